/* cpt-data-type-words.h — the data types in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-type.h"

G_BEGIN_DECLS

const char *cpt_data_type_words_get (const char *key);

G_END_DECLS
