/* cpt-history-search.c — what somebody looks for in a history.
 *
 * An immutable value, for any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-search-private.h"

#include <string.h>

#include "cpt-fold.h"

/* Hexadecimal digits are in every ID: shorter ones would find everything. */
#define LEAST_OF_AN_ID 4

struct _CptHistorySearch
{
  gatomicrefcount ref_count;
  char *fold;
  gboolean has_id;
  GStrv named_types;
  GStrv named_statuses;
};

static gboolean
can_be_in_an_id (const char *fold)
{
  return strlen (fold) >= LEAST_OF_AN_ID && strspn (fold, "0123456789abcdef-") == strlen (fold);
}

/**
 * cpt_history_search_new:
 *
 * Returns: (transfer full) (nullable): what @query looks for; %NULL when it looks for nothing
 */
CptHistorySearch *
cpt_history_search_new (const CptHistoryQuery *query)
{
  g_autofree char *fold = cpt_fold (query->text != NULL ? query->text : "");
  CptHistorySearch *self = NULL;

  g_strstrip (fold);
  if (*fold == '\0')
    return NULL;

  self = g_new0 (CptHistorySearch, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->has_id = can_be_in_an_id (fold);
  self->fold = g_steal_pointer (&fold);
  self->named_types = g_strdupv ((char **) query->named_types);
  self->named_statuses = g_strdupv ((char **) query->named_statuses);

  return self;
}

CptHistorySearch *
cpt_history_search_ref (CptHistorySearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cpt_history_search_unref (CptHistorySearch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->fold);
  g_strfreev (self->named_types);
  g_strfreev (self->named_statuses);
  g_free (self);
}

/**
 * cpt_history_search_has_id:
 *
 * Returns: whether it can be part of an ID
 */
gboolean
cpt_history_search_has_id (CptHistorySearch *self)
{
  return self->has_id;
}

/* (nullable): @text, of the platform, or one of those that the user's language calls so. */
static gboolean
finds_text (CptHistorySearch *self, const char *text, GStrv named)
{
  return text != NULL && ((named != NULL && g_strv_contains ((const char *const *) named, text)) ||
                          cpt_history_search_finds_words (self, text));
}

gboolean
cpt_history_search_finds_type (CptHistorySearch *self, const char *data_type)
{
  return finds_text (self, data_type, self->named_types);
}

gboolean
cpt_history_search_finds_status (CptHistorySearch *self, const char *status)
{
  return finds_text (self, status, self->named_statuses);
}

/**
 * cpt_history_search_finds_id:
 * @id: GUID text, lower case
 */
gboolean
cpt_history_search_finds_id (CptHistorySearch *self, const char *id)
{
  return self->has_id && strstr (id, self->fold) != NULL;
}

/**
 * cpt_history_search_finds_words:
 * @words: (nullable): any text
 */
gboolean
cpt_history_search_finds_words (CptHistorySearch *self, const char *words)
{
  g_autofree char *fold = words != NULL ? cpt_fold (words) : NULL;

  return fold != NULL && strstr (fold, self->fold) != NULL;
}

/**
 * cpt_history_search_finds:
 *
 * Returns: whether it is found in anything of an item
 */
gboolean
cpt_history_search_finds (CptHistorySearch *self, const CptHistoryFacts *facts)
{
  return cpt_history_search_finds_type (self, facts->data_type) ||
         cpt_history_search_finds_status (self, facts->status) || cpt_history_search_finds_id (self, facts->id) ||
         cpt_history_search_finds_words (self, facts->words[0]) ||
         cpt_history_search_finds_words (self, facts->words[1]);
}
