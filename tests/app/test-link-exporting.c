/* test-link-exporting.c — Link URLs of several companies in a file: asked for,
 * whole, private, recorded; or not at all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-link-exporter.h"
#include "desk-fixture.h"

#include <glib/gstdio.h>

#define SEVERAL 3

typedef struct
{
  DeskFixture desk;
  CptLinkExporter *exporter;
  char *folder;
  GFile *file;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  desk_fixture_set_up (&fixture->desk, SEVERAL);
  fixture->exporter = cpt_link_exporter_new (fixture->desk.base.store, fixture->desk.base.sync, fixture->desk.toasts);
  fixture->folder = test_make_folder ();
  path = g_build_filename (fixture->folder, "links.csv", NULL);
  fixture->file = g_file_new_for_path (path);
}

static gboolean
is_gone (gpointer user_data)
{
  return ((Fixture *) user_data)->exporter == NULL;
}

/* What was begun is ended first: then nothing is left of it. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->exporter), (gpointer *) &fixture->exporter);
  g_object_unref (fixture->exporter);
  test_await_true (is_gone, fixture);
  g_clear_object (&fixture->file);
  test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  desk_fixture_tear_down (&fixture->desk);
}

static char *
read_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_load_contents (fixture->file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

/* How many companies have a sending that is recorded. */
static guint
count_sent (Fixture *fixture)
{
  g_autoptr (CptLinkSentRepository) sent = cpt_link_sent_repository_new (fixture->desk.base.store);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) sendings = NULL;
  g_autoptr (GError) error = NULL;

  cpt_link_sent_repository_list_last_async (sent, NULL, test_store_result, &result);
  test_await (&result);
  sendings = cpt_link_sent_repository_list_last_finish (sent, result, &error);
  g_assert_no_error (error);

  return g_hash_table_size (sendings);
}

static gboolean
is_recorded (gpointer user_data)
{
  return count_sent (user_data) == SEVERAL;
}

static void
assert_nothing_was_sent (Fixture *fixture)
{
  g_assert_false (g_file_query_exists (fixture->file, NULL));
  g_assert_cmpuint (count_sent (fixture), ==, 0);
}

static void
test_file_holds_every_link_for_its_user_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = desk_fixture_list_rids (&fixture->desk, SEVERAL);
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->desk.base);
  g_autofree char *contents = NULL;
  GStatBuf status;

  /* Though another file was there, for everybody. */
  g_file_replace_contents (fixture->file, "before", 6, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_assert_cmpint (g_chmod (g_file_peek_path (fixture->file), 0644), ==, 0);
  cpt_link_exporter_export (fixture->exporter, rids, fixture->file);
  await_text (desk_fixture_get_toasts (&fixture->desk), "3 Link URLs exported to “links.csv”");
  test_await_true (is_recorded, fixture);

  contents = read_file (fixture);
  for (guint i = 0; i < SEVERAL; i++)
    g_assert_nonnull (
        strstr (contents, cpt_company_get_redirect (g_ptr_array_index (cpt_company_page_get_companies (page), i))));
  g_assert_cmpint (g_stat (g_file_peek_path (fixture->file), &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_links_hold_fresh_passwords (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = desk_fixture_list_rids (&fixture->desk, SEVERAL);
  g_autofree char *contents = NULL;

  sync_fixture_set_fault (&fixture->desk.base, "otp");
  cpt_sync_reload (fixture->desk.base.sync);
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_IDLE);

  cpt_link_exporter_export (fixture->exporter, rids, fixture->file);
  await_text (desk_fixture_get_toasts (&fixture->desk), "3 Link URLs exported");
  test_await_true (is_recorded, fixture);
  contents = read_file (fixture);
  g_assert_nonnull (strstr (contents, "otp="));
}

static void
test_what_cannot_be_written_is_said_and_nothing_is_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = desk_fixture_list_rids (&fixture->desk, SEVERAL);
  g_autoptr (GFile) below_a_file = NULL;
  GtkWindow *dialog = NULL;

  g_file_replace_contents (fixture->file, "a file", 6, NULL, FALSE, 0, NULL, NULL, NULL);
  below_a_file = g_file_get_child (fixture->file, "links.csv");
  cpt_link_exporter_export (fixture->exporter, rids, below_a_file);
  dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);
  await_text (GTK_WIDGET (dialog), "The Link URLs were not exported.");
  gtk_window_destroy (dialog);

  g_file_delete (fixture->file, NULL, NULL);
  assert_nothing_was_sent (fixture);
}

static void
test_links_that_cannot_be_fetched_leave_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = desk_fixture_list_rids (&fixture->desk, SEVERAL);
  GtkWindow *dialog = NULL;

  sync_fixture_set_fault (&fixture->desk.base, "otp");
  cpt_sync_reload (fixture->desk.base.sync);
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_IDLE);
  sync_fixture_stop_sandbox (&fixture->desk.base);

  cpt_link_exporter_export (fixture->exporter, rids, fixture->file);
  dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);
  await_text (GTK_WIDGET (dialog), "The Link URLs were not exported.");
  gtk_window_destroy (dialog);
  assert_nothing_was_sent (fixture);
}

static void
test_without_a_link_there_is_no_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));

  cpt_link_exporter_export (fixture->exporter, rids, fixture->file);
  await_text (desk_fixture_get_toasts (&fixture->desk), "None of these companies has a Link URL yet");
  assert_nothing_was_sent (fixture);
}

typedef struct
{
  GtkFileChooser *chooser;
  GFile *folder; /* (nullable): any */
} Choice;

/* Whether the path stands above the files: GTK 4.18 complains of itself when
 * one that it looks for is given up. */
static gboolean
is_path_shown (GtkFileChooser *chooser)
{
  GType type = g_type_from_name ("GtkPathBar");
  GtkWidget *path = type != G_TYPE_INVALID ? find_by_type (GTK_WIDGET (chooser), type) : NULL;

  return path != NULL && find_by_type (path, GTK_TYPE_TOGGLE_BUTTON) != NULL;
}

static gboolean
is_folder_open (gpointer user_data)
{
  const Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (choice->chooser);

  return file != NULL && (choice->folder == NULL || g_file_has_parent (file, choice->folder)) &&
         is_path_shown (choice->chooser);
}

static void
test_the_file_is_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = desk_fixture_list_rids (&fixture->desk, SEVERAL);
  g_autoptr (GFile) folder = g_file_get_parent (fixture->file);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  GtkWindow *dialog = NULL;

  cpt_link_exporter_ask (fixture->exporter, rids);
  dialog = await_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  test_await_true (is_folder_open, &(Choice){ GTK_FILE_CHOOSER (dialog), NULL });
  name = gtk_file_chooser_get_current_name (GTK_FILE_CHOOSER (dialog));
  path = g_build_filename (g_file_peek_path (folder), name, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), path);
  test_await_true (is_folder_open, &(Choice){ GTK_FILE_CHOOSER (dialog), folder });
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);

  await_text (desk_fixture_get_toasts (&fixture->desk), "3 Link URLs exported to “link-urls-");
  test_await_true (is_recorded, fixture);
  await_no_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

#define ADD(path, function) g_test_add ("/link-exporting/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  ADD ("file-holds-every-link-for-its-user-alone", test_file_holds_every_link_for_its_user_alone);
  ADD ("links-hold-fresh-passwords", test_links_hold_fresh_passwords);
  ADD ("what-cannot-be-written-is-said-and-nothing-is-recorded",
       test_what_cannot_be_written_is_said_and_nothing_is_recorded);
  ADD ("links-that-cannot-be-fetched-leave-no-file", test_links_that_cannot_be_fetched_leave_no_file);
  ADD ("without-a-link-there-is-no-file", test_without_a_link_there_is_no_file);
  ADD ("the-file-is-asked-for", test_the_file_is_asked_for);

  return g_test_run ();
}
