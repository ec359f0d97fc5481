/* cpt-first-paint.c — what can wait until a widget has been seen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-first-paint.h"

/* Shared by the tick and the signal: whichever goes last frees it. */
typedef struct
{
  CptFirstPaintFunc func;
  GWeakRef object;
} Wait;

static void
wait_clear (gpointer data)
{
  g_weak_ref_clear (&((Wait *) data)->object);
}

static void
wait_release (gpointer data)
{
  g_rc_box_release_full (data, wait_clear);
}

static void
wait_release_closure (gpointer data, GClosure *closure)
{
  wait_release (data);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  g_autoptr (GObject) object = g_weak_ref_get (&((Wait *) user_data)->object);
  CptFirstPaintFunc func = ((Wait *) user_data)->func;

  g_signal_handlers_disconnect_by_data (clock, user_data);
  if (object != NULL)
    func (object);
}

/* Comes before the frame is laid out and painted. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (painted_cb), g_rc_box_acquire (user_data),
                         wait_release_closure, 0);

  return G_SOURCE_REMOVE;
}

/**
 * cpt_first_paint_call:
 * @widget: shown now or later
 * @func: called once, on the main thread
 * @object: (type GObject): what @func is called with; not kept alive for it
 *
 * Calls @func after the first frame with @widget in it was painted: work that would keep that frame waiting belongs
 * there. Never called when @widget or @object goes before.
 */
void
cpt_first_paint_call (GtkWidget *widget, CptFirstPaintFunc func, gpointer object)
{
  Wait *wait = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (G_IS_OBJECT (object));

  wait = g_rc_box_new0 (Wait);
  wait->func = func;
  g_weak_ref_init (&wait->object, object);
  gtk_widget_add_tick_callback (widget, tick_cb, wait, wait_release);
}
