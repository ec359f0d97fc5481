/* cpt-financial-year.c — when the financial year of a company begins, as far as the platform says.
 *
 * It is a member of the record that a company's accounting software has of the company itself
 * ("financialYearStartDate", section 2.12 of the platform reference). What the store has of that record is there first.
 * The platform is asked when data of the company was read since it was last asked; without an answer what was known
 * stays.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-financial-year.h"

#include "cpt-month.h"
#include "cpt-record.h"
#include "cpt-sync-records.h"
#include "cpt-time.h"

#define DATA_TYPE "company"
#define MEMBER "financialYearStartDate"

struct _CptFinancialYear
{
  GObject parent_instance;

  CptSync *sync;
  CptRecordRepository *records;
  CptRecordPlace *place;
  CptRecordQuery *query;
  GCancellable *cancellable;
  gint64 last_sync; /* of the company */
  gint64 asked_at;  /* when the platform was asked last */
  guint start;      /* 1 to 12; 0: not known */
  gboolean was_loaded;
};

G_DEFINE_FINAL_TYPE (CptFinancialYear, cpt_financial_year, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
take (CptFinancialYear *self, CptRecord *record)
{
  CptRecordValue value;
  guint start = 0;

  cpt_record_get (record, MEMBER, &value);
  if (value.kind == CPT_RECORD_KIND_DATE || value.kind == CPT_RECORD_KIND_TIME)
    start = cpt_month_get_month (cpt_month_of_time (value.time));
  if (self->start == start)
    return;

  self->start = start;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFinancialYear) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GPtrArray) records = cpt_record_repository_get_finish (CPT_RECORD_REPOSITORY (source), result, NULL);

  if (records != NULL && records->len > 0 && g_ptr_array_index (records, 0) != NULL)
    take (self, g_ptr_array_index (records, 0));
}

static void
get (CptFinancialYear *self, GArray *rids)
{
  if (rids->len > 0)
    cpt_record_repository_get_async (self->records, rids, self->cancellable, get_cb, g_object_ref (self));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFinancialYear) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (CptRecordPage) page = cpt_sync_read_records_finish (CPT_SYNC (source), result, NULL);

  if (page != NULL)
    get (self, page->rids);
}

/* Of a company that was never read there is nothing to ask for. */
static void
ask_where_old (CptFinancialYear *self)
{
  if (self->last_sync == CPT_TIME_UNKNOWN || (self->asked_at != CPT_TIME_UNKNOWN && self->asked_at >= self->last_sync))
    return;

  self->asked_at = self->last_sync;
  cpt_sync_read_records_async (self->sync, self->place, self->query, 1, 1, self->cancellable, asked_cb,
                               g_object_ref (self));
}

static void
find_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptFinancialYear) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (CptRecordResult) kept = cpt_record_repository_find_finish (CPT_RECORD_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (kept != NULL)
    {
      self->asked_at = kept->asked_at;
      get (self, kept->rids);
    }
  self->was_loaded = TRUE;
  ask_where_old (self);
}

static void
cpt_financial_year_dispose (GObject *object)
{
  CptFinancialYear *self = CPT_FINANCIAL_YEAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->records);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (cpt_financial_year_parent_class)->dispose (object);
}

static void
cpt_financial_year_finalize (GObject *object)
{
  CptFinancialYear *self = CPT_FINANCIAL_YEAR (object);

  cpt_record_place_free (self->place);
  cpt_record_query_free (self->query);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (cpt_financial_year_parent_class)->finalize (object);
}

static void
cpt_financial_year_class_init (CptFinancialYearClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_financial_year_dispose;
  object_class->finalize = cpt_financial_year_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_financial_year_init (CptFinancialYear *self)
{
  self->cancellable = g_cancellable_new ();
  self->last_sync = CPT_TIME_UNKNOWN;
  self->asked_at = CPT_TIME_UNKNOWN;
}

/**
 * cpt_financial_year_new:
 * @store: open
 * @sync: of @store
 * @company_id: GUID text
 *
 * Returns: (transfer full): the financial year of that company, which is not known until "changed"
 */
CptFinancialYear *
cpt_financial_year_new (CptStore *store, CptSync *sync, const char *company_id)
{
  CptFinancialYear *self = g_object_new (CPT_TYPE_FINANCIAL_YEAR, NULL);
  g_autoptr (GPtrArray) none = cpt_record_filter_new ();

  self->sync = g_object_ref (sync);
  self->records = cpt_record_repository_new (store);
  self->place = cpt_record_place_new (company_id, DATA_TYPE, NULL, NULL);
  self->query = cpt_record_query_new (none, CPT_RECORD_USUAL_ORDER, NULL);
  cpt_record_repository_find_async (self->records, self->place, self->query, self->cancellable, find_cb,
                                    g_object_ref (self));

  return self;
}

/**
 * cpt_financial_year_refresh:
 * @last_sync: microseconds UTC when data of the company was read last, or CPT_TIME_UNKNOWN
 *
 * Asks the platform for what may have changed since. To be called whenever the company changed.
 */
void
cpt_financial_year_refresh (CptFinancialYear *self, gint64 last_sync)
{
  g_return_if_fail (CPT_IS_FINANCIAL_YEAR (self));

  self->last_sync = last_sync;
  if (self->was_loaded)
    ask_where_old (self);
}

/**
 * cpt_financial_year_get_start:
 *
 * Returns: the month that it begins with, 1 to 12; 0 when that is not known
 */
guint
cpt_financial_year_get_start (CptFinancialYear *self)
{
  g_return_val_if_fail (CPT_IS_FINANCIAL_YEAR (self), 0);

  return self->start;
}
