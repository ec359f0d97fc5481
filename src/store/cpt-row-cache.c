/* cpt-row-cache.c — the rows that were read last: one place for each, the newer takes it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-row-cache-private.h"

#define N_PLACES 2048 /* a power of two; ten screens */

typedef struct
{
  gint64 rid;
  guint generation;
  CptCompanyRow *row; /* (nullable) */
} Place;

struct _CptRowCache
{
  guint generation; /* rows of an older one have expired */
  Place places[N_PLACES];
};

CptRowCache *
cpt_row_cache_new (void)
{
  return g_new0 (CptRowCache, 1);
}

void
cpt_row_cache_free (CptRowCache *self)
{
  for (guint i = 0; i < N_PLACES; i++)
    g_clear_object (&self->places[i].row);
  g_free (self);
}

static Place *
find_place (CptRowCache *self, gint64 rid)
{
  return &self->places[(guint64) rid & (N_PLACES - 1)];
}

/**
 * cpt_row_cache_get:
 *
 * Returns: (transfer none) (nullable): the row, when it is there and has not expired
 */
CptCompanyRow *
cpt_row_cache_get (CptRowCache *self, gint64 rid)
{
  const Place *place = find_place (self, rid);

  return place->rid == rid && place->generation == self->generation ? place->row : NULL;
}

void
cpt_row_cache_put (CptRowCache *self, gint64 rid, CptCompanyRow *row)
{
  Place *place = find_place (self, rid);

  place->rid = rid;
  place->generation = self->generation;
  g_set_object (&place->row, row);
}

/**
 * cpt_row_cache_expire:
 *
 * Something changed: every row is read again when it is next wanted.
 */
void
cpt_row_cache_expire (CptRowCache *self)
{
  self->generation++;
}
