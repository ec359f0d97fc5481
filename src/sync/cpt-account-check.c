/* cpt-account-check.c — what a key may do, before it is kept.
 *
 * Asks the platform, on a thread of its own, three small questions one after the other, and changes nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-check.h"

#include "cpt-caller-private.h"
#include "cpt-company.h"
#include "cpt-keyring.h"
#include "cpt-platform-integrations.h"
#include "cpt-platform-settings.h"

#define FORBIDDEN 403

/* What is asked. */
typedef struct
{
  char *base_url;
  char *api_key;
} Question;

static void
question_free (Question *self)
{
  g_free (self->base_url);
  cpt_keyring_free_key (self->api_key);
  g_free (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);

  return *result;
}

/* Takes @error. Only a right that is missing leaves the check to go on. */
static gboolean
judge (CptKeyRight *right, GError *error, GError **failure)
{
  const CptErrorAnswer *answer = error != NULL ? cpt_error_get_answer (error) : NULL;
  gboolean is_refused = answer != NULL && answer->http_status == FORBIDDEN;

  if (error != NULL && !is_refused)
    {
      g_propagate_error (failure, error);
      return FALSE;
    }

  *right = is_refused ? CPT_KEY_RIGHT_REFUSED : CPT_KEY_RIGHT_GIVEN;
  g_clear_error (&error);

  return TRUE;
}

/* @company_id: (out) (nullable): of any company */
static gboolean
count_companies (CptPlatformClient *client,
                 CptAccountCheck *check,
                 char **company_id,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptCompanyPage) page = NULL;
  GPtrArray *companies = NULL;

  cpt_platform_client_list_companies_async (client, CPT_PRIORITY_USER, 1, 1, "created", NULL, cancellable, answered_cb,
                                            &result);
  page = cpt_platform_client_list_companies_finish (client, await (&result), error);
  if (page == NULL)
    return FALSE;

  companies = cpt_company_page_get_companies (page);
  check->n_companies = cpt_company_page_get_total_results (page);
  if (companies->len > 0)
    *company_id = g_strdup (cpt_company_get_id (g_ptr_array_index (companies, 0)));

  return TRUE;
}

static gboolean
try_software (CptPlatformClient *client, CptAccountCheck *check, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) integrations = NULL;
  GError *refusal = NULL;

  cpt_platform_client_list_integrations_async (client, CPT_PRIORITY_USER, cancellable, answered_cb, &result);
  integrations = cpt_platform_client_list_integrations_finish (client, await (&result), &refusal);

  return judge (&check->software, refusal, error);
}

static gboolean
try_settings (CptPlatformClient *client,
              const char *company_id,
              CptAccountCheck *check,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (CptSyncSettings) settings = NULL;
  GError *refusal = NULL;

  if (company_id == NULL)
    return TRUE;

  cpt_platform_client_get_settings_async (client, CPT_PRIORITY_USER, company_id, cancellable, answered_cb, &result);
  settings = cpt_platform_client_get_settings_finish (client, await (&result), &refusal);

  return judge (&check->settings, refusal, error);
}

static CptAccountCheck *
ask (Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (CptClock) clock = cpt_clock_new ();
  g_autoptr (CptPlatformClient) client = cpt_platform_client_new (question->base_url, question->api_key, clock, error);
  g_autofree CptAccountCheck *check = g_new0 (CptAccountCheck, 1);
  g_autofree char *company_id = NULL;

  if (client == NULL || !count_companies (client, check, &company_id, cancellable, error) ||
      !try_software (client, check, cancellable, error) ||
      !try_settings (client, company_id, check, cancellable, error))
    return NULL;

  return g_steal_pointer (&check);
}

static void
ask_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GMainContext *context = g_main_context_new ();
  CptCaller caller;
  CptAccountCheck *check = NULL;
  GError *error = NULL;

  g_main_context_push_thread_default (context);
  cpt_caller_init (&caller, g_object_ref (task));
  check = ask (data, caller.cancellable, &error);
  while (g_main_context_iteration (context, FALSE))
    continue;

  if (check != NULL)
    g_task_return_pointer (task, check, g_free);
  else
    g_task_return_error (task, error);

  cpt_caller_clear (&caller);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

/**
 * cpt_account_check_async:
 * @base_url: of the platform; https, or http on the loopback
 * @api_key: raw, or a whole "Basic …" value
 *
 * Asks the platform what it has for the key. Nothing is changed, there or here.
 */
void
cpt_account_check_async (const char *base_url,
                         const char *api_key,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->base_url = g_strdup (base_url);
  question->api_key = cpt_keyring_copy_key (api_key);
  g_task_set_source_tag (task, cpt_account_check_async);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, ask_on_thread);
}

/**
 * cpt_account_check_finish:
 * @check: (out): what was found
 *
 * Returns: whether the key can be used; %FALSE with CPT_ERROR_REFUSED also for an address or a key that cannot be one,
 * else with the errors of a client
 */
gboolean
cpt_account_check_finish (GAsyncResult *result, CptAccountCheck *check, GError **error)
{
  g_autofree CptAccountCheck *found = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, cpt_account_check_async), FALSE);

  found = g_task_propagate_pointer (G_TASK (result), error);
  if (found == NULL)
    return FALSE;

  *check = *found;

  return TRUE;
}
