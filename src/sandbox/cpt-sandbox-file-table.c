/* cpt-sandbox-file-table.c — the files that were uploaded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-file-table-private.h"

enum
{
  COLUMN_NAME,
  COLUMN_PLATFORM,
  COLUMN_UPLOADED,
  COLUMN_CONTENT,
}; /* of LOAD_CONTENT_SQL, in its order; LOAD_ALL_SQL has not the last one */

static const char LOAD_ALL_SQL[] = "SELECT name, platform, uploaded FROM file"
                                   " JOIN connection ON connection.id = connection"
                                   " WHERE file.company = :company ORDER BY uploaded DESC";

static const char LOAD_CONTENT_SQL[] = "SELECT name, platform, uploaded, content FROM file"
                                       " JOIN connection ON connection.id = connection"
                                       " WHERE file.company = :company AND uploaded >= :from AND uploaded < :until"
                                       " ORDER BY platform, uploaded";

static const char INSERT_SQL[] = "INSERT INTO file (company, connection, name, uploaded, content)"
                                 " VALUES (:company, :connection, :name, :uploaded, :content)";

static void
free_file (gpointer data)
{
  CptSandboxFile *file = data;

  g_free (file->name);
  g_clear_pointer (&file->content, g_bytes_unref);
  g_free (file);
}

static CptSandboxFile *
file_from_row (CptSandboxStatement *statement)
{
  CptSandboxFile *file = g_new0 (CptSandboxFile, 1);

  file->name = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_NAME));
  file->platform = cpt_sandbox_catalogue_find (cpt_sandbox_statement_text (statement, COLUMN_PLATFORM));
  file->uploaded = cpt_sandbox_statement_integer (statement, COLUMN_UPLOADED);

  return file;
}

/**
 * cpt_sandbox_file_table_insert:
 * @connection: a stored one
 * @uploaded: ticks
 *
 * Stores a file that is uploaded.
 */
void
cpt_sandbox_file_table_insert (CptSandboxWorld *world,
                               const CptSandboxConnection *connection,
                               const char *name,
                               gint64 uploaded,
                               GBytes *content)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, INSERT_SQL);
  gsize length;
  const char *bytes = g_bytes_get_data (content, &length);

  cpt_sandbox_statement_bind_text (statement, ":company", connection->company.text);
  cpt_sandbox_statement_bind_text (statement, ":connection", connection->id.text);
  cpt_sandbox_statement_bind_text (statement, ":name", name);
  cpt_sandbox_statement_bind_integer (statement, ":uploaded", uploaded);
  cpt_sandbox_statement_bind_blob (statement, ":content", bytes != NULL ? bytes : "", length);
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_file_table_load_all:
 *
 * Returns: (transfer full) (element-type CptSandboxFile): the files of a company, newest first, without what is in them
 */
GPtrArray *
cpt_sandbox_file_table_load_all (CptSandboxWorld *world, const char *company)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_ALL_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company);

  while (cpt_sandbox_statement_step (statement))
    g_ptr_array_add (files, file_from_row (statement));

  return files;
}

/**
 * cpt_sandbox_file_table_load_content:
 * @from: the first moment of which files are wanted
 * @until: the first moment that is too late
 *
 * Returns: (transfer full) (element-type CptSandboxFile): the files of a company, by platform, with what is in them
 */
GPtrArray *
cpt_sandbox_file_table_load_content (CptSandboxWorld *world, const char *company, gint64 from, gint64 until)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (free_file);
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_CONTENT_SQL);

  cpt_sandbox_statement_bind_text (statement, ":company", company);
  cpt_sandbox_statement_bind_integer (statement, ":from", from);
  cpt_sandbox_statement_bind_integer (statement, ":until", until);

  while (cpt_sandbox_statement_step (statement))
    {
      CptSandboxFile *file = file_from_row (statement);
      gsize length;
      const char *bytes = cpt_sandbox_statement_blob (statement, COLUMN_CONTENT, &length);

      file->content = g_bytes_new (bytes, length);
      g_ptr_array_add (files, file);
    }

  return files;
}
