/* cpt-searched-private.h — what the list searches, orders and filters a company by, worked out once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company.h"

G_BEGIN_DECLS

/**
 * CptSearched:
 * @fold: the name, folded
 * @name_key: orders names, numbers by value
 * @other_fold: (nullable): description and tags, folded, one a line
 * @platforms: (nullable): names of the connected platforms, each once, one a line
 * @mask: bits of CptCompanyFilter
 * @worst: the worst CptConnectionState, CPT_N_CONNECTION_STATES without a connection
 * @expiry_start: microseconds UTC since when nothing was read; see cpt_expiry_get_company_start()
 */
typedef struct
{
  char *fold;
  char *name_key;
  char *other_fold;
  char *platforms;
  guint8 mask;
  guint8 worst;
  gint64 expiry_start;
} CptSearched;

CptSearched *cpt_searched_new (CptCompany *company);
void cpt_searched_free (CptSearched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSearched, cpt_searched_free)

G_END_DECLS
