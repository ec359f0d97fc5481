/* cpt-sync-fetch.c — what is read when somebody asks for it. Main thread, as all of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-private.h"

#include "cpt-integration-repository.h"
#include "cpt-time.h"

/* When the packages were last read, by the account's clock. */
#define META_INTEGRATIONS_READ "integrations-read"

/* Something that is asked of the sync thread. */
typedef struct
{
  GTask *task;      /* (owned) (nullable): until the runner has it */
  char *company_id; /* (owned) (nullable) */
  char *id;         /* (owned) (nullable): of a read, or the address of a picture */
  CptPriority priority;
  CptReportKind report; /* which one, */
  guint period_months;  /* of what periods, */
  guint n_periods;      /* and of how many */
} Wish;

static void
wish_free (Wish *self)
{
  if (self->task != NULL)
    cpt_sync_engine_refuse (self->task);

  g_clear_object (&self->task);
  g_free (self->company_id);
  g_free (self->id);
  g_free (self);
}

/* Takes the task of @wish, which returns what the sync thread says; copies the rest. */
static void
ask_for (CptSync *self, CptSyncEngineFunc func, const Wish *wish)
{
  CptSyncEngine *engine = cpt_sync_get_engine (self);
  Wish *asked = NULL;

  if (engine == NULL)
    {
      g_task_return_error (wish->task, cpt_sync_new_rest_error (self));
      g_object_unref (wish->task);
      return;
    }

  asked = g_memdup2 (wish, sizeof *wish);
  asked->company_id = g_strdup (wish->company_id);
  asked->id = g_strdup (wish->id);
  cpt_sync_engine_call (engine, func, asked, (GDestroyNotify) wish_free);
}

/* Takes @task. */
static void
ask (CptSync *self, CptSyncEngineFunc func, const char *company_id, const char *id, CptPriority priority, GTask *task)
{
  Wish wish = { .task = task, .company_id = (char *) company_id, .id = (char *) id, .priority = priority };

  ask_for (self, func, &wish);
}

static GTask *
new_task (CptSync *self, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);

  return task;
}

static gboolean
finish (CptSync *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
read_settings_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_fetch_runner_read_settings (cpt_sync_engine_get_fetches (engine), wish->company_id,
                                  g_steal_pointer (&wish->task));
}

static void
get_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptSync *self = g_task_get_source_object (task);
  g_autoptr (CptCompany) company = NULL;
  GError *error = NULL;

  company = cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, NULL, &error);

  if (company == NULL)
    g_task_return_error (task, error);
  else if (*cpt_company_get_id (company) == '\0')
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_NOT_READY, "The company waits to be created");
  else
    ask (self, read_settings_on_sync_thread, cpt_company_get_id (company), NULL, CPT_PRIORITY_USER,
         g_steal_pointer (&task));
}

/**
 * cpt_sync_read_settings_async:
 * @rid: the company's row, 0 for the settings of all
 *
 * Reads how data types are read, as the platform has it now.
 */
void
cpt_sync_read_settings_async (CptSync *self,
                              gint64 rid,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  task = new_task (self, cpt_sync_read_settings_async, cancellable, callback, user_data);
  if (rid == 0)
    ask (self, read_settings_on_sync_thread, NULL, NULL, CPT_PRIORITY_USER, task);
  else
    cpt_company_repository_get_async (cpt_sync_get_companies (self), rid, cancellable, get_company_cb, task);
}

/**
 * cpt_sync_read_settings_finish:
 *
 * Returns: whether the store has them; CPT_ERROR_NOT_FOUND when the company is gone, CPT_ERROR_NOT_READY when it waits
 *   to be created
 */
gboolean
cpt_sync_read_settings_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_read_settings_async, error);
}

static void
read_integrations_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_fetch_runner_read_integrations (cpt_sync_engine_get_fetches (engine), wish->priority,
                                      g_steal_pointer (&wish->task));
}

static gint64
get_now (CptSync *self)
{
  return cpt_clock_now (cpt_store_get_clock (cpt_sync_get_store (self)));
}

static void
integrations_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptSync *self = CPT_SYNC (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_meta_repository_set (cpt_sync_get_meta (self), META_INTEGRATIONS_READ, g_variant_new_int64 (get_now (self)));
  g_task_return_boolean (task, TRUE);
}

/* Takes @task. */
static void
read_integrations (CptSync *self, CptPriority priority, GTask *task)
{
  GTask *reading = g_task_new (self, g_task_get_cancellable (task), integrations_read_cb, task);

  ask (self, read_integrations_on_sync_thread, NULL, NULL, priority, reading);
}

/**
 * cpt_sync_read_integrations_async:
 *
 * Reads all packages that companies can be connected to. They are read once a day without being asked for, too.
 */
void
cpt_sync_read_integrations_async (CptSync *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  read_integrations (self, CPT_PRIORITY_USER,
                     new_task (self, cpt_sync_read_integrations_async, cancellable, callback, user_data));
}

/**
 * cpt_sync_read_integrations_finish:
 *
 * Returns: whether the store has them
 */
gboolean
cpt_sync_read_integrations_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_read_integrations_async, error);
}

static void
daily_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  /* Tried again after the next read of the list. */
  if (!cpt_sync_read_integrations_finish (CPT_SYNC (source), result, &error))
    g_debug ("The integrations could not be read: %s", error->message);
}

/* The list was read: the platform is there. Reads the packages if that was not done for a day. */
void
cpt_sync_read_integrations_daily (CptSync *self)
{
  g_autoptr (GVariant) value =
      cpt_meta_repository_get (cpt_sync_get_meta (self), META_INTEGRATIONS_READ, G_VARIANT_TYPE_INT64);
  gint64 age = value != NULL ? get_now (self) - g_variant_get_int64 (value) : CPT_TIME_DAY;

  /* One that lies in the future was kept by a clock that was wrong. */
  if (age >= CPT_TIME_DAY || age < 0)
    read_integrations (self, CPT_PRIORITY_BACKGROUND,
                       new_task (self, cpt_sync_read_integrations_async, NULL, daily_cb, NULL));
}

static void
read_validation_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_fetch_runner_read_validation (cpt_sync_engine_get_fetches (engine), wish->company_id, wish->id,
                                    g_steal_pointer (&wish->task));
}

/**
 * cpt_sync_read_validation_async:
 * @company_id: GUID text
 * @read_id: GUID text, a read of that company that has ended
 *
 * Reads what was found wrong with the records of a read.
 */
void
cpt_sync_read_validation_async (CptSync *self,
                                const char *company_id,
                                const char *read_id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  ask (self, read_validation_on_sync_thread, company_id, read_id, CPT_PRIORITY_USER,
       new_task (self, cpt_sync_read_validation_async, cancellable, callback, user_data));
}

/**
 * cpt_sync_read_validation_finish:
 *
 * Returns: whether the store has it
 */
gboolean
cpt_sync_read_validation_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_read_validation_async, error);
}

static void
read_report_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_fetch_runner_read_report (cpt_sync_engine_get_fetches (engine), wish->company_id, wish->report,
                                wish->period_months, wish->n_periods, g_steal_pointer (&wish->task));
}

/**
 * cpt_sync_read_report_async:
 * @company_id: GUID text
 * @kind: which report
 * @period_months: months of each period
 * @n_periods: how many are asked for, back from the most recent
 *
 * Reads a financial report, as the platform has it now. That it has none is stored, too.
 */
void
cpt_sync_read_report_async (CptSync *self,
                            const char *company_id,
                            CptReportKind kind,
                            guint period_months,
                            guint n_periods,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Wish wish = {
    .company_id = (char *) company_id, .report = kind, .period_months = period_months, .n_periods = n_periods
  };

  g_return_if_fail (CPT_IS_SYNC (self));

  wish.task = new_task (self, cpt_sync_read_report_async, cancellable, callback, user_data);
  ask_for (self, read_report_on_sync_thread, &wish);
}

/**
 * cpt_sync_read_report_finish:
 *
 * Returns: whether the store has what the platform answered
 */
gboolean
cpt_sync_read_report_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, cpt_sync_read_report_async, error);
}

static void
fetch_logo_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;

  cpt_fetch_runner_fetch_logo (cpt_sync_engine_get_fetches (engine), wish->id, g_steal_pointer (&wish->task));
}

static void
stored_logo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptSync *self = g_task_get_source_object (task);
  const char *url = g_task_get_task_data (task);
  GBytes *picture = NULL;
  GError *error = NULL;

  picture = cpt_integration_repository_get_logo_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) g_bytes_unref);
  else
    ask (self, fetch_logo_on_sync_thread, NULL, url, CPT_PRIORITY_USER, g_steal_pointer (&task));
}

static void
get_bulk_quota_on_sync_thread (CptSyncEngine *engine, gpointer data)
{
  Wish *wish = data;
  g_autoptr (GTask) task = g_steal_pointer (&wish->task);
  gint64 quota = cpt_platform_client_get_bulk_quota (cpt_sync_engine_get_client (engine));

  g_task_return_pointer (task, g_memdup2 (&quota, sizeof quota), g_free);
}

/**
 * cpt_sync_get_bulk_quota_async:
 *
 * Asks how many refreshes of many companies the platform will take today. No request is sent for it.
 */
void
cpt_sync_get_bulk_quota_async (CptSync *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  ask (self, get_bulk_quota_on_sync_thread, NULL, NULL, CPT_PRIORITY_USER,
       new_task (self, cpt_sync_get_bulk_quota_async, cancellable, callback, user_data));
}

/**
 * cpt_sync_get_bulk_quota_finish:
 *
 * Returns: requests, the part that is left to single ones taken off; -1 without @error when the platform has not said,
 *   -1 with @error set
 */
gint64
cpt_sync_get_bulk_quota_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *quota = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  quota = g_task_propagate_pointer (G_TASK (result), error);

  return quota != NULL ? *quota : -1;
}

/**
 * cpt_sync_get_logo_async:
 * @url: of a picture, as the platform wrote it
 *
 * Finds a picture: the stored one, online or not, or else the platform's.
 */
void
cpt_sync_get_logo_async (CptSync *self,
                         const char *url,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (CptIntegrationRepository) integrations = NULL;
  GTask *task = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  integrations = cpt_integration_repository_new (cpt_sync_get_store (self));
  task = new_task (self, cpt_sync_get_logo_async, cancellable, callback, user_data);
  g_task_set_task_data (task, g_strdup (url), g_free);
  cpt_integration_repository_get_logo_async (integrations, url, cancellable, stored_logo_cb, task);
}

/**
 * cpt_sync_get_logo_finish:
 *
 * Returns: (transfer full) (nullable): the picture as it came, of any kind: it is a stranger's
 */
GBytes *
cpt_sync_get_logo_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
