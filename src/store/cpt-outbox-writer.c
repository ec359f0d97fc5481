/* cpt-outbox-writer.c — the rules of the outbox, each within a transaction of the caller's.
 *
 * 1. What the platform has certainly not heard of can still be taken back, or become something else.
 * 2. Changes of one company are sent in order: one that stands behind another waits, unless that one failed. So are
 *    those of no company, the settings of all.
 * 3. Refreshes of many companies are a lane behind: none is taken while anything else can be, nor when it is paused or
 *    MAX_BULK_SENDING are on their way; they hold up no other change of their company; and when the platform says
 *    "later" to one, all wait.
 *
 * On the writer thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-writer-private.h"

#include "cpt-bulk-table-private.h"
#include "cpt-error.h"
#include "cpt-guid.h"
#include "cpt-store-private.h"
#include "cpt-time.h"

static const char AGAIN_SQL[] =
    "UPDATE outbox SET name = coalesce (:name, name), body = coalesce (:body, body), base = iif (:body IS NULL, base, "
    ":base), state = :waiting, "
    "idempotency_key = :key, not_before = NULL, attempts = 0, sendings = 0, first_sent = NULL, http_status = 0, "
    "error_code = -1, "
    "error_text = NULL, correlation_id = NULL "
    "WHERE id = :id";
static const char REMOVE_SQL[] = "DELETE FROM outbox WHERE id = :id OR rid = -:id";

/* One of the three jobs of sync is left for what a person does meanwhile. */
#define MAX_BULK_SENDING 2

/* What can be sent, but for the time. */
#define SENDABLE                                                                                                       \
  "FROM outbox o WHERE state IN (:held, :waiting, :unsure) AND (company_id IS NOT NULL OR kind = :create OR rid = 0) " \
  "AND NOT EXISTS (SELECT 1 FROM outbox b WHERE b.rid = o.rid AND b.id != o.id AND (b.state = :sending OR "            \
  "(b.id < o.id AND b.state != :failed AND b.is_bulk <= o.is_bulk))) "                                                 \
  "AND (NOT is_bulk OR NOT EXISTS (SELECT 1 FROM bulk WHERE is_paused))"
#define NEXT "SELECT id " SENDABLE " AND coalesce (not_before, :now) <= :now "
static const char NEXT_SQL[] = NEXT "AND NOT is_bulk ORDER BY id LIMIT 1";
static const char NEXT_BULK_SQL[] =
    NEXT "AND is_bulk AND (SELECT count (*) FROM outbox WHERE is_bulk AND state = :sending) < " G_STRINGIFY (
        MAX_BULK_SENDING) " ORDER BY id LIMIT 1";
static const char NEXT_DUE_SQL[] = "SELECT min (not_before) " SENDABLE " AND not_before > :now";
/* The account's clock may have been set back since. */
static const char SHORTEN_HOLD_SQL[] =
    "UPDATE outbox SET not_before = :latest WHERE state = :held AND not_before > :latest";
static const char SEND_SQL[] = "UPDATE outbox SET state = :sending, attempts = attempts + 1, sendings = sendings + 1, "
                               "not_before = NULL, first_sent = coalesce (first_sent, :now) WHERE id = :id";
static const char RELEASE_SQL[] =
    "UPDATE outbox SET state = :state, not_before = :not_before, idempotency_key = coalesce (:key, idempotency_key), "
    "first_sent = iif (:key IS NULL, first_sent, NULL), sendings = iif (:key IS NULL, sendings, 0) WHERE id = :id";
static const char SAY_WHY_SQL[] = "UPDATE outbox SET http_status = :http_status, error_code = :error_code, "
                                  "error_text = :error_text, correlation_id = :correlation_id WHERE id = :id";

/**
 * cpt_outbox_writer_is_open:
 *
 * Returns: whether nothing was sent, or what was sent was refused: the row can still become something else
 */
gboolean
cpt_outbox_writer_is_open (CptChange *change)
{
  return cpt_change_can_cancel (change) || cpt_change_get_state (change) == CPT_CHANGE_FAILED;
}

/**
 * cpt_outbox_writer_begin_again:
 * @name: (nullable): the new name; %NULL for the one that it has
 * @body: (nullable): the new body; %NULL for the one that it has, with its base
 * @base: (nullable): what @body changed
 *
 * Makes a change wait to be sent once more, as if for the first time.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_writer_begin_again (sqlite3 *handle,
                               gint64 id,
                               const char *name,
                               const char *body,
                               const char *base,
                               GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, AGAIN_SQL, error);
  g_autofree char *key = cpt_guid_new ();

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);
  cpt_statement_bind_text (statement, ":name", name);
  cpt_statement_bind_text (statement, ":body", body);
  cpt_statement_bind_text (statement, ":base", base);
  cpt_statement_bind_text (statement, ":key", key);
  cpt_statement_bind_int64 (statement, ":waiting", CPT_CHANGE_WAITING);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_outbox_writer_remove:
 *
 * Removes a change, and what stands behind it when it is a creation.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_writer_remove (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, REMOVE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_outbox_writer_cancel:
 *
 * Takes back a change that was not sent, or puts away one that failed or has a question.
 *
 * Returns: (transfer full) (nullable): what was taken back; %NULL without @error when the platform may have heard of it
 *   already, %NULL with @error set
 */
CptChange *
cpt_outbox_writer_cancel (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, id, error);

  if (change == NULL || (!cpt_outbox_writer_is_open (change) && cpt_change_get_state (change) != CPT_CHANGE_ASKING) ||
      !cpt_outbox_writer_remove (handle, id, error))
    return NULL;

  return g_steal_pointer (&change);
}

/**
 * cpt_outbox_writer_retry:
 *
 * Sends a change that failed, or has a question, once more with a new key. Nothing happens in another state.
 *
 * Returns: (transfer full) (nullable): the change, as it was; %NULL without @error when nothing happened, %NULL with
 *   @error set
 */
CptChange *
cpt_outbox_writer_retry (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, id, error);
  CptChangeState state = change != NULL ? cpt_change_get_state (change) : CPT_CHANGE_WAITING;

  if ((state != CPT_CHANGE_FAILED && state != CPT_CHANGE_ASKING) ||
      !cpt_outbox_writer_begin_again (handle, id, NULL, NULL, NULL, error))
    return NULL;

  return g_steal_pointer (&change);
}

static void
bind_sendable (CptStatement *statement, gint64 now)
{
  cpt_statement_bind_int64 (statement, ":held", CPT_CHANGE_HELD);
  cpt_statement_bind_int64 (statement, ":waiting", CPT_CHANGE_WAITING);
  cpt_statement_bind_int64 (statement, ":unsure", CPT_CHANGE_UNSURE);
  cpt_statement_bind_int64 (statement, ":sending", CPT_CHANGE_SENDING);
  cpt_statement_bind_int64 (statement, ":failed", CPT_CHANGE_FAILED);
  cpt_statement_bind_int64 (statement, ":create", CPT_CHANGE_CREATE_COMPANY);
  cpt_statement_bind_int64 (statement, ":now", now);
}

/* The one value that @sql, a query for what can be sent, answers; CPT_TIME_UNKNOWN for none. */
static gboolean
ask_sendable (sqlite3 *handle, const char *sql, gint64 now, gint64 *value, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;

  bind_sendable (statement, now);
  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  *value = has_row ? cpt_statement_get_time (statement, 0) : CPT_TIME_UNKNOWN;

  return TRUE;
}

/* @id is CPT_TIME_UNKNOWN when nothing can be taken now. */
static gboolean
find_next (sqlite3 *handle, gint64 now, gint64 *id, GError **error)
{
  if (!ask_sendable (handle, NEXT_SQL, now, id, error))
    return FALSE;

  return *id != CPT_TIME_UNKNOWN || ask_sendable (handle, NEXT_BULK_SQL, now, id, error);
}

static gboolean
shorten_hold (sqlite3 *handle, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, SHORTEN_HOLD_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":held", CPT_CHANGE_HELD);
  cpt_statement_bind_int64 (statement, ":latest", now + CPT_STORE_HOLD);

  return cpt_statement_run (statement, error);
}

static gboolean
mark_sending (sqlite3 *handle, gint64 id, gint64 now, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, SEND_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);
  cpt_statement_bind_int64 (statement, ":sending", CPT_CHANGE_SENDING);
  cpt_statement_bind_int64 (statement, ":now", now);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_outbox_writer_take:
 * @now: microseconds UTC, of the account's clock
 * @next_due: (out): when the next one can be taken, CPT_TIME_UNKNOWN when none has a time
 *
 * Takes the next change that can be sent: from now on a request may be on its way.
 *
 * Returns: (transfer full) (nullable): the change, as it is stored now; %NULL without @error when there is none
 */
CptChange *
cpt_outbox_writer_take (sqlite3 *handle, gint64 now, gint64 *next_due, GError **error)
{
  gint64 id = CPT_TIME_UNKNOWN;

  if (!shorten_hold (handle, now, error) || !find_next (handle, now, &id, error) ||
      !ask_sendable (handle, NEXT_DUE_SQL, now, next_due, error) || id == CPT_TIME_UNKNOWN ||
      !mark_sending (handle, id, now, error))
    return NULL;

  return cpt_outbox_table_get (handle, id, error);
}

static gboolean
say_why (sqlite3 *handle, const CptOutboxRelease *release, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, SAY_WHY_SQL, error);
  const CptErrorAnswer *answer = release->why != NULL ? cpt_error_get_answer (release->why) : NULL;
  const char *words = release->why != NULL ? release->why->message : NULL;

  if (statement == NULL)
    return FALSE;

  if (answer != NULL && answer->text != NULL)
    words = answer->text;

  cpt_statement_bind_int64 (statement, ":id", release->id);
  cpt_statement_bind_int64 (statement, ":http_status", answer != NULL ? answer->http_status : 0);
  cpt_statement_bind_int64 (statement, ":error_code", release->why != NULL ? release->why->code : -1);
  cpt_statement_bind_text (statement, ":error_text", words);
  cpt_statement_bind_text (statement, ":correlation_id", answer != NULL ? answer->correlation_id : NULL);

  return cpt_statement_run (statement, error);
}

/**
 * cpt_outbox_writer_release:
 *
 * Gives back a change that was taken. Without a reason and with the same key, the reason of the attempt before stands:
 * it says whether to look before sending again.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_writer_release (sqlite3 *handle, const CptOutboxRelease *release, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, RELEASE_SQL, error);
  g_autofree char *key = release->has_new_key ? cpt_guid_new () : NULL;

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", release->id);
  cpt_statement_bind_int64 (statement, ":state", release->state);
  cpt_statement_bind_time (statement, ":not_before", release->not_before);
  cpt_statement_bind_text (statement, ":key", key);

  return cpt_statement_run (statement, error) &&
         ((release->why == NULL && !release->has_new_key) || say_why (handle, release, error)) &&
         (!release->holds_bulk || cpt_bulk_table_hold (handle, release->not_before, error));
}
