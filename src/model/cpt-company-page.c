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
  GHashTable *links; /* (nullable) (element-type utf8 utf8): company ID to Link URL */
};

G_DEFINE_FINAL_TYPE (CptCompanyPage, cpt_company_page, G_TYPE_OBJECT)

static void
cpt_company_page_finalize (GObject *object)
{
  CptCompanyPage *self = CPT_COMPANY_PAGE (object);

  g_ptr_array_unref (self->companies);
  g_clear_pointer (&self->links, g_hash_table_unref);

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
 * @links: (nullable) (element-type utf8 utf8): company ID to Link URL, of those whose own URL held a one-time password;
 *   kept, not to be changed any more
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptCompanyPage *
cpt_company_page_new (GPtrArray *companies,
                      guint page_number,
                      guint page_size,
                      guint64 total_results,
                      gboolean has_one_time_password,
                      GHashTable *links)
{
  CptCompanyPage *self = g_object_new (CPT_TYPE_COMPANY_PAGE, NULL);

  self->companies = g_ptr_array_ref (companies);
  self->page_number = page_number;
  self->page_size = page_size;
  self->total_results = total_results;
  self->has_one_time_password = has_one_time_password;
  self->links = links != NULL ? g_hash_table_ref (links) : NULL;

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

/**
 * cpt_company_page_find_link:
 * @company_id: a company of the page
 *
 * Returns: (transfer none) (nullable): its Link URL as it came, when that held a one-time password: to be handed to
 *   somebody, and kept nowhere
 */
const char *
cpt_company_page_find_link (CptCompanyPage *self, const char *company_id)
{
  g_return_val_if_fail (CPT_IS_COMPANY_PAGE (self), NULL);

  return self->links != NULL ? g_hash_table_lookup (self->links, company_id) : NULL;
}
