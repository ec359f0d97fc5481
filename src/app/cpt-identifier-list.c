/* cpt-identifier-list.c — what a company and its connections are known by, each to be copied.
 *
 * Its buttons name details.copy of the page of details, with the text; the Link URL is copied by company.copy-link,
 * which asks for a new one where it works once, and is recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-identifier-list.h"

#include "cpt-spoken-name.h"


#include <glib/gi18n.h>

struct _CptIdentifierList
{
  AdwBin parent_instance;

  GtkListBox *list;
  char *content; /* (nullable): what is shown, so that the rows stay while it is the same */
};

G_DEFINE_FINAL_TYPE (CptIdentifierList, cpt_identifier_list, ADW_TYPE_BIN)

static void
cpt_identifier_list_finalize (GObject *object)
{
  g_free (CPT_IDENTIFIER_LIST (object)->content);

  G_OBJECT_CLASS (cpt_identifier_list_parent_class)->finalize (object);
}

static void
cpt_identifier_list_class_init (CptIdentifierListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_identifier_list_finalize;
}

static void
cpt_identifier_list_init (CptIdentifierList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "facts");
  cpt_spoken_name_set (self->list, _ ("Identifiers"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static AdwActionRow *
add_row (CptIdentifierList *self, const char *title, const char *text)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, text);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_list_box_append (self->list, GTK_WIDGET (row));

  return row;
}

/* @copies says what the button does. */
static void
add_copied (CptIdentifierList *self, const char *title, const char *text, const char *copies, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  if (g_str_equal (action, "details.copy"))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", text);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, copies);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  cpt_spoken_name_set (button, copies);

  adw_action_row_add_suffix (add_row (self, title, text), button);
}

static void
add_connection (CptIdentifierList *self, CptConnection *connection)
{
  const char *platform = cpt_connection_get_shown_platform_name (connection);
  const char *id = cpt_connection_get_id (connection);
  /* Translators: %s is the name of an accounting platform, such as Xero. */
  g_autofree char *title = g_strdup_printf (_ ("Connection ID, %s"), platform);
  /* Translators: %s is the name of an accounting platform, such as Xero. */
  g_autofree char *copies = g_strdup_printf (_ ("Copy connection ID, %s"), platform);

  if (*id != '\0')
    add_copied (self, title, id, copies, "details.copy");
}

static char *
dup_content (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  GString *content = g_string_new (cpt_company_get_id (company));

  g_string_append_printf (content, "\n%s\n%s\n", cpt_company_get_redirect (company),
                          cpt_company_get_parent_id (company));
  for (guint i = 0; i < connections->len; i++)
    g_string_append_printf (content, "%s %s\n", cpt_connection_get_id (g_ptr_array_index (connections, i)),
                            cpt_connection_get_platform_name (g_ptr_array_index (connections, i)));

  return g_string_free (content, FALSE);
}

static void
fill (CptIdentifierList *self, CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  add_copied (self, _ ("Company ID"), cpt_company_get_id (company), _ ("Copy company ID"), "details.copy");
  if (cpt_company_get_redirect (company) != NULL)
    add_copied (self, _ ("Link URL"), cpt_company_get_redirect (company), _ ("Copy Link URL"), "company.copy-link");
  if (cpt_company_get_parent_id (company) != NULL)
    add_copied (self, _ ("ID of the parent company"), cpt_company_get_parent_id (company),
                _ ("Copy ID of the parent company"), "details.copy");
  for (guint i = 0; i < connections->len; i++)
    add_connection (self, g_ptr_array_index (connections, i));
}

/**
 * cpt_identifier_list_show:
 * @company: the company; one that waits to be created has no identifier
 *
 * Shows its identifiers.
 */
void
cpt_identifier_list_show (CptIdentifierList *self, CptCompany *company)
{
  g_autofree char *content = dup_content (company);
  GtkListBoxRow *row;

  g_return_if_fail (CPT_IS_IDENTIFIER_LIST (self));

  if (g_strcmp0 (content, self->content) == 0)
    return;

  g_free (self->content);
  self->content = g_steal_pointer (&content);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (*cpt_company_get_id (company) != '\0')
    fill (self, company);
  else
    add_row (self, _ ("Company ID"), _ ("Waiting to be created"));
}
