/* cpt-qr-dialog.c — a Link URL as a QR code, for a client who stands beside.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-qr-dialog.h"

#include <glib/gi18n.h>

#include "cpt-qr-code.h"
#include "cpt-shrink.h"
#include "cpt-spoken-name.h"

struct _CptQrDialog
{
  AdwWindow parent_instance;

  /* of the template */
  GtkLabel *name_label;
  CptQrCode *code;
};

G_DEFINE_FINAL_TYPE (CptQrDialog, cpt_qr_dialog, ADW_TYPE_WINDOW)

static void
cpt_qr_dialog_class_init (CptQrDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/comptoir/Comptoir/qr-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CptQrDialog, name_label);
  gtk_widget_class_bind_template_child (widget_class, CptQrDialog, code);
}

static void
cpt_qr_dialog_init (CptQrDialog *self)
{
  g_type_ensure (CPT_TYPE_QR_CODE);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cpt_qr_dialog_new:
 * @parent: (nullable): the window that it belongs to
 * @company_name: whose link it is
 * @url: what the code says
 * @error: G_IO_ERROR_INVALID_ARGUMENT when @url is too long for a QR code
 *
 * Returns: (transfer floating) (nullable): a dialog that is not shown yet
 */
CptQrDialog *
cpt_qr_dialog_new (GtkWindow *parent, const char *company_name, const char *url, GError **error)
{
  CptQrDialog *self = g_object_new (CPT_TYPE_QR_DIALOG, "transient-for", parent, NULL);
  /* Translators: what a screen reader says of the picture; %s is the name of a company. */
  g_autofree char *label = g_strdup_printf (_ ("QR code of the Link URL of “%s”"), company_name);

  cpt_shrink_window (GTK_WINDOW (self));
  if (!cpt_qr_code_set_text (self->code, url, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }

  gtk_label_set_text (self->name_label, company_name);
  cpt_spoken_name_set (self->code, label);

  return self;
}
