/* test-connection.c — a connection keeps what it was given, and its state follows the table of the platform.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection.h"
#include "cpt-time.h"

static GPtrArray *
errors_in_state (CptConnectionErrorState state)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (errors, cpt_connection_error_new (&(CptConnectionErrorFields){
                               .status_code = "401",
                               .status_text = "token expired",
                               .message = "Access was withdrawn by the platform.",
                               .state = state,
                               .errored_at = 12,
                               .resolved_at = CPT_TIME_UNKNOWN,
                           }));

  return errors;
}

static void
test_keeps_every_field (void)
{
  g_autoptr (GPtrArray) errors = errors_in_state (CPT_CONNECTION_ERROR_ACTIVE);
  g_autofree char *name = g_strdup ("Sandbox");
  g_autoptr (CptConnection) self = cpt_connection_new (&(CptConnectionFields){
      .id = "e1f6a9d4-27b8-4c53-b0a7-6d90c2f815ab",
      .integration_id = "9e0cc03b-3868-4543-98c0-568f0f1b12a3",
      .integration_key = "mqjo",
      .source_id = "aff0f057-255f-42c4-8d4a-ae23b43e1615",
      .source_type = "Accounting",
      .platform_name = name,
      .link_url = "https://link-api.codat.io/start",
      .status_text = "Linked",
      .created = 3,
      .last_sync = 4,
      .created_text = "three",
      .last_sync_text = "four",
      .errors = errors,
  });

  name[0] = 'X';
  g_ptr_array_set_size (errors, 0);

  g_assert_cmpstr (cpt_connection_get_id (self), ==, "e1f6a9d4-27b8-4c53-b0a7-6d90c2f815ab");
  g_assert_cmpstr (cpt_connection_get_integration_id (self), ==, "9e0cc03b-3868-4543-98c0-568f0f1b12a3");
  g_assert_cmpstr (cpt_connection_get_integration_key (self), ==, "mqjo");
  g_assert_cmpstr (cpt_connection_get_source_id (self), ==, "aff0f057-255f-42c4-8d4a-ae23b43e1615");
  g_assert_cmpstr (cpt_connection_get_source_type (self), ==, "Accounting");
  g_assert_cmpstr (cpt_connection_get_platform_name (self), ==, "Sandbox");
  g_assert_cmpstr (cpt_connection_get_link_url (self), ==, "https://link-api.codat.io/start");
  g_assert_cmpstr (cpt_connection_get_status_text (self), ==, "Linked");
  g_assert_cmpint (cpt_connection_get_created (self), ==, 3);
  g_assert_cmpint (cpt_connection_get_last_sync (self), ==, 4);
  g_assert_cmpstr (cpt_connection_get_created_text (self), ==, "three");
  g_assert_cmpstr (cpt_connection_get_last_sync_text (self), ==, "four");
  g_assert_cmpuint (cpt_connection_get_errors (self)->len, ==, 1);
}

static void
test_an_error_keeps_every_field (void)
{
  g_autoptr (GPtrArray) errors = errors_in_state (CPT_CONNECTION_ERROR_RESOLVED);
  CptConnectionError *error = g_ptr_array_index (errors, 0);

  g_assert_cmpstr (cpt_connection_error_get_status_code (error), ==, "401");
  g_assert_cmpstr (cpt_connection_error_get_status_text (error), ==, "token expired");
  g_assert_cmpstr (cpt_connection_error_get_message (error), ==, "Access was withdrawn by the platform.");
  g_assert_cmpint (cpt_connection_error_get_state (error), ==, CPT_CONNECTION_ERROR_RESOLVED);
  g_assert_cmpint (cpt_connection_error_get_errored_at (error), ==, 12);
  g_assert_cmpint (cpt_connection_error_get_resolved_at (error), ==, CPT_TIME_UNKNOWN);
}

static void
test_state_follows_the_table (void)
{
  enum
  {
    NO_ERROR = -1
  };
  static const struct
  {
    const char *status;
    int error;
    CptConnectionState state;
  } cases[] = {
    { "Linked", NO_ERROR, CPT_CONNECTION_STATE_LINKED },
    { "Linked", CPT_CONNECTION_ERROR_ACTIVE, CPT_CONNECTION_STATE_ERROR },
    { "Linked", CPT_CONNECTION_ERROR_RESOLVED, CPT_CONNECTION_STATE_LINKED },
    { "Linked", CPT_CONNECTION_ERROR_PERMANENT, CPT_CONNECTION_STATE_LINKED },
    { "PendingAuth", NO_ERROR, CPT_CONNECTION_STATE_PENDING },
    { "PendingAuth", CPT_CONNECTION_ERROR_ACTIVE, CPT_CONNECTION_STATE_REFUSED },
    { "PendingAuth", CPT_CONNECTION_ERROR_PERMANENT, CPT_CONNECTION_STATE_REFUSED },
    { "PendingAuth", CPT_CONNECTION_ERROR_RESOLVED, CPT_CONNECTION_STATE_PENDING },
    { "Deauthorized", NO_ERROR, CPT_CONNECTION_STATE_DEAUTHORIZED },
    { "Deauthorized", CPT_CONNECTION_ERROR_ACTIVE, CPT_CONNECTION_STATE_DEAUTHORIZED },
    { "Unlinked", NO_ERROR, CPT_CONNECTION_STATE_UNLINKED },
    { "Unlinked", CPT_CONNECTION_ERROR_ACTIVE, CPT_CONNECTION_STATE_UNLINKED },
    { "linked", NO_ERROR, CPT_CONNECTION_STATE_UNKNOWN },
    { "Hibernating", CPT_CONNECTION_ERROR_ACTIVE, CPT_CONNECTION_STATE_UNKNOWN },
    { NULL, NO_ERROR, CPT_CONNECTION_STATE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) errors = cases[i].error == NO_ERROR ? NULL : errors_in_state (cases[i].error);
      g_autoptr (CptConnection) self =
          cpt_connection_new (&(CptConnectionFields){ .status_text = cases[i].status, .errors = errors });

      g_test_message ("%s, error %d", cases[i].status, cases[i].error);
      g_assert_cmpint (cpt_connection_get_state (self), ==, cases[i].state);
    }
}

static void
test_an_unknown_status_keeps_its_text (void)
{
  g_autoptr (CptConnection) self = cpt_connection_new (&(CptConnectionFields){ .status_text = "Hibernating" });

  g_assert_cmpint (cpt_connection_get_status (self), ==, CPT_CONNECTION_STATUS_UNKNOWN);
  g_assert_cmpstr (cpt_connection_get_status_text (self), ==, "Hibernating");
}

static void
test_status_texts_go_both_ways (void)
{
  for (guint i = CPT_CONNECTION_STATUS_PENDING_AUTH; i <= CPT_CONNECTION_STATUS_DEAUTHORIZED; i++)
    g_assert_cmpint (cpt_connection_status_from_text (cpt_connection_status_to_text (i)), ==, i);

  g_assert_cmpint (cpt_connection_status_from_text (""), ==, CPT_CONNECTION_STATUS_UNKNOWN);
}

static void
test_another_status_changes_nothing_else (void)
{
  g_autoptr (GPtrArray) errors = errors_in_state (CPT_CONNECTION_ERROR_ACTIVE);
  g_autoptr (CptConnection) linked = cpt_connection_new (
      &(CptConnectionFields){ .id = "id", .platform_name = "Sandbox", .status_text = "Linked", .errors = errors });
  g_autoptr (CptConnection) unlinked = cpt_connection_with_status (linked, CPT_CONNECTION_STATUS_UNLINKED);

  g_assert_cmpint (cpt_connection_get_state (unlinked), ==, CPT_CONNECTION_STATE_UNLINKED);
  g_assert_cmpstr (cpt_connection_get_status_text (unlinked), ==, "Unlinked");
  g_assert_cmpstr (cpt_connection_get_id (unlinked), ==, "id");
  g_assert_cmpstr (cpt_connection_get_platform_name (unlinked), ==, "Sandbox");
  g_assert_cmpuint (cpt_connection_get_errors (unlinked)->len, ==, 1);
  g_assert_cmpint (cpt_connection_get_state (linked), ==, CPT_CONNECTION_STATE_ERROR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connection/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/connection/an-error-keeps-every-field", test_an_error_keeps_every_field);
  g_test_add_func ("/connection/state-follows-the-table", test_state_follows_the_table);
  g_test_add_func ("/connection/an-unknown-status-keeps-its-text", test_an_unknown_status_keeps_its_text);
  g_test_add_func ("/connection/status-texts-go-both-ways", test_status_texts_go_both_ways);
  g_test_add_func ("/connection/another-status-changes-nothing-else", test_another_status_changes_nothing_else);

  return g_test_run ();
}
