/* cpt-surroundings.c — what happens around the program: networks come and go, the computer sleeps.
 *
 * Of sleep logind tells, on the system's bus. Where there is none, nobody does; a program that sleeps with its computer
 * then goes on with its timers where it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-surroundings-private.h"

#define LOGIND "org.freedesktop.login1"
#define LOGIND_MANAGER "org.freedesktop.login1.Manager"
#define LOGIND_PATH "/org/freedesktop/login1"
#define SLEEP_SIGNAL "PrepareForSleep"

struct _CptSurroundings
{
  GObject parent_instance;

  GNetworkMonitor *network;  /* (owned) */
  GCancellable *cancellable; /* (owned): of what is asked of the bus */
  GDBusConnection *bus;      /* (owned) (nullable): once it is there */
  guint subscription;        /* on @bus */
};

G_DEFINE_FINAL_TYPE (CptSurroundings, cpt_surroundings, G_TYPE_OBJECT)

typedef enum
{
  SIGNAL_NETWORK_LOST,
  SIGNAL_NETWORK_FOUND,
  SIGNAL_WOKEN,
  N_SIGNALS,
} Signal;

static guint signals[N_SIGNALS];

static void
network_changed_cb (GNetworkMonitor *network, gboolean is_available, CptSurroundings *self)
{
  g_signal_emit (self, signals[is_available ? SIGNAL_NETWORK_FOUND : SIGNAL_NETWORK_LOST], 0);
}

/* It is told before the computer sleeps, and after. */
static void
sleep_cb (GDBusConnection *bus,
          const char *sender,
          const char *path,
          const char *interface,
          const char *name,
          GVariant *parameters,
          gpointer user_data)
{
  gboolean is_about_to_sleep = TRUE;

  if (g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    g_variant_get (parameters, "(b)", &is_about_to_sleep);
  if (!is_about_to_sleep)
    g_signal_emit (user_data, signals[SIGNAL_WOKEN], 0);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSurroundings) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_debug ("Nobody tells of sleep: %s", error != NULL ? error->message : "too late");
      return;
    }

  /* A bus that is started anew is no reason to end. */
  g_dbus_connection_set_exit_on_close (bus, FALSE);
  self->bus = g_object_ref (bus);
  self->subscription = g_dbus_connection_signal_subscribe (bus, LOGIND, LOGIND_MANAGER, SLEEP_SIGNAL, LOGIND_PATH, NULL,
                                                           G_DBUS_SIGNAL_FLAGS_NONE, sleep_cb, self, NULL);
}

static void
cpt_surroundings_dispose (GObject *object)
{
  CptSurroundings *self = CPT_SURROUNDINGS (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  if (self->network != NULL)
    g_signal_handlers_disconnect_by_data (self->network, self);
  g_clear_object (&self->network);
  g_clear_object (&self->bus);

  G_OBJECT_CLASS (cpt_surroundings_parent_class)->dispose (object);
}

static void
cpt_surroundings_finalize (GObject *object)
{
  CptSurroundings *self = CPT_SURROUNDINGS (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cpt_surroundings_parent_class)->finalize (object);
}

static void
cpt_surroundings_class_init (CptSurroundingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = cpt_surroundings_dispose;
  object_class->finalize = cpt_surroundings_finalize;

  signals[SIGNAL_NETWORK_LOST] =
      g_signal_new ("network-lost", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_NETWORK_FOUND] =
      g_signal_new ("network-found", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WOKEN] = g_signal_new ("woken", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_surroundings_init (CptSurroundings *self)
{
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, g_object_ref (self));
}

/**
 * cpt_surroundings_new:
 * @network: what watches the network
 *
 * Tells on the thread, and in the main context, that it is made in.
 *
 * Returns: (transfer full): the surroundings of this program
 */
CptSurroundings *
cpt_surroundings_new (GNetworkMonitor *network)
{
  CptSurroundings *self = g_object_new (CPT_TYPE_SURROUNDINGS, NULL);

  self->network = g_object_ref (network);
  g_signal_connect (network, "network-changed", G_CALLBACK (network_changed_cb), self);

  return self;
}
