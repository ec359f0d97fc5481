/* cpt-report.h — a financial report of a company: its periods, newest first, and their lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "cpt-amount.h"
#include "cpt-month.h"
#include "cpt-report-item.h"

G_BEGIN_DECLS

/* Deeper lines are not a report (section 2.12: four levels were seen). */
#define CPT_REPORT_MAX_DEPTH 64

typedef struct _CptReportLine CptReportLine;

/**
 * CptReportLine:
 * @name: (nullable): as the accounting package calls it; may be empty
 * @account_id: (nullable): free text, on lines that are an account
 * @amount: its amount
 * @items: (nullable) (element-type CptReportLine): the lines below it
 *
 * A line of a report, for reading only; it lives as long as its report.
 */
struct _CptReportLine
{
  const char *name;
  const char *account_id;
  CptAmount amount;
  GPtrArray *items;
};

/**
 * CptReportPeriod:
 * @from: its first day, not valid when a balance sheet has none
 * @to: its last day; a balance sheet's day
 * @lines: (element-type CptReportLine) (nullable): by CptReportItem; %NULL for numbers, and for what is absent
 * @amounts: by CptReportItem; of a line, its amount
 *
 * One period of a report, for reading only; it lives as long as its report.
 */
typedef struct
{
  GDate from;
  GDate to;
  CptReportLine *lines[CPT_N_REPORT_ITEMS];
  CptAmount amounts[CPT_N_REPORT_ITEMS];
} CptReportPeriod;

#define CPT_TYPE_REPORT (cpt_report_get_type ())
G_DECLARE_FINAL_TYPE (CptReport, cpt_report, CPT, REPORT, GObject)

CptReport *cpt_report_new_from_json (CptReportKind kind, GBytes *json, GError **error);
CptReportKind cpt_report_get_kind (CptReport *self);
const char *cpt_report_get_currency (CptReport *self);
const char *cpt_report_get_basis (CptReport *self);
guint cpt_report_get_n_periods (CptReport *self);
const CptReportPeriod *cpt_report_get_period (CptReport *self, guint position);
const CptReportPeriod *cpt_report_find_month (CptReport *self, CptMonth month);

G_END_DECLS
