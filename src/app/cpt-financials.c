/* cpt-financials.c — the financial reports of one company, kept fresh while they are shown.
 *
 * What the store has is shown first. The platform is asked when it never was, or when data of the company was read
 * since it was last asked, and again once it can be reached; what it answers comes back through the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-financials.h"

#include "cpt-time.h"

/* Twenty-four months and the current one, which is not over: section 2.12 of the platform reference. */
#define N_MONTHS 25

struct _CptFinancials
{
  GObject parent_instance;

  CptStore *store;
  CptSync *sync;
  CptReportRepository *reports;
  GCancellable *cancellable;
  char *company_id;
  CptReportKind kinds[CPT_N_REPORT_KINDS]; /* that are wanted */
  guint n_kinds;
  CptKeptReport *kept[CPT_N_REPORT_KINDS]; /* (nullable): not asked for yet */
  GError *error;                           /* (nullable): why the platform could not be asked */
  gint64 last_sync;                        /* of the company */
  guint n_loading;                         /* from the store */
  guint n_asked;                           /* of the platform, not answered yet */
  gboolean was_loaded;
  gboolean is_stale; /* the store changed while it was read */
};

G_DEFINE_FINAL_TYPE (CptFinancials, cpt_financials, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Why and for what something is under way. */
typedef struct
{
  CptFinancials *self; /* (owned) */
  CptReportKind kind;
} Call;

static Call *
call_new (CptFinancials *self, CptReportKind kind)
{
  Call *call = g_new (Call, 1);

  *call = (Call){ g_object_ref (self), kind };

  return call;
}

static void
call_free (Call *call)
{
  g_object_unref (call->self);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, call_free)

static void
tell (CptFinancials *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_stored = cpt_sync_read_report_finish (CPT_SYNC (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  call->self->n_asked--;
  if (!is_stored)
    {
      g_clear_error (&call->self->error);
      call->self->error = g_steal_pointer (&error);
    }
  tell (call->self);
}

/* Whether the platform may know more of a report than we do. */
static gboolean
is_old (CptFinancials *self, CptReportKind kind)
{
  const CptKeptReport *kept = self->kept[kind];

  return kept == NULL || (self->last_sync != CPT_TIME_UNKNOWN && kept->asked_at < self->last_sync);
}

static void
ask_where_old (CptFinancials *self)
{
  if (self->n_asked > 0)
    return;

  g_clear_error (&self->error);
  for (guint i = 0; i < self->n_kinds; i++)
    if (is_old (self, self->kinds[i]))
      {
        self->n_asked++;
        cpt_sync_read_report_async (self->sync, self->company_id, self->kinds[i], 1, N_MONTHS, self->cancellable,
                                    asked_cb, call_new (self, self->kinds[i]));
      }
}

static void load (CptFinancials *self);

/* Where the store cannot be read, what was read before stays. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Call) call = user_data;
  CptFinancials *self = call->self;
  g_autoptr (GError) error = NULL;
  CptKeptReport *kept = cpt_report_repository_get_finish (CPT_REPORT_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (error == NULL)
    {
      g_clear_pointer (&self->kept[call->kind], cpt_kept_report_free);
      self->kept[call->kind] = kept;
    }
  else
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
    }

  self->n_loading--;
  if (self->n_loading > 0)
    return;

  if (!self->was_loaded)
    ask_where_old (self);
  self->was_loaded = TRUE;
  tell (self);
  if (self->is_stale)
    load (self);
}

static void
load (CptFinancials *self)
{
  self->is_stale = FALSE;
  self->n_loading = self->n_kinds;
  for (guint i = 0; i < self->n_kinds; i++)
    cpt_report_repository_get_async (self->reports, self->company_id, self->kinds[i], 1, self->cancellable, loaded_cb,
                                     call_new (self, self->kinds[i]));
}

/* The platform is there again, or has other words for what it refused. */
static void
state_changed_cb (CptFinancials *self)
{
  if (self->error != NULL && cpt_sync_get_state (self->sync) == CPT_SYNC_IDLE)
    ask_where_old (self);
}

static void
company_changed_cb (CptFinancials *self, const char *company_id, guint changes)
{
  if ((changes & CPT_STORE_CHANGE_REPORTS) == 0 || g_ascii_strcasecmp (company_id, self->company_id) != 0)
    return;

  if (self->n_loading > 0)
    self->is_stale = TRUE;
  else
    load (self);
}

static void
cpt_financials_dispose (GObject *object)
{
  CptFinancials *self = CPT_FINANCIALS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->reports);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_financials_parent_class)->dispose (object);
}

static void
cpt_financials_finalize (GObject *object)
{
  CptFinancials *self = CPT_FINANCIALS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->kept); i++)
    g_clear_pointer (&self->kept[i], cpt_kept_report_free);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_free (self->company_id);

  G_OBJECT_CLASS (cpt_financials_parent_class)->finalize (object);
}

static void
cpt_financials_class_init (CptFinancialsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_financials_dispose;
  object_class->finalize = cpt_financials_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_financials_init (CptFinancials *self)
{
  self->cancellable = g_cancellable_new ();
  self->last_sync = CPT_TIME_UNKNOWN;
}

/**
 * cpt_financials_new:
 * @store: open
 * @sync: of @store
 * @company_id: GUID text
 * @kinds: the reports that are wanted
 * @n_kinds: how many they are
 *
 * Returns: (transfer full): those reports of that company, with nothing in it until "changed"
 */
CptFinancials *
cpt_financials_new (CptStore *store, CptSync *sync, const char *company_id, const CptReportKind *kinds, guint n_kinds)
{
  CptFinancials *self = g_object_new (CPT_TYPE_FINANCIALS, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->reports = cpt_report_repository_new (store);
  self->company_id = g_strdup (company_id);
  self->n_kinds = n_kinds;
  for (guint i = 0; i < n_kinds; i++)
    self->kinds[i] = kinds[i];
  g_signal_connect_object (store, "company-changed", G_CALLBACK (company_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sync, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);

  return self;
}

/**
 * cpt_financials_refresh:
 * @last_sync: microseconds UTC when data of the company was read last, or CPT_TIME_UNKNOWN
 *
 * Asks the platform for what may have changed since. To be called whenever the company changed.
 */
void
cpt_financials_refresh (CptFinancials *self, gint64 last_sync)
{
  g_return_if_fail (CPT_IS_FINANCIALS (self));

  if (self->last_sync == last_sync)
    return;

  self->last_sync = last_sync;
  if (self->was_loaded)
    ask_where_old (self);
}

/**
 * cpt_financials_get_report:
 * @kind: by months
 *
 * Returns: (transfer none) (nullable): what the store has of it; %NULL when it was never asked for
 */
const CptKeptReport *
cpt_financials_get_report (CptFinancials *self, CptReportKind kind)
{
  g_return_val_if_fail (CPT_IS_FINANCIALS (self), NULL);

  return self->kept[kind];
}

/**
 * cpt_financials_is_reading:
 *
 * Returns: whether an answer is still to come
 */
gboolean
cpt_financials_is_reading (CptFinancials *self)
{
  g_return_val_if_fail (CPT_IS_FINANCIALS (self), FALSE);

  return !self->was_loaded || self->n_asked > 0;
}

/**
 * cpt_financials_get_error:
 *
 * Returns: (transfer none) (nullable): why the reports could not be read when that was last tried
 */
const GError *
cpt_financials_get_error (CptFinancials *self)
{
  g_return_val_if_fail (CPT_IS_FINANCIALS (self), NULL);

  return self->error;
}
