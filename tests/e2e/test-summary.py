"""A company's figures, as an analyst reads them: equal to what another client adds up, month by month with the keyboard.

Argument: the locale.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import sys

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of
from figures import exact, reports, says, year_of

LANG = sys.argv[1]
WORDS = words_of(LANG)


def choose_period(desk, source):
    """Choose what the figures are about."""
    periods = desk.app.find(role='combo box', name=WORDS('Period of the figures'), showing=True, timeout=SLOW)
    periods.click()
    desk.app.find(role='label', name=WORDS(source), within=periods, showing=True, timeout=SLOW).click()


def wait_revenue(desk, months):
    """Wait until the revenue is that of these months."""
    revenue = sum(exact(month['income']['value']) for month in months)
    desk.app.find(name=lambda text: text.startswith(WORDS('Revenue')) and says(revenue)(text), timeout=SLOW)


def test_figures_and_months_are_read_by_eye_and_by_ear():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        profit, balance = reports(platform, 'profitAndLoss'), reports(platform, 'balanceSheet')
        desk.open('Sandbox Company')

        year = profit[1:13]
        for name, amount in year_of(profit, balance).items():
            desk.app.find(name=lambda text, name=name, amount=amount: text.startswith(WORDS(name)) and
                          says(amount)(text), timeout=SLOW)

        # The shop's financial year begins in January.
        for period in ('Calendar year to date', 'Financial year to date'):
            choose_period(desk, period)
            wait_revenue(desk, [month for month in year if month['toDate'][:4] == year[0]['toDate'][:4]])
            choose_period(desk, 'Last 12 months')
            wait_revenue(desk, year)

        chart = desk.app.find(role='image', name=lambda text: 'CAD' in text, showing=True, timeout=SLOW)
        chart.click()
        session.key('End', 'Left', 'Left')
        desk.app.poll(lambda: desk.app.find_all(role='image', description=lambda text: says(exact(
            profit[2]['income']['value']))(text) and says(exact(balance[2]['equity']['value']))(text)), SLOW,
            'the month two before the current one to be read out')
        session.key('Home')
        desk.app.poll(lambda: desk.app.find_all(role='image', description=says(exact(profit[24]['income']['value']))),
                      SLOW, 'the first month to be read out')

        table = desk.app.find(role=('button', 'toggle button'), name=WORDS('Table'))
        table.scroll_to()
        table.click()
        desk.app.wait_text(says(exact(profit[5]['netOperatingProfit'])), timeout=SLOW, showing=True)
        desk.quit()


def test_what_was_read_is_read_again_without_a_platform():
    with open_session(LANG) as session:
        platform = Platform(session)
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company of the platform')
        equity = exact(reports(platform, 'balanceSheet')[1]['equity']['value'])
        desk.open('Sandbox Company')
        desk.app.wait_text(says(equity), timeout=SLOW)
        desk.quit()

        platform.stop()
        desk = Comptoir(session, WORDS, env=platform.env)
        desk.app.poll(desk.rows, SLOW, 'the company that was stored')
        desk.open('Sandbox Company')
        desk.app.wait_text(says(equity), timeout=SLOW)
        desk.quit()


tap.run(test_figures_and_months_are_read_by_eye_and_by_ear, test_what_was_read_is_read_again_without_a_platform)
