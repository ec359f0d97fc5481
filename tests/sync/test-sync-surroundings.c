/* test-sync-surroundings.c — networks come and go, and the computer sleeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-error-reason.h"
#include "far-platform.h"
#include "sync-fixture.h"

#define NOBODY "{\"results\":[],\"pageNumber\":1,\"pageSize\":100,\"totalResults\":0,\"_links\":{}}"
#define HOUR 3600

/* What watches the network: it says what the test wants. */
#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject parent_instance;
};

static void
network_monitor_init (GNetworkMonitorInterface *iface)
{
}

static void
initable_init (GInitableIface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork,
                               test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, network_monitor_init))

static void
test_network_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  g_assert_not_reached ();
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;
  g_object_class_override_property (object_class, 1, "network-available");
  g_object_class_override_property (object_class, 2, "network-metered");
  g_object_class_override_property (object_class, 3, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

typedef struct
{
  SyncFixture base;
  TestNetwork *network;
  FarPlatform *platform; /* (nullable) */
  guint n_requests;      /* to it, before */
  GDBusConnection *bus;  /* (nullable): logind's */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (&fixture->base, 0);
  fixture->network = g_object_new (TEST_TYPE_NETWORK, NULL);
}

/* As slow as in life: what waits for time to pass waits for long. */
static void
start (Fixture *fixture, const char *base_url, const char *api_key)
{
  fixture->base.sync = g_object_new (CPT_TYPE_SYNC, "store", fixture->base.store, "network", fixture->network, NULL);
  cpt_sync_start (fixture->base.sync, base_url, api_key);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING);
}

/* The platform first: it changes the environment, which no other thread may read meanwhile. */
static void
set_up_not_started (Fixture *fixture, gconstpointer data)
{
  fixture->platform = far_platform_new (NOBODY);
  set_up (fixture, data);
}

static void
set_up_far (Fixture *fixture, gconstpointer data)
{
  set_up_not_started (fixture, data);
  start (fixture, FAR_PLATFORM_URL, "secret");
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  sync_fixture_stop (&fixture->base);
  g_clear_pointer (&fixture->platform, far_platform_free);
  g_clear_object (&fixture->bus);
  g_assert_finalize_object (fixture->network);
  sync_fixture_tear_down (&fixture->base);
}

static void
change_network (Fixture *fixture, gboolean is_available)
{
  g_signal_emit_by_name (fixture->network, "network-changed", is_available);
}

static void
assert_offline (Fixture *fixture)
{
  const GError *error = cpt_sync_get_error (fixture->base.sync);

  g_assert_error (error, CPT_ERROR, CPT_ERROR_UNREACHABLE);
  g_assert_cmpint (cpt_error_get_reason (error), ==, CPT_ERROR_REASON_NO_NETWORK);
  g_assert_cmpint (cpt_sync_get_retry_at (fixture->base.sync), >, 0);
}

static void
test_loss_is_said_at_once_and_tried_again (Fixture *fixture, gconstpointer data)
{
  change_network (fixture, FALSE);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);

  assert_offline (fixture);

  /* Who told of it was wrong, or never tells of the end. */
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  g_assert_null (cpt_sync_get_error (fixture->base.sync));
}

static gboolean
has_asked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return far_platform_get_n_requests (fixture->platform) > 0;
}

/* An answer that cannot come is not waited for. */
static void
test_loss_in_the_middle_of_a_read_is_said_at_once (Fixture *fixture, gconstpointer data)
{
  far_platform_set_silent (fixture->platform, TRUE);
  start (fixture, FAR_PLATFORM_URL, "secret");
  test_await_true (has_asked, fixture);
  change_network (fixture, FALSE);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);

  assert_offline (fixture);
}

static void
test_another_network_is_tried_at_once (Fixture *fixture, gconstpointer data)
{
  far_platform_set_trouble (fixture->platform, 503, HOUR);
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);
  far_platform_set_trouble (fixture->platform, 200, 0);
  change_network (fixture, TRUE);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);

  g_assert_null (cpt_sync_get_error (fixture->base.sync));
}

static void
state_cb (CptSync *sync, GParamSpec *pspec, guint *n_waits)
{
  if (cpt_sync_get_state (sync) == CPT_SYNC_WAITING)
    *n_waits += 1;
}

static void
test_sandbox_needs_no_network (Fixture *fixture, gconstpointer data)
{
  guint n_waits = 0;

  start (fixture, cpt_sandbox_get_base_url (fixture->base.sandbox), cpt_sandbox_get_api_key (fixture->base.sandbox));
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  g_signal_connect (fixture->base.sync, "notify::state", G_CALLBACK (state_cb), &n_waits);
  change_network (fixture, FALSE);
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);

  g_assert_cmpuint (n_waits, ==, 0);
}

static void
own_logind (Fixture *fixture)
{
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) error = NULL;

  fixture->bus = g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SYSTEM_BUS_ADDRESS"),
                                                         G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                             G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                         NULL, NULL, &error);
  g_assert_no_error (error);
  reply = g_dbus_connection_call_sync (
      fixture->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
      g_variant_new ("(su)", "org.freedesktop.login1", 0U), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

static void
tell_of_sleep (Fixture *fixture, gboolean is_about_to_sleep)
{
  g_assert_true (g_dbus_connection_emit_signal (fixture->bus, NULL, "/org/freedesktop/login1",
                                                "org.freedesktop.login1.Manager", "PrepareForSleep",
                                                g_variant_new ("(b)", is_about_to_sleep), NULL));
}

/* When sync listens is not told: it is woken until it does something. */
static gboolean
is_read_once_more (gpointer user_data)
{
  Fixture *fixture = user_data;

  tell_of_sleep (fixture, FALSE);

  return far_platform_get_n_requests (fixture->platform) > fixture->n_requests;
}

/* The next check would come in ten minutes; and an hour is not over because the computer slept. */
static void
test_computer_that_wakes_up_reads (Fixture *fixture, gconstpointer data)
{
  own_logind (fixture);
  far_platform_set_trouble (fixture->platform, 503, HOUR);
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_WAITING);
  far_platform_set_trouble (fixture->platform, 200, 0);
  fixture->n_requests = far_platform_get_n_requests (fixture->platform);

  test_await_true (is_read_once_more, fixture);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
}

#define ADD(name, set_up, func) g_test_add ("/sync/surroundings/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  GTestDBus *bus = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  g_setenv ("DBUS_SYSTEM_BUS_ADDRESS", g_test_dbus_get_bus_address (bus), TRUE);

  ADD ("sandbox-needs-no-network", set_up, test_sandbox_needs_no_network);
  if (far_platform_is_possible ())
    {
      ADD ("loss-is-said-at-once-and-tried-again", set_up_far, test_loss_is_said_at_once_and_tried_again);
      ADD ("loss-in-the-middle-of-a-read-is-said-at-once", set_up_not_started,
           test_loss_in_the_middle_of_a_read_is_said_at_once);
      ADD ("another-network-is-tried-at-once", set_up_far, test_another_network_is_tried_at_once);
      ADD ("computer-that-wakes-up-reads", set_up_far, test_computer_that_wakes_up_reads);
    }

  result = g_test_run ();
  g_test_dbus_stop (bus);
  g_object_unref (bus);

  return result;
}
