/* cpt-change-request.c — the one request to the platform that a change of the user's becomes.
 *
 * Says nothing about what is to be done when it fails: that is the outbox job's to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-change-request-private.h"

/* What the platform answered; which of the two is set depends on the kind of the change. */
typedef struct
{
  CptCompany *company;       /* (owned) (nullable) */
  CptConnection *connection; /* (owned) (nullable) */
} Answer;

static void
answer_free (Answer *self)
{
  g_clear_object (&self->company);
  g_clear_object (&self->connection);
  g_free (self);
}

static void
return_answer (GTask *task, gboolean is_done, CptCompany *company, CptConnection *connection, GError *error)
{
  Answer *answer = NULL;

  if (!is_done)
    {
      g_task_return_error (task, error);
      return;
    }

  answer = g_new0 (Answer, 1);
  answer->company = company;
  answer->connection = connection;
  g_task_return_pointer (task, answer, (GDestroyNotify) answer_free);
}

static void
create_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CptCompany *company = cpt_platform_client_create_company_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, company != NULL, company, NULL, error);
}

static void
rename_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CptCompany *company = cpt_platform_client_rename_company_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, company != NULL, company, NULL, error);
}

static void
delete_company_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean is_done = cpt_platform_client_delete_company_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, is_done, NULL, NULL, error);
}

static void
unlink_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  CptConnection *connection =
      cpt_platform_client_unlink_connection_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, connection != NULL, NULL, connection, error);
}

static void
delete_connection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gboolean is_done = cpt_platform_client_delete_connection_finish (CPT_PLATFORM_CLIENT (source), result, &error);

  return_answer (task, is_done, NULL, NULL, error);
}

/**
 * cpt_change_request_send_async:
 * @client: on this thread
 * @change: what the user did; its company has an ID, unless it is a creation
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
    case CPT_CHANGE_REFRESH_TYPE:
    case CPT_CHANGE_CREATE_CONNECTION:
    case CPT_CHANGE_SAVE_SETTINGS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * cpt_change_request_send_finish:
 * @company: (out) (transfer full) (nullable): the company as it is now, after a creation or a renaming
 * @connection: (out) (transfer full) (nullable): the connection as it is now, after an unlinking
 *
 * Returns: whether the platform answered that it is done
 */
gboolean
cpt_change_request_send_finish (CptPlatformClient *client,
                                GAsyncResult *result,
                                CptCompany **company,
                                CptConnection **connection,
                                GError **error)
{
  Answer *answer = NULL;

  g_return_val_if_fail (g_task_is_valid (result, client), FALSE);

  answer = g_task_propagate_pointer (G_TASK (result), error);
  if (answer == NULL)
    return FALSE;

  *company = g_steal_pointer (&answer->company);
  *connection = g_steal_pointer (&answer->connection);
  answer_free (answer);

  return TRUE;
}
