"""Accounts: two platforms with a key each, added, switched, given another key and removed; the key is nowhere else."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import tap
from accounts import add_account, choose, open_menu, start_keyring
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from driver import poll

LANG = sys.argv[1]
WORDS = words_of(LANG)
KEYS = {'Cabinet Martin': 'first-secret-3b1c', 'Agence Nord': 'second-secret-9f70'}


def files_below(folder):
    """All that is written below a folder."""
    for path, _folders, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            if os.path.isfile(full):
                with open(full, 'rb') as file:
                    yield full, file.read()


def test_two_accounts_are_added_switched_and_removed():
    with open_session(LANG, env={'G_MESSAGES_DEBUG': 'all'}) as session:
        start_keyring(session)
        home = Platform(session)
        platforms = {name: Platform(session, api_key=key, data='platform-' + key) for name, key in KEYS.items()}
        for name, platform in platforms.items():
            platform.create(f'Client of {name}')
        desk = Comptoir(session, WORDS, env=home.env)
        desk.row('Sandbox Company')

        for name, platform in platforms.items():
            add_account(desk, name, KEYS[name], platform.url)
            desk.row(f'Client of {name}')

        session.key('ctrl+2')
        desk.app.window(f'{WORDS("Companies")} — Cabinet Martin', timeout=SLOW)
        desk.row('Client of Cabinet Martin')
        desk.wait_no_row('Client of Agence Nord')
        desk.add('Added in the first')
        poll(lambda: platforms['Cabinet Martin'].count('Added in the first') == 1, SLOW, what='the company to be sent')
        assert platforms['Agence Nord'].count('Added in the first') == 0

        session.key('ctrl+3')
        desk.app.window(f'{WORDS("Companies")} — Agence Nord', timeout=SLOW)
        desk.row('Client of Agence Nord')
        desk.wait_no_row('Added in the first')

        open_menu(desk)
        choose(desk, 'Remove the account…')
        desk.button('Remove').click()
        desk.app.window(WORDS('Companies'), timeout=SLOW)
        desk.row('Sandbox Company')
        desk.app.wait_text(WORDS('“%s” was removed from this computer') % 'Agence Nord', timeout=SLOW)
        assert platforms['Agence Nord'].count('Client of Agence Nord') == 1
        accounts = os.path.join(session.home, '.local/share/comptoir/usual/accounts')
        assert len(os.listdir(accounts)) == 2, os.listdir(accounts)

        session.key('ctrl+2')
        desk.app.window(f'{WORDS("Companies")} — Cabinet Martin', timeout=SLOW)
        session.key('ctrl+q')
        assert desk.app.wait_exit(SLOW) == 0

        # The account that was shown last is shown again, with the key of the keyring.
        again = Comptoir(session, WORDS, env=home.env)
        again.app.window(f'{WORDS("Companies")} — Cabinet Martin', timeout=SLOW)
        again.row('Added in the first')
        platforms['Cabinet Martin'].create('Seen after the start')
        session.key('F5')
        again.row('Seen after the start')
        assert_key_is_in_the_keyring_alone(session, again, desk)
        session.key('ctrl+q')
        assert again.app.wait_exit(SLOW) == 0


def assert_key_is_in_the_keyring_alone(session, *desks):
    """Neither files, logs, command lines nor the environment hold a key."""
    for key in KEYS.values():
        for path, text in files_below(session.home):
            assert key.encode() not in text, path
        for desk in desks:
            assert key not in desk.app.log()
    for name in ('cmdline', 'environ'):
        try:
            with open(f'/proc/{desks[0].app.pid}/{name}', 'rb') as file:
                text = file.read()
        except PermissionError: # for nobody but root
            continue
        assert not any(key.encode() in text for key in KEYS.values())


tap.run(test_two_accounts_are_added_switched_and_removed)
