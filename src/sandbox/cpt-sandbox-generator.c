/* cpt-sandbox-generator.c — companies that are made up from the seed whenever they are asked for.
 *
 * A company is a pure function of the seed and of its position, so that a million of them need no room and no time at
 * the start. The position is in the identifier.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-generator-private.h"

#include <stdlib.h>
#include <string.h>

#include "cpt-sandbox-time-private.h"

#define YEARS_BACK 3
#define MAX_CONNECTIONS 3

static const char *const trades[] = {
  "Boulangerie", "Garage",  "Librairie",   "Menuiserie", "Pharmacie", "Transport", "Clinique",   "Atelier",
  "Imprimerie",  "Ferme",   "Restaurant",  "Studio",     "Plumbing",  "Bakery",    "Consulting", "Logistics",
  "Dental Care", "Brewery", "Landscaping", "Software",   "Roofing",   "Fitness",   "Catering",   "Marketing"
};

static const char *const names[] = { "Tremblay", "Gagnon",   "Roy",      "Cote",    "Bouchard", "Gauthier",
                                     "Morin",    "Lavoie",   "Fortin",   "Gagne",   "Ouellet",  "Pelletier",
                                     "Belanger", "Levesque", "Bergeron", "Leblanc", "Paquette", "Girard",
                                     "Simard",   "Boucher",  "Smith",    "Brown",   "Wilson",   "MacDonald",
                                     "Taylor",   "Campbell", "Anderson", "Singh",   "Nguyen",   "Chen",
                                     "O'Neil",   "Papadakis" };

static const char *const places[] = { "Laval", "Gaspe",   "Sherbrooke", "Rimouski", "Saguenay", "Gatineau", "Longueuil",
                                      "Rouyn", "Toronto", "Ottawa",     "Halifax",  "Moncton",  "Leeds",    "Bristol" };

static const char *const creators[] = { "Claire Nadeau",  "M\303\251lanie Tremblay",
                                        "Antoine Girard", "Sophie Lemieux",
                                        "James Carter",   NULL };

static const char *const platform_keys[] = { "qhyg", "gbol", "knfz", "tgff", "vxvy", "akxx", "rwuv", "mqjo",
                                             "suuo", "upvr", "qhnd", "fztf", "exgd", "zsth", "fqly", "aiwb" };

/* How often a connection is in a state, out of 100. */
static const struct
{
  guint share;
  CptSandboxConnectionStatus status;
} states[] = {
  { 84, CPT_SANDBOX_LINKED },
  { 6, CPT_SANDBOX_PENDING_AUTH },
  { 5, CPT_SANDBOX_DEAUTHORIZED },
  { 5, CPT_SANDBOX_UNLINKED },
};

/**
 * SortKey:
 * @rank: a number, or the beginning of a text; turned over for a descending order; the highest for no value
 * @text: (nullable): in small letters; decides between equal ranks
 * @id: decides between equals
 */
typedef struct
{
  guint64 rank;
  char *text;
  guint32 id;
  guint position;
} SortKey;

struct _CptSandboxGenerator
{
  guint64 seed;
  guint count;
  gint64 first; /* when the first one was created */
  gint64 step;  /* from one to the next */
  gint64 epoch;
  guint *order; /* (nullable): the positions in the order that was asked for last */
  guint ordered_by;
  gboolean is_descending;
};

/**
 * cpt_sandbox_generator_new:
 * @count: how many there are
 * @epoch: they were all created before
 */
CptSandboxGenerator *
cpt_sandbox_generator_new (guint64 seed, guint count, gint64 epoch)
{
  CptSandboxGenerator *self = g_new0 (CptSandboxGenerator, 1);
  gint64 span = YEARS_BACK * 365 * CPT_SANDBOX_TICKS_PER_DAY;

  self->seed = seed;
  self->count = count;
  self->epoch = epoch;
  self->first = epoch - span;
  self->step = (span - CPT_SANDBOX_TICKS_PER_DAY) / MAX (count, 1);

  return self;
}

void
cpt_sandbox_generator_free (CptSandboxGenerator *self)
{
  g_free (self->order);
  g_free (self);
}

guint
cpt_sandbox_generator_get_count (CptSandboxGenerator *self)
{
  return self->count;
}

/**
 * cpt_sandbox_generator_find:
 * @id: a GUID in lower case
 * @position: (out): where it stands
 *
 * Returns: whether it is one of ours
 */
gboolean
cpt_sandbox_generator_find (CptSandboxGenerator *self, const char *id, guint *position)
{
  return cpt_sandbox_guid_find_position (self->seed, id, position) && *position < self->count;
}

static CptSandboxConnectionStatus
choose_status (guint draw)
{
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (draw < states[i].share)
        return states[i].status;

      draw -= states[i].share;
    }

  return CPT_SANDBOX_LINKED;
}

static gint64
choose_last_sync (CptSandboxGenerator *self, CptSandboxConnection *connection, guint64 random)
{
  gint64 hours = CPT_SANDBOX_TICKS_PER_HOUR;
  gint64 age = (gint64) (random % (guint64) (48 * hours));

  if (connection->status == CPT_SANDBOX_PENDING_AUTH)
    return 0;

  if (connection->status != CPT_SANDBOX_LINKED)
    age += 95 * 24 * hours;

  return MAX (self->epoch - age, connection->created + hours);
}

static CptSandboxConnection *
make_connection (CptSandboxGenerator *self, CptSandboxCompany *company, guint64 random, guint number)
{
  CptSandboxGuid id = cpt_sandbox_guid_from_bits (random, cpt_sandbox_mix (random ^ number));
  /* The accounting platforms are the first half: a company has one at most. */
  guint key = number == 0 ? random % 8 : 8 + random % 8;
  CptSandboxConnection *connection =
      cpt_sandbox_connection_new (id.text, company->id.text, cpt_sandbox_catalogue_find (platform_keys[key]));

  connection->status = choose_status ((guint) (random >> 8) % 100);
  connection->created = company->created + (29 + 40 * number) * CPT_SANDBOX_TICKS_PER_SECOND;
  connection->linked =
      connection->status == CPT_SANDBOX_PENDING_AUTH ? 0 : connection->created + CPT_SANDBOX_TICKS_PER_MINUTE;
  connection->last_sync = choose_last_sync (self, connection, random >> 16);

  if (connection->status == CPT_SANDBOX_DEAUTHORIZED)
    cpt_sandbox_connection_add_error (connection, "401", "token expired", "Access was withdrawn by the platform.",
                                      connection->last_sync + CPT_SANDBOX_TICKS_PER_DAY);
  else if (connection->status == CPT_SANDBOX_LINKED && (random >> 40) % 50 == 0)
    cpt_sandbox_connection_add_error (connection, "503", "Service unavailable",
                                      "The platform does not answer at the moment.", connection->last_sync);

  return connection;
}

static void
add_connections (CptSandboxGenerator *self, CptSandboxCompany *company, guint64 random)
{
  guint count = random % 16 == 0 ? 0 : 1 + (random % 16 > 10 ? 1 : 0) + (random % 16 > 14 ? 1 : 0);

  g_assert (count <= MAX_CONNECTIONS);

  for (guint i = 0; i < count; i++)
    {
      CptSandboxConnection *connection;

      random = cpt_sandbox_mix (random);
      connection = make_connection (self, company, random, i);
      company->last_sync = MAX (company->last_sync, connection->last_sync);
      g_ptr_array_add (company->connections, connection);
    }
}

static char *
make_name (guint64 random, guint position)
{
  const char *trade = trades[random % G_N_ELEMENTS (trades)];
  const char *name = names[(random >> 8) % G_N_ELEMENTS (names)];
  const char *place = places[(random >> 16) % G_N_ELEMENTS (places)];
  char number[16];

  g_snprintf (number, sizeof number, "%u", position + 1);

  switch ((random >> 24) % 4)
    {
    case 0:
      return g_strconcat (trade, " ", name, " ", number, NULL);
    case 1:
      return g_strconcat (name, " ", trade, ", ", place, " ", number, NULL);
    case 2:
      return g_strconcat (trade, " ", place, " ", number, NULL);
    default:
      return g_strconcat (name, " & ", names[(random >> 32) % G_N_ELEMENTS (names)], " ", trade, " ", number, NULL);
    }
}

static char **
make_tags (guint64 random)
{
  static const char *const regions[] = { "qc", "on", "ns", "nb", "uk" };
  char **tags = g_new0 (char *, 3);

  if (random % 3 == 0)
    {
      tags[0] = g_strdup ("region");
      tags[1] = g_strdup (regions[(random >> 8) % G_N_ELEMENTS (regions)]);
    }

  return tags;
}

/* Without its connections: they are most of the work. */
static CptSandboxCompany *
make_bare (CptSandboxGenerator *self, guint position, guint64 random)
{
  CptSandboxGuid id = cpt_sandbox_guid_for_position (self->seed, position);
  CptSandboxCompany *company = cpt_sandbox_company_new (id.text);

  company->name = make_name (random, position);
  company->created = self->first + position * self->step + (gint64) (random % (guint64) self->step);
  company->created_by = g_strdup (creators[(random >> 40) % G_N_ELEMENTS (creators)]);
  company->products = g_strdup ("lending");
  company->owners = g_strdup ("");
  company->tags = make_tags (random >> 20);

  return company;
}

static guint64
get_random (CptSandboxGenerator *self, guint position)
{
  return cpt_sandbox_mix (self->seed ^ cpt_sandbox_mix (position));
}

/**
 * cpt_sandbox_generator_make:
 * @position: which one, from the oldest
 *
 * Returns: (transfer full): the company, always the same
 */
CptSandboxCompany *
cpt_sandbox_generator_make (CptSandboxGenerator *self, guint position)
{
  guint64 random = get_random (self, position);
  CptSandboxCompany *company = make_bare (self, position, random);

  add_connections (self, company, cpt_sandbox_mix (random));

  return company;
}

static int
compare_keys (const SortKey *one, const SortKey *other, int direction)
{
  int result = 0;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;

  if (one->text != NULL && other->text != NULL)
    result = direction * strcmp (one->text, other->text);

  return result != 0 ? result : one->id < other->id ? -1 : 1;
}

static int
compare_ascending (const void *first, const void *second)
{
  return compare_keys (first, second, 1);
}

static int
compare_descending (const void *first, const void *second)
{
  return compare_keys (first, second, -1);
}

/* The first eight letters as a number. */
static guint64
rank_text (const char *text)
{
  guint64 rank = 0;

  for (guint i = 0; i < sizeof rank; i++)
    {
      rank = rank << 8 | (guchar) *text;
      text += *text != '\0' ? 1 : 0;
    }

  return rank;
}

static void
fill_key (SortKey *key, const CptSandboxOrder *order, CptSandboxCompany *company)
{
  gboolean is_text = order->type->properties[order->property].kind == CPT_SANDBOX_KIND_TEXT;
  CptSandboxValue value;

  if (!order->type->get (company, order->property, 0, &value))
    {
      key->rank = G_MAXUINT64;
      return;
    }

  key->text = is_text ? g_ascii_strdown (value.text, -1) : NULL;
  key->rank = is_text ? rank_text (key->text) : (guint64) value.number;

  if (order->descending)
    key->rank = ~key->rank;
}

static SortKey *
make_keys (CptSandboxGenerator *self, const CptSandboxOrder *order)
{
  SortKey *keys = g_new0 (SortKey, self->count);
  gboolean needs_connections = strcmp (order->type->properties[order->property].name, "lastSync") == 0;

  for (guint i = 0; i < self->count; i++)
    {
      g_autoptr (CptSandboxCompany) company = NULL;

      company = needs_connections ? cpt_sandbox_generator_make (self, i) : make_bare (self, i, get_random (self, i));
      keys[i].position = i;
      keys[i].id = cpt_sandbox_guid_rank_position (self->seed, i);
      fill_key (&keys[i], order, company);
    }

  return keys;
}

static void
order_by_keys (CptSandboxGenerator *self, const CptSandboxOrder *order)
{
  SortKey *keys = make_keys (self, order);

  qsort (keys, self->count, sizeof (SortKey), order->descending ? compare_descending : compare_ascending);

  for (guint i = 0; i < self->count; i++)
    {
      self->order[i] = keys[i].position;
      g_free (keys[i].text);
    }

  g_free (keys);
}

/* Positions are in the order of creation already. */
static void
order_by_creation (CptSandboxGenerator *self, const CptSandboxOrder *order)
{
  for (guint i = 0; i < self->count; i++)
    self->order[i] = order->descending ? self->count - 1 - i : i;
}

/**
 * cpt_sandbox_generator_order:
 *
 * The order that was asked for last is kept: a client reads page after page.
 *
 * Returns: (transfer none): the positions in that order, until another one is asked for
 */
const guint *
cpt_sandbox_generator_order (CptSandboxGenerator *self, const CptSandboxOrder *order)
{
  if (self->order != NULL && self->ordered_by == order->property && self->is_descending == order->descending)
    return self->order;

  g_free (self->order);
  self->order = g_new (guint, self->count);
  self->ordered_by = order->property;
  self->is_descending = order->descending;

  if (strcmp (order->type->properties[order->property].name, "created") == 0)
    order_by_creation (self, order);
  else
    order_by_keys (self, order);

  return self->order;
}
