/* test-validation-part.c — what the platform found wrong with the records of a read, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation-part.h"

#include "cpt-validation-repository.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  CptCompany *company;
  GtkWidget *part;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  desk_fixture_find_first (&fixture->desk, &fixture->company);
  fixture->part = g_object_new (CPT_TYPE_VALIDATION_PART, NULL);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (desk_fixture_get_toasts (&fixture->desk)), fixture->part);
  cpt_validation_part_set_account (CPT_VALIDATION_PART (fixture->part), fixture->desk.base.store,
                                   fixture->desk.base.sync);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static void
show (Fixture *fixture, CptRead *read)
{
  cpt_validation_part_show_read (CPT_VALIDATION_PART (fixture->part), read);
}

typedef struct
{
  Fixture *fixture;
  const char *data_type;
  const char *status;
  CptRead *read;
} Awaited;

static gboolean
is_in_status (gpointer user_data)
{
  Awaited *awaited = user_data;
  g_autoptr (GPtrArray) reads =
      sync_fixture_list_reads (&awaited->fixture->desk.base, cpt_company_get_id (awaited->fixture->company));

  for (guint i = 0; i < reads->len && awaited->read == NULL; i++)
    {
      CptRead *read = g_ptr_array_index (reads, i);

      if (g_str_equal (cpt_read_get_data_type (read), awaited->data_type) &&
          g_str_equal (cpt_read_get_status_text (read), awaited->status))
        awaited->read = g_object_ref (read);
    }

  return awaited->read != NULL;
}

/* Returns: (transfer full): a read of the platform's that ends so */
static CptRead *
read_until (Fixture *fixture, const char *data_type, const char *status)
{
  Awaited awaited = { fixture, data_type, status, NULL };
  g_autofree char *fault = g_strdup_printf ("read=%s,type=%s", status, data_type);
  gint64 rid = desk_fixture_find_first (&fixture->desk, NULL);

  sync_fixture_set_fault (&fixture->desk.base, fault);
  sync_fixture_do (&fixture->desk.base, &(CptChangeFields){
                                            .kind = CPT_CHANGE_REFRESH_TYPE,
                                            .rid = rid,
                                            .company_id = cpt_company_get_id (fixture->company),
                                            .data_type = data_type,
                                        });
  desk_fixture_await_sent (&fixture->desk);
  cpt_sandbox_advance_time (fixture->desk.base.sandbox, 10 * G_TIME_SPAN_MINUTE);
  test_await_true (is_in_status, &awaited);
  sync_fixture_set_fault (&fixture->desk.base, NULL);

  return awaited.read;
}

/* Returns: (transfer full) (nullable): what the store has */
static CptValidation *
get_stored (Fixture *fixture, CptRead *read)
{
  g_autoptr (CptValidationRepository) repository = cpt_validation_repository_new (fixture->desk.base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptValidation *validation = NULL;

  cpt_validation_repository_get_async (repository, cpt_read_get_id (read), NULL, test_store_result, &result);
  test_await (&result);
  validation = cpt_validation_repository_get_finish (repository, result, &error);
  g_assert_no_error (error);

  return validation;
}

static void
test_errors_stand_before_warnings_each_with_what_it_means (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) read = read_until (fixture, "bills", "ValidationError");
  g_autoptr (CptValidation) stored = NULL;

  show (fixture, read);
  await_text (fixture->part, "Looking up what was found…");
  await_text (fixture->part, "2 errors: to be corrected before the data can be used");
  await_text (fixture->part, "The bill has no supplier.");
  await_text (fixture->part, " · accounting-bill-002");
  await_text (fixture->part, "stop the data from being used");
  await_text (fixture->part, "The bill is due before it was issued.");
  await_no_text (fixture->part, "Looking up what was found…");
  stored = get_stored (fixture, read);
  g_assert_nonnull (stored);
  g_assert_cmpuint (cpt_validation_get_errors (stored)->len, ==, 2);
}

static gboolean
is_stored (gpointer user_data)
{
  Awaited *awaited = user_data;
  g_autoptr (CptValidation) validation = get_stored (awaited->fixture, awaited->read);

  return validation != NULL;
}

static void
test_that_nothing_was_found_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reads = sync_fixture_list_reads (&fixture->desk.base, cpt_company_get_id (fixture->company));
  gboolean is_said = FALSE;

  for (guint i = 0; i < reads->len && !is_said; i++)
    {
      CptRead *read = g_ptr_array_index (reads, i);
      g_autoptr (CptValidation) validation = NULL;

      show (fixture, read);
      if (!cpt_read_is_validated (read))
        continue;

      test_await_true (is_stored, &(Awaited){ .fixture = fixture, .read = read });
      validation = get_stored (fixture, read);
      is_said = cpt_validation_get_warnings (validation)->len + cpt_validation_get_errors (validation)->len == 0;
    }

  await_text (fixture->part, "Nothing wrong was found in the records.");
}

static void
test_offline_it_is_said_and_asked_for_once_the_platform_is_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) read = read_until (fixture, "bills", "ValidationError");

  fixture->desk.base.start_time = cpt_clock_now (fixture->desk.base.clock); /* that the read has ended by */
  sync_fixture_stop_sandbox (&fixture->desk.base);
  show (fixture, read);
  await_text (fixture->part, "The platform cannot be reached now, and the validation result was never read.");
  await_text (fixture->part, "Try again now");

  sync_fixture_start_sandbox (&fixture->desk.base);
  cpt_sync_reload (fixture->desk.base.sync);
  await_text (fixture->part, "The bill has no supplier.");
  await_no_text (fixture->part, "Try again now");
}

static void
test_offline_what_is_known_is_shown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) read = read_until (fixture, "bills", "ValidationError");

  show (fixture, read);
  await_text (fixture->part, "The bill has no supplier.");
  cpt_validation_part_show (CPT_VALIDATION_PART (fixture->part), NULL);
  await_no_text (fixture->part, "The bill has no supplier.");

  sync_fixture_stop_sandbox (&fixture->desk.base);
  show (fixture, read);
  await_text (fixture->part, "The bill has no supplier.");
  await_text (fixture->part, "The platform cannot be reached now: this is what it said when it was last asked.");
}

static void
test_what_cannot_be_read_says_why_and_is_tried_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) read = read_until (fixture, "bills", "ValidationError");

  sync_fixture_set_fault (&fixture->desk.base, "status=400,route=GET /companies/*/sync/*/validation");
  show (fixture, read);
  await_text (fixture->part, "The validation result could not be read.");

  sync_fixture_set_fault (&fixture->desk.base, NULL);
  click (fixture->part, "Try again now");
  await_text (fixture->part, "The bill has no supplier.");
  await_no_text (fixture->part, "The validation result could not be read.");
}

static void
test_what_the_platform_does_not_know_is_said (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) read = cpt_read_new (&(CptReadFields){ .id = "0d4e2b77-0000-0000-0000-000000000001",
                                                             .company_id = cpt_company_get_id (fixture->company),
                                                             .status_text = "Complete" });

  show (fixture, read);
  await_text (fixture->part, "The platform has no validation result of this read.");
  g_assert_null (find_by_text (fixture->part, GTK_TYPE_LABEL, "Try again now"));
}

static void
test_a_read_that_came_to_no_validation_has_no_such_part (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptRead) failed = read_until (fixture, "bills", "FetchError");
  g_autoptr (CptRead) running = cpt_read_new (&(CptReadFields){ .id = "r", .status_text = "Validating" });

  show (fixture, failed);
  g_assert_false (gtk_widget_get_visible (fixture->part));
  show (fixture, running);
  g_assert_false (gtk_widget_get_visible (fixture->part));
}

#define TEST(name, function) g_test_add ("/validation-part/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("errors-stand-before-warnings-each-with-what-it-means",
        test_errors_stand_before_warnings_each_with_what_it_means);
  TEST ("that-nothing-was-found-is-said", test_that_nothing_was_found_is_said);
  TEST ("offline-it-is-said-and-asked-for-once-the-platform-is-back",
        test_offline_it_is_said_and_asked_for_once_the_platform_is_back);
  TEST ("offline-what-is-known-is-shown", test_offline_what_is_known_is_shown);
  TEST ("what-cannot-be-read-says-why-and-is-tried-again", test_what_cannot_be_read_says_why_and_is_tried_again);
  TEST ("what-the-platform-does-not-know-is-said", test_what_the_platform_does_not_know_is_said);
  TEST ("a-read-that-came-to-no-validation-has-no-such-part", test_a_read_that_came_to_no_validation_has_no_such_part);

  return g_test_run ();
}
