/* cpt-family-list.c — the parent of a company and its subsidiaries, each with what can be done with it.
 *
 * Its rows name actions of the page of details, with the ID of a company: details.open-company, details.copy-link-of,
 * details.refresh-company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-family-list.h"

#include <glib/gi18n.h>

#include "cpt-company-status-words.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"

struct _CptFamilyList
{
  AdwBin parent_instance;

  GtkListBox *list;
  char *content; /* (nullable): what is shown, so that the rows stay while it is the same */
};

G_DEFINE_FINAL_TYPE (CptFamilyList, cpt_family_list, ADW_TYPE_BIN)

static void
cpt_family_list_finalize (GObject *object)
{
  g_free (CPT_FAMILY_LIST (object)->content);

  G_OBJECT_CLASS (cpt_family_list_parent_class)->finalize (object);
}

static void
cpt_family_list_class_init (CptFamilyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_family_list_finalize;
}

static void
cpt_family_list_init (CptFamilyList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  cpt_spoken_name_set (self->list, _ ("Parent company and subsidiaries"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static GtkWidget *
create_button (const char *icon_name, const char *action, const char *company_id, const char *what, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);
  /* Translators: what a screen reader says of a button; the first %s is what it does, the second a company. */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), what, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, what);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", company_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  cpt_spoken_name_set (button, label);

  return button;
}

/* The row of the company that has this ID, which opens it. */
static AdwActionRow *
add_row (CptFamilyList *self, const char *company_id, const char *name, const char *subtitle, gboolean refreshable)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (row, 2);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", company_id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "details.open-company");
  adw_action_row_add_suffix (
      row, create_button ("edit-copy-symbolic", "details.copy-link-of", company_id, _ ("Copy Link URL"), name));
  if (refreshable)
    adw_action_row_add_suffix (
        row, create_button ("view-refresh-symbolic", "details.refresh-company", company_id, _ ("Refresh data"), name));
  adw_action_row_add_suffix (row, arrow);
  gtk_list_box_append (self->list, GTK_WIDGET (row));

  return row;
}

static void
add_parent (CptFamilyList *self, CptCompany *company)
{
  const char *name = cpt_company_get_shown_parent_name (company);

  add_row (self, cpt_company_get_parent_id (company), name != NULL ? name : cpt_company_get_parent_id (company),
           _ ("Parent company"), FALSE);
}

static gboolean
can_refresh (CptCompany *company)
{
  GPtrArray *connections = cpt_company_get_connections (company);

  for (guint i = 0; i < connections->len; i++)
    if (cpt_connection_get_status (g_ptr_array_index (connections, i)) == CPT_CONNECTION_STATUS_LINKED)
      return TRUE;

  return FALSE;
}

static void
add_subsidiary (CptFamilyList *self, CptCompany *subsidiary)
{
  const char *name = cpt_company_get_shown_name (subsidiary);
  const char *id = cpt_company_get_id (subsidiary);
  CptCompanyStatus status = cpt_company_status_of (subsidiary, NULL);
  /* Translators: below the name of a company that belongs to another: %s is its status, such as Linked. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Subsidiary, %s"), cpt_company_status_words (status));
  AdwActionRow *row = add_row (self, id, name, subtitle, can_refresh (subsidiary));

  adw_action_row_add_prefix (row, cpt_status_icon_new (cpt_status_mark_of_company (status)));
}

static char *
dup_content (CptCompany *company, GPtrArray *subsidiaries)
{
  GString *content = g_string_new (cpt_company_get_parent_id (company));

  g_string_append_printf (content, "\n%s\n", cpt_company_get_shown_parent_name (company));
  for (guint i = 0; subsidiaries != NULL && i < subsidiaries->len; i++)
    {
      CptCompany *subsidiary = g_ptr_array_index (subsidiaries, i);

      g_string_append_printf (content, "%s %s %d %d\n", cpt_company_get_id (subsidiary),
                              cpt_company_get_shown_name (subsidiary), cpt_company_status_of (subsidiary, NULL),
                              can_refresh (subsidiary));
    }

  return g_string_free (content, FALSE);
}

static void
clear (CptFamilyList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/**
 * cpt_family_list_show:
 * @company: whose family it is
 * @subsidiaries: (nullable) (element-type CptCompany): those whose parent it is
 *
 * Shows the family; nothing is to be seen when @company has none.
 */
void
cpt_family_list_show (CptFamilyList *self, CptCompany *company, GPtrArray *subsidiaries)
{
  g_autofree char *content = dup_content (company, subsidiaries);
  gboolean has_parent = cpt_company_get_parent_id (company) != NULL;
  guint n_subsidiaries = subsidiaries != NULL ? subsidiaries->len : 0;

  g_return_if_fail (CPT_IS_FAMILY_LIST (self));

  gtk_widget_set_visible (GTK_WIDGET (self), has_parent || n_subsidiaries > 0);
  if (g_strcmp0 (content, self->content) == 0)
    return;

  g_free (self->content);
  self->content = g_steal_pointer (&content);
  clear (self);
  if (has_parent)
    add_parent (self, company);
  for (guint i = 0; i < n_subsidiaries; i++)
    add_subsidiary (self, g_ptr_array_index (subsidiaries, i));
}
