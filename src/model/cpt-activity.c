/* cpt-activity.c — one thing that happened to a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity.h"

struct _CptActivity
{
  GObject parent_instance;

  CptActivityFields fields; /* its texts are owned */
  CptActivityKey key;
};

G_DEFINE_FINAL_TYPE (CptActivity, cpt_activity, G_TYPE_OBJECT)

static void
cpt_activity_finalize (GObject *object)
{
  CptActivityFields *fields = &CPT_ACTIVITY (object)->fields;

  g_free ((char *) fields->company_id);
  g_free ((char *) fields->connection_id);
  g_free ((char *) fields->platform_name);
  g_free ((char *) fields->before);
  g_free ((char *) fields->after);
  g_free ((char *) fields->detail);

  G_OBJECT_CLASS (cpt_activity_parent_class)->finalize (object);
}

static void
cpt_activity_class_init (CptActivityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_activity_finalize;
}

static void
cpt_activity_init (CptActivity *self)
{
}

/**
 * cpt_activity_new:
 * @fields: copied
 * @key: copied
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptActivity *
cpt_activity_new (const CptActivityFields *fields, const CptActivityKey *key)
{
  CptActivity *self = g_object_new (CPT_TYPE_ACTIVITY, NULL);

  self->key = *key;
  self->fields = *fields;
  self->fields.company_id = g_strdup (fields->company_id);
  self->fields.connection_id = g_strdup (fields->connection_id);
  self->fields.platform_name = g_strdup (fields->platform_name);
  self->fields.before = g_strdup (fields->before);
  self->fields.after = g_strdup (fields->after);
  self->fields.detail = g_strdup (fields->detail);

  return self;
}

/**
 * cpt_activity_get_fields:
 *
 * Returns: (transfer none): what is known of it; belongs to @self
 */
const CptActivityFields *
cpt_activity_get_fields (CptActivity *self)
{
  g_return_val_if_fail (CPT_IS_ACTIVITY (self), NULL);

  return &self->fields;
}

/**
 * cpt_activity_get_key:
 *
 * Returns: (transfer none): where it stands; belongs to @self
 */
const CptActivityKey *
cpt_activity_get_key (CptActivity *self)
{
  g_return_val_if_fail (CPT_IS_ACTIVITY (self), NULL);

  return &self->key;
}

/**
 * cpt_activity_key_compare:
 *
 * Returns: below 0 when @a is older than @b, above 0 when it is newer
 */
int
cpt_activity_key_compare (const CptActivityKey *a, const CptActivityKey *b)
{
  if (a->at != b->at)
    return a->at < b->at ? -1 : 1;
  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  if (a->id != b->id)
    return a->id < b->id ? -1 : 1;

  return 0;
}

/**
 * cpt_activity_equal:
 *
 * Returns: whether the two are the same entry, and say the same
 */
gboolean
cpt_activity_equal (CptActivity *self, CptActivity *other)
{
  const CptActivityFields *a = cpt_activity_get_fields (self);
  const CptActivityFields *b = cpt_activity_get_fields (other);

  return cpt_activity_key_compare (&self->key, &other->key) == 0 && a->kind == b->kind && a->origin == b->origin &&
         g_strcmp0 (a->connection_id, b->connection_id) == 0 && g_strcmp0 (a->platform_name, b->platform_name) == 0 &&
         g_strcmp0 (a->before, b->before) == 0 && g_strcmp0 (a->after, b->after) == 0 &&
         g_strcmp0 (a->detail, b->detail) == 0;
}
