/* cpt-validation-decoder-private.h — what the platform found wrong, wherever it says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-decoder.h"

G_BEGIN_DECLS

gpointer cpt_validation_decoder_item (CptDecoder *in, gpointer user_data);

G_END_DECLS
