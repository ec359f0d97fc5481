"""A connection, as a person adds it: chosen in the dialog, its Link URL sent, authorised by the client in a browser.

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
NAME, SHOP, SECOND = 'Sandbox Company', 'Commerce Sandbox', 'Xero'
REFRESH = 'Refresh the data of this connection'


def linked(source):
    """How a row says the state of a connection."""
    return f'({WORDS(source, "connection status")})'


class Journey:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session, self.desk, self.url = session, Comptoir(session, WORDS), None

    def choose(self, text, name):
        """Open the dialog by its button, and find a platform by typing."""
        self.desk.button('Add a connection').click()
        self.desk.app.find(role='list item', name='Xero', timeout=SLOW)
        self.session.type(text)
        self.desk.app.wait_none(role='list item', name='FreeAgent', showing=True)
        self.desk.app.find(role='list item', name=name, showing=True)
        self.session.key('Return')

    def test_opens_the_connections_of_the_company(self):
        self.desk.row(NAME)
        self.desk.open(NAME)
        self.desk.show_view('Connections')

    def test_a_second_accounting_connection_is_asked_about(self):
        self.choose('XÉRO', SECOND)
        self.desk.app.find(role='dialog', name=WORDS('Add %s as well?').replace('%s', SECOND))
        self.session.key('Escape')
        self.desk.app.wait_none(role='dialog', name=WORDS('Add %s as well?').replace('%s', SECOND))
        # The first one ends the search.
        self.session.key('Escape', 'Escape')
        self.desk.app.wait_none(role='search box', name=WORDS('Search software'))

    def test_a_connection_is_added_by_the_keyboard(self):
        self.choose('commerce sand', SHOP)
        self.desk.app.find(role='list item', name=SHOP, timeout=SLOW, showing=True)

    def test_its_link_url_is_offered_once_it_is_there(self):
        self.desk.app.wait_text(WORDS('A connection to %s was added').replace('%s', SHOP), timeout=SLOW)
        self.desk.button('Copy Link URL').click()
        self.url = self.desk.app.poll(self.session.clipboard, SLOW, 'the clipboard')
        assert re.fullmatch(r'http://127\.0\.0\.1:\d+/companies?/[0-9a-f-]{36}/connections?/[0-9a-f-]{36}\S*', self.url), \
            repr(self.url)

    def test_is_authorised_in_the_browser_and_turns_green(self):
        authorise(self.session, self.url, LANGUAGE, platform=None)
        self.desk.button('Back').click()
        self.desk.row(NAME, saying=f'{SHOP} {linked("Linked")}')

    def open_connection(self):
        """Its page, beside the list of connections."""
        self.desk.open(NAME)
        self.desk.show_view('Connections')
        self.desk.app.find(role='list item', name=SHOP, timeout=SLOW, showing=True).click()

    def confirm(self, source):
        """Do what is asked about."""
        dialog = self.desk.app.find(role='dialog', timeout=SLOW)
        self.desk.button(source, within=dialog).click()

    def test_unlinked_it_is_grey_and_no_refresh_is_offered(self):
        self.open_connection()
        self.desk.button(REFRESH)
        self.desk.button('Unlink').click()
        self.confirm('Unlink')
        self.desk.app.wait_none(role='button', name=WORDS(REFRESH), showing=True, timeout=SLOW)
        self.desk.app.wait_text(WORDS('This connection is not linked: its client has to authorize first.'))
        self.desk.button('Back').click()
        self.desk.row(NAME, saying=f'{SHOP} {linked("Unlinked")}')

    def test_authorised_again_it_is_green_and_a_refresh_is_offered(self):
        self.open_connection()
        self.desk.button('Copy Link URL').click()
        authorise(self.session, self.url, LANGUAGE, platform=None)
        self.desk.button(REFRESH)
        self.desk.button('Back').click()
        self.desk.row(NAME, saying=f'{SHOP} {linked("Linked")}')

    def test_deleted_it_is_gone_and_gone_from_the_list(self):
        self.open_connection()
        self.desk.app.find(role='button', name=WORDS('Delete connection…'), timeout=SLOW, showing=True).click()
        self.confirm('Delete')
        self.desk.app.wait_none(role='list item', name=SHOP, showing=True, timeout=SLOW)
        self.desk.button('Back').click()
        self.desk.app.poll(lambda: SHOP not in self.desk.row(NAME).label_text(), SLOW, 'it to be gone from the list')

    def test_ends_well_and_complains_of_nothing(self):
        self.desk.quit()


def main():
    with open_session(LANG) as session:
        journey = Journey(session)
        tap.run(*(getattr(journey, name) for name in vars(Journey) if name.startswith('test_')))


main()
