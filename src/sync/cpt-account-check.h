/* cpt-account-check.h — what a key may do, before it is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CptKeyRight:
 * @CPT_KEY_RIGHT_UNKNOWN: there was nothing to try it on
 * @CPT_KEY_RIGHT_GIVEN: the platform answered
 * @CPT_KEY_RIGHT_REFUSED: the platform answered 403
 *
 * Whether a key may do something.
 */
typedef enum
{
  CPT_KEY_RIGHT_UNKNOWN,
  CPT_KEY_RIGHT_GIVEN,
  CPT_KEY_RIGHT_REFUSED,
} CptKeyRight;

/**
 * CptAccountCheck:
 * @n_companies: that the account has
 * @software: may list what companies can be connected to
 * @settings: may read how often data are read
 *
 * What a key may do. Nothing is changed to find out, so that nothing is known of what it may change.
 */
typedef struct
{
  guint64 n_companies;
  CptKeyRight software;
  CptKeyRight settings;
} CptAccountCheck;

void cpt_account_check_async (const char *base_url,
                              const char *api_key,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean
cpt_account_check_finish (GAsyncResult *result, CptAccountCheck *check, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
