/* cpt-sandbox-words-private.h — the words of the Link pages, in English and French.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CPT_SANDBOX_ENGLISH,
  CPT_SANDBOX_FRENCH,
} CptSandboxLanguage;

CptSandboxLanguage cpt_sandbox_words_choose (const char *accept_language);
const char *cpt_sandbox_words_get_code (CptSandboxLanguage language);
const char *cpt_sandbox_words_get (CptSandboxLanguage language, const char *id);

G_END_DECLS
