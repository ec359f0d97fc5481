"""The data of several companies refreshed at once, as a person asks for it: who not, how they go, what became of each.

Argument: the locale, such as fr_FR.UTF-8.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

LANG = sys.argv[1]
WORDS = words_of(LANG)
# One after the other in the list, from the first: no connection, linked, authorised no more, linked, linked.
FIRST, LINKED = 'Les Jardins de Gaspe', 'Lavallee Transport'
N_SELECTED, N_REFRESHED = 5, 3
FAULT = 'status=402,times=1@POST/companies'
PATIENCE = 120.0        # a refresh takes its time, even on a clock that runs fast


class Journey:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session = session
        self.platform = Platform(session, FAULT, options=['--demo'])
        self.desk = Comptoir(session, WORDS, env=self.platform.env)
        self.last_read = None

    def said(self, one, many, number):
        """Wait until a counted sentence is said."""
        self.desk.app.wait_text(WORDS.plural(one, many, number), timeout=PATIENCE, showing=True)

    def results(self):
        """What the line of each company says."""
        found = self.desk.app.find_all(role='list', name=WORDS('Refreshed companies'), showing=True)
        return [row.label_text() for rows in found for row in rows.rows()]

    def wait_results(self, source, number):
        """Wait until so many lines say something."""
        text = WORDS(source).split('%s', maxsplit=1)[0]
        self.desk.app.poll(lambda: len([row for row in self.results() if text in row]) == number, PATIENCE,
                           f'{number} to say {text!r}: {self.results()}')

    def test_several_are_selected(self):
        self.last_read = self.desk.row(LINKED).label_text()
        self.desk.select(FIRST)
        self.session.key(*['shift+Down'] * (N_SELECTED - 1))

    def test_says_first_who_is_refreshed_and_who_not(self):
        self.desk.button('Refresh data').click()
        self.said("Refresh the data of %'u company?", "Refresh the data of %'u companies?", N_SELECTED)
        self.said("%'u will be refreshed", "%'u will be refreshed", N_REFRESHED)
        self.said("%'u will not: it has no connection", "%'u will not: they have no connection", 1)
        self.said("%'u will not: no connection is linked, its client has to authorize first",
                  "%'u will not: no connection is linked, their clients have to authorize first", 1)
        self.desk.button('Refresh data', within=self.desk.app.find(role='dialog')).click()

    def test_is_told_at_the_foot_of_the_list(self):
        self.said("Refreshing %'u company", "Refreshing %'u companies", N_REFRESHED)

    def test_who_was_refused_is_told_with_the_reason(self):
        self.desk.button('Details').click()
        self.wait_results('The account’s plan does not allow it', 1)

    def test_is_tried_again_alone_and_all_are_read(self):
        retry = WORDS('Retry: %s').split('%s', maxsplit=1)[0]
        self.desk.app.find(role='button', name=lambda name: name.startswith(retry), showing=True).click()
        self.wait_results('The account’s plan does not allow it', 0)
        self.wait_results('Read %s', N_REFRESHED)

    def test_a_line_leads_to_its_company(self):
        self.desk.app.find(role='list item', name=lambda name: LINKED in name, showing=True).click()
        self.desk.button('Back').click()

    def test_its_end_is_told(self):
        self.said("Refresh of %'u company ended", "Refresh of %'u companies ended", N_REFRESHED)
        self.desk.app.poll(lambda: self.desk.row(LINKED).label_text() != self.last_read, SLOW,
                           'the last read to change')

    def test_is_put_away(self):
        self.desk.button('Put away').click()
        self.desk.app.wait_none(role='button', name=WORDS('Put away'), showing=True)

    def test_ends_well_and_complains_of_nothing(self):
        self.desk.quit()


def main():
    with open_session(LANG, size=(1280, 1100)) as session:
        journey = Journey(session)
        tap.run(*(getattr(journey, name) for name in vars(Journey) if name.startswith('test_')))


main()
