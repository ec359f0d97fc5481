/* test-connection-advice.c — the state of a connection, since when, and what to do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-advice.h"

#include "cpt-time.h"
#include "test-support.h"

#define DAY(n) ((n) *CPT_TIME_DAY)

static CptConnectionError *
create_error (CptConnectionErrorState state, gint64 errored_at)
{
  return cpt_connection_error_new (
      &(CptConnectionErrorFields){ .state = state, .errored_at = errored_at, .resolved_at = CPT_TIME_UNKNOWN });
}

static CptConnection *
create_connection (const char *status, gint64 created, CptConnectionError *error)
{
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);

  if (error != NULL)
    g_ptr_array_add (errors, error);

  return cpt_connection_new (&(CptConnectionFields){ .id = "00000000-0000-0000-0000-000000000001",
                                                     .platform_name = "Xero",
                                                     .status_text = status,
                                                     .created = created,
                                                     .last_sync = CPT_TIME_UNKNOWN,
                                                     .errors = errors });
}

static void
test_deauthorized_since_its_error (void)
{
  g_autoptr (CptConnection) connection =
      create_connection ("Deauthorized", DAY (1), create_error (CPT_CONNECTION_ERROR_ACTIVE, DAY (10)));
  g_autofree char *state =
      cpt_connection_advice_dup_state (connection, cpt_connection_advice_get_since (connection), DAY (20));

  g_assert_cmpint (cpt_connection_advice_get_since (connection), ==, DAY (10));
  g_assert_nonnull (strstr (state, "Deauthorized since"));
  g_assert_nonnull (strstr (state, "(10 days)"));
}

static void
test_pending_since_it_was_created_and_today_has_no_days (void)
{
  g_autoptr (CptConnection) connection = create_connection ("PendingAuth", DAY (10), NULL);
  g_autofree char *state = cpt_connection_advice_dup_state (connection, cpt_connection_advice_get_since (connection),
                                                            DAY (10) + CPT_TIME_SECOND);

  g_assert_nonnull (strstr (state, "Pending authorization since"));
  g_assert_null (strstr (state, "day"));
}

static void
test_what_is_over_does_not_say_since_when (void)
{
  g_autoptr (CptConnection) connection =
      create_connection ("Deauthorized", DAY (1), create_error (CPT_CONNECTION_ERROR_RESOLVED, DAY (10)));
  g_autofree char *state =
      cpt_connection_advice_dup_state (connection, cpt_connection_advice_get_since (connection), DAY (20));

  g_assert_cmpstr (state, ==, "Deauthorized");
}

static void
test_every_state_but_linked_says_what_to_do (void)
{
  for (int state = 0; state < CPT_N_CONNECTION_STATES; state++)
    g_assert_true ((cpt_connection_advice_get_to_do (state) == NULL) == (state == CPT_CONNECTION_STATE_LINKED));
}

static CptConnection *
create_idle (gint64 last_sync)
{
  return cpt_connection_new (&(CptConnectionFields){ .platform_name = "Xero",
                                                     .source_type = "Accounting",
                                                     .status_text = "Linked",
                                                     .created = 0,
                                                     .last_sync = last_sync });
}

static void
test_what_is_long_not_read_is_to_be_refreshed (void)
{
  g_autoptr (CptConnection) connection = create_idle (DAY (100));
  g_autofree char *fresh = cpt_connection_advice_dup_state (connection, CPT_TIME_UNKNOWN, DAY (144));
  g_autofree char *watched = cpt_connection_advice_dup_state (connection, CPT_TIME_UNKNOWN, DAY (145));
  g_autofree char *at_risk = cpt_connection_advice_dup_state (connection, CPT_TIME_UNKNOWN, DAY (160));
  g_autofree char *advice = cpt_connection_advice_dup_expiry (connection, DAY (160));

  g_assert_cmpstr (fresh, ==, "Linked");
  g_assert_null (cpt_connection_advice_dup_expiry (connection, DAY (144)));
  g_assert_cmpstr (watched, ==, "Linked, to watch");
  g_assert_cmpstr (at_risk, ==, "Linked, at risk of expiry");
  g_assert_true (g_str_has_prefix (advice, "Nothing was read for 60 days."));
}

static void
test_a_new_source_type_is_shown_as_it_came (void)
{
  g_assert_cmpstr (cpt_connection_advice_get_source ("BankFeed"), ==, "Bank feed");
  g_assert_cmpstr (cpt_connection_advice_get_source ("Payroll"), ==, "Payroll");
  g_assert_cmpstr (cpt_connection_advice_get_source (NULL), ==, "Unknown");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/connection-advice/deauthorized-since-its-error", test_deauthorized_since_its_error);
  g_test_add_func ("/connection-advice/pending-since-it-was-created-and-today-has-no-days",
                   test_pending_since_it_was_created_and_today_has_no_days);
  g_test_add_func ("/connection-advice/what-is-over-does-not-say-since-when",
                   test_what_is_over_does_not_say_since_when);
  g_test_add_func ("/connection-advice/every-state-but-linked-says-what-to-do",
                   test_every_state_but_linked_says_what_to_do);
  g_test_add_func ("/connection-advice/what-is-long-not-read-is-to-be-refreshed",
                   test_what_is_long_not_read_is_to_be_refreshed);
  g_test_add_func ("/connection-advice/a-new-source-type-is-shown-as-it-came",
                   test_a_new_source_type_is_shown_as_it_came);

  return g_test_run ();
}
