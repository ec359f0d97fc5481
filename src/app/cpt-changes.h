/* cpt-changes.h — what a person asks for, as rows for the outbox, and said in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-company.h"
#include "cpt-integration.h"

G_BEGIN_DECLS

#define CPT_CHANGES_DELETION_GRACE (8 * G_TIME_SPAN_SECOND)

GPtrArray *cpt_changes_new_creation (const char *name, gint64 now);
GPtrArray *cpt_changes_new_renaming (gint64 rid, CptCompany *company, const char *name, gint64 now);
GPtrArray *cpt_changes_new_description (gint64 rid, CptCompany *company, const char *description, gint64 now);
CptChange *cpt_changes_new_reverse (CptChange *change, gint64 now);
CptChange *cpt_changes_new_deletion (gint64 rid, const char *company_id, const char *name, gint64 now);
GPtrArray *cpt_changes_new_connection_change (gint64 rid,
                                              CptCompany *company,
                                              const char *connection_id,
                                              CptChangeKind kind,
                                              gint64 now);
GPtrArray *cpt_changes_new_connection (gint64 rid, CptCompany *company, CptIntegration *integration, gint64 now);
GPtrArray *
cpt_changes_new_refresh (gint64 rid, CptCompany *company, const char *data_type, const char *connection_id, gint64 now);
GPtrArray *cpt_changes_new_bulk_refresh (GArray *rids, gint64 now);
CptChange *cpt_changes_new_small_read (gint64 rid,
                                       CptCompany *company,
                                       const char *data_type,
                                       const char *connection_id,
                                       gboolean is_bulk,
                                       gint64 now);
GPtrArray *
cpt_changes_new_settings (gint64 rid, const char *company_id, const char *base, const char *body, gint64 now);
CptChange *cpt_changes_new_tags (gint64 rid, const char *name, const char *patch, gint64 now);
char *cpt_changes_dup_not_done (CptChange *change);

G_END_DECLS
