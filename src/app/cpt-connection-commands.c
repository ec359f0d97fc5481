/* cpt-connection-commands.c — what can be done with the connection that a widget shows, as actions of that widget.
 *
 * The popover of a pill and the page of a company have the same ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-commands.h"

static const struct
{
  const char *name;
  CptLinkChannel channel;
} links[] = {
  { "connection.copy-link", CPT_LINK_CHANNEL_COPIED },
  { "connection.mail-link", CPT_LINK_CHANNEL_MAILED },
  { "connection.open-link", CPT_LINK_CHANNEL_OPENED },
  { "connection.show-code", CPT_LINK_CHANNEL_SHOWN },
};

/**
 * cpt_connection_commands_install:
 * @widget_class: of what shows a connection
 * @send_link: sends the Link URL; see cpt_connection_commands_get_channel()
 * @change: unlinks or deletes; see cpt_connection_commands_get_change()
 */
void
cpt_connection_commands_install (GtkWidgetClass *widget_class,
                                 GtkWidgetActionActivateFunc send_link,
                                 GtkWidgetActionActivateFunc change)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    gtk_widget_class_install_action (widget_class, links[i].name, NULL, send_link);
  gtk_widget_class_install_action (widget_class, "connection.unlink", NULL, change);
  gtk_widget_class_install_action (widget_class, "connection.delete", NULL, change);
}

/**
 * cpt_connection_commands_get_channel:
 * @action_name: one of those that send a Link URL
 *
 * Returns: how the Link URL goes
 */
CptLinkChannel
cpt_connection_commands_get_channel (const char *action_name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if (g_str_equal (links[i].name, action_name))
      return links[i].channel;

  g_return_val_if_reached (CPT_LINK_CHANNEL_COPIED);
}

/**
 * cpt_connection_commands_get_change:
 * @action_name: one of those that change a connection
 *
 * Returns: what the platform is asked for
 */
CptChangeKind
cpt_connection_commands_get_change (const char *action_name)
{
  return g_str_equal (action_name, "connection.unlink") ? CPT_CHANGE_UNLINK_CONNECTION : CPT_CHANGE_DELETE_CONNECTION;
}

/**
 * cpt_connection_commands_enable_links:
 * @widget: shows a connection
 * @is_enabled: whether its Link URL can be sent
 */
void
cpt_connection_commands_enable_links (GtkWidget *widget, gboolean is_enabled)
{
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    gtk_widget_action_set_enabled (widget, links[i].name, is_enabled);
}
