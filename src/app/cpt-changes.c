/* cpt-changes.c — what a person asks for, as rows for the outbox, and said in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-changes.h"

#include <glib/gi18n.h>

#include "cpt-shown-text.h"
#include "cpt-time.h"

/* Fills in what is the same for every change that was never sent. */
static CptChange *
new_change (CptChangeFields *fields)
{
  gboolean is_held = fields->state == CPT_CHANGE_HELD;

  fields->state = is_held ? CPT_CHANGE_HELD : CPT_CHANGE_WAITING;
  fields->not_before = is_held ? fields->created + CPT_CHANGES_DELETION_GRACE : CPT_TIME_UNKNOWN;
  fields->first_sent = CPT_TIME_UNKNOWN;
  fields->error_code = -1;

  return cpt_change_new (fields);
}

static GPtrArray *
new_list (CptChange *change)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (changes, change);

  return changes;
}

/**
 * cpt_changes_new_creation:
 * @name: exactly as it is to be sent
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): the creation of a company
 */
GPtrArray *
cpt_changes_new_creation (const char *name, gint64 now)
{
  return new_list (new_change (&(CptChangeFields){ .kind = CPT_CHANGE_CREATE_COMPANY, .name = name, .created = now }));
}

/**
 * cpt_changes_new_renaming:
 * @rid: the company's row
 * @company: as it is shown
 * @name: the new name, exactly as it is to be sent
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): its renaming
 */
GPtrArray *
cpt_changes_new_renaming (gint64 rid, CptCompany *company, const char *name, gint64 now)
{
  return new_list (new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_RENAME_COMPANY,
      .rid = rid,
      .company_id = rid > 0 ? cpt_company_get_id (company) : NULL,
      .name = name,
      .old_name = cpt_company_get_name (company),
      .created = now,
  }));
}

/**
 * cpt_changes_new_description:
 * @rid: the company's row
 * @company: as it is shown
 * @description: the new one; "" for none
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): its new description
 */
GPtrArray *
cpt_changes_new_description (gint64 rid, CptCompany *company, const char *description, gint64 now)
{
  return new_list (new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_DESCRIBE_COMPANY,
      .rid = rid,
      .company_id = rid > 0 ? cpt_company_get_id (company) : NULL,
      .old_name = cpt_company_get_name (company),
      .body = description,
      .created = now,
  }));
}

/**
 * cpt_changes_new_reverse:
 * @change: a renaming or a description that was sent
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): the change back to what was before
 */
CptChange *
cpt_changes_new_reverse (CptChange *change, gint64 now)
{
  CptChangeFields fields = {
    .kind = cpt_change_get_kind (change),
    .rid = cpt_change_get_rid (change),
    .company_id = cpt_change_get_company_id (change),
    .created = now,
  };

  if (fields.kind == CPT_CHANGE_RENAME_COMPANY)
    {
      fields.name = cpt_change_get_old_name (change);
      fields.old_name = cpt_change_get_name (change);
    }
  else
    {
      fields.old_name = cpt_change_get_old_name (change);
      fields.body = cpt_change_get_base (change) != NULL ? cpt_change_get_base (change) : "";
    }

  return new_change (&fields);
}

/**
 * cpt_changes_new_deletion:
 * @rid: the company's row
 * @company_id: (nullable): GUID text
 * @name: the company's name, for messages
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): its deletion, held for CPT_CHANGES_DELETION_GRACE
 */
CptChange *
cpt_changes_new_deletion (gint64 rid, const char *company_id, const char *name, gint64 now)
{
  return new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_DELETE_COMPANY,
      .state = CPT_CHANGE_HELD,
      .rid = rid,
      .company_id = company_id,
      .old_name = name,
      .created = now,
  });
}

/**
 * cpt_changes_new_connection_change:
 * @rid: the company's row
 * @company: as it is shown
 * @connection_id: GUID text
 * @kind: CPT_CHANGE_UNLINK_CONNECTION or CPT_CHANGE_DELETE_CONNECTION
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): a change of one of its connections
 */
GPtrArray *
cpt_changes_new_connection_change (gint64 rid,
                                   CptCompany *company,
                                   const char *connection_id,
                                   CptChangeKind kind,
                                   gint64 now)
{
  CptConnection *connection = cpt_company_find_connection (company, connection_id);

  return new_list (new_change (&(CptChangeFields){
      .kind = kind,
      .rid = rid,
      .company_id = cpt_company_get_id (company),
      .connection_id = connection_id,
      .old_name = connection != NULL ? cpt_connection_get_platform_name (connection) : NULL,
      .created = now,
  }));
}

/**
 * cpt_changes_new_connection:
 * @rid: the company's row
 * @company: as it is shown
 * @integration: what to connect it to
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): the creation of a connection
 */
GPtrArray *
cpt_changes_new_connection (gint64 rid, CptCompany *company, CptIntegration *integration, gint64 now)
{
  return new_list (new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_CREATE_CONNECTION,
      .rid = rid,
      .company_id = rid > 0 ? cpt_company_get_id (company) : NULL,
      .old_name = cpt_integration_get_name (integration),
      .platform_key = cpt_integration_get_key (integration),
      .created = now,
  }));
}

/**
 * cpt_changes_new_settings:
 * @rid: the company's row, 0 for the settings of all
 * @company_id: (nullable): GUID text; %NULL for the settings of all
 * @base: JSON of the settings that were changed, as the platform had said them
 * @body: the whole JSON to send
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): the saving of data type settings
 */
GPtrArray *
cpt_changes_new_settings (gint64 rid, const char *company_id, const char *base, const char *body, gint64 now)
{
  return new_list (new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_SAVE_SETTINGS,
      .rid = rid,
      .company_id = company_id,
      .base = base,
      .body = body,
      .created = now,
  }));
}

/**
 * cpt_changes_new_tags:
 * @rid: the company's row
 * @name: the company's name, for messages
 * @patch: JSON of what becomes of its tags
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): a change of its tags
 */
CptChange *
cpt_changes_new_tags (gint64 rid, const char *name, const char *patch, gint64 now)
{
  return new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_EDIT_TAGS,
      .rid = rid,
      .old_name = name,
      .body = patch,
      .created = now,
  });
}

/**
 * cpt_changes_new_refresh:
 * @rid: the company's row
 * @company: as it is shown
 * @data_type: (nullable): the one to read; %NULL for all
 * @connection_id: (nullable): GUID text, to read @data_type through this connection alone
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): a refresh of its data
 */
GPtrArray *
cpt_changes_new_refresh (gint64 rid, CptCompany *company, const char *data_type, const char *connection_id, gint64 now)
{
  return new_list (new_change (&(CptChangeFields){
      .kind = data_type != NULL ? CPT_CHANGE_REFRESH_TYPE : CPT_CHANGE_REFRESH_COMPANY,
      .rid = rid,
      .company_id = cpt_company_get_id (company),
      .connection_id = connection_id,
      .old_name = cpt_company_get_name (company),
      .data_type = data_type,
      .created = now,
  }));
}

/**
 * cpt_changes_new_bulk_refresh:
 * @rids: (element-type gint64): rows of companies
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full) (element-type CptChange): a refresh of all the data of each, in bulk
 */
GPtrArray *
cpt_changes_new_bulk_refresh (GArray *rids, gint64 now)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rids->len; i++)
    g_ptr_array_add (changes, new_change (&(CptChangeFields){
                                  .kind = CPT_CHANGE_REFRESH_COMPANY,
                                  .rid = g_array_index (rids, gint64, i),
                                  .is_bulk = TRUE,
                                  .created = now,
                              }));

  return changes;
}

/**
 * cpt_changes_new_small_read:
 * @rid: the company's row
 * @company: as it is shown
 * @data_type: what to read
 * @connection_id: GUID text, of the connection to read it through
 * @is_bulk: whether it is one of many
 * @now: microseconds UTC, the account's clock
 *
 * Returns: (transfer full): a read that keeps an access
 */
CptChange *
cpt_changes_new_small_read (gint64 rid,
                            CptCompany *company,
                            const char *data_type,
                            const char *connection_id,
                            gboolean is_bulk,
                            gint64 now)
{
  return new_change (&(CptChangeFields){
      .kind = CPT_CHANGE_REFRESH_TYPE,
      .rid = rid,
      .company_id = cpt_company_get_id (company),
      .connection_id = connection_id,
      .old_name = cpt_company_get_name (company),
      .data_type = data_type,
      .is_bulk = is_bulk,
      .created = now,
  });
}

/**
 * cpt_changes_dup_not_done:
 * @change: one that failed
 *
 * Returns: (transfer full): what was not done, a whole sentence, translated
 */
char *
cpt_changes_dup_not_done (CptChange *change)
{
  const char *whole = cpt_change_get_old_name (change);
  g_autofree char *old_name = cpt_shown_text_new (whole != NULL ? whole : "", CPT_SHOWN_NAME);

  switch (cpt_change_get_kind (change))
    {
    case CPT_CHANGE_CREATE_COMPANY:
      /* Translators: %s is the name of a company. */
      return g_strdup_printf (_ ("“%s” was not added."), cpt_change_get_name (change));
    case CPT_CHANGE_RENAME_COMPANY:
      /* Translators: both %s are names of the same company: the one it keeps, the one it was to get. */
      return g_strdup_printf (_ ("“%s” was not renamed to “%s”."), old_name, cpt_change_get_name (change));
    case CPT_CHANGE_DELETE_COMPANY:
      /* Translators: %s is the name of a company. */
      return g_strdup_printf (_ ("“%s” was not deleted."), old_name);
    case CPT_CHANGE_UNLINK_CONNECTION:
      /* Translators: %s is the name of an accounting platform, such as Xero. */
      return g_strdup_printf (_ ("The connection to %s was not unlinked."), old_name);
    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
      /* Translators: %s is the name of a company. */
      return g_strdup_printf (_ ("The data of “%s” was not refreshed."), old_name);
    case CPT_CHANGE_CREATE_CONNECTION:
      /* Translators: %s is the name of an accounting platform, such as Xero. */
      return g_strdup_printf (_ ("The connection to %s was not added."), old_name);
    case CPT_CHANGE_DESCRIBE_COMPANY:
      /* Translators: %s is the name of a company. */
      return g_strdup_printf (_ ("The description of “%s” was not saved."), old_name);
    case CPT_CHANGE_SAVE_SETTINGS:
      return g_strdup (_ ("The data type settings were not saved."));
    case CPT_CHANGE_EDIT_TAGS:
      /* Translators: %s is the name of a company. */
      return g_strdup_printf (_ ("The tags of “%s” were not changed."), old_name);
    case CPT_CHANGE_DELETE_CONNECTION:
    default:
      /* Translators: %s is the name of an accounting platform, such as Xero. */
      return g_strdup_printf (_ ("The connection to %s was not deleted."), old_name);
    }
}
