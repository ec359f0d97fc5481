/* cpt-history-rest.c — what of a company's histories was not read yet, page after page.
 *
 * Lives on the thread of its client. How far each history is read stands in the store, and moves with the rows:
 * whatever ends this, the next one goes on from there. Looks at the newest page say where that is.
 *
 *   STOPPED  cpt_history_rest_start() → READY
 *   READY    something is left → READING
 *   READING  one page is asked for in the background, and stored before the next one; the last one → READY;
 *            a failure, or a page that leads nowhere → PAUSED
 *   PAUSED   the next look that finds something left, when the time is over → READING
 *
 * cpt_history_rest_stop() leads from anywhere to STOPPED, once the request under way has ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-rest-private.h"

#include "cpt-company-repository.h"
#include "cpt-error.h"
#include "cpt-platform-reads.h"
#include "cpt-read-repository.h"
#include "cpt-sync-schedule-private.h"
#include "cpt-write-repository.h"

/* As much as the platform gives: a page may take its time, and the day's requests are few. */
#define PAGE_SIZE 5000

struct _CptHistoryRest
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptReadRepository *reads;
  CptWriteRepository *writes;
  char *company_id;
  double time_scale;
  CptHistoryRestEvents events;
  gpointer events_data;

  GCancellable *cancellable;           /* (owned) (nullable): of the page under way */
  gint64 offsets[CPT_N_HISTORY_KINDS]; /* where each history is to be read on; 0 when nothing is left */
  CptHistoryKind kind;                 /* of the page under way */
  guint page_number;                   /* likewise */
  gint64 sequence;                     /* likewise */
  gint64 not_before;                   /* monotonic: the end of a pause */
  guint n_failures;                    /* in a row */
  gboolean is_started;
};

G_DEFINE_FINAL_TYPE (CptHistoryRest, cpt_history_rest, G_TYPE_OBJECT)

static void read_on (CptHistoryRest *self);

/* @error: (nullable): none when the page led nowhere */
static void
begin_pause (CptHistoryRest *self, const GError *error)
{
  const CptErrorAnswer *answer = error != NULL ? cpt_error_get_answer (error) : NULL;
  gint64 delay = 0;

  self->n_failures++;
  delay = cpt_sync_schedule_retry_delay (self->n_failures, answer != NULL ? answer->retry_after : 0);
  self->not_before = g_get_monotonic_time () + (gint64) ((double) delay * self->time_scale);
  if (error != NULL)
    g_debug ("The history of company %s could not be read on: %s", self->company_id, error->message);
}

/* What was under way has ended: with @error, or with the history to be read on at @offset. */
static void
end_page (CptHistoryRest *self, gint64 offset, const GError *error)
{
  gboolean is_moved = offset == 0 || offset > self->offsets[self->kind];

  g_clear_object (&self->cancellable);
  if (error == NULL)
    self->offsets[self->kind] = offset;

  if (error == NULL && is_moved)
    self->n_failures = 0;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    begin_pause (self, error);

  read_on (self);
  if (self->cancellable == NULL)
    self->events.paused (self->events_data);
}

static void
put_reads_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryRest) self = user_data;
  g_autoptr (GPtrArray) news = NULL;
  g_autoptr (GError) error = NULL;
  gint64 offset = 0;

  news = cpt_read_repository_put_page_finish (self->reads, result, &offset, &error);
  if (news != NULL)
    self->events.news (news, self->events_data);

  end_page (self, offset, error);
}

static void
put_writes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryRest) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 offset = 0;

  if (cpt_write_repository_put_page_finish (self->writes, result, &offset, &error))
    end_page (self, offset, NULL);
  else
    end_page (self, 0, error);
}

static gint64
get_page_offset (CptHistoryRest *self)
{
  return (gint64) (self->page_number - 1) * PAGE_SIZE;
}

static void
list_reads_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryRest) self = user_data;
  g_autoptr (CptPage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = cpt_platform_client_list_reads_finish (self->client, result, &error);
  if (page != NULL)
    cpt_read_repository_put_page_async (self->reads, self->company_id, page, get_page_offset (self), self->sequence,
                                        self->cancellable, put_reads_cb, g_object_ref (self));
  else
    end_page (self, 0, error);
}

static void
list_writes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptHistoryRest) self = user_data;
  g_autoptr (CptPage) page = NULL;
  g_autoptr (GError) error = NULL;

  page = cpt_platform_client_list_writes_finish (self->client, result, &error);
  if (page != NULL)
    cpt_write_repository_put_page_async (self->writes, self->company_id, page, get_page_offset (self), self->sequence,
                                         self->cancellable, put_writes_cb, g_object_ref (self));
  else
    end_page (self, 0, error);
}

static void
ask (CptHistoryRest *self, CptHistoryKind kind)
{
  self->kind = kind;
  self->page_number = (guint) (self->offsets[kind] / PAGE_SIZE) + 1;
  self->sequence = cpt_company_repository_next_sequence (self->companies);
  self->cancellable = g_cancellable_new ();
  if (kind == CPT_HISTORY_READS)
    cpt_platform_client_list_reads_async (self->client, CPT_PRIORITY_BACKGROUND, self->company_id, self->page_number,
                                          PAGE_SIZE, "-requested", NULL, self->cancellable, list_reads_cb,
                                          g_object_ref (self));
  else
    cpt_platform_client_list_writes_async (self->client, CPT_PRIORITY_BACKGROUND, self->company_id, self->page_number,
                                           PAGE_SIZE, "-requestedOnUtc", NULL, self->cancellable, list_writes_cb,
                                           g_object_ref (self));
}

static void
read_on (CptHistoryRest *self)
{
  if (!self->is_started || self->cancellable != NULL || g_get_monotonic_time () < self->not_before)
    return;

  for (guint kind = 0; kind < CPT_N_HISTORY_KINDS; kind++)
    {
      if (self->offsets[kind] == 0)
        continue;

      ask (self, (CptHistoryKind) kind);
      return;
    }
}

static void
cpt_history_rest_finalize (GObject *object)
{
  CptHistoryRest *self = CPT_HISTORY_REST (object);

  g_assert (self->cancellable == NULL);

  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_object (&self->reads);
  g_clear_object (&self->writes);
  g_clear_pointer (&self->company_id, g_free);

  G_OBJECT_CLASS (cpt_history_rest_parent_class)->finalize (object);
}

static void
cpt_history_rest_class_init (CptHistoryRestClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_history_rest_finalize;
}

static void
cpt_history_rest_init (CptHistoryRest *self)
{
}

/**
 * cpt_history_rest_new:
 * @client: where to read; the rest lives on its thread
 * @store: where to keep what is read
 * @company_id: GUID text
 * @time_scale: what every delay is multiplied with: 1, or less in tests
 * @events: what to call; copied
 * @events_data: for @events; must outlive what is under way
 *
 * Returns: (transfer full): a rest that is stopped, and of which nothing is known to be left
 */
CptHistoryRest *
cpt_history_rest_new (CptPlatformClient *client,
                      CptStore *store,
                      const char *company_id,
                      double time_scale,
                      const CptHistoryRestEvents *events,
                      gpointer events_data)
{
  CptHistoryRest *self = g_object_new (CPT_TYPE_HISTORY_REST, NULL);

  self->client = g_object_ref (client);
  self->companies = cpt_company_repository_new (store);
  self->reads = cpt_read_repository_new (store);
  self->writes = cpt_write_repository_new (store);
  self->company_id = g_strdup (company_id);
  self->time_scale = time_scale;
  self->events = *events;
  self->events_data = events_data;

  return self;
}

/**
 * cpt_history_rest_start:
 *
 * Somebody may want to see all of the histories: what is left is read.
 */
void
cpt_history_rest_start (CptHistoryRest *self)
{
  g_return_if_fail (CPT_IS_HISTORY_REST (self));

  self->is_started = TRUE;
  read_on (self);
}

/**
 * cpt_history_rest_stop:
 *
 * Nobody does any more: cancels what is under way.
 */
void
cpt_history_rest_stop (CptHistoryRest *self)
{
  g_return_if_fail (CPT_IS_HISTORY_REST (self));

  self->is_started = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

/**
 * cpt_history_rest_set_offset:
 * @offset: how many of the newest items are stored without a gap, 0 when all are
 *
 * A look found out where a history is to be read on.
 */
void
cpt_history_rest_set_offset (CptHistoryRest *self, CptHistoryKind kind, gint64 offset)
{
  g_return_if_fail (CPT_IS_HISTORY_REST (self));

  self->offsets[kind] = offset;
  read_on (self);
}

/**
 * cpt_history_rest_is_busy:
 *
 * Returns: whether a page is under way
 */
gboolean
cpt_history_rest_is_busy (CptHistoryRest *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_REST (self), FALSE);

  return self->cancellable != NULL;
}
