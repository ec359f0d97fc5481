/* cpt-failure-page.c — in place of what could not be shown: why, what to do, the details to copy.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-failure-page.h"
#include "cpt-details-expander.h"
#include "cpt-error-presenter.h"

struct _CptFailurePage
{
  AdwBin parent_instance;

  /* of the template */
  AdwStatusPage *status_page;
  GtkWidget *button;
  GtkWidget *spinner;
  CptDetailsExpander *details;
};

G_DEFINE_FINAL_TYPE (CptFailurePage, cpt_failure_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_ACTION_NAME,
} CptFailurePageProperty;

static GParamSpec *properties[PROP_ACTION_NAME + 1];

static void
cpt_failure_page_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptFailurePage *self = CPT_FAILURE_PAGE (object);

  switch ((CptFailurePageProperty) property_id)
    {
    case PROP_ICON_NAME:
      adw_status_page_set_icon_name (self->status_page, g_value_get_string (value));
      break;

    case PROP_ACTION_NAME:
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), g_value_get_string (value));
      gtk_widget_set_visible (self->button, g_value_get_string (value) != NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_failure_page_class_init (CptFailurePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = cpt_failure_page_set_property;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_ACTION_NAME] = g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (CPT_TYPE_DETAILS_EXPANDER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CptFailurePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, CptFailurePage, button);
  gtk_widget_class_bind_template_child (widget_class, CptFailurePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CptFailurePage, details);
}

static void
cpt_failure_page_init (CptFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_failure_page_new:
 *
 * Returns: (transfer floating): a page that has nothing to say yet
 */
GtkWidget *
cpt_failure_page_new (const char *icon_name)
{
  return g_object_new (CPT_TYPE_FAILURE_PAGE, "icon-name", icon_name, NULL);
}

static void
set_busy (CptFailurePage *self, gboolean is_busy)
{
  gtk_widget_set_visible (self->spinner, is_busy);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, is_busy, -1);
}

/**
 * cpt_failure_page_describe:
 * @error: what happened
 * @description: (nullable): what to say below the heading; %NULL for the advice that goes with @error
 */
void
cpt_failure_page_describe (CptFailurePage *self, const GError *error, const char *description)
{
  g_autofree char *advice = description == NULL ? cpt_error_presenter_dup_advice (error) : NULL;
  g_autofree char *details = cpt_error_presenter_dup_details (error);

  g_return_if_fail (CPT_IS_FAILURE_PAGE (self));

  adw_status_page_set_title (self->status_page, cpt_error_presenter_get_heading (error));
  adw_status_page_set_description (self->status_page, description != NULL ? description : advice);
  cpt_details_expander_set_text (self->details, details);
  set_busy (self, FALSE);
}

/**
 * cpt_failure_page_stay:
 * @self: a page of a GtkStack
 * @description: (nullable): what to say below the heading; %NULL for what is said there now
 *
 * To be called while it is tried again: where the failure is what is seen, it stays until the attempt has ended, and
 * its button says that one is under way. Otherwise the window would change twice within a moment, for nothing.
 *
 * Returns: whether it stays
 */
gboolean
cpt_failure_page_stay (CptFailurePage *self, const char *description)
{
  GtkWidget *states = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_val_if_fail (CPT_IS_FAILURE_PAGE (self), FALSE);

  if (gtk_stack_get_visible_child (GTK_STACK (states)) != GTK_WIDGET (self))
    return FALSE;

  if (description != NULL)
    adw_status_page_set_description (self->status_page, description);
  set_busy (self, TRUE);

  return TRUE;
}
