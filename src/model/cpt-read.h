/* cpt-read.h — one read of one data type through one connection (a PullOperation, or data set, of the platform).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-read-status.h"

G_BEGIN_DECLS

/**
 * CptReadFields:
 * @id: GUID text, lower case
 * @company_id: GUID text, lower case
 * @connection_id: GUID text, lower case
 * @data_type: as the platform wrote it; types that this version does not know are kept
 * @status_text: as the platform wrote it
 * @description: (nullable): what the platform adds to the status, such as until when it pauses
 * @error_message: (nullable): what the source or the platform said
 * @requested: microseconds UTC, or CPT_TIME_UNKNOWN
 * @completed: microseconds UTC, or CPT_TIME_UNKNOWN while it runs
 * @requested_text: (nullable): as the platform wrote it
 * @completed_text: (nullable): as the platform wrote it
 * @progress: percent, as the platform gave it
 * @is_completed: whether the platform says that it ended well
 * @is_errored: whether the platform says that it ended badly
 */
typedef struct
{
  const char *id;
  const char *company_id;
  const char *connection_id;
  const char *data_type;
  const char *status_text;
  const char *description;
  const char *error_message;
  gint64 requested;
  gint64 completed;
  const char *requested_text;
  const char *completed_text;
  int progress;
  gboolean is_completed;
  gboolean is_errored;
} CptReadFields;

#define CPT_TYPE_READ (cpt_read_get_type ())
G_DECLARE_FINAL_TYPE (CptRead, cpt_read, CPT, READ, GObject)

CptRead *cpt_read_new (const CptReadFields *fields);
const char *cpt_read_get_id (CptRead *self);
const char *cpt_read_get_company_id (CptRead *self);
const char *cpt_read_get_connection_id (CptRead *self);
const char *cpt_read_get_data_type (CptRead *self);
const char *cpt_read_get_status_text (CptRead *self);
const char *cpt_read_get_description (CptRead *self);
const char *cpt_read_get_error_message (CptRead *self);
gint64 cpt_read_get_requested (CptRead *self);
gint64 cpt_read_get_completed (CptRead *self);
const char *cpt_read_get_requested_text (CptRead *self);
const char *cpt_read_get_completed_text (CptRead *self);
int cpt_read_get_progress (CptRead *self);
gboolean cpt_read_is_completed (CptRead *self);
gboolean cpt_read_is_errored (CptRead *self);
CptReadStatus cpt_read_get_status (CptRead *self);
CptReadOutcome cpt_read_get_outcome (CptRead *self);
CptReadRemedy cpt_read_get_remedy (CptRead *self);
CptRead *cpt_read_cancelled (CptRead *self);
gboolean cpt_read_is_over (CptRead *self);
gboolean cpt_read_is_validated (CptRead *self);
gint64 cpt_read_get_duration (CptRead *self);

G_END_DECLS
