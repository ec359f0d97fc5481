/* cpt-history-items.c — the items of a history that were read, and those that are being read.
 *
 * Two generations: when the younger is full it becomes the elder, and what was not asked for since the last time goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-items-private.h"

#include <string.h>

#define ITEMS_A_GENERATION 1024 /* five screens' worth of widgets */

struct _CptHistoryItems
{
  GHashTable *young; /* (element-type CptHistoryKey GObject) */
  GHashTable *old;   /* likewise */
  GHashTable *asked; /* set of CptHistoryKey: being read */
};

static guint
hash_key (gconstpointer data)
{
  const CptHistoryKey *key = data;
  guint hash = 0;

  memcpy (&hash, key->id + sizeof key->id - sizeof hash, sizeof hash);

  return hash ^ (guint) key->at;
}

static gboolean
equal_key (gconstpointer one, gconstpointer other)
{
  return cpt_history_key_compare (one, other) == 0;
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_key, equal_key, g_free, g_object_unref);
}

CptHistoryItems *
cpt_history_items_new (void)
{
  CptHistoryItems *self = g_new0 (CptHistoryItems, 1);

  self->young = new_generation ();
  self->old = new_generation ();
  self->asked = g_hash_table_new_full (hash_key, equal_key, g_free, NULL);

  return self;
}

void
cpt_history_items_free (CptHistoryItems *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_hash_table_unref (self->asked);
  g_free (self);
}

/* Takes @item. */
static void
put (CptHistoryItems *self, const CptHistoryKey *key, gpointer item)
{
  if (g_hash_table_size (self->young) >= ITEMS_A_GENERATION)
    {
      g_hash_table_unref (self->old);
      self->old = self->young;
      self->young = new_generation ();
    }

  g_hash_table_insert (self->young, g_memdup2 (key, sizeof *key), item);
}

/**
 * cpt_history_items_put:
 *
 * Keeps an item that was read.
 */
void
cpt_history_items_put (CptHistoryItems *self, const CptHistoryRow *row)
{
  g_hash_table_remove (self->asked, &row->key);
  put (self, &row->key, g_object_ref (row->item));
}

/**
 * cpt_history_items_get:
 *
 * Returns: (transfer none) (nullable): the item; %NULL when it is not read, or not any more
 */
gpointer
cpt_history_items_get (CptHistoryItems *self, const CptHistoryKey *key)
{
  gpointer item = g_hash_table_lookup (self->young, key);

  if (item != NULL)
    return item;

  item = g_hash_table_lookup (self->old, key);
  if (item != NULL)
    put (self, key, g_object_ref (item));

  return item;
}

/**
 * cpt_history_items_ask:
 *
 * Returns: whether somebody has to read the item: it is not there, and nobody was told so before
 */
gboolean
cpt_history_items_ask (CptHistoryItems *self, const CptHistoryKey *key)
{
  if (g_hash_table_contains (self->young, key) || g_hash_table_contains (self->old, key))
    return FALSE;

  return g_hash_table_add (self->asked, g_memdup2 (key, sizeof *key));
}

/**
 * cpt_history_items_forget_asked:
 *
 * What was being read was not: somebody has to read it.
 */
void
cpt_history_items_forget_asked (CptHistoryItems *self)
{
  g_hash_table_remove_all (self->asked);
}
