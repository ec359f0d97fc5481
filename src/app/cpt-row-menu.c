/* cpt-row-menu.c — what can be done with one company, or with several, as a menu.
 *
 * Each item carries the company's rid: by the time it is chosen, the row may show another company. The connections are
 * listed, so that the keyboard reaches what is drawn as pills.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-row-menu.h"
#include "cpt-company-text.h"
#include "cpt-connection-words.h"

#include <glib/gi18n.h>

static void
append (GMenu *menu, const char *label, const char *action, gint64 rid)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", rid);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_opening (GMenu *menu, gint64 rid)
{
  g_autoptr (GMenu) section = g_menu_new ();

  /* Translators: a verb: show the page of a company */
  append (section, _ ("Open"), "companies.open", rid);
  if (rid > 0)
    /* Translators: reads the data of the company again; asks first */
    append (section, _ ("Refresh data…"), "companies.refresh-one", rid);
  append_section (menu, section);
}

static void
append_links (GMenu *menu, gint64 rid)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) send = g_menu_new ();

  if (rid < 0)
    {
      /* Nothing answers to that action, so that GTK shows the item as one that cannot be chosen. */
      g_menu_append (section, _ ("Copy Link URL (once the company is created)"), "companies.copy-link-later");
      append_section (menu, section);
      return;
    }

  append (section, _ ("Copy Link URL"), "companies.copy-link-one", rid);
  append (send, _ ("Send by e-mail"), "companies.mail-link", rid);
  append (send, _ ("Open in browser"), "companies.open-link", rid);
  append (send, _ ("Show QR code"), "companies.show-qr", rid);
  g_menu_append_submenu (section, _ ("Send Link URL"), G_MENU_MODEL (send));
  append_section (menu, section);
}

static void
append_connections (GMenu *menu, CptCompanyRow *row)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GPtrArray) connections = cpt_company_text_sort_connections (cpt_company_row_get_company (row));
  gint64 rid = cpt_company_row_get_rid (row);

  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);
      const char *platform = cpt_connection_get_shown_platform_name (connection);
      /* Translators: a connection and its status, in a menu */
      g_autofree char *label =
          g_strdup_printf (_ ("%s: %s"), platform, cpt_connection_words_state (cpt_connection_get_state (connection)));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "companies.show-connection", "(xs)", rid,
                                         cpt_connection_get_id (connection));
      g_menu_append_item (section, item);
    }
  if (rid > 0)
    append (section, _ ("Manage connections"), "companies.show-connections", rid);
  append (section, _ ("Add a connection"), "companies.add-connection", rid);

  append_section (menu, section);
}

static gboolean
can_cancel (CptCompanyRow *row)
{
  GPtrArray *changes = cpt_company_row_get_changes (row);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    if (cpt_change_can_cancel (g_ptr_array_index (changes, i)))
      return TRUE;

  return FALSE;
}

static void
append_pending (GMenu *menu, CptCompanyRow *row)
{
  g_autoptr (GMenu) section = g_menu_new ();
  gint64 rid = cpt_company_row_get_rid (row);
  CptPendingKind kind = CPT_PENDING_NONE;

  cpt_company_text_pending (row, &kind);
  if (kind == CPT_PENDING_FAILED)
    append (section, _ ("Try again"), "companies.retry", rid);
  if (kind == CPT_PENDING_ASKING)
    /* Translators: in the menu of a company that was created, or not: the user is asked */
    append (section, _ ("Say which company it is…"), "companies.retry", rid);
  if (kind == CPT_PENDING_FAILED || kind == CPT_PENDING_ASKING || can_cancel (row))
    append (section, _ ("Cancel what is waiting"), "companies.cancel-change", rid);

  append_section (menu, section);
}

static void
append_company (GMenu *menu, gint64 rid)
{
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) deletion = g_menu_new ();

  append (section, _ ("Rename"), "companies.rename-one", rid);
  if (rid > 0)
    {
      append (section, _ ("Copy company ID"), "companies.copy-id", rid);
      /* Translators: in the menu of one company; asks first */
      append (deletion, _ ("Delete…"), "companies.delete-one", rid);
    }
  append_section (menu, section);
  append_section (menu, deletion);
}

/**
 * cpt_row_menu_new:
 *
 * Returns: (transfer full): the menu of the company of @row
 */
GMenuModel *
cpt_row_menu_new (CptCompanyRow *row)
{
  GMenu *menu = g_menu_new ();
  gint64 rid = cpt_company_row_get_rid (row);

  append_opening (menu, rid);
  append_pending (menu, row);
  append_links (menu, rid);
  append_connections (menu, row);
  append_company (menu, rid);

  return G_MENU_MODEL (menu);
}

/**
 * cpt_row_menu_new_for_many:
 * @n: how many companies are selected
 *
 * Returns: (transfer full): the menu of the selection
 */
GMenuModel *
cpt_row_menu_new_for_many (guint n)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenu) deletion = g_menu_new ();
  g_autofree char *title = NULL;

  /* Translators: heads the menu of a selection */
  title = g_strdup_printf (g_dngettext (NULL, "%'u company selected", "%'u companies selected", n), n);
  g_menu_append (section, _ ("Copy Link URLs"), "companies.copy-links");
  /* Translators: reads the data of the selected companies again; asks first */
  g_menu_append (section, _ ("Refresh data…"), "companies.refresh");
  /* Translators: gives the selected companies a tag, or takes one from them; asks first */
  g_menu_append (section, _ ("Tags…"), "companies.tags");
  /* Translators: writes the selected companies to a file for spreadsheets; asks where to */
  g_menu_append (section, _ ("Export as CSV…"), "companies.export-selected");
  /* Translators: writes the Link URLs of the selected companies to a file for a mail program; asks where to */
  g_menu_append (section, _ ("Export for mail merge…"), "companies.export-links");
  g_menu_append (section, _ ("Copy as text"), "companies.copy-rows");
  g_menu_append_section (menu, title, G_MENU_MODEL (section));
  g_menu_append (deletion, _ ("Delete…"), "companies.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (deletion));

  return G_MENU_MODEL (menu);
}
