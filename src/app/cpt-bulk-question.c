/* cpt-bulk-question.c — what refreshing several companies at once will do and cost, before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-bulk-question.h"

#include "cpt-status-icon.h"

#include <glib/gi18n.h>

#define GAP 12
#define LINE_GAP 9
#define MATTERS 4      /* one part in so many of what is left of the day */
#define PER_MINUTE 500 /* refreshes that are asked for when nothing holds them up: tests/bench/bench-bulk */
#define LONG_MINUTES 2 /* from so many on, it is said how long it takes */

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* Nothing for no company. */
static void
append_line (GtkWidget *box, CptStatusMark mark, guint n, const char *text)
{
  GtkWidget *line = NULL;
  GtkWidget *icon = NULL;
  g_autofree char *words = NULL;

  if (n == 0)
    return;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  words = g_strdup_printf (text, n);
#pragma GCC diagnostic pop
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, LINE_GAP);
  icon = cpt_status_icon_new (mark);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), create_label (words));
  gtk_box_append (GTK_BOX (box), line);
}

static char *
dup_requests (guint n, gint64 quota)
{
  g_autofree char *requests = g_strdup_printf (g_dngettext (NULL, "%'u request", "%'u requests", n), n);

  if (quota < 0 || n < quota / MATTERS)
    return g_steal_pointer (&requests);

  if (n <= quota)
    /* Translators: "500 requests"; how many more the platform takes today */
    return g_strdup_printf (_ ("%s, of the %'u that are left for this today."), requests, (guint) quota);

  /* Translators: "500 requests"; how many more the platform takes today */
  return g_strdup_printf (_ ("%s, but only %'u are left for this today: the rest goes on by itself once the platform "
                             "takes more."),
                          requests, (guint) quota);
}

/**
 * cpt_bulk_question_dup_cost:
 * @n_requests: that are sent
 * @quota: how many may be today, -1 when the platform has not said
 *
 * Returns: (transfer full) (nullable): what it costs, where that matters: a good part of what is left of the day, or
 *   minutes; %NULL when it does not
 */
char *
cpt_bulk_question_dup_cost (guint n_requests, gint64 quota)
{
  gboolean is_dear = quota >= 0 && n_requests >= quota / MATTERS;
  guint n_minutes = (n_requests + PER_MINUTE - 1) / PER_MINUTE;
  g_autofree char *requests = dup_requests (n_requests, quota);
  g_autofree char *time = NULL;

  if (n_minutes < LONG_MINUTES)
    return is_dear ? g_steal_pointer (&requests) : NULL;

  time = g_strdup_printf (
      /* Translators: how long sending requests takes; then data are read, which is not counted */
      ngettext ("Asking for all takes about %u minute.", "Asking for all takes about %u minutes.", n_minutes),
      n_minutes);

  /* Translators: what it costs: "500 requests, of the 612 that are left for this today."; how long it takes, a sentence
   */
  return is_dear ? g_strdup_printf (_ ("%1$s %2$s"), requests, time) : g_steal_pointer (&time);
}

static GtkWidget *
create_cost (const char *cost)
{
  GtkWidget *label = create_label (cost);

  gtk_widget_add_css_class (label, "information-box");

  return label;
}

static GtkWidget *
create_plan (const CptBulkSurvey *survey, gint64 quota)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  g_autofree char *cost = cpt_bulk_question_dup_cost (survey->able->len, quota);

  append_line (box, CPT_STATUS_MARK_LINKED, survey->able->len,
               g_dngettext (NULL, "%'u will be refreshed", "%'u will be refreshed", survey->able->len));
  append_line (box, CPT_STATUS_MARK_UNLINKED, survey->n_unlinked,
               g_dngettext (NULL, "%'u will not: no connection is linked, its client has to authorize first",
                            "%'u will not: no connection is linked, their clients have to authorize first",
                            survey->n_unlinked));
  append_line (box, CPT_STATUS_MARK_NO_CONNECTION, survey->n_unconnected,
               g_dngettext (NULL, "%'u will not: it has no connection", "%'u will not: they have no connection",
                            survey->n_unconnected));
  append_line (box, CPT_STATUS_MARK_WAITING, survey->n_waiting,
               g_dngettext (NULL, "%'u will not: it waits to be created", "%'u will not: they wait to be created",
                            survey->n_waiting));
  if (cost != NULL)
    gtk_box_append (GTK_BOX (box), create_cost (cost));

  return box;
}

/**
 * cpt_bulk_question_new:
 * @parent: the window that asks
 * @survey: which companies can be refreshed, and why not the others; not kept
 * @quota: how many requests may be sent for it today, -1 when the platform has not said
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
AdwMessageDialog *
cpt_bulk_question_new (GtkWindow *parent, const CptBulkSurvey *survey, gint64 quota)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  guint n_able = survey->able->len;
  guint n = n_able + survey->n_unlinked + survey->n_unconnected + survey->n_waiting;

  adw_message_dialog_format_heading (
      dialog, g_dngettext (NULL, "Refresh the data of %'u company?", "Refresh the data of %'u companies?", n), n);
  adw_message_dialog_set_extra_child (dialog, create_plan (survey, quota));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "refresh", _ ("Refresh data"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "refresh", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "refresh", n_able > 0);
  adw_message_dialog_set_default_response (dialog, "refresh");
  adw_message_dialog_set_close_response (dialog, "cancel");

  return dialog;
}
