/* cpt-qr-code.c — a text as a QR code: always dark on white with its quiet zone, for a telephone reads nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-qr-code.h"

#include <gio/gio.h>
#include <qrencode.h>

#define QUIET_ZONE 4 /* modules, ISO/IEC 18004 */
#define MINIMUM_MODULE 3
#define NATURAL_MODULE 6

struct _CptQrCode
{
  GtkWidget parent_instance;

  QRcode *code; /* (nullable): no text yet */
};

G_DEFINE_FINAL_TYPE (CptQrCode, cpt_qr_code, GTK_TYPE_WIDGET)

static guint
get_modules (CptQrCode *self)
{
  return cpt_qr_code_get_width (self) + 2 * QUIET_ZONE;
}

static void
cpt_qr_code_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  guint modules = get_modules (CPT_QR_CODE (widget));

  *minimum = modules * MINIMUM_MODULE;
  *natural = modules * NATURAL_MODULE;
}

static void
snapshot_row (CptQrCode *self, GtkSnapshot *snapshot, guint row, float module, const float origin[2])
{
  const GdkRGBA black = { 0, 0, 0, 1 };
  guint width = cpt_qr_code_get_width (self);

  for (guint column = 0; column < width; column++)
    {
      guint start = column;

      while (column < width && cpt_qr_code_is_dark (self, column, row))
        column++;

      if (column > start)
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT (origin[0] + (start + QUIET_ZONE) * module,
                                                        origin[1] + (row + QUIET_ZONE) * module,
                                                        (column - start) * module, module));
    }
}

static void
cpt_qr_code_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CptQrCode *self = CPT_QR_CODE (widget);
  const GdkRGBA white = { 1, 1, 1, 1 };
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  guint modules = get_modules (self);
  /* whole pixels, or the modules would have grey edges */
  float module = MAX (1, MIN (width, height) / (int) modules);
  float side = module * modules;
  float origin[2] = { (int) ((width - side) / 2), (int) ((height - side) / 2) };

  gtk_snapshot_append_color (snapshot, &white, &GRAPHENE_RECT_INIT (origin[0], origin[1], side, side));
  for (guint row = 0; row < cpt_qr_code_get_width (self); row++)
    snapshot_row (self, snapshot, row, module, origin);
}

static void
cpt_qr_code_finalize (GObject *object)
{
  CptQrCode *self = CPT_QR_CODE (object);

  g_clear_pointer (&self->code, QRcode_free);

  G_OBJECT_CLASS (cpt_qr_code_parent_class)->finalize (object);
}

static void
cpt_qr_code_class_init (CptQrCodeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cpt_qr_code_finalize;
  widget_class->measure = cpt_qr_code_measure;
  widget_class->snapshot = cpt_qr_code_snapshot;

  gtk_widget_class_set_css_name (widget_class, "qrcode");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cpt_qr_code_init (CptQrCode *self)
{
}

/**
 * cpt_qr_code_set_text:
 * @text: what it is to say, UTF-8
 * @error: G_IO_ERROR_INVALID_ARGUMENT when @text is too long for a QR code
 *
 * Returns: whether it could be encoded
 */
gboolean
cpt_qr_code_set_text (CptQrCode *self, const char *text, GError **error)
{
  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);

  g_return_val_if_fail (CPT_IS_QR_CODE (self), FALSE);

  if (code == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "No QR code for this text: %s", g_strerror (errno));
      return FALSE;
    }

  g_clear_pointer (&self->code, QRcode_free);
  self->code = code;
  gtk_widget_queue_resize (GTK_WIDGET (self));

  return TRUE;
}

/**
 * cpt_qr_code_get_width:
 *
 * Returns: modules a side, without the quiet zone; 0 without a text
 */
guint
cpt_qr_code_get_width (CptQrCode *self)
{
  g_return_val_if_fail (CPT_IS_QR_CODE (self), 0);

  return self->code != NULL ? self->code->width : 0;
}

/**
 * cpt_qr_code_is_dark:
 * @column: from 0
 * @row: from 0
 *
 * Returns: whether that module is dark
 */
gboolean
cpt_qr_code_is_dark (CptQrCode *self, guint column, guint row)
{
  g_return_val_if_fail (column < cpt_qr_code_get_width (self) && row < cpt_qr_code_get_width (self), FALSE);

  return (self->code->data[row * self->code->width + column] & 1) != 0;
}
