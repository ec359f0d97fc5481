/* cpt-records-page.c — the records of one data type of a company.
 *
 * It lies over the data types until the person goes back. What is shown follows from where the records are, from the
 * filters and from the order; the reader brings it, and says how much of it there is. Columns and order are remembered
 * by the account, for each type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-records-page.h"

#include "cpt-data-type-words.h"
#include "cpt-failure-page.h"
#include "cpt-focus.h"
#include "cpt-meta-repository.h"
#include "cpt-popover-anchor.h"
#include "cpt-record-columns-menu.h"
#include "cpt-record-export-bar.h"
#include "cpt-record-filter-bar.h"
#include "cpt-record-pane.h"
#include "cpt-record-place-chooser.h"
#include "cpt-record-reader.h"
#include "cpt-record-situation-words.h"
#include "cpt-records-view.h"
#include "cpt-shown-text.h"
#include "cpt-shrink.h"

#include <glib/gi18n.h>

#define META_KEY "view-records-%s" /* a data type */
#define META_TYPE "(ass)"          /* columns in their order, none for the usual ones; order */

struct _CptRecordsPage
{
  AdwBin parent_instance;

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  CptMetaRepository *meta;
  CptRecordReader *reader;
  CptCompanyRow *row; /* (nullable): until something was opened */
  char *data_type;    /* (nullable): likewise */
  GPtrArray *clauses; /* (element-type CptRecordClause) */
  GStrv chosen;       /* columns that were chosen; none for the usual ones */
  char *order_by;
  gboolean narrow;

  /* of the template */
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *notice;
  GtkWidget *notice_part;
  GtkSpinner *spinner;
  GtkStack *states;
  CptFailurePage *failure;
  AdwStatusPage *not_ready_page;
  AdwFlap *flap;
  CptRecordPlaceChooser *place;
  CptRecordFilterBar *filter;
  CptRecordExportBar *export_bar;
  GtkMenuButton *export_button;
  GtkWidget *columns_button;
  CptRecordColumnsMenu *columns_menu;
  CptRecordsView *view;
  CptRecordPane *pane;
};

G_DEFINE_FINAL_TYPE (CptRecordsPage, cpt_records_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptRecordsPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As long as the bank accounts are not known, it is they that there is something to say of. */
static CptRecordSituation
get_situation (CptRecordsPage *self)
{
  CptRecordReader *accounts = cpt_record_place_chooser_get_accounts (self->place);
  g_autoptr (CptRecordPlace) place = cpt_record_place_chooser_dup_place (self->place);
  CptRecordSituation situation =
      cpt_record_reader_get_situation (place == NULL && accounts != NULL ? accounts : self->reader);

  if (place == NULL)
    {
      situation.is_loaded &= situation.n_found == 0;
      situation.n_found = 0;
    }

  return situation;
}

static void
update (CptRecordsPage *self)
{
  CptRecordSituation situation = get_situation (self);
  gboolean is_filtered = self->clauses->len > 0;
  const char *state = cpt_record_situation_words_get_state (&situation, is_filtered);
  g_autofree char *count = cpt_record_situation_words_dup_count (&situation, is_filtered);
  g_autofree char *notice =
      cpt_record_situation_words_dup_notice (&situation, cpt_record_filter_is_sendable (self->clauses));

  if (g_str_equal (state, "failed"))
    cpt_failure_page_describe (self->failure, situation.error, NULL);
  if (situation.is_loaded || situation.n_found == 0)
    gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->notice, notice != NULL ? notice : "");
  gtk_widget_set_visible (self->notice_part, notice != NULL && !g_str_equal (state, "failed"));
  gtk_spinner_set_spinning (self->spinner, situation.is_asking);
  gtk_stack_set_visible_child_name (self->states, state);
}

static void
columns_changed_cb (CptRecordsPage *self)
{
  GPtrArray *columns = cpt_record_reader_get_columns (self->reader);

  cpt_records_view_set_columns (self->view, columns, (const char *const *) self->chosen);
  cpt_record_filter_bar_set_columns (self->filter, columns);
  gtk_widget_set_sensitive (self->columns_button, columns->len > 0);
}

static void
remember (CptRecordsPage *self)
{
  g_autofree char *key = g_strdup_printf (META_KEY, self->data_type);

  cpt_meta_repository_set (self->meta, key, g_variant_new ("(^ass)", self->chosen, self->order_by));
}

static void
recall (CptRecordsPage *self)
{
  g_autofree char *key = g_strdup_printf (META_KEY, self->data_type);
  g_autoptr (GVariant) saved = cpt_meta_repository_get (self->meta, key, G_VARIANT_TYPE (META_TYPE));

  g_clear_pointer (&self->chosen, g_strfreev);
  g_clear_pointer (&self->order_by, g_free);
  if (saved != NULL)
    g_variant_get (saved, "(^ass)", &self->chosen, &self->order_by);
  if (self->chosen == NULL)
    self->chosen = g_new0 (char *, 1);
  if (self->order_by == NULL)
    self->order_by = g_strdup (CPT_RECORD_USUAL_ORDER);
}

static void
ask (CptRecordsPage *self)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (CptRecordQuery) query = cpt_record_query_new (self->clauses, self->order_by, zone);
  g_autoptr (CptRecordPlace) place = cpt_record_place_chooser_dup_place (self->place);

  if (place == NULL)
    {
      update (self);
      return;
    }

  cpt_records_view_set_order (self->view, self->order_by);
  cpt_record_reader_open (self->reader, place, query);
}

static void
place_cb (CptRecordsPage *self)
{
  const CptRecordPlace *before = cpt_record_reader_get_place (self->reader);
  g_autoptr (CptRecordPlace) place = cpt_record_place_chooser_dup_place (self->place);

  if (place == NULL || before == NULL || !cpt_record_place_equal (before, place))
    ask (self);
}

static void
order_cb (CptRecordsPage *self, const char *order_by)
{
  if (g_str_equal (order_by, self->order_by))
    return;

  g_free (self->order_by);
  self->order_by = g_strdup (order_by);
  remember (self);
  ask (self);
}

static void
columns_arranged_cb (CptRecordsPage *self)
{
  g_strfreev (self->chosen);
  self->chosen = cpt_records_view_list_names (self->view);
  remember (self);
}

static void
columns_menu_cb (CptRecordsPage *self)
{
  g_auto (GStrv) names = cpt_records_view_list_names (self->view);

  cpt_record_columns_menu_show (self->columns_menu, cpt_record_reader_get_columns (self->reader),
                                (const char *const *) names, self->order_by);
}

static void
columns_chosen_cb (CptRecordsPage *self, char **names)
{
  g_strfreev (self->chosen);
  self->chosen = g_strdupv (names);
  remember (self);
  columns_changed_cb (self);
}

static gboolean
are_same_clauses (GPtrArray *a, GPtrArray *b)
{
  g_autofree char *first = cpt_record_filter_dup_query (a, NULL);
  g_autofree char *second = cpt_record_filter_dup_query (b, NULL);

  return g_strcmp0 (first, second) == 0;
}

static void
filter_cb (CptRecordsPage *self)
{
  g_autoptr (GDateTime) utc =
      g_date_time_new_from_unix_utc (cpt_clock_now (cpt_store_get_clock (self->store)) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  g_autoptr (GPtrArray) clauses = cpt_record_filter_bar_list_clauses (self->filter, now);

  if (self->data_type == NULL || are_same_clauses (clauses, self->clauses))
    return;

  g_ptr_array_unref (self->clauses);
  self->clauses = g_steal_pointer (&clauses);
  ask (self);
}

static char **
list_values (const char *name, gpointer user_data)
{
  return cpt_record_reader_list_values (CPT_RECORDS_PAGE (user_data)->reader, name);
}

static void
clear_filter_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_record_filter_bar_clear (CPT_RECORDS_PAGE (widget)->filter);
}

static void
selected_cb (CptRecordsPage *self)
{
  CptRecord *record = cpt_records_view_get_selected (self->view);

  if (record != NULL)
    cpt_record_pane_show (self->pane, record, cpt_records_view_get_shown (self->view));
  adw_flap_set_reveal_flap (self->flap, record != NULL);
}

/* It may have been swiped away. */
static void
reveal_cb (CptRecordsPage *self)
{
  if (!adw_flap_get_reveal_flap (self->flap) && cpt_records_view_get_selected (self->view) != NULL)
    cpt_records_view_unselect (self->view);
}

static void
close_record_action (GtkWidget *widget, const char *name, GVariant *target)
{
  adw_flap_set_reveal_flap (CPT_RECORDS_PAGE (widget)->flap, FALSE);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptRecordsPage *self = CPT_RECORDS_PAGE (widget);

  cpt_records_view_unselect (self->view);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
ask_again_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_record_reader_ask_again (CPT_RECORDS_PAGE (widget)->reader);
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptRecordsPage *self = CPT_RECORDS_PAGE (widget);

  cpt_company_actions_read_type (self->actions, self->row, self->data_type, NULL);
}

static char *
suggest_name (CptRecordsPage *self, CptRecordFormat format)
{
  g_autofree char *company =
      cpt_shown_text_new (cpt_company_get_name (cpt_company_row_get_company (self->row)), CPT_SHOWN_IN_FILE_NAME);
  g_autofree char *name = g_strdup_printf ("%s - %s.%s", company, cpt_data_type_words_get (self->data_type),
                                           format == CPT_RECORD_FORMAT_JSON ? "json" : "csv");

  return g_strdelimit (g_steal_pointer (&name), "/", '-');
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptRecordsPage *self = CPT_RECORDS_PAGE (widget);
  CptRecordSituation situation = cpt_record_reader_get_situation (self->reader);
  CptRecordFormat format = (CptRecordFormat) g_variant_get_int32 (target);
  g_autoptr (CptRecordSource) source = NULL;
  g_autoptr (CptRecordExporter) exporter = NULL;
  g_autofree char *file_name = NULL;

  if (situation.n_found == 0 || cpt_record_export_bar_is_busy (self->export_bar))
    return;

  source = cpt_record_source_new (self->store, self->sync, cpt_record_reader_get_place (self->reader),
                                  cpt_record_reader_get_query (self->reader), situation.is_kept);
  exporter = cpt_record_exporter_new (source, format, cpt_record_reader_get_columns (self->reader),
                                      cpt_records_view_get_shown (self->view));
  file_name = suggest_name (self, format);
  cpt_record_export_bar_ask (self->export_bar, exporter, file_name);
}

static void
export_failed_cb (CptRecordsPage *self, const GError *error)
{
  cpt_company_actions_say_failure (self->actions, _ ("The records were not exported."), error);
}

/* The record first, then the page. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptRecordsPage *self = CPT_RECORDS_PAGE (widget);

  if (cpt_focus_is_elsewhere (widget))
    return FALSE;

  if (adw_flap_get_reveal_flap (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
  else
    back_action (widget, NULL, NULL);

  return TRUE;
}

static gboolean
back_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  back_action (widget, NULL, NULL);

  return TRUE;
}

/* The button of the mouse that goes back. */
static void
back_button_cb (CptRecordsPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  back_action (GTK_WIDGET (self), NULL, NULL);
}

static void
set_narrow (CptRecordsPage *self, gboolean narrow)
{
  self->narrow = narrow;
  g_object_set (self->view, "narrow", narrow, NULL);
  cpt_record_filter_bar_set_narrow (self->filter, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->place),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* Over the list, all of it is covered; beside it, the list has what is left over. */
  gtk_widget_set_hexpand (GTK_WIDGET (self->pane), narrow);
}

static void
cpt_records_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptRecordsPageProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_RECORDS_PAGE (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_records_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptRecordsPageProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (CPT_RECORDS_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_records_page_dispose (GObject *object)
{
  CptRecordsPage *self = CPT_RECORDS_PAGE (object);

  if (self->reader != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->reader, self);
      g_object_run_dispose (G_OBJECT (self->reader));
    }
  g_clear_object (&self->reader);
  g_clear_object (&self->meta);
  g_clear_object (&self->actions);
  g_clear_object (&self->row);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_records_page_parent_class)->dispose (object);
}

static void
cpt_records_page_finalize (GObject *object)
{
  CptRecordsPage *self = CPT_RECORDS_PAGE (object);

  g_ptr_array_unref (self->clauses);
  g_strfreev (self->chosen);
  g_free (self->order_by);
  g_free (self->data_type);

  G_OBJECT_CLASS (cpt_records_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  g_type_ensure (CPT_TYPE_RECORD_COLUMNS_MENU);
  g_type_ensure (CPT_TYPE_RECORD_EXPORT_BAR);
  g_type_ensure (CPT_TYPE_RECORD_FILTER_BAR);
  g_type_ensure (CPT_TYPE_RECORD_PANE);
  g_type_ensure (CPT_TYPE_RECORD_PLACE_CHOOSER);
  g_type_ensure (CPT_TYPE_RECORDS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/records-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, title);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, count);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, notice_part);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, not_ready_page);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, flap);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, place);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, export_bar);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, view);
  gtk_widget_class_bind_template_child (widget_class, CptRecordsPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, columns_arranged_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
cpt_records_page_class_init (CptRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_records_page_dispose;
  object_class->finalize = cpt_records_page_finalize;
  object_class->get_property = cpt_records_page_get_property;
  object_class->set_property = cpt_records_page_set_property;

  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[LEFT] =
      g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "records.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "records.close-record", NULL, close_record_action);
  gtk_widget_class_install_action (widget_class, "records.ask-again", NULL, ask_again_action);
  gtk_widget_class_install_action (widget_class, "records.refresh", NULL, refresh_action);
  gtk_widget_class_install_action (widget_class, "records.clear-filter", NULL, clear_filter_action);
  gtk_widget_class_install_action (widget_class, "records.export", "i", export_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Back, 0, back_cb, NULL);
  bind_template (widget_class);
}

static void
cpt_records_page_init (CptRecordsPage *self)
{
  GtkGesture *back = gtk_gesture_click_new ();

  self->clauses = cpt_record_filter_new ();
  self->chosen = g_new0 (char *, 1);
  self->order_by = g_strdup (CPT_RECORD_USUAL_ORDER);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_pills (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->export_button);
  cpt_popover_anchor_watch (GTK_MENU_BUTTON (self->columns_button));
  cpt_record_filter_bar_set_values (self->filter, list_values, self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (back), 8);
  g_signal_connect_object (back, "pressed", G_CALLBACK (back_button_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (back));
}

/**
 * cpt_records_page_set_account:
 * @store: open
 * @sync: of @store
 * @actions: what can be done with companies
 *
 * Gives the page what it works with. To be called once, before anything is opened.
 */
void
cpt_records_page_set_account (CptRecordsPage *self, CptStore *store, CptSync *sync, CptCompanyActions *actions)
{
  g_return_if_fail (CPT_IS_RECORDS_PAGE (self));
  g_return_if_fail (self->reader == NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
  self->meta = cpt_meta_repository_new (store);
  self->reader = cpt_record_reader_new (store, sync);
  cpt_record_place_chooser_set_account (self->place, store, sync);
  g_signal_connect_object (self->reader, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reader, "columns-changed", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  cpt_records_view_show (self->view, cpt_record_reader_get_list (self->reader));
}

/**
 * cpt_records_page_open:
 * @row: the company
 * @data_type: one that has records
 *
 * Shows its records: those that were kept at once.
 */
void
cpt_records_page_open (CptRecordsPage *self, CptCompanyRow *row, const char *data_type)
{
  g_autofree char *description = NULL;

  g_return_if_fail (CPT_IS_RECORDS_PAGE (self));

  g_set_object (&self->row, row);
  g_free (self->data_type);
  self->data_type = g_strdup (data_type);
  g_ptr_array_set_size (self->clauses, 0);
  cpt_record_filter_bar_open (self->filter, data_type);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), !cpt_record_type_find (data_type)->is_object);
  cpt_record_place_chooser_open (self->place, row, data_type);
  recall (self);
  gtk_label_set_text (self->title, cpt_data_type_words_get (data_type));
  /* Translators: %s is a data type, such as "Customer invoices" */
  description = g_strdup_printf (_ ("“%s” was never read, or is being read for the first time."),
                                 cpt_data_type_words_get (data_type));
  adw_status_page_set_description (self->not_ready_page, description);
  ask (self);
}

/**
 * cpt_records_page_find:
 *
 * Adds a filter for the person to put, and goes there.
 */
void
cpt_records_page_find (CptRecordsPage *self)
{
  g_return_if_fail (CPT_IS_RECORDS_PAGE (self));

  cpt_record_filter_bar_add (self->filter);
}
