/* cpt-sandbox-quota.c — how many requests are left today.
 *
 * Counted and told as the platform does, 1,000 × (1 + companies with a linked connection) a day. Nobody is turned away
 * by it: a sandbox that stops until midnight helps no one. The faults `left=N` and `status=429` show what would happen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-quota-private.h"

#include "cpt-sandbox-time-private.h"

#define REQUESTS_PER_COMPANY 1000

/* Nearly all generated companies are linked: they are counted as if all were. */
static gint64
count_linked_companies (CptSandboxWorld *world)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database,
                                            "SELECT count(DISTINCT company) FROM connection WHERE status = 'Linked'");

  if (!cpt_sandbox_statement_step (statement))
    return 0;

  return cpt_sandbox_statement_integer (statement, 0) +
         (world->generator != NULL ? cpt_sandbox_generator_get_count (world->generator) : 0);
}

/**
 * cpt_sandbox_quota_count:
 *
 * Counts one request; a new day of the simulated clock begins anew.
 */
void
cpt_sandbox_quota_count (CptSandboxQuota *self, CptSandboxWorld *world)
{
  gint64 day = world->now / CPT_SANDBOX_TICKS_PER_DAY;

  if (day != self->day)
    self->used = 0;

  self->day = day;
  self->used++;
}

static void
set_number (SoupMessageHeaders *headers, const char *name, gint64 value)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  soup_message_headers_replace (headers, name, text);
}

/**
 * cpt_sandbox_quota_add_headers:
 * @left: requests that are said to be left of the day; −1 for as many as there are
 *
 * Adds what the platform says with every answer.
 */
void
cpt_sandbox_quota_add_headers (CptSandboxQuota *self, CptSandboxWorld *world, gint64 left, SoupMessageHeaders *headers)
{
  gint64 limit = REQUESTS_PER_COMPANY * (1 + count_linked_companies (world));
  g_autoptr (GString) reset = g_string_new (NULL);

  cpt_sandbox_time_append_seconds (reset, (self->day + 1) * CPT_SANDBOX_TICKS_PER_DAY);
  set_number (headers, "X-Rate-Limit-Limit", limit);
  set_number (headers, "X-Rate-Limit-Remaining", left >= 0 ? left : MAX (limit - self->used, 0));
  soup_message_headers_replace (headers, "X-Rate-Limit-Reset", reset->str);
}
