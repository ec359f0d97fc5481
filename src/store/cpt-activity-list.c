/* cpt-activity-list.c — all that happened to one company as a GListModel of CptActivity, newest first.
 *
 * 1. Entries are read a piece at a time, from the newest on; the next piece when somebody comes near the end.
 * 2. When something may have happened, as much as is there already is read again; views are told the difference alone,
 *    so that what is looked at stays where it is.
 * 3. One piece is asked for at a time. An answer to a query that is in force no more is left aside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-list.h"

#include "cpt-activity-reader-private.h"
#include "cpt-store-private.h"

/* What is read at once, at least, and how near the end the next is asked for. */
#define SCREENS 100

/* What entries come from. */
#define CHANGES                                                                                                        \
  (CPT_STORE_CHANGE_COMPANIES | CPT_STORE_CHANGE_OUTBOX | CPT_STORE_CHANGE_LINK_SENT | CPT_STORE_CHANGE_ACTIVITY |     \
   CPT_STORE_CHANGE_REQUESTS)
#define OWN_CHANGES                                                                                                    \
  (CPT_STORE_CHANGE_ACTIVITY | CPT_STORE_CHANGE_READS | CPT_STORE_CHANGE_WRITES | CPT_STORE_CHANGE_SETTINGS)

struct _CptActivityList
{
  GObject parent_instance;

  CptStore *store; /* (nullable): until it is disposed of */
  char *company_id;
  CptActivitySearch *search;
  GCancellable *cancellable;
  GPtrArray *entries; /* (element-type CptActivity) */
  CptActivityKey end; /* how far they go */
  gboolean is_complete;
  gboolean is_loaded;
  GError *error; /* (nullable) */

  GPtrArray *renewed; /* (nullable) (element-type CptActivity): what is read again */
  gboolean is_reading;
  gboolean is_stale;
  guint n_wanted;
};

typedef enum
{
  PROP_IS_LOADED = 1,
  PROP_ERROR,
} CptActivityListProperty;
static GParamSpec *properties[PROP_ERROR + 1];

static void go_on (CptActivityList *self);

static GType
cpt_activity_list_get_item_type (GListModel *model)
{
  return CPT_TYPE_ACTIVITY;
}

static guint
cpt_activity_list_get_n_items (GListModel *model)
{
  return CPT_ACTIVITY_LIST (model)->entries->len;
}

static gpointer
cpt_activity_list_get_item (GListModel *model, guint position)
{
  CptActivityList *self = CPT_ACTIVITY_LIST (model);

  if (position >= self->entries->len)
    return NULL;

  if (position + SCREENS > self->n_wanted)
    {
      self->n_wanted = position + SCREENS;
      go_on (self);
    }

  return g_object_ref (g_ptr_array_index (self->entries, position));
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = cpt_activity_list_get_item_type;
  interface->get_n_items = cpt_activity_list_get_n_items;
  interface->get_item = cpt_activity_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CptActivityList,
                               cpt_activity_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_error (CptActivityList *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
set_is_loaded (CptActivityList *self, gboolean is_loaded)
{
  if (self->is_loaded == is_loaded)
    return;

  self->is_loaded = is_loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
}

static gboolean
is_same (GPtrArray *a, guint a_position, GPtrArray *b, guint b_position)
{
  return cpt_activity_equal (g_ptr_array_index (a, a_position), g_ptr_array_index (b, b_position));
}

/* Takes @entries in the place of those that are there, and tells what is different. */
static void
replace (CptActivityList *self, GPtrArray *entries)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->entries);
  guint n_shared = MIN (old->len, entries->len);
  guint n_before = 0;
  guint n_after = 0;

  while (n_before < n_shared && is_same (old, n_before, entries, n_before))
    n_before++;
  while (n_after < n_shared - n_before && is_same (old, old->len - 1 - n_after, entries, entries->len - 1 - n_after))
    n_after++;

  self->entries = g_ptr_array_ref (entries);
  if (old->len != entries->len || n_before < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, old->len - n_before - n_after,
                                entries->len - n_before - n_after);
}

static void
append (CptActivityList *self, GPtrArray *entries)
{
  guint position = self->entries->len;

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (self->entries, g_object_ref (g_ptr_array_index (entries, i)));
  if (entries->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, entries->len);
}

/* As far as the entries went before, and at least the first screens. */
static gboolean
is_enough (CptActivityList *self, const CptActivityKey *next)
{
  return self->renewed->len >= SCREENS && cpt_activity_key_compare (next, &self->end) < 0;
}

static void
take_renewed (CptActivityList *self, const CptActivityKey *end, gboolean is_complete)
{
  g_autoptr (GPtrArray) renewed = g_steal_pointer (&self->renewed);

  self->end = *end;
  self->is_complete = is_complete;
  replace (self, renewed);
  set_is_loaded (self, TRUE);
}

static void
renew_by (CptActivityList *self, const CptActivityPiece *piece)
{
  for (guint i = 0; i < piece->entries->len; i++)
    {
      CptActivity *entry = g_ptr_array_index (piece->entries, i);

      if (is_enough (self, cpt_activity_get_key (entry)))
        {
          CptActivity *last = g_ptr_array_index (self->renewed, self->renewed->len - 1);

          take_renewed (self, cpt_activity_get_key (last), FALSE);
          return;
        }
      g_ptr_array_add (self->renewed, g_object_ref (entry));
    }

  if (piece->is_last)
    take_renewed (self, &piece->end, TRUE);
}

static void
take_piece (CptActivityList *self, const CptActivityPiece *piece)
{
  if (self->renewed != NULL)
    {
      renew_by (self, piece);
      return;
    }

  self->end = piece->end;
  self->is_complete = piece->is_last;
  append (self, piece->entries);
}

typedef struct
{
  CptActivitySearch *search; /* (owned) */
  CptActivityKey after;
} Question;

static void
question_free (Question *question)
{
  cpt_activity_search_unref (question->search);
  g_free (question);
}

static void
read_on_query_thread (GTask *task, sqlite3 *handle)
{
  CptActivityList *self = g_task_get_source_object (task);
  const Question *question = g_task_get_task_data (task);
  GError *error = NULL;
  CptActivityPiece *piece =
      cpt_activity_reader_read (handle, self->company_id, question->search, &question->after, &error);

  if (piece != NULL)
    g_task_return_pointer (task, piece, (GDestroyNotify) cpt_activity_piece_free);
  else
    g_task_return_error (task, error);
}

static void ask (CptActivityList *self, const CptActivityKey *after);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  CptActivityList *self = CPT_ACTIVITY_LIST (source);
  const Question *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (CptActivityPiece) piece = g_task_propagate_pointer (G_TASK (result), &error);

  self->is_reading = FALSE;
  if (self->store == NULL)
    return;

  if (question->search != self->search)
    {
      go_on (self);
      return;
    }

  if (piece == NULL)
    {
      g_clear_pointer (&self->renewed, g_ptr_array_unref);
      self->is_complete = TRUE; /* Until something changes, nothing more is asked for. */
      set_error (self, g_steal_pointer (&error));
      return;
    }

  set_error (self, NULL);
  take_piece (self, piece);
  if (self->renewed != NULL)
    ask (self, &piece->end);
  else
    go_on (self);
}

static void
ask (CptActivityList *self, const CptActivityKey *after)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);
  Question *question = g_new0 (Question, 1);

  question->search = cpt_activity_search_ref (self->search);
  question->after = *after;
  self->is_reading = TRUE;
  g_task_set_source_tag (task, ask);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  cpt_store_submit_read (self->store, task, read_on_query_thread);
}

static void
go_on (CptActivityList *self)
{
  if (self->is_reading || self->store == NULL)
    return;

  if (self->is_stale)
    {
      self->is_stale = FALSE;
      g_clear_pointer (&self->renewed, g_ptr_array_unref);
      self->renewed = g_ptr_array_new_with_free_func (g_object_unref);
      ask (self, &cpt_activity_top);
    }
  else if (!self->is_complete && self->entries->len < self->n_wanted)
    {
      ask (self, &self->end);
    }
}

static void
renew (CptActivityList *self)
{
  self->is_stale = TRUE;
  go_on (self);
}

static void
changed_cb (CptActivityList *self, guint changes)
{
  if ((changes & CHANGES) != 0)
    renew (self);
}

static void
company_changed_cb (CptStore *store, const char *company_id, guint changes, gpointer user_data)
{
  CptActivityList *self = user_data;

  if ((changes & OWN_CHANGES) != 0 && g_ascii_strcasecmp (company_id, self->company_id) == 0)
    renew (self);
}

static void
cpt_activity_list_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptActivityList *self = CPT_ACTIVITY_LIST (object);

  switch ((CptActivityListProperty) property_id)
    {
    case PROP_IS_LOADED:
      g_value_set_boolean (value, self->is_loaded);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_activity_list_dispose (GObject *object)
{
  CptActivityList *self = CPT_ACTIVITY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_activity_list_parent_class)->dispose (object);
}

static void
cpt_activity_list_finalize (GObject *object)
{
  CptActivityList *self = CPT_ACTIVITY_LIST (object);

  cpt_activity_search_unref (self->search);
  g_clear_pointer (&self->renewed, g_ptr_array_unref);
  g_ptr_array_unref (self->entries);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_free (self->company_id);

  G_OBJECT_CLASS (cpt_activity_list_parent_class)->finalize (object);
}

static void
cpt_activity_list_class_init (CptActivityListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cpt_activity_list_get_property;
  object_class->dispose = cpt_activity_list_dispose;
  object_class->finalize = cpt_activity_list_finalize;

  /**
   * CptActivityList:is-loaded:
   *
   * Whether what there is for the query in force is known, as far as it was looked at.
   */
  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded", NULL, NULL, FALSE, flags);
  /**
   * CptActivityList:error:
   *
   * (nullable): Why the activity could not be read; what is shown is as it was.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
cpt_activity_list_init (CptActivityList *self)
{
  self->cancellable = g_cancellable_new ();
  self->search = cpt_activity_search_new (&(CptActivityQuery){ 0 });
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->end = cpt_activity_top;
  self->n_wanted = SCREENS;
}

/**
 * cpt_activity_list_new:
 * @store: open
 * @company_id: GUID text
 *
 * Returns: (transfer full): all that happened to a company; of the main thread. Begins to read at once, and follows
 * what happens. Must go before @store is closed.
 */
CptActivityList *
cpt_activity_list_new (CptStore *store, const char *company_id)
{
  CptActivityList *self = g_object_new (CPT_TYPE_ACTIVITY_LIST, NULL);

  self->store = g_object_ref (store);
  self->company_id = g_strdup (company_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "company-changed", G_CALLBACK (company_changed_cb), self, 0);
  renew (self);

  return self;
}

/**
 * cpt_activity_list_set_query:
 * @query: its data is taken
 *
 * Never waits: the list stays as it is until there is something to show for @query.
 */
void
cpt_activity_list_set_query (CptActivityList *self, const CptActivityQuery *query)
{
  g_return_if_fail (CPT_IS_ACTIVITY_LIST (self));

  cpt_activity_search_unref (self->search);
  self->search = cpt_activity_search_new (query);
  self->end = cpt_activity_top;
  self->is_complete = FALSE;
  self->n_wanted = SCREENS;
  set_is_loaded (self, FALSE);
  renew (self);
}

/**
 * cpt_activity_list_get_is_loaded:
 *
 * Returns: whether what there is for the query in force is known, as far as it was looked at
 */
gboolean
cpt_activity_list_get_is_loaded (CptActivityList *self)
{
  g_return_val_if_fail (CPT_IS_ACTIVITY_LIST (self), FALSE);

  return self->is_loaded;
}

/**
 * cpt_activity_list_get_error:
 *
 * Returns: (transfer none) (nullable): why the activity could not be read
 */
const GError *
cpt_activity_list_get_error (CptActivityList *self)
{
  g_return_val_if_fail (CPT_IS_ACTIVITY_LIST (self), NULL);

  return self->error;
}
