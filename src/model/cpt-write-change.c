/* cpt-write-change.c — one record that a write made, changed or deleted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-write-change.h"

struct _CptWriteChange
{
  GObject parent_instance;

  char *type_text;
  char *record_id;
  char *data_type;
  char *attachment_id;
};

G_DEFINE_FINAL_TYPE (CptWriteChange, cpt_write_change, G_TYPE_OBJECT)

static void
cpt_write_change_finalize (GObject *object)
{
  CptWriteChange *self = CPT_WRITE_CHANGE (object);

  g_free (self->type_text);
  g_free (self->record_id);
  g_free (self->data_type);
  g_free (self->attachment_id);

  G_OBJECT_CLASS (cpt_write_change_parent_class)->finalize (object);
}

static void
cpt_write_change_class_init (CptWriteChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_write_change_finalize;
}

static void
cpt_write_change_init (CptWriteChange *self)
{
}

/**
 * cpt_write_change_new:
 * @fields: all of it; copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptWriteChange *
cpt_write_change_new (const CptWriteChangeFields *fields)
{
  CptWriteChange *self = g_object_new (CPT_TYPE_WRITE_CHANGE, NULL);

  self->type_text = g_strdup (fields->type_text);
  self->record_id = g_strdup (fields->record_id);
  self->data_type = g_strdup (fields->data_type);
  self->attachment_id = g_strdup (fields->attachment_id);

  return self;
}

/**
 * cpt_write_change_get_type_text:
 *
 * Returns: as the platform wrote it ("Created")
 */
const char *
cpt_write_change_get_type_text (CptWriteChange *self)
{
  g_return_val_if_fail (CPT_IS_WRITE_CHANGE (self), NULL);

  return self->type_text;
}

/**
 * cpt_write_change_get_record_id:
 *
 * Returns: (nullable): the record, as its source names it
 */
const char *
cpt_write_change_get_record_id (CptWriteChange *self)
{
  g_return_val_if_fail (CPT_IS_WRITE_CHANGE (self), NULL);

  return self->record_id;
}

/**
 * cpt_write_change_get_data_type:
 *
 * Returns: (nullable): of the record
 */
const char *
cpt_write_change_get_data_type (CptWriteChange *self)
{
  g_return_val_if_fail (CPT_IS_WRITE_CHANGE (self), NULL);

  return self->data_type;
}

/**
 * cpt_write_change_get_attachment_id:
 *
 * Returns: (nullable): the file that was attached
 */
const char *
cpt_write_change_get_attachment_id (CptWriteChange *self)
{
  g_return_val_if_fail (CPT_IS_WRITE_CHANGE (self), NULL);

  return self->attachment_id;
}
