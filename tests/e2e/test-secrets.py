"""Secrets: a key that was refused, and one-time passwords, are in nothing that a run leaves."""
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import tap
from accounts import add_account, start_keyring
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from traces import assert_key_is_nowhere, traces

LANG = 'C.UTF-8'
WORDS = words_of(LANG)
NAME, KEY = 'Cabinet Martin', 'first-secret-3b1c'
PASSWORD = re.compile(rb'otp=[^&"\s<]+')  # in a Link URL


def test_refused_key_is_told_without_the_key():
    with open_session(LANG, env={'G_MESSAGES_DEBUG': 'all'}) as session:
        start_keyring(session)
        home = Platform(session)
        platform = Platform(session, api_key=KEY, data='another-platform')
        desk = Comptoir(session, WORDS, env=home.env)
        desk.row('Sandbox Company')
        add_account(desk, NAME, KEY, platform.url)
        desk.row('Sandbox Company')

        platform.stop()
        platform.start('status=401')
        session.key('F5')
        desk.app.wait_text(WORDS('The API key was refused'), timeout=SLOW)
        assert any(NAME.encode() in text for _where, text in traces(session, desk))
        assert_key_is_nowhere(KEY, session, desk)


def test_one_time_passwords_are_on_the_clipboard_alone():
    with open_session(LANG, env={'G_MESSAGES_DEBUG': 'all'}) as session:
        platform = Platform(session, 'otp')
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.row('Sandbox Company')
        desk.select('Sandbox Company')
        session.key('ctrl+l')
        desk.app.poll(lambda: PASSWORD.search(session.clipboard().encode()), SLOW, 'a password on the clipboard')
        for where, text in traces(session, desk):
            assert not PASSWORD.search(text), where
        session.key('ctrl+q')
        assert desk.app.wait_exit(SLOW) == 0
        for where, text in traces(session, desk):
            assert not PASSWORD.search(text), where


tap.run(test_refused_key_is_told_without_the_key,
        test_one_time_passwords_are_on_the_clipboard_alone)
