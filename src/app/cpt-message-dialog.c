/* cpt-message-dialog.c — questions that fit the screen, with the keyboard on the answer that they propose.
 *
 * What libadwaita 1.2 lacks: its dialog grows past a small screen with large text, answers last; and it gives the focus
 * to an answer before it knows whether the answers stand side by side or one above the other, each way having buttons
 * of its own, so that one above the other the first, often a deletion, is left with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-message-dialog.h"

#include "cpt-fit-bin.h"

#define TEXT_CLASS "message-area"
#define HEADING_CLASS "title-2"

/* Pixels: the width of a question, where there is room; what libadwaita leaves of the window behind on either side. */
#define WIDTH 400
#define MARGIN 30

static GtkWidget *
find_by_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_by_class (child, css_class);

  return found;
}

/* The keyboard has to reach what it must scroll, and nothing else. */
static void
scroll_range_cb (GtkAdjustment *adjustment, GtkWidget *scroller)
{
  gtk_widget_set_focusable (scroller,
                            gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment));
}

/* As high as what is asked is at the width that it will have. */
static GtkWidget *
create_fit (GtkWindow *dialog, GtkWidget *text)
{
  GtkWidget *fit = g_object_new (CPT_TYPE_FIT_BIN, "child", text, "preferred-width", WIDTH, NULL);
  GtkWindow *parent = gtk_window_get_transient_for (dialog);

  if (parent != NULL && gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    cpt_fit_bin_set_limit (CPT_FIT_BIN (fit), gtk_widget_get_width (GTK_WIDGET (parent)) - 2 * MARGIN);

  return fit;
}

/* Lets what is asked be scrolled, so that the answers stay on the screen. */
static void
let_text_scroll (GtkWindow *dialog)
{
  GtkWidget *text = find_by_class (GTK_WIDGET (dialog), TEXT_CLASS);
  GtkWidget *box = text != NULL ? gtk_widget_get_parent (text) : NULL;
  GtkWidget *scroller = NULL;

  if (!GTK_IS_BOX (box) || gtk_widget_get_ancestor (text, GTK_TYPE_SCROLLED_WINDOW) != NULL)
    return; /* a later libadwaita does so itself */

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), "changed",
                    G_CALLBACK (scroll_range_cb), scroller);

  g_object_ref (text);
  gtk_box_remove (GTK_BOX (box), text);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_fit (dialog, text));
  gtk_box_prepend (GTK_BOX (box), scroller);
  g_object_unref (text);
}

/* A later libadwaita has a large heading beside one that wraps, and asks it for its height also where it is too wide to
 * be the one that is shown: then it must be able to be narrow, or GTK complains of the question. */
static void
let_heading_be_narrow (GtkWindow *dialog)
{
  GtkWidget *heading = find_by_class (GTK_WIDGET (dialog), HEADING_CLASS);

  if (GTK_IS_LABEL (heading) && !gtk_label_get_wrap (GTK_LABEL (heading)))
    gtk_label_set_ellipsize (GTK_LABEL (heading), PANGO_ELLIPSIZE_END);
}

/* Long answers, one above the other, take a second line rather than make the dialog wider than the screen. */
static void
let_answers_wrap (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_BUTTON (widget) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (widget))) && GTK_IS_BOX (parent) &&
      gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) == GTK_ORIENTATION_VERTICAL)
    {
      GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (widget)));

      gtk_label_set_wrap (label, TRUE);
      gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
      gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!gtk_widget_has_css_class (child, TEXT_CLASS))
      let_answers_wrap (child);
}

/* What is asked for in the text, such as a number, has the focus first. */
static void
focus_default_cb (GtkWindow *dialog)
{
  GtkWidget *answer = gtk_window_get_default_widget (dialog);
  GtkWidget *focus = gtk_window_get_focus (dialog);
  GtkWidget *text = find_by_class (GTK_WIDGET (dialog), TEXT_CLASS);

  if (answer != NULL &&
      (focus == NULL || GTK_IS_SCROLLED_WINDOW (focus) || text == NULL || !gtk_widget_is_ancestor (focus, text)))
    gtk_widget_grab_focus (answer);
}

static gboolean
resize_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer user_data)
{
  GtkWidget *answer = gtk_window_get_default_widget (GTK_WINDOW (dialog));
  GtkWidget *text = find_by_class (dialog, TEXT_CLASS);
  GtkWidget *fit = text != NULL ? gtk_widget_get_parent (text) : NULL;

  if (CPT_IS_FIT_BIN (fit) && gtk_widget_get_width (fit) == 0)
    return G_SOURCE_CONTINUE;
  if (CPT_IS_FIT_BIN (fit))
    cpt_fit_bin_set_limit (CPT_FIT_BIN (fit), gtk_widget_get_width (fit));
  if (answer != NULL)
    gtk_widget_queue_resize (answer);

  return G_SOURCE_REMOVE;
}

/* Answers that no longer fit side by side are put one above the other while the dialog is laid out, too late for it to
 * give them that height; and it is narrower then than what is asked was measured for. */
static void
answers_moved_cb (GtkWindow *dialog)
{
  focus_default_cb (dialog);
  gtk_widget_add_tick_callback (GTK_WIDGET (dialog), resize_cb, NULL, NULL);
}

/**
 * cpt_message_dialog_present:
 * @dialog: with its text and its answers, not shown yet
 *
 * Shows it: with the focus on its default response, and scrolled where it would be higher than the screen.
 */
void
cpt_message_dialog_present (AdwMessageDialog *dialog)
{
  g_return_if_fail (ADW_IS_MESSAGE_DIALOG (dialog));

  let_answers_wrap (GTK_WIDGET (dialog));
  let_heading_be_narrow (GTK_WINDOW (dialog));
  let_text_scroll (GTK_WINDOW (dialog));
  g_signal_connect_after (dialog, "map", G_CALLBACK (answers_moved_cb), NULL);
  g_signal_connect_after (dialog, "notify::default-widget", G_CALLBACK (answers_moved_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
