/* cpt-print-document.h — what stands on paper: a head, a table, remarks, a chart; all of it in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-chart-data.h"

G_BEGIN_DECLS

/**
 * CptPrintRow:
 * @name: (owned): its first cell
 * @cells: (owned): the others, as many as there are columns
 * @depth: how far @name stands in
 * @is_strong: whether it is bold
 * @has_rule: whether there is a line above it
 *
 * A row of a table.
 */
typedef struct
{
  char *name;
  GStrv cells;
  guint depth;
  gboolean is_strong;
  gboolean has_rule;
} CptPrintRow;

/**
 * CptPrintDocument:
 * @title: (owned): the company
 * @subtitle: (owned): what it is, and of when
 * @about: (owned) (nullable): currency, date
 * @columns: (owned): their titles
 * @rows: (owned) (element-type CptPrintRow): the table
 * @remarks: (owned) (nullable): below the head of the first page
 * @chart: (owned) (nullable): below the table
 * @chart_names: (owned) (nullable): of what it shows, by CptChartSeries
 *
 * What stands on paper.
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *about;
  GStrv columns;
  GPtrArray *rows;
  char *remarks;
  CptChartData *chart;
  GStrv chart_names;
} CptPrintDocument;

CptPrintDocument *cpt_print_document_new (void);
void cpt_print_document_free (CptPrintDocument *self);
CptPrintRow *cpt_print_document_add_row (CptPrintDocument *self, const char *name, GStrv cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptPrintDocument, cpt_print_document_free)

G_END_DECLS
