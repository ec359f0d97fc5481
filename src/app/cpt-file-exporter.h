/* cpt-file-exporter.h — what is shown into a file that a person chooses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-progress-toast.h"

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

/**
 * CptFileMaker:
 * @make: makes the file
 * @dup_progress: (nullable): how far it is; %NULL where that cannot be said
 * @data: (transfer full): what is written
 * @free_data: frees it
 *
 * Where a file comes from.
 */
typedef struct
{
  CptFileMakeFunc make;
  CptProgressToastFunc dup_progress;
  gpointer data;
  GDestroyNotify free_data;
} CptFileMaker;

void cpt_file_exporter_ask (AdwToastOverlay *toasts, const char *name, const char *option, const CptFileMaker *maker);
void cpt_file_exporter_write (AdwToastOverlay *toasts, GFile *file, gboolean is_chosen, const CptFileMaker *maker);

G_END_DECLS
