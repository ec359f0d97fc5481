/* cpt-watch-runner.c — which companies are followed: the open one, and those whose refresh was asked for last.
 *
 * Lives on the sync thread. Each has a watch of its own; one that is over leaves. Those whose refresh was asked for are
 * eight at most, besides the open one: the oldest makes place. What ran when the program was quit is followed again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-watch-runner-private.h"

#include "cpt-read-repository.h"
#include "cpt-read-watch-private.h"

#define MAX_FOLLOWED 8

struct _CptWatchRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptStore *store;
  double time_scale;
  CptWatchEvents events;
  gpointer events_data;

  GPtrArray *watches;        /* (owned) (element-type CptReadWatch): the one that was asked for last at the end */
  GCancellable *cancellable; /* (owned) (nullable): while the store is asked what ran */
  gboolean has_caught_up;    /* or does */
  gboolean is_stopped;
};

G_DEFINE_FINAL_TYPE (CptWatchRunner, cpt_watch_runner, G_TYPE_OBJECT)

static void
read_ended_cb (CptReadWatch *watch, CptRead *read, gpointer user_data)
{
  CptWatchRunner *self = user_data;

  self->events.read_ended (cpt_read_watch_get_rid (watch), read, self->events_data);
}

static void
refresh_ended_cb (CptReadWatch *watch, CptCompany *company, GPtrArray *reads, gpointer user_data)
{
  CptWatchRunner *self = user_data;

  self->events.refresh_ended (cpt_read_watch_get_rid (watch), company, reads, self->events_data);
}

static void
gone_cb (CptReadWatch *watch, gpointer user_data)
{
  CptWatchRunner *self = user_data;

  self->events.gone (cpt_read_watch_get_rid (watch), self->events_data);
}

static void
over_cb (CptReadWatch *watch, gpointer user_data)
{
  CptWatchRunner *self = user_data;

  g_ptr_array_remove (self->watches, watch);
}

static const CptReadWatchEvents watch_events = {
  read_ended_cb,
  refresh_ended_cb,
  gone_cb,
  over_cb,
};

/* (nullable) */
static CptReadWatch *
find (CptWatchRunner *self, const char *company_id)
{
  for (guint i = 0; i < self->watches->len; i++)
    {
      CptReadWatch *watch = g_ptr_array_index (self->watches, i);

      if (!cpt_read_watch_is_stopped (watch) && g_str_equal (cpt_read_watch_get_company_id (watch), company_id))
        return watch;
    }

  return NULL;
}

static CptReadWatch *
ensure (CptWatchRunner *self, gint64 rid, const char *company_id)
{
  CptReadWatch *watch = find (self, company_id);

  if (watch == NULL)
    {
      watch = cpt_read_watch_new (self->client, self->store, company_id, rid, self->time_scale, &watch_events, self);
      g_ptr_array_add (self->watches, watch);
    }

  return watch;
}

static void
drop (CptWatchRunner *self, CptReadWatch *watch)
{
  gboolean is_busy = cpt_read_watch_is_busy (watch);

  cpt_read_watch_stop (watch);
  if (!is_busy)
    g_ptr_array_remove (self->watches, watch);
}

static void
make_place (CptWatchRunner *self)
{
  guint n_followed = 0;

  for (guint i = self->watches->len; i > 0; i--)
    {
      CptReadWatch *watch = g_ptr_array_index (self->watches, i - 1);

      if (cpt_read_watch_is_open (watch) || cpt_read_watch_is_stopped (watch))
        continue;

      n_followed++;
      if (n_followed > MAX_FOLLOWED)
        drop (self, watch);
    }
}

static void
cpt_watch_runner_finalize (GObject *object)
{
  CptWatchRunner *self = CPT_WATCH_RUNNER (object);

  g_clear_pointer (&self->watches, g_ptr_array_unref);
  g_clear_object (&self->client);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_watch_runner_parent_class)->finalize (object);
}

static void
cpt_watch_runner_class_init (CptWatchRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_watch_runner_finalize;
}

static void
cpt_watch_runner_init (CptWatchRunner *self)
{
  self->watches = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * cpt_watch_runner_new:
 * @client: where to look; the runner lives on its thread
 * @store: where to keep what is seen
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 * @events: what to call
 * @events_data: for @events; must outlive the runner
 *
 * Returns: (transfer full): a runner that follows nobody
 */
CptWatchRunner *
cpt_watch_runner_new (CptPlatformClient *client,
                      CptStore *store,
                      double time_scale,
                      const CptWatchEvents *events,
                      gpointer events_data)
{
  CptWatchRunner *self = g_object_new (CPT_TYPE_WATCH_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->store = g_object_ref (store);
  self->time_scale = time_scale;
  self->events = *events;
  self->events_data = events_data;

  return self;
}

/**
 * cpt_watch_runner_open:
 * @rid: the company's row
 * @company_id: GUID text
 *
 * Somebody looks at this company, and no more at the one before.
 */
void
cpt_watch_runner_open (CptWatchRunner *self, gint64 rid, const char *company_id)
{
  g_return_if_fail (CPT_IS_WATCH_RUNNER (self));

  if (self->is_stopped)
    return;

  cpt_watch_runner_close (self);
  cpt_read_watch_open (ensure (self, rid, company_id));
}

/**
 * cpt_watch_runner_close:
 *
 * Nobody looks at a company any more. What runs in it is followed to its end.
 */
void
cpt_watch_runner_close (CptWatchRunner *self)
{
  g_return_if_fail (CPT_IS_WATCH_RUNNER (self));

  for (guint i = self->watches->len; i > 0; i--)
    {
      CptReadWatch *watch = g_ptr_array_index (self->watches, i - 1);

      if (cpt_read_watch_is_open (watch) && !cpt_read_watch_is_stopped (watch))
        cpt_read_watch_close (watch);
    }

  make_place (self);
}

/**
 * cpt_watch_runner_follow:
 * @refresh: a refresh that the platform took
 *
 * Follows what it asked for to the end.
 */
void
cpt_watch_runner_follow (CptWatchRunner *self, CptChange *refresh)
{
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  g_autoptr (CptReadWatch) watch = NULL;

  g_return_if_fail (CPT_IS_WATCH_RUNNER (self));

  if (self->is_stopped)
    return;

  watch = g_object_ref (ensure (self, cpt_change_get_rid (refresh), cpt_change_get_company_id (refresh)));
  g_ptr_array_remove (self->watches, watch);
  g_ptr_array_add (self->watches, g_object_ref (watch));
  cpt_read_watch_ask (watch, MIN (cpt_change_get_first_sent (refresh), now));
  make_place (self);
}

/* Those that are followed already are younger. */
static void
follow_again (CptWatchRunner *self, const CptReadingCompany *company)
{
  CptReadWatch *watch = NULL;

  if (find (self, company->id) != NULL)
    return;

  watch =
      cpt_read_watch_new (self->client, self->store, company->id, company->rid, self->time_scale, &watch_events, self);
  g_ptr_array_insert (self->watches, 0, watch);
  cpt_read_watch_catch_up (watch);
}

static void
list_reading_companies_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptWatchRunner) self = user_data;
  g_autoptr (GPtrArray) companies = NULL;
  g_autoptr (GError) error = NULL;

  companies = cpt_read_repository_list_reading_companies_finish (CPT_READ_REPOSITORY (source), result, &error);
  g_clear_object (&self->cancellable);
  if (companies == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("What ran before could not be found: %s", error->message);
  if (companies == NULL || self->is_stopped)
    return;

  for (guint i = 0; i < companies->len; i++)
    follow_again (self, g_ptr_array_index (companies, i));
  make_place (self);
}

static void
catch_up (CptWatchRunner *self)
{
  g_autoptr (CptReadRepository) reads = cpt_read_repository_new (self->store);

  self->has_caught_up = TRUE;
  self->cancellable = g_cancellable_new ();
  cpt_read_repository_list_reading_companies_async (reads, MAX_FOLLOWED, self->cancellable, list_reading_companies_cb,
                                                    g_object_ref (self));
}

/**
 * cpt_watch_runner_resume:
 *
 * The platform can be asked, for the first time or again. The first time what ran when the program was quit is followed
 * again.
 */
void
cpt_watch_runner_resume (CptWatchRunner *self)
{
  g_return_if_fail (CPT_IS_WATCH_RUNNER (self));

  if (!self->has_caught_up && !self->is_stopped)
    catch_up (self);
  for (guint i = 0; i < self->watches->len; i++)
    cpt_read_watch_resume (g_ptr_array_index (self->watches, i));
}

/**
 * cpt_watch_runner_stop:
 *
 * Cancels what is under way, for good. The runner can be freed once cpt_watch_runner_is_busy() is %FALSE.
 */
void
cpt_watch_runner_stop (CptWatchRunner *self)
{
  g_return_if_fail (CPT_IS_WATCH_RUNNER (self));

  self->is_stopped = TRUE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  for (guint i = self->watches->len; i > 0; i--)
    drop (self, g_ptr_array_index (self->watches, i - 1));
}

/**
 * cpt_watch_runner_is_busy:
 *
 * Returns: whether a job runs
 */
gboolean
cpt_watch_runner_is_busy (CptWatchRunner *self)
{
  g_return_val_if_fail (CPT_IS_WATCH_RUNNER (self), FALSE);

  return self->watches->len > 0 || self->cancellable != NULL;
}
