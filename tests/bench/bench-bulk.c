/* bench-bulk.c — hundreds of companies refreshed at once against the sandbox, while a person goes on working.
 *
 * Prints figures beside what is to be reached; never fails on time. Argument: how many refreshes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <libsoup/soup.h>
#include <stdio.h>
#include <stdlib.h>

#include "bulk-fixture.h"

#define SPARE 2 /* so many companies are made up for each that is refreshed: some are not linked */
#define CLICK_MS 2000
#define N_CLICKS_ALONE 20
#define PAUSE_MS 200
#define SECOND G_TIME_SPAN_SECOND

typedef struct
{
  BulkFixture fixture;
  guint n_refreshes;
  GArray *answered_at; /* (element-type gint64): monotonic, of refreshes, in order */
  GArray *latencies;   /* (element-type gint64): microseconds from a click until the platform did it */
  gint64 clicked_at;   /* monotonic; 0 while no click is under way */
} Bench;

static void
answered_cb (CptSync *sync, CptChange *change, gint64 rid, CptCompany *company, Bench *self)
{
  gint64 now = g_get_monotonic_time ();
  gint64 latency = now - self->clicked_at;

  if (cpt_change_is_bulk (change))
    {
      g_array_append_val (self->answered_at, now);
    }
  else
    {
      g_array_append_val (self->latencies, latency);
      self->clicked_at = 0;
    }
}

/* What a person does meanwhile: renames a company, one after the other. */
static gboolean
click_cb (gpointer user_data)
{
  Bench *self = user_data;

  if (self->clicked_at != 0)
    return G_SOURCE_CONTINUE;

  self->clicked_at = g_get_monotonic_time ();
  bulk_fixture_rename (&self->fixture, g_array_index (self->fixture.able, gint64, self->latencies->len));

  return G_SOURCE_CONTINUE;
}

static gboolean
has_clicked_enough (gpointer user_data)
{
  return ((Bench *) user_data)->latencies->len >= N_CLICKS_ALONE;
}

static gboolean
look_cb (gpointer user_data)
{
  bulk_fixture_get_status (user_data);

  return G_SOURCE_CONTINUE;
}

static gint64
get_number (SoupMessage *message, const char *header)
{
  const char *value = soup_message_headers_get_one (soup_message_get_response_headers (message), header);

  g_assert_nonnull (value);

  return g_ascii_strtoll (value, NULL, 10);
}

/* How many requests the platform has had today, this one with them: it says how many it allows, and how many are left.
 */
static gint64
count_requests (Bench *self)
{
  CptSandbox *sandbox = self->fixture.base.sandbox;
  const char *key = cpt_sandbox_get_api_key (sandbox);
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strconcat (cpt_sandbox_get_base_url (sandbox), "/companies?page=1&pageSize=1", NULL);
  g_autofree char *code = g_base64_encode ((const guchar *) key, strlen (key));
  g_autofree char *authorization = g_strconcat ("Basic ", code, NULL);
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) error = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", authorization);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, test_store_result, &result);
  test_await (&result);
  body = soup_session_send_and_read_finish (session, result, &error);
  g_assert_no_error (error);

  return get_number (message, "X-Rate-Limit-Limit") - get_number (message, "X-Rate-Limit-Remaining");
}

/* The most answers within any @span. */
static guint
find_most_within (GArray *times, gint64 span)
{
  guint most = 0;

  for (guint first = 0, end = 0; end < times->len; end++)
    {
      while (g_array_index (times, gint64, end) - g_array_index (times, gint64, first) >= span)
        first++;
      most = MAX (most, end - first + 1);
    }

  return most;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return *(const gint64 *) a < *(const gint64 *) b ? -1 : *(const gint64 *) a > *(const gint64 *) b;
}

static void
say_clicks (Bench *self, const char *what)
{
  GArray *sorted = self->latencies;

  if (sorted->len == 0)
    return;

  g_array_sort (sorted, compare);
  printf ("%-44s %6.1f ms median, %6.1f ms worst of %u\n", what,
          (double) g_array_index (sorted, gint64, sorted->len / 2) / G_TIME_SPAN_MILLISECOND,
          (double) g_array_index (sorted, gint64, sorted->len - 1) / G_TIME_SPAN_MILLISECOND, sorted->len);
  g_array_set_size (sorted, 0);
}

static void
refresh (Bench *self)
{
  guint looking = 0;
  guint clicking = 0;
  gint64 before = count_requests (self);
  gint64 began = g_get_monotonic_time ();
  gint64 n_requests = 0;
  gint64 duration = 0;

  bulk_fixture_ask (&self->fixture, self->n_refreshes);
  looking = g_timeout_add (PAUSE_MS, look_cb, &self->fixture);
  clicking = g_timeout_add (CLICK_MS, click_cb, self);
  while (self->answered_at->len < self->n_refreshes)
    g_main_context_iteration (NULL, TRUE);
  duration = g_get_monotonic_time () - began;
  g_source_remove (clicking);
  g_source_remove (looking);
  while (self->clicked_at != 0)
    g_main_context_iteration (NULL, TRUE);
  n_requests = count_requests (self) - before - 1;

  printf ("%-44s %6u in %.1f s\n", "refreshes, each of one company", self->answered_at->len,
          (double) duration / SECOND);
  printf ("%-44s %6" G_GINT64_FORMAT " (of them %u refreshes, %u clicks, the others are of the list)\n",
          "requests sent", n_requests, self->answered_at->len, self->latencies->len);
  printf ("%-44s %6u to reach: 2 (of 10 that the platform allows)\n", "refreshes on their way at once, at most",
          self->fixture.most_sending);
  printf ("%-44s %6u to reach: 20 (10 a second, 10 at once after a rest)\n",
          "refreshes answered in any second, at most", find_most_within (self->answered_at, SECOND));
  printf ("%-44s %6u to reach: 1000, the limit of the platform\n", "refreshes answered in any minute, at most",
          find_most_within (self->answered_at, 60 * SECOND));
  say_clicks (self, "a click until it is done, meanwhile");
}

static void
click_alone (Bench *self)
{
  guint clicking = g_timeout_add (PAUSE_MS, click_cb, self);

  test_await_true (has_clicked_enough, self);
  g_source_remove (clicking);
  while (self->clicked_at != 0)
    g_main_context_iteration (NULL, TRUE);
  say_clicks (self, "a click until it is done, nothing else");
}

int
main (int argc, char **argv)
{
  Bench bench = { 0 };

  g_test_init (&argc, &argv, NULL);
  bench.n_refreshes = argc > 1 ? (guint) atoi (argv[1]) : 500;
  bench.answered_at = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench.latencies = g_array_new (FALSE, FALSE, sizeof (gint64));
  bulk_fixture_set_up (&bench.fixture, bench.n_refreshes * SPARE);
  bulk_fixture_start (&bench.fixture);
  g_signal_connect (bench.fixture.base.sync, "change-answered", G_CALLBACK (answered_cb), &bench);

  click_alone (&bench);
  refresh (&bench);

  bulk_fixture_tear_down (&bench.fixture);
  g_array_unref (bench.answered_at);
  g_array_unref (bench.latencies);

  return EXIT_SUCCESS;
}
