/* cpt-history-list.c — the reads, or the writes, of one company as a GListModel of slots, newest first.
 *
 * 1. What comes new stands above: views are told of it in small steps, and each slot moves with its item, so that
 *    neither what is looked at nor what is selected jumps.
 * 2. What moves on is shown in its slot ("notify::item").
 * 3. Another query shows other items in the same slots; of the model itself only the difference in length is told, at
 *    its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-history-list.h"

#include <string.h>

#include "cpt-growth-private.h"
#include "cpt-guid.h"
#include "cpt-history-slot-private.h"
#include "cpt-history-view-private.h"

struct _CptHistoryList
{
  GObject parent_instance;

  CptHistoryView *view; /* (nullable): until it is disposed of */
  guint n_hits;         /* as it was told last */
  CptGrowth *growth;
  CptHistorySlots *slots;
};

typedef enum
{
  PROP_TOTAL = 1,
  PROP_N_HITS,
  PROP_IS_LOADED,
  PROP_IS_SEARCHING,
  PROP_ERROR,
} CptHistoryListProperty;
static GParamSpec *properties[PROP_ERROR + 1];

enum
{
  SIGNAL_RESULT_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static GType
cpt_history_list_get_item_type (GListModel *model)
{
  return CPT_TYPE_HISTORY_SLOT;
}

static guint
cpt_history_list_get_n_items (GListModel *model)
{
  return cpt_growth_get_n_items (CPT_HISTORY_LIST (model)->growth);
}

static gpointer
cpt_history_list_get_item (GListModel *model, guint position)
{
  CptHistoryList *self = CPT_HISTORY_LIST (model);

  if (position >= cpt_growth_get_n_items (self->growth))
    return NULL;

  return cpt_history_slots_get (self->slots, self, position);
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = cpt_history_list_get_item_type;
  interface->get_n_items = cpt_history_list_get_n_items;
  interface->get_item = cpt_history_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CptHistoryList,
                               cpt_history_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
cpt_history_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptHistoryList *self = CPT_HISTORY_LIST (object);

  switch ((CptHistoryListProperty) property_id)
    {
    case PROP_TOTAL:
      g_value_set_uint (value, cpt_history_list_get_total (self));
      break;
    case PROP_N_HITS:
      g_value_set_uint (value, cpt_history_list_get_n_hits (self));
      break;
    case PROP_IS_LOADED:
      g_value_set_boolean (value, cpt_history_list_get_is_loaded (self));
      break;
    case PROP_IS_SEARCHING:
      g_value_set_boolean (value, self->view != NULL && cpt_history_view_get_is_searching (self->view));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, cpt_history_list_get_error (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_history_list_dispose (GObject *object)
{
  CptHistoryList *self = CPT_HISTORY_LIST (object);

  cpt_growth_stop (self->growth);
  g_clear_pointer (&self->view, cpt_history_view_free);

  G_OBJECT_CLASS (cpt_history_list_parent_class)->dispose (object);
}

static void
cpt_history_list_finalize (GObject *object)
{
  CptHistoryList *self = CPT_HISTORY_LIST (object);

  cpt_history_slots_free (self->slots);
  cpt_growth_free (self->growth);

  G_OBJECT_CLASS (cpt_history_list_parent_class)->finalize (object);
}

static void
cpt_history_list_class_init (CptHistoryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cpt_history_list_get_property;
  object_class->dispose = cpt_history_list_dispose;
  object_class->finalize = cpt_history_list_finalize;

  /**
   * CptHistoryList:total:
   *
   * Items of the company, whatever the query; of the newest alone until all are known.
   */
  properties[PROP_TOTAL] = g_param_spec_uint ("total", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * CptHistoryList:n-hits:
   *
   * Items that the query in force lets pass.
   */
  properties[PROP_N_HITS] = g_param_spec_uint ("n-hits", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * CptHistoryList:is-loaded:
   *
   * Whether all of the history is known, not only its newest items.
   */
  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE, flags);
  /**
   * CptHistoryList:is-searching:
   *
   * Whether a newer query is under way.
   */
  properties[PROP_IS_SEARCHING] = g_param_spec_boolean ("is-searching", NULL, NULL, FALSE, flags);
  /**
   * CptHistoryList:error:
   *
   * (nullable): Why the history could not be read or brought up to date; what it shows is as it was.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * CptHistoryList::result-changed:
   *
   * Positions may mean other items; counts and values may be others.
   */
  signals[SIGNAL_RESULT_CHANGED] =
      g_signal_new ("result-changed", CPT_TYPE_HISTORY_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static guint
count_rows (GListModel *model)
{
  return cpt_history_list_get_n_hits (CPT_HISTORY_LIST (model));
}

static void
cpt_history_list_init (CptHistoryList *self)
{
  self->growth = cpt_growth_new (G_LIST_MODEL (self), count_rows);
  self->slots = cpt_history_slots_new ();
}

static void
edited (guint position, guint n_removed, guint n_added, gpointer user_data)
{
  CptHistoryList *self = user_data;

  cpt_history_slots_edit (self->slots, position, n_removed, n_added);
  cpt_growth_edit (self->growth, position, n_removed, n_added);
}

static void
refresh_slot (CptHistorySlot *slot, gpointer user_data)
{
  cpt_history_slot_refresh (slot);
}

static void
refreshed (gpointer user_data)
{
  CptHistoryList *self = user_data;

  cpt_history_slots_foreach_bound (self->slots, refresh_slot, NULL);
}

static void
applied (gpointer user_data)
{
  CptHistoryList *self = user_data;
  guint n_hits = cpt_history_list_get_n_hits (self);

  cpt_growth_settle (self->growth);
  refreshed (self);
  if (n_hits != self->n_hits)
    {
      self->n_hits = n_hits;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_HITS]);
    }
  g_signal_emit (self, signals[SIGNAL_RESULT_CHANGED], 0);
}

static void
add_position (CptHistorySlot *slot, gpointer user_data)
{
  guint position = cpt_history_slot_get_position (slot);

  g_array_append_val ((GArray *) user_data, position);
}

static void
list_shown (GArray *positions, gpointer user_data)
{
  CptHistoryList *self = user_data;

  cpt_history_slots_foreach_bound (self->slots, add_position, positions);
}

static void
changed (CptHistoryAspect aspect, gpointer user_data)
{
  static const CptHistoryListProperty properties_of[CPT_N_HISTORY_ASPECTS] = {
    [CPT_HISTORY_TOTAL] = PROP_TOTAL,
    [CPT_HISTORY_IS_LOADED] = PROP_IS_LOADED,
    [CPT_HISTORY_IS_SEARCHING] = PROP_IS_SEARCHING,
    [CPT_HISTORY_ERROR] = PROP_ERROR,
  };

  g_object_notify_by_pspec (user_data, properties[properties_of[aspect]]);
}

static const CptHistoryViewEvents events = { edited, applied, refreshed, list_shown, changed };

static CptHistoryList *
new_list (CptStore *store, const CptHistoryTable *table, const char *company_id)
{
  CptHistoryList *self = g_object_new (CPT_TYPE_HISTORY_LIST, NULL);

  self->view = cpt_history_view_new (store, table, company_id, &events, self);

  return self;
}

/**
 * cpt_history_list_new_reads:
 * @store: open
 * @company_id: GUID text
 *
 * Returns: (transfer full): all reads of a company, of #CptRead; of the main thread. Must go before @store is closed.
 */
CptHistoryList *
cpt_history_list_new_reads (CptStore *store, const char *company_id)
{
  return new_list (store, &cpt_read_table, company_id);
}

/**
 * cpt_history_list_new_writes:
 * @store: open
 * @company_id: GUID text
 *
 * Returns: (transfer full): all writes of a company, of #CptWrite; of the main thread. Must go before @store is closed.
 */
CptHistoryList *
cpt_history_list_new_writes (CptStore *store, const char *company_id)
{
  return new_list (store, &cpt_write_table, company_id);
}

/**
 * cpt_history_list_set_query:
 * @query: copied
 *
 * Never waits: the list stays as it is until there is something to show for @query.
 */
void
cpt_history_list_set_query (CptHistoryList *self, const CptHistoryQuery *query)
{
  g_return_if_fail (CPT_IS_HISTORY_LIST (self));

  cpt_history_view_set_query (self->view, query);
}

/**
 * cpt_history_list_get_total:
 *
 * Returns: items of the company
 */
guint
cpt_history_list_get_total (CptHistoryList *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), 0);

  return self->view != NULL ? cpt_history_view_get_total (self->view) : 0;
}

/**
 * cpt_history_list_get_n_hits:
 *
 * Returns: items that the query in force lets pass
 */
guint
cpt_history_list_get_n_hits (CptHistoryList *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), 0);

  return self->view != NULL ? cpt_history_view_get_n (self->view) : 0;
}

/**
 * cpt_history_list_get_count:
 *
 * Returns: items of this outcome that the query in force would let pass if it let every outcome pass
 */
guint
cpt_history_list_get_count (CptHistoryList *self, CptReadOutcome outcome)
{
  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), 0);
  g_return_val_if_fail ((guint) outcome <= CPT_READ_OUTCOME_ERROR, 0);

  return self->view != NULL ? cpt_history_view_get_count (self->view, outcome) : 0;
}

/**
 * cpt_history_list_list_values:
 *
 * Returns: (transfer full): what the items of the company's history can be told apart by, as the platform writes it
 */
char **
cpt_history_list_list_values (CptHistoryList *self, CptHistoryFacet facet)
{
  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), NULL);
  g_return_val_if_fail ((guint) facet < CPT_N_HISTORY_FACETS, NULL);

  return self->view != NULL ? cpt_history_view_list_values (self->view, facet) : g_new0 (char *, 1);
}

/**
 * cpt_history_list_get_is_loaded:
 *
 * Returns: whether all of the history is known, not only its newest items
 */
gboolean
cpt_history_list_get_is_loaded (CptHistoryList *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), FALSE);

  return self->view != NULL && cpt_history_view_get_is_loaded (self->view);
}

/**
 * cpt_history_list_get_error:
 *
 * Returns: (transfer none) (nullable): why the history could not be read or brought up to date
 */
const GError *
cpt_history_list_get_error (CptHistoryList *self)
{
  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), NULL);

  return self->view != NULL ? cpt_history_view_get_error (self->view) : NULL;
}

/**
 * cpt_history_list_dup_id:
 *
 * Returns: (transfer full) (nullable): the ID of what stands at @position now; %NULL beyond the end
 */
char *
cpt_history_list_dup_id (CptHistoryList *self, guint position)
{
  const guint8 *id = NULL;

  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), NULL);

  id = self->view != NULL ? cpt_history_view_get_id (self->view, position) : NULL;

  return id != NULL ? cpt_guid_format (id) : NULL;
}

/**
 * cpt_history_list_find:
 * @id: GUID text of a read or a write
 *
 * Returns: where it stands now; %G_MAXUINT when the query lets it not pass, or it is not known. It may be beyond the
 *   model's end while that grows.
 */
guint
cpt_history_list_find (CptHistoryList *self, const char *id)
{
  guint n_rows = cpt_history_list_get_n_hits (self);
  guint8 bytes[CPT_GUID_BYTES];

  g_return_val_if_fail (CPT_IS_HISTORY_LIST (self), G_MAXUINT);

  if (!cpt_guid_parse (id, bytes))
    return G_MAXUINT;

  for (guint position = 0; position < n_rows; position++)
    {
      if (memcmp (cpt_history_view_get_id (self->view, position), bytes, sizeof bytes) == 0)
        return position;
    }

  return G_MAXUINT;
}

/**
 * cpt_history_list_get_item_at:
 *
 * Returns: (transfer none) (nullable): what stands at @position now; %NULL when it is not read yet, which then begins
 */
gpointer
cpt_history_list_get_item_at (CptHistoryList *self, guint position)
{
  return self->view != NULL ? cpt_history_view_get_item (self->view, position) : NULL;
}

/**
 * cpt_history_list_get_slots:
 *
 * Returns: (transfer none): the slots that live
 */
CptHistorySlots *
cpt_history_list_get_slots (CptHistoryList *self)
{
  return self->slots;
}
