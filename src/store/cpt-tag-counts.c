/* cpt-tag-counts.c — how many companies of the list have which tag: counted in the snapshot in force, never read again.
 *
 * Companies that have the same tags are counted together; then each tag of each set is looked at once. A key may have
 * another value for each of a million companies: no more than MANY values are kept apart, and few of a key are listed.
 * What is left out is found by a search for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-counts.h"

#include <string.h>

#include "cpt-company-list-private.h"
#include "cpt-company-scan-private.h"
#include "cpt-fold.h"
#include "cpt-store-private.h"
#include "cpt-tag-set-private.h"

#define MANY 20000
#define LISTED 100
#define LISTED_OF_KEY 20
#define TURN 1024 /* sets between two looks at whether the count is still wanted */

typedef struct
{
  CptCompanyResult *result;
  char **terms;
} Question;

/* What is known of one tag, or of one key. */
typedef struct
{
  guint n;
  guint n_values; /* of a key */
  gboolean is_wanted;
} Tally;

typedef struct
{
  const Question *question;
  GHashTable *keys;   /* (element-type utf8 Tally) */
  GHashTable *values; /* (element-type utf8 GHashTable): of each key, (element-type utf8 Tally) */
  guint n_kept;       /* of all values */
  gboolean is_cut;
} Count;

static void
count_tag_free (gpointer data)
{
  CptTagCount *tag = data;

  g_free (tag->key);
  g_free (tag->value);
  g_free (tag);
}

void
cpt_tag_counts_free (CptTagCounts *self)
{
  g_ptr_array_unref (self->tags);
  g_free (self);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  cpt_company_result_unref (question->result);
  g_strfreev (question->terms);
  g_free (question);
}

/* @text: as the search of companies has it */
static gboolean
matches (const Count *self, const char *text)
{
  g_autofree char *fold = *self->question->terms != NULL ? cpt_fold (text) : NULL;

  for (guint i = 0; self->question->terms[i] != NULL; i++)
    if (strstr (fold, self->question->terms[i]) == NULL)
      return FALSE;

  return TRUE;
}

static GHashTable *
get_values (Count *self, const char *key)
{
  GHashTable *values = g_hash_table_lookup (self->values, key);

  if (values == NULL)
    {
      Tally *tally = g_new0 (Tally, 1);

      tally->is_wanted = matches (self, key);
      values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_hash_table_insert (self->keys, g_strdup (key), tally);
      g_hash_table_insert (self->values, g_strdup (key), values);
    }

  return values;
}

static void
take (Count *self, const char *key, const char *value, guint n)
{
  GHashTable *values = get_values (self, key);
  Tally *of_key = g_hash_table_lookup (self->keys, key);
  Tally *tally = g_hash_table_lookup (values, value);

  of_key->n += n;
  if (tally == NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s %s", key, value);
      gboolean is_wanted = matches (self, text);

      of_key->n_values++;
      if (self->n_kept >= (is_wanted ? MANY : MANY / 2)) /* a search may still come to what it looks for */
        {
          self->is_cut |= is_wanted;
          return;
        }

      tally = g_new0 (Tally, 1);
      tally->is_wanted = is_wanted;
      g_hash_table_insert (values, g_strdup (value), tally);
      self->n_kept++;
    }
  tally->n += n;
}

static void
take_set (Count *self, const char *set, guint n)
{
  CptTagSetIter iter = { 0 };

  while (cpt_tag_set_next (set, &iter))
    {
      g_autofree char *key = g_strndup (iter.key, iter.key_length);
      g_autofree char *value = g_strndup (iter.value, iter.value_length);

      take (self, key, value, n);
    }
}

/* How many companies have each set of tags. */
static guint *
count_sets (CptCompanyResult *result)
{
  CptSnapshot *snapshot = result->snapshot;
  guint *counts = g_new0 (guint, cpt_texts_get_n (snapshot->tag_sets) + 1);

  for (guint i = 0; i < snapshot->n; i++)
    if (cpt_company_result_passes_but_tag (result, i))
      counts[snapshot->tags[i]]++;

  return counts;
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const CptTagCount *one = *(const CptTagCount *const *) a;
  const CptTagCount *other = *(const CptTagCount *const *) b;

  return one->n != other->n ? (one->n < other->n) - (one->n > other->n) : strcmp (one->value, other->value);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  g_autofree char *fold = cpt_fold (one);
  g_autofree char *other_fold = cpt_fold (other);
  int difference = strcmp (fold, other_fold);

  return difference != 0 ? difference : strcmp (one, other);
}

static void
list_tag (CptTagCounts *counts, const char *key, const char *value, guint n)
{
  CptTagCount *tag = g_new0 (CptTagCount, 1);

  if (counts->tags->len >= LISTED)
    {
      counts->is_cut = TRUE;
      g_free (tag);
      return;
    }

  tag->key = g_strdup (key);
  tag->value = g_strdup (value);
  tag->n = n;
  g_ptr_array_add (counts->tags, tag);
}

/* Those that are wanted, the most frequent first. */
static GPtrArray *
sort_values (GHashTable *values)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func (count_tag_free);
  GHashTableIter iter;
  gpointer value = NULL;
  gpointer tally = NULL;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &value, &tally))
    if (((Tally *) tally)->is_wanted)
      {
        CptTagCount *tag = g_new0 (CptTagCount, 1);

        tag->value = g_strdup (value);
        tag->n = ((Tally *) tally)->n;
        g_ptr_array_add (sorted, tag);
      }
  g_ptr_array_sort (sorted, compare_tags);

  return sorted;
}

static void
list_key (Count *self, CptTagCounts *counts, const char *key)
{
  const Tally *tally = g_hash_table_lookup (self->keys, key);
  g_autoptr (GPtrArray) values = sort_values (g_hash_table_lookup (self->values, key));

  if (tally->is_wanted && tally->n_values > 1)
    list_tag (counts, key, NULL, tally->n);
  for (guint i = 0; i < MIN (values->len, LISTED_OF_KEY); i++)
    {
      const CptTagCount *tag = g_ptr_array_index (values, i);

      list_tag (counts, key, tag->value, tag->n);
    }
  counts->is_cut |= values->len > LISTED_OF_KEY;
}

static CptTagCounts *
list_all (Count *self)
{
  CptTagCounts *counts = g_new0 (CptTagCounts, 1);
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key = NULL;

  counts->tags = g_ptr_array_new_with_free_func (count_tag_free);
  counts->is_cut = self->is_cut;
  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, key);
  g_ptr_array_sort (keys, compare_keys);
  for (guint i = 0; i < keys->len; i++)
    list_key (self, counts, g_ptr_array_index (keys, i));

  return counts;
}

static void
count_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Question *question = g_task_get_task_data (task);
  CptTexts *sets = question->result->snapshot->tag_sets;
  g_autofree guint *n_companies = count_sets (question->result);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  Count count = { .question = question, .keys = keys, .values = values };

  for (guint i = 0; i < cpt_texts_get_n (sets); i++)
    {
      if (i % TURN == 0 && g_task_return_error_if_cancelled (task))
        return;
      if (n_companies[i + 1] > 0)
        take_set (&count, cpt_texts_get (sets, i), n_companies[i + 1]);
    }

  g_task_return_pointer (task, list_all (&count), (GDestroyNotify) cpt_tag_counts_free);
}

/**
 * cpt_tag_counts_read_async:
 * @list: loaded
 * @text: (nullable): only tags in which each of these words is found, as the search of companies finds them
 *
 * Counts the tags of the companies that the search and the filter in force find, whatever tag they are narrowed to.
 */
void
cpt_tag_counts_read_async (CptCompanyList *list,
                           const char *text,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question = NULL;

  g_return_if_fail (CPT_IS_COMPANY_LIST (list));
  g_return_if_fail (cpt_company_list_get_is_loaded (list));

  question = g_new0 (Question, 1);
  question->result = cpt_company_result_ref (cpt_company_list_get_result (list));
  question->terms = cpt_company_scan_split (text);
  task = g_task_new (list, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_tag_counts_read_async);
  g_task_set_task_data (task, question, question_free);
  cpt_store_submit_read (cpt_company_list_get_store (list), task, count_on_query_thread);
}

/**
 * cpt_tag_counts_read_finish:
 *
 * Returns: (transfer full) (nullable): the tags; %NULL with @error set
 */
CptTagCounts *
cpt_tag_counts_read_finish (CptCompanyList *list, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
