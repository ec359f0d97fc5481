/* cpt-company-list.c — the companies as a GListModel of slots: a million rows, no reload for a sort or a search.
 *
 * Item i is a slot that stands at i for ever. A new result changes what the bound slots show ("notify::row"); of the
 * model itself only the difference in length is told, at its end: GTK would ask for every item of a list that says that
 * all of it changed. A short list grows a screen a frame, so that no frame makes all of its rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-list.h"

#include "cpt-company-feed-private.h"
#include "cpt-company-list-private.h"
#include "cpt-company-slot-private.h"
#include "cpt-growth-private.h"
#include "cpt-row-source-private.h"
#include "cpt-slot-table-private.h"

#define ROWS_AT_ONCE 14 /* as many as a usual window shows: what is painted first */
#define FIRST_RIDS 30
#define FIRST_RIDS_KEY "list-first-rids"
#define FIRST_RIDS_TYPE G_VARIANT_TYPE ("ax")

struct _CptCompanyList
{
  GObject parent_instance;

  CptStore *store;
  gulong changed_handler;
  CptCompanyFeed *feed;
  CptRowSource *rows;

  CptCompanyResult *result; /* (nullable): until the first snapshot is loaded */
  GArray *first_rids;       /* (element-type gint64): what stands in for it until then */
  CptGrowth *growth;        /* what the views are told of it */
  gboolean is_searching;
  GError *error; /* (nullable) */

  CptSlotTable *slots;
};

typedef enum
{
  PROP_TOTAL = 1,
  PROP_N_HITS,
  PROP_IS_SEARCHING,
  PROP_IS_LOADED,
  PROP_ERROR,
} CptCompanyListProperty;
static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  SIGNAL_RESULT_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GType
cpt_company_list_get_item_type (GListModel *model)
{
  return CPT_TYPE_COMPANY_SLOT;
}

static guint
cpt_company_list_get_n_items (GListModel *model)
{
  return cpt_growth_get_n_items (CPT_COMPANY_LIST (model)->growth);
}

static gpointer
cpt_company_list_get_item (GListModel *model, guint position)
{
  CptCompanyList *self = CPT_COMPANY_LIST (model);

  if (position >= cpt_growth_get_n_items (self->growth))
    return NULL;

  return cpt_slot_table_get (self->slots, self, position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = cpt_company_list_get_item_type;
  interface->get_n_items = cpt_company_list_get_n_items;
  interface->get_item = cpt_company_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CptCompanyList,
                               cpt_company_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cpt_company_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptCompanyList *self = CPT_COMPANY_LIST (object);

  switch ((CptCompanyListProperty) property_id)
    {
    case PROP_TOTAL:
      g_value_set_uint (value, cpt_company_list_get_total (self));
      break;
    case PROP_N_HITS:
      g_value_set_uint (value, cpt_company_list_get_n_hits (self));
      break;
    case PROP_IS_SEARCHING:
      g_value_set_boolean (value, self->is_searching);
      break;
    case PROP_IS_LOADED:
      g_value_set_boolean (value, cpt_company_list_get_is_loaded (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_list_dispose (GObject *object)
{
  CptCompanyList *self = CPT_COMPANY_LIST (object);

  g_clear_signal_handler (&self->changed_handler, self->store);
  cpt_growth_stop (self->growth);
  if (self->feed != NULL)
    cpt_company_feed_stop (self->feed);
  if (self->rows != NULL)
    cpt_row_source_stop (self->rows);
  g_clear_object (&self->feed);
  g_clear_object (&self->rows);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_list_parent_class)->dispose (object);
}

static void
cpt_company_list_finalize (GObject *object)
{
  CptCompanyList *self = CPT_COMPANY_LIST (object);

  g_clear_pointer (&self->result, cpt_company_result_unref);
  g_clear_error (&self->error);
  g_array_unref (self->first_rids);
  cpt_slot_table_free (self->slots);
  cpt_growth_free (self->growth);

  G_OBJECT_CLASS (cpt_company_list_parent_class)->finalize (object);
}

static void
cpt_company_list_class_init (CptCompanyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cpt_company_list_get_property;
  object_class->dispose = cpt_company_list_dispose;
  object_class->finalize = cpt_company_list_finalize;

  /**
   * CptCompanyList:total:
   *
   * Companies in the account, whatever the query.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * CptCompanyList:n-hits:
   *
   * Companies that the query in force finds, with its filter.
   */
  properties[PROP_N_HITS] = g_param_spec_uint ("n-hits", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * CptCompanyList:is-searching:
   *
   * Whether a newer query is under way.
   */
  properties[PROP_IS_SEARCHING] = g_param_spec_boolean ("is-searching", NULL, NULL, FALSE, flags);
  /**
   * CptCompanyList:is-loaded:
   *
   * Whether the first snapshot is in force; until then the first rows of the last run stand in.
   */
  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE, flags);
  /**
   * CptCompanyList:error:
   *
   * (nullable): Why the list could not be read or brought up to date; what it shows is as it was.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * CptCompanyList::result-changed:
   *
   * A new result is in force: positions may mean other companies.
   */
  signals[SIGNAL_RESULT_CHANGED] =
      g_signal_new ("result-changed", CPT_TYPE_COMPANY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* How many rows there are, told or not. */
static guint
get_n_rows (CptCompanyList *self)
{
  return self->result != NULL ? self->result->n : self->first_rids->len;
}

static guint
count_rows (GListModel *model)
{
  return get_n_rows (CPT_COMPANY_LIST (model));
}

static void
cpt_company_list_init (CptCompanyList *self)
{
  self->first_rids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->slots = cpt_slot_table_new ();
  self->growth = cpt_growth_new (G_LIST_MODEL (self), count_rows);
}

/* For the next start. A search is not gone back to. */
static void
keep_first_rids (CptCompanyList *self)
{
  g_autoptr (GVariant) before = cpt_store_get_meta (self->store, FIRST_RIDS_KEY);
  g_autoptr (GVariant) after = NULL;
  gint64 rids[FIRST_RIDS];
  guint n = MIN (self->result->n, G_N_ELEMENTS (rids));

  if (self->result->ranks != NULL)
    return;

  for (guint i = 0; i < n; i++)
    rids[i] = cpt_company_result_get_rid (self->result, i);
  after = g_variant_ref_sink (g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, rids, n, sizeof *rids));
  if (before == NULL || !g_variant_equal (before, after))
    cpt_store_set_meta (self->store, FIRST_RIDS_KEY, after);
}

static void
set_is_searching (CptCompanyList *self, gboolean is_searching)
{
  if (self->is_searching == is_searching)
    return;

  self->is_searching = is_searching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SEARCHING]);
}

static void
set_error (CptCompanyList *self, const GError *error)
{
  if (error == NULL && self->error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

/* What is told of a result that took the place of @before (nullable). */
static void
notify_result (CptCompanyList *self, CptCompanyResult *before)
{
  if (before == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
  if (before == NULL || before->snapshot->n != self->result->snapshot->n)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  if (before == NULL || before->n != self->result->n)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HITS]);
  g_signal_emit (self, signals[SIGNAL_RESULT_CHANGED], 0);
}

static void
take_result (CptCompanyResult *result, const GError *error, gpointer user_data)
{
  CptCompanyList *self = user_data;
  g_autoptr (CptCompanyResult) before = NULL;

  set_error (self, error);
  if (result == NULL)
    {
      set_is_searching (self, FALSE);
      return;
    }

  before = g_steal_pointer (&self->result);
  self->result = cpt_company_result_ref (result);
  cpt_row_source_expire (self->rows, result);

  cpt_growth_settle (self->growth);
  cpt_slot_table_refresh_bound (self->slots);
  keep_first_rids (self);
  set_is_searching (self, FALSE);
  notify_result (self, before);
}

static void
filled_cb (gpointer user_data)
{
  CptCompanyList *self = user_data;

  cpt_slot_table_refresh_bound (self->slots);
}

static void
changed_cb (CptStore *store, guint changes, gpointer user_data)
{
  CptCompanyList *self = user_data;

  if ((changes & (CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_OUTBOX | CPT_STORE_CHANGE_REQUESTS)) != 0)
    {
      cpt_row_source_expire (self->rows, self->result);
      cpt_slot_table_refresh_bound (self->slots);
    }
  cpt_company_feed_tell (self->feed, (CptStoreChange) changes);
}

static void
load_first_rids (CptCompanyList *self)
{
  g_autoptr (GVariant) value = cpt_store_get_meta (self->store, FIRST_RIDS_KEY);
  const gint64 *rids = NULL;
  gsize n = 0;

  if (value == NULL || !g_variant_is_of_type (value, FIRST_RIDS_TYPE))
    return;

  rids = g_variant_get_fixed_array (value, &n, sizeof *rids);
  g_array_append_vals (self->first_rids, rids, (guint) n);
}

/**
 * cpt_company_list_new:
 * @store: open
 *
 * Returns: (transfer full): its companies, newest first: the first rows of the last run, until cpt_company_list_load();
 *   of the main thread. Must go before @store is closed.
 */
CptCompanyList *
cpt_company_list_new (CptStore *store)
{
  CptCompanyList *self = g_object_new (CPT_TYPE_COMPANY_LIST, NULL);

  self->store = g_object_ref (store);
  self->changed_handler = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), self);
  self->rows = cpt_row_source_new (store, filled_cb, self);
  self->feed = cpt_company_feed_new (store, take_result, self);
  load_first_rids (self);
  cpt_growth_begin (self->growth, ROWS_AT_ONCE);

  return self;
}

/**
 * cpt_company_list_load:
 *
 * Begins to read all companies, unless that was begun. To be called once what stands in for them is painted: the
 * reading takes memory, and with it time, from whatever else begins.
 */
void
cpt_company_list_load (CptCompanyList *self)
{
  g_return_if_fail (CPT_IS_COMPANY_LIST (self));

  cpt_company_feed_start (self->feed);
  cpt_growth_settle (self->growth);
}

/**
 * cpt_company_list_follow_clock:
 *
 * The account's clock may have been set, or the machine may have slept: who may expire soon is found anew, if time has
 * changed it. To be called often; costs nothing when it has not.
 */
void
cpt_company_list_follow_clock (CptCompanyList *self)
{
  g_return_if_fail (CPT_IS_COMPANY_LIST (self));

  cpt_company_feed_follow_clock (self->feed);
}

/**
 * cpt_company_list_set_query:
 * @query: copied; its @filter, @sort and @fallback are in force with the next result
 *
 * Never waits: the list stays as it is until the answer is there.
 */
void
cpt_company_list_set_query (CptCompanyList *self, const CptCompanyQuery *query)
{
  g_return_if_fail (CPT_IS_COMPANY_LIST (self));

  set_is_searching (self, TRUE);
  cpt_company_feed_set_query (self->feed, query);
}

/**
 * cpt_company_list_get_query:
 *
 * Returns: (transfer none): what was asked for last; its result may be under way
 */
const CptCompanyQuery *
cpt_company_list_get_query (CptCompanyList *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), NULL);

  return cpt_company_feed_get_query (self->feed);
}

/**
 * cpt_company_list_get_count:
 *
 * Returns: companies that the search finds and @filter lets pass
 */
guint
cpt_company_list_get_count (CptCompanyList *self, CptCompanyFilter filter)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), 0);
  g_return_val_if_fail (filter < CPT_N_COMPANY_FILTERS, 0);

  return self->result != NULL ? self->result->counts[filter] : 0;
}

/**
 * cpt_company_list_get_total:
 *
 * Returns: companies in the account; 0 until the first snapshot is loaded
 */
guint
cpt_company_list_get_total (CptCompanyList *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), 0);

  return self->result != NULL ? self->result->snapshot->n : 0;
}

/**
 * cpt_company_list_get_total_of:
 *
 * Returns: companies in the account that @filter lets pass, whatever is searched
 */
guint
cpt_company_list_get_total_of (CptCompanyList *self, CptCompanyFilter filter)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), 0);
  g_return_val_if_fail (filter < CPT_N_COMPANY_FILTERS, 0);

  return self->result != NULL ? self->result->totals[filter] : 0;
}

/**
 * cpt_company_list_get_n_hits:
 *
 * Returns: companies that the query in force finds; 0 until the first snapshot is loaded
 */
guint
cpt_company_list_get_n_hits (CptCompanyList *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), 0);

  return self->result != NULL ? self->result->n : 0;
}

/**
 * cpt_company_list_has_tags:
 *
 * Returns: whether any company of the account has a tag
 */
gboolean
cpt_company_list_has_tags (CptCompanyList *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), FALSE);

  return self->result != NULL && cpt_texts_get_n (self->result->snapshot->tag_sets) > 0;
}

/**
 * cpt_company_list_get_is_loaded:
 *
 * Returns: whether the first snapshot is in force
 */
gboolean
cpt_company_list_get_is_loaded (CptCompanyList *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), FALSE);

  return self->result != NULL;
}

/**
 * cpt_company_list_get_error:
 *
 * Returns: (transfer none) (nullable): why the list could not be read or brought up to date
 */
const GError *
cpt_company_list_get_error (CptCompanyList *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), NULL);

  return self->error;
}

/**
 * cpt_company_list_get_rid:
 *
 * Returns: the row of the company that stands at @position now; 0 beyond the end
 */
gint64
cpt_company_list_get_rid (CptCompanyList *self, guint position)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), 0);

  if (position >= get_n_rows (self))
    return 0;

  return self->result != NULL ? cpt_company_result_get_rid (self->result, position)
                              : g_array_index (self->first_rids, gint64, position);
}

static guint
find_position (CptCompanyList *self, gint64 rid)
{
  if (self->result == NULL)
    {
      for (guint i = 0; i < self->first_rids->len; i++)
        {
          if (g_array_index (self->first_rids, gint64, i) == rid)
            return i;
        }
      return G_MAXUINT;
    }

  return cpt_company_result_find (self->result, rid);
}

/**
 * cpt_company_list_find:
 * @rid: a row; minus an outbox row for a company that waits to be created, or has been since
 *
 * Returns: where the company stands now; %G_MAXUINT when the result does not hold it. It may be beyond the model's end
 *   while that grows.
 */
guint
cpt_company_list_find (CptCompanyList *self, gint64 rid)
{
  guint position = G_MAXUINT;
  CptCompanyRow *row = NULL;

  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), G_MAXUINT);

  position = find_position (self, rid);
  if (position != G_MAXUINT || rid > 0)
    return position;

  row = cpt_row_source_get (self->rows, rid);

  return row != NULL ? find_position (self, cpt_company_row_get_rid (row)) : G_MAXUINT;
}

/**
 * cpt_company_list_is_gone:
 * @rid: as for cpt_company_list_find()
 *
 * Returns: whether it is certain that the result does not hold the company, and will not: one that was just added is
 *   there before the list has it
 */
gboolean
cpt_company_list_is_gone (CptCompanyList *self, gint64 rid)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), FALSE);

  if (cpt_company_list_find (self, rid) != G_MAXUINT)
    return FALSE;

  return rid > 0 || (cpt_row_source_get (self->rows, rid) == NULL && !cpt_row_source_is_behind (self->rows));
}

/**
 * cpt_company_list_get_row:
 * @rid: a row; minus an outbox row for a company that waits to be created, or has been since
 *
 * Returns: (transfer none) (nullable): the company, in the list or not; %NULL when there is none, or it could not be
 *   read in time
 */
CptCompanyRow *
cpt_company_list_get_row (CptCompanyList *self, gint64 rid)
{
  g_return_val_if_fail (CPT_IS_COMPANY_LIST (self), NULL);

  return rid != 0 ? cpt_row_source_get (self->rows, rid) : NULL;
}

/**
 * cpt_company_list_get_row_at:
 *
 * Returns: (transfer none) (nullable): the company that stands at @position now
 */
CptCompanyRow *
cpt_company_list_get_row_at (CptCompanyList *self, guint position)
{
  return cpt_company_list_get_row (self, cpt_company_list_get_rid (self, position));
}

/**
 * cpt_company_list_get_result:
 *
 * Returns: (transfer none) (nullable): the result in force; %NULL until the first snapshot is loaded
 */
CptCompanyResult *
cpt_company_list_get_result (CptCompanyList *self)
{
  return self->result;
}

/**
 * cpt_company_list_get_store:
 *
 * Returns: (transfer none): where its companies are
 */
CptStore *
cpt_company_list_get_store (CptCompanyList *self)
{
  return self->store;
}

/**
 * cpt_company_list_get_slots:
 *
 * Returns: (transfer none): the slots that live
 */
CptSlotTable *
cpt_company_list_get_slots (CptCompanyList *self)
{
  return self->slots;
}
