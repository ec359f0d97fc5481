/* cpt-company-cell-kinds.c — what stands in each column of the companies table.
 *
 * Text is in GtkInscription, which asks for no room of its own: binding a row never lays the list out again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-cell-kinds.h"
#include "cpt-company-text.h"
#include "cpt-connection-pills.h"
#include "cpt-inscription-text.h"
#include "cpt-name-text.h"
#include "cpt-shown-text.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

static GtkWidget *
create_text (void)
{
  return cpt_inscription_text_new (NULL);
}

static GtkWidget *
create_secondary (void)
{
  return cpt_inscription_text_new ("secondary");
}

static GtkWidget *
create_number (void)
{
  return cpt_inscription_text_new ("numeric");
}

static GtkWidget *
create_pills (void)
{
  return cpt_connection_pills_new (FALSE);
}

static char *
show (GtkWidget *cell, char *text)
{
  cpt_inscription_text_set (GTK_INSCRIPTION (cell), text, NULL);

  return text;
}

static char *
fill_name (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return show (cell, NULL);

  text = cpt_name_text_with_secondary (row, cpt_cell_context_get_search (context), &attributes);
  cpt_name_text_fix_line (attributes, cpt_company_text_name (row), cell);
  cpt_inscription_text_set (GTK_INSCRIPTION (cell), text, attributes);

  return g_steal_pointer (&text);
}

static char *
fill_id (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  return show (cell, row != NULL ? cpt_company_text_short_id (row) : NULL);
}

static char *
fill_created_by (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  return show (cell, row != NULL ? g_strdup (cpt_company_text_created_by (row)) : NULL);
}

static char *
fill_created (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  return show (cell, row != NULL ? cpt_company_text_created (row, cpt_cell_context_get_now (context)) : NULL);
}

static char *
fill_last_read (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  return show (cell, row != NULL ? cpt_company_text_last_read (row, cpt_cell_context_get_now (context)) : NULL);
}

static char *
fill_connections (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  gint64 now = cpt_cell_context_get_now (context);

  cpt_connection_pills_set_row (CPT_CONNECTION_PILLS (cell), row, now);

  return row != NULL ? cpt_company_text_connections (cpt_company_row_get_company (row), now) : NULL;
}

static char *
fill_tags (GtkWidget *cell, CptCompanyRow *row, CptCellContext *context)
{
  return show (cell, row != NULL ? cpt_company_text_tags (row, ", ") : NULL);
}

/* The whole of what may be cut. */
static char *
tip_name (CptCompanyRow *row)
{
  g_autofree char *secondary = cpt_company_text_secondary (row);

  return g_strjoin ("\n", cpt_company_text_name (row), secondary, NULL);
}

static char *
tip_id (CptCompanyRow *row)
{
  return g_strdup (cpt_company_get_id (cpt_company_row_get_company (row)));
}

static char *
tip_created_by (CptCompanyRow *row)
{
  return cpt_shown_text_new (cpt_company_get_created_by (cpt_company_row_get_company (row)), CPT_SHOWN_NAME);
}

static char *
tip_last_read (CptCompanyRow *row)
{
  gint64 last_read = cpt_company_get_last_sync (cpt_company_row_get_company (row));

  return last_read != CPT_TIME_UNKNOWN ? cpt_time_text_exact (last_read) : NULL;
}

static char *
tip_tags (CptCompanyRow *row)
{
  return cpt_company_text_tags (row, "\n");
}

const CptCompanyCellKind cpt_name_cells = { create_text, fill_name, tip_name, TRUE };
const CptCompanyCellKind cpt_id_cells = { create_secondary, fill_id, tip_id, FALSE };
const CptCompanyCellKind cpt_created_by_cells = { create_text, fill_created_by, tip_created_by, FALSE };
const CptCompanyCellKind cpt_created_cells = { create_number, fill_created, NULL, FALSE };
const CptCompanyCellKind cpt_last_read_cells = { create_number, fill_last_read, tip_last_read, FALSE };
const CptCompanyCellKind cpt_connections_cells = { create_pills, fill_connections, NULL, FALSE };
const CptCompanyCellKind cpt_tags_cells = { create_text, fill_tags, tip_tags, FALSE };
