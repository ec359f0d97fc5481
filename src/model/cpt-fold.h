/* cpt-fold.h — how names are compared, searched and ordered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *cpt_fold (const char *text);
char *cpt_fold_with_offsets (const char *text, GArray **offsets);
guint cpt_fold_get_end (const GArray *offsets, gsize fold_end);
char *cpt_fold_name_key (const char *fold);

G_END_DECLS
