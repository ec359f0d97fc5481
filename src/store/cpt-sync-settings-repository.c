/* cpt-sync-settings-repository.c — how data types are read, for each company and for all: as the platform said it last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-settings-repository.h"

#include "cpt-event-log-private.h"
#include "cpt-store-private.h"
#include "cpt-sync-settings-table-private.h"
#include "cpt-time.h"
#include "cpt-transaction-private.h"

struct _CptSyncSettingsRepository
{
  GObject parent_instance;

  CptStore *store;
};

G_DEFINE_FINAL_TYPE (CptSyncSettingsRepository, cpt_sync_settings_repository, G_TYPE_OBJECT)

static void
cpt_sync_settings_repository_finalize (GObject *object)
{
  CptSyncSettingsRepository *self = CPT_SYNC_SETTINGS_REPOSITORY (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_sync_settings_repository_parent_class)->finalize (object);
}

static void
cpt_sync_settings_repository_class_init (CptSyncSettingsRepositoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_sync_settings_repository_finalize;
}

static void
cpt_sync_settings_repository_init (CptSyncSettingsRepository *self)
{
}

/**
 * cpt_sync_settings_repository_new:
 *
 * Returns: (transfer full): the settings of @store
 */
CptSyncSettingsRepository *
cpt_sync_settings_repository_new (CptStore *store)
{
  CptSyncSettingsRepository *self = g_object_new (CPT_TYPE_SYNC_SETTINGS_REPOSITORY, NULL);

  self->store = g_object_ref (store);

  return self;
}

typedef struct
{
  CptSyncSettings *settings;
  gint64 sequence;
} Put;

static void
put_free (Put *put)
{
  g_object_unref (put->settings);
  g_free (put);
}

/* What was saved here is stored with the answer to it: whatever else is new was changed elsewhere. */
static gboolean
record (sqlite3 *handle, CptSyncSettings *settings, gint64 now, GError **error)
{
  const char *company_id = cpt_sync_settings_get_owner_id (settings);
  gint64 read_at = 0;
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptSyncSettings) before = NULL;

  if (!cpt_sync_settings_is_for_company (settings))
    return TRUE;

  before = cpt_sync_settings_table_get (handle, company_id, &read_at, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return before == NULL || cpt_sync_settings_equal (before, settings) ||
         cpt_event_log_add (handle,
                            &(CptActivityFields){
                                .company_id = company_id,
                                .kind = CPT_ACTIVITY_SETTINGS_SAVED,
                                .at = now,
                                .origin = CPT_ORIGIN_ELSEWHERE,
                            },
                            error);
}

static gboolean
put (sqlite3 *handle, CptSyncSettings *settings, gint64 now, GError **error)
{
  g_autoptr (CptTransaction) transaction = cpt_transaction_begin (handle, error);

  return transaction != NULL && record (handle, settings, now, error) &&
         cpt_sync_settings_table_put (handle, settings, now, error) && cpt_transaction_commit (transaction, error);
}

static void
put_on_writer_thread (GTask *task, sqlite3 *handle)
{
  CptSyncSettingsRepository *self = g_task_get_source_object (task);
  const Put *wanted = g_task_get_task_data (task);
  const char *owner_id = cpt_sync_settings_get_owner_id (wanted->settings);
  CptGuards *guards = cpt_store_get_guards (self->store, CPT_STORE_ANSWERS_SETTINGS);
  GError *error = NULL;
  guint8 id[CPT_GUID_BYTES] = { 0 };

  if (cpt_guid_parse (owner_id, id) && cpt_guards_is_raised_since (guards, id, wanted->sequence))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (!put (handle, wanted->settings, cpt_clock_now (cpt_store_get_clock (self->store)), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  cpt_guards_raise (guards, id, wanted->sequence);
  if (cpt_sync_settings_is_for_company (wanted->settings))
    cpt_store_company_changed (self->store, owner_id, CPT_STORE_CHANGE_SETTINGS);
  else
    cpt_store_changed (self->store, CPT_STORE_CHANGE_SETTINGS);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_sync_settings_repository_put_async:
 * @settings: as the platform said them
 * @sequence: taken before they were asked for
 *
 * Stores @settings in place of those of their owner, with the time; an older answer changes nothing.
 */
void
cpt_sync_settings_repository_put_async (CptSyncSettingsRepository *self,
                                        CptSyncSettings *settings,
                                        gint64 sequence,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Put *wanted = g_new0 (Put, 1);

  wanted->settings = g_object_ref (settings);
  wanted->sequence = sequence;
  g_task_set_source_tag (task, cpt_sync_settings_repository_put_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) put_free);
  cpt_store_submit_write (self->store, CPT_STORE_LANE_SYNC, task, put_on_writer_thread);
}

/**
 * cpt_sync_settings_repository_put_finish:
 *
 * Returns: %FALSE with @error set when nothing was stored
 */
gboolean
cpt_sync_settings_repository_put_finish (CptSyncSettingsRepository *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

typedef struct
{
  char *company_id; /* (nullable) */
  gint64 read_at;
} Get;

static void
get_free (Get *get)
{
  g_free (get->company_id);
  g_free (get);
}

static void
get_on_query_thread (GTask *task, sqlite3 *handle)
{
  Get *wanted = g_task_get_task_data (task);
  GError *error = NULL;
  CptSyncSettings *settings = cpt_sync_settings_table_get (handle, wanted->company_id, &wanted->read_at, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, settings, g_object_unref);
}

/**
 * cpt_sync_settings_repository_get_async:
 * @company_id: (nullable): GUID text; %NULL for the settings of all
 *
 * Reads the settings as the platform said them last: without what waits to be saved.
 */
void
cpt_sync_settings_repository_get_async (CptSyncSettingsRepository *self,
                                        const char *company_id,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Get *wanted = g_new0 (Get, 1);

  wanted->company_id = g_strdup (company_id);
  wanted->read_at = CPT_TIME_UNKNOWN;
  g_task_set_source_tag (task, cpt_sync_settings_repository_get_async);
  g_task_set_task_data (task, wanted, (GDestroyNotify) get_free);
  cpt_store_submit_read (self->store, task, get_on_query_thread);
}

/**
 * cpt_sync_settings_repository_get_finish:
 * @read_at: (out) (optional): microseconds UTC (the account's clock) when the platform said them; CPT_TIME_UNKNOWN when
 *   it was not asked yet
 *
 * Returns: (transfer full) (nullable): the settings; %NULL without @error when the platform was not asked yet, %NULL
 *   with @error set
 */
CptSyncSettings *
cpt_sync_settings_repository_get_finish (CptSyncSettingsRepository *self,
                                         GAsyncResult *result,
                                         gint64 *read_at,
                                         GError **error)
{
  const Get *wanted = g_task_get_task_data (G_TASK (result));

  if (read_at != NULL)
    *read_at = wanted->read_at;

  return g_task_propagate_pointer (G_TASK (result), error);
}
