/* cpt-companies-opening.c — from the companies to the page of one, and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-companies-page-private.h"

/**
 * cpt_companies_page_open_company:
 * @rid: a company
 *
 * Asks the window for the page of @rid.
 */
void
cpt_companies_page_open_company (CptCompaniesPage *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_COMPANIES_PAGE (self));

  self->opened_position = cpt_company_list_find (self->list, rid);
  g_signal_emit_by_name (self, "open-company", rid);
}

/**
 * cpt_companies_page_get_list:
 *
 * Returns: (transfer none): the companies
 */
CptCompanyList *
cpt_companies_page_get_list (CptCompaniesPage *self)
{
  g_return_val_if_fail (CPT_IS_COMPANIES_PAGE (self), NULL);

  return self->list;
}

/**
 * cpt_companies_page_return_from:
 * @rid: the company that was opened last
 *
 * Gives its row the focus, where the list stands; the row that took its place when it is no longer listed. Only a row
 * that is out of view is scrolled to.
 */
void
cpt_companies_page_return_from (CptCompaniesPage *self, gint64 rid)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint position = cpt_company_list_find (self->list, rid);
  GdkRectangle at;

  g_return_if_fail (CPT_IS_COMPANIES_PAGE (self));

  if (n_items == 0)
    return;

  if (position >= n_items)
    position = MIN (self->opened_position, n_items - 1);
  if (!cpt_companies_view_find_place (self->view, rid, &at))
    cpt_companies_view_scroll_to (self->view, position);
  cpt_companies_view_grab_focus (self->view, position);
}
