/* cpt-qr-code.h — a text as a QR code.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CPT_TYPE_QR_CODE (cpt_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (CptQrCode, cpt_qr_code, CPT, QR_CODE, GtkWidget)

gboolean cpt_qr_code_set_text (CptQrCode *self, const char *text, GError **error);
guint cpt_qr_code_get_width (CptQrCode *self);
gboolean cpt_qr_code_is_dark (CptQrCode *self, guint column, guint row);

G_END_DECLS
