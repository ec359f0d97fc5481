/* cpt-activity-reader.c — the activity of one company, a piece at a time. On the query thread.
 *
 * What was recorded stands in the table of activities. With it are shown what has a table of its own (Link URLs that
 * were sent), and what was there before anybody looked, as the platform dates it: the company and its connections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-activity-reader-private.h"

#include "cpt-statement-private.h"

#define PIECE 512

enum
{
  COLUMN_AT,
  COLUMN_SOURCE,
  COLUMN_ID,
  COLUMN_KIND,
  COLUMN_ORIGIN,
  COLUMN_CONNECTION_ID,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  COLUMN_DETAIL
};

/* The numbers of kinds are those of CptActivityKind, those of sources order what happened at once. */
#define RECORDED                                                                                                       \
  "SELECT * FROM (SELECT a.at AS at, 3 AS source, a.id AS id, a.kind AS kind, a.here AS origin, a.connection_id, "     \
  "a.before, a.after, coalesce (a.detail, CASE a.kind WHEN 1 THEN (SELECT u.name FROM company c "                      \
  "JOIN user u ON u.id = c.created_by WHERE c.id = a.company_id) END) AS detail FROM activity a "                      \
  "WHERE a.company_id = :company_id AND a.at <= :at AND (a.at < :at OR (:source = 3 AND a.id < :id)) "                 \
  "AND (:kinds >> a.kind) & 1 ORDER BY a.at DESC, a.id DESC LIMIT :limit)"
#define SENT                                                                                                           \
  "SELECT at, 2, id, 12, 1, connection_id, NULL, CAST (channel AS TEXT), NULL FROM link_sent "                         \
  "WHERE company_id = :company_id"
#define CONNECTED                                                                                                      \
  "SELECT n.created, 1, n.position, 4, 2, n.id, n.platform_name, NULL, NULL FROM company c "                           \
  "JOIN connection n ON n.company = c.rid WHERE c.id = :company_id AND n.created IS NOT NULL "                         \
  "AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.company_id = c.id AND a.connection_id = n.id AND a.kind = 4)"
#define CREATED                                                                                                        \
  "SELECT c.created, 0, c.rid, 1, 2, NULL, NULL, c.name, u.name FROM company c "                                       \
  "LEFT JOIN user u ON u.id = c.created_by WHERE c.id = :company_id AND c.created IS NOT NULL "                        \
  "AND NOT EXISTS (SELECT 1 FROM activity a WHERE a.company_id = c.id AND a.kind = 1)"

static const char READ_SQL[] =
    "SELECT * FROM (" RECORDED " UNION ALL " SENT " UNION ALL " CONNECTED " UNION ALL " CREATED ") "
    "WHERE at <= :at AND (at < :at OR source < :source OR (source = :source AND id < :id)) AND (:kinds >> kind) & 1 "
    "ORDER BY at DESC, source DESC, id DESC LIMIT :limit";

/* What a connection that is gone was called is known from what was recorded of it. */
static const char PLATFORM_SQL[] =
    "SELECT coalesce ((SELECT n.platform_name FROM company c JOIN connection n ON n.company = c.rid "
    "WHERE c.id = :company_id AND n.id = :connection_id), (SELECT before FROM activity WHERE company_id = :company_id "
    "AND connection_id = :connection_id AND kind IN (4, 6, 10, 11) AND before IS NOT NULL LIMIT 1))";

const CptActivityKey cpt_activity_top = { G_MAXINT64, G_MAXINT64, G_MAXINT64 };

struct _CptActivitySearch
{
  gatomicrefcount ref_count;
  CptActivityQuery query; /* its data is owned */
};

/**
 * cpt_activity_search_new:
 * @query: its data is taken
 *
 * Returns: (transfer full): @query, for any thread
 */
CptActivitySearch *
cpt_activity_search_new (const CptActivityQuery *query)
{
  CptActivitySearch *self = g_new0 (CptActivitySearch, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->query = *query;

  return self;
}

CptActivitySearch *
cpt_activity_search_ref (CptActivitySearch *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cpt_activity_search_unref (CptActivitySearch *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->query.free_data != NULL)
    self->query.free_data (self->query.data);
  g_free (self);
}

void
cpt_activity_piece_free (CptActivityPiece *self)
{
  g_ptr_array_unref (self->entries);
  g_free (self);
}

typedef struct
{
  const char *company_id;
  CptStatement *platform;     /* (owned) */
  GHashTable *platform_names; /* (owned) (element-type utf8 utf8): by connection ID */
} Names;

static void
names_clear (Names *names)
{
  g_clear_pointer (&names->platform, cpt_statement_free);
  g_clear_pointer (&names->platform_names, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

/* @name: (out) (nullable) (transfer none): of the platform of a connection, there or gone. */
static gboolean
find_platform (Names *names, const char *connection_id, const char **name, GError **error)
{
  gboolean has_row = FALSE;
  char *found = NULL;

  *name = NULL;
  if (connection_id == NULL ||
      g_hash_table_lookup_extended (names->platform_names, connection_id, NULL, (gpointer *) name))
    return TRUE;

  cpt_statement_reset (names->platform);
  cpt_statement_bind_guid (names->platform, ":company_id", names->company_id);
  cpt_statement_bind_guid (names->platform, ":connection_id", connection_id);
  if (!cpt_statement_step (names->platform, &has_row, error))
    return FALSE;

  found = has_row ? g_strdup (cpt_statement_get_text (names->platform, 0)) : NULL;
  g_hash_table_insert (names->platform_names, g_strdup (connection_id), found);
  *name = found;

  return TRUE;
}

static CptActivity *
entry_from_row (CptStatement *row, Names *names, GError **error)
{
  g_autofree char *connection_id = cpt_statement_dup_guid (row, COLUMN_CONNECTION_ID);
  const CptActivityKey key = {
    .at = cpt_statement_get_int64 (row, COLUMN_AT),
    .source = cpt_statement_get_int64 (row, COLUMN_SOURCE),
    .id = cpt_statement_get_int64 (row, COLUMN_ID),
  };
  CptActivityFields fields = {
    .company_id = names->company_id,
    .connection_id = connection_id,
    .kind = (CptActivityKind) cpt_statement_get_int64 (row, COLUMN_KIND),
    .at = key.at,
    .origin = (CptOrigin) cpt_statement_get_int64 (row, COLUMN_ORIGIN),
    .before = cpt_statement_get_text (row, COLUMN_BEFORE),
    .after = cpt_statement_get_text (row, COLUMN_AFTER),
    .detail = cpt_statement_get_text (row, COLUMN_DETAIL),
  };

  if (!find_platform (names, connection_id, &fields.platform_name, error))
    return NULL;

  return cpt_activity_new (&fields, &key);
}

static gboolean
take_row (CptActivityPiece *piece, CptStatement *row, Names *names, const CptActivityQuery *query, GError **error)
{
  g_autoptr (CptActivity) entry = entry_from_row (row, names, error);

  if (entry == NULL)
    return FALSE;

  piece->end = *cpt_activity_get_key (entry);
  if (query->passes == NULL || query->passes (entry, query->data))
    g_ptr_array_add (piece->entries, g_steal_pointer (&entry));

  return TRUE;
}

static CptStatement *
prepare (sqlite3 *handle, const char *company_id, guint kinds, const CptActivityKey *after, GError **error)
{
  CptStatement *statement = cpt_statement_prepare (handle, READ_SQL, error);

  if (statement == NULL)
    return NULL;

  cpt_statement_bind_guid (statement, ":company_id", company_id);
  cpt_statement_bind_int64 (statement, ":at", after->at);
  cpt_statement_bind_int64 (statement, ":source", after->source);
  cpt_statement_bind_int64 (statement, ":id", after->id);
  cpt_statement_bind_int64 (statement, ":kinds", kinds != 0 ? kinds : G_MAXUINT);
  cpt_statement_bind_int64 (statement, ":limit", PIECE);

  return statement;
}

/**
 * cpt_activity_reader_read:
 * @company_id: GUID text
 * @after: where to go on from
 *
 * Reads the entries that come after @after, which are older. How many are looked at is bounded: of them the search may
 * let none pass.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
CptActivityPiece *
cpt_activity_reader_read (sqlite3 *handle,
                          const char *company_id,
                          CptActivitySearch *search,
                          const CptActivityKey *after,
                          GError **error)
{
  g_autoptr (CptStatement) statement = prepare (handle, company_id, search->query.kinds, after, error);
  g_autoptr (CptActivityPiece) piece = g_new0 (CptActivityPiece, 1);
  g_auto (Names) names = { .company_id = company_id };
  gboolean has_row = FALSE;
  guint n_rows = 0;

  piece->entries = g_ptr_array_new_with_free_func (g_object_unref);
  piece->end = *after;
  names.platform_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names.platform = statement != NULL ? cpt_statement_prepare (handle, PLATFORM_SQL, error) : NULL;
  if (names.platform == NULL)
    return NULL;

  while (cpt_statement_step (statement, &has_row, error) && has_row)
    {
      n_rows++;
      if (!take_row (piece, statement, &names, &search->query, error))
        return NULL;
    }
  if (has_row)
    return NULL;

  piece->is_last = n_rows < PIECE;

  return g_steal_pointer (&piece);
}
