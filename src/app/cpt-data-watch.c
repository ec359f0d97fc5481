/* cpt-data-watch.c — what is known of the data types of a company.
 *
 * Whenever the store changes it is read in a round, one thing after the other: what waits to be sent, what is being
 * read, what each software can be asked for, the settings of the company, how fresh its types are, how many records
 * there are. What waits comes first, what is being read next: what was asked for meanwhile is in both, the other way
 * round it would be in neither. What changes meanwhile is read in another round; what could not be read leaves what was
 * known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-watch.h"

#include "cpt-data-status-repository.h"
#include "cpt-integration-repository.h"
#include "cpt-outbox-repository.h"
#include "cpt-read-repository.h"
#include "cpt-record-repository.h"
#include "cpt-sync-settings-repository.h"

#define SHOWN                                                                                                          \
  (CPT_STORE_CHANGE_INTEGRATIONS | CPT_STORE_CHANGE_SETTINGS | CPT_STORE_CHANGE_DATA_STATUS |                          \
   CPT_STORE_CHANGE_REQUESTS | CPT_STORE_CHANGE_RECORDS)

struct _CptDataWatch
{
  GObject parent_instance;

  CptIntegrationRepository *integration_repository;
  CptSyncSettingsRepository *settings_repository;
  CptDataStatusRepository *status_repository;
  CptOutboxRepository *outbox;
  CptReadRepository *reads;
  CptRecordRepository *record_repository;
  GCancellable *cancellable;
  char *company_id;

  GPtrArray *integrations;   /* (element-type CptIntegration) (nullable): until they are read */
  CptSyncSettings *settings; /* (nullable): not known */
  GPtrArray *statuses;       /* (element-type CptDataStatus) */
  GPtrArray *changes;        /* (element-type CptChange) */
  GPtrArray *running;        /* (element-type CptRead): of the company */
  GHashTable *counts;        /* (nullable) (element-type utf8 guint): records by data type */
  GError *error;             /* (nullable): of the last round */
  gboolean is_loaded;        /* a round came to its end */
  gboolean is_reading;       /* in a round */
  gboolean is_stale;         /* something changed during this round */
};

G_DEFINE_FINAL_TYPE (CptDataWatch, cpt_data_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_round (CptDataWatch *self);

/* Takes @error. */
static void
end_round (CptDataWatch *self, GError *error)
{
  g_clear_error (&self->error);
  self->error = error;
  self->is_reading = FALSE;
  self->is_loaded |= error == NULL;
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->is_stale)
    begin_round (self);
}

/* Puts what was read in the place of what was known. Returns: whether the round goes on. */
static gboolean
take (CptDataWatch *self, GPtrArray **known, GPtrArray *read, GError *error)
{
  if (read != NULL)
    {
      g_clear_pointer (known, g_ptr_array_unref);
      *known = read;
      return TRUE;
    }

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    end_round (self, error);

  return FALSE;
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptDataWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GHashTable *counts = cpt_record_repository_count_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (counts != NULL)
    {
      g_clear_pointer (&self->counts, g_hash_table_unref);
      self->counts = counts;
    }
  end_round (self, g_steal_pointer (&error));
}

static void
statuses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptDataWatch) self = user_data; /* started with g_object_ref (self) */
  GError *error = NULL;
  GPtrArray *statuses = cpt_data_status_repository_list_finish (CPT_DATA_STATUS_REPOSITORY (source), result, &error);

  if (take (self, &self->statuses, statuses, error))
    cpt_record_repository_count_async (self->record_repository, self->company_id, self->cancellable, counts_cb,
                                       g_object_ref (self));
}

static void
settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptDataWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (CptSyncSettings) settings =
      cpt_sync_settings_repository_get_finish (CPT_SYNC_SETTINGS_REPOSITORY (source), result, NULL, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      end_round (self, g_steal_pointer (&error));
      return;
    }

  g_set_object (&self->settings, settings);
  cpt_data_status_repository_list_async (self->status_repository, self->company_id, self->cancellable, statuses_cb,
                                         g_object_ref (self));
}

static void
integrations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptDataWatch) self = user_data; /* started with g_object_ref (self) */
  GError *error = NULL;
  GPtrArray *integrations =
      cpt_integration_repository_list_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error);

  if (take (self, &self->integrations, integrations, error))
    cpt_sync_settings_repository_get_async (self->settings_repository, self->company_id, self->cancellable, settings_cb,
                                            g_object_ref (self));
}

static void
running_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptDataWatch) self = user_data; /* started with g_object_ref (self) */
  GError *error = NULL;
  GPtrArray *running = cpt_read_repository_list_running_finish (CPT_READ_REPOSITORY (source), result, &error);

  if (take (self, &self->running, running, error))
    cpt_integration_repository_list_async (self->integration_repository, self->cancellable, integrations_cb,
                                           g_object_ref (self));
}

static void
changes_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptDataWatch) self = user_data; /* started with g_object_ref (self) */
  GError *error = NULL;
  GPtrArray *changes = cpt_outbox_repository_list_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (take (self, &self->changes, changes, error))
    cpt_read_repository_list_running_async (self->reads, self->company_id, self->cancellable, running_cb,
                                            g_object_ref (self));
}

static void
begin_round (CptDataWatch *self)
{
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  cpt_outbox_repository_list_async (self->outbox, self->cancellable, changes_cb, g_object_ref (self));
}

static void
read_again (CptDataWatch *self)
{
  if (self->is_reading)
    self->is_stale = TRUE;
  else
    begin_round (self);
}

static void
store_changed_cb (CptDataWatch *self, guint changes)
{
  if ((changes & SHOWN) != 0)
    read_again (self);
}

static void
company_changed_cb (CptDataWatch *self, const char *company_id, guint changes)
{
  if ((changes & CPT_STORE_CHANGE_READS) != 0 && g_ascii_strcasecmp (company_id, self->company_id) == 0)
    read_again (self);
}

static void
cpt_data_watch_dispose (GObject *object)
{
  CptDataWatch *self = CPT_DATA_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->integration_repository);
  g_clear_object (&self->settings_repository);
  g_clear_object (&self->status_repository);
  g_clear_object (&self->outbox);
  g_clear_object (&self->reads);
  g_clear_object (&self->record_repository);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cpt_data_watch_parent_class)->dispose (object);
}

static void
cpt_data_watch_finalize (GObject *object)
{
  CptDataWatch *self = CPT_DATA_WATCH (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->integrations, g_ptr_array_unref);
  g_ptr_array_unref (self->statuses);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->running);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_error (&self->error);
  g_free (self->company_id);

  G_OBJECT_CLASS (cpt_data_watch_parent_class)->finalize (object);
}

static void
cpt_data_watch_class_init (CptDataWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_data_watch_dispose;
  object_class->finalize = cpt_data_watch_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_data_watch_init (CptDataWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->statuses = g_ptr_array_new_with_free_func (g_object_unref);
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  self->running = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * cpt_data_watch_new:
 * @store: open
 * @company_id: GUID text
 *
 * To be disposed of when nobody looks any more: rounds that are under way hold it.
 *
 * Returns: (transfer full): what is known of the data types of that company, from the first "changed" on
 */
CptDataWatch *
cpt_data_watch_new (CptStore *store, const char *company_id)
{
  CptDataWatch *self = g_object_new (CPT_TYPE_DATA_WATCH, NULL);

  self->integration_repository = cpt_integration_repository_new (store);
  self->settings_repository = cpt_sync_settings_repository_new (store);
  self->status_repository = cpt_data_status_repository_new (store);
  self->outbox = cpt_outbox_repository_new (store);
  self->reads = cpt_read_repository_new (store);
  self->record_repository = cpt_record_repository_new (store);
  self->company_id = g_strdup (company_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "company-changed", G_CALLBACK (company_changed_cb), self, G_CONNECT_SWAPPED);
  begin_round (self);

  return self;
}

/**
 * cpt_data_watch_is_loaded:
 *
 * Returns: whether the store was asked, and answered
 */
gboolean
cpt_data_watch_is_loaded (CptDataWatch *self)
{
  g_return_val_if_fail (CPT_IS_DATA_WATCH (self), FALSE);

  return self->is_loaded;
}

/**
 * cpt_data_watch_get_error:
 *
 * Returns: (transfer none) (nullable): why the store could not be read last
 */
const GError *
cpt_data_watch_get_error (CptDataWatch *self)
{
  g_return_val_if_fail (CPT_IS_DATA_WATCH (self), NULL);

  return self->error;
}

/**
 * cpt_data_watch_list:
 * @company: as it is shown
 * @now: microseconds UTC of the platform's clock
 *
 * Returns: (transfer full) (element-type CptDataEntry): how each of its data types stands
 */
GPtrArray *
cpt_data_watch_list (CptDataWatch *self, CptCompany *company, gint64 now)
{
  const CptRefreshFacts facts = {
    .company = company,
    .integrations = self->integrations,
    .settings = self->settings,
    .running = self->running,
  };

  return cpt_data_overview (&facts, self->statuses, self->changes, now);
}

/**
 * cpt_data_watch_get_n_records:
 * @data_type: a key
 *
 * Returns: how many records of it there are, as the platform said last; −1 when it did not say yet
 */
gint64
cpt_data_watch_get_n_records (CptDataWatch *self, const char *data_type)
{
  gpointer n_records = NULL;

  g_return_val_if_fail (CPT_IS_DATA_WATCH (self), -1);

  if (self->counts == NULL || !g_hash_table_lookup_extended (self->counts, data_type, NULL, &n_records))
    return -1;

  return GPOINTER_TO_UINT (n_records);
}
