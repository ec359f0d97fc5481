/* cpt-settings-decoder-private.h — how data types are read, from the platform's JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sync-settings.h"

G_BEGIN_DECLS

CptSyncSettings *cpt_settings_decoder_company (GBytes *body, GError **error);
CptSyncSettings *cpt_settings_decoder_client (GBytes *body, GError **error);

G_END_DECLS
