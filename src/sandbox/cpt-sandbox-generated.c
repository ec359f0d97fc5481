/* cpt-sandbox-generated.c — which generated companies are no longer as they were generated.
 *
 * Before one is changed it is copied to the tables, and its position hidden: from then on it is a stored company.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-generated-private.h"

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-passwords-private.h"
#include "cpt-sandbox-schedule-private.h"

static gboolean
is_hidden (CptSandboxWorld *world, guint position)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "SELECT 1 FROM hidden WHERE position = :position");
  cpt_sandbox_statement_bind_integer (statement, ":position", position);

  return cpt_sandbox_statement_step (statement);
}

/**
 * cpt_sandbox_generated_load:
 * @id: a GUID in lower case
 *
 * Returns: (transfer full) (nullable): the generated company of that id, if it was not changed since
 */
CptSandboxCompany *
cpt_sandbox_generated_load (CptSandboxWorld *world, const char *id)
{
  CptSandboxCompany *company;
  guint position;

  if (world->generator == NULL || !cpt_sandbox_generator_find (world->generator, id, &position) ||
      is_hidden (world, position))
    return NULL;

  company = cpt_sandbox_generator_make (world->generator, position);
  cpt_sandbox_passwords_add (world, company);

  return company;
}

/**
 * cpt_sandbox_generated_keep:
 * @company: from cpt_sandbox_generated_load()
 *
 * Makes it a stored company.
 */
void
cpt_sandbox_generated_keep (CptSandboxWorld *world, CptSandboxCompany *company)
{
  g_autoptr (CptSandboxStatement) statement = NULL;
  guint position = 0;

  cpt_sandbox_generator_find (world->generator, company->id.text, &position);
  statement = cpt_sandbox_database_prepare (world->database, "INSERT INTO hidden (position) VALUES (:position)");
  cpt_sandbox_statement_bind_integer (statement, ":position", position);
  cpt_sandbox_statement_run (statement);
  cpt_sandbox_company_table_save (world, company);

  for (guint i = 0; i < company->connections->len; i++)
    {
      cpt_sandbox_connection_table_save (world, g_ptr_array_index (company->connections, i));
      cpt_sandbox_schedule_plan (world, g_ptr_array_index (company->connections, i));
    }
}

/**
 * cpt_sandbox_generated_load_hidden:
 *
 * Returns: (transfer full) (element-type guint): the positions that are hidden, of those that there are in this run
 */
GArray *
cpt_sandbox_generated_load_hidden (CptSandboxWorld *world)
{
  GArray *hidden = g_array_new (FALSE, FALSE, sizeof (guint));
  guint count = world->generator != NULL ? cpt_sandbox_generator_get_count (world->generator) : 0;
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "SELECT position FROM hidden WHERE position < :count");
  cpt_sandbox_statement_bind_integer (statement, ":count", count);

  while (cpt_sandbox_statement_step (statement))
    {
      guint position = (guint) cpt_sandbox_statement_integer (statement, 0);

      g_array_append_val (hidden, position);
    }

  return hidden;
}
