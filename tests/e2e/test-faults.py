"""What the user did reaches the platform once, whatever happens between the click and the answer."""
# SPDX-License-Identifier: GPL-3.0-or-later

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

WORDS = words_of('C.UTF-8')
NAME = 'Atelier Beaurivage'
CREATE = 'route=POST /companies'
WAITING = WORDS('Waiting to be created')


def read_list(session, platform):
    """The program, once it shows the one company of the platform."""
    desk = Comptoir(session, WORDS, env=platform.env)
    desk.app.poll(desk.rows, SLOW, 'the company of the platform')
    return desk


def assert_created_once(desk, platform):
    desk.app.poll(lambda: WAITING not in desk.row(NAME).label_text(), 2 * SLOW, 'the platform to create the company')
    assert platform.count(NAME) == 1, platform.count(NAME)
    assert sum(row.startswith(NAME) for row in desk.rows()) == 1, desk.rows()
    desk.quit()


def add_through(fault):
    """Add a company while the platform does something wrong at first."""
    with open_session('C.UTF-8') as session:
        platform = Platform(session, f'{CREATE},{fault}')
        desk = read_list(session, platform)
        desk.add(NAME)
        desk.row(NAME)
        assert_created_once(desk, platform)


def kill_through(fault):
    """Kill the program between the click and the answer; the next run finds a platform in order."""
    with open_session('C.UTF-8') as session:
        platform = Platform(session, f'{CREATE},{fault}')
        desk = read_list(session, platform)
        desk.add(NAME)
        desk.row(NAME, saying=WAITING)
        desk.app.kill()
        platform.stop()
        platform.start()
        assert_created_once(Comptoir(session, WORDS, env=platform.env), platform)


def test_company_is_created_once_through_too_many_requests():
    add_through('status=429,retry-after=1,times=2')


def test_company_is_created_once_through_a_server_error_that_did_nothing():
    add_through('status=500,times=1')


def test_company_is_created_once_through_a_server_error_that_did_it():
    add_through('status=500,after,times=1')


def test_company_is_created_once_through_an_answer_that_was_lost():
    add_through('drop,times=1')


def test_company_is_created_once_through_an_answer_that_was_cut():
    add_through('cut,times=1')


def test_company_is_created_once_though_killed_before_it_was():
    kill_through('drop-before')


def test_company_is_created_once_though_killed_before_the_answer():
    kill_through('drop')


def test_what_was_done_without_a_network_is_done_with_one():
    with open_session('C.UTF-8') as session:
        platform = Platform(session)
        desk = read_list(session, platform)
        platform.stop()
        desk.add(NAME)
        desk.row(NAME, saying=WAITING)
        desk.app.kill()
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.row(NAME, saying=WAITING)
        platform.start()
        session.key('F5')
        assert_created_once(desk, platform)


tap.run(test_company_is_created_once_through_too_many_requests,
        test_company_is_created_once_through_a_server_error_that_did_nothing,
        test_company_is_created_once_through_a_server_error_that_did_it,
        test_company_is_created_once_through_an_answer_that_was_lost,
        test_company_is_created_once_through_an_answer_that_was_cut,
        test_company_is_created_once_though_killed_before_it_was,
        test_company_is_created_once_though_killed_before_the_answer,
        test_what_was_done_without_a_network_is_done_with_one)
