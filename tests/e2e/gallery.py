"""Brings the program into each of its states, for pictures of every screen."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import time

from comptoir import SLOW, Comptoir, Platform, open_session
from driver import DriveError

SIZES = ((1100, 720), (360, 640))
LONG_NAME = 'Compagnie internationale des transports maritimes et fluviaux du Saint-Laurent, division logistique'


def companies(desk):
    """The list, as it opens."""


def search(desk):
    desk.search('sa')


def nothing_found(desk):
    desk.search('introuvable')


def row_menu(desk):
    desk.open_menu(desk.first_name())


def connections(desk):
    desk.choose(desk.first_name(), 'Manage connections')


def rename(desk):
    desk.select(desk.first_name())
    desk.session.key('F2')


def company_summary(desk):
    desk.open(desk.first_name())


def company_data(desk):
    desk.open(desk.first_name())
    desk.show_view('Data')


def company_connections(desk):
    desk.open(desk.first_name())
    desk.show_view('Connections')


def company_connection(desk):
    desk.open('Lavallee Entreposage')
    desk.show_view('Connections')
    desk.app.find(role='list item', name='Xero', showing=True).click()


def company_linked_connection(desk):
    desk.open('Sandbox Company')
    desk.show_view('Connections')
    desk.app.find(role='list item', name='Sandbox', showing=True).click()


def company_without_connections(desk):
    desk.open('Les Jardins de Gaspe')
    desk.show_view('Connections')


def company_menu(desk):
    desk.open(desk.first_name())
    buttons = desk.app.find_all(role='button', name=desk.words('Manage connections'), showing=True)
    if buttons:
        buttons[0].click()
    else:
        desk.session.key('F10')


def company_rename(desk):
    desk.open(desk.first_name())
    desk.session.key('F2')


def several_selected(desk):
    desk.select(desk.first_name())
    desk.session.key('shift+Down', 'shift+Down')


def add_nothing_yet(desk):
    desk.button('New company').click()


def add_accents(desk):
    desk.fill_new_company('Café Brûlerie du Nord · 北')


def add_existing_name(desk):
    desk.fill_new_company(desk.first_name())


def add_long_name(desk):
    desk.fill_new_company(LONG_NAME * 3)


def delete_one(desk):
    desk.select(desk.first_name())
    desk.session.key('Delete')


def primary_menu(desk):
    desk.session.key('F10')


def preferences(desk):
    desk.session.key('ctrl+comma')


def shortcuts(desk):
    desk.session.key('F1')


# Those that change nothing: one program serves them all, Escape leaves each.
ON_DEMONSTRATION_COMPANIES = (companies, search, nothing_found, row_menu, connections, rename, several_selected,
                              add_nothing_yet, add_accents, add_existing_name, add_long_name, delete_one, primary_menu,
                              preferences, shortcuts, company_summary, company_connections,
                              company_connection, company_linked_connection, company_without_connections, company_data, company_menu,
                              company_rename)


def first_start(session, words):
    """The sandbox with its one company."""
    desk = Comptoir(session, words)
    desk.app.poll(desk.rows, SLOW, 'the company of the sandbox')
    return desk


def loading(session, words):
    """The platform takes its time."""
    return Comptoir(session, words, env=Platform(session, 'slow=30').env)


def could_not_be_read(session, words):
    """The platform fails at the first read."""
    return Comptoir(session, words, env=Platform(session, 'status=500').env)


def offline(session, words):
    """The platform went away after the list was read."""
    platform = Platform(session)
    desk = Comptoir(session, words, env=platform.env)
    desk.app.poll(desk.rows, SLOW, 'the company of the sandbox')
    platform.stop()
    desk.session.key('F5')
    return desk


ON_A_PROGRAM_OF_THEIR_OWN = (first_start, loading, could_not_be_read, offline)


class Gallery:
    """Pictures of one language, scheme and width.

    looked_at  called with the name of each state and its program, once it is on the screen
    """

    def __init__(self, lang, words, folder, dark, size, wanted=(), env=None, looked_at=None):
        self.lang, self.words, self.folder, self.dark, self.size = lang, words, folder, dark, size
        self.wanted, self.env, self.looked_at = wanted, dict(env or {}), looked_at
        self.made, self.failed = [], []

    def make(self):
        """Take all pictures; the names of those made are in self.made, why others were not in self.failed."""
        self._take_demonstration()
        for state in ON_A_PROGRAM_OF_THEIR_OWN:
            if self._is_wanted(state):
                with self._session() as session:
                    self._attempt(state, lambda: self._take(session, state, state(session, self.words)))

    def _take_demonstration(self):
        states = [state for state in ON_DEMONSTRATION_COMPANIES if self._is_wanted(state)]
        if not states:
            return
        with self._session() as session:
            desk = Comptoir(session, self.words, '--demo')
            desk.app.poll(lambda: len(desk.rows()) > 5, SLOW, 'the demonstration companies')
            desk.app.resize(*self.size)
            for state in states:
                self._attempt(state, lambda: (state(desk), self._take(session, state, desk)))
                session.key('Escape', 'Escape', 'Escape')

    def _session(self):
        return open_session(self.lang, size=(1280, 900), dark=self.dark, compositor=True, env=self.env)

    def _name(self, state):
        return f'{state.__name__.replace("_", "-")}-{self.size[0]}-{"dark" if self.dark else "light"}'

    def _is_wanted(self, state):
        return not self.wanted or state.__name__.replace('_', '-') in self.wanted

    def _take(self, session, state, desk):
        if state in ON_A_PROGRAM_OF_THEIR_OWN:
            desk.app.resize(*self.size)
        time.sleep(0.7)                         # for what moves to come to rest
        # The windows and their popovers, not their shadows nor the empty desktop around them.
        boxes = [(w.x + left, w.y + up, w.x + w.width - right, w.y + w.height - down)
                 for w in desk.app.windows() for left, right, up, down in [w.frame_extents]]
        left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
        right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
        session.screenshot(os.path.join(self.folder, f'{self._name(state)}.png'),
                           region=(left, top, right - left, bottom - top))
        self.made.append(self._name(state))
        if self.looked_at:
            self.looked_at(self._name(state), desk)

    def _attempt(self, state, action):
        try:
            action()
        except (DriveError, AssertionError) as error:
            self.failed.append(f'{self._name(state)}: {error}')
