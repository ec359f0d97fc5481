/* cpt-change.c — something the user did that the platform must hear of: one row of the outbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change.h"

#include "cpt-error.h"
#include "cpt-time.h"

#define NO_ERROR (-1)

/* The Date header, from which our "now" comes, has whole seconds, and the platform's machines need not agree. */
#define CLOCK_MARGIN (10 * CPT_TIME_SECOND)

struct _CptChange
{
  GObject parent_instance;

  gint64 id;
  CptChangeKind kind;
  CptChangeState state;
  gboolean is_bulk;
  gint64 rid;
  char *company_id;
  char *connection_id;
  char *name;
  char *old_name;
  char *data_type;
  char *platform_key;
  char *body;
  char *base;
  char *idempotency_key;
  gint64 created;
  gint64 not_before;
  guint attempts;
  guint sendings;
  gint64 first_sent;
  guint http_status;
  int error_code; /* a CptError, or NO_ERROR */
  char *error_text;
  char *correlation_id;
};

G_DEFINE_FINAL_TYPE (CptChange, cpt_change, G_TYPE_OBJECT)

static void
cpt_change_finalize (GObject *object)
{
  CptChange *self = CPT_CHANGE (object);

  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->name);
  g_free (self->old_name);
  g_free (self->data_type);
  g_free (self->platform_key);
  g_free (self->body);
  g_free (self->base);
  g_free (self->idempotency_key);
  g_free (self->error_text);
  g_free (self->correlation_id);

  G_OBJECT_CLASS (cpt_change_parent_class)->finalize (object);
}

static void
cpt_change_class_init (CptChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_change_finalize;
}

static void
cpt_change_init (CptChange *self)
{
}

/**
 * cpt_change_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptChange *
cpt_change_new (const CptChangeFields *fields)
{
  CptChange *self = g_object_new (CPT_TYPE_CHANGE, NULL);

  self->id = fields->id;
  self->kind = fields->kind;
  self->state = fields->state;
  self->is_bulk = fields->is_bulk;
  self->rid = fields->rid;
  self->company_id = g_strdup (fields->company_id);
  self->connection_id = g_strdup (fields->connection_id);
  self->name = g_strdup (fields->name);
  self->old_name = g_strdup (fields->old_name);
  self->data_type = g_strdup (fields->data_type);
  self->platform_key = g_strdup (fields->platform_key);
  self->body = g_strdup (fields->body);
  self->base = g_strdup (fields->base);
  self->idempotency_key = g_strdup (fields->idempotency_key);
  self->created = fields->created;
  self->not_before = fields->not_before;
  self->attempts = fields->attempts;
  self->sendings = fields->sendings;
  self->first_sent = fields->first_sent;
  self->http_status = fields->http_status;
  self->error_code = fields->error_code;
  self->error_text = g_strdup (fields->error_text);
  self->correlation_id = g_strdup (fields->correlation_id);

  return self;
}

/**
 * cpt_change_with_connection:
 * @connection_id: GUID text
 *
 * Returns: (transfer full): the same change, of that connection
 */
CptChange *
cpt_change_with_connection (CptChange *self, const char *connection_id)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return cpt_change_new (&(CptChangeFields){
      .id = self->id,
      .kind = self->kind,
      .state = self->state,
      .is_bulk = self->is_bulk,
      .rid = self->rid,
      .company_id = self->company_id,
      .connection_id = connection_id,
      .name = self->name,
      .old_name = self->old_name,
      .data_type = self->data_type,
      .platform_key = self->platform_key,
      .body = self->body,
      .base = self->base,
      .idempotency_key = self->idempotency_key,
      .created = self->created,
      .not_before = self->not_before,
      .attempts = self->attempts,
      .sendings = self->sendings,
      .first_sent = self->first_sent,
      .http_status = self->http_status,
      .error_code = self->error_code,
      .error_text = self->error_text,
      .correlation_id = self->correlation_id,
  });
}

/**
 * cpt_change_get_id:
 *
 * Returns: the outbox row, 0 when not stored yet
 */
gint64
cpt_change_get_id (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), 0);

  return self->id;
}

/**
 * cpt_change_get_kind:
 *
 * Returns: what the user did
 */
CptChangeKind
cpt_change_get_kind (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), CPT_CHANGE_CREATE_COMPANY);

  return self->kind;
}

/**
 * cpt_change_get_state:
 *
 * Returns: how far it is
 */
CptChangeState
cpt_change_get_state (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), CPT_CHANGE_FAILED);

  return self->state;
}

/**
 * cpt_change_is_bulk:
 *
 * Returns: whether it is one of many changes, which are sent behind whatever is done to one company
 */
gboolean
cpt_change_is_bulk (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), FALSE);

  return self->is_bulk;
}

/**
 * cpt_change_get_rid:
 *
 * Returns: the company's row; negative (minus the outbox row) for one that waits to be created; 0 when not stored yet
 */
gint64
cpt_change_get_rid (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), 0);

  return self->rid;
}

/**
 * cpt_change_get_company_id:
 *
 * Returns: (nullable): GUID text; %NULL for a creation, and for settings of all companies
 */
const char *
cpt_change_get_company_id (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->company_id;
}

/**
 * cpt_change_get_connection_id:
 *
 * Returns: (nullable): GUID text, for changes of a connection, and to read a type through this one alone
 */
const char *
cpt_change_get_connection_id (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->connection_id;
}

/**
 * cpt_change_get_name:
 *
 * Returns: (nullable): the new name, exactly as it is to be sent
 */
const char *
cpt_change_get_name (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->name;
}

/**
 * cpt_change_get_old_name:
 *
 * Returns: (nullable): the name before
 */
const char *
cpt_change_get_old_name (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->old_name;
}

/**
 * cpt_change_get_data_type:
 *
 * Returns: (nullable): key of the type to read
 */
const char *
cpt_change_get_data_type (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->data_type;
}

/**
 * cpt_change_get_platform_key:
 *
 * Returns: (nullable): four letters, what to connect to
 */
const char *
cpt_change_get_platform_key (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->platform_key;
}

/**
 * cpt_change_get_body:
 *
 * Returns: (nullable): JSON: the whole to send, or a patch of tags
 */
const char *
cpt_change_get_body (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->body;
}

/**
 * cpt_change_get_base:
 *
 * Returns: (nullable): JSON of the settings that were changed, as the platform had said them
 */
const char *
cpt_change_get_base (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->base;
}

/**
 * cpt_change_get_idempotency_key:
 *
 * Returns: (nullable): GUID text; %NULL when not stored yet
 */
const char *
cpt_change_get_idempotency_key (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  return self->idempotency_key;
}

/**
 * cpt_change_get_created:
 *
 * Returns: microseconds UTC (the account's clock) when the user did it
 */
gint64
cpt_change_get_created (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), CPT_TIME_UNKNOWN);

  return self->created;
}

/**
 * cpt_change_get_not_before:
 *
 * Returns: microseconds UTC before which it is not to be sent, CPT_TIME_UNKNOWN for at once
 */
gint64
cpt_change_get_not_before (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), CPT_TIME_UNKNOWN);

  return self->not_before;
}

/**
 * cpt_change_get_attempts:
 *
 * Returns: how often it was sent
 */
guint
cpt_change_get_attempts (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), 0);

  return self->attempts;
}

/**
 * cpt_change_get_sendings:
 *
 * Returns: how often it was sent with this key, the sending under way included
 */
guint
cpt_change_get_sendings (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), 0);

  return self->sendings;
}

/**
 * cpt_change_get_first_sent:
 *
 * Returns: microseconds UTC of the first sending with this key, CPT_TIME_UNKNOWN when never
 */
gint64
cpt_change_get_first_sent (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), CPT_TIME_UNKNOWN);

  return self->first_sent;
}

/**
 * cpt_change_get_made_since:
 *
 * Returns: microseconds UTC of the platform's clock: what it made because of this change is not older
 */
gint64
cpt_change_get_made_since (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), CPT_TIME_UNKNOWN);

  return (self->first_sent != CPT_TIME_UNKNOWN ? self->first_sent : self->created) - CLOCK_MARGIN;
}

/**
 * cpt_change_dup_error:
 *
 * Returns: (transfer full) (nullable): how the last attempt failed, with the platform's answer; %NULL when it did not
 */
GError *
cpt_change_dup_error (CptChange *self)
{
  CptErrorAnswer answer;

  g_return_val_if_fail (CPT_IS_CHANGE (self), NULL);

  if (self->error_code == NO_ERROR)
    return NULL;

  answer = (CptErrorAnswer){
    .http_status = self->http_status,
    .text = self->error_text,
    .correlation_id = self->correlation_id,
  };

  return cpt_error_new_answer ((CptError) self->error_code, &answer, "%s",
                               self->error_text != NULL ? self->error_text : "The platform gave no reason");
}

/**
 * cpt_change_can_cancel:
 *
 * Returns: whether the platform has certainly not heard of it yet, so that it can be taken back here
 */
gboolean
cpt_change_can_cancel (CptChange *self)
{
  g_return_val_if_fail (CPT_IS_CHANGE (self), FALSE);

  return self->state == CPT_CHANGE_HELD || self->state == CPT_CHANGE_WAITING;
}
