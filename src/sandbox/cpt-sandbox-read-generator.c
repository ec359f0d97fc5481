/* cpt-sandbox-read-generator.c — a long history of reads, made up whenever it is asked for.
 *
 * For load: the first company has so many reads before the first start, and so many more each second since. A read is
 * a pure function of the seed and of its position, from the oldest; its position is in its identifier. Nothing is
 * stored and nothing follows from these reads: they do not move the last read of the company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-read-generator-private.h"

#include "cpt-sandbox-seed-private.h"
#include "cpt-sandbox-time-private.h"

#define SPAN (29 * CPT_SANDBOX_TICKS_PER_DAY) /* the first company was linked a month ago */
#define QUEUE_TIME (CPT_SANDBOX_TICKS_PER_SECOND * 7 / 10)
#define FAILED_ONE_IN 25

/**
 * cpt_sandbox_read_generator_new:
 * @count: how many reads were asked for before @epoch
 * @rate: how many are asked for each second from then on
 * @epoch: the first start
 */
CptSandboxReadGenerator *
cpt_sandbox_read_generator_new (guint64 seed, guint count, guint rate, gint64 epoch)
{
  CptSandboxReadGenerator *self = g_new0 (CptSandboxReadGenerator, 1);
  const CptSandboxPlatform *platform = cpt_sandbox_catalogue_find (CPT_SANDBOX_SEED_PLATFORM);
  const CptSandboxDataType *data_type;

  self->seed = cpt_sandbox_mix_text (seed, "reads");
  self->company = cpt_sandbox_seed_get_company (seed);
  self->connection = cpt_sandbox_seed_get_connection (seed);
  self->epoch = epoch;
  self->count = count;
  self->rate = rate;
  self->data_types = g_ptr_array_new ();

  for (guint i = 0; (data_type = cpt_sandbox_data_type_get (i)) != NULL; i++)
    if (cpt_sandbox_data_type_is_supported (data_type, platform))
      g_ptr_array_add (self->data_types, (gpointer) data_type);

  return self;
}

void
cpt_sandbox_read_generator_free (CptSandboxReadGenerator *self)
{
  g_ptr_array_unref (self->data_types);
  g_free (self);
}

/* Reads are asked for at even steps, each a little later than its step begins. */
static gint64
get_requested (const CptSandboxReadGenerator *self, guint position)
{
  gboolean is_past = position < self->count;
  gint64 step = is_past ? SPAN / self->count : CPT_SANDBOX_TICKS_PER_SECOND / self->rate;
  gint64 start = is_past ? self->epoch - SPAN : self->epoch;
  gint64 number = is_past ? position : position - self->count;

  return start + number * step + (gint64) (cpt_sandbox_mix (self->seed ^ position) % (guint64) step);
}

/**
 * cpt_sandbox_read_generator_count:
 *
 * Returns: how many reads were asked for up to @moment
 */
guint
cpt_sandbox_read_generator_count (const CptSandboxReadGenerator *self, gint64 moment)
{
  gboolean is_past = moment < self->epoch;
  gint64 count;

  if (is_past && (self->count == 0 || moment < self->epoch - SPAN))
    return 0;

  if (!is_past && self->rate == 0)
    return self->count;

  count = is_past ? (moment - self->epoch + SPAN) / (SPAN / self->count)
                  : self->count + (moment - self->epoch) / (CPT_SANDBOX_TICKS_PER_SECOND / self->rate);
  count = MIN (count, is_past ? (gint64) self->count - 1 : G_MAXINT32);

  return (guint) count + (get_requested (self, (guint) count) <= moment ? 1 : 0);
}

static const char *
choose_outcome (guint64 random)
{
  static const char *const failures[] = { "FetchError",       "ValidationError", "RateLimitError", "MapError",
                                          "PermissionsError", "InternalError",   "ProcessingError" };

  return random % FAILED_ONE_IN == 0 ? failures[(random >> 16) % G_N_ELEMENTS (failures)] : "Complete";
}

/**
 * cpt_sandbox_read_generator_make:
 * @position: which one, from the oldest
 *
 * Returns: (transfer full): the read, always the same
 */
CptSandboxRead *
cpt_sandbox_read_generator_make (const CptSandboxReadGenerator *self, guint position)
{
  const CptSandboxDataType *data_type = g_ptr_array_index (self->data_types, position % self->data_types->len);
  CptSandboxRead *read = g_new0 (CptSandboxRead, 1);

  read->id = cpt_sandbox_guid_for_position (self->seed, position);
  read->company = self->company;
  read->connection = self->connection;
  read->data_type = g_strdup (data_type->key);
  read->requested = get_requested (self, position);
  read->outcome = g_strdup (choose_outcome (cpt_sandbox_mix (self->seed + position)));
  cpt_sandbox_read_plan (read, read->requested + QUEUE_TIME, self->seed, data_type->is_slow);

  return read;
}

/**
 * cpt_sandbox_read_generator_find:
 * @id: a GUID in lower case
 *
 * Returns: (transfer full) (nullable): the read of that id, if it was asked for by @now
 */
CptSandboxRead *
cpt_sandbox_read_generator_find (const CptSandboxReadGenerator *self, const char *id, gint64 now)
{
  guint position;

  if (!cpt_sandbox_guid_find_position (self->seed, id, &position) ||
      position >= cpt_sandbox_read_generator_count (self, now))
    return NULL;

  return cpt_sandbox_read_generator_make (self, position);
}
