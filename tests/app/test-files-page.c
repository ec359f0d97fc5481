/* test-files-page.c — the files of a company, on a real sandbox: uploaded, listed by days, downloaded; what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-files-page.h"

#include "cpt-file.h"
#include "cpt-file-repository.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *page;
  CptCompany *company;
  GFile *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_dir_make_tmp ("comptoir-files-XXXXXX", NULL);
  gint64 rid = 0;

  fixture->folder = g_file_new_for_path (path);
  desk_fixture_set_up (&fixture->desk, 0);
  rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "history");
  await_text (fixture->screen, "Files");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_by_text (fixture->screen, GTK_TYPE_TOGGLE_BUTTON, "Files")),
                                TRUE);
  await_widget_type (fixture->screen, CPT_TYPE_FILES_PAGE);
  fixture->page = find_by_type (fixture->screen, CPT_TYPE_FILES_PAGE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_remove_folder (g_file_peek_path (fixture->folder));
  g_clear_object (&fixture->folder);
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static void
add_file (Fixture *fixture, GListStore *files, const char *name, gsize n_bytes)
{
  g_autoptr (GFile) file = g_file_get_child (fixture->folder, name);
  g_autofree char *contents = g_strnfill (n_bytes, 'x');
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, contents, n_bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_list_store_append (files, file);
}

static gboolean
is_there (gpointer file)
{
  return g_file_query_exists (file, NULL);
}

static void
test_files_are_uploaded_listed_and_downloaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) target = g_file_get_child (fixture->folder, "All.zip");
  g_autoptr (CptFile) now = cpt_file_new (&(CptFileFields){ .uploaded = cpt_clock_now (fixture->desk.base.clock) });
  g_autofree char *date = cpt_file_dup_date (now);

  await_text (fixture->page, "No file uploaded");
  add_file (fixture, files, "one.csv", 100);
  add_file (fixture, files, "two.pdf", 200);
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (fixture->page, "one.csv");
  await_text (fixture->page, "two.pdf");
  await_text (fixture->page, "Listed: ");

  cpt_files_page_download (CPT_FILES_PAGE (fixture->page), date, target);
  await_text (desk_fixture_get_toasts (&fixture->desk), "Files downloaded");
  test_await_true (is_there, target);

  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "summary");
  await_text (fixture->screen, "File uploaded");
  await_text (fixture->screen, "two.pdf · by you");
}

static void
test_what_the_platform_would_refuse_is_not_sent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  await_text (fixture->page, "No file uploaded");
  add_file (fixture, files, "large.pdf", CPT_FILE_MAX_BYTES + 1);
  add_file (fixture, files, "whole.pdf", 10);
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (desk_fixture_get_toasts (&fixture->desk), "“large.pdf” was not uploaded: the platform takes files of at");
  await_text (fixture->page, "whole.pdf");
  await_no_text (fixture->page, "large.pdf");

  g_list_store_remove_all (files);
  for (guint i = 0; i <= CPT_FILE_MAX_AT_ONCE; i++)
    add_file (fixture, files, "many.pdf", 10);
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (desk_fixture_get_toasts (&fixture->desk), "At most 20 files are uploaded at once.");
}

static void
test_without_a_platform_what_was_listed_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  add_file (fixture, files, "one.csv", 100);
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (fixture->page, "one.csv");
  await_no_text (fixture->page, "Uploading");
  await_text (fixture->page, "one.csv");
  sync_fixture_stop_sandbox (&fixture->desk.base);

  g_list_store_remove_all (files);
  add_file (fixture, files, "two.csv", 100);
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (desk_fixture_get_toasts (&fixture->desk), "“two.csv” was not uploaded.");
  await_text (fixture->page, "one.csv");
}

/* What of the page takes what is dropped on it. */
static GtkDropTarget *
find_drop_target (Fixture *fixture)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }

  g_assert_not_reached ();
}

static void
test_files_that_are_dropped_are_uploaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) first = NULL;
  g_autoptr (GFile) second = NULL;
  GtkDropTarget *target = find_drop_target (fixture);
  GValue value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  await_text (fixture->page, "No file uploaded");
  add_file (fixture, files, "dropped.csv", 100);
  add_file (fixture, files, "with it.pdf", 200);
  first = g_list_model_get_item (G_LIST_MODEL (files), 0);
  second = g_list_model_get_item (G_LIST_MODEL (files), 1);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array ((GFile *[]){ first, second }, 2));
  g_assert_true (gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (target), GDK_TYPE_FILE_LIST));
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &is_taken);
  g_value_unset (&value);

  g_assert_true (is_taken);
  await_text (fixture->page, "dropped.csv");
  await_text (fixture->page, "with it.pdf");
}

/* As with Ctrl+A; Returns: whether the two files of the folder are chosen. GTK 4.10 has another list. */
static gboolean
choose_all (gpointer user_data)
{
  GtkWidget *dialog = user_data;
  GtkWidget *tree = find_by_type (dialog, GTK_TYPE_TREE_VIEW);
  GtkWidget *columns = find_by_type (dialog, GTK_TYPE_COLUMN_VIEW);
  g_autoptr (GListModel) chosen = NULL;

  if (tree != NULL)
    gtk_tree_selection_select_all (gtk_tree_view_get_selection (GTK_TREE_VIEW (tree)));
  else if (columns != NULL)
    gtk_selection_model_select_all (gtk_column_view_get_model (GTK_COLUMN_VIEW (columns)));
  chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  return g_list_model_get_n_items (chosen) == 2;
}

/* In the dialog of GTK, which stands in for the portal's. */
static void
test_several_files_are_chosen_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = NULL;

  await_text (fixture->page, "No file uploaded");
  add_file (fixture, files, "one.csv", 100);
  add_file (fixture, files, "two.pdf", 200);
  gtk_widget_activate_action (fixture->page, "files.upload", NULL);
  dialog = await_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
  g_assert_true (gtk_file_chooser_get_select_multiple (GTK_FILE_CHOOSER (dialog)));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), fixture->folder, &error);
  g_assert_no_error (error);
  test_await_true (choose_all, dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT);

  await_text (fixture->page, "one.csv");
  await_text (fixture->page, "two.pdf");
  await_no_window (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

static gboolean
is_over (gpointer user_data)
{
  return find_by_text (user_data, GTK_TYPE_LABEL, "Uploading") == NULL;
}

/* Several are chosen at once, and the platform takes an hour for the first. What was not sent yet when they are
 * cancelled is not sent any more, and nothing failed.
 */
static void
test_what_waits_is_not_sent_once_it_is_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  await_text (fixture->page, "No file uploaded");
  add_file (fixture, files, "one.csv", 100);
  add_file (fixture, files, "two.csv", 100);
  add_file (fixture, files, "three.csv", 100);
  sync_fixture_set_fault (&fixture->desk.base, "slow=3600,route=POST /companies/*/files");
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (fixture->page, "Uploading 1 of 3: one.csv");
  click (fixture->page, "Cancel");
  test_await_true (is_over, fixture->page);
  g_assert_null (find_by_text (desk_fixture_get_toasts (&fixture->desk), GTK_TYPE_LABEL, "was not uploaded"));

  sync_fixture_set_fault (&fixture->desk.base, NULL);
  g_list_store_remove_all (files);
  add_file (fixture, files, "four.csv", 100);
  cpt_files_page_upload (CPT_FILES_PAGE (fixture->page), G_LIST_MODEL (files));
  await_text (fixture->page, "Uploading 1 of 1: four.csv");
  await_text (fixture->page, "four.csv");
  test_await_true (is_over, fixture->page);
  await_text (fixture->page, "four.csv");
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, "two.csv"));
  g_assert_null (find_by_text (fixture->page, GTK_TYPE_LABEL, "three.csv"));
}

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

#define TEST(name, function) g_test_add ("/files-page/" name, Fixture, NULL, set_up, function, tear_down)

  TEST ("files-are-uploaded-listed-and-downloaded", test_files_are_uploaded_listed_and_downloaded);
  TEST ("what-the-platform-would-refuse-is-not-sent", test_what_the_platform_would_refuse_is_not_sent);
  TEST ("without-a-platform-what-was-listed-stays", test_without_a_platform_what_was_listed_stays);
  TEST ("several-files-are-chosen-at-once", test_several_files_are_chosen_at_once);
  TEST ("what-waits-is-not-sent-once-it-is-cancelled", test_what_waits_is_not_sent_once_it_is_cancelled);
  TEST ("files-that-are-dropped-are-uploaded", test_files_that_are_dropped_are_uploaded);

  return g_test_run ();
}
