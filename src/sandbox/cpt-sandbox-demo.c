/* cpt-sandbox-demo.c — the demonstration companies: every state that a company can be in (section 4.5 of the
 * reference).
 *
 * To add one, add a row. Names are as the platform keeps them, without accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-demo-private.h"

#include <string.h>

#include "cpt-sandbox-company-table-private.h"
#include "cpt-sandbox-connection-table-private.h"
#include "cpt-sandbox-file-table-private.h"
#include "cpt-sandbox-past-private.h"
#include "cpt-sandbox-schedule-private.h"
#include "cpt-sandbox-time-private.h"

#define MAX_CONNECTIONS 4
#define NEVER 0
#define TOKEN_LIFE (90 * CPT_SANDBOX_TICKS_PER_DAY)

typedef enum
{
  STATE_LINKED = 1,
  STATE_ERROR,        /* linked, with an error that stands */
  STATE_DEAUTHORIZED, /* 90 days after its last read */
  STATE_PENDING,
  STATE_REFUSED, /* pending: the client cancelled */
  STATE_UNLINKED,
} DemoState;

typedef struct
{
  const char *platform;
  DemoState state;
  double read; /* days ago; NEVER for a connection that was never read */
} DemoConnection;

/**
 * DemoCompany:
 * @creator: (nullable): none for one that was created by key
 * @created: days ago
 * @owners: (nullable): GUIDs of portal users, separated by commas
 * @parent: (nullable): the name of one further up
 * @tags: (nullable): key, value, key, value…, separated by "|"
 * @asked: (nullable): a type of the first connection that somebody has asked for five minutes ago
 * @data_set: (nullable): the sample data; %NULL for one of the usual ones
 */
typedef struct
{
  const char *name;
  const char *creator;
  double created;
  DemoConnection connections[MAX_CONNECTIONS];
  const char *products;
  const char *owners;
  const char *parent;
  const char *tags;
  const char *description;
  const char *asked;
  const char *data_set;
} DemoCompany;

#define MELANIE "M\303\251lanie Tremblay"
#define ANTOINE "Antoine Girard"
#define SOPHIE "Sophie Lemieux"
#define LENDING "lending"
#define MELANIE_ID "7c1e2f5a-04b9-4d3e-9a6f-51c88e0d2b47"
#define ANTOINE_ID "d20a9b64-8f13-4c75-b1e2-6a3907f4c5d8"

static const DemoCompany companies[] = {
  { "Boulangerie Aux Deux Moulins",
    MELANIE,
    1.2,
    { { "qhyg", STATE_LINKED, 0.08 },
      { "fztf", STATE_PENDING, NEVER },
      { "suuo", STATE_LINKED, 0.09 },
      { "exgd", STATE_LINKED, 0.1 } },
    .products = LENDING,
    .tags = "region|qc|equipe|credit",
    .description = "Deux points de vente; boulangerie artisanale" },
  { "Plomberie St-Laurent, Roy & Associes", ANTOINE, 5.4, { { "qhyg", STATE_PENDING, NEVER } }, .products = LENDING },
  { "Les Jardins de Gaspe", ANTOINE, 27.9, { { NULL } }, .products = LENDING },
  { "Groupe Lavallee",
    MELANIE,
    154.1,
    { { "knfz", STATE_LINKED, 0.21 } },
    .products = LENDING,
    .owners = MELANIE_ID "," ANTOINE_ID,
    .tags = "groupe|oui" },
  { "Lavallee Transport",
    MELANIE,
    154.09,
    { { "gbol", STATE_LINKED, 0.21 }, { "suuo", STATE_LINKED, 0.22 } },
    .products = LENDING,
    .parent = "Groupe Lavallee" },
  { "Lavallee Entreposage",
    MELANIE,
    154.08,
    { { "gbol", STATE_DEAUTHORIZED, 95 } },
    .products = LENDING,
    .parent = "Groupe Lavallee" },
  { "Clinique veterinaire du Plateau",
    MELANIE,
    159,
    { { "knfz", STATE_ERROR, 1 }, { "exgd", STATE_LINKED, 0.98 } },
    .products = LENDING },
  { "Cafe Brulerie du Nord", ANTOINE, 168.3, { { "gbol", STATE_LINKED, 70 } }, .products = LENDING },
  { "Fromagerie Ile-aux-Grues",
    SOPHIE,
    172.2,
    { { "vxvy", STATE_REFUSED, NEVER }, { "fztf", STATE_LINKED, 0.03 } },
    .products = LENDING },
  { "Garage Pneus Boisvert 24", SOPHIE, 181.1, { { "pqsw", STATE_UNLINKED, 109 } }, .products = LENDING },
  { "Transport Mistral SAS", NULL, 188.5, { { "jcrp", STATE_LINKED, 1 } }, .products = LENDING },
  { "Librairie Les Trois Plumes",
    SOPHIE,
    194.2,
    { { "rwuv", STATE_LINKED, 0.08 },
      { "zsth", STATE_LINKED, 0.08 },
      { "upvr", STATE_LINKED, 0.09 },
      { "exgd", STATE_LINKED, 0.1 } },
    .products = LENDING },
  { "Imprimerie Chartrand",
    MELANIE,
    201,
    { { "suuo", STATE_DEAUTHORIZED, 98 }, { "gbol", STATE_LINKED, 0.08 } },
    .products = LENDING },
  { "Menuiserie Beaulieu",
    ANTOINE,
    208.1,
    { { "qhyg", STATE_LINKED, 0.21 } },
    .products = LENDING,
    .data_set = "example" },
  { "Optique Sherbrooke",
    SOPHIE,
    213.9,
    { { "vxvy", STATE_LINKED, 0.22 }, { "exgd", STATE_LINKED, 0.22 } },
    .products = LENDING,
    .asked = "journals" },
  { "Atelier Mecanique Rive-Sud",
    ANTOINE,
    219.4,
    { { "qhyg", STATE_LINKED, 0.4 } },
    .products = "lending,spend-insights",
    .tags =
        "agent|girard|canal|courtier|devise|CAD|equipe|credit|langue|fr|palier|2|region|qc|secteur|automobile|suivi|"
        "mensuel|uid|CL-20417",
    .description = "Dossier 2026-0147" },
  { "Cooperative Forestiere du Bas-du-Fleuve",
    MELANIE,
    226,
    { { "trji", STATE_LINKED, 0.5 } },
    .products = LENDING,
    .asked = "accountTransactions" },
  { "Distillerie Saint-Antoine", SOPHIE, 231.7, { { "fztf", STATE_LINKED, 0.6 } }, .products = "" },
  { "Ecole de musique Papineau", SOPHIE, 236.2, { { "pbtz", STATE_LINKED, 0.7 } }, .products = LENDING },
  { "Epicerie Tran et Filles",
    MELANIE,
    242.6,
    { { "qhyg", STATE_LINKED, 0.8 }, { "fqly", STATE_LINKED, 0.8 } },
    .products = LENDING },
  { "Ferme Avicole Desrochers",
    ANTOINE,
    249,
    { { "hbql", STATE_LINKED, 2.2 } },
    .products = LENDING,
    .asked = "invoices" },
  { "Fleuriste Pivoine et Cie", SOPHIE, 254.3, { { "zsth", STATE_LINKED, 0.2 } }, .products = LENDING },
  { "Gestion Immobiliere Marquis", MELANIE, 261.8, { { "akxx", STATE_LINKED, 0.3 } }, .products = LENDING },
  { "Hotel du Vieux-Quai",
    ANTOINE,
    266.1,
    { { "qhyg", STATE_LINKED, 0.3 }, { "suuo", STATE_LINKED, 0.4 } },
    .products = LENDING },
  { "Importations Salazar",
    SOPHIE,
    272.7,
    { { "gbol", STATE_LINKED, 0.1 } },
    .products = LENDING,
    .data_set = "importer",
    .tags = "devises|plusieurs" },
  { "Informatique Boreal", MELANIE, 279, { { "vxvy", STATE_LINKED, 3.1 } }, .products = LENDING },
  { "Jouets Tournesol",
    ANTOINE,
    284.4,
    { { "vqzp", STATE_LINKED, 0.15 }, { "qhyg", STATE_PENDING, NEVER } },
    .products = LENDING },
  { "Laboratoire Dentaire Cote", SOPHIE, 290.2, { { "tgff", STATE_LINKED, 0.9 } }, .products = LENDING },
  { "Laiterie Chomedey",
    MELANIE,
    297,
    { { "tgff", STATE_LINKED, 0.9 } },
    .products = LENDING,
    .tags = "secteur|boulangerie, Laval" },
  { "Location Outils Richelieu", ANTOINE, 301.5, { { "qhyg", STATE_UNLINKED, 140 } }, .products = LENDING },
  { "Marche Fermier Atwater", SOPHIE, 306.6, { { "zsth", STATE_LINKED, 0.05 } }, .products = LENDING },
  { "Maconnerie Belanger", MELANIE, 312, { { "qhyg", STATE_PENDING, NEVER } }, .products = LENDING },
  { "Microbrasserie Trou du Diable",
    ANTOINE,
    318.8,
    { { "gbol", STATE_LINKED, 0.3 }, { "fqly", STATE_ERROR, 2 } },
    .products = LENDING },
  { "Nettoyage Eclair", SOPHIE, 325.1, { { NULL } }, .products = LENDING },
  { "Orfevrerie Lumiere", MELANIE, 331.9, { { "ltpp", STATE_LINKED, 0.11 } }, .products = LENDING },
  { "Patisserie Clementine",
    ANTOINE,
    338.3,
    { { "zsth", STATE_LINKED, 0.12 }, { "suuo", STATE_LINKED, 0.13 } },
    .products = LENDING },
  { "Pepiniere du Lac", SOPHIE, 344.7, { { "fbrh", STATE_LINKED, 51 } }, .products = LENDING },
  { "Pharmacie Beaudoin 7", MELANIE, 351.2, { { "akxx", STATE_LINKED, 0.2 } }, .products = LENDING },
  { "Pharmacie Beaudoin 12", MELANIE, 351.1, { { "akxx", STATE_LINKED, 0.2 } }, .products = LENDING },
  { "Quincaillerie Hochelaga", ANTOINE, 358.6, { { "qhyg", STATE_DEAUTHORIZED, 120 } }, .products = LENDING },
  { "Restaurant Le Petit Mitron",
    SOPHIE,
    364,
    { { "zsth", STATE_LINKED, 0.07 }, { "qhyg", STATE_UNLINKED, 40 } },
    .products = LENDING },
  { "Savonnerie des Cantons", MELANIE, 371.4, { { "fztf", STATE_LINKED, 0.18 } }, .products = LENDING },
  { "Serres Hydroponiques Mirabel", ANTOINE, 379.9, { { "gbol", STATE_LINKED, 64 } }, .products = LENDING },
  { "Studio Yoga Lotus", SOPHIE, 388.2, { { NULL } }, .products = LENDING },
  { "Traiteur Bellerose", MELANIE, 396.7, { { "vxvy", STATE_LINKED, 0.33 } }, .products = LENDING },
  { "Vignoble du Coteau", ANTOINE, 405.1, { { "hbql", STATE_UNLINKED, 200 } }, .products = LENDING },
};

/**
 * DemoFile:
 * @company: the name of one of the above; of its first connection
 * @uploaded: days ago
 */
typedef struct
{
  const char *company;
  const char *name;
  double uploaded;
  const char *content;
} DemoFile;

#define DEUX_MOULINS "Boulangerie Aux Deux Moulins"

static const DemoFile files[] = {
  { DEUX_MOULINS, "releve-juin.csv", 0.9, "Date,Montant\r\n2026-06-30,1204.50\r\n" },
  { DEUX_MOULINS, "releve-juillet.csv", 0.9, "Date,Montant\r\n2026-07-31,987.25\r\n" },
  { DEUX_MOULINS, "bail-2026.pdf", 0.05, "%PDF-1.4\n%%EOF\n" },
  { "Groupe Lavallee", "etats-financiers-2025.pdf", 61.3, "%PDF-1.4\n%%EOF\n" },
};

static gint64
days_before (gint64 now, double days)
{
  return now - (gint64) (days * (double) CPT_SANDBOX_TICKS_PER_DAY);
}

/* When the last refresh of a connection in trouble was asked for. */
static gint64
find_failure (const DemoConnection *demo, gint64 now)
{
  return days_before (now, demo->read / 2);
}

static void
set_status (CptSandboxConnection *connection, const DemoConnection *demo)
{
  static const CptSandboxConnectionStatus statuses[] = {
    [STATE_LINKED] = CPT_SANDBOX_LINKED,
    [STATE_ERROR] = CPT_SANDBOX_LINKED,
    [STATE_DEAUTHORIZED] = CPT_SANDBOX_DEAUTHORIZED,
    [STATE_PENDING] = CPT_SANDBOX_PENDING_AUTH,
    [STATE_REFUSED] = CPT_SANDBOX_PENDING_AUTH,
    [STATE_UNLINKED] = CPT_SANDBOX_UNLINKED,
  };

  connection->status = statuses[demo->state];
}

static void
add_error (CptSandboxConnection *connection, const DemoConnection *demo, gint64 now)
{
  if (demo->state == STATE_ERROR)
    cpt_sandbox_connection_add_error (connection, "503", "platform unavailable",
                                      "The platform did not answer; the read will be tried again.",
                                      find_failure (demo, now));
  else if (demo->state == STATE_DEAUTHORIZED)
    cpt_sandbox_connection_add_error (connection, "401", "token expired", "Access was withdrawn by the platform.",
                                      connection->last_sync + TOKEN_LIFE);
  else if (demo->state == STATE_REFUSED)
    cpt_sandbox_connection_add_error (connection, "403", "User cancelled",
                                      "The user cancelled the authorization of the platform.", days_before (now, 2));
}

/* What was read and written, so that it ends as the state says. */
static void
add_past (CptSandboxWorld *world, CptSandboxConnection *connection, const DemoConnection *demo, const char *asked)
{
  gint64 last = days_before (world->now, demo->read);
  CptSandboxPastRefresh good = { .moment = last, .cut = demo->state == STATE_UNLINKED ? "Cancelled" : NULL };
  CptSandboxPastRefresh failed = { .moment = find_failure (demo, world->now), .outcome = "FetchError" };
  CptSandboxPastRefresh refused = { .moment = last + TOKEN_LIFE, .outcome = "AuthError" };

  cpt_sandbox_past_add_weeks (world, connection, last);
  cpt_sandbox_past_refresh (world, connection, &good);

  if (demo->state == STATE_ERROR)
    cpt_sandbox_past_refresh (world, connection, &failed);
  else if (demo->state == STATE_DEAUTHORIZED)
    cpt_sandbox_past_refresh (world, connection, &refused);

  if (asked != NULL)
    cpt_sandbox_past_ask (world, connection, cpt_sandbox_data_type_find (asked),
                          world->now - 5 * CPT_SANDBOX_TICKS_PER_MINUTE);

  cpt_sandbox_past_add_writes (world, connection);
}

static void
add_files (CptSandboxWorld *world, const DemoCompany *demo, const CptSandboxConnection *connection)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) content = g_bytes_new_static (files[i].content, strlen (files[i].content));

      if (strcmp (files[i].company, demo->name) == 0)
        cpt_sandbox_file_table_insert (world, connection, files[i].name, days_before (world->now, files[i].uploaded),
                                       content);
    }
}

static void
add_connection (CptSandboxWorld *world, CptSandboxCompany *company, const DemoCompany *demo_company, guint position)
{
  static const char *const data_sets[] = { "retail", "services", "startup", "struggling" };
  const DemoConnection *demo = &demo_company->connections[position];
  CptSandboxGuid id = cpt_sandbox_world_next_guid (world, "connection");
  g_autoptr (CptSandboxConnection) connection = NULL;

  connection = cpt_sandbox_connection_new (id.text, company->id.text, cpt_sandbox_catalogue_find (demo->platform));
  connection->created = company->created + (29 + position * 40) * CPT_SANDBOX_TICKS_PER_SECOND;
  set_status (connection, demo);

  if (demo->read > NEVER)
    {
      guint64 random = cpt_sandbox_mix_text (world->seed, connection->id.text);
      const char *usual = data_sets[random % G_N_ELEMENTS (data_sets)];

      connection->linked = connection->created + CPT_SANDBOX_TICKS_PER_MINUTE;
      connection->data_set = g_strdup (demo_company->data_set != NULL ? demo_company->data_set : usual);
      cpt_sandbox_connection_table_save (world, connection);
      add_past (world, connection, demo, position == 0 ? demo_company->asked : NULL);
    }

  add_error (connection, demo, world->now);
  cpt_sandbox_connection_table_save (world, connection);
  cpt_sandbox_schedule_plan (world, connection);
  if (position == 0)
    add_files (world, demo_company, connection);
  company->last_sync = MAX (company->last_sync, connection->last_sync);
}

/* Returns: (transfer full) (nullable): the identifier of the company of that name */
static char *
find_company (CptSandboxWorld *world, const char *name)
{
  g_autoptr (CptSandboxStatement) statement = NULL;

  statement = cpt_sandbox_database_prepare (world->database, "SELECT id FROM company WHERE name = :name");
  cpt_sandbox_statement_bind_text (statement, ":name", name);

  return cpt_sandbox_statement_step (statement) ? g_strdup (cpt_sandbox_statement_text (statement, 0)) : NULL;
}

static void
add_company (CptSandboxWorld *world, const DemoCompany *demo)
{
  CptSandboxGuid id = cpt_sandbox_world_next_guid (world, "company");
  g_autoptr (CptSandboxCompany) company = cpt_sandbox_company_new (id.text);
  g_autofree char *parent = demo->parent != NULL ? find_company (world, demo->parent) : NULL;

  company->name = g_strdup (demo->name);
  company->description = g_strdup (demo->description);
  company->created_by = g_strdup (demo->creator);
  company->products = g_strdup (demo->products);
  company->owners = g_strdup (demo->owners != NULL ? demo->owners : "");
  company->created = days_before (world->now, demo->created);
  if (demo->tags != NULL)
    {
      g_strfreev (company->tags);
      company->tags = g_strsplit (demo->tags, "|", -1);
    }
  if (parent != NULL)
    company->parent = cpt_sandbox_reference_new (parent, demo->parent, NULL);
  cpt_sandbox_company_table_save (world, company);

  for (guint i = 0; i < MAX_CONNECTIONS && demo->connections[i].platform != NULL; i++)
    add_connection (world, company, demo, i);

  cpt_sandbox_company_table_save (world, company);
}

/**
 * cpt_sandbox_demo_add:
 *
 * Stores the demonstration companies. Those whose name is there already are left as they are.
 */
void
cpt_sandbox_demo_add (CptSandboxWorld *world)
{
  for (guint i = 0; i < G_N_ELEMENTS (companies); i++)
    {
      g_autofree char *id = find_company (world, companies[i].name);

      if (id == NULL)
        add_company (world, &companies[i]);
    }
}
