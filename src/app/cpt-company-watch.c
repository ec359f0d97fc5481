/* cpt-company-watch.c — one company, followed through what sync and the user do to it.
 *
 * It holds the company's rid, never a row of a list. Whenever the store changes, the company is read again, together
 * with what waits for it in the outbox, then its subsidiaries, which the list knows; what changes meanwhile is read in
 * another round. The rid of a company that waits to be created becomes the real one when the platform has answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-watch.h"

#include "cpt-company-repository.h"
#include "cpt-time.h"

struct _CptCompanyWatch
{
  GObject parent_instance;

  CptStore *store;
  CptCompanyList *list;
  CptCompanyRepository *companies;
  GCancellable *cancellable;
  gint64 rid;
  CptCompanyRow *row;      /* (nullable): until it was read */
  GPtrArray *subsidiaries; /* (nullable): as last read */
  gboolean is_reading;
  gboolean is_stale; /* something changed during this round */
  gboolean is_gone;
};

G_DEFINE_FINAL_TYPE (CptCompanyWatch, cpt_company_watch, G_TYPE_OBJECT)

enum
{
  CHANGED,
  GONE,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void read_company (CptCompanyWatch *self);

static void
end_round (CptCompanyWatch *self)
{
  self->is_reading = FALSE;
  if (self->is_stale && !self->is_gone)
    read_company (self);
}

static void
fail (CptCompanyWatch *self, const GError *error)
{
  if (g_error_matches (error, CPT_ERROR, CPT_ERROR_NOT_FOUND))
    {
      self->is_gone = TRUE;
      g_signal_emit (self, signals[GONE], 0);
    }
  else
    {
      g_signal_emit (self, signals[FAILED], 0, error);
    }
}

static void
end_reading (CptCompanyWatch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  end_round (self);
}

static void
list_subsidiaries_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *subsidiaries = cpt_company_repository_list_finish (CPT_COMPANY_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (subsidiaries == NULL)
    {
      fail (self, error);
      end_round (self);
      return;
    }

  g_clear_pointer (&self->subsidiaries, g_ptr_array_unref);
  self->subsidiaries = subsidiaries;
  end_reading (self);
}

/* Makes the row of @company, for which @changes wait. */
static void
take_company (CptCompanyWatch *self, CptCompany *company, GPtrArray *changes)
{
  CptCompanyRow *listed = cpt_company_list_get_row (self->list, self->rid);
  GArray *children = listed != NULL ? cpt_company_row_get_children (listed) : NULL;
  const CptCompanyRowFields fields = {
    .rid = self->rid,
    .company = company,
    .changes = changes,
    .children = children,
    .link_sent = listed != NULL ? cpt_company_row_get_link_sent (listed) : CPT_TIME_UNKNOWN,
  };

  g_clear_object (&self->row);
  self->row = cpt_company_row_new (&fields);
  if (children != NULL)
    {
      cpt_company_repository_list_async (self->companies, children, self->cancellable, list_subsidiaries_cb,
                                         g_object_ref (self));
      return;
    }

  g_clear_pointer (&self->subsidiaries, g_ptr_array_unref);
  end_reading (self);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptCompanyWatch) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (CptCompany) company =
      cpt_company_repository_get_finish (CPT_COMPANY_REPOSITORY (source), result, &changes, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (company == NULL)
    {
      fail (self, error);
      end_round (self);
      return;
    }

  take_company (self, company, changes);
}

static void
read_company (CptCompanyWatch *self)
{
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  cpt_company_repository_get_async (self->companies, self->rid, self->cancellable, get_cb, g_object_ref (self));
}

static void
read_again (CptCompanyWatch *self)
{
  if (self->is_gone)
    return;

  if (self->is_reading)
    self->is_stale = TRUE;
  else
    read_company (self);
}

static void
store_changed_cb (CptCompanyWatch *self, guint changes)
{
  if ((changes & (CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_OUTBOX)) != 0)
    read_again (self);
}

static void
change_answered_cb (CptCompanyWatch *self, CptChange *change, gint64 rid)
{
  if (cpt_change_get_rid (change) != self->rid || cpt_change_get_kind (change) != CPT_CHANGE_CREATE_COMPANY)
    return;

  self->rid = rid;
  read_again (self);
}

static void
cpt_company_watch_dispose (GObject *object)
{
  CptCompanyWatch *self = CPT_COMPANY_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->companies);
  g_clear_object (&self->row);
  g_clear_pointer (&self->subsidiaries, g_ptr_array_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_watch_parent_class)->dispose (object);
}

static void
cpt_company_watch_finalize (GObject *object)
{
  g_object_unref (CPT_COMPANY_WATCH (object)->cancellable);

  G_OBJECT_CLASS (cpt_company_watch_parent_class)->finalize (object);
}

static void
cpt_company_watch_class_init (CptCompanyWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = cpt_company_watch_dispose;
  object_class->finalize = cpt_company_watch_finalize;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
cpt_company_watch_init (CptCompanyWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * cpt_company_watch_new:
 * @store: the account's, open
 * @sync: tells when a company that waits to be created gets its real row
 * @list: knows its subsidiaries
 * @rid: the company's row; minus an outbox row for one that waits to be created
 *
 * Returns: (transfer full): a watch that is not started yet
 */
CptCompanyWatch *
cpt_company_watch_new (CptStore *store, CptSync *sync, CptCompanyList *list, gint64 rid)
{
  CptCompanyWatch *self = g_object_new (CPT_TYPE_COMPANY_WATCH, NULL);

  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  self->companies = cpt_company_repository_new (store);
  self->rid = rid;
  g_signal_connect_object (sync, "change-answered", G_CALLBACK (change_answered_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cpt_company_watch_start:
 *
 * Reads the company, now and whenever the store changes. To be called once, after its signals are connected.
 */
void
cpt_company_watch_start (CptCompanyWatch *self)
{
  g_return_if_fail (CPT_IS_COMPANY_WATCH (self));

  g_signal_connect_object (self->store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  read_company (self);
}

/**
 * cpt_company_watch_get_rid:
 *
 * Returns: the company's row, as it is by now
 */
gint64
cpt_company_watch_get_rid (CptCompanyWatch *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_WATCH (self), 0);

  return self->rid;
}

/**
 * cpt_company_watch_get_row:
 *
 * Returns: (transfer none) (nullable): the company with what waits for it, as last read; %NULL before the first time
 */
CptCompanyRow *
cpt_company_watch_get_row (CptCompanyWatch *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_WATCH (self), NULL);

  return self->row;
}

/**
 * cpt_company_watch_get_status:
 *
 * Returns: the status over its connections and those of its subsidiaries, as last read
 */
CptCompanyStatus
cpt_company_watch_get_status (CptCompanyWatch *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_WATCH (self), CPT_COMPANY_STATUS_NO_CONNECTION);
  g_return_val_if_fail (self->row != NULL, CPT_COMPANY_STATUS_NO_CONNECTION);

  return cpt_company_status_of (cpt_company_row_get_company (self->row), self->subsidiaries);
}

/**
 * cpt_company_watch_get_subsidiaries:
 *
 * Returns: (transfer none) (nullable) (element-type CptCompany): those whose parent it is, as last read
 */
GPtrArray *
cpt_company_watch_get_subsidiaries (CptCompanyWatch *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_WATCH (self), NULL);

  return self->subsidiaries;
}
