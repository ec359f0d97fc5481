/* cpt-operation-text.h — a read or a write as it is shown in a history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"
#include "cpt-read.h"
#include "cpt-status-mark.h"
#include "cpt-write.h"

G_BEGIN_DECLS

/**
 * CptOperation:
 * @id: GUID text
 * @data_type: (nullable): as the platform wrote it
 * @connection_id: GUID text
 * @status: in words, translated
 * @mark: of @status
 * @outcome: whether it runs, or how it ended
 * @progress: percent, -1 where it is not told or is over
 * @requested: microseconds UTC, or CPT_TIME_UNKNOWN
 * @duration: microseconds, up to now while it runs; or CPT_TIME_UNKNOWN
 *
 * What is shown of a read or a write. Nothing is owned.
 */
typedef struct
{
  const char *id;
  const char *data_type;
  const char *connection_id;
  const char *status;
  CptStatusMark mark;
  CptReadOutcome outcome;
  int progress;
  gint64 requested;
  gint64 duration;
} CptOperation;

CptOperation cpt_operation_of (gpointer item, gint64 now);
const char *cpt_operation_text_type (const CptOperation *self);
const char *cpt_operation_text_platform (const CptOperation *self, CptCompany *company);
char *cpt_operation_text_duration (const CptOperation *self);
char *cpt_operation_text_progress (const CptOperation *self);
char *cpt_operation_text_spoken (const CptOperation *self, CptCompany *company, gint64 now);

G_END_DECLS
