/* cpt-record-runner-private.h — pages of records, read into the store when somebody wants them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-platform-client.h"
#include "cpt-record-filter.h"
#include "cpt-record-type.h"
#include "cpt-store.h"

G_BEGIN_DECLS

#define CPT_TYPE_RECORD_RUNNER (cpt_record_runner_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordRunner, cpt_record_runner, CPT, RECORD_RUNNER, GObject)

CptRecordRunner *cpt_record_runner_new (CptPlatformClient *client, CptStore *store);
void cpt_record_runner_read (CptRecordRunner *self,
                             const CptRecordPlace *place,
                             const CptRecordQuery *query,
                             guint page,
                             guint page_size,
                             GTask *task);
void cpt_record_runner_stop (CptRecordRunner *self);
gboolean cpt_record_runner_is_busy (CptRecordRunner *self);

G_END_DECLS
