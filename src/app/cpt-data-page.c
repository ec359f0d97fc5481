/* cpt-data-page.c — how fresh the data of a company are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-data-page.h"

#include "cpt-connection-advice.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

struct _CptDataPage
{
  AdwBin parent_instance;

  /* of the template */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CptDataPage, cpt_data_page, ADW_TYPE_BIN)

static void
cpt_data_page_class_init (CptDataPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/data-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptDataPage, list);
}

static void
cpt_data_page_init (CptDataPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The row at @index, a new one at the end; rows that are there stay, and with them the focus. */
static AdwActionRow *
get_row (CptDataPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row == NULL)
    {
      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
    }

  return ADW_ACTION_ROW (row);
}

static void
show_last_read (CptDataPage *self, int index, const char *what, gint64 last_sync, gint64 now)
{
  AdwActionRow *row = get_row (self, index);
  g_autofree char *relative = cpt_time_text_relative (last_sync, now);
  g_autofree char *exact = cpt_time_text_exact (last_sync);
  gboolean is_read = last_sync != CPT_TIME_UNKNOWN;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (row, is_read ? relative : _ ("Never"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), is_read ? exact : NULL);
}

/**
 * cpt_data_page_show:
 * @company: whose data
 * @now: microseconds UTC, the account's clock
 *
 * Shows when the data of @company were read last, all in all and through each connection.
 */
void
cpt_data_page_show (CptDataPage *self, CptCompany *company, gint64 now)
{
  GPtrArray *connections = cpt_company_get_connections (company);
  GtkListBoxRow *row;

  g_return_if_fail (CPT_IS_DATA_PAGE (self));

  show_last_read (self, 0, _ ("Last read"), cpt_company_get_last_sync (company), now);
  for (guint i = 0; i < connections->len; i++)
    {
      CptConnection *connection = g_ptr_array_index (connections, i);
      g_autofree char *what =
          g_strdup_printf ("%s · %s", cpt_connection_get_platform_name (connection),
                           cpt_connection_advice_get_source (cpt_connection_get_source_type (connection)));

      show_last_read (self, (int) i + 1, what, cpt_connection_get_last_sync (connection), now);
    }

  while ((row = gtk_list_box_get_row_at_index (self->list, (int) connections->len + 1)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}
