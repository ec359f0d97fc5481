/* cpt-report-page.c — a company's statements: profit and loss, balance sheet, cash flow.
 *
 * The reports are read by months, once, as the summary has them; what is chosen here is only how they are shown, and is
 * remembered by the account. Nothing is read before a statement is opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report-page.h"

#include "cpt-data-type-words.h"
#include "cpt-document-export.h"
#include "cpt-failure-page.h"
#include "cpt-figure-words.h"
#include "cpt-file-exporter.h"
#include "cpt-financials.h"
#include "cpt-meta-repository.h"
#include "cpt-popover-anchor.h"
#include "cpt-report-file.h"
#include "cpt-report-grid.h"
#include "cpt-report-source.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define META_KEY "report-view"
#define META_TYPE "(uubb)" /* interval, number of periods, per cents, parentheses */

/* In the order of their list. */
static const guint period_numbers[] = { 2, 3, 4, 6, 8, 12, 24 };
#define USUAL_PERIODS 3

struct _CptReportPage
{
  AdwBin parent_instance;

  CptStore *store;
  CptSync *sync;
  CptMetaRepository *meta;
  CptCompany *company;       /* (nullable): as it was shown last */
  CptFinancials *financials; /* (nullable): until a statement is opened */
  CptReportKind kind;
  CptReportTree *tree; /* (nullable): of the report that is shown */
  gboolean share;
  gboolean parentheses;
  gboolean comparing;
  gboolean narrow;
  gboolean is_filling; /* the lists are, not chosen from */

  /* of the template */
  GtkGrid *toolbar;
  GtkWidget *choices;
  GtkWidget *tools;
  GtkMenuButton *options_button;
  GtkMenuButton *export_button;
  GtkDropDown *kinds;
  GtkDropDown *interval;
  GtkDropDown *periods;
  GtkWidget *comparison;
  GtkDropDown *compared;
  GtkDropDown *against;
  GtkLabel *about;
  GtkLabel *remarks;
  GtkStack *states;
  AdwStatusPage *nothing_page;
  GtkWidget *refresh_button;
  CptFailurePage *failure;
  CptReportGrid *grid;
};

G_DEFINE_FINAL_TYPE (CptReportPage, cpt_report_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
  PROP_SHARE,
  PROP_PARENTHESES,
  PROP_COMPARING,
} CptReportPageProperty;

static GParamSpec *properties[PROP_COMPARING + 1];

static gint64
get_now (CptReportPage *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

static const CptKeptReport *
get_kept (CptReportPage *self)
{
  return self->financials != NULL ? cpt_financials_get_report (self->financials, self->kind) : NULL;
}

static void
remember (CptReportPage *self)
{
  if (self->meta != NULL && !self->is_filling)
    cpt_meta_repository_set (self->meta, META_KEY,
                             g_variant_new (META_TYPE, gtk_drop_down_get_selected (self->interval),
                                            gtk_drop_down_get_selected (self->periods), self->share,
                                            self->parentheses));
}

static void
restore (CptReportPage *self)
{
  g_autoptr (GVariant) saved = cpt_meta_repository_get (self->meta, META_KEY, G_VARIANT_TYPE (META_TYPE));
  guint interval = CPT_REPORT_BY_MONTH;
  guint periods = USUAL_PERIODS;

  if (saved != NULL)
    g_variant_get (saved, META_TYPE, &interval, &periods, &self->share, &self->parentheses);
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->interval, MIN (interval, CPT_N_REPORT_INTERVALS - 1));
  gtk_drop_down_set_selected (self->periods, MIN (periods, G_N_ELEMENTS (period_numbers) - 1));
  self->is_filling = FALSE;
}

static void
get_view (CptReportPage *self, CptReportView *view)
{
  *view = (CptReportView){ .interval = (CptReportInterval) gtk_drop_down_get_selected (self->interval),
                           .n_periods = period_numbers[gtk_drop_down_get_selected (self->periods)],
                           .current = cpt_month_of_time (get_now (self)),
                           .has_share = self->share,
                           .compared = CPT_REPORT_NO_COLUMN,
                           .against = CPT_REPORT_NO_COLUMN };
  if (!self->comparing)
    return;

  view->compared = (int) gtk_drop_down_get_selected (self->compared);
  view->against = (int) gtk_drop_down_get_selected (self->against);
}

/* The periods that can be compared: what was chosen stays, where there still are as many. */
static void
fill_comparison (CptReportPage *self, CptReportTable *table)
{
  GtkDropDown *lists[] = { self->compared, self->against };
  guint n_periods = cpt_report_table_get_n_periods (table);

  self->is_filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
      guint selected = gtk_drop_down_get_selected (lists[i]);

      for (guint period = 0; period < n_periods; period++)
        gtk_string_list_take (titles, cpt_report_words_column (table, period));
      gtk_drop_down_set_model (lists[i], G_LIST_MODEL (titles));
      gtk_drop_down_set_selected (lists[i], selected < n_periods ? selected : MIN (i, n_periods - 1));
    }
  self->is_filling = FALSE;
}

static CptReportTable *
new_table (CptReportPage *self)
{
  g_autoptr (CptReportTable) periods = NULL;
  CptReportView view;

  get_view (self, &view);
  if (!self->comparing)
    return cpt_report_table_new (self->tree, &view);

  view.compared = CPT_REPORT_NO_COLUMN;
  periods = cpt_report_table_new (self->tree, &view);
  fill_comparison (self, periods);
  get_view (self, &view);

  return cpt_report_table_new (self->tree, &view);
}

static void
show_about (CptReportPage *self, const CptKeptReport *kept)
{
  g_autofree char *basis = cpt_report_words_basis (kept->report);
  g_autofree char *when = cpt_time_text_relative (kept->read_at, get_now (self));
  g_autofree char *source = cpt_report_source_dup_name (self->company);
  /* Translators: when a report was read: "2 h ago" */
  g_autofree char *read = g_strdup_printf (_ ("read: %s"), when);
  g_autofree char *about = g_strjoin (" · ", basis, read, source, NULL);

  gtk_label_set_label (self->about, about);
}

static void
show_remarks (CptReportPage *self, CptReportTable *table)
{
  g_autofree char *source = cpt_report_source_dup_name (self->company);
  g_autofree char *remarks = cpt_report_words_remarks (table, source);

  gtk_label_set_label (self->remarks, remarks != NULL ? remarks : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), remarks != NULL);
}

static void
enable (CptReportPage *self, gboolean enabled)
{
  static const char *const commands[] = { "report.copy", "report.export-csv", "report.export-pdf", "report.print" };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), commands[i], enabled);
}

static void
show_table (CptReportPage *self, const CptKeptReport *kept)
{
  g_autoptr (CptReportTable) table = NULL;

  if (self->tree == NULL || cpt_report_tree_get_report (self->tree) != kept->report)
    {
      g_clear_object (&self->tree);
      self->tree = cpt_report_tree_new (kept->report);
    }
  table = new_table (self);
  if (cpt_report_table_get_n_periods (table) == 0)
    {
      enable (self, FALSE);
      adw_status_page_set_description (self->nothing_page, _ ("The report has no complete month"));
      gtk_stack_set_visible_child_name (self->states, "nothing");
      return;
    }

  show_about (self, kept);
  show_remarks (self, table);
  cpt_report_sheet_show (cpt_report_grid_get_sheet (self->grid), table,
                         self->parentheses ? CPT_REPORT_NEGATIVES_PARENTHESES : CPT_REPORT_NEGATIVES_MINUS);
  gtk_stack_set_visible_child_name (self->states, "table");
}

static void
show_nothing (CptReportPage *self, const CptKeptReport *kept)
{
  const GError *error = cpt_financials_get_error (self->financials);

  if (cpt_financials_is_reading (self->financials))
    {
      if (!cpt_failure_page_stay (self->failure, NULL))
        gtk_stack_set_visible_child_name (self->states, "loading");
      return;
    }

  if (kept == NULL && error != NULL)
    {
      cpt_failure_page_describe (self->failure, error, NULL);
      gtk_stack_set_visible_child_name (self->states, "failed");
      return;
    }

  adw_status_page_set_description (self->nothing_page,
                                   cpt_figure_words_gap (kept, FALSE, cpt_report_source_is_linked (self->company)));
  gtk_widget_set_visible (self->refresh_button, kept != NULL && kept->outcome == CPT_REPORT_OUTCOME_NOT_READY &&
                                                    cpt_report_source_is_linked (self->company));
  gtk_stack_set_visible_child_name (self->states, "nothing");
}

static void
update (CptReportPage *self)
{
  const CptKeptReport *kept = get_kept (self);
  gboolean has_report = kept != NULL && kept->report != NULL;

  if (self->company == NULL || self->financials == NULL || self->is_filling)
    return;

  gtk_widget_set_visible (self->comparison, self->comparing && has_report);
  gtk_widget_set_visible (GTK_WIDGET (self->about), has_report);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), FALSE);
  enable (self, has_report);
  if (has_report)
    show_table (self, kept);
  else
    show_nothing (self, kept);
}

static void
chosen_cb (CptReportPage *self)
{
  if (self->is_filling)
    return;

  remember (self);
  update (self);
}

static void
stop_reading (CptReportPage *self)
{
  if (self->financials != NULL)
    g_object_run_dispose (G_OBJECT (self->financials));
  g_clear_object (&self->financials);
  g_clear_object (&self->tree);
}

static void
read_report (CptReportPage *self)
{
  stop_reading (self);
  self->financials = cpt_financials_new (self->store, self->sync, cpt_company_get_id (self->company), &self->kind, 1);
  g_signal_connect_object (self->financials, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  cpt_financials_refresh (self->financials, cpt_company_get_last_sync (self->company));
  update (self);
}

static void
kind_chosen_cb (CptReportPage *self)
{
  CptReportKind kind = (CptReportKind) gtk_drop_down_get_selected (self->kinds);

  if (self->is_filling || self->financials == NULL || kind == self->kind)
    return;

  self->kind = kind;
  read_report (self);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_widget_activate_action (GTK_WIDGET (CPT_REPORT_PAGE (widget)->grid), "report-grid.copy", NULL);
}

static void
expand_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptReportPage *self = CPT_REPORT_PAGE (widget);

  cpt_report_rows_set_all_expanded (cpt_report_sheet_get_rows (cpt_report_grid_get_sheet (self->grid)),
                                    g_str_equal (name, "report.expand-all"));
}

/* What is shown, as it is shown. */
static CptReportFile *
new_file (CptReportPage *self)
{
  CptReportSheet *sheet = cpt_report_grid_get_sheet (self->grid);
  g_autoptr (GArray) lines = cpt_report_grid_list_lines (self->grid);
  g_autofree char *when = cpt_time_text_exact (get_kept (self)->read_at);
  CptReportFile *file =
      cpt_report_file_new (cpt_report_sheet_get_table (sheet), lines, cpt_report_sheet_get_negatives (sheet));

  file->company = g_strdup (cpt_company_get_shown_name (self->company));
  file->source = cpt_report_source_dup_name (self->company);
  file->read = g_strdup_printf (_ ("read: %s"), when);

  return file;
}

static GBytes *
make_csv (gpointer data, gboolean is_chosen, GCancellable *cancellable, GError **error)
{
  return cpt_report_file_write_csv (data, is_chosen);
}

static CptPrintDocument *
make_document (gpointer data)
{
  return cpt_report_file_new_document (data);
}

static void
free_file (gpointer data)
{
  cpt_report_file_free (data);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptReportPage *self = CPT_REPORT_PAGE (widget);
  AdwToastOverlay *toasts = ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY));
  const char *kind = cpt_data_type_words_get (cpt_report_kind_get_data_type (self->kind));
  gboolean is_csv = g_str_equal (name, "report.export-csv");
  g_autofree char *file =
      cpt_document_export_dup_name (cpt_company_get_name (self->company), kind, is_csv ? ".csv" : ".pdf");

  if (is_csv)
    cpt_file_exporter_ask (toasts, file, _ ("For spreadsheets: say that the text is UTF-8"),
                           &(CptFileMaker){ make_csv, NULL, new_file (self), free_file });
  else
    cpt_document_export_ask_pdf (toasts, file, make_document, new_file (self), free_file);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (CptReportFile) file = new_file (CPT_REPORT_PAGE (widget));

  cpt_document_export_print (ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)),
                             cpt_report_file_new_document (file));
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptReportPage *self = CPT_REPORT_PAGE (widget);

  if (self->company != NULL)
    read_report (self);
}

static void
place (CptReportPage *self, GtkWidget *child, int column, int row, int width)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self->toolbar));

  g_object_set (gtk_layout_manager_get_layout_child (layout, child), "column", column, "row", row, "column-span", width,
                NULL);
}

/* One row; in a narrow window the periods stand below the rest, and what is compared one below the other. */
static void
set_narrow (CptReportPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_hexpand (GTK_WIDGET (self->kinds), narrow);
  place (self, GTK_WIDGET (self->kinds), 0, 0, 1);
  place (self, self->choices, narrow ? 0 : 1, narrow ? 1 : 0, narrow ? 2 : 1);
  place (self, self->tools, narrow ? 1 : 2, 0, 1);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->comparison),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
cpt_report_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptReportPage *self = CPT_REPORT_PAGE (object);

  switch ((CptReportPageProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_SHARE:
      g_value_set_boolean (value, self->share);
      break;

    case PROP_PARENTHESES:
      g_value_set_boolean (value, self->parentheses);
      break;

    case PROP_COMPARING:
      g_value_set_boolean (value, self->comparing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_report_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptReportPage *self = CPT_REPORT_PAGE (object);

  switch ((CptReportPageProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      return;

    case PROP_SHARE:
      self->share = g_value_get_boolean (value);
      break;

    case PROP_PARENTHESES:
      self->parentheses = g_value_get_boolean (value);
      break;

    case PROP_COMPARING:
      self->comparing = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }

  chosen_cb (self);
}

static void
cpt_report_page_dispose (GObject *object)
{
  CptReportPage *self = CPT_REPORT_PAGE (object);

  stop_reading (self);
  g_clear_object (&self->company);
  g_clear_object (&self->meta);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_report_page_parent_class)->dispose (object);
}

/* On whatever of the page has the focus: none of its controls takes text. */
static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "report.expand-all" },          { GDK_KEY_KP_Add, "report.expand-all" },
    { GDK_KEY_equal, "report.expand-all" },         { GDK_KEY_minus, "report.collapse-all" },
    { GDK_KEY_KP_Subtract, "report.collapse-all" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK, keys[i].action, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  g_type_ensure (CPT_TYPE_REPORT_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, choices);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, tools);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, options_button);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, interval);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, periods);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, comparison);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, compared);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, against);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, about);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, states);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, refresh_button);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, failure);
  gtk_widget_class_bind_template_child (widget_class, CptReportPage, grid);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
}

static void
cpt_report_page_class_init (CptReportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cpt_report_page_dispose;
  object_class->get_property = cpt_report_page_get_property;
  object_class->set_property = cpt_report_page_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SHARE] = g_param_spec_boolean ("share", NULL, NULL, FALSE, flags);
  properties[PROP_PARENTHESES] = g_param_spec_boolean ("parentheses", NULL, NULL, FALSE, flags);
  properties[PROP_COMPARING] = g_param_spec_boolean ("comparing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "report.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "report.expand-all", NULL, expand_action);
  gtk_widget_class_install_action (widget_class, "report.collapse-all", NULL, expand_action);
  gtk_widget_class_install_action (widget_class, "report.export-csv", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "report.export-pdf", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "report.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "report.retry", NULL, retry_action);
  gtk_widget_class_install_property_action (widget_class, "report.share", "share");
  gtk_widget_class_install_property_action (widget_class, "report.parentheses", "parentheses");
  gtk_widget_class_install_property_action (widget_class, "report.compare", "comparing");
  bind_keys (widget_class);
  bind_template (widget_class);
}

static void
fill_lists (CptReportPage *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) numbers = gtk_string_list_new (NULL);

  for (CptReportKind kind = 0; kind < CPT_N_REPORT_KINDS; kind++)
    gtk_string_list_append (kinds, cpt_data_type_words_get (cpt_report_kind_get_data_type (kind)));
  for (guint i = 0; i < G_N_ELEMENTS (period_numbers); i++)
    /* Translators: how many months, quarters or years of a report are shown */
    gtk_string_list_take (numbers,
                          g_strdup_printf (ngettext ("%u period", "%u periods", period_numbers[i]), period_numbers[i]));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (kinds));
  gtk_drop_down_set_model (self->periods, G_LIST_MODEL (numbers));
}

static void
name_lists (CptReportPage *self)
{
  cpt_spoken_name_set (self->kinds, _ ("Statement"));
  cpt_spoken_name_set (self->interval, _ ("Length of a period"));
  cpt_spoken_name_set (self->periods, _ ("Number of periods"));
  cpt_spoken_name_set (self->compared, _ ("Period compared"));
  cpt_spoken_name_set (self->against, _ ("Period compared with"));
}

static void
cpt_report_page_init (CptReportPage *self)
{
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_pills (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->options_button);
  cpt_popover_anchor_watch (self->export_button);
  fill_lists (self);
  name_lists (self);
  g_signal_connect (self->toolbar, "map", G_CALLBACK (cpt_shrink_labels), NULL); /* lists have no label before */
  set_narrow (self, FALSE);
  self->is_filling = FALSE;
}

/**
 * cpt_report_page_set_account:
 * @store: open
 * @sync: of @store
 *
 * Gives the page what it works with. To be called once, before anything is shown.
 */
void
cpt_report_page_set_account (CptReportPage *self, CptStore *store, CptSync *sync)
{
  g_return_if_fail (CPT_IS_REPORT_PAGE (self));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->meta = cpt_meta_repository_new (store);
  restore (self);
}

/**
 * cpt_report_page_show:
 * @row: the company
 *
 * To be called whenever it changed.
 */
void
cpt_report_page_show (CptReportPage *self, CptCompanyRow *row)
{
  g_return_if_fail (CPT_IS_REPORT_PAGE (self));

  g_set_object (&self->company, cpt_company_row_get_company (row));
  if (self->financials != NULL)
    cpt_financials_refresh (self->financials, cpt_company_get_last_sync (self->company));
}

/**
 * cpt_report_page_open:
 * @kind: the statement
 *
 * Shows a statement of the company.
 */
void
cpt_report_page_open (CptReportPage *self, CptReportKind kind)
{
  g_return_if_fail (CPT_IS_REPORT_PAGE (self));

  if (self->company == NULL || (self->financials != NULL && self->kind == kind))
    return;

  self->kind = kind;
  self->is_filling = TRUE;
  gtk_drop_down_set_selected (self->kinds, kind);
  self->is_filling = FALSE;
  read_report (self);
}
