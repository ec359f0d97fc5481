/* test-connection-timeline.c — since when a connection is in its state, and what was seen of it before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-timeline.h"

#include "cpt-connection-event.h"
#include "cpt-time.h"
#include "desk-fixture.h"

#define DAY(n) ((n) *CPT_TIME_DAY)

static CptConnection *
new_connection (const char *status)
{
  const CptConnectionFields fields = {
    .id = "8f41c2d7-0000-0000-0000-000000000001",
    .platform_name = "Xero",
    .status_text = status,
    .created = DAY (1),
    .last_sync = CPT_TIME_UNKNOWN,
  };

  return cpt_connection_new (&fields);
}

static GPtrArray *
new_events (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add (GPtrArray *events, gint64 at, gboolean is_here, const char *before, const char *after)
{
  g_ptr_array_add (events, cpt_connection_event_new (at, is_here, before, after));
}

static void
test_since_is_when_it_was_seen_to_become_so (void)
{
  g_autoptr (CptConnection) connection = new_connection ("Linked");
  g_autoptr (GPtrArray) events = new_events ();

  g_assert_cmpint (cpt_connection_timeline_get_since (connection, events), ==, CPT_TIME_UNKNOWN);

  add (events, DAY (3), FALSE, "PendingAuth", "Linked");
  g_assert_cmpint (cpt_connection_timeline_get_since (connection, events), ==, DAY (3));
}

/* What waits to be sent is shown before anybody saw it. */
static void
test_since_is_not_that_of_another_status (void)
{
  g_autoptr (CptConnection) connection = new_connection ("Unlinked");
  g_autoptr (GPtrArray) events = new_events ();

  add (events, DAY (3), FALSE, "PendingAuth", "Linked");
  g_assert_cmpint (cpt_connection_timeline_get_since (connection, events), ==, CPT_TIME_UNKNOWN);
}

static void
test_since_is_what_the_platform_tells_where_it_does (void)
{
  g_autoptr (CptConnection) connection = new_connection ("PendingAuth");
  g_autoptr (GPtrArray) events = new_events ();

  add (events, DAY (3), FALSE, NULL, "PendingAuth");
  g_assert_cmpint (cpt_connection_timeline_get_since (connection, events), ==, DAY (1));
}

/* The lines as a person reads them, from the top, each with its date. */
static char *
read_lines (CptConnectionTimeline *timeline)
{
  GtkListBox *list = GTK_LIST_BOX (adw_bin_get_child (ADW_BIN (timeline)));
  g_autoptr (GString) lines = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    g_string_append_printf (lines, "%s: %s\n", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                            adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));

  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
test_every_status_stands_there_newest_first (void)
{
  g_autoptr (CptConnectionTimeline) timeline = g_object_ref_sink (g_object_new (CPT_TYPE_CONNECTION_TIMELINE, NULL));
  g_autoptr (CptConnection) connection = new_connection ("Unlinked");
  g_autoptr (GPtrArray) events = new_events ();
  g_autofree char *lines = NULL;
  g_autofree char *fewer = NULL;

  add (events, DAY (10), FALSE, "Linked", "Deauthorized");
  add (events, DAY (20), FALSE, "Deauthorized", "Frozen");
  add (events, DAY (30), TRUE, "Frozen", "Unlinked");
  cpt_connection_timeline_show (timeline, connection, events, DAY (300));
  lines = read_lines (timeline);
  g_assert_cmpstr (lines, ==,
                   "Unlinked: 31 Jan 1970, done here\n"
                   "Frozen: 21 Jan 1970\n"
                   "Deauthorized: 11 Jan 1970\n"
                   "Linked: at first\n"
                   "Connection created: 2 Jan 1970\n");

  g_ptr_array_set_size (events, 0);
  cpt_connection_timeline_show (timeline, connection, events, DAY (300));
  fewer = read_lines (timeline);
  g_assert_cmpstr (fewer, ==, "Connection created: 2 Jan 1970\n");
}

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  g_test_add_func ("/connection-timeline/since-is-when-it-was-seen-to-become-so",
                   test_since_is_when_it_was_seen_to_become_so);
  g_test_add_func ("/connection-timeline/since-is-not-that-of-another-status",
                   test_since_is_not_that_of_another_status);
  g_test_add_func ("/connection-timeline/since-is-what-the-platform-tells-where-it-does",
                   test_since_is_what_the_platform_tells_where_it_does);
  g_test_add_func ("/connection-timeline/every-status-stands-there-newest-first",
                   test_every_status_stands_there_newest_first);

  return g_test_run ();
}
