/* cpt-sandbox-settings.c — how often each data type is read, for all companies and for one.
 *
 * Three layers: what is built in, what the client has changed for all companies, what was changed for one company. Only
 * the last two are stored. The third counts only while the company overrides the defaults.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-settings-private.h"

#include <string.h>

static const char LOAD_SQL[] =
    "SELECT data_type, fetch_on_first_link, sync_schedule, sync_order, coalesce (sync_from, 0),"
    " coalesce (sync_from_window, -1), coalesce (months_to_sync, -1) FROM sync_setting WHERE owner = :owner";

static const char SAVE_SQL[] =
    "REPLACE INTO sync_setting (owner, data_type, fetch_on_first_link, sync_schedule, sync_order, sync_from,"
    " sync_from_window, months_to_sync) VALUES (:owner, :data_type, :fetch_on_first_link, :sync_schedule, :sync_order,"
    " :sync_from, :sync_from_window, :months_to_sync)";

/* The layer that is built in. */
static GPtrArray *
make_defaults (void)
{
  GPtrArray *settings = g_ptr_array_new_with_free_func (g_free);
  const CptSandboxDataType *data_type;

  for (guint i = 0; (data_type = cpt_sandbox_data_type_get (i)) != NULL; i++)
    {
      CptSandboxSetting *setting = g_new0 (CptSandboxSetting, 1);

      setting->data_type = data_type;
      setting->fetch_on_first_link = data_type->fetch_on_first_link;
      setting->sync_order = i + 1;
      setting->sync_from_window = -1;
      setting->months_to_sync = data_type->months > 0 ? (gint64) data_type->months : -1;
      g_ptr_array_add (settings, setting);
    }

  return settings;
}

static CptSandboxSetting *
find_setting (GPtrArray *settings, const char *data_type)
{
  for (guint i = 0; i < settings->len; i++)
    {
      CptSandboxSetting *setting = g_ptr_array_index (settings, i);

      if (strcmp (setting->data_type->key, data_type) == 0)
        return setting;
    }

  return NULL;
}

static void
apply_layer (CptSandboxWorld *world, const char *owner, GPtrArray *settings)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, LOAD_SQL);

  cpt_sandbox_statement_bind_text (statement, ":owner", owner);

  while (cpt_sandbox_statement_step (statement))
    {
      CptSandboxSetting *setting = find_setting (settings, cpt_sandbox_statement_text (statement, 0));

      setting->fetch_on_first_link = cpt_sandbox_statement_integer (statement, 1) != 0;
      setting->sync_schedule = cpt_sandbox_statement_integer (statement, 2);
      setting->sync_order = cpt_sandbox_statement_integer (statement, 3);
      setting->sync_from = cpt_sandbox_statement_integer (statement, 4);
      setting->sync_from_window = cpt_sandbox_statement_integer (statement, 5);
      setting->months_to_sync = cpt_sandbox_statement_integer (statement, 6);
    }
}

static int
compare_settings (gconstpointer first, gconstpointer second)
{
  const CptSandboxSetting *const *first_setting = first;
  const CptSandboxSetting *const *second_setting = second;
  gint64 difference = (*first_setting)->sync_order - (*second_setting)->sync_order;

  return (difference > 0) - (difference < 0);
}

/**
 * cpt_sandbox_settings_load:
 * @owner: a company's id, or %CPT_SANDBOX_SETTINGS_CLIENT
 *
 * Returns: (transfer full) (element-type CptSandboxSetting): what holds for @owner, in the order of reading
 */
GPtrArray *
cpt_sandbox_settings_load (CptSandboxWorld *world, const char *owner)
{
  GPtrArray *settings = make_defaults ();

  apply_layer (world, CPT_SANDBOX_SETTINGS_CLIENT, settings);

  if (*owner != '\0' && cpt_sandbox_settings_overrides (world, owner))
    apply_layer (world, owner, settings);

  g_ptr_array_sort (settings, compare_settings);

  return settings;
}

static void
save_setting (CptSandboxWorld *world, const char *owner, CptSandboxSetting *setting)
{
  g_autoptr (CptSandboxStatement) statement = cpt_sandbox_database_prepare (world->database, SAVE_SQL);

  cpt_sandbox_statement_bind_text (statement, ":owner", owner);
  cpt_sandbox_statement_bind_text (statement, ":data_type", setting->data_type->key);
  cpt_sandbox_statement_bind_integer (statement, ":fetch_on_first_link", setting->fetch_on_first_link);
  cpt_sandbox_statement_bind_integer (statement, ":sync_schedule", setting->sync_schedule);
  cpt_sandbox_statement_bind_integer (statement, ":sync_order", setting->sync_order);

  if (setting->sync_from != 0)
    cpt_sandbox_statement_bind_integer (statement, ":sync_from", setting->sync_from);

  if (setting->sync_from_window >= 0)
    cpt_sandbox_statement_bind_integer (statement, ":sync_from_window", setting->sync_from_window);

  if (setting->months_to_sync >= 0)
    cpt_sandbox_statement_bind_integer (statement, ":months_to_sync", setting->months_to_sync);

  cpt_sandbox_statement_run (statement);
}

static void
forget_layer (CptSandboxWorld *world, const char *owner)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "DELETE FROM sync_setting WHERE owner = :owner");
  cpt_sandbox_statement_bind_text (statement, ":owner", owner);
  cpt_sandbox_statement_run (statement);
}

/**
 * cpt_sandbox_settings_save:
 * @settings: (element-type CptSandboxSetting): what holds from now on
 * @overrides: for a company, whether it has settings of its own; %FALSE drops them
 */
void
cpt_sandbox_settings_save (CptSandboxWorld *world, const char *owner, GPtrArray *settings, gboolean overrides)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (
      world->database, "REPLACE INTO sync_override (owner, overrides) VALUES (:owner, :overrides)");
  cpt_sandbox_statement_bind_text (statement, ":owner", owner);
  cpt_sandbox_statement_bind_integer (statement, ":overrides", overrides);
  cpt_sandbox_statement_run (statement);

  forget_layer (world, owner);

  for (guint i = 0; i < settings->len && (overrides || *owner == '\0'); i++)
    save_setting (world, owner, g_ptr_array_index (settings, i));
}

/**
 * cpt_sandbox_settings_overrides:
 *
 * Returns: what was last posted as `overridesDefaults`; before that, %TRUE for the client, %FALSE for a company
 */
gboolean
cpt_sandbox_settings_overrides (CptSandboxWorld *world, const char *owner)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement =
      cpt_sandbox_database_prepare (world->database, "SELECT overrides FROM sync_override WHERE owner = :owner");
  cpt_sandbox_statement_bind_text (statement, ":owner", owner);

  return cpt_sandbox_statement_step (statement) ? cpt_sandbox_statement_integer (statement, 0) != 0 : *owner == '\0';
}
