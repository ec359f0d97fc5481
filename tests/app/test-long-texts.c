/* test-long-texts.c — a name, a tag, an error of a million letters: shown cut, and at once; copied whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"
#include "cpt-company-text.h"
#include "cpt-connection-error-box.h"
#include "cpt-connections-page.h"
#include "cpt-details-page.h"
#include "cpt-files-page.h"
#include "cpt-operation-text.h"
#include "cpt-rename-popover.h"
#include "cpt-report-source.h"
#include "cpt-summary-page.h"
#include "desk-fixture.h"

#define A_MILLION 1000000
#define MOST 5000 /* letters in one widget */
#define BEGINNING "Atelier Beaurivage "

typedef struct
{
  DeskFixture desk;
  gint64 rid;
  CptCompany *company; /* the sandbox's first one, with texts of a million letters */
} Fixture;

/* Returns: (transfer full): @beginning, and so many letters */
static char *
lengthen (const char *beginning)
{
  g_autofree char *rest = g_strnfill (A_MILLION, 'a');

  return g_strconcat (beginning, rest, NULL);
}

/* Returns: (transfer full) (element-type CptConnection): a broken one like the first of @company */
static GPtrArray *
make_connections (CptCompany *company, const char *text)
{
  CptConnection *like = g_ptr_array_index (cpt_company_get_connections (company), 0);
  GPtrArray *connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) errors = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (errors, cpt_connection_error_new (&(CptConnectionErrorFields){
                               .status_code = "401",
                               .status_text = text,
                               .message = text,
                               .state = CPT_CONNECTION_ERROR_ACTIVE,
                               .errored_at = cpt_company_get_created (company),
                               .resolved_at = CPT_TIME_UNKNOWN,
                           }));
  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                    .id = cpt_connection_get_id (like),
                                    .source_type = "Accounting",
                                    .platform_name = text,
                                    .link_url = "https://link.example.com/company/1",
                                    .status_text = "Deauthorized",
                                    .created = cpt_company_get_created (company),
                                    .last_sync = CPT_TIME_UNKNOWN,
                                    .errors = errors,
                                }));

  return connections;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  CptCompanyRepository *companies = NULL;
  g_autoptr (CptCompany) known = NULL;
  g_autoptr (GPtrArray) connections = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = lengthen (BEGINNING);

  desk_fixture_set_up (&fixture->desk, 0);
  fixture->rid = desk_fixture_find_first (&fixture->desk, &known);
  sync_fixture_stop_sandbox (&fixture->desk.base); /* which would say that all this is not so */

  connections = make_connections (known, text);
  fixture->company = cpt_company_new (&(CptCompanyFields){
      .id = cpt_company_get_id (known),
      .name = text,
      .description = "A description",
      .created_by = text,
      .created = cpt_company_get_created (known),
      .last_sync = CPT_TIME_UNKNOWN,
      .tags = g_variant_new_parsed ("{%s: %s}", text, text),
      .parent_id = "00000000-0000-4000-8000-00000000000f",
      .parent_name = text,
      .connections = connections,
  });

  companies = fixture->desk.base.companies;
  cpt_company_repository_put_async (companies, fixture->company, cpt_company_repository_next_sequence (companies), NULL,
                                    test_store_result, &result);
  test_await (&result);
  g_assert_true (cpt_company_repository_put_finish (companies, result, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static void
assert_short (GtkWidget *widget, const char *text)
{
  if (text != NULL && g_utf8_strlen (text, -1) > MOST)
    g_error ("A %s shows %ld letters: %.40s…", G_OBJECT_TYPE_NAME (widget), g_utf8_strlen (text, -1), text);
}

/* Nothing that is there, seen or not, lays out a million letters. */
static void
assert_all_short (GtkWidget *widget)
{
  assert_short (widget, gtk_widget_get_tooltip_text (widget));
  if (GTK_IS_LABEL (widget))
    assert_short (widget, gtk_label_get_label (GTK_LABEL (widget)));
  else if (GTK_IS_INSCRIPTION (widget))
    assert_short (widget, gtk_inscription_get_text (GTK_INSCRIPTION (widget)));
  else if (GTK_IS_EDITABLE (widget))
    assert_short (widget, gtk_editable_get_text (GTK_EDITABLE (widget)));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_all_short (child);
}

static gboolean
has_cut_name (gpointer user_data)
{
  g_auto (GStrv) texts = list_inscriptions (user_data);

  for (guint i = 0; texts[i] != NULL; i++)
    if (strstr (texts[i], BEGINNING) != NULL && strstr (texts[i], "…") != NULL)
      return TRUE;

  return FALSE;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  desk_fixture_show_page (&fixture->desk);
  test_await_true (has_cut_name, desk_fixture_get_table (&fixture->desk));
  await_painted (fixture->desk.window);
  assert_all_short (fixture->desk.window);
}

static void
show_view (GtkWidget *screen, const char *name, GType type)
{
  gtk_widget_activate_action (screen, "company.show-view", "s", name);
  await_widget_type (screen, type);
  await_painted (screen);
  assert_all_short (screen);
}

static void
test_page_of_a_company (Fixture *fixture, gconstpointer data)
{
  GtkWidget *screen = desk_fixture_open_company (&fixture->desk, fixture->rid);

  await_text (screen, BEGINNING);
  show_view (screen, "summary", CPT_TYPE_SUMMARY_PAGE);
  show_view (screen, "details", CPT_TYPE_DETAILS_PAGE);
  show_view (screen, "connections", CPT_TYPE_CONNECTIONS_PAGE);
  await_widget_type (screen, CPT_TYPE_CONNECTION_ERROR_BOX);
  assert_all_short (screen);
}

static void
test_software_that_files_are_for (Fixture *fixture, gconstpointer data)
{
  GtkWidget *screen = desk_fixture_open_company (&fixture->desk, fixture->rid);

  gtk_widget_activate_action (screen, "company.show-view", "s", "history");
  await_text (screen, "Files");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_by_text (screen, GTK_TYPE_TOGGLE_BUTTON, "Files")), TRUE);
  await_widget_type (screen, CPT_TYPE_FILES_PAGE);
  await_painted (screen);
  assert_all_short (screen);
}

static void
assert_cut (const char *text)
{
  g_assert_true (g_str_has_prefix (text, BEGINNING));
  g_assert_cmpint (g_utf8_strlen (text, -1), <, MOST);
}

static void
test_software_that_was_read_from (Fixture *fixture, gconstpointer data)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);
  const CptOperation operation = { .connection_id = cpt_connection_get_id (connection) };
  g_autofree char *source = cpt_report_source_dup_name (fixture->company);

  assert_cut (cpt_operation_text_platform (&operation, fixture->company));
  assert_cut (source);
}

static void
test_question_before_a_deletion (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkWindow *dialog = NULL;

  g_array_append_val (rids, fixture->rid);
  cpt_company_actions_delete (fixture->desk.actions, rids);
  dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);
  assert_all_short (GTK_WIDGET (dialog));

  desk_fixture_respond ("delete");
  await_text (desk_fixture_get_toasts (&fixture->desk), BEGINNING);
  assert_all_short (desk_fixture_get_toasts (&fixture->desk));
}

static void
test_new_name (Fixture *fixture, gconstpointer data)
{
  GtkWidget *toasts = desk_fixture_get_toasts (&fixture->desk);

  cpt_company_actions_rename (fixture->desk.actions, fixture->rid, toasts, &(GdkRectangle){ 0, 0, 1, 1 });
  await_widget_type (toasts, CPT_TYPE_RENAME_POPOVER);
  assert_all_short (toasts);
}

static void
test_copy_is_whole (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = cpt_company_text_line (fixture->company, cpt_clock_now (fixture->desk.base.clock));

  g_assert_true (g_str_has_prefix (line, cpt_company_get_name (fixture->company)));
}

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

#define ADD(path, test) g_test_add ("/long-texts/" path, Fixture, NULL, set_up, test, tear_down)

  ADD ("list", test_list);
  ADD ("page-of-a-company", test_page_of_a_company);
  ADD ("software-that-files-are-for", test_software_that_files_are_for);
  ADD ("software-that-was-read-from", test_software_that_was_read_from);
  ADD ("question-before-a-deletion", test_question_before_a_deletion);
  ADD ("new-name", test_new_name);
  ADD ("copy-is-whole", test_copy_is_whole);

  return g_test_run ();
}
