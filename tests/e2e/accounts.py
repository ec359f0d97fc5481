"""Accounts as a person adds and chooses them."""
# SPDX-License-Identifier: GPL-3.0-or-later

import subprocess

from comptoir import SLOW
from driver import poll


def start_keyring(session):
    """The keyring of the desktop, unlocked."""
    process = session.spawn(['gnome-keyring-daemon', '--unlock', '--components=secrets', '--foreground'], 'keyring',
                            stdin=subprocess.PIPE)
    process.stdin.write(b'password')
    process.stdin.close()
    poll(lambda: session.owns('org.freedesktop.secrets'), SLOW, what='the keyring')
    return process


def fill_account(desk, name, key, url):
    """Write what an account needs into the dialog; nothing is asked yet."""
    desk.app.find(role='text box', name=desk.words('Account name'), timeout=SLOW).fill(name)
    desk.app.find(role='text box', name=desk.words('API key')).fill(key)
    desk.app.find(name=desk.words('Advanced'), showing=True, timeout=SLOW).click()
    desk.app.find(role='text box', name=desk.words('Base address'), showing=True).fill(url)


def add_account(desk, name, key, url):
    """Add an account from the menu of accounts."""
    open_menu(desk)
    choose(desk, 'Add an account…')
    fill_account(desk, name, key, url)
    try_key(desk)
    desk.button('Add', states='sensitive').click()
    desk.app.window(f'{desk.words("Companies")} — {name}', timeout=SLOW)


def try_key(desk):
    """Ask the platform what the key may do; it may read all."""
    desk.button('Test', states='sensitive').click()
    desk.app.wait_text(desk.words('It may read companies, software and settings.'), timeout=SLOW)


def open_menu(desk):
    """The menu of accounts, in the header bar or below it."""
    start = desk.words('Account: %s').split('%s', maxsplit=1)[0]
    desk.app.find(role=('toggle button', 'button'), name=lambda name: name.startswith(start), showing=True,
                  timeout=SLOW).click()


def choose(desk, source):
    """An entry of the menu that is open."""
    desk.app.find(role=('menu item', 'radio menu item'), name=desk.words(source), showing=True, timeout=SLOW).click()
