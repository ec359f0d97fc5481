/* cpt-sandbox-passwords.c — who may open a Link page, and send its form.
 *
 * One-time passwords are not kept until they are used: that of a minute follows from a secret, the company or
 * connection, the minute, and how many were used before. So a list of 5,000 companies costs nothing, and what was used
 * once is never given out again.
 *
 * A form carries a token that was made for its company or connection. Another site cannot know it, and it stands for
 * the password once that was used.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-passwords-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

#define MINUTES_OF_LIFE (24 * 60)
#define FORM_LIFE CPT_SANDBOX_TICKS_PER_DAY
#define MAX_FORMS 10000

static guint
make_password (CptSandboxWorld *world, const char *subject, gint64 minute, gint64 used)
{
  guint64 mixed = cpt_sandbox_mix_text (world->secret, subject);

  return (guint) (cpt_sandbox_mix (mixed ^ cpt_sandbox_mix ((guint64) minute ^ cpt_sandbox_mix ((guint64) used))) %
                  1000000);
}

static gint64
count_used (CptSandboxWorld *world, const char *subject)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement =
      cpt_sandbox_database_prepare (world->database, "SELECT count(*) FROM used_password WHERE subject = :subject");
  cpt_sandbox_statement_bind_text (statement, ":subject", subject);

  return cpt_sandbox_statement_step (statement) ? cpt_sandbox_statement_integer (statement, 0) : 0;
}

static char *
current_password (CptSandboxWorld *world, const char *subject)
{
  gint64 minute = world->now / CPT_SANDBOX_TICKS_PER_MINUTE;

  return g_strdup_printf ("%06u", make_password (world, subject, minute, count_used (world, subject)));
}

/**
 * cpt_sandbox_passwords_add:
 *
 * Puts one-time passwords into the Link URLs of @company and its connections, if they are asked for.
 */
void
cpt_sandbox_passwords_add (CptSandboxWorld *world, CptSandboxCompany *company)
{
  if (!cpt_sandbox_faults_has_switch (world->faults, CPT_SANDBOX_FAULT_OTP))
    return;

  g_free (company->password);
  company->password = current_password (world, company->id.text);

  for (guint i = 0; i < company->connections->len; i++)
    cpt_sandbox_passwords_add_to_connection (world, g_ptr_array_index (company->connections, i));
}

/**
 * cpt_sandbox_passwords_add_to_connection:
 *
 * The same for one connection.
 */
void
cpt_sandbox_passwords_add_to_connection (CptSandboxWorld *world, CptSandboxConnection *connection)
{
  if (!cpt_sandbox_faults_has_switch (world->faults, CPT_SANDBOX_FAULT_OTP))
    return;

  g_free (connection->password);
  connection->password = current_password (world, connection->id.text);
}

static gboolean
was_given_out (CptSandboxWorld *world, const char *subject, guint password)
{
  gint64 minute = world->now / CPT_SANDBOX_TICKS_PER_MINUTE;
  gint64 used = count_used (world, subject);

  for (gint64 n = 0; n <= used; n++)
    for (gint64 age = 0; age < MINUTES_OF_LIFE; age++)
      if (make_password (world, subject, minute - age, n) == password)
        return TRUE;

  return FALSE;
}

static gboolean
was_used (CptSandboxWorld *world, const char *subject, const char *password)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (
      world->database, "SELECT 1 FROM used_password WHERE subject = :subject AND password = :password");
  cpt_sandbox_statement_bind_text (statement, ":subject", subject);
  cpt_sandbox_statement_bind_text (statement, ":password", password);

  return cpt_sandbox_statement_step (statement);
}

/**
 * cpt_sandbox_passwords_use:
 * @subject: the company or connection
 * @password: (nullable): what came with the address
 *
 * Uses @password up.
 *
 * Returns: whether it was good
 */
gboolean
cpt_sandbox_passwords_use (CptSandboxWorld *world, const char *subject, const char *password)
{
  g_autoptr (CptSandboxStatement) statement = NULL;
  guint64 number;

  if (password == NULL || strlen (password) != 6 ||
      !g_ascii_string_to_unsigned (password, 10, 0, 999999, &number, NULL) || was_used (world, subject, password) ||
      !was_given_out (world, subject, (guint) number))
    return FALSE;

  statement = cpt_sandbox_database_prepare (
      world->database, "INSERT INTO used_password (subject, password) VALUES (:subject, :password)");
  cpt_sandbox_statement_bind_text (statement, ":subject", subject);
  cpt_sandbox_statement_bind_text (statement, ":password", password);
  cpt_sandbox_statement_run (statement);

  return TRUE;
}

/**
 * cpt_sandbox_passwords_new_form:
 *
 * Returns: (transfer full): a token for the forms of a page about @subject
 */
char *
cpt_sandbox_passwords_new_form (CptSandboxWorld *world, const char *subject)
{
  g_autofree char *form = g_uuid_string_random ();
  g_autofree char *key = g_strconcat (form, subject, NULL);
  gint64 *made = g_new (gint64, 1);

  if (g_hash_table_size (world->forms) >= MAX_FORMS)
    g_hash_table_remove_all (world->forms);

  *made = world->now;
  g_hash_table_insert (world->forms, g_steal_pointer (&key), made);

  return g_steal_pointer (&form);
}

/**
 * cpt_sandbox_passwords_has_form:
 * @form: (nullable): what came with the request
 *
 * Returns: whether @form was given out for @subject, less than a day ago
 */
gboolean
cpt_sandbox_passwords_has_form (CptSandboxWorld *world, const char *subject, const char *form)
{
  g_autofree char *key = g_strconcat (form != NULL ? form : "", subject, NULL);
  const gint64 *made = g_hash_table_lookup (world->forms, key);

  return made != NULL && world->now - *made < FORM_LIFE;
}
