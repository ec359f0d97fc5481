/* cpt-settings-keeper.c — the settings of one owner while they are changed: read, saved, followed.
 *
 * Whenever the store changes they are read in a round: what waits in the outbox, what the platform said, when each
 * type was read; what changes meanwhile is read in another round. What the platform says anew goes below what was
 * changed, but for conflicts, which a person decides: until then the edit keeps its base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-keeper.h"

#include "cpt-changes.h"
#include "cpt-data-status-repository.h"
#include "cpt-outbox-repository.h"
#include "cpt-sync-body.h"
#include "cpt-sync-settings-repository.h"
#include "cpt-time.h"

#include <glib/gi18n.h>

struct _CptSettingsKeeper
{
  GObject parent_instance;

  CptStore *store;
  CptSync *sync;
  CptSyncSettingsRepository *repository;
  CptDataStatusRepository *status_repository;
  CptOutboxRepository *outbox;
  GCancellable *cancellable;
  gint64 rid;
  char *company_id; /* (nullable): for the settings of all */

  GPtrArray *changes;      /* (element-type CptChange), never NULL: the outbox as read in this round */
  CptSyncSettings *theirs; /* (nullable): as read in this round */
  gint64 read_at;
  GPtrArray *statuses; /* (element-type CptDataStatus), never NULL */

  CptSettingsEdit *edit; /* (nullable): until something is known */
  CptChange *change;     /* (nullable): what waits, or was refused */
  gint64 refused_id;     /* of the refused change that was shown, 0 for none */
  GError *error;         /* (nullable): why there is nothing to show, or why it was refused */
  GError *read_error;    /* (nullable): why the platform could not be asked last */
  gboolean is_asked;     /* the platform, just now */
  gboolean is_saving;
  gboolean is_reading;  /* in a round */
  gboolean is_stale;    /* something changed during this round */
  gboolean is_outdated; /* what was asked to be saved may not be in the outbox as read in this round */
};

G_DEFINE_FINAL_TYPE (CptSettingsKeeper, cpt_settings_keeper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  CONFLICT,
  NOT_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_round (CptSettingsKeeper *self);

static void
end_round (CptSettingsKeeper *self)
{
  self->is_reading = FALSE;
  if (self->is_stale)
    begin_round (self);
}

static void
fail (CptSettingsKeeper *self, const char *not_done, const GError *error)
{
  if (self->edit == NULL)
    {
      g_clear_error (&self->error);
      self->error = g_error_copy (error);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else
    {
      g_signal_emit (self, signals[NOT_DONE], 0, not_done, error);
    }
}

static gboolean
is_refused (CptSettingsKeeper *self)
{
  return self->change != NULL && cpt_change_get_state (self->change) == CPT_CHANGE_FAILED;
}

/* What the platform said goes below what was changed, unless both sides changed the same thing. */
static void
take_theirs (CptSettingsKeeper *self)
{
  const char *const none[] = { NULL };
  g_auto (GStrv) conflicts = NULL;

  if (cpt_sync_settings_equal (cpt_settings_edit_get_base (self->edit), self->theirs))
    return;

  conflicts = cpt_settings_edit_list_conflicts (self->edit, self->theirs);
  if (conflicts[0] != NULL)
    g_signal_emit (self, signals[CONFLICT], 0, self->theirs);
  else
    cpt_settings_edit_rebase (self->edit, self->theirs, none);
}

/* What waits was changed over what the platform said then. */
static void
begin_edit (CptSettingsKeeper *self)
{
  const char *base = self->change != NULL ? cpt_change_get_base (self->change) : NULL;
  g_autoptr (CptSyncSettings) settings =
      base != NULL ? cpt_sync_body_apply (self->theirs, base) : g_object_ref (self->theirs);

  self->edit = cpt_settings_edit_new (settings);
}

/* What was refused is not lost: it is what is to be changed, unless something else is. */
static void
take_change (CptSettingsKeeper *self)
{
  g_autoptr (CptSyncSettings) wanted = NULL;

  if (self->change != NULL)
    wanted = cpt_sync_body_apply (cpt_settings_edit_get_base (self->edit), cpt_change_get_body (self->change));

  if (self->change == NULL)
    {
      cpt_settings_edit_set_waiting (self->edit, NULL);
      self->refused_id = 0;
    }
  else if (!is_refused (self))
    {
      cpt_settings_edit_set_waiting (self->edit, wanted);
      self->refused_id = 0;
    }
  else if (self->refused_id != cpt_change_get_id (self->change))
    {
      cpt_settings_edit_set_waiting (self->edit, wanted);
      cpt_settings_edit_set_waiting (self->edit, NULL);
      self->refused_id = cpt_change_get_id (self->change);
    }
}

static void
choose_change (CptSettingsKeeper *self)
{
  g_clear_object (&self->change);
  for (guint i = 0; i < self->changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (self->changes, i);

      if (cpt_change_get_kind (change) == CPT_CHANGE_SAVE_SETTINGS && cpt_change_get_rid (change) == self->rid)
        g_set_object (&self->change, change);
    }

  g_clear_error (&self->error);
  if (is_refused (self))
    self->error = cpt_change_dup_error (self->change);
}

static void
take_round (CptSettingsKeeper *self)
{
  if (self->theirs == NULL || self->is_outdated)
    return;

  choose_change (self);
  if (self->edit == NULL)
    begin_edit (self);
  take_change (self);
  take_theirs (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
statuses_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsKeeper) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *statuses = cpt_data_status_repository_list_finish (CPT_DATA_STATUS_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (statuses == NULL)
    {
      fail (self, _ ("The settings could not be read again."), error);
    }
  else
    {
      g_ptr_array_unref (self->statuses);
      self->statuses = statuses;
      take_round (self);
    }
  end_round (self);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsKeeper) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  gint64 read_at = CPT_TIME_UNKNOWN;
  g_autoptr (CptSyncSettings) theirs =
      cpt_sync_settings_repository_get_finish (CPT_SYNC_SETTINGS_REPOSITORY (source), result, &read_at, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error != NULL)
    {
      fail (self, _ ("The settings could not be read again."), error);
      end_round (self);
      return;
    }

  g_set_object (&self->theirs, theirs);
  self->read_at = read_at;
  if (self->company_id != NULL)
    {
      cpt_data_status_repository_list_async (self->status_repository, self->company_id, self->cancellable, statuses_cb,
                                             g_object_ref (self));
      return;
    }

  take_round (self);
  end_round (self);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsKeeper) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *changes = cpt_outbox_repository_list_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (changes == NULL)
    {
      fail (self, _ ("The settings could not be read again."), error);
      end_round (self);
      return;
    }

  g_ptr_array_unref (self->changes);
  self->changes = changes;
  cpt_sync_settings_repository_get_async (self->repository, self->company_id, self->cancellable, get_cb,
                                          g_object_ref (self));
}

/* The outbox first: what leaves it meanwhile, because it was saved, is then in the settings already. The other way
 * round it would be in neither, and be shown as changed once more. */
static void
begin_round (CptSettingsKeeper *self)
{
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  self->is_outdated = FALSE;
  cpt_outbox_repository_list_async (self->outbox, self->cancellable, list_cb, g_object_ref (self));
}

static void
read_again (CptSettingsKeeper *self)
{
  if (self->is_reading)
    self->is_stale = TRUE;
  else
    begin_round (self);
}

static void
store_changed_cb (CptSettingsKeeper *self, guint changes)
{
  if ((changes & (CPT_STORE_CHANGE_SETTINGS | CPT_STORE_CHANGE_REQUESTS | CPT_STORE_CHANGE_DATA_STATUS)) != 0)
    read_again (self);
}

static void
ask_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsKeeper) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  gboolean is_read = cpt_sync_read_settings_finish (CPT_SYNC (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->is_asked = FALSE;
  g_clear_error (&self->read_error);
  if (!is_read)
    self->read_error = g_steal_pointer (&error);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What could not be read is asked for again once the platform answers. */
static void
sync_state_cb (CptSettingsKeeper *self)
{
  if (self->read_error != NULL && cpt_sync_get_state (self->sync) == CPT_SYNC_IDLE)
    cpt_settings_keeper_ask_platform (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cpt_settings_keeper_dispose (GObject *object)
{
  CptSettingsKeeper *self = CPT_SETTINGS_KEEPER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->repository);
  g_clear_object (&self->status_repository);
  g_clear_object (&self->outbox);
  g_clear_object (&self->theirs);
  g_clear_object (&self->edit);
  g_clear_object (&self->change);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_settings_keeper_parent_class)->dispose (object);
}

static void
cpt_settings_keeper_finalize (GObject *object)
{
  CptSettingsKeeper *self = CPT_SETTINGS_KEEPER (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->changes);
  g_ptr_array_unref (self->statuses);
  g_clear_error (&self->error);
  g_clear_error (&self->read_error);
  g_free (self->company_id);

  G_OBJECT_CLASS (cpt_settings_keeper_parent_class)->finalize (object);
}

static void
cpt_settings_keeper_class_init (CptSettingsKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = cpt_settings_keeper_dispose;
  object_class->finalize = cpt_settings_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CONFLICT] =
      g_signal_new ("conflict", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, CPT_TYPE_SYNC_SETTINGS);
  signals[NOT_DONE] = g_signal_new ("not-done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_STRING, G_TYPE_ERROR);
}

static void
cpt_settings_keeper_init (CptSettingsKeeper *self)
{
  self->cancellable = g_cancellable_new ();
  self->read_at = CPT_TIME_UNKNOWN;
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
  self->statuses = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * cpt_settings_keeper_new:
 * @store: the account's, open
 * @sync: of @store
 * @rid: the company's row, 0 for the settings of all
 * @company_id: (nullable): GUID text; %NULL for the settings of all
 *
 * Returns: (transfer full): a keeper that is not started yet
 */
CptSettingsKeeper *
cpt_settings_keeper_new (CptStore *store, CptSync *sync, gint64 rid, const char *company_id)
{
  CptSettingsKeeper *self = g_object_new (CPT_TYPE_SETTINGS_KEEPER, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->repository = cpt_sync_settings_repository_new (store);
  self->status_repository = cpt_data_status_repository_new (store);
  self->outbox = cpt_outbox_repository_new (store);
  self->rid = rid;
  self->company_id = g_strdup (company_id);

  return self;
}

/**
 * cpt_settings_keeper_start:
 *
 * Reads what the store holds, now and whenever it changes. To be called once, after the signals are connected.
 */
void
cpt_settings_keeper_start (CptSettingsKeeper *self)
{
  g_return_if_fail (CPT_IS_SETTINGS_KEEPER (self));

  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "notify::state", G_CALLBACK (sync_state_cb), self, G_CONNECT_SWAPPED);
  begin_round (self);
}

/**
 * cpt_settings_keeper_ask_platform:
 *
 * Asks the platform for what it says now; the store then has it.
 */
void
cpt_settings_keeper_ask_platform (CptSettingsKeeper *self)
{
  g_return_if_fail (CPT_IS_SETTINGS_KEEPER (self));

  if (self->is_asked)
    return;

  self->is_asked = TRUE;
  cpt_sync_read_settings_async (self->sync, self->rid, self->cancellable, ask_cb, g_object_ref (self));
}

/**
 * cpt_settings_keeper_get_state:
 *
 * Returns: how the settings stand
 */
CptSettingsState
cpt_settings_keeper_get_state (CptSettingsKeeper *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_KEEPER (self), CPT_SETTINGS_LOADING);

  if (self->edit == NULL)
    return cpt_settings_keeper_get_error (self) != NULL ? CPT_SETTINGS_FAILED : CPT_SETTINGS_LOADING;
  if (self->is_saving)
    return CPT_SETTINGS_SAVING;
  if (self->change == NULL)
    return CPT_SETTINGS_SHOWN;
  if (is_refused (self))
    return CPT_SETTINGS_REFUSED;

  return cpt_change_can_cancel (self->change) ? CPT_SETTINGS_WAITING : CPT_SETTINGS_SENDING;
}

/**
 * cpt_settings_keeper_get_error:
 *
 * Returns: (transfer none) (nullable): why they could not be read, or saved
 */
const GError *
cpt_settings_keeper_get_error (CptSettingsKeeper *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_KEEPER (self), NULL);

  return self->edit == NULL && self->read_error != NULL ? self->read_error : self->error;
}

/**
 * cpt_settings_keeper_get_read_error:
 *
 * Returns: (transfer none) (nullable): why the platform could not be asked what it says now
 */
const GError *
cpt_settings_keeper_get_read_error (CptSettingsKeeper *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_KEEPER (self), NULL);

  return self->read_error;
}

/**
 * cpt_settings_keeper_get_edit:
 *
 * Returns: (transfer none) (nullable): always the same; %NULL until something is known
 */
CptSettingsEdit *
cpt_settings_keeper_get_edit (CptSettingsKeeper *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_KEEPER (self), NULL);

  return self->edit;
}

/**
 * cpt_settings_keeper_get_statuses:
 *
 * Returns: (transfer none) (element-type CptDataStatus): when each type of the company was read
 */
GPtrArray *
cpt_settings_keeper_get_statuses (CptSettingsKeeper *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_KEEPER (self), NULL);

  return self->statuses;
}

/**
 * cpt_settings_keeper_get_read_at:
 *
 * Returns: microseconds UTC (the account's clock) when the platform said them, CPT_TIME_UNKNOWN when it did not yet
 */
gint64
cpt_settings_keeper_get_read_at (CptSettingsKeeper *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_KEEPER (self), CPT_TIME_UNKNOWN);

  return self->read_at;
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsKeeper) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stored = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  if (self->edit == NULL) /* disposed: what was asked for is written down all the same */
    return;

  self->is_saving = FALSE;
  if (stored == NULL)
    {
      g_signal_emit (self, signals[NOT_DONE], 0, _ ("The data type settings were not saved."), error);
    }
  else
    {
      self->is_outdated = self->is_reading;
      g_set_object (&self->change, g_ptr_array_index (stored, 0));
      take_change (self);
      read_again (self);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * cpt_settings_keeper_save:
 *
 * Asks for what was changed to be saved: it is sent as soon as the platform can be reached.
 */
void
cpt_settings_keeper_save (CptSettingsKeeper *self)
{
  g_autofree char *base = NULL;
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  g_return_if_fail (CPT_IS_SETTINGS_KEEPER (self));

  if (self->edit == NULL || self->is_saving || !cpt_settings_edit_is_changed (self->edit))
    return;

  /* What others changed is not overwritten before a person has decided. */
  take_theirs (self);
  if (!cpt_sync_settings_equal (cpt_settings_edit_get_base (self->edit), self->theirs))
    return;

  base = cpt_sync_settings_to_json (cpt_settings_edit_get_base (self->edit));
  json = cpt_settings_edit_to_json (self->edit);
  changes = cpt_changes_new_settings (self->rid, self->company_id, base, json,
                                      cpt_clock_now (cpt_store_get_clock (self->store)));
  self->is_saving = TRUE;
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cancel_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptSettingsKeeper) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  guint n_cancelled = 0;

  if (!cpt_outbox_repository_cancel_finish (CPT_OUTBOX_REPOSITORY (source), result, &n_cancelled, &error) &&
      self->edit != NULL)
    g_signal_emit (self, signals[NOT_DONE], 0, _ ("It was not cancelled."), error);
}

/**
 * cpt_settings_keeper_cancel:
 *
 * Takes back what waits to be saved, or what was refused; what was changed stays in the edit.
 */
void
cpt_settings_keeper_cancel (CptSettingsKeeper *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  g_return_if_fail (CPT_IS_SETTINGS_KEEPER (self));

  if (self->change == NULL)
    return;

  id = cpt_change_get_id (self->change);
  g_array_append_val (ids, id);
  cpt_outbox_repository_cancel_async (self->outbox, ids, NULL, cancel_cb, g_object_ref (self));
}
