/* cpt-logo-fetcher-private.h — pictures from wherever the platform says, without the key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CPT_TYPE_LOGO_FETCHER (cpt_logo_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (CptLogoFetcher, cpt_logo_fetcher, CPT, LOGO_FETCHER, GObject)

CptLogoFetcher *cpt_logo_fetcher_new (gboolean may_be_loopback);
void cpt_logo_fetcher_fetch_async (CptLogoFetcher *self,
                                   const char *url,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *
cpt_logo_fetcher_fetch_finish (CptLogoFetcher *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
