"""Clients chased, as a person does it: who has to authorize again, who may lose their access, who was sent a link.

Argument: the locale, such as fr_FR.UTF-8.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import re
import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from link_page import authorise

LANG = sys.argv[1]
LANGUAGE = {'fr_FR.UTF-8': 'fr', 'C.UTF-8': 'en'}[LANG]
WORDS = words_of(LANG)
# Of the demonstration: authorized no more; never connected; nothing was read for longest; linked.
BROKEN, UNCONNECTED, IDLE, LINKED = ('Imprimerie Chartrand', 'Les Jardins de Gaspe', 'Cafe Brulerie du Nord',
                                     'Sandbox Company')
N_BROKEN, N_EXPIRING = 5, 3
APPEARED = 'Atelier Beaurivage'


def broken(number):
    """The reminder of those who have to authorize again."""
    return WORDS.plural("%'u company to re-authorize", "%'u companies to re-authorize", number)


def expiring(number):
    """The reminder of those whose access may end."""
    return WORDS.plural("%'u company at risk of token expiry", "%'u companies at risk of token expiry", number)


class Journey:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session = session
        self.platform = Platform(session, options=['--demo'])
        self.open()

    def open(self):
        """Start the program."""
        self.desk = Comptoir(self.session, WORDS, env=self.platform.env)
        self.desk.app.poll(lambda: len(self.desk.rows()) > 1, SLOW, 'the companies')

    def names(self):
        """Of the companies on view, from the top."""
        return [row.split(', ', 1)[0] for row in self.desk.rows()]

    def wait_rows(self, check, what):
        """Wait until what the rows say is right."""
        self.desk.app.poll(lambda: check(self.desk.rows()), SLOW, f'{what}; rows: {self.desk.rows()}')

    def wait_names(self, *names):
        """Wait until those companies are on view, in that order."""
        self.desk.app.poll(lambda: self.names() == list(names), SLOW, f'{names}; there are {self.names()}')

    def press(self, source, reminder):
        """A button of a reminder, once that is on view."""
        self.desk.app.find(role='button', name=WORDS(source).replace('%s', reminder), timeout=SLOW, showing=True).click()

    def filter(self, source):
        """Choose a filter by its chip."""
        self.desk.app.find(role='button', name=re.compile(rf'^{re.escape(WORDS(source, "filter"))}\s?: \d+$'),
                           showing=True).click()

    def test_those_who_authorize_no_more_are_counted_and_shown(self):
        self.desk.app.wait_text(broken(N_BROKEN), timeout=SLOW)
        self.press('Show: %s', broken(N_BROKEN))
        self.wait_rows(lambda rows: len(rows) == N_BROKEN, 'those who have to authorize again')
        assert any(name.startswith(BROKEN) for name in self.names()), self.names()

    def test_those_whose_access_may_end_are_shown_longest_first(self):
        self.press('Show: %s', expiring(N_EXPIRING))
        self.wait_rows(lambda rows: len(rows) == N_EXPIRING and rows[0].startswith(IDLE), 'those at risk, longest first')
        said = WORDS('%s, at risk of expiry').replace('%s', '').strip(', ')
        assert said in self.desk.rows()[0], self.desk.rows()

    def test_one_click_keeps_the_access_by_a_small_read(self):
        self.filter('All')
        # It stands behind the one that matters more.
        self.desk.app.find(role=('button', 'toggle button'), name=WORDS.plural('and %u other', 'and %u others', 1),
                           timeout=SLOW, showing=True).click()
        self.press('Keep the access: %s', expiring(N_EXPIRING))
        company = self.platform.find(IDLE)['id']
        self.desk.app.poll(
            lambda: [read['dataType'] for read in
                     self.platform.ask(f'/companies/{company}/data/history?page=1&pageSize=5&orderBy=-requested')['results']
                     if read['status'] == 'Complete'][:1] == ['company'], SLOW, 'the small read of the one that is idle')
        self.desk.app.wait_none(role='button', name=WORDS('Keep the access: %s').replace('%s', expiring(N_EXPIRING)),
                                showing=True, timeout=SLOW)

    def test_who_was_sent_a_link_waits_oldest_first(self):
        for name in BROKEN, UNCONNECTED:
            self.desk.show(name)
            self.desk.select(name)
            self.session.key('ctrl+l')
            self.desk.row(name, saying=WORDS('Link sent today'))
        self.filter('Waiting for the client')
        self.wait_names(BROKEN, UNCONNECTED)

    def test_the_links_of_several_are_copied(self):
        self.desk.select(BROKEN)
        self.session.key('ctrl+a', 'ctrl+l')
        self.desk.app.poll(lambda: len(self.links()) == 2, SLOW, f'two lines: {self.session.clipboard()!r}')
        assert [name for name, _ in self.links()] == [BROKEN, UNCONNECTED], self.links()

    def links(self):
        """What the clipboard holds: names and URLs."""
        lines = (self.session.clipboard() or '').splitlines()
        return [line.split('\t') for line in lines if re.fullmatch(r'[^\t]+\thttp://127\.0\.0\.1:\d+/company/[0-9a-f-]{36}',
                                                                   line)]

    def test_their_links_are_exported_with_a_translated_text(self):
        self.desk.app.find(role=('button', 'toggle button'), name=WORDS('Export'), showing=True).click()
        self.session.mouse(2, 2)    # away from the button, or its tooltip lies over the menu
        self.desk.app.find(role='menu item', name=WORDS('Export for mail merge…'), showing=True).click()
        with open(self.desk.save_as('merge.csv'), encoding='utf-8-sig', newline='') as file:
            rows = list(csv.DictReader(file))
        assert list(rows[0]) == [WORDS(title) for title in ('Company name', 'Link URL', 'Days since the link was last sent',
                                                            'Subject', 'Text')], rows[0]
        assert [row[WORDS('Company name')] for row in rows] == [BROKEN, UNCONNECTED], rows
        for row in rows:
            assert row[WORDS('Link URL')] in row[WORDS('Text')], row
            assert {'fr': 'Bonjour', 'en': 'Hello'}[LANGUAGE] in row[WORDS('Text')], row

    def test_who_has_authorized_waits_no_more(self):
        company = self.platform.find(BROKEN)
        connection = next(one for one in company['dataConnections'] if one['status'] == 'Deauthorized')
        authorise(self.session, connection['linkUrl'], LANGUAGE, platform=None)
        self.wait_names(UNCONNECTED)
        self.session.key('Escape')
        self.filter('All')
        self.wait_rows(lambda rows: len(rows) > 2, 'all')

    def test_what_others_did_is_told_at_the_next_visit(self):
        self.desk.quit()
        self.platform.create(APPEARED)
        company = self.platform.find(LINKED)
        self.platform.ask(f'/companies/{company["id"]}/connections/{company["dataConnections"][0]["id"]}',
                          {'status': 'Unlinked'}, method='PATCH')
        self.open()
        parts = [WORDS.plural("%'u broke", "%'u broke", 1), WORDS.plural("%'u new", "%'u new", 1)]
        reminder = WORDS('Since your last visit: %s').replace('%s', ', '.join(parts))
        self.press('Show: %s', reminder)
        self.desk.app.poll(lambda: sorted(self.names()) == sorted([APPEARED, LINKED]), SLOW,
                           f'what changed; there are {self.names()}')

    def test_ends_well_and_complains_of_nothing(self):
        self.desk.quit()


def main():
    with open_session(LANG, size=(1280, 1100)) as session:
        journey = Journey(session)
        tap.run(*(getattr(journey, name) for name in vars(Journey) if name.startswith('test_')))


main()
