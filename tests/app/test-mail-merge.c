/* test-mail-merge.c — Link URLs as a table for a mail program: a line a company, a message in each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-repository.h"
#include "cpt-mail-merge.h"
#include "cpt-time.h"
#include "test-support.h"

#define NOW "2026-08-19T08:00:00Z"

typedef struct
{
  GPtrArray *targets;
  GHashTable *sendings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_link_target_free);
  fixture->sendings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->targets);
  g_hash_table_unref (fixture->sendings);
}

static void
add (Fixture *fixture, const char *name, const char *url, const char *sent)
{
  CptLinkTarget *target = g_new0 (CptLinkTarget, 1);
  gint64 at = sent != NULL ? cpt_time_parse (sent) : 0;

  target->rid = (gint64) fixture->targets->len + 1;
  target->name = g_strdup (name);
  target->url = g_strdup (url);
  g_ptr_array_add (fixture->targets, target);
  if (sent != NULL)
    g_hash_table_insert (fixture->sendings, g_memdup2 (&target->rid, sizeof target->rid), g_memdup2 (&at, sizeof at));
}

static void
test_each_company_with_a_link_has_a_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_rows = 0;

  add (fixture, "Roy, Girard", "https://link.example/1", "2026-08-16T23:00:00Z");
  add (fixture, "Waiting", NULL, NULL);
  add (fixture, "@Home", "https://link.example/3", NULL);
  bytes = cpt_mail_merge_write (fixture->targets, fixture->sendings, cpt_time_parse (NOW), NULL, &n_rows, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\r\n\"Roy", -1);

  g_assert_cmpuint (n_rows, ==, 2);
  g_assert_cmpstr (lines[0], ==,
                   "\xEF\xBB\xBF"
                   "Company name,Link URL,Days since the link was last sent,Subject,Text");
  g_assert_true (g_str_has_prefix (lines[1], ", Girard\",https://link.example/1,3,\"Connect the accounting software of "
                                             "Roy, Girard\",\"Hello,\r\n\r\n"));
  g_assert_nonnull (strstr (lines[1], "\r\n'@Home,https://link.example/3,,Connect"));
  g_assert_null (strstr (text, "Waiting"));
}

static void
test_it_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  add (fixture, "Atelier", "https://link.example/1", NULL);
  g_cancellable_cancel (cancellable);

  g_assert_null (cpt_mail_merge_write (fixture->targets, fixture->sendings, 0, cancellable, &n_rows, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function) g_test_add ("/mail-merge/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("each-company-with-a-link-has-a-line", test_each_company_with_a_link_has_a_line);
  ADD ("it-can-be-cancelled", test_it_can_be_cancelled);

  return g_test_run ();
}
