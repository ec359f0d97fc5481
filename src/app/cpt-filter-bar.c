/* cpt-filter-bar.c — the filters with their counts, and the menu of order and columns.
 *
 * Wide: a chip for each filter, with the mark of the connections that it is about: they are the legend of the pills.
 * Narrow: one menu, and the search beside it. Tags have a button of their own, once there are any. Below, when only
 * some companies are looked at, or those of a tag, a chip that can be taken away. The filter and the order themselves
 * are actions of the page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-filter-bar.h"
#include "cpt-lazy-menu.h"
#include "cpt-list-words.h"
#include "cpt-popover-anchor.h"
#include "cpt-spoken-name.h"
#include "cpt-status-icon.h"
#include "cpt-tag-filter.h"
#include "cpt-tag-text.h"

#include <glib/gi18n.h>

#define CHIP_MARK_SIZE 0.82 /* em */

struct _CptFilterBar
{
  GtkWidget parent_instance;

  CptCompanyList *list; /* (nullable): until it is first shown */

  GtkWidget *line;
  GtkWidget *chips_scroller;
  GtkWidget *chips;
  GtkMenuButton *filter_button;
  GtkWidget *filter_icon;
  GtkLabel *filter_label;
  GtkLabel *filter_count;
  GtkWidget *space;
  GtkWidget *search_button;
  GtkMenuButton *tag_button;
  GtkWidget *tag_title;
  GtkMenuButton *view_button;
  GtkLabel *sort_label;
  GtkWidget *among_chip;
  GtkLabel *among_count;
  GtkWidget *tag_chip;
  GtkLabel *tag_label;
  GtkLabel *tag_count;
  GMenu *filter_menu;
  GMenuModel *view_menu;
  GMenu *columns_section;

  GtkLabel *counts[CPT_N_COMPANY_FILTERS];
  GtkWidget *chip[CPT_N_COMPANY_FILTERS]; /* made when there is something to count */
};

G_DEFINE_FINAL_TYPE (CptFilterBar, cpt_filter_bar, GTK_TYPE_WIDGET)

static void
add_chip (CptFilterBar *self, CptCompanyFilter filter)
{
  GtkWidget *chip = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *count = gtk_label_new (NULL);
  CptStatusMark mark = cpt_list_words_filter_mark (filter);

  if (mark != CPT_STATUS_MARK_NONE)
    gtk_box_append (GTK_BOX (box), g_object_new (CPT_TYPE_STATUS_ICON, "mark", mark, "size", CHIP_MARK_SIZE, NULL));
  gtk_box_append (GTK_BOX (box), gtk_label_new (cpt_list_words_filter_title (filter)));
  gtk_box_append (GTK_BOX (box), count);
  gtk_widget_add_css_class (count, "count");
  gtk_widget_add_css_class (count, "numeric");

  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "filter-chip");
  gtk_widget_add_css_class (chip, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (chip), "companies.filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (chip), "s", cpt_list_words_filter_nick (filter));
  gtk_box_append (GTK_BOX (self->chips), chip);

  self->counts[filter] = GTK_LABEL (count);
  self->chip[filter] = chip;
}

/* Its popover is made when it is first opened. */
static void
open_tags_cb (GtkMenuButton *button, gpointer user_data)
{
  CptFilterBar *self = user_data;

  if (self->list == NULL)
    return;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, cpt_tag_filter_new (self->list));
  cpt_popover_anchor_align (gtk_menu_button_get_popover (button), GTK_WIDGET (button));
}

static void
cpt_filter_bar_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CPT_TYPE_FILTER_BAR);
  g_clear_object (&CPT_FILTER_BAR (object)->list);

  G_OBJECT_CLASS (cpt_filter_bar_parent_class)->dispose (object);
}

static void
cpt_filter_bar_class_init (CptFilterBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_filter_bar_dispose;

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_class_set_css_name (widget_class, "filter-bar");
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, line);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, chips_scroller);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, chips);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, filter_icon);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, filter_label);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, filter_count);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, space);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, search_button);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, tag_button);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, tag_title);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, view_button);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, sort_label);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, among_chip);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, among_count);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, tag_chip);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, tag_label);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, tag_count);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, filter_menu);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, view_menu);
  gtk_widget_class_bind_template_child (widget_class, CptFilterBar, columns_section);
}

static void
cpt_filter_bar_init (CptFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_lazy_menu_set (self->filter_button, G_MENU_MODEL (self->filter_menu));
  cpt_lazy_menu_set (self->view_button, self->view_menu);
  gtk_menu_button_set_create_popup_func (self->tag_button, open_tags_cb, self, NULL);
  cpt_filter_bar_set_narrow (self, FALSE, FALSE);
}

/**
 * cpt_filter_bar_set_narrow:
 * @narrow: whether there is no room for chips
 * @cramped: whether there is none for the order in words either
 */
void
cpt_filter_bar_set_narrow (CptFilterBar *self, gboolean narrow, gboolean cramped)
{
  g_return_if_fail (CPT_IS_FILTER_BAR (self));

  gtk_widget_set_visible (self->chips_scroller, !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->filter_button), narrow);
  gtk_widget_set_visible (self->space, narrow);
  gtk_widget_set_visible (self->search_button, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->sort_label), narrow && !cramped);
  gtk_widget_set_visible (self->tag_title, !narrow);
}

/**
 * cpt_filter_bar_set_columns_menu:
 * @menu: chooses columns
 *
 * Offers @menu below the orders.
 */
void
cpt_filter_bar_set_columns_menu (CptFilterBar *self, GMenuModel *menu)
{
  g_return_if_fail (CPT_IS_FILTER_BAR (self));

  g_menu_remove_all (self->columns_section);
  g_menu_append_submenu (self->columns_section, _ ("Columns"), menu);
}

static char *
format_count (guint count)
{
  /* Translators: a number of companies, with thousands separators */
  return g_strdup_printf (_ ("%'u"), count);
}

static void
update_chip (CptFilterBar *self, CptCompanyFilter filter, const char *count)
{
  /* Translators: a filter and how many companies it shows, read out: "Linked: 31" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), cpt_list_words_filter_title (filter), count);

  if (self->chip[filter] == NULL)
    add_chip (self, filter);

  gtk_label_set_text (self->counts[filter], count);
  cpt_spoken_name_set (self->chip[filter], label);
}

static void
append_to_menu (CptFilterBar *self, CptCompanyFilter filter, const char *count)
{
  /* Translators: a filter and how many companies it shows, in a menu: "Linked (31)" */
  g_autofree char *label = g_strdup_printf (_ ("%s (%s)"), cpt_list_words_filter_title (filter), count);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "companies.filter", "s", cpt_list_words_filter_nick (filter));
  g_menu_append_item (self->filter_menu, item);
}

static void
update_among (CptFilterBar *self, CptCompanyList *list, const CptCompanyQuery *query)
{
  g_autofree char *count = format_count (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_ALL));
  /* Translators: names a button; %s is a number of companies */
  g_autofree char *label = g_strdup_printf (_ ("Since your last visit: %s; show all companies again"), count);

  gtk_label_set_text (self->among_count, count);
  gtk_widget_set_visible (self->among_chip, query->among != NULL);
  cpt_spoken_name_set (self->among_chip, label);
}

static void
update_tag (CptFilterBar *self, CptCompanyList *list, const CptCompanyQuery *query)
{
  g_autofree char *count = format_count (cpt_company_list_get_count (list, CPT_COMPANY_FILTER_ALL));
  g_autofree char *tag = query->tag != NULL ? cpt_tag_text_of_filter (query->tag) : NULL;
  g_autofree char *label =
      /* Translators: names a button; 1: a tag, such as "region: Québec"; 2: a number of companies */
      g_strdup_printf (_ ("Tag %1$s: %2$s; show companies whatever their tags again"), tag != NULL ? tag : "", count);

  gtk_widget_set_visible (GTK_WIDGET (self->tag_button), query->tag != NULL || cpt_company_list_has_tags (list));
  gtk_label_set_text (self->tag_label, tag != NULL ? tag : "");
  gtk_label_set_text (self->tag_count, count);
  gtk_widget_set_visible (self->tag_chip, tag != NULL);
  cpt_spoken_name_set (self->tag_chip, label);
}

/**
 * cpt_filter_bar_update:
 * @list: whose counts and query are shown
 *
 * Shows the counts of the query in force.
 */
void
cpt_filter_bar_update (CptFilterBar *self, CptCompanyList *list)
{
  const CptCompanyQuery *query = NULL;
  CptStatusMark mark = CPT_STATUS_MARK_NONE;

  g_return_if_fail (CPT_IS_FILTER_BAR (self));

  query = cpt_company_list_get_query (list);
  mark = cpt_list_words_filter_mark (query->filter);
  g_set_object (&self->list, list);
  update_among (self, list, query);
  update_tag (self, list, query);
  g_menu_remove_all (self->filter_menu);
  for (CptCompanyFilter filter = 0; filter < CPT_N_COMPANY_FILTERS; filter++)
    {
      g_autofree char *count = format_count (cpt_company_list_get_count (list, filter));

      update_chip (self, filter, count);
      append_to_menu (self, filter, count);
      if (filter == query->filter)
        gtk_label_set_text (self->filter_count, count);
    }

  cpt_status_icon_set_mark (CPT_STATUS_ICON (self->filter_icon), mark);
  gtk_widget_set_visible (self->filter_icon, mark != CPT_STATUS_MARK_NONE);
  gtk_label_set_text (self->filter_label, cpt_list_words_filter_title (query->filter));
  gtk_label_set_text (self->sort_label, cpt_list_words_sort_title (query->sort));
}
