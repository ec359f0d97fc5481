/* cpt-application.c — the program: builds the services once and shows the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-application.h"
#include "cpt-config.h"

struct _CptApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (CptApplication, cpt_application, ADW_TYPE_APPLICATION)

static void
cpt_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (adw_application_window_new (GTK_APPLICATION (application)));

  gtk_window_present (window);
}

static void
cpt_application_class_init (CptApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = cpt_application_activate;
}

static void
cpt_application_init (CptApplication *self)
{
}

/**
 * cpt_application_new:
 *
 * Returns: (transfer full): the application, not yet running
 */
CptApplication *
cpt_application_new (void)
{
  return g_object_new (CPT_TYPE_APPLICATION,
                       "application-id", CPT_APPLICATION_ID,
                       "flags", G_APPLICATION_DEFAULT_FLAGS,
                       "resource-base-path", "/io/github/comptoir/Comptoir",
                       NULL);
}
