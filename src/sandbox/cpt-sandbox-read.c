/* cpt-sandbox-read.c — one read of one data type, with the plan of its life.
 *
 * Every moment of a read is known when it is queued: the state is a pure function of the plan and of the clock, and no
 * timer is needed. A read that ends badly ends in the stage that its outcome names.
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
} Outcome;

static const Outcome outcomes[] = {
  { "Complete", MILLISECONDS (2400), 100, FALSE },
  { "NotSupported", 0, 100, FALSE },
  { "Cancelled", 0, 100, FALSE },
  { "FetchError", 0, 50, TRUE },
  { "MapError", MILLISECONDS (800), 60, TRUE },
  { "ValidationError", MILLISECONDS (1500), 75, TRUE },
  { "ProcessingError", MILLISECONDS (2400), 90, TRUE },
  { "InternalError", 0, 50, TRUE },
  { "AuthError", 0, 20, TRUE },
  { "PermissionsError", 0, 20, TRUE },
  { "RateLimitError", 0, 50, TRUE },
  { "PrerequisiteNotMet", 0, 20, TRUE },
};

void
cpt_sandbox_read_free (CptSandboxRead *self)
{
  g_free (self->data_type);
  g_free (self->outcome);
  g_free (self->description);
  g_free (self->message);
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

/**
 * cpt_sandbox_read_plan:
 * @start: when it may leave Queued
 * @seed: what its duration follows from
 * @is_slow: whether its type takes longest
 *
 * Fixes every moment of its life: Fetching takes 1 to 1.6 s, or 4 to 6 s.
 */
void
cpt_sandbox_read_plan (CptSandboxRead *self, gint64 start, guint64 seed, gboolean is_slow)
{
  gint64 fraction = (gint64) (cpt_sandbox_mix (cpt_sandbox_mix_text (seed, self->id.text)) % MILLISECONDS (1000));
  gint64 fetching = is_slow ? MILLISECONDS (4000) + 2 * fraction : MILLISECONDS (1000) + fraction * 6 / 10;

  if (strcmp (self->outcome, "NotSupported") == 0)
    fetching = 0;

  self->fetch_start = start;
  self->fetch_end = start + fetching;
  self->finish = self->fetch_end + find_outcome (self->outcome)->after_fetch;
}

static CptSandboxReadState
state_at_the_end (const CptSandboxRead *self)
{
  const Outcome *outcome = find_outcome (self->outcome);
  CptSandboxReadState state = { outcome->status, outcome->progress, TRUE, FALSE, outcome->is_errored };

  state.is_completed = strcmp (outcome->status, "Complete") == 0;

  return state;
}

static CptSandboxReadState
state_while_fetching (const CptSandboxRead *self, gint64 now)
{
  CptSandboxReadState state = { "Fetching", 20, FALSE, FALSE, FALSE };
  gint64 duration = MAX (self->fetch_end - self->fetch_start, 1);

  state.progress += (guint) ((double) (now - self->fetch_start) / (double) duration * 30);

  return state;
}

/**
 * cpt_sandbox_read_get_state:
 *
 * Returns: where it stands at @now
 */
CptSandboxReadState
cpt_sandbox_read_get_state (const CptSandboxRead *self, gint64 now)
{
  CptSandboxReadState state = { "Initial", 10, FALSE, FALSE, FALSE };

  if (now >= self->finish)
    return state_at_the_end (self);

  if (now >= self->fetch_start && now < self->fetch_end)
    return state_while_fetching (self, now);

  if (now < self->fetch_start && now >= self->requested + INITIAL_TIME)
    {
      state.status = "Queued";
      state.progress = 15;
    }

  for (gsize i = G_N_ELEMENTS (stages); now >= self->fetch_end && i > 0; i--)
    if (now < self->fetch_end + stages[i - 1].end)
      {
        state.status = stages[i - 1].status;
        state.progress = stages[i - 1].progress;
      }

  return state;
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
  gboolean is_fetching = strcmp (state.status, "Fetching") == 0;

  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "id", self->id.text);
  cpt_sandbox_json_string (out, "companyId", self->company.text);
  cpt_sandbox_json_string (out, "connectionId", self->connection.text);
  cpt_sandbox_json_string (out, "dataType", self->data_type);
  cpt_sandbox_json_string (out, "status", state.status);
  cpt_sandbox_json_string (out, "statusDescription", is_fetching ? self->description : NULL);
  cpt_sandbox_json_string (out, "errorMessage", state.is_errored ? self->message : NULL);
  cpt_sandbox_json_time (out, "requested", self->requested);
  cpt_sandbox_json_time (out, "completed", state.is_over ? self->finish : 0);
  cpt_sandbox_json_integer (out, "progress", state.progress);
  cpt_sandbox_json_boolean (out, "isCompleted", state.is_completed);
  cpt_sandbox_json_boolean (out, "isErrored", state.is_errored);
  cpt_sandbox_json_end_object (out);
}
