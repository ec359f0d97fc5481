/* cpt-sandbox-crc-private.h — the checksum of PNG and ZIP files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint32 cpt_sandbox_crc_compute (const char *data, gsize length);

G_END_DECLS
