"""What a company is described by: changed by a person, read back by somebody else, and the other way round.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from driver import poll

LANG = sys.argv[1]
WORDS = words_of(LANG)
COMPANY, OTHER = 'Sandbox Company', 'Atelier Beaurivage'
DESCRIPTION = 'Dossier 2026-0147'


def there(platform, name=COMPANY):
    """The company as the platform has it."""
    return platform.find(name)


def wait_there(platform, what, **expected):
    """Until the platform has what was done here."""
    poll(lambda: all(there(platform).get(key) == value for key, value in expected.items()), SLOW, what=what)


def describe(desk):
    """Write another description in the place of the one that is there, and save it."""
    desk.app.find(role='text box', name=WORDS('Description'), showing=True, timeout=SLOW).click()
    desk.app.find(role='text box', name=WORDS('Description'), states='focused', timeout=SLOW)
    desk.session.key('ctrl+a')
    desk.session.type(DESCRIPTION)
    desk.button('Save', states='sensitive').click()


def add_tag(desk, key, value):
    """Through the popover of the details."""
    desk.app.find(role='list item', name=lambda text: text.startswith(WORDS('Add a tag')), showing=True,
                  timeout=SLOW).click()
    desk.app.find(role='text box', name=WORDS('Key'), states='focused', timeout=SLOW)
    desk.session.type(f'{key}\t{value}')
    desk.session.key('Return')


def filter_by(desk, key):
    """Choose the tag with this key among those that there are."""
    desk.button('Filter by tag').click()
    desk.app.find(role='list item', name=lambda text: text.startswith(key), showing=True, timeout=SLOW).click()


def wait_activity(desk, *words):
    """An entry of the log that says all of this."""
    desk.app.find(role='list item', name=lambda text: all(word in text for word in words), timeout=SLOW)


def test_tags_and_description_go_both_ways():
    with open_session(LANG) as session:
        platform = Platform(session)
        platform.create(OTHER)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.row(OTHER)

        desk.open(COMPANY)
        desk.show_view('Details')
        describe(desk)
        wait_there(platform, 'the description', description=DESCRIPTION)
        add_tag(desk, 'region', 'Quebec')
        wait_there(platform, 'the tag', tags={'region': 'Quebec'}, description=DESCRIPTION)

        company = there(platform)['id']
        platform.ask(f'/companies/{company}', {'tags': {'region': 'Ontario'}, 'description': 'Ailleurs'}, method='PATCH')
        session.key('F5')
        desk.app.wait_text('Ontario', timeout=SLOW, showing=True)
        desk.show_view('Summary')
        wait_activity(desk, WORDS('Tags changed'), 'Quebec', WORDS('by you'))
        wait_activity(desk, WORDS('Tags changed'), 'Ontario', WORDS('elsewhere'))
        wait_activity(desk, DESCRIPTION, WORDS('by you'))
        wait_activity(desk, WORDS('Description changed'), 'Ailleurs', WORDS('elsewhere'))

        session.key('alt+Left')
        desk.row(OTHER)
        filter_by(desk, 'region')
        desk.wait_no_row(OTHER)
        desk.row(COMPANY)
        desk.app.find(role='button', name=re.compile('region.*Ontario'), showing=True, timeout=SLOW).click()
        desk.row(OTHER)
        desk.quit()


def test_a_tag_is_given_to_several():
    with open_session(LANG) as session:
        platform = Platform(session)
        platform.create(OTHER)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.row(OTHER)

        desk.select(OTHER)
        session.key('ctrl+a')
        desk.button('Tags').click()
        desk.app.find(role='text box', name=WORDS('Key'), states='focused', timeout=SLOW)
        session.type('team\tcredit')
        session.key('Return')
        poll(lambda: all(there(platform, name).get('tags') == {'team': 'credit'} for name in (COMPANY, OTHER)), SLOW,
             what='the tag of both')
        desk.quit()


tap.run(test_tags_and_description_go_both_ways, test_a_tag_is_given_to_several)
