/* cpt-data-watch.h — what is known of the data types of a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-overview.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/* Signal "changed": what it knows may be another. */
#define CPT_TYPE_DATA_WATCH (cpt_data_watch_get_type ())
G_DECLARE_FINAL_TYPE (CptDataWatch, cpt_data_watch, CPT, DATA_WATCH, GObject)

CptDataWatch *cpt_data_watch_new (CptStore *store, const char *company_id);
gboolean cpt_data_watch_is_loaded (CptDataWatch *self);
const GError *cpt_data_watch_get_error (CptDataWatch *self);
GPtrArray *cpt_data_watch_list (CptDataWatch *self, CptCompany *company, gint64 now);
gint64 cpt_data_watch_get_n_records (CptDataWatch *self, const char *data_type);

G_END_DECLS
