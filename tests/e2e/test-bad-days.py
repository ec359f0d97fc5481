"""Bad days: what the program says of them, and that it goes on."""
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import sqlite3

import tap
from comptoir import PROGRAM, SLOW, Comptoir, Platform, open_session, words_of

WORDS = words_of('C.UTF-8')


def store_file(session):
    """The one store of the run."""
    found = glob.glob(os.path.join(session.home, '.local/share/**/store.sqlite'), recursive=True)
    assert len(found) == 1, found
    return found[0]


def first_run(session, platform):
    """A run that fills the store and ends well."""
    desk = Comptoir(session, WORDS, env=platform.env)
    desk.app.poll(desk.rows, SLOW, 'the company of the platform')
    desk.quit()


def spoil_and_start(spoil):
    """A second run, after something happened to the store file."""
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        first_run(session, platform)
        path = store_file(session)
        spoil(path)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company, read again from the platform')
        aside = glob.glob(os.path.join(os.path.dirname(path), 'store-*.sqlite'))
        assert aside, os.listdir(os.path.dirname(path))
        desk.app.wait_text('set aside', timeout=SLOW)


def test_two_starts_bring_one_window_forward():
    with open_session('C.UTF-8') as session:
        desk = Comptoir(session, WORDS)
        again = session.launch([PROGRAM], wait=False)
        assert again.wait_exit(SLOW) == 0, again.log()
        windows = [window for window in desk.app.windows() if not window.popup]
        assert len(windows) == 1, windows


def test_damaged_store_is_set_aside_and_read_again():
    def spoil(path):
        with open(path, 'r+b') as store:
            store.write(b'\0' * 4096)
    spoil_and_start(spoil)


def test_store_of_a_newer_version_is_set_aside_and_read_again():
    def spoil(path):
        with sqlite3.connect(path) as connection:
            connection.execute('PRAGMA user_version = 9999')
        connection.close()
    spoil_and_start(spoil)


def test_platform_that_fails_at_first_says_so():
    with open_session('C.UTF-8') as session:
        desk = Comptoir(session, WORDS, env=Platform(session, 'status=500').env)
        desk.app.wait_text(WORDS('The platform failed'), timeout=SLOW)


def test_refused_key_says_so():
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env={**platform.env, 'COMPTOIR_SANDBOX_KEY': 'another'})
        desk.app.wait_text(WORDS('The API key was refused'), timeout=SLOW)


def test_refused_key_says_so_beside_what_was_read():
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        first_run(session, platform)
        desk = Comptoir(session, WORDS, env={**platform.env, 'COMPTOIR_SANDBOX_KEY': 'another'})
        desk.app.wait_text(WORDS('The API key was refused'), timeout=SLOW)
        desk.app.poll(desk.rows, SLOW, 'what was read before')
        desk.quit()


def test_list_stays_readable_without_a_network():
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        first_run(session, platform)
        platform.stop()
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'what was read before')
        desk.app.wait_text(WORDS('The platform does not answer'), timeout=SLOW)


tap.run(test_two_starts_bring_one_window_forward,
        test_damaged_store_is_set_aside_and_read_again,
        test_store_of_a_newer_version_is_set_aside_and_read_again,
        test_platform_that_fails_at_first_says_so,
        test_refused_key_says_so,
        test_refused_key_says_so_beside_what_was_read,
        test_list_stays_readable_without_a_network)
