/* cpt-application.c — the program: builds the services once and shows the window.
 *
 * Services, in the order they are built: store (on threads of its own), sync, window's page (all by
 * CptAccountSwitcher), sandbox. The window is shown with its page as soon as the store is open, or without if that
 * takes long; once it is painted, the sandbox starts if its account is the one that is shown; once that answers, sync
 * does. They go in the opposite order, once the window is hidden: what the user did is committed before the store
 * closes. The demonstration and the generated companies have a folder and an application id of their own: they neither
 * touch the usual data nor bring the usual window forward.
 *
 * COMPTOIR_SANDBOX_URL and COMPTOIR_SANDBOX_KEY in the environment name a comptoir-sandbox that runs by itself, in
 * place of the embedded one: so the end-to-end tests can break it and take it away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-application.h"
#include "cpt-about.h"
#include "cpt-account-actions.h"
#include "cpt-config.h"
#include "cpt-first-paint.h"
#include "cpt-gtk-start.h"
#include "cpt-message-dialog.h"
#include "cpt-preferences-window.h"
#include "cpt-sandbox-controller.h"
#include "cpt-sandbox.h"
#include "cpt-shortcuts-window.h"
#include "cpt-ui-resources.h"
#include "cpt-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <malloc.h>

#define MOST_COMPANIES 5000000
#define LARGE_BLOCK (128 * 1024) /* bytes */
#define LONGEST_OPENING_MS 100   /* of the store, before the window is shown without it */

struct _CptApplication
{
  AdwApplication parent_instance;

  gboolean demo;
  guint companies; /* generated ones, 0 for the usual sandbox */

  CptWindow *window; /* (nullable): weak */
  GSettings *settings;
  CptAccountSwitcher *switcher;
  CptAccountActions *account_actions;
  CptSandbox *sandbox;              /* (nullable): until its account was shown */
  CptSandboxController *controller; /* (nullable): while its account is shown, and it answers */
  GCancellable *cancellable;
  gboolean is_painted;
  gboolean is_sandbox_ready;
  guint term_source;
  guint present_source; /* 0 once the window was shown */
};

G_DEFINE_FINAL_TYPE (CptApplication, cpt_application, ADW_TYPE_APPLICATION)

/* Under the user's data folder; a kind of data each. */
static char *
data_folder (CptApplication *self, const char *name)
{
  g_autofree char *kind = NULL;

  if (self->companies > 0)
    kind = g_strdup_printf ("generated-%u", self->companies);
  else if (self->demo)
    kind = g_strdup ("demo");

  return g_build_filename (g_get_user_data_dir (), "comptoir", kind != NULL ? kind : "usual", name, NULL);
}

/* Whether the embedded sandbox is not what is used: somebody else runs one. */
static gboolean
is_sandbox_elsewhere (void)
{
  return g_getenv ("COMPTOIR_SANDBOX_URL") != NULL;
}

/* Whether it is still of interest how a service answered. */
static gboolean
is_opening (CptApplication *self)
{
  return self->window != NULL && !g_cancellable_is_cancelled (self->cancellable);
}

static void
present (CptApplication *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
long_opening_cb (gpointer user_data)
{
  CptApplication *self = user_data;

  self->present_source = 0;
  present (self);

  return G_SOURCE_REMOVE;
}

/* What is shown of the account that was opened is worth looking at. */
static void
settled_cb (CptApplication *self)
{
  if (self->present_source != 0)
    present (self);
}

/* The sandbox answers, and its account is shown. */
static void
join_sandbox (CptApplication *self)
{
  CptSync *sync = cpt_account_switcher_get_sync (self->switcher);

  self->controller = cpt_sandbox_controller_new (GTK_APPLICATION (self), self->sandbox, sync);
  cpt_sandbox_controller_set_toasts (self->controller, cpt_window_get_toasts (self->window));
  cpt_account_switcher_start_sandbox (self->switcher, cpt_sandbox_get_base_url (self->sandbox),
                                      cpt_sandbox_get_api_key (self->sandbox));
}

/* Before its store is open, too. */
static gboolean
is_sandbox_chosen (CptApplication *self)
{
  return cpt_account_is_sandbox (cpt_account_switcher_get_account (self->switcher));
}

static gboolean
is_sandbox_shown (CptApplication *self)
{
  return cpt_account_switcher_get_sync (self->switcher) != NULL && is_sandbox_chosen (self);
}

static void
sandbox_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptApplication) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;

  self->is_sandbox_ready = cpt_sandbox_start_finish (CPT_SANDBOX (source), result, &error);
  if (!is_opening (self))
    return;

  if (!self->is_sandbox_ready)
    cpt_account_switcher_fail (self->switcher, error);
  else if (is_sandbox_shown (self))
    join_sandbox (self);
}

static void
start_sandbox (CptApplication *self)
{
  g_autofree char *folder = data_folder (self, "sandbox");
  CptSandboxOptions options = {
    .data_dir = folder,
    .remember_port = TRUE,
    .demo = self->demo,
    .companies = self->companies,
    .seed = 1,
    .time_factor = 1,
    .latency = self->companies == 0,
  };

  self->sandbox = cpt_sandbox_new (&options);
  cpt_sandbox_start_async (self->sandbox, self->cancellable, sandbox_started_cb, g_object_ref (self));
}

/* Once there are both the sandbox's companies and a window that was seen. */
static void
want_sandbox (CptApplication *self)
{
  if (!self->is_painted || !is_sandbox_shown (self))
    return;

  if (is_sandbox_elsewhere ())
    cpt_account_switcher_start_sandbox (self->switcher, g_getenv ("COMPTOIR_SANDBOX_URL"),
                                        g_getenv ("COMPTOIR_SANDBOX_KEY"));
  else if (self->sandbox == NULL)
    start_sandbox (self);
  else if (self->is_sandbox_ready && self->controller == NULL)
    join_sandbox (self);
}

static void
closing_cb (CptApplication *self)
{
  g_clear_object (&self->controller);
}

/* The window was seen: what it need not wait for. */
static void
painted_cb (gpointer object)
{
  CptApplication *self = CPT_APPLICATION (object);

  if (!is_opening (self))
    return;

  self->is_painted = TRUE;
  if (!is_sandbox_elsewhere () && self->sandbox == NULL && is_sandbox_chosen (self))
    start_sandbox (self);
  else
    want_sandbox (self);
}

/* The account that was shown last, if it is still there. */
static CptAccount *
choose_account (CptApplication *self, CptAccountList *list)
{
  g_autofree char *id = g_settings_get_string (self->settings, "account");
  CptAccount *account = cpt_account_list_find (list, id);

  return account != NULL ? account : cpt_account_list_find (list, CPT_ACCOUNT_SANDBOX_ID);
}

static void
open_services (CptApplication *self)
{
  g_autofree char *folder = data_folder (self, "accounts");
  g_autoptr (CptAccountList) list = cpt_account_list_new (folder);
  g_autoptr (CptAccountKeys) keys = cpt_account_keys_new ();

  self->cancellable = g_cancellable_new ();
  self->switcher = cpt_account_switcher_new (self->window, list, keys);
  self->account_actions = cpt_account_actions_new (GTK_APPLICATION (self), self->window, list, keys, self->switcher);
  g_signal_connect_object (self->switcher, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->switcher, "sandbox-opened", G_CALLBACK (want_sandbox), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->switcher, "closing", G_CALLBACK (closing_cb), self, G_CONNECT_SWAPPED);
  cpt_account_switcher_open (self->switcher, choose_account (self, list));
}

static void
close_services (CptApplication *self)
{
  g_clear_handle_id (&self->present_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->window != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->window), FALSE);
  if (self->switcher != NULL)
    cpt_account_switcher_close (self->switcher);
  g_clear_object (&self->account_actions);
  g_clear_object (&self->switcher);
  if (self->sandbox != NULL)
    cpt_sandbox_stop (self->sandbox);
  g_clear_object (&self->sandbox);
}

static void
cpt_application_activate (GApplication *application)
{
  CptApplication *self = CPT_APPLICATION (application);

  if (self->window != NULL)
    {
      present (self);
      return;
    }

  self->settings = g_settings_new (CPT_APPLICATION_ID);
  g_set_weak_pointer (&self->window, cpt_window_new (GTK_APPLICATION (self), self->settings));
  open_services (self);
  cpt_first_paint_call (GTK_WIDGET (self->window), painted_cb, self);
  self->present_source = g_timeout_add (LONGEST_OPENING_MS, long_opening_cb, self);
}

static gboolean
terminated_cb (gpointer user_data)
{
  CptApplication *self = user_data;

  self->term_source = 0;
  g_application_quit (G_APPLICATION (self));

  return G_SOURCE_REMOVE;
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptApplication *self = user_data;

  if (self->window != NULL && cpt_window_has_unsaved (self->window))
    gtk_window_close (GTK_WINDOW (self->window)); /* which asks */
  else
    g_application_quit (G_APPLICATION (self));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptApplication *self = user_data;
  CptPreferencesWindow *preferences = NULL;
  CptStore *store = self->switcher != NULL ? cpt_account_switcher_get_store (self->switcher) : NULL;

  /* or the window would not know the sandbox's actions */
  if (store == NULL || (is_sandbox_shown (self) && self->sandbox != NULL && self->controller == NULL))
    return;

  preferences = cpt_preferences_window_new (GTK_WINDOW (self->window), G_ACTION_GROUP (self), store);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (cpt_shortcuts_window_new (gtk_application_get_active_window (GTK_APPLICATION (user_data))));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  cpt_about_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
show_company_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  CptApplication *self = user_data;

  if (self->window == NULL)
    return;

  cpt_window_show_company (self->window, g_variant_get_int64 (parameter));
  present (self);
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = quit_action },
  { .name = "preferences", .activate = preferences_action },
  { .name = "shortcuts", .activate = shortcuts_action },
  { .name = "about", .activate = about_action },
  { .name = "show-company", .activate = show_company_action, .parameter_type = "x" },
};

static const struct
{
  const char *action;
  const char *keys[3]; /* ended by NULL */
} accelerators[] = {
  { "app.quit", { "<Control>q" } }, { "app.preferences", { "<Control>comma" } },
  { "win.add", { "<Control>n" } },  { "win.find", { "<Control>f" } },
  { "win.reload", { "F5" } },       { "app.shortcuts", { "F1", "<Control>question" } },
};

#define MOST_ACCOUNT_KEYS 9

/* Ctrl+1 is the first account of the menu. */
static void
set_account_keys (CptApplication *self)
{
  for (int number = 1; number <= MOST_ACCOUNT_KEYS; number++)
    {
      g_autofree char *action = g_strdup_printf ("app.account-number(%d)", number);
      g_autofree char *key = g_strdup_printf ("<Control>%d", number);
      const char *const keys[] = { key, NULL };

      gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, keys);
    }
}

static void
cpt_application_startup (GApplication *application)
{
  CptApplication *self = CPT_APPLICATION (application);

  adw_init (); /* before GtkApplication has icons read: libadwaita would wait for them, to have them forgotten */
  G_APPLICATION_CLASS (cpt_application_parent_class)->startup (application);
  cpt_gtk_start_icons ();

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (gsize i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action, accelerators[i].keys);
  set_account_keys (self);
  self->term_source = g_unix_signal_add (SIGTERM, terminated_cb, self);
}

static void
cpt_application_shutdown (GApplication *application)
{
  CptApplication *self = CPT_APPLICATION (application);

  g_clear_handle_id (&self->term_source, g_source_remove);
  close_services (self);

  G_APPLICATION_CLASS (cpt_application_parent_class)->shutdown (application);
}

/* Decides, before there is anything, which data are opened, and with them which application this is. */
static int
cpt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  CptApplication *self = CPT_APPLICATION (application);
  gint64 companies = 0;

  g_variant_dict_lookup (options, "demo", "b", &self->demo);
  if (g_variant_dict_lookup (options, "companies", "x", &companies) && (companies < 1 || companies > MOST_COMPANIES))
    {
      /* Translators: %s is an option of the command line */
      g_printerr (_ ("%s takes a number from 1 to %d\n"), "--companies", MOST_COMPANIES);
      return 1;
    }

  self->companies = (guint) companies;
  if (self->companies > 0)
    {
      g_autofree char *id = g_strdup_printf ("%s.Generated%u", CPT_APPLICATION_ID, self->companies);

      g_application_set_application_id (application, id);
    }
  else if (self->demo)
    {
      g_application_set_application_id (application, CPT_APPLICATION_ID ".Demo");
    }

  cpt_gtk_start (); /* there are no threads before the application is registered */

  return -1;
}

static void
cpt_application_finalize (GObject *object)
{
  CptApplication *self = CPT_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (cpt_application_parent_class)->finalize (object);
}

static void
cpt_application_class_init (CptApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_application_finalize;
  application_class->startup = cpt_application_startup;
  application_class->activate = cpt_application_activate;
  application_class->shutdown = cpt_application_shutdown;
  application_class->handle_local_options = cpt_application_handle_local_options;
}

static void
cpt_application_init (CptApplication *self)
{
  /* Or what each thread freed stays with it: 26 MiB after a start with 100,000 companies. */
  mallopt (M_ARENA_MAX, 1);
  /* What is large goes back to the system as soon as it is freed: 15 MiB after the same start. */
  mallopt (M_MMAP_THRESHOLD, LARGE_BLOCK);
  /* In a static library, nothing else asks for the object that holds them. */
  g_resources_register (cpt_ui_get_resource ());
  g_application_add_main_option (G_APPLICATION (self), "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Open on demonstration companies, apart from the usual data"), NULL);
  g_application_add_main_option (G_APPLICATION (self), "companies", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT64,
                                 _ ("Open on N generated companies, apart from the usual data"),
                                 /* Translators: stands for a number in the help of the command line */
                                 _ ("N"));
}

/**
 * cpt_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
CptApplication *
cpt_application_new (void)
{
  return g_object_new (CPT_TYPE_APPLICATION, "application-id", CPT_APPLICATION_ID, "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", "/io/github/comptoir/Comptoir", NULL);
}
