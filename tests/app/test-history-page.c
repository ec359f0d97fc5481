/* test-history-page.c — the data history of a company, on a real store: what is said, what moves on, what may be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-company-heading.h"
#include "cpt-history-page.h"
#include "cpt-operation-pane.h"
#include "cpt-operations-view.h"
#include "cpt-read-repository.h"
#include "cpt-write-repository.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *page;
  CptCompany *company;
  CptReadRepository *reads;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 rid = 0;

  desk_fixture_set_up (&fixture->desk, 0);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  sync_fixture_stop_sandbox (&fixture->desk.base); /* what is read comes from the tests alone */
  fixture->reads = cpt_read_repository_new (fixture->desk.base.store);
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "history");
  await_widget_type (fixture->screen, CPT_TYPE_HISTORY_PAGE);
  fixture->page = find_by_type (fixture->screen, CPT_TYPE_HISTORY_PAGE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->reads);
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

#define ID(n) ("0d4e2b77-0000-0000-0000-00000000000" #n)

/* What is particular to a read of a test; the rest follows from its number. */
typedef struct
{
  const char *id;
  const char *data_type;
  const char *status;
  int progress;
  int seconds_ago;
} Read;

static CptRead *
new_read (Fixture *fixture, const Read *read)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  CptReadOutcome outcome = cpt_read_status_get_outcome (cpt_read_status_from_text (read->status));
  gint64 requested = cpt_clock_now (fixture->desk.base.clock) - read->seconds_ago * G_TIME_SPAN_SECOND;
  gboolean is_over = outcome != CPT_READ_OUTCOME_RUNNING && outcome != CPT_READ_OUTCOME_UNKNOWN;

  return cpt_read_new (&(CptReadFields){
      .id = read->id,
      .company_id = cpt_company_get_id (fixture->company),
      .connection_id = cpt_connection_get_id (connection),
      .data_type = read->data_type,
      .status_text = read->status,
      .error_message = outcome == CPT_READ_OUTCOME_ERROR ? "401 token revoked by user" : NULL,
      .requested = requested,
      .completed = is_over ? requested + 2500 * G_TIME_SPAN_MILLISECOND : CPT_TIME_UNKNOWN,
      .progress = read->progress,
      .is_completed = outcome == CPT_READ_OUTCOME_SUCCESS,
      .is_errored = outcome == CPT_READ_OUTCOME_ERROR,
  });
}

static void
put_all (Fixture *fixture, GPtrArray *reads)
{
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_read_repository_put_async (fixture->reads, reads,
                                 cpt_company_repository_next_sequence (fixture->desk.base.companies), NULL,
                                 test_store_result, &result);
  test_await (&result);
  news = cpt_read_repository_put_finish (fixture->reads, result, &error);
  g_assert_no_error (error);
}

static void
put (Fixture *fixture, const Read *read)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (reads, new_read (fixture, read));
  put_all (fixture, reads);
}

/* Reads @first to @last, the last of them the newest. */
static void
put_numbers (Fixture *fixture, guint first, guint last)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = first; i <= last; i++)
    {
      g_autofree char *id = g_strdup_printf ("%08x-0000-0000-0000-000000000000", i);

      g_ptr_array_add (reads, new_read (fixture, &(Read){ id, "invoices", "Complete", 100, 100000 - (int) i }));
    }
  put_all (fixture, reads);
}

typedef struct
{
  GtkWidget *root;
  const char *text;
} AwaitedCell;

static gboolean
is_said (gpointer user_data)
{
  AwaitedCell *awaited = user_data;
  g_auto (GStrv) texts = list_inscriptions (awaited->root);

  return g_strv_contains ((const char *const *) texts, awaited->text);
}

static gboolean
is_not_said (gpointer user_data)
{
  return !is_said (user_data);
}

static void
await_cell (Fixture *fixture, const char *text)
{
  test_await_true (is_said, &(AwaitedCell){ fixture->page, text });
}

static void
await_no_cell (Fixture *fixture, const char *text)
{
  test_await_true (is_not_said, &(AwaitedCell){ fixture->page, text });
}

static CptOperationsView *
get_view (Fixture *fixture)
{
  return CPT_OPERATIONS_VIEW (find_by_type (fixture->page, CPT_TYPE_OPERATIONS_VIEW));
}

static GtkWidget *
select_read (Fixture *fixture, const char *id)
{
  cpt_operations_view_select (get_view (fixture), id);
  await_widget_type (fixture->page, CPT_TYPE_OPERATION_PANE);

  return find_by_type (fixture->page, CPT_TYPE_OPERATION_PANE);
}

static const char *
get_selected_id (Fixture *fixture)
{
  CptRead *read = cpt_operations_view_get_selected (get_view (fixture));

  return read != NULL ? cpt_read_get_id (read) : NULL;
}

/* Without the class, the theme gives the header another colour. */
static void
test_the_table_is_styled_as_that_of_the_companies (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  await_cell (fixture, "Customer invoices");
  g_assert_true (gtk_widget_has_css_class (find_by_type (fixture->page, GTK_TYPE_COLUMN_VIEW), "view"));
}

static void
test_that_nothing_was_read_is_said (Fixture *fixture, gconstpointer data)
{
  await_text (fixture->page, "Nothing read yet");
  click (fixture->page, "Writes");
  await_text (fixture->page, "Nothing written yet");
}

static void
test_a_read_appears_and_moves_on_by_itself (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "balanceSheet", "Fetching", 30, 4 });
  await_cell (fixture, "Balance sheet");
  await_cell (fixture, "0d4e2b77");
  await_cell (fixture, "Being read");
  await_cell (fixture, "30%");

  put (fixture, &(Read){ ID (1), "balanceSheet", "Mapping", 60, 4 });
  await_cell (fixture, "Being converted");
  await_cell (fixture, "60%");

  put (fixture, &(Read){ ID (1), "balanceSheet", "Complete", 100, 4 });
  await_cell (fixture, "Complete");
  await_cell (fixture, "2.5 s");
  await_no_cell (fixture, "60%");
}

static void
test_a_status_that_is_not_known_is_shown_as_it_is (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "custom-payroll", "Simmering", 12, 4 });
  await_cell (fixture, "custom-payroll");
  await_cell (fixture, "Simmering");
}

static void
test_what_is_selected_stays_so_when_others_come (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = NULL;

  put (fixture, &(Read){ ID (1), "invoices", "Queued", 15, 60 });
  await_cell (fixture, "Queued");
  pane = select_read (fixture, ID (1));
  await_text (pane, "Queued");

  put (fixture, &(Read){ ID (2), "bills", "Fetching", 20, 2 });
  put (fixture, &(Read){ ID (3), "payments", "Fetching", 20, 1 });
  await_cell (fixture, "Customer payments");
  g_assert_cmpstr (get_selected_id (fixture), ==, ID (1));

  put (fixture, &(Read){ ID (1), "invoices", "Fetching", 25, 60 });
  await_text (pane, "Being read");
  g_assert_cmpstr (get_selected_id (fixture), ==, ID (1));
}

/* The short ID of the row that is nearest to the middle of what is on view, and where it stands. */
typedef struct
{
  GtkWidget *scroller;
  char *id; /* (owned) (nullable): look for it; NULL for any */
  double y; /* pixels from the top of what is on view */
  double best;
} Sight;

static gboolean
is_short_id (const char *text)
{
  return text != NULL && strlen (text) == 8 && strspn (text, "0123456789abcdef") == 8;
}

static void
look_for (GtkWidget *widget, Sight *sight)
{
  graphene_rect_t bounds;
  double middle = gtk_widget_get_height (sight->scroller) / 2.0;

  if (!gtk_widget_get_mapped (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    look_for (child, sight);
  if (!GTK_IS_INSCRIPTION (widget) || !is_short_id (gtk_inscription_get_text (GTK_INSCRIPTION (widget))) ||
      !gtk_widget_compute_bounds (widget, sight->scroller, &bounds))
    return;
  if (ABS (bounds.origin.y - middle) < sight->best)
    {
      sight->best = ABS (bounds.origin.y - middle);
      sight->y = bounds.origin.y;
      g_free (sight->id);
      sight->id = g_strdup (gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
    }
}

static Sight
look (GtkWidget *scroller)
{
  Sight sight = { .scroller = scroller, .best = G_MAXDOUBLE };

  look_for (scroller, &sight);
  g_assert_nonnull (sight.id);

  return sight;
}

typedef struct
{
  GtkAdjustment *adjustment;
  double upper;
} Growth;

static gboolean
is_longer (gpointer user_data)
{
  const Growth *growth = user_data;

  return gtk_adjustment_get_upper (growth->adjustment) > growth->upper + 10;
}

static void
await_longer (GtkAdjustment *adjustment, double than)
{
  test_await_true (is_longer, &(Growth){ adjustment, than });
}

static gboolean
is_far_down (gpointer scroller)
{
  Sight sight = look (scroller);
  gboolean is_far = strcmp (sight.id, "00000100") < 0;

  g_free (sight.id);

  return is_far;
}

static void
test_what_is_looked_at_stays_when_others_come (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = NULL;
  GtkAdjustment *adjustment = NULL;
  Sight before = { NULL };
  Sight after = { NULL };

  put_numbers (fixture, 1, 300);
  await_cell (fixture, "0000012c");
  scroller = gtk_widget_get_ancestor (find_by_type (fixture->page, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  await_longer (adjustment, 14000);
  gtk_adjustment_set_value (adjustment, 3000);
  test_await_true (is_far_down, scroller);
  await_painted (fixture->page);
  before = look (scroller);

  for (guint i = 301; i <= 320; i++)
    {
      double upper = gtk_adjustment_get_upper (adjustment);

      put_numbers (fixture, i, i);
      await_longer (adjustment, upper);
    }
  await_painted (fixture->page);
  after = look (scroller);

  g_assert_cmpstr (after.id, ==, before.id);
  g_assert_cmpfloat_with_epsilon (after.y, before.y, 1);
  g_free (before.id);
  g_free (after.id);
}

static void
test_what_failed_is_explained_and_its_link_can_be_copied (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = NULL;
  g_autofree char *copied = NULL;

  put (fixture, &(Read){ ID (1), "invoices", "AuthError", 30, 60 });
  await_cell (fixture, "Authorization expired");
  pane = select_read (fixture, ID (1));
  await_text (pane, "What happened");
  await_text (pane, "gives no access any more");
  await_text (pane, "401 token revoked by user");
  await_text (pane, "were not brought up to date");
  await_text (pane, "Send the Link URL to the client");

  click (pane, "Copy Link URL");
  await_text (desk_fixture_get_toasts (&fixture->desk), "copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (fixture->company));
}

static void
test_what_needs_no_client_offers_no_link (Fixture *fixture, gconstpointer data)
{
  GtkWidget *pane = NULL;

  put (fixture, &(Read){ ID (1), "invoices", "RateLimitError", 30, 60 });
  await_cell (fixture, "Rate limit reached");
  pane = select_read (fixture, ID (1));
  await_text (pane, "Wait a few minutes");
  g_assert_null (find_by_text (pane, GTK_TYPE_LABEL, "Copy Link URL"));
}

static gboolean
has_no_selection (gpointer user_data)
{
  return get_selected_id (user_data) == NULL;
}

static void
test_the_pane_closes_and_nothing_is_selected (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  await_cell (fixture, "Complete");
  click_icon (select_read (fixture, ID (1)), "window-close-symbolic");
  test_await_true (has_no_selection, fixture);
}

static void
test_the_whole_id_is_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;

  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  await_cell (fixture, "Complete");
  select_read (fixture, ID (1));
  gtk_widget_activate_action (GTK_WIDGET (get_view (fixture)), "history.copy-id", "s", get_selected_id (fixture));
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, ID (1));
}

static void
filter (Fixture *fixture, const char *action, const char *value)
{
  GtkWidget *button = find_by_type (find_by_text (fixture->page, GTK_TYPE_LABEL, "Type"), GTK_TYPE_LABEL);

  gtk_widget_activate_action (button, action, "s", value);
}

static void
test_filters_leave_out_and_say_so_when_nothing_is_left (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  put (fixture, &(Read){ ID (2), "bills", "FetchError", 100, 50 });
  await_cell (fixture, "Supplier invoices");
  select_read (fixture, ID (1));

  filter (fixture, "operations.outcome", "error");
  await_no_cell (fixture, "Customer invoices");
  await_cell (fixture, "Supplier invoices");
  await_text (fixture->page, "Failed (1)");
  test_await_true (has_no_selection, fixture);

  filter (fixture, "operations.outcome", "running");
  await_text (fixture->page, "Nothing found");
  click (fixture->page, "Show all");
  await_cell (fixture, "Customer invoices");
  await_cell (fixture, "Supplier invoices");
}

/* The menu of a row that is not selected. */
static GtkWidget *
open_menu (Fixture *fixture, const Read *read)
{
  g_autoptr (CptRead) item = new_read (fixture, read);
  GtkWidget *menu = NULL;

  g_signal_emit_by_name (get_view (fixture), "menu-requested", item, &(GdkRectangle){ 10, 60, 1, 1 });
  menu = find_by_type (GTK_WIDGET (get_view (fixture)), GTK_TYPE_POPOVER_MENU);
  await_painted (menu);

  return menu;
}

static void
test_a_menu_acts_on_its_own_row (Fixture *fixture, gconstpointer data)
{
  const Read failed = { ID (2), "bills", "AuthError", 30, 50 };
  g_autofree char *id = NULL;
  g_autofree char *error = NULL;
  g_autofree char *url = NULL;

  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  put (fixture, &failed);
  await_cell (fixture, "Supplier invoices");
  select_read (fixture, ID (1));

  choose_item (open_menu (fixture, &failed), "Copy ID");
  id = read_clipboard ();
  g_assert_cmpstr (id, ==, ID (2));
  choose_item (open_menu (fixture, &failed), "Copy error");
  error = read_clipboard ();
  g_assert_cmpstr (error, ==, "401 token revoked by user");
  choose_item (open_menu (fixture, &failed), "Copy Link URL");
  await_text (desk_fixture_get_toasts (&fixture->desk), "copied");
  url = read_clipboard ();
  g_assert_cmpstr (url, ==, cpt_company_get_redirect (fixture->company));
  g_assert_cmpstr (get_selected_id (fixture), ==, ID (1));
}

static void
test_a_menu_reads_its_own_type_again (Fixture *fixture, gconstpointer data)
{
  const Read failed = { ID (2), "bills", "FetchError", 30, 50 };
  g_autoptr (GPtrArray) changes = NULL;
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);

  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  put (fixture, &failed);
  await_cell (fixture, "Supplier invoices");
  select_read (fixture, ID (1));
  choose_item (open_menu (fixture, &failed), "Refresh this type again");
  await_text (desk_fixture_get_toasts (&fixture->desk), "Asked for: Supplier invoices");

  changes = sync_fixture_list_outbox (&fixture->desk.base);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpstr (cpt_change_get_data_type (g_ptr_array_index (changes, 0)), ==, "bills");
  g_assert_cmpstr (cpt_change_get_connection_id (g_ptr_array_index (changes, 0)), ==,
                   cpt_connection_get_id (connection));
}

static void
test_a_menu_offers_only_what_helps (Fixture *fixture, gconstpointer data)
{
  const Read running = { ID (1), "invoices", "Fetching", 30, 60 };
  GtkWidget *menu = NULL;

  put (fixture, &running);
  await_cell (fixture, "Customer invoices");
  menu = open_menu (fixture, &running);
  g_assert_null (find_item (menu, "Refresh this type again"));
  g_assert_null (find_item (menu, "Copy error"));
  g_assert_null (find_item (menu, "Copy Link URL"));
  g_assert_nonnull (find_item (menu, "Copy ID"));
}

static void
test_a_menu_filters_by_its_type (Fixture *fixture, gconstpointer data)
{
  const Read bills = { ID (2), "bills", "FetchError", 100, 50 };

  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  put (fixture, &bills);
  await_cell (fixture, "Customer invoices");
  choose_item (open_menu (fixture, &bills), "Show only “Sandbox”");
  await_text (fixture->page, "Sandbox");
  await_cell (fixture, "Customer invoices");
  choose_item (open_menu (fixture, &bills), "Show only “Supplier invoices”");
  await_no_cell (fixture, "Customer invoices");
  await_cell (fixture, "Supplier invoices");
}

static void
test_what_runs_is_summed_up (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 20 });
  put (fixture, &(Read){ ID (2), "bills", "MapError", 100, 20 });
  put (fixture, &(Read){ ID (3), "payments", "Fetching", 25, 20 });
  await_text (fixture->page, "2 of 3 done, 1 failed · 75%");

  put (fixture, &(Read){ ID (3), "payments", "Complete", 100, 20 });
  await_no_text (fixture->page, "2 of 3 done");
}

/* Each of the reads before took two seconds and a half. */
static void
test_what_takes_long_is_said_beside_what_is_usual (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "payments", "Complete", 100, 90000 });
  put (fixture, &(Read){ ID (2), "payments", "Complete", 100, 80000 });
  put (fixture, &(Read){ ID (3), "payments", "Complete", 100, 70000 });
  put (fixture, &(Read){ ID (4), "payments", "Fetching", 25, 12 * 60 });
  await_text (fixture->page, "0 of 1 done · 25% · 12 min");
  await_text (fixture->page, "; usually ");
  await_text (fixture->page, ": probably waiting for the provider");
}

static void
test_a_narrow_window_has_two_line_rows (Fixture *fixture, gconstpointer data)
{
  put (fixture, &(Read){ ID (1), "invoices", "Complete", 100, 60 });
  g_object_set (fixture->screen, "narrow", TRUE, NULL);
  await_cell (fixture, "Customer invoices");
  g_assert_null (find_by_type (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_assert_nonnull (find_by_type (fixture->page, GTK_TYPE_LIST_VIEW));
}

static void
test_a_write_is_shown_with_what_it_means (Fixture *fixture, gconstpointer data)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  g_autoptr (CptWriteRepository) repository = cpt_write_repository_new (fixture->desk.base.store);
  g_autoptr (GPtrArray) writes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptPage) page = NULL;
  gint64 rest = 0;
  GtkWidget *pane = NULL;

  g_ptr_array_add (writes, cpt_write_new (&(CptWriteFields){
                               .id = ID (7),
                               .company_id = cpt_company_get_id (fixture->company),
                               .connection_id = cpt_connection_get_id (connection),
                               .data_type = "suppliers",
                               .status_text = "TimedOut",
                               .requested = cpt_clock_now (fixture->desk.base.clock) - G_TIME_SPAN_MINUTE,
                               .completed = cpt_clock_now (fixture->desk.base.clock),
                               .timeout_minutes = 1,
                           }));
  page = cpt_page_new (&(CptPageFields){ .items = writes, .page_number = 1, .page_size = 100, .total_results = 1 });
  cpt_write_repository_put_page_async (repository, cpt_company_get_id (fixture->company), page, 0,
                                       cpt_company_repository_next_sequence (fixture->desk.base.companies), NULL,
                                       test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_write_repository_put_page_finish (repository, result, &rest, &error));
  g_assert_no_error (error);

  click (fixture->page, "Writes");
  await_cell (fixture, "Timed out");
  await_cell (fixture, "Suppliers");
  pane = select_read (fixture, ID (7));
  await_text (pane, "may still be written later");
}

#define TEST(name, function) g_test_add ("/history-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("the-table-is-styled-as-that-of-the-companies", test_the_table_is_styled_as_that_of_the_companies);
  TEST ("that-nothing-was-read-is-said", test_that_nothing_was_read_is_said);
  TEST ("a-read-appears-and-moves-on-by-itself", test_a_read_appears_and_moves_on_by_itself);
  TEST ("a-status-that-is-not-known-is-shown-as-it-is", test_a_status_that_is_not_known_is_shown_as_it_is);
  TEST ("what-is-selected-stays-so-when-others-come", test_what_is_selected_stays_so_when_others_come);
  TEST ("what-is-looked-at-stays-when-others-come", test_what_is_looked_at_stays_when_others_come);
  TEST ("what-failed-is-explained-and-its-link-can-be-copied",
        test_what_failed_is_explained_and_its_link_can_be_copied);
  TEST ("what-needs-no-client-offers-no-link", test_what_needs_no_client_offers_no_link);
  TEST ("the-pane-closes-and-nothing-is-selected", test_the_pane_closes_and_nothing_is_selected);
  TEST ("the-whole-id-is-copied", test_the_whole_id_is_copied);
  TEST ("filters-leave-out-and-say-so-when-nothing-is-left", test_filters_leave_out_and_say_so_when_nothing_is_left);
  TEST ("a-menu-acts-on-its-own-row", test_a_menu_acts_on_its_own_row);
  TEST ("a-menu-reads-its-own-type-again", test_a_menu_reads_its_own_type_again);
  TEST ("a-menu-offers-only-what-helps", test_a_menu_offers_only_what_helps);
  TEST ("a-menu-filters-by-its-type", test_a_menu_filters_by_its_type);
  TEST ("what-runs-is-summed-up", test_what_runs_is_summed_up);
  TEST ("what-takes-long-is-said-beside-what-is-usual", test_what_takes_long_is_said_beside_what_is_usual);
  TEST ("a-narrow-window-has-two-line-rows", test_a_narrow_window_has_two_line_rows);
  TEST ("a-write-is-shown-with-what-it-means", test_a_write_is_shown_with_what_it_means);

  return g_test_run ();
}
