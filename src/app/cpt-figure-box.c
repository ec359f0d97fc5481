/* cpt-figure-box.c — one figure of a company: what it is, how much, against what, of when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-figure-box.h"

#include "cpt-digit-spacing.h"
#include "cpt-spoken-name.h"

struct _CptFigureBox
{
  AdwBin parent_instance;

  char *title;

  /* of the template */
  GtkLabel *title_label;
  GtkLabel *value_label;
  GtkLabel *change_label;
  GtkLabel *period_label;
};

G_DEFINE_FINAL_TYPE (CptFigureBox, cpt_figure_box, ADW_TYPE_BIN)

typedef enum
{
  PROP_TITLE = 1,
} CptFigureBoxProperty;

static GParamSpec *properties[PROP_TITLE + 1];

static void
cpt_figure_box_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptFigureBox *self = CPT_FIGURE_BOX (object);

  switch ((CptFigureBoxProperty) property_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      gtk_label_set_label (self->title_label, self->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_figure_box_finalize (GObject *object)
{
  g_free (CPT_FIGURE_BOX (object)->title);

  G_OBJECT_CLASS (cpt_figure_box_parent_class)->finalize (object);
}

static void
cpt_figure_box_class_init (CptFigureBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = cpt_figure_box_finalize;
  object_class->set_property = cpt_figure_box_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/figure-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CptFigureBox, title_label);
  gtk_widget_class_bind_template_child (widget_class, CptFigureBox, value_label);
  gtk_widget_class_bind_template_child (widget_class, CptFigureBox, change_label);
  gtk_widget_class_bind_template_child (widget_class, CptFigureBox, period_label);
}

static void
cpt_figure_box_init (CptFigureBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_optional (GtkLabel *label, const char *text)
{
  cpt_digit_spacing_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/**
 * cpt_figure_box_show:
 * @value: how much, or a dash
 * @change: (nullable): how that changed
 * @period: (nullable): what it is about, or why there is none
 *
 * Shows a figure.
 */
void
cpt_figure_box_show (CptFigureBox *self, const char *value, const char *change, const char *period)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (CPT_IS_FIGURE_BOX (self));

  cpt_digit_spacing_set_text (self->value_label, value);
  set_optional (self->change_label, change);
  set_optional (self->period_label, period);

  spoken = g_strdup_printf ("%s, %s, %s, %s", self->title, value, change != NULL ? change : "",
                            period != NULL ? period : "");
  cpt_spoken_name_set (self, spoken);
}
