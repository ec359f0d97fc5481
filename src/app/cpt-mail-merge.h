/* cpt-mail-merge.h — Link URLs as a table for a mail program: one message a company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *cpt_mail_merge_write (GPtrArray *targets,
                              GHashTable *sendings,
                              gint64 now,
                              GCancellable *cancellable,
                              guint *n_rows,
                              GError **error);

G_END_DECLS
