/* cpt-company-screen.c — the page of one company.
 *
 * It shows what the watch last read of the company, and is shown again each minute, for the ages in it. In a narrow
 * window the name stands in the header bar, in the place of the view switcher, that at the bottom, and the actions in
 * the main menu. AdwViewSwitcherTitle is not used: it would decide while it is laid out, too late to adapt the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-screen.h"

#include "cpt-account-mark.h"
#include "cpt-account-words.h"
#include "cpt-company-heading.h"
#include "cpt-company-text.h"
#include "cpt-company-views.h"
#include "cpt-company-watch.h"
#include "cpt-connections-menu.h"
#include "cpt-content-text.h"
#include "cpt-failure-page.h"
#include "cpt-focus.h"
#include "cpt-popover-anchor.h"
#include "cpt-refresh-bar.h"
#include "cpt-refresh-words.h"
#include "cpt-shrink.h"
#include "cpt-sync-banner.h"

#include <glib/gi18n.h>

#define MINUTE 60

struct _CptCompanyScreen
{
  GtkWidget parent_instance;

  CptStore *store;
  CptSync *sync;
  CptCompanyActions *actions;
  CptCompanyWatch *watch;
  CptRefreshWatch *refresh; /* (nullable): until the platform has the company */
  GMenuModel *primary_menu;
  GMenuModel *connections_menu; /* (nullable): until the company was read */
  char *menu_content;           /* (nullable): what the menu was made for */
  gboolean narrow;
  gboolean cramped;
  guint minute_source;
  gint64 followed;    /* the row of the company that sync follows for us, 0 for none */
  GtkWidget *failure; /* (nullable): why there is no company; owned by the stack of the states */

  /* of the template */
  AdwHeaderBar *header;
  GtkStack *titles;
  AdwViewSwitcher *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwWindowTitle *title;
  GtkWidget *badge;
  GtkMenuButton *menu_button;
  GtkStack *states;
  CptCompanyHeading *heading;
  CptCompanyViews *views;
  CptRefreshBar *refresh_bar;
  CptSyncBanner *banner;
};

G_DEFINE_FINAL_TYPE (CptCompanyScreen, cpt_company_screen, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_COMPANY_NAME = 1,
  PROP_NARROW,
  PROP_CRAMPED,
} CptCompanyScreenProperty;

static GParamSpec *properties[PROP_CRAMPED + 1];

enum
{
  GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The main menu, under what is of this company; where the window is narrow, what has no other place too. */
static void
update_menu (CptCompanyScreen *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  if (self->narrow && self->connections_menu != NULL)
    {
      g_menu_append (section, _ ("Refresh data"), "company.refresh");
      g_menu_append (section, _ ("Rename"), "company.rename");
      g_menu_append_submenu (section, _ ("Manage connections"), self->connections_menu);
    }
  if (cpt_company_screen_get_company (self) != NULL)
    g_menu_append (section, _ ("Data type settings of this company"), "win.company-settings");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_menu_append_section (menu, NULL, self->primary_menu);

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

/* A menu that is open stays, as long as it would be the same. */
static void
show_menu (CptCompanyScreen *self, CptCompanyRow *row)
{
  g_autofree char *content =
      cpt_content_text_dup_connections (cpt_company_row_get_company (row), cpt_company_row_get_rid (row), NULL);

  if (g_strcmp0 (content, self->menu_content) == 0)
    return;

  g_free (self->menu_content);
  self->menu_content = g_steal_pointer (&content);
  g_clear_object (&self->connections_menu);
  self->connections_menu = cpt_connections_menu_new (row);
  cpt_company_heading_set_menu (self->heading, self->connections_menu);
  update_menu (self);
}

/* The first time, the focus goes where a person most likely goes on: into the view. */
static void
show_company (CptCompanyScreen *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self)); /* none when it was just left */
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (g_str_equal (gtk_stack_get_visible_child_name (self->states), "company"))
    return;

  gtk_stack_set_visible_child_name (self->states, "company");
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/* Once, and the first company stays: what waited to be created has no other one. */
static void
watch_reads (CptCompanyScreen *self, const char *company_id)
{
  if (self->refresh != NULL)
    return;

  self->refresh = cpt_refresh_watch_new (self->store, company_id);
  cpt_refresh_bar_set_watch (self->refresh_bar, self->refresh);
  cpt_company_views_watch (self->views, company_id, self->refresh);
}

/* What waits to be created has nothing to follow or to refresh yet. */
static void
follow (CptCompanyScreen *self, CptCompanyRow *row)
{
  CptCompany *company = cpt_company_row_get_company (row);
  gint64 rid = cpt_company_row_get_rid (row);

  cpt_company_heading_set_obstacle (self->heading, cpt_refresh_words_get_obstacle (row));
  if (rid <= 0 || self->followed == rid)
    return;

  self->followed = rid;
  cpt_sync_open_company (self->sync, rid);
  watch_reads (self, cpt_company_get_id (company));
}

static void
show (CptCompanyScreen *self)
{
  CptCompanyRow *row = cpt_company_watch_get_row (self->watch);
  gint64 now = cpt_clock_now (cpt_store_get_clock (self->store));

  if (row == NULL)
    return;

  adw_window_title_set_title (self->title, cpt_company_text_name (row));
  cpt_company_heading_show (self->heading, row, cpt_company_watch_get_status (self->watch), now);
  show_menu (self, row);
  follow (self, row);
  cpt_company_views_show (self->views, row, cpt_company_watch_get_subsidiaries (self->watch));
  show_company (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPANY_NAME]);
}

/* What was read before stays on view. */
static void
failed_cb (CptCompanyScreen *self, const GError *error)
{
  if (cpt_company_watch_get_row (self->watch) != NULL)
    {
      cpt_company_actions_say_failure (self->actions, _ ("The company could not be read again."), error);
      return;
    }

  if (self->failure == NULL)
    {
      self->failure = cpt_failure_page_new ("dialog-error-symbolic");
      gtk_stack_add_named (self->states, self->failure, "failed");
    }
  cpt_failure_page_describe (CPT_FAILURE_PAGE (self->failure), error, NULL);
  gtk_stack_set_visible_child (self->states, self->failure);
}

static void
gone_cb (CptCompanyScreen *self)
{
  g_signal_emit (self, signals[GONE], 0);
}

static gboolean
minute_cb (gpointer user_data)
{
  show (user_data);

  return G_SOURCE_CONTINUE;
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (widget);
  GdkRectangle at;

  cpt_company_heading_get_name_place (self->heading, widget, &at);
  cpt_company_actions_rename (self->actions, cpt_company_watch_get_rid (self->watch), widget, &at);
}

static void
edit_tags_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (widget);

  cpt_company_actions_edit_tags (self->actions, cpt_company_watch_get_row (self->watch),
                                 g_variant_get_string (target, NULL));
}

static void
refresh_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (widget);
  CptCompanyRow *row = cpt_company_watch_get_row (self->watch);

  if (row != NULL)
    cpt_company_actions_refresh (self->actions, row, NULL);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_sync_reload (CPT_COMPANY_SCREEN (widget)->sync);
}

static void
link_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (widget);
  CptLinkChannel channel = CPT_LINK_CHANNEL_COPIED;

  if (g_str_equal (name, "company.mail-link"))
    channel = CPT_LINK_CHANNEL_MAILED;
  else if (g_str_equal (name, "company.open-link"))
    channel = CPT_LINK_CHANNEL_OPENED;
  else if (g_str_equal (name, "company.show-code"))
    channel = CPT_LINK_CHANNEL_SHOWN;

  cpt_company_actions_send_link (self->actions, cpt_company_watch_get_rid (self->watch), NULL, channel);
}

static void
add_connection_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (widget);

  cpt_company_actions_add_connection (self->actions, cpt_company_watch_get_rid (self->watch));
}

static void
copy_id_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptCompanyRow *row = cpt_company_watch_get_row (CPT_COMPANY_SCREEN (widget)->watch);

  if (row != NULL && cpt_company_row_get_rid (row) > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), cpt_company_get_id (cpt_company_row_get_company (row)));
}

static void
show_view_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_company_views_open (CPT_COMPANY_SCREEN (widget)->views, g_variant_get_string (target, NULL));
}

static void
show_report_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptReportKind kind;

  if (cpt_report_kind_from_data_type (g_variant_get_string (target, NULL), &kind))
    cpt_company_views_open_report (CPT_COMPANY_SCREEN (widget)->views, kind);
}

static void
show_connection (CptCompanyScreen *self, const char *connection_id)
{
  cpt_company_views_open_connection (self->views, connection_id);
}

static void
show_connection_action (GtkWidget *widget, const char *name, GVariant *target)
{
  show_connection (CPT_COMPANY_SCREEN (widget), g_variant_get_string (target, NULL));
}

static const struct
{
  const char *name;
  const char *type; /* (nullable) */
  GtkWidgetActionActivateFunc activate;
} commands[] = {
  { "company.rename", NULL, rename_action },          { "company.copy-link", NULL, link_action },
  { "company.mail-link", NULL, link_action },         { "company.open-link", NULL, link_action },
  { "company.show-code", NULL, link_action },         { "company.add-connection", NULL, add_connection_action },
  { "company.copy-id", NULL, copy_id_action },        { "company.refresh", NULL, refresh_action },
  { "company.reload", NULL, reload_action },          { "company.show-view", "s", show_view_action },
  { "company.show-report", "s", show_report_action }, { "company.show-connection", "s", show_connection_action },
  { "company.edit-tags", "s", edit_tags_action },
};

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  const char *command = g_variant_get_string (arguments, NULL);

  return !cpt_focus_is_elsewhere (widget) && gtk_widget_activate_action_variant (widget, command, NULL);
}

static void
set_narrow (CptCompanyScreen *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_stack_set_visible_child (self->titles, narrow ? GTK_WIDGET (self->title) : GTK_WIDGET (self->switcher));
  gtk_widget_set_visible (self->badge, !narrow);
  cpt_company_heading_set_narrow (self->heading, narrow);
  cpt_sync_banner_set_narrow (self->banner, narrow);
  update_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_cramped (CptCompanyScreen *self, gboolean cramped)
{
  if (self->cramped == cramped)
    return;

  self->cramped = cramped;
  cpt_company_heading_set_cramped (self->heading, cramped);
  if (cramped)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cramped");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cramped");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CRAMPED]);
}

static void
cpt_company_screen_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (object);
  CptCompanyRow *row = self->watch != NULL ? cpt_company_watch_get_row (self->watch) : NULL;

  switch ((CptCompanyScreenProperty) property_id)
    {
    case PROP_COMPANY_NAME:
      g_value_set_string (value, row != NULL ? cpt_company_text_name (row) : NULL);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_CRAMPED:
      g_value_set_boolean (value, self->cramped);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_screen_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (object);

  switch ((CptCompanyScreenProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;

    case PROP_CRAMPED:
      set_cramped (self, g_value_get_boolean (value));
      break;

    case PROP_COMPANY_NAME:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_company_screen_dispose (GObject *object)
{
  CptCompanyScreen *self = CPT_COMPANY_SCREEN (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_COMPANY_SCREEN);
  if (self->watch != NULL)
    g_object_run_dispose (G_OBJECT (self->watch));
  g_clear_object (&self->watch);
  if (self->refresh != NULL)
    g_object_run_dispose (G_OBJECT (self->refresh));
  g_clear_object (&self->refresh);
  g_clear_object (&self->connections_menu);
  g_clear_object (&self->primary_menu);
  if (self->followed != 0)
    cpt_sync_close_company (self->sync);
  self->followed = 0;
  g_clear_object (&self->actions);
  g_clear_object (&self->sync);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_company_screen_parent_class)->dispose (object);
}

static void
cpt_company_screen_finalize (GObject *object)
{
  g_free (CPT_COMPANY_SCREEN (object)->menu_content);

  G_OBJECT_CLASS (cpt_company_screen_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CPT_TYPE_COMPANY_HEADING);
  g_type_ensure (CPT_TYPE_COMPANY_VIEWS);
  g_type_ensure (CPT_TYPE_REFRESH_BAR);
  g_type_ensure (CPT_TYPE_SYNC_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/company-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, header);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, titles);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, switcher);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, title);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, badge);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, states);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, heading);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, views);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, refresh_bar);
  gtk_widget_class_bind_template_child (widget_class, CptCompanyScreen, banner);
  gtk_widget_class_bind_template_callback (widget_class, show_connection);
}

static void
cpt_company_screen_class_init (CptCompanyScreenClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cpt_company_screen_dispose;
  object_class->finalize = cpt_company_screen_finalize;
  object_class->get_property = cpt_company_screen_get_property;
  object_class->set_property = cpt_company_screen_set_property;

  properties[PROP_COMPANY_NAME] =
      g_param_spec_string ("company-name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_CRAMPED] = g_param_spec_boolean ("cramped", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[GONE] =
      g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, commands[i].type, commands[i].activate);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F2, 0, key_cb, "s", "company.rename");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, key_cb, "s", "company.copy-link");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, key_cb, "s", "company.refresh");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_ALT_MASK, "company.show-view", "s", "details");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, key_cb, "s", "win.back");

  bind_template (widget_class);
}

static void
cpt_company_screen_init (CptCompanyScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->menu_button);
  adw_view_switcher_set_stack (self->switcher, cpt_company_views_get_stack (self->views));
  adw_view_switcher_bar_set_stack (self->switcher_bar, cpt_company_views_get_stack (self->views));
  cpt_shrink_labels (GTK_WIDGET (self->switcher));
  cpt_shrink_labels (GTK_WIDGET (self->switcher_bar));
}

/**
 * cpt_company_screen_new:
 * @store: the account's, open
 * @sync: of @store
 * @list: of all companies, whatever it shows
 * @actions: what can be done with companies
 * @primary_menu: of the window
 * @rid: the company's row; minus an outbox row for one that waits to be created
 *
 * Returns: (transfer floating): the page of that company
 */
GtkWidget *
cpt_company_screen_new (CptStore *store,
                        CptSync *sync,
                        CptCompanyList *list,
                        CptCompanyActions *actions,
                        GMenuModel *primary_menu,
                        gint64 rid)
{
  CptCompanyScreen *self = g_object_new (CPT_TYPE_COMPANY_SCREEN, NULL);

  self->store = g_object_ref (store);
  self->sync = g_object_ref (sync);
  self->actions = g_object_ref (actions);
  self->primary_menu = g_object_ref (primary_menu);
  cpt_sync_banner_follow (self->banner, sync, cpt_store_get_clock (store));
  cpt_company_views_set_account (self->views, store, sync, actions);
  self->watch = cpt_company_watch_new (store, sync, list, rid);
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  cpt_company_watch_start (self->watch);
  update_menu (self);
  self->minute_source = g_timeout_add_seconds (MINUTE, minute_cb, self);

  return GTK_WIDGET (self);
}

/**
 * cpt_company_screen_get_rid:
 *
 * Returns: the company's row, as it is by now
 */
gint64
cpt_company_screen_get_rid (CptCompanyScreen *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_SCREEN (self), 0);

  return cpt_company_watch_get_rid (self->watch);
}

/**
 * cpt_company_screen_get_company:
 *
 * Returns: (transfer none) (nullable): the company as the platform knows it; %NULL before it was read, and while it
 *   waits to be created
 */
CptCompany *
cpt_company_screen_get_company (CptCompanyScreen *self)
{
  CptCompanyRow *row = NULL;

  g_return_val_if_fail (CPT_IS_COMPANY_SCREEN (self), NULL);

  row = self->watch != NULL ? cpt_company_watch_get_row (self->watch) : NULL;

  return row != NULL && cpt_company_row_get_rid (row) > 0 ? cpt_company_row_get_company (row) : NULL;
}

/**
 * cpt_company_screen_find:
 *
 * Puts the focus where the view that is shown is searched, if it can be.
 *
 * Returns: whether it can
 */
gboolean
cpt_company_screen_find (CptCompanyScreen *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_SCREEN (self), FALSE);

  return cpt_company_views_find (self->views);
}

/**
 * cpt_company_screen_go_back:
 *
 * Goes back from what was opened in the view that is shown.
 *
 * Returns: whether there was something
 */
gboolean
cpt_company_screen_go_back (CptCompanyScreen *self)
{
  g_return_val_if_fail (CPT_IS_COMPANY_SCREEN (self), FALSE);

  return cpt_company_views_go_back (self->views);
}

/**
 * cpt_company_screen_set_decoration_layout:
 * @layout: (nullable): where the window's buttons stand; %NULL as the desktop has it
 */
void
cpt_company_screen_set_decoration_layout (CptCompanyScreen *self, const char *layout)
{
  g_return_if_fail (CPT_IS_COMPANY_SCREEN (self));

  adw_header_bar_set_decoration_layout (self->header, layout);
}

/**
 * cpt_company_screen_set_account:
 * @account: whose page it is
 *
 * Says so beside the title.
 */
void
cpt_company_screen_set_account (CptCompanyScreen *self, CptAccount *account)
{
  g_return_if_fail (CPT_IS_COMPANY_SCREEN (self));

  cpt_account_mark_set (GTK_WIDGET (self->header), "sandbox", account);
  cpt_account_mark_set_badge (GTK_LABEL (self->badge), account);
  adw_window_title_set_subtitle (self->title, cpt_account_words_get_name (account));
}
