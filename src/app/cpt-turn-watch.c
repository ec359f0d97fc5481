/* cpt-turn-watch.c — which turns of the main loop are long, and what ran in them.
 *
 * Between two polls the main loop works: that is a turn. Nobody may hold it for longer than a frame. While a turn
 * lasts, a timer of the main thread's own time of work interrupts it every LIMIT and notes the stack of calls: so a
 * report says what ran. A thread that waits is not interrupted; its turn is reported without a stack.
 *
 * For debug builds, tests and benchmarks; nothing of it runs until it is begun. Stacks are named as far as the dynamic
 * symbols go: functions of the program itself stand as comptoir+0x1234, which addr2line(1) names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#define _GNU_SOURCE /* dladdr() and gettid() */
#define G_LOG_DOMAIN "Comptoir"

#include "cpt-turn-watch.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#define LIMIT (16 * G_TIME_SPAN_MILLISECOND)
#define MOST_SAMPLES 8
#define MOST_FRAMES 128
#define HANDLER_FRAMES 2 /* the handler's own, and the kernel's return from it */

#ifndef sigev_notify_thread_id
#  define sigev_notify_thread_id _sigev_un._tid
#endif

typedef struct
{
  void *frames[MOST_FRAMES]; /* the innermost first */
  int n_frames;
} Sample;

static timer_t sampler;
static Sample samples[MOST_SAMPLES]; /* of the turn under way; written by the handler, in the main thread */
static volatile sig_atomic_t n_samples;
static CptTurnFunc turn_func;
static CptTurnTime turn_began; /* all 0 before the first poll */

/**
 * cpt_turn_time_now:
 *
 * To be called on the main thread.
 */
CptTurnTime
cpt_turn_time_now (void)
{
  struct timespec thread;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &thread);

  return (CptTurnTime){ g_get_monotonic_time (), thread.tv_sec * G_TIME_SPAN_SECOND + thread.tv_nsec / 1000 };
}

/**
 * cpt_turn_time_since:
 *
 * Returns: what passed since @moment
 */
CptTurnTime
cpt_turn_time_since (CptTurnTime moment)
{
  CptTurnTime now = cpt_turn_time_now ();

  return (CptTurnTime){ now.clock - moment.clock, now.own - moment.own };
}

static void
sample_cb (int number)
{
  int saved_errno = errno;

  if (n_samples < MOST_SAMPLES)
    {
      Sample *sample = &samples[n_samples];

      sample->n_frames = backtrace (sample->frames, MOST_FRAMES);
      n_samples++;
    }

  errno = saved_errno;
}

static void
set_sampler (gint64 interval)
{
  struct itimerspec spec = { { 0, interval * 1000 }, { 0, interval * 1000 } };

  timer_settime (sampler, 0, &spec, NULL);
}

static int
poll_between_turns (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready = 0;

  set_sampler (0);
  if (turn_began.clock != 0)
    turn_func (cpt_turn_time_since (turn_began));

  n_ready = g_poll (fds, n_fds, timeout);

  n_samples = 0;
  turn_began = cpt_turn_time_now ();
  set_sampler (LIMIT);

  return n_ready;
}

static void
make_sampler (void)
{
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGPROF };
  struct sigaction action = { .sa_handler = sample_cb, .sa_flags = SA_RESTART };
  void *frame = NULL;

  backtrace (&frame, 1); /* loads what it needs, which the handler must not */
  event.sigev_notify_thread_id = gettid ();
  sigaction (SIGPROF, &action, NULL);
  if (timer_create (CLOCK_THREAD_CPUTIME_ID, &event, &sampler) != 0)
    g_error ("No timer of the main thread: %s", g_strerror (errno));
}

/**
 * cpt_turn_watch_begin:
 * @func: called after each turn of the default main context, before it polls again
 *
 * Watches the turns from the next one on. To be called on the main thread; begun again, it forgets the turn under way.
 */
void
cpt_turn_watch_begin (CptTurnFunc func)
{
  if (turn_func == NULL)
    make_sampler ();

  turn_func = func;
  turn_began = (CptTurnTime){ 0 };
  g_main_context_set_poll_func (NULL, poll_between_turns);
}

static char *
name_frame (void *frame)
{
  g_autofree char *object = NULL;
  Dl_info info;

  if (dladdr (frame, &info) == 0)
    return g_strdup ("?");
  if (info.dli_sname != NULL)
    return g_strdup (info.dli_sname);

  object = g_path_get_basename (info.dli_fname);

  return g_strdup_printf ("%s+%#" G_GINTPTR_MODIFIER "x", object, (guintptr) frame - (guintptr) info.dli_fbase);
}

static void
append_stack (GString *text, const Sample *sample)
{
  g_autofree char *last = NULL;

  for (int i = HANDLER_FRAMES; i < sample->n_frames; i++)
    {
      g_autofree char *name = name_frame (sample->frames[i]);

      if (g_strcmp0 (name, last) != 0)
        g_string_append_printf (text, "%s%s", last != NULL ? " < " : "", name);
      g_free (last);
      last = g_steal_pointer (&name);
    }
}

/**
 * cpt_turn_watch_describe:
 *
 * To be called by the function that is called after each turn.
 *
 * Returns: (transfer full): what ran, a line for each LIMIT that the main thread worked, the innermost call first
 */
char *
cpt_turn_watch_describe (void)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_samples; i++)
    {
      g_string_append_printf (text, "\n  at %d ms: ", (int) ((i + 1) * LIMIT / G_TIME_SPAN_MILLISECOND));
      append_stack (text, &samples[i]);
    }

  return g_string_free (text, FALSE);
}

/**
 * cpt_turn_watch_report:
 *
 * Says in a debug message of the domain "Comptoir" that @turn was long, if it was, and what ran; to be called as
 * cpt_turn_watch_describe() is.
 */
void
cpt_turn_watch_report (CptTurnTime turn)
{
  g_autofree char *what = NULL;

  if (turn.clock <= LIMIT || g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN))
    return;

  what = cpt_turn_watch_describe ();
  /* Whole milliseconds: a fraction would be written as the locale has it. */
  g_debug ("Turn of %" G_GINT64_FORMAT " ms, own %" G_GINT64_FORMAT " ms%s", turn.clock / G_TIME_SPAN_MILLISECOND,
           turn.own / G_TIME_SPAN_MILLISECOND, what);
}

/**
 * cpt_turn_watch_begin_reporting:
 *
 * Has turns that are too long reported as debug messages of the domain "Comptoir", if somebody reads those
 * (G_MESSAGES_DEBUG=Comptoir); nothing happens otherwise.
 */
void
cpt_turn_watch_begin_reporting (void)
{
  if (!g_log_writer_default_would_drop (G_LOG_LEVEL_DEBUG, G_LOG_DOMAIN))
    cpt_turn_watch_begin (cpt_turn_watch_report);
}
