/* cpt-sync.h — brings the platform and the store together, on a thread of its own.
 *
 * The main thread's face of sync: properties are notified, signals emitted and callbacks called on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-report-item.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptSyncState:
 * @CPT_SYNC_IDLE: up to date as of "last-read"
 * @CPT_SYNC_READING: the list is being read; see "n-read" and "n-expected"
 * @CPT_SYNC_WAITING: could not be read; "error" says why, "retry-at" when it is tried again by itself
 * @CPT_SYNC_STOPPED: nothing is sent any more until cpt_sync_reload(): the key was refused
 */
typedef enum
{
  CPT_SYNC_IDLE,
  CPT_SYNC_READING,
  CPT_SYNC_WAITING,
  CPT_SYNC_STOPPED,
} CptSyncState;

/* Properties: "state", "n-read" (uint64), "n-expected" (uint64, 0 = unknown), "last-read" (int64, microseconds of the
 * account's clock, CPT_TIME_UNKNOWN = never), "error" (GError, boxed, nullable), "retry-at" (int64,
 * g_get_monotonic_time() microseconds, 0 = not waiting).
 *
 * Signals: "change-answered" (CptChange *change, int64 rid, CptCompany *company or NULL): the platform did it (of a
 * connection that it created, @change has the ID); "change-failed" (CptChange *change, GError *error): it said no, and
 * the object went back; "read-ended" (int64 rid, CptRead *read): a read of that company ended before our eyes; the
 * store has it; "refresh-ended" (int64 rid, CptCompany *company, GPtrArray *reads): all reads of a company whose
 * refresh was asked for here have ended; @reads (CptRead) are those that did since, none when nothing was to be read;
 * "company-gone" (int64 rid): the platform has it no more, and the store neither; "key-wanted": something is to be
 * read, and nothing can be sent yet, see cpt_sync_hold_back().
 *
 * The three before it tell of the open company, and of those whose refresh was asked for. */
#define CPT_TYPE_SYNC (cpt_sync_get_type ())
G_DECLARE_FINAL_TYPE (CptSync, cpt_sync, CPT, SYNC, GObject)

CptSync *cpt_sync_new (CptStore *store);
void cpt_sync_start (CptSync *self, const char *base_url, const char *api_key);
void cpt_sync_hold_back (CptSync *self, const GError *error);
void cpt_sync_stop (CptSync *self);
void cpt_sync_stop_async (CptSync *self, GAsyncReadyCallback callback, gpointer user_data);
void cpt_sync_stop_finish (CptSync *self, GAsyncResult *result);
void cpt_sync_reload (CptSync *self);
void cpt_sync_cancel_read (CptSync *self);
void cpt_sync_watch_links (CptSync *self);

/* One company at a time is open: it is followed as closely as the platform allows. */
void cpt_sync_open_company (CptSync *self, gint64 rid);
void cpt_sync_close_company (CptSync *self);

CptSyncState cpt_sync_get_state (CptSync *self);
guint64 cpt_sync_get_n_read (CptSync *self);
guint64 cpt_sync_get_n_expected (CptSync *self);
gint64 cpt_sync_get_last_read (CptSync *self);
const GError *cpt_sync_get_error (CptSync *self);
gint64 cpt_sync_get_retry_at (CptSync *self);

/* Whether the account has ever shown a one-time password: its Link URLs then work once, within a day. */
gboolean cpt_sync_is_password_seen (CptSync *self);

/* The Link URL of a company, or of one of its connections, by the rule of one-time passwords: the stored one at once,
 * or, where the account ever showed a password, a fresh one from the platform. The URL may hold a password: it goes to
 * the clipboard and nowhere else. */
void cpt_sync_get_link_url_async (CptSync *self,
                                  gint64 rid,
                                  const char *connection_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *cpt_sync_get_link_url_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Many at once, by the same rule. An array of CptLinkTarget, in the order of @rids; those without a URL yet have url
 * NULL. */
void cpt_sync_list_link_urls_async (CptSync *self,
                                    GArray *rids,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *
cpt_sync_list_link_urls_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is read when somebody asks for it. Each ends with %TRUE once the store has it, which is what pages show. */
void cpt_sync_read_settings_async (CptSync *self,
                                   gint64 rid,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean cpt_sync_read_settings_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sync_read_integrations_async (CptSync *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
cpt_sync_read_integrations_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sync_read_validation_async (CptSync *self,
                                     const char *company_id,
                                     const char *read_id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean
cpt_sync_read_validation_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many refreshes of many companies the platform will take today. */
void cpt_sync_get_bulk_quota_async (CptSync *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gint64 cpt_sync_get_bulk_quota_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A picture: the stored one at once, else the platform's, which is then stored. */
void cpt_sync_read_report_async (CptSync *self,
                                 const char *company_id,
                                 CptReportKind kind,
                                 guint period_months,
                                 guint n_periods,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean cpt_sync_read_report_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sync_get_logo_async (CptSync *self,
                              const char *url,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GBytes *cpt_sync_get_logo_finish (CptSync *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
