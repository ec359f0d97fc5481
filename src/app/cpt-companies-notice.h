/* cpt-companies-notice.h — in place of the list of companies, when there is none: why, and what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Its buttons name actions of the page that it stands in (companies.…) and of the application. */
#define CPT_TYPE_COMPANIES_NOTICE (cpt_companies_notice_get_type ())
G_DECLARE_FINAL_TYPE (CptCompaniesNotice, cpt_companies_notice, CPT, COMPANIES_NOTICE, AdwBin)

GtkWidget *cpt_companies_notice_new (void);
void cpt_companies_notice_show (CptCompaniesNotice *self, const char *state);
void cpt_companies_notice_set_progress (CptCompaniesNotice *self, guint64 n_read, guint64 n_expected);
void cpt_companies_notice_describe_nothing (CptCompaniesNotice *self,
                                            const char *description,
                                            const char *clear,
                                            const char *name);
void cpt_companies_notice_describe_failure (CptCompaniesNotice *self, const GError *error, const char *description);
gboolean cpt_companies_notice_keep_failure (CptCompaniesNotice *self, const char *description);
void cpt_companies_notice_set_sandbox (CptCompaniesNotice *self, gboolean is_sandbox);

G_END_DECLS
