/* cpt-company-slices.h — many companies read from the store, a slice after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-repository.h"

G_BEGIN_DECLS

/**
 * CptCompanySlices:
 *
 * Which companies, and how far they are read. To be read on one thread; how far they are may be asked on another.
 */
typedef struct
{
  CptCompanyRepository *companies;
  GArray *rids; /* (element-type gint64) */
  int n_done;   /* of @rids; atomic */
} CptCompanySlices;

typedef void (*CptCompanyFunc) (CptCompany *company, gpointer user_data);

void cpt_company_slices_init (CptCompanySlices *self, CptStore *store, GArray *rids);
void cpt_company_slices_clear (CptCompanySlices *self);
gboolean cpt_company_slices_read (CptCompanySlices *self,
                                  CptCompanyFunc func,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);
guint cpt_company_slices_get_n_done (CptCompanySlices *self);

G_END_DECLS
