/* cpt-error-presenter.h — errors in the words of the person who meets them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-error.h"

G_BEGIN_DECLS

const char *cpt_error_presenter_get_heading (const GError *error);
char *cpt_error_presenter_dup_advice (const GError *error);
char *cpt_error_presenter_dup_details (const GError *error);
GtkWindow *cpt_error_presenter_show (GtkWindow *parent, const char *not_done, const GError *error);
void cpt_error_presenter_toast (AdwToastOverlay *toasts, const char *not_done, const GError *error);

G_END_DECLS
