/* cpt-sandbox-course.c — how a read will go: where it stays, and what it ends in.
 *
 * Nearly all reads go well. The exceptions are rows of a table; and what runs on a client's own computer waits until
 * that one answers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-course-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

#define MONDAY 3 /* the first day of 1970 was a Thursday */
#define DAYS_OF_WORK 5
#define OPENING 8 /* o'clock */
#define CLOSING 18
#define ANSWER_TIME (10 * CPT_SANDBOX_TICKS_PER_MINUTE)

/**
 * Exception:
 * @platform: (nullable): any
 * @data_set: (nullable): any
 */
typedef struct
{
  const char *platform;
  const char *data_set;
  const char *data_type;
  CptSandboxCourse course;
} Exception;

static const Exception exceptions[] = {
  /* says that it has journals, and then has not */
  { "vxvy", NULL, "journals", { "NotSupported", NULL, 0, NULL } },
  /* the books of the importer do not balance */
  { NULL, "importer", "balanceSheet", { "ValidationError", NULL, 0, NULL } },
  /* has too much to say for one sitting */
  { "trji", NULL, "accountTransactions", { "Complete", "Fetching", 45 * CPT_SANDBOX_TICKS_PER_MINUTE, NULL } },
};

static gboolean
is_or_any (const char *wanted, const char *found)
{
  return wanted == NULL || g_strcmp0 (wanted, found) == 0;
}

static gboolean
is_day_of_work (gint64 day)
{
  return (day + MONDAY) % 7 < DAYS_OF_WORK;
}

/* The first of some hours of the days of work that comes after @moment. */
static gint64
find_next_hour (gint64 moment, const guint *hours, gsize n_hours)
{
  for (gint64 day = moment / CPT_SANDBOX_TICKS_PER_DAY;; day++)
    for (gsize i = 0; is_day_of_work (day) && i < n_hours; i++)
      {
        gint64 next = day * CPT_SANDBOX_TICKS_PER_DAY + hours[i] * CPT_SANDBOX_TICKS_PER_HOUR;

        if (next > moment)
          return next;
      }
}

/* QuickBooks Desktop asks for work at hours that its owner has set; Sage 50 while the computer is on. */
static gint64
find_answer (const CptSandboxPlatform *platform, gint64 requested)
{
  static const guint hours_of_the_owner[] = { 8, 12, 16 };
  static const guint opening = OPENING;
  gint64 of_day = requested % CPT_SANDBOX_TICKS_PER_DAY;

  if (strcmp (platform->key, "pqsw") == 0)
    return find_next_hour (requested, hours_of_the_owner, G_N_ELEMENTS (hours_of_the_owner));

  if (is_day_of_work (requested / CPT_SANDBOX_TICKS_PER_DAY) && of_day >= OPENING * CPT_SANDBOX_TICKS_PER_HOUR &&
      of_day < CLOSING * CPT_SANDBOX_TICKS_PER_HOUR)
    return requested + ANSWER_TIME;

  return find_next_hour (requested, &opening, 1) + ANSWER_TIME;
}

/**
 * cpt_sandbox_course_new:
 * @requested: when the read is queued
 *
 * Returns: how it goes, if nothing is done to it
 */
CptSandboxCourse
cpt_sandbox_course_new (const CptSandboxConnection *connection, const CptSandboxDataType *data_type, gint64 requested)
{
  CptSandboxCourse course = { "Complete", NULL, 0, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (is_or_any (exceptions[i].platform, connection->platform->key) &&
        is_or_any (exceptions[i].data_set, connection->data_set) &&
        strcmp (exceptions[i].data_type, data_type->key) == 0)
      course = exceptions[i].course;

  if (connection->platform->offline)
    {
      course.held = "Queued";
      course.hold = find_answer (connection->platform, requested) - requested;
      course.description = "Waiting for the customer's computer";
    }

  return course;
}
