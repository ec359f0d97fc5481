/* test-connection-actions.c — the table of what each status allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-actions.h"

static CptConnection *
connection_in_status (const char *status, gboolean has_error, const char *link_url)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);

  if (has_error)
    g_ptr_array_add (errors,
                     cpt_connection_error_new (&(CptConnectionErrorFields){ .state = CPT_CONNECTION_ERROR_ACTIVE }));

  return cpt_connection_new (&(CptConnectionFields){ .status_text = status, .link_url = link_url, .errors = errors });
}

static void
test_each_status_allows_what_the_table_says (void)
{
  static const struct
  {
    const char *status;
    gboolean has_error;
    CptConnectionObstacle to_share_link;
    CptConnectionObstacle to_unlink;
  } cases[] = {
    { "PendingAuth", FALSE, CPT_CONNECTION_OBSTACLE_NONE, CPT_CONNECTION_OBSTACLE_NOT_LINKED },
    { "PendingAuth", TRUE, CPT_CONNECTION_OBSTACLE_NONE, CPT_CONNECTION_OBSTACLE_NOT_LINKED },
    { "Linked", FALSE, CPT_CONNECTION_OBSTACLE_LINKED, CPT_CONNECTION_OBSTACLE_NONE },
    { "Linked", TRUE, CPT_CONNECTION_OBSTACLE_NONE, CPT_CONNECTION_OBSTACLE_NONE },
    { "Deauthorized", FALSE, CPT_CONNECTION_OBSTACLE_NONE, CPT_CONNECTION_OBSTACLE_NOT_LINKED },
    { "Unlinked", FALSE, CPT_CONNECTION_OBSTACLE_NONE, CPT_CONNECTION_OBSTACLE_NOT_LINKED },
    { "Hibernating", FALSE, CPT_CONNECTION_OBSTACLE_NONE, CPT_CONNECTION_OBSTACLE_NOT_LINKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptConnection) connection =
          connection_in_status (cases[i].status, cases[i].has_error, "https://link-api.codat.io/start");

      g_test_message ("%s", cases[i].status);
      g_assert_cmpint (cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_SHARE_LINK), ==,
                       cases[i].to_share_link);
      g_assert_cmpint (cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_UNLINK), ==,
                       cases[i].to_unlink);
      g_assert_cmpint (cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_DELETE), ==,
                       CPT_CONNECTION_OBSTACLE_NONE);
      g_assert_cmpint (cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_REFRESH), ==,
                       cases[i].to_unlink == CPT_CONNECTION_OBSTACLE_NONE ? CPT_CONNECTION_OBSTACLE_NONE
                                                                          : CPT_CONNECTION_OBSTACLE_NOT_AUTHORIZED);
    }
}

static void
test_what_waits_to_be_created_allows_nothing (void)
{
  g_autoptr (CptConnection) connection =
      cpt_connection_new (&(CptConnectionFields){ .id = "", .status_text = "PendingAuth" });

  g_assert_true (cpt_connection_is_waiting (connection));
  for (CptConnectionAction action = CPT_CONNECTION_ACTION_SHARE_LINK; action <= CPT_CONNECTION_ACTION_REFRESH; action++)
    g_assert_cmpint (cpt_connection_action_obstacle (connection, action), ==, CPT_CONNECTION_OBSTACLE_WAITING);
}

static void
test_without_a_url_there_is_none_to_share (void)
{
  g_autoptr (CptConnection) pending = connection_in_status ("PendingAuth", FALSE, NULL);
  g_autoptr (CptConnection) linked = connection_in_status ("Linked", FALSE, NULL);

  g_assert_cmpint (cpt_connection_action_obstacle (pending, CPT_CONNECTION_ACTION_SHARE_LINK), ==,
                   CPT_CONNECTION_OBSTACLE_NO_URL);
  g_assert_cmpint (cpt_connection_action_obstacle (linked, CPT_CONNECTION_ACTION_SHARE_LINK), ==,
                   CPT_CONNECTION_OBSTACLE_LINKED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connection-actions/each-status-allows-what-the-table-says",
                   test_each_status_allows_what_the_table_says);
  g_test_add_func ("/connection-actions/what-waits-to-be-created-allows-nothing",
                   test_what_waits_to_be_created_allows_nothing);
  g_test_add_func ("/connection-actions/without-a-url-there-is-none-to-share",
                   test_without_a_url_there_is_none_to_share);

  return g_test_run ();
}
