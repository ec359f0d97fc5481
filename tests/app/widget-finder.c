/* widget-finder.c — finds widgets as a person does: by what they say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "widget-finder.h"

#include "test-support.h"

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));

  return NULL;
}

/**
 * find_by_text:
 * @root: where to look, itself and all below
 * @type: of the widget
 * @text: (nullable): a part of what it says
 *
 * Returns: (transfer none) (nullable): the first one that is visible
 */
GtkWidget *
find_by_text (GtkWidget *root, GType type, const char *text)
{
  const char *says = get_text (root);

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (text == NULL || (says != NULL && strstr (says, text) != NULL)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_text (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * find_by_type:
 * @root: where to look, itself and all below
 * @type: of the widget
 *
 * Returns: (transfer none) (nullable): the first one that is visible
 */
GtkWidget *
find_by_type (GtkWidget *root, GType type)
{
  return find_by_text (root, type, NULL);
}

/**
 * find_window:
 * @type: of the window
 *
 * Returns: (transfer none) (nullable): a window of that type that is shown
 */
GtkWindow *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_visible (window))
        return GTK_WINDOW (window);
    }

  return NULL;
}

/**
 * click:
 * @root: where the button is
 * @label: what it says, or a part; itself, or a label inside of it
 *
 * Clicks a button, which must be there and sensitive.
 */
void
click (GtkWidget *root, const char *label)
{
  GtkWidget *button = find_by_text (root, GTK_TYPE_BUTTON, label);

  if (button == NULL)
    button = gtk_widget_get_ancestor (find_by_text (root, GTK_TYPE_LABEL, label), GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_icon (GtkWidget *widget, const char *icon_name)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0;
}

/**
 * find_by_icon:
 * @root: where to look, itself and all below
 * @icon_name: what stands on it
 *
 * Returns: (transfer none) (nullable): the first button that is visible
 */
GtkWidget *
find_by_icon (GtkWidget *root, const char *icon_name)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (has_icon (root, icon_name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_icon (child, icon_name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/**
 * click_icon:
 * @root: where the button is
 * @icon_name: what stands on it
 *
 * Clicks a button, which must be there.
 */
void
click_icon (GtkWidget *root, const char *icon_name)
{
  GtkWidget *button = find_by_icon (root, icon_name);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static void
gather_inscriptions (GtkWidget *widget, GStrvBuilder *texts)
{
  const char *text = GTK_IS_INSCRIPTION (widget) ? gtk_inscription_get_text (GTK_INSCRIPTION (widget)) : NULL;

  if (text != NULL)
    g_strv_builder_add (texts, text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_inscriptions (child, texts);
}

/**
 * list_inscriptions:
 * @root: such as a row
 *
 * Returns: (transfer full): what stands in it, from its start
 */
GStrv
list_inscriptions (GtkWidget *root)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  gather_inscriptions (root, texts);

  return g_strv_builder_end (texts);
}

/**
 * find_item:
 * @menu: a menu that is shown
 * @label: what an item says, or a part
 *
 * Returns: (transfer none) (nullable): the item, a button of a type that GTK keeps to itself
 */
GtkWidget *
find_item (GtkWidget *menu, const char *label)
{
  GtkWidget *text = find_by_text (menu, GTK_TYPE_LABEL, label);

  return text != NULL ? gtk_widget_get_ancestor (text, g_type_from_name ("GtkModelButton")) : NULL;
}

/**
 * choose_item:
 * @menu: a menu that is shown
 * @label: what an item says, or a part
 *
 * Chooses an item, which must be there and sensitive.
 */
void
choose_item (GtkWidget *menu, const char *label)
{
  GtkWidget *item = find_item (menu, label);

  g_assert_nonnull (item);
  g_assert_true (gtk_widget_is_sensitive (item));
  g_signal_emit_by_name (item, "clicked");
}

typedef struct
{
  GtkWidget *root;
  GType type;
  const char *text;
} Wanted;

static gboolean
has_text (gpointer user_data)
{
  Wanted *wanted = user_data;

  return find_by_text (wanted->root, wanted->type, wanted->text) != NULL;
}

/**
 * await_text:
 * @root: where to look
 * @text: a part of a label
 *
 * Waits until a visible label says it.
 */
void
await_text (GtkWidget *root, const char *text)
{
  test_await_true (has_text, &(Wanted){ root, GTK_TYPE_LABEL, text });
}

/**
 * await_widget_type:
 * @root: where to look
 * @type: of the widget
 *
 * Waits until there is one.
 */
void
await_widget_type (GtkWidget *root, GType type)
{
  test_await_true (has_text, &(Wanted){ root, type, NULL });
}

static gboolean
has_window (gpointer user_data)
{
  return find_window (*(GType *) user_data) != NULL;
}

static gboolean
has_no_window (gpointer user_data)
{
  return find_window (*(GType *) user_data) == NULL;
}

/**
 * await_window:
 * @type: of the window
 *
 * Returns: (transfer none): the window, once it is shown
 */
GtkWindow *
await_window (GType type)
{
  test_await_true (has_window, &type);

  return find_window (type);
}

/**
 * await_no_window:
 * @type: of the window
 *
 * Waits until no such window is shown.
 */
void
await_no_window (GType type)
{
  test_await_true (has_no_window, &type);
}

static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  guint *n_frames = user_data;

  *n_frames += 1;

  return *n_frames < 3 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
is_painted (gpointer user_data)
{
  return *(guint *) user_data >= 3;
}

/**
 * await_painted:
 * @widget: shown
 *
 * Waits until it was painted, as a person would: a popover that is closed before it was ever seen is never freed by
 * GTK.
 */
void
await_painted (GtkWidget *widget)
{
  guint n_frames = 0;

  gtk_widget_add_tick_callback (widget, count_frame_cb, &n_frames, NULL);
  test_await_true (is_painted, &n_frames);
}

static gboolean
has_no_such (gpointer user_data)
{
  return !has_text (user_data);
}

/**
 * await_no_text:
 * @root: where to look
 * @text: a part of a label
 *
 * Waits until no visible label says it.
 */
void
await_no_text (GtkWidget *root, const char *text)
{
  test_await_true (has_no_such, &(Wanted){ root, GTK_TYPE_LABEL, text });
}

/**
 * await_no_widget_type:
 * @root: where to look
 * @type: of the widget
 *
 * Waits until there is none.
 */
void
await_no_widget_type (GtkWidget *root, GType type)
{
  test_await_true (has_no_such, &(Wanted){ root, type, NULL });
}

/**
 * read_clipboard:
 *
 * Returns: (transfer full) (nullable): the text on it
 */
char *
read_clipboard (void)
{
  GdkClipboard *clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_autoptr (GAsyncResult) result = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, test_store_result, &result);
  test_await (&result);

  return gdk_clipboard_read_text_finish (clipboard, result, NULL);
}
