"""The words on the screen, in the language of a run."""
# SPDX-License-Identifier: GPL-3.0-or-later

import gettext
import os

# What people look for, word for word: a catalogue that says something else fails the French run.
FRENCH = {
    'Companies': 'Entreprises',
    'New company': 'Nouvelle entreprise',
    'Add new company': 'Ajouter une nouvelle entreprise',
    'Company name': 'Nom de l’entreprise',
    'Add': 'Ajouter',
    'Save': 'Enregistrer',
    'Rename': 'Renommer',
    'Delete': 'Supprimer',
    'Search': 'Rechercher',
    'Copy Link URL': 'Copier l’URL Link',
    'Unlink': 'Dissocier',
    'Company ID': 'ID de l’entreprise',
    'Created by': 'Créée par',
    'Created': 'Date de création',
    'Last read': 'Dernière lecture',
    'Connections': 'Connexions',
    'Linked': 'Liée',
    'Pending authorization': 'En attente d’autorisation',
    'Deauthorized': 'Désautorisée',
    'Unlinked': 'Dissociée',
    'No connection': 'Aucune connexion',
}


class Words:
    """Called with an English source string, gives what the screen shows.

    lang        a locale name, such as 'fr_FR.UTF-8' or 'C.UTF-8'
    locale_dir  where the catalogues are, as gettext looks for them
    language    the catalogue's name, if it is not that of the locale
    """

    def __init__(self, lang, locale_dir, language=None):
        self.language = language or lang.split('_', maxsplit=1)[0]
        self._fixed = FRENCH if self.language == 'fr' else {}
        self._catalogue = gettext.NullTranslations()
        if self.language not in ('C', 'C.UTF-8', 'en'):
            self._catalogue = gettext.translation('comptoir', os.path.abspath(locale_dir), [self.language],
                                                   fallback=True)

    def __call__(self, source, context=None):
        if source in self._fixed and context in (None, 'connection status'):
            return self._fixed[source]
        return self._catalogue.pgettext(context, source) if context else self._catalogue.gettext(source)

    def plural(self, one, many, number):
        """A counted sentence, filled in with the number."""
        text = self._catalogue.ngettext(one, many, number)
        for place in ("%'u", '%u', '%d'):
            text = text.replace(place, str(number))
        return text
