/* cpt-read-watch-private.h — one company whose reads are followed until they end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-read.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_READ_WATCH (cpt_read_watch_get_type ())
G_DECLARE_FINAL_TYPE (CptReadWatch, cpt_read_watch, CPT, READ_WATCH, GObject)

/**
 * CptReadWatchEvents:
 * @read_ended: a read ended before our eyes
 * @refresh_ended: all that a refresh asked for has ended; @reads (element-type CptRead) are those that did meanwhile
 * @gone: the platform has no such company any more; the watch is over
 * @over: there is nothing more to follow
 *
 * What a watch tells, on its own thread.
 */
typedef struct
{
  void (*read_ended) (CptReadWatch *watch, CptRead *read, gpointer user_data);
  void (*refresh_ended) (CptReadWatch *watch, CptCompany *company, GPtrArray *reads, gpointer user_data);
  void (*gone) (CptReadWatch *watch, gpointer user_data);
  void (*over) (CptReadWatch *watch, gpointer user_data);
} CptReadWatchEvents;

CptReadWatch *cpt_read_watch_new (CptPlatformClient *client,
                                  CptStore *store,
                                  const char *company_id,
                                  gint64 rid,
                                  double time_scale,
                                  const CptReadWatchEvents *events,
                                  gpointer events_data);
void cpt_read_watch_open (CptReadWatch *self);
void cpt_read_watch_close (CptReadWatch *self);
void cpt_read_watch_ask (CptReadWatch *self, gint64 since);
void cpt_read_watch_catch_up (CptReadWatch *self);
void cpt_read_watch_resume (CptReadWatch *self);
void cpt_read_watch_stop (CptReadWatch *self);
const char *cpt_read_watch_get_company_id (CptReadWatch *self);
gint64 cpt_read_watch_get_rid (CptReadWatch *self);
gboolean cpt_read_watch_is_open (CptReadWatch *self);
gboolean cpt_read_watch_is_stopped (CptReadWatch *self);
gboolean cpt_read_watch_is_busy (CptReadWatch *self);

G_END_DECLS
