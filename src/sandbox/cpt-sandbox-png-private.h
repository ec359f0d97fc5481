/* cpt-sandbox-png-private.h — pixels as a PNG file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *cpt_sandbox_png_encode (const guint8 *pixels, guint width, guint height);

G_END_DECLS
