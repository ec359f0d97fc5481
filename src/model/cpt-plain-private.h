/* cpt-plain-private.h — how characters are written on a plain keyboard, where Unicode does not say it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_PLAIN_MAX_PARTS G_UNICHAR_MAX_DECOMPOSITION_LENGTH

const char *cpt_plain_text (gunichar character);
gsize cpt_plain_decompose (gunichar character, gunichar parts[CPT_PLAIN_MAX_PARTS]);

G_END_DECLS
