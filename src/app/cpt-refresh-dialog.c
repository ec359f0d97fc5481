/* cpt-refresh-dialog.c — what a refresh of a company will read and what not, and why, before it is asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-refresh-dialog.h"

#include "cpt-refresh-words.h"

#include <glib/gi18n.h>

#define GAP 12
#define LINE_GAP 3

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* (nullable): the types of one verdict, under what becomes of them. */
static GtkWidget *
create_group (GPtrArray *plan, CptRefreshVerdict verdict)
{
  guint n_types = 0;
  g_autofree char *types = cpt_refresh_words_dup_types (plan, verdict, &n_types);
  g_autofree char *heading = NULL;
  GtkWidget *group = NULL;

  if (n_types == 0)
    return NULL;

  heading = g_strdup_printf ("%s (%u)", cpt_refresh_words_get_verdict (verdict), n_types);
  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, LINE_GAP);
  gtk_box_append (GTK_BOX (group), create_label (heading, "heading"));
  gtk_box_append (GTK_BOX (group), create_label (types, "secondary"));

  return group;
}

static GtkWidget *
create_plan (GPtrArray *plan)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);

  for (CptRefreshVerdict verdict = CPT_REFRESH_READ; verdict <= CPT_REFRESH_NO_CONNECTION; verdict++)
    {
      GtkWidget *group = create_group (plan, verdict);

      if (group != NULL)
        gtk_box_append (GTK_BOX (box), group);
    }

  return box;
}

/* What is refreshed: a company, or one of its connections. */
static char *
dup_subject (const CptRefreshFacts *facts)
{
  const char *name = cpt_company_get_shown_name (facts->company);
  CptConnection *connection =
      facts->connection_id != NULL ? cpt_company_find_connection (facts->company, facts->connection_id) : NULL;

  if (connection == NULL)
    /* Translators: %s is the name of a company */
    return g_strdup_printf (_ ("“%s”"), name);

  /* Translators: the name of a company, and that of the software that only one of its connections is to, such as Xero
   */
  return g_strdup_printf (_ ("“%s”, %s"), name, cpt_connection_get_shown_platform_name (connection));
}

static guint
count_reads (GPtrArray *plan)
{
  guint n_reads = 0;

  for (guint i = 0; i < plan->len; i++)
    n_reads += ((const CptRefreshEntry *) g_ptr_array_index (plan, i))->n_reads;

  return n_reads;
}

/**
 * cpt_refresh_dialog_new:
 * @parent: the window that asks
 * @facts: what is known of the company; not kept
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
AdwMessageDialog *
cpt_refresh_dialog_new (GtkWindow *parent, const CptRefreshFacts *facts)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Refresh the data?"), NULL));
  g_autoptr (GPtrArray) plan = cpt_refresh_plan (facts);
  guint n_reads = count_reads (plan);
  g_autofree char *subject = dup_subject (facts);
  g_autofree char *reads = g_strdup_printf (ngettext ("%u read", "%u reads", n_reads), n_reads);

  /* Translators: what is refreshed, such as “A company”, Xero; "12 reads": how often data will be read */
  adw_message_dialog_format_body (dialog, _ ("%s: %s"), subject, reads);
  adw_message_dialog_set_extra_child (dialog, create_plan (plan));
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "refresh", _ ("Refresh data"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "refresh", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (dialog, "refresh", n_reads > 0);
  adw_message_dialog_set_default_response (dialog, "refresh");
  adw_message_dialog_set_close_response (dialog, "cancel");

  return dialog;
}
