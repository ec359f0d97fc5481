/* cpt-tags-question.c — asks for a tag that several companies are to get, or to lose.
 *
 * Each company is a change of its own in the outbox, in the same lane as those that are made one by one: it says on its
 * row that it waits, and what the platform refuses is listed, to be tried again alone. That is why there is a limit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-tags-question.h"

#include <glib/gi18n.h>

#include "cpt-error-presenter.h"
#include "cpt-message-dialog.h"
#include "cpt-spoken-name.h"
#include "cpt-tag-fields.h"
#include "cpt-tags-change.h"
#include "cpt-tags-plan.h"
#include "cpt-tags.h"
#include "cpt-toast.h"

#define MOST 1000   /* companies at once: two requests each */
#define MOST_KEYS 8 /* that are offered */
#define GAP 12
#define KEY_GAP 6

typedef struct
{
  AdwToastOverlay *toasts; /* weak: it belongs to the page */
  CptOutboxRepository *outbox;
  CptClock *clock;
  GPtrArray *targets; /* (nullable) (element-type CptTagTarget): once they are read */

  /* not owned: of the dialog */
  AdwMessageDialog *dialog;
  CptTagFields *fields;
  GtkLabel *remark;
} Question;

static void
question_free (Question *self)
{
  g_clear_weak_pointer (&self->toasts);
  g_object_unref (self->outbox);
  g_object_unref (self->clock);
  g_clear_pointer (&self->targets, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
question_free_closure (gpointer data, GClosure *closure)
{
  question_free (data);
}

/* @chosen points into the targets of the question, which has done with them. */
static void
change (Question *self, GPtrArray *chosen, GVariant *patch)
{
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) cpt_tag_target_free);

  for (guint i = 0; i < chosen->len; i++)
    {
      guint index = 0;

      g_ptr_array_find (self->targets, g_ptr_array_index (chosen, i), &index);
      g_ptr_array_add (targets, g_ptr_array_steal_index (self->targets, index));
    }
  if (targets->len > 0)
    cpt_tags_change_make (self->toasts, self->outbox, self->clock, targets, patch);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Question *self = user_data;
  g_autofree char *key = cpt_tag_fields_dup_key (self->fields);
  g_autofree char *value = cpt_tag_fields_dup_value (self->fields);
  gboolean is_given = g_str_equal (response, "give");
  g_autoptr (GVariant) patch = cpt_tags_new_patch (key, is_given ? value : NULL);
  g_autoptr (GPtrArray) chosen =
      is_given ? cpt_tags_plan_list_given (self->targets, key, value) : cpt_tags_plan_list_taken (self->targets, key);

  if (self->toasts != NULL && !g_str_equal (response, "cancel"))
    change (self, chosen, patch);
}

static void
show_answers (Question *self, guint n_given, guint n_taken)
{
  g_autofree char *give =
      /* Translators: a button: gives a tag to so many companies */
      g_strdup_printf (g_dngettext (NULL, "Add to %'u", "Add to %'u", n_given), n_given);
  g_autofree char *take =
      /* Translators: a button: takes a tag from so many companies */
      g_strdup_printf (g_dngettext (NULL, "Remove from %'u", "Remove from %'u", n_taken), n_taken);

  adw_message_dialog_set_response_label (self->dialog, "give", n_given > 0 ? give : _ ("Add"));
  adw_message_dialog_set_response_label (self->dialog, "take", n_taken > 0 ? take : _ ("Remove"));
  adw_message_dialog_set_response_enabled (self->dialog, "give", n_given > 0);
  adw_message_dialog_set_response_enabled (self->dialog, "take", n_taken > 0);
}

static void
changed_cb (Question *self)
{
  g_autofree char *key = cpt_tag_fields_dup_key (self->fields);
  g_autofree char *value = cpt_tag_fields_dup_value (self->fields);
  gboolean is_fine = cpt_tag_fields_is_fine (self->fields);
  g_autoptr (GPtrArray) given = cpt_tags_plan_list_given (self->targets, key, value);
  g_autoptr (GPtrArray) taken = cpt_tags_plan_list_taken (self->targets, key);
  g_autofree char *remark = is_fine ? cpt_tags_plan_dup_remark (self->targets, key, value) : NULL;

  show_answers (self, is_fine ? given->len : 0, taken->len);
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

static void
key_clicked_cb (GtkButton *button, Question *self)
{
  cpt_tag_fields_set (self->fields, gtk_button_get_label (button), "");
}

/* The keys that they have, to be taken without typing. */
static GtkWidget *
create_keys (Question *self)
{
  g_autoptr (GPtrArray) keys = cpt_tags_plan_list_keys (self->targets);
  GtkWidget *box = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), KEY_GAP);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), KEY_GAP);
  cpt_spoken_name_set (box, _ ("Tags they have"));
  for (guint i = 0; i < MIN (keys->len, MOST_KEYS); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (g_ptr_array_index (keys, i));
      GtkWidget *child = gtk_flow_box_child_new ();

      g_signal_connect (button, "clicked", G_CALLBACK (key_clicked_cb), self);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_insert (GTK_FLOW_BOX (box), child, -1);
    }
  gtk_widget_set_visible (box, keys->len > 0);

  return box;
}

static GtkWidget *
create_content (Question *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, GAP);
  GtkWidget *fields = g_object_new (CPT_TYPE_TAG_FIELDS, NULL);
  GtkWidget *remark = gtk_label_new (NULL);

  self->fields = CPT_TAG_FIELDS (fields);
  self->remark = GTK_LABEL (remark);
  gtk_label_set_wrap (self->remark, TRUE);
  gtk_label_set_wrap_mode (self->remark, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->remark, 0);
  gtk_widget_add_css_class (remark, "remark");

  gtk_box_append (GTK_BOX (box), create_keys (self));
  gtk_box_append (GTK_BOX (box), fields);
  gtk_box_append (GTK_BOX (box), remark);
  g_signal_connect_swapped (fields, "changed", G_CALLBACK (changed_cb), self);

  return box;
}

/* The dialog owns @self from then on. */
static void
show_dialog (Question *self)
{
  guint n = self->targets->len;

  self->dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (cpt_toast_get_window (self->toasts), NULL, NULL));
  adw_message_dialog_format_heading (self->dialog,
                                     g_dngettext (NULL, "Tags of %'u company", "Tags of %'u companies", n), n);
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("Cancel"), "take", _ ("Remove"), "give", _ ("Add"),
                                    NULL);
  adw_message_dialog_set_response_appearance (self->dialog, "give", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (self->dialog, "give");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  adw_message_dialog_set_extra_child (self->dialog, create_content (self));
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, question_free_closure, 0);
  changed_cb (self);
  cpt_message_dialog_present (self->dialog);
  cpt_tag_fields_set (self->fields, "", ""); /* has the focus: nothing can be answered yet */
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) self = user_data;
  g_autoptr (GError) error = NULL;

  self->targets = cpt_tag_targets_read_finish (CPT_COMPANY_REPOSITORY (source), result, &error);
  if (self->toasts == NULL)
    return;

  if (self->targets == NULL)
    cpt_error_presenter_toast (self->toasts, _ ("The tags were not changed."), error);
  else if (self->targets->len > 0)
    show_dialog (g_steal_pointer (&self));
}

/**
 * cpt_tags_question_ask:
 * @toasts: where it is said what was changed; its window owns the dialog; not kept alive
 * @store: the account's, open
 * @rids: (element-type gint64): rows of companies
 *
 * Asks for a tag, and gives it to them, or takes it from them.
 */
void
cpt_tags_question_ask (AdwToastOverlay *toasts, CptStore *store, GArray *rids)
{
  g_autoptr (CptCompanyRepository) companies = NULL;
  Question *self = NULL;

  if (rids->len > MOST)
    {
      /* Translators: %'u is a number of companies */
      cpt_toast_show (toasts, _ ("Tags are changed for at most %'u companies at once."), MOST);
      return;
    }

  companies = cpt_company_repository_new (store);
  self = g_new0 (Question, 1);
  g_set_weak_pointer (&self->toasts, toasts);
  self->outbox = cpt_outbox_repository_new (store);
  self->clock = g_object_ref (cpt_store_get_clock (store));
  cpt_tag_targets_read_async (companies, rids, NULL, read_cb, self);
}
