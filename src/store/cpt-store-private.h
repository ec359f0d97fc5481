/* cpt-store-private.h — what the folder's own files ask of the store.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-company-writer-private.h"
#include "cpt-complete-read-private.h"
#include "cpt-store-thread-private.h"
#include "cpt-store.h"

G_BEGIN_DECLS

/* A deletion can be taken back for so long after its confirmation. */
#define CPT_STORE_HOLD (8 * G_TIME_SPAN_SECOND)

/**
 * CptStoreAnswers:
 * @CPT_STORE_ANSWERS_HISTORY: by reads and writes
 * @CPT_STORE_ANSWERS_DATA_STATUS: by companies
 * @CPT_STORE_ANSWERS_SETTINGS: by companies
 *
 * The answers of the platform, other than companies, that an older one never overwrites.
 */
typedef enum
{
  CPT_STORE_ANSWERS_HISTORY,
  CPT_STORE_ANSWERS_DATA_STATUS,
  CPT_STORE_ANSWERS_SETTINGS,
} CptStoreAnswers;
#define CPT_N_STORE_ANSWERS (CPT_STORE_ANSWERS_SETTINGS + 1)

void cpt_store_submit_write (CptStore *self, CptStoreLane lane, GTask *task, CptStoreFunc func);
CptStoreThread *cpt_store_get_writer (CptStore *self);
void cpt_store_submit_read (CptStore *self, GTask *task, CptStoreFunc func);
void cpt_store_submit_build (CptStore *self, GTask *task, CptStoreFunc func);
sqlite3 *cpt_store_open_main_reader (CptStore *self);
void cpt_store_changed (CptStore *self, CptStoreChange change);
void cpt_store_company_changed (CptStore *self, const char *company_id, CptStoreChange change);
gint64 cpt_store_take_clock_shift (CptStore *self);
gint64 cpt_store_next_sequence (CptStore *self);
gint64 cpt_store_get_sequence (CptStore *self);
CptCompanyWriter *cpt_store_get_company_writer (CptStore *self);
CptCompleteRead *cpt_store_get_complete_read (CptStore *self);
CptGuards *cpt_store_get_guards (CptStore *self, CptStoreAnswers answers);
GVariant *cpt_store_get_meta (CptStore *self, const char *key);
void cpt_store_set_meta (CptStore *self, const char *key, GVariant *value);

G_END_DECLS
