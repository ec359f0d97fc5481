/* cpt-connection-error-box.h — one linking error: when, what the source said, the rest under Details.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-connection-error.h"

G_BEGIN_DECLS

#define CPT_TYPE_CONNECTION_ERROR_BOX (cpt_connection_error_box_get_type ())
G_DECLARE_FINAL_TYPE (CptConnectionErrorBox, cpt_connection_error_box, CPT, CONNECTION_ERROR_BOX, AdwBin)

GtkWidget *cpt_connection_error_box_new (CptConnectionError *error, const char *happened);

G_END_DECLS
