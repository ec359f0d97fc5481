"""Drives Comptoir from outside, as a user and as a screen reader would, on a machine without a display.

    with Session(lang='fr_FR.UTF-8') as session:
        app = session.launch(['./comptoir'])
        app.find(role='button', name='Nouvelle entreprise').click()
        app.wait_text('Ajouter une nouvelle entreprise')

A Session owns a temporary HOME, a private session bus, Xvfb, a small window manager and the accessibility bus; all of
it, and every program launched, is stopped by process id when the block ends. AT-SPI is spoken over D-Bus directly.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

from .browser import Browser
from .errors import AppDied, DriveError, Frozen, NotFound, poll
from .session import Session

__all__ = ['Browser', 'Session', 'AppDied', 'DriveError', 'Frozen', 'NotFound', 'poll']
