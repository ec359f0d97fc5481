/* cpt-statement.c — a prepared statement: bound by name, first failure kept, a row apart from a failure.
 *
 * Binds return nothing: the first that fails is kept and comes out of the step. Columns that do not hold what is asked
 * for answer NULL, 0 or CPT_TIME_UNKNOWN, as SQLite's own accessors do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-statement-private.h"

#include "cpt-guid.h"
#include "cpt-sqlite-private.h"
#include "cpt-time.h"

typedef struct
{
  const char *name;
  int index;
} Parameter;

struct _CptStatement
{
  sqlite3_stmt *handle;
  GError *failure; /* (nullable): of the first bind that failed since the last reset */
  GArray *known;   /* Parameter: those bound so far, in the order of the first round */
  guint next;      /* of @known: what is likely to be bound next */
};

/**
 * cpt_statement_prepare:
 * @handle: of this thread
 * @sql: one statement
 *
 * Returns: (transfer full) (nullable): the statement, to be freed before @handle is closed; %NULL with @error set
 */
CptStatement *
cpt_statement_prepare (sqlite3 *handle, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  CptStatement *self = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      cpt_sqlite_set_error (error, handle);
      return NULL;
    }

  self = g_new0 (CptStatement, 1);
  self->handle = statement;
  self->known = g_array_new (FALSE, FALSE, sizeof (Parameter));

  return self;
}

void
cpt_statement_free (CptStatement *self)
{
  sqlite3_finalize (self->handle);
  g_clear_error (&self->failure);
  g_array_unref (self->known);
  g_free (self);
}

/* A statement is bound in the same order, with the same literals, each time: then this is one comparison. */
static int
find_parameter (CptStatement *self, const char *name)
{
  Parameter parameter = { name, 0 };

  for (guint i = 0; i < self->known->len; i++)
    {
      guint at = (self->next + i) % self->known->len;
      const Parameter *known = &g_array_index (self->known, Parameter, at);

      if (known->name == name)
        {
          self->next = at + 1;
          return known->index;
        }
    }

  parameter.index = sqlite3_bind_parameter_index (self->handle, name);
  if (parameter.index == 0)
    g_error ("No parameter %s in: %s", name, sqlite3_sql (self->handle));
  g_array_append_val (self->known, parameter);
  self->next = self->known->len;

  return parameter.index;
}

static void
keep_failure (CptStatement *self, int code)
{
  if (code != SQLITE_OK && self->failure == NULL)
    cpt_sqlite_set_error (&self->failure, sqlite3_db_handle (self->handle));
}

void
cpt_statement_bind_null (CptStatement *self, const char *name)
{
  keep_failure (self, sqlite3_bind_null (self->handle, find_parameter (self, name)));
}

void
cpt_statement_bind_int64 (CptStatement *self, const char *name, gint64 value)
{
  keep_failure (self, sqlite3_bind_int64 (self->handle, find_parameter (self, name), value));
}

/**
 * cpt_statement_bind_time:
 * @time: microseconds UTC; CPT_TIME_UNKNOWN binds null
 */
void
cpt_statement_bind_time (CptStatement *self, const char *name, gint64 time)
{
  if (time == CPT_TIME_UNKNOWN)
    cpt_statement_bind_null (self, name);
  else
    cpt_statement_bind_int64 (self, name, time);
}

/**
 * cpt_statement_bind_text:
 * @text: (nullable): copied; %NULL binds null
 */
void
cpt_statement_bind_text (CptStatement *self, const char *name, const char *text)
{
  keep_failure (self, sqlite3_bind_text (self->handle, find_parameter (self, name), text, -1, SQLITE_TRANSIENT));
}

/**
 * cpt_statement_bind_blob:
 * @bytes: (nullable): copied; %NULL binds null
 */
void
cpt_statement_bind_blob (CptStatement *self, const char *name, gconstpointer bytes, gsize length)
{
  keep_failure (self, sqlite3_bind_blob64 (self->handle, find_parameter (self, name), bytes, length, SQLITE_TRANSIENT));
}

/**
 * cpt_statement_bind_guid:
 * @guid: (nullable): GUID text; what is none binds null
 */
void
cpt_statement_bind_guid (CptStatement *self, const char *name, const char *guid)
{
  guint8 bytes[CPT_GUID_BYTES];

  if (guid != NULL && cpt_guid_parse (guid, bytes))
    cpt_statement_bind_blob (self, name, bytes, sizeof bytes);
  else
    cpt_statement_bind_null (self, name);
}

/**
 * cpt_statement_bind_variant:
 * @variant: (nullable): bound as its bytes; %NULL binds null
 */
void
cpt_statement_bind_variant (CptStatement *self, const char *name, GVariant *variant)
{
  if (variant == NULL)
    cpt_statement_bind_null (self, name);
  else if (g_variant_get_size (variant) == 0)
    keep_failure (self, sqlite3_bind_zeroblob (self->handle, find_parameter (self, name), 0));
  else
    cpt_statement_bind_blob (self, name, g_variant_get_data (variant), g_variant_get_size (variant));
}

/**
 * cpt_statement_step:
 * @has_row: (out): whether a row came; its columns hold until the next step
 *
 * Goes to the next row. After the last, or after a failure, the statement is reset.
 *
 * Returns: %FALSE with @error set when a bind since the last reset, or the step, failed
 */
gboolean
cpt_statement_step (CptStatement *self, gboolean *has_row, GError **error)
{
  int code = SQLITE_OK;

  *has_row = FALSE;

  if (self->failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->failure));
      cpt_statement_reset (self);
      return FALSE;
    }

  code = sqlite3_step (self->handle);
  *has_row = code == SQLITE_ROW;
  if (code == SQLITE_ROW)
    return TRUE;

  if (code != SQLITE_DONE)
    cpt_sqlite_set_error (error, sqlite3_db_handle (self->handle));
  cpt_statement_reset (self);

  return code == SQLITE_DONE;
}

/**
 * cpt_statement_run:
 *
 * Steps through all rows, dropping them, and resets.
 *
 * Returns: %FALSE with @error set when it failed
 */
gboolean
cpt_statement_run (CptStatement *self, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      if (!cpt_statement_step (self, &has_row, error))
        return FALSE;
    }
  while (has_row);

  return TRUE;
}

/**
 * cpt_statement_reset:
 *
 * Ends the reading of rows and lets go of the read lock. What is bound stays bound.
 */
void
cpt_statement_reset (CptStatement *self)
{
  g_clear_error (&self->failure);
  sqlite3_reset (self->handle);
  self->next = 0;
}

gboolean
cpt_statement_is_null (CptStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

gint64
cpt_statement_get_int64 (CptStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * cpt_statement_get_time:
 *
 * Returns: microseconds UTC; CPT_TIME_UNKNOWN for null
 */
gint64
cpt_statement_get_time (CptStatement *self, int column)
{
  return cpt_statement_is_null (self, column) ? CPT_TIME_UNKNOWN : cpt_statement_get_int64 (self, column);
}

/**
 * cpt_statement_get_text:
 *
 * Returns: (transfer none) (nullable): until the next step
 */
const char *
cpt_statement_get_text (CptStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * cpt_statement_get_blob:
 * @length: (out): in bytes
 *
 * Returns: (transfer none) (nullable): until the next step
 */
gconstpointer
cpt_statement_get_blob (CptStatement *self, int column, gsize *length)
{
  gconstpointer bytes = sqlite3_column_blob (self->handle, column);

  *length = (gsize) sqlite3_column_bytes (self->handle, column);

  return bytes;
}

/**
 * cpt_statement_dup_guid:
 *
 * Returns: (transfer full) (nullable): GUID text; %NULL for null and for what is not sixteen bytes
 */
char *
cpt_statement_dup_guid (CptStatement *self, int column)
{
  gsize length = 0;
  const guint8 *bytes = cpt_statement_get_blob (self, column, &length);

  return length == CPT_GUID_BYTES ? cpt_guid_format (bytes) : NULL;
}

/**
 * cpt_statement_dup_variant:
 * @type: what the bytes are
 *
 * Returns: (transfer full) (nullable): a variant of @type, whatever the bytes; %NULL for null
 */
GVariant *
cpt_statement_dup_variant (CptStatement *self, int column, const GVariantType *type)
{
  gsize length = 0;
  gconstpointer data = cpt_statement_get_blob (self, column, &length);
  g_autoptr (GBytes) bytes = NULL;

  if (cpt_statement_is_null (self, column))
    return NULL;

  bytes = g_bytes_new (data, length);

  return g_variant_ref_sink (g_variant_new_from_bytes (type, bytes, FALSE));
}
