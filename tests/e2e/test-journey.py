"""The main job, as a person does it: from a new company to a linked one, and away again.

Argument: the locale, such as fr_FR.UTF-8.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

import tap
from comptoir import SLOW, Comptoir, open_session, words_of
from link_page import authorise

LANG = sys.argv[1]
LANGUAGE = {'fr_FR.UTF-8': 'fr', 'C.UTF-8': 'en'}[LANG]
WORDS = words_of(LANG)
NAME, NEW_NAME = 'Atelier Beaurivage', 'Atelier Beaurivage et Fils'


def linked(source):
    """How a row says the state of a connection."""
    return f'({WORDS(source, "connection status")})'


class Journey:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session, self.desk, self.url = session, Comptoir(session, WORDS), None

    def test_opens_on_the_one_company_of_the_sandbox(self):
        rows = self.desk.app.poll(self.desk.rows, SLOW, 'the company of the sandbox')
        assert len(rows) == 1 and linked('Linked') in rows[0], rows

    def test_adds_a_company(self):
        self.desk.add(NAME)
        self.desk.row(NAME, saying=WORDS('No connection'))

    def test_copies_exactly_the_link_url(self):
        self.desk.button('Copy Link URL').click()
        self.desk.app.poll(lambda: self.session.clipboard(), SLOW, 'the clipboard')
        self.url = self.session.clipboard()
        assert re.fullmatch(r'http://127\.0\.0\.1:\d+/company/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', self.url), \
            repr(self.url)

    def test_pill_turns_green_without_a_reload(self):
        authorise(self.session, self.url, LANGUAGE)
        self.desk.row(NAME, saying=linked('Linked'))

    def test_renames(self):
        self.desk.rename(NAME, NEW_NAME)
        self.desk.row(NEW_NAME, saying=linked('Linked'))
        self.desk.wait_no_row(NAME)

    def test_search_ignores_case_and_accents(self):
        for text in ('beaurivage', 'BÉAURIVAGE'):
            self.desk.search(text)
            self.desk.app.poll(lambda: len(self.desk.rows()) == 1, SLOW, f'one company for {text!r}')
            self.desk.row(NEW_NAME)
        self.desk.leave_search()
        self.desk.app.poll(lambda: len(self.desk.rows()) == 2, SLOW, 'all companies after the search')

    def test_the_list_is_exported_in_the_words_of_the_language(self):
        self.session.key('F10')
        self.desk.app.find(role='menu item', name=WORDS('Export the list as CSV…'), showing=True).click()
        rows = self.desk.read_exported('entreprises.csv')
        # A column that only the width hides is in the file.
        assert set(self.desk.titles()) | {WORDS('Created by')} == set(rows[0]), (rows[0], self.desk.titles())
        assert {row[WORDS('Company name')] for row in rows} == {NEW_NAME, 'Sandbox Company'}, rows
        assert all(re.fullmatch(r'[0-9a-f-]{36}', row[WORDS('Company ID')]) for row in rows), rows
        assert all(linked('Linked').strip('()') in row[WORDS('Connections')] for row in rows), rows

    def test_unlinks(self):
        self.desk.choose(NEW_NAME, 'Manage connections')
        self.desk.app.find(role='list item', states='focused')
        self.session.key('Return')
        self.desk.button('Unlink').click()
        dialog = self.desk.app.find(role='dialog')
        self.desk.button('Unlink', within=dialog).click()
        self.desk.row(NEW_NAME, saying=linked('Unlinked'))

    def test_deletes(self):
        self.desk.delete(NEW_NAME)
        self.desk.wait_no_row(NEW_NAME)

    def test_ends_well_and_complains_of_nothing(self):
        self.desk.quit()


def main():
    with open_session(LANG) as session:
        journey = Journey(session)
        tap.run(*(getattr(journey, name) for name in vars(Journey) if name.startswith('test_')))


main()
