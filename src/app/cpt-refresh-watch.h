/* cpt-refresh-watch.h — how far the reads of a company that are under way are together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read-progress.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/* Signals: "changed": what it says may be another. */
#define CPT_TYPE_REFRESH_WATCH (cpt_refresh_watch_get_type ())
G_DECLARE_FINAL_TYPE (CptRefreshWatch, cpt_refresh_watch, CPT, REFRESH_WATCH, GObject)

CptRefreshWatch *cpt_refresh_watch_new (CptStore *store, const char *company_id);
gboolean cpt_refresh_watch_is_running (CptRefreshWatch *self);
double cpt_refresh_watch_get_fraction (CptRefreshWatch *self);
char *cpt_refresh_watch_dup_text (CptRefreshWatch *self);

char *cpt_refresh_watch_dup_progress (const CptReadProgress *progress, gint64 elapsed, gint64 usual);

G_END_DECLS
