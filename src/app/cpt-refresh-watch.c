/* cpt-refresh-watch.c — how far the reads of a company that are under way are together.
 *
 * Together with those that run goes what was asked for with the oldest of them and has ended. Whenever the reads of the
 * company change, they are looked at again; what changes meanwhile, in another round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-refresh-watch.h"

#include "cpt-duration-text.h"
#include "cpt-read-repository.h"
#include "cpt-usual-duration.h"

#include <glib/gi18n.h>

/* Reads that were asked for so shortly before the oldest one that runs were asked for with it. */
#define TOGETHER (10 * G_TIME_SPAN_SECOND)

struct _CptRefreshWatch
{
  GObject parent_instance;

  CptStore *store;
  CptReadRepository *reads;
  GCancellable *cancellable;
  char *company_id;
  GPtrArray *running; /* as read last */
  gint64 since;       /* of the oldest of them */
  CptReadProgress progress;
  gint64 usual; /* of the slowest type of them, or CPT_TIME_UNKNOWN */
  gboolean is_reading;
  gboolean is_stale; /* something changed during this round */
};

G_DEFINE_FINAL_TYPE (CptRefreshWatch, cpt_refresh_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void read_running (CptRefreshWatch *self);

static void
end_round (CptRefreshWatch *self)
{
  self->is_reading = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->is_stale)
    read_running (self);
}

static gint64
find_usual (CptRefreshWatch *self, GHashTable *durations)
{
  gint64 usual = CPT_TIME_UNKNOWN;

  for (guint i = 0; i < self->running->len; i++)
    {
      gint64 *duration = g_hash_table_lookup (durations, cpt_read_get_data_type (g_ptr_array_index (self->running, i)));

      if (duration != NULL && (usual == CPT_TIME_UNKNOWN || *duration > usual))
        usual = *duration;
    }

  return usual;
}

/* A failure leaves what was known; the history says why. */
static void
usual_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRefreshWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) durations =
      cpt_read_repository_list_usual_durations_finish (CPT_READ_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (durations != NULL)
    self->usual = find_usual (self, durations);
  end_round (self);
}

static void
since_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRefreshWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reads = cpt_read_repository_list_since_finish (CPT_READ_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (reads == NULL)
    {
      end_round (self);
      return;
    }

  self->progress = cpt_read_progress_of (reads, NULL);
  cpt_read_repository_list_usual_durations_async (self->reads, self->company_id, self->cancellable, usual_cb,
                                                  g_object_ref (self));
}

static gint64
find_oldest (GPtrArray *reads)
{
  gint64 oldest = CPT_TIME_UNKNOWN;

  for (guint i = 0; i < reads->len; i++)
    {
      gint64 requested = cpt_read_get_requested (g_ptr_array_index (reads, i));

      if (requested != CPT_TIME_UNKNOWN && (oldest == CPT_TIME_UNKNOWN || requested < oldest))
        oldest = requested;
    }

  return oldest;
}

static void
running_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptRefreshWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *running = cpt_read_repository_list_running_finish (CPT_READ_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (running != NULL)
    {
      g_ptr_array_unref (self->running);
      self->running = running;
      self->since = find_oldest (running);
    }

  if (self->since == CPT_TIME_UNKNOWN)
    end_round (self);
  else
    cpt_read_repository_list_since_async (self->reads, self->company_id, self->since - TOGETHER, self->cancellable,
                                          since_cb, g_object_ref (self));
}

static void
read_running (CptRefreshWatch *self)
{
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  cpt_read_repository_list_running_async (self->reads, self->company_id, self->cancellable, running_cb,
                                          g_object_ref (self));
}

static void
company_changed_cb (CptRefreshWatch *self, const char *company_id, guint changes)
{
  if ((changes & CPT_STORE_CHANGE_READS) == 0 || g_ascii_strcasecmp (company_id, self->company_id) != 0)
    return;

  if (self->is_reading)
    self->is_stale = TRUE;
  else
    read_running (self);
}

static void
cpt_refresh_watch_dispose (GObject *object)
{
  CptRefreshWatch *self = CPT_REFRESH_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->reads);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_refresh_watch_parent_class)->dispose (object);
}

static void
cpt_refresh_watch_finalize (GObject *object)
{
  CptRefreshWatch *self = CPT_REFRESH_WATCH (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->running);
  g_free (self->company_id);

  G_OBJECT_CLASS (cpt_refresh_watch_parent_class)->finalize (object);
}

static void
cpt_refresh_watch_class_init (CptRefreshWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_refresh_watch_dispose;
  object_class->finalize = cpt_refresh_watch_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_refresh_watch_init (CptRefreshWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->running = g_ptr_array_new_with_free_func (g_object_unref);
  self->since = CPT_TIME_UNKNOWN;
  self->usual = CPT_TIME_UNKNOWN;
}

/**
 * cpt_refresh_watch_new:
 * @store: open
 * @company_id: GUID text
 *
 * To be disposed of when nobody looks any more: rounds that are under way hold it.
 *
 * Returns: (transfer full): how far the reads of that company are, from the first "changed" on
 */
CptRefreshWatch *
cpt_refresh_watch_new (CptStore *store, const char *company_id)
{
  CptRefreshWatch *self = g_object_new (CPT_TYPE_REFRESH_WATCH, NULL);

  self->store = g_object_ref (store);
  self->reads = cpt_read_repository_new (store);
  self->company_id = g_strdup (company_id);
  g_signal_connect_object (store, "company-changed", G_CALLBACK (company_changed_cb), self, G_CONNECT_SWAPPED);
  read_running (self);

  return self;
}

/**
 * cpt_refresh_watch_is_running:
 *
 * Returns: whether something is being read
 */
gboolean
cpt_refresh_watch_is_running (CptRefreshWatch *self)
{
  g_return_val_if_fail (CPT_IS_REFRESH_WATCH (self), FALSE);

  return self->running->len > 0;
}

/**
 * cpt_refresh_watch_get_fraction:
 *
 * Returns: how far all of it is, from 0 to 1
 */
double
cpt_refresh_watch_get_fraction (CptRefreshWatch *self)
{
  g_return_val_if_fail (CPT_IS_REFRESH_WATCH (self), 0);

  return self->progress.percent / 100.0;
}

/**
 * cpt_refresh_watch_dup_text:
 *
 * Returns: (transfer full): how far all of it is, for how long it has run, how long it usually takes
 */
char *
cpt_refresh_watch_dup_text (CptRefreshWatch *self)
{
  gint64 elapsed = CPT_TIME_UNKNOWN;

  g_return_val_if_fail (CPT_IS_REFRESH_WATCH (self), NULL);

  if (self->since != CPT_TIME_UNKNOWN)
    elapsed = MAX (cpt_clock_now (cpt_store_get_clock (self->store)) - self->since, 0);

  return cpt_refresh_watch_dup_progress (&self->progress, elapsed, self->usual);
}

/* "5 of 10 done, 1 failed" */
static char *
dup_ended (const CptReadProgress *progress)
{
  guint n_over = progress->n_reads - progress->counts[CPT_READ_OUTCOME_RUNNING];
  guint n_failed = progress->counts[CPT_READ_OUTCOME_ERROR];
  g_autofree char *done = NULL;
  g_autofree char *failed = NULL;

  /* Translators: reads of data: how many ended, of how many */
  done = g_strdup_printf (ngettext ("%u of %u done", "%u of %u done", n_over), n_over, progress->n_reads);
  if (n_failed == 0)
    return g_steal_pointer (&done);

  failed = g_strdup_printf (ngettext ("%u failed", "%u failed", n_failed), n_failed);

  return g_strdup_printf ("%s, %s", done, failed);
}

/* "5 of 10 done, 1 failed · 42% · 16 s" */
static char *
dup_facts (const CptReadProgress *progress, gint64 elapsed)
{
  g_autofree char *so_far = cpt_duration_text_so_far (elapsed);
  g_autofree char *ended = dup_ended (progress);

  /* Translators: how many reads of data ended; how far all is, in percent; for how long it has run */
  return g_strdup_printf (_ ("%s · %u%% · %s"), ended, progress->percent, so_far);
}

/**
 * cpt_refresh_watch_dup_progress:
 * @progress: of the reads together
 * @elapsed: microseconds since they were asked for, or CPT_TIME_UNKNOWN
 * @usual: microseconds that they usually take, or CPT_TIME_UNKNOWN
 *
 * Returns: (transfer full): how far they are, for how long they have run, how long they usually take
 */
char *
cpt_refresh_watch_dup_progress (const CptReadProgress *progress, gint64 elapsed, gint64 usual)
{
  g_autofree char *facts = dup_facts (progress, elapsed);
  g_autofree char *usually = cpt_duration_text_so_far (usual);

  if (usual == CPT_TIME_UNKNOWN)
    return g_steal_pointer (&facts);

  if (cpt_usual_duration_is_exceeded (usual, elapsed))
    /* Translators: how far reads of data are; a duration. The provider is the software that is read from. */
    return g_strdup_printf (_ ("%s; usually %s: probably waiting for the provider"), facts, usually);

  /* Translators: how far reads of data are; a duration */
  return g_strdup_printf (_ ("%s; usually %s"), facts, usually);
}
