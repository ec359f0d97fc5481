/* test-link-sending.c — a Link URL on its way to the client: clipboard, QR code, e-mail, browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-text.h"
#include "cpt-qr-code.h"
#include "cpt-qr-dialog.h"
#include "desk-fixture.h"
#include "opened-uri.h"

#include <qrencode.h>
#include <sqlite3.h>

#define SEVERAL 3

static void
set_up (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (fixture, SEVERAL);
}

static void
tear_down (DeskFixture *fixture, gconstpointer data)
{
  desk_fixture_tear_down (fixture);
}

typedef struct
{
  DeskFixture *fixture;
  const char *sql;
  gint64 number;
} AwaitedNumber;

static gboolean
is_number_stored (gpointer user_data)
{
  AwaitedNumber *awaited = user_data;
  g_autofree char *path = g_build_filename (awaited->fixture->base.folder, "store", "store.sqlite", NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 number = -1;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, awaited->sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return number == awaited->number;
}

/* Waits until @n sendings through @channel are recorded. */
static void
await_recorded (DeskFixture *fixture, CptLinkChannel channel, gint64 n)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM link_sent WHERE channel = %d", channel);

  test_await_true (is_number_stored, &(AwaitedNumber){ fixture, sql, n });
}

static void
test_one_link_is_exactly_the_url (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  g_autofree char *copied = NULL;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "Link URL of “Sandbox Company” copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (company));
  await_recorded (fixture, CPT_LINK_CHANNEL_COPIED, 1);
}

static void
test_the_link_of_a_connection_is_its_own (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  g_autofree char *copied = NULL;

  cpt_company_actions_send_link (fixture->actions, rid, cpt_connection_get_id (connection), CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_connection_get_link_url (connection));
  g_assert_cmpstr (copied, !=, cpt_company_get_redirect (company));
}

static void
test_the_mail_program_gets_a_message_with_the_url (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (OpenedUri) program = opened_uri_install ("mailto");
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  g_autofree char *opened = NULL;
  g_autofree char *expected = NULL;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_MAILED);
  opened = opened_uri_await (program);
  expected = cpt_link_text_dup_mailto (cpt_company_get_name (company), cpt_company_get_redirect (company));
  g_assert_cmpstr (opened, ==, expected);
  await_recorded (fixture, CPT_LINK_CHANNEL_MAILED, 1);
}

static void
test_the_browser_gets_the_url (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (OpenedUri) program = opened_uri_install ("http");
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  g_autofree char *opened = NULL;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_OPENED);
  opened = opened_uri_await (program);
  g_assert_cmpstr (opened, ==, cpt_company_get_redirect (company));
  await_recorded (fixture, CPT_LINK_CHANNEL_OPENED, 1);
}

static void
test_without_a_mail_program_nothing_is_said_to_be_sent (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (fixture, NULL);

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_MAILED);
  await_text (desk_fixture_get_toasts (fixture), "The e-mail was not written.");
  await_recorded (fixture, CPT_LINK_CHANNEL_MAILED, 0);
}

/* The account shows one-time passwords from now on: each Link URL is fetched anew. */
static void
begin_passwords (DeskFixture *fixture)
{
  sync_fixture_set_fault (&fixture->base, "otp");
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "as before");
}

static void
test_a_link_that_works_once_says_so (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (fixture, NULL);
  g_autofree char *copied = NULL;

  begin_passwords (fixture);
  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "One-time Link URL of “Sandbox Company” copied: it works once");
  copied = read_clipboard ();
  g_assert_nonnull (strstr (copied, "otp="));
}

static void
test_a_link_that_cannot_be_fetched_is_not_copied (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (fixture, NULL);
  g_autofree char *copied = NULL;

  begin_passwords (fixture);
  sync_fixture_stop_sandbox (&fixture->base);
  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "The Link URL was not copied.");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, "as before");
}

/* The second, asked for after the first was cancelled, is answered after it would have been. */
static void
test_a_link_that_takes_long_can_be_cancelled (DeskFixture *fixture, gconstpointer data)
{
  gint64 first = desk_fixture_find_first (fixture, NULL);
  gint64 second = 0;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&fixture->base, "Company 000", &second);

  begin_passwords (fixture);
  sync_fixture_set_fault (&fixture->base, "slow=2@GET/companies");
  cpt_company_actions_send_link (fixture->actions, first, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "Asking the platform for the Link URL…");
  click (desk_fixture_get_toasts (fixture), "Cancel");
  await_no_text (desk_fixture_get_toasts (fixture), "Asking the platform for the Link URL…");

  cpt_company_actions_send_link (fixture->actions, second, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "Link URL of “Company 000” copied");
  await_recorded (fixture, CPT_LINK_CHANNEL_COPIED, 1);
}

static void
test_many_links_are_copied_as_lines (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autofree char *copied = NULL;

  for (guint i = 0; i < SEVERAL; i++)
    {
      CptCompany *company = g_ptr_array_index (cpt_company_page_get_companies (page), i);
      gint64 rid = 0;
      g_autoptr (CptCompany) stored = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (company), &rid);

      g_array_append_val (rids, rid);
      g_string_append_printf (expected, "%s\t%s\n", cpt_company_get_name (company), cpt_company_get_redirect (company));
    }

  cpt_company_actions_copy_link (fixture->actions, rids, NULL);
  await_text (desk_fixture_get_toasts (fixture), "3 Link URLs copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, expected->str);
  await_recorded (fixture, CPT_LINK_CHANNEL_COPIED, SEVERAL);
}

/* A company whose Link URL is no address of the web. */
static gint64
put_unsafe (DeskFixture *fixture, const char *url)
{
  CptCompanyRepository *companies = fixture->base.companies;
  g_autoptr (CptCompany) unsafe = cpt_company_new (&(CptCompanyFields){ .id = "5afe5afe-0000-4000-8000-000000000001",
                                                                        .name = "Unsafe",
                                                                        .redirect = url,
                                                                        .created = CPT_TIME_UNKNOWN,
                                                                        .last_sync = CPT_TIME_UNKNOWN });
  g_autoptr (CptCompany) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 rid = 0;

  cpt_company_repository_put_async (companies, unsafe, cpt_company_repository_next_sequence (companies), NULL,
                                    test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_company_repository_put_finish (companies, result, &error));
  g_assert_no_error (error);
  stored = sync_fixture_find_stored (&fixture->base, "Unsafe", &rid);
  g_assert_cmpstr (cpt_company_get_redirect (stored), ==, url);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "as before");

  return rid;
}

static void
test_what_is_no_address_of_the_web_goes_nowhere (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = put_unsafe (fixture, "file:///etc/passwd");
  g_autofree char *copied = NULL;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_OPENED);
  await_text (desk_fixture_get_toasts (fixture), "The Link page was not opened.");
  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "The Link URL was not copied.");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, "as before");
  await_recorded (fixture, CPT_LINK_CHANNEL_OPENED, 0);
  await_recorded (fixture, CPT_LINK_CHANNEL_COPIED, 0);
}

static void
test_among_many_what_is_no_address_of_the_web_is_left_out (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CptCompany) company = NULL;
  gint64 safe = desk_fixture_find_first (fixture, &company);
  gint64 unsafe = put_unsafe (fixture, "javascript:alert(1)");
  g_autofree char *expected =
      g_strdup_printf ("%s\t%s\n", cpt_company_get_name (company), cpt_company_get_redirect (company));
  g_autofree char *copied = NULL;

  g_array_append_val (rids, unsafe);
  g_array_append_val (rids, safe);
  cpt_company_actions_copy_link (fixture->actions, rids, NULL);
  await_text (desk_fixture_get_toasts (fixture), "1 Link URL copied; 1 without one yet");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, expected);
  await_recorded (fixture, CPT_LINK_CHANNEL_COPIED, 1);
}

static void
test_of_several_without_a_link_none_is_copied (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 gone = -7;
  gint64 unsafe = put_unsafe (fixture, "javascript:alert(1)");
  g_autofree char *copied = NULL;

  g_array_append_val (rids, unsafe);
  g_array_append_val (rids, gone);
  cpt_company_actions_copy_link (fixture->actions, rids, NULL);
  await_text (desk_fixture_get_toasts (fixture), "None of these companies has a Link URL yet");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, "as before");
  await_recorded (fixture, CPT_LINK_CHANNEL_COPIED, 0);
}

static void
test_a_company_that_waits_has_no_link_and_says_so (DeskFixture *fixture, gconstpointer data)
{
  cpt_company_actions_send_link (fixture->actions, -7, NULL, CPT_LINK_CHANNEL_COPIED);

  await_text (desk_fixture_get_toasts (fixture), "waits to be created");
}

/* Every module as another program would draw it. */
static void
assert_says (CptQrCode *code, const char *text)
{
  QRcode *expected = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  g_assert_cmpint (cpt_qr_code_get_width (code), ==, expected->width);
  for (int row = 0; row < expected->width; row++)
    for (int column = 0; column < expected->width; column++)
      g_assert_cmpint (cpt_qr_code_is_dark (code, column, row), ==, expected->data[row * expected->width + column] & 1);
  QRcode_free (expected);
}

static void
test_a_code_says_the_link (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *dialog = NULL;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_SHOWN);
  dialog = GTK_WIDGET (await_window (CPT_TYPE_QR_DIALOG));

  assert_says (CPT_QR_CODE (find_by_type (dialog, CPT_TYPE_QR_CODE)), cpt_company_get_redirect (company));
  g_assert_nonnull (find_by_text (dialog, GTK_TYPE_LABEL, cpt_company_get_name (company)));
  await_recorded (fixture, CPT_LINK_CHANNEL_SHOWN, 1);
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_window (CPT_TYPE_QR_DIALOG);
}

#define ADD(path, function) g_test_add ("/link-sending/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("one-link-is-exactly-the-url", test_one_link_is_exactly_the_url);
  ADD ("the-link-of-a-connection-is-its-own", test_the_link_of_a_connection_is_its_own);
  ADD ("without-a-mail-program-nothing-is-said-to-be-sent", test_without_a_mail_program_nothing_is_said_to_be_sent);
  ADD ("the-mail-program-gets-a-message-with-the-url", test_the_mail_program_gets_a_message_with_the_url);
  ADD ("the-browser-gets-the-url", test_the_browser_gets_the_url);
  ADD ("a-link-that-works-once-says-so", test_a_link_that_works_once_says_so);
  ADD ("a-link-that-cannot-be-fetched-is-not-copied", test_a_link_that_cannot_be_fetched_is_not_copied);
  ADD ("a-link-that-takes-long-can-be-cancelled", test_a_link_that_takes_long_can_be_cancelled);
  ADD ("many-links-are-copied-as-lines", test_many_links_are_copied_as_lines);
  ADD ("what-is-no-address-of-the-web-goes-nowhere", test_what_is_no_address_of_the_web_goes_nowhere);
  ADD ("among-many-what-is-no-address-of-the-web-is-left-out",
       test_among_many_what_is_no_address_of_the_web_is_left_out);
  ADD ("of-several-without-a-link-none-is-copied", test_of_several_without_a_link_none_is_copied);
  ADD ("a-company-that-waits-has-no-link-and-says-so", test_a_company_that_waits_has_no_link_and_says_so);
  ADD ("a-code-says-the-link", test_a_code_says_the_link);

  return g_test_run ();
}
