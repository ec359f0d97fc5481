/* cpt-guards-private.h — which companies a page that was asked for earlier may not touch any more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "cpt-guid.h"

G_BEGIN_DECLS

typedef struct _CptGuards CptGuards;

CptGuards *cpt_guards_new (void);
void cpt_guards_free (CptGuards *self);
void cpt_guards_raise (CptGuards *self, const guint8 id[CPT_GUID_BYTES], gint64 sequence);
gboolean cpt_guards_load_in_flight (CptGuards *self, sqlite3 *handle, GError **error);
gboolean cpt_guards_allow (CptGuards *self, const guint8 id[CPT_GUID_BYTES], gint64 sequence);
gboolean cpt_guards_is_raised_since (CptGuards *self, const guint8 id[CPT_GUID_BYTES], gint64 sequence);

G_END_DECLS
