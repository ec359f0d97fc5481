/* cpt-fetch-runner.c — what somebody on another thread asks to be read into the store.
 *
 * Lives on the sync thread; any number of calls are under way side by side. Each asks the platform, stores the answer,
 * and returns that the store has it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-fetch-runner-private.h"

#include "cpt-caller-private.h"
#include "cpt-company-repository.h"
#include "cpt-integration-repository.h"
#include "cpt-platform-integrations.h"
#include "cpt-platform-reads.h"
#include "cpt-platform-reports.h"
#include "cpt-platform-settings.h"
#include "cpt-report-repository.h"
#include "cpt-sync-settings-repository.h"
#include "cpt-validation-repository.h"

struct _CptFetchRunner
{
  GObject parent_instance;

  CptPlatformClient *client;
  CptCompanyRepository *companies;
  CptIntegrationRepository *integrations;
  CptReportRepository *reports;
  CptSyncSettingsRepository *settings;
  CptValidationRepository *validations;
  GPtrArray *calls; /* (owned) (element-type Call): under way */
};

G_DEFINE_FINAL_TYPE (CptFetchRunner, cpt_fetch_runner, G_TYPE_OBJECT)

/* Something that is being read, and who waits for it. */
typedef struct
{
  CptFetchRunner *runner;
  CptCaller caller;
  char *id;             /* (owned) (nullable): of the read, of a report's company, or the address of the picture */
  CptReportKind report; /* which one, */
  guint period_months;  /* and of what periods */
  GBytes *picture;      /* (owned) (nullable): that is being stored */
  gint64 sequence;      /* of the request */
} Call;

static void
call_free (Call *self)
{
  cpt_caller_clear (&self->caller);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->id);
  g_free (self);
}

/* Takes @task. */
static Call *
begin (CptFetchRunner *self, const char *id, GTask *task)
{
  Call *call = g_new0 (Call, 1);

  call->runner = self;
  call->id = g_strdup (id);
  call->sequence = cpt_company_repository_next_sequence (self->companies);
  cpt_caller_init (&call->caller, task);
  g_ptr_array_add (self->calls, call);

  return call;
}

static void
end (Call *call)
{
  g_ptr_array_remove_fast (call->runner->calls, call);
}

/* Takes @error. */
static void
fail (Call *call, GError *error)
{
  g_task_return_error (call->caller.task, error);
  end (call);
}

/* Takes @error, which is set when it is not stored. */
static void
tell_stored (Call *call, gboolean is_stored, GError *error)
{
  if (!is_stored)
    {
      fail (call, error);
      return;
    }

  g_task_return_boolean (call->caller.task, TRUE);
  end (call);
}

static void
put_settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_stored = cpt_sync_settings_repository_put_finish (CPT_SYNC_SETTINGS_REPOSITORY (source), result, &error);

  tell_stored (user_data, is_stored, error);
}

static void
get_settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (CptSyncSettings) settings = NULL;
  GError *error = NULL;

  settings = cpt_platform_client_get_settings_finish (CPT_PLATFORM_CLIENT (source), result, &error);
  if (settings != NULL)
    cpt_sync_settings_repository_put_async (call->runner->settings, settings, call->sequence, call->caller.cancellable,
                                            put_settings_cb, call);
  else
    fail (call, error);
}

static void
put_integrations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_stored = cpt_integration_repository_put_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error);

  tell_stored (user_data, is_stored, error);
}

static void
list_integrations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GPtrArray) integrations = NULL;
  GError *error = NULL;

  integrations = cpt_platform_client_list_integrations_finish (CPT_PLATFORM_CLIENT (source), result, &error);
  if (integrations != NULL)
    cpt_integration_repository_put_async (call->runner->integrations, integrations, call->caller.cancellable,
                                          put_integrations_cb, call);
  else
    fail (call, error);
}

static void
put_validation_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_stored = cpt_validation_repository_put_finish (CPT_VALIDATION_REPOSITORY (source), result, &error);

  tell_stored (user_data, is_stored, error);
}

static void
get_validation_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (CptValidation) validation = NULL;
  GError *error = NULL;

  validation = cpt_platform_client_get_validation_finish (CPT_PLATFORM_CLIENT (source), result, &error);
  if (validation != NULL)
    cpt_validation_repository_put_async (call->runner->validations, call->id, validation, call->caller.cancellable,
                                         put_validation_cb, call);
  else
    fail (call, error);
}

static void
put_report_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;
  gboolean is_stored = cpt_report_repository_put_finish (CPT_REPORT_REPOSITORY (source), result, &error);

  tell_stored (user_data, is_stored, error);
}

static void
put_report (Call *call, CptReportOutcome outcome, GBytes *json)
{
  cpt_report_repository_put_async (call->runner->reports, call->id, call->report, call->period_months, outcome, json,
                                   call->caller.cancellable, put_report_cb, call);
}

/* That there is nothing, or nothing yet, is an answer too. */
static void
get_report_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) json = cpt_platform_client_get_report_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  if (json != NULL)
    put_report (call, CPT_REPORT_OUTCOME_READ, json);
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    put_report (call, CPT_REPORT_OUTCOME_NOTHING, NULL);
  else if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_READY))
    put_report (call, CPT_REPORT_OUTCOME_NOT_READY, NULL);
  else
    fail (call, g_steal_pointer (&error));
  g_clear_error (&error);
}

/* A picture that cannot be stored can still be shown. */
static void
put_logo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;

  if (!cpt_integration_repository_put_logo_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error))
    g_debug ("A picture could not be stored: %s", error->message);

  g_task_return_pointer (call->caller.task, g_steal_pointer (&call->picture), (GDestroyNotify) g_bytes_unref);
  end (call);
}

static void
fetch_logo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Call *call = user_data;
  GError *error = NULL;

  call->picture = cpt_platform_client_fetch_logo_finish (CPT_PLATFORM_CLIENT (source), result, &error);
  if (call->picture != NULL)
    cpt_integration_repository_put_logo_async (call->runner->integrations, call->id, call->picture, NULL, put_logo_cb,
                                               call);
  else
    fail (call, error);
}

static void
cpt_fetch_runner_finalize (GObject *object)
{
  CptFetchRunner *self = CPT_FETCH_RUNNER (object);

  g_assert (self->calls->len == 0);

  g_clear_pointer (&self->calls, g_ptr_array_unref);
  g_clear_object (&self->client);
  g_clear_object (&self->companies);
  g_clear_object (&self->integrations);
  g_clear_object (&self->reports);
  g_clear_object (&self->settings);
  g_clear_object (&self->validations);

  G_OBJECT_CLASS (cpt_fetch_runner_parent_class)->finalize (object);
}

static void
cpt_fetch_runner_class_init (CptFetchRunnerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_fetch_runner_finalize;
}

static void
cpt_fetch_runner_init (CptFetchRunner *self)
{
  self->calls = g_ptr_array_new_with_free_func ((GDestroyNotify) call_free);
}

/**
 * cpt_fetch_runner_new:
 * @client: where to ask; the runner lives on its thread
 * @store: where to keep the answers
 *
 * Returns: (transfer full): a runner with nothing under way
 */
CptFetchRunner *
cpt_fetch_runner_new (CptPlatformClient *client, CptStore *store)
{
  CptFetchRunner *self = g_object_new (CPT_TYPE_FETCH_RUNNER, NULL);

  self->client = g_object_ref (client);
  self->companies = cpt_company_repository_new (store);
  self->integrations = cpt_integration_repository_new (store);
  self->reports = cpt_report_repository_new (store);
  self->settings = cpt_sync_settings_repository_new (store);
  self->validations = cpt_validation_repository_new (store);

  return self;
}

/**
 * cpt_fetch_runner_read_settings:
 * @company_id: (nullable): GUID text; %NULL for the settings of all
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Reads how data types are read.
 */
void
cpt_fetch_runner_read_settings (CptFetchRunner *self, const char *company_id, GTask *task)
{
  Call *call = begin (self, NULL, task);

  cpt_platform_client_get_settings_async (self->client, CPT_PRIORITY_USER, company_id, call->caller.cancellable,
                                          get_settings_cb, call);
}

/**
 * cpt_fetch_runner_read_integrations:
 * @priority: whether somebody waits for it
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Reads all packages that can be connected to.
 */
void
cpt_fetch_runner_read_integrations (CptFetchRunner *self, CptPriority priority, GTask *task)
{
  Call *call = begin (self, NULL, task);

  cpt_platform_client_list_integrations_async (self->client, priority, call->caller.cancellable, list_integrations_cb,
                                               call);
}

/**
 * cpt_fetch_runner_read_validation:
 * @company_id: GUID text
 * @read_id: GUID text, a read of that company
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Reads what was found wrong with the records of a read.
 */
void
cpt_fetch_runner_read_validation (CptFetchRunner *self, const char *company_id, const char *read_id, GTask *task)
{
  Call *call = begin (self, read_id, task);

  cpt_platform_client_get_validation_async (self->client, CPT_PRIORITY_USER, company_id, read_id,
                                            call->caller.cancellable, get_validation_cb, call);
}

/**
 * cpt_fetch_runner_read_report:
 * @company_id: GUID text
 * @period_months: months of each period
 * @n_periods: how many are asked for, back from the most recent
 * @task: (transfer full): returns %TRUE; its cancellable may be of any thread
 *
 * Reads a financial report.
 */
void
cpt_fetch_runner_read_report (CptFetchRunner *self,
                              const char *company_id,
                              CptReportKind kind,
                              guint period_months,
                              guint n_periods,
                              GTask *task)
{
  Call *call = begin (self, company_id, task);

  call->report = kind;
  call->period_months = period_months;
  cpt_platform_client_get_report_async (self->client, CPT_PRIORITY_USER, company_id, kind, period_months, n_periods,
                                        call->caller.cancellable, get_report_cb, call);
}

/**
 * cpt_fetch_runner_fetch_logo:
 * @url: of the picture
 * @task: (transfer full): returns the picture; its cancellable may be of any thread
 *
 * Reads a picture.
 */
void
cpt_fetch_runner_fetch_logo (CptFetchRunner *self, const char *url, GTask *task)
{
  Call *call = begin (self, url, task);

  cpt_platform_client_fetch_logo_async (self->client, url, call->caller.cancellable, fetch_logo_cb, call);
}

/**
 * cpt_fetch_runner_stop:
 *
 * Cancels what is under way. The runner can be freed once cpt_fetch_runner_is_busy() is %FALSE.
 */
void
cpt_fetch_runner_stop (CptFetchRunner *self)
{
  g_return_if_fail (CPT_IS_FETCH_RUNNER (self));

  for (guint i = 0; i < self->calls->len; i++)
    {
      Call *call = g_ptr_array_index (self->calls, i);

      g_cancellable_cancel (call->caller.cancellable);
    }
}

/**
 * cpt_fetch_runner_is_busy:
 *
 * Returns: whether somebody waits
 */
gboolean
cpt_fetch_runner_is_busy (CptFetchRunner *self)
{
  g_return_val_if_fail (CPT_IS_FETCH_RUNNER (self), FALSE);

  return self->calls->len > 0;
}
