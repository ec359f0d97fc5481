/* cpt-record-text.c — what records say, as a person reads it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-text.h"

#include "cpt-amount-text.h"
#include "cpt-amount.h"
#include "cpt-decimal.h"
#include "cpt-record-words.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define NO_BREAK "\u00A0"

/* With cents, or all that is finer. */
static char *
dup_amount (const CptRecordValue *value)
{
  gint64 amount = 0;
  g_autofree char *number =
      cpt_amount_parse (value->text, &amount) ? cpt_amount_text_new (amount) : cpt_decimal_dup_text (value->text);

  return value->currency != NULL ? g_strconcat (number, NO_BREAK, value->currency, NULL) : g_steal_pointer (&number);
}

/* A day of the business is the same day everywhere. */
static char *
dup_date (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  /* Translators: a date, for g_date_time_format(): "18 Aug 2026" */
  return date != NULL ? g_date_time_format (date, _ ("%-d %b %Y")) : g_strdup ("");
}

static char *
dup_count (guint n)
{
  /* Translators: how many things are in a list that is part of a record: "3 items" */
  return g_strdup_printf (ngettext ("%u item", "%u items", n), n);
}

/**
 * cpt_record_text_dup_value:
 * @name: of the member
 *
 * Returns: (transfer full): the value; empty for nothing
 */
char *
cpt_record_text_dup_value (const CptRecordValue *value, const char *name)
{
  switch (value->kind)
    {
    case CPT_RECORD_KIND_TEXT:
      return g_strdup (cpt_record_words_get_value (name, value->text));
    case CPT_RECORD_KIND_REFERENCE:
      return g_strdup (value->text);
    case CPT_RECORD_KIND_NUMBER:
      return cpt_decimal_dup_text (value->text);
    case CPT_RECORD_KIND_AMOUNT:
      return dup_amount (value);
    case CPT_RECORD_KIND_DATE:
      return dup_date (value->time);
    case CPT_RECORD_KIND_TIME:
      return cpt_time_text_exact (value->time);
    case CPT_RECORD_KIND_BOOLEAN:
      return g_strdup (value->is_true ? _ ("Yes") : _ ("No"));
    case CPT_RECORD_KIND_LIST:
    case CPT_RECORD_KIND_OBJECT:
      return dup_count (value->n_items);
    case CPT_RECORD_KIND_NOTHING:
    default:
      return g_strdup ("");
    }
}

/**
 * cpt_record_text_dup:
 *
 * Returns: (transfer full): what stands in @column; empty for nothing
 */
char *
cpt_record_text_dup (CptRecord *record, const CptRecordColumn *column)
{
  CptRecordValue value;

  cpt_record_get (record, column->name, &value);

  return cpt_record_text_dup_value (&value, column->name);
}

/**
 * cpt_record_text_dup_title:
 * @columns: (element-type CptRecordColumn): that are shown, in their order
 *
 * Returns: (transfer full): what a person calls the record: the first thing that it says
 */
char *
cpt_record_text_dup_title (CptRecord *record, GPtrArray *columns)
{
  const char *id = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *text = cpt_record_text_dup (record, g_ptr_array_index (columns, i));

      if (*text != '\0')
        return g_steal_pointer (&text);
    }

  id = cpt_record_get_id (record);

  return g_strdup (id != NULL ? id : "—");
}

/**
 * cpt_record_text_dup_spoken:
 * @columns: (element-type CptRecordColumn): that are shown, in their order
 *
 * Returns: (transfer full): the row, read out
 */
char *
cpt_record_text_dup_spoken (CptRecord *record, GPtrArray *columns)
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (columns, i);
      g_autofree char *text = cpt_record_text_dup (record, column);

      if (*text != '\0')
        /* Translators: a column of a table and what stands in it, read out: "Status: Paid" */
        g_string_append_printf (spoken, _ ("%s: %s"), cpt_record_words_get_member (column->name), text);
      if (*text != '\0')
        g_string_append (spoken, ", ");
    }
  if (cpt_record_is_deleted (record))
    g_string_append (spoken, _ ("deleted at the source"));
  else if (spoken->len > 0)
    g_string_truncate (spoken, spoken->len - strlen (", "));

  return g_string_free (g_steal_pointer (&spoken), FALSE);
}

/**
 * cpt_record_text_is_at_end:
 *
 * Returns: whether such values stand at the end of their column, so that their digits are below each other
 */
gboolean
cpt_record_text_is_at_end (CptRecordKind kind)
{
  return kind == CPT_RECORD_KIND_AMOUNT || kind == CPT_RECORD_KIND_NUMBER || kind == CPT_RECORD_KIND_LIST;
}
