/* cpt-watch-runner-private.h — which companies are followed: the open one, and those whose refresh was asked for last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-platform-client.h"
#include "cpt-read.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptWatchEvents:
 * @read_ended: a read of the company of row @rid ended
 * @refresh_ended: so did all that a refresh asked for; @reads (element-type CptRead) are those that did meanwhile
 * @gone: the platform has no such company any more
 *
 * What the watch runner tells, on its own thread.
 */
typedef struct
{
  void (*read_ended) (gint64 rid, CptRead *read, gpointer user_data);
  void (*refresh_ended) (gint64 rid, CptCompany *company, GPtrArray *reads, gpointer user_data);
  void (*gone) (gint64 rid, gpointer user_data);
} CptWatchEvents;

#define CPT_TYPE_WATCH_RUNNER (cpt_watch_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptWatchRunner, cpt_watch_runner, CPT, WATCH_RUNNER, GObject)

CptWatchRunner *cpt_watch_runner_new (CptPlatformClient *client,
                                      CptStore *store,
                                      double time_scale,
                                      const CptWatchEvents *events,
                                      gpointer events_data);
void cpt_watch_runner_open (CptWatchRunner *self, gint64 rid, const char *company_id);
void cpt_watch_runner_close (CptWatchRunner *self);
void cpt_watch_runner_follow (CptWatchRunner *self, CptChange *refresh);
void cpt_watch_runner_resume (CptWatchRunner *self);
void cpt_watch_runner_stop (CptWatchRunner *self);
gboolean cpt_watch_runner_is_busy (CptWatchRunner *self);

G_END_DECLS
