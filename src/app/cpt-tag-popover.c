/* cpt-tag-popover.c — one tag of a company, to be added or changed where it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-popover.h"

#include "cpt-fit-bin.h"
#include "cpt-spoken-name.h"
#include "cpt-tag-fields.h"
#include "cpt-tags.h"

#include <glib/gi18n.h>

struct _CptTagPopover
{
  GtkPopover parent_instance;

  char *key;   /* (nullable): of the tag that is changed */
  char *value; /* (nullable): of the same */

  /* of the template */
  CptFitBin *fit;
  CptTagFields *fields;
};

G_DEFINE_FINAL_TYPE (CptTagPopover, cpt_tag_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
changed_cb (CptTagPopover *self)
{
  g_autofree char *key = cpt_tag_fields_dup_key (self->fields);
  g_autofree char *value = cpt_tag_fields_dup_value (self->fields);
  gboolean is_same = g_strcmp0 (key, self->key) == 0 && g_strcmp0 (value, self->value) == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tag.save", cpt_tag_fields_is_fine (self->fields) && !is_same);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self)); /* or it keeps its size, and what is said is cut */
}

static GVariant *
dup_patch (CptTagPopover *self)
{
  g_autofree char *key = cpt_tag_fields_dup_key (self->fields);
  g_autofree char *value = cpt_tag_fields_dup_value (self->fields);
  g_autoptr (GVariant) put = cpt_tags_new_patch (key, value);
  g_autoptr (GVariant) remove = NULL;

  if (self->key == NULL || g_str_equal (key, self->key))
    return g_steal_pointer (&put);

  remove = cpt_tags_new_patch (self->key, NULL);

  return cpt_tags_compose (remove, put);
}

static void
save_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptTagPopover *self = CPT_TAG_POPOVER (widget);
  g_autoptr (GVariant) patch = dup_patch (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_SAVED], 0, patch);
}

static void
cpt_tag_popover_show (GtkWidget *widget)
{
  cpt_fit_bin_fit (CPT_TAG_POPOVER (widget)->fit, gtk_widget_get_parent (widget));
  GTK_WIDGET_CLASS (cpt_tag_popover_parent_class)->show (widget);
}

static void
cpt_tag_popover_finalize (GObject *object)
{
  CptTagPopover *self = CPT_TAG_POPOVER (object);

  g_free (self->key);
  g_free (self->value);

  G_OBJECT_CLASS (cpt_tag_popover_parent_class)->finalize (object);
}

static void
cpt_tag_popover_class_init (CptTagPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_tag_popover_finalize;
  widget_class->show = cpt_tag_popover_show;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_VARIANT);

  gtk_widget_class_install_action (widget_class, "tag.save", NULL, save_action);

  g_type_ensure (CPT_TYPE_FIT_BIN);
  g_type_ensure (CPT_TYPE_TAG_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/tag-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, CptTagPopover, fit);
  gtk_widget_class_bind_template_child (widget_class, CptTagPopover, fields);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
cpt_tag_popover_init (CptTagPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_tag_popover_new:
 * @tags: (nullable): a{ss}: those that the company has
 * @key: (nullable): of the one to change; %NULL to add one
 *
 * Returns: (transfer floating): a popover that is not shown yet
 */
CptTagPopover *
cpt_tag_popover_new (GVariant *tags, const char *key)
{
  CptTagPopover *self = g_object_new (CPT_TYPE_TAG_POPOVER, NULL);
  g_autoptr (GVariant) without = key != NULL ? cpt_tags_new_patch (key, NULL) : NULL;
  g_autoptr (GVariant) others = without != NULL ? cpt_tags_apply (tags, without) : NULL;

  self->key = g_strdup (key);
  self->value = key != NULL ? g_strdup (cpt_tags_find (tags, key)) : NULL;
  cpt_spoken_name_set (self, key != NULL ? _ ("Change tag") : _ ("Add a tag"));
  cpt_tag_fields_set_tags (self->fields, key != NULL ? others : tags);
  cpt_tag_fields_set (self->fields, key != NULL ? key : "", self->value != NULL ? self->value : "");
  changed_cb (self);

  return self;
}
