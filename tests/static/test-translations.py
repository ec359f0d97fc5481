"""French is complete, says the words of the product's glossary, and is set as French is set."""
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import catalogue
import platform_words
import tap
import tree

FRENCH = 'po/fr.po'

# The product's glossary: what each of these strings must be, word for word.
GLOSSARY = {
    'Companies': 'Entreprises',
    'New company': 'Nouvelle entreprise',
    'Add new company': 'Ajouter une nouvelle entreprise',
    'Company name': 'Nom de l’entreprise',
    'Company ID': 'ID de l’entreprise',
    'Created by': 'Créée par',
    'Created': 'Date de création',
    'Last read': 'Dernière lecture',
    'Connections': 'Connexions',
    'Connection': 'Connexion',
    'Data connections': 'Connexions de données',
    'Add': 'Ajouter',
    'Save': 'Enregistrer',
    'Rename': 'Renommer',
    'Delete': 'Supprimer',
    'Delete company': 'Supprimer l’entreprise',
    'Cancel': 'Annuler',
    'Search': 'Rechercher',
    'Retry': 'Réessayer',
    'Link URL': 'URL Link',
    'Copy Link URL': 'Copier l’URL Link',
    'Unlink': 'Dissocier',
    'Relink': 'Relier',
    'Authorize': 'Autoriser',
    'Re-authorize': 'Réautoriser',
    'Manage connections': 'Gérer les connexions',
    'Add a connection': 'Ajouter une connexion',
    'Linking errors': 'Erreurs de liaison',
    'Linked': 'Liée',
    'Pending authorization': 'En attente d’autorisation',
    'Pending': 'En attente',
    'Deauthorized': 'Désautorisée',
    'Unlinked': 'Dissociée',
    'No connection': 'Aucune connexion',
    'Status': 'Statut',
    'Platform': 'Plateforme',
    'Offline': 'Hors ligne',
    'Correlation ID': 'Identifiant de corrélation',
    'Sandbox data': 'Données sandbox',
    'Subsidiaries': 'Filiales',
    'Parent company': 'Entreprise mère',
    'Tags': 'Étiquettes',
    'Accounting': 'Comptabilité',
    'Banking': 'Banque',
    'Commerce': 'Commerce',
    'Bank feed': 'Flux bancaire',
    'Expense': 'Dépenses',
}

# Where the English holds the first, the French holds the second.
WORDS = {
    r'\bcompan(y|ies)\b': r'entreprise',
    r'\bLink URLs?\b': r'URL Link',
    r'\bunlink(s|ed|ing)?\b': r'dissoci',
    r'\bdeauthorized\b': r'désautoris',
    r'\btags?\b': r'étiquette',
    r'\be-?mails?\b': r'courriel',
    r'\bupload': r'télévers[eé]',
    r'\bsandbox\b': r'sandbox',
    r'\bAPI key': r'clés? API',
    r'\bsubsidiar(y|ies)\b': r'filiale',
    r'\bconnections?\b': r'connexion',
    r'\boffline\b': r'hors ligne',
    r'\bplatform': r'plateforme',
}

# Words that the product does not say in French.
REJECTED = (r'sociétés?', r'compagnies?', r'déliée?s?', r'délier', r'uploads?', r'uploader', r'tags?', r'e-?mails?',
            r'mails?', r'bac à sable', r'push', r'pull', r'liens? Link', r'plate-forme', r'ré-autoris\w*', r'cliquez ici',
            r'veuillez', r'tu', r'ton', r'ta', r'tes')

NO_BREAK = '[\u00a0\u202f]'
# Not punctuation of the sentence: what a name may hold, listed as it is typed; a number in groups of thousands.
NOT_PUNCTUATION = re.compile(r"- ' , & @ \. \? !|%(?:[0-9][$])?'(?=[du])")


def french():
    return catalogue.read(FRENCH)[1]


def plain(text):
    """A string without its mnemonic and its ellipsis: what the glossary lists."""
    return text.replace('_', '').rstrip('…')


def found(entries, pattern, flags=0):
    return [entry for entry in entries
            if any(re.search(pattern, NOT_PUNCTUATION.sub('', text), flags) for text in entry.msgstr)]


def sentences():
    """What a person reads: not the list of keywords in the desktop file."""
    return [entry for entry in french() if not entry.msgid.endswith(';')]


def test_catalogue_passes_gettexts_own_checks():
    catalogue.run('msgfmt', '--check', '--check-accelerators=_', '--output-file=/dev/null', FRENCH)


def test_every_string_of_the_sources_is_in_the_catalogue():
    known = {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in french()}
    missing = [entry.msgid for entry in catalogue.extract()
               if (entry.msgctxt, entry.msgid, entry.msgid_plural) not in known]
    tap.assert_nothing(missing, 'in the sources, not in po/fr.po')


def test_nothing_is_untranslated_or_fuzzy():
    tap.assert_nothing([entry.msgid for entry in french() if 'fuzzy' in entry.flags or not all(entry.msgstr)],
                       'untranslated or fuzzy')


def test_files_with_strings_are_listed_sorted():
    listed = [line for line in tree.read('po/POTFILES').splitlines() if line and not line.startswith('#')]
    tap.assert_nothing([path for path, after in zip(listed, listed[1:]) if path >= after], 'not in order in po/POTFILES')
    marked = {path for path in tree.files('.c', under='src')
              if re.search(r'\b(_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) \("', tree.read(path))}
    marked |= {path for path in tree.files('.ui', under='ui') if 'translatable="yes"' in tree.read(path)}
    marked |= set(tree.files('.desktop.in', '.metainfo.xml.in', under='data'))
    tap.assert_nothing(sorted(marked ^ set(listed)), 'in po/POTFILES but without strings, or the other way round')


def test_placeholders_are_explained_to_translators():
    # The one number of a plural speaks for itself.
    bare = [entry.msgid for entry in catalogue.extract()
            if len(re.findall(r'%[^%]', entry.msgid)) > (entry.msgid_plural is not None) and not any('Translators:' in line for line in entry.comments)]
    tap.assert_nothing(bare, 'a placeholder without a "Translators:" comment')


def test_strings_hold_no_format_macros():
    # xgettext cannot expand G_GUINT64_FORMAT: the catalogue would hold half a string, and the screen stay English.
    cut = [path for path in tree.files('.c', under='src')
           if re.search(r'\b(_|N_|C_|NC_|ngettext) \((?:"[^"]*"[\s,]*)*"[^"]*"\s+G_\w+_FORMAT', tree.read(path))]
    tap.assert_nothing(cut, 'a G_…_FORMAT macro inside a string to translate')


def test_glossary_is_kept_word_for_word():
    tap.assert_nothing([entry for entry in french() if entry.msgctxt in (None, 'connection status')
                        and plain(entry.msgid) in GLOSSARY
                        and plain(entry.msgstr[0]) != GLOSSARY[plain(entry.msgid)]], 'not what the glossary says')


def said(path, context, pattern):
    """What French says for each row of a table of strings: its key, and the translation."""
    words = {entry.msgid: entry.msgstr[0] for entry in french() if entry.msgctxt == context}
    return {key: words.get(text) for key, text in re.findall(pattern + rf' NC_ \("{context}", "([^"]+)"\)', tree.read(path))}


def test_data_types_and_statuses_are_named_as_the_platform_does():
    assert said('src/app/cpt-data-type-words.c', 'data type', r'\{ "([\w-]+)",') == platform_words.DATA_TYPES
    assert said('src/app/cpt-read-words.c', 'read status', r'\[CPT_READ_STATUS_(\w+)\] =') == \
        platform_words.READ_STATUSES


def test_words_of_the_glossary_are_used():
    wrong = [entry for entry in french() for english, word in WORDS.items()
             if re.search(english, entry.msgid, re.IGNORECASE)
             and not all(re.search(word, text, re.IGNORECASE) for text in entry.msgstr)]
    tap.assert_nothing(wrong, 'a word of the glossary is missing')


def test_rejected_words_are_absent():
    tap.assert_nothing(found(french(), r'(?<!\w)(' + '|'.join(REJECTED) + r')(?!\w)', re.IGNORECASE), 'rejected words')


def test_apostrophes_and_ellipses_are_typographic():
    tap.assert_nothing(found(french(), r"'|\.\.\."), "' or ... in place of ’ or …")


def test_no_line_breaks_before_high_punctuation():
    tap.assert_nothing(found(sentences(), rf'(?<!{NO_BREAK})(?<!^)[;!?](?=\s|$)|(?<!{NO_BREAK})(?<!^):(?=\s|$)|'
                                          rf'(?<!{NO_BREAK})%%'),
                       'no no-break space before : ; ! ? %')


def test_no_line_breaks_inside_quotes():
    tap.assert_nothing(found(french(), rf'«(?!{NO_BREAK})|(?<!{NO_BREAK})»|["“”]'),
                       'quotes that are not « … » with no-break spaces')


def test_ends_are_those_of_the_source():
    def end(text):
        match = re.search(r'[\s.…:!?]*$', text)
        return re.sub('[\u00a0\u202f]', '', match[0])
    tap.assert_nothing([entry for entry in french() for text in entry.msgstr if end(text) != end(entry.msgid)],
                       'another punctuation at the end than in English')


def test_plurals_have_both_forms():
    header, entries = catalogue.read(FRENCH)
    assert 'nplurals=2; plural=(n > 1)' in header.msgstr[0], header.msgstr[0]
    tap.assert_nothing([entry for entry in entries if entry.msgid_plural is not None and len(entry.msgstr) != 2],
                       'a plural without two forms')


tap.run(test_catalogue_passes_gettexts_own_checks,
        test_every_string_of_the_sources_is_in_the_catalogue,
        test_nothing_is_untranslated_or_fuzzy,
        test_files_with_strings_are_listed_sorted,
        test_placeholders_are_explained_to_translators,
        test_strings_hold_no_format_macros,
        test_glossary_is_kept_word_for_word,
        test_data_types_and_statuses_are_named_as_the_platform_does,
        test_words_of_the_glossary_are_used,
        test_rejected_words_are_absent,
        test_apostrophes_and_ellipses_are_typographic,
        test_no_line_breaks_before_high_punctuation,
        test_no_line_breaks_inside_quotes,
        test_ends_are_those_of_the_source,
        test_plurals_have_both_forms)
