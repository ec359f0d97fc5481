/* cpt-activity-place.c — the activity log beside the figures of a company or, where there is no room, over them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-place.h"

#include "cpt-activity-view.h"
#include "cpt-focus.h"

struct _CptActivityPlace
{
  AdwBin parent_instance;

  /* of the template */
  AdwFlap *flap;
  AdwBin *figures;
  GtkWidget *open;
  CptActivityView *view;
};

G_DEFINE_FINAL_TYPE (CptActivityPlace, cpt_activity_place, ADW_TYPE_BIN)

typedef enum
{
  PROP_FIGURES = 1,
} CptActivityPlaceProperty;

static GParamSpec *properties[PROP_FIGURES + 1];

/* Beside the figures it is always there; over them, all is covered when it is asked for. */
static void
folded_cb (CptActivityPlace *self)
{
  gboolean is_folded = adw_flap_get_folded (self->flap);

  adw_flap_set_reveal_flap (self->flap, !is_folded);
  gtk_widget_set_visible (self->open, is_folded);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), is_folded);
  g_object_set (self->view, "has-close", is_folded, NULL);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CptActivityPlace *self = CPT_ACTIVITY_PLACE (widget);

  adw_flap_set_reveal_flap (self->flap, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
hide_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CptActivityPlace *self = CPT_ACTIVITY_PLACE (widget);

  adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_grab_focus (self->open);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  CptActivityPlace *self = CPT_ACTIVITY_PLACE (widget);

  if (cpt_focus_is_elsewhere (widget) || !adw_flap_get_folded (self->flap) || !adw_flap_get_reveal_flap (self->flap))
    return FALSE;

  hide_action (widget, NULL, NULL);

  return TRUE;
}

static void
cpt_activity_place_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptActivityPlaceProperty) property_id)
    {
    case PROP_FIGURES:
      g_value_set_object (value, adw_bin_get_child (CPT_ACTIVITY_PLACE (object)->figures));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_activity_place_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptActivityPlaceProperty) property_id)
    {
    case PROP_FIGURES:
      adw_bin_set_child (CPT_ACTIVITY_PLACE (object)->figures, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_activity_place_class_init (CptActivityPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cpt_activity_place_get_property;
  object_class->set_property = cpt_activity_place_set_property;

  /**
   * CptActivityPlace:figures:
   *
   * The widget that the log stands beside.
   */
  properties[PROP_FIGURES] =
      g_param_spec_object ("figures", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CPT_TYPE_ACTIVITY_VIEW);
  gtk_widget_class_install_action (widget_class, "activity.show", NULL, show_action);
  gtk_widget_class_install_action (widget_class, "activity.hide", NULL, hide_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/activity-place.ui");
  gtk_widget_class_bind_template_child (widget_class, CptActivityPlace, flap);
  gtk_widget_class_bind_template_child (widget_class, CptActivityPlace, figures);
  gtk_widget_class_bind_template_child (widget_class, CptActivityPlace, open);
  gtk_widget_class_bind_template_child (widget_class, CptActivityPlace, view);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
cpt_activity_place_init (CptActivityPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  folded_cb (self);
}

/**
 * cpt_activity_place_watch:
 * @store: open
 * @company_id: GUID text
 *
 * Shows what happens to that company. To be called once.
 */
void
cpt_activity_place_watch (CptActivityPlace *self, CptStore *store, const char *company_id)
{
  g_return_if_fail (CPT_IS_ACTIVITY_PLACE (self));

  cpt_activity_view_watch (self->view, store, company_id);
}

/**
 * cpt_activity_place_refill:
 *
 * Says the days anew: today may be another one.
 */
void
cpt_activity_place_refill (CptActivityPlace *self)
{
  g_return_if_fail (CPT_IS_ACTIVITY_PLACE (self));

  cpt_activity_view_refill (self->view);
}

static gboolean
has_focus (CptActivityPlace *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view));
}

/**
 * cpt_activity_place_find:
 *
 * Puts the focus where the log is searched, if it is the log that is looked at: it has the focus, or covers the
 * figures.
 *
 * Returns: whether it is
 */
gboolean
cpt_activity_place_find (CptActivityPlace *self)
{
  g_return_val_if_fail (CPT_IS_ACTIVITY_PLACE (self), FALSE);

  if (!adw_flap_get_reveal_flap (self->flap) || (!adw_flap_get_folded (self->flap) && !has_focus (self)))
    return FALSE;

  cpt_activity_view_find (self->view);

  return TRUE;
}
