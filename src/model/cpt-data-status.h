/* cpt-data-status.h — how fresh one data type of a company is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-read-status.h"

G_BEGIN_DECLS

/**
 * CptDataSituation:
 * @CPT_DATA_NEVER_READ: no read was ever asked for
 * @CPT_DATA_NO_SUCCESS: read, and never with success
 * @CPT_DATA_OLD_SUCCESS: there is data, of an earlier read than the latest
 * @CPT_DATA_SUCCESS: there is data, of the latest read
 *
 * What there is to show of a type. Whether the latest read failed or still runs, its status says.
 */
typedef enum
{
  CPT_DATA_NEVER_READ,
  CPT_DATA_NO_SUCCESS,
  CPT_DATA_OLD_SUCCESS,
  CPT_DATA_SUCCESS,
} CptDataSituation;

/**
 * CptDataStatusFields:
 * @data_type: as the platform wrote it
 * @status_text: (nullable): status of the latest read, as the platform wrote it
 * @last_success: microseconds UTC, or CPT_TIME_UNKNOWN before the first success
 * @last_success_text: (nullable): as the platform wrote it
 * @latest_read_id: (nullable): GUID text of the latest read
 * @latest_success_id: (nullable): GUID text of the latest read that ended well
 */
typedef struct
{
  const char *data_type;
  const char *status_text;
  gint64 last_success;
  const char *last_success_text;
  const char *latest_read_id;
  const char *latest_success_id;
} CptDataStatusFields;

#define CPT_TYPE_DATA_STATUS (cpt_data_status_get_type ())
G_DECLARE_FINAL_TYPE (CptDataStatus, cpt_data_status, CPT, DATA_STATUS, GObject)

CptDataStatus *cpt_data_status_new (const CptDataStatusFields *fields);
const char *cpt_data_status_get_data_type (CptDataStatus *self);
const char *cpt_data_status_get_status_text (CptDataStatus *self);
gint64 cpt_data_status_get_last_success (CptDataStatus *self);
const char *cpt_data_status_get_last_success_text (CptDataStatus *self);
const char *cpt_data_status_get_latest_read_id (CptDataStatus *self);
const char *cpt_data_status_get_latest_success_id (CptDataStatus *self);
CptReadStatus cpt_data_status_get_status (CptDataStatus *self);
CptDataSituation cpt_data_status_get_situation (CptDataStatus *self);

G_END_DECLS
