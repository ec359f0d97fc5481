/* cpt-seen-private.h — which rows a complete read has met: a bit each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CptSeen CptSeen;

CptSeen *cpt_seen_new (void);
void cpt_seen_free (CptSeen *self);
void cpt_seen_add (CptSeen *self, gint64 rid);
gboolean cpt_seen_contains (CptSeen *self, gint64 rid);
guint64 cpt_seen_count (CptSeen *self);
GBytes *cpt_seen_pack (GArray *rids);
void cpt_seen_add_packed (CptSeen *self, gconstpointer packed, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSeen, cpt_seen_free)

G_END_DECLS
