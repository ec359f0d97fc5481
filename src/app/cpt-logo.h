/* cpt-logo.h — the picture of a platform, or what stands for it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "cpt-sync.h"

G_BEGIN_DECLS

#define CPT_TYPE_LOGO (cpt_logo_get_type ())
G_DECLARE_FINAL_TYPE (CptLogo, cpt_logo, CPT, LOGO, AdwBin)

GtkWidget *cpt_logo_new (CptSync *sync, const char *url);
GdkTexture *cpt_logo_decode (GBytes *picture, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
