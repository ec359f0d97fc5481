/* cpt-account.c — an account: whose companies are looked at, and through which address.
 *
 * The key is no part of it: it is kept in the keyring alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-account.h"

struct _CptAccount
{
  GObject parent_instance;

  char *id;
  char *name;     /* (nullable): the sandbox's is the interface's to say */
  char *base_url; /* (nullable): the sandbox's changes */
  gint64 position;
};

G_DEFINE_FINAL_TYPE (CptAccount, cpt_account, G_TYPE_OBJECT)

static void
cpt_account_finalize (GObject *object)
{
  CptAccount *self = CPT_ACCOUNT (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->base_url);

  G_OBJECT_CLASS (cpt_account_parent_class)->finalize (object);
}

static void
cpt_account_class_init (CptAccountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cpt_account_finalize;
}

static void
cpt_account_init (CptAccount *self)
{
}

/**
 * cpt_account_new:
 * @id: made by cpt_guid_new(), and for ever the account's
 * @name: what the user calls it
 * @base_url: of its platform
 * @position: among the accounts; what was added later has a greater one
 *
 * Returns: (transfer full): an immutable value, for any thread
 */
CptAccount *
cpt_account_new (const char *id, const char *name, const char *base_url, gint64 position)
{
  CptAccount *self = g_object_new (CPT_TYPE_ACCOUNT, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->base_url = g_strdup (base_url);
  self->position = position;

  return self;
}

/**
 * cpt_account_new_sandbox:
 *
 * Returns: (transfer full): the account that is always there, first of all
 */
CptAccount *
cpt_account_new_sandbox (void)
{
  return cpt_account_new (CPT_ACCOUNT_SANDBOX_ID, NULL, NULL, 0);
}

/**
 * cpt_account_rename:
 * @name: a new name
 *
 * Returns: (transfer full): the same account by another name
 */
CptAccount *
cpt_account_rename (CptAccount *self, const char *name)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT (self), NULL);

  return cpt_account_new (self->id, name, self->base_url, self->position);
}

/**
 * cpt_account_get_id:
 *
 * Returns: (transfer none): what the account is known by on this computer; the name of its folder
 */
const char *
cpt_account_get_id (CptAccount *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT (self), NULL);

  return self->id;
}

/**
 * cpt_account_get_name:
 *
 * Returns: (transfer none) (nullable): what the user calls it; %NULL of the sandbox
 */
const char *
cpt_account_get_name (CptAccount *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT (self), NULL);

  return self->name;
}

/**
 * cpt_account_get_base_url:
 *
 * Returns: (transfer none) (nullable): of its platform; %NULL of the sandbox
 */
const char *
cpt_account_get_base_url (CptAccount *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT (self), NULL);

  return self->base_url;
}

/**
 * cpt_account_get_position:
 *
 * Returns: what accounts are sorted by, 0 of the sandbox
 */
gint64
cpt_account_get_position (CptAccount *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT (self), 0);

  return self->position;
}

/**
 * cpt_account_is_sandbox:
 *
 * Returns: whether it is the stand-in, of which nothing leaves this computer
 */
gboolean
cpt_account_is_sandbox (CptAccount *self)
{
  g_return_val_if_fail (CPT_IS_ACCOUNT (self), FALSE);

  return g_str_equal (self->id, CPT_ACCOUNT_SANDBOX_ID);
}
