/* cpt-id-map.c — from identifiers to numbers: open addressing, at most two thirds full.
 *
 * Numbers are never 0: an entry with 0 is empty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-id-map-private.h"

#include <string.h>

#define FIRST_SIZE 64 /* a power of two */

typedef struct
{
  guint8 id[CPT_GUID_BYTES];
  gint64 number;
} Entry;

struct _CptIdMap
{
  Entry *entries;
  guint size; /* a power of two */
  guint n_used;
};

/**
 * cpt_id_map_new:
 *
 * Returns: (transfer full): an empty map
 */
CptIdMap *
cpt_id_map_new (void)
{
  CptIdMap *self = g_new0 (CptIdMap, 1);

  self->size = FIRST_SIZE;
  self->entries = g_new0 (Entry, self->size);

  return self;
}

void
cpt_id_map_free (CptIdMap *self)
{
  g_free (self->entries);
  g_free (self);
}

/* Identifiers are random, or count in some of their bytes: every bit must reach every other. */
static guint64
mix (guint64 bits)
{
  bits = (bits ^ bits >> 32) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  bits = (bits ^ bits >> 32) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);

  return bits ^ bits >> 32;
}

static guint
hash (const guint8 *id)
{
  guint64 first = 0;
  guint64 last = 0;

  memcpy (&first, id, sizeof first);
  memcpy (&last, id + sizeof first, sizeof last);

  return (guint) mix (first ^ mix (last));
}

/* The entry of @id, or the empty one where it would be. */
static Entry *
find (Entry *entries, guint size, const guint8 *id)
{
  guint at = hash (id) & (size - 1);

  while (entries[at].number != 0 && memcmp (entries[at].id, id, CPT_GUID_BYTES) != 0)
    at = (at + 1) & (size - 1);

  return &entries[at];
}

static void
grow (CptIdMap *self)
{
  guint size = self->size * 2;
  Entry *entries = g_new0 (Entry, size);

  for (guint i = 0; i < self->size; i++)
    {
      if (self->entries[i].number != 0)
        *find (entries, size, self->entries[i].id) = self->entries[i];
    }

  g_free (self->entries);
  self->entries = entries;
  self->size = size;
}

/**
 * cpt_id_map_set:
 * @number: not 0
 */
void
cpt_id_map_set (CptIdMap *self, const guint8 id[CPT_GUID_BYTES], gint64 number)
{
  Entry *entry = find (self->entries, self->size, id);

  g_assert (number != 0);

  if (entry->number == 0)
    {
      self->n_used++;
      if (self->n_used > self->size / 3 * 2)
        {
          grow (self);
          entry = find (self->entries, self->size, id);
        }
      memcpy (entry->id, id, CPT_GUID_BYTES);
    }

  entry->number = number;
}

/**
 * cpt_id_map_get:
 * @number: (out): untouched when there is none
 *
 * Returns: whether @id is in the map
 */
gboolean
cpt_id_map_get (CptIdMap *self, const guint8 id[CPT_GUID_BYTES], gint64 *number)
{
  const Entry *entry = find (self->entries, self->size, id);

  if (entry->number == 0)
    return FALSE;

  *number = entry->number;

  return TRUE;
}
