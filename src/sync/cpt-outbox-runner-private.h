/* cpt-outbox-runner-private.h — keeps the outbox empty: decides when outbox jobs run, and how many.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-outbox-job-private.h"

G_BEGIN_DECLS

/**
 * CptOutboxRefusedFunc:
 * @error: a CPT_ERROR_UNAUTHORIZED
 *
 * The key was refused; the runner is paused.
 */
typedef void (*CptOutboxRefusedFunc) (const GError *error, gpointer user_data);

#define CPT_TYPE_OUTBOX_RUNNER (cpt_outbox_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptOutboxRunner, cpt_outbox_runner, CPT, OUTBOX_RUNNER, GObject)

CptOutboxRunner *cpt_outbox_runner_new (CptPlatformClient *client,
                                        CptStore *store,
                                        double time_scale,
                                        const CptOutboxEvents *events,
                                        CptOutboxRefusedFunc refused,
                                        gpointer events_data);
void cpt_outbox_runner_wake (CptOutboxRunner *self);
void cpt_outbox_runner_take_time (CptOutboxRunner *self);
void cpt_outbox_runner_pause (CptOutboxRunner *self);
void cpt_outbox_runner_resume (CptOutboxRunner *self);
void cpt_outbox_runner_stop (CptOutboxRunner *self);
gboolean cpt_outbox_runner_is_busy (CptOutboxRunner *self);

G_END_DECLS
