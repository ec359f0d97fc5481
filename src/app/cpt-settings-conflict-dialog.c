/* cpt-settings-conflict-dialog.c — settings that somebody else changed too: whose stand.
 *
 * For each type both are shown, and one is chosen. Closed without an answer, nothing is decided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-conflict-dialog.h"

#include "cpt-settings-words.h"
#include "cpt-spoken-name.h"

#include <glib/gi18n.h>

typedef struct
{
  CptSettingsEdit *edit;
  CptSyncSettings *theirs;
  GStrv types;
  GPtrArray *mine_buttons; /* (element-type GtkCheckButton), by type; owned by the dialog */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->edit);
  g_object_unref (question->theirs);
  g_strfreev (question->types);
  g_ptr_array_unref (question->mine_buttons);
  g_free (question);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  if (!g_str_equal (response, "apply"))
    return;

  for (guint i = 0; i < question->mine_buttons->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (question->mine_buttons, i)))
      g_strv_builder_add (builder, question->types[i]);
  kept = g_strv_builder_end (builder);
  cpt_settings_edit_rebase (question->edit, question->theirs, (const char *const *) kept);
}

static GtkWidget *
create_choice (const char *text)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), label);
  cpt_spoken_name_set (button, text);

  return button;
}

static char *
dup_words (CptSyncSetting *setting)
{
  return setting != NULL ? cpt_settings_words_dup_setting (setting) : g_strdup (_ ("not there any more"));
}

/* What the platform locked, or has no more, cannot be changed any more. */
static gboolean
can_keep_mine (CptSyncSetting *theirs)
{
  return theirs != NULL && !cpt_sync_setting_is_locked (theirs);
}

static void
append_type (Question *question, GtkBox *box, const char *data_type)
{
  CptSyncSetting *mine = cpt_sync_settings_find (cpt_settings_edit_get_mine (question->edit), data_type);
  CptSyncSetting *theirs = cpt_sync_settings_find (question->theirs, data_type);
  g_autofree char *name = cpt_settings_words_dup_types ((const char *const[]){ data_type, NULL });
  GtkWidget *heading = gtk_label_new (name);
  g_autofree char *mine_words = dup_words (mine);
  g_autofree char *theirs_words = dup_words (theirs);
  /* Translators: a choice between two settings of a data type; %s says how it is read */
  g_autofree char *mine_text = g_strdup_printf (_ ("Yours: %s"), mine_words);
  /* Translators: a choice between two settings of a data type; %s says how it is read */
  g_autofree char *theirs_text = g_strdup_printf (_ ("The platform’s: %s"), theirs_words);
  GtkWidget *mine_button = create_choice (mine_text);
  GtkWidget *theirs_button = create_choice (theirs_text);
  gboolean can_keep = can_keep_mine (theirs);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs_button), GTK_CHECK_BUTTON (mine_button));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (can_keep ? mine_button : theirs_button), TRUE);
  gtk_widget_set_sensitive (mine_button, can_keep);
  gtk_box_append (box, heading);
  gtk_box_append (box, mine_button);
  gtk_box_append (box, theirs_button);
  g_ptr_array_add (question->mine_buttons, mine_button);
}

static GtkWidget *
create_types (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; question->types[i] != NULL; i++)
    append_type (question, GTK_BOX (box), question->types[i]);

  return box;
}

/**
 * cpt_settings_conflict_dialog_new:
 * @parent: the window
 * @edit: what a person changed; is put onto @theirs when they have chosen
 * @theirs: as the platform has the settings now
 *
 * Returns: (transfer none): a dialog that is not shown yet
 */
GtkWidget *
cpt_settings_conflict_dialog_new (GtkWindow *parent, CptSettingsEdit *edit, CptSyncSettings *theirs)
{
  GtkWidget *dialog =
      adw_message_dialog_new (parent, _ ("Changed elsewhere meanwhile"),
                              _ ("Somebody else changed the same settings. Nothing is sent before you save."));
  Question *question = g_new0 (Question, 1);

  question->edit = g_object_ref (edit);
  question->theirs = g_object_ref (theirs);
  question->types = cpt_settings_edit_list_conflicts (edit, theirs);
  question->mine_buttons = g_ptr_array_new ();
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_types (question));
  /* Translators: button: decide later which settings stand */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "later", _ ("Later"));
  /* Translators: button: take the settings that were chosen */
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "apply", _ ("Apply"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "apply", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "apply");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);

  return dialog;
}
