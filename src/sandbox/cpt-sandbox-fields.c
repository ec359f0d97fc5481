/* cpt-sandbox-fields.c — where the members of a record go: into an answer, or into the hands of a query.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-fields-private.h"

#include "cpt-sandbox-json-private.h"
#include "cpt-sandbox-time-private.h"

#define DATE_LENGTH 10

void
cpt_sandbox_fields_begin_object (CptSandboxFields *self, const char *name)
{
  if (self->out != NULL)
    cpt_sandbox_json_begin_object (self->out, name);

  if (name != NULL && self->depth == 0)
    g_string_append_printf (self->path, "%s.", name);
}

/**
 * cpt_sandbox_fields_end_object:
 *
 * Ends the object that was begun last; one without a name only within an array, or around everything.
 */
void
cpt_sandbox_fields_end_object (CptSandboxFields *self)
{
  const char *dot;

  if (self->out != NULL)
    cpt_sandbox_json_end_object (self->out);

  if (self->depth > 0 || self->path->len == 0)
    return;

  g_string_truncate (self->path, self->path->len - 1);
  dot = strrchr (self->path->str, '.');
  g_string_truncate (self->path, dot != NULL ? (gsize) (dot - self->path->str) + 1 : 0);
}

/**
 * cpt_sandbox_fields_begin_array:
 *
 * Returns: whether anybody looks at what is in it; if not, it may be left empty
 */
gboolean
cpt_sandbox_fields_begin_array (CptSandboxFields *self, const char *name)
{
  if (self->out != NULL)
    cpt_sandbox_json_begin_array (self->out, name);

  self->depth++;

  return self->out != NULL;
}

void
cpt_sandbox_fields_end_array (CptSandboxFields *self)
{
  if (self->out != NULL)
    cpt_sandbox_json_end_array (self->out);

  self->depth--;
}

/* Returns: whether the value of this member is what is looked for. */
static gboolean
visit (CptSandboxFields *self, const char *name, CptSandboxKind kind)
{
  if (self->depth > 0)
    return FALSE;

  if (self->properties != NULL)
    {
      CptSandboxProperty property = { g_strconcat (self->path->str, name, NULL), kind, FALSE };

      g_ptr_array_add (self->names, (gpointer) property.name);
      g_array_append_val (self->properties, property);
    }

  return self->wanted != NULL && g_ascii_strncasecmp (self->wanted, self->path->str, self->path->len) == 0 &&
         g_ascii_strcasecmp (self->wanted + self->path->len, name) == 0;
}

static void
take_number (CptSandboxFields *self, gint64 number)
{
  self->value.number = number;
  self->is_found = TRUE;
}

/**
 * cpt_sandbox_fields_text:
 * @value: (nullable): %NULL is null
 */
void
cpt_sandbox_fields_text (CptSandboxFields *self, const char *name, const char *value)
{
  if (self->out != NULL)
    cpt_sandbox_json_string (self->out, name, value);

  if (!visit (self, name, CPT_SANDBOX_KIND_TEXT) || value == NULL)
    return;

  g_free (self->text);
  self->text = g_strdup (value);
  self->value.text = self->text;
  self->is_found = TRUE;
}

/**
 * cpt_sandbox_fields_amount:
 * @value: a number in ten-thousandths, written with two to four decimals
 */
void
cpt_sandbox_fields_amount (CptSandboxFields *self, const char *name, gint64 value)
{
  if (self->out != NULL && value % CPT_SANDBOX_CENT == 0)
    cpt_sandbox_json_cents (self->out, name, value / CPT_SANDBOX_CENT);
  else if (self->out != NULL)
    {
      g_autofree char *text = g_strdup_printf ("%s%" G_GINT64_FORMAT ".%04d", value < 0 ? "-" : "", ABS (value) / 10000,
                                               (int) (ABS (value) % 10000));

      cpt_sandbox_json_number (self->out, name, text);
    }

  if (visit (self, name, CPT_SANDBOX_KIND_NUMBER))
    take_number (self, value);
}

void
cpt_sandbox_fields_cents (CptSandboxFields *self, const char *name, gint64 value)
{
  cpt_sandbox_fields_amount (self, name, value * CPT_SANDBOX_CENT);
}

void
cpt_sandbox_fields_boolean (CptSandboxFields *self, const char *name, gboolean value)
{
  if (self->out != NULL)
    cpt_sandbox_json_boolean (self->out, name, value);

  if (visit (self, name, CPT_SANDBOX_KIND_BOOLEAN))
    take_number (self, value);
}

/* Null for never. */
static void
add_moment (CptSandboxFields *self, const char *name, gint64 ticks, const char *text)
{
  if (self->out != NULL)
    cpt_sandbox_json_string (self->out, name, ticks != 0 ? text : NULL);

  if (visit (self, name, CPT_SANDBOX_KIND_TIME) && ticks != 0)
    take_number (self, ticks);
}

/**
 * cpt_sandbox_fields_day:
 * @ticks: a moment, of which the day is written, without a zone; 0 is null
 */
void
cpt_sandbox_fields_day (CptSandboxFields *self, const char *name, gint64 ticks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->out != NULL)
    {
      cpt_sandbox_time_append (text, ticks);
      g_string_truncate (text, DATE_LENGTH);
      g_string_append (text, "T00:00:00");
    }

  add_moment (self, name, ticks - ticks % CPT_SANDBOX_TICKS_PER_DAY, text->str);
}

/**
 * cpt_sandbox_fields_time:
 * @ticks: a moment; 0 is null
 */
void
cpt_sandbox_fields_time (CptSandboxFields *self, const char *name, gint64 ticks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->out != NULL)
    cpt_sandbox_time_append (text, ticks);

  add_moment (self, name, ticks, text->str);
}

/**
 * cpt_sandbox_fields_reference:
 * @id: of another record
 * @label_name: the member that holds @label
 * @label: (nullable): what that record is called
 *
 * Adds a small object that names another record.
 */
void
cpt_sandbox_fields_reference (CptSandboxFields *self,
                              const char *name,
                              const char *id,
                              const char *label_name,
                              const char *label)
{
  cpt_sandbox_fields_begin_object (self, name);
  cpt_sandbox_fields_text (self, "id", id);
  cpt_sandbox_fields_text (self, label_name, label);
  cpt_sandbox_fields_end_object (self);
}
