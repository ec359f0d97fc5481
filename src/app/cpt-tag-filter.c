/* cpt-tag-filter.c — the tags that the companies have, with their counts: one of them narrows the list.
 *
 * They are counted when the popover opens, and at each keystroke of the search; while a person chooses, nothing moves
 * by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tag-filter.h"

#include <glib/gi18n.h>

#include "cpt-fit-bin.h"
#include "cpt-spoken-name.h"
#include "cpt-tag-counts.h"
#include "cpt-tag-text.h"

#define TAG "cpt-tag" /* of a row: (sms) */

struct _CptTagFilter
{
  GtkPopover parent_instance;

  CptCompanyList *list;   /* weak: GTK may keep a popover that the pointer was on */
  GCancellable *counting; /* (nullable): the count that is under way */

  /* of the template */
  CptFitBin *fit;
  GtkEditable *entry;
  GtkWidget *scroller;
  GtkListBox *rows;
  GtkLabel *remark;
};

G_DEFINE_FINAL_TYPE (CptTagFilter, cpt_tag_filter, GTK_TYPE_POPOVER)

static gboolean
is_chosen (CptTagFilter *self, GVariant *tag)
{
  GVariant *chosen = cpt_company_list_get_query (self->list)->tag;

  return chosen != NULL && g_variant_equal (chosen, tag);
}

static void
append_icon (GtkWidget *box, const char *icon_name)
{
  GtkWidget *icon =
      g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), icon);
}

static void
append_label (GtkWidget *box, const char *text, gboolean is_count)
{
  GtkWidget *label = gtk_label_new (text);

  if (is_count)
    {
      gtk_widget_add_css_class (label, "count");
      gtk_widget_add_css_class (label, "numeric");
    }
  else
    {
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
    }
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_row (CptTagFilter *self, const CptTagCount *count)
{
  g_autoptr (GVariant) tag = g_variant_ref_sink (g_variant_new ("(sms)", count->key, count->value));
  g_autofree char *text = cpt_tag_text_of_filter (tag);
  /* Translators: a number of companies, with thousands separators */
  g_autofree char *number = g_strdup_printf (_ ("%'u"), count->n);
  /* Translators: a filter and how many companies it shows, read out: "Linked: 31" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), text, number);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();

  append_label (box, text, FALSE);
  if (is_chosen (self, tag))
    append_icon (box, "object-select-symbolic");
  append_label (box, number, TRUE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, text);
  cpt_spoken_name_set (row, label);
  g_object_set_data_full (G_OBJECT (row), TAG, g_steal_pointer (&tag), (GDestroyNotify) g_variant_unref);
  gtk_list_box_append (self->rows, row);
}

static void
say (CptTagFilter *self, const char *remark)
{
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

static void
show_counts (CptTagFilter *self, CptTagCounts *counts)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->rows, 0)) != NULL)
    gtk_list_box_remove (self->rows, GTK_WIDGET (row));
  for (guint i = 0; i < counts->tags->len; i++)
    append_row (self, g_ptr_array_index (counts->tags, i));

  gtk_widget_set_visible (self->scroller, counts->tags->len > 0);
  if (counts->tags->len == 0)
    say (self, _ ("None of the companies shown has such a tag."));
  else
    say (self, counts->is_cut ? _ ("There are more: search for a tag to find it.") : NULL);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_popover_present (GTK_POPOVER (self)); /* or it keeps its size */
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptTagFilter) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CptTagCounts) counts = cpt_tag_counts_read_finish (CPT_COMPANY_LIST (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->list == NULL)
    return;

  g_clear_object (&self->counting);
  if (counts != NULL)
    show_counts (self, counts);
  else
    say (self, _ ("The tags could not be counted."));
}

static void
stop (CptTagFilter *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
count (CptTagFilter *self)
{
  stop (self);
  if (self->list == NULL)
    return;

  self->counting = g_cancellable_new ();
  cpt_tag_counts_read_async (self->list, gtk_editable_get_text (self->entry), self->counting, counted_cb,
                             g_object_ref (self));
}

static void
activate_row (CptTagFilter *self, GtkListBoxRow *row)
{
  g_autoptr (GVariant) tag = g_variant_ref (g_object_get_data (G_OBJECT (row), TAG));

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (self), "companies.tag", tag);
}

/* Return in the search takes the first that is found. */
static void
entry_activated_cb (CptTagFilter *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rows, 0);

  if (row != NULL && self->counting == NULL)
    activate_row (self, row);
}

static void
search_changed_cb (CptTagFilter *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    count (self);
}

static void
cpt_tag_filter_show (GtkWidget *widget)
{
  CptTagFilter *self = CPT_TAG_FILTER (widget);

  gtk_editable_set_text (self->entry, "");
  cpt_fit_bin_fit (self->fit, gtk_widget_get_parent (widget));
  GTK_WIDGET_CLASS (cpt_tag_filter_parent_class)->show (widget);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  count (self);
}

static void
cpt_tag_filter_hide (GtkWidget *widget)
{
  stop (CPT_TAG_FILTER (widget));
  GTK_WIDGET_CLASS (cpt_tag_filter_parent_class)->hide (widget);
}

static void
cpt_tag_filter_dispose (GObject *object)
{
  CptTagFilter *self = CPT_TAG_FILTER (object);

  stop (self);
  g_clear_weak_pointer (&self->list);

  G_OBJECT_CLASS (cpt_tag_filter_parent_class)->dispose (object);
}

static void
cpt_tag_filter_class_init (CptTagFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_tag_filter_dispose;
  widget_class->show = cpt_tag_filter_show;
  widget_class->hide = cpt_tag_filter_hide;

  g_type_ensure (CPT_TYPE_FIT_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/tag-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CptTagFilter, fit);
  gtk_widget_class_bind_template_child (widget_class, CptTagFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, CptTagFilter, scroller);
  gtk_widget_class_bind_template_child (widget_class, CptTagFilter, rows);
  gtk_widget_class_bind_template_child (widget_class, CptTagFilter, remark);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_row);
  gtk_widget_class_bind_template_callback (widget_class, gtk_popover_popdown);
}

static void
cpt_tag_filter_init (CptTagFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_tag_filter_new:
 * @list: not kept alive; loaded before the popover is shown
 *
 * Returns: (transfer floating): a popover that activates "companies.tag"
 */
GtkWidget *
cpt_tag_filter_new (CptCompanyList *list)
{
  CptTagFilter *self = g_object_new (CPT_TYPE_TAG_FILTER, NULL);

  g_set_weak_pointer (&self->list, list);

  return GTK_WIDGET (self);
}
