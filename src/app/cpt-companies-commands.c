/* cpt-companies-commands.c — what keys, menus and buttons of the companies page do.
 *
 * "-one" commands take the rid of a company; the others act on the selection. Keys that act never do while a field, or
 * a popover, has the focus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-page-private.h"
#include "cpt-company-exporter.h"
#include "cpt-focus.h"
#include "cpt-popover-anchor.h"
#include "cpt-row-menu.h"
#include "cpt-selection-bar.h"
#include "cpt-text-size.h"


#define NAME_WIDTH 160 /* pixels at the normal text size: where most names are */

static GArray *
array_of (gint64 rid)
{
  GArray *rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (rids, rid);

  return rids;
}

/* Where a popover about @rid points at: its row, or the middle of the top. */
static void
place_of (CptCompaniesPage *self, gint64 rid, GdkRectangle *at)
{
  if (cpt_companies_view_find_place (self->view, rid, at))
    {
      int width = MIN (at->width, cpt_text_size_scale (GTK_WIDGET (self->view), NAME_WIDTH));

      if (gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL)
        at->x += at->width - width;
      at->width = width;
      return;
    }

  *at = (GdkRectangle){ gtk_widget_get_width (GTK_WIDGET (self->view)) / 2, 0, 1, 1 };
}

/* The one company that is selected, 0 when there is none, or there are several. */
static gint64
single_rid (CptCompaniesPage *self)
{
  g_autoptr (GArray) rids = NULL;

  if (cpt_company_selection_get_n_selected (self->selection) != 1)
    return 0;

  rids = cpt_company_selection_get_rids (self->selection);

  return rids->len == 1 ? g_array_index (rids, gint64, 0) : 0;
}

static void
rename_rid (CptCompaniesPage *self, gint64 rid)
{
  GdkRectangle at;

  if (rid == 0)
    return;

  place_of (self, rid, &at);
  cpt_company_actions_rename (self->actions, rid, GTK_WIDGET (self->view), &at);
}

static void
show_connections_of (CptCompaniesPage *self, gint64 rid, const char *connection_id)
{
  GdkRectangle at;

  place_of (self, rid, &at);
  cpt_company_actions_show_connections (self->actions, rid, connection_id, GTK_WIDGET (self->view), &at);
}

static void
rename_one_action (GtkWidget *widget, const char *name, GVariant *target)
{
  rename_rid (CPT_COMPANIES_PAGE (widget), g_variant_get_int64 (target));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);

  rename_rid (self, single_rid (self));
}

static void
copy_link_one_action (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GArray) rids = array_of (g_variant_get_int64 (target));

  cpt_company_actions_copy_link (CPT_COMPANIES_PAGE (widget)->actions, rids, NULL);
}

static void
copy_links_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  if (rids->len > 0)
    cpt_company_actions_copy_link (self->actions, rids, NULL);
}

static void
export_links_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  if (rids->len > 0)
    cpt_company_actions_export_links (self->actions, rids);
}

static AdwToastOverlay *
find_toasts (CptCompaniesPage *self)
{
  return ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY));
}

static void
export_companies (CptCompaniesPage *self, GArray *rids)
{
  cpt_company_exporter_ask (find_toasts (self), self->store, cpt_companies_view_get_columns (self->view), rids);
}

static void
export_list_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_exporter_list_shown (self->list);

  if (cpt_company_list_get_is_loaded (self->list))
    export_companies (self, rids);
}

static void
export_selected_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  export_companies (self, rids);
}

static void
refresh_rid (CptCompaniesPage *self, gint64 rid)
{
  CptCompanyRow *row = cpt_company_list_get_row (self->list, rid);

  if (row != NULL)
    cpt_company_actions_refresh (self->actions, row, NULL);
}

static void
refresh_one_action (GtkWidget *widget, const char *name, GVariant *target)
{
  refresh_rid (CPT_COMPANIES_PAGE (widget), g_variant_get_int64 (target));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  if (rids->len == 1)
    refresh_rid (self, g_array_index (rids, gint64, 0));
  else if (rids->len > 1)
    cpt_company_actions_refresh_many (self->actions, rids);
}

static void
tags_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  if (rids->len > 0)
    cpt_company_actions_edit_tags_of_many (self->actions, rids);
}

static void
send_link_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptLinkChannel channel = CPT_LINK_CHANNEL_SHOWN;

  if (g_str_equal (name, "companies.mail-link"))
    channel = CPT_LINK_CHANNEL_MAILED;
  else if (g_str_equal (name, "companies.open-link"))
    channel = CPT_LINK_CHANNEL_OPENED;

  cpt_company_actions_send_link (CPT_COMPANIES_PAGE (widget)->actions, g_variant_get_int64 (target), NULL, channel);
}

static void
delete_one_action (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GArray) rids = array_of (g_variant_get_int64 (target));

  cpt_company_actions_delete (CPT_COMPANIES_PAGE (widget)->actions, rids);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  if (rids->len > 0)
    cpt_company_actions_delete (self->actions, rids);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_companies_page_open_company (CPT_COMPANIES_PAGE (widget), g_variant_get_int64 (target));
}

static void
show_connections_action (GtkWidget *widget, const char *name, GVariant *target)
{
  show_connections_of (CPT_COMPANIES_PAGE (widget), g_variant_get_int64 (target), NULL);
}

static void
show_connection_action (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *connection_id = NULL;
  gint64 rid = 0;

  g_variant_get (target, "(x&s)", &rid, &connection_id);
  show_connections_of (CPT_COMPANIES_PAGE (widget), rid, connection_id);
}

static void
add_connection_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_actions_add_connection (CPT_COMPANIES_PAGE (widget)->actions, g_variant_get_int64 (target));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_actions_retry_changes (CPT_COMPANIES_PAGE (widget)->actions, g_variant_get_int64 (target));
}

static void
cancel_change_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_actions_cancel_changes (CPT_COMPANIES_PAGE (widget)->actions, g_variant_get_int64 (target));
}

static void
copy_id_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  CptCompanyRow *row = cpt_company_list_get_row (self->list, g_variant_get_int64 (target));

  if (row != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), cpt_company_get_id (cpt_company_row_get_company (row)));
}

static void
copy_rows_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  g_autoptr (GArray) rids = cpt_company_selection_get_rids (self->selection);

  if (self->copier == NULL)
    self->copier = cpt_company_copier_new (self->store, find_toasts (self));
  cpt_company_copier_copy (self->copier, rids);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (CPT_COMPANIES_PAGE (widget)->selection));
}

static void
unselect_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_selection_clear (CPT_COMPANIES_PAGE (widget)->selection);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  gboolean with_name = g_str_equal (name, "companies.add-found");

  cpt_company_actions_add (self->actions, with_name ? cpt_companies_state_get_query (self->state)->text : NULL);
}

static void
clear_among_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_companies_state_set_among (CPT_COMPANIES_PAGE (widget)->state, NULL);
}

static void
tag_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_companies_state_set_tag (CPT_COMPANIES_PAGE (widget)->state, target);
}

static void
reminder_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);
  CptReminder reminder = CPT_REMINDER_VISIT;

  if (!cpt_reminder_parse (g_variant_get_string (target, NULL), &reminder))
    return;

  if (g_str_equal (name, "companies.show-reminder"))
    cpt_companies_reminders_show (self, reminder);
  else
    cpt_companies_reminders_dismiss (self, reminder);
}

static void
keep_accesses_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_actions_keep_accesses (CPT_COMPANIES_PAGE (widget)->actions);
}

static void
clear_filters_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);

  cpt_companies_state_set_among (self->state, NULL);
  cpt_companies_state_set_tag (self->state, NULL);
  cpt_companies_state_set_filter (self->state, CPT_COMPANY_FILTER_ALL);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

/* However the search stands, the field is open, has the focus, and its words are selected. */
static void
find_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (self->search_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_sync_reload (CPT_COMPANIES_PAGE (widget)->sync);
}

static void
cancel_read_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_sync_cancel_read (CPT_COMPANIES_PAGE (widget)->sync);
}

static const struct
{
  const char *name;
  const char *type; /* (nullable) */
  GtkWidgetActionActivateFunc activate;
} commands[] = {
  { "companies.add", NULL, add_action },
  { "companies.add-found", NULL, add_action },
  { "companies.rename", NULL, rename_action },
  { "companies.rename-one", "x", rename_one_action },
  { "companies.copy-links", NULL, copy_links_action },
  { "companies.export-links", NULL, export_links_action },
  { "companies.export-list", NULL, export_list_action },
  { "companies.export-selected", NULL, export_selected_action },
  { "companies.refresh", NULL, refresh_action },
  { "companies.refresh-one", "x", refresh_one_action },
  { "companies.tags", NULL, tags_action },
  { "companies.copy-link-one", "x", copy_link_one_action },
  { "companies.mail-link", "x", send_link_action },
  { "companies.open-link", "x", send_link_action },
  { "companies.show-qr", "x", send_link_action },
  { "companies.delete", NULL, delete_action },
  { "companies.delete-one", "x", delete_one_action },
  { "companies.open", "x", open_action },
  { "companies.show-connections", "x", show_connections_action },
  { "companies.show-connection", "(xs)", show_connection_action },
  { "companies.add-connection", "x", add_connection_action },
  { "companies.retry", "x", retry_action },
  { "companies.cancel-change", "x", cancel_change_action },
  { "companies.copy-id", "x", copy_id_action },
  { "companies.copy-rows", NULL, copy_rows_action },
  { "companies.select-all", NULL, select_all_action },
  { "companies.unselect", NULL, unselect_action },
  { "companies.find", NULL, find_action },
  { "companies.clear-filters", NULL, clear_filters_action },
  { "companies.clear-among", NULL, clear_among_action },
  { "companies.tag", "(sms)", tag_action },
  { "companies.clear-tag", NULL, tag_action },
  { "companies.show-reminder", "s", reminder_action },
  { "companies.dismiss-reminder", "s", reminder_action },
  { "companies.keep-accesses", NULL, keep_accesses_action },
  { "companies.reload", NULL, reload_action },
  { "companies.cancel-read", NULL, cancel_read_action },
};

/**
 * cpt_companies_commands_install:
 * @widget_class: of the companies page
 *
 * Installs the commands as actions.
 */
void
cpt_companies_commands_install (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, commands[i].type, commands[i].activate);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return !cpt_focus_is_elsewhere (widget) && gtk_widget_activate_action_variant (widget, user_data, NULL);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptCompaniesPage *self = CPT_COMPANIES_PAGE (widget);

  if (cpt_focus_is_elsewhere (widget))
    return FALSE;

  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else if (cpt_company_selection_get_n_selected (self->selection) > 0)
    cpt_company_selection_clear (self->selection);
  else
    return FALSE;

  return TRUE;
}

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *command;
} keys[] = {
  { GDK_KEY_F2, 0, "companies.rename" },
  { GDK_KEY_Delete, 0, "companies.delete" },
  { GDK_KEY_KP_Delete, 0, "companies.delete" },
  { GDK_KEY_l, GDK_CONTROL_MASK, "companies.copy-links" },
  { GDK_KEY_r, GDK_CONTROL_MASK, "companies.refresh" },
  { GDK_KEY_c, GDK_CONTROL_MASK, "companies.copy-rows" },
  { GDK_KEY_a, GDK_CONTROL_MASK, "companies.select-all" },
};

static void
add_key (GtkShortcutController *controller,
         guint key,
         GdkModifierType modifiers,
         GtkShortcutFunc callback,
         const char *command)
{
  gtk_shortcut_controller_add_shortcut (
      controller, gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers),
                                    gtk_callback_action_new (callback, (gpointer) command, NULL)));
}

/**
 * cpt_companies_commands_add_keys:
 *
 * Makes the keys of the list act.
 */
void
cpt_companies_commands_add_keys (CptCompaniesPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_LOCAL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    add_key (GTK_SHORTCUT_CONTROLLER (controller), keys[i].key, keys[i].modifiers, key_cb, keys[i].command);
  add_key (GTK_SHORTCUT_CONTROLLER (controller), GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * cpt_companies_commands_show_menu:
 * @position: a row
 * @at: where the menu points at, in the view
 *
 * Opens the menu of the company at @position, or of the selection when it is one of several that are selected.
 */
void
cpt_companies_commands_show_menu (CptCompaniesPage *self, guint position, const GdkRectangle *at)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);
  gint64 rid = cpt_company_list_get_rid (self->list, position);
  CptCompanyRow *row = cpt_company_list_get_row (self->list, rid);
  g_autoptr (GMenuModel) model = NULL;
  GtkWidget *menu = NULL;
  guint n_selected = 0;

  if (row == NULL)
    return;

  if (!gtk_selection_model_is_selected (selection, position))
    gtk_selection_model_select_item (selection, position, TRUE);
  n_selected = cpt_company_selection_get_n_selected (self->selection);

  model = n_selected > 1 ? cpt_row_menu_new_for_many (n_selected) : cpt_row_menu_new (row);
  menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  cpt_popover_anchor_popup (GTK_POPOVER (menu), GTK_WIDGET (self->view), at);
}

static void
update_bar (CptCompaniesPage *self, guint n_selected)
{
  GtkWidget *bar = adw_bin_get_child (self->selection_bin);
  guint n_hidden = n_selected > 1 ? cpt_company_selection_get_n_hidden (self->selection) : 0;

  if (bar == NULL && n_selected < 2)
    return;

  if (bar == NULL)
    {
      bar = cpt_selection_bar_new ();
      adw_bin_set_child (self->selection_bin, bar);
    }
  cpt_selection_bar_update (CPT_SELECTION_BAR (bar), n_selected, n_hidden, self->narrow);
}

/**
 * cpt_companies_commands_update:
 *
 * Shows what is selected: the bar of actions from two companies on.
 */
void
cpt_companies_commands_update (CptCompaniesPage *self)
{
  guint n = cpt_company_selection_get_n_selected (self->selection);

  update_bar (self, n);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.rename", n == 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.delete", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.copy-links", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.refresh", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.tags", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.export-links", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.export-selected", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "companies.copy-rows", n > 0);
}
