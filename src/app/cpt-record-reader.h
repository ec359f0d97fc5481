/* cpt-record-reader.h — one list of records: what was kept at once, then the platform's pages as they are looked at.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record-list.h"
#include "cpt-sync.h"

G_BEGIN_DECLS

/**
 * CptRecordSituation:
 * @is_loaded: something is known of what was asked for
 * @is_asking: the platform is being asked
 * @is_kept: what is shown was found among what was kept, not by the platform
 * @n_found: records that the query lets pass
 * @n_kept: records of the list that were read and are there
 * @total: how many the platform has, of all; −1 when it did not say yet
 * @asked_at: microseconds UTC when it was asked last; CPT_TIME_UNKNOWN for never
 * @error: (nullable) (not owned): why it could not be asked, or the store not read
 *
 * What there is to say of a list of records.
 */
typedef struct
{
  gboolean is_loaded;
  gboolean is_asking;
  gboolean is_kept;
  guint n_found;
  guint n_kept;
  gint64 total;
  gint64 asked_at;
  const GError *error;
} CptRecordSituation;

/* Signals: "changed": the situation is another one; "columns-changed": there are columns that were not there. */
#define CPT_TYPE_RECORD_READER (cpt_record_reader_get_type ())
G_DECLARE_FINAL_TYPE (CptRecordReader, cpt_record_reader, CPT, RECORD_READER, GObject)

CptRecordReader *cpt_record_reader_new (CptStore *store, CptSync *sync);
void cpt_record_reader_open (CptRecordReader *self, const CptRecordPlace *place, const CptRecordQuery *query);
void cpt_record_reader_ask_again (CptRecordReader *self);
const CptRecordPlace *cpt_record_reader_get_place (CptRecordReader *self);
const CptRecordQuery *cpt_record_reader_get_query (CptRecordReader *self);
CptRecordList *cpt_record_reader_get_list (CptRecordReader *self);
GPtrArray *cpt_record_reader_get_columns (CptRecordReader *self);
GPtrArray *cpt_record_reader_get_samples (CptRecordReader *self);
char **cpt_record_reader_list_values (CptRecordReader *self, const char *name);
CptRecordSituation cpt_record_reader_get_situation (CptRecordReader *self);

G_END_DECLS
