/* cpt-sync-links.c — Link URLs, by the rule of one-time passwords.
 *
 * An account that has never shown a one-time password: the stored URL is good, online or not. Otherwise, and where no
 * URL is stored, a fresh one is asked of the platform. Main thread, as all of CptSync.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-private.h"

#include "cpt-link-url.h"
#include "cpt-read-runner-private.h"

/* Returns: (transfer full): what the platform is asked for about @company */
static GPtrArray *
new_target (gint64 rid, CptCompany *company)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_link_target_free);
  CptLinkTarget *target = g_new0 (CptLinkTarget, 1);

  target->rid = rid;
  target->company_id = g_strdup (cpt_company_get_id (company));
  target->name = g_strdup (cpt_company_get_name (company));
  g_ptr_array_add (targets, target);

  return targets;
}

/* The Link URL of this company is handed out. */
static void
await (CptSync *self, const char *company_id)
{
  if (cpt_sync_get_engine (self) != NULL)
    cpt_sync_engine_await (cpt_sync_get_engine (self), company_id);
}

/* Takes @targets and @task, which returns the targets with fresh URLs. */
static void
fetch (CptSync *self, GPtrArray *targets, const char *connection_id, GTask *task)
{
  if (cpt_sync_get_engine (self) != NULL)
    {
      cpt_sync_engine_fetch_links (cpt_sync_get_engine (self), targets, connection_id, task);
      return;
    }

  g_task_return_error (task, cpt_sync_new_rest_error (self));
  g_object_unref (task);
  g_ptr_array_unref (targets);
}

/* One URL that somebody waits for. */
typedef struct
{
  gint64 rid;
  char *connection_id; /* (owned) (nullable) */
} OneLink;

static void
one_link_free (OneLink *self)
{
  g_free (self->connection_id);
  g_free (self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) targets = NULL;
  GError *error = NULL;
  CptLinkTarget *target = NULL;

  targets = g_task_propagate_pointer (G_TASK (result), &error);
  if (targets == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  target = g_ptr_array_index (targets, 0);
  if (target->url != NULL)
    g_task_return_pointer (task, g_steal_pointer (&target->url), g_free);
  else
    g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_NOT_READY, "The platform gave no Link URL");
}

static const char *
find_stored_url (CptCompany *company, const char *connection_id)
{
  CptConnection *connection = NULL;

  if (connection_id == NULL)
    return cpt_company_get_redirect (company);

  connection = cpt_company_find_connection (company, connection_id);

  return connection != NULL ? cpt_connection_get_link_url (connection) : NULL;
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptSync *self = g_task_get_source_object (task);
  const OneLink *link = g_task_get_task_data (task);
  g_autoptr (CptCompany) company = NULL;
  GError *error = NULL;
  const char *url = NULL;
  GTask *fetching = NULL;

  company = cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, NULL, &error);
  if (company == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  await (self, cpt_company_get_id (company));
  url = find_stored_url (company, link->connection_id);
  if (url != NULL && !cpt_sync_is_password_seen (self))
    {
      g_task_return_pointer (task, g_strdup (url), g_free);
      return;
    }

  fetching = g_task_new (self, g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
  fetch (self, new_target (link->rid, company), link->connection_id, fetching);
}

/**
 * cpt_sync_get_link_url_async:
 * @rid: the company's row; of one that waits to be created there is no URL yet (CPT_ERROR_NOT_READY)
 * @connection_id: (nullable): one of its connections, %NULL for the company's own URL
 *
 * Finds the Link URL: in the store, or where the account ever showed a one-time password, a fresh one from the
 * platform.
 */
void
cpt_sync_get_link_url_async (CptSync *self,
                             gint64 rid,
                             const char *connection_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  OneLink *link = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_sync_get_link_url_async);

  if (rid < 0)
    {
      g_task_return_new_error (task, CPT_ERROR, CPT_ERROR_NOT_READY, "The company waits to be created");
      return;
    }

  link = g_new0 (OneLink, 1);
  link->rid = rid;
  link->connection_id = g_strdup (connection_id);
  g_task_set_task_data (task, link, (GDestroyNotify) one_link_free);
  cpt_company_repository_get_async (cpt_sync_get_companies (self), rid, cancellable, get_cb, g_steal_pointer (&task));
}

/**
 * cpt_sync_get_link_url_finish:
 *
 * Returns: (transfer full): the URL, which may hold a one-time password: for the clipboard, and nowhere else
 */
char *
cpt_sync_get_link_url_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
check_on_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *targets = task_data;

  for (guint i = 0; i < targets->len; i++)
    {
      CptLinkTarget *target = g_ptr_array_index (targets, i);

      if (!cpt_link_url_is_safe (target->url))
        g_clear_pointer (&target->url, g_free);
    }
  g_task_return_boolean (task, TRUE);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GPtrArray *targets = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_ptr_array_ref (targets), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @targets and @task, which returns those whose URLs may be sent with them, the others without. */
static void
check (GPtrArray *targets, GTask *task)
{
  g_autoptr (GTask) checking = g_task_new (NULL, g_task_get_cancellable (task), checked_cb, task);

  g_task_set_task_data (checking, targets, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (checking, check_on_thread);
}

static void
fetched_many_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *targets = g_task_propagate_pointer (G_TASK (result), &error);

  if (targets != NULL)
    check (targets, g_steal_pointer (&task));
  else
    g_task_return_error (task, error);
}

/* Only the last ones are. */
static void
await_all (CptSync *self, GPtrArray *targets)
{
  for (guint i = targets->len - MIN (targets->len, CPT_READ_RUNNER_MOST_AWAITED); i < targets->len; i++)
    await (self, ((CptLinkTarget *) g_ptr_array_index (targets, i))->company_id);
}

static void
targets_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  CptSync *self = g_task_get_source_object (task);
  GError *error = NULL;
  GPtrArray *targets =
      cpt_company_repository_list_link_targets_finish (CPT_COMPANY_REPOSITORY (source), result, &error);

  if (targets == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  await_all (self, targets);
  if (cpt_sync_is_password_seen (self))
    fetch (self, targets, NULL, g_task_new (self, g_task_get_cancellable (task), fetched_many_cb, g_object_ref (task)));
  else
    check (targets, g_steal_pointer (&task));
}

/**
 * cpt_sync_list_link_urls_async:
 * @rids: (element-type gint64): the companies' rows
 *
 * Finds the Link URLs of many companies, by the same rule.
 */
void
cpt_sync_list_link_urls_async (CptSync *self,
                               GArray *rids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cpt_sync_list_link_urls_async);
  cpt_company_repository_list_link_targets_async (cpt_sync_get_companies (self), rids, cancellable, targets_cb, task);
}

/**
 * cpt_sync_list_link_urls_finish:
 *
 * Returns: (transfer full) (element-type CptLinkTarget): in the order of the rows; url is %NULL for those without one
 *   that may be sent
 */
GPtrArray *
cpt_sync_list_link_urls_finish (CptSync *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
