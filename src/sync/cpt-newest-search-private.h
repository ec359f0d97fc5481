/* cpt-newest-search-private.h — the newest things of a company on the platform that could be what a change asked for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-change.h"
#include "cpt-platform-client.h"

G_BEGIN_DECLS

/**
 * CptNewestKind:
 * @ask: asks for a page of things, the newest first
 * @answer: ends it
 * @get_time: when a thing came to be
 * @matches: whether a thing could be what the change asked for
 *
 * What is searched.
 */
typedef struct
{
  void (*ask) (CptPlatformClient *client,
               const char *company_id,
               guint page,
               guint page_size,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data);
  CptPage *(*answer) (CptPlatformClient *client, GAsyncResult *result, GError **error);
  gint64 (*get_time) (gpointer thing);
  gboolean (*matches) (gpointer thing, CptChange *change);
} CptNewestKind;

extern const CptNewestKind cpt_newest_reads;
extern const CptNewestKind cpt_newest_connections;

void cpt_newest_search_async (CptPlatformClient *client,
                              const CptNewestKind *kind,
                              CptChange *change,
                              gint64 since,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
GPtrArray *
cpt_newest_search_finish (CptPlatformClient *client, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
