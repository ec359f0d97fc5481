/* cpt-record-column.c — which columns a table of records has: those of what arrives.
 *
 * What the reference names for a type comes first, in its order; then what else there is, as it was met; last, what all
 * records have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-column.h"

#include "cpt-record-type.h"

#include <string.h>

#define MOST_SHOWN 8 /* a person chooses more */

/* What all records have stands last; whether one was deleted is shown otherwise. */
static const char *const last_names[] = { "id", "modifiedDate", "sourceModifiedDate", "supplementalData", NULL };
static const char *const hidden_names[] = { "metadata", NULL };

/* Shown only where somebody wants it: an amount says its currency. */
static const char *const unshown_names[] = { "currency", "note", NULL };

void
cpt_record_column_free (CptRecordColumn *self)
{
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

/**
 * cpt_record_column_is_comparable:
 *
 * Returns: whether records can be ordered and filtered by it
 */
gboolean
cpt_record_column_is_comparable (const CptRecordColumn *self)
{
  return self->kind != CPT_RECORD_KIND_NOTHING && self->kind != CPT_RECORD_KIND_LIST &&
         self->kind != CPT_RECORD_KIND_OBJECT;
}

/**
 * cpt_record_columns_find:
 * @columns: (element-type CptRecordColumn): any
 * @name: of a member
 *
 * Returns: (transfer none) (nullable): its column
 */
const CptRecordColumn *
cpt_record_columns_find (GPtrArray *columns, const char *name)
{
  for (guint i = 0; i < columns->len; i++)
    {
      const CptRecordColumn *column = g_ptr_array_index (columns, i);

      if (g_str_equal (column->name, name))
        return column;
    }

  return NULL;
}

static CptRecordColumn *
create (const char *name)
{
  CptRecordColumn *column = g_new0 (CptRecordColumn, 1);

  column->name = g_strdup (name);
  column->path = g_strdup (name);

  return column;
}

static void
learn (CptRecordColumn *column, const CptJsonNode *node)
{
  CptRecordValue value;

  if (column->kind != CPT_RECORD_KIND_NOTHING)
    return;

  cpt_record_value_read (&value, node, column->name, NULL);
  column->kind = value.kind;
  if (value.kind != CPT_RECORD_KIND_REFERENCE)
    return;

  g_free (column->path);
  column->path = g_strdup_printf ("%s.%s", column->name, value.name_member);
}

static void
meet (GPtrArray *met, CptRecord *record)
{
  const CptJsonNode *root = cpt_record_get_root (record);

  for (const CptJsonNode *node = cpt_json_node_first (root); node != NULL; node = cpt_json_node_next (root, node))
    {
      CptRecordColumn *column = (CptRecordColumn *) cpt_record_columns_find (met, node->name);

      if (column == NULL && !g_strv_contains (hidden_names, node->name))
        {
          column = create (node->name);
          g_ptr_array_add (met, column);
        }
      if (column != NULL)
        learn (column, node);
    }
}

/* Moves the column called @name, if there is one, from @met to the end of @columns. */
static CptRecordColumn *
take (GPtrArray *columns, GPtrArray *met, const char *name)
{
  for (guint i = 0; i < met->len; i++)
    if (g_str_equal (((CptRecordColumn *) g_ptr_array_index (met, i))->name, name))
      {
        CptRecordColumn *column = g_ptr_array_steal_index (met, i);

        g_ptr_array_add (columns, column);
        return column;
      }

  return NULL;
}

static void
take_preferred (GPtrArray *columns, GPtrArray *met, const char *data_type)
{
  const CptRecordType *type = cpt_record_type_find (data_type);
  g_auto (GStrv) names = g_strsplit (type != NULL ? type->columns : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      CptRecordColumn *column = take (columns, met, names[i]);

      if (column != NULL)
        column->is_shown = columns->len <= MOST_SHOWN && !g_strv_contains (unshown_names, names[i]);
    }
}

/* What nothing is preferred of shows what there is. */
static void
take_others (GPtrArray *columns, GPtrArray *met)
{
  gboolean is_shown = columns->len == 0;

  for (guint i = 0; i < met->len;)
    {
      CptRecordColumn *column = g_ptr_array_index (met, i);

      if (g_strv_contains (last_names, column->name))
        {
          i++;
          continue;
        }

      g_ptr_array_add (columns, g_ptr_array_steal_index (met, i));
      column->is_shown = is_shown && columns->len <= MOST_SHOWN;
    }
}

/**
 * cpt_record_columns_derive:
 * @data_type: a key
 * @records: (element-type CptRecord): some of its records
 *
 * Returns: (transfer full) (element-type CptRecordColumn): the columns of all that they have
 */
GPtrArray *
cpt_record_columns_derive (const char *data_type, GPtrArray *records)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_record_column_free);
  g_autoptr (GPtrArray) met = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_record_column_free);

  for (guint i = 0; i < records->len; i++)
    meet (met, g_ptr_array_index (records, i));

  take_preferred (columns, met, data_type);
  take_others (columns, met);
  for (guint i = 0; last_names[i] != NULL; i++)
    take (columns, met, last_names[i]);

  return columns;
}

static void
add_usual (GPtrArray *shown, GPtrArray *columns)
{
  for (guint i = 0; i < columns->len; i++)
    if (((CptRecordColumn *) g_ptr_array_index (columns, i))->is_shown)
      g_ptr_array_add (shown, g_ptr_array_index (columns, i));

  if (shown->len == 0 && columns->len > 0)
    g_ptr_array_add (shown, g_ptr_array_index (columns, 0));
}

/**
 * cpt_record_columns_arrange:
 * @columns: (element-type CptRecordColumn): all there are; must outlive what is returned
 * @chosen: (nullable) (array zero-terminated=1): names of those that somebody chose, in their order; %NULL for none
 *
 * Returns: (transfer container) (element-type CptRecordColumn): those that are shown, in their order; never none where
 *   there are any
 */
GPtrArray *
cpt_record_columns_arrange (GPtrArray *columns, const char *const *chosen)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      const CptRecordColumn *column = cpt_record_columns_find (columns, chosen[i]);

      if (column != NULL)
        g_ptr_array_add (shown, (gpointer) column);
    }

  if (shown->len == 0)
    add_usual (shown, columns);

  return shown;
}
