"""The figures of a company: what another client adds up, and what other programs read from what was exported."""
# SPDX-License-Identifier: GPL-3.0-or-later

import csv
import re
import subprocess
from decimal import Decimal

MONTHS = '?periodLength=1&periodsToCompare=25'


def reports(platform, kind):
    """The 25 months of a report, newest first: the first of them is not over."""
    company = platform.find('Sandbox Company')['id']
    return platform.ask(f'/companies/{company}/data/financials/{kind}{MONTHS}')['reports']


def exact(number):
    """An amount to the cent."""
    return Decimal(str(number)).quantize(Decimal('0.01'))


def year_of(profit, balance):
    """The three figures of the last 12 complete months, by their names in English."""
    return {'Revenue': sum(exact(month['income']['value']) for month in profit[1:13]),
            'Operating profit': sum(exact(month['netOperatingProfit']) for month in profit[1:13]),
            'Equity': exact(balance[1]['equity']['value'])}


def says(amount):
    """Whether a text holds the amount, in the digits of any locale."""
    digits = re.sub(r'\D', '', str(amount))
    return lambda text: any(re.sub(r'\D', '', found) == digits
                            for found in re.findall(r'\d[\d\s.,\u00a0\u202f]*\d', text))


def pages_of(path, lang):
    """What pdftotext reads, in digits that can be compared."""
    text = subprocess.run(['pdftotext', '-layout', path, '-'], capture_output=True, text=True, check=True).stdout
    for space in '\u00a0\u202f ':
        text = text.replace(space, '')
    return text.replace('\u2212', '-').replace(',', '.' if lang.startswith('fr') else '')


def rows_of(path):
    """What Python's csv reads, by the first cell."""
    with open(path, encoding='utf-8-sig', newline='') as file:
        return {row[0]: row for row in csv.reader(file)}


def assert_assets_exported(desk, sheets, lang):
    """Both files, as they are exported, hold the assets of six months, and the difference of the newest two."""
    assets = [exact(sheet['assets']['value']) for sheet in sheets[1:7]]
    row = rows_of(desk.export('CSV…', 'bilan.csv'))[desk.words('Assets')]
    assert [Decimal(cell) for cell in row[3:9]] == assets, row
    assert Decimal(row[9]) == assets[0] - assets[1], row

    text = pages_of(desk.export('PDF…', 'bilan.pdf'), lang)
    for amount in [*assets, assets[0] - assets[1]]:
        assert str(amount) in text, (amount, text)
    assert 'SandboxCompany' in text and 'CAD' in text, text
