/* cpt-operation-menu.c — what can be done with one read or write, as a menu.
 *
 * Each item carries the id: by the time it is chosen, the row may show another operation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-menu.h"

#include <glib/gi18n.h>

/**
 * cpt_operation_menu_has_again:
 * @item: a #CptRead or a #CptWrite
 *
 * Returns: whether it can be read again
 */
gboolean
cpt_operation_menu_has_again (gpointer item)
{
  return CPT_IS_READ (item) && cpt_read_is_over (item) && cpt_read_get_status (item) != CPT_READ_STATUS_NOT_SUPPORTED;
}

/**
 * cpt_operation_menu_has_link:
 * @item: a #CptRead or a #CptWrite
 *
 * Returns: whether the remedy is that the client authorizes again
 */
gboolean
cpt_operation_menu_has_link (gpointer item)
{
  return CPT_IS_READ (item) && cpt_read_get_remedy (item) == CPT_READ_REMEDY_REAUTHORIZE;
}

/**
 * cpt_operation_menu_get_error:
 * @item: a #CptRead or a #CptWrite
 *
 * Returns: (transfer none) (nullable): what the source or the platform said
 */
const char *
cpt_operation_menu_get_error (gpointer item)
{
  return CPT_IS_READ (item) ? cpt_read_get_error_message (item) : cpt_write_get_error_message (item);
}

static void
append (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static void
append_remedies (GMenu *menu, gpointer item, const char *id)
{
  g_autoptr (GMenu) section = g_menu_new ();

  if (cpt_operation_menu_has_link (item))
    append (section, _ ("Copy Link URL"), "history.copy-link", id);
  if (cpt_operation_menu_has_again (item))
    append (section, _ ("Refresh this type again"), "history.read-again", id);
  append_section (menu, section);
}

static void
append_copies (GMenu *menu, gpointer item, const char *id)
{
  g_autoptr (GMenu) section = g_menu_new ();

  append (section, _ ("Copy ID"), "history.copy-id", id);
  if (cpt_operation_menu_get_error (item) != NULL)
    append (section, _ ("Copy error"), "history.copy-error", id);
  append_section (menu, section);
}

static void
append_filters (GMenu *menu, const CptOperation *operation, CptCompany *company)
{
  g_autoptr (GMenu) section = g_menu_new ();
  /* Translators: filters a history: %s is a data type, or the software that data come from */
  g_autofree char *type = g_strdup_printf (_ ("Show only “%s”"), cpt_operation_text_type (operation));
  /* Translators: filters a history: %s is a data type, or the software that data come from */
  g_autofree char *connection =
      g_strdup_printf (_ ("Show only “%s”"), cpt_operation_text_platform (operation, company));

  if (operation->data_type != NULL)
    append (section, type, "history.show-type", operation->data_type);
  append (section, connection, "history.show-connection", operation->connection_id);
  append_section (menu, section);
}

/**
 * cpt_operation_menu_new:
 * @item: a #CptRead or a #CptWrite
 * @company: whose it is
 *
 * Returns: (transfer full): its menu
 */
GMenuModel *
cpt_operation_menu_new (gpointer item, CptCompany *company)
{
  GMenu *menu = g_menu_new ();
  CptOperation operation = cpt_operation_of (item, 0);

  append_remedies (menu, item, operation.id);
  append_copies (menu, item, operation.id);
  append_filters (menu, &operation, company);

  return G_MENU_MODEL (menu);
}
