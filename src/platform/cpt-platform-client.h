/* cpt-platform-client.h — the platform's HTTP API, one function an operation.
 *
 * Lives on one thread: the main context that is the thread's default when the client is made; every function is called,
 * and every callback runs, there. (In the application that is the sync thread.)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-clock.h"
#include "cpt-company-page.h"
#include "cpt-error.h"
#include "cpt-page.h"

G_BEGIN_DECLS

/**
 * CptPriority:
 * @CPT_PRIORITY_USER: somebody waits for it: goes first; one company or connection is tried for 60 s
 * @CPT_PRIORITY_BULK: one of many that somebody asked for: leaves the last tenth of the daily quota, and a few requests
 *   of every second, to those who wait for one
 * @CPT_PRIORITY_BACKGROUND: at most a quarter of the daily quota, slows down before it ends
 */
typedef enum
{
  CPT_PRIORITY_USER,
  CPT_PRIORITY_BULK,
  CPT_PRIORITY_BACKGROUND,
} CptPriority;

/* Signals: "refused" (GError *error): the platform refused the key, whatever was asked; before whoever asked hears of
 * it. Not for an answer that may be of an earlier time, to the same change: whoever sends that again knows better. */
#define CPT_TYPE_PLATFORM_CLIENT (cpt_platform_client_get_type ())
G_DECLARE_FINAL_TYPE (CptPlatformClient, cpt_platform_client, CPT, PLATFORM_CLIENT, GObject)

CptPlatformClient *cpt_platform_client_new (const char *base_url, const char *api_key, CptClock *clock, GError **error);
void cpt_platform_client_set_time_scale (CptPlatformClient *self, double time_scale);
gboolean cpt_platform_client_is_loopback (CptPlatformClient *self);
gint64 cpt_platform_client_get_bulk_quota (CptPlatformClient *self);

void cpt_platform_client_list_companies_async (CptPlatformClient *self,
                                               CptPriority priority,
                                               guint page,
                                               guint page_size,
                                               const char *order_by,
                                               const char *query,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
CptCompanyPage *cpt_platform_client_list_companies_finish (CptPlatformClient *self,
                                                           GAsyncResult *result,
                                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_get_company_async (CptPlatformClient *self,
                                            CptPriority priority,
                                            const char *company_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
/* @redirect: (out) (optional) (transfer full): the Link URL as it came, one-time password and all; kept nowhere else.
 */
CptCompany *cpt_platform_client_get_company_finish (CptPlatformClient *self,
                                                    GAsyncResult *result,
                                                    char **redirect,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_create_company_async (CptPlatformClient *self,
                                               const char *name,
                                               const char *idempotency_key,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
CptCompany *cpt_platform_client_create_company_finish (CptPlatformClient *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_rename_company_async (CptPlatformClient *self,
                                               const char *company_id,
                                               const char *name,
                                               const char *idempotency_key,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
CptCompany *cpt_platform_client_rename_company_finish (CptPlatformClient *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_save_tags_async (CptPlatformClient *self,
                                          CptPriority priority,
                                          const char *company_id,
                                          const char *json,
                                          const char *idempotency_key,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
CptCompany *cpt_platform_client_save_tags_finish (CptPlatformClient *self,
                                                  GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_describe_company_async (CptPlatformClient *self,
                                                 const char *company_id,
                                                 const char *description,
                                                 const char *idempotency_key,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
CptCompany *cpt_platform_client_describe_company_finish (CptPlatformClient *self,
                                                         GAsyncResult *result,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_delete_company_async (CptPlatformClient *self,
                                               const char *company_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean cpt_platform_client_delete_company_finish (CptPlatformClient *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_list_connections_async (CptPlatformClient *self,
                                                 CptPriority priority,
                                                 const char *company_id,
                                                 guint page,
                                                 guint page_size,
                                                 const char *order_by,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
CptPage *cpt_platform_client_list_connections_finish (CptPlatformClient *self,
                                                      GAsyncResult *result,
                                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_create_connection_async (CptPlatformClient *self,
                                                  const char *company_id,
                                                  const char *platform_key,
                                                  const char *idempotency_key,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
CptConnection *cpt_platform_client_create_connection_finish (CptPlatformClient *self,
                                                             GAsyncResult *result,
                                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_get_connection_async (CptPlatformClient *self,
                                               CptPriority priority,
                                               const char *company_id,
                                               const char *connection_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
CptConnection *cpt_platform_client_get_connection_finish (CptPlatformClient *self,
                                                          GAsyncResult *result,
                                                          char **link_url,
                                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_unlink_connection_async (CptPlatformClient *self,
                                                  const char *company_id,
                                                  const char *connection_id,
                                                  const char *idempotency_key,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
CptConnection *cpt_platform_client_unlink_connection_finish (CptPlatformClient *self,
                                                             GAsyncResult *result,
                                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_platform_client_delete_connection_async (CptPlatformClient *self,
                                                  const char *company_id,
                                                  const char *connection_id,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
gboolean cpt_platform_client_delete_connection_finish (CptPlatformClient *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
