/* test-link-sending.c — a Link URL on its way to the client: clipboard, QR code, e-mail, browser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-qr-code.h"
#include "cpt-qr-dialog.h"
#include "desk-fixture.h"

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

static void
test_a_link_that_cannot_be_fetched_is_not_copied (DeskFixture *fixture, gconstpointer data)
{
  gint64 rid = desk_fixture_find_first (fixture, NULL);
  g_autofree char *copied = NULL;

  sync_fixture_set_fault (&fixture->base, "otp");
  cpt_sync_reload (fixture->base.sync);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->base, CPT_SYNC_IDLE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->window), "as before");

  sync_fixture_stop_sandbox (&fixture->base);
  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_COPIED);
  await_text (desk_fixture_get_toasts (fixture), "The Link URL was not copied.");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, "as before");
}

static void
test_many_links_are_copied_as_lines (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);
  g_autofree char *copied = NULL;

  for (guint i = 0; i < 3; i++)
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
}

static void
test_a_company_that_waits_has_no_link_and_says_so (DeskFixture *fixture, gconstpointer data)
{
  cpt_company_actions_send_link (fixture->actions, -7, NULL, CPT_LINK_CHANNEL_COPIED);

  await_text (desk_fixture_get_toasts (fixture), "waits to be created");
}

static void
test_a_code_says_the_link (DeskFixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  gint64 rid = desk_fixture_find_first (fixture, &company);
  GtkWidget *dialog;
  CptQrCode *code;

  cpt_company_actions_send_link (fixture->actions, rid, NULL, CPT_LINK_CHANNEL_SHOWN);
  dialog = GTK_WIDGET (await_window (CPT_TYPE_QR_DIALOG));
  code = CPT_QR_CODE (find_by_type (dialog, CPT_TYPE_QR_CODE));

  g_assert_cmpuint (cpt_qr_code_get_width (code), >=, 21);
  g_assert_true (cpt_qr_code_is_dark (code, 0, 0)); /* the corner of a finder pattern */
  g_assert_false (cpt_qr_code_is_dark (code, 1, 1));
  g_assert_nonnull (find_by_text (dialog, GTK_TYPE_LABEL, cpt_company_get_name (company)));
  gtk_window_close (GTK_WINDOW (dialog));
  await_no_window (CPT_TYPE_QR_DIALOG);
}

#define ADD(path, function) g_test_add ("/link-sending/" path, DeskFixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("a-link-that-cannot-be-fetched-is-not-copied", test_a_link_that_cannot_be_fetched_is_not_copied);
  ADD ("many-links-are-copied-as-lines", test_many_links_are_copied_as_lines);
  ADD ("a-company-that-waits-has-no-link-and-says-so", test_a_company_that_waits_has_no_link_and_says_so);
  ADD ("a-code-says-the-link", test_a_code_says_the_link);

  return g_test_run ();
}
