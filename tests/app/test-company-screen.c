/* test-company-screen.c — the page of one company, on a real sandbox: what is said, what may be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-company-heading.h"
#include "cpt-company-watch.h"
#include "cpt-connection-body.h"
#include "cpt-connection-timeline.h"
#include "cpt-connections-page.h"
#include "cpt-data-page.h"
#include "cpt-rename-popover.h"
#include "cpt-summary-page.h"
#include "cpt-details-page.h"
#include "cpt-history-page.h"
#include "cpt-report-page.h"
#include "cpt-sync-banner.h"
#include "cpt-tag-popover.h"
#include "cpt-tags-editor.h"
#include "desk-fixture.h"

typedef struct
{
  DeskFixture desk;
  GtkWidget *screen;
  gint64 rid;          /* of the company that is shown */
  CptCompany *company; /* (nullable): as it was when its page was opened; the sandbox's first one */
  gboolean is_gone;
} Fixture;

static void
gone_cb (Fixture *fixture)
{
  fixture->is_gone = TRUE;
}

static void
open_screen (Fixture *fixture, gint64 rid)
{
  fixture->rid = rid;
  fixture->screen = desk_fixture_open_company (&fixture->desk, rid);
  g_signal_connect_swapped (fixture->screen, "gone", G_CALLBACK (gone_cb), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  desk_fixture_set_up (&fixture->desk, 0);
  open_screen (fixture, desk_fixture_find_first (&fixture->desk, &fixture->company));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->company);
  desk_fixture_tear_down (&fixture->desk);
}

static GtkWidget *
show_view (Fixture *fixture, const char *name, GType type)
{
  gtk_widget_activate_action (fixture->screen, "company.show-view", "s", name);
  await_widget_type (fixture->screen, type);
  await_painted (fixture->screen);

  return find_by_type (fixture->screen, type);
}

/* What a page asks for by itself, and nothing else, meets it: it is said on the page, for the page stays. */
static void
test_a_key_that_is_refused_to_a_page_is_said_there (Fixture *fixture, gconstpointer data)
{
  g_autofree char *fault = g_strdup_printf ("status=401@GET/companies/%s", cpt_company_get_id (fixture->company));

  sync_fixture_set_fault (&fixture->desk.base, fault);
  show_view (fixture, "summary", CPT_TYPE_SUMMARY_PAGE);
  await_text (find_by_type (fixture->screen, CPT_TYPE_SYNC_BANNER), "The API key was refused");
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_STOPPED);
}

static GtkWidget *
show_connections (Fixture *fixture)
{
  return show_view (fixture, "connections", CPT_TYPE_CONNECTIONS_PAGE);
}

static void
test_what_is_known_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE);
  g_autofree char *copied = NULL;

  await_text (fixture->screen, cpt_company_get_name (fixture->company));
  await_text (details, cpt_company_get_id (fixture->company));
  await_text (details, "Sandbox (Linked)");

  gtk_widget_activate_action (details, "company.copy-id", NULL);
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_id (fixture->company));
}

static void
test_the_link_url_can_be_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copied = NULL;

  gtk_widget_activate_action (fixture->screen, "company.copy-link", NULL);
  await_text (desk_fixture_get_toasts (&fixture->desk), "copied");
  copied = read_clipboard ();
  g_assert_cmpstr (copied, ==, cpt_company_get_redirect (fixture->company));
}

typedef struct
{
  guint n_told;
  guint n_apart; /* how often a renaming waited that the name did not show, or the other way round */
  const char *name;
} Told;

static void
watch_changed_cb (CptCompanyWatch *watch, Told *told)
{
  CptCompanyRow *row = cpt_company_watch_get_row (watch);
  GPtrArray *changes = cpt_company_row_get_changes (row);
  const char *name = cpt_company_get_name (cpt_company_row_get_company (row));
  const char *expected = changes->len > 0 ? cpt_change_get_name (g_ptr_array_index (changes, changes->len - 1)) : NULL;

  told->n_told++;
  if (g_strcmp0 (name, expected != NULL ? expected : told->name) != 0)
    told->n_apart++;
}

static gboolean
look_again (gpointer store)
{
  g_signal_emit_by_name (store, "changed", (guint) CPT_STORE_CHANGE_OUTBOX);

  return G_SOURCE_CONTINUE;
}

/* A company and what waits for it are of one moment, however fast one follows on the other. */
static void
test_what_waits_and_the_company_are_told_together (Fixture *fixture, gconstpointer data)
{
  SyncFixture *base = &fixture->desk.base;
  g_autoptr (CptCompanyWatch) watch = NULL;
  Told told = { .name = cpt_company_get_name (fixture->company) };
  guint looking = 0;

  sync_fixture_stop_sandbox (base);
  watch = cpt_company_watch_new (base->store, base->sync, fixture->desk.list, fixture->rid);
  g_signal_connect (watch, "changed", G_CALLBACK (watch_changed_cb), &told);
  cpt_company_watch_start (watch);
  looking = g_idle_add (look_again, base->store); /* all the time, so that it is looked at in between, too */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Atelier %u", i);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      gint64 id = sync_fixture_do (base, &(CptChangeFields){ .kind = CPT_CHANGE_RENAME_COMPANY,
                                                             .rid = fixture->rid,
                                                             .company_id = cpt_company_get_id (fixture->company),
                                                             .name = name });

      g_array_append_val (ids, id);
      cpt_outbox_repository_cancel_async (base->outbox, ids, NULL, test_store_result, &result);
      test_await (&result);
      g_assert_true (cpt_outbox_repository_cancel_finish (base->outbox, result, NULL, NULL));
    }

  g_source_remove (looking);
  g_assert_cmpuint (told.n_told, >, 0);
  g_assert_cmpuint (told.n_apart, ==, 0);
  g_object_run_dispose (G_OBJECT (watch));
}

static void
test_it_can_be_renamed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover;

  gtk_widget_activate_action (fixture->screen, "company.rename", NULL);
  await_widget_type (fixture->screen, CPT_TYPE_RENAME_POPOVER);
  popover = find_by_type (fixture->screen, CPT_TYPE_RENAME_POPOVER);
  await_painted (popover);
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (popover, GTK_TYPE_ENTRY)), "Atelier Beaurivage");
  click (popover, "Save");

  await_text (find_by_type (fixture->screen, CPT_TYPE_COMPANY_HEADING), "Atelier Beaurivage");
  desk_fixture_await_sent (&fixture->desk);
}

static void
add_fields (GtkWidget *root, GPtrArray *fields)
{
  if (GTK_IS_ENTRY (root))
    g_ptr_array_add (fields, root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_fields (child, fields);
}

/* The field at place @i of those in @root. */
static GtkWidget *
find_field (GtkWidget *root, guint i)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  add_fields (root, fields);
  g_assert_cmpuint (i, <, fields->len);

  return g_ptr_array_index (fields, i);
}

/* Types into the popover that @action opens, and saves. */
static void
save_tag (Fixture *fixture, const char *action, const char *target, const char *key, const char *value)
{
  GtkWidget *editor = find_by_type (fixture->screen, CPT_TYPE_TAGS_EDITOR);
  GtkWidget *popover = NULL;

  gtk_widget_activate_action (editor, action, target != NULL ? "s" : NULL, target);
  await_widget_type (fixture->screen, CPT_TYPE_TAG_POPOVER);
  popover = find_by_type (fixture->screen, CPT_TYPE_TAG_POPOVER);
  await_painted (popover);
  gtk_editable_set_text (GTK_EDITABLE (find_field (popover, 0)), key);
  gtk_editable_set_text (GTK_EDITABLE (find_field (popover, 1)), value);
  click (popover, "Save");
  await_no_widget_type (fixture->screen, CPT_TYPE_TAG_POPOVER);
}

static void
assert_tags_there (Fixture *fixture, const char *expected)
{
  g_autofree char *tags = NULL;

  desk_fixture_await_sent (&fixture->desk);
  tags = sync_fixture_get_tags (&fixture->desk.base, cpt_company_get_id (fixture->company));
  g_assert_cmpstr (tags, ==, expected);
}

static void
test_tags_are_added_changed_removed_and_undone (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE);
  GtkWidget *editor = find_by_type (details, CPT_TYPE_TAGS_EDITOR);

  save_tag (fixture, "tags.add", NULL, " region ", "Gaspésie");
  await_text (editor, "Gaspésie");
  assert_tags_there (fixture, "{'region': 'Gaspésie'}");

  save_tag (fixture, "tags.change", "region", "région", "Ontario");
  await_text (editor, "région");
  await_no_text (editor, "Gaspésie");
  assert_tags_there (fixture, "{'région': 'Ontario'}");

  gtk_widget_activate_action (editor, "tags.remove", "s", "région");
  await_no_text (editor, "Ontario");
  assert_tags_there (fixture, "");

  click (desk_fixture_get_toasts (&fixture->desk), "Undo");
  await_text (editor, "Ontario");
  assert_tags_there (fixture, "{'région': 'Ontario'}");
}

static void
test_a_tag_that_the_platform_would_refuse_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE);
  GtkWidget *popover = NULL;
  GtkWidget *save = NULL;

  save_tag (fixture, "tags.add", NULL, "region", "qc");
  await_text (find_by_type (details, CPT_TYPE_TAGS_EDITOR), "qc");
  gtk_widget_activate_action (find_by_type (details, CPT_TYPE_TAGS_EDITOR), "tags.add", NULL);
  await_widget_type (fixture->screen, CPT_TYPE_TAG_POPOVER);
  popover = find_by_type (fixture->screen, CPT_TYPE_TAG_POPOVER);
  save = find_by_text (popover, GTK_TYPE_BUTTON, "Save");

  g_assert_false (gtk_widget_is_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (find_field (popover, 0)), "1234567890123456789012345678");
  await_text (popover, "A key has at most 27 characters.");
  g_assert_false (gtk_widget_is_sensitive (save));
  gtk_editable_set_text (GTK_EDITABLE (find_field (popover, 0)), "region");
  await_text (popover, "This replaces “region: qc”.");
  g_assert_true (gtk_widget_is_sensitive (save));
}

static void
test_tags_that_are_refused_go_back_and_it_is_said (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details = show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE);
  GtkWidget *editor = find_by_type (details, CPT_TYPE_TAGS_EDITOR);

  sync_fixture_set_fault (&fixture->desk.base, "status=400@PATCH/companies");
  save_tag (fixture, "tags.add", NULL, "region", "qc");
  await_text (desk_fixture_get_toasts (&fixture->desk), "were not changed");
  await_no_text (editor, "qc");
}

static void
test_what_a_linked_connection_does_not_allow_says_why (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_connections (fixture);
  GtkWidget *body = find_by_type (page, CPT_TYPE_CONNECTION_BODY);

  await_no_text (body, "Copy Link URL");
  await_text (body, "This connection is linked: its client has nothing to authorize.");
  g_assert_true (gtk_widget_is_sensitive (find_by_text (page, GTK_TYPE_BUTTON, "Unlink")));
  await_no_text (page, "This connection is not linked");
}

static void
test_unlinking_asks_and_the_page_follows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_connections (fixture);
  GtkWidget *unlink = find_by_text (page, GTK_TYPE_BUTTON, "Unlink");
  GtkWidget *timeline = find_by_type (page, CPT_TYPE_CONNECTION_TIMELINE);

  click (page, "Unlink");
  desk_fixture_respond ("do");
  await_text (desk_fixture_get_toasts (&fixture->desk), "is unlinked");

  await_text (find_by_type (fixture->screen, CPT_TYPE_COMPANY_HEADING), "Unlinked");
  await_text (timeline, "Unlinked");
  await_text (timeline, "done here");
  await_text (timeline, "at first");
  g_assert_true (gtk_widget_is_sensitive (find_by_text (page, GTK_TYPE_BUTTON, "Copy Link URL")));
  g_assert_false (gtk_widget_get_visible (unlink));
  await_text (page, "This connection is not linked: there is no access to give up.");
}

static void
test_a_one_time_link_says_so (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_connections (fixture);
  GtkWidget *toasts = desk_fixture_get_toasts (&fixture->desk);

  sync_fixture_set_fault (&fixture->desk.base, "otp");
  cpt_sync_reload (fixture->desk.base.sync);
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_READING);
  sync_fixture_await_state (&fixture->desk.base, CPT_SYNC_IDLE);
  g_assert_null (find_by_text (page, GTK_TYPE_LABEL, "One-time link"));

  click (page, "Unlink");
  desk_fixture_respond ("do");
  await_text (page, "One-time link");
  click (page, "Copy Link URL");
  await_text (toasts, "works once");
}

/* Somebody gave the first company a subsidiary whose connection waits for its client. */
static void
put_subsidiary (Fixture *fixture)
{
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CptCompany) company = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CptCompanyRepository *companies = fixture->desk.base.companies;
  gboolean is_put;

  g_ptr_array_add (connections, cpt_connection_new (&(CptConnectionFields){
                                    .id = "cccccccc-0000-4000-8000-000000000001",
                                    .platform_name = "Xero",
                                    .status_text = "PendingAuth",
                                    .created = CPT_TIME_UNKNOWN,
                                    .last_sync = CPT_TIME_UNKNOWN,
                                }));
  company = cpt_company_new (&(CptCompanyFields){
      .id = "00000000-0000-4000-8000-000000000001",
      .name = "Beaurivage",
      .created = CPT_TIME_UNKNOWN,
      .last_sync = CPT_TIME_UNKNOWN,
      .parent_id = cpt_company_get_id (fixture->company),
      .connections = connections,
  });
  cpt_company_repository_put_async (companies, company, cpt_company_repository_next_sequence (companies), NULL,
                                    test_store_result, &result);
  test_await (&result);
  is_put = cpt_company_repository_put_finish (companies, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_put);
}

static gboolean
is_listed_with_subsidiary (gpointer user_data)
{
  Fixture *fixture = user_data;
  CptCompanyRow *row = cpt_company_list_get_row (fixture->desk.list, fixture->rid);

  return row != NULL && cpt_company_row_get_n_children (row) == 1;
}

static void
test_the_status_is_over_the_subsidiaries_too (Fixture *fixture, gconstpointer data)
{
  await_text (find_by_type (fixture->screen, CPT_TYPE_COMPANY_HEADING), "Linked");

  sync_fixture_stop_sandbox (&fixture->desk.base); /* which would say that it does not know it */
  put_subsidiary (fixture);
  test_await_true (is_listed_with_subsidiary, fixture);
  open_screen (fixture, fixture->rid);
  await_text (find_by_type (fixture->screen, CPT_TYPE_COMPANY_HEADING), "Partial");
}

static void
test_a_deleted_connection_leaves_the_company_s_link_url (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = show_connections (fixture);

  gtk_widget_activate_action (find_by_type (page, CPT_TYPE_CONNECTION_TIMELINE), "connection.delete", NULL);
  desk_fixture_respond ("do");
  await_text (page, "No connection");
  g_assert_nonnull (find_by_text (page, GTK_TYPE_BUTTON, "Copy Link URL"));
  desk_fixture_await_sent (&fixture->desk);
}

static void
test_the_connection_that_is_asked_for_is_shown (Fixture *fixture, gconstpointer data)
{
  CptConnection *connection = g_ptr_array_index (cpt_company_get_connections (fixture->company), 0);

  gtk_widget_activate_action (fixture->screen, "company.show-connection", "s", cpt_connection_get_id (connection));
  await_widget_type (fixture->screen, CPT_TYPE_CONNECTIONS_PAGE);
  await_text (find_by_type (fixture->screen, CPT_TYPE_CONNECTIONS_PAGE), "Time line");
}

static gboolean
has_widget (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) || has_widget (child, type))
      return TRUE;

  return FALSE;
}

/* What nobody looks at costs nothing when a company is opened. */
static void
test_a_view_is_made_when_it_is_first_seen (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    GType (*get_type) (void);
  } views[] = {
    { "connections", cpt_connections_page_get_type },
    { "data", cpt_data_page_get_type },
    { "history", cpt_history_page_get_type },
    { "details", cpt_details_page_get_type },
  };

  g_assert_false (has_widget (fixture->screen, CPT_TYPE_REPORT_PAGE));
  for (gsize i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_assert_false (has_widget (fixture->screen, views[i].get_type ()));
      g_assert_nonnull (show_view (fixture, views[i].name, views[i].get_type ()));
    }
}

static void
test_a_view_that_is_opened_by_key_takes_the_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *summary = find_by_type (fixture->screen, CPT_TYPE_SUMMARY_PAGE);
  GtkWidget *details = NULL;

  await_text (summary, "12 complete months to");
  await_painted (summary);
  g_assert_true (gtk_widget_child_focus (summary, GTK_DIR_TAB_FORWARD));
  details = show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (fixture->screen)), details));
}

static void
test_deleted_elsewhere_is_told (Fixture *fixture, gconstpointer data)
{
  sync_fixture_delete_elsewhere (&fixture->desk.base, cpt_company_get_id (fixture->company));
  cpt_sync_reload (fixture->desk.base.sync);

  while (!fixture->is_gone)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_banner_gone (gpointer user_data)
{
  return !cpt_sync_banner_is_shown (user_data);
}

static void
test_that_the_platform_is_away_is_said_with_the_age_of_the_data (Fixture *fixture, gconstpointer data)
{
  GtkWidget *banner = find_by_type (fixture->screen, CPT_TYPE_SYNC_BANNER);

  g_assert_false (cpt_sync_banner_is_shown (CPT_SYNC_BANNER (banner)));
  sync_fixture_stop_sandbox (&fixture->desk.base);
  cpt_sync_reload (fixture->desk.base.sync);
  await_text (banner, "What is shown was read just now.");

  sync_fixture_start_sandbox (&fixture->desk.base);
  click (banner, "Try now");
  test_await_true (is_banner_gone, banner);
}

static gboolean
has_real_row (gpointer user_data)
{
  Fixture *fixture = user_data;

  return cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (fixture->screen)) > 0;
}

static void
test_the_page_of_a_company_that_waits_becomes_that_of_the_real_one (Fixture *fixture, gconstpointer data)
{
  const CptChangeFields fields = { .kind = CPT_CHANGE_CREATE_COMPANY, .name = "Atelier Beaurivage" };
  g_autoptr (CptCompany) company = NULL;

  sync_fixture_stop_sandbox (&fixture->desk.base);
  open_screen (fixture, -sync_fixture_do (&fixture->desk.base, &fields));
  await_text (fixture->screen, "Atelier Beaurivage");
  await_text (find_by_type (fixture->screen, CPT_TYPE_SUMMARY_PAGE), "Waiting to be created");
  await_text (show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE), "Waiting to be created");
  g_assert_null (find_by_text (show_connections (fixture), GTK_TYPE_BUTTON, "Copy Link URL"));

  sync_fixture_start_sandbox (&fixture->desk.base);
  cpt_sync_reload (fixture->desk.base.sync);
  test_await_true (has_real_row, fixture);
  company = sync_fixture_find_stored (&fixture->desk.base, "Atelier Beaurivage", NULL);
  await_text (show_view (fixture, "details", CPT_TYPE_DETAILS_PAGE), cpt_company_get_id (company));
}

static void
test_in_a_narrow_window_the_name_stands_in_the_header_bar (Fixture *fixture, gconstpointer data)
{
  GtkWidget *heading = find_by_type (fixture->screen, CPT_TYPE_COMPANY_HEADING);
  const char *name = cpt_company_get_name (fixture->company);

  await_text (heading, name);
  g_object_set (fixture->screen, "narrow", TRUE, NULL);
  g_assert_null (find_by_text (heading, GTK_TYPE_LABEL, name));
  await_text (find_by_type (fixture->screen, ADW_TYPE_HEADER_BAR), name);
}

#define TEST(name, function) g_test_add ("/company-screen/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);

  TEST ("what-is-known-is-said", test_what_is_known_is_said);
  TEST ("the-link-url-can-be-copied", test_the_link_url_can_be_copied);
  TEST ("what-waits-and-the-company-are-told-together", test_what_waits_and_the_company_are_told_together);
  TEST ("a-key-that-is-refused-to-a-page-is-said-there", test_a_key_that_is_refused_to_a_page_is_said_there);
  TEST ("it-can-be-renamed", test_it_can_be_renamed);
  TEST ("tags-are-added-changed-removed-and-undone", test_tags_are_added_changed_removed_and_undone);
  TEST ("a-tag-that-the-platform-would-refuse-is-said", test_a_tag_that_the_platform_would_refuse_is_said);
  TEST ("tags-that-are-refused-go-back-and-it-is-said", test_tags_that_are_refused_go_back_and_it_is_said);
  TEST ("what-a-linked-connection-does-not-allow-says-why", test_what_a_linked_connection_does_not_allow_says_why);
  TEST ("unlinking-asks-and-the-page-follows", test_unlinking_asks_and_the_page_follows);
  TEST ("a-one-time-link-says-so", test_a_one_time_link_says_so);
  TEST ("the-status-is-over-the-subsidiaries-too", test_the_status_is_over_the_subsidiaries_too);
  TEST ("a-deleted-connection-leaves-the-company-s-link-url", test_a_deleted_connection_leaves_the_company_s_link_url);
  TEST ("the-connection-that-is-asked-for-is-shown", test_the_connection_that_is_asked_for_is_shown);
  TEST ("a-view-is-made-when-it-is-first-seen", test_a_view_is_made_when_it_is_first_seen);
  TEST ("a-view-that-is-opened-by-key-takes-the-focus", test_a_view_that_is_opened_by_key_takes_the_focus);
  TEST ("deleted-elsewhere-is-told", test_deleted_elsewhere_is_told);
  TEST ("that-the-platform-is-away-is-said-with-the-age-of-the-data",
        test_that_the_platform_is_away_is_said_with_the_age_of_the_data);
  TEST ("the-page-of-a-company-that-waits-becomes-that-of-the-real-one",
        test_the_page_of_a_company_that_waits_becomes_that_of_the_real_one);
  TEST ("in-a-narrow-window-the-name-stands-in-the-header-bar",
        test_in_a_narrow_window_the_name_stands_in_the_header_bar);

  return g_test_run ();
}
