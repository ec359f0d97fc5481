/* cpt-write-decoder-private.h — writes, from the platform's JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-page.h"
#include "cpt-write.h"

G_BEGIN_DECLS

CptPage *cpt_write_decoder_page (GBytes *body, GError **error);

G_END_DECLS
