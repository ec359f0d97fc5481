/* cpt-integration-decoder-private.h — the packages that can be connected to, from the platform's JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-integration.h"
#include "cpt-page.h"

G_BEGIN_DECLS

CptPage *cpt_integration_decoder_page (GBytes *body, GError **error);

G_END_DECLS
