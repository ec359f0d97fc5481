/* cpt-account-menu.c — the menu of accounts: which one is shown, what is done with it, one more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account-menu.h"

#include <glib/gi18n.h>

#include "cpt-account-words.h"

/* A name is no mnemonic. */
static char *
escape (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static GMenu *
list_accounts (GListModel *accounts)
{
  GMenu *section = g_menu_new ();

  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (CptAccount) account = g_list_model_get_item (accounts, i);
      g_autofree char *label = escape (cpt_account_words_get_name (account));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "app.account", "s", cpt_account_get_id (account));
      g_menu_append_item (section, item);
    }

  return section;
}

static GMenu *
list_deeds (CptAccount *current)
{
  GMenu *section = g_menu_new ();

  if (cpt_account_is_sandbox (current))
    {
      g_menu_append (section, _ ("Sandbox settings"), "app.preferences");
      return section;
    }

  g_menu_append (section, _ ("Rename the account…"), "app.rename-account");
  g_menu_append (section, _ ("Change the API key…"), "app.change-key");
  g_menu_append (section, _ ("Remove the account…"), "app.remove-account");

  return section;
}

/**
 * cpt_account_menu_fill:
 * @menu: what it holds is replaced
 * @accounts: (element-type CptAccount): all of them
 * @current: the one that is shown
 * @quota: (nullable): how many requests its platform still takes today, in words
 *
 * Makes the menu anew.
 */
void
cpt_account_menu_fill (GMenu *menu, GListModel *accounts, CptAccount *current, const char *quota)
{
  g_autoptr (GMenu) switching = list_accounts (accounts);
  g_autoptr (GMenu) deeds = list_deeds (current);
  g_autoptr (GMenu) adding = g_menu_new ();

  g_menu_remove_all (menu);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (switching));
  g_menu_append_section (menu, cpt_account_is_sandbox (current) ? _ ("Nothing leaves this computer") : quota,
                         G_MENU_MODEL (deeds));
  g_menu_append (adding, _ ("Add an account…"), "app.add-account");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (adding));
}
