/* cpt-sandbox-fault-private.h — one thing that the sandbox is to do wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CPT_SANDBOX_FAULT_AFTER = 1 << 0,
  CPT_SANDBOX_FAULT_CUT = 1 << 1,
  CPT_SANDBOX_FAULT_DROP = 1 << 2,
  CPT_SANDBOX_FAULT_DROP_BEFORE = 1 << 3,
  CPT_SANDBOX_FAULT_INVALID_JSON = 1 << 4,
  CPT_SANDBOX_FAULT_WRONG_STATUS_CODE = 1 << 5,
  CPT_SANDBOX_FAULT_UNKNOWN_STATUS = 1 << 6,
  CPT_SANDBOX_FAULT_NULLS = 1 << 7,
  CPT_SANDBOX_FAULT_ABSENT = 1 << 8,
  CPT_SANDBOX_FAULT_OTP = 1 << 9,
  CPT_SANDBOX_FAULT_FREE_PLAN = 1 << 10,
  CPT_SANDBOX_FAULT_CONFLICT = 1 << 11,
  CPT_SANDBOX_FAULT_UNKNOWN_TYPE = 1 << 12,
} CptSandboxFaultFlags;

/**
 * CptSandboxOddity:
 * @CPT_SANDBOX_ODDITY_EMPTY: no period at all
 * @CPT_SANDBOX_ODDITY_GAP: a month is missing
 * @CPT_SANDBOX_ODDITY_DEEP: lines within lines, 64 levels of them
 * @CPT_SANDBOX_ODDITY_EDGES: amounts as large, as small and as long as they may be, and beyond
 *
 * What is unusual about a financial report, though nothing is wrong.
 */
typedef enum
{
  CPT_SANDBOX_ODDITY_NONE,
  CPT_SANDBOX_ODDITY_EMPTY,
  CPT_SANDBOX_ODDITY_GAP,
  CPT_SANDBOX_ODDITY_DEEP,
  CPT_SANDBOX_ODDITY_EDGES,
} CptSandboxOddity;

/**
 * CptSandboxFault:
 * @text: as it was written
 * @method: (nullable): of the requests that it strikes; any
 * @path: (nullable): of the requests that it strikes; any but those of Link pages
 * @times: how often it still strikes; −1 for always
 * @status: HTTP status to answer with; 0 for none
 * @retry_after: seconds; −1 for none
 * @slow: milliseconds to wait before the answer
 * @outcome: (nullable): the status that reads end in
 * @pause: seconds that reads stay in @pause_in on top
 * @pause_in: (nullable): a status on the way
 * @oddity: of financial reports
 * @records: how many records lists have; −1 for as many as usual
 * @left: how many requests are said to be left of the day; −1 for as many as there are
 */
typedef struct
{
  char *text;
  char *method;
  GPatternSpec *path;
  char *company;
  char *connection;
  char *platform;
  char *data_type;
  gint64 times;
  guint status;
  gint64 retry_after;
  guint slow;
  char *outcome;
  gint64 pause;
  char *pause_in;
  CptSandboxOddity oddity;
  gint64 records;
  gint64 left;
  guint flags;
} CptSandboxFault;

extern const char cpt_sandbox_fault_help[];

CptSandboxFault *cpt_sandbox_fault_parse (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cpt_sandbox_fault_free (CptSandboxFault *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CptSandboxFault, cpt_sandbox_fault_free)

G_END_DECLS
