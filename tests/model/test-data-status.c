/* test-data-status.c — the four situations of a data type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-status.h"
#include "cpt-time.h"

static void
test_keeps_every_field (void)
{
  g_autoptr (CptDataStatus) self = cpt_data_status_new (&(CptDataStatusFields){
      .data_type = "invoices",
      .status_text = "FetchError",
      .last_success = 3,
      .last_success_text = "three",
      .latest_read_id = "latest",
      .latest_success_id = "success",
  });

  g_assert_cmpstr (cpt_data_status_get_data_type (self), ==, "invoices");
  g_assert_cmpstr (cpt_data_status_get_status_text (self), ==, "FetchError");
  g_assert_cmpint (cpt_data_status_get_status (self), ==, CPT_READ_STATUS_FETCH_ERROR);
  g_assert_cmpint (cpt_data_status_get_last_success (self), ==, 3);
  g_assert_cmpstr (cpt_data_status_get_last_success_text (self), ==, "three");
  g_assert_cmpstr (cpt_data_status_get_latest_read_id (self), ==, "latest");
  g_assert_cmpstr (cpt_data_status_get_latest_success_id (self), ==, "success");
}

static void
test_each_situation_is_told_from_its_members (void)
{
  static const struct
  {
    const char *status, *last_success, *latest_id, *success_id;
    CptDataSituation situation;
  } cases[] = {
    { NULL, NULL, NULL, NULL, CPT_DATA_NEVER_READ },
    { "FetchError", NULL, "a", NULL, CPT_DATA_NO_SUCCESS },
    { "Fetching", NULL, "a", NULL, CPT_DATA_NO_SUCCESS },
    { "FetchError", "2026-08-18", "a", "b", CPT_DATA_OLD_SUCCESS },
    { "Fetching", "2026-08-18", "a", "b", CPT_DATA_OLD_SUCCESS },
    { "Complete", "2026-08-18", "a", "a", CPT_DATA_SUCCESS },
    { "Complete", "2026-08-18", "A", "a", CPT_DATA_SUCCESS },
    /* What the platform leaves out though it should not. */
    { NULL, NULL, "a", NULL, CPT_DATA_NO_SUCCESS },
    { "Complete", "2026-08-18", "a", NULL, CPT_DATA_SUCCESS },
    { "FetchError", "2026-08-18", NULL, NULL, CPT_DATA_OLD_SUCCESS },
    { NULL, "2026-08-18", "a", "a", CPT_DATA_SUCCESS },
    { "Complete", NULL, "a", "a", CPT_DATA_SUCCESS },
    { "Complete", "not a date", "a", "a", CPT_DATA_SUCCESS },
    { "Hibernating", "2026-08-18", "a", NULL, CPT_DATA_OLD_SUCCESS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CptDataStatus) self = cpt_data_status_new (&(CptDataStatusFields){
          .data_type = "invoices",
          .status_text = cases[i].status,
          .last_success = cpt_time_parse (cases[i].last_success),
          .last_success_text = cases[i].last_success,
          .latest_read_id = cases[i].latest_id,
          .latest_success_id = cases[i].success_id,
      });

      g_test_message ("%u", i);
      g_assert_cmpint (cpt_data_status_get_situation (self), ==, cases[i].situation);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-status/keeps-every-field", test_keeps_every_field);
  g_test_add_func ("/data-status/each-situation-is-told-from-its-members",
                   test_each_situation_is_told_from_its_members);

  return g_test_run ();
}
