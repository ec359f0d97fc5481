/* cpt-refresh-survey.c — what the answer to "what would a refresh read" depends on, from the store.
 *
 * Read one after the other: the packages, the settings of the company, its reads that are not over.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-refresh-survey.h"

#include "cpt-error.h"
#include "cpt-integration-repository.h"
#include "cpt-read-repository.h"
#include "cpt-sync-settings-repository.h"

struct _CptRefreshSurvey
{
  CptRefreshFacts facts; /* all owned */
};

/**
 * cpt_refresh_survey_free:
 */
void
cpt_refresh_survey_free (CptRefreshSurvey *self)
{
  g_clear_object (&self->facts.company);
  g_clear_pointer (&self->facts.integrations, g_ptr_array_unref);
  g_clear_object (&self->facts.settings);
  g_clear_pointer (&self->facts.running, g_ptr_array_unref);
  g_free (self);
}

/**
 * cpt_refresh_survey_get_facts:
 *
 * Returns: (transfer none): the facts, as long as @self lives
 */
const CptRefreshFacts *
cpt_refresh_survey_get_facts (CptRefreshSurvey *self)
{
  return &self->facts;
}

static CptRefreshFacts *
get_facts (GTask *task)
{
  CptRefreshSurvey *survey = g_task_get_task_data (task);

  return &survey->facts;
}

static const char *
get_company_id (GTask *task)
{
  return cpt_company_get_id (get_facts (task)->company);
}

static void
list_running_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  get_facts (task)->running = cpt_read_repository_list_running_finish (CPT_READ_REPOSITORY (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Settings that were never read leave nothing out. */
static void
get_settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (CptReadRepository) reads = cpt_read_repository_new (g_task_get_source_object (task));
  g_autoptr (GError) error = NULL;

  get_facts (task)->settings =
      cpt_sync_settings_repository_get_finish (CPT_SYNC_SETTINGS_REPOSITORY (source), result, NULL, &error);
  if (error != NULL && !g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    cpt_read_repository_list_running_async (reads, get_company_id (task), g_task_get_cancellable (task),
                                            list_running_cb, g_object_ref (task));
}

static void
list_integrations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (CptSyncSettingsRepository) settings = cpt_sync_settings_repository_new (g_task_get_source_object (task));
  GError *error = NULL;

  get_facts (task)->integrations =
      cpt_integration_repository_list_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    cpt_sync_settings_repository_get_async (settings, get_company_id (task), g_task_get_cancellable (task),
                                            get_settings_cb, g_object_ref (task));
}

/**
 * cpt_refresh_survey_async:
 * @store: open
 * @company: as it is shown
 *
 * Reads what is known of how a refresh of @company would go. Never touches the network.
 */
void
cpt_refresh_survey_async (CptStore *store,
                          CptCompany *company,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (CptIntegrationRepository) integrations = cpt_integration_repository_new (store);
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  CptRefreshSurvey *survey = g_new0 (CptRefreshSurvey, 1);

  g_task_set_source_tag (task, cpt_refresh_survey_async);
  survey->facts.company = g_object_ref (company);
  g_task_set_task_data (task, survey, (GDestroyNotify) cpt_refresh_survey_free);
  cpt_integration_repository_list_async (integrations, cancellable, list_integrations_cb, task);
}

/**
 * cpt_refresh_survey_finish:
 *
 * Returns: (transfer full): what is known, or %NULL and @error
 */
CptRefreshSurvey *
cpt_refresh_survey_finish (CptStore *store, GAsyncResult *result, GError **error)
{
  CptRefreshFacts *facts = get_facts (G_TASK (result));
  CptRefreshSurvey *survey = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  survey = g_new0 (CptRefreshSurvey, 1);
  survey->facts.company = g_steal_pointer (&facts->company);
  survey->facts.integrations = g_steal_pointer (&facts->integrations);
  survey->facts.settings = g_steal_pointer (&facts->settings);
  survey->facts.running = g_steal_pointer (&facts->running);

  return survey;
}
