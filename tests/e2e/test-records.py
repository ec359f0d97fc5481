"""A company's records, as an accountant reads them: the unpaid invoices, one of them whole, and again without the
platform.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

LANG = sys.argv[1]
WORDS = words_of(LANG)
UNPAID = '?page=1&pageSize=100&orderBy=-modifiedDate&query=amountDue%3E0'


def unpaid_invoices(platform):
    """What another client finds."""
    company = platform.find('Sandbox Company')['id']
    return platform.ask(f'/companies/{company}/data/invoices{UNPAID}')


def await_first(desk, number):
    """The record at the top has this number."""
    desk.app.poll(lambda: desk.records() and number in desk.records()[0], SLOW, f'{number} at the top')


def open_unpaid(desk):
    desk.open('Sandbox Company')
    desk.show_view('Data')
    desk.open_records('Customer invoices')
    desk.app.find(role=('button', 'toggle button'), name=WORDS('Unpaid', 'records'), timeout=SLOW, showing=True).click()


def test_unpaid_invoices_are_found_opened_and_read_again_without_the_platform():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        found = unpaid_invoices(platform)
        first, second = found['results'][:2]

        open_unpaid(desk)
        await_first(desk, first['invoiceNumber'])
        desk.app.find(role='label', name=lambda text: text.startswith(f'{found["totalResults"]} '), timeout=SLOW)
        desk.app.find_all(role=('row', 'list item'), showing=True,
                          name=lambda text: second['invoiceNumber'] in text)[0].click()
        desk.app.find(role='label', name=second['id'], timeout=SLOW, showing=True)

        session.key('Escape')
        session.key('Escape')
        desk.button('Refresh data')
        platform.stop()
        desk.open_records('Customer invoices')
        desk.app.find(role=('button', 'toggle button'), name=WORDS('Unpaid', 'records'), showing=True).click()
        await_first(desk, first['invoiceNumber'])
        desk.assert_quiet()


tap.run(test_unpaid_invoices_are_found_opened_and_read_again_without_the_platform)
