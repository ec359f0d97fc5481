"""Files of a company: uploaded through the file dialog, found in the list and in the activity log, downloaded.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys
import zipfile

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

LANG = sys.argv[1]
WORDS = words_of(LANG)
TAKEN = ('bilan 2026.pdf', 'ventes.csv')
REFUSED = 'notes.txt'


def write_papers(session):
    """What a client sent, each in a folder of its own: then it is what the file dialog chooses there."""
    folders = []
    for name in (*TAKEN, REFUSED):
        folders.append(os.path.join(session.dir, f'papiers-{len(folders)}'))
        os.mkdir(folders[-1])
        with open(os.path.join(folders[-1], name), 'w', encoding='utf-8') as file:
            file.write(f'what stands in {name}')
    return folders


def open_files(desk):
    """The uploaded files of the company."""
    desk.open('Sandbox Company')
    desk.show_view('History')
    desk.app.find(role=('button', 'toggle button'), name=WORDS('Files', 'history'), showing=True, timeout=SLOW).click()


def has(name):
    """Whether a text names the file."""
    return lambda text: name in text


def assert_listed(desk):
    for name in TAKEN:
        desk.app.wait_text(has(name), timeout=SLOW, showing=True)


def test_files_are_uploaded_found_and_downloaded():
    with open_session(LANG) as session:
        folders = write_papers(session)
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        open_files(desk)
        desk.app.wait_text(WORDS('No file uploaded'), timeout=SLOW, showing=True)
        for folder in folders:
            desk.upload(folder)
        assert_listed(desk)
        company = platform.find('Sandbox Company')['id']
        assert {file['fileName'] for file in platform.ask(f'/companies/{company}/files')} == set(TAKEN)

        desk.app.find(role='button', name=has(WORDS('Download the files of %s').replace('%s', '')), showing=True).click()
        with zipfile.ZipFile(desk.save_as('papiers.zip')) as archive:
            names = archive.namelist()
            assert {os.path.basename(name) for name in names} == set(TAKEN), names

        desk.show_view('Summary')
        for name in TAKEN:
            desk.app.find(role='list item', name=lambda text, name=name: WORDS('File uploaded') in text and name in text,
                          timeout=SLOW)
        desk.quit()

        platform.stop()
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company that was stored')
        desk.app.wait_text(WORDS('The platform does not answer'), timeout=SLOW)
        open_files(desk)
        assert_listed(desk)
        desk.quit()


tap.run(test_files_are_uploaded_found_and_downloaded)
