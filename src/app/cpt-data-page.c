/* cpt-data-page.c — the data types of a company, and how fresh each is.
 *
 * What is shown comes from the store when the page is first looked at, and follows it. The platform is asked then for
 * what only this page needs; that it does not answer is said by the company's page. The rows are made one at a time,
 * between frames: all of them together would keep the window from answering.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-page.h"

#include "cpt-data-row.h"
#include "cpt-data-watch.h"
#include "cpt-failure-page.h"
#include "cpt-fold.h"
#include "cpt-records-page.h"
#include "cpt-report-item.h"
#include "cpt-settings-words.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define N_SOURCES (CPT_DATA_SOURCE_OTHER + 1)

/* The types of one source. */
typedef struct
{
  GtkWidget *part;
  GtkLabel *count;
  GtkLabel *reads; /* when each connection was read last */
  GtkListBox *list;
} Group;

struct _CptDataPage
{
  AdwBin parent_instance;

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  GCancellable *cancellable;
  CptCompanyRow *row;  /* (nullable): until a company was shown */
  CptDataWatch *watch; /* (nullable): until the page was looked at */
  GPtrArray *entries;  /* (element-type CptDataEntry): as shown */
  GHashTable *rows;    /* (element-type utf8 CptDataRow): by their data types; both owned by the lists */
  GtkSizeGroup *statuses;
  Group groups[N_SOURCES]; /* by CptDataSource */
  GStrv terms;
  gboolean narrow;
  guint fill_source;
  CptRecordsPage *records; /* (nullable): until records were looked at; owned by @levels */
  GtkWidget *opened;       /* (nullable): the row whose records are looked at; weak */

  /* of the template */
  GtkStack *levels;
  GtkWidget *types;
  GtkEditable *search_entry;
  GtkStack *states;
  GtkBox *list;
  CptFailurePage *failure;
  AdwStatusPage *nothing_page;
};

G_DEFINE_FINAL_TYPE (CptDataPage, cpt_data_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptDataPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static gint64
get_now (CptDataPage *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

static const char *
choose_state (CptDataPage *self, guint n_shown)
{
  if (self->row != NULL && cpt_company_row_get_rid (self->row) < 0)
    return "waiting";
  if (self->watch == NULL ||
      (!cpt_data_watch_is_loaded (self->watch) && cpt_data_watch_get_error (self->watch) == NULL))
    return "loading";
  if (!cpt_data_watch_is_loaded (self->watch))
    return "failed";
  if (self->entries->len == 0)
    return "no-connection";

  /* What is not made yet may match. */
  return n_shown > 0 || g_hash_table_size (self->rows) < self->entries->len ? "list" : "nothing";
}

static guint
filter_group (CptDataPage *self, Group *group)
{
  g_autofree char *count = NULL;
  guint n_shown = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (group->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      gboolean is_match = cpt_data_row_matches (CPT_DATA_ROW (row), (const char *const *) self->terms);

      gtk_widget_set_visible (row, is_match);
      n_shown += is_match ? 1 : 0;
    }
  /* Translators: a number of data types, beside the name of their source */
  count = g_strdup_printf (ngettext ("%u type", "%u types", n_shown), n_shown);
  gtk_label_set_text (group->count, count);
  gtk_widget_set_visible (group->part, n_shown > 0);

  return n_shown;
}

static void
show_state (CptDataPage *self)
{
  const char *state = NULL;
  g_autofree char *nothing = NULL;
  guint n_shown = 0;

  for (guint i = 0; i < N_SOURCES; i++)
    n_shown += filter_group (self, &self->groups[i]);
  state = choose_state (self, n_shown);
  if (g_str_equal (state, "failed"))
    cpt_failure_page_describe (self->failure, cpt_data_watch_get_error (self->watch), NULL);
  /* Translators: %s is what was searched for */
  nothing = g_strdup_printf (_ ("No data type is called “%s”."), gtk_editable_get_text (self->search_entry));
  adw_status_page_set_description (self->nothing_page, nothing);
  gtk_widget_set_visible (GTK_WIDGET (self->search_entry), self->entries->len > 0);
  gtk_stack_set_visible_child_name (self->states, state);
}

static void
search_cb (CptDataPage *self)
{
  g_autofree char *fold = cpt_fold (gtk_editable_get_text (self->search_entry));

  g_strfreev (self->terms);
  self->terms = g_strsplit (fold, " ", -1);
  show_state (self);
}

static void
show_row (CptDataPage *self, CptDataRow *row, const CptDataEntry *entry)
{
  cpt_data_row_show (row, entry, cpt_data_watch_get_n_records (self->watch, entry->data_type), get_now (self));
}

static CptDataRow *
find_row (CptDataPage *self, const CptDataEntry *entry)
{
  return g_hash_table_lookup (self->rows, entry->data_type);
}

/* The next entry that has no row; @position is that of its row among those of its source. */
static const CptDataEntry *
find_missing (CptDataPage *self, int *position)
{
  int n_rows[N_SOURCES] = { 0 };

  for (guint i = 0; i < self->entries->len; i++)
    {
      const CptDataEntry *entry = g_ptr_array_index (self->entries, i);

      *position = n_rows[entry->source]++;
      if (find_row (self, entry) == NULL)
        return entry;
    }

  return NULL;
}

static gboolean
fill_cb (gpointer user_data)
{
  CptDataPage *self = user_data;
  int position = 0;
  const CptDataEntry *entry = find_missing (self, &position);
  CptDataRow *row = CPT_DATA_ROW (cpt_data_row_new (entry->data_type, self->statuses));

  g_hash_table_insert (self->rows, (gpointer) cpt_data_row_get_data_type (row), row);
  cpt_data_row_set_narrow (row, self->narrow);
  show_row (self, row, entry);
  gtk_list_box_insert (self->groups[entry->source].list, GTK_WIDGET (row), position);
  show_state (self);
  if (g_hash_table_size (self->rows) < self->entries->len)
    return G_SOURCE_CONTINUE;

  self->fill_source = 0;

  return G_SOURCE_REMOVE;
}

/* Takes those away whose types are not among @entries. */
static void
remove_rows (CptDataPage *self, GPtrArray *entries)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer data_type = NULL;
  gpointer row = NULL;

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (kept, ((CptDataEntry *) g_ptr_array_index (entries, i))->data_type);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &data_type, &row))
    if (!g_hash_table_contains (kept, data_type))
      {
        g_hash_table_iter_remove (&iter);
        gtk_list_box_remove (GTK_LIST_BOX (gtk_widget_get_parent (row)), row);
      }
}

/* A row stays as long as its type is there, and with it the focus, and a click that has begun. Takes @entries. */
static void
show_entries (CptDataPage *self, GPtrArray *entries)
{
  remove_rows (self, entries);
  g_ptr_array_unref (self->entries);
  self->entries = entries;

  for (guint i = 0; i < entries->len; i++)
    {
      const CptDataEntry *entry = g_ptr_array_index (entries, i);
      CptDataRow *row = find_row (self, entry);

      if (row != NULL)
        show_row (self, row, entry);
    }
  if (g_hash_table_size (self->rows) == entries->len)
    g_clear_handle_id (&self->fill_source, g_source_remove);
  else if (self->fill_source == 0)
    self->fill_source = g_idle_add (fill_cb, self);
}

/* "Shopify: never · Stripe: 2 h ago" */
static char *
dup_reads (CptDataPage *self, CptDataSource source)
{
  GPtrArray *connections = cpt_company_get_connections (cpt_company_row_get_company (self->row));
  g_autoptr (GString) reads = g_string_new (NULL);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);
      gint64 last = cpt_connection_get_last_sync (connection);
      const char *platform = cpt_connection_get_shown_platform_name (connection);
      g_autofree char *age = cpt_time_text_relative (last, get_now (self));

      if (cpt_data_source_from_text (cpt_connection_get_source_type (connection)) != source)
        continue;

      g_string_append (reads, reads->len > 0 ? " · " : "");
      /* Translators: the software that data come from; when it was read last */
      g_string_append_printf (reads, _ ("%s: %s"), platform, last != CPT_TIME_UNKNOWN ? age : _ ("Never"));
    }

  return g_string_free (g_steal_pointer (&reads), FALSE);
}

static void
update (CptDataPage *self)
{
  if (self->watch != NULL)
    {
      for (guint i = 0; i < N_SOURCES; i++)
        {
          g_autofree char *reads = dup_reads (self, (CptDataSource) i);

          gtk_label_set_text (self->groups[i].reads, reads);
        }
      if (cpt_data_watch_is_loaded (self->watch))
        show_entries (self, cpt_data_watch_list (self->watch, cpt_company_row_get_company (self->row), get_now (self)));
    }
  show_state (self);
}

static void
read_settings_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cpt_sync_read_settings_finish (CPT_SYNC (source), result, &error))
    g_debug ("Data type settings: %s", error->message);
}

static void
read_integrations_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!cpt_sync_read_integrations_finish (CPT_SYNC (source), result, &error))
    g_debug ("Integrations: %s", error->message);
}

/* Nothing is read before somebody looks, or before the platform has the company. */
static void
open (CptDataPage *self)
{
  if (self->watch != NULL || self->row == NULL || cpt_company_row_get_rid (self->row) < 0 ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->watch = cpt_data_watch_new (self->store, cpt_company_get_id (cpt_company_row_get_company (self->row)));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  cpt_sync_read_settings_async (self->sync, cpt_company_row_get_rid (self->row), self->cancellable, read_settings_cb,
                                NULL);
  cpt_sync_read_integrations_async (self->sync, self->cancellable, read_integrations_cb, NULL);
}

static void
records_left_cb (CptDataPage *self)
{
  gtk_stack_set_visible_child (self->levels, self->types);
  cpt_data_page_return (self);
}

static void
create_records_page (CptDataPage *self)
{
  self->records = g_object_new (CPT_TYPE_RECORDS_PAGE, "narrow", self->narrow, NULL);
  cpt_records_page_set_account (self->records, self->store, self->sync, self->actions);
  g_signal_connect_object (self->records, "left", G_CALLBACK (records_left_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->levels, GTK_WIDGET (self->records));
}

static void
row_activated_cb (CptDataPage *self, GtkWidget *row)
{
  const char *data_type = cpt_data_row_get_data_type (CPT_DATA_ROW (row));
  CptReportKind kind;

  g_set_weak_pointer (&self->opened, row);
  if (cpt_report_kind_from_data_type (data_type, &kind))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "company.show-report", "s", data_type);
      return;
    }

  if (self->records == NULL)
    create_records_page (self);

  cpt_records_page_open (self->records, self->row, data_type);
  gtk_stack_set_visible_child (self->levels, GTK_WIDGET (self->records));
  gtk_widget_child_focus (GTK_WIDGET (self->records), GTK_DIR_TAB_FORWARD);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptDataPage *self = CPT_DATA_PAGE (widget);

  cpt_company_actions_read_type (self->actions, self->row, g_variant_get_string (target, NULL), NULL);
}

static void
clear_search_action (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_editable_set_text (CPT_DATA_PAGE (widget)->search_entry, "");
}

static void
cpt_data_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cpt_data_page_parent_class)->map (widget);

  open (CPT_DATA_PAGE (widget));
}

static void
set_narrow (CptDataPage *self, gboolean narrow)
{
  GHashTableIter iter;
  gpointer row = NULL;

  self->narrow = narrow;
  gtk_size_group_set_mode (self->statuses, narrow ? GTK_SIZE_GROUP_NONE : GTK_SIZE_GROUP_HORIZONTAL);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cpt_data_row_set_narrow (row, narrow);
  if (self->records != NULL)
    g_object_set (self->records, "narrow", narrow, NULL);
}

static void
cpt_data_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptDataPageProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_DATA_PAGE (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_data_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptDataPageProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (CPT_DATA_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_data_page_dispose (GObject *object)
{
  CptDataPage *self = CPT_DATA_PAGE (object);

  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->opened);
  if (self->watch != NULL)
    g_object_run_dispose (G_OBJECT (self->watch));
  g_clear_object (&self->watch);
  g_clear_object (&self->row);
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_data_page_parent_class)->dispose (object);
}

static void
cpt_data_page_finalize (GObject *object)
{
  CptDataPage *self = CPT_DATA_PAGE (object);

  g_object_unref (self->cancellable);
  g_object_unref (self->statuses);
  g_hash_table_unref (self->rows);
  g_ptr_array_unref (self->entries);
  g_strfreev (self->terms);

  G_OBJECT_CLASS (cpt_data_page_parent_class)->finalize (object);
}

static void
cpt_data_page_class_init (CptDataPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_data_page_dispose;
  object_class->finalize = cpt_data_page_finalize;
  object_class->get_property = cpt_data_page_get_property;
  object_class->set_property = cpt_data_page_set_property;
  widget_class->map = cpt_data_page_map;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "data.refresh", "s", refresh_action);
  gtk_widget_class_install_action (widget_class, "data.clear-search", NULL, clear_search_action);
  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, levels);
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, types);
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, list);
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, nothing_page);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
}

static GtkLabel *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return GTK_LABEL (label);
}

static void
create_group (CptDataPage *self, CptDataSource source)
{
  const char *title = cpt_settings_words_source (source);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Group *group = &self->groups[source];

  group->part = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  group->count = create_label ("", "secondary");
  group->reads = create_label ("", "secondary");
  group->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (group->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (group->list), "boxed-list");
  cpt_spoken_name_set (group->list, title);
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (create_label (title, "heading")));
  gtk_box_append (GTK_BOX (heading), GTK_WIDGET (group->count));
  gtk_box_append (GTK_BOX (group->part), heading);
  gtk_box_append (GTK_BOX (group->part), GTK_WIDGET (group->reads));
  gtk_box_append (GTK_BOX (group->part), GTK_WIDGET (group->list));
  gtk_box_append (self->list, group->part);
  g_signal_connect_object (group->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}

static void
cpt_data_page_init (CptDataPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->entries = g_ptr_array_new ();
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->terms = g_new0 (char *, 1);
  self->statuses = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_pills (GTK_WIDGET (self));
  for (guint i = 0; i < N_SOURCES; i++)
    create_group (self, (CptDataSource) i);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), self->types);
}

/**
 * cpt_data_page_set_account:
 * @store: open
 * @sync: of @store
 * @actions: what can be done with companies
 *
 * Gives the page what it works with. To be called once, before anything is shown.
 */
void
cpt_data_page_set_account (CptDataPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  g_return_if_fail (CPT_IS_DATA_PAGE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
}

/**
 * cpt_data_page_show:
 * @row: the company
 *
 * Shows its data types, from when the page is looked at.
 */
void
cpt_data_page_show (CptDataPage *self, CptCompanyRow *row)
{
  g_return_if_fail (CPT_IS_DATA_PAGE (self));

  g_set_object (&self->row, row);
  open (self);
  update (self);
}

/**
 * cpt_data_page_return:
 *
 * Puts the focus back on the row that was opened.
 */
void
cpt_data_page_return (CptDataPage *self)
{
  g_return_if_fail (CPT_IS_DATA_PAGE (self));

  if (self->opened != NULL)
    gtk_widget_grab_focus (self->opened);
}

/**
 * cpt_data_page_find:
 *
 * Puts the focus where a type is searched for, or where records are filtered.
 */
void
cpt_data_page_find (CptDataPage *self)
{
  g_return_if_fail (CPT_IS_DATA_PAGE (self));

  if (gtk_stack_get_visible_child (self->levels) == self->types)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    cpt_records_page_find (self->records);
}
