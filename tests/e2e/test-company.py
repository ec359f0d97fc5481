"""What an analyst does with a company, in one session: the three figures, the months by keyboard, the balance sheet of two
periods as PDF and CSV, an unpaid invoice, a file that is uploaded; then all of it again without the platform.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from figures import assert_assets_exported, exact, reports, says, year_of

LANG = sys.argv[1]
WORDS = words_of(LANG)
COMPANY = 'Sandbox Company'
PAPER = 'bilan 2026.pdf'
UNPAID = '?page=1&pageSize=100&orderBy=-modifiedDate&query=amountDue%3E0'


def read_figures(desk, profit, balance):
    """The three figures, then the chart by keyboard: the month two before the current one is read out."""
    for name, amount in year_of(profit, balance).items():
        desk.app.find(name=lambda text, name=name, amount=amount: text.startswith(WORDS(name)) and says(amount)(text),
                      timeout=SLOW)
    month = says(exact(profit[2]['income']['value']))
    desk.app.find(role='image', name=lambda text: 'CAD' in text, showing=True, timeout=SLOW).click()
    desk.session.key('End', 'Left', 'Left')
    desk.app.poll(lambda: desk.app.find_all(role='image', description=month), SLOW, 'the month to be read out')


def compare_balance_sheet(desk, balance):
    """Two periods side by side, both files read by other programs."""
    for name in ('bilan.csv', 'bilan.pdf'):
        if os.path.exists(os.path.join(desk.session.dir, name)):
            os.remove(os.path.join(desk.session.dir, name))
    desk.show_view('Data')
    desk.choose_statement('Balance sheet')
    desk.app.find(role=('button', 'toggle button'), name=WORDS('What is shown'), showing=True, timeout=SLOW)
    desk.choose_shown('Compare two periods')
    assert_assets_exported(desk, balance, LANG)
    desk.session.key('Escape')
    desk.app.wait_none(role=('button', 'toggle button'), name=WORDS('What is shown'), showing=True, timeout=SLOW)


def open_unpaid_invoice(desk, invoice):
    """Among the unpaid ones, one whole."""
    desk.open_records('Customer invoices')
    desk.app.find(role=('button', 'toggle button'), name=WORDS('Unpaid', 'records'), timeout=SLOW, showing=True).click()
    desk.app.poll(lambda: desk.records() and invoice['invoiceNumber'] in desk.records()[0], SLOW,
                  f'{invoice["invoiceNumber"]} at the top')
    desk.app.find_all(role=('row', 'list item'), showing=True,
                      name=lambda text: invoice['invoiceNumber'] in text)[0].click()
    desk.app.find(role='label', name=invoice['id'], timeout=SLOW, showing=True)
    desk.session.key('Escape', 'Escape')


def open_files(desk):
    """The uploaded files of the company."""
    desk.show_view('History')
    desk.app.find(role=('button', 'toggle button'), name=WORDS('Files', 'history'), showing=True, timeout=SLOW).click()


def assert_file_listed(desk):
    """In the list of files, and in the activity log."""
    desk.app.wait_text(lambda text: PAPER in text, timeout=SLOW, showing=True)
    desk.show_view('Summary')
    desk.app.find(role='list item', name=lambda text: WORDS('File uploaded') in text and PAPER in text, timeout=SLOW)


def test_a_company_is_read_in_one_session_and_again_without_the_platform():
    with open_session(LANG) as session:
        folder = os.path.join(session.dir, 'papiers')
        os.mkdir(folder)
        with open(os.path.join(folder, PAPER), 'w', encoding='utf-8') as file:
            file.write('what stands in it')

        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        profit, balance = reports(platform, 'profitAndLoss'), reports(platform, 'balanceSheet')
        company = platform.find(COMPANY)['id']
        invoice = platform.ask(f'/companies/{company}/data/invoices{UNPAID}')['results'][0]

        desk.open(COMPANY)
        read_figures(desk, profit, balance)
        compare_balance_sheet(desk, balance)
        open_unpaid_invoice(desk, invoice)
        open_files(desk)
        desk.upload(folder)
        assert_file_listed(desk)
        desk.quit()

        platform.stop()
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company that was stored')
        # The banner that says it moves what is below: clicked on as it comes, a row is not where it was.
        desk.app.wait_text(WORDS('The platform does not answer'), timeout=SLOW)
        desk.open(COMPANY)
        read_figures(desk, profit, balance)
        compare_balance_sheet(desk, balance)
        open_unpaid_invoice(desk, invoice)
        open_files(desk)
        assert_file_listed(desk)
        desk.quit()


tap.run(test_a_company_is_read_in_one_session_and_again_without_the_platform)
