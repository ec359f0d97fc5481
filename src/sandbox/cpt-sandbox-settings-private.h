/* cpt-sandbox-settings-private.h — how often each data type is read, for all companies and for one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-data-type-private.h"
#include "cpt-sandbox-world-private.h"

G_BEGIN_DECLS

/* The owner of the settings that hold for all companies. */
#define CPT_SANDBOX_SETTINGS_CLIENT ""

/**
 * CptSandboxSetting:
 * @sync_schedule: hours between reads; 0 is never
 * @sync_from: ticks; 0 is unset
 * @sync_from_window: months; −1 is unset
 * @months_to_sync: −1 is unset
 */
typedef struct
{
  const CptSandboxDataType *data_type;
  gboolean fetch_on_first_link;
  gint64 sync_schedule;
  gint64 sync_order;
  gint64 sync_from;
  gint64 sync_from_window;
  gint64 months_to_sync;
} CptSandboxSetting;

GPtrArray *cpt_sandbox_settings_load (CptSandboxWorld *world, const char *owner);
void cpt_sandbox_settings_save (CptSandboxWorld *world, const char *owner, GPtrArray *settings, gboolean overrides);
gboolean cpt_sandbox_settings_overrides (CptSandboxWorld *world, const char *owner);

G_END_DECLS
