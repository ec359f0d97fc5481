/* desk-fixture.h — a window on a real sandbox, store and sync, as a person sits before it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-companies-view.h"
#include "cpt-company-actions.h"
#include "cpt-company-list.h"
#include "cpt-report.h"
#include "sync-fixture.h"
#include "widget-finder.h"

G_BEGIN_DECLS

/**
 * DeskFixture:
 * @page: (nullable): the list, after desk_fixture_show_page(); before, a label stands in its place
 * @list: (nullable): all companies, after desk_fixture_open_company()
 * @shown: rid that "show-company" asked for last, 0 when none
 *
 * What every test of the Companies screen begins with.
 */
typedef struct
{
  SyncFixture base;
  GtkWidget *window;
  AdwToastOverlay *toasts;
  CptCompanyActions *actions;
  GtkWidget *page;
  CptCompanyList *list;
  gint64 shown;
} DeskFixture;

void desk_fixture_init (int *argc, char ***argv);
void desk_fixture_open (DeskFixture *fixture);
void desk_fixture_await_read (SyncFixture *base);
void desk_fixture_start_unhurried (SyncFixture *base);
void desk_fixture_set_up (DeskFixture *fixture, guint n_companies);
void desk_fixture_set_up_unhurried (DeskFixture *fixture, guint n_companies);
void desk_fixture_add_demo (DeskFixture *fixture);
void desk_fixture_put_page (DeskFixture *fixture);
void desk_fixture_show_page (DeskFixture *fixture);
GtkWidget *desk_fixture_open_company (DeskFixture *fixture, gint64 rid);
void desk_fixture_tear_down (DeskFixture *fixture);

/* Where toasts and popovers are found. */
GtkWidget *desk_fixture_get_toasts (DeskFixture *fixture);
GtkWidget *desk_fixture_get_list (DeskFixture *fixture);

/* The companies. */
gint64 desk_fixture_find_first (DeskFixture *fixture, CptCompany **company);
CptReport *desk_fixture_get_report (DeskFixture *fixture, CptCompany *company, CptReportKind kind);
GArray *desk_fixture_list_rids (DeskFixture *fixture, guint n);
guint desk_fixture_count_outbox (DeskFixture *fixture);
void desk_fixture_await_sent (DeskFixture *fixture);

/* The list, on the page. */
GtkStack *desk_fixture_get_states (DeskFixture *fixture);
GtkWidget *desk_fixture_get_table (DeskFixture *fixture);
void desk_fixture_await_state (DeskFixture *fixture, const char *state);
CptCompaniesView *desk_fixture_get_view (DeskFixture *fixture);
GtkWidget *desk_fixture_await_row (DeskFixture *fixture, const char *name, gint64 *rid);
void desk_fixture_await_no_row (DeskFixture *fixture, const char *name);
guint desk_fixture_find_position (DeskFixture *fixture, const char *name);

/* Menus and dialogs. */
GtkWidget *desk_fixture_open_menu (DeskFixture *fixture, const char *name);
GtkWidget *desk_fixture_open_add_dialog (DeskFixture *fixture, const char *name);
void desk_fixture_respond (const char *response);
void desk_fixture_use_style (void);

G_END_DECLS
