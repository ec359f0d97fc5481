/* cpt-outbox-writer.c — the rules of the outbox, each within a transaction of the caller's.
 *
 * 1. What the platform has certainly not heard of can still be changed in its row: renaming a company that waits to be
 *    created changes what will be created, deleting it takes it back.
 * 2. Changes of one company are sent in order: one that stands behind another waits, unless that one failed.
 * 3. What stands behind a creation has its row (minus the creation's) until the creation is answered.
 *
 * On the writer thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-outbox-writer-private.h"

#include <glib/gi18n.h>

#include "cpt-error.h"
#include "cpt-guid.h"
#include "cpt-store-private.h"
#include "cpt-time.h"

static const char ADD_SQL[] =
    "INSERT INTO outbox (kind, state, rid, company_id, connection_id, name, old_name, idempotency_key, created, "
    "not_before) VALUES (:kind, :state, :rid, :company_id, :connection_id, :name, :old_name, :key, :created, "
    ":not_before)";
static const char OWN_ROW_SQL[] = "UPDATE outbox SET rid = -id WHERE id = :id";
static const char AGAIN_SQL[] =
    "UPDATE outbox SET name = coalesce (:name, name), state = :waiting, idempotency_key = :key, not_before = NULL, "
    "attempts = 0, first_sent = NULL, http_status = 0, error_code = -1, error_text = NULL, correlation_id = NULL "
    "WHERE id = :id";
static const char REMOVE_SQL[] = "DELETE FROM outbox WHERE id = :id OR rid = -:id";
static const char LAST_OF_COMPANY[] = "rid = :rid AND id = (SELECT max (id) FROM outbox WHERE rid = :rid)";

/* What can be sent, but for the time. */
#define SENDABLE                                                                                                       \
  "FROM outbox o WHERE state IN (:held, :waiting, :unsure) AND (company_id IS NOT NULL OR kind = :create) "            \
  "AND NOT EXISTS (SELECT 1 FROM outbox b WHERE b.rid = o.rid AND b.id < o.id AND b.state != :failed)"
static const char NEXT_SQL[] = "SELECT id " SENDABLE " AND coalesce (not_before, :now) <= :now ORDER BY id LIMIT 1";
static const char NEXT_DUE_SQL[] = "SELECT min (not_before) " SENDABLE " AND not_before > :now";
/* The account's clock may have been set back since. */
static const char SHORTEN_HOLD_SQL[] =
    "UPDATE outbox SET not_before = :latest WHERE state = :held AND not_before > :latest";
static const char SEND_SQL[] = "UPDATE outbox SET state = :sending, attempts = attempts + 1, not_before = NULL, "
                               "first_sent = coalesce (first_sent, :now) WHERE id = :id";
static const char RELEASE_SQL[] =
    "UPDATE outbox SET state = :state, not_before = :not_before, idempotency_key = coalesce (:key, idempotency_key), "
    "first_sent = iif (:key IS NULL, first_sent, NULL) WHERE id = :id";
static const char SAY_WHY_SQL[] = "UPDATE outbox SET http_status = :http_status, error_code = :error_code, "
                                  "error_text = :error_text, correlation_id = :correlation_id WHERE id = :id";

static gboolean
keep_stored (sqlite3 *handle, gint64 id, GPtrArray *stored, GError **error)
{
  CptChange *change = cpt_outbox_table_get (handle, id, error);

  if (change != NULL)
    g_ptr_array_add (stored, change);

  return change != NULL;
}

/* Whether nothing was sent, or what was sent was refused: the row can still become something else. */
static gboolean
is_open_to_change (CptChange *change)
{
  return cpt_change_can_cancel (change) || cpt_change_get_state (change) == CPT_CHANGE_FAILED;
}

/* Waits to be sent once more, as if for the first time; under @name unless that is NULL. */
static gboolean
begin_again (sqlite3 *handle, gint64 id, const char *name, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, AGAIN_SQL, error);
  g_autofree char *key = cpt_guid_new ();

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);
  cpt_statement_bind_text (statement, ":name", name);
  cpt_statement_bind_text (statement, ":key", key);
  cpt_statement_bind_int64 (statement, ":waiting", CPT_CHANGE_WAITING);

  return cpt_statement_run (statement, error);
}

static gboolean
remove_change (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, REMOVE_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);

  return cpt_statement_run (statement, error);
}

static gboolean
give_own_row (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, OWN_ROW_SQL, error);

  if (statement == NULL)
    return FALSE;

  cpt_statement_bind_int64 (statement, ":id", id);

  return cpt_statement_run (statement, error);
}

static void
bind_change (CptStatement *statement, CptChange *change, gint64 rid, CptCompany *company, gint64 now)
{
  gboolean is_held =
      cpt_change_get_state (change) == CPT_CHANGE_HELD || cpt_change_get_kind (change) == CPT_CHANGE_DELETE_COMPANY;
  const char *old_name = cpt_change_get_old_name (change);
  g_autofree char *key = cpt_guid_new ();

  if (old_name == NULL && company != NULL)
    old_name = cpt_company_get_name (company);

  cpt_statement_bind_int64 (statement, ":kind", cpt_change_get_kind (change));
  cpt_statement_bind_int64 (statement, ":state", is_held ? CPT_CHANGE_HELD : CPT_CHANGE_WAITING);
  cpt_statement_bind_int64 (statement, ":rid", rid);
  cpt_statement_bind_guid (statement, ":company_id", company != NULL ? cpt_company_get_id (company) : NULL);
  cpt_statement_bind_guid (statement, ":connection_id", cpt_change_get_connection_id (change));
  cpt_statement_bind_text (statement, ":name", cpt_change_get_name (change));
  cpt_statement_bind_text (statement, ":old_name", old_name);
  cpt_statement_bind_text (statement, ":key", key);
  cpt_statement_bind_int64 (statement, ":created", now);
  cpt_statement_bind_time (statement, ":not_before", is_held ? now + CPT_STORE_HOLD : CPT_TIME_UNKNOWN);
}

/* @company is NULL for a creation and for what stands behind one. */
static gboolean
insert (sqlite3 *handle,
        CptChange *change,
        gint64 rid,
        CptCompany *company,
        gint64 now,
        GPtrArray *stored,
        GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (handle, ADD_SQL, error);
  gint64 id = 0;

  if (statement == NULL)
    return FALSE;

  bind_change (statement, change, rid, company, now);
  if (!cpt_statement_run (statement, error))
    return FALSE;

  id = sqlite3_last_insert_rowid (handle);

  return (rid != 0 || give_own_row (handle, id, error)) && keep_stored (handle, id, stored, error);
}

static gboolean
fail_because_gone (GError **error)
{
  g_set_error_literal (error, CPT_ERROR, CPT_ERROR_NOT_FOUND, _ ("This company is gone: it was deleted."));

  return FALSE;
}

/* A change of a company that the platform has not created yet. */
static gboolean
add_behind_creation (sqlite3 *handle, CptChange *change, gint64 rid, gint64 now, GPtrArray *stored, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) creation = cpt_outbox_table_get (handle, -rid, &failure);
  CptChangeKind kind = cpt_change_get_kind (change);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (creation == NULL)
    return fail_because_gone (error);

  if (kind == CPT_CHANGE_RENAME_COMPANY && is_open_to_change (creation))
    return begin_again (handle, -rid, cpt_change_get_name (change), error) && keep_stored (handle, -rid, stored, error);

  if (kind == CPT_CHANGE_DELETE_COMPANY && is_open_to_change (creation))
    return remove_change (handle, -rid, error);

  return insert (handle, change, rid, NULL, now, stored, error);
}

/* (transfer full) (nullable): the last change of a company, when it is a renaming that can still become another. */
static CptChange *
find_open_renaming (sqlite3 *handle, gint64 rid, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_outbox_table_prepare_list (handle, LAST_OF_COMPANY, error);
  g_autoptr (GPtrArray) last = NULL;
  CptChange *change = NULL;

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_int64 (statement, ":rid", rid);
  last = cpt_outbox_table_list (statement, error);
  if (last == NULL || last->len == 0)
    return NULL;

  change = g_ptr_array_index (last, 0);

  return cpt_change_get_kind (change) == CPT_CHANGE_RENAME_COMPANY && is_open_to_change (change) ? g_object_ref (change)
                                                                                                 : NULL;
}

static gboolean
add_to_company (sqlite3 *handle,
                CptCompanyLoader *loader,
                CptChange *change,
                gint64 rid,
                gint64 now,
                GPtrArray *stored,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) renaming = NULL;
  g_autoptr (CptCompany) company = cpt_company_loader_load (loader, rid, &failure);

  if (failure == NULL && cpt_change_get_kind (change) == CPT_CHANGE_RENAME_COMPANY)
    renaming = find_open_renaming (handle, rid, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (company == NULL)
    return fail_because_gone (error);

  if (renaming != NULL)
    return begin_again (handle, cpt_change_get_id (renaming), cpt_change_get_name (change), error) &&
           keep_stored (handle, cpt_change_get_id (renaming), stored, error);

  return insert (handle, change, rid, company, now, stored, error);
}

/**
 * cpt_outbox_writer_add:
 * @loader: on @handle
 * @change: what the user did; only its kind, rid, names, connection and whether it is held are looked at
 * @now: microseconds UTC, of the account's clock
 * @stored: (element-type CptChange): gets the row that says it now; none when a company that was to be created is not
 *   created after all
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_writer_add (sqlite3 *handle,
                       CptCompanyLoader *loader,
                       CptChange *change,
                       gint64 now,
                       GPtrArray *stored,
                       GError **error)
{
  gint64 rid = 0;

  if (cpt_change_get_kind (change) == CPT_CHANGE_CREATE_COMPANY)
    return insert (handle, change, 0, NULL, now, stored, error);

  if (!cpt_company_loader_resolve (loader, cpt_change_get_rid (change), &rid, error))
    return FALSE;

  return rid < 0 ? add_behind_creation (handle, change, rid, now, stored, error)
                 : add_to_company (handle, loader, change, rid, now, stored, error);
}

/**
 * cpt_outbox_writer_cancel:
 * @is_cancelled: (out): %FALSE when the platform may have heard of it already
 *
 * Takes back a change that was not sent, or puts away one that failed or has a question.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_writer_cancel (sqlite3 *handle, gint64 id, gboolean *is_cancelled, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  *is_cancelled = change != NULL && (is_open_to_change (change) || cpt_change_get_state (change) == CPT_CHANGE_ASKING);

  return !*is_cancelled || remove_change (handle, id, error);
}

/**
 * cpt_outbox_writer_retry:
 *
 * Sends a change that failed, or has a question, once more with a new key. Nothing happens in another state.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_outbox_writer_retry (sqlite3 *handle, gint64 id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptChange) change = cpt_outbox_table_get (handle, id, &failure);
  CptChangeState state = change != NULL ? cpt_change_get_state (change) : CPT_CHANGE_WAITING;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return (state != CPT_CHANGE_FAILED && state != CPT_CHANGE_ASKING) || begin_again (handle, id, NULL, error);
}

static void
bind_sendable (CptStatement *statement, gint64 now)
{
  cpt_statement_bind_int64 (statement, ":held", CPT_CHANGE_HELD);
  cpt_statement_bind_int64 (statement, ":waiting", CPT_CHANGE_WAITING);
  cpt_statement_bind_int64 (statement, ":unsure", CPT_CHANGE_UNSURE);
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

  if (!shorten_hold (handle, now, error) || !ask_sendable (handle, NEXT_SQL, now, &id, error) ||
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
         ((release->why == NULL && !release->has_new_key) || say_why (handle, release, error));
}
