/* cpt-tags-editor.c — the tags of a company, one a row, to be added, changed and removed.
 *
 * A row stays as long as there is a tag of its key: a person may be about to use it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags-editor.h"

#include "cpt-popover-anchor.h"
#include "cpt-shown-text.h"
#include "cpt-spoken-name.h"
#include "cpt-tag-popover.h"
#include "cpt-tags.h"

#include <glib/gi18n.h>
#include <string.h>

#define KEY "cpt-tag-key" /* of a row */

struct _CptTagsEditor
{
  AdwBin parent_instance;

  GVariant *tags; /* (nullable): a{ss}, that are shown */

  /* of the template */
  GtkListBox *list;
  AdwActionRow *add_row;
};

G_DEFINE_FINAL_TYPE (CptTagsEditor, cpt_tags_editor, ADW_TYPE_BIN)

static void
edit (CptTagsEditor *self, GVariant *patch)
{
  g_autofree char *json = cpt_tags_patch_to_json (patch);

  gtk_widget_activate_action (GTK_WIDGET (self), "company.edit-tags", "s", json);
}

/* (nullable): of a tag; none of the row that adds one. */
static const char *
get_key (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), KEY);
}

static GtkWidget *
find_row (CptTagsEditor *self, const char *key)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_key (row), key) == 0)
      return GTK_WIDGET (row);

  return NULL;
}

static void
open_popover (CptTagsEditor *self, const char *key)
{
  CptTagPopover *popover = cpt_tag_popover_new (self->tags, key);

  g_signal_connect_object (popover, "saved", G_CALLBACK (edit), self, G_CONNECT_SWAPPED);
  cpt_popover_anchor_popup (GTK_POPOVER (popover), find_row (self, key), NULL);
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_popover (CPT_TAGS_EDITOR (widget), NULL);
}

static void
change_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptTagsEditor *self = CPT_TAGS_EDITOR (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  if (cpt_tags_find (self->tags, key) != NULL)
    open_popover (self, key);
}

static void
remove_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr (GVariant) patch = cpt_tags_new_patch (g_variant_get_string (parameter, NULL), NULL);

  edit (CPT_TAGS_EDITOR (widget), patch);
}

static void
add_button (AdwActionRow *row, const char *icon_name, const char *label, const char *action, const char *key)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  cpt_spoken_name_set (button, label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", key);
  adw_action_row_add_suffix (row, button);
}

static GtkWidget *
create_row (const char *key)
{
  g_autofree char *shown = cpt_shown_text_new (key, CPT_SHOWN_NAME);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", shown, "subtitle-lines", 0, NULL);
  /* Translators: %s is the key of a tag, such as region */
  g_autofree char *change = g_strdup_printf (_ ("Change tag “%s”"), shown);
  /* Translators: %s is the key of a tag, such as region */
  g_autofree char *remove = g_strdup_printf (_ ("Remove tag “%s”"), shown);

  g_object_set_data_full (G_OBJECT (row), KEY, g_strdup (key), g_free);
  add_button (ADW_ACTION_ROW (row), "document-edit-symbolic", change, "tags.change", key);
  add_button (ADW_ACTION_ROW (row), "user-trash-symbolic", remove, "tags.remove", key);

  return row;
}

/* The keyboard goes on at the row that adds. */
static void
remove_row (CptTagsEditor *self, GtkListBoxRow *row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (row)))
    gtk_widget_grab_focus (GTK_WIDGET (self->add_row));
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

/* The row of @key at place @i of the list; what stands before it there is gone. */
static AdwActionRow *
place_row (CptTagsEditor *self, int i, const char *key)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);
  GtkWidget *created = NULL;

  while (get_key (row) != NULL && strcmp (get_key (row), key) < 0)
    {
      remove_row (self, row);
      row = gtk_list_box_get_row_at_index (self->list, i);
    }

  if (g_strcmp0 (get_key (row), key) == 0)
    return ADW_ACTION_ROW (row);

  created = create_row (key);
  gtk_list_box_insert (self->list, created, i);

  return ADW_ACTION_ROW (created);
}

static void
place_rows (CptTagsEditor *self)
{
  guint n = cpt_tags_get_n (self->tags);
  GtkListBoxRow *row = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *key = NULL;
      const char *value = NULL;
      g_autofree char *shown = NULL;

      g_variant_get_child (self->tags, i, "{&s&s}", &key, &value);
      shown = cpt_shown_text_new (value, CPT_SHOWN_NAME);
      adw_action_row_set_subtitle (place_row (self, (int) i, key), shown);
    }

  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n)) != GTK_LIST_BOX_ROW (self->add_row))
    remove_row (self, row);
}

static void
show_add_row (CptTagsEditor *self)
{
  guint n = cpt_tags_get_n (self->tags);
  gboolean is_full = n >= CPT_TAGS_MAX;
  /* Translators: %d is a number of tags */
  g_autofree char *limit = g_strdup_printf (_ ("A company has at most %d tags."), CPT_TAGS_MAX);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tags.add", !is_full);
  gtk_widget_set_sensitive (GTK_WIDGET (self->add_row), !is_full);
  if (is_full)
    adw_action_row_set_subtitle (self->add_row, limit);
  else
    adw_action_row_set_subtitle (self->add_row, n == 0 ? _ ("A key and a value, such as region: Québec") : "");
}

static void
cpt_tags_editor_finalize (GObject *object)
{
  g_clear_pointer (&CPT_TAGS_EDITOR (object)->tags, g_variant_unref);

  G_OBJECT_CLASS (cpt_tags_editor_parent_class)->finalize (object);
}

static void
cpt_tags_editor_class_init (CptTagsEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_tags_editor_finalize;

  gtk_widget_class_install_action (widget_class, "tags.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "tags.change", "s", change_action);
  gtk_widget_class_install_action (widget_class, "tags.remove", "s", remove_action);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/tags-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CptTagsEditor, list);
  gtk_widget_class_bind_template_child (widget_class, CptTagsEditor, add_row);
}

static void
cpt_tags_editor_init (CptTagsEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_add_row (self);
}

/**
 * cpt_tags_editor_show:
 * @tags: (nullable): a{ss}, as the company is shown
 */
void
cpt_tags_editor_show (CptTagsEditor *self, GVariant *tags)
{
  g_return_if_fail (CPT_IS_TAGS_EDITOR (self));

  if (cpt_tags_equal (tags, self->tags))
    return;

  g_clear_pointer (&self->tags, g_variant_unref);
  self->tags = tags != NULL ? g_variant_ref (tags) : NULL;
  place_rows (self);
  show_add_row (self);
}
