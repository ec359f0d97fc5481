/* cpt-read-words.h — how far a read is, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read.h"
#include "cpt-status-mark.h"

G_BEGIN_DECLS

const char *cpt_read_words_get (CptReadStatus status, const char *text);
CptStatusMark cpt_read_words_get_mark (CptReadStatus status, CptReadOutcome outcome);

G_END_DECLS
