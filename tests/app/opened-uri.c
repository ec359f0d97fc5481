/* opened-uri.c — a program that opens addresses of one scheme, and only notes which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "opened-uri.h"

#include "test-support.h"

#include <glib/gstdio.h>

struct _OpenedUri
{
  GFileMonitor *monitor; /* so that the main context turns when the program has written */
  char *path;            /* of what it writes */
  char *desktop_path;
};

/* Written aside, then put in place: what is there is whole. */
static const char program[] = "#!/bin/sh\n"
                              "printf '%s' \"$2\" >\"$1.part\"\n"
                              "mv \"$1.part\" \"$1\"\n";

static void
write_file (const char *path, const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static char *
make_folder (const char *parent, const char *name)
{
  char *folder = g_build_filename (parent, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);

  return folder;
}

static void
watch (OpenedUri *self, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GError) error = NULL;

  self->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *scheme;
  const char *desktop_name;
} Choice;

static gboolean
is_chosen (gpointer user_data)
{
  const Choice *choice = user_data;
  g_autoptr (GAppInfo) app = g_app_info_get_default_for_uri_scheme (choice->scheme);

  return app != NULL && g_strcmp0 (g_app_info_get_id (app), choice->desktop_name) == 0;
}

/**
 * opened_uri_install:
 * @scheme: such as mailto
 *
 * Makes the program the one that opens @scheme. The desktop must be a private one.
 *
 * Returns: (transfer full): the program
 */
OpenedUri *
opened_uri_install (const char *scheme)
{
  OpenedUri *self = g_new0 (OpenedUri, 1);
  g_autofree char *folder = make_folder (g_get_user_data_dir (), "opened");
  g_autofree char *applications = make_folder (g_get_user_data_dir (), "applications");
  g_autofree char *script = g_build_filename (folder, "note", NULL);
  g_autofree char *desktop_name = g_strdup_printf ("opens-%s.desktop", scheme);
  g_autofree char *choice_path = g_build_filename (applications, "mimeapps.list", NULL);
  g_autofree char *choice = g_strdup_printf ("[Default Applications]\nx-scheme-handler/%s=%s\n", scheme, desktop_name);
  g_autofree char *entry = NULL;
  g_autoptr (GAppInfoMonitor) programs = g_app_info_monitor_get (); /* the main context turns when others are there */

  g_assert_true (g_str_has_prefix (g_get_user_data_dir (), g_get_tmp_dir ()));

  self->path = g_build_filename (folder, scheme, NULL);
  self->desktop_path = g_build_filename (applications, desktop_name, NULL);
  entry = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Notes\nExec=/bin/sh %s %s %%u\n"
                           "MimeType=x-scheme-handler/%s;\n",
                           script, self->path, scheme);
  watch (self, folder);
  write_file (script, program);
  write_file (self->desktop_path, entry);
  write_file (choice_path, choice);
  /* GLib remembers which programs there were, until a thread of its own has seen that they changed. */
  test_await_true (is_chosen, &(Choice){ scheme, desktop_name });

  return self;
}

static gboolean
is_written (gpointer user_data)
{
  return g_file_test (user_data, G_FILE_TEST_EXISTS);
}

/**
 * opened_uri_await:
 *
 * Returns: (transfer full): the address that the program was started with, once it was
 */
char *
opened_uri_await (OpenedUri *self)
{
  g_autoptr (GError) error = NULL;
  char *uri = NULL;

  test_await_true (is_written, self->path);
  g_file_get_contents (self->path, &uri, NULL, &error);
  g_assert_no_error (error);

  return uri;
}

/**
 * opened_uri_free:
 *
 * Nothing opens the scheme any more.
 */
void
opened_uri_free (OpenedUri *self)
{
  g_assert_cmpint (g_remove (self->path), ==, 0);
  g_assert_cmpint (g_remove (self->desktop_path), ==, 0);
  g_object_unref (self->monitor);
  g_free (self->path);
  g_free (self->desktop_path);
  g_free (self);
}
