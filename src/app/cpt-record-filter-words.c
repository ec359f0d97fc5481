/* cpt-record-filter-words.c — how records are compared, in words, and what is asked for again and again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-filter-words.h"

#include "cpt-data-type.h"

#include <glib/gi18n.h>

/* By CptRecordComparison. */
static const char *const of_texts[] = { NC_ ("comparison of a text", "is"), NC_ ("comparison of a text", "is not"),
                                        NC_ ("comparison of a text", "contains") };
static const char *const of_numbers[] = {
  NC_ ("comparison of a number", "is"),
  NC_ ("comparison of a number", "is not"),
  NULL,
  NC_ ("comparison of a number", "is more than"),
  NC_ ("comparison of a number", "is at least"),
  NC_ ("comparison of a number", "is less than"),
  NC_ ("comparison of a number", "is at most"),
};
static const char *const of_days[] = {
  NC_ ("comparison of a day", "is on"),
  NC_ ("comparison of a day", "is not on"),
  NULL,
  NC_ ("comparison of a day", "is after"),
  NC_ ("comparison of a day", "is on or after"),
  NC_ ("comparison of a day", "is before"),
  NC_ ("comparison of a day", "is on or before"),
};

/**
 * cpt_record_filter_words_get_comparison:
 * @comparison: one that @kind allows
 *
 * Returns: (transfer none): it in words
 */
const char *
cpt_record_filter_words_get_comparison (CptRecordKind kind, CptRecordComparison comparison)
{
  switch (kind)
    {
    case CPT_RECORD_KIND_NUMBER:
    case CPT_RECORD_KIND_AMOUNT:
      return g_dpgettext2 (NULL, "comparison of a number", of_numbers[comparison]);
    case CPT_RECORD_KIND_DATE:
    case CPT_RECORD_KIND_TIME:
      return g_dpgettext2 (NULL, "comparison of a day", of_days[comparison]);
    case CPT_RECORD_KIND_TEXT:
    case CPT_RECORD_KIND_REFERENCE:
    case CPT_RECORD_KIND_BOOLEAN:
    case CPT_RECORD_KIND_NOTHING:
    case CPT_RECORD_KIND_LIST:
    case CPT_RECORD_KIND_OBJECT:
    default:
      return g_dpgettext2 (NULL, "comparison of a text", of_texts[comparison]);
    }
}

static void
add_unpaid (GPtrArray *clauses, const char *today)
{
  g_ptr_array_add (clauses, cpt_record_clause_new ("amountDue", CPT_RECORD_KIND_AMOUNT, CPT_RECORD_MORE, "0"));
}

static void
add_overdue (GPtrArray *clauses, const char *today)
{
  add_unpaid (clauses, today);
  g_ptr_array_add (clauses, cpt_record_clause_new ("dueDate", CPT_RECORD_KIND_DATE, CPT_RECORD_LESS, today));
}

static void
add_kept (GPtrArray *clauses, const char *today)
{
  g_ptr_array_add (clauses,
                   cpt_record_clause_new ("metadata.isDeleted", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_NOT_EQUAL, "true"));
}

static void
add_deleted (GPtrArray *clauses, const char *today)
{
  g_ptr_array_add (clauses,
                   cpt_record_clause_new ("metadata.isDeleted", CPT_RECORD_KIND_BOOLEAN, CPT_RECORD_EQUAL, "true"));
}

static const CptRecordPreset unpaid = { NC_ ("records", "Unpaid"), add_unpaid };
static const CptRecordPreset overdue = { NC_ ("records", "Overdue"), add_overdue };
static const CptRecordPreset kept = { NC_ ("records", "Not deleted"), add_kept };
static const CptRecordPreset deleted = { NC_ ("records", "Deleted at the source"), add_deleted };

/**
 * cpt_record_filter_words_list_presets:
 * @data_type: a key
 *
 * Returns: (transfer full) (element-type CptRecordPreset): what is asked for again and again among such records. Only
 *   accounting software says what was deleted.
 */
GPtrArray *
cpt_record_filter_words_list_presets (const char *data_type)
{
  GPtrArray *presets = g_ptr_array_new ();
  const CptDataType *type = cpt_data_type_find (data_type);

  if (g_str_equal (data_type, "invoices") || g_str_equal (data_type, "bills"))
    {
      g_ptr_array_add (presets, (gpointer) &unpaid);
      g_ptr_array_add (presets, (gpointer) &overdue);
    }
  if (type != NULL && type->source == CPT_DATA_SOURCE_ACCOUNTING && !g_str_equal (data_type, "company"))
    {
      g_ptr_array_add (presets, (gpointer) &kept);
      g_ptr_array_add (presets, (gpointer) &deleted);
    }

  return presets;
}
