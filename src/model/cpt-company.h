/* cpt-company.h — a client company, as the platform knows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-connection.h"

G_BEGIN_DECLS

/**
 * CptCompanyFilter:
 *
 * The filters of the companies list. All but the first are also bits (1 << filter) of a company's mask; those after
 * *No connection* ask for more than the platform says of a company, and the list sets their bits.
 * *Linked* wants every connection linked; those up to *No connection*, any connection in that state.
 * *Waiting for the client*: a Link URL was sent since a connection last became linked, and not all are linked.
 * *Expiry*: a connection is a CptExpiry other than CPT_EXPIRY_NONE.
 */
typedef enum
{
  CPT_COMPANY_FILTER_ALL,
  CPT_COMPANY_FILTER_LINKED,
  CPT_COMPANY_FILTER_ATTENTION,
  CPT_COMPANY_FILTER_PENDING,
  CPT_COMPANY_FILTER_UNLINKED,
  CPT_COMPANY_FILTER_NO_CONNECTION,
  CPT_COMPANY_FILTER_WAITING,
  CPT_COMPANY_FILTER_EXPIRY,
} CptCompanyFilter;
#define CPT_N_COMPANY_FILTERS (CPT_COMPANY_FILTER_EXPIRY + 1)

/**
 * CptCompanyFields:
 * @id: GUID text, lower case
 * @name: as stored by the platform; not unique
 * @description: (nullable): free note
 * @redirect: (nullable): the company's Link URL, without a one-time password
 * @created_by: (nullable): name of the portal user
 * @created: microseconds UTC, or CPT_TIME_UNKNOWN
 * @last_sync: microseconds UTC, or CPT_TIME_UNKNOWN before the first read
 * @created_text: (nullable): as the platform wrote it (seven fractional digits)
 * @last_sync_text: (nullable): as the platform wrote it
 * @tags: (nullable): a{ss}, sorted by key
 * @products: (nullable): enabled products
 * @owners: (nullable): GUID text of the portal users who own it; %NULL when the platform did not say
 * @parent_id: (nullable): GUID text of the parent company
 * @parent_name: (nullable): its name
 * @connections: (nullable) (element-type CptConnection): in the platform's order
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *description;
  const char *redirect;
  const char *created_by;
  gint64 created;
  gint64 last_sync;
  const char *created_text;
  const char *last_sync_text;
  GVariant *tags;
  const char *const *products;
  const char *const *owners;
  const char *parent_id;
  const char *parent_name;
  GPtrArray *connections;
} CptCompanyFields;

#define CPT_TYPE_COMPANY (cpt_company_get_type ())
G_DECLARE_FINAL_TYPE (CptCompany, cpt_company, CPT, COMPANY, GObject)

CptCompany *cpt_company_new (const CptCompanyFields *fields);
CptCompany *cpt_company_with_name (CptCompany *self, const char *name);
CptCompany *cpt_company_with_tags (CptCompany *self, GVariant *tags);
CptCompany *cpt_company_with_description (CptCompany *self, const char *description);
CptCompany *cpt_company_with_connections (CptCompany *self, GPtrArray *connections);
const char *cpt_company_get_id (CptCompany *self);
const char *cpt_company_get_name (CptCompany *self);
const char *cpt_company_get_shown_name (CptCompany *self);
const char *cpt_company_get_description (CptCompany *self);
const char *cpt_company_get_redirect (CptCompany *self);
const char *cpt_company_get_created_by (CptCompany *self);
gint64 cpt_company_get_created (CptCompany *self);
gint64 cpt_company_get_last_sync (CptCompany *self);
const char *cpt_company_get_created_text (CptCompany *self);
const char *cpt_company_get_last_sync_text (CptCompany *self);
GVariant *cpt_company_get_tags (CptCompany *self);
const char *const *cpt_company_get_products (CptCompany *self);
const char *const *cpt_company_get_owners (CptCompany *self);
const char *cpt_company_get_parent_id (CptCompany *self);
const char *cpt_company_get_parent_name (CptCompany *self);
const char *cpt_company_get_shown_parent_name (CptCompany *self);
GPtrArray *cpt_company_get_connections (CptCompany *self);
CptConnection *cpt_company_find_connection (CptCompany *self, const char *connection_id);
guint cpt_company_get_mask (CptCompany *self);

G_END_DECLS
