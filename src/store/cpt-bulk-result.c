/* cpt-bulk-result.c — how one of the refreshes of many companies stands. Immutable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-result.h"

struct _CptBulkResult
{
  GObject parent_instance;

  CptBulkResultFields fields; /* all owned */
};

G_DEFINE_FINAL_TYPE (CptBulkResult, cpt_bulk_result, G_TYPE_OBJECT)

static void
cpt_bulk_result_finalize (GObject *object)
{
  CptBulkResultFields *fields = &CPT_BULK_RESULT (object)->fields;

  g_free ((char *) fields->name);
  g_free ((char *) fields->data_type);
  if (fields->error != NULL)
    g_error_free ((GError *) fields->error);

  G_OBJECT_CLASS (cpt_bulk_result_parent_class)->finalize (object);
}

static void
cpt_bulk_result_class_init (CptBulkResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_bulk_result_finalize;
}

static void
cpt_bulk_result_init (CptBulkResult *self)
{
}

/**
 * cpt_bulk_result_new:
 * @fields: copied
 *
 * Returns: (transfer full): a result
 */
CptBulkResult *
cpt_bulk_result_new (const CptBulkResultFields *fields)
{
  CptBulkResult *self = g_object_new (CPT_TYPE_BULK_RESULT, NULL);

  self->fields = *fields;
  self->fields.name = g_strdup (fields->name);
  self->fields.data_type = g_strdup (fields->data_type);
  self->fields.error = fields->error != NULL ? g_error_copy (fields->error) : NULL;

  return self;
}

/**
 * cpt_bulk_result_get_fields:
 *
 * Returns: (transfer none): all of it
 */
const CptBulkResultFields *
cpt_bulk_result_get_fields (CptBulkResult *self)
{
  g_return_val_if_fail (CPT_IS_BULK_RESULT (self), NULL);

  return &self->fields;
}
