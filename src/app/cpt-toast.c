/* cpt-toast.c — toasts whose text is text: libadwaita reads their titles as markup, and names hold ampersands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-toast.h"

static AdwToast *toast_new_valist (const char *format, va_list arguments) G_GNUC_PRINTF (1, 0);

static AdwToast *
toast_new_valist (const char *format, va_list arguments)
{
  g_autofree char *title = g_markup_vprintf_escaped (format, arguments);

  return adw_toast_new (title);
}

/**
 * cpt_toast_new:
 * @format: printf format of the title; its %s arguments are shown as they are
 *
 * Returns: (transfer full): a toast that is not shown yet
 */
AdwToast *
cpt_toast_new (const char *format, ...)
{
  AdwToast *toast;
  va_list arguments;

  va_start (arguments, format);
  toast = toast_new_valist (format, arguments);
  va_end (arguments);

  return toast;
}

/**
 * cpt_toast_show:
 * @toasts: where to say it
 * @format: printf format of the title
 *
 * Says that something happened.
 */
void
cpt_toast_show (AdwToastOverlay *toasts, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  adw_toast_overlay_add_toast (toasts, toast_new_valist (format, arguments));
  va_end (arguments);
}

/**
 * cpt_toast_get_window:
 * @toasts: an overlay
 *
 * Returns: (transfer none) (nullable): the window that shows @toasts
 */
GtkWindow *
cpt_toast_get_window (AdwToastOverlay *toasts)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (toasts));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}
