/* cpt-connections-page.c — the connections of a company, each with all that is known of it.
 *
 * The list, worst first, stands beside what is said of the selected one; where there is no room, one lies over the
 * other. A connection is held by its id: rows that show the same connections stay, so that focus and selection do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connections-page.h"

#include "cpt-company-text.h"
#include "cpt-connection-actions.h"
#include "cpt-connection-advice.h"
#include "cpt-connection-body.h"
#include "cpt-connection-commands.h"
#include "cpt-connection-event-repository.h"
#include "cpt-connection-row.h"
#include "cpt-connection-timeline.h"
#include "cpt-expiry.h"
#include "cpt-focus.h"
#include "cpt-shrink.h"

#include <glib/gi18n.h>

struct _CptConnectionsPage
{
  AdwBin parent_instance;

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  CptConnectionEventRepository *repository;
  GCancellable *cancellable; /* of the time line that is read */
  CptCompanyRow *row;        /* (nullable): until a company was shown */
  char *connection_id;       /* (nullable): the selected one; none without connections */
  GPtrArray *events;         /* of that connection, empty until they were read */

  /* of the template */
  GtkStack *states;
  AdwLeaflet *leaflet;
  GtkWidget *list_pane;
  GtkWidget *detail_pane;
  GtkListBox *list;
  GtkWidget *back_button;
  GtkWidget *add_button;
  CptConnectionBody *body;
  GtkWidget *refresh_button;
  GtkWidget *keep_button;
  GtkWidget *unlink_button;
  GtkWidget *delete_button;
  GtkLabel *obstacles;
  CptConnectionTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (CptConnectionsPage, cpt_connections_page, ADW_TYPE_BIN)

static gint64
get_now (CptConnectionsPage *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

/* Several may wait to be created: those have no ID that would tell them apart. */
static CptConnection *
get_selected (CptConnectionsPage *self)
{
  CptConnectionRow *row = (CptConnectionRow *) gtk_list_box_get_selected_row (self->list);

  return row != NULL ? cpt_connection_row_get_connection (row) : NULL;
}

/* What can be done with a connection, beside sending its link. */
static const struct
{
  CptConnectionAction action;
  const char *name;
  gsize button; /* offset in a CptConnectionsPage */
} offers[] = {
  { CPT_CONNECTION_ACTION_REFRESH, "connection.refresh", G_STRUCT_OFFSET (CptConnectionsPage, refresh_button) },
  { CPT_CONNECTION_ACTION_UNLINK, "connection.unlink", G_STRUCT_OFFSET (CptConnectionsPage, unlink_button) },
  { CPT_CONNECTION_ACTION_DELETE, "connection.delete", G_STRUCT_OFFSET (CptConnectionsPage, delete_button) },
};

/* What the state does not allow is not offered, and a text says why: nobody reaches the tooltip of a button that is off
 * by the keyboard. One that waits has said so already. */
static void
show_offers (CptConnectionsPage *self, CptConnection *connection)
{
  g_autoptr (GString) obstacles = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      CptConnectionObstacle obstacle = cpt_connection_action_obstacle (connection, offers[i].action);
      gboolean is_offered = obstacle == CPT_CONNECTION_OBSTACLE_NONE;

      gtk_widget_action_set_enabled (GTK_WIDGET (self), offers[i].name, is_offered);
      gtk_widget_set_visible (G_STRUCT_MEMBER (GtkWidget *, self, offers[i].button), is_offered);
      if (!is_offered && obstacle != CPT_CONNECTION_OBSTACLE_WAITING)
        g_string_append_printf (obstacles, "%s%s", obstacles->len > 0 ? "\n" : "",
                                cpt_connection_advice_get_obstacle (obstacle));
    }

  gtk_label_set_text (self->obstacles, obstacles->str);
  gtk_widget_set_visible (GTK_WIDGET (self->obstacles), obstacles->len > 0);
}

static void
show_detail (CptConnectionsPage *self)
{
  CptConnection *connection = get_selected (self);
  gint64 now = get_now (self);
  CptConnectionObstacle to_share;

  if (connection == NULL)
    return;

  to_share = cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_SHARE_LINK);
  g_object_set (self->body, "one-time", cpt_sync_is_password_seen (self->sync), NULL);
  cpt_connection_body_show (self->body, connection, cpt_connection_timeline_get_since (connection, self->events), now);
  cpt_connection_timeline_show (self->timeline, connection, self->events, now);
  cpt_connection_commands_enable_links (GTK_WIDGET (self), to_share == CPT_CONNECTION_OBSTACLE_NONE);
  show_offers (self, connection);
  gtk_widget_set_visible (self->keep_button, cpt_expiry_of_connection (connection, now) != CPT_EXPIRY_NONE);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptConnectionsPage) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *events =
      cpt_connection_event_repository_list_finish (CPT_CONNECTION_EVENT_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (events == NULL)
    {
      cpt_company_actions_say_failure (self->actions, _ ("The time line could not be read."), error);
      return;
    }

  g_ptr_array_unref (self->events);
  self->events = events;
  show_detail (self);
}

static void
read_events (CptConnectionsPage *self)
{
  const char *company_id = cpt_company_get_id (cpt_company_row_get_company (self->row));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  cpt_connection_event_repository_list_async (self->repository, company_id, self->connection_id, self->cancellable,
                                              list_cb, g_object_ref (self));
}

static void
set_connection (CptConnectionsPage *self, const char *connection_id)
{
  if (g_strcmp0 (connection_id, self->connection_id) == 0)
    {
      show_detail (self);
      return;
    }

  g_free (self->connection_id);
  self->connection_id = g_strdup (connection_id);
  g_ptr_array_set_size (self->events, 0);
  if (connection_id == NULL)
    return;

  show_detail (self);
  read_events (self);
}

static CptConnectionRow *
get_row (CptConnectionsPage *self, guint index)
{
  return (CptConnectionRow *) gtk_list_box_get_row_at_index (self->list, (int) index);
}

static CptConnectionRow *
find_row (CptConnectionsPage *self, const char *connection_id)
{
  CptConnectionRow *row = NULL;

  for (guint i = 0; (row = get_row (self, i)) != NULL; i++)
    if (g_strcmp0 (cpt_connection_get_id (cpt_connection_row_get_connection (row)), connection_id) == 0)
      return row;

  return NULL;
}

static gboolean
has_rows_of (CptConnectionsPage *self, GPtrArray *connections)
{
  for (guint i = 0; i < connections->len; i++)
    {
      CptConnectionRow *row = get_row (self, i);

      if (row == NULL || g_strcmp0 (cpt_connection_get_id (cpt_connection_row_get_connection (row)),
                                    cpt_connection_get_id (g_ptr_array_index (connections, i))) != 0)
        return FALSE;
    }

  return get_row (self, connections->len) == NULL;
}

static void
row_selected_cb (CptConnectionsPage *self, CptConnectionRow *row)
{
  if (row != NULL)
    set_connection (self, cpt_connection_get_id (cpt_connection_row_get_connection (row)));
}

static void
row_activated_cb (CptConnectionsPage *self, CptConnectionRow *row)
{
  cpt_connections_page_show_connection (self, cpt_connection_get_id (cpt_connection_row_get_connection (row)));
}

static gboolean
is_among (GPtrArray *connections, const char *connection_id)
{
  for (guint i = 0; i < connections->len; i++)
    if (g_str_equal (cpt_connection_get_id (g_ptr_array_index (connections, i)), connection_id))
      return TRUE;

  return FALSE;
}

/* Takes all rows away, but not what they showed. */
static GPtrArray *
clear_rows (CptConnectionsPage *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);
  CptConnectionRow *row = NULL;

  while ((row = get_row (self, 0)) != NULL)
    {
      g_ptr_array_add (shown, g_object_ref (cpt_connection_row_get_connection (row)));
      gtk_list_box_remove (self->list, GTK_WIDGET (row));
    }

  return shown;
}

/* (nullable): the one selected before. What was just asked for is selected in its place, and stays so once it is
 * created: only then it has an ID. */
static CptConnectionRow *
choose_row (CptConnectionsPage *self, const char *selected, GPtrArray *before)
{
  gboolean was_waiting = g_strcmp0 (selected, "") == 0;

  for (guint i = 0; before->len > 0 && get_row (self, i) != NULL; i++)
    {
      CptConnection *connection = cpt_connection_row_get_connection (get_row (self, i));

      if ((was_waiting || cpt_connection_is_waiting (connection)) &&
          !is_among (before, cpt_connection_get_id (connection)))
        return get_row (self, i);
    }

  return find_row (self, selected);
}

/* Other connections, or another order: new rows, with the focus and the selection where they were. */
static void
replace_rows (CptConnectionsPage *self, GPtrArray *connections)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autofree char *selected = g_strdup (self->connection_id);
  g_autoptr (GPtrArray) before = clear_rows (self);
  CptConnectionRow *row = NULL;

  for (guint i = 0; i < connections->len; i++)
    gtk_list_box_append (self->list, cpt_connection_row_new (g_ptr_array_index (connections, i), get_now (self)));

  row = choose_row (self, selected, before);
  if (row == NULL)
    {
      adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
      row = get_row (self, 0);
    }
  gtk_list_box_select_row (self->list, (GtkListBoxRow *) row);
  if (focus != NULL && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show_rows (CptConnectionsPage *self)
{
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (cpt_company_row_get_company (self->row));

  if (!has_rows_of (self, connections))
    replace_rows (self, connections);
  for (guint i = 0; i < connections->len; i++)
    cpt_connection_row_show (get_row (self, i), g_ptr_array_index (connections, i), get_now (self));
  if (connections->len == 0)
    set_connection (self, NULL);
}

static void
choose_state (CptConnectionsPage *self)
{
  GPtrArray *connections = cpt_company_get_connections (cpt_company_row_get_company (self->row));

  if (connections->len > 0)
    gtk_stack_set_visible_child (self->states, GTK_WIDGET (self->leaflet));
  else
    gtk_stack_set_visible_child_name (self->states, cpt_company_row_get_rid (self->row) < 0 ? "waiting" : "empty");
}

static void
store_changed_cb (CptConnectionsPage *self, guint changes)
{
  if ((changes & CPT_STORE_CHANGE_ACTIVITY) != 0 && get_selected (self) != NULL)
    read_events (self);
}

static void
link_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionsPage *self = CPT_CONNECTIONS_PAGE (widget);

  if (get_selected (self) != NULL)
    cpt_company_actions_send_link (self->actions, cpt_company_row_get_rid (self->row), self->connection_id,
                                   cpt_connection_commands_get_channel (action_name));
}

static void
change_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionsPage *self = CPT_CONNECTIONS_PAGE (widget);

  if (get_selected (self) != NULL)
    cpt_company_actions_change_connection (self->actions, self->row, self->connection_id,
                                           cpt_connection_commands_get_change (action_name));
}

static void
refresh_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionsPage *self = CPT_CONNECTIONS_PAGE (widget);

  if (get_selected (self) != NULL)
    cpt_company_actions_refresh (self->actions, self->row, self->connection_id);
}

static void
keep_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionsPage *self = CPT_CONNECTIONS_PAGE (widget);

  if (get_selected (self) != NULL)
    cpt_company_actions_keep_access (self->actions, self->row, self->connection_id);
}

/* Back to the list, where it lies below. */
static gboolean
return_to_list (CptConnectionsPage *self)
{
  CptConnectionRow *row = find_row (self, self->connection_id);

  if (!adw_leaflet_get_folded (self->leaflet) || adw_leaflet_get_visible_child (self->leaflet) == self->list_pane)
    return FALSE;

  adw_leaflet_set_visible_child (self->leaflet, self->list_pane);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));

  return TRUE;
}

static void
list_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  return_to_list (CPT_CONNECTIONS_PAGE (widget));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return !cpt_focus_is_elsewhere (widget) && return_to_list (CPT_CONNECTIONS_PAGE (widget));
}

static void
cpt_connections_page_dispose (GObject *object)
{
  CptConnectionsPage *self = CPT_CONNECTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->repository);
  g_clear_object (&self->actions);
  g_clear_object (&self->row);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_connections_page_parent_class)->dispose (object);
}

static void
cpt_connections_page_finalize (GObject *object)
{
  CptConnectionsPage *self = CPT_CONNECTIONS_PAGE (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->events);
  g_free (self->connection_id);

  G_OBJECT_CLASS (cpt_connections_page_parent_class)->finalize (object);
}

static void
cpt_connections_page_class_init (CptConnectionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_connections_page_dispose;
  object_class->finalize = cpt_connections_page_finalize;

  cpt_connection_commands_install (widget_class, link_action, change_action);
  gtk_widget_class_install_action (widget_class, "connection.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "connection.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "connection.keep", NULL, keep_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  g_type_ensure (CPT_TYPE_CONNECTION_BODY);
  g_type_ensure (CPT_TYPE_CONNECTION_TIMELINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connections-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, list_pane);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, body);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, keep_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, unlink_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, obstacles);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionsPage, timeline);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cpt_connections_page_init (CptConnectionsPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->events = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_pills (GTK_WIDGET (self));
  cpt_shrink_button (self->unlink_button);
  cpt_shrink_labels (self->back_button);
  cpt_shrink_labels (self->add_button);
  cpt_shrink_labels (self->refresh_button);
  cpt_shrink_button (self->keep_button);
}

/**
 * cpt_connections_page_set_account:
 * @store: open
 * @sync: of @store
 * @actions: what can be done with companies
 *
 * Gives the page what it works with. To be called once, before anything is shown.
 */
void
cpt_connections_page_set_account (CptConnectionsPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  g_return_if_fail (CPT_IS_CONNECTIONS_PAGE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
  self->repository = cpt_connection_event_repository_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_connections_page_show:
 * @row: the company
 *
 * Shows its connections; the selected one stays so while it is there.
 */
void
cpt_connections_page_show (CptConnectionsPage *self, CptCompanyRow *row)
{
  g_return_if_fail (CPT_IS_CONNECTIONS_PAGE (self));

  g_set_object (&self->row, row);
  show_rows (self);
  show_detail (self);
  choose_state (self);
}

/**
 * cpt_connections_page_show_connection:
 * @connection_id: GUID text
 *
 * Selects a connection, and shows what is known of it where only one of the two has room.
 */
void
cpt_connections_page_show_connection (CptConnectionsPage *self, const char *connection_id)
{
  CptConnectionRow *row = NULL;

  g_return_if_fail (CPT_IS_CONNECTIONS_PAGE (self));

  row = find_row (self, connection_id);
  if (row == NULL)
    return;

  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  if (!adw_leaflet_get_folded (self->leaflet))
    return;

  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
  cpt_connection_body_focus (self->body);
}
