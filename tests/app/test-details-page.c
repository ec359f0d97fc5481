/* test-details-page.c — what a company is described by, changed by a person, on a real sandbox.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-details-page.h"

#include "cpt-description-box.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  GtkWidget *details;
  gint64 rid;          /* of the company that is shown */
  CptCompany *company; /* as it was at first; the sandbox's first one, unless a test opens another */
  gint64 shown;        /* the row of the company that was asked for, 0 for none */
} Fixture;

static void
open_details (Fixture *fixture)
{
  fixture->screen = desk_fixture_open_company (&fixture->desk, fixture->rid);
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", "details");
  await_widget_type (fixture->screen, CPT_TYPE_DETAILS_PAGE);
  fixture->details = find_by_type (fixture->screen, CPT_TYPE_DETAILS_PAGE);
  await_text (fixture->details, cpt_company_get_id (fixture->company));
  await_painted (fixture->screen);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  fixture->rid = desk_fixture_find_first (&fixture->desk, &fixture->company);
  open_details (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  GtkWidget *box = find_by_type (fixture->details, CPT_TYPE_DESCRIPTION_BOX);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_by_type (box, GTK_TYPE_TEXT_VIEW)));
}

static void
type_description (Fixture *fixture, const char *text)
{
  gtk_text_buffer_set_text (get_buffer (fixture), text, -1);
}

typedef struct
{
  Fixture *fixture;
  const char *text;
} Expected;

static gboolean
is_description (gpointer user_data)
{
  const Expected *expected = user_data;
  g_autofree char *text = NULL;

  g_object_get (get_buffer (expected->fixture), "text", &text, NULL);

  return g_str_equal (text, expected->text);
}

static void
await_description (Fixture *fixture, const char *text)
{
  test_await_true (is_description, &(Expected){ fixture, text });
}

static gboolean
is_platform_description (gpointer user_data)
{
  const Expected *expected = user_data;
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&expected->fixture->desk.base);
  CptCompany *company = g_ptr_array_index (cpt_company_page_get_companies (page), 0);

  return g_strcmp0 (cpt_company_get_description (company), expected->text) == 0;
}

static void
await_platform_description (Fixture *fixture, const char *text)
{
  test_await_true (is_platform_description, &(Expected){ fixture, text });
}

static void
test_the_description_is_saved_and_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (cpt_company_get_description (fixture->company));

  g_assert_null (find_by_text (fixture->details, GTK_TYPE_BUTTON, "Save"));
  type_description (fixture, "Dossier 2026-0147");
  click (fixture->details, "Save");
  await_text (desk_fixture_get_toasts (&fixture->desk), "Undo");
  desk_fixture_await_sent (&fixture->desk);
  await_platform_description (fixture, "Dossier 2026-0147");
  await_no_text (fixture->details, "Save");

  click (desk_fixture_get_toasts (&fixture->desk), "Undo");
  await_description (fixture, before != NULL ? before : "");
  desk_fixture_await_sent (&fixture->desk);
  await_platform_description (fixture, before != NULL ? before : "");
}

static void
test_what_is_not_saved_is_there_when_the_page_is_opened_again (Fixture *fixture, gconstpointer data)
{
  type_description (fixture, "Not saved yet");
  open_details (fixture);
  await_description (fixture, "Not saved yet");

  click (fixture->details, "Revert");
  g_assert_null (find_by_text (fixture->details, GTK_TYPE_BUTTON, "Revert"));
  open_details (fixture);
  g_assert_false (is_description (&(Expected){ fixture, "Not saved yet" }));
}

static void
test_a_draft_is_not_touched_by_what_changes_elsewhere (Fixture *fixture, gconstpointer data)
{
  type_description (fixture, "Mine");
  sync_fixture_describe_elsewhere (&fixture->desk.base, cpt_company_get_id (fixture->company), "Theirs");
  cpt_sync_reload (fixture->desk.base.sync);
  await_text (fixture->details, "changed elsewhere meanwhile");
  g_assert_true (is_description (&(Expected){ fixture, "Mine" }));

  click (fixture->details, "Revert");
  await_description (fixture, "Theirs");
}

static void
test_offline_it_waits (Fixture *fixture, gconstpointer data)
{
  sync_fixture_stop_sandbox (&fixture->desk.base);
  type_description (fixture, "Waiting");
  click (fixture->details, "Save");
  await_text (fixture->details, "Description waiting to be saved");
  g_assert_null (find_by_text (fixture->details, GTK_TYPE_BUTTON, "Save"));
  sync_fixture_start_sandbox (&fixture->desk.base);
  cpt_sync_reload (fixture->desk.base.sync);
  desk_fixture_await_sent (&fixture->desk);
  await_no_text (fixture->details, "Description waiting to be saved");
  await_platform_description (fixture, "Waiting");
}

static void
test_what_waits_is_cancelled (Fixture *fixture, gconstpointer data)
{
  const char *before = cpt_company_get_description (fixture->company);

  cpt_sync_stop (fixture->desk.base.sync); /* nothing is sent any more */
  type_description (fixture, "Waiting");
  click (fixture->details, "Save");
  await_text (fixture->details, "Description waiting to be saved");
  click (fixture->details, "Cancel");
  await_no_text (fixture->details, "Description waiting to be saved");

  await_description (fixture, before != NULL ? before : "");
  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
}

/* A description that the platform refused; the next will not be. */
static void
be_refused (Fixture *fixture)
{
  sync_fixture_set_fault (&fixture->desk.base, "status=400@PATCH/companies");
  type_description (fixture, "Refused at first");
  click (fixture->details, "Save");
  await_text (fixture->details, "The description of “Sandbox Company” was not saved.");
  sync_fixture_set_fault (&fixture->desk.base, NULL);
}

static void
test_what_was_refused_is_tried_again (Fixture *fixture, gconstpointer data)
{
  be_refused (fixture);
  click (fixture->details, "Retry");
  await_no_text (fixture->details, "was not saved.");

  desk_fixture_await_sent (&fixture->desk);
  await_platform_description (fixture, "Refused at first");
  await_description (fixture, "Refused at first");
}

static void
test_what_was_refused_is_dismissed (Fixture *fixture, gconstpointer data)
{
  be_refused (fixture);
  click (fixture->details, "Dismiss");
  await_no_text (fixture->details, "was not saved.");

  g_assert_cmpuint (desk_fixture_count_outbox (&fixture->desk), ==, 0);
  g_assert_true (is_platform_description (&(Expected){ fixture, cpt_company_get_description (fixture->company) }));
}

static void
show_company_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  ((Fixture *) user_data)->shown = g_variant_get_int64 (target);
}

static gboolean
is_shown (gpointer user_data)
{
  return ((Fixture *) user_data)->shown != 0;
}

/* The page of a demonstration company. */
static CptCompany *
open_demo (Fixture *fixture, const char *name)
{
  CptCompany *company = NULL;

  desk_fixture_add_demo (&fixture->desk);
  company = sync_fixture_find_stored (&fixture->desk.base, name, &fixture->rid);
  g_assert_nonnull (company);
  g_set_object (&fixture->company, company);
  open_details (fixture);

  return company;
}

static void
test_a_parent_lists_its_subsidiaries_with_what_can_be_done (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) show = g_simple_action_new ("show-company", G_VARIANT_TYPE_INT64);
  g_autoptr (CptCompany) parent = NULL;
  g_autoptr (CptCompany) subsidiary = NULL;
  g_autofree char *copied = NULL;
  gint64 rid = 0;

  g_signal_connect (show, "activate", G_CALLBACK (show_company_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (show));
  gtk_widget_insert_action_group (fixture->desk.window, "app", G_ACTION_GROUP (actions));
  parent = open_demo (fixture, "Groupe Lavallee");
  subsidiary = sync_fixture_find_stored (&fixture->desk.base, "Lavallee Transport", &rid);

  await_text (fixture->details, "Lavallee Transport");
  await_text (fixture->details, "Subsidiary, Linked");
  await_text (fixture->details, "Lavallee Entreposage");
  await_text (fixture->details, "Subsidiary, Deauthorized");
  await_text (fixture->details, "Lending");

  gtk_widget_activate_action (fixture->details, "details.copy-link-of", "s", cpt_company_get_id (subsidiary));
  await_text (desk_fixture_get_toasts (&fixture->desk), "copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (subsidiary));

  gtk_widget_activate_action (fixture->details, "details.open-company", "s", cpt_company_get_id (subsidiary));
  test_await_true (is_shown, fixture);
  g_assert_cmpint (fixture->shown, ==, rid);
}

static void
test_a_subsidiary_names_its_parent_and_every_identifier_is_copied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = open_demo (fixture, "Lavallee Transport");
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (company), 0);
  g_autofree char *copied = NULL;

  await_text (fixture->details, "Groupe Lavallee");
  await_text (fixture->details, cpt_company_get_parent_id (company));
  await_text (fixture->details, cpt_company_get_redirect (company));
  await_text (fixture->details, cpt_connection_get_id (connection));
  gtk_widget_activate_action (fixture->details, "details.copy", "s", cpt_connection_get_id (connection));
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_connection_get_id (connection));
}

static GtkWidget *
get_copy_owners (Fixture *fixture)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->details, CPT_TYPE_DETAILS_PAGE, "copy_owners"));
}

static void
test_owners_are_listed_and_copied (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) company = NULL;
  g_autofree char *owners = NULL;
  g_autofree char *copied = NULL;

  await_text (fixture->details, "No owner");
  g_assert_false (gtk_widget_get_visible (get_copy_owners (fixture)));

  company = open_demo (fixture, "Groupe Lavallee");
  g_assert_cmpuint (g_strv_length ((char **) cpt_company_get_owners (company)), ==, 2);
  owners = g_strjoinv ("\n", (char **) cpt_company_get_owners (company));
  await_text (fixture->details, owners);
  g_signal_emit_by_name (get_copy_owners (fixture), "clicked");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, owners);
}

static void
test_a_subsidiary_is_refreshed_from_its_parent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CptCompany) parent = open_demo (fixture, "Groupe Lavallee");
  g_autoptr (CptCompany) subsidiary = sync_fixture_find_stored (&fixture->desk.base, "Lavallee Transport", NULL);
  GtkWidget *dialog = NULL;

  await_text (fixture->details, "Lavallee Transport");
  gtk_widget_activate_action (fixture->details, "details.refresh-company", "s", cpt_company_get_id (subsidiary));
  dialog = GTK_WIDGET (await_window (ADW_TYPE_MESSAGE_DIALOG));
  await_text (dialog, "Lavallee Transport");
  desk_fixture_respond ("refresh");
  await_text (desk_fixture_get_toasts (&fixture->desk), "asked for");
}

#define TEST(name, function) g_test_add ("/details-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("the-description-is-saved-and-undone", test_the_description_is_saved_and_undone);
  TEST ("what-is-not-saved-is-there-when-the-page-is-opened-again",
        test_what_is_not_saved_is_there_when_the_page_is_opened_again);
  TEST ("a-draft-is-not-touched-by-what-changes-elsewhere", test_a_draft_is_not_touched_by_what_changes_elsewhere);
  TEST ("a-parent-lists-its-subsidiaries", test_a_parent_lists_its_subsidiaries_with_what_can_be_done);
  TEST ("a-subsidiary-names-its-parent", test_a_subsidiary_names_its_parent_and_every_identifier_is_copied);
  TEST ("owners-are-listed-and-copied", test_owners_are_listed_and_copied);
  TEST ("a-subsidiary-is-refreshed-from-its-parent", test_a_subsidiary_is_refreshed_from_its_parent);
  TEST ("offline-it-waits", test_offline_it_waits);
  TEST ("what-waits-is-cancelled", test_what_waits_is_cancelled);
  TEST ("what-was-refused-is-tried-again", test_what_was_refused_is_tried_again);
  TEST ("what-was-refused-is-dismissed", test_what_was_refused_is_dismissed);

  return g_test_run ();
}
