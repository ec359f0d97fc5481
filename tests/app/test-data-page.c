/* test-data-page.c — the data types of a company, on a real store: what is said of each, what moves on, what may be
 * asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-data-page.h"
#include "cpt-data-row.h"
#include "cpt-data-status-repository.h"
#include "cpt-data-watch.h"
#include "cpt-read-repository.h"
#include "cpt-sync-settings-repository.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *page;
  CptCompany *company;
} Fixture;

static void
open_page (Fixture *fixture, gint64 rid)
{
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "data");
  await_widget_type (fixture->screen, CPT_TYPE_DATA_PAGE);
  fixture->page = find_by_type (fixture->screen, CPT_TYPE_DATA_PAGE);
}

static void
set_up_running (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;

  set_up_running (fixture, data);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  sync_fixture_stop_sandbox (&fixture->desk.base); /* what is known comes from the tests alone */
  open_page (fixture, rid);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

#define ID(n) ("0d4e2b77-0000-0000-0000-00000000000" #n)

static gint64
get_time (Fixture *fixture, int hours_ago)
{
  return cpt_clock_now (fixture->desk.base.clock) - hours_ago * G_TIME_SPAN_HOUR;
}

static gint64
get_sequence (Fixture *fixture)
{
  return cpt_company_repository_next_sequence (fixture->desk.base.companies);
}

/* Invoices were read well, bills before, journals never with success, suppliers never; of the others nothing is told.
 */
static void
put_statuses (Fixture *fixture, int hours_ago)
{
  const CptDataStatusFields fields[] = {
    { .data_type = "invoices",
      .status_text = "Complete",
      .last_success = get_time (fixture, hours_ago),
      .last_success_text = "then",
      .latest_read_id = ID (1),
      .latest_success_id = ID (1) },
    { .data_type = "bills",
      .status_text = "FetchError",
      .last_success = get_time (fixture, hours_ago),
      .last_success_text = "then",
      .latest_read_id = ID (2),
      .latest_success_id = ID (3) },
    { .data_type = "journals",
      .status_text = "NotSupported",
      .last_success = CPT_TIME_UNKNOWN,
      .latest_read_id = ID (4) },
    { .data_type = "suppliers", .last_success = CPT_TIME_UNKNOWN },
  };
  g_autoptr (CptDataStatusRepository) repository = cpt_data_status_repository_new (fixture->desk.base.store);
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_ptr_array_add (statuses, cpt_data_status_new (&fields[i]));
  cpt_data_status_repository_put_async (repository, cpt_company_get_id (fixture->company), statuses,
                                        get_sequence (fixture), NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_data_status_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

/* Invoices are read daily. */
static void
put_settings (Fixture *fixture)
{
  g_autoptr (CptSyncSettingsRepository) repository = cpt_sync_settings_repository_new (fixture->desk.base.store);
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptSyncSettings) settings = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (entries,
                   cpt_sync_setting_new (&(CptSyncSettingFields){
                       .data_type = "invoices", .schedule_hours = 24, .from_window = -1, .months_to_sync = -1 }));
  settings = cpt_sync_settings_new (&(CptSyncSettingsFields){
      .owner_id = cpt_company_get_id (fixture->company), .is_for_company = TRUE, .entries = entries });
  cpt_sync_settings_repository_put_async (repository, settings, get_sequence (fixture), NULL, test_store_result,
                                          &result);
  test_await (&result);
  g_assert_true (cpt_sync_settings_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

static void
put_read (Fixture *fixture, const char *status, int progress)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  g_autoptr (CptReadRepository) repository = cpt_read_repository_new (fixture->desk.base.store);
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (reads, cpt_read_new (&(CptReadFields){
                              .id = ID (5),
                              .company_id = cpt_company_get_id (fixture->company),
                              .connection_id = cpt_connection_get_id (connection),
                              .data_type = "invoices",
                              .status_text = status,
                              .requested = get_time (fixture, 0),
                              .completed = progress == 100 ? get_time (fixture, 0) : CPT_TIME_UNKNOWN,
                              .progress = progress,
                              .is_completed = progress == 100,
                          }));
  cpt_read_repository_put_async (repository, reads, get_sequence (fixture), NULL, test_store_result, &result);
  test_await (&result);
  news = cpt_read_repository_put_finish (repository, result, &error);
  g_assert_no_error (error);
}

static GtkWidget *
await_row (Fixture *fixture, const char *name)
{
  await_text (fixture->page, name);

  return gtk_widget_get_ancestor (find_by_text (fixture->page, GTK_TYPE_LABEL, name), CPT_TYPE_DATA_ROW);
}

static GtkWidget *
find_button (GtkWidget *row)
{
  return gtk_widget_get_ancestor (find_by_icon (row, "view-refresh-symbolic"), GTK_TYPE_BUTTON);
}

/* Why a type cannot be refreshed is said by what its button is in. */
static const char *
get_reason (GtkWidget *row)
{
  return gtk_widget_get_tooltip_text (gtk_widget_get_parent (gtk_widget_get_parent (find_button (row))));
}

typedef struct
{
  GtkWidget *row;
  int y; /* in the page */
} Placed;

/* Where it stands, once it is painted there. */
static Placed
place (Fixture *fixture, const char *name)
{
  GtkWidget *row = await_row (fixture, name);
  graphene_rect_t bounds;

  await_painted (row);
  g_assert_true (gtk_widget_compute_bounds (row, fixture->page, &bounds));

  return (Placed){ row, (int) bounds.origin.y };
}

/* Types that this version does not know, each of which failed. */
static void
put_other_types (Fixture *fixture, const char *first, const char *second)
{
  const char *const data_types[] = { first, second };
  g_autoptr (CptDataStatusRepository) repository = cpt_data_status_repository_new (fixture->desk.base.store);
  g_autoptr (GPtrArray) statuses = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (data_types) && data_types[i] != NULL; i++)
    g_ptr_array_add (statuses, cpt_data_status_new (&(CptDataStatusFields){ .data_type = data_types[i],
                                                                            .status_text = "FetchError",
                                                                            .last_success = CPT_TIME_UNKNOWN,
                                                                            .latest_read_id = ID (6) }));
  cpt_data_status_repository_put_async (repository, cpt_company_get_id (fixture->company), statuses,
                                        get_sequence (fixture), NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_data_status_repository_put_finish (repository, result, &error));
  g_assert_no_error (error);
}

/* Before anything is known of a company. */
static void
test_that_it_is_being_read_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (CPT_TYPE_DATA_PAGE, NULL);

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (desk_fixture_get_toasts (&fixture->desk)), page);
  await_text (page, "Reading the data types…");
}

static void
test_each_type_says_how_it_stands (Fixture *fixture, gconstpointer data)
{
  put_statuses (fixture, 2);

  await_text (await_row (fixture, "Customer invoices"), "Complete");
  await_text (await_row (fixture, "Customer invoices"), "Last success: 2 h ago");
  await_text (await_row (fixture, "Supplier invoices"), "Reading failed");
  await_text (await_row (fixture, "Supplier invoices"), "Last success: 2 h ago");
  await_text (await_row (fixture, "Journals"), "Not supported");
  await_text (await_row (fixture, "Journals"), "No success yet");
  await_text (await_row (fixture, "Suppliers"), "Never read");
  await_text (await_row (fixture, "Items"), "Not known yet");
}

static void
test_only_what_its_connections_may_have_is_listed (Fixture *fixture, gconstpointer data)
{
  await_row (fixture, "Transfers");
  await_text (fixture->page, "28 types");
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, "Disputes"));
}

static void
test_the_next_sync_is_said_and_whether_it_is_late (Fixture *fixture, gconstpointer data)
{
  put_settings (fixture);
  put_statuses (fixture, 2);
  await_text (await_row (fixture, "Customer invoices"), "Next sync: ");

  put_statuses (fixture, 72);
  await_text (await_row (fixture, "Customer invoices"), "Late: expected ");
}

static void
test_what_is_being_read_moves_on_and_is_not_asked_for_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  put_statuses (fixture, 2);
  row = await_row (fixture, "Customer invoices");
  await_text (row, "Complete");
  g_assert_true (gtk_widget_is_sensitive (find_button (row)));

  put_read (fixture, "Fetching", 30);
  await_text (row, "Being read · 30%");
  g_assert_false (gtk_widget_is_sensitive (find_button (row)));
  g_assert_cmpstr (get_reason (row), ==, "Being read already");

  put_read (fixture, "Mapping", 60);
  await_text (row, "Being converted · 60%");
  put_read (fixture, "Complete", 100);
  await_text (row, "Complete");
  g_assert_true (gtk_widget_is_sensitive (find_button (row)));
}

static void
test_one_type_is_refreshed_alone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = await_row (fixture, "Balance sheet");
  g_autoptr (GPtrArray) changes = NULL;

  await_painted (row);
  gtk_widget_activate (find_button (row));
  await_text (row, "Refresh asked for");
  g_assert_false (gtk_widget_is_sensitive (find_button (row)));
  g_assert_true (gtk_widget_is_sensitive (find_button (await_row (fixture, "Items"))));

  changes = sync_fixture_list_outbox (&fixture->desk.base);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (cpt_change_get_kind (g_ptr_array_index (changes, 0)), ==, CPT_CHANGE_REFRESH_TYPE);
  g_assert_cmpstr (cpt_change_get_data_type (g_ptr_array_index (changes, 0)), ==, "balanceSheet");
}

static int
get_index (GtkWidget *row)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

/* Else a click would be lost that began before, and the focus. */
static void
test_a_row_stays_while_others_come_and_go (Fixture *fixture, gconstpointer data)
{
  GtkWidget *known = NULL;
  GtkWidget *last = NULL;
  GtkWidget *first = NULL;

  put_other_types (fixture, "news", NULL);
  last = await_row (fixture, "news");
  known = await_row (fixture, "Balance sheet");
  await_painted (known);
  g_assert_true (gtk_widget_grab_focus (known));

  put_other_types (fixture, "abacus", "news");
  first = await_row (fixture, "abacus");
  g_assert_true (await_row (fixture, "news") == last);
  g_assert_true (await_row (fixture, "Balance sheet") == known);
  g_assert_cmpint (get_index (first), ==, 0);
  g_assert_cmpint (get_index (last), ==, 1);

  put_other_types (fixture, "abacus", NULL);
  await_no_text (fixture->page, "news");
  g_assert_true (await_row (fixture, "abacus") == first);
  g_assert_true (await_row (fixture, "Balance sheet") == known);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (known))) == known);
}

/* Else a click would hit another one. */
static void
test_a_row_does_not_move_when_it_is_known_how_the_types_stand (Fixture *fixture, gconstpointer data)
{
  Placed before = place (fixture, "Transfers");

  put_settings (fixture);
  put_statuses (fixture, 2);
  await_text (await_row (fixture, "Customer invoices"), "Next sync: ");
  await_text (await_row (fixture, "Supplier invoices"), "Reading failed");
  await_text (await_row (fixture, "Customer invoices"), "Last success: 2 h ago");
  g_assert_cmpint (place (fixture, "Transfers").y, ==, before.y);
}

static void
test_what_is_not_linked_says_why_it_is_not_read (Fixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  GtkWidget *row = NULL;

  sync_fixture_do (&fixture->desk.base, &(CptChangeFields){
                                            .kind = CPT_CHANGE_UNLINK_CONNECTION,
                                            .rid = rid,
                                            .company_id = cpt_company_get_id (fixture->company),
                                            .connection_id = cpt_connection_get_id (connection),
                                        });
  open_page (fixture, rid);
  row = await_row (fixture, "Balance sheet");
  await_text (row, "The connection is unlinked");
  g_assert_false (gtk_widget_is_sensitive (find_button (row)));
  g_assert_cmpstr (get_reason (row), ==, "The connection is unlinked");
}

static void
test_types_are_found_by_their_name_or_key (Fixture *fixture, gconstpointer data)
{
  GtkEditable *search = NULL;

  await_row (fixture, "Transfers");
  search = GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY));
  gtk_editable_set_text (search, "BÀLANCE");
  await_text (fixture->page, "1 type");
  await_no_text (fixture->page, "Transfers");
  gtk_editable_set_text (search, "profitAnd");
  await_text (fixture->page, "Profit and loss");
  gtk_editable_set_text (search, "dreams");
  await_text (fixture->page, "No data type is called “dreams”.");
  click (fixture->page, "Show all");
  await_text (fixture->page, "28 types");
}

static void
test_without_a_connection_the_link_url_is_offered (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;
  g_autoptr (CptCompany) company = NULL;

  sync_fixture_do (&fixture->desk.base,
                   &(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = "Atelier Beaurivage" });
  desk_fixture_await_sent (&fixture->desk);
  company = sync_fixture_find_stored (&fixture->desk.base, "Atelier Beaurivage", &rid);
  g_assert_nonnull (company);
  open_page (fixture, rid);
  await_text (fixture->page, "No connection");
  click (fixture->page, "Copy Link URL");
  await_text (desk_fixture_get_toasts (&fixture->desk), "copied");
}

static const CptDataEntry *
find_entry (GPtrArray *entries, const char *data_type)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const CptDataEntry *entry = g_ptr_array_index (entries, i);

      if (g_ascii_strcasecmp (entry->data_type, data_type) == 0)
        return entry;
    }

  return NULL;
}

typedef struct
{
  Fixture *fixture;
  const char *data_type;
  gboolean is_waiting;
  gboolean is_running;
  guint n_lost; /* how often it neither waited nor ran between the two */
} Asked;

static void
watch_changed_cb (CptDataWatch *watch, Asked *asked)
{
  CptClock *clock = asked->fixture->desk.base.clock;
  g_autoptr (GPtrArray) entries = cpt_data_watch_list (watch, asked->fixture->company, cpt_clock_now (clock));
  const CptDataEntry *entry = find_entry (entries, asked->data_type);

  if (entry == NULL)
    return;

  asked->is_running |= entry->is_running;
  asked->is_waiting |= entry->is_waiting;
  if (asked->is_waiting && !asked->is_running && !entry->is_waiting)
    asked->n_lost++;
}

/* There is no moment between "asked for" and "being read" at which a type could be asked for again. */
static void
test_what_is_asked_for_waits_until_it_is_being_read (Fixture *fixture, gconstpointer data)
{
  static const char *const data_types[] = { "invoices", "bills", "journals", "customers" };
  gint64 rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  g_autoptr (CptDataWatch) watch = cpt_data_watch_new (fixture->desk.base.store, cpt_company_get_id (fixture->company));
  Asked asked = { .fixture = fixture };

  g_signal_connect (watch, "changed", G_CALLBACK (watch_changed_cb), &asked);
  for (guint i = 0; i < G_N_ELEMENTS (data_types); i++)
    {
      asked.data_type = data_types[i];
      asked.is_waiting = asked.is_running = FALSE;
      sync_fixture_do (&fixture->desk.base, &(CptChangeFields){ .kind = CPT_CHANGE_REFRESH_TYPE,
                                                                .rid = rid,
                                                                .company_id = cpt_company_get_id (fixture->company),
                                                                .data_type = data_types[i] });
      while (!asked.is_running) /* it is looked at all the time, so that it is looked at in between, too */
        {
          g_signal_emit_by_name (fixture->desk.base.store, "changed", (guint) CPT_STORE_CHANGE_REQUESTS);
          g_main_context_iteration (NULL, TRUE);
        }
    }

  g_assert_cmpuint (asked.n_lost, ==, 0);
  g_object_run_dispose (G_OBJECT (watch));
}

#define TEST(name, function) g_test_add ("/data-page/" name, Fixture, NULL, set_up, function, tear_down)
#define TEST_RUNNING(name, function) g_test_add ("/data-page/" name, Fixture, NULL, set_up_running, function, tear_down)

int
main (int argc, char *argv[])
{
  desk_fixture_init (&argc, &argv);

  TEST_RUNNING ("that-it-is-being-read-is-said", test_that_it_is_being_read_is_said);
  TEST ("each-type-says-how-it-stands", test_each_type_says_how_it_stands);
  TEST ("only-what-its-connections-may-have-is-listed", test_only_what_its_connections_may_have_is_listed);
  TEST ("the-next-sync-is-said-and-whether-it-is-late", test_the_next_sync_is_said_and_whether_it_is_late);
  TEST ("what-is-being-read-moves-on-and-is-not-asked-for-again",
        test_what_is_being_read_moves_on_and_is_not_asked_for_again);
  TEST ("one-type-is-refreshed-alone", test_one_type_is_refreshed_alone);
  TEST ("a-row-stays-while-others-come-and-go", test_a_row_stays_while_others_come_and_go);
  TEST ("a-row-does-not-move-when-it-is-known-how-the-types-stand",
        test_a_row_does_not_move_when_it_is_known_how_the_types_stand);
  TEST ("types-are-found-by-their-name-or-key", test_types_are_found_by_their_name_or_key);
  TEST_RUNNING ("what-is-asked-for-waits-until-it-is-being-read", test_what_is_asked_for_waits_until_it_is_being_read);
  TEST_RUNNING ("what-is-not-linked-says-why-it-is-not-read", test_what_is_not_linked_says_why_it_is_not_read);
  TEST_RUNNING ("without-a-connection-the-link-url-is-offered", test_without_a_connection_the_link_url_is_offered);

  return g_test_run ();
}
