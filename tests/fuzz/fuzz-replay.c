/* fuzz-replay.c — the inputs that are kept, each once more, where there is no libFuzzer.
 *
 * usage: TARGET FOLDER
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fuzz.h"

static const char *folder;

static void
test_kept_inputs (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) inputs = g_dir_open (folder, 0, &error);
  const char *name;
  guint n = 0;

  g_assert_no_error (error);
  for (; (name = g_dir_read_name (inputs)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      g_autofree guint8 *block = NULL;
      gsize length;

      g_test_message ("%s", name);
      g_file_get_contents (path, &text, &length, &error);
      g_assert_no_error (error);

      /* Without the NUL behind it, so that the address sanitizer sees one byte too many. */
      block = g_memdup2 (text, length);
      LLVMFuzzerTestOneInput (block, length);
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  g_test_add_func ("/fuzz/kept-inputs", test_kept_inputs);

  return g_test_run ();
}
