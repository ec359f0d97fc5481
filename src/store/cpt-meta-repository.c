/* cpt-meta-repository.c — small named values of the account: views, and what sync must remember.
 *
 * Keys that begin with "view" are what only we know: they survive a damaged file. The others are read or found again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-meta-repository.h"

#include "cpt-store-private.h"

struct _CptMetaRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptMetaRepository, cpt_meta_repository, G_TYPE_OBJECT)

static void
cpt_meta_repository_finalize (GObject *object)
{
  CptMetaRepository *self = CPT_META_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_meta_repository_parent_class)->finalize (object);
}

static void
cpt_meta_repository_class_init (CptMetaRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_meta_repository_finalize;
}

static void
cpt_meta_repository_init (CptMetaRepository *self)
{
}

/**
 * cpt_meta_repository_new:
 *
 * Returns: (transfer full): the named values of @store
 */
CptMetaRepository *
cpt_meta_repository_new (CptStore *store)
{
  CptMetaRepository *self = g_object_new (CPT_TYPE_META_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

/**
 * cpt_meta_repository_get:
 * @type: what the value should be
 *
 * Returns: (transfer full) (nullable): the value of @key; %NULL when there is none, or none of @type
 */
GVariant *
cpt_meta_repository_get (CptMetaRepository *self, const char *key, const GVariantType *type)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (CPT_IS_META_REPOSITORY (self), NULL);

  value = cpt_store_get_meta (self->store, key);

  return value != NULL && g_variant_is_of_type (value, type) ? g_steal_pointer (&value) : NULL;
}

/**
 * cpt_meta_repository_set:
 * @value: a floating one is taken
 *
 * Nothing after the store was closed.
 */
void
cpt_meta_repository_set (CptMetaRepository *self, const char *key, GVariant *value)
{
  g_return_if_fail (CPT_IS_META_REPOSITORY (self));
  g_return_if_fail (value != NULL);

  cpt_store_set_meta (self->store, key, value);
}
