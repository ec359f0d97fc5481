/* cpt-operation-cell-kinds.c — what stands in each column of a history, and in its two-line list.
 *
 * Text is in GtkInscription, which asks for no room of its own: a row that moves on never lays the list out again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-cells.h"

#include "cpt-inscription-text.h"
#include "cpt-operation-status.h"
#include "cpt-time-text.h"


#define GAP 12
#define SHORT_ID 8

static void
show (GtkWidget *cell, const char *text)
{
  cpt_inscription_text_set (GTK_INSCRIPTION (cell), text, NULL);
}

static GtkWidget *
create_two_lines (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), cpt_inscription_text_new (NULL));
  gtk_box_append (GTK_BOX (box), cpt_inscription_text_new ("secondary"));

  return box;
}

static void
fill_type (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  show (gtk_widget_get_first_child (cell), operation != NULL ? cpt_operation_text_type (operation) : NULL);
  show (gtk_widget_get_last_child (cell),
        operation != NULL ? cpt_operation_text_platform (operation, context->company) : NULL);
}

static GtkWidget *
create_secondary (void)
{
  return cpt_inscription_text_new ("secondary");
}

static void
fill_id (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  g_autofree char *id = operation != NULL ? g_strndup (operation->id, SHORT_ID) : NULL;

  show (cell, id);
}

static char *
tip_id (const CptOperation *operation)
{
  return g_strdup (operation->id);
}

static GtkWidget *
create_number (void)
{
  return cpt_inscription_text_new ("numeric");
}

static void
fill_requested (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  g_autofree char *text =
      operation != NULL ? cpt_time_text_relative (operation->requested, cpt_clock_now (context->clock)) : NULL;

  show (cell, text);
}

static char *
tip_requested (const CptOperation *operation)
{
  return cpt_time_text_exact (operation->requested);
}

static GtkWidget *
create_duration (void)
{
  GtkWidget *text = create_number ();

  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);

  return text;
}

/* Pale until it is final. */
static void
fill_duration (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  g_autofree char *text = operation != NULL ? cpt_operation_text_duration (operation) : NULL;

  show (cell, text);
  if (operation != NULL && operation->outcome == CPT_READ_OUTCOME_RUNNING)
    gtk_widget_add_css_class (cell, "secondary");
  else
    gtk_widget_remove_css_class (cell, "secondary");
}

static void
fill_status (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  cpt_operation_status_show (CPT_OPERATION_STATUS (cell), operation);
}

/* What is read is at the start, how it stands at the end. */
static GtkWidget *
create_narrow (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP);
  GtkWidget *lines = create_two_lines ();
  GtkWidget *status = cpt_operation_status_new ();

  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_hexpand (status, TRUE);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), status);

  return row;
}

static void
fill_narrow (GtkWidget *cell, const CptOperation *operation, const CptOperationContext *context)
{
  GtkWidget *lines = gtk_widget_get_first_child (cell);
  g_autofree char *requested = NULL;
  g_autofree char *facts = NULL;

  fill_type (lines, operation, context);
  fill_status (gtk_widget_get_last_child (cell), operation, context);
  if (operation == NULL)
    return;

  requested = cpt_time_text_relative (operation->requested, cpt_clock_now (context->clock));
  facts = g_strdup_printf ("%s · %s", requested, cpt_operation_text_platform (operation, context->company));
  show (gtk_widget_get_last_child (lines), facts);
}

const CptOperationCellKind cpt_operation_type_cells = { create_two_lines, fill_type, NULL, TRUE };
const CptOperationCellKind cpt_operation_id_cells = { create_secondary, fill_id, tip_id, FALSE };
const CptOperationCellKind cpt_operation_requested_cells = { create_number, fill_requested, tip_requested, FALSE };
const CptOperationCellKind cpt_operation_duration_cells = { create_duration, fill_duration, NULL, FALSE };
const CptOperationCellKind cpt_operation_status_cells = { cpt_operation_status_new, fill_status, NULL, FALSE };
const CptOperationCellKind cpt_operation_narrow_cells = { create_narrow, fill_narrow, NULL, TRUE };
