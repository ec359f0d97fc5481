/* cpt-toast.c — toasts whose text is text, and all of it: libadwaita reads their titles as markup, while names hold
 * ampersands, and cuts them where a name is long, while what happened to it stands at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-toast.h"

#include "cpt-shown-text.h"
#include "cpt-text-size.h"

/* Pixels that a toast needs beside its text: those that are always as many, those of its button, if it has one, at the
 * normal text size, and those of a letter. */
#define EDGES 124
#define BUTTON 70
#define LETTER 8

#define LEAST_LETTERS 6
#define MOST_LINES 8

#define BAR_CLASS "selection-bar"

static AdwToast *toast_new_valist (const char *format, va_list arguments) G_GNUC_PRINTF (1, 0);

/* The height of the bar at the bottom of what is shown, 0 without one. */
static int
measure_bar (GtkWidget *widget)
{
  int height = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  if (gtk_widget_has_css_class (widget, BAR_CLASS) || ADW_IS_VIEW_SWITCHER_BAR (widget))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (widget), NULL, &height, NULL, NULL);
      return height;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && height == 0;
       child = gtk_widget_get_next_sibling (child))
    height = measure_bar (child);

  return height;
}

/* Above the bar at the bottom: what can be done must not be hidden by what was done. */
static void
clear_bar (GtkWidget *label)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (label, ADW_TYPE_TOAST_OVERLAY);
  GtkWidget *toast = label;

  if (overlay == NULL)
    return;

  while (gtk_widget_get_parent (toast) != overlay)
    toast = gtk_widget_get_parent (toast);
  gtk_widget_set_margin_bottom (toast, measure_bar (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay))));
}

/* A toast asks for the height of one line unless its text is said to be narrow. */
static void
fit_cb (GtkLabel *label, GParamSpec *pspec, gpointer user_data)
{
  AdwToast *toast = user_data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (label));
  int room = root != NULL ? gtk_widget_get_width (GTK_WIDGET (root)) - EDGES : 0;

  if (room <= 0)
    return;

  clear_bar (GTK_WIDGET (label));

  if (adw_toast_get_button_label (toast) != NULL)
    room -= cpt_text_size_scale (GTK_WIDGET (label), BUTTON);
  gtk_label_set_max_width_chars (label, MAX (room / cpt_text_size_scale (GTK_WIDGET (label), LETTER), LEAST_LETTERS));
}

static AdwToast *
toast_new_valist (const char *format, va_list arguments)
{
  g_autofree char *whole = g_strdup_vprintf (format, arguments);
  g_autofree char *text = cpt_shown_text_new (whole, CPT_SHOWN_WORDS);
  GtkWidget *label = gtk_label_new (text);
  AdwToast *toast = adw_toast_new ("");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), MOST_LINES);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  g_signal_connect (label, "notify::root", G_CALLBACK (fit_cb), toast);
  adw_toast_set_custom_title (toast, label);

  return toast;
}

/**
 * cpt_toast_new:
 * @format: printf format of the title; its %s arguments are shown as they are
 *
 * Returns: (transfer full): a toast that is not shown yet
 */
AdwToast *
cpt_toast_new (const char *format, ...)
{
  AdwToast *toast;
  va_list arguments;

  va_start (arguments, format);
  toast = toast_new_valist (format, arguments);
  va_end (arguments);

  return toast;
}

/**
 * cpt_toast_show:
 * @toasts: where to say it
 * @format: printf format of the title
 *
 * Says that something happened.
 */
void
cpt_toast_show (AdwToastOverlay *toasts, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  adw_toast_overlay_add_toast (toasts, toast_new_valist (format, arguments));
  va_end (arguments);
}

/**
 * cpt_toast_get_window:
 * @toasts: an overlay
 *
 * Returns: (transfer none) (nullable): the window that shows @toasts
 */
GtkWindow *
cpt_toast_get_window (AdwToastOverlay *toasts)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}
