/* cpt-company-writer.c — companies into their tables: new, changed, unchanged, gone.
 *
 * Lives on the writer thread, as long as its handle; every call is within a transaction of the caller's. When that
 * transaction is undone, the caller says so by cpt_company_writer_forget().
 *
 * Until the end of the first complete read there is no index: companies are then found by a map in memory, and what is
 * found for the first time is no event.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-company-writer-private.h"

#include "cpt-connection-writer-private.h"
#include "cpt-content-hash-private.h"
#include "cpt-error.h"
#include "cpt-id-map-private.h"
#include "cpt-searched-private.h"
#include "cpt-sqlite-private.h"
#include "cpt-statement-private.h"
#include "cpt-user-table-private.h"

static const char HAS_INDEXES_SQL[] = "SELECT count(*) FROM sqlite_schema WHERE name = 'company_by_name_key'";
static const char MAKE_INDEXES_SQL[] = "CREATE UNIQUE INDEX IF NOT EXISTS company_by_id ON company (id);"
                                       "CREATE INDEX IF NOT EXISTS company_by_name_key ON company (name_key);";

enum
{
  FOUND_RID,
  FOUND_HASH,
  FOUND_IS_GONE
};
static const char FIND_BY_ID_SQL[] = "SELECT rid, hash, tombstone IS NOT NULL FROM company WHERE id = :id";
static const char FIND_BY_RID_SQL[] = "SELECT rid, hash, tombstone IS NOT NULL FROM company WHERE rid = :rid";
static const char LIST_IDS_SQL[] = "SELECT rid, id FROM company";
static const char REMOVE_SQL[] = "UPDATE company SET tombstone = :now, hash = 0 WHERE rid = :rid";

#define COLUMNS                                                                                                        \
  "id, fold, name_key, created, last_sync, created_by, mask, worst, tombstone, other_fold, platforms, parent, "        \
  "parent_name, hash, name, description, redirect, created_text, last_sync_text, tags, products, owners, "             \
  "expiry_start"
#define VALUES                                                                                                         \
  ":id, :fold, :name_key, :created, :last_sync, :created_by, :mask, :worst, NULL, :other_fold, :platforms, :parent, "  \
  ":parent_name, :hash, :name, :description, :redirect, :created_text, :last_sync_text, :tags, :products, :owners, "   \
  ":expiry_start"
static const char PUT_SQL[] = "INSERT INTO company (rid, " COLUMNS ") VALUES (:rid, " VALUES ") "
                              "ON CONFLICT (rid) DO UPDATE SET (" COLUMNS ") = (" VALUES ")";

struct _CptCompanyWriter
{
  sqlite3 *handle; /* not owned */
  CptCompanyLoader *loader;
  CptConnectionWriter *connections;
  CptEventLog *events;
  CptGuards *guards;
  CptUserTable *users;
  CptStatement *find_by_id;
  CptStatement *find_by_rid;
  CptStatement *put;
  CptStatement *remove;

  gboolean has_indexes;
  CptIdMap *ids; /* (nullable): id to rid, while there is no index; read again when it is needed */
};

static gboolean
read_has_indexes (CptCompanyWriter *self, GError **error)
{
  gint64 count = 0;

  if (!cpt_sqlite_get_int64 (self->handle, HAS_INDEXES_SQL, &count, error))
    return FALSE;

  self->has_indexes = count > 0;

  return TRUE;
}

/**
 * cpt_company_writer_new:
 * @handle: the writer thread's; must outlive the company writer
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptCompanyWriter *
cpt_company_writer_new (sqlite3 *handle, GError **error)
{
  CptCompanyWriter *self = g_new0 (CptCompanyWriter, 1);

  self->handle = handle;
  self->guards = cpt_guards_new ();
  if ((self->loader = cpt_company_loader_new (handle, error)) == NULL ||
      (self->connections = cpt_connection_writer_new (handle, error)) == NULL ||
      (self->events = cpt_event_log_new (handle, error)) == NULL ||
      (self->find_by_id = cpt_statement_prepare (handle, FIND_BY_ID_SQL, error)) == NULL ||
      (self->find_by_rid = cpt_statement_prepare (handle, FIND_BY_RID_SQL, error)) == NULL ||
      (self->put = cpt_statement_prepare (handle, PUT_SQL, error)) == NULL ||
      (self->remove = cpt_statement_prepare (handle, REMOVE_SQL, error)) == NULL ||
      (self->users = cpt_user_table_new (handle, error)) == NULL || !read_has_indexes (self, error))
    g_clear_pointer (&self, cpt_company_writer_free);

  return self;
}

void
cpt_company_writer_free (CptCompanyWriter *self)
{
  g_clear_pointer (&self->ids, cpt_id_map_free);
  g_clear_pointer (&self->users, cpt_user_table_free);
  g_clear_pointer (&self->loader, cpt_company_loader_free);
  g_clear_pointer (&self->connections, cpt_connection_writer_free);
  g_clear_pointer (&self->events, cpt_event_log_free);
  g_clear_pointer (&self->guards, cpt_guards_free);
  g_clear_pointer (&self->find_by_id, cpt_statement_free);
  g_clear_pointer (&self->find_by_rid, cpt_statement_free);
  g_clear_pointer (&self->put, cpt_statement_free);
  g_clear_pointer (&self->remove, cpt_statement_free);
  g_free (self);
}

/**
 * cpt_company_writer_forget:
 *
 * A transaction was undone: what was learnt from it is not so.
 */
void
cpt_company_writer_forget (CptCompanyWriter *self)
{
  g_clear_pointer (&self->ids, cpt_id_map_free);
  cpt_user_table_forget (self->users);
  if (!read_has_indexes (self, NULL))
    self->has_indexes = FALSE;
}

static gboolean
load_ids (CptCompanyWriter *self, GError **error)
{
  g_autoptr (CptStatement) statement = cpt_statement_prepare (self->handle, LIST_IDS_SQL, error);
  g_autoptr (CptIdMap) ids = cpt_id_map_new ();
  gboolean has_row = FALSE;
  gsize length = 0;

  if (statement == NULL)
    return FALSE;

  do
    {
      if (!cpt_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        cpt_id_map_set (ids, cpt_statement_get_blob (statement, 1, &length), cpt_statement_get_int64 (statement, 0));
    }
  while (has_row);

  self->ids = g_steal_pointer (&ids);

  return TRUE;
}

static gboolean
bind_user (CptCompanyWriter *self, const char *name, GError **error)
{
  gint64 row = 0;

  if (name == NULL)
    {
      cpt_statement_bind_null (self->put, ":created_by");
      return TRUE;
    }

  if (!cpt_user_table_get (self->users, name, &row, error))
    return FALSE;

  cpt_statement_bind_int64 (self->put, ":created_by", row);

  return TRUE;
}

static gboolean
read_found (CptStatement *statement, CptStoredCompany *stored, GError **error)
{
  gboolean has_row = FALSE;

  if (!cpt_statement_step (statement, &has_row, error))
    return FALSE;

  if (has_row)
    {
      stored->rid = cpt_statement_get_int64 (statement, FOUND_RID);
      stored->hash = (guint64) cpt_statement_get_int64 (statement, FOUND_HASH);
      stored->is_gone = cpt_statement_get_int64 (statement, FOUND_IS_GONE) != 0;
      cpt_statement_reset (statement);
    }

  return TRUE;
}

/**
 * cpt_company_writer_find:
 * @id: sixteen bytes
 * @stored: (out): what is stored under @id
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_company_writer_find (CptCompanyWriter *self, const guint8 *id, CptStoredCompany *stored, GError **error)
{
  gint64 rid = 0;

  *stored = (CptStoredCompany){ 0 };

  if (self->has_indexes)
    {
      cpt_statement_bind_blob (self->find_by_id, ":id", id, CPT_GUID_BYTES);
      return read_found (self->find_by_id, stored, error);
    }

  if (self->ids == NULL && !load_ids (self, error))
    return FALSE;

  if (!cpt_id_map_get (self->ids, id, &rid))
    return TRUE;

  cpt_statement_bind_int64 (self->find_by_rid, ":rid", rid);

  return read_found (self->find_by_rid, stored, error);
}

static void
bind_searched (CptStatement *put, CptCompany *company)
{
  g_autoptr (CptSearched) searched = cpt_searched_new (company);

  cpt_statement_bind_text (put, ":fold", searched->fold);
  cpt_statement_bind_text (put, ":name_key", searched->name_key);
  cpt_statement_bind_int64 (put, ":mask", searched->mask);
  cpt_statement_bind_int64 (put, ":worst", searched->worst);
  cpt_statement_bind_time (put, ":expiry_start", searched->expiry_start);
  cpt_statement_bind_text (put, ":other_fold", searched->other_fold);
  cpt_statement_bind_text (put, ":platforms", searched->platforms);
}

static void
bind_said (CptStatement *put, CptCompany *company)
{
  const char *const *products = cpt_company_get_products (company);
  const char *const *owners = cpt_company_get_owners (company);
  g_autoptr (GVariant) product_list = *products != NULL ? g_variant_ref_sink (g_variant_new_strv (products, -1)) : NULL;
  g_autoptr (GVariant) owner_list = owners != NULL ? g_variant_ref_sink (g_variant_new_strv (owners, -1)) : NULL;

  cpt_statement_bind_text (put, ":name", cpt_company_get_name (company));
  cpt_statement_bind_text (put, ":description", cpt_company_get_description (company));
  cpt_statement_bind_text (put, ":redirect", cpt_company_get_redirect (company));
  cpt_statement_bind_time (put, ":created", cpt_company_get_created (company));
  cpt_statement_bind_time (put, ":last_sync", cpt_company_get_last_sync (company));
  cpt_statement_bind_text (put, ":created_text", cpt_company_get_created_text (company));
  cpt_statement_bind_text (put, ":last_sync_text", cpt_company_get_last_sync_text (company));
  cpt_statement_bind_variant (put, ":tags", cpt_company_get_tags (company));
  cpt_statement_bind_variant (put, ":products", product_list);
  cpt_statement_bind_variant (put, ":owners", owner_list);
  cpt_statement_bind_guid (put, ":parent", cpt_company_get_parent_id (company));
  cpt_statement_bind_text (put, ":parent_name", cpt_company_get_parent_name (company));
}

/* Writes the company's row; a new one when @rid is 0, which it then fills. */
static gboolean
write_company (CptCompanyWriter *self, const guint8 *id, CptCompany *company, guint64 hash, gint64 *rid, GError **error)
{
  if (*rid == 0)
    cpt_statement_bind_null (self->put, ":rid");
  else
    cpt_statement_bind_int64 (self->put, ":rid", *rid);
  cpt_statement_bind_blob (self->put, ":id", id, CPT_GUID_BYTES);
  cpt_statement_bind_int64 (self->put, ":hash", (gint64) hash);
  bind_searched (self->put, company);
  bind_said (self->put, company);
  if (!bind_user (self, cpt_company_get_created_by (company), error) || !cpt_statement_run (self->put, error))
    return FALSE;

  if (*rid == 0)
    {
      *rid = sqlite3_last_insert_rowid (self->handle);
      if (self->ids != NULL)
        cpt_id_map_set (self->ids, id, *rid);
    }

  return TRUE;
}

static gboolean
record (CptCompanyWriter *self,
        const CptStoredCompany *stored,
        CptCompany *company,
        gint64 now,
        CptOrigin origin,
        GError **error)
{
  g_autoptr (CptCompany) before = NULL;
  g_autoptr (GError) failure = NULL;

  if (stored->rid != 0)
    before = cpt_company_loader_load (self->loader, stored->rid, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (before == NULL && !self->has_indexes && origin == CPT_ORIGIN_ELSEWHERE)
    return TRUE;

  return cpt_event_log_record (self->events, before, company, now, origin, error);
}

/**
 * cpt_company_writer_put:
 * @company: as the platform said it
 * @now: microseconds UTC, of the account's clock
 * @origin: who made it so
 * @rid: (out): its row
 * @is_written: (out): %FALSE when it was stored like this already
 *
 * Stores @company, its connections and what happened to it since it was last stored.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_company_writer_put (CptCompanyWriter *self,
                        CptCompany *company,
                        gint64 now,
                        CptOrigin origin,
                        gint64 *rid,
                        gboolean *is_written,
                        GError **error)
{
  CptStoredCompany stored;
  guint64 hash = cpt_content_hash (company);
  guint8 id[CPT_GUID_BYTES];

  if (!cpt_guid_parse (cpt_company_get_id (company), id))
    {
      g_set_error (error, CPT_ERROR, CPT_ERROR_MALFORMED, "“%s” is not a company ID", cpt_company_get_id (company));
      return FALSE;
    }

  if (!cpt_company_writer_find (self, id, &stored, error))
    return FALSE;

  *rid = stored.rid;
  *is_written = stored.rid == 0 || stored.is_gone || stored.hash != hash;
  if (!*is_written)
    return TRUE;

  return record (self, &stored, company, now, origin, error) && write_company (self, id, company, hash, rid, error) &&
         cpt_connection_writer_replace (self->connections, *rid, stored.rid == 0, cpt_company_get_connections (company),
                                        error);
}

/**
 * cpt_company_writer_remove:
 * @rid: a row
 * @now: microseconds UTC, of the account's clock
 *
 * Leaves a tombstone: the company's activity and time line stay. Nothing happens when it is gone already.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_company_writer_remove (CptCompanyWriter *self, gint64 rid, gint64 now, CptOrigin origin, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CptCompany) before = cpt_company_loader_load (self->loader, rid, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  if (before == NULL)
    return TRUE;

  cpt_statement_bind_int64 (self->remove, ":rid", rid);
  cpt_statement_bind_int64 (self->remove, ":now", now);

  return cpt_event_log_record (self->events, before, NULL, now, origin, error) &&
         cpt_connection_writer_replace (self->connections, rid, FALSE, NULL, error) &&
         cpt_statement_run (self->remove, error);
}

/**
 * cpt_company_writer_make_indexes:
 *
 * The end of the first complete read; nothing when they are there.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cpt_company_writer_make_indexes (CptCompanyWriter *self, GError **error)
{
  if (self->has_indexes)
    return TRUE;

  if (!cpt_sqlite_run (self->handle, MAKE_INDEXES_SQL, error))
    return FALSE;

  self->has_indexes = TRUE;
  g_clear_pointer (&self->ids, cpt_id_map_free);

  return TRUE;
}

/**
 * cpt_company_writer_get_guards:
 *
 * Returns: (transfer none): which companies older requests may not touch
 */
CptGuards *
cpt_company_writer_get_guards (CptCompanyWriter *self)
{
  return self->guards;
}

/**
 * cpt_company_writer_get_loader:
 *
 * Returns: (transfer none): the same companies, read back
 */
CptCompanyLoader *
cpt_company_writer_get_loader (CptCompanyWriter *self)
{
  return self->loader;
}
