/* cpt-error-decoder-private.h — an answer that is no success, as an error that says what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-error.h"

G_BEGIN_DECLS

GError *cpt_error_decoder_error (guint http_status, GBytes *body, const char *correlation_id, guint retry_after);

G_END_DECLS
