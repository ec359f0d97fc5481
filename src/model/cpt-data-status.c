/* cpt-data-status.c — how fresh one data type of a company is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status.h"

#include "cpt-time.h"

struct _CptDataStatus
{
  GObject parent_instance;

  char *data_type;
  char *status_text;
  gint64 last_success;
  char *last_success_text;
  char *latest_read_id;
  char *latest_success_id;
};

G_DEFINE_FINAL_TYPE (CptDataStatus, cpt_data_status, G_TYPE_OBJECT)

static void
cpt_data_status_finalize (GObject *object)
{
  CptDataStatus *self = CPT_DATA_STATUS (object);

  g_free (self->data_type);
  g_free (self->status_text);
  g_free (self->last_success_text);
  g_free (self->latest_read_id);
  g_free (self->latest_success_id);

  G_OBJECT_CLASS (cpt_data_status_parent_class)->finalize (object);
}

static void
cpt_data_status_class_init (CptDataStatusClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_data_status_finalize;
}

static void
cpt_data_status_init (CptDataStatus *self)
{
}

/**
 * cpt_data_status_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptDataStatus *
cpt_data_status_new (const CptDataStatusFields *fields)
{
  CptDataStatus *self = g_object_new (CPT_TYPE_DATA_STATUS, NULL);

  self->data_type = g_strdup (fields->data_type);
  self->status_text = g_strdup (fields->status_text);
  self->last_success = fields->last_success;
  self->last_success_text = g_strdup (fields->last_success_text);
  self->latest_read_id = g_strdup (fields->latest_read_id);
  self->latest_success_id = g_strdup (fields->latest_success_id);

  return self;
}

/**
 * cpt_data_status_get_data_type:
 *
 * Returns: as the platform wrote it
 */
const char *
cpt_data_status_get_data_type (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), NULL);

  return self->data_type;
}

/**
 * cpt_data_status_get_status_text:
 *
 * Returns: (nullable): status of the latest read, as the platform wrote it
 */
const char *
cpt_data_status_get_status_text (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), NULL);

  return self->status_text;
}

/**
 * cpt_data_status_get_last_success:
 *
 * Returns: microseconds UTC, or CPT_TIME_UNKNOWN before the first success
 */
gint64
cpt_data_status_get_last_success (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), CPT_TIME_UNKNOWN);

  return self->last_success;
}

/**
 * cpt_data_status_get_last_success_text:
 *
 * Returns: (nullable): as the platform wrote it
 */
const char *
cpt_data_status_get_last_success_text (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), NULL);

  return self->last_success_text;
}

/**
 * cpt_data_status_get_latest_read_id:
 *
 * Returns: (nullable): GUID text of the latest read
 */
const char *
cpt_data_status_get_latest_read_id (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), NULL);

  return self->latest_read_id;
}

/**
 * cpt_data_status_get_latest_success_id:
 *
 * Returns: (nullable): GUID text of the latest read that ended well
 */
const char *
cpt_data_status_get_latest_success_id (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), NULL);

  return self->latest_success_id;
}

/**
 * cpt_data_status_get_status:
 *
 * Returns: status of the latest read, CPT_READ_STATUS_UNKNOWN when there was none, or for one that this version does
 * not know
 */
CptReadStatus
cpt_data_status_get_status (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), CPT_READ_STATUS_UNKNOWN);

  return cpt_read_status_from_text (self->status_text);
}

/* The two IDs say it; where the platform left one out, the status of the latest read does. */
static gboolean
is_latest_success (CptDataStatus *self)
{
  if (self->latest_read_id != NULL && self->latest_success_id != NULL)
    return g_ascii_strcasecmp (self->latest_read_id, self->latest_success_id) == 0;

  return cpt_read_status_get_outcome (cpt_data_status_get_status (self)) == CPT_READ_OUTCOME_SUCCESS;
}

/**
 * cpt_data_status_get_situation:
 *
 * Returns: what there is to show
 */
CptDataSituation
cpt_data_status_get_situation (CptDataStatus *self)
{
  g_return_val_if_fail (CPT_IS_DATA_STATUS (self), CPT_DATA_NEVER_READ);

  if (self->last_success_text != NULL || self->latest_success_id != NULL)
    return is_latest_success (self) ? CPT_DATA_SUCCESS : CPT_DATA_OLD_SUCCESS;

  return self->status_text != NULL || self->latest_read_id != NULL ? CPT_DATA_NO_SUCCESS : CPT_DATA_NEVER_READ;
}
