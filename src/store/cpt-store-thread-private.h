/* cpt-store-thread-private.h — a thread that owns one SQLite handle and runs tasks on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CptStoreLane:
 * @CPT_STORE_LANE_USER: what the user did and what only we know: first, and committed to the disk
 * @CPT_STORE_LANE_SYNC: what the platform can send again: after, and interrupted by a shutdown
 */
typedef enum
{
  CPT_STORE_LANE_USER,
  CPT_STORE_LANE_SYNC,
} CptStoreLane;
#define CPT_N_STORE_LANES (CPT_STORE_LANE_SYNC + 1)

/* Runs on the thread; must return from @task, always. */
typedef void (*CptStoreFunc) (GTask *task, sqlite3 *handle);

typedef struct _CptStoreThread CptStoreThread;

CptStoreThread *cpt_store_thread_new_writer (void);
CptStoreThread *cpt_store_thread_new_reader (const char *name, const char *path, gboolean in_background);
void cpt_store_thread_push (CptStoreThread *self, CptStoreLane lane, GTask *task, CptStoreFunc func);
void cpt_store_thread_take_handle (CptStoreThread *self, sqlite3 *handle);
gboolean cpt_store_thread_begin_yielding (CptStoreThread *self);
void cpt_store_thread_end_yielding (CptStoreThread *self);
gboolean cpt_store_thread_is_current (CptStoreThread *self);
void cpt_store_thread_on_end (CptStoreThread *self, GDestroyNotify func, gpointer user_data);
void cpt_store_thread_close (CptStoreThread *self);

G_END_DECLS
