/* cpt-qr-dialog.h — a Link URL as a QR code, for a client who stands beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CPT_TYPE_QR_DIALOG (cpt_qr_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CptQrDialog, cpt_qr_dialog, CPT, QR_DIALOG, AdwWindow)

CptQrDialog *cpt_qr_dialog_new (GtkWindow *parent, const char *company_name, const char *url, GError **error);

G_END_DECLS
