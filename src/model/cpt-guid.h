/* cpt-guid.h — identifiers as text and as sixteen bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_GUID_BYTES 16
#define CPT_GUID_TEXT 36

gboolean cpt_guid_parse (const char *text, guint8 bytes[CPT_GUID_BYTES]);
char *cpt_guid_format (const guint8 bytes[CPT_GUID_BYTES]);
char *cpt_guid_new (void);

G_END_DECLS
