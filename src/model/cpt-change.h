/* cpt-change.h — something the user did that the platform must hear of: one row of the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CptChangeKind:
 *
 * What the user did. Stored by value: never renumber.
 */
typedef enum
{
  CPT_CHANGE_CREATE_COMPANY = 1,
  CPT_CHANGE_RENAME_COMPANY = 2,
  CPT_CHANGE_DELETE_COMPANY = 3,
  CPT_CHANGE_UNLINK_CONNECTION = 4,
  CPT_CHANGE_DELETE_CONNECTION = 5,
  CPT_CHANGE_REFRESH_COMPANY = 6,
  CPT_CHANGE_REFRESH_TYPE = 7,
  CPT_CHANGE_CREATE_CONNECTION = 8,
  CPT_CHANGE_SAVE_SETTINGS = 9,
  CPT_CHANGE_EDIT_TAGS = 10,
  CPT_CHANGE_DESCRIBE_COMPANY = 11,
} CptChangeKind;

/**
 * CptChangeState:
 * @CPT_CHANGE_HELD: not to be sent before its time (a deletion's eight seconds); cancellable
 * @CPT_CHANGE_WAITING: to be sent as soon as possible; cancellable
 * @CPT_CHANGE_SENDING: a request may be on its way, or may have been received: no more cancellable
 * @CPT_CHANGE_UNSURE: sent, and whether the platform did it must be found out before anything else is sent
 * @CPT_CHANGE_ASKING: several companies could be the one created: the user must say which
 * @CPT_CHANGE_FAILED: the platform said no; kept so that the row can say why, until dismissed or retried
 *
 * Stored by value: never renumber.
 */
typedef enum
{
  CPT_CHANGE_HELD = 1,
  CPT_CHANGE_WAITING = 2,
  CPT_CHANGE_SENDING = 3,
  CPT_CHANGE_UNSURE = 4,
  CPT_CHANGE_ASKING = 5,
  CPT_CHANGE_FAILED = 6,
} CptChangeState;

/**
 * CptChangeFields:
 * @id: the outbox row, 0 when not stored yet
 * @kind: what the user did
 * @state: how far it is
 * @is_bulk: whether it is one of many changes, which are sent behind whatever is done to one company
 * @rid: the company's row; negative (minus the outbox row) for one that waits to be created; 0 when not stored yet
 * @company_id: (nullable): GUID text; %NULL for a creation, and for settings of all companies
 * @connection_id: (nullable): GUID text, for changes of a connection, and to read a type through this one alone
 * @name: (nullable): the new name, exactly as it is to be sent
 * @old_name: (nullable): the name before, for Undo and messages; of a connection its platform's, of a refresh the
 *   company's
 * @data_type: (nullable): what to read, for CPT_CHANGE_REFRESH_TYPE
 * @platform_key: (nullable): what to connect to, for CPT_CHANGE_CREATE_CONNECTION
 * @body: (nullable): JSON: the whole to send, for CPT_CHANGE_SAVE_SETTINGS; a patch of tags, for CPT_CHANGE_EDIT_TAGS;
 * the text itself, for CPT_CHANGE_DESCRIBE_COMPANY
 * @base: (nullable): JSON of the settings that were changed into @body, as the platform had said them; when it is
 * stored without one, those that are stored; the description before, for CPT_CHANGE_DESCRIBE_COMPANY, found likewise
 * @idempotency_key: (nullable): GUID text; made when the row is stored
 * @created: microseconds UTC (the account's clock) when the user did it
 * @not_before: microseconds UTC before which it is not to be sent, CPT_TIME_UNKNOWN for at once
 * @attempts: how often it was sent
 * @sendings: how often it was sent with this key
 * @first_sent: microseconds UTC of the first sending with this key, CPT_TIME_UNKNOWN when never
 * @http_status: of the last answer, 0 when none came
 * @error_code: a CptError of the last attempt, -1 when none
 * @error_text: (nullable): the platform's words
 * @correlation_id: (nullable): of the last answer
 */
typedef struct
{
  gint64 id;
  CptChangeKind kind;
  CptChangeState state;
  gboolean is_bulk;
  gint64 rid;
  const char *company_id;
  const char *connection_id;
  const char *name;
  const char *old_name;
  const char *data_type;
  const char *platform_key;
  const char *body;
  const char *base;
  const char *idempotency_key;
  gint64 created;
  gint64 not_before;
  guint attempts;
  guint sendings;
  gint64 first_sent;
  guint http_status;
  int error_code;
  const char *error_text;
  const char *correlation_id;
} CptChangeFields;

#define CPT_TYPE_CHANGE (cpt_change_get_type ())
G_DECLARE_FINAL_TYPE (CptChange, cpt_change, CPT, CHANGE, GObject)

CptChange *cpt_change_new (const CptChangeFields *fields);
CptChange *cpt_change_with_connection (CptChange *self, const char *connection_id);
gint64 cpt_change_get_id (CptChange *self);
CptChangeKind cpt_change_get_kind (CptChange *self);
CptChangeState cpt_change_get_state (CptChange *self);
gboolean cpt_change_is_bulk (CptChange *self);
gint64 cpt_change_get_rid (CptChange *self);
const char *cpt_change_get_company_id (CptChange *self);
const char *cpt_change_get_connection_id (CptChange *self);
const char *cpt_change_get_name (CptChange *self);
const char *cpt_change_get_old_name (CptChange *self);
const char *cpt_change_get_data_type (CptChange *self);
const char *cpt_change_get_platform_key (CptChange *self);
const char *cpt_change_get_body (CptChange *self);
const char *cpt_change_get_base (CptChange *self);
const char *cpt_change_get_idempotency_key (CptChange *self);
gint64 cpt_change_get_created (CptChange *self);
gint64 cpt_change_get_not_before (CptChange *self);
guint cpt_change_get_attempts (CptChange *self);
guint cpt_change_get_sendings (CptChange *self);
gint64 cpt_change_get_first_sent (CptChange *self);
gint64 cpt_change_get_made_since (CptChange *self);
GError *cpt_change_dup_error (CptChange *self);
gboolean cpt_change_can_cancel (CptChange *self);

G_END_DECLS
