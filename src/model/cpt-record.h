/* cpt-record.h — one record of a company's data, of whatever type: an invoice, a customer, an account…
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "cpt-json-document.h"

G_BEGIN_DECLS

/**
 * CptRecordKind:
 * @CPT_RECORD_KIND_NOTHING: null or absent
 * @CPT_RECORD_KIND_DATE: a day of the business, which has no time zone
 * @CPT_RECORD_KIND_TIME: a moment
 * @CPT_RECORD_KIND_REFERENCE: another record, by its name
 * @CPT_RECORD_KIND_LIST: an array
 * @CPT_RECORD_KIND_OBJECT: anything else with members
 *
 * What a member is to a person.
 */
typedef enum
{
  CPT_RECORD_KIND_NOTHING,
  CPT_RECORD_KIND_TEXT,
  CPT_RECORD_KIND_NUMBER,
  CPT_RECORD_KIND_AMOUNT,
  CPT_RECORD_KIND_DATE,
  CPT_RECORD_KIND_TIME,
  CPT_RECORD_KIND_BOOLEAN,
  CPT_RECORD_KIND_REFERENCE,
  CPT_RECORD_KIND_LIST,
  CPT_RECORD_KIND_OBJECT,
} CptRecordKind;

/**
 * CptRecordValue:
 * @kind: what it is
 * @text: (nullable): a text, a number or a date as it was written; the name of what is referred to
 * @currency: (nullable): ISO 4217, of an amount
 * @time: microseconds UTC, of a date (its midnight in UTC) or a moment
 * @is_true: of a boolean
 * @n_items: of a list or an object
 * @node: (nullable): where it stands in the JSON
 * @name_member: (nullable): which member of a reference has its name
 *
 * A member of a record. Its texts belong to the record.
 */
typedef struct
{
  CptRecordKind kind;
  const char *text;
  const char *currency;
  gint64 time;
  gboolean is_true;
  guint n_items;
  const CptJsonNode *node;
  const char *name_member;
} CptRecordValue;

#define CPT_TYPE_RECORD (cpt_record_get_type ())
G_DECLARE_FINAL_TYPE (CptRecord, cpt_record, CPT, RECORD, GObject)

CptRecord *cpt_record_new (const char *json, gsize length, GError **error);
GBytes *cpt_record_get_json (CptRecord *self);
const CptJsonNode *cpt_record_get_root (CptRecord *self);
const char *cpt_record_get_id (CptRecord *self);
char *cpt_record_dup_key (CptRecord *self);
gint64 cpt_record_get_modified (CptRecord *self);
gboolean cpt_record_is_deleted (CptRecord *self);
void cpt_record_get (CptRecord *self, const char *path, CptRecordValue *value);
void cpt_record_value_read (CptRecordValue *self, const CptJsonNode *node, const char *name, const char *currency);
const char *cpt_record_find_currency (const CptJsonNode *object);

G_END_DECLS
