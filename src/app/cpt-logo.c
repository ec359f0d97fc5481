/* cpt-logo.c — the picture of a platform, or what stands for it.
 *
 * The name stands beside it, so that it says nothing to a screen reader. What comes is a stranger's: it is decoded off
 * the main thread, shrunk while it is, and refused when it is too large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-logo.h"

#define SIZE 32      /* pixels, as it is shown */
#define SHARP 3      /* pixels kept for each shown, for screens that have more */
#define LARGEST 4096 /* pixels a side */

struct _CptLogo
{
  AdwBin parent_instance;

  GtkImage *image; /* the child */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CptLogo, cpt_logo, ADW_TYPE_BIN)

/* A size of nothing makes loaders give up before they make room. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  int longest = MAX (width, height);
  double scale = MIN (1.0, (double) SIZE * SHARP / MAX (longest, 1));

  if (longest > LARGEST)
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int) (width * scale)), MAX (1, (int) (height * scale)));
}

/**
 * cpt_logo_decode:
 * @picture: of any kind
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the picture, no larger than it can be shown; %NULL with @error set when it is
 *   none, or too large
 */
GdkTexture *
cpt_logo_decode (GBytes *picture, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf = NULL;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), NULL);
  if (g_bytes_get_size (picture) > 0 && !gdk_pixbuf_loader_write_bytes (loader, picture, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;

  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    {
      g_set_error_literal (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_CORRUPT_IMAGE, "There is no picture in it");
      return NULL;
    }

  return gdk_texture_new_for_pixbuf (pixbuf);
}

static void
decode_on_worker_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = cpt_logo_decode (task_data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* What cannot be shown is not missed: the name says it all. */
static void
give_up (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("A logo is not shown: %s", error->message);
}

static void
decode_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLogo) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture == NULL)
    {
      give_up (error);
      return;
    }

  gtk_image_set_from_paintable (self->image, GDK_PAINTABLE (texture));
  gtk_widget_remove_css_class (GTK_WIDGET (self->image), "dim-label");
}

static void
get_logo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CptLogo) self = user_data; /* started with g_object_ref (self) */
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  GBytes *picture = cpt_sync_get_logo_finish (CPT_SYNC (source), result, &error);

  if (picture == NULL)
    {
      give_up (error);
      return;
    }

  task = g_task_new (NULL, self->cancellable, decode_cb, g_object_ref (self));
  g_task_set_task_data (task, picture, (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode_on_worker_thread);
}

static void
cpt_logo_dispose (GObject *object)
{
  g_cancellable_cancel (CPT_LOGO (object)->cancellable);

  G_OBJECT_CLASS (cpt_logo_parent_class)->dispose (object);
}

static void
cpt_logo_finalize (GObject *object)
{
  g_object_unref (CPT_LOGO (object)->cancellable);

  G_OBJECT_CLASS (cpt_logo_parent_class)->finalize (object);
}

static void
cpt_logo_class_init (CptLogoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cpt_logo_dispose;
  object_class->finalize = cpt_logo_finalize;
}

static void
cpt_logo_init (CptLogo *self)
{
  self->cancellable = g_cancellable_new ();
  self->image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "cpt-link-symbolic", "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_image_set_pixel_size (self->image, SIZE);
  gtk_widget_add_css_class (GTK_WIDGET (self->image), "dim-label");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->image));
}

/**
 * cpt_logo_new:
 * @sync: gets it
 * @url: (nullable): where it is; %NULL when there is none
 *
 * Returns: (transfer floating): the picture, as soon as it is there
 */
GtkWidget *
cpt_logo_new (CptSync *sync, const char *url)
{
  CptLogo *self = g_object_new (CPT_TYPE_LOGO, NULL);

  if (url != NULL)
    cpt_sync_get_logo_async (sync, url, self->cancellable, get_logo_cb, g_object_ref (self));

  return GTK_WIDGET (self);
}
