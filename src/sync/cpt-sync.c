/* cpt-sync.c — brings the platform and the store together, on a thread of its own.
 *
 * The main thread's face: what the engine tells on the sync thread (cpt-sync-events.c) is posted here as a notice, and
 * shown from the main thread only. Notices that arrive after cpt_sync_stop() are dropped.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sync-private.h"

#include "cpt-error.h"
#include "cpt-keyring.h"
#include "cpt-meta-repository.h"
#include "cpt-surroundings-private.h"
#include "cpt-sync-events-private.h"
#include "cpt-time.h"

#define PAGE_SIZE 5000

/* What must be remembered of an account. */
#define META_LAST_READ "last-read"
#define META_PASSWORD_SEEN "otp-seen"

struct _CptSync
{
  GObject parent_instance;

  CptSyncOptions options; /* (owned) members */
  GNetworkMonitor *network;
  CptCompanyRepository *companies;
  CptMetaRepository *meta;
  GMainContext *context; /* of the thread that made this */

  CptSyncEngine *engine;         /* (owned) (nullable): between start and stop */
  CptSurroundings *surroundings; /* (owned) (nullable): likewise */
  CptSyncReport report;
  gint64 open_rid; /* of the company that somebody looks at, 0 for none */
};

G_DEFINE_FINAL_TYPE (CptSync, cpt_sync, G_TYPE_OBJECT)

typedef enum
{
  PROP_STORE = 1,
  PROP_PAGE_SIZE,
  PROP_TIME_SCALE,
  PROP_NETWORK,
  PROP_STATE,
  PROP_N_READ,
  PROP_N_EXPECTED,
  PROP_LAST_READ,
  PROP_ERROR,
  PROP_RETRY_AT,
} Property;

static GParamSpec *properties[PROP_RETRY_AT + 1];

/* Something to be shown on the main thread. */
typedef struct
{
  CptSync *sync;
  CptSyncShowFunc show;
  gpointer payload; /* (owned) (nullable) */
  GDestroyNotify free_payload;
} Notice;

static void
notice_free (Notice *self)
{
  if (self->payload != NULL)
    self->free_payload (self->payload);
  g_clear_object (&self->sync);
  g_free (self);
}

static gboolean
show_notice_cb (gpointer user_data)
{
  Notice *notice = user_data;

  if (notice->sync->engine != NULL)
    notice->show (notice->sync, notice->payload);

  return G_SOURCE_REMOVE;
}

static gboolean
is_same_error (const GError *a, const GError *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_error_matches (a, b->domain, b->code) && g_str_equal (a->message, b->message);
}

static void
store_changed_cb (CptStore *store, guint what, CptSync *self)
{
  if (self->engine != NULL && (what & (CPT_STORE_CHANGE_OUTBOX | CPT_STORE_CHANGE_REQUESTS)) != 0)
    cpt_sync_engine_wake_outbox (self->engine);
}

static void
network_lost_cb (CptSurroundings *surroundings, CptSync *self)
{
  cpt_sync_engine_lose_network (self->engine);
}

static void
network_found_cb (CptSurroundings *surroundings, CptSync *self)
{
  if (self->report.state == CPT_SYNC_WAITING)
    cpt_sync_reload (self);
}

/* Timers stand still while the computer sleeps, and the data grow old. */
static void
woken_cb (CptSurroundings *surroundings, CptSync *self)
{
  if (self->report.state == CPT_SYNC_WAITING || self->report.state == CPT_SYNC_IDLE)
    cpt_sync_reload (self);
}

static void
follow_surroundings (CptSync *self)
{
  self->surroundings = cpt_surroundings_new (self->network);
  g_signal_connect (self->surroundings, "network-lost", G_CALLBACK (network_lost_cb), self);
  g_signal_connect (self->surroundings, "network-found", G_CALLBACK (network_found_cb), self);
  g_signal_connect (self->surroundings, "woken", G_CALLBACK (woken_cb), self);
}

static void
leave_surroundings (CptSync *self)
{
  g_signal_handlers_disconnect_by_data (self->surroundings, self);
  g_object_run_dispose (G_OBJECT (self->surroundings));
  g_clear_object (&self->surroundings);
}

static void
cpt_sync_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptSync *self = CPT_SYNC (object);

  switch ((Property) property_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->report.state);
      break;
    case PROP_N_READ:
      g_value_set_uint64 (value, self->report.n_read);
      break;
    case PROP_N_EXPECTED:
      g_value_set_uint64 (value, self->report.n_expected);
      break;
    case PROP_LAST_READ:
      g_value_set_int64 (value, self->report.last_read);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->report.error);
      break;
    case PROP_RETRY_AT:
      g_value_set_int64 (value, self->report.retry_at);
      break;
    case PROP_STORE:
    case PROP_PAGE_SIZE:
    case PROP_TIME_SCALE:
    case PROP_NETWORK:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_sync_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptSync *self = CPT_SYNC (object);

  switch ((Property) property_id)
    {
    case PROP_STORE:
      self->options.store = g_value_dup_object (value);
      break;
    case PROP_PAGE_SIZE:
      self->options.page_size = g_value_get_uint (value);
      break;
    case PROP_TIME_SCALE:
      self->options.time_scale = g_value_get_double (value);
      break;
    case PROP_NETWORK:
      self->network = g_value_dup_object (value);
      break;
    case PROP_STATE:
    case PROP_N_READ:
    case PROP_N_EXPECTED:
    case PROP_LAST_READ:
    case PROP_ERROR:
    case PROP_RETRY_AT:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_sync_constructed (GObject *object)
{
  CptSync *self = CPT_SYNC (object);
  g_autoptr (GVariant) last_read = NULL;

  G_OBJECT_CLASS (cpt_sync_parent_class)->constructed (object);

  self->context = g_main_context_ref_thread_default ();
  if (self->network == NULL)
    self->network = g_object_ref (g_network_monitor_get_default ());
  self->companies = cpt_company_repository_new (self->options.store);
  self->meta = cpt_meta_repository_new (self->options.store);
  last_read = cpt_meta_repository_get (self->meta, META_LAST_READ, G_VARIANT_TYPE_INT64);
  self->report.last_read = last_read != NULL ? g_variant_get_int64 (last_read) : CPT_TIME_UNKNOWN;
}

static void
cpt_sync_finalize (GObject *object)
{
  CptSync *self = CPT_SYNC (object);

  g_assert (self->engine == NULL);

  g_clear_object (&self->network);
  g_clear_object (&self->companies);
  g_clear_object (&self->meta);
  g_clear_object (&self->options.store);
  g_clear_pointer (&self->options.base_url, g_free);
  g_clear_pointer (&self->options.api_key, cpt_keyring_free_key);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_error (&self->report.error);

  G_OBJECT_CLASS (cpt_sync_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags construct = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags shown = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, CPT_TYPE_STORE, construct);
  properties[PROP_PAGE_SIZE] = g_param_spec_uint ("page-size", NULL, NULL, 1, PAGE_SIZE, PAGE_SIZE, construct);
  properties[PROP_TIME_SCALE] = g_param_spec_double ("time-scale", NULL, NULL, 0.0001, 1, 1, construct);
  properties[PROP_NETWORK] = g_param_spec_object ("network", NULL, NULL, G_TYPE_NETWORK_MONITOR, construct);
  properties[PROP_STATE] =
      g_param_spec_uint ("state", NULL, NULL, CPT_SYNC_IDLE, CPT_SYNC_STOPPED, CPT_SYNC_IDLE, shown);
  properties[PROP_N_READ] = g_param_spec_uint64 ("n-read", NULL, NULL, 0, G_MAXUINT64, 0, shown);
  properties[PROP_N_EXPECTED] = g_param_spec_uint64 ("n-expected", NULL, NULL, 0, G_MAXUINT64, 0, shown);
  properties[PROP_LAST_READ] =
      g_param_spec_int64 ("last-read", NULL, NULL, G_MININT64, G_MAXINT64, CPT_TIME_UNKNOWN, shown);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, shown);
  properties[PROP_RETRY_AT] = g_param_spec_int64 ("retry-at", NULL, NULL, 0, G_MAXINT64, 0, shown);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_sync_class_init (CptSyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cpt_sync_get_property;
  object_class->set_property = cpt_sync_set_property;
  object_class->constructed = cpt_sync_constructed;
  object_class->finalize = cpt_sync_finalize;
  install_properties (object_class);
  cpt_sync_events_install (G_TYPE_FROM_CLASS (klass));
}

static void
cpt_sync_init (CptSync *self)
{
}

/**
 * cpt_sync_new:
 * @store: the open store of the account
 *
 * To be made and used on the main thread. The construct-only properties "page-size" (companies a page), "time-scale"
 * (what every delay is multiplied with) and "network" (what watches the network) are for tests.
 *
 * Returns: (transfer full): sync, at rest until cpt_sync_start()
 */
CptSync *
cpt_sync_new (CptStore *store)
{
  g_return_val_if_fail (CPT_IS_STORE (store), NULL);

  return g_object_new (CPT_TYPE_SYNC, "store", store, NULL);
}

/**
 * cpt_sync_start:
 * @base_url: of the platform; https, or http on the loopback
 * @api_key: the account's key, raw or as a whole "Basic …" value; kept in memory
 *
 * Starts the sync thread: reads the list, and sends what waits in the outbox. Once in the life of @self.
 */
void
cpt_sync_start (CptSync *self, const char *base_url, const char *api_key)
{
  g_return_if_fail (CPT_IS_SYNC (self));
  g_return_if_fail (self->options.base_url == NULL);
  g_return_if_fail (base_url != NULL);
  g_return_if_fail (api_key != NULL);

  self->options.base_url = g_strdup (base_url);
  self->options.api_key = cpt_keyring_copy_key (api_key);
  self->engine = cpt_sync_engine_new (&self->options, &cpt_sync_events, self);
  g_signal_connect_object (self->options.store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  follow_surroundings (self);
  cpt_sync_engine_read (self->engine);
  if (self->open_rid != 0)
    cpt_sync_open_company (self, self->open_rid);
}

/**
 * cpt_sync_hold_back:
 * @error: why nothing can be sent yet: there is no key
 *
 * In place of cpt_sync_start(), which may follow: says why nothing is brought up to date. cpt_sync_reload() asks for
 * the key again meanwhile.
 */
void
cpt_sync_hold_back (CptSync *self, const GError *error)
{
  const CptSyncReport report = { .state = CPT_SYNC_STOPPED, .last_read = CPT_TIME_UNKNOWN, .error = (GError *) error };

  g_return_if_fail (CPT_IS_SYNC (self));
  g_return_if_fail (self->options.base_url == NULL);

  cpt_sync_show_report (self, &report);
}

/* From here on, nothing is shown of what the engine tells. */
static CptSyncEngine *
steal_engine (CptSync *self)
{
  if (self->engine == NULL)
    return NULL;

  g_signal_handlers_disconnect_by_data (self->options.store, self);
  leave_surroundings (self);

  return g_steal_pointer (&self->engine);
}

static void
unref_engine (CptSyncEngine *engine)
{
  g_clear_object (&engine);
}

/**
 * cpt_sync_stop:
 *
 * Cancels all that is under way and waits for the sync thread to end, which takes as long as a transaction of the
 * store. To be called before the last unref, and before the store is closed. Nothing is notified or emitted any more;
 * calls that are under way end with G_IO_ERROR_CANCELLED. Does nothing when not started.
 */
void
cpt_sync_stop (CptSync *self)
{
  g_autoptr (CptSyncEngine) engine = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  engine = steal_engine (self);
  if (engine != NULL)
    cpt_sync_engine_join (engine);
}

static void
join_on_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  if (data != NULL)
    cpt_sync_engine_join (data);
  g_task_return_boolean (task, TRUE);
}

/**
 * cpt_sync_stop_async:
 *
 * As cpt_sync_stop(), without waiting.
 */
void
cpt_sync_stop_async (CptSync *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (CPT_IS_SYNC (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, cpt_sync_stop_async);
  g_task_set_task_data (task, steal_engine (self), (GDestroyNotify) unref_engine);
  g_task_run_in_thread (task, join_on_thread);
}

/**
 * cpt_sync_stop_finish:
 *
 * Sync is at rest for ever: its store may be closed.
 */
void
cpt_sync_stop_finish (CptSync *self, GAsyncResult *result)
{
  g_return_if_fail (g_async_result_is_tagged (result, cpt_sync_stop_async));
}

/**
 * cpt_sync_reload:
 *
 * Reads the list now, or once more after the read under way, and sends what waits: also after the key was refused.
 */
void
cpt_sync_reload (CptSync *self)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  if (self->engine != NULL)
    cpt_sync_engine_read (self->engine);
  else if (self->options.base_url == NULL && self->report.state == CPT_SYNC_STOPPED)
    cpt_sync_events_want_key (self);
}

/**
 * cpt_sync_cancel_read:
 *
 * Ends the read under way, if any. What was read is kept; the next read goes on from there.
 */
void
cpt_sync_cancel_read (CptSync *self)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  if (self->engine != NULL)
    cpt_sync_engine_cancel_read (self->engine);
}

/**
 * cpt_sync_watch_links:
 *
 * A Link URL was sent: from now on the list is checked every 5 s for two minutes, then every minute up to ten, then
 * every ten, as without it.
 */
void
cpt_sync_watch_links (CptSync *self)
{
  g_return_if_fail (CPT_IS_SYNC (self));

  if (self->engine != NULL)
    cpt_sync_engine_watch (self->engine);
}

/**
 * cpt_sync_get_state:
 *
 * Returns: what the reading of the list is doing
 */
CptSyncState
cpt_sync_get_state (CptSync *self)
{
  g_return_val_if_fail (CPT_IS_SYNC (self), CPT_SYNC_IDLE);

  return self->report.state;
}

/**
 * cpt_sync_get_n_read:
 *
 * Returns: companies read so far in the read under way, or in the last one
 */
guint64
cpt_sync_get_n_read (CptSync *self)
{
  g_return_val_if_fail (CPT_IS_SYNC (self), 0);

  return self->report.n_read;
}

/**
 * cpt_sync_get_n_expected:
 *
 * Returns: companies in the account, as the platform said last; 0 before it did
 */
guint64
cpt_sync_get_n_expected (CptSync *self)
{
  g_return_val_if_fail (CPT_IS_SYNC (self), 0);

  return self->report.n_expected;
}

/**
 * cpt_sync_get_last_read:
 *
 * Returns: when the list was last read to the end, microseconds of the account's clock, CPT_TIME_UNKNOWN when never;
 * kept in the store
 */
gint64
cpt_sync_get_last_read (CptSync *self)
{
  g_return_val_if_fail (CPT_IS_SYNC (self), CPT_TIME_UNKNOWN);

  return self->report.last_read;
}

/**
 * cpt_sync_get_error:
 *
 * Returns: (transfer none) (nullable): why the list is not up to date; stays while it is tried again
 */
const GError *
cpt_sync_get_error (CptSync *self)
{
  g_return_val_if_fail (CPT_IS_SYNC (self), NULL);

  return self->report.error;
}

/**
 * cpt_sync_get_retry_at:
 *
 * Returns: when it is tried again by itself, in g_get_monotonic_time() microseconds; 0 when not waiting for that
 */
gint64
cpt_sync_get_retry_at (CptSync *self)
{
  g_return_val_if_fail (CPT_IS_SYNC (self), 0);

  return self->report.retry_at;
}

/**
 * cpt_sync_is_password_seen:
 *
 * Returns: whether the account has ever shown a one-time password in a Link URL
 */
gboolean
cpt_sync_is_password_seen (CptSync *self)
{
  g_autoptr (GVariant) value = NULL;

  g_return_val_if_fail (CPT_IS_SYNC (self), FALSE);

  value = cpt_meta_repository_get (self->meta, META_PASSWORD_SEEN, G_VARIANT_TYPE_BOOLEAN);

  return value != NULL && g_variant_get_boolean (value);
}

/* What follows is for the other files of CptSync. */

CptStore *
cpt_sync_get_store (CptSync *self)
{
  return self->options.store;
}

CptMetaRepository *
cpt_sync_get_meta (CptSync *self)
{
  return self->meta;
}

CptCompanyRepository *
cpt_sync_get_companies (CptSync *self)
{
  return self->companies;
}

/* (nullable): between start and stop */
CptSyncEngine *
cpt_sync_get_engine (CptSync *self)
{
  return self->engine;
}

/* The row of the company that somebody looks at, 0 for none. */
gint64
cpt_sync_get_open_rid (CptSync *self)
{
  return self->open_rid;
}

void
cpt_sync_set_open_rid (CptSync *self, gint64 rid)
{
  self->open_rid = rid;
}

/* From any thread: @show is called on the main one, unless sync is stopped before. Takes @payload. */
void
cpt_sync_post (CptSync *self, CptSyncShowFunc show, gpointer payload, GDestroyNotify free_payload)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Notice *notice = g_new (Notice, 1);

  *notice = (Notice){ g_object_ref (self), show, payload, free_payload };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, show_notice_cb, notice, (GDestroyNotify) notice_free);
  g_source_attach (source, self->context);
}

/* How the reading of the list stands now. */
void
cpt_sync_show_report (CptSync *self, const CptSyncReport *new_report)
{
  const CptSyncReport old_report = self->report;
  GError *old_error = old_report.error;
  gint64 last_read = new_report->last_read != CPT_TIME_UNKNOWN ? new_report->last_read : old_report.last_read;

  self->report = *new_report;
  self->report.last_read = last_read;
  self->report.error = new_report->error != NULL ? g_error_copy (new_report->error) : NULL;
  if (last_read != old_report.last_read)
    cpt_meta_repository_set (self->meta, META_LAST_READ, g_variant_new_int64 (last_read));

  g_object_freeze_notify (G_OBJECT (self));
  if (old_report.state != self->report.state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  if (old_report.n_read != self->report.n_read)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_READ]);
  if (old_report.n_expected != self->report.n_expected)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_EXPECTED]);
  if (old_report.last_read != last_read)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LAST_READ]);
  if (!is_same_error (old_report.error, self->report.error))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  if (old_report.retry_at != self->report.retry_at)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETRY_AT]);
  g_object_thaw_notify (G_OBJECT (self));

  g_clear_error (&old_error);
  if (old_report.last_read != last_read)
    cpt_sync_read_integrations_daily (self);
}

/* The account has shown one. */
void
cpt_sync_remember_password (CptSync *self)
{
  if (!cpt_sync_is_password_seen (self))
    cpt_meta_repository_set (self->meta, META_PASSWORD_SEEN, g_variant_new_boolean (TRUE));
}

/* Why nothing can be asked of the platform now; CPT_ERROR_UNREACHABLE before the start. */
GError *
cpt_sync_new_rest_error (CptSync *self)
{
  if (self->options.base_url == NULL)
    return g_error_new (CPT_ERROR, CPT_ERROR_UNREACHABLE, "The platform is not known yet");

  return g_error_new (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Sync was stopped");
}
