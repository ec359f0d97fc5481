/* cpt-toast.h — toasts whose text is text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *cpt_toast_new (const char *format, ...) G_GNUC_PRINTF (1, 2);
void cpt_toast_show (AdwToastOverlay *toasts, const char *format, ...) G_GNUC_PRINTF (2, 3);
GtkWindow *cpt_toast_get_window (AdwToastOverlay *toasts);

G_END_DECLS
