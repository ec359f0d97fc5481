/* desk-fixture.c — a window on a real sandbox, store and sync, as a person sits before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "desk-fixture.h"

#include "cpt-platform-reports.h"
#include "cpt-add-company-dialog.h"
#include "cpt-companies-page.h"
#include "cpt-company-heading.h"
#include "cpt-company-screen.h"
#include "cpt-company-cells.h"
#include "cpt-ui-resources.h"

#define FEW_A_PAGE 4

/**
 * desk_fixture_init:
 *
 * Begins a test program that shows windows.
 */
void
desk_fixture_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);
  adw_init ();
  g_resources_register (cpt_ui_get_resource ());
}

static void
show_company_cb (CptCompanyActions *actions, gint64 rid, DeskFixture *fixture)
{
  fixture->shown = rid;
}

static gboolean
is_read (gpointer user_data)
{
  SyncFixture *base = user_data;

  return cpt_sync_get_last_read (base->sync) != CPT_TIME_UNKNOWN && cpt_sync_get_state (base->sync) == CPT_SYNC_IDLE;
}

/**
 * desk_fixture_await_read:
 *
 * Waits until the platform was read once.
 */
void
desk_fixture_await_read (SyncFixture *base)
{
  test_await_true (is_read, base);
}

/**
 * desk_fixture_start_unhurried:
 *
 * Starts sync with delays as they are.
 */
void
desk_fixture_start_unhurried (SyncFixture *base)
{
  sync_fixture_start_with (base, cpt_sandbox_get_api_key (base->sandbox), FEW_A_PAGE, 1.0);
}

/**
 * desk_fixture_open:
 *
 * Opens the window on the store and sync, however they stand. A label stands in the place of the list.
 */
void
desk_fixture_open (DeskFixture *fixture)
{
  fixture->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (fixture->toasts, gtk_label_new ("the list"));
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->toasts));
  gtk_window_present (GTK_WINDOW (fixture->window));

  fixture->actions = cpt_company_actions_new (fixture->base.store, fixture->base.sync, fixture->toasts);
  g_signal_connect (fixture->actions, "show-company", G_CALLBACK (show_company_cb), fixture);
}

/**
 * desk_fixture_set_up:
 * @n_companies: how many the platform has besides its first one
 *
 * Opens the window once the platform is read.
 */
void
desk_fixture_set_up (DeskFixture *fixture, guint n_companies)
{
  sync_fixture_set_up (&fixture->base, n_companies);
  sync_fixture_start (&fixture->base);
  desk_fixture_await_read (&fixture->base);
  desk_fixture_open (fixture);
}

/**
 * desk_fixture_set_up_unhurried:
 * @n_companies: how many the platform has besides its first one
 *
 * The same, but that sync takes its time: it does nothing by itself while a test lasts, and what waits can be looked
 * at.
 */
void
desk_fixture_set_up_unhurried (DeskFixture *fixture, guint n_companies)
{
  sync_fixture_set_up (&fixture->base, n_companies);
  desk_fixture_start_unhurried (&fixture->base);
  desk_fixture_await_read (&fixture->base);
  desk_fixture_open (fixture);
}

typedef struct
{
  DeskFixture *fixture;
  const char *name;
} AwaitedCompany;

static gboolean
is_stored (gpointer user_data)
{
  AwaitedCompany *awaited = user_data;
  g_autoptr (CptCompany) company = sync_fixture_find_stored (&awaited->fixture->base, awaited->name, NULL);

  return company != NULL;
}

/**
 * desk_fixture_add_demo:
 *
 * Fills the sandbox with the demonstration companies, and waits until they are read.
 */
void
desk_fixture_add_demo (DeskFixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_added;

  cpt_sandbox_add_demo_async (fixture->base.sandbox, NULL, test_store_result, &result);
  test_await (&result);
  is_added = cpt_sandbox_add_demo_finish (fixture->base.sandbox, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_added);

  cpt_sync_reload (fixture->base.sync);
  test_await_true (is_stored, &(AwaitedCompany){ fixture, "Vignoble du Coteau" });
  test_await_true (is_stored, &(AwaitedCompany){ fixture, "Boulangerie Aux Deux Moulins" });
}

/**
 * desk_fixture_put_page:
 *
 * Puts the list in the place of the label, or of another list.
 */
void
desk_fixture_put_page (DeskFixture *fixture)
{
  fixture->page = cpt_companies_page_new (fixture->base.store, fixture->base.sync, fixture->actions);
  adw_toast_overlay_set_child (fixture->toasts, fixture->page);
}

/**
 * desk_fixture_show_page:
 *
 * Puts the list there, and waits until it shows companies.
 */
void
desk_fixture_show_page (DeskFixture *fixture)
{
  desk_fixture_put_page (fixture);
  desk_fixture_await_state (fixture, "list");
}

/**
 * desk_fixture_open_company:
 * @rid: its row
 *
 * Returns: (transfer none): its page, which stands in the place of the label, or of the page before, once it is filled
 */
GtkWidget *
desk_fixture_open_company (DeskFixture *fixture, gint64 rid)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *screen = NULL;

  if (fixture->list == NULL)
    {
      fixture->list = cpt_company_list_new (fixture->base.store);
      cpt_company_list_load (fixture->list);
    }

  screen = cpt_company_screen_new (fixture->base.store, fixture->base.sync, fixture->list, fixture->actions,
                                   G_MENU_MODEL (menu), rid);
  adw_toast_overlay_set_child (fixture->toasts, screen);
  await_widget_type (screen, CPT_TYPE_COMPANY_HEADING);

  return screen;
}

/* Reads are done in order, so those that were begun end before this one. */
static void
drain_reads (DeskFixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);

  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* What was begun is ended: writes are done in order, so the last one ends after them. */
static void
drain_writes (DeskFixture *fixture)
{
  g_autoptr (CptLinkSentRepository) sent = cpt_link_sent_repository_new (fixture->base.store);
  g_autoptr (GArray) rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_recorded;

  cpt_link_sent_repository_record_async (sent, rids, NULL, CPT_LINK_CHANNEL_COPIED, NULL, test_store_result, &result);
  test_await (&result);
  is_recorded = cpt_link_sent_repository_record_finish (sent, result, &error);
  g_assert_no_error (error);
  g_assert_true (is_recorded);
}

/**
 * desk_fixture_tear_down:
 *
 * Closes all, and shows that nothing is left.
 */
void
desk_fixture_tear_down (DeskFixture *fixture)
{
  drain_writes (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  if (fixture->base.sync != NULL)
    cpt_sync_stop (fixture->base.sync); /* what was asked of the platform ends, and lets go of who asked */
  drain_reads (fixture);
  g_clear_object (&fixture->list);
  g_assert_finalize_object (fixture->actions);
  sync_fixture_tear_down (&fixture->base);
}

/**
 * desk_fixture_get_toasts:
 *
 * Returns: (transfer none): what all is in, toasts too
 */
GtkWidget *
desk_fixture_get_toasts (DeskFixture *fixture)
{
  return GTK_WIDGET (fixture->toasts);
}

/**
 * desk_fixture_get_list:
 *
 * Returns: (transfer none): what popovers may point to
 */
GtkWidget *
desk_fixture_get_list (DeskFixture *fixture)
{
  return adw_toast_overlay_get_child (fixture->toasts);
}

static gint64
find_rid (DeskFixture *fixture, CptCompanyPage *page, guint position, CptCompany **company)
{
  CptCompany *wanted = g_ptr_array_index (cpt_company_page_get_companies (page), position);
  gint64 rid = 0;
  g_autoptr (CptCompany) stored = sync_fixture_find_stored (&fixture->base, cpt_company_get_name (wanted), &rid);

  g_assert_cmpint (rid, >, 0);
  if (company != NULL)
    *company = g_steal_pointer (&stored);

  return rid;
}

/**
 * desk_fixture_find_first:
 * @company: (out) (optional) (transfer full): it
 *
 * Returns: the row of the company that the sandbox has from the start
 */
gint64
desk_fixture_find_first (DeskFixture *fixture, CptCompany **company)
{
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);

  return find_rid (fixture, page, 0, company);
}

/**
 * desk_fixture_get_report:
 *
 * Returns: (transfer full): a report of @company as another client of the platform reads it
 */
CptReport *
desk_fixture_get_report (DeskFixture *fixture, CptCompany *company, CptReportKind kind)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = NULL;
  CptReport *report;

  cpt_platform_client_get_report_async (fixture->base.client, CPT_PRIORITY_USER, cpt_company_get_id (company), kind, 1,
                                        25, NULL, test_store_result, &result);
  test_await (&result);
  json = cpt_platform_client_get_report_finish (fixture->base.client, result, &error);
  g_assert_no_error (error);
  report = cpt_report_new_from_json (kind, json, &error);
  g_assert_no_error (error);

  return report;
}

/**
 * desk_fixture_list_rids:
 *
 * Returns: (transfer full) (element-type gint64): the rows of the @n oldest companies
 */
GArray *
desk_fixture_list_rids (DeskFixture *fixture, guint n)
{
  GArray *rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (CptCompanyPage) page = sync_fixture_list_platform (&fixture->base);

  for (guint i = 0; i < n; i++)
    {
      gint64 rid = find_rid (fixture, page, i, NULL);

      g_array_append_val (rids, rid);
    }

  return rids;
}

/**
 * desk_fixture_count_outbox:
 *
 * Returns: how many changes wait, or failed
 */
guint
desk_fixture_count_outbox (DeskFixture *fixture)
{
  g_autoptr (GPtrArray) changes = sync_fixture_list_outbox (&fixture->base);

  return changes->len;
}

static gboolean
is_outbox_empty (gpointer user_data)
{
  return desk_fixture_count_outbox (user_data) == 0;
}

/**
 * desk_fixture_await_sent:
 *
 * Waits until the platform has done all that was asked for.
 */
void
desk_fixture_await_sent (DeskFixture *fixture)
{
  test_await_true (is_outbox_empty, fixture);
}

/**
 * desk_fixture_get_states:
 *
 * Returns: (transfer none): the stack of the page: the list, or a notice in its place
 */
GtkStack *
desk_fixture_get_states (DeskFixture *fixture)
{
  for (GtkWidget *child = gtk_widget_get_first_child (fixture->page); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_STACK (child))
      return GTK_STACK (child);

  g_assert_not_reached ();
}

/**
 * desk_fixture_get_table:
 *
 * Returns: (transfer none): the column view
 */
GtkWidget *
desk_fixture_get_table (DeskFixture *fixture)
{
  return find_by_type (GTK_WIDGET (desk_fixture_get_states (fixture)), GTK_TYPE_COLUMN_VIEW);
}

typedef struct
{
  DeskFixture *fixture;
  const char *state;
} AwaitedState;

static gboolean
is_state_shown (gpointer user_data)
{
  AwaitedState *awaited = user_data;
  GtkStack *stack = desk_fixture_get_states (awaited->fixture);

  if (g_str_equal (gtk_stack_get_visible_child_name (stack), "notice"))
    stack = GTK_STACK (find_by_type (gtk_stack_get_visible_child (stack), GTK_TYPE_STACK));

  return g_str_equal (gtk_stack_get_visible_child_name (stack), awaited->state);
}

/**
 * desk_fixture_await_state:
 * @state: loading, empty, nothing, failed or list
 *
 * Waits until the page is in @state.
 */
void
desk_fixture_await_state (DeskFixture *fixture, const char *state)
{
  test_await_true (is_state_shown, &(AwaitedState){ fixture, state });
}

/**
 * desk_fixture_get_view:
 *
 * Returns: (transfer none): what holds the table and the list of two-line rows
 */
CptCompaniesView *
desk_fixture_get_view (DeskFixture *fixture)
{
  return CPT_COMPANIES_VIEW (find_by_type (fixture->page, CPT_TYPE_COMPANIES_VIEW));
}

static gboolean
is_row_of (GtkWidget *widget, const char *name, CptCompanyRow **row)
{
  GtkWidget *row_widget = NULL;
  CptCompanySlot *slot = cpt_company_cells_find_slot (widget, &row_widget);

  *row = slot != NULL && row_widget == widget ? cpt_company_slot_get_row (slot) : NULL;

  return *row != NULL && g_str_equal (cpt_company_get_name (cpt_company_row_get_company (*row)), name);
}

static GtkWidget *
find_row (GtkWidget *widget, const char *name, CptCompanyRow **row)
{
  if (!gtk_widget_get_child_visible (widget))
    return NULL;
  if (is_row_of (widget, name, row))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, name, row);

      if (found != NULL)
        return found;
    }

  return NULL;
}

typedef struct
{
  GtkWidget *view;
  const char *name;
  GtkWidget *found;
  CptCompanyRow *row;
} AwaitedRow;

static gboolean
is_row_shown (gpointer user_data)
{
  AwaitedRow *awaited = user_data;

  awaited->found = find_row (awaited->view, awaited->name, &awaited->row);

  return awaited->found != NULL;
}

/**
 * desk_fixture_await_row:
 * @name: of a company
 * @rid: (out) (optional): its row in the store
 *
 * Returns: (transfer none): the widget of its row, once there is one
 */
GtkWidget *
desk_fixture_await_row (DeskFixture *fixture, const char *name, gint64 *rid)
{
  AwaitedRow awaited = { GTK_WIDGET (desk_fixture_get_view (fixture)), name, NULL, NULL };

  test_await_true (is_row_shown, &awaited);
  if (rid != NULL)
    *rid = cpt_company_row_get_rid (awaited.row);

  return awaited.found;
}

static gboolean
is_no_row_shown (gpointer user_data)
{
  return !is_row_shown (user_data);
}

/**
 * desk_fixture_await_no_row:
 * @name: of a company
 *
 * Waits until it has no row.
 */
void
desk_fixture_await_no_row (DeskFixture *fixture, const char *name)
{
  test_await_true (is_no_row_shown, &(AwaitedRow){ GTK_WIDGET (desk_fixture_get_view (fixture)), name, NULL, NULL });
}

/**
 * desk_fixture_find_position:
 * @name: of a company
 *
 * Returns: the position of its row, once there is one
 */
guint
desk_fixture_find_position (DeskFixture *fixture, const char *name)
{
  return cpt_company_slot_get_position (
      cpt_company_cells_find_slot (desk_fixture_await_row (fixture, name, NULL), NULL));
}

/**
 * desk_fixture_open_add_dialog:
 * @name: what is typed
 *
 * Returns: (transfer none): the dialog, with the name in it
 */
GtkWidget *
desk_fixture_open_add_dialog (DeskFixture *fixture, const char *name)
{
  GtkWidget *dialog;

  cpt_company_actions_add (fixture->actions, NULL);
  dialog = GTK_WIDGET (await_window (CPT_TYPE_ADD_COMPANY_DIALOG));
  gtk_editable_set_text (GTK_EDITABLE (find_by_type (dialog, ADW_TYPE_ENTRY_ROW)), name);

  return dialog;
}

/**
 * desk_fixture_respond:
 * @response: what is answered
 *
 * Answers the question that is asked, once it is. The signal alone does not close the dialog.
 */
void
desk_fixture_respond (const char *response)
{
  GtkWindow *dialog = await_window (ADW_TYPE_MESSAGE_DIALOG);

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

/**
 * desk_fixture_open_menu:
 * @name: of a company in the list
 *
 * Returns: (transfer none): the menu of its row
 */
GtkWidget *
desk_fixture_open_menu (DeskFixture *fixture, const char *name)
{
  GtkWidget *menu = NULL;

  g_signal_emit_by_name (desk_fixture_get_view (fixture), "menu-requested", desk_fixture_find_position (fixture, name),
                         &(GdkRectangle){ 10, 10, 1, 1 });
  menu = find_by_type (fixture->page, GTK_TYPE_POPOVER_MENU);
  await_painted (menu);

  return menu;
}

/**
 * desk_fixture_use_style:
 *
 * Widgets of this program look as those of the application from now on.
 */
void
desk_fixture_use_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/comptoir/Comptoir/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
