/* cpt-store.h — the local copy of one account: one SQLite file, its threads, its schema.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-clock.h"
#include "cpt-error.h"

G_BEGIN_DECLS

/**
 * CptStoreOutcome:
 * @CPT_STORE_OPENED: the file was there and is fine
 * @CPT_STORE_CREATED: there was none: a new one
 * @CPT_STORE_DAMAGED: it was damaged: set aside, a new one made, what only we knew salvaged
 * @CPT_STORE_NEWER: a newer Comptoir wrote it: set aside, a new one made, what only we knew salvaged
 *
 * How opening the store ended.
 */
typedef enum
{
  CPT_STORE_OPENED,
  CPT_STORE_CREATED,
  CPT_STORE_DAMAGED,
  CPT_STORE_NEWER,
} CptStoreOutcome;

/**
 * CptStoreChange:
 *
 * What changed, in the signal CptStore::changed (main thread).
 */
typedef enum
{
  CPT_STORE_CHANGE_COMPANIES = 1 << 0, /* rows of company or connection, by a sync */
  CPT_STORE_CHANGE_OUTBOX = 1 << 1,    /* what the user did, or its answer */
  CPT_STORE_CHANGE_LINK_SENT = 1 << 2,
  CPT_STORE_CHANGE_ACTIVITY = 1 << 3,
  CPT_STORE_CHANGE_READ_ENDED = 1 << 4, /* a complete read of the list came to its end */
  CPT_STORE_CHANGE_READS = 1 << 5,      /* read history, or what was found wrong in it; "company-changed" says whose */
  CPT_STORE_CHANGE_WRITES = 1 << 6,     /* write history; likewise */
  CPT_STORE_CHANGE_DATA_STATUS = 1 << 7,
  CPT_STORE_CHANGE_SETTINGS = 1 << 8,
  CPT_STORE_CHANGE_INTEGRATIONS = 1 << 9,
  CPT_STORE_CHANGE_REQUESTS = 1 << 10, /* rows of the outbox that leave companies as they are: refreshes, settings */
  CPT_STORE_CHANGE_REPORTS = 1 << 11,  /* financial reports; "company-changed" says whose */
  CPT_STORE_CHANGE_RECORDS = 1 << 12,  /* records; likewise */
  CPT_STORE_CHANGE_FILES = 1 << 13,    /* uploaded files; likewise */
} CptStoreChange;

#define CPT_TYPE_STORE (cpt_store_get_type ())
G_DECLARE_FINAL_TYPE (CptStore, cpt_store, CPT, STORE, GObject)

CptStore *cpt_store_new (const char *folder, CptClock *clock);
void cpt_store_open_async (CptStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cpt_store_open_finish (CptStore *self, GAsyncResult *result, CptStoreOutcome *outcome, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void cpt_store_close (CptStore *self);
void cpt_store_close_async (CptStore *self, GAsyncReadyCallback callback, gpointer user_data);
void cpt_store_close_finish (CptStore *self, GAsyncResult *result);
const char *cpt_store_get_folder (CptStore *self);
const char *cpt_store_get_set_aside (CptStore *self);
CptClock *cpt_store_get_clock (CptStore *self);

G_END_DECLS
