/* cpt-record.c — one record of a company's data, of whatever type: an invoice, a customer, an account…
 *
 * Nothing is known of a record but what section 2.13 of the platform reference says of all: what its members are is
 * told from how they are written and from how they are called. Immutable; the JSON is kept as it came.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-record.h"

#include "cpt-error.h"
#include "cpt-time.h"

#include <string.h>

#define NO_CURRENCY "XXX"

struct _CptRecord
{
  GObject parent_instance;

  GBytes *json;
  CptJsonDocument *document;
};

G_DEFINE_FINAL_TYPE (CptRecord, cpt_record, G_TYPE_OBJECT)

/* How members that are money end, in lower case. */
static const char *const amount_endings[] = { "amount", "total",  "balance",  "credit", "discount", "due",
                                              "price",  "refund", "gratuity", "limit",  "cost",     "debit" };

static void
cpt_record_finalize (GObject *object)
{
  CptRecord *self = CPT_RECORD (object);

  g_clear_pointer (&self->document, cpt_json_document_free);
  g_clear_pointer (&self->json, g_bytes_unref);

  G_OBJECT_CLASS (cpt_record_parent_class)->finalize (object);
}

static void
cpt_record_class_init (CptRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_record_finalize;
}

static void
cpt_record_init (CptRecord *self)
{
}

/**
 * cpt_record_new:
 * @json: (array length=length): JSON text of an object; need not end with a NUL
 * @length: bytes of @json
 *
 * Returns: (transfer full) (nullable): the record, or %NULL with CPT_ERROR_MALFORMED
 */
CptRecord *
cpt_record_new (const char *json, gsize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, length);
  g_autoptr (CptJsonDocument) document = cpt_json_document_new (bytes, error);
  CptRecord *self = NULL;

  if (document == NULL)
    return NULL;

  if (cpt_json_document_get_root (document)->kind != CPT_JSON_BEGIN_OBJECT)
    {
      g_set_error_literal (error, CPT_ERROR, CPT_ERROR_MALFORMED, "A record is no object");
      return NULL;
    }

  self = g_object_new (CPT_TYPE_RECORD, NULL);
  self->json = g_steal_pointer (&bytes);
  self->document = g_steal_pointer (&document);

  return self;
}

/**
 * cpt_record_get_json:
 *
 * Returns: (transfer none): the text as it came
 */
GBytes *
cpt_record_get_json (CptRecord *self)
{
  g_return_val_if_fail (CPT_IS_RECORD (self), NULL);

  return self->json;
}

/**
 * cpt_record_get_root:
 *
 * Returns: (transfer none): the object
 */
const CptJsonNode *
cpt_record_get_root (CptRecord *self)
{
  g_return_val_if_fail (CPT_IS_RECORD (self), NULL);

  return cpt_json_document_get_root (self->document);
}

static const char *
find_text (const CptJsonNode *object, const char *name)
{
  const CptJsonNode *node = cpt_json_node_find (object, name);

  return node != NULL ? node->text : NULL;
}

/**
 * cpt_record_get_id:
 *
 * Returns: (transfer none) (nullable): what the platform calls it; records of some types have none
 */
const char *
cpt_record_get_id (CptRecord *self)
{
  g_return_val_if_fail (CPT_IS_RECORD (self), NULL);

  return find_text (cpt_record_get_root (self), "id");
}

/**
 * cpt_record_dup_key:
 *
 * Returns: (transfer full): what tells it from the others in its list: its ID, or else its account and date, or else
 *   all that it says
 */
char *
cpt_record_dup_key (CptRecord *self)
{
  const char *id = cpt_record_get_id (self);
  const char *account = NULL;
  const char *date = NULL;

  if (id != NULL)
    return g_strdup (id);

  account = find_text (cpt_record_get_root (self), "accountId");
  date = find_text (cpt_record_get_root (self), "date");
  if (account != NULL && date != NULL)
    return g_strdup_printf ("%s %s", account, date);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA1, self->json);
}

/**
 * cpt_record_get_modified:
 *
 * Returns: microseconds UTC when it last changed in the platform's copy, or CPT_TIME_UNKNOWN
 */
gint64
cpt_record_get_modified (CptRecord *self)
{
  const char *text = NULL;

  g_return_val_if_fail (CPT_IS_RECORD (self), CPT_TIME_UNKNOWN);

  text = find_text (cpt_record_get_root (self), "modifiedDate");

  return text != NULL ? cpt_time_parse (text) : CPT_TIME_UNKNOWN;
}

/**
 * cpt_record_is_deleted:
 *
 * Returns: whether the software that it came from has it no more
 */
gboolean
cpt_record_is_deleted (CptRecord *self)
{
  CptRecordValue value;

  g_return_val_if_fail (CPT_IS_RECORD (self), FALSE);

  cpt_record_get (self, "metadata.isDeleted", &value);

  return value.kind == CPT_RECORD_KIND_BOOLEAN && value.is_true;
}

/* YYYY-MM-DD, alone or before a time of day. */
static gboolean
begins_with_date (const char *text)
{
  static const char form[] = "0000-00-00";

  for (guint i = 0; form[i] != '\0'; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  return text[sizeof form - 1] == '\0' || text[sizeof form - 1] == 'T';
}

static gboolean
has_zone (const char *text)
{
  const char *time = strchr (text, 'T');

  return time != NULL && strpbrk (time, "Z+-") != NULL;
}

static void
read_string (CptRecordValue *self, const char *text)
{
  self->kind = CPT_RECORD_KIND_TEXT;
  self->text = text;
  if (!begins_with_date (text))
    return;

  self->time = cpt_time_parse (text);
  if (self->time != CPT_TIME_UNKNOWN)
    self->kind = has_zone (text) ? CPT_RECORD_KIND_TIME : CPT_RECORD_KIND_DATE;
}

static gboolean
is_amount (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (amount_endings); i++)
    if (g_str_has_suffix (lower, amount_endings[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_name (const char *member)
{
  return g_str_equal (member, "name") || g_str_has_suffix (member, "Name");
}

/* An object that has a name, or is called a reference, stands for another record. */
static void
read_object (CptRecordValue *self, const CptJsonNode *object, const char *name)
{
  const char *id = find_text (object, "id");

  self->kind = CPT_RECORD_KIND_OBJECT;
  for (const CptJsonNode *node = cpt_json_node_first (object); node != NULL; node = cpt_json_node_next (object, node))
    {
      self->n_items++;
      if (self->text == NULL && node->kind == CPT_JSON_STRING && is_name (node->name))
        {
          self->text = node->text;
          self->name_member = node->name;
        }
    }

  if ((self->text == NULL || id == NULL) && !(name != NULL && g_str_has_suffix (name, "Ref")))
    {
      self->text = NULL;
      self->name_member = NULL;
      return;
    }

  self->kind = CPT_RECORD_KIND_REFERENCE;
  if (self->text == NULL)
    {
      self->text = id;
      self->name_member = "id";
    }
}

static void
read_array (CptRecordValue *self, const CptJsonNode *array)
{
  self->kind = CPT_RECORD_KIND_LIST;
  for (const CptJsonNode *node = cpt_json_node_first (array); node != NULL; node = cpt_json_node_next (array, node))
    self->n_items++;
}

/**
 * cpt_record_value_read:
 * @self: (out caller-allocates): what @node is to a person
 * @node: (nullable): a value
 * @name: of the member
 * @currency: (nullable): of the object that it is in
 */
void
cpt_record_value_read (CptRecordValue *self, const CptJsonNode *node, const char *name, const char *currency)
{
  *self = (CptRecordValue){ .kind = CPT_RECORD_KIND_NOTHING, .time = CPT_TIME_UNKNOWN, .node = node };
  if (node == NULL)
    return;

  switch (node->kind)
    {
    case CPT_JSON_STRING:
      read_string (self, node->text);
      break;
    case CPT_JSON_NUMBER:
      self->kind = name != NULL && is_amount (name) ? CPT_RECORD_KIND_AMOUNT : CPT_RECORD_KIND_NUMBER;
      self->text = node->text;
      self->currency = self->kind == CPT_RECORD_KIND_AMOUNT ? currency : NULL;
      break;
    case CPT_JSON_TRUE:
    case CPT_JSON_FALSE:
      self->kind = CPT_RECORD_KIND_BOOLEAN;
      self->is_true = node->kind == CPT_JSON_TRUE;
      break;
    case CPT_JSON_BEGIN_OBJECT:
      read_object (self, node, name);
      break;
    case CPT_JSON_BEGIN_ARRAY:
      read_array (self, node);
      break;
    case CPT_JSON_NULL:
    case CPT_JSON_END:
    case CPT_JSON_END_OBJECT:
    case CPT_JSON_END_ARRAY:
    case CPT_JSON_MEMBER:
    default:
      break;
    }
}

/**
 * cpt_record_find_currency:
 * @object: an object
 *
 * Returns: (transfer none) (nullable): the currency of its amounts, where it says one
 */
const char *
cpt_record_find_currency (const CptJsonNode *object)
{
  const char *currency = find_text (object, "currency");

  return currency != NULL && *currency != '\0' && !g_str_equal (currency, NO_CURRENCY) ? currency : NULL;
}

/**
 * cpt_record_get:
 * @path: of a member, with dots between
 * @value: (out caller-allocates): what is there
 */
void
cpt_record_get (CptRecord *self, const char *path, CptRecordValue *value)
{
  const CptJsonNode *node = NULL;
  const char *currency = NULL;
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  g_return_if_fail (CPT_IS_RECORD (self));

  node = cpt_record_get_root (self);
  parts = g_strsplit (path, ".", -1);
  for (; parts[n] != NULL && node != NULL; n++)
    {
      const char *own = node->kind == CPT_JSON_BEGIN_OBJECT ? cpt_record_find_currency (node) : NULL;

      currency = own != NULL ? own : currency;
      node = node->kind == CPT_JSON_BEGIN_OBJECT ? cpt_json_node_find (node, parts[n]) : NULL;
    }

  cpt_record_value_read (value, node, n > 0 ? parts[n - 1] : "", currency);
}
