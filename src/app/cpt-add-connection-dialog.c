/* cpt-add-connection-dialog.c — "Add a connection": a platform for a company, chosen and put into the outbox.
 *
 * What is stored of the platforms is shown at once, and again when the platform has said more. Nothing is sent from
 * here: the dialog closes when the outbox has committed the creation, and sync sends it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-add-connection-dialog.h"

#include <glib/gi18n.h>

#include "cpt-changes.h"
#include "cpt-error-presenter.h"
#include "cpt-failure-page.h"
#include "cpt-fold.h"
#include "cpt-integration-repository.h"
#include "cpt-message-dialog.h"
#include "cpt-outbox-repository.h"
#include "cpt-platform-choice.h"
#include "cpt-platform-list.h"
#include "cpt-shrink.h"

struct _CptAddConnectionDialog
{
  AdwWindow parent_instance;

  CptStore *store;
  CptSync *sync;
  CptIntegrationRepository *integrations;
  CptOutboxRepository *outbox;
  GCancellable *cancellable;
  gint64 rid;
  CptCompany *company;
  GPtrArray *known;    /* (element-type CptIntegration): all of them; none until they were read */
  GPtrArray *offered;  /* (element-type CptIntegration): those that companies can be connected to */
  GPtrArray *refused;  /* (element-type CptIntegration): the others */
  GError *failure;     /* (nullable): why the platform did not say which there are */
  gboolean is_offline; /* the platform did not answer when it was last asked for anything */
  gboolean is_reading;
  gboolean is_adding;

  /* of the template */
  AdwHeaderBar *header;
  GtkEditable *search_entry;
  GtkStack *states;
  AdwStatusPage *nothing_page;
  CptFailurePage *failure_page;
  CptPlatformList *list;
  GtkWidget *refused_label;
  GtkWidget *offline_label;
  GtkLabel *failure_label;
};

G_DEFINE_FINAL_TYPE (CptAddConnectionDialog, cpt_add_connection_dialog, ADW_TYPE_WINDOW)

static const char *
choose_state (CptAddConnectionDialog *self, guint n_shown)
{
  if (n_shown > 0)
    return "list";
  if (self->offered->len > 0)
    return "nothing";
  if (self->is_reading)
    return "loading";

  return self->failure != NULL ? "failed" : "empty";
}

static void
show_nothing (CptAddConnectionDialog *self, const char *const *terms)
{
  const char *refused = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  for (guint i = 0; refused == NULL && i < self->refused->len; i++)
    if (cpt_platform_choice_matches (g_ptr_array_index (self->refused, i), terms))
      refused = cpt_integration_get_name (g_ptr_array_index (self->refused, i));

  if (refused != NULL)
    /* Translators: %s is the name of an accounting platform, such as Xero; the portal is the platform’s web site. */
    text = g_strdup_printf (_ ("%s is not enabled for this account. It can be enabled in the portal."), refused);
  else
    /* Translators: %s is what was searched. */
    text = g_strdup_printf (_ ("No software matches “%s”."), gtk_editable_get_text (self->search_entry));

  markup = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->nothing_page, markup);
}

static void
show (CptAddConnectionDialog *self)
{
  g_autofree char *fold = cpt_fold (gtk_editable_get_text (self->search_entry));
  g_auto (GStrv) terms = g_strsplit (fold, " ", -1);
  guint n_shown = cpt_platform_list_filter (self->list, (const char *const *) terms);
  const char *state = choose_state (self, n_shown);

  if (g_str_equal (state, "nothing"))
    show_nothing (self, (const char *const *) terms);
  if (g_str_equal (state, "failed"))
    cpt_failure_page_describe (self->failure_page, self->failure, NULL);
  if (!g_str_equal (state, "loading") || !cpt_failure_page_stay (self->failure_page, NULL))
    gtk_stack_set_visible_child_name (self->states, state);
  gtk_widget_set_visible (self->refused_label, self->refused->len > 0 && fold[0] == '\0');
  gtk_widget_set_visible (self->offline_label, n_shown > 0 && self->is_offline);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", n_shown > 0 && !self->is_adding);
}

static gboolean
are_same (GPtrArray *offered, GPtrArray *others)
{
  if (offered->len != others->len)
    return FALSE;

  for (guint i = 0; i < offered->len; i++)
    {
      CptIntegration *integration = g_ptr_array_index (offered, i);
      CptIntegration *other = g_ptr_array_index (others, i);

      if (g_strcmp0 (cpt_integration_get_key (integration), cpt_integration_get_key (other)) != 0 ||
          g_strcmp0 (cpt_integration_get_name (integration), cpt_integration_get_name (other)) != 0)
        return FALSE;
    }

  return TRUE;
}

/* What is shown already stays, with what is selected in it. Takes @known. */
static void
take (CptAddConnectionDialog *self, GPtrArray *known)
{
  g_autoptr (GPtrArray) offered = cpt_platform_choice_list (known, TRUE);

  g_ptr_array_unref (self->known);
  self->known = known;
  g_ptr_array_unref (self->refused);
  self->refused = cpt_platform_choice_list (known, FALSE);
  if (are_same (self->offered, offered))
    return;

  g_ptr_array_unref (self->offered);
  self->offered = g_steal_pointer (&offered);
  cpt_platform_list_fill (self->list, self->offered, self->sync);
}

static void
list_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAddConnectionDialog) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  GPtrArray *known = cpt_integration_repository_list_finish (CPT_INTEGRATION_REPOSITORY (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (known != NULL)
    take (self, known);
  else
    self->failure = g_steal_pointer (&error);
  show (self);
}

static void
list (CptAddConnectionDialog *self)
{
  cpt_integration_repository_list_async (self->integrations, self->cancellable, list_cb, g_object_ref (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAddConnectionDialog) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  gboolean is_read = cpt_sync_read_integrations_finish (CPT_SYNC (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->is_reading = FALSE;
  self->failure = g_steal_pointer (&error);
  if (is_read)
    list (self);
  else
    show (self);
}

/* What is not known yet is waited for; what is known is brought up to date. */
static void
load (CptAddConnectionDialog *self)
{
  g_clear_error (&self->failure);
  self->is_reading = TRUE;
  cpt_sync_read_integrations_async (self->sync, self->cancellable, read_cb, g_object_ref (self));
  list (self);
  show (self);
}

/* The error lasts while it is tried again. */
static void
error_cb (CptAddConnectionDialog *self)
{
  self->is_offline = cpt_sync_get_error (self->sync) != NULL;
  show (self);
}

static void
retry_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  load (CPT_ADD_CONNECTION_DIALOG (widget));
}

static void
add_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptAddConnectionDialog) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = cpt_outbox_repository_add_finish (CPT_OUTBOX_REPOSITORY (source), result, &error);

  self->is_adding = FALSE;

  if (error != NULL)
    {
      g_autofree char *advice = cpt_error_presenter_dup_advice (error);
      g_autofree char *text = g_strdup_printf ("%s. %s", cpt_error_presenter_get_heading (error), advice);

      gtk_label_set_text (self->failure_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->failure_label), TRUE);
      show (self);
      return;
    }

  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add (CptAddConnectionDialog *self, CptIntegration *integration)
{
  g_autoptr (GPtrArray) changes = cpt_changes_new_connection (self->rid, self->company, integration,
                                                              cpt_clock_now (cpt_store_get_clock (self->store)));

  self->is_adding = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.add", FALSE);
  cpt_outbox_repository_add_async (self->outbox, changes, NULL, add_cb, g_object_ref (self));
}

static void
response_cb (CptAddConnectionDialog *self, const char *response)
{
  CptIntegration *integration = cpt_platform_list_get_selected (self->list);

  if (g_str_equal (response, "add") && integration != NULL)
    add (self, integration);
}

/* @rival is the connection that is there already. */
static void
ask (CptAddConnectionDialog *self, CptIntegration *integration, CptConnection *rival)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), NULL, NULL));

  /* Translators: %s is the name of an accounting platform, such as Xero. */
  adw_message_dialog_format_heading (dialog, _ ("Add %s as well?"), cpt_integration_get_name (integration));
  adw_message_dialog_format_body (
      dialog,
      /* Translators: the first %s is the name of a company, the second that of an accounting platform, such as Xero,
       * the third what kind that is: Accounting, Bank feed. */
      _ ("“%s” has a connection to %s already (%s). Only one of this kind can be active; when both are linked, their "
         "data is mixed. For another business, add another company; to authorize the same one again, send the Link "
         "URL of the connection that is there."),
      cpt_company_get_shown_name (self->company), cpt_connection_get_shown_platform_name (rival),
      cpt_platform_choice_get_group (integration));
  /* Translators: adds a second connection in spite of the warning. */
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Cancel"), "add", _ ("Add all the same"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  cpt_message_dialog_present (dialog);
}

static void
add_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  CptAddConnectionDialog *self = CPT_ADD_CONNECTION_DIALOG (widget);
  CptIntegration *integration = cpt_platform_list_get_selected (self->list);
  CptConnection *rival = NULL;

  if (integration == NULL)
    return;

  rival = cpt_platform_choice_find_rival (integration, self->company, self->known);
  if (rival != NULL)
    ask (self, integration, rival);
  else
    add (self, integration);
}

static void
take_selected (CptAddConnectionDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "dialog.add", NULL);
}

/* As on the list of companies: first the search is over, then what it was for. */
static void
stop_search (CptAddConnectionDialog *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

/* Down leads from what is searched to what was found. */
static gboolean
key_cb (CptAddConnectionDialog *self, guint keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;

  cpt_platform_list_focus (self->list);

  return GDK_EVENT_STOP;
}

/* It is closed. What is under way holds it, so that it would only be disposed of after that. */
static void
cpt_add_connection_dialog_unrealize (GtkWidget *widget)
{
  CptAddConnectionDialog *self = CPT_ADD_CONNECTION_DIALOG (widget);

  g_cancellable_cancel (self->cancellable);
  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);

  GTK_WIDGET_CLASS (cpt_add_connection_dialog_parent_class)->unrealize (widget);
}

static void
cpt_add_connection_dialog_dispose (GObject *object)
{
  CptAddConnectionDialog *self = CPT_ADD_CONNECTION_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->integrations);
  g_clear_object (&self->outbox);
  g_clear_object (&self->company);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_add_connection_dialog_parent_class)->dispose (object);
}

static void
cpt_add_connection_dialog_finalize (GObject *object)
{
  CptAddConnectionDialog *self = CPT_ADD_CONNECTION_DIALOG (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->offered);
  g_ptr_array_unref (self->refused);
  g_clear_error (&self->failure);

  G_OBJECT_CLASS (cpt_add_connection_dialog_parent_class)->finalize (object);
}

static void
cpt_add_connection_dialog_class_init (CptAddConnectionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_add_connection_dialog_dispose;
  object_class->finalize = cpt_add_connection_dialog_finalize;
  widget_class->unrealize = cpt_add_connection_dialog_unrealize;

  gtk_widget_class_install_action (widget_class, "dialog.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "dialog.retry", NULL, retry_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/add-connection-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, header);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, states);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, failure_page);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, refused_label);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, offline_label);
  gtk_widget_class_bind_template_child (widget_class, CptAddConnectionDialog, failure_label);
  gtk_widget_class_bind_template_callback (widget_class, show);
  gtk_widget_class_bind_template_callback (widget_class, take_selected);
  gtk_widget_class_bind_template_callback (widget_class, stop_search);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
cpt_add_connection_dialog_init (CptAddConnectionDialog *self)
{
  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  g_type_ensure (CPT_TYPE_PLATFORM_LIST);
  self->cancellable = g_cancellable_new ();
  self->known = g_ptr_array_new_with_free_func (g_object_unref);
  self->offered = g_ptr_array_new_with_free_func (g_object_unref);
  self->refused = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search_entry), GTK_WIDGET (self));
}

/**
 * cpt_add_connection_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @store: the account's, open
 * @sync: of @store
 * @rid: the company's row; minus an outbox row for one that waits to be created
 * @company: as it is shown
 *
 * Returns: (transfer floating): a dialog that is not shown yet
 */
CptAddConnectionDialog *
cpt_add_connection_dialog_new (GtkWindow *parent, CptStore *store, CptSync *sync, gint64 rid, CptCompany *company)
{
  CptAddConnectionDialog *self = g_object_new (CPT_TYPE_ADD_CONNECTION_DIALOG, "transient-for", parent, NULL);

  cpt_shrink_window (GTK_WINDOW (self));
  cpt_shrink_header (self->header, GTK_WIDGET (parent));
  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->integrations = cpt_integration_repository_new (store);
  self->outbox = cpt_outbox_repository_new (store);
  self->rid = rid;
  self->company = g_object_ref (company);
  g_signal_connect_object (sync, "notify::error", G_CALLBACK (error_cb), self, G_CONNECT_SWAPPED);
  error_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  load (self);

  return self;
}
