/* cpt-write-words.h — how a write stands, in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read-status.h"
#include "cpt-status-mark.h"
#include "cpt-write.h"

G_BEGIN_DECLS

const char *cpt_write_words_get (CptWriteStatus status, const char *text);
CptStatusMark cpt_write_words_get_mark (CptWriteStatus status);
CptReadOutcome cpt_write_words_get_outcome (CptWriteStatus status);

G_END_DECLS
