/* cpt-decimal.h — numbers as they are written: compared, typed and read, however fine or large, never rounded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int cpt_decimal_compare (const char *a, const char *b);
char *cpt_decimal_dup_typed (const char *typed);
char *cpt_decimal_dup_text (const char *number);

G_END_DECLS
