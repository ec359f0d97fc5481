/* cpt-history-page.c — what was read from a company's software, and written into it, as it goes on.
 *
 * A history is opened when it is first looked at: reads with the page, writes when they are asked for. While something
 * runs its durations are said anew each second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-page.h"

#include "cpt-connection-actions.h"
#include "cpt-failure-page.h"
#include "cpt-files-page.h"
#include "cpt-focus.h"
#include "cpt-operation-menu.h"
#include "cpt-operation-pane.h"
#include "cpt-operations-filter.h"
#include "cpt-operations-view.h"
#include "cpt-popover-anchor.h"
#include "cpt-shrink.h"

#include <glib/gi18n.h>

#define SECOND 1

struct _CptHistoryPage
{
  AdwBin parent_instance;

  CptStore *store;
  CptCompanyActions *actions;
  CptCompanyRow *row;       /* (nullable): until a company was shown */
  CptHistoryList *reads;    /* (nullable): until they were looked at */
  CptHistoryList *writes;   /* (nullable): until they were looked at */
  CptRefreshWatch *refresh; /* (nullable): until the platform has the company */
  gpointer menu_item;       /* (nullable): a CptRead or CptWrite: what a menu was opened for last */
  guint second_source;
  gboolean narrow;

  /* of the template */
  GtkBox *bar;
  GtkToggleButton *reads_button;
  GtkWidget *writes_button;
  GtkToggleButton *files_button;
  CptOperationsFilter *filter;
  GtkWidget *summary;
  GtkProgressBar *progress;
  GtkLabel *facts;
  GtkStack *states;
  CptFailurePage *failure;
  AdwFlap *flap;
  CptFilesPage *files;
  CptOperationsView *view;
  CptOperationPane *pane;
};

G_DEFINE_FINAL_TYPE (CptHistoryPage, cpt_history_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptHistoryPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static gint64
get_now (CptHistoryPage *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

static CptCompany *
get_company (CptHistoryPage *self)
{
  return cpt_company_row_get_company (self->row);
}

/* (nullable): what is looked at; the files are no history. */
static CptHistoryList *
get_list (CptHistoryPage *self)
{
  if (gtk_toggle_button_get_active (self->files_button))
    return NULL;

  return gtk_toggle_button_get_active (self->reads_button) ? self->reads : self->writes;
}

static const char *
choose_state (CptHistoryPage *self)
{
  CptHistoryList *list = get_list (self);

  if (gtk_toggle_button_get_active (self->files_button) && self->row != NULL && cpt_company_row_get_rid (self->row) > 0)
    return "files";
  if (self->row == NULL || list == NULL)
    return self->row != NULL && cpt_company_row_get_rid (self->row) < 0 ? "waiting" : "loading";
  if (cpt_history_list_get_n_hits (list) > 0)
    return "list";
  if (cpt_history_list_get_error (list) != NULL)
    return "failed";
  if (cpt_operations_filter_is_set (self->filter))
    return "nothing";
  if (!cpt_history_list_get_is_loaded (list))
    return "loading";

  return list == self->reads ? "no-reads" : "no-writes";
}

static void
show_state (CptHistoryPage *self)
{
  const char *state = choose_state (self);

  if (g_str_equal (state, "failed"))
    cpt_failure_page_describe (self->failure, cpt_history_list_get_error (get_list (self)), NULL);
  gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !g_str_equal (state, "waiting"));
  gtk_widget_set_visible (GTK_WIDGET (self->filter), !g_str_equal (state, "files"));
}

static void
selected_cb (CptHistoryPage *self)
{
  gpointer item = cpt_operations_view_get_selected (self->view);

  if (item != NULL)
    cpt_operation_pane_show (self->pane, item, get_company (self), get_now (self));
  adw_flap_set_reveal_flap (self->flap, item != NULL);
}

/* It may have been swiped away. */
static void
reveal_cb (CptHistoryPage *self)
{
  if (!adw_flap_get_reveal_flap (self->flap))
    cpt_operations_view_select (self->view, NULL);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_flap_set_reveal_flap (CPT_HISTORY_PAGE (widget)->flap, FALSE);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptHistoryPage *self = CPT_HISTORY_PAGE (widget);

  if (cpt_focus_is_elsewhere (widget) || !adw_flap_get_reveal_flap (self->flap))
    return FALSE;

  adw_flap_set_reveal_flap (self->flap, FALSE);

  return TRUE;
}

/* (nullable): what @target names, of what a person can have named: what is selected, what a menu is open for. */
static gpointer
find_item (CptHistoryPage *self, GVariant *target)
{
  gpointer items[] = { cpt_operations_view_get_selected (self->view), self->menu_item };
  const char *id = g_variant_get_string (target, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    if (items[i] != NULL && g_str_equal (cpt_operation_of (items[i], get_now (self)).id, id))
      return items[i];

  return NULL;
}

/* The URL of the connection, where its state lets it be shared; else that of the company leads there too. */
static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptHistoryPage *self = CPT_HISTORY_PAGE (widget);
  gpointer item = find_item (self, target);
  const char *id = item != NULL ? cpt_operation_of (item, get_now (self)).connection_id : NULL;
  CptConnection *connection = id != NULL ? cpt_company_find_connection (get_company (self), id) : NULL;
  gboolean is_shared =
      connection != NULL &&
      cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_SHARE_LINK) == CPT_CONNECTION_OBSTACLE_NONE;

  cpt_company_actions_send_link (self->actions, cpt_company_row_get_rid (self->row), is_shared ? id : NULL,
                                 CPT_LINK_CHANNEL_COPIED);
}

static void
copy_id_action (GtkWidget *widget, const char *name, GVariant *target)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (target, NULL));
}

static void
copy_error_action (GtkWidget *widget, const char *name, GVariant *target)
{
  gpointer item = find_item (CPT_HISTORY_PAGE (widget), target);
  const char *error = item != NULL ? cpt_operation_menu_get_error (item) : NULL;

  if (error != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), error);
}

static void
read_again_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptHistoryPage *self = CPT_HISTORY_PAGE (widget);
  gpointer item = find_item (self, target);

  if (CPT_IS_READ (item))
    cpt_company_actions_read_type (self->actions, self->row, cpt_read_get_data_type (item),
                                   cpt_read_get_connection_id (item));
}

static void
show_type_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_operations_filter_choose_type (CPT_HISTORY_PAGE (widget)->filter, g_variant_get_string (target, NULL));
}

static void
show_connection_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_operations_filter_choose_connection (CPT_HISTORY_PAGE (widget)->filter, g_variant_get_string (target, NULL));
}

static void
menu_requested_cb (CptHistoryPage *self, gpointer item, const GdkRectangle *at)
{
  g_autoptr (GMenuModel) model = cpt_operation_menu_new (item, get_company (self));
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);

  g_set_object (&self->menu_item, item);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  cpt_popover_anchor_popup (GTK_POPOVER (menu), GTK_WIDGET (self->view), at);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cpt_operations_filter_clear (CPT_HISTORY_PAGE (widget)->filter);
}

/* Of what is selected. */
static gboolean
copy_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptHistoryPage *self = CPT_HISTORY_PAGE (widget);
  gpointer item = cpt_operations_view_get_selected (self->view);

  return !cpt_focus_is_elsewhere (widget) && item != NULL &&
         gtk_widget_activate_action (widget, "history.copy-id", "s", cpt_operation_of (item, get_now (self)).id);
}

static void
show_refresh (CptHistoryPage *self)
{
  gboolean is_running = self->refresh != NULL && cpt_refresh_watch_is_running (self->refresh);
  gboolean is_shown = is_running && gtk_toggle_button_get_active (self->reads_button);
  g_autofree char *text = is_shown ? cpt_refresh_watch_dup_text (self->refresh) : NULL;

  gtk_widget_set_visible (self->summary, is_shown);
  if (!is_shown)
    return;

  gtk_label_set_text (self->facts, text);
  gtk_progress_bar_set_fraction (self->progress, cpt_refresh_watch_get_fraction (self->refresh));
}

static gboolean
second_cb (gpointer user_data)
{
  CptHistoryPage *self = user_data;

  show_refresh (self);
  cpt_operations_view_refill (self->view, TRUE);

  return G_SOURCE_CONTINUE;
}

static void
update_clock (CptHistoryPage *self)
{
  gboolean is_running = self->refresh != NULL && cpt_refresh_watch_is_running (self->refresh) &&
                        gtk_widget_get_mapped (GTK_WIDGET (self));

  if (!is_running)
    g_clear_handle_id (&self->second_source, g_source_remove);
  else if (self->second_source == 0)
    self->second_source = g_timeout_add_seconds (SECOND, second_cb, self);
}

static void
refresh_cb (CptHistoryPage *self)
{
  show_refresh (self);
  update_clock (self);
}

static CptHistoryList *
watch_list (CptHistoryPage *self, CptHistoryList *list)
{
  g_signal_connect_object (list, "result-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::is-loaded", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::error", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);

  return list;
}

static void
open_lists (CptHistoryPage *self)
{
  const char *id = cpt_company_get_id (get_company (self));

  if (!gtk_toggle_button_get_active (self->reads_button))
    {
      if (self->writes == NULL)
        self->writes = watch_list (self, cpt_history_list_new_writes (self->store, id));
    }
  else if (self->reads == NULL)
    {
      self->reads = watch_list (self, cpt_history_list_new_reads (self->store, id));
    }
}

/* Nothing is read before somebody looks, or before the platform has the company. */
static void
show_list (CptHistoryPage *self)
{
  gboolean is_known = self->row != NULL && cpt_company_row_get_rid (self->row) > 0;

  if (is_known && gtk_toggle_button_get_active (self->files_button))
    {
      adw_flap_set_reveal_flap (self->flap, FALSE);
      cpt_files_page_show (self->files, get_company (self));
    }
  else if (is_known && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      CptHistoryList *list = NULL;

      open_lists (self);
      list = get_list (self);
      cpt_operations_filter_show (self->filter, list, get_company (self));
      cpt_operations_view_show (self->view, list, get_company (self));
    }
  show_state (self);
  show_refresh (self);
  update_clock (self);
}

/* The two histories share no connection or type for certain. */
static void
kind_cb (CptHistoryPage *self)
{
  show_list (self);
  if (get_list (self) != NULL)
    cpt_operations_filter_clear (self->filter);
}

static void
set_narrow (CptHistoryPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_margin_start (GTK_WIDGET (self->bar), narrow ? 12 : 18);
  gtk_widget_set_margin_end (GTK_WIDGET (self->bar), narrow ? 12 : 18);
  g_object_set (self->view, "narrow", narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* Over the list, all of it is covered; beside it, the list has what is left over. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), narrow);
}

static void
cpt_history_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptHistoryPageProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_HISTORY_PAGE (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_history_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptHistoryPageProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (CPT_HISTORY_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_history_page_dispose (GObject *object)
{
  CptHistoryPage *self = CPT_HISTORY_PAGE (object);

  g_clear_handle_id (&self->second_source, g_source_remove);
  g_clear_object (&self->refresh);
  g_clear_object (&self->menu_item);
  g_clear_object (&self->reads);
  g_clear_object (&self->writes);
  g_clear_object (&self->actions);
  g_clear_object (&self->row);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_history_page_parent_class)->dispose (object);
}

static void
cpt_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cpt_history_page_parent_class)->map (widget);

  show_list (CPT_HISTORY_PAGE (widget));
}

static void
cpt_history_page_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cpt_history_page_parent_class)->unmap (widget);

  update_clock (CPT_HISTORY_PAGE (widget));
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  g_type_ensure (CPT_TYPE_FILES_PAGE);
  g_type_ensure (CPT_TYPE_OPERATION_PANE);
  g_type_ensure (CPT_TYPE_OPERATIONS_FILTER);
  g_type_ensure (CPT_TYPE_OPERATIONS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/history-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, reads_button);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, writes_button);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, files_button);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, summary);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, facts);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, flap);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, files);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, view);
  gtk_widget_class_bind_template_child (widget_class, CptHistoryPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_state);
}

static void
cpt_history_page_class_init (CptHistoryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_history_page_dispose;
  object_class->get_property = cpt_history_page_get_property;
  object_class->set_property = cpt_history_page_set_property;
  widget_class->map = cpt_history_page_map;
  widget_class->unmap = cpt_history_page_unmap;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "history.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "history.copy-link", "s", copy_link_action);
  gtk_widget_class_install_action (widget_class, "history.read-again", "s", read_again_action);
  gtk_widget_class_install_action (widget_class, "history.copy-id", "s", copy_id_action);
  gtk_widget_class_install_action (widget_class, "history.copy-error", "s", copy_error_action);
  gtk_widget_class_install_action (widget_class, "history.show-type", "s", show_type_action);
  gtk_widget_class_install_action (widget_class, "history.show-connection", "s", show_connection_action);
  gtk_widget_class_install_action (widget_class, "history.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  bind_template (widget_class);
}

static void
cpt_history_page_init (CptHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_pills (GTK_WIDGET (self));
  cpt_shrink_button (GTK_WIDGET (self->reads_button));
  cpt_shrink_button (self->writes_button);
  cpt_shrink_button (GTK_WIDGET (self->files_button));
}

/**
 * cpt_history_page_set_account:
 * @store: open
 * @sync: what asks the platform
 * @actions: what can be done with companies
 *
 * Gives the page what it works with. To be called once, before anything is shown.
 */
void
cpt_history_page_set_account (CptHistoryPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  g_return_if_fail (CPT_IS_HISTORY_PAGE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->actions = g_object_ref (actions);
  cpt_operation_pane_set_account (self->pane, store, sync);
  cpt_files_page_set_account (self->files, store, sync, actions);
  cpt_operations_view_set_clock (self->view, cpt_store_get_clock (store));
}

/**
 * cpt_history_page_set_refresh:
 * @refresh: how far the reads of the company are
 *
 * To be called once, when the platform has the company.
 */
void
cpt_history_page_set_refresh (CptHistoryPage *self, CptRefreshWatch *refresh)
{
  g_return_if_fail (CPT_IS_HISTORY_PAGE (self));
  g_return_if_fail (self->refresh == NULL);

  self->refresh = g_object_ref (refresh);
  g_signal_connect_object (refresh, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_history_page_show:
 * @row: the company
 *
 * Shows its histories, from when the page is looked at.
 */
void
cpt_history_page_show (CptHistoryPage *self, CptCompanyRow *row)
{
  g_return_if_fail (CPT_IS_HISTORY_PAGE (self));

  g_set_object (&self->row, row);
  show_list (self);
}
