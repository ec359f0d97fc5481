/* cpt-company-selection.c — which companies are selected: by company, whatever its position.
 *
 * Two ways to hold it:
 *  1. a set of rids: those companies, shown or not;
 *  2. everything that the query in force shows, but a set of rids. Only from MANY companies on, where a set of them all
 *     would take longer than a frame. It means nothing under another query, so "is-searching" for other companies ends
 * it: see query_changed(). A company that is selected and not shown (another search came after) stays selected, and is
 * counted apart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-selection.h"

#define MANY 20000
#define FEW 100

struct _CptCompanySelection
{
  GObject parent_instance;

  CptCompanyList *list;
  GHashTable *rids; /* (element-type gint64): selected, or with is_inverted, not selected */
  gboolean is_inverted;
  char *text; /* (nullable): of the query that the inverted set is about */
  CptCompanyFilter filter;
  GArray *told; /* (nullable) (element-type guint): positions that views take for selected; NULL: many */
  int n_hidden; /* selected and not shown; -1: to be counted */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CptCompanySelection,
                               cpt_company_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

typedef enum
{
  PROP_MODEL = 1,
  PROP_N_SELECTED,
} CptCompanySelectionProperty;

static GParamSpec *properties[PROP_N_SELECTED + 1];

static guint
n_items (CptCompanySelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static gboolean
has_rid (CptCompanySelection *self, gint64 rid)
{
  return g_hash_table_contains (self->rids, &rid) != self->is_inverted;
}

static void
put_key (CptCompanySelection *self, gint64 rid)
{
  g_hash_table_add (self->rids, g_memdup2 (&rid, sizeof rid));
}

static void
put_rid (CptCompanySelection *self, gint64 rid, gboolean selected)
{
  if (selected != self->is_inverted)
    put_key (self, rid);
  else
    g_hash_table_remove (self->rids, &rid);
}

static void
forget_all (CptCompanySelection *self)
{
  g_hash_table_remove_all (self->rids);
  self->is_inverted = FALSE;
  g_clear_pointer (&self->text, g_free);
}

/* The positions of what is selected; NULL when that is more than is worth listing. */
static GArray *
list_positions (CptCompanySelection *self)
{
  g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  GHashTableIter iter;
  gpointer rid = NULL;

  if (self->is_inverted || g_hash_table_size (self->rids) > FEW)
    return NULL;

  g_hash_table_iter_init (&iter, self->rids);
  while (g_hash_table_iter_next (&iter, &rid, NULL))
    {
      guint position = cpt_company_list_find (self->list, *(gint64 *) rid);

      if (position != GTK_INVALID_LIST_POSITION)
        g_array_append_val (positions, position);
    }

  return g_steal_pointer (&positions);
}

static void
tell_positions (CptCompanySelection *self, GArray *positions)
{
  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      if (position < n_items (self))
        gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, 1);
    }
}

/* GTK 4.8 binds a row again when it is told that its selection changed: only those that were selected, and those that
 * are, are told, as long as they are few. */
static void
changed (CptCompanySelection *self)
{
  g_autoptr (GArray) told = g_steal_pointer (&self->told);

  self->n_hidden = -1;
  self->told = list_positions (self);
  if (told != NULL && self->told != NULL)
    {
      tell_positions (self, told);
      tell_positions (self, self->told);
    }
  else if (n_items (self) > 0)
    {
      gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n_items (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static GType
get_item_type (GListModel *model)
{
  return CPT_TYPE_COMPANY_SLOT;
}

static guint
get_n_items (GListModel *model)
{
  return n_items (CPT_COMPANY_SELECTION (model));
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (CPT_COMPANY_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (model);

  return position < n_items (self) && has_rid (self, cpt_company_list_get_rid (self->list, position));
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  GtkBitset *positions = gtk_bitset_new_empty ();

  for (guint i = position; i < position + n; i++)
    if (is_selected (model, i))
      gtk_bitset_add (positions, i);

  return positions;
}

static void
put_range (CptCompanySelection *self, guint position, guint n, gboolean selected)
{
  guint end = MIN (position + n, n_items (self));

  for (guint i = position; i < end; i++)
    put_rid (self, cpt_company_list_get_rid (self->list, i), selected);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n, gboolean unselect_rest)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (model);

  if (unselect_rest)
    forget_all (self);
  put_range (self, position, n, TRUE);

  changed (self);

  return TRUE;
}

static gboolean
unselect_range (GtkSelectionModel *model, guint position, guint n)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (model);

  put_range (self, position, n, FALSE);
  changed (self);

  return TRUE;
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_item (GtkSelectionModel *model, guint position)
{
  return unselect_range (model, position, 1);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (model);
  const CptCompanyQuery *query = cpt_company_list_get_query (self->list);

  if (n_items (self) < MANY)
    return select_range (model, 0, n_items (self), FALSE);

  forget_all (self);
  self->is_inverted = TRUE;
  self->text = g_strdup (query->text);
  self->filter = query->filter;
  changed (self);

  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  cpt_company_selection_clear (CPT_COMPANY_SELECTION (model));

  return TRUE;
}

/* @selected holds the positions to select, of those in @mask. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (model);
  GtkBitsetIter iter;
  guint position = 0;

  if (gtk_bitset_get_size (mask) >= n_items (self))
    forget_all (self);

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, mask, &position); valid && position < n_items (self);
       valid = gtk_bitset_iter_next (&iter, &position))
    {
      gboolean select = gtk_bitset_contains (selected, position);

      if (select != is_selected (model, position))
        put_rid (self, cpt_company_list_get_rid (self->list, position), select);
    }
  changed (self);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

static void
items_changed_cb (CptCompanySelection *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static gboolean
is_about_same_companies (CptCompanySelection *self)
{
  const CptCompanyQuery *query = cpt_company_list_get_query (self->list);

  return self->filter == query->filter && g_strcmp0 (self->text, query->text) == 0;
}

static gboolean
is_unknown_rid (gpointer key, gpointer value, gpointer user_data)
{
  return cpt_company_list_find (user_data, *(gint64 *) key) == GTK_INVALID_LIST_POSITION;
}

static gboolean
is_gone (gpointer key, gpointer value, gpointer user_data)
{
  return cpt_company_list_is_gone (user_data, *(gint64 *) key);
}

/* A company that waited to be created stays selected once it is. */
static void
follow_created (CptCompanySelection *self)
{
  guint n = 0;
  g_autofree gpointer *rids = g_hash_table_get_keys_as_array (self->rids, &n);

  for (guint i = 0; i < n; i++)
    {
      gint64 rid = *(gint64 *) rids[i];
      gint64 shown = rid < 0 ? cpt_company_list_get_rid (self->list, cpt_company_list_find (self->list, rid)) : 0;

      if (shown <= 0)
        continue;

      put_key (self, shown);
      g_hash_table_remove (self->rids, &rid);
    }
}

/* Another result is in force: each position may mean another company. Where every company is shown, one that is
 * selected and not there is gone. */
static void
result_changed_cb (CptCompanySelection *self)
{
  if (self->is_inverted && !is_about_same_companies (self))
    forget_all (self);

  follow_created (self);
  if (cpt_company_list_get_n_hits (self->list) == cpt_company_list_get_total (self->list))
    g_hash_table_foreach_remove (self->rids, is_gone, self->list);

  changed (self);
}

static void
cpt_company_selection_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (object);

  switch ((CptCompanySelectionProperty) property_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->list);
      break;

    case PROP_N_SELECTED:
      g_value_set_uint (value, cpt_company_selection_get_n_selected (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_selection_finalize (GObject *object)
{
  CptCompanySelection *self = CPT_COMPANY_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->rids, g_hash_table_unref);
  g_clear_pointer (&self->told, g_array_unref);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (cpt_company_selection_parent_class)->finalize (object);
}

static void
cpt_company_selection_class_init (CptCompanySelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cpt_company_selection_finalize;
  object_class->get_property = cpt_company_selection_get_property;

  properties[PROP_MODEL] =
      g_param_spec_object ("model", NULL, NULL, CPT_TYPE_COMPANY_LIST, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_company_selection_init (CptCompanySelection *self)
{
  self->told = g_array_new (FALSE, FALSE, sizeof (guint));
  self->rids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/**
 * cpt_company_selection_new:
 * @list: whose companies are selected
 *
 * Returns: (transfer full): a selection of nothing
 */
CptCompanySelection *
cpt_company_selection_new (CptCompanyList *list)
{
  CptCompanySelection *self = g_object_new (CPT_TYPE_COMPANY_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * cpt_company_selection_get_n_selected:
 *
 * Returns: how many companies are selected, shown or not
 */
guint
cpt_company_selection_get_n_selected (CptCompanySelection *self)
{
  guint n = 0;

  g_return_val_if_fail (CPT_IS_COMPANY_SELECTION (self), 0);

  n = g_hash_table_size (self->rids);

  return self->is_inverted ? cpt_company_list_get_n_hits (self->list) - n : n;
}

/**
 * cpt_company_selection_get_n_hidden:
 *
 * Returns: how many of them the query in force does not show
 */
guint
cpt_company_selection_get_n_hidden (CptCompanySelection *self)
{
  GHashTableIter iter;
  gpointer rid = NULL;

  g_return_val_if_fail (CPT_IS_COMPANY_SELECTION (self), 0);

  if (self->is_inverted)
    return 0;

  if (self->n_hidden < 0)
    {
      self->n_hidden = 0;
      g_hash_table_iter_init (&iter, self->rids);
      while (g_hash_table_iter_next (&iter, &rid, NULL))
        if (is_unknown_rid (rid, NULL, self->list))
          self->n_hidden++;
    }

  return (guint) self->n_hidden;
}

static int
compare_rids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
add_hidden_rids (CptCompanySelection *self, GArray *rids)
{
  guint n_shown = rids->len;
  GHashTableIter iter;
  gpointer rid = NULL;

  g_hash_table_iter_init (&iter, self->rids);
  while (g_hash_table_iter_next (&iter, &rid, NULL))
    if (is_unknown_rid (rid, NULL, self->list))
      g_array_append_vals (rids, rid, 1);

  if (rids->len > n_shown)
    qsort (&g_array_index (rids, gint64, n_shown), rids->len - n_shown, sizeof (gint64), compare_rids);
}

/**
 * cpt_company_selection_get_rids:
 *
 * Returns: (transfer full) (element-type gint64): the selected companies: those shown in the order of the list, then
 * those that are not
 */
GArray *
cpt_company_selection_get_rids (CptCompanySelection *self)
{
  GArray *rids = NULL;
  guint n_selected = 0;
  guint n = 0;

  g_return_val_if_fail (CPT_IS_COMPANY_SELECTION (self), NULL);

  n_selected = cpt_company_selection_get_n_selected (self);
  rids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_selected);
  n = n_items (self);
  for (guint i = 0; i < n && rids->len < n_selected; i++)
    {
      gint64 rid = cpt_company_list_get_rid (self->list, i);

      if (has_rid (self, rid))
        g_array_append_val (rids, rid);
    }
  if (!self->is_inverted && rids->len < n_selected)
    add_hidden_rids (self, rids);

  return rids;
}

/**
 * cpt_company_selection_select_only:
 * @rid: a company, shown or not
 *
 * Selects @rid, and nothing else.
 */
void
cpt_company_selection_select_only (CptCompanySelection *self, gint64 rid)
{
  g_return_if_fail (CPT_IS_COMPANY_SELECTION (self));

  forget_all (self);
  put_rid (self, rid, TRUE);
  changed (self);
}

/**
 * cpt_company_selection_clear:
 *
 * Selects nothing.
 */
void
cpt_company_selection_clear (CptCompanySelection *self)
{
  g_return_if_fail (CPT_IS_COMPANY_SELECTION (self));

  forget_all (self);
  changed (self);
}
