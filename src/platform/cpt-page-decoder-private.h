/* cpt-page-decoder-private.h — one page of a list, from the platform's JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-decoder.h"
#include "cpt-page.h"

G_BEGIN_DECLS

CptPage *cpt_page_decoder_page (GBytes *body, CptDecoderItemFunc func, gpointer user_data, GError **error);

G_END_DECLS
