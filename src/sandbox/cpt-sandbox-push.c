/* cpt-sandbox-push.c — one record written to a platform.
 *
 * What the platform said to it follows from its status and its key.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-push-private.h"

#include <string.h>

#include "cpt-sandbox-json-private.h"

#define TEXT CPT_SANDBOX_KIND_TEXT
#define TIME CPT_SANDBOX_KIND_TIME
#define WARNED_ONE_IN 5

typedef struct
{
  const char *status;
  guint status_code;
  const char *message; /* (nullable) */
} Outcome;

static const Outcome outcomes[] = {
  { "Pending", 202, NULL },
  { "Success", 200, NULL },
  { "Failed", 400, "The record was refused, see validation." },
  { "TimedOut", 408, "The platform did not confirm in time. The record may have been written all the same." },
};

typedef struct
{
  const char *data_type; /* (nullable): any */
  const char *item;
  const char *message;
  const char *validator;
} Finding;

/* The first that is of the type counts. */
static const Finding errors[] = {
  { "suppliers", "SupplierName", "Name is longer than 50 characters.", "Supplier" },
  { "customers", "EmailAddress", "The address is already used by another customer.", "Customer" },
  { "bills", "LineItems[0].AccountRef", "The account is archived.", "Bill" },
  { "invoices", "DueDate", "The period is closed.", "Invoice" },
  { "journalEntries", "JournalLines", "Debits and credits do not add up to zero.", "JournalEntry" },
  { NULL, "Id", "The record does not exist any more.", "Record" },
};

static const Finding warning = { NULL, "Currency", "The base currency of the company was taken.", "Record" };

enum
{
  PUSH_KEY,
  PUSH_STATUS,
  PUSH_DATA_TYPE,
  PUSH_CONNECTION,
  PUSH_REQUESTED,
  PUSH_COMPLETED,
};

static const CptSandboxProperty properties[] = {
  { "pushOperationKey", TEXT, FALSE },  { "status", TEXT, FALSE },         { "dataType", TEXT, FALSE },
  { "dataConnectionKey", TEXT, FALSE }, { "requestedOnUtc", TIME, FALSE }, { "completedOnUtc", TIME, FALSE },
};

static gboolean
push_get (gconstpointer item, guint property, guint index, CptSandboxValue *value)
{
  const CptSandboxPush *push = item;

  if (index > 0)
    return FALSE;

  switch (property)
    {
    case PUSH_KEY:
      value->text = push->key.text;
      return TRUE;
    case PUSH_STATUS:
      value->text = push->status;
      return TRUE;
    case PUSH_DATA_TYPE:
      value->text = push->data_type;
      return TRUE;
    case PUSH_CONNECTION:
      value->text = push->connection.text;
      return TRUE;
    case PUSH_REQUESTED:
      value->number = push->requested;
      return TRUE;
    default:
      value->number = push->completed;
      return push->completed > 0;
    }
}

const CptSandboxItemType cpt_sandbox_push_type = { properties, G_N_ELEMENTS (properties), PUSH_KEY, push_get, NULL };

void
cpt_sandbox_push_free (CptSandboxPush *self)
{
  g_free (self->data_type);
  g_free (self->status);
  g_free (self->change);
  g_free (self);
}

static const Outcome *
find_outcome (const char *status)
{
  gsize i = 0;

  while (strcmp (outcomes[i].status, status) != 0)
    i++;

  return &outcomes[i];
}

static const Finding *
find_error (const char *data_type)
{
  const Finding *finding = errors;

  while (finding->data_type != NULL && strcmp (finding->data_type, data_type) != 0)
    finding++;

  return finding;
}

static void
write_findings (GString *out, const char *name, const Finding *finding)
{
  cpt_sandbox_json_begin_array (out, name);

  if (finding != NULL)
    {
      cpt_sandbox_json_begin_object (out, NULL);
      cpt_sandbox_json_string (out, "itemId", finding->item);
      cpt_sandbox_json_string (out, "message", finding->message);
      cpt_sandbox_json_string (out, "validatorName", finding->validator);
      cpt_sandbox_json_end_object (out);
    }

  cpt_sandbox_json_end_array (out);
}

static void
write_validation (const CptSandboxPush *self, GString *out, guint64 random)
{
  gboolean is_failed = strcmp (self->status, "Failed") == 0;
  gboolean is_warned = strcmp (self->status, "Success") == 0 && random % WARNED_ONE_IN == 0;

  cpt_sandbox_json_begin_object (out, "validation");
  write_findings (out, "errors", is_failed ? find_error (self->data_type) : NULL);
  write_findings (out, "warnings", is_warned ? &warning : NULL);
  cpt_sandbox_json_end_object (out);
}

static void
write_change (const CptSandboxPush *self, GString *out, guint64 random)
{
  CptSandboxGuid record = cpt_sandbox_guid_for (random, "record", 0);
  CptSandboxGuid attachment = cpt_sandbox_guid_for (random, "attachment", 0);
  gboolean is_attachment = strcmp (self->change, "AttachmentUploaded") == 0;

  cpt_sandbox_json_begin_array (out, "changes");
  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "type", self->change);
  cpt_sandbox_json_begin_object (out, "recordRef");
  cpt_sandbox_json_string (out, "id", record.text);
  cpt_sandbox_json_string (out, "dataType", self->data_type);
  cpt_sandbox_json_end_object (out);
  cpt_sandbox_json_string (out, "attachmentId", is_attachment ? attachment.text : NULL);
  cpt_sandbox_json_end_object (out);
  cpt_sandbox_json_end_array (out);
}

static void
write_timeout (const CptSandboxPush *self, GString *out)
{
  if (self->timeout > 0)
    cpt_sandbox_json_integer (out, "timeoutInMinutes", self->timeout);
  else
    cpt_sandbox_json_null (out, "timeoutInMinutes");
}

/**
 * cpt_sandbox_push_write:
 * @push: a #CptSandboxPush
 *
 * Appends it as the platform's PushOperation.
 */
void
cpt_sandbox_push_write (gpointer push, GString *out, CptSandboxWorld *world)
{
  const CptSandboxPush *self = push;
  const Outcome *outcome = find_outcome (self->status);
  guint64 random = cpt_sandbox_mix_text (world->seed, self->key.text);

  cpt_sandbox_json_begin_object (out, NULL);
  cpt_sandbox_json_string (out, "pushOperationKey", self->key.text);
  cpt_sandbox_json_string (out, "companyId", self->company.text);
  cpt_sandbox_json_string (out, "dataConnectionKey", self->connection.text);
  cpt_sandbox_json_string (out, "dataType", self->data_type);
  cpt_sandbox_json_string (out, "status", self->status);
  cpt_sandbox_json_integer (out, "statusCode", outcome->status_code);
  cpt_sandbox_json_time (out, "requestedOnUtc", self->requested);
  cpt_sandbox_json_time (out, "completedOnUtc", self->completed);
  write_timeout (self, out);
  cpt_sandbox_json_string (out, "errorMessage", outcome->message);
  write_validation (self, out, random);

  if (self->change != NULL)
    write_change (self, out, random);
  else
    cpt_sandbox_json_null (out, "changes");

  cpt_sandbox_json_end_object (out);
}
