/* cpt-sandbox-sample.c — words that sample records are made of, in English and French.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-sample-private.h"

#define MAX_WORDS 12

static const char *const words[][2][MAX_WORDS] = {
  [CPT_SANDBOX_SAMPLE_TRADE] = { { "Bakery", "Joinery", "Bookshop", "Garage", "Florist", "Brewery", "Pharmacy",
                                   "Print Works", "Cycles", "Dairy", "Optics", "Roofing" },
                                 { "Boulangerie", "Menuiserie", "Librairie", "Garage", "Fleuriste", "Brasserie",
                                   "Pharmacie", "Imprimerie", "Vélos", "Laiterie", "Optique", "Toitures" } },
  [CPT_SANDBOX_SAMPLE_PLACE] = { { "Riverside", "Oak Street", "Northgate", "Hillcrest", "Harbour", "Mill Lane",
                                   "Kingsway", "Elm Park", "Bridge", "Station Road", "Westfield" },
                                 { "du Marché", "des Érables", "du Vieux-Port", "de l’Île", "Saint-Denis", "du Plateau",
                                   "des Cèdres", "du Coteau", "de la Gare", "du Moulin", "Côte-des-Neiges" } },
  [CPT_SANDBOX_SAMPLE_GIVEN_NAME] = { { "Alice", "Oliver", "Grace", "Henry", "Chloe", "Samuel", "Emily", "Jack",
                                        "Ruth" },
                                      { "Mélanie", "Antoine", "Zoé", "François", "Élise", "Gaël", "Noémie", "Jérôme",
                                        "Agnès" } },
  [CPT_SANDBOX_SAMPLE_FAMILY_NAME] = { { "Walker", "Hughes", "Patel", "O’Brien", "Fletcher", "Morgan", "Singh", "Baker",
                                         "Young", "Reid" },
                                       { "Tremblay", "Lefèvre", "Côté", "Girard", "Bélanger", "Nguyen", "Lévesque",
                                         "Roy", "D’Amours", "Gagné" } },
  [CPT_SANDBOX_SAMPLE_ITEM] = { { "Oak shelf", "Delivery", "Consulting, hour", "Desk lamp", "Coffee beans, 1 kg",
                                  "Repair kit", "Wool blanket", "Workshop, half day", "Paper, box of 5",
                                  "Garden chair" },
                                { "Étagère en chêne", "Livraison", "Conseil, à l’heure", "Lampe de bureau",
                                  "Café en grains, 1 kg", "Trousse de réparation", "Couverture de laine",
                                  "Atelier, demi-journée", "Papier, boîte de 5", "Chaise de jardin" } },
  [CPT_SANDBOX_SAMPLE_STREET] = { { "High Street", "Church Lane", "Victoria Road", "Queen Street", "Mill Road" },
                                  { "rue de la Montagne", "avenue du Mont-Royal", "chemin des Prés",
                                    "rue Sainte-Catherine", "boulevard Laurier" } },
  [CPT_SANDBOX_SAMPLE_CITY] = { { "Toronto", "Halifax", "London", "Leeds", "Ottawa", "Calgary" },
                                { "Montréal", "Québec", "Trois-Rivières", "Lyon", "Gatineau", "Besançon" } },
  [CPT_SANDBOX_SAMPLE_NOTE] = { { "Thank you for your business.", "Deliver to the back door, before 9 a.m.",
                                  "As agreed by phone.", "Second reminder \"overdue\"; see the attached letter." },
                                { "Merci de votre confiance.", "Livrer à l’arrière, avant 9 h.",
                                  "Comme convenu au téléphone.",
                                  "Deuxième rappel « en retard » ; voir la lettre jointe." } },
  [CPT_SANDBOX_SAMPLE_MERCHANT] = { { "City Power", "Northern Telecom", "Office Depot", "Fuel & Go", "Shell",
                                      "Parcel Post", "Corner Café", "Safe Insurance" },
                                    { "Hydro-Québec", "Vidéotron", "Bureau en Gros", "Essence Relais", "Pétro-Rive",
                                      "Postes Colis", "Café du Coin", "Assurances Beauséjour" } },
  [CPT_SANDBOX_SAMPLE_METHOD] = { { "Bank transfer", "Credit card", "Cash", "Cheque", "Direct debit" },
                                  { "Virement bancaire", "Carte de crédit", "Espèces", "Chèque", "Prélèvement" } },
  [CPT_SANDBOX_SAMPLE_CATEGORY] = { { "Retail", "Wholesale", "Online", "Maintenance", "Travel", "Energy", "Telecom",
                                      "Insurance" },
                                    { "Détail", "Gros", "En ligne", "Entretien", "Déplacements", "Énergie",
                                      "Télécommunications", "Assurances" } },
};

static guint
count_words (CptSandboxSample sample, CptSandboxLanguage language)
{
  guint n = 0;

  while (n < MAX_WORDS && words[sample][language][n] != NULL)
    n++;

  return n;
}

/**
 * cpt_sandbox_sample_get:
 * @number: any; they come round again
 *
 * Returns: what it is called
 */
const char *
cpt_sandbox_sample_get (CptSandboxSample sample, CptSandboxLanguage language, guint64 number)
{
  return words[sample][language][number % count_words (sample, language)];
}

/**
 * cpt_sandbox_sample_dup_party:
 *
 * Returns: (transfer full): the name of a business; each @position has its own
 */
char *
cpt_sandbox_sample_dup_party (CptSandboxLanguage language, guint position)
{
  const char *trade = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_TRADE, language, position);
  const char *place = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_PLACE, language, position);
  guint names = count_words (CPT_SANDBOX_SAMPLE_TRADE, language) * count_words (CPT_SANDBOX_SAMPLE_PLACE, language);
  const char *first = language == CPT_SANDBOX_FRENCH ? trade : place;
  const char *second = language == CPT_SANDBOX_FRENCH ? place : trade;

  return position < names ? g_strdup_printf ("%s %s", first, second)
                          : g_strdup_printf ("%s %s %u", first, second, position / names + 1);
}

char *
cpt_sandbox_sample_dup_person (CptSandboxLanguage language, guint64 chance)
{
  return g_strdup_printf ("%s %s", cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_GIVEN_NAME, language, chance),
                          cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_FAMILY_NAME, language, chance >> 8));
}

/**
 * cpt_sandbox_sample_dup_mail:
 *
 * Returns: (transfer full): an address that leads nowhere
 */
char *
cpt_sandbox_sample_dup_mail (CptSandboxLanguage language, guint64 chance)
{
  const char *family = cpt_sandbox_sample_get (CPT_SANDBOX_SAMPLE_FAMILY_NAME, language, chance >> 8);
  g_autofree char *ascii = g_str_to_ascii (family, "C");
  g_autofree char *lower = g_ascii_strdown (ascii, -1);

  return g_strdup_printf ("%s@example.com", g_strdelimit (lower, "'’ ?", '.'));
}

char *
cpt_sandbox_sample_dup_phone (guint64 chance)
{
  return g_strdup_printf ("+1 514 555 %04u", (guint) (chance % 10000));
}
