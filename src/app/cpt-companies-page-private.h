/* cpt-companies-page-private.h — the companies page, for the files that make it up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-bulk-bar.h"
#include "cpt-companies-notice.h"
#include "cpt-companies-page.h"
#include "cpt-companies-state.h"
#include "cpt-companies-view.h"
#include "cpt-company-copier.h"
#include "cpt-filter-bar.h"
#include "cpt-reminder-bar.h"
#include "cpt-sync-banner.h"
#include "cpt-visit.h"

G_BEGIN_DECLS

struct _CptCompaniesPage
{
  GtkWidget parent_instance;

  CptSyncBanner *banner;
  GtkWidget *reminder_bin;
  CptReminderBar *reminder_bar;
  GtkSearchBar *search_bar;
  GtkWidget *search_entry;
  GtkLabel *hits_label;
  GtkWidget *best_match_button;
  AdwButtonContent *best_match_content;
  CptFilterBar *filter_bar;
  GtkStack *states;
  CptCompaniesView *view;
  AdwBin *bulk_bin;           /* empty until many are refreshed at once */
  AdwBin *selection_bin;      /* empty until several are selected */
  CptCompaniesNotice *notice; /* (nullable): until there is something to say in place of the list */

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  CptMetaRepository *meta;
  CptCompanyList *list;
  CptCompanySelection *selection;
  CptCellContext *context;
  CptCompaniesState *state;
  CptReminders *reminders;
  CptVisit *visit;
  CptBulkWatch *bulk;
  CptCompanyCopier *copier; /* (nullable): until rows are copied */

  gboolean narrow;
  gboolean cramped;
  gboolean sandbox;  /* it is the sandbox's */
  gboolean had_list; /* since the window opened */
  char *subtitle;
  guint minute_source;
  guint second_source;
  guint opened_position; /* of the company that was opened last */
  gint64 awaited_rid;    /* to be selected and scrolled to once the list has it; 0 for none */
};

void cpt_companies_page_open_company (CptCompaniesPage *self, gint64 rid);
void cpt_companies_commands_install (GtkWidgetClass *widget_class);
void cpt_companies_commands_add_keys (CptCompaniesPage *self);
void cpt_companies_commands_show_menu (CptCompaniesPage *self, guint position, const GdkRectangle *at);
void cpt_companies_commands_update (CptCompaniesPage *self);
void cpt_companies_reminders_follow (CptCompaniesPage *self, GCallback changed);
void cpt_companies_reminders_update (CptCompaniesPage *self, gboolean is_wanted);
void cpt_companies_reminders_show (CptCompaniesPage *self, CptReminder reminder);
void cpt_companies_reminders_dismiss (CptCompaniesPage *self, CptReminder reminder);
void cpt_companies_bulk_follow (CptCompaniesPage *self);
void cpt_companies_bulk_fit (CptCompaniesPage *self);
char *cpt_companies_status_dup_subtitle (CptCompaniesPage *self);
void cpt_companies_status_show_search (CptCompaniesPage *self);
const char *cpt_companies_status_choose (CptCompaniesPage *self);
void cpt_companies_status_show_notice (CptCompaniesPage *self, const char *state);

G_END_DECLS
