/* cpt-record-filter.c — which records are wanted, in values: for the platform's query language, and for what was read.
 *
 * Section 1.5 of the platform reference. The language has no quotes, so what it takes for its own cannot be asked for;
 * it knows moments, not days, so a day is what lies between two of them. A clause on what a record has not is false,
 * but for "!=".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-filter.h"

#include <string.h>

#include "cpt-decimal.h"
#include "cpt-time.h"

#define QUERY_MAX 2047 /* characters, percent-encoded */

static const char *const operators[] = { "=", "!=", "~", ">", ">=", "<", "<=" };
G_STATIC_ASSERT (G_N_ELEMENTS (operators) == CPT_N_RECORD_COMPARISONS);

static const char *const own_marks[] = { "&&", "||", "{", "}" };

/**
 * cpt_record_clause_new:
 * @value: (not nullable): as CptRecordClause has it
 *
 * Returns: (transfer full): a condition
 */
CptRecordClause *
cpt_record_clause_new (const char *path, CptRecordKind kind, CptRecordComparison comparison, const char *value)
{
  CptRecordClause *self = g_new (CptRecordClause, 1);

  *self = (CptRecordClause){ g_strdup (path), kind, comparison, g_strstrip (g_strdup (value)) };

  return self;
}

void
cpt_record_clause_free (CptRecordClause *self)
{
  g_free (self->path);
  g_free (self->value);
  g_free (self);
}

/**
 * cpt_record_comparison_is_allowed:
 *
 * Returns: whether the platform compares such members so
 */
gboolean
cpt_record_comparison_is_allowed (CptRecordKind kind, CptRecordComparison comparison)
{
  switch (kind)
    {
    case CPT_RECORD_KIND_TEXT:
    case CPT_RECORD_KIND_REFERENCE:
      return comparison <= CPT_RECORD_CONTAINS;
    case CPT_RECORD_KIND_NUMBER:
    case CPT_RECORD_KIND_AMOUNT:
    case CPT_RECORD_KIND_DATE:
    case CPT_RECORD_KIND_TIME:
      return comparison != CPT_RECORD_CONTAINS;
    case CPT_RECORD_KIND_BOOLEAN:
      return comparison <= CPT_RECORD_NOT_EQUAL;
    case CPT_RECORD_KIND_NOTHING:
    case CPT_RECORD_KIND_LIST:
    case CPT_RECORD_KIND_OBJECT:
    default:
      return FALSE;
    }
}

/**
 * cpt_record_filter_new:
 *
 * Returns: (transfer full) (element-type CptRecordClause): a filter that lets everything pass
 */
GPtrArray *
cpt_record_filter_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_record_clause_free);
}

static gboolean
is_of_time (const CptRecordClause *clause)
{
  return clause->kind == CPT_RECORD_KIND_DATE || clause->kind == CPT_RECORD_KIND_TIME;
}

/* When the day that @clause names begins, or ends. Days of moments are those of @zone, days of dates are in none. */
static gint64
get_edge (const CptRecordClause *clause, GTimeZone *zone, gboolean is_end)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *midnight = g_strconcat (clause->value, "T00:00:00", NULL);
  g_autoptr (GDateTime) begin =
      g_date_time_new_from_iso8601 (midnight, clause->kind == CPT_RECORD_KIND_TIME && zone != NULL ? zone : utc);
  g_autoptr (GDateTime) edge = begin != NULL ? g_date_time_add_days (begin, is_end ? 1 : 0) : NULL;

  return edge != NULL ? g_date_time_to_unix (edge) * G_USEC_PER_SEC : CPT_TIME_UNKNOWN;
}

static char *
dup_edge (const CptRecordClause *clause, GTimeZone *zone, gboolean is_end)
{
  gint64 edge = get_edge (clause, zone, is_end);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (edge / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup (clause->value);
}

/* Spaces keep the platform from reading "a > =b" as "a >= b". */
static void
append_clause (GString *query, const char *path, const char *operator, const char * value)
{
  g_string_append_printf (query, "%s %s %s", path, operator, value);
}

static void
append_day (GString *query, const CptRecordClause *clause, GTimeZone *zone)
{
  g_autofree char *begin = dup_edge (clause, zone, FALSE);
  g_autofree char *end = dup_edge (clause, zone, TRUE);

  switch (clause->comparison)
    {
    case CPT_RECORD_EQUAL:
      append_clause (query, clause->path, ">=", begin);
      g_string_append (query, " && ");
      append_clause (query, clause->path, "<", end);
      break;
    case CPT_RECORD_NOT_EQUAL:
      append_clause (query, clause->path, "<", begin);
      g_string_append (query, " || ");
      append_clause (query, clause->path, ">=", end);
      break;
    case CPT_RECORD_MORE:
      append_clause (query, clause->path, ">=", end);
      break;
    case CPT_RECORD_AT_LEAST:
      append_clause (query, clause->path, ">=", begin);
      break;
    case CPT_RECORD_AT_MOST:
      append_clause (query, clause->path, "<", end);
      break;
    case CPT_RECORD_LESS:
    case CPT_RECORD_CONTAINS:
    default:
      append_clause (query, clause->path, "<", begin);
      break;
    }
}

/**
 * cpt_record_filter_dup_query:
 * @clauses: (element-type CptRecordClause): all hold
 * @zone: (nullable): in which the days of moments are; UTC without one
 *
 * Returns: (transfer full) (nullable): the same in the platform's query language, not percent-encoded; %NULL when
 *   everything passes
 */
char *
cpt_record_filter_dup_query (GPtrArray *clauses, GTimeZone *zone)
{
  g_autoptr (GString) query = NULL;

  if (clauses->len == 0)
    return NULL;

  query = g_string_new (NULL);
  for (guint i = 0; i < clauses->len; i++)
    {
      const CptRecordClause *clause = g_ptr_array_index (clauses, i);

      g_string_append (query, i > 0 ? " && {" : "{");
      if (is_of_time (clause))
        append_day (query, clause, zone);
      else
        append_clause (query, clause->path, operators[clause->comparison], clause->value);
      g_string_append_c (query, '}');
    }

  return g_string_free (g_steal_pointer (&query), FALSE);
}

/**
 * cpt_record_filter_is_sendable:
 * @clauses: (element-type CptRecordClause): a filter
 *
 * Returns: whether the query language can say it: it has no quotes, and a length that it may have
 */
gboolean
cpt_record_filter_is_sendable (GPtrArray *clauses)
{
  g_autofree char *query = cpt_record_filter_dup_query (clauses, NULL);
  g_autofree char *escaped = query != NULL ? g_uri_escape_string (query, NULL, FALSE) : NULL;

  for (guint i = 0; i < clauses->len; i++)
    {
      const CptRecordClause *clause = g_ptr_array_index (clauses, i);

      if (*clause->value == '\0')
        return FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (own_marks); j++)
        if (strstr (clause->value, own_marks[j]) != NULL)
          return FALSE;
    }

  return escaped == NULL || strlen (escaped) <= QUERY_MAX;
}

static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *fold_a = g_utf8_casefold (a, -1);
  g_autofree char *fold_b = g_utf8_casefold (b, -1);

  return strcmp (fold_a, fold_b);
}

static gboolean
contains (const char *text, const char *part)
{
  g_autofree char *fold = g_utf8_casefold (text, -1);
  g_autofree char *fold_part = g_utf8_casefold (part, -1);

  return strstr (fold, fold_part) != NULL;
}

static gboolean
holds (CptRecordComparison comparison, int difference)
{
  switch (comparison)
    {
    case CPT_RECORD_EQUAL:
      return difference == 0;
    case CPT_RECORD_NOT_EQUAL:
      return difference != 0;
    case CPT_RECORD_MORE:
      return difference > 0;
    case CPT_RECORD_AT_LEAST:
      return difference >= 0;
    case CPT_RECORD_LESS:
      return difference < 0;
    case CPT_RECORD_AT_MOST:
      return difference <= 0;
    case CPT_RECORD_CONTAINS:
    default:
      return FALSE;
    }
}

static int
compare_to_day (const CptRecordClause *clause, GTimeZone *zone, gint64 time)
{
  if (time < get_edge (clause, zone, FALSE))
    return -1;

  return time >= get_edge (clause, zone, TRUE) ? 1 : 0;
}

static gboolean
clause_matches (const CptRecordClause *clause, GTimeZone *zone, CptRecord *record)
{
  CptRecordValue value;

  cpt_record_get (record, clause->path, &value);
  switch (value.kind)
    {
    case CPT_RECORD_KIND_TEXT:
    case CPT_RECORD_KIND_REFERENCE:
      return clause->comparison == CPT_RECORD_CONTAINS
                 ? contains (value.text, clause->value)
                 : holds (clause->comparison, compare_texts (value.text, clause->value));
    case CPT_RECORD_KIND_NUMBER:
    case CPT_RECORD_KIND_AMOUNT:
      return holds (clause->comparison, cpt_decimal_compare (value.text, clause->value));
    case CPT_RECORD_KIND_DATE:
    case CPT_RECORD_KIND_TIME:
      return holds (clause->comparison, compare_to_day (clause, zone, value.time));
    case CPT_RECORD_KIND_BOOLEAN:
      return holds (clause->comparison, g_ascii_strcasecmp (value.is_true ? "true" : "false", clause->value));
    case CPT_RECORD_KIND_NOTHING:
    case CPT_RECORD_KIND_LIST:
    case CPT_RECORD_KIND_OBJECT:
    default:
      return clause->comparison == CPT_RECORD_NOT_EQUAL;
    }
}

/**
 * cpt_record_filter_matches:
 * @clauses: (element-type CptRecordClause): a filter
 * @zone: (nullable): in which the days of moments are; UTC without one
 *
 * Returns: whether @record passes, as it would on the platform
 */
gboolean
cpt_record_filter_matches (GPtrArray *clauses, GTimeZone *zone, CptRecord *record)
{
  for (guint i = 0; i < clauses->len; i++)
    if (!clause_matches (g_ptr_array_index (clauses, i), zone, record))
      return FALSE;

  return TRUE;
}

/**
 * cpt_record_value_compare:
 *
 * Returns: less than, equal to or more than zero, as @a comes before, with or after @b; neither is nothing
 */
int
cpt_record_value_compare (const CptRecordValue *a, const CptRecordValue *b)
{
  if (a->kind == CPT_RECORD_KIND_BOOLEAN && b->kind == CPT_RECORD_KIND_BOOLEAN)
    return (a->is_true ? 1 : 0) - (b->is_true ? 1 : 0);

  if (a->time != CPT_TIME_UNKNOWN && b->time != CPT_TIME_UNKNOWN)
    return a->time < b->time ? -1 : a->time > b->time;

  if (a->kind == b->kind && (a->kind == CPT_RECORD_KIND_NUMBER || a->kind == CPT_RECORD_KIND_AMOUNT))
    return cpt_decimal_compare (a->text, b->text);

  return compare_texts (a->text != NULL ? a->text : "", b->text != NULL ? b->text : "");
}

/**
 * cpt_record_query_new:
 * @clauses: (element-type CptRecordClause): copied
 * @order_by: a path, with "-" before it for descending
 * @zone: (nullable): in which the days of moments are; UTC without one
 *
 * Returns: (transfer full): which records, and in which order
 */
CptRecordQuery *
cpt_record_query_new (GPtrArray *clauses, const char *order_by, GTimeZone *zone)
{
  CptRecordQuery *self = g_new0 (CptRecordQuery, 1);

  self->clauses = cpt_record_filter_new ();
  for (guint i = 0; i < clauses->len; i++)
    {
      const CptRecordClause *clause = g_ptr_array_index (clauses, i);

      g_ptr_array_add (self->clauses,
                       cpt_record_clause_new (clause->path, clause->kind, clause->comparison, clause->value));
    }
  self->order_by = g_strdup (order_by);
  self->zone = zone != NULL ? g_time_zone_ref (zone) : g_time_zone_new_utc ();

  return self;
}

CptRecordQuery *
cpt_record_query_copy (const CptRecordQuery *self)
{
  return cpt_record_query_new (self->clauses, self->order_by, self->zone);
}

void
cpt_record_query_free (CptRecordQuery *self)
{
  g_ptr_array_unref (self->clauses);
  g_free (self->order_by);
  g_time_zone_unref (self->zone);
  g_free (self);
}
