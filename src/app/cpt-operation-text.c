/* cpt-operation-text.c — a read or a write as it is shown in a history.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-operation-text.h"

#include "cpt-data-type-words.h"
#include "cpt-duration-text.h"
#include "cpt-read-words.h"
#include "cpt-time-text.h"
#include "cpt-write-words.h"

#include <glib/gi18n.h>

static gint64
elapsed_since (gint64 requested, gint64 now)
{
  return requested != CPT_TIME_UNKNOWN ? MAX (now - requested, 0) : CPT_TIME_UNKNOWN;
}

static CptOperation
of_read (CptRead *read, gint64 now)
{
  gint64 requested = cpt_read_get_requested (read);
  gboolean is_over = cpt_read_is_over (read);

  return (CptOperation){
    .id = cpt_read_get_id (read),
    .data_type = cpt_read_get_data_type (read),
    .connection_id = cpt_read_get_connection_id (read),
    .status = cpt_read_words_get (cpt_read_get_status (read), cpt_read_get_status_text (read)),
    .mark = cpt_read_words_get_mark (cpt_read_get_status (read), cpt_read_get_outcome (read)),
    .outcome = cpt_read_get_outcome (read),
    .progress = is_over ? -1 : CLAMP (cpt_read_get_progress (read), 0, 100),
    .requested = requested,
    .duration = is_over ? cpt_read_get_duration (read) : elapsed_since (requested, now),
  };
}

static CptOperation
of_write (CptWrite *write, gint64 now)
{
  gint64 requested = cpt_write_get_requested (write);
  CptReadOutcome outcome = cpt_write_words_get_outcome (cpt_write_get_status (write));

  return (CptOperation){
    .id = cpt_write_get_id (write),
    .data_type = cpt_write_get_data_type (write),
    .connection_id = cpt_write_get_connection_id (write),
    .status = cpt_write_words_get (cpt_write_get_status (write), cpt_write_get_status_text (write)),
    .mark = cpt_write_words_get_mark (cpt_write_get_status (write)),
    .outcome = outcome,
    .progress = -1,
    .requested = requested,
    .duration = outcome == CPT_READ_OUTCOME_RUNNING ? elapsed_since (requested, now) : cpt_write_get_duration (write),
  };
}

/**
 * cpt_operation_of:
 * @item: a #CptRead or a #CptWrite
 * @now: microseconds UTC, the account's clock
 *
 * Returns: what is shown of @item, as long as that lives
 */
CptOperation
cpt_operation_of (gpointer item, gint64 now)
{
  return CPT_IS_READ (item) ? of_read (item, now) : of_write (item, now);
}

/**
 * cpt_operation_text_type:
 *
 * Returns: (transfer none): its data type in words
 */
const char *
cpt_operation_text_type (const CptOperation *self)
{
  return self->data_type != NULL ? cpt_data_type_words_get (self->data_type) : "—";
}

/**
 * cpt_operation_text_platform:
 * @company: whose history it is of
 *
 * Returns: (transfer none): the software at the other end
 */
const char *
cpt_operation_text_platform (const CptOperation *self, CptCompany *company)
{
  CptConnection *connection = cpt_company_find_connection (company, self->connection_id);

  return connection != NULL ? cpt_connection_get_shown_platform_name (connection) : _ ("Deleted connection");
}

/**
 * cpt_operation_text_duration:
 *
 * Returns: (transfer full): how long it took, or for how long it has run
 */
char *
cpt_operation_text_duration (const CptOperation *self)
{
  return self->outcome == CPT_READ_OUTCOME_RUNNING ? cpt_duration_text_so_far (self->duration)
                                                   : cpt_duration_text (self->duration);
}

/**
 * cpt_operation_text_progress:
 *
 * Returns: (transfer full) (nullable): how far it is; %NULL where that is not told
 */
char *
cpt_operation_text_progress (const CptOperation *self)
{
  /* Translators: a percentage: how far something is */
  return self->progress >= 0 ? g_strdup_printf (_ ("%d%%"), self->progress) : NULL;
}

/**
 * cpt_operation_text_spoken:
 * @company: whose history it is of
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): all of it, as it is read out
 */
char *
cpt_operation_text_spoken (const CptOperation *self, CptCompany *company, gint64 now)
{
  g_autofree char *requested = cpt_time_text_relative (self->requested, now);
  g_autofree char *progress = cpt_operation_text_progress (self);

  if (progress != NULL)
    return g_strdup_printf ("%s, %s, %s, %s, %s", cpt_operation_text_type (self),
                            cpt_operation_text_platform (self, company), self->status, progress, requested);

  return g_strdup_printf ("%s, %s, %s, %s", cpt_operation_text_type (self), cpt_operation_text_platform (self, company),
                          self->status, requested);
}
