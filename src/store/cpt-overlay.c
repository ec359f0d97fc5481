/* cpt-overlay.c — what the user did, over what the platform said: pure rules.
 *
 * A change that failed is not laid over: the object went back, and its row says why.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-overlay-private.h"

#include "cpt-objects.h"
#include "cpt-tags.h"
#include "cpt-time.h"

static CptCompany *
company_to_create (CptChange *change)
{
  return cpt_company_new (&(CptCompanyFields){
      .id = "",
      .name = cpt_change_get_name (change),
      .created = cpt_change_get_created (change),
      .last_sync = CPT_TIME_UNKNOWN,
  });
}

/* The connection as it will be; NULL when it will be gone. */
static CptConnection *
changed_connection (CptConnection *connection, CptChange *change)
{
  if (g_ascii_strcasecmp (cpt_connection_get_id (connection), cpt_change_get_connection_id (change)) != 0)
    return g_object_ref (connection);

  return cpt_change_get_kind (change) == CPT_CHANGE_UNLINK_CONNECTION
             ? cpt_connection_with_status (connection, CPT_CONNECTION_STATUS_UNLINKED)
             : NULL;
}

static CptCompany *
with_changed_connection (CptCompany *company, CptChange *change)
{
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *before = cpt_company_get_connections (company);

  for (guint i = 0; i < before->len; i++)
    {
      CptConnection *connection = changed_connection (g_ptr_array_index (before, i), change);

      if (connection != NULL)
        g_ptr_array_add (after, connection);
    }

  return cpt_company_with_connections (company, after);
}

/* Its ID is empty while it waits to be created. */
static CptConnection *
connection_to_create (CptChange *change)
{
  const char *platform_name = cpt_change_get_old_name (change);

  return cpt_connection_new (&(CptConnectionFields){
      .id = "",
      .integration_key = cpt_change_get_platform_key (change),
      .platform_name = platform_name != NULL ? platform_name : cpt_change_get_platform_key (change),
      .status_text = cpt_connection_status_to_text (CPT_CONNECTION_STATUS_PENDING_AUTH),
      .created = cpt_change_get_created (change),
      .last_sync = CPT_TIME_UNKNOWN,
  });
}

static CptCompany *
with_connection_to_create (CptCompany *company, CptChange *change)
{
  g_autoptr (GPtrArray) connections = cpt_objects_copy (cpt_company_get_connections (company));

  g_ptr_array_add (connections, connection_to_create (change));

  return cpt_company_with_connections (company, connections);
}

static CptCompany *
with_edited_tags (CptCompany *company, CptChange *change)
{
  g_autoptr (GVariant) patch = cpt_tags_parse_patch (cpt_change_get_body (change));
  g_autoptr (GVariant) tags = cpt_tags_apply (cpt_company_get_tags (company), patch);

  return cpt_company_with_tags (company, tags);
}

static CptCompany *
apply_one (CptCompany *company, CptChange *change)
{
  switch (cpt_change_get_kind (change))
    {
    case CPT_CHANGE_RENAME_COMPANY:
      return cpt_company_with_name (company, cpt_change_get_name (change));

    case CPT_CHANGE_DESCRIBE_COMPANY:
      return cpt_company_with_description (company, cpt_change_get_body (change));

    case CPT_CHANGE_UNLINK_CONNECTION:
    case CPT_CHANGE_DELETE_CONNECTION:
      return with_changed_connection (company, change);

    case CPT_CHANGE_CREATE_CONNECTION:
      return with_connection_to_create (company, change);

    case CPT_CHANGE_EDIT_TAGS:
      return with_edited_tags (company, change);

    case CPT_CHANGE_CREATE_COMPANY:
    case CPT_CHANGE_DELETE_COMPANY:
    case CPT_CHANGE_REFRESH_COMPANY:
    case CPT_CHANGE_REFRESH_TYPE:
    case CPT_CHANGE_SAVE_SETTINGS:
    default:
      return g_object_ref (company);
    }
}

/**
 * cpt_overlay_apply:
 * @company: (nullable): as the platform said it; %NULL for one that it has not created yet
 * @changes: (element-type CptChange): those of this company, in order
 *
 * Returns: (transfer full) (nullable): the company as it is to be shown; its ID is empty while it waits to be created,
 *   and so is that of a connection which does; %NULL when there is nothing to show
 */
CptCompany *
cpt_overlay_apply (CptCompany *company, GPtrArray *changes)
{
  g_autoptr (CptCompany) shown = company != NULL ? g_object_ref (company) : NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);
      g_autoptr (CptCompany) before = g_steal_pointer (&shown);

      if (before == NULL)
        shown = cpt_change_get_kind (change) == CPT_CHANGE_CREATE_COMPANY ? company_to_create (change) : NULL;
      else if (cpt_change_get_state (change) == CPT_CHANGE_FAILED)
        shown = g_steal_pointer (&before);
      else
        shown = apply_one (before, change);
    }

  return g_steal_pointer (&shown);
}

/**
 * cpt_overlay_hides:
 * @changes: (element-type CptChange): those of one company
 *
 * Returns: whether the company is not to be shown in the list: it is about to be deleted
 */
gboolean
cpt_overlay_hides (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      CptChange *change = g_ptr_array_index (changes, i);

      if (cpt_change_get_kind (change) == CPT_CHANGE_DELETE_COMPANY &&
          cpt_change_get_state (change) != CPT_CHANGE_FAILED)
        return TRUE;
    }

  return FALSE;
}

/**
 * cpt_overlay_concerns:
 *
 * Returns: whether a change of this kind makes its company another one, here and for the platform; one that does not
 *   only asks for something
 */
gboolean
cpt_overlay_concerns (CptChangeKind kind)
{
  return kind != CPT_CHANGE_REFRESH_COMPANY && kind != CPT_CHANGE_REFRESH_TYPE && kind != CPT_CHANGE_SAVE_SETTINGS;
}

/**
 * cpt_overlay_awaits_company:
 *
 * Returns: whether the change may have made a company of which the platform has not told us yet, and nobody is asked
 */
gboolean
cpt_overlay_awaits_company (CptChange *change)
{
  return cpt_change_get_kind (change) == CPT_CHANGE_CREATE_COMPANY &&
         cpt_change_get_first_sent (change) != CPT_TIME_UNKNOWN && cpt_change_get_state (change) != CPT_CHANGE_ASKING &&
         cpt_change_get_state (change) != CPT_CHANGE_FAILED;
}
