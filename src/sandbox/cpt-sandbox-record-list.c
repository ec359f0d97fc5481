/* cpt-sandbox-record-list.c — the routes of records.
 *
 * What can be asked about is what the first record has. A page in the order of the positions is cut out; for any other
 * order and for queries every record is looked at, but none is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-record-list-private.h"

#include <string.h>

#include "cpt-sandbox-companies-private.h"
#include "cpt-sandbox-connections-private.h"
#include "cpt-sandbox-latest-private.h"
#include "cpt-sandbox-list-private.h"
#include "cpt-sandbox-records-private.h"

#define DEFAULT_ORDER "modifiedDate"

typedef struct
{
  CptSandboxRecords records;
  const CptSandboxRecordType *type;
  GPtrArray *names;   /* (element-type utf8) */
  GArray *properties; /* (element-type CptSandboxProperty) */
  CptSandboxItemType item_type;
} List;

/* One record while it is compared: what was asked about it last. */
typedef struct
{
  const List *list; /* not owned */
  guint position;
  guint property; /* G_MAXUINT for none yet */
  gboolean has_value;
  CptSandboxValue value;
  char *text; /* (nullable): of @value */
  CptSandboxGuid id;
} Item;

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->text);
  g_free (item);
}

static void
look_up (Item *item, guint property)
{
  g_autoptr (GString) path = g_string_new (NULL);
  const char *wanted = item->list->item_type.properties[property].name;
  CptSandboxFields fields = { .wanted = wanted, .path = path };

  cpt_sandbox_records_describe (&item->list->records, item->list->type, item->position, &fields);
  g_free (item->text);
  item->text = fields.text;
  item->value = fields.value;
  item->has_value = fields.is_found;
  item->property = property;
}

/* The identifier decides between equals, so it does not take the place of what is compared. */
static gboolean
item_get (gconstpointer data, guint property, guint index, CptSandboxValue *value)
{
  Item *item = (Item *) data;
  const CptSandboxRecordType *type = item->list->type;

  if (index > 0)
    return FALSE;

  if (property == 0 && type->id != CPT_SANDBOX_ID_NONE)
    {
      item->id = cpt_sandbox_records_get_id (&item->list->records, type->route, item->position);
      value->text = item->id.text;

      return TRUE;
    }

  if (item->property != property)
    look_up (item, property);

  *value = item->value;

  return item->has_value;
}

static void
item_write (gpointer data, GString *out, CptSandboxWorld *world)
{
  Item *item = data;
  g_autoptr (GString) path = g_string_new (NULL);
  CptSandboxFields fields = { .out = out, .path = path };

  cpt_sandbox_records_describe (&item->list->records, item->list->type, item->position, &fields);
}

/* What the first record has, though there may be none. */
static void
list_find_properties (List *self)
{
  g_autoptr (GString) path = g_string_new (NULL);
  CptSandboxFields fields = { .path = path };

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->properties = g_array_new (FALSE, FALSE, sizeof (CptSandboxProperty));
  fields.names = self->names;
  fields.properties = self->properties;
  cpt_sandbox_records_describe (&self->records, self->type, 0, &fields);
  self->item_type.properties = (const CptSandboxProperty *) self->properties->data;
  self->item_type.n_properties = self->properties->len;
  self->item_type.get = item_get;
}

static void
list_clear (List *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->properties, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static gboolean
is_by_position (const CptSandboxListing *listing)
{
  const char *name = listing->order.type->properties[listing->order.property].name;

  return listing->query == NULL && (strcmp (name, "id") == 0 || strcmp (name, DEFAULT_ORDER) == 0);
}

static CptSandboxAnswer *
answer_by_position (const List *self, CptSandboxRequest *request, const CptSandboxListing *listing)
{
  guint total = cpt_sandbox_records_count (&self->records, self->type->route);
  guint64 first = (guint64) (listing->paging.page - 1) * listing->paging.page_size;
  GString *body = cpt_sandbox_paging_begin ();

  for (guint64 i = first; i < MIN (first + listing->paging.page_size, total); i++)
    {
      Item item = { .list = self, .position = listing->order.descending ? total - 1 - (guint) i : (guint) i };

      item_write (&item, body, request->world);
    }

  return cpt_sandbox_paging_end (&listing->paging, request, body, total);
}

static CptSandboxAnswer *
answer_from_all (const List *self, CptSandboxRequest *request, CptSandboxListing *listing)
{
  guint total = cpt_sandbox_records_count (&self->records, self->type->route);
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (total, free_item);

  for (guint i = 0; i < total; i++)
    {
      Item *item = g_new0 (Item, 1);

      item->list = self;
      item->position = i;
      item->property = G_MAXUINT;
      g_ptr_array_add (items, item);
    }

  return cpt_sandbox_listing_answer (listing, request, items, item_write);
}

static CptSandboxAnswer *
answer (List *self, CptSandboxRequest *request)
{
  g_auto (CptSandboxListing) listing = { 0 };
  CptSandboxAnswer *refusal;

  list_find_properties (self);
  refusal = cpt_sandbox_listing_read (&listing, request, &self->item_type, DEFAULT_ORDER);

  if (refusal != NULL)
    return refusal;

  return is_by_position (&listing) ? answer_by_position (self, request, &listing)
                                   : answer_from_all (self, request, &listing);
}

/* @only: (nullable): a connection of @company; any that has such records */
static CptSandboxAnswer *
open_list (List *self,
           CptSandboxRequest *request,
           CptSandboxCompany *company,
           const CptSandboxConnection *only,
           const char *route)
{
  CptSandboxLatest latest;
  CptSandboxAnswer *refusal;

  self->type = cpt_sandbox_record_type_find (route);

  if (self->type == NULL)
    return cpt_sandbox_answer_new_error (404, "NotFound");

  refusal = cpt_sandbox_latest_find (request, company, only, self->type->data_type, &latest);

  if (refusal != NULL)
    return refusal;

  cpt_sandbox_records_init (&self->records, company, latest.connection, request->world->seed, latest.moment);
  self->records.faults = request->world->faults;

  return NULL;
}

/* GET /companies/{companyId}/data/{records} */
CptSandboxAnswer *
cpt_sandbox_record_list_of_company (CptSandboxRequest *request)
{
  g_auto (List) list = { .type = NULL };
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autofree char *route = g_match_info_fetch_named (request->match, "records");
  CptSandboxAnswer *refusal = cpt_sandbox_companies_find (request, &company);

  if (refusal == NULL)
    refusal = open_list (&list, request, company, NULL, route);

  return refusal != NULL ? refusal : answer (&list, request);
}

/* GET /companies/{companyId}/connections/{connectionId}/data/{records} */
CptSandboxAnswer *
cpt_sandbox_record_list_of_connection (CptSandboxRequest *request)
{
  g_auto (List) list = { .type = NULL };
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autofree char *route = g_match_info_fetch_named (request->match, "records");
  CptSandboxConnection *connection = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  if (refusal == NULL)
    refusal = open_list (&list, request, company, connection, route);

  return refusal != NULL ? refusal : answer (&list, request);
}

static CptSandboxAnswer *
find_account (List *self, const char *id)
{
  guint n_accounts = cpt_sandbox_records_count (&self->records, "bankAccounts");

  for (guint i = 0; i < n_accounts; i++)
    {
      CptSandboxGuid account = cpt_sandbox_records_get_id (&self->records, "bankAccounts", i);

      if (strcmp (account.text, id) == 0)
        {
          self->records.account = id;
          return NULL;
        }
    }

  return cpt_sandbox_answer_new_error (404, "No data available: bank account %s", id);
}

/* GET /companies/{companyId}/connections/{connectionId}/data/bankAccounts/{accountId}/bankTransactions */
CptSandboxAnswer *
cpt_sandbox_record_list_of_account (CptSandboxRequest *request)
{
  g_auto (List) list = { .type = NULL };
  g_autoptr (CptSandboxCompany) company = NULL;
  g_autofree char *account = cpt_sandbox_request_dup_capture (request, "account");
  CptSandboxConnection *connection = NULL;
  CptSandboxAnswer *refusal = cpt_sandbox_connections_find (request, &company, &connection);

  if (refusal == NULL)
    refusal = open_list (&list, request, company, connection, "bankTransactions");

  if (refusal == NULL)
    refusal = find_account (&list, account);

  return refusal != NULL ? refusal : answer (&list, request);
}
