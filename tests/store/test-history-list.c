/* test-history-list.c — a history is shown newest first, moves on by itself, and nothing in it jumps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-list.h"
#include "cpt-time.h"
#include "history-fixture.h"

#define ROWS_AT_ONCE 30
#define ROWS_A_FRAME 10
#define ROWS_OF_A_VIEW 210
#define N_STEPS (1 + (ROWS_OF_A_VIEW - ROWS_AT_ONCE) / ROWS_A_FRAME + 1)

/* A list, and the items that a view of it holds, by what it was told alone. */
typedef struct
{
  CptHistoryList *list;
  GPtrArray *held; /* (element-type CptHistorySlot) */
  guint n_tellings;
  guint n_removed;
  guint largest_step;
  guint largest_first_step; /* of those that fill a view */
  guint n_results;
} Watched;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Watched *self = user_data;

  if (removed > 0)
    g_ptr_array_remove_range (self->held, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->held, (int) (position + i), g_list_model_get_item (model, position + i));

  g_assert_cmpuint (self->held->len, ==, g_list_model_get_n_items (model));
  self->n_tellings++;
  self->n_removed += removed;
  self->largest_step = MAX (self->largest_step, added);
  if (position < ROWS_OF_A_VIEW)
    self->largest_first_step = MAX (self->largest_first_step, added);
}

static void
result_changed_cb (CptHistoryList *list, gpointer user_data)
{
  Watched *self = user_data;

  self->n_results++;
}

static gboolean
is_settled (gpointer user_data)
{
  Watched *self = user_data;
  gboolean is_searching = FALSE;

  g_object_get (self->list, "is-searching", &is_searching, NULL);

  return cpt_history_list_get_is_loaded (self->list) && !is_searching &&
         g_list_model_get_n_items (G_LIST_MODEL (self->list)) == cpt_history_list_get_n_hits (self->list);
}

static void
watch_list (Watched *self, CptHistoryList *list)
{
  self->list = list;
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect (self->list, "result-changed", G_CALLBACK (result_changed_cb), self);
  test_await_true (is_settled, self);
}

static void
watch (Watched *self, HistoryFixture *fixture)
{
  g_autofree char *company_id = store_fixture_id (1);

  watch_list (self, cpt_history_list_new_reads (fixture->base.store, company_id));
}

static void
watched_clear (Watched *self)
{
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_assert_finalize_object (self->list);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Watched, watched_clear)

static void
query (Watched *self, const CptHistoryQuery *wanted)
{
  cpt_history_list_set_query (self->list, wanted);
  test_await_true (is_settled, self);
}

/* The numbers of the reads, in the order of the list; and that what is held is what would be handed out. */
static char *
list_numbers (Watched *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->held->len; i++)
    {
      g_autoptr (CptHistorySlot) slot = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      g_autofree char *id = cpt_history_list_dup_id (self->list, i);

      g_assert_true (slot == g_ptr_array_index (self->held, i));
      g_assert_cmpuint (cpt_history_slot_get_position (slot), ==, i);
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_ascii_strtoll (id + 24, NULL, 16));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_numbers (Watched *self, const char *expected)
{
  g_autofree char *numbers = list_numbers (self);

  g_assert_cmpstr (numbers, ==, expected);
}

static void
put (HistoryFixture *fixture, CptRead *read)
{
  g_ptr_array_unref (history_fixture_put (fixture, read, NULL));
}

/* Reads of numbers 1 to @n, of the given type. */
static void
put_many (HistoryFixture *fixture, guint n, const char *data_type)
{
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 1; i <= n; i++)
    g_ptr_array_add (reads, history_fixture_read (i, data_type, "Complete"));
  g_ptr_array_unref (
      history_fixture_put_at (fixture, cpt_company_repository_next_sequence (fixture->base.companies), reads));
}

typedef struct
{
  Watched *watched;
  guint n;
} Count;

static gboolean
has_total (gpointer user_data)
{
  const Count *count = user_data;

  return cpt_history_list_get_total (count->watched->list) == count->n && is_settled (count->watched);
}

static void
await_total (Watched *self, guint n)
{
  test_await_true (has_total, &(Count){ self, n });
}

static gboolean
has_items (gpointer user_data)
{
  Watched *self = user_data;

  for (guint i = 0; i < self->held->len; i++)
    {
      if (cpt_history_slot_get_item (g_ptr_array_index (self->held, i)) == NULL)
        return FALSE;
    }

  return TRUE;
}

static const char *
get_status (CptHistorySlot *slot)
{
  CptRead *read = cpt_history_slot_get_item (slot);

  return read != NULL ? cpt_read_get_status_text (read) : NULL;
}

static void
test_newest_stands_first (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  CptRead *first = NULL;

  g_ptr_array_unref (history_fixture_put (
      fixture, history_fixture_read (2, "bills", "Complete"), history_fixture_read (7, "invoices", "Fetching"),
      history_fixture_read (1, "bills", "FetchError"), history_fixture_read_of (2, 9, "bills", "Complete"), NULL));
  watch (&watched, fixture);

  assert_numbers (&watched, "7 2 1");
  g_assert_cmpuint (cpt_history_list_get_total (watched.list), ==, 3);
  g_assert_true (has_items (&watched));
  first = cpt_history_slot_get_item (g_ptr_array_index (watched.held, 0));
  g_assert_cmpstr (cpt_read_get_data_type (first), ==, "invoices");
}

static void
test_empty_history_is_not_an_error (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  watch (&watched, fixture);

  g_assert_cmpuint (cpt_history_list_get_total (watched.list), ==, 0);
  g_assert_null (cpt_history_list_get_error (watched.list));
}

static void
test_what_comes_new_stands_above_and_moves_nothing (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autoptr (CptHistorySlot) second = NULL;
  gpointer item = NULL;

  put_many (fixture, 3, "bills");
  watch (&watched, fixture);
  second = g_object_ref (g_ptr_array_index (watched.held, 1));
  cpt_history_slot_bind (second);
  item = cpt_history_slot_get_item (second);
  watched.n_tellings = 0;

  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (9, "bills", "Initial"),
                                          history_fixture_read (8, "invoices", "Initial"), NULL));
  await_total (&watched, 5);

  assert_numbers (&watched, "9 8 3 2 1");
  g_assert_cmpuint (watched.n_tellings, ==, 1);
  g_assert_cmpuint (watched.n_removed, ==, 0);
  g_assert_cmpuint (cpt_history_slot_get_position (second), ==, 3);
  g_assert_true (cpt_history_slot_get_item (second) == item);
  cpt_history_slot_unbind (second);
}

static void
test_what_comes_late_stands_in_its_place (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (2, "bills", "Complete"),
                                          history_fixture_read (6, "bills", "Complete"), NULL));
  watch (&watched, fixture);
  g_ptr_array_unref (history_fixture_put (
      fixture, history_fixture_read (1, "bills", "Complete"), history_fixture_read (4, "bills", "Complete"),
      history_fixture_read (5, "bills", "Complete"), history_fixture_read (8, "bills", "Complete"), NULL));
  await_total (&watched, 6);

  assert_numbers (&watched, "8 6 5 4 2 1");
  g_assert_cmpuint (watched.n_removed, ==, 0);
}

static void
count_cb (CptHistorySlot *slot, GParamSpec *pspec, gpointer user_data)
{
  guint *n = user_data;

  *n += 1;
}

static gboolean
is_complete (gpointer user_data)
{
  return g_strcmp0 (get_status (user_data), "Complete") == 0;
}

static void
test_what_moves_on_is_told_in_its_slot_alone (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  CptHistorySlot *running = NULL;
  CptHistorySlot *other = NULL;
  guint n_running = 0;
  guint n_other = 0;

  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (1, "bills", "Fetching"),
                                          history_fixture_read (2, "bills", "Complete"), NULL));
  watch (&watched, fixture);
  other = g_ptr_array_index (watched.held, 0);
  running = g_ptr_array_index (watched.held, 1);
  cpt_history_slot_bind (other);
  cpt_history_slot_bind (running);
  g_signal_connect (other, "notify::item", G_CALLBACK (count_cb), &n_other);
  g_signal_connect (running, "notify::item", G_CALLBACK (count_cb), &n_running);
  watched.n_tellings = 0;

  put (fixture, history_fixture_read (1, "bills", "Mapping"));
  put (fixture, history_fixture_read (1, "bills", "Complete"));
  test_await_true (is_complete, running);

  g_assert_cmpuint (n_running, >=, 1);
  g_assert_cmpuint (n_other, ==, 0);
  g_assert_cmpuint (watched.n_tellings, ==, 0);
  g_assert_cmpuint (cpt_history_list_get_count (watched.list, CPT_READ_OUTCOME_RUNNING), ==, 0);
  g_assert_cmpuint (cpt_history_list_get_count (watched.list, CPT_READ_OUTCOME_SUCCESS), ==, 2);
  cpt_history_slot_unbind (other);
  cpt_history_slot_unbind (running);
}

static void
fill_mixed (HistoryFixture *fixture)
{
  g_ptr_array_unref (history_fixture_put (
      fixture, history_fixture_read (1, "bills", "Complete"), history_fixture_read (2, "bills", "FetchError"),
      history_fixture_read (3, "invoices", "Fetching"), history_fixture_read (4, "invoices", "Complete"),
      history_fixture_read (5, "suppliers", "NotSupported"), history_fixture_read (6, "bills", "AuthError"), NULL));
}

static void
test_filters_combine_and_are_counted (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autofree char *connection_id = store_fixture_connection_id (1);

  fill_mixed (fixture);
  watch (&watched, fixture);

  query (&watched, &(CptHistoryQuery){ .data_type = "bills" });
  assert_numbers (&watched, "6 2 1");
  query (&watched, &(CptHistoryQuery){ .outcomes = 1 << CPT_READ_OUTCOME_ERROR });
  assert_numbers (&watched, "6 2");
  query (&watched, &(CptHistoryQuery){ .outcomes = 1 << CPT_READ_OUTCOME_RUNNING | 1 << CPT_READ_OUTCOME_NEUTRAL });
  assert_numbers (&watched, "5 3");
  query (&watched, &(CptHistoryQuery){ .status = "Complete" });
  assert_numbers (&watched, "4 1");
  query (&watched, &(CptHistoryQuery){ .connection_id = connection_id });
  assert_numbers (&watched, "6 4 2");
  query (&watched, &(CptHistoryQuery){
                       .connection_id = connection_id,
                       .data_type = "bills",
                       .outcomes = 1 << CPT_READ_OUTCOME_SUCCESS,
                   });
  assert_numbers (&watched, "");
  g_assert_cmpuint (cpt_history_list_get_count (watched.list, CPT_READ_OUTCOME_ERROR), ==, 2);
  g_assert_cmpuint (cpt_history_list_get_count (watched.list, CPT_READ_OUTCOME_SUCCESS), ==, 0);
  query (&watched, &(CptHistoryQuery){ .data_type = "nothing like it" });
  assert_numbers (&watched, "");
  query (&watched, &(CptHistoryQuery){ 0 });
  assert_numbers (&watched, "6 5 4 3 2 1");
}

static void
test_values_are_those_of_the_history (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_auto (GStrv) types = NULL;
  g_auto (GStrv) statuses = NULL;
  g_auto (GStrv) connections = NULL;
  g_autofree char *type_text = NULL;
  g_autofree char *status_text = NULL;

  fill_mixed (fixture);
  watch (&watched, fixture);
  put (fixture, history_fixture_read (3, "invoices", "Complete"));
  test_await_true (is_complete, g_ptr_array_index (watched.held, 3));

  types = cpt_history_list_list_values (watched.list, CPT_HISTORY_DATA_TYPE);
  statuses = cpt_history_list_list_values (watched.list, CPT_HISTORY_STATUS);
  connections = cpt_history_list_list_values (watched.list, CPT_HISTORY_CONNECTION);
  type_text = g_strjoinv (" ", types);
  status_text = g_strjoinv (" ", statuses);
  g_assert_cmpstr (type_text, ==, "bills invoices suppliers");
  g_assert_cmpstr (status_text, ==, "AuthError Complete FetchError NotSupported");
  g_assert_cmpuint (g_strv_length (connections), ==, 2);
}

static void
test_what_the_filter_lets_pass_no_more_goes (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autoptr (CptHistorySlot) gone = NULL;

  g_ptr_array_unref (history_fixture_put (fixture, history_fixture_read (1, "bills", "Fetching"),
                                          history_fixture_read (2, "bills", "Fetching"),
                                          history_fixture_read (3, "bills", "Fetching"), NULL));
  watch (&watched, fixture);
  query (&watched, &(CptHistoryQuery){ .outcomes = 1 << CPT_READ_OUTCOME_RUNNING });
  gone = g_object_ref (g_ptr_array_index (watched.held, 1));
  cpt_history_slot_bind (gone);
  watched.n_removed = 0;

  put (fixture, history_fixture_read (2, "bills", "Complete"));
  test_await_true (is_settled, &watched);
  while (watched.held->len == 3)
    g_main_context_iteration (NULL, TRUE);

  assert_numbers (&watched, "3 1");
  g_assert_cmpuint (watched.n_removed, ==, 1);
  g_assert_cmpuint (cpt_history_slot_get_position (gone), ==, G_MAXUINT);
  g_assert_nonnull (cpt_history_slot_get_item (gone));
  cpt_history_slot_unbind (gone);
}

static void
test_text_is_found_in_all_that_is_shown (HistoryFixture *fixture, gconstpointer data)
{
  static const char *const named_types[] = { "invoices", NULL };
  static const char *const named_statuses[] = { "NotSupported", NULL };
  g_auto (Watched) watched = { 0 };

  fill_mixed (fixture);
  watch (&watched, fixture);

  query (&watched, &(CptHistoryQuery){ .text = "SUPPL" });
  assert_numbers (&watched, "5");
  query (&watched, &(CptHistoryQuery){ .text = "error" });
  assert_numbers (&watched, "6 2");
  query (&watched, &(CptHistoryQuery){ .text = " Sóurce was not " });
  assert_numbers (&watched, "6 2");
  query (&watched, &(CptHistoryQuery){ .text = "8000-000000000004" });
  assert_numbers (&watched, "4");
  query (&watched, &(CptHistoryQuery){ .text = "004" });
  assert_numbers (&watched, "");
  query (&watched, &(CptHistoryQuery){ .text = "factures", .named_types = named_types });
  assert_numbers (&watched, "4 3");
  query (&watched, &(CptHistoryQuery){ .text = "non", .named_statuses = named_statuses });
  assert_numbers (&watched, "5");
  query (&watched, &(CptHistoryQuery){ .text = "error", .data_type = "bills", .status = "AuthError" });
  assert_numbers (&watched, "6");
  query (&watched, &(CptHistoryQuery){ .text = "  " });
  assert_numbers (&watched, "6 5 4 3 2 1");
}

static void
test_what_comes_during_a_search_is_found_by_it (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  fill_mixed (fixture);
  watch (&watched, fixture);
  for (guint i = 0; i < 10; i++)
    {
      cpt_history_list_set_query (watched.list, &(CptHistoryQuery){ .text = i % 2 == 0 ? "source" : "not reached" });
      put (fixture, history_fixture_read (10 + i, "items", "FetchError"));
      await_total (&watched, 7 + i);
      g_assert_cmpuint (cpt_history_list_get_n_hits (watched.list), ==, 3 + i);
    }
}

/* The newest items are there first. Whether more than they are known when the second frame comes is a matter of luck:
 * it makes a step of less than a frame's rows, or not. */
static void
test_long_list_grows_by_steps (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  put_many (fixture, 1000, "bills");
  watch (&watched, fixture);

  g_assert_cmpuint (watched.held->len, ==, 1000);
  g_assert_cmpuint (watched.largest_first_step, ==, ROWS_AT_ONCE);
  g_assert_cmpuint (watched.n_tellings, >=, N_STEPS);
  g_assert_cmpuint (watched.n_tellings, <=, N_STEPS + 1);
  g_assert_cmpuint (watched.n_removed, ==, 0);
}

static gboolean
is_read (gpointer user_data)
{
  return cpt_history_slot_get_item (user_data) != NULL;
}

static void
test_items_far_down_are_read_when_they_are_shown (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  CptHistorySlot *far = NULL;
  guint n_tellings = 0;

  put_many (fixture, 1000, "bills");
  watch (&watched, fixture);
  far = g_ptr_array_index (watched.held, 900);
  g_signal_connect (far, "notify::item", G_CALLBACK (count_cb), &n_tellings);
  cpt_history_slot_bind (far);
  g_assert_null (cpt_history_slot_get_item (far));
  test_await_true (is_read, far);

  g_assert_cmpuint (n_tellings, ==, 1);
  g_assert_cmpint (cpt_read_get_requested (cpt_history_slot_get_item (far)), ==, history_fixture_requested (100));
  g_assert_nonnull (cpt_history_slot_get_item (g_ptr_array_index (watched.held, 910)));
  cpt_history_slot_unbind (far);
}

static void
assert_item_cb (CptHistorySlot *slot, GParamSpec *pspec, gpointer user_data)
{
  g_assert_nonnull (cpt_history_slot_get_item (slot));
}

static void
test_other_query_is_in_force_once_its_items_are_there (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autofree char *id = history_fixture_id (1);

  put_many (fixture, 1000, "bills");
  put (fixture, history_fixture_read (1, "bills", "Complete"));
  for (guint i = 2000; i > 1990; i--)
    put (fixture, history_fixture_read (i, "invoices", "Complete"));
  watch (&watched, fixture);
  for (guint i = 0; i < 20; i++)
    {
      CptHistorySlot *slot = g_ptr_array_index (watched.held, i);

      cpt_history_slot_bind (slot);
      g_signal_connect (slot, "notify::item", G_CALLBACK (assert_item_cb), NULL);
    }
  watched.n_removed = 0;
  watched.n_tellings = 0;

  query (&watched, &(CptHistoryQuery){ .connection_id = "cccccccc-0000-4000-8000-000000000001" });
  g_assert_cmpuint (watched.held->len, ==, 505);
  g_assert_cmpuint (watched.n_removed, ==, 505);
  g_assert_cmpuint (watched.n_tellings, ==, 1);
  query (&watched, &(CptHistoryQuery){ .connection_id = "cccccccc-0000-4000-8000-000000000002" });
  g_assert_cmpuint (cpt_history_list_find (watched.list, id), ==, 504);
  for (guint i = 0; i < 20; i++)
    cpt_history_slot_unbind (g_ptr_array_index (watched.held, i));
}

static void
test_item_is_found_by_its_id_wherever_it_stands (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autofree char *id = history_fixture_id (2);
  g_autofree char *unknown = history_fixture_id (77);

  put_many (fixture, 3, "bills");
  watch (&watched, fixture);
  g_assert_cmpuint (cpt_history_list_find (watched.list, id), ==, 1);

  put (fixture, history_fixture_read (8, "invoices", "Initial"));
  await_total (&watched, 4);
  g_assert_cmpuint (cpt_history_list_find (watched.list, id), ==, 2);
  query (&watched, &(CptHistoryQuery){ .data_type = "invoices" });
  g_assert_cmpuint (cpt_history_list_find (watched.list, id), ==, G_MAXUINT);
  g_assert_cmpuint (cpt_history_list_find (watched.list, unknown), ==, G_MAXUINT);
  g_assert_cmpuint (cpt_history_list_find (watched.list, "no GUID"), ==, G_MAXUINT);
  g_assert_null (cpt_history_list_dup_id (watched.list, 1));
}

static CptRead *
undated_read (guint number)
{
  g_autofree char *id = history_fixture_id (number);
  g_autofree char *company_id = store_fixture_id (1);

  return cpt_read_new (&(CptReadFields){ .id = id,
                                         .company_id = company_id,
                                         .data_type = "bills",
                                         .status_text = "Queued",
                                         .requested = CPT_TIME_UNKNOWN,
                                         .completed = CPT_TIME_UNKNOWN,
                                         .requested_text = "2026-08-19T06:41:99Z" });
}

static void
test_read_without_a_date_stands_where_it_was_first_seen (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  put_many (fixture, 2, "bills");
  put (fixture, undated_read (5));
  watch (&watched, fixture);
  assert_numbers (&watched, "5 2 1");

  cpt_clock_set (fixture->base.clock, cpt_clock_now (fixture->base.clock) - 10 * CPT_TIME_DAY);
  put (fixture, history_fixture_read (5, "bills", "Complete"));
  test_await_true (is_complete, g_ptr_array_index (watched.held, 0));
  assert_numbers (&watched, "5 2 1");
}

static void
test_reads_of_one_moment_are_all_there (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autofree char *company_id = store_fixture_id (1);

  watch (&watched, fixture);
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *id = history_fixture_id (i * 7 % 10);

      put (fixture, cpt_read_new (&(CptReadFields){ .id = id,
                                                    .company_id = company_id,
                                                    .data_type = "bills",
                                                    .status_text = "Queued",
                                                    .requested = 1000,
                                                    .completed = CPT_TIME_UNKNOWN }));
    }
  await_total (&watched, 9);

  assert_numbers (&watched, "9 8 7 6 5 4 3 2 1");
}

static void
test_another_company_is_none_of_its_business (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };

  put_many (fixture, 3, "bills");
  watch (&watched, fixture);
  watched.n_results = 0;
  put (fixture, history_fixture_read_of (2, 9, "bills", "Queued"));
  while (g_main_context_iteration (NULL, FALSE))
    ;

  g_assert_cmpuint (watched.n_results, ==, 0);
  g_assert_cmpuint (cpt_history_list_get_total (watched.list), ==, 3);
}

static void
test_writes_are_listed_likewise (HistoryFixture *fixture, gconstpointer data)
{
  g_auto (Watched) watched = { 0 };
  g_autofree char *company_id = store_fixture_id (1);
  CptWrite *failed = NULL;
  CptWrite *done = NULL;

  history_fixture_put_write (fixture, history_fixture_write (1, "Success"));
  history_fixture_put_write (fixture, history_fixture_write (2, "Failed"));
  watch_list (&watched, cpt_history_list_new_writes (fixture->base.store, company_id));
  history_fixture_put_write (fixture, history_fixture_write (3, "Pending"));
  await_total (&watched, 3);

  assert_numbers (&watched, "3 2 1");
  g_assert_cmpuint (cpt_history_list_get_count (watched.list, CPT_READ_OUTCOME_RUNNING), ==, 1);
  failed = cpt_history_slot_get_item (g_ptr_array_index (watched.held, 1));
  g_assert_cmpint (cpt_write_get_status (failed), ==, CPT_WRITE_STATUS_FAILED);
  g_assert_cmpint (cpt_write_get_status_code (failed), ==, 400);
  g_assert_cmpint (cpt_write_get_timeout_minutes (failed), ==, -1);
  g_assert_cmpstr (cpt_write_get_error_message (failed), ==, "The record was refused");
  g_assert_cmpuint (cpt_validation_get_errors (cpt_write_get_validation (failed))->len, ==, 1);
  g_assert_cmpuint (cpt_write_get_changes (failed)->len, ==, 0);
  done = cpt_history_slot_get_item (g_ptr_array_index (watched.held, 2));
  g_assert_null (cpt_write_get_validation (done));
  g_assert_cmpstr (cpt_write_change_get_record_id (g_ptr_array_index (cpt_write_get_changes (done), 0)), ==, "S-1");
  query (&watched, &(CptHistoryQuery){ .text = "refused" });
  assert_numbers (&watched, "2");
}

static gboolean
has_error (gpointer user_data)
{
  return cpt_history_list_get_error (user_data) != NULL;
}

static void
test_list_says_that_it_cannot_be_read (HistoryFixture *fixture, gconstpointer data)
{
  g_autofree char *company_id = store_fixture_id (1);
  CptHistoryList *list = NULL;

  g_free (store_fixture_text (&fixture->base, "DROP TABLE dataset"));
  list = cpt_history_list_new_reads (fixture->base.store, company_id);
  test_await_true (has_error, list);

  g_assert_error (cpt_history_list_get_error (list), CPT_ERROR, CPT_ERROR_STORE);
  g_assert_false (cpt_history_list_get_is_loaded (list));
  g_assert_finalize_object (list);
}

/* What the reads of a random run are now. */
typedef struct
{
  const char *status[60]; /* (nullable): NULL for one that is not there yet */
} Model;

static char *
expected_numbers (const Model *model, const CptHistoryQuery *wanted)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = G_N_ELEMENTS (model->status); i > 0; i--)
    {
      const char *status = model->status[i - 1];

      if (status != NULL && (wanted->status == NULL || g_str_equal (status, wanted->status)))
        g_string_append_printf (text, "%s%u", text->len > 0 ? " " : "", i);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
change_at_random (HistoryFixture *fixture, Model *model, GRand *random)
{
  static const char *const next[] = { "Queued", "Fetching", "Mapping", "Complete" };
  g_autoptr (GPtrArray) reads = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint32 i = g_rand_int_range (random, 1, 12); i > 0; i--)
    {
      guint place = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (model->status));
      const char *status = next[g_rand_int_range (random, 0, G_N_ELEMENTS (next))];

      if (g_strcmp0 (model->status[place], "Complete") == 0)
        continue;
      model->status[place] = status;
      g_ptr_array_add (reads, history_fixture_read (place + 1, "bills", status));
    }

  /* Each by an answer of its own: of one answer the first word on a read stands. */
  for (guint i = 0; i < reads->len; i++)
    put (fixture, g_object_ref (g_ptr_array_index (reads, i)));
}

typedef struct
{
  Watched *watched;
  const char *expected;
} Expectation;

static gboolean
is_as_expected (gpointer user_data)
{
  const Expectation *expectation = user_data;
  g_autofree char *numbers = is_settled (expectation->watched) ? list_numbers (expectation->watched) : NULL;

  return g_strcmp0 (numbers, expectation->expected) == 0;
}

static void
test_whatever_happens_the_list_is_right (HistoryFixture *fixture, gconstpointer data)
{
  static const char *const filters[] = { NULL, "Queued", "Complete", "Mapping" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_auto (Watched) watched = { 0 };
  Model model = { 0 };

  watch (&watched, fixture);
  for (guint i = 0; i < 60; i++)
    {
      const CptHistoryQuery wanted = { .status = filters[g_rand_int_range (random, 0, G_N_ELEMENTS (filters))] };
      g_autofree char *expected = NULL;

      cpt_history_list_set_query (watched.list, &wanted);
      change_at_random (fixture, &model, random);
      expected = expected_numbers (&model, &wanted);
      test_await_true (is_as_expected, &(Expectation){ &watched, expected });
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                                                \
  g_test_add ("/history-list/" path, HistoryFixture, NULL, history_fixture_set_up, test, history_fixture_tear_down)
  ADD ("newest-stands-first", test_newest_stands_first);
  ADD ("empty-history-is-not-an-error", test_empty_history_is_not_an_error);
  ADD ("what-comes-new-stands-above-and-moves-nothing", test_what_comes_new_stands_above_and_moves_nothing);
  ADD ("what-comes-late-stands-in-its-place", test_what_comes_late_stands_in_its_place);
  ADD ("what-moves-on-is-told-in-its-slot-alone", test_what_moves_on_is_told_in_its_slot_alone);
  ADD ("filters-combine-and-are-counted", test_filters_combine_and_are_counted);
  ADD ("values-are-those-of-the-history", test_values_are_those_of_the_history);
  ADD ("what-the-filter-lets-pass-no-more-goes", test_what_the_filter_lets_pass_no_more_goes);
  ADD ("text-is-found-in-all-that-is-shown", test_text_is_found_in_all_that_is_shown);
  ADD ("what-comes-during-a-search-is-found-by-it", test_what_comes_during_a_search_is_found_by_it);
  ADD ("long-list-grows-by-steps", test_long_list_grows_by_steps);
  ADD ("items-far-down-are-read-when-they-are-shown", test_items_far_down_are_read_when_they_are_shown);
  ADD ("other-query-is-in-force-once-its-items-are-there", test_other_query_is_in_force_once_its_items_are_there);
  ADD ("item-is-found-by-its-id-wherever-it-stands", test_item_is_found_by_its_id_wherever_it_stands);
  ADD ("read-without-a-date-stands-where-it-was-first-seen", test_read_without_a_date_stands_where_it_was_first_seen);
  ADD ("reads-of-one-moment-are-all-there", test_reads_of_one_moment_are_all_there);
  ADD ("another-company-is-none-of-its-business", test_another_company_is_none_of_its_business);
  ADD ("writes-are-listed-likewise", test_writes_are_listed_likewise);
  ADD ("list-says-that-it-cannot-be-read", test_list_says_that_it_cannot_be_read);
  ADD ("whatever-happens-the-list-is-right", test_whatever_happens_the_list_is_right);
#undef ADD

  return g_test_run ();
}
