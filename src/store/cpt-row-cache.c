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
  CptCompanyRow *row; /* (nullable): there is none */
} Place;

struct _CptRowCache
{
  guint generation; /* rows of an older one have expired */
  Place places[N_PLACES];
};

CptRowCache *
cpt_row_cache_new (void)
{
  CptRowCache *self = g_new0 (CptRowCache, 1);

  self->generation = 1;

  return self;
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
 * @row: (out) (transfer none) (nullable): the row; %NULL when it is known that there is none
 *
 * Returns: whether it is known, and has not expired
 */
gboolean
cpt_row_cache_get (CptRowCache *self, gint64 rid, CptCompanyRow **row)
{
  const Place *place = find_place (self, rid);

  *row = place->row;

  return place->rid == rid && place->generation == self->generation;
}

/**
 * cpt_row_cache_put:
 * @row: (nullable): what is known of @rid now
 */
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
