/* cpt-application.h — the program: builds the services once and shows the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CPT_TYPE_APPLICATION (cpt_application_get_type ())
G_DECLARE_FINAL_TYPE (CptApplication, cpt_application, CPT, APPLICATION, AdwApplication)

CptApplication *cpt_application_new (void);

G_END_DECLS
