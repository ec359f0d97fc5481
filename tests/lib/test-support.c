/* test-support.c — what tests of every module share: waiting for an answer, a fresh folder.
 *
 * Nothing here sleeps: the main context is iterated until what is awaited is there. A hang is ended by Meson's
 * time-out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "test-support.h"

#include <glib/gstdio.h>
#include <string.h>

/**
 * test_store_result:
 * @user_data: where a GAsyncResult * is to be kept
 *
 * A GAsyncReadyCallback that keeps its result for test_await().
 */
void
test_store_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  g_assert_null (*kept);
  *kept = g_object_ref (result);
}

/**
 * test_await:
 * @result: (out): filled by test_store_result()
 *
 * Iterates the default main context of this thread until @result is there.
 */
void
test_await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Nothing to do: it is a turn of the main context. */
static gboolean
turn_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/**
 * test_await_true:
 * @condition: asked after every turn of the main context, and every few milliseconds
 * @user_data: given to @condition
 *
 * Iterates the default main context until @condition holds.
 *
 * A condition that reads the store or asks the platform turns the main context itself: what it waits for can come
 * while it does, too late for its answer, and no other event needs to follow. So it is asked again without one.
 */
void
test_await_true (gboolean (*condition) (gpointer user_data), gpointer user_data)
{
  const guint turn_milliseconds = 20;
  guint source = g_timeout_add (turn_milliseconds, turn_cb, NULL);

  while (!condition (user_data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

/**
 * test_make_folder:
 *
 * Returns: (transfer full): the path of a new empty folder of this test's own
 */
char *
test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("comptoir-test-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/**
 * test_remove_folder:
 * @folder: a path
 *
 * Removes @folder with all that is in it.
 */
void
test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        test_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/**
 * test_judged_url:
 * @who: who asks: "program" or "tests"
 * @base_url: of a sandbox on the loopback
 *
 * Under build-aux/judge, requests take the way past the judge, who is named by COMPTOIR_JUDGE.
 *
 * Returns: (transfer full): where to send what is meant for @base_url
 */
char *
test_judged_url (const char *who, const char *base_url)
{
  const char *judge = g_getenv ("COMPTOIR_JUDGE");
  const char *port = strrchr (base_url, ':');

  return judge != NULL ? g_strdup_printf ("%s/%s/%s", judge, who, port + 1) : g_strdup (base_url);
}
