/* notification-desk.h — a desktop, as far as it shows notifications.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NotificationDesk:
 * @shown: (nullable): the last notification, as a dictionary
 *
 * What a program tells while nobody looks.
 */
typedef struct
{
  GDBusConnection *bus;
  guint service;
  GVariant *shown;
} NotificationDesk;

void notification_desk_begin (NotificationDesk *desk);
void notification_desk_end (NotificationDesk *desk);
void notification_desk_await (NotificationDesk *desk);
void notification_desk_assert_none (NotificationDesk *desk);
const char *notification_desk_get (NotificationDesk *desk, const char *member);

G_END_DECLS
