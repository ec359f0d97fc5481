/* cpt-bulk-result.h — how one of the refreshes of many companies stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptBulkStage:
 * @CPT_BULK_STAGE_FAILED: the platform refused it
 * @CPT_BULK_STAGE_WAITING: it waits its turn, or for what became of it to be found out
 * @CPT_BULK_STAGE_SENDING: it is on its way
 * @CPT_BULK_STAGE_TAKEN: the platform took it
 * @CPT_BULK_STAGE_READ: and the company has been read since
 *
 * How far a refresh is.
 */
typedef enum
{
  CPT_BULK_STAGE_FAILED,
  CPT_BULK_STAGE_WAITING,
  CPT_BULK_STAGE_SENDING,
  CPT_BULK_STAGE_TAKEN,
  CPT_BULK_STAGE_READ,
} CptBulkStage;

/**
 * CptBulkResultFields:
 * @change_id: the row of the outbox, which is gone once the platform took it
 * @rid: the company's row
 * @name: (nullable): the company's
 * @data_type: (nullable): what is read; %NULL for all
 * @stage: how far it is
 * @at: microseconds UTC when it was taken, or, for %CPT_BULK_STAGE_READ, of the company's last read; CPT_TIME_UNKNOWN
 *   before
 * @error: (nullable): why it failed
 */
typedef struct
{
  gint64 change_id;
  gint64 rid;
  const char *name;
  const char *data_type;
  CptBulkStage stage;
  gint64 at;
  const GError *error;
} CptBulkResultFields;

#define CPT_TYPE_BULK_RESULT (cpt_bulk_result_get_type ())
G_DECLARE_FINAL_TYPE (CptBulkResult, cpt_bulk_result, CPT, BULK_RESULT, GObject)

CptBulkResult *cpt_bulk_result_new (const CptBulkResultFields *fields);
const CptBulkResultFields *cpt_bulk_result_get_fields (CptBulkResult *self);

G_END_DECLS
