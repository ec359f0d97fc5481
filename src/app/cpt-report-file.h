/* cpt-report-file.h — a statement as a file: a table for other programs, pages for people.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-print-document.h"
#include "cpt-report-words.h"

G_BEGIN_DECLS

/**
 * CptReportFile:
 * @table: (owned): what is written
 * @lines: (owned) (element-type guint): those of its tree
 * @negatives: how amounts below zero are written, on pages
 * @company: (owned): its name
 * @source: (owned) (nullable): the accounting software
 * @read: (owned): when the report was read, in words
 *
 * What is written; it may go to any thread.
 */
typedef struct
{
  CptReportTable *table;
  GArray *lines;
  CptReportNegatives negatives;
  char *company;
  char *source;
  char *read;
} CptReportFile;

CptReportFile *cpt_report_file_new (CptReportTable *table, GArray *lines, CptReportNegatives negatives);
void cpt_report_file_free (CptReportFile *self);
GBytes *cpt_report_file_write_csv (CptReportFile *self, gboolean is_marked);
CptPrintDocument *cpt_report_file_new_document (CptReportFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptReportFile, cpt_report_file_free)

G_END_DECLS
