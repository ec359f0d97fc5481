/* cpt-link-words.h — in words, how long a client has had a Link URL.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-time.h"

G_BEGIN_DECLS

char *cpt_link_words_dup_sent (gint64 at, gint64 now);

G_END_DECLS
