/* cpt-activity-view.c — the activity log of a company: searched, filtered by kind, by days.
 *
 * 1. What is searched is what is read: title and subtitle of each entry, in the user's language, on the query thread.
 * 2. What happens now comes above, and moves nothing of what is looked at, unless the top is: then it is seen.
 * 3. The first row of a day says which day it is. That may be another row when one comes above it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-view.h"

#include "cpt-activity-row.h"
#include "cpt-activity-words.h"
#include "cpt-failure-page.h"
#include "cpt-fold.h"
#include "cpt-list-top.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>
#include <string.h>

struct _CptActivityView
{
  AdwBin parent_instance;

  CptClock *clock;           /* (nullable): until it watches a company */
  CptActivityList *list;     /* (nullable): likewise */
  GtkNoSelection *selection; /* (nullable): likewise */
  GtkListItemFactory *factory;
  GHashTable *bound; /* (element-type GtkListItem): not owned */
  gboolean has_close;

  /* of the template */
  GtkWidget *close;
  GtkDropDown *kinds;
  GtkSearchEntry *search_entry;
  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkListView *rows;
  CptFailurePage *failure;
};

G_DEFINE_FINAL_TYPE (CptActivityView, cpt_activity_view, ADW_TYPE_BIN)

typedef enum
{
  PROP_HAS_CLOSE = 1,
} CptActivityViewProperty;

static GParamSpec *properties[PROP_HAS_CLOSE + 1];

/* (nullable): of the group that is chosen; %NULL for all. */
static gboolean
get_group (CptActivityView *self, CptActivityGroup *group)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  *group = (CptActivityGroup) (selected - 1);

  return selected != GTK_INVALID_LIST_POSITION && selected > 0;
}

static gboolean
is_filtered (CptActivityView *self)
{
  CptActivityGroup group;

  return get_group (self, &group) || *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

static const char *
choose_state (CptActivityView *self)
{
  if (self->list == NULL)
    return "loading";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0)
    return "list";
  if (cpt_activity_list_get_error (self->list) != NULL)
    return "failed";
  if (!cpt_activity_list_get_is_loaded (self->list))
    return "loading";

  return is_filtered (self) ? "nothing" : "empty";
}

static void
show_state (CptActivityView *self)
{
  const char *state = choose_state (self);

  if (g_str_equal (state, "failed"))
    cpt_failure_page_describe (self->failure, cpt_activity_list_get_error (self->list), NULL);
  gtk_stack_set_visible_child_name (self->states, state);
}

/* @data: (array zero-terminated=1): terms, by cpt_fold(). */
static gboolean
passes_on_query_thread (CptActivity *entry, gpointer data)
{
  g_autofree char *title = cpt_activity_words_dup_title (entry);
  g_autofree char *subtitle = cpt_activity_words_dup_subtitle (entry);
  g_autofree char *words = g_strjoin ("\n", title, subtitle, NULL);
  g_autofree char *fold = cpt_fold (words);

  for (char **term = data; *term != NULL; term++)
    if (strstr (fold, *term) == NULL)
      return FALSE;

  return TRUE;
}

static void
query (CptActivityView *self)
{
  g_autofree char *fold = cpt_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_auto (GStrv) terms = g_strsplit_set (fold, " \t", -1);
  CptActivityQuery wanted = { 0 };
  CptActivityGroup group;

  if (self->list == NULL)
    return;

  if (get_group (self, &group))
    wanted.kinds = cpt_activity_words_get_kinds (group);
  if (*fold != '\0')
    {
      wanted.passes = passes_on_query_thread;
      wanted.data = g_steal_pointer (&terms);
      wanted.free_data = (GDestroyNotify) g_strfreev;
    }
  cpt_activity_list_set_query (self->list, &wanted);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CptActivityView *self = CPT_ACTIVITY_VIEW (widget);

  gtk_drop_down_set_selected (self->kinds, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
stop_search_cb (CptActivityView *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static char *
dup_day_at (CptActivityView *self, guint position)
{
  g_autoptr (CptActivity) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return entry != NULL ? cpt_time_text_day (cpt_activity_get_fields (entry)->at, cpt_clock_now (self->clock)) : NULL;
}

static void
fill_day (CptActivityView *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);
  g_autofree char *day = dup_day_at (self, position);
  g_autofree char *day_above = position > 0 ? dup_day_at (self, position - 1) : NULL;

  cpt_activity_row_set_day (CPT_ACTIVITY_ROW (gtk_list_item_get_child (item)),
                            g_strcmp0 (day, day_above) != 0 ? day : NULL);
}

static void
setup_cb (CptActivityView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, cpt_activity_row_new ());
}

static void
bind_cb (CptActivityView *self, GtkListItem *item)
{
  CptActivity *entry = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);
  g_autofree char *spoken = cpt_activity_words_dup_spoken (entry);

  g_hash_table_add (self->bound, item);
  cpt_activity_row_show (CPT_ACTIVITY_ROW (row), entry);
  fill_day (self, item);
  cpt_spoken_name_set (gtk_widget_get_parent (row), spoken);
}

static void
unbind_cb (CptActivityView *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static void
items_changed_cb (CptActivityView *self, guint position, guint n_removed, guint n_added)
{
  cpt_list_top_follow (self->scroller, position, n_added, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  cpt_activity_view_refill (self);
  show_state (self);
}

static void
cpt_activity_view_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptActivityViewProperty) property_id)
    {
    case PROP_HAS_CLOSE:
      g_value_set_boolean (value, CPT_ACTIVITY_VIEW (object)->has_close);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_activity_view_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptActivityView *self = CPT_ACTIVITY_VIEW (object);

  switch ((CptActivityViewProperty) property_id)
    {
    case PROP_HAS_CLOSE:
      self->has_close = g_value_get_boolean (value);
      gtk_widget_set_visible (self->close, self->has_close);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_activity_view_dispose (GObject *object)
{
  CptActivityView *self = CPT_ACTIVITY_VIEW (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      gtk_list_view_set_model (self->rows, NULL);
      gtk_no_selection_set_model (self->selection, NULL);
      g_object_run_dispose (G_OBJECT (self->list));
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (cpt_activity_view_parent_class)->dispose (object);
}

static void
cpt_activity_view_finalize (GObject *object)
{
  CptActivityView *self = CPT_ACTIVITY_VIEW (object);

  g_clear_object (&self->factory);
  g_hash_table_unref (self->bound);

  G_OBJECT_CLASS (cpt_activity_view_parent_class)->finalize (object);
}

static void
cpt_activity_view_class_init (CptActivityViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_activity_view_dispose;
  object_class->finalize = cpt_activity_view_finalize;
  object_class->get_property = cpt_activity_view_get_property;
  object_class->set_property = cpt_activity_view_set_property;

  /**
   * CptActivityView:has-close:
   *
   * Whether there is a button that activates "activity.hide".
   */
  properties[PROP_HAS_CLOSE] =
      g_param_spec_boolean ("has-close", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  gtk_widget_class_install_action (widget_class, "activity.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/activity-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, close);
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, kinds);
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, states);
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, rows);
  gtk_widget_class_bind_template_child (widget_class, CptActivityView, failure);
  gtk_widget_class_bind_template_callback (widget_class, query);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cpt_activity_view_init (CptActivityView *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_spoken_name_set (self->kinds, _ ("Kinds of activity"));
  cpt_shrink_pills (GTK_WIDGET (self));

  self->factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (self->factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->rows, self->factory);

  /* Translators: which entries of the activity log are shown */
  gtk_string_list_append (names, C_ ("activity", "All"));
  for (guint i = 0; i < CPT_N_ACTIVITY_GROUPS; i++)
    gtk_string_list_append (names, cpt_activity_words_get_group ((CptActivityGroup) i));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
}

/**
 * cpt_activity_view_watch:
 * @store: open
 * @company_id: GUID text
 *
 * Shows what happened to that company, and what happens from now on. To be called once.
 */
void
cpt_activity_view_watch (CptActivityView *self, CptStore *store, const char *company_id)
{
  g_return_if_fail (CPT_IS_ACTIVITY_VIEW (self));
  g_return_if_fail (self->list == NULL);

  self->clock = g_object_ref (cpt_store_get_clock (store));
  self->list = cpt_activity_list_new (store, company_id);
  self->selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));
  /* After the view itself: it gives rows their positions. */
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::is-loaded", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::error", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_activity_view_refill:
 *
 * Says the days anew: today may be another one.
 */
void
cpt_activity_view_refill (CptActivityView *self)
{
  GHashTableIter iterator;
  gpointer item = NULL;

  g_return_if_fail (CPT_IS_ACTIVITY_VIEW (self));

  g_hash_table_iter_init (&iterator, self->bound);
  while (g_hash_table_iter_next (&iterator, &item, NULL))
    fill_day (self, item);
}

/**
 * cpt_activity_view_find:
 *
 * Puts the focus where the log is searched.
 */
void
cpt_activity_view_find (CptActivityView *self)
{
  g_return_if_fail (CPT_IS_ACTIVITY_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
