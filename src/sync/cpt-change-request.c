/* cpt-change-request.c — the one request to the platform that a change of the user's becomes.
 *
 * Says nothing about what is to be done when it fails: that is the outbox job's to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-request-private.h"

#include "cpt-platform-reads.h"

static void
answer_free (CptOutboxAnswer *self)
{
  cpt_outbox_answer_clear (self);
  g_free (self);
}

/* Takes @error, or what @answer holds. */
static void
return_answer (GTask *task, gboolean is_done, const CptOutboxAnswer *answer, GError *error)
{
  if (is_done)
    g_task_return_pointer (task, g_memdup2 (answer, sizeof *answer), (GDestroyNotify) answer_free);
  else
    g_task_return_error (task, error);
}

static void
create_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const CptOutboxAnswer answer = {
    .company = cpt_platform_client_create_company_finish (CPT_PLATFORM_CLIENT (source), result, &error),
  };

  return_answer (task, answer.company != NULL, &answer, error);
}

static void
rename_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const CptOutboxAnswer answer = {
    .company = cpt_platform_client_rename_company_finish (CPT_PLATFORM_CLIENT (source), result, &error),
  };

  return_answer (task, answer.company != NULL, &answer, error);
}

static void
describe_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const CptOutboxAnswer answer = {
    .company = cpt_platform_client_describe_company_finish (CPT_PLATFORM_CLIENT (source), result, &error),
  };

  return_answer (task, answer.company != NULL, &answer, error);
}

static void
delete_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const CptOutboxAnswer answer = { 0 };
  GError *error = NULL;
  gboolean is_done = cpt_platform_client_delete_company_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, is_done, &answer, error);
}

static void
unlink_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const CptOutboxAnswer answer = {
    .connection = cpt_platform_client_unlink_connection_finish (CPT_PLATFORM_CLIENT (source), result, &error),
  };

  return_answer (task, answer.connection != NULL, &answer, error);
}

static void
delete_connection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const CptOutboxAnswer answer = { 0 };
  GError *error = NULL;
  gboolean is_done = cpt_platform_client_delete_connection_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, is_done, &answer, error);
}

static void
refresh_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const CptOutboxAnswer answer = { 0 };
  GError *error = NULL;
  gboolean is_done = cpt_platform_client_refresh_company_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, is_done, &answer, error);
}

static void
refresh_type_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const CptOutboxAnswer answer = {
    .read = cpt_platform_client_refresh_type_finish (CPT_PLATFORM_CLIENT (source), result, &error),
  };

  return_answer (task, answer.read != NULL, &answer, error);
}

static void
create_connection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  const CptOutboxAnswer answer = {
    .connection = cpt_platform_client_create_connection_finish (CPT_PLATFORM_CLIENT (source), result, &error),
  };

  return_answer (task, answer.connection != NULL, &answer, error);
}

/**
 * cpt_change_request_send_async:
 * @client: on this thread
 * @change: what the user did, but settings and tags to be saved, which are more than one request; its company has an
 *   ID, unless it is a creation
 *
 * Sends @change once, with its idempotency key where the platform knows keys.
 */
void
cpt_change_request_send_async (CptPlatformClient *client,
                               CptChange *change,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const char *company_id = cpt_change_get_company_id (change);
  const char *connection_id = cpt_change_get_connection_id (change);
  const char *name = cpt_change_get_name (change);
  const char *key = cpt_change_get_idempotency_key (change);
  CptPriority priority = cpt_change_is_bulk (change) ? CPT_PRIORITY_BULK : CPT_PRIORITY_USER;
  GTask *task = g_task_new (client, cancellable, callback, user_data);

  g_task_set_source_tag (task, cpt_change_request_send_async);

  switch (cpt_change_get_kind (change))
    {
    case CPT_CHANGE_CREATE_COMPANY:
      cpt_platform_client_create_company_async (client, name, key, cancellable, create_cb, task);
      break;
    case CPT_CHANGE_RENAME_COMPANY:
      cpt_platform_client_rename_company_async (client, company_id, name, key, cancellable, rename_cb, task);
      break;
    case CPT_CHANGE_DESCRIBE_COMPANY:
      cpt_platform_client_describe_company_async (client, company_id, cpt_change_get_body (change), key, cancellable,
                                                  describe_cb, task);
      break;
    case CPT_CHANGE_DELETE_COMPANY:
      cpt_platform_client_delete_company_async (client, company_id, cancellable, delete_company_cb, task);
      break;
    case CPT_CHANGE_UNLINK_CONNECTION:
      cpt_platform_client_unlink_connection_async (client, company_id, connection_id, key, cancellable, unlink_cb,
                                                   task);
      break;
    case CPT_CHANGE_DELETE_CONNECTION:
      cpt_platform_client_delete_connection_async (client, company_id, connection_id, cancellable, delete_connection_cb,
                                                   task);
      break;
    case CPT_CHANGE_REFRESH_COMPANY:
      cpt_platform_client_refresh_company_async (client, priority, company_id, key, cancellable, refresh_company_cb,
                                                 task);
      break;
    case CPT_CHANGE_REFRESH_TYPE:
      cpt_platform_client_refresh_type_async (client, priority, company_id, cpt_change_get_data_type (change),
                                              connection_id, key, cancellable, refresh_type_cb, task);
      break;
    case CPT_CHANGE_CREATE_CONNECTION:
      cpt_platform_client_create_connection_async (client, company_id, cpt_change_get_platform_key (change), key,
                                                   cancellable, create_connection_cb, task);
      break;
    case CPT_CHANGE_SAVE_SETTINGS:
    case CPT_CHANGE_EDIT_TAGS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * cpt_change_request_send_finish:
 * @answer: (out): what the platform said of it, by the kind of the change; to be cleared
 *
 * Returns: whether the platform answered that it is done
 */
gboolean
cpt_change_request_send_finish (CptPlatformClient *client,
                                GAsyncResult *result,
                                CptOutboxAnswer *answer,
                                GError **error)
{
  g_autofree CptOutboxAnswer *answered = NULL;

  g_return_val_if_fail (g_task_is_valid (result, client), FALSE);

  answered = g_task_propagate_pointer (G_TASK (result), error);
  if (answered == NULL)
    return FALSE;

  *answer = *answered;

  return TRUE;
}
