/* test-keyring.c — the keyring that build-aux/with-keyring started, asked and played with behind the program's back.
 *
 * Speaks to it over D-Bus, without libsecret: so the keyring itself says what it has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "test-keyring.h"

#include <string.h>

#define SERVICE_NAME "org.freedesktop.secrets"
#define SERVICE_PATH "/org/freedesktop/secrets"
#define SERVICE_INTERFACE "org.freedesktop.Secret.Service"
#define ITEM_INTERFACE "org.freedesktop.Secret.Item"
#define LOGIN_PATH "/org/freedesktop/secrets/collection/login"
#define CONTROL_PATH "/io/github/comptoir/Comptoir/TestKeyring"
#define CONTROL_INTERFACE "io.github.comptoir.Comptoir.TestKeyring"

/* @parameters: (nullable): floating. Returns: (transfer full): the answer */
static GVariant *
call (const char *path, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;
  GVariant *answer = NULL;

  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (bus, SERVICE_NAME, path, interface, method, parameters, NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  return answer;
}

static char *
open_session (void)
{
  g_autoptr (GVariant) answer =
      call (SERVICE_PATH, SERVICE_INTERFACE, "OpenSession", g_variant_new_parsed ("('plain', <''>)"));
  char *session = NULL;

  g_variant_get (answer, "(vo)", NULL, &session);

  return session;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
list_secrets (GPtrArray *secrets, GVariant *items)
{
  g_autofree char *session = open_session ();
  g_autoptr (GVariant) answer =
      call (SERVICE_PATH, SERVICE_INTERFACE, "GetSecrets", g_variant_new ("(@aoo)", items, session));
  g_autoptr (GVariant) found = g_variant_get_child_value (answer, 0);

  for (gsize i = 0; i < g_variant_n_children (found); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (found, i);
      g_autoptr (GVariant) secret = g_variant_get_child_value (entry, 1);
      g_autoptr (GVariant) value = g_variant_get_child_value (secret, 2);
      gsize n = 0;
      const char *text = g_variant_get_fixed_array (value, &n, 1);

      g_ptr_array_add (secrets, g_strndup (text, n));
    }
}

/**
 * test_keyring_dup_secrets:
 *
 * Returns: (transfer full): all that it has, in the order of the alphabet, one space between; "locked" for what it
 * does not tell
 */
char *
test_keyring_dup_secrets (void)
{
  g_autoptr (GVariant) answer =
      call (SERVICE_PATH, SERVICE_INTERFACE, "SearchItems", g_variant_new_parsed ("(@a{ss} {},)"));
  g_autoptr (GVariant) unlocked = g_variant_get_child_value (answer, 0);
  g_autoptr (GVariant) locked = g_variant_get_child_value (answer, 1);
  g_autoptr (GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);

  if (g_variant_n_children (unlocked) > 0)
    list_secrets (secrets, unlocked);
  for (gsize i = 0; i < g_variant_n_children (locked); i++)
    g_ptr_array_add (secrets, g_strdup ("locked"));
  g_ptr_array_sort (secrets, compare);
  g_ptr_array_add (secrets, NULL);

  return g_strjoinv (" ", (char **) secrets->pdata);
}

static char *
dup_label (const char *path)
{
  g_autoptr (GVariant) answer =
      call (path, "org.freedesktop.DBus.Properties", "Get", g_variant_new ("(ss)", ITEM_INTERFACE, "Label"));
  g_autoptr (GVariant) label = NULL;

  g_variant_get (answer, "(v)", &label);

  return g_variant_dup_string (label, NULL);
}

/**
 * test_keyring_dup_labels:
 *
 * Returns: (transfer full): what it lists that it has, locked or not, in the order of the alphabet, a line each
 */
char *
test_keyring_dup_labels (void)
{
  g_autoptr (GVariant) answer =
      call (SERVICE_PATH, SERVICE_INTERFACE, "SearchItems", g_variant_new_parsed ("(@a{ss} {},)"));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);

  for (gsize kind = 0; kind < 2; kind++)
    {
      g_autoptr (GVariant) items = g_variant_get_child_value (answer, kind);

      for (gsize i = 0; i < g_variant_n_children (items); i++)
        {
          const char *path = NULL;

          g_variant_get_child (items, i, "&o", &path);
          g_ptr_array_add (labels, dup_label (path));
        }
    }
  g_ptr_array_sort (labels, compare);
  g_ptr_array_add (labels, NULL);

  return g_strjoinv ("\n", (char **) labels->pdata);
}

/**
 * test_keyring_lock:
 *
 * As when the desktop was not used for long.
 */
void
test_keyring_lock (void)
{
  const char *const collections[] = { LOGIN_PATH };
  g_autoptr (GVariant) answer =
      call (SERVICE_PATH, SERVICE_INTERFACE, "Lock", g_variant_new ("(@ao)", g_variant_new_objv (collections, 1)));
}

/**
 * test_keyring_set_answer:
 * @answer: "unlock", "dismiss" or "nothing"
 *
 * What the user does from now on when the keyring asks.
 */
void
test_keyring_set_answer (const char *answer)
{
  g_autoptr (GVariant) done = call (CONTROL_PATH, CONTROL_INTERFACE, "SetAnswer", g_variant_new ("(s)", answer));
}

/**
 * test_keyring_set_slow:
 * @is_slow: whether what is saved is there at once, but nobody hears of it; %FALSE tells all
 */
void
test_keyring_set_slow (gboolean is_slow)
{
  g_autoptr (GVariant) done = call (CONTROL_PATH, CONTROL_INTERFACE, "SetSlow", g_variant_new ("(b)", is_slow));
}

static guint
count (const char *method)
{
  g_autoptr (GVariant) answer = call (CONTROL_PATH, CONTROL_INTERFACE, method, NULL);
  guint n = 0;

  g_variant_get (answer, "(u)", &n);

  return n;
}

/**
 * test_keyring_count_prompts:
 *
 * Returns: how often it has asked the user
 */
guint
test_keyring_count_prompts (void)
{
  return count ("CountPrompts");
}

/**
 * test_keyring_count_held:
 *
 * Returns: how many savings nobody has heard of
 */
guint
test_keyring_count_held (void)
{
  return count ("CountHeld");
}
