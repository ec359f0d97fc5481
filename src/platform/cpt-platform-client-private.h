/* cpt-platform-client-private.h — what every operation of the client is made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-logo-fetcher-private.h"
#include "cpt-request-private.h"

G_BEGIN_DECLS

/**
 * CptPlatformOutcome:
 * @value: (owned) (nullable): what was read from the answer; nothing is read from the answer to a deletion
 * @free_value: for @value
 * @link_url: (owned) (nullable): as it came, one-time password and all
 *
 * What an operation ends with.
 */
typedef struct
{
  gpointer value;
  GDestroyNotify free_value;
  char *link_url;
} CptPlatformOutcome;

typedef gboolean (*CptPlatformDecoder) (GBytes *body, CptPlatformOutcome *outcome, GError **error);

void cpt_platform_client_start (CptPlatformClient *self,
                                CptRequest *request,
                                CptPlatformDecoder decode,
                                gpointer source_tag,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer cpt_platform_client_finish (CptPlatformClient *self,
                                     GAsyncResult *result,
                                     gpointer source_tag,
                                     char **link_url,
                                     GError **error);
gboolean cpt_platform_client_finish_without_value (CptPlatformClient *self,
                                                   GAsyncResult *result,
                                                   gpointer source_tag,
                                                   GError **error);
CptLogoFetcher *cpt_platform_client_get_logo_fetcher (CptPlatformClient *self);
gboolean cpt_platform_client_decode_nothing (GBytes *body, CptPlatformOutcome *outcome, GError **error);

G_END_DECLS
