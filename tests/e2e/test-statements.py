"""Statements: the balance sheet compared, exported as PDF and CSV, both read by other programs; again without a platform.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import os
import subprocess
import sys
from decimal import Decimal

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

LANG = sys.argv[1]
WORDS = words_of(LANG)
MONTHS = '?periodLength=1&periodsToCompare=25'


def balance_sheets(platform):
    """25 months, newest first: the first of them is not over."""
    company = platform.find('Sandbox Company')['id']
    return platform.ask(f'/companies/{company}/data/financials/balanceSheet{MONTHS}')['reports']


def exact(number):
    """An amount to the cent."""
    return Decimal(str(number)).quantize(Decimal('0.01'))


def pages_of(path):
    """What pdftotext reads, in digits that can be compared."""
    text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout
    for space in '\u00a0\u202f ':
        text = text.replace(space, '')
    return text.replace('\u2212', '-').replace(',', '.' if LANG.startswith('fr') else '')


def rows_of(path):
    """What Python's csv reads, by the first cell."""
    with open(path, encoding='utf-8-sig', newline='') as file:
        return {row[0]: row for row in csv.reader(file)}


def assert_exported(desk, sheets):
    """Both files hold the months of the platform, and the difference of the newest two."""
    assets = [exact(sheet['assets']['value']) for sheet in sheets[1:7]]
    row = rows_of(desk.export('CSV…', 'bilan.csv'))[WORDS('Assets')]
    assert [Decimal(cell) for cell in row[3:9]] == assets, row
    assert Decimal(row[9]) == assets[0] - assets[1], row

    text = pages_of(desk.export('PDF…', 'bilan.pdf'))
    for amount in [*assets, assets[0] - assets[1]]:
        assert str(amount) in text, (amount, text)
    assert 'SandboxCompany' in text and 'CAD' in text, text


def test_the_balance_sheet_is_compared_and_exported():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        sheets = balance_sheets(platform)
        desk.open_statement('Sandbox Company', 'Balance sheet')
        desk.choose_shown('Compare two periods')
        assert_exported(desk, sheets)
        desk.quit()

        platform.stop()
        for name in ('bilan.csv', 'bilan.pdf'):
            os.remove(os.path.join(session.dir, name))
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company that was stored')
        # The banner that says it moves what is below: clicked on as it comes, a row is not where it was.
        desk.app.wait_text(WORDS('The platform does not answer'), timeout=SLOW)
        desk.open_statement('Sandbox Company', 'Balance sheet')
        desk.choose_shown('Compare two periods')
        assert_exported(desk, sheets)
        desk.quit()


tap.run(test_the_balance_sheet_is_compared_and_exported)
