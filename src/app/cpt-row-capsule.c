/* cpt-row-capsule.c — the buttons of a row, shared by all rows: rename, copy Link URL.
 *
 * One capsule floats over the row under the pointer, or the one with the focus: two buttons in every row would make
 * scrolling 1.8 times as slow. It takes no keyboard focus: F2 and Ctrl+L do the same, and so does the row's menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-row-capsule.h"

#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

struct _CptRowCapsule
{
  GtkWidget parent_instance;

  GtkWidget *rename_button;
  GtkWidget *copy_button;

  gint64 rid;      /* 0 when hidden */
  GtkWidget *cell; /* (nullable): weak: what it stands at the end of; has the class "covered" meanwhile */
};

G_DEFINE_FINAL_TYPE (CptRowCapsule, cpt_row_capsule, GTK_TYPE_WIDGET)

static void
set_cell (CptRowCapsule *self, GtkWidget *cell)
{
  if (self->cell != NULL)
    gtk_widget_remove_css_class (self->cell, "covered");
  g_set_weak_pointer (&self->cell, cell);
  if (cell != NULL)
    gtk_widget_add_css_class (cell, "covered");
}

static void
cpt_row_capsule_dispose (GObject *object)
{
  CptRowCapsule *self = CPT_ROW_CAPSULE (object);

  g_clear_weak_pointer (&self->cell);
  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_ROW_CAPSULE);

  G_OBJECT_CLASS (cpt_row_capsule_parent_class)->dispose (object);
}

static void
cpt_row_capsule_class_init (CptRowCapsuleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_row_capsule_dispose;

  gtk_widget_class_set_css_name (widget_class, "row-capsule");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/row-capsule.ui");
  gtk_widget_class_bind_template_child (widget_class, CptRowCapsule, rename_button);
  gtk_widget_class_bind_template_child (widget_class, CptRowCapsule, copy_button);
}

/* The target comes before the action, which takes none but a company. */
static void
set_targets (CptRowCapsule *self, gint64 rid)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->rename_button), "x", rid);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "x", rid);
}

/* Nothing answers to the second action, so that GTK shows the button as one that cannot be chosen. */
static void
set_copying (CptRowCapsule *self, gboolean is_created)
{
  const char *words = is_created ? _ ("Copy Link URL") : _ ("Copy Link URL (once the company is created)");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->copy_button),
                                  is_created ? "companies.copy-link-one" : "companies.copy-link-later");
  gtk_widget_set_tooltip_text (self->copy_button, words);
  cpt_spoken_name_set (self->copy_button, words);
}

static void
cpt_row_capsule_init (CptRowCapsule *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  set_targets (self, 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->rename_button), "companies.rename-one");
  set_copying (self, TRUE);
}

/**
 * cpt_row_capsule_get_rid:
 *
 * Returns: the company whose row the capsule is on, 0 when it is hidden
 */
gint64
cpt_row_capsule_get_rid (CptRowCapsule *self)
{
  g_return_val_if_fail (CPT_IS_ROW_CAPSULE (self), 0);

  return self->rid;
}

/**
 * cpt_row_capsule_show_row:
 * @rid: a company
 * @cell: what the capsule is to stand at the end of
 *
 * Shows the buttons of @rid. What they do goes by the company, whatever its row shows by then.
 */
void
cpt_row_capsule_show_row (CptRowCapsule *self, gint64 rid, GtkWidget *cell)
{
  g_return_if_fail (CPT_IS_ROW_CAPSULE (self));

  if (self->rid == rid && self->cell == cell)
    return;

  self->rid = rid;
  set_cell (self, cell);
  set_targets (self, rid);
  set_copying (self, rid > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
}

/**
 * cpt_row_capsule_hide:
 *
 * Hides the buttons.
 */
void
cpt_row_capsule_hide (CptRowCapsule *self)
{
  g_return_if_fail (CPT_IS_ROW_CAPSULE (self));

  self->rid = 0;
  set_cell (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * cpt_row_capsule_get_cell:
 *
 * Returns: (transfer none) (nullable): what the capsule stands at the end of
 */
GtkWidget *
cpt_row_capsule_get_cell (CptRowCapsule *self)
{
  g_return_val_if_fail (CPT_IS_ROW_CAPSULE (self), NULL);

  return self->cell;
}
