/* cpt-write.c — one write of records into a source (a PushOperation of the platform).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write.h"

#include "cpt-objects.h"
#include "cpt-time.h"

struct _CptWrite
{
  GObject parent_instance;

  char *id;
  char *company_id;
  char *connection_id;
  char *data_type;
  char *status_text;
  int status_code;
  gint64 requested;
  gint64 completed;
  char *requested_text;
  char *completed_text;
  int timeout_minutes;
  char *error_message;
  CptValidation *validation; /* (owned) (nullable) */
  GPtrArray *changes;        /* (element-type CptWriteChange), never NULL */
};

G_DEFINE_FINAL_TYPE (CptWrite, cpt_write, G_TYPE_OBJECT)

static void
cpt_write_finalize (GObject *object)
{
  CptWrite *self = CPT_WRITE (object);

  g_free (self->id);
  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->data_type);
  g_free (self->status_text);
  g_free (self->requested_text);
  g_free (self->completed_text);
  g_free (self->error_message);
  g_clear_object (&self->validation);
  g_ptr_array_unref (self->changes);

  G_OBJECT_CLASS (cpt_write_parent_class)->finalize (object);
}

static void
cpt_write_class_init (CptWriteClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_write_finalize;
}

static void
cpt_write_init (CptWrite *self)
{
}

/* In the platform's spelling, by CptWriteStatus. */
static const char *const status_texts[] = {
  [CPT_WRITE_STATUS_UNKNOWN] = "",           [CPT_WRITE_STATUS_PENDING] = "Pending",
  [CPT_WRITE_STATUS_SUCCESS] = "Success",    [CPT_WRITE_STATUS_FAILED] = "Failed",
  [CPT_WRITE_STATUS_TIMED_OUT] = "TimedOut",
};

/**
 * cpt_write_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptWrite *
cpt_write_new (const CptWriteFields *fields)
{
  CptWrite *self = g_object_new (CPT_TYPE_WRITE, NULL);

  self->id = g_strdup (fields->id);
  self->company_id = g_strdup (fields->company_id);
  self->connection_id = g_strdup (fields->connection_id);
  self->data_type = g_strdup (fields->data_type);
  self->status_text = g_strdup (fields->status_text);
  self->status_code = fields->status_code;
  self->requested = fields->requested;
  self->completed = fields->completed;
  self->requested_text = g_strdup (fields->requested_text);
  self->completed_text = g_strdup (fields->completed_text);
  self->timeout_minutes = fields->timeout_minutes;
  self->error_message = g_strdup (fields->error_message);
  g_set_object (&self->validation, fields->validation);
  self->changes = cpt_objects_copy (fields->changes);

  return self;
}

/**
 * cpt_write_get_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_write_get_id (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->id;
}

/**
 * cpt_write_get_company_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_write_get_company_id (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->company_id;
}

/**
 * cpt_write_get_connection_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_write_get_connection_id (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->connection_id;
}

/**
 * cpt_write_get_data_type:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_write_get_data_type (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->data_type;
}

/**
 * cpt_write_get_status_text:
 *
 * Returns: as the platform wrote it
 */
const char *
cpt_write_get_status_text (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->status_text;
}

/**
 * cpt_write_get_status_code:
 *
 * Returns: the HTTP code that the source answered, 0 when the platform gave none
 */
int
cpt_write_get_status_code (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), 0);

  return self->status_code;
}

/**
 * cpt_write_get_requested:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_write_get_requested (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), CPT_TIME_UNKNOWN);

  return self->requested;
}

/**
 * cpt_write_get_completed:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN while it is pending
 */
gint64
cpt_write_get_completed (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), CPT_TIME_UNKNOWN);

  return self->completed;
}

/**
 * cpt_write_get_requested_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_write_get_requested_text (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->requested_text;
}

/**
 * cpt_write_get_completed_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_write_get_completed_text (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->completed_text;
}

/**
 * cpt_write_get_timeout_minutes:
 *
 * Returns: minutes after which the platform stops waiting, -1 when it was not asked to
 */
int
cpt_write_get_timeout_minutes (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), -1);

  return self->timeout_minutes;
}

/**
 * cpt_write_get_error_message:
 *
 * Returns: (nullable): what the source or the platform said
 */
const char *
cpt_write_get_error_message (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->error_message;
}

/**
 * cpt_write_get_validation:
 *
 * Returns: (transfer none) (nullable): (nullable): what was found wrong with the record
 */
CptValidation *
cpt_write_get_validation (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->validation;
}

/**
 * cpt_write_get_changes:
 *
 * Returns: (transfer none) (element-type CptWriteChange): what was done, in the platform's order; not to be changed
 */
GPtrArray *
cpt_write_get_changes (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), NULL);

  return self->changes;
}

/**
 * cpt_write_get_status:
 *
 * Returns: the status, CPT_WRITE_STATUS_UNKNOWN for one that this version does not know
 */
CptWriteStatus
cpt_write_get_status (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), CPT_WRITE_STATUS_UNKNOWN);

  return cpt_write_status_from_text (self->status_text);
}

/**
 * cpt_write_get_duration:
 *
 * Returns: microseconds from the request to the end, CPT_TIME_UNKNOWN while it is pending or when the platform's dates
 * do not tell
 */
gint64
cpt_write_get_duration (CptWrite *self)
{
  g_return_val_if_fail (CPT_IS_WRITE (self), CPT_TIME_UNKNOWN);

  if (self->requested == CPT_TIME_UNKNOWN || self->completed == CPT_TIME_UNKNOWN || self->completed < self->requested)
    return CPT_TIME_UNKNOWN;

  return self->completed - self->requested;
}

/**
 * cpt_write_status_from_text:
 * @text: (nullable): as the platform wrote it; the case matters
 *
 * Returns: CPT_WRITE_STATUS_UNKNOWN for what this version does not know
 */
CptWriteStatus
cpt_write_status_from_text (const char *text)
{
  for (guint i = CPT_WRITE_STATUS_UNKNOWN + 1; i < G_N_ELEMENTS (status_texts); i++)
    if (g_strcmp0 (text, status_texts[i]) == 0)
      return (CptWriteStatus) i;

  return CPT_WRITE_STATUS_UNKNOWN;
}
