/* cpt-sandbox-guid-private.h — identifiers and numbers that follow from the seed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CPT_SANDBOX_GUID_LENGTH 36

/* A GUID as text with its final NUL. */
typedef struct
{
  char text[CPT_SANDBOX_GUID_LENGTH + 1];
} CptSandboxGuid;

guint64 cpt_sandbox_mix (guint64 value);
guint64 cpt_sandbox_mix_text (guint64 seed, const char *text);
CptSandboxGuid cpt_sandbox_guid_from_bits (guint64 high, guint64 low);
CptSandboxGuid cpt_sandbox_guid_for (guint64 seed, const char *what, guint64 number);
CptSandboxGuid cpt_sandbox_guid_for_position (guint64 seed, guint position);
guint32 cpt_sandbox_guid_rank_position (guint64 seed, guint position);
gboolean cpt_sandbox_guid_find_position (guint64 seed, const char *id, guint *position);
gboolean cpt_sandbox_guid_is_valid (const char *text);

G_END_DECLS
