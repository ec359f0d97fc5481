/* cpt-name-check.h — a name that is being typed, held against what the platform keeps of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "cpt-company-name.h"

G_BEGIN_DECLS

/**
 * CptNameCheck:
 * @typed: as typed
 * @stripped: what the platform would keep of it
 * @proposed: transliterated, then stripped
 * @n_lost: characters of @typed that the platform would remove
 * @is_kept: @typed is sent as it is, but for spaces around it
 * @has_choice: @proposed and @stripped differ
 */
typedef struct
{
  char *typed;
  char *stripped;
  char *proposed;
  guint n_lost;
  gboolean is_kept;
  gboolean has_choice;
} CptNameCheck;

CptNameCheck *cpt_name_check_new (const char *typed);
void cpt_name_check_free (CptNameCheck *self);
char *cpt_name_check_dup_problem (const CptNameCheck *self, const char *to_send);
char *cpt_name_check_dup_warning (const CptNameCheck *self);
const char *cpt_name_check_get_change (const CptNameCheck *self);
PangoAttrList *cpt_name_check_mark_typed (const CptNameCheck *self, const GdkRGBA *color);
PangoAttrList *cpt_name_check_mark_message (const CptNameCheck *self, const char *message);
PangoAttrList *cpt_name_check_strike_typed (const CptNameCheck *self, const GdkRGBA *color);
PangoAttrList *cpt_name_check_mark_proposed (const CptNameCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptNameCheck, cpt_name_check_free)

G_END_DECLS
