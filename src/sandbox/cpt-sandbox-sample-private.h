/* cpt-sandbox-sample-private.h — words that sample records are made of, in English and French.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cpt-sandbox-words-private.h"

G_BEGIN_DECLS

/**
 * CptSandboxSample:
 *
 * What is called something.
 */
typedef enum
{
  CPT_SANDBOX_SAMPLE_TRADE,
  CPT_SANDBOX_SAMPLE_PLACE,
  CPT_SANDBOX_SAMPLE_GIVEN_NAME,
  CPT_SANDBOX_SAMPLE_FAMILY_NAME,
  CPT_SANDBOX_SAMPLE_ITEM,
  CPT_SANDBOX_SAMPLE_STREET,
  CPT_SANDBOX_SAMPLE_CITY,
  CPT_SANDBOX_SAMPLE_NOTE,
  CPT_SANDBOX_SAMPLE_MERCHANT,
  CPT_SANDBOX_SAMPLE_METHOD,
  CPT_SANDBOX_SAMPLE_CATEGORY,
} CptSandboxSample;

const char *cpt_sandbox_sample_get (CptSandboxSample sample, CptSandboxLanguage language, guint64 number);
char *cpt_sandbox_sample_dup_party (CptSandboxLanguage language, guint position);
char *cpt_sandbox_sample_dup_person (CptSandboxLanguage language, guint64 chance);
char *cpt_sandbox_sample_dup_mail (CptSandboxLanguage language, guint64 chance);
char *cpt_sandbox_sample_dup_phone (guint64 chance);

G_END_DECLS
