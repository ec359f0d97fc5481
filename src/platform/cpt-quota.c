/* cpt-quota.c — how soon the next request may go: per second, per day, and after "wait" (section 1.8 of the reference).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-quota-private.h"

#include "cpt-time.h"

#define BACKGROUND_SHARE 4 /* one part in so many of the day's requests */
#define USER_RESERVE 10    /* likewise, which many at once never take */
#define USER_TOKENS 3      /* of every second, which only those take who wait */

/**
 * cpt_quota_init:
 * @per_second: requests that may go in a second
 * @now: monotonic
 */
void
cpt_quota_init (CptQuota *self, guint per_second, gint64 now)
{
  *self = (CptQuota){
    .per_second = per_second,
    .tokens = per_second,
    .refilled_at = now,
    .limit = -1,
    .remaining = -1,
    .reset = CPT_TIME_UNKNOWN,
  };
}

static void
refill (CptQuota *self, gint64 now)
{
  double gained = (double) (now - self->refilled_at) * self->per_second / CPT_TIME_SECOND;

  self->tokens = MIN (self->tokens + gained, (double) self->per_second);
  self->refilled_at = now;
}

/* Until there are @n. */
static gint64
wait_for_tokens (const CptQuota *self, double n)
{
  if (self->tokens >= n)
    return 0;

  return (gint64) ((n - self->tokens) * CPT_TIME_SECOND / self->per_second) + 1;
}

/* A new day: what was known of the old one says nothing any more. */
static void
forget_past_day (CptQuota *self, gint64 platform_now)
{
  if (self->reset == CPT_TIME_UNKNOWN || platform_now < self->reset)
    return;

  self->limit = -1;
  self->remaining = -1;
  self->reset = CPT_TIME_UNKNOWN;
  self->used_in_background = 0;
}

/* Freely until half of the background's share is used; then the other half is spread over the rest of the day. */
static gint64
wait_for_share (const CptQuota *self, gint64 now, gint64 platform_now)
{
  gint64 share = self->limit / BACKGROUND_SHARE;
  gint64 left = share - self->used_in_background;

  if (self->limit < 0)
    return 0;

  if (self->remaining >= 0)
    left = MIN (left, self->remaining);

  if (left <= 0)
    return self->reset - platform_now;

  if (left > share / 2)
    return 0;

  return MAX (self->last_in_background + (self->reset - platform_now) / left - now, 0);
}

/**
 * cpt_quota_get_day:
 * @platform_now: by the platform's clock
 * @day: (out caller-allocates): what is known of the day's requests
 */
void
cpt_quota_get_day (CptQuota *self, gint64 platform_now, CptDailyQuota *day)
{
  forget_past_day (self, platform_now);

  *day = (CptDailyQuota){ self->limit, self->remaining, self->reset };
}

/**
 * cpt_quota_get_left_for_bulk:
 * @platform_now: by the platform's clock
 *
 * Returns: how many requests of CPT_PRIORITY_BULK may still go today, -1 when unknown
 */
gint64
cpt_quota_get_left_for_bulk (CptQuota *self, gint64 platform_now)
{
  forget_past_day (self, platform_now);

  return self->remaining >= 0 ? MAX (self->remaining - self->limit / USER_RESERVE, 0) : -1;
}

/* Until a request may go for which nobody waits at this moment. */
static gint64
wait_behind_user (CptQuota *self, CptPriority priority, gint64 now, gint64 platform_now)
{
  gint64 wait = wait_for_tokens (self, MIN (1 + USER_TOKENS, self->per_second));

  if (priority == CPT_PRIORITY_BACKGROUND)
    return MAX (wait, wait_for_share (self, now, platform_now));

  return cpt_quota_get_left_for_bulk (self, platform_now) == 0 ? self->reset - platform_now : wait;
}

/**
 * cpt_quota_wait:
 * @now: monotonic
 * @platform_now: by the platform's clock
 *
 * Returns: microseconds until a request of @priority may go; 0 for now
 */
gint64
cpt_quota_wait (CptQuota *self, CptPriority priority, gint64 now, gint64 platform_now)
{
  gint64 wait;

  refill (self, now);
  forget_past_day (self, platform_now);

  wait = MAX (wait_for_tokens (self, 1), self->paused_until - now);

  return priority != CPT_PRIORITY_USER ? MAX (wait, wait_behind_user (self, priority, now, platform_now)) : wait;
}

/**
 * cpt_quota_take:
 * @now: monotonic
 *
 * A request of @priority goes.
 */
void
cpt_quota_take (CptQuota *self, CptPriority priority, gint64 now)
{
  refill (self, now);
  self->tokens -= 1;

  if (priority == CPT_PRIORITY_BACKGROUND)
    {
      self->used_in_background += 1;
      self->last_in_background = now;
    }
}

/**
 * cpt_quota_pause:
 * @until: monotonic
 *
 * The platform said "wait": nothing goes before @until.
 */
void
cpt_quota_pause (CptQuota *self, gint64 until)
{
  self->paused_until = MAX (self->paused_until, until);
}

/**
 * cpt_quota_learn:
 * @limit: requests a day, -1 when an answer did not say
 * @remaining: of them, -1 when it did not say
 * @reset: platform time, CPT_TIME_UNKNOWN when it did not say or not in a form that anybody knows
 * @platform_now: by the platform's clock
 *
 * Takes in what an answer said of the day's quota. Without a believable reset the day ends at midnight UTC, as the
 * platform's documentation has it.
 */
void
cpt_quota_learn (CptQuota *self, gint64 limit, gint64 remaining, gint64 reset, gint64 platform_now)
{
  if (limit < 0)
    return;

  if (reset <= platform_now || reset > platform_now + 2 * CPT_TIME_DAY)
    reset = (platform_now / CPT_TIME_DAY + 1) * CPT_TIME_DAY;

  if (reset != self->reset && self->reset != CPT_TIME_UNKNOWN)
    self->used_in_background = 0;

  self->limit = limit;
  self->remaining = remaining;
  self->reset = reset;
}
