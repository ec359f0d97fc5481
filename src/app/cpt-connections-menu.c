/* cpt-connections-menu.c — the menu "Manage connections" of a company's page.
 *
 * Its items name actions of the page (company.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connections-menu.h"

#include "cpt-company-text.h"
#include "cpt-connection-words.h"

#include <glib/gi18n.h>

static void
append_links (GMenu *menu, gboolean is_waiting)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (is_waiting)
    {
      /* An item without an action cannot be chosen. */
      g_menu_append (section, _ ("Copy Link URL (once the company is created)"), NULL);
    }
  else
    {
      g_menu_append (section, _ ("Copy Link URL"), "company.copy-link");
      g_menu_append (section, _ ("Send by e-mail"), "company.mail-link");
      g_menu_append (section, _ ("Open in browser"), "company.open-link");
      g_menu_append (section, _ ("Show QR code"), "company.show-code");
    }

  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_connections (GMenu *menu, CptCompanyRow *row)
{
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (cpt_company_row_get_company (row));
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);
      const char *platform = cpt_connection_get_shown_platform_name (connection);
      /* Translators: a connection and its status, in a menu */
      g_autofree char *label =
          g_strdup_printf (_ ("%s: %s"), platform, cpt_connection_words_state (cpt_connection_get_state (connection)));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "company.show-connection", "s", cpt_connection_get_id (connection));
      g_menu_append_item (section, item);
    }

  g_menu_append (section, _ ("Add a connection"), "company.add-connection");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/**
 * cpt_connections_menu_new:
 * @row: the company
 *
 * Returns: (transfer full): what can be done with its Link URL, then its connections, worst first, and another one
 */
GMenuModel *
cpt_connections_menu_new (CptCompanyRow *row)
{
  GMenu *menu = g_menu_new ();

  append_links (menu, cpt_company_row_get_rid (row) < 0);
  append_connections (menu, row);

  return G_MENU_MODEL (menu);
}
