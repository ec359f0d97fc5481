/* cpt-radix-sort-private.h — orders of a million things in a few hundredths of a second.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void cpt_radix_sort (guint32 *order, const guint64 *keys, guint n);
void cpt_radix_sort_texts (guint32 *order, const char *blob, const guint32 *offsets, guint n);

G_END_DECLS
