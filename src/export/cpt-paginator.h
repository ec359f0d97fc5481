/* cpt-paginator.h — a document on pages, of a printer or of a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <pango/pangocairo.h>

#include "cpt-print-document.h"

G_BEGIN_DECLS

typedef struct _CptPaginator CptPaginator;

CptPaginator *cpt_paginator_new (const CptPrintDocument *document, double width, double height);
void cpt_paginator_free (CptPaginator *self);
guint cpt_paginator_get_n_pages (CptPaginator *self);
void cpt_paginator_draw (CptPaginator *self, cairo_t *cairo, guint page);
gboolean cpt_paginator_is_wide (const CptPrintDocument *document, double width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptPaginator, cpt_paginator_free)

G_END_DECLS
