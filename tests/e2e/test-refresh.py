"""Fresh data, as a person asks for it: watched as it arrives, what failed repaired through its Link URL.

Argument: the locale, such as fr_FR.UTF-8.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from link_page import authorise

LANG = sys.argv[1]
LANGUAGE = {'fr_FR.UTF-8': 'fr', 'C.UTF-8': 'en'}[LANG]
WORDS = words_of(LANG)
NAME = 'Sandbox Company'
# One of the last types fails, once: the access is withdrawn, so what is read after it fails too.
FAULT = 'type=transfers,read=AuthError,times=1'
# Each is read for so long that it is seen on the way, though the clock runs ten times as fast.
SLOW_READS = 'pause=30'
SIZE = (1200, 1500)     # every read of one refresh is on view
PATIENCE = 120.0        # a refresh takes its time, even on a clock that runs fast


def status(source):
    """How far a read is, as a row of the history says it."""
    return WORDS(source, 'read status')


def data_type(source):
    """The name of a data type."""
    return WORDS(source, 'data type')


class Journey:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session = session
        self.platform = Platform(session, FAULT, SLOW_READS, time_factor='10')
        self.desk = Comptoir(session, WORDS, env=self.platform.env)
        self.last_read = None

    def history(self, data_type_source=None):
        """What the rows of the history say, from the top; only those of one type."""
        lists = self.desk.app.find_all(role=('tree grid', 'list'), name=WORDS('History'), showing=True)
        rows = [row for found in lists for row in found.rows()]
        said = [row.label_text() for row in rows]
        return said if data_type_source is None else \
            [text for text in said if text.startswith(data_type(data_type_source) + ', ')]

    def wait_read(self, source, status_source):
        """Wait until the newest read of a type is in a status."""
        def look():
            said = self.history(source)
            return said and f', {status(status_source)}, ' in said[0] and said
        return self.desk.app.poll(look, PATIENCE, f'{source} to be {status_source}: {self.history()}')

    @staticmethod
    def said_of_last_read(row):
        """When the data of a company were read last, as its row in the list says it."""
        said = row.label_text()
        return said[said.index(WORDS('Last read')):]

    def test_opens_the_history_of_the_company(self):
        self.last_read = self.said_of_last_read(self.desk.row(NAME))
        self.desk.app.resize(*SIZE)
        self.desk.open(NAME)
        self.desk.show_view('History')
        self.desk.app.poll(self.history, SLOW, 'the history')

    def test_says_first_what_will_be_read(self):
        self.session.key('ctrl+r')
        dialog = self.desk.app.find(role='dialog', timeout=SLOW)
        self.desk.app.wait_text(WORDS('Will be read'), timeout=SLOW)
        self.desk.button('Refresh data', within=dialog).click()

    def test_at_least_three_types_go_to_their_end_untouched(self):
        on_the_way, complete = set(), status('Complete')

        def look():
            newest = {}
            for text in self.history():
                name, _integration, how = text.split(', ')[:3]
                newest.setdefault(name, how)
            ended = [name for name, how in newest.items() if how == complete and name in on_the_way]
            on_the_way.update(name for name, how in newest.items() if how != complete)
            return ended[2:]
        self.desk.app.poll(look, PATIENCE, f'three types to be {complete}')

    def test_what_failed_is_explained(self):
        self.wait_read('Transfers', 'Authorization expired')
        self.desk.app.find(role='row', name=lambda name: name.startswith(data_type('Transfers') + ', '),
                           showing=True).click()
        self.desk.app.wait_text(WORDS('What happened'), timeout=SLOW)

    def test_is_repaired_through_its_link_url(self):
        self.desk.button('Copy Link URL').click()
        url = self.desk.app.poll(self.session.clipboard, SLOW, 'the clipboard')
        authorise(self.session, url, LANGUAGE, platform=None)

    def test_that_type_alone_is_read_again(self):
        # What was authorised again is read by itself at first.
        self.wait_read('Transfers', 'Complete')
        self.desk.app.find(role='row', name=lambda name: name.startswith(data_type('Transfers') + ', '),
                           showing=True).click()
        self.session.key('Menu')
        self.desk.app.find(role='menu item', name=WORDS('Refresh this type again'), showing=True).click()
        newest = f'{data_type("Transfers")}, Sandbox, {status("Complete")}, '
        self.desk.app.poll(lambda: self.history()[0].startswith(newest), PATIENCE, 'another read, of that type alone')

    def test_last_read_changes_in_the_list(self):
        self.desk.button('Back').click()

        def look():
            row = self.desk.find_row(NAME)
            return row and self.said_of_last_read(row) != self.last_read
        self.desk.app.poll(look, SLOW, f'the last read to change from {self.last_read!r}')

    def test_ends_well_and_complains_of_nothing(self):
        self.desk.quit()


def main():
    with open_session(LANG, size=(1280, 1600)) as session:
        journey = Journey(session)
        tap.run(*(getattr(journey, name) for name in vars(Journey) if name.startswith('test_')))


main()
