/* cpt-values.c — small named values: known at once, written behind. For any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-values-private.h"

struct _CptValues
{
  GMutex mutex;
  GHashTable *values;  /* (element-type utf8 GVariant) */
  GHashTable *unsaved; /* (element-type utf8 GVariant): set since they were last taken */
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_variant_unref);
}

/**
 * cpt_values_new:
 * @values: (transfer full) (element-type utf8 GVariant): those that are stored
 */
CptValues *
cpt_values_new (GHashTable *values)
{
  CptValues *self = g_new0 (CptValues, 1);

  g_mutex_init (&self->mutex);
  self->values = values;
  self->unsaved = new_table ();

  return self;
}

void
cpt_values_free (CptValues *self)
{
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->unsaved);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * cpt_values_get:
 *
 * Returns: (transfer full) (nullable): the value of @key
 */
GVariant *
cpt_values_get (CptValues *self, const char *key)
{
  GVariant *value = NULL;

  g_mutex_lock (&self->mutex);
  value = g_hash_table_lookup (self->values, key);
  if (value != NULL)
    g_variant_ref (value);
  g_mutex_unlock (&self->mutex);

  return value;
}

/**
 * cpt_values_set:
 * @value: not floating
 *
 * Returns: whether this is the first that waits to be saved: then somebody has to come for them
 */
gboolean
cpt_values_set (CptValues *self, const char *key, GVariant *value)
{
  gboolean is_first = FALSE;

  g_mutex_lock (&self->mutex);
  is_first = g_hash_table_size (self->unsaved) == 0;
  g_hash_table_insert (self->values, g_strdup (key), g_variant_ref (value));
  g_hash_table_insert (self->unsaved, g_strdup (key), g_variant_ref (value));
  g_mutex_unlock (&self->mutex);

  return is_first;
}

/**
 * cpt_values_take_unsaved:
 *
 * Returns: (transfer full) (element-type utf8 GVariant): what was set since the last time
 */
GHashTable *
cpt_values_take_unsaved (CptValues *self)
{
  GHashTable *unsaved = NULL;

  g_mutex_lock (&self->mutex);
  unsaved = self->unsaved;
  self->unsaved = new_table ();
  g_mutex_unlock (&self->mutex);

  return unsaved;
}
