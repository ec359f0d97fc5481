/* cpt-link-sent-repository.h — each time a Link URL was copied, mailed or opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-store.h"

G_BEGIN_DECLS

/**
 * CptLinkChannel:
 *
 * How a Link URL left Comptoir. Stored by value: never renumber.
 */
typedef enum
{
  CPT_LINK_CHANNEL_COPIED = 1,
  CPT_LINK_CHANNEL_MAILED = 2,
  CPT_LINK_CHANNEL_OPENED = 3,
  CPT_LINK_CHANNEL_SHOWN = 4,    /* as a QR code */
  CPT_LINK_CHANNEL_EXPORTED = 5, /* in a table for a mail program */
} CptLinkChannel;

/**
 * CptLinkSent:
 * @connection_id: (nullable): GUID text, for the URL of one connection; %NULL for the company's
 * @channel: how it left
 * @at: microseconds UTC
 *
 * The last time that one Link URL left Comptoir.
 */
typedef struct
{
  char *connection_id;
  CptLinkChannel channel;
  gint64 at;
} CptLinkSent;

void cpt_link_sent_free (CptLinkSent *self);
gint64 cpt_link_sent_find (GPtrArray *sendings, const char *connection_id);

#define CPT_TYPE_LINK_SENT_REPOSITORY (cpt_link_sent_repository_get_type ())
G_DECLARE_FINAL_TYPE (CptLinkSentRepository, cpt_link_sent_repository, CPT, LINK_SENT_REPOSITORY, GObject)

CptLinkSentRepository *cpt_link_sent_repository_new (CptStore *store);
void cpt_link_sent_repository_record_async (CptLinkSentRepository *self,
                                            GArray *rids,
                                            const char *connection_id,
                                            CptLinkChannel channel,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean cpt_link_sent_repository_record_finish (CptLinkSentRepository *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_link_sent_repository_list_last_async (CptLinkSentRepository *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
GHashTable *cpt_link_sent_repository_list_last_finish (CptLinkSentRepository *self,
                                                       GAsyncResult *result,
                                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_link_sent_repository_list_async (CptLinkSentRepository *self,
                                          gint64 rid,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *cpt_link_sent_repository_list_finish (CptLinkSentRepository *self,
                                                 GAsyncResult *result,
                                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
