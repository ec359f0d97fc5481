/* cpt-span-choice.c — which months the figures of a company are about.
 *
 * One choice for all companies, remembered by the account. The financial year is offered for those of which it is known
 * when it begins; of the others the usual months are shown, and the choice stays what it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-span-choice.h"

#include "cpt-financial-year.h"
#include "cpt-meta-repository.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

#define META_KEY "view-summary"
#define META_TYPE "s"

/* By CptFigureSpan. */
static const char *const nicks[] = { "twelve-months", "calendar-year", "financial-year" };
#define N_ALWAYS CPT_FIGURE_FINANCIAL_YEAR /* spans that are offered whatever is known */

struct _CptSpanChoice
{
  AdwBin parent_instance;

  CptMetaRepository *meta; /* (nullable): until it watches a company */
  CptFinancialYear *year;  /* (nullable): likewise */
  CptFigureSpan wanted;
  gboolean is_filling; /* the list is, not chosen from */

  /* of the template */
  GtkDropDown *list;
  GtkStringList *spans;
};

G_DEFINE_FINAL_TYPE (CptSpanChoice, cpt_span_choice, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
restore (CptSpanChoice *self)
{
  g_autoptr (GVariant) saved = cpt_meta_repository_get (self->meta, META_KEY, G_VARIANT_TYPE (META_TYPE));

  for (guint i = 0; saved != NULL && i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (g_variant_get_string (saved, NULL), nicks[i]))
      self->wanted = (CptFigureSpan) i;
}

static void
fill (CptSpanChoice *self)
{
  gboolean has_year = cpt_financial_year_get_start (self->year) != 0;
  guint n_spans = g_list_model_get_n_items (G_LIST_MODEL (self->spans));

  self->is_filling = TRUE;
  if (has_year && n_spans == N_ALWAYS)
    /* Translators: what the figures of a company are about: the financial year of the newest month, up to it. */
    gtk_string_list_append (self->spans, _ ("Financial year to date"));
  else if (!has_year && n_spans > N_ALWAYS)
    gtk_string_list_remove (self->spans, N_ALWAYS);
  gtk_drop_down_set_selected (self->list, has_year || self->wanted < N_ALWAYS ? self->wanted : 0);
  self->is_filling = FALSE;
}

static void
chosen_cb (CptSpanChoice *self)
{
  if (self->is_filling || self->meta == NULL)
    return;

  self->wanted = (CptFigureSpan) gtk_drop_down_get_selected (self->list);
  cpt_meta_repository_set (self->meta, META_KEY, g_variant_new (META_TYPE, nicks[self->wanted]));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
year_changed_cb (CptSpanChoice *self)
{
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cpt_span_choice_dispose (GObject *object)
{
  CptSpanChoice *self = CPT_SPAN_CHOICE (object);

  if (self->year != NULL)
    g_object_run_dispose (G_OBJECT (self->year));
  g_clear_object (&self->year);
  g_clear_object (&self->meta);

  G_OBJECT_CLASS (cpt_span_choice_parent_class)->dispose (object);
}

static void
cpt_span_choice_class_init (CptSpanChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_span_choice_dispose;

  signals[CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/span-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSpanChoice, list);
  gtk_widget_class_bind_template_child (widget_class, CptSpanChoice, spans);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
cpt_span_choice_init (CptSpanChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_spoken_name_set (self->list, _ ("Period of the figures"));
}

/**
 * cpt_span_choice_watch:
 * @store: open
 * @sync: of @store
 * @company_id: GUID text
 *
 * Begins with what the account chose last, and finds out when the financial year of that company begins.
 */
void
cpt_span_choice_watch (CptSpanChoice *self, CptStore *store, CptSync *sync, const char *company_id)
{
  g_return_if_fail (CPT_IS_SPAN_CHOICE (self));
  g_return_if_fail (self->year == NULL);

  self->meta = cpt_meta_repository_new (store);
  self->year = cpt_financial_year_new (store, sync, company_id);
  g_signal_connect_object (self->year, "changed", G_CALLBACK (year_changed_cb), self, G_CONNECT_SWAPPED);
  restore (self);
  fill (self);
}

/**
 * cpt_span_choice_refresh:
 * @last_sync: microseconds UTC when data of the company was read last, or CPT_TIME_UNKNOWN
 *
 * To be called whenever the company changed.
 */
void
cpt_span_choice_refresh (CptSpanChoice *self, gint64 last_sync)
{
  g_return_if_fail (CPT_IS_SPAN_CHOICE (self));

  if (self->year != NULL)
    cpt_financial_year_refresh (self->year, last_sync);
}

/**
 * cpt_span_choice_get_first_month:
 * @newest: the last month of what was chosen
 *
 * Returns: the first month of it
 */
CptMonth
cpt_span_choice_get_first_month (CptSpanChoice *self, CptMonth newest)
{
  guint start;

  g_return_val_if_fail (CPT_IS_SPAN_CHOICE (self), newest);

  start = self->year != NULL ? cpt_financial_year_get_start (self->year) : 0;

  return cpt_figure_get_first_month ((CptFigureSpan) gtk_drop_down_get_selected (self->list), newest, MAX (start, 1));
}
