/* cpt-companies-reminders.c — what the companies page reminds of: what happened, what asks for something.
 *
 * While reading the list is itself in trouble, that alone is said. A reminder of the companies that the list is
 * narrowed to is not repeated above them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-page-private.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

static void
add_count (GStrvBuilder *parts, guint n, const char *text)
{
  g_autofree char *part = NULL;

  if (n == 0)
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  part = g_strdup_printf (text, n);
#pragma GCC diagnostic pop
  g_strv_builder_add (parts, part);
}

/* "Since your last visit: 2 broke, 1 linked, 3 new" */
static char *
words_of_visit (const CptVisitChanges *changes)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;
  g_autofree char *list = NULL;

  /* Translators: in a list after "Since your last visit:": companies whose data cannot be read any more */
  add_count (parts, changes->broke->len, g_dngettext (NULL, "%'u broke", "%'u broke", changes->broke->len));
  /* Translators: in a list after "Since your last visit:": companies that have become linked */
  add_count (parts, changes->linked->len, g_dngettext (NULL, "%'u linked", "%'u linked", changes->linked->len));
  /* Translators: in a list after "Since your last visit:": companies that were created elsewhere */
  add_count (parts, changes->appeared->len, g_dngettext (NULL, "%'u new", "%'u new", changes->appeared->len));
  texts = g_strv_builder_end (parts);
  list = g_strjoinv (", ", texts);

  /* Translators: %s is a list such as "2 broke, 1 linked, 3 new" */
  return g_strdup_printf (_ ("Since your last visit: %s"), list);
}

static void
show_visit (CptCompaniesPage *self)
{
  const CptVisitChanges *changes = cpt_visit_get_changes (self->visit);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autofree char *text = changes != NULL ? words_of_visit (changes) : NULL;
  g_autofree char *when = cpt_time_text_relative (cpt_visit_get_left_at (self->visit), now);
  /* Translators: %s is when that was: "2 h ago", "yesterday, 17:42" */
  g_autofree char *tooltip = g_strdup_printf (_ ("Your last visit: %s"), when);

  cpt_reminder_bar_set_reminder (self->reminder_bar, CPT_REMINDER_VISIT, text, tooltip);
}

static char *
words_of_filter (CptReminder reminder, guint n)
{
  if (reminder == CPT_REMINDER_ATTENTION)
    /* Translators: a reminder: companies whose clients must authorise again */
    return g_strdup_printf (g_dngettext (NULL, "%'u company to re-authorize", "%'u companies to re-authorize", n), n);

  return g_strdup_printf (
      /* Translators: a reminder: companies from which nothing was read for so long that the access may be withdrawn */
      g_dngettext (NULL, "%'u company at risk of token expiry", "%'u companies at risk of token expiry", n), n);
}

static CptCompanyFilter
filter_of (CptReminder reminder)
{
  return reminder == CPT_REMINDER_ATTENTION ? CPT_COMPANY_FILTER_ATTENTION : CPT_COMPANY_FILTER_EXPIRY;
}

static void
show_filter (CptCompaniesPage *self, CptReminder reminder)
{
  const CptCompanyQuery *query = cpt_companies_state_get_query (self->state);
  guint n = cpt_company_list_get_total_of (self->list, filter_of (reminder));
  g_autofree char *text = NULL;

  if (cpt_company_list_get_is_loaded (self->list))
    cpt_reminders_set_count (self->reminders, reminder, n);
  if (cpt_reminders_is_due (self->reminders, reminder) && query->filter != filter_of (reminder))
    text = words_of_filter (reminder, n);

  cpt_reminder_bar_set_reminder (self->reminder_bar, reminder, text, NULL);
}

/**
 * cpt_companies_reminders_update:
 * @is_wanted: whether there is a list that they could be about
 *
 * Shows what there is to be reminded of.
 */
void
cpt_companies_reminders_update (CptCompaniesPage *self, gboolean is_wanted)
{
  show_visit (self);
  show_filter (self, CPT_REMINDER_ATTENTION);
  show_filter (self, CPT_REMINDER_EXPIRY);
  gtk_widget_set_visible (self->reminder_bin, is_wanted && !cpt_sync_banner_is_shown (self->banner));
}

/**
 * cpt_companies_reminders_show:
 * @reminder: a reminder that is shown
 *
 * Shows the companies that @reminder is about, and nothing else.
 */
void
cpt_companies_reminders_show (CptCompaniesPage *self, CptReminder reminder)
{
  const CptVisitChanges *changes = cpt_visit_get_changes (self->visit);
  g_autoptr (GArray) among =
      reminder == CPT_REMINDER_VISIT && changes != NULL ? cpt_visit_changes_list_all (changes) : NULL;

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  cpt_companies_state_set_among (self->state, among);
  cpt_companies_state_set_tag (self->state, NULL);
  cpt_companies_state_set_filter (self->state,
                                  reminder == CPT_REMINDER_VISIT ? CPT_COMPANY_FILTER_ALL : filter_of (reminder));
  if (reminder == CPT_REMINDER_VISIT)
    cpt_visit_dismiss (self->visit);
}

/**
 * cpt_companies_reminders_dismiss:
 *
 * Puts @reminder aside.
 */
void
cpt_companies_reminders_dismiss (CptCompaniesPage *self, CptReminder reminder)
{
  if (reminder == CPT_REMINDER_VISIT)
    {
      cpt_visit_dismiss (self->visit);
      return;
    }

  cpt_reminders_dismiss (self->reminders, reminder);
  show_filter (self, reminder);
}

static void
active_cb (GtkWindow *window, GParamSpec *pspec, CptCompaniesPage *self)
{
  if (gtk_window_is_active (window))
    cpt_visit_return (self->visit);
  else
    cpt_visit_leave (self->visit);
}

static void
root_cb (CptCompaniesPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    g_signal_connect_object (root, "notify::is-active", G_CALLBACK (active_cb), self, 0);
}

/**
 * cpt_companies_reminders_follow:
 * @changed: called when there is something else to remind of
 *
 * Begins a visit, which lasts as long as the window is looked at.
 */
void
cpt_companies_reminders_follow (CptCompaniesPage *self, GCallback changed)
{
  self->reminders = cpt_reminders_new (self->meta);
  self->visit = cpt_visit_new (self->store, self->meta);
  g_signal_connect_object (self->visit, "changed", changed, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
}
