/* cpt-window.c — the window of an account.
 *
 * It is shown at once; its page comes when the account's services are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-window.h"
#include "cpt-breakpoint-bin.h"
#include "cpt-companies-page.h"
#include "cpt-details-expander.h"
#include "cpt-error-presenter.h"

#include <glib/gi18n.h>

struct _CptWindow
{
  AdwApplicationWindow parent_instance;

  CptBreakpointBin *bin;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *account_button;
  GtkWidget *account_strip;
  GtkWidget *reload_button;
  GtkWidget *search_button;
  GtkWidget *new_button;
  GtkWidget *new_narrow_button;
  AdwToastOverlay *toasts;
  GtkStack *content;
  AdwStatusPage *failed_page;
  AdwBin *failed_details;

  GSettings *settings;
  GtkWidget *page; /* (nullable): until the services are there; owned by the stack */
};

G_DEFINE_FINAL_TYPE (CptWindow, cpt_window, ADW_TYPE_APPLICATION_WINDOW)

/* In a narrow window there is room for one window button, at the side where the desktop has it. */
static const char *
choose_narrow_layout (void)
{
  g_autofree char *layout = NULL;
  const char *colon = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-decoration-layout", &layout, NULL);
  colon = layout != NULL ? strchr (layout, ':') : NULL;

  return colon != NULL && strstr (layout, "close") < colon && strstr (colon, "close") == NULL ? "close:" : ":close";
}

static void
narrow_cb (CptWindow *self)
{
  gboolean narrow = cpt_breakpoint_bin_get_narrow (self->bin);

  adw_header_bar_set_decoration_layout (self->header, narrow ? choose_narrow_layout () : NULL);
  gtk_widget_set_visible (self->reload_button, !narrow);
  gtk_widget_set_visible (self->search_button, !narrow);
  gtk_widget_set_visible (self->new_button, !narrow);
  gtk_widget_set_visible (self->new_narrow_button, narrow);
  if (self->page != NULL)
    g_object_set (self->page, "narrow", narrow, NULL);
}

static void
subtitle_cb (CptWindow *self)
{
  g_autofree char *subtitle = NULL;

  g_object_get (self->page, "subtitle", &subtitle, NULL);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

/* The commands of the page, from wherever the focus is in the window. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptWindow *self = CPT_WINDOW (widget);
  g_autofree char *command = g_strconcat ("companies.", name + strlen ("win."), NULL);

  if (self->page != NULL)
    gtk_widget_activate_action_variant (self->page, command, target);
}

/* Large text on a small window: the badge keeps its word, below the header bar. */
static void
cramped_cb (CptWindow *self)
{
  gboolean cramped = cpt_breakpoint_bin_get_cramped (self->bin);

  gtk_widget_set_visible (self->account_button, !cramped);
  gtk_widget_set_visible (self->account_strip, cramped);
  if (self->page != NULL)
    g_object_set (self->page, "cramped", cramped, NULL);
}

static void
cpt_window_dispose (GObject *object)
{
  CptWindow *self = CPT_WINDOW (object);

  self->page = NULL;
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cpt_window_parent_class)->dispose (object);
}

static void
cpt_window_class_init (CptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_window_dispose;

  g_type_ensure (CPT_TYPE_BREAKPOINT_BIN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CptWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_strip);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, reload_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, new_narrow_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, content);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, failed_details);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, cramped_cb);

  gtk_widget_class_install_action (widget_class, "win.add", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, forward_action);
}

static void
cpt_window_init (CptWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->failed_details, cpt_details_expander_new (""));
  narrow_cb (self);
}

/**
 * cpt_window_new:
 * @settings: where the window's size is remembered
 *
 * Returns: (transfer none): a window without an account, owned by GTK; it is open to the sandbox
 */
CptWindow *
cpt_window_new (GtkApplication *application, GSettings *settings)
{
  CptWindow *self = g_object_new (CPT_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  return self;
}

/**
 * cpt_window_open_account:
 * @store: open
 * @sync: of @store
 *
 * Shows the companies of the account.
 */
void
cpt_window_open_account (CptWindow *self, CptStore *store, CptSync *sync)
{
  g_autoptr (CptCompanyActions) actions = NULL;

  g_return_if_fail (CPT_IS_WINDOW (self));
  g_return_if_fail (self->page == NULL);

  actions = cpt_company_actions_new (store, sync, self->toasts);
  self->page = cpt_companies_page_new (store, sync, actions);
  g_signal_connect_object (self->page, "notify::subtitle", G_CALLBACK (subtitle_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->page, "search-mode", self->search_button, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->content, self->page, "companies");
  gtk_stack_set_visible_child (self->content, self->page);
  narrow_cb (self);
  cramped_cb (self);
  subtitle_cb (self);
}

/**
 * cpt_window_show_failure:
 * @error: why the account could not be opened
 *
 * Says that there is nothing to show, and why.
 */
void
cpt_window_show_failure (CptWindow *self, const GError *error)
{
  g_autofree char *advice = cpt_error_presenter_dup_advice (error);
  g_autofree char *details = cpt_error_presenter_dup_details (error);

  g_return_if_fail (CPT_IS_WINDOW (self));

  adw_status_page_set_title (self->failed_page, cpt_error_presenter_get_heading (error));
  adw_status_page_set_description (self->failed_page, advice);
  cpt_details_expander_set_text (CPT_DETAILS_EXPANDER (adw_bin_get_child (self->failed_details)), details);
  gtk_stack_set_visible_child_name (self->content, "failed");
}

/**
 * cpt_window_get_toasts:
 *
 * Returns: (transfer none): where what happened is said
 */
AdwToastOverlay *
cpt_window_get_toasts (CptWindow *self)
{
  g_return_val_if_fail (CPT_IS_WINDOW (self), NULL);

  return self->toasts;
}

/**
 * cpt_window_close_account:
 *
 * Lets go of the account's services, before they are stopped.
 */
void
cpt_window_close_account (CptWindow *self)
{
  g_return_if_fail (CPT_IS_WINDOW (self));

  if (self->page == NULL)
    return;

  gtk_stack_remove (self->content, self->page);
  self->page = NULL;
}
