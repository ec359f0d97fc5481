/* cpt-connection-list.c — the connections of a company as rows to open, and the company's own Link URL.
 *
 * Its rows and buttons name actions of the popover that it stands in (connection.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-list.h"

#include <glib/gi18n.h>

#include "cpt-company-text.h"
#include "cpt-connection-row.h"
#include "cpt-fit-bin.h"
#include "cpt-shrink.h"
#include "cpt-status-icon.h"

struct _CptConnectionList
{
  AdwBin parent_instance;

  /* of the template */
  CptFitBin *fit;
  GtkLabel *name;
  GtkWidget *empty;
  CptStatusIcon *empty_icon;
  GtkLabel *empty_label;
  GtkListBox *list;
  GtkLabel *remark;
  GtkWidget *copy_button;
};

G_DEFINE_FINAL_TYPE (CptConnectionList, cpt_connection_list, ADW_TYPE_BIN)

static GtkWidget *
create_row (CptConnection *connection, gint64 now)
{
  GtkWidget *row = cpt_connection_row_new (connection, now);
  GtkWidget *arrow = g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", cpt_connection_get_id (connection));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "connection.show");

  return row;
}

static void
clear (CptConnectionList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static void
cpt_connection_list_class_init (CptConnectionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connection-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, fit);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, name);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, empty);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, empty_icon);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, list);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, remark);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionList, copy_button);
}

static void
cpt_connection_list_init (CptConnectionList *self)
{
  g_type_ensure (CPT_TYPE_FIT_BIN);
  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->copy_button);
}

/**
 * cpt_connection_list_show:
 * @company: whose connections
 * @is_waiting: it waits to be created, and has no Link URL yet
 * @now: microseconds UTC, the account's clock
 */
void
cpt_connection_list_show (CptConnectionList *self, CptCompany *company, gboolean is_waiting, gint64 now)
{
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (company);
  gboolean is_empty = connections->len == 0;

  g_return_if_fail (CPT_IS_CONNECTION_LIST (self));

  gtk_label_set_text (self->name, cpt_company_get_shown_name (company));

  clear (self);
  for (guint i = 0; !is_empty && i < connections->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (connections, i), now));
  gtk_widget_set_visible (GTK_WIDGET (self->list), !is_empty);

  gtk_widget_set_visible (self->empty, is_empty);
  cpt_status_icon_set_mark (self->empty_icon, is_waiting ? CPT_STATUS_MARK_WAITING : CPT_STATUS_MARK_NO_CONNECTION);
  gtk_label_set_text (self->empty_label, is_waiting ? _ ("Waiting to be created") : _ ("No connection"));

  if (is_waiting)
    gtk_label_set_text (self->remark, _ ("The Link URL can be copied once the platform has created the company."));
  else if (is_empty)
    gtk_label_set_text (self->remark,
                        _ ("Send the company’s Link URL: its client chooses the software and authorizes."));
  else
    gtk_label_set_text (self->remark,
                        _ ("With the company’s Link URL, its client adds a connection or authorizes again."));
}

/**
 * cpt_connection_list_fit:
 * @around: a widget of the window that it is shown over
 *
 * Keeps it narrower than that window.
 */
void
cpt_connection_list_fit (CptConnectionList *self, GtkWidget *around)
{
  g_return_if_fail (CPT_IS_CONNECTION_LIST (self));

  cpt_fit_bin_fit (self->fit, around);
}
