"""Takes pictures of the program in each of its states."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import time

from comptoir import SLOW, Comptoir, open_session
from driver import DriveError
from gallery_states import ESSENTIAL, ON_A_PROGRAM_OF_THEIR_OWN, ON_DEMONSTRATION_COMPANIES, ON_PAPER

SIZES = ((1100, 720), (360, 640))
HIGH_CONTRAST = {'ADW_DEBUG_HIGH_CONTRAST': '1'}


class Look:
    """How the desktop is set: options of the session, and the states that are worth a picture."""

    def __init__(self, name, states=None, **session):
        self.name, self.states, self.session = name, states, session


LIGHT = Look('light')
LOOKS = (LIGHT, Look('dark', dark=True),
         Look('contrast', ESSENTIAL, env=HIGH_CONTRAST),
         Look('contrast-dark', ESSENTIAL, env=HIGH_CONTRAST, dark=True),
         Look('large-text', ESSENTIAL, text_scale=2.0))


def _name(state):
    return state.__name__.replace('_', '-')


class Gallery:
    """Pictures of one language, look and size. The screen is as large as the window: as on a phone, if it is small.

    looked_at  called with the name of each picture and its program, once it is on the screen
    """

    def __init__(self, lang, words, folder, look, size, wanted=(), env=None, looked_at=None):
        self.lang, self.words, self.folder, self.look, self.size = lang, words, folder, look, size
        self.wanted, self.env, self.looked_at = wanted, dict(env or {}), looked_at
        self.made, self.failed = [], []

    def make(self):
        """Take all pictures; the names of those made are in self.made, why others were not in self.failed."""
        self._take_demonstration()
        for state in ON_A_PROGRAM_OF_THEIR_OWN:
            if self._is_wanted(state):
                with self._session() as session:
                    self._set_size(session)
                    self._attempt(state, lambda: self._take(session, state, state(session, self.words)))

        if self.look is LIGHT and self.size == SIZES[0]:    # paper is white, and as large as it is
            for state in filter(self._is_wanted, ON_PAPER):
                with self._session() as session:
                    self._attempt(state, lambda: self._take_page(state, state(session, self.words)))

    def _take_page(self, state, path):
        name = self._picture(state)
        subprocess.run(['pdftoppm', '-png', '-singlefile', '-r', '80', path, os.path.join(self.folder, name)], check=True)
        self.made.append(name)

    def _take_demonstration(self):
        states = [state for state in ON_DEMONSTRATION_COMPANIES if self._is_wanted(state)]
        if not states:
            return
        with self._session() as session:
            self._set_size(session)
            desk = Comptoir(session, self.words, '--demo')
            desk.app.poll(lambda: len(desk.rows()) > 2, SLOW, 'the demonstration companies')
            for state in states:
                self._attempt(state, lambda: (state(desk), self._take(session, state, desk)))
                self._attempt(state, lambda: self._leave(session, desk))

    def _leave(self, session, desk):
        session.key(*['Escape'] * 5, 'alt+Left', 'alt+Left')     # at once: to look for the list on a full page takes long
        desk.app.poll(lambda: desk.rows() or session.key('alt+Left'), SLOW, 'the list of companies')

    def _session(self):
        options = {**self.look.session, 'env': {**self.look.session.get('env', {}), **self.env}}
        return open_session(self.lang, size=self.size, compositor=True, **options)

    def _set_size(self, session):
        """The window opens as large as it is to be, with whatever the state shows over it."""
        folder = os.path.join(session.home, '.config/glib-2.0/settings')
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, 'keyfile'), 'a', encoding='utf-8') as settings:
            settings.write('[io/github/comptoir/Comptoir]\nwindow-width=%d\nwindow-height=%d\n' % self.size)

    def _picture(self, state):
        return f'{_name(state)}-{self.size[0]}-{self.look.name}'

    def _is_wanted(self, state):
        if self.wanted:
            return _name(state) in self.wanted
        return self.look.states is None or state in self.look.states

    def _take(self, session, state, desk):
        session.mouse(self.size[0] // 2, 2)     # away from what would say more under it
        name = self._picture(state)
        self._take_at_rest(session, os.path.join(self.folder, f'{name}.png'))
        self.made.append(name)
        if self.looked_at:
            self.looked_at(name, desk)

    @staticmethod
    def _take_at_rest(session, path):
        """Once nothing moves; what turns for ever is taken as it is."""
        last, end = None, time.monotonic() + 6
        while time.monotonic() < end:
            time.sleep(0.7)
            session.screenshot(path)
            with open(path, 'rb') as picture:
                now = picture.read()
            if now == last:
                return
            last = now

    def _attempt(self, state, action):
        try:
            action()
        except (DriveError, AssertionError) as error:
            self.failed.append(f'{self._picture(state)}: {error}')
