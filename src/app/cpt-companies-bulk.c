/* cpt-companies-bulk.c — the bar of refreshes of many companies, at the foot of the companies page.
 *
 * It is made when there are such refreshes: most starts have none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-page-private.h"

static void
changed_cb (CptCompaniesPage *self)
{
  GtkWidget *bar = NULL;

  if (adw_bin_get_child (self->bulk_bin) != NULL || cpt_bulk_watch_get_phase (self->bulk) == CPT_BULK_NONE)
    return;

  bar = cpt_bulk_bar_new (self->store, self->bulk, self->sync);
  cpt_bulk_bar_set_narrow (CPT_BULK_BAR (bar), self->narrow, self->cramped);
  adw_bin_set_child (self->bulk_bin, bar);
}

/**
 * cpt_companies_bulk_follow:
 *
 * Shows how the refreshes of many companies stand, from now on.
 */
void
cpt_companies_bulk_follow (CptCompaniesPage *self)
{
  self->bulk = cpt_bulk_watch_new (self->store);
  g_signal_connect_object (self->bulk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_companies_bulk_fit:
 *
 * Lays the bar out for the room that the page has.
 */
void
cpt_companies_bulk_fit (CptCompaniesPage *self)
{
  GtkWidget *bar = adw_bin_get_child (self->bulk_bin);

  if (bar != NULL)
    cpt_bulk_bar_set_narrow (CPT_BULK_BAR (bar), self->narrow, self->cramped);
}
