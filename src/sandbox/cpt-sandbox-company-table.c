/* cpt-sandbox-company-table.c — the companies that are stored.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-company-table-private.h"

#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-passwords-private.h"

#define COLUMNS "id, name, description, created, last_sync, created_by, products, owners, parent"

enum
{
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_DESCRIPTION,
  COLUMN_CREATED,
  COLUMN_LAST_SYNC,
  COLUMN_CREATED_BY,
  COLUMN_PRODUCTS,
  COLUMN_OWNERS,
  COLUMN_PARENT,
}; /* of COLUMNS, in its order */

static const char LOAD_SQL[] = "SELECT " COLUMNS " FROM company WHERE id = :id";

static const char LOAD_ALL_SQL[] = "SELECT " COLUMNS " FROM company ORDER BY created, id";

static const char SAVE_SQL[] =
    "INSERT INTO company (" COLUMNS ")"
    " VALUES (:id, :name, :description, :created, :last_sync, :created_by, :products, :owners, :parent)"
    " ON CONFLICT (id) DO UPDATE SET name = excluded.name, description = excluded.description,"
    " last_sync = excluded.last_sync, products = excluded.products, parent = excluded.parent";

static const char REFERENCE_SQL[] = "SELECT id, name, description FROM company WHERE id = :id";

static const char SUBSIDIARIES_SQL[] = "SELECT id, name, description FROM company WHERE parent = :id ORDER BY created";

static void
load_tags (CptSandboxWorld *world, CptSandboxCompany *company)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database,
                                            "SELECT key, value FROM tag WHERE company = :company ORDER BY key");
  cpt_sandbox_statement_bind_text (statement, ":company", company->id.text);

  while (cpt_sandbox_statement_step (statement))
    {
      g_strv_builder_add (tags, cpt_sandbox_statement_text (statement, 0));
      g_strv_builder_add (tags, cpt_sandbox_statement_text (statement, 1));
    }

  company->tags = g_strv_builder_end (tags);
}

static CptSandboxReference *
reference_from_row (CptSandboxStatement *statement)
{
  return cpt_sandbox_reference_new (cpt_sandbox_statement_text (statement, 0),
                                    cpt_sandbox_statement_text (statement, 1),
                                    cpt_sandbox_statement_text (statement, 2));
}

static void
load_parent (CptSandboxWorld *world, CptSandboxCompany *company, const char *parent)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, REFERENCE_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", parent);

  if (cpt_sandbox_statement_step (statement))
    company->parent = reference_from_row (statement);
}

static void
load_subsidiaries (CptSandboxWorld *world, CptSandboxCompany *company)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, SUBSIDIARIES_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", company->id.text);

  while (cpt_sandbox_statement_step (statement))
    g_ptr_array_add (company->subsidiaries, reference_from_row (statement));
}

static CptSandboxCompany *
company_from_row (CptSandboxWorld *world, CptSandboxStatement *statement)
{
  CptSandboxCompany *company = cpt_sandbox_company_new (cpt_sandbox_statement_text (statement, COLUMN_ID));
  const char *parent = cpt_sandbox_statement_text (statement, COLUMN_PARENT);

  company->name = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_NAME));
  company->description = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_DESCRIPTION));
  company->created = cpt_sandbox_statement_integer (statement, COLUMN_CREATED);
  company->last_sync = cpt_sandbox_statement_integer (statement, COLUMN_LAST_SYNC);
  company->created_by = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_CREATED_BY));
  company->products = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_PRODUCTS));
  company->owners = g_strdup (cpt_sandbox_statement_text (statement, COLUMN_OWNERS));

  if (parent != NULL)
    load_parent (world, company, parent);

  load_tags (world, company);
  load_subsidiaries (world, company);
  cpt_sandbox_connection_table_load_all (world, company);
  cpt_sandbox_passwords_add (world, company);

  return company;
}

/**
 * cpt_sandbox_company_table_load:
 * @id: a GUID in lower case
 *
 * Returns: (transfer full) (nullable): the stored company of that id
 */
CptSandboxCompany *
cpt_sandbox_company_table_load (CptSandboxWorld *world, const char *id)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", id);

  return cpt_sandbox_statement_step (statement) ? company_from_row (world, statement) : NULL;
}

static void
free_company (gpointer data)
{
  cpt_sandbox_company_free (data);
}

/**
 * cpt_sandbox_company_table_load_all:
 *
 * Returns: (transfer full) (element-type CptSandboxCompany): the stored companies, oldest first
 */
GPtrArray *
cpt_sandbox_company_table_load_all (CptSandboxWorld *world)
{
  GPtrArray *companies = g_ptr_array_new_with_free_func (free_company);
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_ALL_SQL);

  while (cpt_sandbox_statement_step (statement))
    g_ptr_array_add (companies, company_from_row (world, statement));

  return companies;
}

guint
cpt_sandbox_company_table_count (CptSandboxWorld *world)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "SELECT count(*) FROM company");

  return cpt_sandbox_statement_step (statement) ? (guint) cpt_sandbox_statement_integer (statement, 0) : 0;
}

static void
save_tags (CptSandboxWorld *world, CptSandboxCompany *company)
{
  g_autoptr (CptSandboxStatement) clear = NULL;
  g_autoptr (CptSandboxStatement) insert = NULL;

  clear = cpt_sandbox_database_prepare (world->database, "DELETE FROM tag WHERE company = :company");
  cpt_sandbox_statement_bind_text (clear, ":company", company->id.text);
  cpt_sandbox_statement_run (clear);

  insert = cpt_sandbox_database_prepare (world->database,
                                         "INSERT INTO tag (company, key, value) VALUES (:company, :key, :value)");
  cpt_sandbox_statement_bind_text (insert, ":company", company->id.text);

  for (char **tag = company->tags; tag != NULL && tag[0] != NULL; tag += 2)
    {
      cpt_sandbox_statement_bind_text (insert, ":key", tag[0]);
      cpt_sandbox_statement_bind_text (insert, ":value", tag[1]);
      cpt_sandbox_statement_run (insert);
    }
}

/**
 * cpt_sandbox_company_table_save:
 *
 * Stores @company with its tags, new or not. Its connections have a table of their own.
 */
void
cpt_sandbox_company_table_save (CptSandboxWorld *world, CptSandboxCompany *company)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, SAVE_SQL);

  cpt_sandbox_statement_bind_text (statement, ":id", company->id.text);
  cpt_sandbox_statement_bind_text (statement, ":name", company->name);
  cpt_sandbox_statement_bind_text (statement, ":description", company->description);
  cpt_sandbox_statement_bind_integer (statement, ":created", company->created);
  cpt_sandbox_statement_bind_integer (statement, ":last_sync", company->last_sync);
  cpt_sandbox_statement_bind_text (statement, ":created_by", company->created_by);
  cpt_sandbox_statement_bind_text (statement, ":products", company->products);
  cpt_sandbox_statement_bind_text (statement, ":owners", company->owners);
  cpt_sandbox_statement_bind_text (statement, ":parent", company->parent != NULL ? company->parent->id : NULL);
  cpt_sandbox_statement_run (statement);

  save_tags (world, company);
}

/**
 * cpt_sandbox_company_table_remove:
 *
 * Removes a company with all that belongs to it. Its subsidiaries stay, without a parent.
 */
void
cpt_sandbox_company_table_remove (CptSandboxWorld *world, const char *id)
{
  static const char *const statements[] = {
    "UPDATE company SET parent = NULL WHERE parent = :id",
    "DELETE FROM sync_setting WHERE owner = :id",
    "DELETE FROM sync_override WHERE owner = :id",
    "DELETE FROM company WHERE id = :id",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, statements[i]);

      cpt_sandbox_statement_bind_text (statement, ":id", id);
      cpt_sandbox_statement_run (statement);
    }
}
