/* cpt-company-page.c — one page of GET /companies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-page.h"

struct _CptCompanyPage
{
  GObject parent_instance;

  GPtrArray *companies; /* (element-type CptCompany) */
  guint page_number;
  guint page_size;
  guint64 total_results;
  gboolean has_one_time_password;
};

G_DEFINE_FINAL_TYPE (CptCompanyPage, cpt_company_page, G_TYPE_OBJECT)

static void
cpt_company_page_finalize (GObject *object)
{
  CptCompanyPage *self = CPT_COMPANY_PAGE (object);

  g_ptr_array_unref (self->companies);

  G_OBJECT_CLASS (cpt_company_page_parent_class)->finalize (object);
}

static void
cpt_company_page_class_init (CptCompanyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_page_finalize;
}

static void
cpt_company_page_init (CptCompanyPage *self)
{
}

/**
 * cpt_company_page_new:
 * @companies: (element-type CptCompany): in the platform's order; kept, not to be changed any more
 * @page_number: as the platform said, from 1 (some answers say 0)
 * @page_size: as the platform said
 * @total_results: companies on all pages
 * @has_one_time_password: whether a Link URL of the page held a one-time password
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptCompanyPage *
cpt_company_page_new (GPtrArray *companies,
                      guint page_number,
                      guint page_size,
                      guint64 total_results,
                      gboolean has_one_time_password)
{
  CptCompanyPage *self = g_object_new (CPT_TYPE_COMPANY_PAGE, NULL);

  self->companies = g_ptr_array_ref (companies);
  self->page_number = page_number;
  self->page_size = page_size;
  self->total_results = total_results;
  self->has_one_time_password = has_one_time_password;

  return self;
}

/**
 * cpt_company_page_get_companies:
 *
 * Returns: (transfer none) (element-type CptCompany): in the platform's order; not to be changed
 */
GPtrArray *
cpt_company_page_get_companies (CptCompanyPage *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_PAGE (self), NULL);

  return self->companies;
}

/**
 * cpt_company_page_get_page_number:
 *
 * Returns: as the platform said
 */
guint
cpt_company_page_get_page_number (CptCompanyPage *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_PAGE (self), 0);

  return self->page_number;
}

/**
 * cpt_company_page_get_page_size:
 *
 * Returns: companies a page, as the platform said
 */
guint
cpt_company_page_get_page_size (CptCompanyPage *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_PAGE (self), 0);

  return self->page_size;
}

/**
 * cpt_company_page_get_total_results:
 *
 * Returns: companies on all pages, as the platform said
 */
guint64
cpt_company_page_get_total_results (CptCompanyPage *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_PAGE (self), 0);

  return self->total_results;
}

/**
 * cpt_company_page_get_has_one_time_password:
 *
 * Returns: whether a Link URL of the page held a one-time password, which was cut out
 */
gboolean
cpt_company_page_get_has_one_time_password (CptCompanyPage *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_PAGE (self), FALSE);

  return self->has_one_time_password;
}
