/* cpt-history-index.c — the whole history of one company, small enough to be filtered between two frames.
 *
 * Oldest first, so that what comes new is appended. Texts that many items share are numbered. Made on one thread, then
 * owned by another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-index-private.h"

#include <string.h>

/* Texts that are told apart in each facet; what is beyond is in none. */
#define MAX_TEXTS G_MAXUINT16

/* Stands for a text that no item has. */
#define NOBODY G_MAXUINT

typedef struct
{
  CptHistoryKey key;
  guint16 texts[CPT_N_HISTORY_FACETS]; /* number of each facet's text, 0 for none */
  guint8 outcome;                      /* CptReadOutcome */
  guint8 is_hit;                       /* the search finds it, or there is none */
} Entry;

/* The texts of one facet: text i + 1 has number i. */
typedef struct
{
  GPtrArray *texts;    /* (element-type utf8) */
  GArray *counts;      /* (element-type guint): items that have it */
  GHashTable *numbers; /* (element-type utf8 guint) */
} Facet;

struct _CptHistoryIndex
{
  GArray *entries; /* (element-type Entry): by key */
  Facet facets[CPT_N_HISTORY_FACETS];
};

/**
 * cpt_history_key_compare:
 *
 * Returns: below, at or above 0: whether @one stands before, at or after @other, oldest first
 */
int
cpt_history_key_compare (const CptHistoryKey *one, const CptHistoryKey *other)
{
  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;

  return memcmp (one->id, other->id, sizeof one->id);
}

/**
 * cpt_history_index_new:
 *
 * Returns: (transfer full): the index of an empty history
 */
CptHistoryIndex *
cpt_history_index_new (void)
{
  CptHistoryIndex *self = g_new0 (CptHistoryIndex, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint i = 0; i < CPT_N_HISTORY_FACETS; i++)
    {
      self->facets[i].texts = g_ptr_array_new_with_free_func (g_free);
      self->facets[i].counts = g_array_new (FALSE, FALSE, sizeof (guint));
      self->facets[i].numbers = g_hash_table_new (g_str_hash, g_str_equal);
    }

  return self;
}

void
cpt_history_index_free (CptHistoryIndex *self)
{
  g_array_unref (self->entries);
  for (guint i = 0; i < CPT_N_HISTORY_FACETS; i++)
    {
      g_hash_table_unref (self->facets[i].numbers);
      g_ptr_array_unref (self->facets[i].texts);
      g_array_unref (self->facets[i].counts);
    }
  g_free (self);
}

static guint16
number_of (Facet *facet, const char *text)
{
  guint number = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (facet->numbers, text)) : 0;
  char *copy = NULL;
  guint none = 0;

  if (number != 0 || text == NULL || facet->texts->len == MAX_TEXTS)
    return (guint16) number;

  copy = g_strdup (text);
  g_ptr_array_add (facet->texts, copy);
  g_array_append_val (facet->counts, none);
  g_hash_table_insert (facet->numbers, copy, GUINT_TO_POINTER (facet->texts->len));

  return (guint16) facet->texts->len;
}

/* Counts @entry in, or out. */
static void
count (CptHistoryIndex *self, const Entry *entry, int by)
{
  for (guint i = 0; i < CPT_N_HISTORY_FACETS; i++)
    {
      if (entry->texts[i] != 0)
        g_array_index (self->facets[i].counts, guint, entry->texts[i] - 1) += (guint) by;
    }
}

static Entry
make_entry (CptHistoryIndex *self, const CptHistoryKey *key, const CptHistoryFacts *facts, gboolean is_hit)
{
  return (Entry){
    .key = *key,
    .texts = {
      [CPT_HISTORY_DATA_TYPE] = number_of (&self->facets[CPT_HISTORY_DATA_TYPE], facts->data_type),
      [CPT_HISTORY_CONNECTION] = number_of (&self->facets[CPT_HISTORY_CONNECTION], facts->connection_id),
      [CPT_HISTORY_STATUS] = number_of (&self->facets[CPT_HISTORY_STATUS], facts->status),
    },
    .outcome = (guint8) facts->outcome,
    .is_hit = is_hit != FALSE,
  };
}

/**
 * cpt_history_index_append:
 * @key: after all that are there
 *
 * Adds an item.
 */
void
cpt_history_index_append (CptHistoryIndex *self, const CptHistoryKey *key, const CptHistoryFacts *facts)
{
  const Entry entry = make_entry (self, key, facts, TRUE);

  g_array_append_val (self->entries, entry);
  count (self, &entry, 1);
}

/* Where @key is, or would be; mostly near the end. */
static guint
find_place (CptHistoryIndex *self, const CptHistoryKey *key)
{
  guint from = 0;
  guint to = self->entries->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (cpt_history_key_compare (&g_array_index (self->entries, Entry, middle).key, key) < 0)
        from = middle + 1;
      else
        to = middle;
    }

  return from;
}

static gboolean
is_same (const Entry *one, const Entry *other)
{
  return memcmp (one->texts, other->texts, sizeof one->texts) == 0 && one->outcome == other->outcome &&
         one->is_hit == other->is_hit;
}

/**
 * cpt_history_index_put:
 * @search: (nullable): what is looked for
 *
 * Adds an item, or says it anew.
 *
 * Returns: whether something else may be selected now
 */
gboolean
cpt_history_index_put (CptHistoryIndex *self,
                       const CptHistoryKey *key,
                       const CptHistoryFacts *facts,
                       CptHistorySearch *search)
{
  const Entry entry = make_entry (self, key, facts, search == NULL || cpt_history_search_finds (search, facts));
  guint place = find_place (self, key);
  Entry *known = place < self->entries->len ? &g_array_index (self->entries, Entry, place) : NULL;

  count (self, &entry, 1);
  if (known == NULL || cpt_history_key_compare (&known->key, key) != 0)
    {
      g_array_insert_val (self->entries, place, entry);
      return TRUE;
    }

  count (self, known, -1);
  if (is_same (known, &entry))
    return FALSE;

  *known = entry;

  return TRUE;
}

/* Which numbers of a facet the search finds. */
static gboolean *
find_texts (const Facet *facet, CptHistorySearch *search, gboolean (*finds) (CptHistorySearch *, const char *))
{
  gboolean *found = g_new0 (gboolean, facet->texts->len + 1);

  for (guint i = 0; i < facet->texts->len; i++)
    found[i + 1] = finds (search, g_ptr_array_index (facet->texts, i));

  return found;
}

/**
 * cpt_history_index_mark:
 * @search: (nullable): what is looked for; %NULL when everything is to be found
 * @hits: (nullable) (element-type CptHistoryKey): items in whose ID or words it was found, in order
 *
 * From now on only what the search finds is selected.
 */
void
cpt_history_index_mark (CptHistoryIndex *self, CptHistorySearch *search, GArray *hits)
{
  g_autofree gboolean *types = NULL;
  g_autofree gboolean *statuses = NULL;
  guint next = 0;

  if (search != NULL)
    {
      types = find_texts (&self->facets[CPT_HISTORY_DATA_TYPE], search, cpt_history_search_finds_type);
      statuses = find_texts (&self->facets[CPT_HISTORY_STATUS], search, cpt_history_search_finds_status);
    }

  for (guint i = 0; i < self->entries->len; i++)
    {
      Entry *entry = &g_array_index (self->entries, Entry, i);
      int order = -1;

      while (hits != NULL && next < hits->len &&
             (order = cpt_history_key_compare (&g_array_index (hits, CptHistoryKey, next), &entry->key)) < 0)
        next++;

      entry->is_hit = search == NULL || types[entry->texts[CPT_HISTORY_DATA_TYPE]] ||
                      statuses[entry->texts[CPT_HISTORY_STATUS]] || order == 0;
    }
}

/**
 * cpt_history_index_get_n:
 *
 * Returns: how many items there are
 */
guint
cpt_history_index_get_n (CptHistoryIndex *self)
{
  return self->entries->len;
}

/* The number that @text has in a filter: 0 for "any". */
static guint
wanted_number (const Facet *facet, const char *text)
{
  guint number = text != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (facet->numbers, text)) : 0;

  return text != NULL && number == 0 ? NOBODY : number;
}

/**
 * cpt_history_index_select:
 * @query: its text is looked for by cpt_history_index_mark()
 * @counts: (out) (array length=5): by outcome, those that @query would let pass if it did not look at outcomes
 * @keys: (element-type CptHistoryKey): becomes what @query lets pass, oldest first; its memory is used again
 */
void
cpt_history_index_select (CptHistoryIndex *self, const CptHistoryQuery *query, guint *counts, GArray *keys)
{
  const char *const texts[] = {
    [CPT_HISTORY_DATA_TYPE] = query->data_type,
    [CPT_HISTORY_CONNECTION] = query->connection_id,
    [CPT_HISTORY_STATUS] = query->status,
  };
  guint wanted[CPT_N_HISTORY_FACETS];
  guint n = 0;

  memset (counts, 0, (CPT_READ_OUTCOME_ERROR + 1) * sizeof *counts);
  for (guint i = 0; i < CPT_N_HISTORY_FACETS; i++)
    wanted[i] = wanted_number (&self->facets[i], texts[i]);

  g_array_set_size (keys, self->entries->len);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      gboolean passes = entry->is_hit;

      for (guint k = 0; passes && k < CPT_N_HISTORY_FACETS; k++)
        passes = wanted[k] == 0 || wanted[k] == entry->texts[k];
      if (!passes)
        continue;

      counts[entry->outcome]++;
      if (query->outcomes == 0 || (query->outcomes & (1u << entry->outcome)) != 0)
        g_array_index (keys, CptHistoryKey, n++) = entry->key;
    }
  g_array_set_size (keys, n);
}

static int
compare_texts (const void *one, const void *other)
{
  return strcmp (*(const char *const *) one, *(const char *const *) other);
}

/**
 * cpt_history_index_list_values:
 *
 * Returns: (transfer full): the texts that items of the history have, in the order of bytes
 */
char **
cpt_history_index_list_values (CptHistoryIndex *self, CptHistoryFacet facet)
{
  const Facet *of = &self->facets[facet];
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  for (guint i = 0; i < of->texts->len; i++)
    {
      if (g_array_index (of->counts, guint, i) > 0)
        g_ptr_array_add (values, g_strdup (g_ptr_array_index (of->texts, i)));
    }
  qsort (values->pdata, values->len, sizeof *values->pdata, compare_texts);
  g_ptr_array_add (values, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}
