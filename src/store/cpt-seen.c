/* cpt-seen.c — which rows a complete read has met: a bit each.
 *
 * A page's rows are stored as ranges: pages come in the order of creation, as rows did, so that a page of thousands is
 * a few of them, and companies that have not changed need not be written to say that they were seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-seen-private.h"

#include <string.h>

#define BITS 8

typedef struct
{
  gint64 first;
  gint64 last;
} Range;

struct _CptSeen
{
  GByteArray *bits; /* bit rid */
  guint64 count;
};

/**
 * cpt_seen_new:
 *
 * Returns: (transfer full): nothing was met
 */
CptSeen *
cpt_seen_new (void)
{
  CptSeen *self = g_new0 (CptSeen, 1);

  self->bits = g_byte_array_new ();

  return self;
}

void
cpt_seen_free (CptSeen *self)
{
  g_byte_array_unref (self->bits);
  g_free (self);
}

gboolean
cpt_seen_contains (CptSeen *self, gint64 rid)
{
  guint at = (guint) (rid / BITS);

  return at < self->bits->len && (self->bits->data[at] >> (rid % BITS) & 1) != 0;
}

/**
 * cpt_seen_add:
 * @rid: a row, not negative
 */
void
cpt_seen_add (CptSeen *self, gint64 rid)
{
  guint at = (guint) (rid / BITS);
  guint length = self->bits->len;

  if (cpt_seen_contains (self, rid))
    return;

  if (at >= length)
    {
      g_byte_array_set_size (self->bits, MAX (at + 1, length * 2));
      memset (self->bits->data + length, 0, self->bits->len - length);
    }

  self->bits->data[at] |= (guint8) (1 << (rid % BITS));
  self->count++;
}

/**
 * cpt_seen_count:
 *
 * Returns: how many different rows were met
 */
guint64
cpt_seen_count (CptSeen *self)
{
  return self->count;
}

static int
compare_rids (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

/**
 * cpt_seen_pack:
 * @rids: (element-type gint64): rows; sorted in place
 *
 * Returns: (transfer full): @rids as bytes for cpt_seen_add_packed()
 */
GBytes *
cpt_seen_pack (GArray *rids)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  g_array_sort (rids, compare_rids);
  for (guint i = 0; i < rids->len; i++)
    {
      gint64 rid = g_array_index (rids, gint64, i);
      Range *last = ranges->len > 0 ? &g_array_index (ranges, Range, ranges->len - 1) : NULL;
      Range range = { rid, rid };

      if (last != NULL && rid <= last->last + 1)
        last->last = rid;
      else
        g_array_append_val (ranges, range);
    }

  return g_bytes_new (ranges->data, ranges->len * sizeof (Range));
}

/**
 * cpt_seen_add_packed:
 * @packed: by cpt_seen_pack(), of this machine
 */
void
cpt_seen_add_packed (CptSeen *self, gconstpointer packed, gsize length)
{
  for (gsize at = 0; at + sizeof (Range) <= length; at += sizeof (Range))
    {
      Range range;

      memcpy (&range, (const guint8 *) packed + at, sizeof range);
      for (gint64 rid = range.first; rid <= range.last; rid++)
        cpt_seen_add (self, rid);
    }
}
