/* cpt-summary-page.c — the figures of a company.
 *
 * Revenue, operating profit and equity by section 2.12 of the platform reference, and the margins that follow from
 * them. A company that waits to be created has none yet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-summary-page.h"

#include "cpt-document-export.h"
#include "cpt-error-presenter.h"
#include "cpt-figure-box.h"
#include "cpt-figure-words.h"
#include "cpt-financials.h"
#include "cpt-popover-anchor.h"
#include "cpt-report-source.h"
#include "cpt-span-choice.h"
#include "cpt-summary-chart.h"
#include "cpt-summary-document.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptSummaryPage
{
  AdwBin parent_instance;

  CptStore *store;           /* (nullable): until it watches a company */
  CptFinancials *financials; /* (nullable): likewise */
  CptCompany *company;       /* (nullable): as it was shown last */
  gboolean narrow;

  /* of the template */
  GtkBox *figures;
  GtkBox *margins;
  CptSpanChoice *span;
  GtkWidget *export_button;
  CptFigureBox *revenue;
  CptFigureBox *operating_profit;
  CptFigureBox *equity;
  CptSummaryChart *chart;
  GtkLabel *gross_margin;
  GtkLabel *operating_margin;
  GtkLabel *net_margin;
  GtkLabel *source;
};

G_DEFINE_FINAL_TYPE (CptSummaryPage, cpt_summary_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_NARROW = 1,
} CptSummaryPageProperty;

static GParamSpec *properties[PROP_NARROW + 1];

static CptMonth
get_current_month (CptSummaryPage *self)
{
  return cpt_month_of_time (cpt_clock_now (cpt_store_get_clock (self->store)));
}

static void
add_up (CptSummaryPage *self, CptReport *report, CptSummaryFigures *sums)
{
  CptMonth last = cpt_figure_find_newest_month (report, get_current_month (self));
  CptMonth first;

  if (last == CPT_MONTH_UNKNOWN)
    return;

  first = cpt_span_choice_get_first_month (self->span, last);
  cpt_figure_sum (&sums->revenue, report, CPT_REPORT_INCOME, first, last);
  cpt_figure_sum (&sums->gross_profit, report, CPT_REPORT_GROSS_PROFIT, first, last);
  cpt_figure_sum (&sums->operating_profit, report, CPT_REPORT_NET_OPERATING_PROFIT, first, last);
  cpt_figure_sum (&sums->net_profit, report, CPT_REPORT_NET_PROFIT, first, last);
}

static const char *
get_currency (const CptKeptReport *kept)
{
  return kept != NULL && kept->report != NULL ? cpt_report_get_currency (kept->report) : NULL;
}

/* Why there is no figure. */
static const char *
get_gap (CptSummaryPage *self, const CptKeptReport *kept)
{
  if (self->financials == NULL)
    return _ ("Waiting to be created");

  return cpt_figure_words_gap (kept, cpt_financials_is_reading (self->financials),
                               cpt_report_source_is_linked (self->company));
}

/* @period is taken. */
static void
show_figure (CptSummaryPage *self, CptFigureBox *box, const CptFigure *figure, const CptKeptReport *kept, char *period)
{
  g_autofree char *about = period;
  g_autofree char *left_out = cpt_figure_words_left_out (figure);
  g_autofree char *value = cpt_figure_words_value (figure, get_currency (kept));
  g_autofree char *change = cpt_figure_words_change (figure);
  g_autofree char *both = about != NULL && left_out != NULL ? g_strconcat (about, "\n", left_out, NULL) : NULL;

  if (both != NULL)
    cpt_figure_box_show (box, value, change, both);
  else if (about != NULL || left_out != NULL)
    cpt_figure_box_show (box, value, change, about != NULL ? about : left_out);
  else
    cpt_figure_box_show (box, value, change, get_gap (self, kept));
}

static void
show_margin (GtkLabel *label, const char *title, const CptFigure *part, const CptFigure *whole)
{
  g_autofree char *margin = cpt_figure_words_margin (part, whole);
  g_autofree char *change = cpt_figure_words_margin_change (part, whole);
  g_autofree char *text = g_strjoin ("  ", title, margin, change, NULL);

  gtk_label_set_label (label, text);
}

static void
show_margins (CptSummaryPage *self, const CptSummaryFigures *sums)
{
  gtk_widget_set_visible (GTK_WIDGET (self->margins), sums->revenue.n_months > 0);
  show_margin (self->gross_margin, _ ("Gross margin"), &sums->gross_profit, &sums->revenue);
  show_margin (self->operating_margin, _ ("Operating margin"), &sums->operating_profit, &sums->revenue);
  show_margin (self->net_margin, _ ("Net margin"), &sums->net_profit, &sums->revenue);
}

static char *
dup_source (CptSummaryPage *self, const CptKeptReport *kept)
{
  g_autofree char *when = NULL;
  g_autofree char *name = cpt_report_source_dup_name (self->company);

  when = cpt_time_text_relative (kept->read_at, cpt_clock_now (cpt_store_get_clock (self->store)));
  if (name == NULL)
    /* Translators: when financial reports were read: "2 h ago" */
    return g_strdup_printf (_ ("Reports read: %s"), when);

  /* Translators: when financial reports were read: "2 h ago"; and the accounting software that they come from */
  return g_strdup_printf (_ ("Reports read: %s · source: %s"), when, name);
}

/* How old what is shown is, and where it comes from; when there is nothing, why it could not be read. */
static void
show_source (CptSummaryPage *self, const CptKeptReport *kept)
{
  const GError *error = self->financials != NULL ? cpt_financials_get_error (self->financials) : NULL;
  g_autofree char *text = NULL;

  if (kept != NULL && kept->report != NULL)
    text = dup_source (self, kept);
  else if (error != NULL)
    text = cpt_error_presenter_dup_advice (error);

  gtk_label_set_label (self->source, text != NULL ? text : "");
}

static const CptKeptReport *
get_report (CptSummaryPage *self, CptReportKind kind)
{
  return self->financials != NULL ? cpt_financials_get_report (self->financials, kind) : NULL;
}

static void
get_figures (CptSummaryPage *self, CptSummaryFigures *figures)
{
  const CptKeptReport *profit = get_report (self, CPT_REPORT_PROFIT_AND_LOSS);
  const CptKeptReport *balance = get_report (self, CPT_REPORT_BALANCE_SHEET);

  *figures = (CptSummaryFigures){ .currency = get_currency (profit), .equity_currency = get_currency (balance) };
  if (profit != NULL && profit->report != NULL)
    add_up (self, profit->report, figures);
  if (balance != NULL && balance->report != NULL)
    cpt_figure_take_equity (&figures->equity, balance->report, get_current_month (self));
}

static void
enable_export (CptSummaryPage *self, gboolean enabled)
{
  gtk_widget_set_visible (self->export_button, enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.export-pdf", enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "summary.print", enabled);
}

static void
show_reports (CptSummaryPage *self)
{
  const CptKeptReport *profit = get_report (self, CPT_REPORT_PROFIT_AND_LOSS);
  const CptKeptReport *balance = get_report (self, CPT_REPORT_BALANCE_SHEET);
  CptSummaryFigures sums;

  if (self->company == NULL)
    return;

  get_figures (self, &sums);
  show_figure (self, self->revenue, &sums.revenue, profit, cpt_figure_words_period (&sums.revenue));
  show_figure (self, self->operating_profit, &sums.operating_profit, profit,
               cpt_figure_words_period (&sums.operating_profit));
  show_figure (self, self->equity, &sums.equity, balance, cpt_figure_words_day (&sums.equity));
  show_margins (self, &sums);
  gtk_widget_set_visible (GTK_WIDGET (self->span), sums.revenue.n_months > 0);
  enable_export (self, sums.revenue.n_months > 0 || sums.equity.n_months > 0);
  if (self->store != NULL)
    cpt_summary_chart_show (self->chart, profit != NULL ? profit->report : NULL,
                            balance != NULL ? balance->report : NULL, get_current_month (self), sums.revenue.n_wanted);
  show_source (self, profit != NULL ? profit : balance);
}

/* Paper stays: it says the moment, not its age. */
static char *
dup_about (CptSummaryPage *self)
{
  const CptKeptReport *profit = get_report (self, CPT_REPORT_PROFIT_AND_LOSS);
  const CptKeptReport *kept = profit != NULL ? profit : get_report (self, CPT_REPORT_BALANCE_SHEET);
  g_autofree char *when = cpt_time_text_exact (kept->read_at);
  g_autofree char *name = cpt_report_source_dup_name (self->company);
  /* Translators: when a report was read: "2 h ago" */
  g_autofree char *read = g_strdup_printf (_ ("read: %s"), when);

  return g_strjoin (" · ", read, name, NULL);
}

static CptPrintDocument *
new_document (CptSummaryPage *self)
{
  CptPrintDocument *document = NULL;
  CptSummaryFigures figures;

  get_figures (self, &figures);
  document = cpt_summary_document_new (cpt_company_get_shown_name (self->company), &figures);
  document->about = dup_about (self);
  document->chart = cpt_summary_chart_new_data (self->chart);

  return document;
}

static CptPrintDocument *
take_document (gpointer data)
{
  return g_steal_pointer ((CptPrintDocument **) data);
}

static void
free_document (gpointer data)
{
  CptPrintDocument **document = data;

  g_clear_pointer (document, cpt_print_document_free);
  g_free (document);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptSummaryPage *self = CPT_SUMMARY_PAGE (widget);
  CptPrintDocument **document = g_new0 (CptPrintDocument *, 1);
  g_autofree char *file = cpt_document_export_dup_name (cpt_company_get_name (self->company), _ ("Summary"), ".pdf");

  *document = new_document (self);
  cpt_document_export_ask_pdf (ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)), file,
                               take_document, document, free_document);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_document_export_print (ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)),
                             new_document (CPT_SUMMARY_PAGE (widget)));
}

static void
set_narrow (CptSummaryPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  cpt_summary_chart_set_narrow (self->chart, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->figures),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->margins),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
cpt_summary_page_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptSummaryPageProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_SUMMARY_PAGE (object)->narrow);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_summary_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptSummaryPageProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (CPT_SUMMARY_PAGE (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_summary_page_dispose (GObject *object)
{
  CptSummaryPage *self = CPT_SUMMARY_PAGE (object);

  if (self->financials != NULL)
    g_object_run_dispose (G_OBJECT (self->financials));
  g_clear_object (&self->financials);
  g_clear_object (&self->company);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_summary_page_parent_class)->dispose (object);
}

static void
cpt_summary_page_class_init (CptSummaryPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_summary_page_dispose;
  object_class->get_property = cpt_summary_page_get_property;
  object_class->set_property = cpt_summary_page_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_install_action (widget_class, "summary.export-pdf", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "summary.print", NULL, print_action);
  g_type_ensure (CPT_TYPE_FIGURE_BOX);
  g_type_ensure (CPT_TYPE_SPAN_CHOICE);
  g_type_ensure (CPT_TYPE_SUMMARY_CHART);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/summary-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, figures);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, margins);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, span);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, export_button);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, revenue);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, operating_profit);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, equity);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, chart);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, gross_margin);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, operating_margin);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, net_margin);
  gtk_widget_class_bind_template_child (widget_class, CptSummaryPage, source);
  gtk_widget_class_bind_template_callback (widget_class, show_reports);
}

static void
cpt_summary_page_init (CptSummaryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_popover_anchor_watch (GTK_MENU_BUTTON (self->export_button));
}

/**
 * cpt_summary_page_watch:
 * @store: open
 * @sync: of @store
 * @company_id: GUID text
 *
 * Reads the reports of that company, now and whenever they may have changed.
 */
void
cpt_summary_page_watch (CptSummaryPage *self, CptStore *store, CptSync *sync, const char *company_id)
{
  static const CptReportKind kinds[] = { CPT_REPORT_PROFIT_AND_LOSS, CPT_REPORT_BALANCE_SHEET };

  g_return_if_fail (CPT_IS_SUMMARY_PAGE (self));
  g_return_if_fail (self->financials == NULL);

  self->store = g_object_ref (store);
  self->financials = cpt_financials_new (store, sync, company_id, kinds, G_N_ELEMENTS (kinds));
  g_signal_connect_object (self->financials, "changed", G_CALLBACK (show_reports), self, G_CONNECT_SWAPPED);
  cpt_span_choice_watch (self->span, store, sync, company_id);
}

/**
 * cpt_summary_page_show:
 * @row: the company
 *
 * Shows @row. To be called whenever it changed.
 */
void
cpt_summary_page_show (CptSummaryPage *self, CptCompanyRow *row)
{
  g_return_if_fail (CPT_IS_SUMMARY_PAGE (self));

  g_set_object (&self->company, cpt_company_row_get_company (row));
  if (self->financials != NULL)
    cpt_financials_refresh (self->financials, cpt_company_get_last_sync (self->company));
  cpt_span_choice_refresh (self->span, cpt_company_get_last_sync (self->company));
  show_reports (self);
}
