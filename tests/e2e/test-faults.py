"""What the user did reaches the platform once, whatever happens between the click and the answer."""
# SPDX-License-Identifier: GPL-3.0-or-later

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

WORDS = words_of('C.UTF-8')
NAME = 'Atelier Beaurivage'
WAITING = WORDS('Waiting to be created')


def read_list(session, platform):
    """The program, once it shows the one company of the platform."""
    desk = Comptoir(session, WORDS, env=platform.env)
    desk.app.poll(desk.rows, SLOW, 'the company of the platform')
    return desk


def assert_created_once(desk, platform):
    desk.row(NAME, saying=WORDS('No connection'))
    desk.app.poll(lambda: WAITING not in desk.row(NAME).label_text(), 2 * SLOW, 'the platform to create the company')
    assert platform.count(NAME) == 1, platform.count(NAME)


def add_through(*faults):
    """Add a company while the platform does something wrong; then it mends its ways."""
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        desk = read_list(session, platform)
        platform.stop()
        if faults:
            platform.start(*faults)
        desk.add(NAME)
        desk.row(NAME, saying=WAITING)
        if faults:
            platform.stop()
        platform.start()
        session.key('F5')
        assert_created_once(desk, platform)
        desk.quit()


def test_company_is_created_once_through_too_many_requests():
    add_through('status=429')


def test_company_is_created_once_through_server_errors():
    add_through('status=500')


def test_company_is_created_once_through_a_cut_connection():
    add_through('cut')


def test_company_is_created_once_through_a_dead_network():
    add_through()


def test_company_is_created_once_through_a_kill_before_the_answer():
    with open_session('C.UTF-8') as session:
        platform = Platform(session, 'slow=30')
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.add(NAME)
        desk.row(NAME, saying=WAITING)
        desk.app.kill()
        platform.stop()
        platform.start()
        desk = Comptoir(session, WORDS, env=platform.env)
        assert_created_once(desk, platform)
        desk.quit()


def test_what_was_done_without_a_network_is_done_with_one():
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        desk = read_list(session, platform)
        desk.add(NAME)
        assert_created_once(desk, platform)
        platform.stop()
        desk.rename(NAME, 'Renamed')
        desk.row('Renamed', saying=WORDS('New name waiting to be sent'))
        desk.app.kill()
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.row('Renamed', saying=WORDS('New name waiting to be sent'))
        platform.start()
        session.key('F5')
        desk.app.poll(lambda: platform.count('Renamed') == 1 and platform.count(NAME) == 0, 2 * SLOW, 'the new name')
        desk.quit()


tap.run(test_company_is_created_once_through_too_many_requests,
        test_company_is_created_once_through_server_errors,
        test_company_is_created_once_through_a_cut_connection,
        test_company_is_created_once_through_a_dead_network,
        test_company_is_created_once_through_a_kill_before_the_answer,
        test_what_was_done_without_a_network_is_done_with_one)
