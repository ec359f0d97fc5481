/* cpt-record-outline.c — all of a record, line by line, as a person reads it.
 *
 * What holds more than one thing is a line without text, and what it holds follows it, deeper. What says nothing is
 * left out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record-outline.h"

#include "cpt-record-text.h"
#include "cpt-record-words.h"

#include <glib/gi18n.h>

#define MOST_LINES 5000 /* of what a stranger sends */

struct _CptRecordLine
{
  GObject parent_instance;

  char *label;
  char *text; /* (nullable): a heading */
  guint depth;
};

G_DEFINE_FINAL_TYPE (CptRecordLine, cpt_record_line, G_TYPE_OBJECT)

/* Where lines go. */
typedef struct
{
  GListStore *lines;
  guint depth;
} Outline;

static void
cpt_record_line_finalize (GObject *object)
{
  CptRecordLine *self = CPT_RECORD_LINE (object);

  g_free (self->label);
  g_free (self->text);

  G_OBJECT_CLASS (cpt_record_line_parent_class)->finalize (object);
}

static void
cpt_record_line_class_init (CptRecordLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_line_finalize;
}

static void
cpt_record_line_init (CptRecordLine *self)
{
}

/**
 * cpt_record_line_get_label:
 *
 * Returns: (transfer none): what the line is of
 */
const char *
cpt_record_line_get_label (CptRecordLine *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_LINE (self), NULL);

  return self->label;
}

/**
 * cpt_record_line_get_text:
 *
 * Returns: (transfer none) (nullable): what it says; %NULL for the heading of the deeper lines that follow
 */
const char *
cpt_record_line_get_text (CptRecordLine *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_LINE (self), NULL);

  return self->text;
}

/**
 * cpt_record_line_get_depth:
 *
 * Returns: how deep it stands, 0 for what the record itself says
 */
guint
cpt_record_line_get_depth (CptRecordLine *self)
{
  g_return_val_if_fail (CPT_IS_RECORD_LINE (self), 0);

  return self->depth;
}

/* Takes @text. */
static void
add (Outline *outline, const char *label, char *text)
{
  g_autoptr (CptRecordLine) line = g_object_new (CPT_TYPE_RECORD_LINE, NULL);

  line->label = g_strdup (label);
  line->text = text;
  line->depth = outline->depth;
  g_list_store_append (outline->lines, line);
}

static void add_members (Outline *outline, const CptJsonNode *object, const char *currency);

static void
add_value (Outline *outline, const CptJsonNode *node, const char *label, const char *name, const char *currency);

static void
add_elements (Outline *outline, const CptJsonNode *array, const char *name, const char *currency)
{
  guint n = 0;

  for (const CptJsonNode *node = cpt_json_node_first (array); node != NULL; node = cpt_json_node_next (array, node))
    {
      /* Translators: which thing in a list, that is part of a record: "2." */
      g_autofree char *label = g_strdup_printf (_ ("%u."), ++n);

      add_value (outline, node, label, name, currency);
    }
}

static void
add_value (Outline *outline, const CptJsonNode *node, const char *label, const char *name, const char *currency)
{
  CptRecordValue value;

  if (g_list_model_get_n_items (G_LIST_MODEL (outline->lines)) >= MOST_LINES)
    return;

  cpt_record_value_read (&value, node, name, currency);
  if (value.kind == CPT_RECORD_KIND_NOTHING || (value.kind == CPT_RECORD_KIND_TEXT && *value.text == '\0') ||
      (value.n_items == 0 && (value.kind == CPT_RECORD_KIND_LIST || value.kind == CPT_RECORD_KIND_OBJECT)))
    return;

  if (value.kind != CPT_RECORD_KIND_LIST && value.kind != CPT_RECORD_KIND_OBJECT)
    {
      add (outline, label, cpt_record_text_dup_value (&value, name));
      return;
    }

  add (outline, label, NULL);
  outline->depth++;
  if (value.kind == CPT_RECORD_KIND_LIST)
    add_elements (outline, node, name, currency);
  else
    add_members (outline, node, currency);
  outline->depth--;
}

static void
add_members (Outline *outline, const CptJsonNode *object, const char *currency)
{
  const char *own = cpt_record_find_currency (object);

  for (const CptJsonNode *node = cpt_json_node_first (object); node != NULL; node = cpt_json_node_next (object, node))
    add_value (outline, node, cpt_record_words_get_member (node->name), node->name, own != NULL ? own : currency);
}

/**
 * cpt_record_outline_new:
 *
 * Returns: (transfer full): a list of CptRecordLine
 */
GListModel *
cpt_record_outline_new (CptRecord *record)
{
  Outline outline = { .lines = g_list_store_new (CPT_TYPE_RECORD_LINE) };

  add_members (&outline, cpt_record_get_root (record), NULL);

  return G_LIST_MODEL (outline.lines);
}
