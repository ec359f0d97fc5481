"""Data type settings: changed by a person, read back by somebody else, and followed by the platform's clock.

Argument: the locale, such as fr_FR.UTF-8.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import datetime
import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from driver import poll

LANG = sys.argv[1]
WORDS = words_of(LANG)
HOUR = datetime.timedelta(hours=1)
# Ten simulated minutes a second, so that an hour takes six; a schedule may fire a few of them late.
TIME_FACTOR = '600'
LATE = datetime.timedelta(minutes=30)


def time_of(text):
    """A moment as the platform writes it; Python knows no seventh digit."""
    return datetime.datetime.fromisoformat(text.rstrip('Z')[:26])


def setting(platform, data_type, path='/profile/syncSettings'):
    """What the platform holds for a type."""
    return next(one for one in platform.ask(path)['settings'] if one['dataType'] == data_type)


def company_id(platform):
    """The company that the platform has from the start."""
    return platform.find('Sandbox Company')['id']


def reads(platform, data_type):
    """The reads of a type that the first company had, oldest first."""
    page = platform.ask(f'/companies/{company_id(platform)}/data/history?page=1&pageSize=500&orderBy=requested')
    return [read for read in page['results'] if read['dataType'] == data_type]


def ended_reads(platform, data_type):
    """Those that ended well."""
    return [read for read in reads(platform, data_type) if read['status'] == 'Complete']


def wait_for_reads(platform, number):
    """So many more reads of journals that ended well, the last one before them first."""
    before = len(ended_reads(platform, 'journals'))
    return poll(lambda: (found := ended_reads(platform, 'journals')) and len(found) >= before + number and
                found[-number - 1:], SLOW, what=f'{number} reads of journals')


def assert_an_hour_between(earlier, later):
    """A read was asked for an hour after the one before had ended."""
    pause = time_of(later['requested']) - time_of(earlier['completed'])
    assert HOUR <= pause <= HOUR + LATE, (pause, earlier, later)


def test_what_is_saved_is_read_back_and_counts_from_the_last_success():
    with open_session(LANG) as session:
        platform = Platform(session, time_factor=TIME_FACTOR)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        before = platform.ask('/profile/syncSettings')
        assert setting(platform, 'journals')['syncSchedule'] == 0

        desk.open_settings()
        desk.choose_frequency('Journals', 'Hourly')
        desk.app.wait_text(WORDS.plural('%u unsaved change', '%u unsaved changes', 1), timeout=SLOW)
        assert platform.ask('/profile/syncSettings') == before, 'something was sent before it was saved'

        session.key('ctrl+s')
        desk.app.wait_text(WORDS('The data type settings are saved'), timeout=SLOW)
        after = platform.ask('/profile/syncSettings')
        assert setting(platform, 'journals')['syncSchedule'] == 1
        assert [one for one in after['settings'] if one['dataType'] != 'journals'] == \
               [one for one in before['settings'] if one['dataType'] != 'journals'], 'another type was changed'

        by_clock = wait_for_reads(platform, 2)
        assert_an_hour_between(by_clock[-2], by_clock[-1])
        by_hand = platform.ask(f'/companies/{company_id(platform)}/data/queue/journals', {})
        poll(lambda: any(read['id'] == by_hand['id'] for read in ended_reads(platform, 'journals')), SLOW,
             what='the read by hand to end')
        after_hand = wait_for_reads(platform, 1)
        assert after_hand[0]['id'] == by_hand['id'], after_hand
        assert_an_hour_between(*after_hand)

        session.key('alt+Left')
        desk.app.poll(desk.rows, SLOW, 'the list of companies')
        desk.quit()


def test_an_hourly_schedule_that_the_plan_does_not_hold_is_said_on_its_row():
    with open_session(LANG) as session:
        platform = Platform(session, 'free-plan')
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        desk.open_settings()
        desk.choose_frequency('Journals', 'Hourly')
        session.key('ctrl+s')
        desk.app.wait_text(WORDS('The account’s plan does not read hourly: choose another frequency.'), timeout=SLOW)
        assert setting(platform, 'journals')['syncSchedule'] == 0

        desk.choose_frequency('Journals', 'Daily')
        session.key('ctrl+s')
        poll(lambda: setting(platform, 'journals')['syncSchedule'] == 24, SLOW, what='the daily schedule')
        desk.quit()


def test_offline_what_is_saved_waits():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        desk.open_settings()
        platform.stop()
        desk.choose_frequency('Journals', 'Daily')
        session.key('ctrl+s')
        desk.app.wait_text(WORDS('Waiting to be saved'), timeout=SLOW)
        desk.quit()


def test_each_key_that_leaves_asks_first_when_something_is_unsaved():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        desk.open_settings()
        desk.choose_frequency('Journals', 'Daily')
        desk.leave_search()
        for key in 'alt+Left', 'Escape', 'ctrl+q':
            session.key(key)
            desk.app.find(role='dialog', name=WORDS('Save the changes?'), showing=True)
            desk.app.find(role='button', name=WORDS('Save'), states='focused')
            session.key('Escape')
            desk.app.wait_none(role='dialog', name=WORDS('Save the changes?'), showing=True)
            desk.app.wait_text(WORDS.plural('%u unsaved change', '%u unsaved changes', 1), timeout=SLOW)
        assert setting(platform, 'journals')['syncSchedule'] == 0

        session.key('alt+Left')
        desk.app.find(role='button', name=WORDS('Discard'), showing=True).click()
        desk.app.poll(desk.rows, SLOW, 'the list of companies: it was only left')

        desk.open_settings()
        desk.choose_frequency('Journals', 'Daily')
        session.key('ctrl+q')
        desk.app.find(role='button', name=WORDS('Discard'), showing=True).click()
        assert desk.app.wait_exit(SLOW) == 0
        desk.assert_quiet()
        assert setting(platform, 'journals')['syncSchedule'] == 0


def test_a_key_leads_back_at_once():
    """The keyboard is on the page as soon as it opens, not in the menu that it was chosen from."""
    with open_session(LANG) as session:
        desk = Comptoir(session, WORDS, '--demo')
        desk.app.poll(desk.rows, SLOW, 'the companies')
        desk.open_settings()
        desk.app.find(role='switch', name=WORDS('%s: fetch on first link').replace('%s', WORDS('Journals', 'data type')),
                      timeout=SLOW)
        session.key('Escape')
        desk.app.poll(desk.rows, SLOW, 'the list of companies')


tap.run(test_what_is_saved_is_read_back_and_counts_from_the_last_success,
        test_an_hourly_schedule_that_the_plan_does_not_hold_is_said_on_its_row, test_offline_what_is_saved_waits,
        test_each_key_that_leaves_asks_first_when_something_is_unsaved,
        test_a_key_leads_back_at_once)
