/* cpt-connection-body.c — what is said of a connection: state, what happened, what to do, facts, its Link URL.
 *
 * The popover of a pill and the page of a company say it alike. Its buttons name actions of the widget that it stands
 * in (connection.…).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-connection-body.h"

#include "cpt-connection-actions.h"
#include "cpt-connection-advice.h"
#include "cpt-connection-error-box.h"
#include "cpt-link-words.h"
#include "cpt-shrink.h"
#include "cpt-status-icon.h"
#include "cpt-text-color.h"
#include "cpt-time-text.h"

#include <glib/gi18n.h>

#define SHORT_ID 8 /* characters of a GUID */

struct _CptConnectionBody
{
  AdwBin parent_instance;

  CptStatusMark mark;
  gboolean explains;
  gboolean is_one_time;

  /* of the template */
  CptStatusIcon *icon;
  GtkLabel *platform;
  AdwBin *suffix_bin;
  GtkLabel *state;
  GtkLabel *link_sent;
  GtkBox *errors;
  GtkWidget *advice;
  GtkLabel *to_do;
  GtkLabel *last_read;
  GtkLabel *identity;
  GtkLabel *created;
  GtkWidget *link_buttons;
  GtkWidget *copy_button;
  GtkLabel *obstacle;
  GtkWidget *one_time;
};

G_DEFINE_FINAL_TYPE (CptConnectionBody, cpt_connection_body, ADW_TYPE_BIN)

typedef enum
{
  PROP_SUFFIX = 1,
  PROP_EXPLAINS,
  PROP_ONE_TIME,
} CptConnectionBodyProperty;

static GParamSpec *properties[PROP_ONE_TIME + 1];

/* Again whenever the theme changes. */
static void
color_state (CptConnectionBody *self)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  CptStatusColors colors;

  cpt_status_palette_get (cpt_status_theme_get (adw_style_manager_get_default ()), cpt_status_mark_get_hue (self->mark),
                          &colors);
  cpt_text_color_add (attributes, &colors.word, 0, G_MAXUINT);
  gtk_label_set_attributes (self->state, attributes);
}

static void
show_state (CptConnectionBody *self, CptConnection *connection, gint64 since, gint64 now)
{
  g_autofree char *state = cpt_connection_advice_dup_state (connection, since, now);
  const char *platform = cpt_connection_get_shown_platform_name (connection);

  self->mark = cpt_status_mark_of_connection (connection);
  cpt_status_icon_set_mark (self->icon, self->mark);
  gtk_label_set_text (self->platform, platform);
  gtk_label_set_text (self->state, state);
  color_state (self);
}

/* What stands first, newest first as the platform gives it; what is over after it. */
static void
show_errors (CptConnectionBody *self, CptConnection *connection)
{
  GPtrArray *errors = cpt_connection_get_errors (connection);
  const char *happened = cpt_connection_advice_get_happened (cpt_connection_get_state (connection));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->errors))) != NULL)
    gtk_box_remove (self->errors, child);

  for (int over = 0; over < 2; over++)
    for (guint i = 0; errors != NULL && i < errors->len; i++)
      {
        CptConnectionError *error = g_ptr_array_index (errors, i);

        if ((cpt_connection_error_get_state (error) == CPT_CONNECTION_ERROR_RESOLVED) == over)
          gtk_box_append (self->errors, cpt_connection_error_box_new (error, happened));
      }

  gtk_widget_set_visible (GTK_WIDGET (self->errors), gtk_widget_get_first_child (GTK_WIDGET (self->errors)) != NULL);
}

static void
set_moment (GtkLabel *label, gint64 time, gint64 now)
{
  g_autofree char *exact = cpt_time_text_exact (time);
  g_autofree char *relative = cpt_time_text_relative (time, now);

  gtk_label_set_text (label, relative);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), time != CPT_TIME_UNKNOWN ? exact : NULL);
}

static void
show_facts (CptConnectionBody *self, CptConnection *connection, gint64 now)
{
  const char *source = cpt_connection_advice_get_source (cpt_connection_get_source_type (connection));
  const char *id = cpt_connection_get_id (connection);
  g_autofree char *identity = g_strdup_printf ("%s · %.*s", source, SHORT_ID, id);
  gboolean is_waiting = cpt_connection_is_waiting (connection);

  set_moment (self->last_read, cpt_connection_get_last_sync (connection), now);
  set_moment (self->created, cpt_connection_get_created (connection), now);
  gtk_label_set_text (self->identity, is_waiting ? "—" : identity);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->identity), is_waiting ? NULL : id);
}

static void
show_advice (CptConnectionBody *self, CptConnection *connection, gint64 now)
{
  const char *to_do = cpt_connection_is_waiting (connection)
                          ? cpt_connection_advice_get_obstacle (CPT_CONNECTION_OBSTACLE_WAITING)
                          : cpt_connection_advice_get_to_do (cpt_connection_get_state (connection));
  g_autofree char *expiry = cpt_connection_advice_dup_expiry (connection, now);
  const char *sentences[] = { to_do != NULL ? to_do : expiry, to_do != NULL ? expiry : NULL, NULL };
  g_autofree char *text = g_strjoinv ("\n", (char **) sentences);

  gtk_widget_set_visible (self->advice, *text != '\0');
  gtk_label_set_text (self->to_do, text);
}

/* Where there is an obstacle, it stands in the place of the buttons: nobody reaches the tooltip of a button that is off
 * by the keyboard. One that waits has said so already. */
static void
show_links (CptConnectionBody *self, CptConnection *connection)
{
  CptConnectionObstacle obstacle = cpt_connection_action_obstacle (connection, CPT_CONNECTION_ACTION_SHARE_LINK);
  const char *reason = cpt_connection_advice_get_obstacle (obstacle);

  gtk_widget_set_visible (self->link_buttons, reason == NULL);
  gtk_widget_set_visible (self->one_time, self->is_one_time && reason == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle),
                          self->explains && reason != NULL && obstacle != CPT_CONNECTION_OBSTACLE_WAITING);
  gtk_label_set_text (self->obstacle, reason != NULL ? reason : "");
}

static void
cpt_connection_body_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  CptConnectionBody *self = CPT_CONNECTION_BODY (object);

  switch ((CptConnectionBodyProperty) property_id)
    {
    case PROP_SUFFIX:
      g_value_set_object (value, adw_bin_get_child (self->suffix_bin));
      break;

    case PROP_EXPLAINS:
      g_value_set_boolean (value, self->explains);
      break;

    case PROP_ONE_TIME:
      g_value_set_boolean (value, self->is_one_time);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_connection_body_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  CptConnectionBody *self = CPT_CONNECTION_BODY (object);

  switch ((CptConnectionBodyProperty) property_id)
    {
    case PROP_SUFFIX:
      adw_bin_set_child (self->suffix_bin, g_value_get_object (value));
      break;

    case PROP_EXPLAINS:
      self->explains = g_value_get_boolean (value);
      break;

    case PROP_ONE_TIME:
      self->is_one_time = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
cpt_connection_body_class_init (CptConnectionBodyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cpt_connection_body_get_property;
  object_class->set_property = cpt_connection_body_set_property;

  properties[PROP_SUFFIX] = g_param_spec_object ("suffix", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_EXPLAINS] = g_param_spec_boolean ("explains", NULL, NULL, FALSE, flags);
  properties[PROP_ONE_TIME] = g_param_spec_boolean ("one-time", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/connection-body.ui");
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, icon);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, platform);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, suffix_bin);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, state);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, link_sent);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, errors);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, advice);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, to_do);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, last_read);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, identity);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, created);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, link_buttons);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, obstacle);
  gtk_widget_class_bind_template_child (widget_class, CptConnectionBody, one_time);
}

static void
cpt_connection_body_init (CptConnectionBody *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_type_ensure (CPT_TYPE_STATUS_ICON);
  gtk_widget_init_template (GTK_WIDGET (self));
  cpt_shrink_button (self->copy_button);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (color_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (color_state), self, G_CONNECT_SWAPPED);
}

/**
 * cpt_connection_body_show:
 * @connection: what to show
 * @since: microseconds UTC since when it is in its state, CPT_TIME_UNKNOWN where nobody knows
 * @now: microseconds UTC, the account's clock
 */
void
cpt_connection_body_show (CptConnectionBody *self, CptConnection *connection, gint64 since, gint64 now)
{
  g_return_if_fail (CPT_IS_CONNECTION_BODY (self));

  show_state (self, connection, since, now);
  show_errors (self, connection);
  show_advice (self, connection, now);
  show_facts (self, connection, now);
  show_links (self, connection);
}

/**
 * cpt_connection_body_show_link_sent:
 * @at: microseconds UTC, when a URL that links the connection was last sent; CPT_TIME_UNKNOWN when none waits
 * @now: microseconds UTC, the account's clock
 */
void
cpt_connection_body_show_link_sent (CptConnectionBody *self, gint64 at, gint64 now)
{
  g_autofree char *text = cpt_link_words_dup_sent (at, now);
  g_autofree char *exact = cpt_time_text_exact (at);

  g_return_if_fail (CPT_IS_CONNECTION_BODY (self));

  gtk_label_set_text (self->link_sent, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->link_sent), exact);
  gtk_widget_set_visible (GTK_WIDGET (self->link_sent), text != NULL);
}

/**
 * cpt_connection_body_focus:
 *
 * Puts the focus on the suggested action.
 *
 * Returns: whether there is one
 */
gboolean
cpt_connection_body_focus (CptConnectionBody *self)
{
  g_return_val_if_fail (CPT_IS_CONNECTION_BODY (self), FALSE);

  return gtk_widget_get_visible (self->link_buttons) && gtk_widget_grab_focus (self->copy_button);
}
