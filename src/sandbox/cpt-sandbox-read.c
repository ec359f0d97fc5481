/* cpt-sandbox-read.c — one read of one data type, with the plan of its life.
 *
 * Every moment of a read is known when it is queued: the state is a pure function of the plan and of the clock, and no
 * timer is needed. A read that ends badly ends in the stage that its outcome names. It may be held in one state on the
 * way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-read-private.h"

#include <string.h>

#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-time-private.h"

#define MILLISECONDS(n) ((n) * (CPT_SANDBOX_TICKS_PER_SECOND / 1000))
#define INITIAL_TIME MILLISECONDS (300)

typedef struct
{
  const char *status;
  guint progress;
  gint64 end; /* after the end of Fetching */
} Stage;

/* What follows Fetching. */
static const Stage stages[] = {
  { "MapQueued", 55, MILLISECONDS (200) },         { "Mapping", 60, MILLISECONDS (800) },
  { "ValidationQueued", 70, MILLISECONDS (1000) }, { "Validating", 75, MILLISECONDS (1500) },
  { "ProcessingQueued", 85, MILLISECONDS (1700) }, { "Processing", 90, MILLISECONDS (2400) },
};

typedef struct
{
  const char *status;
  gint64 after_fetch; /* when it ends, after the end of Fetching */
  guint progress;
  gboolean is_errored;
  const char *message;
} Outcome;

static const Outcome outcomes[] = {
  { "Complete", MILLISECONDS (2400), 100, FALSE, NULL },
  { "NotSupported", 0, 100, FALSE, NULL },
  { "Cancelled", 0, 100, FALSE, NULL },
  { CPT_SANDBOX_UNKNOWN_STATUS, 0, 100, FALSE, NULL },
  { "FetchError", 0, 50, TRUE, "The platform did not answer in time." },
  { "MapError", MILLISECONDS (800), 60, TRUE, "The data could not be converted." },
  { "ValidationError", MILLISECONDS (1500), 75, TRUE, "The data set did not pass validation." },
  { "ProcessingError", MILLISECONDS (2400), 90, TRUE, "The data could not be stored." },
  { "InternalError", 0, 50, TRUE, "An unexpected error occurred." },
  { "AuthError", 0, 20, TRUE, "The platform refused the authorization." },
  { "PermissionsError", 0, 20, TRUE, "The user who authorized the connection may not read this data." },
  { "RateLimitError", 0, 50, TRUE, "The rate limit of the platform was reached." },
  { "PrerequisiteNotMet", 0, 20, TRUE, "Another data type must be read first." },
};

void
cpt_sandbox_read_free (CptSandboxRead *self)
{
  g_free (self->data_type);
  g_free (self->outcome);
  g_free (self->held);
  g_free (self->description);
  g_free (self);
}

static const Outcome *
find_outcome (const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (strcmp (outcomes[i].status, status) == 0)
      return &outcomes[i];

  return NULL;
}

/**
 * cpt_sandbox_read_is_outcome:
 *
 * Returns: whether a read may end in @status
 */
gboolean
cpt_sandbox_read_is_outcome (const char *status)
{
  return find_outcome (status) != NULL;
}

static const Stage *
find_stage (const char *status)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_strcmp0 (stages[i].status, status) == 0)
      return &stages[i];

  return NULL;
}

/**
 * cpt_sandbox_read_is_before_fetching:
 * @status: (nullable)
 *
 * Returns: whether it is one that a read has before the platform is asked
 */
gboolean
cpt_sandbox_read_is_before_fetching (const char *status)
{
  return g_strcmp0 (status, "Initial") == 0 || g_strcmp0 (status, "Queued") == 0;
}

/* Whatever else it is called: the client is to meet names that it does not know. */
static gboolean
is_fetching (const char *status)
{
  return g_strcmp0 (status, "Fetching") == 0 || g_strcmp0 (status, CPT_SANDBOX_UNKNOWN_STATUS) == 0;
}

/**
 * cpt_sandbox_read_is_on_the_way:
 *
 * Returns: whether a read may be held in @status
 */
gboolean
cpt_sandbox_read_is_on_the_way (const char *status)
{
  return cpt_sandbox_read_is_before_fetching (status) || is_fetching (status) || find_stage (status) != NULL;
}

/* A pause, as the platform makes one when the source is unwell. */
static char *
describe_pause (gint64 end)
{
  GString *description = g_string_new ("Paused until ");

  cpt_sandbox_time_append_seconds (description, end);

  return g_string_free (description, FALSE);
}

/* When it leaves the state that it is held in. */
static gint64
get_end_of_hold (const CptSandboxRead *self)
{
  if (cpt_sandbox_read_is_before_fetching (self->held))
    return self->fetch_start;

  return is_fetching (self->held) ? self->fetch_end : self->fetch_end + find_stage (self->held)->end + self->hold;
}

/**
 * cpt_sandbox_read_plan:
 * @start: when it leaves Queued; what it is held for until then is in it
 * @seed: what its duration follows from
 * @is_slow: whether its type takes longest
 *
 * Fixes every moment of its life: Fetching takes 1 to 1.6 s, or 4 to 6 s. It is not held where it never comes.
 */
void
cpt_sandbox_read_plan (CptSandboxRead *self, gint64 start, guint64 seed, gboolean is_slow)
{
  gint64 fraction = (gint64) (cpt_sandbox_mix (cpt_sandbox_mix_text (seed, self->id.text)) % MILLISECONDS (1000));
  gint64 fetching = is_slow ? MILLISECONDS (4000) + 2 * fraction : MILLISECONDS (1000) + fraction * 6 / 10;
  gint64 after_fetch = find_outcome (self->outcome)->after_fetch;
  const Stage *stage = find_stage (self->held);

  if (strcmp (self->outcome, "NotSupported") == 0)
    fetching = 0;

  if (stage != NULL && stage->end > after_fetch)
    self->hold = 0;

  self->fetch_start = start;
  self->fetch_end = start + fetching + (is_fetching (self->held) ? self->hold : 0);
  self->finish = self->fetch_end + after_fetch + (stage != NULL ? self->hold : 0);

  if (self->hold > 0 && self->description == NULL)
    self->description = describe_pause (get_end_of_hold (self));
}

static CptSandboxReadState
state_at_the_end (const CptSandboxRead *self)
{
  const Outcome *outcome = find_outcome (self->outcome);
  gboolean is_completed = strcmp (outcome->status, "Complete") == 0;

  return (CptSandboxReadState){ outcome->status, outcome->progress,   TRUE,
                                is_completed,    outcome->is_errored, outcome->message };
}

static CptSandboxReadState
state_before_fetching (const CptSandboxRead *self, gint64 now)
{
  gint64 end = self->requested + INITIAL_TIME + (g_strcmp0 (self->held, "Initial") == 0 ? self->hold : 0);

  return now < end ? (CptSandboxReadState){ .status = "Initial", .progress = 10 }
                   : (CptSandboxReadState){ .status = "Queued", .progress = 15 };
}

static CptSandboxReadState
state_while_fetching (const CptSandboxRead *self, gint64 now)
{
  gint64 duration = MAX (self->fetch_end - self->fetch_start, 1);
  guint progress = 20 + (guint) ((double) (now - self->fetch_start) / (double) duration * 30);

  return (CptSandboxReadState){ .status = is_fetching (self->held) ? self->held : "Fetching", .progress = progress };
}

static CptSandboxReadState
state_after_fetching (const CptSandboxRead *self, gint64 now)
{
  gint64 end = self->fetch_end;
  const Stage *stage = stages;

  for (;; stage++)
    {
      if (g_strcmp0 (self->held, stage->status) == 0)
        end += self->hold;

      if (now < end + stage->end)
        return (CptSandboxReadState){ .status = stage->status, .progress = stage->progress };
    }
}

/**
 * cpt_sandbox_read_get_state:
 *
 * Returns: where it stands at @now
 */
CptSandboxReadState
cpt_sandbox_read_get_state (const CptSandboxRead *self, gint64 now)
{
  if (now >= self->finish)
    return state_at_the_end (self);

  if (now < self->fetch_start)
    return state_before_fetching (self, now);

  return now < self->fetch_end ? state_while_fetching (self, now) : state_after_fetching (self, now);
}

/**
 * cpt_sandbox_read_write:
 *
 * Appends it as the platform's PullOperation, as it stands at @now.
 */
void
cpt_sandbox_read_write (const CptSandboxRead *self, GString *out, gint64 now)
{
  CptSandboxReadState state = cpt_sandbox_read_get_state (self, now);
  gboolean is_held = g_strcmp0 (state.status, self->held) == 0;

  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "id", self->id.text);
  cpt_sandbox_json_string (out, "companyId", self->company.text);
  cpt_sandbox_json_string (out, "connectionId", self->connection.text);
  cpt_sandbox_json_string (out, "dataType", self->data_type);
  cpt_sandbox_json_string (out, "status", state.status);
  cpt_sandbox_json_string (out, "statusDescription", is_held ? self->description : NULL);
  cpt_sandbox_json_string (out, "errorMessage", state.message);
  cpt_sandbox_json_time (out, "requested", self->requested);
  cpt_sandbox_json_time (out, "completed", state.is_over ? self->finish : 0);
  cpt_sandbox_json_integer (out, "progress", state.progress);
  cpt_sandbox_json_boolean (out, "isCompleted", state.is_completed);
  cpt_sandbox_json_boolean (out, "isErrored", state.is_errored);
  cpt_sandbox_json_end_object (out);
}
