/* cpt-failure-page.h — in place of what could not be shown: why, what to do, the details to copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "icon-name", "action-name" (nullable: of the button that tries again; without it there is none). */
#define CPT_TYPE_FAILURE_PAGE (cpt_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (CptFailurePage, cpt_failure_page, CPT, FAILURE_PAGE, AdwBin)

GtkWidget *cpt_failure_page_new (const char *icon_name);
void cpt_failure_page_describe (CptFailurePage *self, const GError *error, const char *description);
gboolean cpt_failure_page_stay (CptFailurePage *self, const char *description);

G_END_DECLS
