/* cpt-settings-words.h — data type settings in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-data-type.h"
#include "cpt-sync-setting.h"

G_BEGIN_DECLS

const char *cpt_settings_words_source (CptDataSource source);
char *cpt_settings_words_dup_frequency (gint64 hours);
char *cpt_settings_words_dup_next (gint64 hours, gint64 last_success, gint64 now);
char *cpt_settings_words_dup_setting (CptSyncSetting *setting);
char *cpt_settings_words_dup_types (const char *const *keys);

G_END_DECLS
