/* cpt-duration-text.h — how long something took, as a person reads it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-time.h"

G_BEGIN_DECLS

char *cpt_duration_text (gint64 duration);
char *cpt_duration_text_so_far (gint64 elapsed);

G_END_DECLS
