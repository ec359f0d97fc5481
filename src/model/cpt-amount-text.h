/* cpt-amount-text.h — amounts as a person reads them, in the digits and marks of the locale.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-amount.h"

G_BEGIN_DECLS

char *cpt_amount_text_new (gint64 value);
char *cpt_amount_text_new_in_parentheses (gint64 value);
char *cpt_amount_text_new_for_spreadsheet (gint64 value);
char *cpt_amount_text_new_plain (gint64 value);
char *cpt_amount_text_new_share (gint per_mille);

G_END_DECLS
