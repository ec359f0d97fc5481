/* cpt-sandbox-words.c — the words of the Link pages, in English and French.
 *
 * The language is that of the reader's browser, not that of this process: hence a table, and not gettext.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cpt-sandbox-words-private.h"

#include <libsoup/soup.h>

static const struct
{
  const char *id;
  const char *texts[2]; /* English, French */
} words[] = {
  { "sandbox", { "Sandbox", "Sandbox" } },
  { "footer",
    { "This is a sandbox on this computer: no real account is linked, and no data leaves it.",
      "Ceci est un sandbox sur cet ordinateur : aucun compte réel n’est lié et aucune donnée n’en sort." } },
  { "connect-title", { "Link your data", "Liez vos données" } },
  { "connect-lead",
    { "%s asks for access to the data of %s. Choose where it is kept.",
      "%s demande l’accès aux données de l’entreprise %s. Choisissez où elles se trouvent." } },
  { "your-connections", { "Your connections", "Vos connexions" } },
  { "choose-platform", { "Choose a platform", "Choisissez une plateforme" } },
  { "search", { "Search for a platform", "Rechercher une plateforme" } },
  { "search-button", { "Search", "Rechercher" } },
  { "kind", { "Kind of platform", "Type de plateforme" } },
  { "every-kind", { "All kinds", "Tous les types" } },
  { "platform-count-one", { "%u platform", "%u plateforme" } },
  { "platform-count", { "%u platforms", "%u plateformes" } },
  { "no-platform",
    { "No platform matches. Try another word, or all kinds.",
      "Aucune plateforme ne correspond. Essayez un autre mot ou tous les types." } },
  { "leave", { "Leave without a new connection", "Quitter sans nouvelle connexion" } },
  { "Accounting", { "Accounting", "Comptabilité" } },
  { "Banking", { "Banking", "Banque" } },
  { "Commerce", { "Commerce", "Commerce" } },
  { "BankFeed", { "Bank feed", "Flux bancaire" } },
  { "Expense", { "Expense", "Dépenses" } },
  { "Other", { "Other", "Autre" } },
  { "Linked", { "Linked", "Liée" } },
  { "PendingAuth", { "Pending authorization", "En attente d’autorisation" } },
  { "Deauthorized", { "Deauthorized", "Désautorisée" } },
  { "Unlinked", { "Unlinked", "Dissociée" } },
  { "authorize", { "Authorize", "Autoriser" } },
  { "reauthorize", { "Re-authorize", "Réautoriser" } },
  { "verb-of", { "%s: %s", "%s : %s" } },
  { "authorize-title", { "Authorize %s", "Autoriser %s" } },
  { "authorize-lead",
    { "%s will be able to read the data of %s. As this is a sandbox, choose which sample data it finds.",
      "%s pourra lire les données de l’entreprise %s. Comme ceci est un sandbox, choisissez les données d’exemple qui "
      "s’y trouvent." } },
  { "choose-data-set", { "Sample data", "Données d’exemple" } },
  { "cancel", { "Cancel", "Annuler" } },
  { "simulate", { "Simulate a problem", "Simuler un problème" } },
  { "simulate-fail", { "The platform fails", "La plateforme échoue" } },
  { "simulate-unsupported", { "The platform is not supported", "La plateforme n’est pas prise en charge" } },
  { "retail", { "Retail shop", "Commerce de détail" } },
  { "retail-about", { "Seasonal sales over 24 months.", "Ventes saisonnières sur 24 mois." } },
  { "services", { "Service firm", "Entreprise de services" } },
  { "services-about", { "A margin that grows.", "Une marge qui croît." } },
  { "startup", { "Young company", "Jeune entreprise" } },
  { "startup-about", { "Losses and negative equity.", "Des pertes et des capitaux propres négatifs." } },
  { "struggling", { "Firm in difficulty", "Entreprise en difficulté" } },
  { "struggling-about", { "Shrinking revenue, one month missing.", "Des revenus en baisse, un mois manquant." } },
  { "importer", { "Importer", "Importateur" } },
  { "importer-about",
    { "Several currencies; the balance sheet does not pass validation.",
      "Plusieurs devises ; le bilan ne passe pas la validation." } },
  { "example", { "Worked example", "Exemple chiffré" } },
  { "example-about", { "Round figures, to check by hand.", "Des chiffres ronds, à vérifier à la main." } },
  { "done-200-title", { "All done", "C’est terminé" } },
  { "done-200",
    { "Your data is linked. You may close this page.", "Vos données sont liées. Vous pouvez fermer cette page." } },
  { "done-201-title", { "Nothing was linked", "Rien n’a été lié" } },
  { "done-201",
    { "You left without a new connection. The link you were given can be followed again.",
      "Vous avez quitté sans nouvelle connexion. Vous pouvez suivre de nouveau le lien reçu." } },
  { "done-403-title", { "You cancelled", "Vous avez annulé" } },
  { "done-403",
    { "Nothing was linked. The link you were given can be followed again.",
      "Rien n’a été lié. Vous pouvez suivre de nouveau le lien reçu." } },
  { "done-500-title", { "The platform failed", "La plateforme a échoué" } },
  { "done-500", { "Nothing was linked. Please try again later.", "Rien n’a été lié. Veuillez réessayer plus tard." } },
  { "done-501-title", { "The platform is not supported", "La plateforme n’est pas prise en charge" } },
  { "done-501",
    { "Nothing was linked. Please choose another platform.",
      "Rien n’a été lié. Veuillez choisir une autre plateforme." } },
  { "rival-title", { "An accounting platform is linked already", "Un logiciel comptable est déjà lié" } },
  { "rival",
    { "A company may have one accounting connection, and %s is linked. A second one would mix both sets of data: ask "
      "for %s to be unlinked first.",
      "Une entreprise peut avoir une seule connexion comptable, et %s est liée. Une deuxième mélangerait les données : "
      "demandez d’abord que %s soit dissociée." } },
  { "linked-title", { "This connection is linked already", "Cette connexion est déjà liée" } },
  { "linked",
    { "There is nothing left to do. You may close this page.",
      "Il ne reste rien à faire. Vous pouvez fermer cette page." } },
  { "expired-title", { "This link can no longer be used", "Ce lien ne peut plus être utilisé" } },
  { "expired",
    { "It was used already, or it is older than a day. Ask for a new one.",
      "Il a déjà servi ou date de plus d’un jour. Demandez-en un nouveau." } },
  { "stale-title", { "This page is out of date", "Cette page n’est plus à jour" } },
  { "stale", { "Follow the link you were given once more.", "Suivez de nouveau le lien reçu." } },
  { "unknown-title", { "There is no such link", "Ce lien n’existe pas" } },
  { "unknown",
    { "The company or the connection no longer exists. Ask for a new link.",
      "L’entreprise ou la connexion n’existe plus. Demandez un nouveau lien." } },
};

static gboolean
is_language (const char *tag, const char *code)
{
  return g_ascii_strncasecmp (tag, code, 2) == 0 && (tag[2] == '\0' || tag[2] == '-');
}

/**
 * cpt_sandbox_words_choose:
 * @accept_language: (nullable): what the browser prefers
 *
 * Returns: the first of its languages that we have, or English
 */
CptSandboxLanguage
cpt_sandbox_words_choose (const char *accept_language)
{
  GSList *tags = accept_language != NULL ? soup_header_parse_quality_list (accept_language, NULL) : NULL;
  CptSandboxLanguage language = CPT_SANDBOX_ENGLISH;

  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    {
      if (is_language (tag->data, "en"))
        break;

      if (is_language (tag->data, "fr"))
        {
          language = CPT_SANDBOX_FRENCH;
          break;
        }
    }

  g_clear_pointer (&tags, soup_header_free_list);

  return language;
}

/**
 * cpt_sandbox_words_get_code:
 *
 * Returns: the value of the attribute `lang`
 */
const char *
cpt_sandbox_words_get_code (CptSandboxLanguage language)
{
  return language == CPT_SANDBOX_FRENCH ? "fr" : "en";
}

/**
 * cpt_sandbox_words_get:
 *
 * Returns: the text of that name; there must be one
 */
const char *
cpt_sandbox_words_get (CptSandboxLanguage language, const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].id, id))
      return words[i].texts[language];

  g_error ("The Link pages have no words for %s", id);
}
