/* cpt-read-advice.h — what became of a read or a write, what was not done, and what to do about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-read.h"
#include "cpt-write.h"

G_BEGIN_DECLS

const char *cpt_read_advice_get_happened (CptRead *read);
const char *cpt_read_advice_get_not_done (CptRead *read);
const char *cpt_read_advice_get_to_do (CptReadRemedy remedy);
const char *cpt_read_advice_get_write_happened (CptWriteStatus status);
const char *cpt_read_advice_get_write_to_do (CptWriteStatus status);

G_END_DECLS
