/* cpt-tag-fields.c — the key and the value of a tag, checked while they are typed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-fields.h"

#include "cpt-tags.h"

#include <glib/gi18n.h>

struct _CptTagFields
{
  GtkBox parent_instance;

  GVariant *tags; /* (nullable): those beside it */

  /* of the template */
  GtkEntry *key;
  GtkEntry *value;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (CptTagFields, cpt_tag_fields, GTK_TYPE_BOX)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static CptTagsProblem
check (CptTagFields *self)
{
  g_autofree char *key = cpt_tag_fields_dup_key (self);
  g_autofree char *value = cpt_tag_fields_dup_value (self);

  return cpt_tags_check (self->tags, key, value);
}

/* (nullable): what is wrong, or what will happen to the tag that is there. */
static char *
dup_message (CptTagFields *self, CptTagsProblem problem)
{
  g_autofree char *key = cpt_tag_fields_dup_key (self);
  const char *replaced = cpt_tags_find (self->tags, key);

  switch (problem)
    {
    case CPT_TAGS_KEY_TOO_LONG:
      /* Translators: of a tag; %d is a number of characters */
      return g_strdup_printf (_ ("A key has at most %d characters."), CPT_TAGS_KEY_MAX);

    case CPT_TAGS_VALUE_TOO_LONG:
      /* Translators: of a tag; %d is a number of characters */
      return g_strdup_printf (_ ("A value has at most %d characters."), CPT_TAGS_VALUE_MAX);

    case CPT_TAGS_TOO_MANY:
      /* Translators: %d is a number of tags */
      return g_strdup_printf (_ ("A company has at most %d tags."), CPT_TAGS_MAX);

    case CPT_TAGS_FINE:
    case CPT_TAGS_NO_KEY:
    default:
      /* Translators: of a tag that the company has already: its key, its value */
      return replaced != NULL ? g_strdup_printf (_ ("This replaces “%s: %s”."), key, replaced) : NULL;
    }
}

static void
changed_cb (CptTagFields *self)
{
  CptTagsProblem problem = check (self);
  g_autofree char *message = dup_message (self, problem);
  gboolean is_wrong = problem != CPT_TAGS_FINE && problem != CPT_TAGS_NO_KEY;

  gtk_label_set_text (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (problem == CPT_TAGS_VALUE_TOO_LONG ? self->value : self->key),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
cpt_tag_fields_finalize (GObject *object)
{
  g_clear_pointer (&CPT_TAG_FIELDS (object)->tags, g_variant_unref);

  G_OBJECT_CLASS (cpt_tag_fields_parent_class)->finalize (object);
}

static void
cpt_tag_fields_class_init (CptTagFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_tag_fields_finalize;

  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/tag-fields.ui");
  gtk_widget_class_bind_template_child (widget_class, CptTagFields, key);
  gtk_widget_class_bind_template_child (widget_class, CptTagFields, value);
  gtk_widget_class_bind_template_child (widget_class, CptTagFields, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
cpt_tag_fields_init (CptTagFields *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_tag_fields_set_tags:
 * @tags: (nullable): a{ss}: those that the company has beside it
 */
void
cpt_tag_fields_set_tags (CptTagFields *self, GVariant *tags)
{
  g_return_if_fail (CPT_IS_TAG_FIELDS (self));

  g_clear_pointer (&self->tags, g_variant_unref);
  self->tags = tags != NULL ? g_variant_ref (tags) : NULL;
  changed_cb (self);
}

/**
 * cpt_tag_fields_set:
 *
 * Puts a tag into the fields.
 */
void
cpt_tag_fields_set (CptTagFields *self, const char *key, const char *value)
{
  g_return_if_fail (CPT_IS_TAG_FIELDS (self));

  gtk_editable_set_text (GTK_EDITABLE (self->key), key);
  gtk_editable_set_text (GTK_EDITABLE (self->value), value);
  gtk_widget_grab_focus (GTK_WIDGET (*key == '\0' ? self->key : self->value));
}

/**
 * cpt_tag_fields_dup_key:
 *
 * Returns: (transfer full): what was typed, without spaces around it
 */
char *
cpt_tag_fields_dup_key (CptTagFields *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->key))));
}

/**
 * cpt_tag_fields_dup_value:
 *
 * Returns: (transfer full): what was typed, without spaces around it
 */
char *
cpt_tag_fields_dup_value (CptTagFields *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->value))));
}

/**
 * cpt_tag_fields_is_fine:
 *
 * Returns: whether the platform takes the tag
 */
gboolean
cpt_tag_fields_is_fine (CptTagFields *self)
{
  return check (self) == CPT_TAGS_FINE;
}
