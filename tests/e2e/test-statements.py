"""Statements: the balance sheet compared, exported as PDF and CSV, both read by other programs; again without a platform.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from figures import assert_assets_exported, reports

LANG = sys.argv[1]
WORDS = words_of(LANG)


def test_the_balance_sheet_is_compared_and_exported():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        sheets = reports(platform, 'balanceSheet')
        desk.open_statement('Sandbox Company', 'Balance sheet')
        desk.choose_shown('Compare two periods')
        assert_assets_exported(desk, sheets, LANG)
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
        assert_assets_exported(desk, sheets, LANG)
        desk.quit()


tap.run(test_the_balance_sheet_is_compared_and_exported)
