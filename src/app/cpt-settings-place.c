/* cpt-settings-place.c — where the page of data type settings stands in the window: over what was shown before.
 *
 * The page is let go of once the leaflet has moved away from it: until then it still works on it. While it is shown
 * the leaflet's own way back is shut, since it would not ask about what is unsaved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-settings-place.h"

struct _CptSettingsPlace
{
  GObject parent_instance;

  AdwLeaflet *leaflet;       /* weak: it belongs to the window */
  CptSettingsScreen *screen; /* (nullable): shown; owned by the leaflet */
  GtkWidget *left;           /* (nullable): is being left; owned by the leaflet */
  GtkWidget *next;           /* (nullable): weak: what is shown after it */
  GtkWidget *focus;          /* (nullable): weak: where the keyboard was before it */
  guint forget_source;
};

G_DEFINE_FINAL_TYPE (CptSettingsPlace, cpt_settings_place, G_TYPE_OBJECT)

enum
{
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
forget (CptSettingsPlace *self)
{
  g_clear_handle_id (&self->forget_source, g_source_remove);
  if (self->left != NULL && self->leaflet != NULL)
    adw_leaflet_remove (self->leaflet, self->left);
  self->left = NULL;
}

static gboolean
forget_cb (gpointer user_data)
{
  CptSettingsPlace *self = user_data;

  self->forget_source = 0;
  forget (self);

  return G_SOURCE_REMOVE;
}

static void
transition_cb (CptSettingsPlace *self)
{
  if (self->left != NULL && self->forget_source == 0 && !adw_leaflet_get_child_transition_running (self->leaflet))
    self->forget_source = g_idle_add (forget_cb, self);
}

/* The page that is left takes the focus with it, and without one no key leads further. */
static void
give_focus_back (CptSettingsPlace *self)
{
  if (self->focus != NULL && gtk_widget_is_ancestor (self->focus, self->next))
    gtk_widget_grab_focus (self->focus);
  else
    gtk_widget_child_focus (self->next, GTK_DIR_TAB_FORWARD);
}

static void
left_cb (CptSettingsPlace *self)
{
  self->left = GTK_WIDGET (self->screen);
  self->screen = NULL;
  adw_leaflet_set_can_navigate_back (self->leaflet, TRUE);
  if (self->next != NULL)
    {
      adw_leaflet_set_visible_child (self->leaflet, self->next);
      give_focus_back (self);
    }
  transition_cb (self);
  g_signal_emit (self, signals[LEFT], 0);
}

static void
cpt_settings_place_dispose (GObject *object)
{
  CptSettingsPlace *self = CPT_SETTINGS_PLACE (object);

  g_clear_handle_id (&self->forget_source, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  g_clear_weak_pointer (&self->next);
  g_clear_weak_pointer (&self->leaflet);

  G_OBJECT_CLASS (cpt_settings_place_parent_class)->dispose (object);
}

static void
cpt_settings_place_class_init (CptSettingsPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cpt_settings_place_dispose;

  signals[LEFT] =
      g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cpt_settings_place_init (CptSettingsPlace *self)
{
}

/**
 * cpt_settings_place_new:
 * @leaflet: of the window
 *
 * Returns: (transfer full): a place without a page
 */
CptSettingsPlace *
cpt_settings_place_new (AdwLeaflet *leaflet)
{
  CptSettingsPlace *self = g_object_new (CPT_TYPE_SETTINGS_PLACE, NULL);

  g_set_weak_pointer (&self->leaflet, leaflet);
  g_signal_connect_object (leaflet, "notify::child-transition-running", G_CALLBACK (transition_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/* A popover goes: the keyboard was on what opened it. */
static GtkWidget *
find_focus (CptSettingsPlace *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self->leaflet)));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  return popover != NULL ? gtk_widget_get_ancestor (popover, GTK_TYPE_MENU_BUTTON) : focus;
}

/**
 * cpt_settings_place_open:
 * @screen: (transfer floating): the page
 *
 * Shows @screen over what is shown. There may be no other one.
 */
void
cpt_settings_place_open (CptSettingsPlace *self, GtkWidget *screen)
{
  g_return_if_fail (CPT_IS_SETTINGS_PLACE (self));
  g_return_if_fail (self->screen == NULL);

  forget (self);
  g_set_weak_pointer (&self->next, adw_leaflet_get_visible_child (self->leaflet));
  g_set_weak_pointer (&self->focus, find_focus (self));
  self->screen = CPT_SETTINGS_SCREEN (screen);
  g_signal_connect_object (screen, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  adw_leaflet_append (self->leaflet, screen);
  adw_leaflet_set_can_navigate_back (self->leaflet, FALSE);
  adw_leaflet_set_visible_child (self->leaflet, screen);
  gtk_widget_child_focus (screen, GTK_DIR_TAB_FORWARD); /* not in the menu that it was chosen from */
}

/**
 * cpt_settings_place_leave:
 * @next: (nullable): what to show then; %NULL for what was shown before
 *
 * Leaves the page, once a person has said what becomes of what is unsaved.
 */
void
cpt_settings_place_leave (CptSettingsPlace *self, GtkWidget *next)
{
  g_return_if_fail (CPT_IS_SETTINGS_PLACE (self));
  g_return_if_fail (self->screen != NULL);

  if (next != NULL)
    g_set_weak_pointer (&self->next, next);
  cpt_settings_screen_leave (self->screen);
}

/**
 * cpt_settings_place_close:
 *
 * Lets go of the page, whatever is unsaved.
 */
void
cpt_settings_place_close (CptSettingsPlace *self)
{
  g_return_if_fail (CPT_IS_SETTINGS_PLACE (self));

  if (self->screen != NULL)
    left_cb (self);
  forget (self);
}

/**
 * cpt_settings_place_get_screen:
 *
 * Returns: (transfer none) (nullable): the page, while it is shown
 */
CptSettingsScreen *
cpt_settings_place_get_screen (CptSettingsPlace *self)
{
  g_return_val_if_fail (CPT_IS_SETTINGS_PLACE (self), NULL);

  return self->screen;
}
