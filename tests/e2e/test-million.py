"""The Companies screen of a portfolio of any size: add, link, rename, search, sort, filter, select, delete.

Argument: how many companies the sandbox has, such as 1000000. Nothing here is done otherwise than to a few companies.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

import tap
from comptoir import SLOW, Comptoir, open_session, words_of
from link_page import authorise

WORDS = words_of('C.UTF-8')
COMPANIES = int(sys.argv[1]) + 1    # with the one that every sandbox has
FIRST_SYNC = 600.0      # patience for reading them all, on a machine that does other things too
NAME, NEW_NAME = 'Atelier Beaurivage', 'Atelier Beaurivage et Fils'
ALL = COMPANIES + 1     # with the one that is added


class Portfolio:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session = session
        self.desk = Comptoir(session, WORDS, '--companies', sys.argv[1])
        self.app = self.desk.app

    # What several claims look at

    def names(self):
        return [row.split(', ', 1)[0] for row in self.desk.rows()]

    def counts(self):
        """Of each filter, how many companies it would show."""
        chips = (chip.name.rsplit(': ', 1) for chip in self.app.find_all(role='button', name=re.compile(r': \d+$')))
        return {name: int(number) for name, number in chips}

    def wait_counts(self, check, what, timeout=SLOW):
        self.app.poll(lambda: check(self.counts()), timeout, f'{what}; counts: {self.counts()}')

    def wait_names(self, check, what):
        self.app.poll(lambda: check(self.names()), SLOW, f'{what}; names: {self.names()}')

    def leave_search(self, number):
        self.desk.search('')
        self.session.key('Escape')
        self.wait_counts(lambda counts: counts.get('All') == number, f'all {number} companies')

    def filter(self, name):
        self.app.find(role='button', name=re.compile(f'^{name}: ')).click()

    # The claims

    def test_every_company_is_read(self):
        self.app.poll(self.desk.rows, FIRST_SYNC, 'the first companies')
        self.app.resize(1280, 800)
        self.wait_counts(lambda counts: counts.get('All') == COMPANIES, 'all companies', FIRST_SYNC)

    def test_adds_a_company(self):
        self.desk.add(NAME)
        self.desk.row(NAME, saying=WORDS('No connection'))
        self.wait_counts(lambda counts: counts.get('All') == ALL, 'one more company')

    def test_its_link_url_leads_to_a_connection(self):
        self.desk.button('Copy Link URL').click()
        authorise(self.session, self.app.poll(self.session.clipboard, SLOW, 'the clipboard'), 'en')
        self.desk.row(NAME, saying=f'({WORDS("Linked", "connection status")})')

    def test_renames(self):
        self.desk.rename(NAME, NEW_NAME)
        self.desk.row(NEW_NAME)
        self.desk.wait_no_row(NAME)

    def test_search_finds_it_among_all(self):
        for text in ('beaurivage', 'BÉAURIVAGE'):
            self.desk.search(text)
            self.wait_names(lambda names: names == [NEW_NAME], f'one company for {text!r}')
        self.leave_search(ALL)

    def test_every_column_orders_the_list(self):
        for title in ('Company name', 'Company ID', 'Created by', 'Last read', 'Connections', 'Created'):
            header = self.app.find(role='tree grid').header(title)
            header.click()
            first = self.app.poll(self.names, SLOW, 'rows')[0]
            header.click()
            self.wait_names(lambda names, first=first: names and names[0] != first, f'another first row by {title}')

    def test_a_filter_narrows_the_list_to_what_it_counts(self):
        number = self.counts()['No connection']
        assert 0 < number < ALL, self.counts()
        self.filter('No connection')
        self.app.poll(lambda: self.desk.rows() and all('No connection' in row for row in self.desk.rows()), SLOW,
                      'those without a connection only')
        self.desk.select(self.names()[0])
        self.session.key('ctrl+a')
        self.app.wait_text(f'{number} companies selected', SLOW)
        self.session.key('Escape')
        self.filter('All')
        self.app.poll(lambda: any('No connection' not in row for row in self.desk.rows()), SLOW, 'all companies')

    def test_all_are_selected(self):
        self.desk.select(self.app.poll(self.names, SLOW, 'rows')[0])
        self.session.key('ctrl+a')
        self.app.wait_text(f'{ALL} companies selected', SLOW)
        self.session.key('Escape')
        self.app.wait_none(text=f'{ALL} companies selected')

    def test_deletes(self):
        self.desk.search('beaurivage')
        self.desk.row(NEW_NAME)
        self.desk.delete(NEW_NAME)
        self.desk.wait_no_row(NEW_NAME)
        self.leave_search(COMPANIES)

    def test_ends_well_and_complains_of_nothing(self):
        self.desk.quit()


def main():
    with open_session('C.UTF-8', size=(1300, 850)) as session:
        portfolio = Portfolio(session)
        tap.run(*(getattr(portfolio, name) for name in vars(Portfolio) if name.startswith('test_')))


main()
