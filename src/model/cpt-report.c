/* cpt-report.c — a financial report of a company: its periods, newest first, and their lines.
 *
 * Read from the platform's JSON (section 2.12 of the platform reference), which is what the store keeps. Months without
 * data may be missing, any part of a period may be absent, and dates have no zone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-report.h"

#include "cpt-decoder.h"

#define NO_CURRENCY "XXX" /* what the platform writes when the accounting package gives none */

struct _CptReport
{
  GObject parent_instance;

  CptReportKind kind;
  char *currency;      /* (nullable) */
  char *basis;         /* (nullable) */
  GPtrArray *periods;  /* (element-type CptReportPeriod), newest first */
  GStringChunk *texts; /* names, account ids and amounts of the lines */
};

G_DEFINE_FINAL_TYPE (CptReport, cpt_report, G_TYPE_OBJECT)

/* Where lines are read, and how deep. */
typedef struct
{
  CptReport *report;
  GPtrArray *lines;
  guint depth;
} Place;

static void
line_free (CptReportLine *line)
{
  g_clear_pointer (&line->items, g_ptr_array_unref);
  g_free (line);
}

static void
period_free (CptReportPeriod *period)
{
  for (guint i = 0; i < CPT_N_REPORT_ITEMS; i++)
    g_clear_pointer (&period->lines[i], line_free);
  g_free (period);
}

static const char *
keep (CptReport *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static CptAmount
read_amount (CptReport *self, CptDecoder *in, const char *member)
{
  const CptJsonNode *node = cpt_decoder_find (in, member);

  if (node != NULL && node->kind != CPT_JSON_NUMBER)
    cpt_decoder_fail (in, member, "expected a number");

  return cpt_amount_new (node != NULL && node->kind == CPT_JSON_NUMBER ? keep (self, node->text) : NULL);
}

/* The deepest lines may say that there is nothing below them. */
static gboolean
has_items (CptDecoder *in)
{
  const CptJsonNode *items = cpt_decoder_find (in, "items");

  return items != NULL && items->n_nodes > 1;
}

static void read_item (CptDecoder *in, gpointer user_data);

static CptReportLine *
read_line (CptReport *self, CptDecoder *in, guint depth)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  Place below = { self, items, depth + 1 };
  CptReportLine *line = g_new0 (CptReportLine, 1);

  line->name = keep (self, cpt_decoder_optional_string (in, "name"));
  line->account_id = keep (self, cpt_decoder_optional_text (in, "accountId"));
  line->amount = read_amount (self, in, "value");
  if (depth >= CPT_REPORT_MAX_DEPTH && has_items (in))
    cpt_decoder_fail (in, "items", "expected fewer levels");
  else
    cpt_decoder_visit_objects (in, "items", read_item, &below);
  if (items->len > 0)
    line->items = g_steal_pointer (&items);

  return line;
}

static void
read_item (CptDecoder *in, gpointer user_data)
{
  Place *place = user_data;

  g_ptr_array_add (place->lines, read_line (place->report, in, place->depth));
}

static void
read_root (CptReport *self, CptDecoder *in, CptReportItem item, CptReportPeriod *period)
{
  CptDecoder root;

  if (!cpt_decoder_init_object (&root, in, cpt_report_item_get_member (item)))
    return;

  period->lines[item] = read_line (self, &root, 1);
  period->amounts[item] = period->lines[item]->amount;
  cpt_decoder_finish (&root, NULL);
}

static void
read_dates (CptReport *self, CptDecoder *in, CptReportPeriod *period)
{
  if (self->kind == CPT_REPORT_BALANCE_SHEET)
    {
      cpt_month_parse_date (cpt_decoder_optional_string (in, "date"), &period->to);
      return;
    }

  cpt_month_parse_date (cpt_decoder_optional_string (in, "fromDate"), &period->from);
  cpt_month_parse_date (cpt_decoder_optional_string (in, "toDate"), &period->to);
}

static void
read_period (CptDecoder *in, gpointer user_data)
{
  CptReport *self = user_data;
  CptReportPeriod *period = g_new0 (CptReportPeriod, 1);

  g_ptr_array_add (self->periods, period);
  read_dates (self, in, period);
  for (CptReportItem item = 0; item < CPT_N_REPORT_ITEMS; item++)
    {
      if (cpt_report_item_get_kind (item) != self->kind)
        continue;

      if (cpt_report_item_has_lines (item))
        read_root (self, in, item, period);
      else
        period->amounts[item] = read_amount (self, in, cpt_report_item_get_member (item));
    }
}

/* Newest first, whatever came; those of which the day is not known, last. */
static int
compare_periods (gconstpointer a, gconstpointer b)
{
  const CptReportPeriod *first = *(const CptReportPeriod *const *) a;
  const CptReportPeriod *second = *(const CptReportPeriod *const *) b;

  if (!g_date_valid (&first->to) || !g_date_valid (&second->to))
    return (int) g_date_valid (&second->to) - (int) g_date_valid (&first->to);

  return g_date_compare (&second->to, &first->to);
}

static void
cpt_report_finalize (GObject *object)
{
  CptReport *self = CPT_REPORT (object);

  g_clear_pointer (&self->currency, g_free);
  g_clear_pointer (&self->basis, g_free);
  g_clear_pointer (&self->periods, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);

  G_OBJECT_CLASS (cpt_report_parent_class)->finalize (object);
}

static void
cpt_report_class_init (CptReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_report_finalize;
}

static void
cpt_report_init (CptReport *self)
{
  self->periods = g_ptr_array_new_with_free_func ((GDestroyNotify) period_free);
  self->texts = g_string_chunk_new (4096);
}

static void
read_report (CptReport *self, CptDecoder *in)
{
  const char *currency = cpt_decoder_optional_string (in, "currency");

  if (currency != NULL && *currency != '\0' && g_ascii_strcasecmp (currency, NO_CURRENCY) != 0)
    self->currency = g_ascii_strup (currency, -1);
  self->basis = g_strdup (cpt_decoder_optional_string (in, "reportBasis"));
  cpt_decoder_visit_objects (in, "reports", read_period, self);
  g_ptr_array_sort (self->periods, compare_periods);
}

/**
 * cpt_report_new_from_json:
 * @kind: which report it is: its JSON does not say
 * @json: as the platform sent it
 *
 * Returns: (transfer full) (nullable): an immutable value, for any thread; %NULL with CPT_ERROR_MALFORMED
 */
CptReport *
cpt_report_new_from_json (CptReportKind kind, GBytes *json, GError **error)
{
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (json, error);
  g_autoptr (CptReport) self = NULL;
  CptDecoder in;

  if (document == NULL)
    return NULL;

  self = g_object_new (CPT_TYPE_REPORT, NULL);
  self->kind = kind;
  cpt_decoder_init (&in, cpt_json_document_get_root (document));
  read_report (self, &in);

  return cpt_decoder_finish (&in, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cpt_report_get_kind:
 *
 * Returns: which report it is
 */
CptReportKind
cpt_report_get_kind (CptReport *self)
{
  g_return_val_if_fail (CPT_IS_REPORT (self), CPT_REPORT_PROFIT_AND_LOSS);

  return self->kind;
}

/**
 * cpt_report_get_currency:
 *
 * Returns: (transfer none) (nullable): ISO 4217 code of its amounts; %NULL when the accounting package gives none
 */
const char *
cpt_report_get_currency (CptReport *self)
{
  g_return_val_if_fail (CPT_IS_REPORT (self), NULL);

  return self->currency;
}

/**
 * cpt_report_get_basis:
 *
 * Returns: (transfer none) (nullable): "Accrual", "Cash", or what the platform wrote; a balance sheet has none
 */
const char *
cpt_report_get_basis (CptReport *self)
{
  g_return_val_if_fail (CPT_IS_REPORT (self), NULL);

  return self->basis;
}

/**
 * cpt_report_get_n_periods:
 *
 * Returns: how many periods there are, which may be none
 */
guint
cpt_report_get_n_periods (CptReport *self)
{
  g_return_val_if_fail (CPT_IS_REPORT (self), 0);

  return self->periods->len;
}

/**
 * cpt_report_get_period:
 * @position: from 0, the newest, on
 *
 * Returns: (transfer none): the period
 */
const CptReportPeriod *
cpt_report_get_period (CptReport *self, guint position)
{
  g_return_val_if_fail (CPT_IS_REPORT (self), NULL);
  g_return_val_if_fail (position < self->periods->len, NULL);

  return g_ptr_array_index (self->periods, position);
}

/**
 * cpt_report_find_month:
 * @month: a month, of a report whose periods are months
 *
 * Returns: (transfer none) (nullable): the newest period that ends in @month; %NULL when the report has none
 */
const CptReportPeriod *
cpt_report_find_month (CptReport *self, CptMonth month)
{
  g_return_val_if_fail (CPT_IS_REPORT (self), NULL);

  for (guint i = 0; i < self->periods->len; i++)
    {
      const CptReportPeriod *period = g_ptr_array_index (self->periods, i);

      if (cpt_month_of_date (&period->to) == month)
        return period;
    }

  return NULL;
}
