/* decoder-check.h — what every decoder is held to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A decoder. Returns: (transfer full) (nullable). */
typedef gpointer (*DecoderCheckFunc) (GBytes *body, GError **error);

/* An answer that is not what the platform promises, and what is to be said of it. */
typedef struct
{
  const char *json;
  const char *problem;
} DecoderCheckCulprit;

GBytes *decoder_check_sample (const char *name);
gpointer decoder_check_read (DecoderCheckFunc decode, const char *name);
void decoder_check_culprits (DecoderCheckFunc decode, const DecoderCheckCulprit *culprits, gsize n_culprits);
void decoder_check_cut (DecoderCheckFunc decode, const char *name);
void decoder_check_changed (DecoderCheckFunc decode, GDestroyNotify free_value, const char *name);

G_END_DECLS
