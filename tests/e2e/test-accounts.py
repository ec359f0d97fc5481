"""Accounts: two platforms with a key each, added, switched, given another key and removed; the key is nowhere else."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import tap
from accounts import add_account, choose, open_menu, start_keyring
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from driver import poll
from traces import assert_key_is_nowhere

LANG = sys.argv[1]
WORDS = words_of(LANG)
KEYS = {'Cabinet Martin': 'first-secret-3b1c', 'Agence Nord': 'second-secret-9f70'}


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
        for key in KEYS.values():
            assert_key_is_nowhere(key, session, again, desk)
        session.key('ctrl+q')
        assert again.app.wait_exit(SLOW) == 0


tap.run(test_two_accounts_are_added_switched_and_removed)
