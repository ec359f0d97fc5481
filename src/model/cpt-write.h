/* cpt-write.h — one write of records into a source (a PushOperation of the platform).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-validation.h"
#include "cpt-write-change.h"

G_BEGIN_DECLS

/**
 * CptWriteStatus:
 * @CPT_WRITE_STATUS_UNKNOWN: one that this version does not know
 * @CPT_WRITE_STATUS_PENDING: the source has not answered; it may never do
 * @CPT_WRITE_STATUS_SUCCESS: done
 * @CPT_WRITE_STATUS_FAILED: refused
 * @CPT_WRITE_STATUS_TIMED_OUT: the platform waits no longer; the write may still happen
 */
typedef enum
{
  CPT_WRITE_STATUS_UNKNOWN,
  CPT_WRITE_STATUS_PENDING,
  CPT_WRITE_STATUS_SUCCESS,
  CPT_WRITE_STATUS_FAILED,
  CPT_WRITE_STATUS_TIMED_OUT,
} CptWriteStatus;

/**
 * CptWriteFields:
 * @id: GUID text, lower case
 * @company_id: GUID text, lower case
 * @connection_id: GUID text, lower case
 * @data_type: (nullable): as the platform wrote it
 * @status_text: as the platform wrote it
 * @status_code: the HTTP code that the source answered, 0 when the platform gave none
 * @requested: microseconds UTC, or CPT_TIME_UNKNOWN
 * @completed: microseconds UTC, or CPT_TIME_UNKNOWN while it is pending
 * @requested_text: (nullable): as the platform wrote it
 * @completed_text: (nullable): as the platform wrote it
 * @timeout_minutes: minutes after which the platform stops waiting, -1 when it was not asked to
 * @error_message: (nullable): what the source or the platform said
 * @validation: (nullable): what was found wrong with the record
 * @changes: (nullable) (element-type CptWriteChange): what was done, in the platform's order
 */
typedef struct
{
  const char *id;
  const char *company_id;
  const char *connection_id;
  const char *data_type;
  const char *status_text;
  int status_code;
  gint64 requested;
  gint64 completed;
  const char *requested_text;
  const char *completed_text;
  int timeout_minutes;
  const char *error_message;
  CptValidation *validation;
  GPtrArray *changes;
} CptWriteFields;

#define CPT_TYPE_WRITE (cpt_write_get_type ())
G_DECLARE_FINAL_TYPE (CptWrite, cpt_write, CPT, WRITE, GObject)

CptWrite *cpt_write_new (const CptWriteFields *fields);
const char *cpt_write_get_id (CptWrite *self);
const char *cpt_write_get_company_id (CptWrite *self);
const char *cpt_write_get_connection_id (CptWrite *self);
const char *cpt_write_get_data_type (CptWrite *self);
const char *cpt_write_get_status_text (CptWrite *self);
int cpt_write_get_status_code (CptWrite *self);
gint64 cpt_write_get_requested (CptWrite *self);
gint64 cpt_write_get_completed (CptWrite *self);
const char *cpt_write_get_requested_text (CptWrite *self);
const char *cpt_write_get_completed_text (CptWrite *self);
int cpt_write_get_timeout_minutes (CptWrite *self);
const char *cpt_write_get_error_message (CptWrite *self);
CptValidation *cpt_write_get_validation (CptWrite *self);
GPtrArray *cpt_write_get_changes (CptWrite *self);
CptWriteStatus cpt_write_get_status (CptWrite *self);
gint64 cpt_write_get_duration (CptWrite *self);

CptWriteStatus cpt_write_status_from_text (const char *text);

G_END_DECLS
