/* cpt-name-text.h — a company's name as the list shows it: what the search matched stands out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-row.h"
#include <gtk/gtk.h>

G_BEGIN_DECLS

void cpt_name_text_highlight (PangoAttrList *attributes, const char *text, gsize from, const char *search);
char *cpt_name_text_match (CptCompanyRow *row, const char *search, PangoAttrList **attributes);
char *cpt_name_text_alone (CptCompanyRow *row, const char *search, PangoAttrList **attributes);
char *cpt_name_text_with_secondary (CptCompanyRow *row, const char *search, PangoAttrList **attributes);
void cpt_name_text_fix_line (PangoAttrList *attributes, const char *name, GtkWidget *widget);

G_END_DECLS
