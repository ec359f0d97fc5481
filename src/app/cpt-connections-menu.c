/* cpt-connections-menu.c — the menu "Manage connections" of a company's page.
 *
 * Its items name actions of the page (company.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connections-menu.h"

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

/**
 * cpt_connections_menu_new:
 * @row: the company
 *
 * Returns: (transfer full): what can be done with its Link URL
 */
GMenuModel *
cpt_connections_menu_new (CptCompanyRow *row)
{
  GMenu *menu = g_menu_new ();

  append_links (menu, cpt_company_row_get_rid (row) < 0);

  return G_MENU_MODEL (menu);
}
