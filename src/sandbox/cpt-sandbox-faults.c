/* cpt-sandbox-faults.c — all that the sandbox is to do wrong at the moment.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-faults-private.h"

#include <string.h>

#include "cpt-sandbox-time-private.h"

struct _CptSandboxFaults
{
  GMutex mutex;
  GPtrArray *faults; /* (element-type CptSandboxFault) */
};

static void
free_fault (gpointer data)
{
  cpt_sandbox_fault_free (data);
}

CptSandboxFaults *
cpt_sandbox_faults_new (void)
{
  CptSandboxFaults *self = g_new0 (CptSandboxFaults, 1);

  g_mutex_init (&self->mutex);
  self->faults = g_ptr_array_new_with_free_func (free_fault);

  return self;
}

void
cpt_sandbox_faults_free (CptSandboxFaults *self)
{
  g_ptr_array_unref (self->faults);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/**
 * cpt_sandbox_faults_set:
 * @texts: (nullable) (array zero-terminated=1): all faults from now on
 *
 * Returns: %FALSE if one of them is not understood; then those before stay
 */
gboolean
cpt_sandbox_faults_set (CptSandboxFaults *self, const char *const *texts, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (free_fault);
  g_autoptr (GMutexLocker) locker = NULL;

  for (; texts != NULL && *texts != NULL; texts++)
    {
      CptSandboxFault *fault = cpt_sandbox_fault_parse (*texts, error);

      if (fault == NULL)
        return FALSE;

      g_ptr_array_add (faults, fault);
    }

  locker = g_mutex_locker_new (&self->mutex);
  g_ptr_array_unref (self->faults);
  self->faults = g_steal_pointer (&faults);

  return TRUE;
}

/**
 * cpt_sandbox_faults_dup:
 *
 * Returns: (transfer full) (array zero-terminated=1): the faults, as they were set
 */
char **
cpt_sandbox_faults_dup (CptSandboxFaults *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < self->faults->len; i++)
    g_strv_builder_add (texts, ((CptSandboxFault *) g_ptr_array_index (self->faults, i))->text);

  return g_strv_builder_end (texts);
}

static gboolean
names_in_path (const char *path, const char *folder, const char *id)
{
  g_autofree char *part = g_strconcat (folder, id, NULL);

  return id == NULL || strstr (path, part) != NULL;
}

static gboolean
strikes_request (CptSandboxFault *fault, const char *method, const char *path, gboolean is_page)
{
  if (fault->path == NULL && is_page)
    return FALSE;

  if (fault->times == 0 || (fault->method != NULL && strcmp (fault->method, method) != 0))
    return FALSE;

  return (fault->path == NULL || g_pattern_spec_match_string (fault->path, path)) &&
         names_in_path (path, "/companies/", fault->company) &&
         names_in_path (path, "/connections/", fault->connection) && names_in_path (path, "/", fault->data_type);
}

static gboolean
touches_requests (CptSandboxFault *fault)
{
  return fault->status != 0 || fault->slow > 0 || fault->left >= 0 ||
         (fault->flags & ~(guint) (CPT_SANDBOX_FAULT_OTP | CPT_SANDBOX_FAULT_FREE_PLAN | CPT_SANDBOX_FAULT_CONFLICT |
                                   CPT_SANDBOX_FAULT_UNKNOWN_TYPE)) != 0;
}

static void
add_effect (CptSandboxEffect *effect, CptSandboxFault *fault)
{
  effect->flags |= fault->flags;
  effect->slow += fault->slow;

  if (effect->status == 0)
    effect->status = fault->status;

  if (fault->retry_after >= 0)
    effect->retry_after = fault->retry_after;

  if (fault->left >= 0)
    effect->left = fault->left;

  if (fault->times > 0)
    fault->times--;
}

/**
 * cpt_sandbox_faults_strike:
 * @header: (nullable): one more fault, that came with the request
 * @is_page: whether the request is for a Link page
 *
 * Counts the faults that strike a request.
 *
 * Returns: what they do to it
 */
CptSandboxEffect
cpt_sandbox_faults_strike (CptSandboxFaults *self,
                           const char *header,
                           const char *method,
                           const char *path,
                           gboolean is_page)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  g_autoptr (CptSandboxFault) sent = header != NULL ? cpt_sandbox_fault_parse (header, NULL) : NULL;
  CptSandboxEffect effect = { .retry_after = -1, .left = -1 };

  if (sent != NULL)
    add_effect (&effect, sent);

  for (guint i = 0; i < self->faults->len; i++)
    {
      CptSandboxFault *fault = g_ptr_array_index (self->faults, i);

      if (touches_requests (fault) && strikes_request (fault, method, path, is_page))
        add_effect (&effect, fault);
    }

  return effect;
}

/**
 * cpt_sandbox_faults_has_switch:
 *
 * Returns: whether any fault turns @flag on
 */
gboolean
cpt_sandbox_faults_has_switch (CptSandboxFaults *self, CptSandboxFaultFlags flag)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < self->faults->len; i++)
    if ((((CptSandboxFault *) g_ptr_array_index (self->faults, i))->flags & flag) != 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_or_any (const char *wanted, const char *found)
{
  return wanted == NULL || g_ascii_strcasecmp (wanted, found) == 0;
}

static gboolean
strikes_data (CptSandboxFault *fault, const CptSandboxConnection *connection, const char *data_type)
{
  return fault->times != 0 && is_or_any (fault->company, connection->company.text) &&
         is_or_any (fault->connection, connection->id.text) && is_or_any (fault->platform, connection->platform->key) &&
         is_or_any (fault->data_type, data_type);
}

/**
 * cpt_sandbox_faults_get_oddity:
 *
 * Counts the fault that decides.
 *
 * Returns: what is unusual about a financial report
 */
CptSandboxOddity
cpt_sandbox_faults_get_oddity (CptSandboxFaults *self, const CptSandboxConnection *connection, const char *data_type)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < self->faults->len; i++)
    {
      CptSandboxFault *fault = g_ptr_array_index (self->faults, i);

      if (fault->oddity == CPT_SANDBOX_ODDITY_NONE || !strikes_data (fault, connection, data_type))
        continue;

      fault->times -= fault->times > 0 ? 1 : 0;

      return fault->oddity;
    }

  return CPT_SANDBOX_ODDITY_NONE;
}

/**
 * cpt_sandbox_faults_get_records:
 *
 * Returns: how many records a list has; −1 if no fault says so
 */
gint64
cpt_sandbox_faults_get_records (CptSandboxFaults *self, const CptSandboxConnection *connection, const char *data_type)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  for (guint i = 0; i < self->faults->len; i++)
    {
      CptSandboxFault *fault = g_ptr_array_index (self->faults, i);

      if (fault->records >= 0 && strikes_data (fault, connection, data_type))
        return fault->records;
    }

  return -1;
}

/**
 * cpt_sandbox_faults_change_course:
 * @course: (inout): how a read would go
 *
 * Lets the first fault that says where such reads end decide that, and the first that says where they pause; counts
 * them.
 */
void
cpt_sandbox_faults_change_course (CptSandboxFaults *self,
                                  const CptSandboxConnection *connection,
                                  const char *data_type,
                                  CptSandboxCourse *course)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  gboolean has_outcome = FALSE;
  gboolean has_pause = FALSE;

  for (guint i = 0; i < self->faults->len; i++)
    {
      CptSandboxFault *fault = g_ptr_array_index (self->faults, i);
      gboolean sets_outcome = fault->outcome != NULL && !has_outcome;
      gboolean sets_pause = fault->pause > 0 && !has_pause;

      if ((!sets_outcome && !sets_pause) || !strikes_data (fault, connection, data_type))
        continue;

      if (sets_outcome)
        course->outcome = g_intern_string (fault->outcome);

      if (sets_pause)
        {
          course->held = g_intern_string (fault->pause_in);
          course->hold = fault->pause * CPT_SANDBOX_TICKS_PER_SECOND;
          course->description = NULL;
        }

      has_outcome |= sets_outcome;
      has_pause |= sets_pause;
      fault->times -= fault->times > 0 ? 1 : 0;
    }
}
