/* cpt-csv.c — a table as comma-separated text that spreadsheets and mail programs read alike.
 *
 * As RFC 4180 has it: commas, double quotes, lines that end in CR LF. UTF-8, and says so by its first character, or
 * spreadsheets would take it for something else. A text that a spreadsheet would take for a formula is told by an
 * apostrophe before it that it is a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-csv.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"
#define LINE_END "\r\n"

struct _CptCsv
{
  GString *text;
  gboolean is_row_begun;
};

/**
 * cpt_csv_new:
 *
 * Returns: (transfer full): a table without rows
 */
CptCsv *
cpt_csv_new (void)
{
  CptCsv *self = g_new0 (CptCsv, 1);

  self->text = g_string_new (BYTE_ORDER_MARK);

  return self;
}

/**
 * cpt_csv_new_plain:
 *
 * Returns: (transfer full): a table without rows, which does not say that it is UTF-8: for programs that know
 */
CptCsv *
cpt_csv_new_plain (void)
{
  CptCsv *self = g_new0 (CptCsv, 1);

  self->text = g_string_new (NULL);

  return self;
}

void
cpt_csv_free (CptCsv *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

static void
begin_cell (CptCsv *self)
{
  if (self->is_row_begun)
    g_string_append_c (self->text, ',');
  self->is_row_begun = TRUE;
}

static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL;
}

/* Every line end becomes CR LF. */
static void
append_quoted (GString *csv, const char *text)
{
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append (csv, "\"\"");
      else if (*text == '\n')
        g_string_append (csv, LINE_END);
      else if (*text != '\r' || text[1] != '\n')
        g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

/**
 * cpt_csv_add_text:
 * @text: (nullable): UTF-8; %NULL leaves the cell empty
 *
 * Adds a cell to the row. What looks like a formula is kept from being one.
 */
void
cpt_csv_add_text (CptCsv *self, const char *text)
{
  g_autofree char *safe = NULL;

  begin_cell (self);
  if (text == NULL)
    return;

  if (looks_like_formula (text))
    text = safe = g_strconcat ("'", text, NULL);

  if (strpbrk (text, ",\"\r\n") != NULL)
    append_quoted (self->text, text);
  else
    g_string_append (self->text, text);
}

/**
 * cpt_csv_add_number:
 *
 * Adds a cell to the row.
 */
void
cpt_csv_add_number (CptCsv *self, gint64 number)
{
  begin_cell (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

/**
 * cpt_csv_add_decimal:
 * @number: as JSON writes it
 *
 * Adds a cell to the row, with all digits of @number. One that begins with a minus is a number, and no formula.
 */
void
cpt_csv_add_decimal (CptCsv *self, const char *number)
{
  begin_cell (self);
  g_string_append (self->text, number);
}

/**
 * cpt_csv_end_row:
 *
 * What is added after it stands in the next row.
 */
void
cpt_csv_end_row (CptCsv *self)
{
  g_string_append (self->text, LINE_END);
  self->is_row_begun = FALSE;
}

/**
 * cpt_csv_take:
 *
 * Returns: (transfer full): what was added since it was last taken: the next part of the file
 */
GBytes *
cpt_csv_take (CptCsv *self)
{
  GBytes *bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));

  self->text = g_string_new (NULL);

  return bytes;
}

/**
 * cpt_csv_free_to_bytes:
 * @self: (transfer full): a table
 *
 * Returns: (transfer full): all of it, as it is to be in the file
 */
GBytes *
cpt_csv_free_to_bytes (CptCsv *self)
{
  GBytes *bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));

  cpt_csv_free (self);

  return bytes;
}
