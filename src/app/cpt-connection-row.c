/* cpt-connection-row.c — a connection in a list: its mark, its platform, its source, its state.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-row.h"

#include "cpt-connection-advice.h"
#include "cpt-status-icon.h"

struct _CptConnectionRow
{
  AdwActionRow parent_instance;

  CptConnection *connection;
  CptStatusIcon *icon; /* owned by the row */
};

G_DEFINE_FINAL_TYPE (CptConnectionRow, cpt_connection_row, ADW_TYPE_ACTION_ROW)

static void
cpt_connection_row_dispose (GObject *object)
{
  g_clear_object (&CPT_CONNECTION_ROW (object)->connection);

  G_OBJECT_CLASS (cpt_connection_row_parent_class)->dispose (object);
}

static void
cpt_connection_row_class_init (CptConnectionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_connection_row_dispose;
}

static void
cpt_connection_row_init (CptConnectionRow *self)
{
  GtkWidget *icon = cpt_status_icon_new (CPT_STATUS_MARK_NONE);

  self->icon = CPT_STATUS_ICON (icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * cpt_connection_row_new:
 * @connection: what to show
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer floating): a row that can be activated
 */
GtkWidget *
cpt_connection_row_new (CptConnection *connection, gint64 now)
{
  CptConnectionRow *self = g_object_new (CPT_TYPE_CONNECTION_ROW, NULL);

  cpt_connection_row_show (self, connection, now);

  return GTK_WIDGET (self);
}

/**
 * cpt_connection_row_show:
 * @connection: what to show
 * @now: microseconds UTC, the account's clock
 */
void
cpt_connection_row_show (CptConnectionRow *self, CptConnection *connection, gint64 now)
{
  gint64 since = cpt_connection_advice_get_since (connection);
  g_autofree char *state = cpt_connection_advice_dup_state (connection, since, now);
  const char *platform = cpt_connection_get_shown_platform_name (connection);
  const char *source = cpt_connection_advice_get_source (cpt_connection_get_source_type (connection));
  g_autofree char *with_source = g_strdup_printf ("%s · %s", source, state);

  g_return_if_fail (CPT_IS_CONNECTION_ROW (self));

  g_set_object (&self->connection, connection);
  cpt_status_icon_set_mark (self->icon, cpt_status_mark_of_connection (connection));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), platform);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), cpt_connection_is_waiting (connection) ? state : with_source);
}

/**
 * cpt_connection_row_get_connection:
 *
 * Returns: (transfer none): what is shown
 */
CptConnection *
cpt_connection_row_get_connection (CptConnectionRow *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_ROW (self), NULL);

  return self->connection;
}
