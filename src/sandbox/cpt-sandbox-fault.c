/* cpt-sandbox-fault.c — one thing that the sandbox is to do wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-fault-private.h"

#include <gio/gio.h>
#include <string.h>

#include "cpt-sandbox-read-private.h"

#define MAX_RECORDS 1000000

const char cpt_sandbox_fault_help[] =
    "Faults: words separated by commas, of which these say when:\n"
    "  route=[METHOD ]PATH  requests for that path; * stands for anything (default: all but Link pages)\n"
    "  company=ID, connection=ID, platform=KEY, type=DATATYPE  what it is about\n"
    "  times=N              only the first N times\n"
    "and these say what:\n"
    "  status=N             answer with that status, without doing anything; with \"after\": having done it\n"
    "  retry-after=S        … and this header\n"
    "  late-status=N        the same as status=N,after\n"
    "  slow=S               answer S seconds late\n"
    "  cut                  break off in the middle of the answer\n"
    "  drop, drop-before    no answer at all, having done it or not (also: silent, deaf)\n"
    "  invalid-json, wrong-status-code, unknown-status, nulls, absent  spoil the answer\n"
    "  read=STATUS          reads end in that status, or in Hibernating, which no one knows\n"
    "  pause=S              reads stay S seconds longer in Fetching; pause=STATUS:S: in that status on the way\n"
    "  report=KIND          financial reports are empty, have a gap, are deep or have amounts at the edges\n"
    "  records=N            lists of records have N of them\n"
    "  otp                  Link URLs carry one-time passwords\n"
    "  left=N               answers say that only N requests are left of the day; they are served all the same\n"
    "  free-plan            50 companies, no hourly reads, an end after 365 days\n"
    "  conflict             what is being read already is answered 409 in place of 400\n"
    "  unknown-type         settings hold a type that no one knows, and must be sent back with it\n"
    "EFFECT@METHOD/PATH is short for EFFECT,route=METHOD/PATH*\n"
    "For instance: --fault 'route=GET /companies,status=429,retry-after=2,times=2' --fault "
    "late-status=500@POST/companies\n";

static const struct
{
  const char *name;
  CptSandboxFaultFlags flag;
} flags[] = {
  { "after", CPT_SANDBOX_FAULT_AFTER },
  { "cut", CPT_SANDBOX_FAULT_CUT },
  { "drop", CPT_SANDBOX_FAULT_DROP },
  { "drop-before", CPT_SANDBOX_FAULT_DROP_BEFORE },
  { "silent", CPT_SANDBOX_FAULT_DROP },
  { "deaf", CPT_SANDBOX_FAULT_DROP_BEFORE },
  { "invalid-json", CPT_SANDBOX_FAULT_INVALID_JSON },
  { "wrong-status-code", CPT_SANDBOX_FAULT_WRONG_STATUS_CODE },
  { "unknown-status", CPT_SANDBOX_FAULT_UNKNOWN_STATUS },
  { "nulls", CPT_SANDBOX_FAULT_NULLS },
  { "absent", CPT_SANDBOX_FAULT_ABSENT },
  { "otp", CPT_SANDBOX_FAULT_OTP },
  { "free-plan", CPT_SANDBOX_FAULT_FREE_PLAN },
  { "conflict", CPT_SANDBOX_FAULT_CONFLICT },
  { "unknown-type", CPT_SANDBOX_FAULT_UNKNOWN_TYPE },
};

void
cpt_sandbox_fault_free (CptSandboxFault *self)
{
  g_free (self->text);
  g_free (self->method);
  g_clear_pointer (&self->path, g_pattern_spec_free);
  g_free (self->company);
  g_free (self->connection);
  g_free (self->platform);
  g_free (self->data_type);
  g_free (self->outcome);
  g_free (self->pause_in);
  g_free (self);
}

static gboolean
read_flag (CptSandboxFault *self, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (strcmp (flags[i].name, word) == 0)
      {
        self->flags |= flags[i].flag;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_route (CptSandboxFault *self, const char *value)
{
  const char *path = strchr (value, '/');

  if (path == NULL)
    return FALSE;

  g_clear_pointer (&self->method, g_free);
  g_clear_pointer (&self->path, g_pattern_spec_free);

  if (path > value)
    self->method = g_strstrip (g_strndup (value, (gsize) (path - value)));

  self->path = g_pattern_spec_new (path);

  return TRUE;
}

static gboolean
read_seconds (const char *value, guint *milliseconds)
{
  char *end = NULL;
  double seconds = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !(seconds >= 0 && seconds <= 3600))
    return FALSE;

  *milliseconds = (guint) (seconds * 1000);

  return TRUE;
}

static gboolean
read_status (CptSandboxFault *self, const char *value)
{
  guint64 status = 0;

  if (!g_ascii_string_to_unsigned (value, 10, 400, 599, &status, NULL))
    return FALSE;

  self->status = (guint) status;

  return TRUE;
}

static gboolean
read_outcome (CptSandboxFault *self, const char *value)
{
  g_free (self->outcome);
  self->outcome = g_strdup (value);

  return cpt_sandbox_read_is_outcome (value);
}

static gboolean
read_pause (CptSandboxFault *self, const char *value)
{
  const char *colon = strchr (value, ':');

  g_free (self->pause_in);
  self->pause_in = colon != NULL ? g_strndup (value, (gsize) (colon - value)) : g_strdup ("Fetching");

  return cpt_sandbox_read_is_on_the_way (self->pause_in) &&
         g_ascii_string_to_signed (colon != NULL ? colon + 1 : value, 10, 1, G_MAXINT32, &self->pause, NULL);
}

static gboolean
read_oddity (CptSandboxFault *self, const char *value)
{
  static const char *const names[] = {
    [CPT_SANDBOX_ODDITY_EMPTY] = "empty",
    [CPT_SANDBOX_ODDITY_GAP] = "gap",
    [CPT_SANDBOX_ODDITY_DEEP] = "deep",
    [CPT_SANDBOX_ODDITY_EDGES] = "edges",
  };

  for (CptSandboxOddity oddity = CPT_SANDBOX_ODDITY_EMPTY; oddity < G_N_ELEMENTS (names); oddity++)
    if (strcmp (names[oddity], value) == 0)
      self->oddity = oddity;

  return self->oddity != CPT_SANDBOX_ODDITY_NONE;
}

static gboolean
read_word (CptSandboxFault *self, const char *name, const char *value)
{
  if (strcmp (name, "route") == 0)
    return read_route (self, value);
  if (strcmp (name, "status") == 0)
    return read_status (self, value);
  if (strcmp (name, "late-status") == 0)
    return read_status (self, value) && read_flag (self, "after");
  if (strcmp (name, "slow") == 0)
    return read_seconds (value, &self->slow);
  if (strcmp (name, "read") == 0)
    return read_outcome (self, value);
  if (strcmp (name, "times") == 0)
    return g_ascii_string_to_signed (value, 10, 1, G_MAXINT32, &self->times, NULL);
  if (strcmp (name, "retry-after") == 0)
    return g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, &self->retry_after, NULL);
  if (strcmp (name, "pause") == 0)
    return read_pause (self, value);
  if (strcmp (name, "report") == 0)
    return read_oddity (self, value);
  if (strcmp (name, "left") == 0)
    return g_ascii_string_to_signed (value, 10, 0, G_MAXINT32, &self->left, NULL);
  if (strcmp (name, "records") == 0)
    return g_ascii_string_to_signed (value, 10, 0, MAX_RECORDS, &self->records, NULL);

  return FALSE;
}

static char **
find_subject (CptSandboxFault *self, const char *name)
{
  if (strcmp (name, "company") == 0)
    return &self->company;
  if (strcmp (name, "connection") == 0)
    return &self->connection;
  if (strcmp (name, "platform") == 0)
    return &self->platform;
  if (strcmp (name, "type") == 0)
    return &self->data_type;

  return NULL;
}

static gboolean
read_part (CptSandboxFault *self, const char *part)
{
  g_auto (GStrv) pair = g_strsplit (part, "=", 2);
  char **subject;

  if (pair[0] == NULL || pair[1] == NULL)
    return read_flag (self, part);

  subject = find_subject (self, pair[0]);
  if (subject == NULL)
    return read_word (self, pair[0], pair[1]);

  g_free (*subject);
  *subject = g_strdup (pair[1]);

  return *pair[1] != '\0';
}

static gboolean
read_prefix (CptSandboxFault *self, const char *prefix)
{
  g_autofree char *route = g_strconcat (prefix, "*", NULL);

  return read_route (self, route);
}

/**
 * cpt_sandbox_fault_parse:
 * @text: as explained in #cpt_sandbox_fault_help
 *
 * Returns: (transfer full): the fault
 */
CptSandboxFault *
cpt_sandbox_fault_parse (const char *text, GError **error)
{
  g_autoptr (CptSandboxFault) self = g_new0 (CptSandboxFault, 1);
  g_auto (GStrv) halves = g_strsplit (text, "@", 2);
  g_auto (GStrv) parts = g_strsplit (halves[0] != NULL ? halves[0] : "", ",", -1);

  self->text = g_strdup (text);
  self->times = -1;
  self->retry_after = -1;
  self->records = -1;
  self->left = -1;

  for (guint i = 0; parts[i] != NULL || i == 0; i++)
    if (parts[i] == NULL || !read_part (self, g_strstrip (parts[i])))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "fault '%s': '%s' is not understood", text,
                     parts[i] != NULL ? parts[i] : "");
        return NULL;
      }

  if (halves[1] != NULL && !read_prefix (self, halves[1]))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "fault '%s': '%s' is no address", text, halves[1]);
      return NULL;
    }

  return g_steal_pointer (&self);
}
