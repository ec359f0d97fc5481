/* cpt-company-feed.c — keeps a snapshot up to date and answers the newest query from it.
 *
 * 0. Nothing is built before cpt_company_feed_start().
 * 1. One build at a time. What the user did and the end of a read are built at once; what a read brings, at most every
 *    BUILD_INTERVAL. What changes during a build is built after it.
 * 2. The newest query wins: an older one that is still under way is cancelled, its result dropped.
 * 3. When time alone changes what a snapshot says, another is built; seldom where many change one after another.
 * 4. A result is answered from the newest snapshot, never from an older one than the result before.
 *
 * On the main thread but for the functions so named.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-feed-private.h"

#include "cpt-snapshot-builder-private.h"
#include "cpt-time.h"

#define BUILD_INTERVAL_MS 2000
#define STEP_INTERVAL (10 * G_TIME_SPAN_MINUTE) /* between builds for no other reason than time */
#define CLOCK_SLACK G_TIME_SPAN_MINUTE          /* a clock that was set goes back by so much without harm */
#define SHOWN (CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_OUTBOX | CPT_STORE_CHANGE_LINK_SENT)
#define AT_ONCE (CPT_STORE_CHANGE_OUTBOX | CPT_STORE_CHANGE_LINK_SENT | CPT_STORE_CHANGE_READ_ENDED)

struct _CptCompanyFeed
{
  GObject parent_instance;

  CptStore *store;
  CptCompanyFeedFunc take; /* (nullable): until it is stopped */
  gpointer user_data;

  CptCompanyQuery query; /* its text, set and tag are owned */
  GCancellable *asked;   /* (nullable): the query that is under way */
  CptSnapshot *snapshot; /* (nullable): the newest */
  gint64 built;          /* monotonic microseconds of the last build's beginning; 0 before the first */
  guint build_source;    /* 0 when no later build is planned */
  guint step_source;     /* 0 when time alone changes nothing */
  gboolean is_building;
  gboolean is_stale;          /* something changed since the last build began */
  gboolean is_wanted_at_once; /* build again as soon as this one ends */
};

G_DEFINE_FINAL_TYPE (CptCompanyFeed, cpt_company_feed, G_TYPE_OBJECT)

static void
query_clear (CptCompanyQuery *query)
{
  g_clear_pointer ((char **) &query->text, g_free);
  g_clear_pointer (&query->among, g_array_unref);
  g_clear_pointer (&query->tag, g_variant_unref);
}

/* Its text, set and tag are owned. */
static CptCompanyQuery
query_copy (const CptCompanyQuery *query)
{
  CptCompanyQuery copy = *query;

  copy.text = g_strdup (query->text);
  copy.among = query->among != NULL ? g_array_ref (query->among) : NULL;
  copy.tag = query->tag != NULL ? g_variant_ref (query->tag) : NULL;

  return copy;
}

static void
cpt_company_feed_finalize (GObject *object)
{
  CptCompanyFeed *self = CPT_COMPANY_FEED (object);

  g_assert (self->take == NULL); /* it was stopped */

  g_clear_object (&self->store);
  query_clear (&self->query);

  G_OBJECT_CLASS (cpt_company_feed_parent_class)->finalize (object);
}

static void
cpt_company_feed_class_init (CptCompanyFeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_company_feed_finalize;
}

static void
cpt_company_feed_init (CptCompanyFeed *self)
{
  self->query = (CptCompanyQuery){
    .sort = CPT_COMPANY_SORT_CREATED,
    .fallback = CPT_COMPANY_SORT_CREATED,
    .descending = TRUE,
  };
}

/* A query on its way: what it is asked of. */
typedef struct
{
  CptSnapshot *snapshot;
  CptCompanyQuery query; /* its text, set and tag are owned */
} Question;

static void
question_free (Question *question)
{
  cpt_snapshot_unref (question->snapshot);
  query_clear (&question->query);
  g_free (question);
}

static void
answer_on_query_thread (GTask *task, sqlite3 *handle)
{
  const Question *question = g_task_get_task_data (task);

  g_task_return_pointer (task, cpt_company_result_new (question->snapshot, handle, &question->query),
                         (GDestroyNotify) cpt_company_result_unref);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptCompanyFeed *self = CPT_COMPANY_FEED (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptCompanyResult) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->take == NULL)
    return;

  g_clear_object (&self->asked);
  self->take (found, error, self->user_data);
}

static void
ask (CptCompanyFeed *self)
{
  g_autoptr (GTask) task = NULL;
  Question *question = NULL;

  if (self->snapshot == NULL)
    return;

  if (self->asked != NULL)
    g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  self->asked = g_cancellable_new ();

  question = g_new0 (Question, 1);
  question->snapshot = cpt_snapshot_ref (self->snapshot);
  question->query = query_copy (&self->query);
  task = g_task_new (self, self->asked, answer_cb, NULL);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  cpt_store_submit_read (self->store, task, answer_on_query_thread);
}

static void build (CptCompanyFeed *self);

static void
build_on_builder_thread (GTask *task, sqlite3 *handle)
{
  CptCompanyFeed *self = g_task_get_source_object (task);
  GError *error = NULL;
  CptSnapshot *snapshot = cpt_snapshot_build (handle, cpt_clock_now (cpt_store_get_clock (self->store)), &error);

  if (snapshot != NULL)
    g_task_return_pointer (task, snapshot, (GDestroyNotify) cpt_snapshot_unref);
  else
    g_task_return_error (task, error);
}

static gboolean
build_later_cb (gpointer user_data)
{
  CptCompanyFeed *self = user_data;

  self->build_source = 0;
  build (self);

  return G_SOURCE_REMOVE;
}

static void
plan_build (CptCompanyFeed *self)
{
  gint64 due = self->built + BUILD_INTERVAL_MS * G_TIME_SPAN_MILLISECOND;
  gint64 wait = due - g_get_monotonic_time ();

  if (self->is_building || self->build_source != 0)
    return;

  if (wait <= 0)
    build (self);
  else
    self->build_source = g_timeout_add ((guint) (wait / G_TIME_SPAN_MILLISECOND) + 1, build_later_cb, self);
}

/* When the snapshot is to be built again although nothing changed but the time; CPT_TIME_UNKNOWN for never. */
static gint64
get_due (CptCompanyFeed *self)
{
  if (self->snapshot == NULL || self->snapshot->next_step == CPT_TIME_UNKNOWN)
    return CPT_TIME_UNKNOWN;

  return MAX (self->snapshot->next_step, self->snapshot->now + STEP_INTERVAL);
}

static gboolean
step_cb (gpointer user_data)
{
  CptCompanyFeed *self = user_data;

  self->step_source = 0;
  cpt_company_feed_follow_clock (self);

  return G_SOURCE_REMOVE;
}

static void
await_step (CptCompanyFeed *self)
{
  gint64 due = get_due (self);
  gint64 seconds =
      due != CPT_TIME_UNKNOWN ? (due - cpt_clock_now (cpt_store_get_clock (self->store))) / CPT_TIME_SECOND : 0;

  g_clear_handle_id (&self->step_source, g_source_remove);
  if (due != CPT_TIME_UNKNOWN)
    self->step_source = g_timeout_add_seconds ((guint) CLAMP (seconds, 0, G_MAXINT) + 1, step_cb, self);
}

static void
build_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptCompanyFeed *self = CPT_COMPANY_FEED (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSnapshot) snapshot = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_building = FALSE;
  if (self->take == NULL)
    return;

  if (snapshot != NULL)
    {
      g_clear_pointer (&self->snapshot, cpt_snapshot_unref);
      self->snapshot = g_steal_pointer (&snapshot);
      await_step (self);
      ask (self);
    }
  else
    {
      self->take (NULL, error, self->user_data);
    }

  if (self->is_wanted_at_once)
    build (self);
  else if (self->is_stale)
    plan_build (self);
}

static void
build (CptCompanyFeed *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, build_cb, NULL);

  g_clear_handle_id (&self->build_source, g_source_remove);
  self->is_building = TRUE;
  self->is_stale = FALSE;
  self->is_wanted_at_once = FALSE;
  self->built = g_get_monotonic_time ();
  cpt_store_submit_build (self->store, task, build_on_builder_thread);
}

/**
 * cpt_company_feed_new:
 * @take: called with each newer result, and when there can be none
 *
 * Returns: (transfer full): to be started, and to be ended by cpt_company_feed_stop()
 */
CptCompanyFeed *
cpt_company_feed_new (CptStore *store, CptCompanyFeedFunc take, gpointer user_data)
{
  CptCompanyFeed *self = g_object_new (CPT_TYPE_COMPANY_FEED, NULL);

  self->store = g_object_ref (store);
  self->take = take;
  self->user_data = user_data;

  return self;
}

/**
 * cpt_company_feed_start:
 *
 * Begins to build the first snapshot, unless that is under way already.
 */
void
cpt_company_feed_start (CptCompanyFeed *self)
{
  if (self->built == 0)
    build (self);
}

/**
 * cpt_company_feed_stop:
 *
 * Nothing is told any more.
 */
void
cpt_company_feed_stop (CptCompanyFeed *self)
{
  self->take = NULL;
  g_clear_handle_id (&self->build_source, g_source_remove);
  g_clear_handle_id (&self->step_source, g_source_remove);
  if (self->asked != NULL)
    g_cancellable_cancel (self->asked);
  g_clear_object (&self->asked);
  g_clear_pointer (&self->snapshot, cpt_snapshot_unref);
}

/**
 * cpt_company_feed_set_query:
 * @query: copied; asked at once, or as soon as there is a snapshot
 */
void
cpt_company_feed_set_query (CptCompanyFeed *self, const CptCompanyQuery *query)
{
  CptCompanyQuery before = self->query;

  self->query = query_copy (query);
  query_clear (&before);
  ask (self);
}

/**
 * cpt_company_feed_get_query:
 *
 * Returns: (transfer none): what was asked last
 */
const CptCompanyQuery *
cpt_company_feed_get_query (CptCompanyFeed *self)
{
  return &self->query;
}

/**
 * cpt_company_feed_follow_clock:
 *
 * The account's clock may have been set, or the machine may have slept: brings the snapshot up to date, if time has
 * changed what it says. Costs nothing otherwise.
 */
void
cpt_company_feed_follow_clock (CptCompanyFeed *self)
{
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));
  gint64 due = get_due (self);

  if (self->snapshot == NULL)
    return;

  if (now < self->snapshot->now - CLOCK_SLACK || (due != CPT_TIME_UNKNOWN && now >= due))
    {
      self->is_stale = TRUE;
      plan_build (self);
    }
  else
    {
      await_step (self);
    }
}

/**
 * cpt_company_feed_tell:
 * @changes: what the store says that changed
 *
 * Brings the snapshot up to date, now or soon.
 */
void
cpt_company_feed_tell (CptCompanyFeed *self, CptStoreChange changes)
{
  if ((changes & SHOWN) != 0)
    self->is_stale = TRUE;
  if (!self->is_stale || self->built == 0)
    return;

  if ((changes & AT_ONCE) == 0)
    plan_build (self);
  else if (self->is_building)
    self->is_wanted_at_once = TRUE;
  else
    build (self);
}
