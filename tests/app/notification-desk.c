/* notification-desk.c — a desktop, as far as it shows notifications: it keeps the last one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "notification-desk.h"

#include "test-support.h"

static void
method_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  NotificationDesk *desk = user_data;

  g_clear_pointer (&desk->shown, g_variant_unref);
  if (g_str_equal (method, "AddNotification"))
    desk->shown = g_variant_get_child_value (parameters, 2);
  g_dbus_method_invocation_return_value (invocation, NULL);
}

/**
 * notification_desk_begin:
 *
 * To be called before the first notification: GApplication looks for a desktop only then.
 */
void
notification_desk_begin (NotificationDesk *desk)
{
  static const char xml[] = "<node><interface name='org.gtk.Notifications'>"
                            "<method name='AddNotification'><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/></method>"
                            "<method name='RemoveNotification'><arg type='s' direction='in'/>"
                            "<arg type='s' direction='in'/></method></interface></node>";
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  desk->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  desk->service = g_dbus_connection_register_object (desk->bus, "/org/gtk/Notifications", info->interfaces[0], &vtable,
                                                     desk, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (
      desk->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.gtk.Notifications", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

void
notification_desk_end (NotificationDesk *desk)
{
  g_dbus_connection_unregister_object (desk->bus, desk->service);
  g_clear_pointer (&desk->shown, g_variant_unref);
  g_clear_object (&desk->bus);
}

static gboolean
is_shown (gpointer user_data)
{
  return ((NotificationDesk *) user_data)->shown != NULL;
}

/**
 * notification_desk_await:
 *
 * Waits for a notification.
 */
void
notification_desk_await (NotificationDesk *desk)
{
  test_await_true (is_shown, desk);
}

/**
 * notification_desk_assert_none:
 *
 * Nothing was told up to now.
 */
void
notification_desk_assert_none (NotificationDesk *desk)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  /* What was sent before has come back from the bus before its answer does. */
  reply =
      g_dbus_connection_call_sync (desk->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                   "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (desk->shown);
}

/**
 * notification_desk_get:
 * @member: "title", "body" or "default-action"
 *
 * Returns: (transfer none): what the last notification says
 */
const char *
notification_desk_get (NotificationDesk *desk, const char *member)
{
  const char *text = NULL;

  g_assert_true (g_variant_lookup (desk->shown, member, "&s", &text));

  return text;
}
