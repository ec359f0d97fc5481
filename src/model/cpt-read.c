/* cpt-read.c — one read of one data type through one connection (a PullOperation, or data set, of the platform).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-read.h"

#include "cpt-time.h"

struct _CptRead
{
  GObject parent_instance;

  char *id;
  char *company_id;
  char *connection_id;
  char *data_type;
  char *status_text;
  char *description;
  char *error_message;
  gint64 requested;
  gint64 completed;
  char *requested_text;
  char *completed_text;
  int progress;
  gboolean is_completed;
  gboolean is_errored;
  CptReadStatus status;
  CptReadOutcome outcome;
};

G_DEFINE_FINAL_TYPE (CptRead, cpt_read, G_TYPE_OBJECT)

static void
cpt_read_finalize (GObject *object)
{
  CptRead *self = CPT_READ (object);

  g_free (self->id);
  g_free (self->company_id);
  g_free (self->connection_id);
  g_free (self->data_type);
  g_free (self->status_text);
  g_free (self->description);
  g_free (self->error_message);
  g_free (self->requested_text);
  g_free (self->completed_text);

  G_OBJECT_CLASS (cpt_read_parent_class)->finalize (object);
}

static void
cpt_read_class_init (CptReadClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_read_finalize;
}

static void
cpt_read_init (CptRead *self)
{
}

/* Section 3.6 of the platform reference: its two flags decide before the status, and a status that this
 * version does not know runs until the platform says when it was completed. */
static CptReadOutcome
outcome_of (CptReadStatus status, const CptReadFields *fields)
{
  if (fields->is_errored)
    return CPT_READ_OUTCOME_ERROR;
  if (fields->is_completed)
    return CPT_READ_OUTCOME_SUCCESS;
  if (status == CPT_READ_STATUS_UNKNOWN && fields->completed_text == NULL && fields->completed == CPT_TIME_UNKNOWN)
    return CPT_READ_OUTCOME_RUNNING;

  return cpt_read_status_get_outcome (status);
}

/**
 * cpt_read_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptRead *
cpt_read_new (const CptReadFields *fields)
{
  CptRead *self = g_object_new (CPT_TYPE_READ, NULL);

  self->id = g_strdup (fields->id);
  self->company_id = g_strdup (fields->company_id);
  self->connection_id = g_strdup (fields->connection_id);
  self->data_type = g_strdup (fields->data_type);
  self->status_text = g_strdup (fields->status_text);
  self->description = g_strdup (fields->description);
  self->error_message = g_strdup (fields->error_message);
  self->requested = fields->requested;
  self->completed = fields->completed;
  self->requested_text = g_strdup (fields->requested_text);
  self->completed_text = g_strdup (fields->completed_text);
  self->progress = fields->progress;
  self->is_completed = fields->is_completed;
  self->is_errored = fields->is_errored;
  self->status = cpt_read_status_from_text (fields->status_text);
  self->outcome = outcome_of (self->status, fields);

  return self;
}

/**
 * cpt_read_get_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_read_get_id (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->id;
}

/**
 * cpt_read_get_company_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_read_get_company_id (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->company_id;
}

/**
 * cpt_read_get_connection_id:
 *
 * Returns: GUID text, lower case
 */
const char *
cpt_read_get_connection_id (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->connection_id;
}

/**
 * cpt_read_get_data_type:
 *
 * Returns: as the platform wrote it; types that this version does not know are kept
 */
const char *
cpt_read_get_data_type (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->data_type;
}

/**
 * cpt_read_get_status_text:
 *
 * Returns: as the platform wrote it
 */
const char *
cpt_read_get_status_text (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->status_text;
}

/**
 * cpt_read_get_description:
 *
 * Returns: (nullable): what the platform adds to the status, such as until when it pauses
 */
const char *
cpt_read_get_description (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->description;
}

/**
 * cpt_read_get_error_message:
 *
 * Returns: (nullable): what the source or the platform said
 */
const char *
cpt_read_get_error_message (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->error_message;
}

/**
 * cpt_read_get_requested:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN
 */
gint64
cpt_read_get_requested (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), CPT_TIME_UNKNOWN);

  return self->requested;
}

/**
 * cpt_read_get_completed:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN while it runs
 */
gint64
cpt_read_get_completed (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), CPT_TIME_UNKNOWN);

  return self->completed;
}

/**
 * cpt_read_get_requested_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_read_get_requested_text (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->requested_text;
}

/**
 * cpt_read_get_completed_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_read_get_completed_text (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return self->completed_text;
}

/**
 * cpt_read_get_progress:
 *
 * Returns: percent, as the platform gave it
 */
int
cpt_read_get_progress (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), 0);

  return self->progress;
}

/**
 * cpt_read_is_completed:
 *
 * Returns: whether the platform says that it ended well
 */
gboolean
cpt_read_is_completed (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), FALSE);

  return self->is_completed;
}

/**
 * cpt_read_is_errored:
 *
 * Returns: whether the platform says that it ended badly
 */
gboolean
cpt_read_is_errored (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), FALSE);

  return self->is_errored;
}

/**
 * cpt_read_get_status:
 *
 * Returns: the status, CPT_READ_STATUS_UNKNOWN for one that this version does not know
 */
CptReadStatus
cpt_read_get_status (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), CPT_READ_STATUS_UNKNOWN);

  return self->status;
}

/**
 * cpt_read_get_outcome:
 *
 * Returns: how it ended, or that it runs; CPT_READ_OUTCOME_UNKNOWN when it ended in a way that this version does not
 * know
 */
CptReadOutcome
cpt_read_get_outcome (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), CPT_READ_OUTCOME_UNKNOWN);

  return self->outcome;
}

/**
 * cpt_read_get_remedy:
 *
 * Returns: what can be done about it; what the platform calls an error in a status that explains none is for its
 * support
 */
CptReadRemedy
cpt_read_get_remedy (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), CPT_READ_REMEDY_NONE);

  if (self->outcome == CPT_READ_OUTCOME_RUNNING)
    return CPT_READ_REMEDY_WAIT;
  if (self->outcome == CPT_READ_OUTCOME_SUCCESS)
    return CPT_READ_REMEDY_NONE;
  if (self->outcome == CPT_READ_OUTCOME_ERROR && cpt_read_status_get_outcome (self->status) != CPT_READ_OUTCOME_ERROR)
    return CPT_READ_REMEDY_CONTACT_SUPPORT;

  return cpt_read_status_get_remedy (self->status);
}

/**
 * cpt_read_cancelled:
 * @self: a read that runs
 *
 * Returns: (transfer full): the same, as it is when it will never end: the platform does not know it any more, as when
 *   its connection was deleted
 */
CptRead *
cpt_read_cancelled (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), NULL);

  return cpt_read_new (&(CptReadFields){
      .id = self->id,
      .company_id = self->company_id,
      .connection_id = self->connection_id,
      .data_type = self->data_type,
      .status_text = cpt_read_status_to_text (CPT_READ_STATUS_CANCELLED),
      .requested = self->requested,
      .requested_text = self->requested_text,
      .completed = CPT_TIME_UNKNOWN,
      .progress = self->progress,
  });
}

/**
 * cpt_read_is_over:
 *
 * Returns: whether nothing more will become of it
 */
gboolean
cpt_read_is_over (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), FALSE);

  return self->outcome != CPT_READ_OUTCOME_RUNNING;
}

/**
 * cpt_read_is_validated:
 *
 * A read that failed before was not: the source gave nothing, or it could not be converted. One that ended in a way
 * that this version does not know may have been.
 *
 * Returns: whether the platform may have looked for what is wrong with its records
 */
gboolean
cpt_read_is_validated (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), FALSE);

  return self->outcome == CPT_READ_OUTCOME_SUCCESS || self->outcome == CPT_READ_OUTCOME_UNKNOWN ||
         self->status == CPT_READ_STATUS_VALIDATION_ERROR || self->status == CPT_READ_STATUS_PROCESSING_ERROR;
}

/**
 * cpt_read_get_duration:
 *
 * Returns: microseconds from the request to the end, CPT_TIME_UNKNOWN while it runs or when the platform's dates do not
 * tell
 */
gint64
cpt_read_get_duration (CptRead *self)
{
  g_return_val_if_fail (CPT_IS_READ (self), CPT_TIME_UNKNOWN);

  if (self->requested == CPT_TIME_UNKNOWN || self->completed == CPT_TIME_UNKNOWN || self->completed < self->requested)
    return CPT_TIME_UNKNOWN;

  return self->completed - self->requested;
}
