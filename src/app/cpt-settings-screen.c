/* cpt-settings-screen.c — the page on which data type settings are changed: those of all, or of one company.
 *
 * It shows the keeper's edit, and is shown again each minute, for the times in it. Nothing is sent before Save.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-message-dialog.h"
#include "cpt-settings-screen.h"

#include "cpt-account-mark.h"
#include "cpt-error-presenter.h"
#include "cpt-error-reason.h"
#include "cpt-failure-page.h"
#include "cpt-focus.h"
#include "cpt-popover-anchor.h"
#include "cpt-settings-bar.h"
#include "cpt-settings-conflict-dialog.h"
#include "cpt-settings-keeper.h"
#include "cpt-settings-list.h"
#include "cpt-settings-words.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define MINUTE 60

struct _CptSettingsScreen
{
  GtkWidget parent_instance;

  CptStore *store;
  CptSettingsKeeper *keeper;
  gboolean has_edit; /* the list was given it */
  gboolean is_showing;
  gboolean narrow;
  gboolean cramped;
  gboolean is_of_company;
  guint minute_source;
  GtkWindow *dialog; /* (nullable): weak: what asks, while it does */

  /* of the template */
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *badge;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *states;
  CptFailurePage *failed_page;
  GtkWidget *override_list;
  GtkSwitch *override_switch;
  GtkOrientable *tools;
  GtkLabel *age_label;
  GtkWidget *shown_button;
  GtkStack *results;
  CptSettingsList *list;
  AdwStatusPage *nothing_page;
  CptSettingsBar *bar;
};

G_DEFINE_FINAL_TYPE (CptSettingsScreen, cpt_settings_screen, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_NARROW = 1,
  PROP_CRAMPED,
} CptSettingsScreenProperty;

static GParamSpec *properties[PROP_CRAMPED + 1];

enum
{
  LEFT,
  STAYED,
  NOT_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_now (CptSettingsScreen *self)
{
  return cpt_clock_now (cpt_store_get_clock (self->store));
}

static CptSettingsEdit *
get_edit (CptSettingsScreen *self)
{
  return cpt_settings_keeper_get_edit (self->keeper);
}

static void
filter (CptSettingsScreen *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  guint n_shown = cpt_settings_list_filter (self->list, text);
  g_autofree char *nothing = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->tools), n_shown > 0 || *text == '\0');
  if (n_shown > 0 || *text == '\0')
    {
      gtk_stack_set_visible_child (self->results, GTK_WIDGET (self->list));
      return;
    }

  /* Translators: %s is what was searched */
  nothing = g_strdup_printf (_ ("No data type is called “%s”"), text);
  adw_status_page_set_title (self->nothing_page, nothing);
  gtk_stack_set_visible_child_name (self->results, "nothing");
}

/* How old what is shown is, and whether it can be brought up to date. */
static void
show_age (CptSettingsScreen *self)
{
  g_autofree char *age = cpt_time_text_relative (cpt_settings_keeper_get_read_at (self->keeper), get_now (self));
  /* Translators: %s is how old the settings are: "2 h ago" */
  g_autofree char *read = g_strdup_printf (_ ("Read from the platform %s."), age);
  const GError *error = cpt_settings_keeper_get_read_error (self->keeper);
  g_autofree char *text = NULL;

  if (error != NULL)
    /* Translators: 1: what happened, without a full stop; 2: a sentence that says how old the settings are */
    text = g_strdup_printf (_ ("%1$s. %2$s What is saved now is sent later."), cpt_error_presenter_get_heading (error),
                            read);
  gtk_label_set_label (self->age_label, text != NULL ? text : read);
}

static void
show_override (CptSettingsScreen *self, CptSyncSettings *mine)
{
  self->is_showing = TRUE;
  gtk_widget_set_visible (self->override_list, cpt_sync_settings_is_for_company (mine));
  gtk_switch_set_active (self->override_switch, cpt_sync_settings_get_overrides_defaults (mine));
  gtk_widget_set_sensitive (self->shown_button, !cpt_sync_settings_is_for_company (mine) ||
                                                    cpt_sync_settings_get_overrides_defaults (mine));
  self->is_showing = FALSE;
}

static void
show_edit (CptSettingsScreen *self)
{
  show_override (self, cpt_settings_edit_get_mine (get_edit (self)));
  cpt_settings_bar_show (self->bar, self->keeper);
}

static gboolean
is_hourly_refused (CptSettingsScreen *self)
{
  return cpt_settings_keeper_get_state (self->keeper) == CPT_SETTINGS_REFUSED &&
         cpt_error_get_reason (cpt_settings_keeper_get_error (self->keeper)) == CPT_ERROR_REASON_SCHEDULE_NOT_ALLOWED;
}

static void
show_settings (CptSettingsScreen *self)
{
  if (!self->has_edit)
    {
      self->has_edit = TRUE;
      g_signal_connect_object (get_edit (self), "changed", G_CALLBACK (show_edit), self, G_CONNECT_SWAPPED);
      cpt_settings_list_set_edit (self->list, get_edit (self));
    }

  cpt_settings_list_show (self->list, cpt_settings_keeper_get_statuses (self->keeper), get_now (self),
                          is_hourly_refused (self));
  show_age (self);
  show_edit (self);
  gtk_stack_set_visible_child_name (self->states, "settings");
}

static void
show (CptSettingsScreen *self)
{
  switch (cpt_settings_keeper_get_state (self->keeper))
    {
    case CPT_SETTINGS_LOADING:
      if (!cpt_failure_page_stay (self->failed_page, NULL))
        gtk_stack_set_visible_child_name (self->states, "loading");
      break;

    case CPT_SETTINGS_FAILED:
      cpt_failure_page_describe (self->failed_page, cpt_settings_keeper_get_error (self->keeper), NULL);
      gtk_stack_set_visible_child_name (self->states, "failed");
      break;

    case CPT_SETTINGS_SHOWN:
    case CPT_SETTINGS_SAVING:
    case CPT_SETTINGS_WAITING:
    case CPT_SETTINGS_SENDING:
    case CPT_SETTINGS_REFUSED:
    default:
      show_settings (self);
    }
}

static gboolean
minute_cb (gpointer user_data)
{
  show (user_data);

  return G_SOURCE_CONTINUE;
}

static void
ask (CptSettingsScreen *self, GtkWidget *dialog)
{
  g_set_weak_pointer (&self->dialog, GTK_WINDOW (dialog));
  cpt_message_dialog_present (ADW_MESSAGE_DIALOG (dialog));
}

/* Nothing is left of what was refused when all of it was given up. */
static void
forget_refused (CptSettingsScreen *self)
{
  if (cpt_settings_keeper_get_state (self->keeper) == CPT_SETTINGS_REFUSED &&
      !cpt_settings_edit_is_changed (get_edit (self)))
    cpt_settings_keeper_cancel (self->keeper);
}

static void
conflict_cb (CptSettingsScreen *self, CptSyncSettings *theirs)
{
  GtkWidget *dialog = NULL;

  if (self->dialog != NULL)
    return;

  dialog =
      cpt_settings_conflict_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_edit (self), theirs);
  g_signal_connect_object (dialog, "response", G_CALLBACK (forget_refused), self, G_CONNECT_SWAPPED);
  ask (self, dialog);
}

static void
not_done_cb (CptSettingsScreen *self, const char *not_done, const GError *error)
{
  g_signal_emit (self, signals[NOT_DONE], 0, not_done, error);
}

static void
override_cb (CptSettingsScreen *self)
{
  if (!self->is_showing)
    cpt_settings_edit_set_overrides_defaults (get_edit (self), gtk_switch_get_active (self->override_switch));
}

/* What is typed in a field, and not yet taken. */
static void
take_typed (CptSettingsScreen *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *field = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_SPIN_BUTTON) : NULL;

  if (field != NULL)
    gtk_spin_button_update (GTK_SPIN_BUTTON (field));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptSettingsScreen *self = CPT_SETTINGS_SCREEN (widget);

  take_typed (self);
  cpt_settings_keeper_save (self->keeper);
}

static void
revert (CptSettingsScreen *self)
{
  cpt_settings_edit_revert (get_edit (self));
  forget_refused (self);
}

static void
revert_action (GtkWidget *widget, const char *name, GVariant *target)
{
  revert (CPT_SETTINGS_SCREEN (widget));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_settings_keeper_cancel (CPT_SETTINGS_SCREEN (widget)->keeper);
}

static void
reload_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_settings_keeper_ask_platform (CPT_SETTINGS_SCREEN (widget)->keeper);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptSettingsScreen *self = CPT_SETTINGS_SCREEN (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *target)
{
  cpt_settings_screen_leave (CPT_SETTINGS_SCREEN (widget));
}

static void
change_shown_action (GtkWidget *widget, const char *name, GVariant *target)
{
  CptSettingsScreen *self = CPT_SETTINGS_SCREEN (widget);
  g_auto (GStrv) shown = cpt_settings_list_list_shown (self->list);
  gboolean is_schedule = g_str_equal (name, "settings.set-schedule");

  for (guint i = 0; shown[i] != NULL; i++)
    {
      if (is_schedule)
        cpt_settings_edit_set_schedule (get_edit (self), shown[i], g_variant_get_int64 (target));
      else
        cpt_settings_edit_set_fetch_on_first_link (get_edit (self), shown[i], g_variant_get_boolean (target));
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return !cpt_focus_is_elsewhere (widget) && gtk_widget_activate_action (widget, "settings.leave", NULL);
}

static const struct
{
  const char *name;
  const char *type; /* (nullable) */
  GtkWidgetActionActivateFunc activate;
} commands[] = {
  { "settings.save", NULL, save_action },
  { "settings.revert", NULL, revert_action },
  { "settings.cancel", NULL, cancel_action },
  { "settings.reload", NULL, reload_action },
  { "settings.find", NULL, find_action },
  { "settings.leave", NULL, leave_action },
  { "settings.set-schedule", "x", change_shown_action },
  { "settings.set-first-link", "b", change_shown_action },
};

/* What fits between the buttons. */
static void
update_titles (CptSettingsScreen *self)
{
  /* Translators: a short title, where there is no room for “Data type settings” */
  adw_window_title_set_title (self->title, self->narrow ? C_ ("settings", "Data types") : _ ("Data type settings"));
  if (!self->is_of_company)
    adw_window_title_set_subtitle (self->title,
                                   /* Translators: where there is no room for “By default, for all companies” */
                                   self->narrow ? C_ ("settings", "All companies")
                                                : _ ("By default, for all companies"));
}

static void
set_narrow (CptSettingsScreen *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_titles (self);
  gtk_widget_set_visible (self->badge, !narrow);
  gtk_orientable_set_orientation (self->tools, narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  cpt_settings_list_set_narrow (self->list, narrow, self->cramped);
  cpt_settings_bar_set_narrow (self->bar, narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_cramped (CptSettingsScreen *self, gboolean cramped)
{
  if (self->cramped == cramped)
    return;

  self->cramped = cramped;
  cpt_settings_list_set_narrow (self->list, self->narrow, cramped);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CRAMPED]);
}

static void
cpt_settings_screen_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  switch ((CptSettingsScreenProperty) property_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, CPT_SETTINGS_SCREEN (object)->narrow);
      break;

    case PROP_CRAMPED:
      g_value_set_boolean (value, CPT_SETTINGS_SCREEN (object)->cramped);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_settings_screen_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  switch ((CptSettingsScreenProperty) property_id)
    {
    case PROP_NARROW:
      set_narrow (CPT_SETTINGS_SCREEN (object), g_value_get_boolean (value));
      break;

    case PROP_CRAMPED:
      set_cramped (CPT_SETTINGS_SCREEN (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_settings_screen_dispose (GObject *object)
{
  CptSettingsScreen *self = CPT_SETTINGS_SCREEN (object);

  g_clear_handle_id (&self->minute_source, g_source_remove);
  if (self->dialog != NULL)
    gtk_window_destroy (self->dialog);
  g_clear_weak_pointer (&self->dialog);
  gtk_widget_dispose_template (GTK_WIDGET (self), CPT_TYPE_SETTINGS_SCREEN);
  if (self->keeper != NULL)
    g_object_run_dispose (G_OBJECT (self->keeper));
  g_clear_object (&self->keeper);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (cpt_settings_screen_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (CPT_TYPE_FAILURE_PAGE);
  g_type_ensure (CPT_TYPE_SETTINGS_BAR);
  g_type_ensure (CPT_TYPE_SETTINGS_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/settings-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, header);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, title);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, badge);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, search_bar);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, search_entry);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, states);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, failed_page);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, override_list);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, override_switch);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, tools);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, age_label);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, shown_button);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, results);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, list);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, CptSettingsScreen, bar);
  gtk_widget_class_bind_template_callback (widget_class, filter);
  gtk_widget_class_bind_template_callback (widget_class, override_cb);
}

static void
cpt_settings_screen_class_init (CptSettingsScreenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = cpt_settings_screen_dispose;
  object_class->get_property = cpt_settings_screen_get_property;
  object_class->set_property = cpt_settings_screen_set_property;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_CRAMPED] = g_param_spec_boolean ("cramped", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
  signals[LEFT] = g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STAYED] = g_signal_new ("stayed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NOT_DONE] = g_signal_new ("not-done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    G_TYPE_STRING, G_TYPE_ERROR);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    gtk_widget_class_install_action (widget_class, commands[i].name, commands[i].type, commands[i].activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "settings.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "settings.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "settings.leave", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  bind_template (widget_class);
}

static void
cpt_settings_screen_init (CptSettingsScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_popover_anchor_watch (self->menu_button);
  cpt_popover_anchor_watch (GTK_MENU_BUTTON (self->shown_button));
}

static GtkWidget *
create (CptStore *store, GMenuModel *primary_menu, CptSettingsKeeper *keeper)
{
  CptSettingsScreen *self = g_object_new (CPT_TYPE_SETTINGS_SCREEN, NULL);

  self->store = g_object_ref (store);
  self->keeper = keeper;
  gtk_menu_button_set_menu_model (self->menu_button, primary_menu);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keeper, "not-done", G_CALLBACK (not_done_cb), self, G_CONNECT_SWAPPED);
  cpt_settings_keeper_start (keeper);
  cpt_settings_keeper_ask_platform (keeper);
  self->minute_source = g_timeout_add_seconds (MINUTE, minute_cb, self);

  return GTK_WIDGET (self);
}

/**
 * cpt_settings_screen_new:
 * @store: the account's, open
 * @sync: of @store
 * @primary_menu: of the window
 *
 * Returns: (transfer floating): the page of the settings of all companies
 */
GtkWidget *
cpt_settings_screen_new (CptStore *store, CptSync *sync, GMenuModel *primary_menu)
{
  return create (store, primary_menu, cpt_settings_keeper_new (store, sync, 0, NULL));
}

/**
 * cpt_settings_screen_new_for_company:
 * @store: the account's, open
 * @sync: of @store
 * @primary_menu: of the window
 * @rid: the company's row
 * @company_id: GUID text
 * @name: the company's name
 *
 * Returns: (transfer floating): the page of the settings of one company
 */
GtkWidget *
cpt_settings_screen_new_for_company (CptStore *store,
                                     CptSync *sync,
                                     GMenuModel *primary_menu,
                                     gint64 rid,
                                     const char *company_id,
                                     const char *name)
{
  CptSettingsKeeper *keeper = cpt_settings_keeper_new (store, sync, rid, company_id);
  GtkWidget *self = create (store, primary_menu, keeper);

  CPT_SETTINGS_SCREEN (self)->is_of_company = TRUE;
  adw_window_title_set_subtitle (CPT_SETTINGS_SCREEN (self)->title, name);

  return self;
}

/**
 * cpt_settings_screen_has_unsaved:
 *
 * Returns: whether something would be lost
 */
gboolean
cpt_settings_screen_has_unsaved (CptSettingsScreen *self)
{
  CptSettingsEdit *edit = NULL;

  g_return_val_if_fail (CPT_IS_SETTINGS_SCREEN (self), FALSE);

  take_typed (self);
  edit = get_edit (self);

  return edit != NULL && cpt_settings_keeper_get_state (self->keeper) != CPT_SETTINGS_SAVING &&
         cpt_settings_edit_is_changed (edit);
}

static void
leave_response_cb (CptSettingsScreen *self, const char *response)
{
  if (g_str_equal (response, "stay"))
    {
      g_signal_emit (self, signals[STAYED], 0);
      return;
    }

  if (g_str_equal (response, "save"))
    cpt_settings_keeper_save (self->keeper);
  else
    revert (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
ask_to_leave (CptSettingsScreen *self)
{
  g_auto (GStrv) types = cpt_settings_edit_list_changed (get_edit (self));
  g_autofree char *names = cpt_settings_words_dup_types ((const char *const *) types);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Save the changes?"), *names != '\0' ? names : NULL));

  adw_message_dialog_add_response (dialog, "stay", _ ("Stay"));
  adw_message_dialog_add_response (dialog, "discard", _ ("Discard"));
  adw_message_dialog_add_response (dialog, "save", _ ("Save"));
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_response_cb), self, G_CONNECT_SWAPPED);
  ask (self, GTK_WIDGET (dialog));
}

/**
 * cpt_settings_screen_leave:
 *
 * Leaves the page: emits "left", now or when a person said what becomes of what is unsaved; "stayed" when they would
 * rather not leave.
 */
void
cpt_settings_screen_leave (CptSettingsScreen *self)
{
  g_return_if_fail (CPT_IS_SETTINGS_SCREEN (self));

  if (!cpt_settings_screen_has_unsaved (self))
    g_signal_emit (self, signals[LEFT], 0);
  else if (self->dialog == NULL)
    ask_to_leave (self);
}

/**
 * cpt_settings_screen_set_decoration_layout:
 * @layout: (nullable): where the window's buttons stand; %NULL as the desktop has it
 */
void
cpt_settings_screen_set_decoration_layout (CptSettingsScreen *self, const char *layout)
{
  g_return_if_fail (CPT_IS_SETTINGS_SCREEN (self));

  adw_header_bar_set_decoration_layout (self->header, layout);
}

/**
 * cpt_settings_screen_set_account:
 * @account: whose page it is
 *
 * Says so beside the title.
 */
void
cpt_settings_screen_set_account (CptSettingsScreen *self, CptAccount *account)
{
  g_return_if_fail (CPT_IS_SETTINGS_SCREEN (self));

  cpt_account_mark_set (GTK_WIDGET (self->header), "sandbox", account);
  cpt_account_mark_set_badge (GTK_LABEL (self->badge), account);
}
