/* cpt-shrink.c — buttons and windows that give way where there is no room for them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-shrink.h"

#include "cpt-text-size.h"

#define LEAST_CHARACTERS 4  /* enough to guess the word */
#define CRAMPED_BELOW 300   /* pixels of width at the normal text size */
#define TITLE_BAR_HEIGHT 60 /* pixels, and some air */
#define LEAST_HEIGHT 140    /* pixels of content, however small the window behind */
#define FIRST_HEIGHT "cpt-first-height"

/* From GTK 4.12 on a button says at every change of its text whether that may be cut. */
static void
keep_cut (GtkWidget *button)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (button), "can-shrink") != NULL)
    g_object_set (button, "can-shrink", TRUE, NULL);
}

/**
 * cpt_shrink_button:
 * @button: a GtkButton with a label
 *
 * Lets the label be cut with "…" rather than push the window wider than the screen; its accessible name stays whole.
 */
void
cpt_shrink_button (GtkWidget *button)
{
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

  g_return_if_fail (GTK_IS_LABEL (label));

  keep_cut (button);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label),
                             MIN (LEAST_CHARACTERS, g_utf8_strlen (gtk_label_get_text (GTK_LABEL (label)), -1)));
}

/**
 * cpt_shrink_labels:
 * @widget: what holds labels, such as a view switcher
 *
 * Lets all labels in it be cut with "…", as cpt_shrink_button() does.
 */
void
cpt_shrink_labels (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    keep_cut (widget);
  if (GTK_IS_LABEL (widget))
    gtk_label_set_ellipsize (GTK_LABEL (widget), PANGO_ELLIPSIZE_END);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    cpt_shrink_labels (child);
}

static void
wrap_labels (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    wrap_labels (child);
}

/**
 * cpt_shrink_pills:
 * @page: says what there is to do where there is nothing to see
 *
 * Lets the labels of all buttons of the class "pill" in it have several lines, rather than be wider than the screen.
 */
void
cpt_shrink_pills (GtkWidget *page)
{
  if (GTK_IS_BUTTON (page) && gtk_widget_has_css_class (page, "pill"))
    {
      wrap_labels (gtk_button_get_child (GTK_BUTTON (page)));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL; child = gtk_widget_get_next_sibling (child))
    cpt_shrink_pills (child);
}

/**
 * cpt_shrink_header:
 * @header: of a dialog, with a button on either side
 * @around: (nullable): the window that it is shown over
 *
 * With large text on a small screen, the title leaves its room to the buttons.
 *
 * Returns: whether there is so little room
 */
gboolean
cpt_shrink_header (AdwHeaderBar *header, GtkWidget *around)
{
  if (around == NULL || gtk_widget_get_width (around) >= cpt_text_size_scale (around, CRAMPED_BELOW))
    return FALSE;

  adw_header_bar_set_title_widget (header, gtk_label_new (NULL));
  cpt_shrink_labels (GTK_WIDGET (header));

  return TRUE;
}

/**
 * cpt_shrink_window:
 * @window: with a default size, not shown yet
 *
 * Makes it no larger than the window that it belongs to.
 */
void
cpt_shrink_window (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  int width = 0;
  int height = 0;

  if (parent == NULL || gtk_widget_get_width (GTK_WIDGET (parent)) == 0)
    return;

  gtk_window_get_default_size (window, &width, &height);
  gtk_window_set_default_size (window, MIN (width, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (parent))));
}

/* How high @window may become. It opens in the middle of the one behind, and what it grows by is below: many window
 * managers leave its top where it is. */
static int
find_most_height (GtkWindow *window)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (window));
  int first = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), FIRST_HEIGHT));

  if (parent == NULL)
    return G_MAXINT;

  if (first == 0 && gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      first = gtk_widget_get_height (GTK_WIDGET (window));
      g_object_set_data (G_OBJECT (window), FIRST_HEIGHT, GINT_TO_POINTER (first));
    }

  return first == 0 ? gtk_widget_get_height (parent) : (gtk_widget_get_height (parent) + first) / 2;
}

/**
 * cpt_shrink_fit_height:
 * @window: a dialog without a default height
 * @scroller: all of it but its header bar
 * @content: of @scroller
 *
 * Makes it as high as what it says, down to the end of the window behind; to be called whenever that changes. A window
 * of GTK 4.8 grows only for what its content cannot do without, and never shrinks by itself.
 */
void
cpt_shrink_fit_height (GtkWindow *window, GtkScrolledWindow *scroller, GtkWidget *content)
{
  int most = find_most_height (window) - TITLE_BAR_HEIGHT;
  int width = gtk_widget_get_width (content);
  int window_width = 0;
  int window_height = 0;
  int natural = 0;

  gtk_window_get_default_size (window, &window_width, &window_height);
  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width > 0 ? width : window_width, NULL, &natural, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (scroller, MIN (natural, MAX (most, LEAST_HEIGHT)));
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    gtk_window_set_default_size (window, window_width, -1);
}
