/* cpt-answer-headers-private.h — what the headers of an answer say: the time, how long to wait, what is left of the
 * quota.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * CptAnswerHeaders:
 * @date: microseconds UTC, or CPT_TIME_UNKNOWN
 * @retry_after: seconds, 0 when not said
 * @quota: requests a day, -1 when not said
 * @quota_remaining: of them, -1 when not said
 * @quota_reset: microseconds UTC by the platform's clock, or CPT_TIME_UNKNOWN
 */
typedef struct
{
  gint64 date;
  guint retry_after;
  gint64 quota;
  gint64 quota_remaining;
  gint64 quota_reset;
} CptAnswerHeaders;

CptAnswerHeaders cpt_answer_headers_read (SoupMessageHeaders *headers, gint64 now);

G_END_DECLS
