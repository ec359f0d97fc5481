/* cpt-read-runner-private.h — keeps the list up to date: decides when a read job runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"
#include "cpt-platform-client.h"
#include "cpt-sync-report-private.h"

G_BEGIN_DECLS

/**
 * CptReadRunnerEvents:
 * @report: something in the report changed; it belongs to the runner
 * @password_seen: a Link URL with a one-time password was seen
 *
 * What the read runner tells, on its own thread.
 */
typedef struct
{
  void (*report) (const CptSyncReport *report, gpointer user_data);
  void (*password_seen) (gpointer user_data);
} CptReadRunnerEvents;

/* Companies whose Link URL was handed out, the last ones, that are read by themselves. */
#define CPT_READ_RUNNER_MOST_AWAITED 8

#define CPT_TYPE_READ_RUNNER (cpt_read_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptReadRunner, cpt_read_runner, CPT, READ_RUNNER, GObject)

CptReadRunner *cpt_read_runner_new (CptPlatformClient *client,
                                    CptStore *store,
                                    guint page_size,
                                    double time_scale,
                                    const CptReadRunnerEvents *events,
                                    gpointer events_data);
void cpt_read_runner_read (CptReadRunner *self);
void cpt_read_runner_probe (CptReadRunner *self);
void cpt_read_runner_cancel (CptReadRunner *self);
void cpt_read_runner_await (CptReadRunner *self, const char *company_id);
void cpt_read_runner_watch (CptReadRunner *self);
void cpt_read_runner_refuse (CptReadRunner *self, const GError *error);
void cpt_read_runner_lose_network (CptReadRunner *self);
void cpt_read_runner_stop (CptReadRunner *self);
gboolean cpt_read_runner_is_busy (CptReadRunner *self);

G_END_DECLS
