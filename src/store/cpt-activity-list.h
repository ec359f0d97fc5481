/* cpt-activity-list.h — all that happened to one company as a GListModel of CptActivity, newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-activity.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/* On the query thread: whether @entry is shown. */
typedef gboolean (*CptActivityFunc) (CptActivity *entry, gpointer data);

/**
 * CptActivityQuery:
 * @kinds: only these: a mask of 1 << CptActivityKind; 0 for all
 * @passes: (nullable): only those of which it says so
 * @data: for @passes, on any thread
 * @free_data: (nullable): frees @data; on any thread
 *
 * Which part of the activity. All of it by default.
 */
typedef struct
{
  guint kinds;
  CptActivityFunc passes;
  gpointer data;
  GDestroyNotify free_data;
} CptActivityQuery;

/* Properties, notified on the main thread: "is-loaded" (what there is for the query in force is known, as far as it was
 * looked at), "error" (nullable: why it could not be read; what is shown stays). */
#define CPT_TYPE_ACTIVITY_LIST (cpt_activity_list_get_type ())
G_DECLARE_FINAL_TYPE (CptActivityList, cpt_activity_list, CPT, ACTIVITY_LIST, GObject)

CptActivityList *cpt_activity_list_new (CptStore *store, const char *company_id);
void cpt_activity_list_set_query (CptActivityList *self, const CptActivityQuery *query);
gboolean cpt_activity_list_get_is_loaded (CptActivityList *self);
const GError *cpt_activity_list_get_error (CptActivityList *self);

G_END_DECLS
