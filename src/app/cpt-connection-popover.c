/* cpt-connection-popover.c — the connections of a company: what state each is in, why, and what can be done.
 *
 * It holds the company's rid and a connection's id, never a row: whenever the store changes, it reads the company
 * again. It is rebuilt only when what it shows has changed, so that the focus stays where it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-popover.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-company-text.h"
#include "cpt-connection-commands.h"
#include "cpt-connection-detail.h"
#include "cpt-connection-list.h"
#include "cpt-content-text.h"
#include "cpt-link-sent-repository.h"
#include "cpt-time.h"

struct _CptConnectionPopover
{
  GtkPopover parent_instance;

  CptStore *store;
  CptCompanyRepository *companies;
  CptLinkSentRepository *sent;
  GCancellable *cancellable;
  gint64 rid;
  CptCompany *company;
  GPtrArray *sendings; /* (nullable) (element-type CptLinkSent): until they are read */
  char *connection_id; /* (nullable): the list is shown */
  char *shown;         /* (nullable): all that is shown, as one text */

  /* of the template */
  GtkStack *stack;
  CptConnectionDetail *detail;
  CptConnectionList *list;
  GtkLabel *gone_label;
};

G_DEFINE_FINAL_TYPE (CptConnectionPopover, cpt_connection_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_SEND_LINK,
  SIGNAL_CHANGE_CONNECTION,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
count_connections (CptConnectionPopover *self)
{
  GPtrArray *connections = cpt_company_get_connections (self->company);

  return connections != NULL ? connections->len : 0;
}

/* Among the connections in the order of the list. */
static guint
find_position (CptConnectionPopover *self)
{
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (self->company);
  guint position = 0;

  while (g_strcmp0 (cpt_connection_get_id (g_ptr_array_index (connections, position)), self->connection_id) != 0)
    position++;

  return position;
}

static void
show_gone (CptConnectionPopover *self, const char *text)
{
  gtk_label_set_text (self->gone_label, text);
  gtk_stack_set_visible_child_name (self->stack, "gone");
}

/* When a URL that would link @connection was last sent; CPT_TIME_UNKNOWN when none waits to be followed. */
static gint64
find_sending (CptConnectionPopover *self, CptConnection *connection)
{
  if (self->sendings == NULL || cpt_connection_get_status (connection) == CPT_CONNECTION_STATUS_LINKED)
    return CPT_TIME_UNKNOWN;

  return cpt_link_sent_find (self->sendings, cpt_connection_get_id (connection));
}

static void
show_detail (CptConnectionPopover *self)
{
  CptConnection *connection = cpt_company_find_connection (self->company, self->connection_id);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));

  if (connection == NULL)
    {
      show_gone (self, _ ("This connection is no longer there."));
      return;
    }

  cpt_connection_detail_show (self->detail, connection, find_sending (self, connection), now, find_position (self),
                              count_connections (self));
  gtk_stack_set_visible_child_name (self->stack, "detail");
}

static void
show_list (CptConnectionPopover *self)
{
  cpt_connection_list_show (self->list, self->company, self->rid < 0,
                            cpt_clock_now (cpt_store_get_clock (self->store)));
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* Of all that wait to be followed. */
static gint64
find_last_sending (CptConnectionPopover *self)
{
  gint64 last = CPT_TIME_UNKNOWN;

  for (guint i = 0; self->sendings != NULL && i < self->sendings->len; i++)
    last = MAX (last, ((const CptLinkSent *) g_ptr_array_index (self->sendings, i))->at);

  return last;
}

static void
update (CptConnectionPopover *self)
{
  g_autofree char *connections = cpt_content_text_dup_connections (self->company, self->rid, self->connection_id);
  g_autofree char *content = g_strdup_printf ("%s\n%" G_GINT64_FORMAT, connections, find_last_sending (self));

  if (g_strcmp0 (content, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&content);

  cpt_connection_commands_enable_links (GTK_WIDGET (self), self->rid > 0);
  if (self->connection_id != NULL)
    show_detail (self);
  else
    show_list (self);
  gtk_popover_present (GTK_POPOVER (self)); /* or it keeps its size */
}

static void
list_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptConnectionPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sendings =
      cpt_link_sent_repository_list_finish (CPT_LINK_SENT_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    g_info ("Sendings are not shown: %s", error->message);

  if (sendings != NULL)
    {
      g_clear_pointer (&self->sendings, g_ptr_array_unref);
      self->sendings = g_steal_pointer (&sendings);
    }
  update (self);
}

static void
read_sendings (CptConnectionPopover *self)
{
  cpt_link_sent_repository_list_async (self->sent, self->rid, self->cancellable, list_sent_cb, g_object_ref (self));
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptConnectionPopover) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompany) company =
      cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      g_clear_pointer (&self->shown, g_free);
      show_gone (self, g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND) ? _ ("This company is no longer there.")
                                                                               : _ ("The connections cannot be read."));
      return;
    }

  g_set_object (&self->company, company);
  read_sendings (self);
}

static void
store_changed_cb (CptConnectionPopover *self)
{
  cpt_company_repository_get_async (self->companies, self->rid, self->cancellable, get_cb, g_object_ref (self));
}

static void
change_answered_cb (CptConnectionPopover *self, CptChange *change, gint64 rid, CptCompany *company)
{
  if (cpt_change_get_rid (change) == self->rid && cpt_change_get_kind (change) == CPT_CHANGE_CREATE_COMPANY)
    {
      self->rid = rid;
      store_changed_cb (self);
    }
}

static void
show_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionPopover *self = CPT_CONNECTION_POPOVER (widget);

  cpt_connection_popover_show_connection (self, g_variant_get_string (parameter, NULL));
}

static void
list_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  cpt_connection_popover_show_connection (CPT_CONNECTION_POPOVER (widget), NULL);
}

static void
turn (CptConnectionPopover *self, int step)
{
  guint n = count_connections (self);
  g_autoptr (GPtrArray) connections = NULL;
  guint position;

  if (n < 2 || self->connection_id == NULL || cpt_company_find_connection (self->company, self->connection_id) == NULL)
    return;

  position = (find_position (self) + n + step) % n;
  connections = cpt_company_text_sort_connections (self->company);
  cpt_connection_popover_show_connection (self, cpt_connection_get_id (g_ptr_array_index (connections, position)));
}

static void
next_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  turn (CPT_CONNECTION_POPOVER (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  turn (CPT_CONNECTION_POPOVER (widget), -1);
}

static void
link_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionPopover *self = CPT_CONNECTION_POPOVER (widget);
  CptLinkChannel channel = cpt_connection_commands_get_channel (action_name);

  /* What is said about it, and asked, is behind the popover. */
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SEND_LINK], 0, self->rid, self->connection_id, (int) channel);
}

static void
change_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptConnectionPopover *self = CPT_CONNECTION_POPOVER (widget);
  CptChangeKind kind = cpt_connection_commands_get_change (action_name);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (GPtrArray) changes = NULL;

  if (cpt_company_find_connection (self->company, self->connection_id) == NULL)
    return;

  changes = cpt_changes_new_connection_change (self->rid, self->company, self->connection_id, kind, now);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHANGE_CONNECTION], 0, changes, self->company);
}

static void
cpt_connection_popover_show (GtkWidget *widget)
{
  CptConnectionPopover *self = CPT_CONNECTION_POPOVER (widget);

  cpt_connection_detail_fit (self->detail, gtk_widget_get_parent (widget));
  cpt_connection_list_fit (self->list, gtk_widget_get_parent (widget));
  GTK_WIDGET_CLASS (cpt_connection_popover_parent_class)->show (widget);

  if (self->connection_id != NULL)
    cpt_connection_detail_focus (self->detail);
}

static void
cpt_connection_popover_dispose (GObject *object)
{
  CptConnectionPopover *self = CPT_CONNECTION_POPOVER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->companies);
  g_clear_object (&self->sent);
  g_clear_pointer (&self->sendings, g_ptr_array_unref);
  g_clear_object (&self->company);

  G_OBJECT_CLASS (cpt_connection_popover_parent_class)->dispose (object);
}

static void
cpt_connection_popover_finalize (GObject *object)
{
  CptConnectionPopover *self = CPT_CONNECTION_POPOVER (object);

  g_object_unref (self->cancellable);
  g_free (self->connection_id);
  g_free (self->shown);

  G_OBJECT_CLASS (cpt_connection_popover_parent_class)->finalize (object);
}

static void
cpt_connection_popover_class_init (CptConnectionPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_connection_popover_dispose;
  object_class->finalize = cpt_connection_popover_finalize;
  widget_class->show = cpt_connection_popover_show;

  signals[SIGNAL_SEND_LINK] = g_signal_new ("send-link", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_STRING, G_TYPE_INT);
  signals[SIGNAL_CHANGE_CONNECTION] =
      g_signal_new ("change-connection", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                    2, G_TYPE_PTR_ARRAY, CPT_TYPE_COMPANY);

  gtk_widget_class_install_action (widget_class, "connection.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "connection.list", NULL, list_action);
  gtk_widget_class_install_action (widget_class, "connection.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "connection.previous", NULL, previous_action);
  cpt_connection_commands_install (widget_class, link_action, change_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "connection.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "connection.previous", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connection-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionPopover, detail);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionPopover, list);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionPopover, gone_label);
}

static void
cpt_connection_popover_init (CptConnectionPopover *self)
{
  g_type_ensure (CPT_TYPE_CONNECTION_DETAIL);
  g_type_ensure (CPT_TYPE_CONNECTION_LIST);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_connection_popover_new:
 * @store: the account's; its changes are followed
 * @sync: tells when a company that waits to be created gets its real row
 * @companies: where the company is read again
 * @rid: the company's row
 * @company: as it is shown
 *
 * Returns: (transfer floating): a popover that is not shown yet, with the list of the connections
 */
CptConnectionPopover *
cpt_connection_popover_new (CptStore *store,
                            CptSync *sync,
                            CptCompanyRepository *companies,
                            gint64 rid,
                            CptCompany *company)
{
  CptConnectionPopover *self = g_object_new (CPT_TYPE_CONNECTION_POPOVER, NULL);

  self->store = g_object_ref (store);
  self->companies = g_object_ref (companies);
  self->sent = cpt_link_sent_repository_new (store);
  self->rid = rid;
  self->company = g_object_ref (company);
  cpt_connection_detail_set_one_time (self->detail, cpt_sync_is_password_seen (sync));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "change-answered", G_CALLBACK (change_answered_cb), self, G_CONNECT_SWAPPED);
  update (self);
  read_sendings (self);

  return self;
}

/**
 * cpt_connection_popover_show_connection:
 * @connection_id: (nullable): GUID text; %NULL for the list
 */
void
cpt_connection_popover_show_connection (CptConnectionPopover *self, const char *connection_id)
{
  char *kept = g_strdup (connection_id);

  g_return_if_fail (CPT_IS_CONNECTION_POPOVER (self));

  g_free (self->connection_id);
  self->connection_id = kept;
  g_clear_pointer (&self->shown, g_free);
  update (self);
}
