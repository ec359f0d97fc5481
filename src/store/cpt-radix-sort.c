/* cpt-radix-sort.c — orders of a million things in a few hundredths of a second.
 *
 * Numbers: least significant byte first, stable, bytes that are the same everywhere skipped. Texts: by their first
 * eight bytes as a number, then what is still equal by the next eight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-radix-sort-private.h"

#include <string.h>

#define N_BYTES 8
#define N_VALUES 256
#define FEW 32 /* are sorted by insertion */

typedef struct
{
  guint64 key;
  guint32 item;
} Pair;

static void
count_bytes (const Pair *pairs, guint n, guint32 counts[N_BYTES][N_VALUES])
{
  memset (counts, 0, sizeof (guint32) * N_BYTES * N_VALUES);
  for (guint i = 0; i < n; i++)
    for (guint byte = 0; byte < N_BYTES; byte++)
      counts[byte][pairs[i].key >> (byte * 8) & 0xff]++;
}

static void
distribute (const Pair *from, Pair *to, guint n, guint byte, guint32 *counts)
{
  guint32 at = 0;

  for (guint value = 0; value < N_VALUES; value++)
    {
      guint32 count = counts[value];

      counts[value] = at;
      at += count;
    }

  for (guint i = 0; i < n; i++)
    to[counts[from[i].key >> (byte * 8) & 0xff]++] = from[i];
}

/* Sorts @pairs with the help of @room, as large; returns the one of the two that holds the result. */
static Pair *
sort_pairs (Pair *pairs, Pair *room, guint n)
{
  guint32 counts[N_BYTES][N_VALUES];

  count_bytes (pairs, n, counts);
  for (guint byte = 0; byte < N_BYTES; byte++)
    {
      Pair *sorted = room;

      if (counts[byte][pairs[0].key >> (byte * 8) & 0xff] == n)
        continue;

      distribute (pairs, sorted, n, byte, counts[byte]);
      room = pairs;
      pairs = sorted;
    }

  return pairs;
}

/**
 * cpt_radix_sort:
 * @order: (inout): items, in any order; sorted, equal ones as they stood
 * @keys: the key of item i, at i
 * @n: length of @order
 */
void
cpt_radix_sort (guint32 *order, const guint64 *keys, guint n)
{
  g_autofree Pair *pairs = NULL;
  g_autofree Pair *room = NULL;
  const Pair *sorted = NULL;

  if (n < 2)
    return;

  pairs = g_new (Pair, n);
  room = g_new (Pair, n);
  for (guint i = 0; i < n; i++)
    pairs[i] = (Pair){ keys[order[i]], order[i] };

  sorted = sort_pairs (pairs, room, n);
  for (guint i = 0; i < n; i++)
    order[i] = sorted[i].item;
}

typedef struct
{
  const char *blob;
  const guint32 *offsets;
  Pair *pairs;
  Pair *room;
} Texts;

/* Eight bytes of a text as a number that compares alike; those behind its end are 0. */
static guint64
read_key (const Texts *texts, guint32 item, guint depth)
{
  guint32 length = texts->offsets[item + 1] - texts->offsets[item];
  guint64 key = 0;

  if (depth < length)
    memcpy (&key, texts->blob + texts->offsets[item] + depth, MIN (length - depth, sizeof key));

  return GUINT64_FROM_BE (key);
}

static int
compare_texts (const Texts *texts, guint32 a, guint32 b)
{
  guint32 length_a = texts->offsets[a + 1] - texts->offsets[a];
  guint32 length_b = texts->offsets[b + 1] - texts->offsets[b];
  int difference = memcmp (texts->blob + texts->offsets[a], texts->blob + texts->offsets[b], MIN (length_a, length_b));

  if (difference == 0)
    return (length_a > length_b) - (length_a < length_b);

  return difference;
}

static void
insert_few (const Texts *texts, guint32 *order, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      guint32 item = order[i];
      guint at = i;

      for (; at > 0 && compare_texts (texts, order[at - 1], item) > 0; at--)
        order[at] = order[at - 1];
      order[at] = item;
    }
}

/* Sorts a stretch whose texts are equal up to @depth. */
static void
sort_stretch (const Texts *texts, guint32 *order, guint n, guint depth)
{
  const Pair *sorted = NULL;
  g_autofree guint64 *keys = NULL;

  if (n <= FEW)
    {
      insert_few (texts, order, n);
      return;
    }

  for (guint i = 0; i < n; i++)
    texts->pairs[i] = (Pair){ read_key (texts, order[i], depth), order[i] };
  sorted = sort_pairs (texts->pairs, texts->room, n);

  /* The rooms are used again below: what is needed of them is kept. */
  keys = g_new (guint64, n);
  for (guint i = 0; i < n; i++)
    {
      order[i] = sorted[i].item;
      keys[i] = sorted[i].key;
    }

  for (guint first = 0, next = 1; first < n; first = next++)
    {
      while (next < n && keys[next] == keys[first])
        next++;
      /* A last byte of 0 says that these texts have ended. */
      if (next - first > 1 && (keys[first] & 0xff) != 0)
        sort_stretch (texts, order + first, next - first, depth + N_BYTES);
    }
}

/**
 * cpt_radix_sort_texts:
 * @order: (inout): items, in any order; sorted by their bytes
 * @blob: the texts, without zero bytes
 * @offsets: text i reaches from @offsets[i] to @offsets[i + 1]
 * @n: length of @order
 */
void
cpt_radix_sort_texts (guint32 *order, const char *blob, const guint32 *offsets, guint n)
{
  g_autofree Pair *pairs = g_new (Pair, n);
  g_autofree Pair *room = g_new (Pair, n);
  const Texts texts = { blob, offsets, pairs, room };

  sort_stretch (&texts, order, n, 0);
}
