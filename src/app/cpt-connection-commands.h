/* cpt-connection-commands.h — what can be done with the connection that a widget shows, as actions of that widget.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-change.h"
#include "cpt-link-sent-repository.h"

G_BEGIN_DECLS

void cpt_connection_commands_install (GtkWidgetClass *widget_class,
                                      GtkWidgetActionActivateFunc send_link,
                                      GtkWidgetActionActivateFunc change);
CptLinkChannel cpt_connection_commands_get_channel (const char *action_name);
CptChangeKind cpt_connection_commands_get_change (const char *action_name);
void cpt_connection_commands_enable_links (GtkWidget *widget, gboolean is_enabled);

G_END_DECLS
