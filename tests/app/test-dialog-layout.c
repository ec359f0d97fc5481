/* test-dialog-layout.c — dialogs: as large as what they say, and no larger than the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-about.h"
#include "cpt-fit-bin.h"
#include "cpt-message-dialog.h"
#include "cpt-shortcuts-window.h"
#include "layout-fixture.h"

static void
test_the_keys_fit_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWindow *window = cpt_shortcuts_window_new (GTK_WINDOW (fixture->window));

  g_assert_cmpint (layout_fixture_measure_width (gtk_window_get_child (window)), <=, LAYOUT_FIXTURE_SMALLEST);
  gtk_window_destroy (window);
}

/* Whether all that it says is seen, with nothing left over. */
static gboolean
is_as_high_as_needed (gpointer dialog)
{
  GtkWidget *content = find_by_type (dialog, CPT_TYPE_FIT_BIN);
  GtkWidget *scroller = gtk_widget_get_ancestor (content, GTK_TYPE_SCROLLED_WINDOW);
  int width = gtk_widget_get_width (content);
  int natural = 0;

  if (width == 0)
    return FALSE;

  gtk_widget_measure (content, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);

  return natural > 0 && gtk_widget_get_height (scroller) == natural;
}

static void
test_the_dialog_is_as_high_as_what_it_says (DeskFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Atelier", "Société (Québec)", "Atelier", "Sandbox Company", "" };
  GtkWidget *dialog = desk_fixture_open_add_dialog (fixture, "");
  GtkWidget *row = find_by_type (dialog, ADW_TYPE_ENTRY_ROW);

  test_await_true (is_as_high_as_needed, dialog);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), names[i]);
      test_await_true (is_as_high_as_needed, dialog);
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_the_dialog_is_wider_for_large_text (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  layout_fixture_make_medium (fixture);
  dialog = desk_fixture_open_add_dialog (fixture, "Société (Québec)");
  await_painted (dialog);

  g_assert_cmpint (gtk_widget_get_width (dialog), >, 900);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, LAYOUT_FIXTURE_MEDIUM);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_a_dialog_is_no_wider_than_the_window_behind (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  layout_fixture_make_smallest (fixture);
  dialog = desk_fixture_open_add_dialog (fixture, "Société (Québec)");
  await_painted (dialog);

  g_assert_cmpint (gtk_widget_get_width (dialog), <=, gtk_widget_get_width (fixture->window));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* The title in French, between the buttons in French. */
static void
test_a_dialog_says_its_title_to_the_end (DeskFixture *fixture, gconstpointer data)
{
  const char *title = "Ajouter une nouvelle entreprise";
  GtkWidget *dialog = NULL;
  GtkWidget *label = NULL;

  layout_fixture_make_smallest (fixture);
  dialog = desk_fixture_open_add_dialog (fixture, "Atelier");
  gtk_button_set_label (GTK_BUTTON (find_by_text (dialog, GTK_TYPE_BUTTON, "Cancel")), "Annuler");
  gtk_button_set_label (GTK_BUTTON (find_by_text (dialog, GTK_TYPE_BUTTON, "Add")), "Ajouter");
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  await_painted (dialog);
  label = find_by_text (dialog, GTK_TYPE_LABEL, title);

  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
holds_its_answers (gpointer dialog)
{
  GtkWidget *cancel = find_by_text (dialog, GTK_TYPE_BUTTON, "Cancel");
  graphene_rect_t bounds;

  return cancel != NULL && gtk_widget_get_mapped (cancel) && gtk_widget_get_height (dialog) > 0 &&
         gtk_widget_compute_bounds (cancel, dialog, &bounds) &&
         bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (dialog) &&
         gtk_window_get_focus (dialog) == cancel;
}

static void
test_a_question_keeps_its_answers_on_the_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  layout_fixture_make_smallest (fixture);
  dialog = adw_message_dialog_new (GTK_WINDOW (fixture->window), "Delete?", NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog), "%0*d", 2000, 0);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "Cancel", "delete",
                                    "Delete them all, whatever happens", NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
  test_await_true (holds_its_answers, dialog);
  g_assert_cmpint (gtk_widget_get_height (dialog), <=, gtk_widget_get_height (fixture->window));
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, gtk_widget_get_width (fixture->window));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
says_all (gpointer dialog)
{
  GtkWidget *scroller = find_by_type (dialog, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  return holds_its_answers (dialog) && gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* Answers that stand one above the other make the dialog narrower than its text would have it. */
static void
test_a_question_is_as_high_as_what_it_asks (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = NULL;

  layout_fixture_make_medium (fixture);
  dialog =
      adw_message_dialog_new (GTK_WINDOW (fixture->window), "Enregistrer les modifications ?", "Factures fournisseurs");
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", "Cancel", "discard",
                                    "Abandonner les modifications", "save", "Enregistrer", NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
  test_await_true (says_all, dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Gives all buttons in the bars of @widget, of hidden pages too, a long label; returns how many there are. */
static guint
say_in_bars (GtkWidget *widget, const char *label)
{
  guint n = 0;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_ancestor (widget, GTK_TYPE_ACTION_BAR) != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (widget), label);
      n = 1;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += say_in_bars (child, label);

  return n;
}

static void
test_the_window_about_fits_the_smallest_screen (DeskFixture *fixture, gconstpointer data)
{
  GtkWidget *about = NULL;

  layout_fixture_make_smallest (fixture);
  cpt_about_present (GTK_WINDOW (fixture->window));
  about = GTK_WIDGET (await_window (ADW_TYPE_ABOUT_WINDOW));
  await_painted (about);
  g_assert_cmpuint (say_in_bars (about, "_Enregistrer sous…"), ==, 2);
  g_assert_cmpint (layout_fixture_measure_width (adw_window_get_content (ADW_WINDOW (about))), <=,
                   LAYOUT_FIXTURE_SMALLEST);
  gtk_window_destroy (GTK_WINDOW (about));
}

#define TEST(name, data, function)                                                                                     \
  g_test_add ("/dialog-layout/" name, DeskFixture, data, layout_fixture_set_up, function, layout_fixture_tear_down)
#define LARGE_TEXT GINT_TO_POINTER (TRUE)

int
main (int argc, char **argv)
{
  desk_fixture_init (&argc, &argv);
  desk_fixture_use_style ();

  TEST ("the-keys-fit-the-smallest-screen", NULL, test_the_keys_fit_the_smallest_screen);
  TEST ("the-keys-fit-the-smallest-screen-in-large-text", LARGE_TEXT, test_the_keys_fit_the_smallest_screen);
  TEST ("the-dialog-is-as-high-as-what-it-says", NULL, test_the_dialog_is_as_high_as_what_it_says);
  TEST ("the-dialog-is-wider-for-large-text", LARGE_TEXT, test_the_dialog_is_wider_for_large_text);
  TEST ("a-dialog-is-no-wider-than-the-window-behind", NULL, test_a_dialog_is_no_wider_than_the_window_behind);
  TEST ("a-dialog-says-its-title-to-the-end", NULL, test_a_dialog_says_its_title_to_the_end);
  TEST ("a-question-keeps-its-answers-on-the-screen", NULL, test_a_question_keeps_its_answers_on_the_screen);
  TEST ("a-question-keeps-its-answers-on-the-screen-in-large-text", LARGE_TEXT,
        test_a_question_keeps_its_answers_on_the_screen);
  TEST ("a-question-is-as-high-as-what-it-asks", NULL, test_a_question_is_as_high_as_what_it_asks);
  TEST ("the-window-about-fits-the-smallest-screen-in-large-text", LARGE_TEXT,
        test_the_window_about_fits_the_smallest_screen);

  return g_test_run ();
}
