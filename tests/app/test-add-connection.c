/* test-add-connection.c — a connection is added in its dialog, on a real sandbox: found, chosen, created, linked to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-connection-dialog.h"

#include "cpt-company-screen.h"
#include "cpt-connections-page.h"
#include "cpt-integration-repository.h"
#include "cpt-logo.h"
#include "cpt-platform-list.h"
#include "cpt-platform-row.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *dialog;
} Fixture;

static void
open_screen (Fixture *fixture)
{
  fixture->screen = desk_fixture_open_company (&fixture->desk, desk_fixture_find_first (&fixture->desk, NULL));
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "connections");
  await_widget_type (fixture->screen, CPT_TYPE_CONNECTIONS_PAGE);
}

/* They are read by themselves too, at any time after the list: what is read here is there before anything is tried. */
static void
read_integrations (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  cpt_sync_read_integrations_async (fixture->desk.base.sync, NULL, test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_sync_read_integrations_finish (fixture->desk.base.sync, result, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  read_integrations (fixture);
  open_screen (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (&fixture->desk);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return find_by_type (fixture->screen, CPT_TYPE_CONNECTIONS_PAGE);
}

static void
open_dialog (Fixture *fixture)
{
  click (get_page (fixture), "Add a connection");
  fixture->dialog = GTK_WIDGET (await_window (CPT_TYPE_ADD_CONNECTION_DIALOG));
}

static void
search (Fixture *fixture, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (fixture->dialog, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
choose (Fixture *fixture, const char *name)
{
  CptPlatformList *list = NULL;

  open_dialog (fixture);
  await_text (fixture->dialog, name);
  search (fixture, name);
  await_no_text (fixture->dialog, "Banking");
  list = CPT_PLATFORM_LIST (find_by_type (fixture->dialog, CPT_TYPE_PLATFORM_LIST));
  g_assert_cmpstr (cpt_integration_get_name (cpt_platform_list_get_selected (list)), ==, name);
  click (fixture->dialog, "Add");
}

static void
close_dialog (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
}

static void
test_only_what_is_enabled_is_offered (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture);
  await_text (fixture->dialog, "Xero");
  await_text (fixture->dialog, "Bank feed");
  await_text (fixture->dialog, "Beta: still being tried out");
  await_text (fixture->dialog, "Runs on a computer of the client");
  await_text (fixture->dialog, "Only software that is enabled");
  g_assert_null (find_by_text (fixture->dialog, GTK_TYPE_LABEL, "Workday"));
  close_dialog (fixture);
}

static void
test_the_keyboard_leads_from_the_search_to_what_was_found (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;

  open_dialog (fixture);
  await_text (fixture->dialog, "Xero");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->dialog));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY));

  search (fixture, "xero");
  await_no_text (fixture->dialog, "Banking");
  g_signal_emit_by_name (find_by_type (fixture->dialog, GTK_TYPE_SEARCH_ENTRY), "activate");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "their data is mixed");
  desk_fixture_respond ("cancel");
  close_dialog (fixture);
}

static void
test_escape_ends_the_search_then_leaves (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = NULL;

  open_dialog (fixture);
  await_text (fixture->dialog, "Xero");
  search (fixture, "stripe");
  await_no_text (fixture->dialog, "Xero");
  entry = find_by_type (fixture->dialog, GTK_TYPE_SEARCH_ENTRY);
  g_signal_emit_by_name (entry, "stop-search");
  await_text (fixture->dialog, "Xero");
  g_signal_emit_by_name (entry, "stop-search");
  await_no_window (CPT_TYPE_ADD_CONNECTION_DIALOG);
}

static void
test_search_ignores_case_and_accents (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture);
  await_text (fixture->dialog, "Xero");
  search (fixture, "  STRÏPE ");
  await_no_text (fixture->dialog, "Xero");
  await_text (fixture->dialog, "Stripe");
  g_assert_null (find_by_text (fixture->dialog, GTK_TYPE_LABEL, "Only software that is enabled"));
  close_dialog (fixture);
}

static void
test_what_is_not_found_says_why (Fixture *fixture, gconstpointer data)
{
  open_dialog (fixture);
  await_text (fixture->dialog, "Xero");
  search (fixture, "<nobody>");
  await_text (fixture->dialog, "No software matches “<nobody>”.");
  gtk_widget_activate_action (fixture->dialog, "dialog.add", NULL);
  search (fixture, "workday");
  await_text (fixture->dialog, "Workday is not enabled for this account.");
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
  close_dialog (fixture);
}

static gboolean
is_away (gpointer user_data)
{
  return cpt_sync_get_error (user_data) != NULL;
}

static gboolean
is_back (gpointer user_data)
{
  return cpt_sync_get_error (user_data) == NULL && cpt_sync_get_state (user_data) == CPT_SYNC_IDLE;
}

/* Asked for once, the list is read once more after the read under way, which may have begun before: the error tells,
 * and lasts while it is tried again. That sync waits for the next try may be over before anybody looked. */
static void
reload_until (Fixture *fixture, gboolean (*condition) (gpointer sync))
{
  cpt_sync_reload (fixture->desk.base.sync);
  test_await_true (condition, fixture->desk.base.sync);
}

static void
test_it_waits_then_its_link_url_is_offered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *copied = NULL;
  CptConnection *connection = NULL;

  sync_fixture_stop_sandbox (&fixture->desk.base);
  choose (fixture, "Stripe");
  await_no_window (CPT_TYPE_ADD_CONNECTION_DIALOG);
  await_text (get_page (fixture), "Waiting to be created");
  await_text (get_page (fixture), "The platform has not created this connection yet.");
  g_assert_null (find_by_text (get_page (fixture), GTK_TYPE_BUTTON, "Unlink"));

  sync_fixture_start_sandbox (&fixture->desk.base);
  reload_until (fixture, is_back);
  await_text (desk_fixture_get_toasts (&fixture->desk), "A connection to Stripe was added");
  await_text (get_page (fixture), "The client has not finished authorizing.");
  click (GTK_WIDGET (find_by_type (desk_fixture_get_toasts (&fixture->desk), g_type_from_name ("AdwToastWidget"))),
         "Copy Link URL");
  await_text (desk_fixture_get_toasts (&fixture->desk), "copied");

  desk_fixture_find_first (&fixture->desk, &company);
  connection = g_ptr_array_index (cpt_company_get_connections (company), 1);
  copied = read_clipboard ();
  g_assert_cmpstr (cpt_connection_get_platform_name (connection), ==, "Stripe");
  g_assert_cmpstr (copied, ==, cpt_connection_get_link_url (connection));
}

static void
test_what_the_platform_refuses_says_so_and_is_gone (Fixture *fixture, gconstpointer data)
{
  sync_fixture_set_fault (&fixture->desk.base, "status=402@POST/companies");
  choose (fixture, "Stripe");
  await_text (desk_fixture_get_toasts (&fixture->desk), "The connection to Stripe was not added.");
  await_no_text (get_page (fixture), "Waiting to be created");
  sync_fixture_set_fault (&fixture->desk.base, NULL);
}

static void
put_nothing (Fixture *fixture)
{
  g_autoptr (CptIntegrationRepository) integrations = cpt_integration_repository_new (fixture->desk.base.store);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_put = FALSE;

  cpt_integration_repository_put_async (integrations, none, NULL, test_store_result, &result);
  test_await (&result);
  is_put = cpt_integration_repository_put_finish (integrations, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_put);
}

static void
test_what_cannot_be_read_says_why_and_is_tried_again (Fixture *fixture, gconstpointer data)
{
  put_nothing (fixture);
  sync_fixture_set_fault (&fixture->desk.base, "status=400@GET/integrations");
  open_dialog (fixture);
  await_text (fixture->dialog, "Try again now");

  sync_fixture_set_fault (&fixture->desk.base, NULL);
  click (fixture->dialog, "Try again now");
  await_text (fixture->dialog, "Xero");
  close_dialog (fixture);
}

static void
test_offline_what_is_known_is_offered (Fixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->desk.base);
  reload_until (fixture, is_away);
  open_dialog (fixture);
  await_text (fixture->dialog, "Xero");
  await_text (fixture->dialog, "The platform cannot be reached now");
  close_dialog (fixture);
  sync_fixture_start_sandbox (&fixture->desk.base);
}

static gboolean
is_null (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

/* What it asked for would take an hour, and hold it for as long. */
static void
test_closed_while_it_reads_it_lets_go_of_what_it_asked_for (Fixture *fixture, gconstpointer data)
{
  gpointer dialog = NULL;

  sync_fixture_set_fault (&fixture->desk.base, "slow=3600@GET/integrations");
  open_dialog (fixture);
  dialog = fixture->dialog;
  g_object_add_weak_pointer (dialog, &dialog);
  gtk_window_close (GTK_WINDOW (dialog));
  test_await_true (is_null, &dialog);
}

/* As what is still under way holds it. */
static void
test_closed_it_does_not_follow_the_platform_any_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkWidget) dialog = NULL;

  open_dialog (fixture);
  dialog = g_object_ref (fixture->dialog);
  close_dialog (fixture);
  g_assert_cmpuint (g_signal_handler_find (fixture->desk.base.sync, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, dialog), ==,
                    0);
}

static void
assert_no_logo (const char *picture, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (picture, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = cpt_logo_decode (bytes, &error);

  g_assert_null (texture);
  g_assert_nonnull (error);
}

static void
test_a_logo_is_shrunk_and_one_that_is_none_is_refused (void)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 1000, 500);
  g_autofree char *picture = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_saved = FALSE;
  gsize size = 0;

  gdk_pixbuf_fill (pixbuf, 0xff0000ff);
  is_saved = gdk_pixbuf_save_to_buffer (pixbuf, &picture, &size, "png", &error, NULL);
  g_assert_no_error (error);
  g_assert_true (is_saved);
  bytes = g_bytes_new (picture, size);
  texture = cpt_logo_decode (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 96);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 48);

  assert_no_logo ("", 0);
  assert_no_logo ("no picture", 10);
  assert_no_logo (picture, 40);
}

static void
test_a_second_accounting_connection_is_asked_about (Fixture *fixture, gconstpointer data)
{
  choose (fixture, "Xero");
  await_text (GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG)), "their data is mixed");
  desk_fixture_respond ("cancel");
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);

  click (fixture->dialog, "Add");
  desk_fixture_respond ("add");
  await_no_window (CPT_TYPE_ADD_CONNECTION_DIALOG);
  await_text (desk_fixture_get_toasts (&fixture->desk), "A connection to Xero was added");
}

#define TEST(name, set_up, function) g_test_add ("/add-connection/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("only-what-is-enabled-is-offered", set_up, test_only_what_is_enabled_is_offered);
  TEST ("the-keyboard-leads-from-the-search-to-what-was-found", set_up,
        test_the_keyboard_leads_from_the_search_to_what_was_found);
  TEST ("escape-ends-the-search-then-leaves", set_up, test_escape_ends_the_search_then_leaves);
  TEST ("search-ignores-case-and-accents", set_up, test_search_ignores_case_and_accents);
  TEST ("what-is-not-found-says-why", set_up, test_what_is_not_found_says_why);
  TEST ("it-waits-then-its-link-url-is-offered", set_up, test_it_waits_then_its_link_url_is_offered);
  TEST ("what-the-platform-refuses-says-so-and-is-gone", set_up, test_what_the_platform_refuses_says_so_and_is_gone);
  TEST ("what-cannot-be-read-says-why-and-is-tried-again", set_up,
        test_what_cannot_be_read_says_why_and_is_tried_again);
  TEST ("closed-while-it-reads-it-lets-go-of-what-it-asked-for", set_up,
        test_closed_while_it_reads_it_lets_go_of_what_it_asked_for);
  TEST ("closed-it-does-not-follow-the-platform-any-more", set_up,
        test_closed_it_does_not_follow_the_platform_any_more);
  TEST ("offline-what-is-known-is-offered", set_up, test_offline_what_is_known_is_offered);
  g_test_add_func ("/add-connection/a-logo-is-shrunk-and-one-that-is-none-is-refused",
                   test_a_logo_is_shrunk_and_one_that_is_none_is_refused);
  TEST ("a-second-accounting-connection-is-asked-about", set_up, test_a_second_accounting_connection_is_asked_about);

  return g_test_run ();
}
