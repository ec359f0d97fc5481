/* cpt-file-exporter.h — what is shown into a file that a person chooses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CptFileMakeFunc:
 * @data: what is written
 * @is_chosen: whether the option was
 *
 * Makes the file; on a thread of its own.
 *
 * Returns: (transfer full) (nullable): all of it; %NULL with @error set
 */
typedef GBytes *(*CptFileMakeFunc) (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error);

void cpt_file_exporter_ask (AdwToastOverlay *toasts,
                            const char *name,
                            const char *option,
                            CptFileMakeFunc make,
                            gpointer data,
                            GDestroyNotify free_data);
void cpt_file_exporter_write (AdwToastOverlay *toasts,
                              GFile *file,
                              gboolean is_chosen,
                              CptFileMakeFunc make,
                              gpointer data,
                              GDestroyNotify free_data);

G_END_DECLS
