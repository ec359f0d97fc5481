/* cpt-operation-status.c — how a read or a write stands: mark, words, percentage and bar.
 *
 * It asks for no width of its own, and for the height that it has with a percentage: a row that moves on never has its
 * list, and all that is around it, measured again. What is not told of keeps no room: it is placed anew, no more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-status.h"
#include "cpt-inscription-text.h"

#include "cpt-status-icon.h"

#define GAP 8
#define LINE_GAP 3
#define PERCENTAGE_CHARS 5
#define NEARLY 0.001

struct _CptOperationStatus
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *percentage; /* it and @bar are there for a child only while there is progress */
  GtkWidget *bar;
  gboolean has_progress;
};

G_DEFINE_FINAL_TYPE (CptOperationStatus, cpt_operation_status, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget *child, GtkOrientation orientation)
{
  int natural = 0;

  gtk_widget_measure (child, orientation, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static int
measure_line (CptOperationStatus *self)
{
  return MAX (measure_child (self->words, GTK_ORIENTATION_VERTICAL),
              measure_child (self->percentage, GTK_ORIENTATION_VERTICAL));
}

static void
cpt_operation_status_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  CptOperationStatus *self = CPT_OPERATION_STATUS (widget);
  int icon = measure_child (self->icon, orientation);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = icon + 2 * GAP + measure_child (self->percentage, orientation);
  else
    *minimum = *natural = MAX (icon, measure_line (self) + LINE_GAP + measure_child (self->bar, orientation));
}

/* @x from the start of the line. */
static void
place (CptOperationStatus *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
cpt_operation_status_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CptOperationStatus *self = CPT_OPERATION_STATUS (widget);
  int icon = measure_child (self->icon, GTK_ORIENTATION_HORIZONTAL);
  int percentage = measure_child (self->percentage, GTK_ORIENTATION_HORIZONTAL);
  int line = measure_line (self);
  int bar = measure_child (self->bar, GTK_ORIENTATION_VERTICAL);
  int x = icon + GAP;
  int room = MAX (width - x, 0);
  int y = (height - line - (self->has_progress ? LINE_GAP + bar : 0)) / 2;

  place (self, self->icon, 0, 0, icon, height);
  place (self, self->words, x, y, self->has_progress ? MAX (room - GAP - percentage, 0) : room, line);
  if (!self->has_progress)
    return;

  place (self, self->percentage, width - percentage, y, percentage, line);
  place (self, self->bar, x, y + line + LINE_GAP, MAX (room, measure_child (self->bar, GTK_ORIENTATION_HORIZONTAL)),
         bar);
}

static void
cpt_operation_status_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cpt_operation_status_parent_class)->dispose (object);
}

static void
cpt_operation_status_class_init (CptOperationStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_operation_status_dispose;
  widget_class->measure = cpt_operation_status_measure;
  widget_class->size_allocate = cpt_operation_status_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_text (CptOperationStatus *self, guint n_chars)
{
  GtkWidget *text = cpt_inscription_text_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), n_chars);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), n_chars);
  gtk_widget_set_parent (text, GTK_WIDGET (self));

  return text;
}

static void
set_has_progress (CptOperationStatus *self, gboolean has_progress)
{
  self->has_progress = has_progress;
  gtk_widget_set_child_visible (self->percentage, has_progress);
  gtk_widget_set_child_visible (self->bar, has_progress);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Neither empty nor full: the style that those have has all measured again. */
static void
set_fraction (CptOperationStatus *self, int progress)
{
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), CLAMP (progress / 100.0, NEARLY, 1 - NEARLY));
}

static void
cpt_operation_status_init (CptOperationStatus *self)
{
  self->icon = cpt_status_icon_new (CPT_STATUS_MARK_NONE);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));
  self->words = add_text (self, 0);
  self->percentage = add_text (self, PERCENTAGE_CHARS);
  self->bar = gtk_progress_bar_new ();
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));

  gtk_inscription_set_xalign (GTK_INSCRIPTION (self->percentage), 1);
  gtk_widget_add_css_class (self->percentage, "secondary");
  gtk_widget_add_css_class (self->percentage, "numeric");
  gtk_widget_add_css_class (self->bar, "thin-bar");
  set_fraction (self, 0);
  set_has_progress (self, FALSE);
}

/**
 * cpt_operation_status_new:
 *
 * Returns: (transfer floating): a widget that shows nothing yet
 */
GtkWidget *
cpt_operation_status_new (void)
{
  return g_object_new (CPT_TYPE_OPERATION_STATUS, NULL);
}

/**
 * cpt_operation_status_show:
 * @operation: (nullable): what it shows from now on; %NULL for nothing
 */
void
cpt_operation_status_show (CptOperationStatus *self, const CptOperation *operation)
{
  int progress = operation != NULL ? operation->progress : -1;
  g_autofree char *percentage = operation != NULL ? cpt_operation_text_progress (operation) : NULL;

  g_return_if_fail (CPT_IS_OPERATION_STATUS (self));

  cpt_status_icon_set_mark (CPT_STATUS_ICON (self->icon), operation != NULL ? operation->mark : CPT_STATUS_MARK_NONE);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->words), operation != NULL ? operation->status : NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (self->percentage), percentage);
  set_fraction (self, progress);
  if (self->has_progress != (progress >= 0))
    set_has_progress (self, progress >= 0);

  if (operation != NULL && operation->outcome == CPT_READ_OUTCOME_ERROR)
    gtk_widget_add_css_class (self->words, "error");
  else
    gtk_widget_remove_css_class (self->words, "error");
}
