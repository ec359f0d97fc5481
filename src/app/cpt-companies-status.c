/* cpt-companies-status.c — what the companies page says of itself: how many, how fresh, why nothing is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-page-private.h"
#include "cpt-list-words.h"
#include "cpt-spoken-name.h"
#include "cpt-tag-text.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

static gint64
now_of (CptCompaniesPage *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

/* Before all of the list is loaded, the first rows of the last time are there. */
static gboolean
shows_rows (CptCompaniesPage *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
}

/* "47 companies · up to date 2 min ago", and what of them is shown or selected. */
static char *
words_of_count (CptCompaniesPage *self)
{
  guint total = cpt_company_list_get_total (self->list);
  guint n_hits = cpt_company_list_get_n_hits (self->list);
  guint n_selected = cpt_company_selection_get_n_selected (self->selection);

  if (!cpt_company_list_get_is_loaded (self->list) && shows_rows (self))
    return g_strdup ("…");

  if (!cpt_company_list_get_is_loaded (self->list) || total == 0)
    return g_strdup (cpt_sync_get_last_read (self->sync) == CPT_TIME_UNKNOWN ? _ ("Never read") : _ ("No companies"));

  if (n_selected > 1 && !self->narrow)
    /* Translators: 1: selected companies; 2: all companies */
    return g_strdup_printf (_ ("%1$'u selected of %2$'u"), n_selected, total);

  if (n_selected > 1)
    /* Translators: 1: companies shown, or selected; 2: all companies */
    return g_strdup_printf (_ ("%1$'u of %2$'u"), n_selected, total);

  if (self->narrow && n_hits == total)
    /* Translators: the number of companies, alone */
    return g_strdup_printf (_ ("%'u"), total);

  if (self->narrow)
    /* Translators: 1: companies shown, or selected; 2: all companies */
    return g_strdup_printf (_ ("%1$'u of %2$'u"), n_hits, total);

  if (cpt_companies_state_is_narrowed (self->state))
    /* Translators: 1: companies shown; 2: all companies */
    return g_strdup_printf (g_dngettext (NULL, "%1$'u of %2$'u company", "%1$'u of %2$'u companies", total), n_hits,
                            total);

  /* Translators: how many companies the account has */
  return g_strdup_printf (g_dngettext (NULL, "%'u company", "%'u companies", total), total);
}

static char *
words_of_freshness (CptCompaniesPage *self)
{
  CptSyncState state = cpt_sync_get_state (self->sync);
  gint64 last_read = cpt_sync_get_last_read (self->sync);
  g_autofree char *age = cpt_time_text_relative (last_read, now_of (self));

  if (last_read == CPT_TIME_UNKNOWN)
    return NULL;

  if (self->narrow || state == CPT_SYNC_WAITING || state == CPT_SYNC_STOPPED)
    return g_steal_pointer (&age);

  /* Translators: when the list was read last: "up to date 2 min ago" */
  return g_strdup_printf (_ ("up to date %s"), age);
}

/**
 * cpt_companies_status_dup_subtitle:
 *
 * Returns: (transfer full): counts and freshness, for the title of the window
 */
char *
cpt_companies_status_dup_subtitle (CptCompaniesPage *self)
{
  g_autofree char *count = words_of_count (self);
  gboolean is_all = !cpt_companies_state_is_narrowed (self->state) &&
                    cpt_company_selection_get_n_selected (self->selection) <= 1 &&
                    cpt_company_list_get_total (self->list) > 0;
  /* A narrow title has no room for more than two numbers, or than words. */
  g_autofree char *freshness = self->narrow && !is_all ? NULL : words_of_freshness (self);

  return g_strjoin (" · ", count, freshness, NULL);
}

/**
 * cpt_companies_status_show_search:
 *
 * Says how many companies the search found, and how they are ordered.
 */
void
cpt_companies_status_show_search (CptCompaniesPage *self)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (self->state);
  gboolean searching = *query->text != '\0';
  const char *order = query->sort == CPT_COMPANY_SORT_MATCH ? _ ("Sorted by best match") : _ ("Sort by best match");
  guint n_hits = cpt_company_list_get_n_hits (self->list);
  g_autofree char *hits =
      /* Translators: how many companies the search found */
      g_strdup_printf (g_dngettext (NULL, "%'u company found", "%'u companies found", n_hits), n_hits);

  gtk_label_set_text (self->hits_label, searching ? hits : "");
  /* In a narrow window the title says it. Hidden with the search bar, which GTK measures at the start all the same. */
  gtk_widget_set_visible (GTK_WIDGET (self->hits_label),
                          !self->narrow && gtk_search_bar_get_search_mode (self->search_bar));
  gtk_widget_set_visible (self->best_match_button, searching && !self->narrow);
  adw_button_content_set_label (self->best_match_content, order);
  cpt_spoken_name_set (self->best_match_button, order);
}

/**
 * cpt_companies_status_choose:
 *
 * Returns: (transfer none): "list", or what the notice in its place is about
 */
const char *
cpt_companies_status_choose (CptCompaniesPage *self)
{
  CptSyncState sync_state = cpt_sync_get_state (self->sync);

  if (!cpt_company_list_get_is_loaded (self->list) && shows_rows (self))
    return "list";

  if (!cpt_company_list_get_is_loaded (self->list))
    return cpt_company_list_get_error (self->list) != NULL ? "failed" : "loading";

  if (cpt_company_list_get_total (self->list) == 0)
    {
      if (sync_state == CPT_SYNC_WAITING || sync_state == CPT_SYNC_STOPPED)
        return "failed";

      return cpt_sync_get_last_read (self->sync) == CPT_TIME_UNKNOWN ? "loading" : "empty";
    }

  return cpt_company_list_get_n_hits (self->list) == 0 ? "nothing" : "list";
}

/* (nullable): the filter and the tag that are in force; NULL for none. */
static char *
dup_filters (const CptCompanyQuery *query)
{
  const char *filter = query->filter != CPT_COMPANY_FILTER_ALL ? cpt_list_words_filter_title (query->filter) : NULL;
  g_autofree char *tag = query->tag != NULL ? cpt_tag_text_of_filter (query->tag) : NULL;

  if (filter != NULL && tag != NULL)
    /* Translators: two filters that are in force at once: "Linked, region: Québec" */
    return g_strdup_printf (_ ("%s, %s"), filter, tag);

  return filter != NULL ? g_strdup (filter) : g_steal_pointer (&tag);
}

/* What was searched under @filters, and whether it is the filter that hides it. */
static char *
words_of_search_and_filter (CptCompaniesPage *self, const CptCompanyQuery *query, const char *filters)
{
  guint n_without = query->tag == NULL ? cpt_company_list_get_count (self->list, CPT_COMPANY_FILTER_ALL) : 0;
  g_autofree char *nothing =
      /* Translators: 1: what was searched; 2: the name of a filter, such as "Needs attention" */
      g_strdup_printf (_ ("Nothing matches “%1$s” under the filter “%2$s”."), query->text, filters);
  /* Translators: how many companies a search would find without the filter */
  g_autofree char *without = g_strdup_printf (g_dngettext (NULL, "Without it, %'u company would be found.",
                                                           "Without it, %'u companies would be found.", n_without),
                                              n_without);

  return n_without > 0 ? g_strjoin (" ", nothing, without, NULL) : g_steal_pointer (&nothing);
}

static const char *
words_of_clearing (const CptCompanyQuery *query)
{
  if (*query->text == '\0')
    return _ ("Show all companies");

  return query->filter == CPT_COMPANY_FILTER_ALL && query->tag == NULL ? _ ("Clear search")
                                                                       : _ ("Clear search and filter");
}

static void
describe_nothing (CptCompaniesPage *self)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (self->state);
  g_autofree char *filters = dup_filters (query);
  g_autofree char *description = NULL;

  if (filters == NULL && *query->text == '\0')
    description = g_strdup (_ ("None of the companies that changed since your last visit is left."));
  else if (filters == NULL)
    /* Translators: %s is what was searched */
    description = g_strdup_printf (_ ("Nothing matches “%s”."), query->text);
  else if (*query->text == '\0')
    /* Translators: %s is the name of a filter, such as "Needs attention" */
    description = g_strdup_printf (_ ("No company stands under the filter “%s”."), filters);
  else
    description = words_of_search_and_filter (self, query, filters);

  cpt_companies_notice_describe_nothing (self->notice, description, words_of_clearing (query), query->text);
}

/* @retry: when it is tried again, or empty. */
static char *
dup_failure (const char *retry)
{
  /* Translators: %s says when it is tried again, or is empty */
  return g_strdup_printf (_ ("The companies could not be read. Nothing is lost. %s"), retry);
}

static void
describe_failure (CptCompaniesPage *self)
{
  const GError *own_error = cpt_company_list_get_error (self->list);
  const GError *error = own_error != NULL ? own_error : cpt_sync_get_error (self->sync);
  g_autofree char *retry = cpt_sync_banner_retry_text (self->sync);
  g_autofree char *description = dup_failure (retry);

  cpt_companies_notice_describe_failure (self->notice, error, description);
}

/* Until the first companies of a new attempt have come. */
static gboolean
keeps_failure (CptCompaniesPage *self, const char *state)
{
  g_autofree char *description = dup_failure ("");

  return g_str_equal (state, "loading") && cpt_sync_get_n_read (self->sync) == 0 &&
         cpt_companies_notice_keep_failure (self->notice, description);
}

static void
describe (CptCompaniesPage *self, const char *state)
{
  if (g_str_equal (state, "nothing"))
    describe_nothing (self);
  else if (g_str_equal (state, "failed"))
    describe_failure (self);
  else
    cpt_companies_notice_set_progress (self->notice, cpt_sync_get_n_read (self->sync),
                                       cpt_sync_get_n_expected (self->sync));
}

/**
 * cpt_companies_status_show_notice:
 * @state: from cpt_companies_status_choose(), but for "list"
 *
 * Shows, in place of the list, why there is none.
 */
void
cpt_companies_status_show_notice (CptCompaniesPage *self, const char *state)
{
  if (self->notice == NULL)
    {
      self->notice = CPT_COMPANIES_NOTICE (cpt_companies_notice_new ());
      cpt_companies_notice_set_sandbox (self->notice, self->sandbox);
      gtk_stack_add_named (self->states, GTK_WIDGET (self->notice), "notice");
    }

  if (!keeps_failure (self, state))
    {
      describe (self, state);
      cpt_companies_notice_show (self->notice, state);
    }
  gtk_stack_set_visible_child_name (self->states, "notice");
}
