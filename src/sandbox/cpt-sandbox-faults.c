/* cpt-sandbox-faults.c — what the sandbox does wrong on purpose (section 4.6 of the reference).
 *
 * A fault is EFFECT, or EFFECT@METHOD/path for the requests whose method is that and whose path begins so; either of
 * the two may be left out. The effects:
 *
 *   status=N        does nothing and answers N, 429 with Retry-After
 *   late-status=N   does what is asked, and answers N all the same
 *   cut             does it, and closes the connection in the middle of the answer
 *   silent          does it, and closes the connection without an answer
 *   deaf            closes the connection and does nothing
 *   invalid-json    does it, and answers rubbish
 *   slow=SECONDS    does it, and answers so much later
 *
 * Any thread may set them: they are guarded by a mutex.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-faults-private.h"

#include <string.h>

typedef struct
{
  CptSandboxMisdeed misdeed;
  char *method; /* (owned): "" for any */
  char *path;   /* (owned): what it begins with */
} Fault;

struct _CptSandboxFaults
{
  GMutex mutex;
  char **texts;
  GPtrArray *faults; /* (element-type Fault) */
};

static void
fault_free (Fault *self)
{
  g_free (self->method);
  g_free (self->path);
  g_free (self);
}

CptSandboxFaults *
cpt_sandbox_faults_new (void)
{
  CptSandboxFaults *self = g_new0 (CptSandboxFaults, 1);

  g_mutex_init (&self->mutex);
  self->texts = g_new0 (char *, 1);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);

  return self;
}

void
cpt_sandbox_faults_free (CptSandboxFaults *self)
{
  g_mutex_clear (&self->mutex);
  g_strfreev (self->texts);
  g_ptr_array_unref (self->faults);
  g_free (self);
}

/* The number after "name=", between @least and @most; 0 when it is not that. */
static guint
parse_number (const char *effect, const char *name, guint least, guint most)
{
  guint64 number = 0;

  if (!g_str_has_prefix (effect, name) ||
      !g_ascii_string_to_unsigned (effect + strlen (name), 10, least, most, &number, NULL))
    return 0;

  return (guint) number;
}

static gboolean
parse_effect (const char *effect, CptSandboxMisdeed *misdeed)
{
  guint status = parse_number (effect, "status=", 400, 599);
  guint late_status = parse_number (effect, "late-status=", 400, 599);

  *misdeed = (CptSandboxMisdeed){ 0 };
  misdeed->status = status != 0 ? status : late_status;
  misdeed->seconds = parse_number (effect, "slow=", 1, 600);
  misdeed->is_cut = g_str_equal (effect, "cut");
  misdeed->is_silent = g_str_equal (effect, "silent") || g_str_equal (effect, "deaf");
  misdeed->is_undone = status != 0 || g_str_equal (effect, "deaf");
  misdeed->is_rubbish = g_str_equal (effect, "invalid-json");

  return misdeed->status != 0 || misdeed->seconds != 0 || misdeed->is_cut || misdeed->is_silent || misdeed->is_rubbish;
}

static Fault *
parse_fault (const char *text, GError **error)
{
  const char *at = strchr (text, '@');
  g_autofree char *effect = at != NULL ? g_strndup (text, (gsize) (at - text)) : g_strdup (text);
  const char *where = at != NULL ? at + 1 : "";
  CptSandboxMisdeed misdeed;
  Fault *self = NULL;

  if (!parse_effect (effect, &misdeed))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "%s: expected status=N, late-status=N, cut, silent, deaf, invalid-json or slow=SECONDS", text);
      return NULL;
    }

  self = g_new0 (Fault, 1);
  self->misdeed = misdeed;
  self->path = g_strdup (where + strcspn (where, "/"));
  self->method = g_strndup (where, strcspn (where, "/"));

  return self;
}

/**
 * cpt_sandbox_faults_set:
 * @texts: (nullable) (array zero-terminated=1): in the place of all that were set
 *
 * Returns: %FALSE with @error set when one makes no sense; none is changed then
 */
gboolean
cpt_sandbox_faults_set (CptSandboxFaults *self, const char *const *texts, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      Fault *fault = parse_fault (texts[i], error);

      if (fault == NULL)
        return FALSE;

      g_ptr_array_add (faults, fault);
    }

  g_mutex_lock (&self->mutex);
  g_strfreev (self->texts);
  self->texts = texts != NULL ? g_strdupv ((char **) texts) : g_new0 (char *, 1);
  g_ptr_array_unref (self->faults);
  self->faults = g_steal_pointer (&faults);
  g_mutex_unlock (&self->mutex);

  return TRUE;
}

/**
 * cpt_sandbox_faults_dup:
 *
 * Returns: (transfer full): what is set, as it was set
 */
char **
cpt_sandbox_faults_dup (CptSandboxFaults *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return g_strdupv (self->texts);
}

static void
add_misdeed (CptSandboxMisdeed *sum, const CptSandboxMisdeed *misdeed)
{
  sum->status = misdeed->status != 0 ? misdeed->status : sum->status;
  sum->seconds = MAX (misdeed->seconds, sum->seconds);
  sum->is_undone |= misdeed->is_undone;
  sum->is_silent |= misdeed->is_silent;
  sum->is_cut |= misdeed->is_cut;
  sum->is_rubbish |= misdeed->is_rubbish;
}

/**
 * cpt_sandbox_faults_find:
 *
 * Returns: all that is to be done wrong to this request
 */
CptSandboxMisdeed
cpt_sandbox_faults_find (CptSandboxFaults *self, const char *method, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  CptSandboxMisdeed sum = { 0 };

  for (guint i = 0; i < self->faults->len; i++)
    {
      const Fault *fault = g_ptr_array_index (self->faults, i);

      if ((*fault->method == '\0' || g_str_equal (fault->method, method)) && g_str_has_prefix (path, fault->path))
        add_misdeed (&sum, &fault->misdeed);
    }

  return sum;
}
