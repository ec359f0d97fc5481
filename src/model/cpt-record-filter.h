/* cpt-record-filter.h — which records are wanted, in values: for the platform's query language, and for what was read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-record.h"

G_BEGIN_DECLS

/**
 * CptRecordComparison:
 *
 * How a member is compared.
 */
typedef enum
{
  CPT_RECORD_EQUAL,
  CPT_RECORD_NOT_EQUAL,
  CPT_RECORD_CONTAINS,
  CPT_RECORD_MORE,
  CPT_RECORD_AT_LEAST,
  CPT_RECORD_LESS,
  CPT_RECORD_AT_MOST,
} CptRecordComparison;
#define CPT_N_RECORD_COMPARISONS (CPT_RECORD_AT_MOST + 1)

/**
 * CptRecordClause:
 * @path: of a member, with dots between
 * @kind: what the member is
 * @comparison: one that @kind allows
 * @value: a text; a number as JSON writes it; a day as YYYY-MM-DD; "true" or "false"
 *
 * One condition. A filter is a list of them, which all hold.
 */
typedef struct
{
  char *path;
  CptRecordKind kind;
  CptRecordComparison comparison;
  char *value;
} CptRecordClause;

/* What everything is shown in at first: the newest changes first. */
#define CPT_RECORD_USUAL_ORDER "-modifiedDate"

/**
 * CptRecordQuery:
 * @clauses: (element-type CptRecordClause): all hold
 * @order_by: a path, with "-" before it for descending
 * @zone: in which the days of moments are
 *
 * Which records, and in which order.
 */
typedef struct
{
  GPtrArray *clauses;
  char *order_by;
  GTimeZone *zone;
} CptRecordQuery;

CptRecordClause *
cpt_record_clause_new (const char *path, CptRecordKind kind, CptRecordComparison comparison, const char *value);
void cpt_record_clause_free (CptRecordClause *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRecordClause, cpt_record_clause_free)
gboolean cpt_record_comparison_is_allowed (CptRecordKind kind, CptRecordComparison comparison);

GPtrArray *cpt_record_filter_new (void);
char *cpt_record_filter_dup_query (GPtrArray *clauses, GTimeZone *zone);
gboolean cpt_record_filter_is_sendable (GPtrArray *clauses);
gboolean cpt_record_filter_matches (GPtrArray *clauses, GTimeZone *zone, CptRecord *record);

CptRecordQuery *cpt_record_query_new (GPtrArray *clauses, const char *order_by, GTimeZone *zone);
CptRecordQuery *cpt_record_query_copy (const CptRecordQuery *self);
void cpt_record_query_free (CptRecordQuery *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptRecordQuery, cpt_record_query_free)

int cpt_record_value_compare (const CptRecordValue *a, const CptRecordValue *b);

G_END_DECLS
