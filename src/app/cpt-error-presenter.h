/* cpt-error-presenter.h — errors in the words of the person who meets them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-error.h"

G_BEGIN_DECLS

/* Tries again what failed. */
typedef void (*CptErrorRetry) (gpointer data);

const char *cpt_error_presenter_get_heading (const GError *error);
char *cpt_error_presenter_dup_advice (const GError *error);
char *cpt_error_presenter_dup_details (const GError *error);
GtkWindow *cpt_error_presenter_show (GtkWindow *parent, const char *not_done, const GError *error);
void cpt_error_presenter_toast (AdwToastOverlay *toasts, const char *not_done, const GError *error);
void cpt_error_presenter_toast_with_retry (AdwToastOverlay *toasts,
                                           const char *not_done,
                                           const GError *error,
                                           CptErrorRetry retry,
                                           gpointer data,
                                           GDestroyNotify data_free);

G_END_DECLS
