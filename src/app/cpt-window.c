/* cpt-window.c — the window of an account.
 *
 * It is shown at once; its list of companies comes when the account's services are there. The page of a company is made
 * when it is opened, lies over the list in a leaflet, and is let go of when it was left: nothing of it is there at
 * the start. The list stays as it was meanwhile: its scroll position, search and selection need not be restored. The
 * page of data type settings lies over both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-window.h"
#include "cpt-account-mark.h"
#include "cpt-account-words.h"
#include "cpt-breakpoint-bin.h"
#include "cpt-companies-page.h"
#include "cpt-company-screen.h"
#include "cpt-failure-page.h"
#include "cpt-lazy-menu.h"
#include "cpt-settings-place.h"
#include "cpt-spoken-name.h"
#include "cpt-toast.h"

#include <glib/gi18n.h>

struct _CptWindow
{
  AdwApplicationWindow parent_instance;

  CptBreakpointBin *bin;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *account_button;
  GtkLabel *account_label;
  GMenuModel *account_menu;
  GtkWidget *account_strip; /* in place of the button, where that has no room */
  GtkLabel *account_strip_label;
  GtkWidget *reload_button;
  GtkWidget *search_button;
  GtkWidget *new_button;
  GtkWidget *new_narrow_button;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkWidget *list_page;
  GtkStack *content;

  GSettings *settings;
  CptAccount *account;        /* that is shown, or about to be */
  CptStore *store;            /* (nullable): until it is open */
  CptSync *sync;              /* (nullable) */
  CptCompanyActions *actions; /* (nullable) */
  GtkWidget *failure;         /* (nullable): why there is no page; owned by the stack */
  GtkWidget *page;            /* (nullable): until the services are there; owned by the stack */
  GtkWidget *company;         /* (nullable): the page of the company that is open, or is just being left; owned by the
                                 leaflet */
  CptSettingsPlace *settings_place;
  gboolean is_closing; /* once the settings are left */
  guint forget_source;
};

G_DEFINE_FINAL_TYPE (CptWindow, cpt_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  SIGNAL_ACCOUNT_MENU_OPENED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

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
adapt_company (CptWindow *self)
{
  gboolean narrow = cpt_breakpoint_bin_get_narrow (self->bin);

  if (self->company == NULL)
    return;

  g_object_set (self->company, "narrow", narrow, "cramped", cpt_breakpoint_bin_get_cramped (self->bin), NULL);
  cpt_company_screen_set_decoration_layout (CPT_COMPANY_SCREEN (self->company),
                                            narrow ? choose_narrow_layout () : NULL);
}

static void
adapt_settings (CptWindow *self)
{
  gboolean narrow = cpt_breakpoint_bin_get_narrow (self->bin);
  CptSettingsScreen *screen = cpt_settings_place_get_screen (self->settings_place);

  if (screen == NULL)
    return;

  g_object_set (screen, "narrow", narrow, "cramped", cpt_breakpoint_bin_get_cramped (self->bin), NULL);
  cpt_settings_screen_set_decoration_layout (screen, narrow ? choose_narrow_layout () : NULL);
}

static void
narrow_cb (CptWindow *self)
{
  gboolean narrow = cpt_breakpoint_bin_get_narrow (self->bin);

  adw_header_bar_set_decoration_layout (self->header, narrow ? choose_narrow_layout () : NULL);
  adapt_company (self);
  adapt_settings (self);
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

static gboolean
is_list_shown (CptWindow *self)
{
  return adw_leaflet_get_visible_child (self->leaflet) == self->list_page;
}

static CptSettingsScreen *
get_settings (CptWindow *self)
{
  return cpt_settings_place_get_screen (self->settings_place);
}

static void
show_list (CptWindow *self)
{
  self->is_closing = FALSE;
  if (get_settings (self) != NULL)
    cpt_settings_place_leave (self->settings_place, self->list_page);
  else
    adw_leaflet_set_visible_child (self->leaflet, self->list_page);
}

/* The commands of the page, from wherever the focus is in the window. */
static void
forward_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptWindow *self = CPT_WINDOW (widget);
  g_autofree char *command = g_strconcat ("companies.", name + strlen ("win."), NULL);

  if (self->page == NULL)
    return;

  if (get_settings (self) != NULL && !g_str_equal (name, "win.add"))
    {
      gtk_widget_activate_action (GTK_WIDGET (get_settings (self)),
                                  g_str_equal (name, "win.find") ? "settings.find" : "settings.reload", NULL);
      return;
    }

  if (g_str_equal (name, "win.find"))
    {
      if (!is_list_shown (self) && self->company != NULL &&
          cpt_company_screen_find (CPT_COMPANY_SCREEN (self->company)))
        return;
      show_list (self);
    }
  gtk_widget_activate_action_variant (self->page, command, target);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptWindow *self = CPT_WINDOW (widget);

  self->is_closing = FALSE;
  if (get_settings (self) != NULL)
    cpt_settings_place_leave (self->settings_place, NULL);
  else if (is_list_shown (self) || self->company == NULL ||
           !cpt_company_screen_go_back (CPT_COMPANY_SCREEN (self->company)))
    show_list (self);
}

static void
update_title (CptWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  const char *subject = NULL;

  if (!is_list_shown (self) && self->company != NULL)
    g_object_get (self->company, "company-name", &name, NULL);
  subject = get_settings (self) != NULL ? _ ("Data type settings") : name != NULL ? name : _ ("Companies");

  if (!cpt_account_is_sandbox (self->account))
    /* Translators: the title of the window: 1: what is shown, such as a company; 2: the name of the account */
    title = g_strdup_printf (_ ("%1$s — %2$s"), subject, cpt_account_words_get_name (self->account));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : subject);
}

static void
forget_company (CptWindow *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (self->company != NULL)
    adw_leaflet_remove (self->leaflet, g_steal_pointer (&self->company));
}

static gboolean
forget_cb (gpointer user_data)
{
  CptWindow *self = user_data;

  self->forget_source = 0;
  forget_company (self);

  return G_SOURCE_REMOVE;
}

/* Not at once: the leaflet still works on the page that it leaves. */
static void
transition_cb (CptWindow *self)
{
  if (is_list_shown (self) && self->company != NULL && self->forget_source == 0 &&
      !adw_leaflet_get_child_transition_running (self->leaflet))
    self->forget_source = g_idle_add (forget_cb, self);
}

static void
visible_child_cb (CptWindow *self)
{
  gboolean is_list = is_list_shown (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", !is_list);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-list", is_list);
  update_title (self);
  if (is_list && self->page != NULL && self->company != NULL)
    cpt_companies_page_return_from (CPT_COMPANIES_PAGE (self->page),
                                    cpt_company_screen_get_rid (CPT_COMPANY_SCREEN (self->company)));
  transition_cb (self);
}

static void
company_gone_cb (CptWindow *self)
{
  g_autofree char *name = NULL;

  if (is_list_shown (self))
    return;

  g_object_get (self->company, "company-name", &name, NULL);
  if (name != NULL)
    /* Translators: %s is the name of a company, whose page was open */
    cpt_toast_show (self->toasts, _ ("“%s” is no longer there: it was deleted"), name);
  else
    cpt_toast_show (self->toasts, _ ("This company is no longer there: it was deleted"));
  show_list (self);
}

static void
open_company_cb (CptWindow *self, gint64 rid)
{
  CptCompanyList *list = cpt_companies_page_get_list (CPT_COMPANIES_PAGE (self->page));

  forget_company (self);

  self->company = cpt_company_screen_new (self->store, self->sync, list, self->actions, self->primary_menu, rid);
  cpt_company_screen_set_account (CPT_COMPANY_SCREEN (self->company), self->account);
  g_signal_connect_object (self->company, "notify::company-name", G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->company, "gone", G_CALLBACK (company_gone_cb), self, G_CONNECT_SWAPPED);
  adapt_company (self);
  adw_leaflet_append (self->leaflet, self->company);
  adw_leaflet_set_visible_child (self->leaflet, self->company);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

/* Not closed at once: the question that was answered is still at work, and goes with the window. */
static void
settings_left_cb (CptWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.data-type-settings", TRUE);
  update_title (self);
  if (self->is_closing)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static void
settings_stayed_cb (CptWindow *self)
{
  self->is_closing = FALSE;
}

static void
open_settings (CptWindow *self, GtkWidget *screen)
{
  g_signal_connect_object (screen, "not-done", G_CALLBACK (cpt_company_actions_say_failure), self->actions,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (screen, "stayed", G_CALLBACK (settings_stayed_cb), self, G_CONNECT_SWAPPED);
  cpt_settings_screen_set_account (CPT_SETTINGS_SCREEN (screen), self->account);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.data-type-settings", FALSE);
  cpt_settings_place_open (self->settings_place, screen);
  adapt_settings (self);
  update_title (self);
}

static void
settings_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptWindow *self = CPT_WINDOW (widget);

  if (self->page != NULL)
    open_settings (self, cpt_settings_screen_new (self->store, self->sync, self->primary_menu));
}

static void
company_settings_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptWindow *self = CPT_WINDOW (widget);
  CptCompanyScreen *screen = CPT_COMPANY_SCREEN (self->company);
  CptCompany *company = screen != NULL ? cpt_company_screen_get_company (screen) : NULL;

  if (company != NULL && get_settings (self) == NULL)
    open_settings (self, cpt_settings_screen_new_for_company (
                             self->store, self->sync, self->primary_menu, cpt_company_screen_get_rid (screen),
                             cpt_company_get_id (company), cpt_company_get_shown_name (company)));
}

/* Large text on a small window: the badge keeps its word and its menu, below the header bar. */
static void
cramped_cb (CptWindow *self)
{
  gboolean cramped = cpt_breakpoint_bin_get_cramped (self->bin);

  gtk_widget_set_visible (self->account_button, !cramped);
  gtk_widget_set_visible (self->account_strip, cramped);
  if (self->page != NULL)
    g_object_set (self->page, "cramped", cramped, NULL);
  adapt_company (self);
  adapt_settings (self);
}

static gboolean
cpt_window_close_request (GtkWindow *window)
{
  CptWindow *self = CPT_WINDOW (window);

  if (!cpt_window_has_unsaved (self))
    return GTK_WINDOW_CLASS (cpt_window_parent_class)->close_request (window);

  self->is_closing = TRUE;
  cpt_settings_place_leave (self->settings_place, NULL);

  return GDK_EVENT_STOP;
}

static void
cpt_window_dispose (GObject *object)
{
  CptWindow *self = CPT_WINDOW (object);

  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_clear_object (&self->settings_place);
  self->page = NULL;
  self->failure = NULL;
  self->company = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  g_clear_object (&self->account);

  G_OBJECT_CLASS (cpt_window_parent_class)->dispose (object);
}

static void
cpt_window_class_init (CptWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cpt_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cpt_window_close_request;

  g_type_ensure (CPT_TYPE_BREAKPOINT_BIN);
  signals[SIGNAL_ACCOUNT_MENU_OPENED] = g_signal_new ("account-menu-opened", G_TYPE_FROM_CLASS (klass),
                                                      G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/window.ui");
  gtk_widget_class_bind_template_child (widget_class, CptWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, header);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, title);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_label);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_menu);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_strip);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, account_strip_label);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, reload_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, new_narrow_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, CptWindow, content);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, cramped_cb);
  gtk_widget_class_bind_template_callback (widget_class, transition_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);

  gtk_widget_class_install_action (widget_class, "win.add", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.company-settings", NULL, company_settings_action);
  gtk_widget_class_install_action (widget_class, "win.data-type-settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "win.export-list", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, forward_action);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, forward_action);
}

static void
account_menu_cb (CptWindow *self)
{
  g_signal_emit (self, signals[SIGNAL_ACCOUNT_MENU_OPENED], 0);
}

/* The menu is made when it is first opened. */
static void
account_popover_cb (CptWindow *self, GParamSpec *pspec, GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover != NULL)
    g_signal_connect_object (popover, "show", G_CALLBACK (account_menu_cb), self, G_CONNECT_SWAPPED);
}

static void
cpt_window_init (CptWindow *self)
{
  self->account = cpt_account_new_sandbox ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings_place = cpt_settings_place_new (self->leaflet);
  g_signal_connect_object (self->settings_place, "left", G_CALLBACK (settings_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.back", FALSE);
  cpt_lazy_menu_set (GTK_MENU_BUTTON (self->account_button), self->account_menu);
  cpt_lazy_menu_set (GTK_MENU_BUTTON (self->account_strip), self->account_menu);
  g_signal_connect_object (self->account_button, "notify::popover", G_CALLBACK (account_popover_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->account_strip, "notify::popover", G_CALLBACK (account_popover_cb), self,
                           G_CONNECT_SWAPPED);
  cpt_lazy_menu_set (self->menu_button, self->primary_menu);
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
 * cpt_window_set_account:
 * @account: that is shown, or about to be
 *
 * Says everywhere in the window which account it is: by its name, and the sandbox by a colour too.
 */
void
cpt_window_set_account (CptWindow *self, CptAccount *account)
{
  const char *name = cpt_account_words_get_name (account);
  /* Translators: what a screen reader says of the button with the menu of accounts; %s is the name of an account. */
  g_autofree char *label = g_strdup_printf (_ ("Account: %s"), name);

  g_return_if_fail (CPT_IS_WINDOW (self));

  g_set_object (&self->account, account);
  gtk_label_set_text (self->account_label, name);
  gtk_label_set_text (self->account_strip_label, name);
  cpt_spoken_name_set (self->account_button, label);
  cpt_spoken_name_set (self->account_strip, label);
  cpt_account_mark_set (GTK_WIDGET (self->header), "sandbox", account);
  cpt_account_mark_set (self->account_button, "account-badge", account);
  cpt_account_mark_set (self->account_strip, "account-strip", account);
  if (self->company != NULL)
    cpt_company_screen_set_account (CPT_COMPANY_SCREEN (self->company), account);
  if (get_settings (self) != NULL)
    cpt_settings_screen_set_account (get_settings (self), account);
  update_title (self);
}

/**
 * cpt_window_get_account_menu:
 *
 * Returns: (transfer none): what the menu of accounts shows
 */
GMenu *
cpt_window_get_account_menu (CptWindow *self)
{
  g_return_val_if_fail (CPT_IS_WINDOW (self), NULL);

  return G_MENU (self->account_menu);
}

/**
 * cpt_window_get_settings:
 *
 * Returns: (transfer none): where what is remembered of the window is
 */
GSettings *
cpt_window_get_settings (CptWindow *self)
{
  g_return_val_if_fail (CPT_IS_WINDOW (self), NULL);

  return self->settings;
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
  g_return_if_fail (CPT_IS_WINDOW (self));
  g_return_if_fail (self->page == NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = cpt_company_actions_new (store, sync, self->toasts);
  /* Before the page, which then shows the company in the list. */
  g_signal_connect_object (self->actions, "show-company", G_CALLBACK (show_list), self, G_CONNECT_SWAPPED);
  self->page = cpt_companies_page_new (store, sync, self->actions);
  g_object_set (self->page, "sandbox", cpt_account_is_sandbox (self->account), NULL);
  g_signal_connect_object (self->page, "open-company", G_CALLBACK (open_company_cb), self, G_CONNECT_SWAPPED);
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
 * cpt_window_show_company:
 * @rid: the company's row
 *
 * Opens its page.
 *
 * Returns: %FALSE when the window has no account now
 */
gboolean
cpt_window_show_company (CptWindow *self, gint64 rid)
{
  g_return_val_if_fail (CPT_IS_WINDOW (self), FALSE);

  if (self->store == NULL)
    return FALSE;

  open_company_cb (self, rid);

  return TRUE;
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
  g_return_if_fail (CPT_IS_WINDOW (self));
  g_return_if_fail (self->failure == NULL);

  self->failure = cpt_failure_page_new ("dialog-error-symbolic");
  cpt_failure_page_describe (CPT_FAILURE_PAGE (self->failure), error, NULL);
  gtk_stack_add_child (self->content, self->failure);
  gtk_stack_set_visible_child (self->content, self->failure);
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

  if (self->failure != NULL)
    gtk_stack_remove (self->content, g_steal_pointer (&self->failure));
  if (self->page != NULL)
    {
      cpt_settings_place_close (self->settings_place);
      show_list (self);
      forget_company (self);
      gtk_stack_remove (self->content, self->page);
    }
  /* Only now: a page that was hidden before it was removed is not let go of. */
  gtk_stack_set_visible_child_name (self->content, "opening");
  adw_window_title_set_subtitle (self->title, "");
  self->page = NULL;
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);
}

/**
 * cpt_window_has_unsaved:
 *
 * Returns: whether closing the window asks first
 */
gboolean
cpt_window_has_unsaved (CptWindow *self)
{
  g_return_val_if_fail (CPT_IS_WINDOW (self), FALSE);

  return get_settings (self) != NULL && cpt_settings_screen_has_unsaved (get_settings (self));
}

/**
 * cpt_window_leave_unsaved:
 *
 * Asks what becomes of changes that were not saved, if there are any.
 *
 * Returns: whether there are none, so that the account may be left
 */
gboolean
cpt_window_leave_unsaved (CptWindow *self)
{
  g_return_val_if_fail (CPT_IS_WINDOW (self), TRUE);

  if (!cpt_window_has_unsaved (self))
    return TRUE;

  cpt_settings_place_leave (self->settings_place, NULL);

  return FALSE;
}
