/* test-page-states.c — what the list says of itself on good days and on bad ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-banner.h"
#include "desk-fixture.h"

#define SEVERAL 3

/* A platform that was never read, and that does @data wrong. */
static void
set_up_unread (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (&fixture->base, 0);
  sync_fixture_set_fault (&fixture->base, data);
  desk_fixture_start_unhurried (&fixture->base);
  desk_fixture_open (fixture);
  desk_fixture_put_page (fixture);
}

static void
set_up_refused (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up (&fixture->base, 0);
  sync_fixture_start_with (&fixture->base, "another key", 4, 1.0);
  desk_fixture_open (fixture);
  desk_fixture_put_page (fixture);
}

static void
set_up_read (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL);
  desk_fixture_show_page (fixture);
}

/* What goes wrong is not tried again by itself before it was looked at. */
static void
set_up_unhurried (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up_unhurried (fixture, SEVERAL);
  desk_fixture_show_page (fixture);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

/* So many that reading them takes a while: the answer to each page comes late. */
static void
set_up_long (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_set_up_generated (&fixture->base, 25000);
  sync_fixture_set_fault (&fixture->base, "slow=1@GET/companies");
  sync_fixture_start_with (&fixture->base, cpt_sandbox_get_api_key (fixture->base.sandbox), 5000, 1.0);
  desk_fixture_open (fixture);
  desk_fixture_put_page (fixture);
}

static void
test_a_long_read_shows_how_far_it_is_and_can_be_stopped (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *banner = NULL;
  guint64 n_read = 0;

  desk_fixture_await_state (fixture, "list");
  sync_fixture_set_fault (&fixture->base, "slow=60@GET/companies"); /* it does not end before it was looked at */
  banner = find_by_type (fixture->page, CPT_TYPE_SYNC_BANNER);
  await_text (banner, "Reading the companies: ");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (find_by_type (banner, GTK_TYPE_PROGRESS_BAR))), >,
                     0);

  click (banner, "Stop reading");
  while (cpt_sync_get_state (fixture->base.sync) == CPT_SYNC_READING)
    g_main_context_iteration (NULL, TRUE);
  n_read = cpt_sync_get_n_read (fixture->base.sync);
  g_assert_cmpuint (n_read, <, cpt_sync_get_n_expected (fixture->base.sync));
  await_no_text (banner, "Stop reading");
  desk_fixture_await_state (fixture, "list");
}

static void
test_reads_then_shows (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_await_state (fixture, "loading");
  await_text (fixture->page, "Reading the companies…");

  desk_fixture_await_state (fixture, "list");
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
}

static gboolean
is_loaded (gpointer user_data)
{
  return cpt_company_list_get_is_loaded (user_data);
}

/* Builds are done in order: the page's list is loaded when one that came later is. */
static void
await_loaded (DeskFixture *fixture)
{
  g_autoptr (CptCompanyList) later = NULL;

  await_painted (fixture->page); /* the page's begins to load */
  later = cpt_company_list_new (fixture->base.store);
  cpt_company_list_load (later);
  test_await_true (is_loaded, later);
}

static void
test_nothing_is_called_empty_that_was_never_read (DeskFixture *fixture, gconstpointer data)
{
  await_loaded (fixture);

  g_assert_nonnull (find_by_text (fixture->page, GTK_TYPE_LABEL, "Reading the companies…"));
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, "No company yet"));
}

static void
test_what_could_not_be_read_says_why_and_when_again (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_await_state (fixture, "failed");
  await_text (fixture->page, "The platform failed");
  await_text (fixture->page, "Nothing is lost. Next attempt in ");
  gtk_expander_set_expanded (GTK_EXPANDER (find_by_type (fixture->page, GTK_TYPE_EXPANDER)), TRUE);
  await_text (fixture->page, "Correlation ID: ");

  sync_fixture_set_fault (&fixture->base, NULL);
  click (fixture->page, "Try again now");
  desk_fixture_await_state (fixture, "list");
}

static void
count_cb (guint *n)
{
  *n += 1;
}

static gboolean
is_two (gpointer n)
{
  return *(guint *) n >= 2;
}

static gboolean
has_spinner (gpointer page)
{
  return find_by_type (page, GTK_TYPE_SPINNER) != NULL;
}

static void
test_what_could_not_be_read_stays_while_it_is_tried_again (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *notices = NULL;
  guint n_attempts = 0;
  guint n_changes = 0;

  desk_fixture_await_state (fixture, "failed");
  notices = find_by_type (gtk_stack_get_visible_child (desk_fixture_get_states (fixture)), GTK_TYPE_STACK);
  g_signal_connect_swapped (notices, "notify::visible-child", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (fixture->base.sync, "notify::state", G_CALLBACK (count_cb), &n_attempts);
  click (fixture->page, "Try again now");
  test_await_true (is_two, &n_attempts); /* reading, then waiting again */
  desk_fixture_await_state (fixture, "failed");
  g_assert_false (has_spinner (notices));

  sync_fixture_set_fault (&fixture->base, "slow=60"); /* the next one is under way while it is looked at */
  click (fixture->page, "Try again now");
  test_await_true (has_spinner, notices);
  g_assert_cmpuint (n_changes, ==, 0);
  g_signal_handlers_disconnect_by_data (notices, &n_changes);
  g_signal_handlers_disconnect_by_data (fixture->base.sync, &n_attempts);
}

static void
test_a_refused_key_says_so (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_await_state (fixture, "failed");
  await_text (fixture->page, "The API key was refused");
}

static GtkWidget *
find_banner (DeskFixture *fixture)
{
  return find_by_type (fixture->page, CPT_TYPE_SYNC_BANNER);
}

static gboolean
is_banner_revealed (gpointer user_data)
{
  GtkWidget *revealer = find_by_type (find_banner (user_data), GTK_TYPE_REVEALER);

  return gtk_revealer_get_reveal_child (GTK_REVEALER (revealer));
}

static gboolean
is_banner_gone (gpointer user_data)
{
  return !is_banner_revealed (user_data);
}

/* What it would say is not even laid out. */
static gboolean
is_banner_out_of_the_layout (gpointer user_data)
{
  GtkWidget *revealer = find_by_type (find_banner (user_data), GTK_TYPE_REVEALER);

  return is_banner_gone (user_data) && !gtk_widget_get_visible (gtk_revealer_get_child (GTK_REVEALER (revealer)));
}

static void
test_offline_the_list_stays_and_its_age_is_said (DeskFixture *fixture, gconstpointer data)
{
  g_assert_true (is_banner_out_of_the_layout (fixture));

  sync_fixture_stop_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_banner_revealed, fixture);
  await_text (find_banner (fixture), "The platform does not answer. The list was read just now.");
  desk_fixture_await_row (fixture, "Sandbox Company", NULL);
  desk_fixture_await_row (fixture, "Company 001", NULL);

  sync_fixture_start_sandbox (&fixture->base);
  click (find_banner (fixture), "Try now");
  test_await_true (is_banner_out_of_the_layout, fixture);
}

static void
test_offline_the_list_can_be_searched (DeskFixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->base);
  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_banner_revealed, fixture);

  gtk_widget_activate_action (fixture->page, "companies.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), "company 001");
  await_text (fixture->page, "1 company found");
  desk_fixture_await_row (fixture, "Company 001", NULL);
}

static void
test_whatever_goes_wrong_the_list_stays_and_it_is_said (DeskFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *fault, *says;
  } faults[] = {
    { "status=402", "The account’s plan does not allow it" },
    { "status=404", "It is no longer on the platform" },
    { "status=409", "The platform is not ready yet" },
    { "status=429", "Too many requests were sent" },
    { "status=500", "The platform failed" },
    { "invalid-json", "The platform’s answer could not be understood" },
    { "cut", "The platform does not answer" },
    { "drop-before", "The platform does not answer" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      sync_fixture_set_fault (&fixture->base, faults[i].fault);
      cpt_sync_reload (fixture->base.sync);
      await_text (find_banner (fixture), faults[i].says);
      desk_fixture_await_row (fixture, "Sandbox Company", NULL);
      desk_fixture_await_row (fixture, "Company 002", NULL);

      sync_fixture_set_fault (&fixture->base, NULL);
      cpt_sync_reload (fixture->base.sync);
      test_await_true (is_banner_gone, fixture);
    }
}

static void
test_the_banner_has_details (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  sync_fixture_set_fault (&fixture->base, "status=500");
  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_banner_revealed, fixture);
  await_text (find_banner (fixture), "The platform failed");

  click (find_banner (fixture), "Details");
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_text (dialog, "what is shown was read before");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

typedef struct
{
  DeskFixture *fixture;
  const char *subtitle;
} AwaitedSubtitle;

static gboolean
has_subtitle (gpointer user_data)
{
  AwaitedSubtitle *awaited = user_data;
  g_autofree char *subtitle = NULL;

  g_object_get (awaited->fixture->page, "subtitle", &subtitle, NULL);

  return g_strcmp0 (subtitle, awaited->subtitle) == 0;
}

static void
await_subtitle (DeskFixture *fixture, const char *subtitle)
{
  test_await_true (has_subtitle, &(AwaitedSubtitle){ fixture, subtitle });
}

static void
test_how_many_and_how_fresh_is_said (DeskFixture *fixture, gconstpointer data)
{
  await_subtitle (fixture, "4 companies · up to date just now");

  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "linked");
  await_subtitle (fixture, "1 of 4 companies · up to date just now");

  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "all");
  await_subtitle (fixture, "4 companies · up to date just now");
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  await_subtitle (fixture, "4 selected of 4 · up to date just now");
  gtk_widget_activate_action (fixture->page, "companies.unselect", NULL);

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  await_subtitle (fixture, "4 · just now");
}

static void
test_several_selected_have_a_bar_of_commands (DeskFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "companies.select-all", NULL);
  await_text (fixture->page, "4 companies selected");
  gtk_widget_activate_action (fixture->page, "companies.filter", "s", "linked");
  await_text (fixture->page, "4 companies selected · 3 not shown");

  click (fixture->page, "Copy Link URLs");
  await_text (desk_fixture_get_toasts (fixture), "4 Link URLs copied");
  click (fixture->page, "Delete");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "Delete 4 companies?");
  desk_fixture_respond ("cancel");

  gtk_widget_activate_action (fixture->page, "companies.unselect", NULL);
  await_no_text (fixture->page, "companies selected");
}

#define ADD(path, set_up, data, function)                                                                              \
  g_test_add ("/page-states/" path, DeskFixture, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("reads-then-shows", set_up_unread, "slow=0.3", test_reads_then_shows);
  ADD ("nothing-is-called-empty-that-was-never-read", set_up_unread, "slow=60",
       test_nothing_is_called_empty_that_was_never_read);
  ADD ("what-could-not-be-read-says-why-and-when-again", set_up_unread, "status=500",
       test_what_could_not_be_read_says_why_and_when_again);
  ADD ("what-could-not-be-read-stays-while-it-is-tried-again", set_up_unread, "status=500",
       test_what_could_not_be_read_stays_while_it_is_tried_again);
  ADD ("a-refused-key-says-so", set_up_refused, NULL, test_a_refused_key_says_so);
  ADD ("offline-the-list-stays-and-its-age-is-said", set_up_unhurried, NULL,
       test_offline_the_list_stays_and_its_age_is_said);
  ADD ("offline-the-list-can-be-searched", set_up_read, NULL, test_offline_the_list_can_be_searched);
  ADD ("whatever-goes-wrong-the-list-stays-and-it-is-said", set_up_read, NULL,
       test_whatever_goes_wrong_the_list_stays_and_it_is_said);
  ADD ("the-banner-has-details", set_up_unhurried, NULL, test_the_banner_has_details);
  ADD ("a-long-read-shows-how-far-it-is-and-can-be-stopped", set_up_long, NULL,
       test_a_long_read_shows_how_far_it_is_and_can_be_stopped);
  ADD ("how-many-and-how-fresh-is-said", set_up_read, NULL, test_how_many_and_how_fresh_is_said);
  ADD ("several-selected-have-a-bar-of-commands", set_up_read, NULL, test_several_selected_have_a_bar_of_commands);

  return g_test_run ();
}
