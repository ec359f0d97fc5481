/* cpt-whole-file.c — a file that is there whole, or as it was.
 *
 * It is written beside its place under a name that begins with a dot, and takes its place when all of it is there:
 * nobody ever finds half of one. (GIO does so only where there was a file before.)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-whole-file.h"

/**
 * cpt_whole_file_write:
 * @file: replaced, if it is there, its permissions too
 * @bytes: all of it
 * @cancellable: (nullable): of any thread
 * @error: what GIO says, or that it was cancelled; then nothing was changed
 *
 * Writes a file for its user alone: what is exported may be confidential. On any thread but the main one: it waits for
 * the disk.
 *
 * Returns: whether it was written
 */
gboolean
cpt_whole_file_write (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *hidden = g_strdup_printf (".%s.%08x.part", name, g_random_int ());
  g_autoptr (GFile) beside = folder != NULL ? g_file_get_child (folder, hidden) : NULL;

  if (beside == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "the root of a file system is no file");
      return FALSE;
    }

  if (g_file_replace_contents (beside, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                               G_FILE_CREATE_PRIVATE, NULL, cancellable, error) &&
      g_file_move (beside, file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return TRUE;

  g_file_delete (beside, NULL, NULL);

  return FALSE;
}
