/* cpt-csv.h — a table as comma-separated text that spreadsheets and mail programs read alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CptCsv CptCsv;

CptCsv *cpt_csv_new (void);
CptCsv *cpt_csv_new_plain (void);
void cpt_csv_free (CptCsv *self);
void cpt_csv_add_text (CptCsv *self, const char *text);
void cpt_csv_add_number (CptCsv *self, gint64 number);
void cpt_csv_add_decimal (CptCsv *self, const char *number);
void cpt_csv_end_row (CptCsv *self);
GBytes *cpt_csv_take (CptCsv *self);
GBytes *cpt_csv_free_to_bytes (CptCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptCsv, cpt_csv_free)

G_END_DECLS
