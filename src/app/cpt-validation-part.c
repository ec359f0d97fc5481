/* cpt-validation-part.c — what the platform found wrong with the records of a read or a write.
 *
 * That of a read is looked for in the store, shown, and asked of the platform: a moment after the read was chosen, so
 * that going through a history with the keys sends nothing. What is known stays while it is asked for, and when that
 * fails. An answer that did not come for want of the platform is asked for again when the platform is back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-validation-part.h"

#include "cpt-error-presenter.h"
#include "cpt-shown-text.h"
#include "cpt-validation-repository.h"

#include <glib/gi18n.h>

#define MOST_REMARKS 50 /* as many are shown; the rest is counted */
#define ASK_AFTER_MS 250

struct _CptValidationPart
{
  AdwBin parent_instance;

  CptSync *sync; /* (nullable): until it is given */
  CptValidationRepository *repository;
  GCancellable *cancellable; /* of what is asked for the read that is shown */
  guint ask_source;
  CptRead *read;             /* (nullable): whose validation is shown, or looked for */
  CptValidation *validation; /* (nullable): not known */
  GError *failure;           /* (nullable): why the platform did not say */

  /* of the template */
  GtkWidget *loading;
  GtkLabel *nothing;
  GtkWidget *errors_part;
  GtkLabel *errors_heading;
  GtkListBox *errors;
  GtkWidget *warnings_part;
  GtkLabel *warnings_heading;
  GtkListBox *warnings;
  GtkLabel *more;
  GtkLabel *trouble;
  GtkWidget *retry_button;
};

G_DEFINE_FINAL_TYPE (CptValidationPart, cpt_validation_part, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* "INV-2041 · accounting-invoice-014": the record, and the rule that its support asks for. */
static char *
dup_subtitle (CptValidationItem *item)
{
  const char *record = cpt_validation_item_get_item_id (item);
  const char *rule = cpt_validation_item_get_rule_id (item);

  if (record != NULL && rule != NULL)
    return g_strdup_printf ("%s · %s", record, rule);

  return g_strdup (record != NULL ? record : rule);
}

static GtkWidget *
new_row (CptValidationItem *item)
{
  g_autofree char *message = cpt_shown_text_new (cpt_validation_item_get_message (item), CPT_SHOWN_WORDS);
  g_autofree char *subtitle = dup_subtitle (item);

  return g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-selectable", TRUE, "title",
                       message != NULL ? message : "—", "subtitle", subtitle != NULL ? subtitle : "", NULL);
}

/* Returns how many of @items are shown. */
static guint
fill (GtkListBox *list, GPtrArray *items, guint most)
{
  GtkListBoxRow *row = NULL;
  guint n = MIN (items != NULL ? items->len : 0, most);

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (list, new_row (g_ptr_array_index (items, i)));

  return n;
}

static void
show_remarks (CptValidationPart *self)
{
  GPtrArray *errors = self->validation != NULL ? cpt_validation_get_errors (self->validation) : NULL;
  GPtrArray *warnings = self->validation != NULL ? cpt_validation_get_warnings (self->validation) : NULL;
  guint n_errors = errors != NULL ? errors->len : 0;
  guint n_warnings = warnings != NULL ? warnings->len : 0;
  g_autofree char *errors_text =
      g_strdup_printf (ngettext ("%u error: to be corrected before the data can be used",
                                 "%u errors: to be corrected before the data can be used", n_errors),
                       n_errors);
  g_autofree char *warnings_text =
      g_strdup_printf (ngettext ("%u warning: it does not stop the data from being used",
                                 "%u warnings: they do not stop the data from being used", n_warnings),
                       n_warnings);
  g_autofree char *more = NULL;
  guint n_shown = fill (self->errors, errors, MOST_REMARKS);

  n_shown += fill (self->warnings, warnings, MOST_REMARKS - n_shown);
  gtk_label_set_text (self->errors_heading, errors_text);
  gtk_label_set_text (self->warnings_heading, warnings_text);
  gtk_widget_set_visible (self->errors_part, n_errors > 0);
  gtk_widget_set_visible (self->warnings_part, n_warnings > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings), gtk_list_box_get_row_at_index (self->warnings, 0) != NULL);
  more = g_strdup_printf (ngettext ("%u more", "%u more", n_errors + n_warnings - n_shown),
                          n_errors + n_warnings - n_shown);
  set_text (self->more, n_errors + n_warnings > n_shown ? more : NULL);
}

static gboolean
is_offline (CptValidationPart *self)
{
  return g_error_matches (self->failure, CPT_ERROR, CPT_ERROR_UNREACHABLE);
}

/* Returns: (nullable): what stands in the way of a newer answer. */
static char *
dup_trouble (CptValidationPart *self)
{
  g_autofree char *advice = NULL;

  if (self->failure == NULL)
    return NULL;
  if (self->validation != NULL)
    return g_strdup (is_offline (self)
                         ? _ ("The platform cannot be reached now: this is what it said when it was last asked.")
                         : _ ("The platform could not be asked again: this is what it said when it was last asked."));
  if (is_offline (self))
    return g_strdup (_ ("The platform cannot be reached now, and the validation result was never read."));

  advice = cpt_error_presenter_dup_advice (self->failure);

  /* Translators: the first %s is a heading such as “Too many requests were sent”, the second says what to do. */
  return g_strdup_printf (_ ("The validation result could not be read. %s. %s"),
                          cpt_error_presenter_get_heading (self->failure), advice);
}

/* Returns: (nullable): that there is nothing to show, where that is the answer. */
static const char *
get_nothing (CptValidationPart *self)
{
  if (self->validation == NULL)
    return g_error_matches (self->failure, CPT_ERROR, CPT_ERROR_NOT_FOUND)
               ? _ ("The platform has no validation result of this read.")
               : NULL;

  return cpt_validation_get_errors (self->validation)->len + cpt_validation_get_warnings (self->validation)->len == 0
             ? _ ("Nothing wrong was found in the records.")
             : NULL;
}

static void
show (CptValidationPart *self)
{
  const char *nothing = get_nothing (self);
  gboolean has_none = nothing != NULL && self->validation == NULL;
  g_autofree char *trouble = has_none ? NULL : dup_trouble (self);

  gtk_widget_set_visible (GTK_WIDGET (self), self->read != NULL || (self->validation != NULL && nothing == NULL));
  gtk_widget_set_visible (self->loading, self->read != NULL && self->validation == NULL && self->failure == NULL);
  set_text (self->nothing, nothing);
  show_remarks (self);
  set_text (self->trouble, trouble);
  gtk_widget_set_visible (self->retry_button, trouble != NULL);
}

static void
get_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptValidationPart) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (CptValidation) validation =
      cpt_validation_repository_get_finish (CPT_VALIDATION_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (validation != NULL)
    g_set_object (&self->validation, validation);
  if (error != NULL)
    {
      g_clear_error (&self->failure);
      self->failure = g_steal_pointer (&error);
    }
  show (self);
}

static void
get (CptValidationPart *self)
{
  cpt_validation_repository_get_async (self->repository, cpt_read_get_id (self->read), self->cancellable, get_cb,
                                       g_object_ref (self));
}

static void
ask_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptValidationPart) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  gboolean is_read = cpt_sync_read_validation_finish (CPT_SYNC (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_error (&self->failure);
  self->failure = g_steal_pointer (&error);
  if (is_read)
    get (self);
  else
    show (self);
}

static gboolean
ask_now_cb (gpointer user_data)
{
  CptValidationPart *self = user_data;

  self->ask_source = 0;
  cpt_sync_read_validation_async (self->sync, cpt_read_get_company_id (self->read), cpt_read_get_id (self->read),
                                  self->cancellable, ask_cb, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptValidationPart *self = CPT_VALIDATION_PART (widget);

  g_clear_handle_id (&self->ask_source, g_source_remove);
  if (self->read == NULL)
    return;

  g_clear_error (&self->failure);
  ask_now_cb (self);
  show (self);
}

/* The platform is there. */
static void
list_read_cb (CptValidationPart *self)
{
  if (is_offline (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "validation.retry", NULL);
}

/* What is asked for what was shown is of no use any more. */
static void
clear (CptValidationPart *self)
{
  g_clear_handle_id (&self->ask_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->read);
  g_clear_object (&self->validation);
  g_clear_error (&self->failure);
}

static void
cpt_validation_part_dispose (GObject *object)
{
  CptValidationPart *self = CPT_VALIDATION_PART (object);

  clear (self);
  g_clear_object (&self->repository);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (cpt_validation_part_parent_class)->dispose (object);
}

static void
cpt_validation_part_class_init (CptValidationPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_validation_part_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/validation-part.ui");
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, loading);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, nothing);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, errors_part);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, errors_heading);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, errors);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, warnings_part);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, warnings_heading);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, warnings);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, more);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, trouble);
  gtk_widget_class_bind_template_child (widget_class, CptValidationPart, retry_button);
  gtk_widget_class_install_action (widget_class, "validation.retry", NULL, retry_action);
}

static void
cpt_validation_part_init (CptValidationPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_validation_part_set_account:
 * @store: open
 * @sync: what asks the platform
 *
 * Gives the part what it works with. To be called once, before anything is shown.
 */
void
cpt_validation_part_set_account (CptValidationPart *self, CptStore *store, CptSync *sync)
{
  g_return_if_fail (CPT_IS_VALIDATION_PART (self));
  g_return_if_fail (self->sync == NULL);

  self->sync = g_object_ref (sync);
  self->repository = cpt_validation_repository_new (store);
  g_signal_connect_object (sync, "notify::last-read", G_CALLBACK (list_read_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_validation_part_show_read:
 * @read: as it is now
 *
 * Shows what was found wrong with its records, once it is known. A read that did not come as far as its validation has
 * none.
 */
void
cpt_validation_part_show_read (CptValidationPart *self, CptRead *read)
{
  gboolean is_validated = cpt_read_is_validated (read);

  g_return_if_fail (CPT_IS_VALIDATION_PART (self));

  if (is_validated && self->read != NULL && g_str_equal (cpt_read_get_id (read), cpt_read_get_id (self->read)))
    return;

  clear (self);
  if (is_validated)
    {
      self->read = g_object_ref (read);
      self->cancellable = g_cancellable_new ();
      get (self);
      self->ask_source = g_timeout_add (ASK_AFTER_MS, ask_now_cb, self);
    }
  show (self);
}

/**
 * cpt_validation_part_show:
 * @validation: (nullable): %NULL for none
 *
 * Shows @validation, which nobody is asked for.
 */
void
cpt_validation_part_show (CptValidationPart *self, CptValidation *validation)
{
  g_return_if_fail (CPT_IS_VALIDATION_PART (self));

  clear (self);
  g_set_object (&self->validation, validation);
  show (self);
}
