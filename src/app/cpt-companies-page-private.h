/* cpt-companies-page-private.h — the companies page, for the files that make it up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-companies-page.h"
#include "cpt-companies-state.h"
#include "cpt-companies-view.h"
#include "cpt-filter-bar.h"
#include "cpt-sync-banner.h"

G_BEGIN_DECLS

struct _CptCompaniesPage
{
  GtkWidget parent_instance;

  CptSyncBanner *banner;
  GtkSearchBar *search_bar;
  GtkWidget *search_entry;
  GtkLabel *hits_label;
  GtkWidget *best_match_button;
  AdwButtonContent *best_match_content;
  CptFilterBar *filter_bar;
  GtkStack *states;
  GtkProgressBar *progress;
  AdwStatusPage *nothing_page;
  GtkLabel *add_found_label;
  AdwStatusPage *failed_page;
  AdwBin *failed_details;
  CptCompaniesView *view;
  GtkRevealer *selection_revealer;
  GtkLabel *selection_label;

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  CptMetaRepository *meta;
  CptCompanyList *list;
  CptCompanySelection *selection;
  CptCellContext *context;
  CptCompaniesState *state;

  gboolean narrow;
  gboolean cramped;
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
char *cpt_companies_status_dup_subtitle (CptCompaniesPage *self);
const char *cpt_companies_status_choose (CptCompaniesPage *self);
void cpt_companies_status_describe_nothing (CptCompaniesPage *self);
void cpt_companies_status_describe_failure (CptCompaniesPage *self);

G_END_DECLS
