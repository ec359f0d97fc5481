/* cpt-platform-row.c — a platform that a company can be connected to, in a list: logo, name, what is to be known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-platform-row.h"

#include "cpt-logo.h"
#include "cpt-platform-choice.h"

struct _CptPlatformRow
{
  AdwActionRow parent_instance;

  CptIntegration *integration;
};

G_DEFINE_FINAL_TYPE (CptPlatformRow, cpt_platform_row, ADW_TYPE_ACTION_ROW)

static void
cpt_platform_row_finalize (GObject *object)
{
  g_object_unref (CPT_PLATFORM_ROW (object)->integration);

  G_OBJECT_CLASS (cpt_platform_row_parent_class)->finalize (object);
}

static void
cpt_platform_row_class_init (CptPlatformRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_platform_row_finalize;
}

static void
cpt_platform_row_init (CptPlatformRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * cpt_platform_row_new:
 * @integration: what is shown
 * @sync: gets its logo
 *
 * Returns: (transfer floating): a row that can be activated
 */
GtkWidget *
cpt_platform_row_new (CptIntegration *integration, CptSync *sync)
{
  CptPlatformRow *self = g_object_new (CPT_TYPE_PLATFORM_ROW, NULL);
  g_autofree char *remark = cpt_platform_choice_dup_remark (integration);

  self->integration = g_object_ref (integration);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), cpt_logo_new (sync, cpt_integration_get_logo_url (integration)));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), cpt_integration_get_name (integration));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), remark != NULL ? remark : "");

  return GTK_WIDGET (self);
}

/**
 * cpt_platform_row_get_integration:
 *
 * Returns: (transfer none): what is shown
 */
CptIntegration *
cpt_platform_row_get_integration (CptPlatformRow *self)
{
  g_return_val_if_fail (CPT_IS_PLATFORM_ROW (self), NULL);

  return self->integration;
}
