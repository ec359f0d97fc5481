"""Measures the Companies screen beside its floors and foils, in one run, and prints a table with the ratios.

usage: bench-companies.py PROBE FOILS NUMBER... [--runs N] [--starts N] [--instructions] [--others FOLDER]
                          [--json FILE] [--compare FILE]

To be run on a display (build-aux/with-display); build-aux/bench does all of it. NUMBERs are of companies, the least
first. Floors: an empty libadwaita window, a table of as many trivial rows, sqlite3's own .import of the same rows. Foil:
the list as one would write it first. With --compare the exit code is 1 if something became slower.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import argparse
import glob
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

import figures

# Their own tables: syncs and reads meanwhile, a search beside reading the names once, what is done with all companies at
# once, a company's page and its history, histories, records, a statement.
OTHERS = (('bench-sync', '100000'), ('bench-scan', '1000000'), ('bench-deeds', '100000'),
          ('bench-company', '200000'), ('bench-history', '200000'), ('bench-records', '100000'),
          ('bench-report', '2000', '24'))
IMPORTED = ('company', 'connection')


def store_of(companies):
    """The file that the program filled."""
    path, = glob.glob(os.path.join(os.environ['XDG_DATA_HOME'], 'comptoir', f'generated-{companies}', 'accounts', '*',
                                   'store.sqlite'))
    return path


def write_rows(store, table, path):
    """The rows of a table as CSV; what is binary as hexadecimal digits."""
    with sqlite3.connect(store) as database:
        columns = [f'hex("{name}")' if kind == 'BLOB' else f'"{name}"'
                   for _number, name, kind, *_rest in database.execute(f'PRAGMA table_info({table})')]
    with open(path, 'wb') as out:
        subprocess.run(['sqlite3', '-csv', store, f'SELECT {", ".join(columns)} FROM {table}'], stdout=out, check=True)
    return len(columns)


def measure_import(runs, companies):
    """sqlite3's own reading of the same rows, with the same indexes."""
    if not shutil.which('sqlite3'):
        return
    with tempfile.TemporaryDirectory() as folder:
        script = ['PRAGMA journal_mode=WAL;', 'PRAGMA synchronous=NORMAL;']
        for table in IMPORTED:
            n_columns = write_rows(store_of(companies), table, f'{folder}/{table}.csv')
            script += [f'CREATE TABLE {table} ({", ".join(f"c{i}" for i in range(n_columns))});', '.mode csv',
                       f'.import {folder}/{table}.csv {table}']
        script += ['CREATE UNIQUE INDEX by_id ON company (c1);', 'CREATE INDEX by_name ON company (c3);']
        began = time.monotonic()
        subprocess.run(['sqlite3', f'{folder}/new.sqlite'], input='\n'.join(script), text=True, check=True,
                       stdout=subprocess.DEVNULL)
        runs.setdefault('import', []).append((time.monotonic() - began) * 1000)


def measure_size(options, companies):
    """Ours and the floors with so many companies, by turns, so that a busy machine slows both."""
    ours, empty, trivial, floor = {}, {}, {}, {}
    arguments = ('--companies', str(companies))
    figures.measure(ours, options.probe, 'fill', *arguments)
    measure_import(floor, companies)
    for _ in range(options.runs):
        figures.measure(empty, options.foils, 'empty')
        figures.measure(trivial, options.foils, 'trivial', str(companies))
        figures.measure(ours, options.probe, 'companies', *arguments)
    for _ in range(options.starts):
        figures.measure(empty, options.foils, 'empty')
        figures.measure(ours, options.probe, 'start', *arguments)
    if options.instructions:
        figures.count_instructions(empty, options.foils, 'empty')
        figures.count_instructions(ours, options.probe, 'start', *arguments)
    return {'comptoir': figures.summary(ours), 'empty window': figures.summary(empty),
            'trivial table': figures.summary(trivial), 'sqlite3 .import': figures.summary(floor)}


def row(what, measured='', floor='', result='', limit=''):
    print(f'{what:<46} {measured:>12} {floor:>12} {result:>10}  {limit}')


def said(name, value):
    return f'{value:,.0f} {figures.unit(name)}'


def print_ratio(what, name, ours, floor, limit='', which='median'):
    if name in ours and name in floor:
        measured, least = ours[name][which], floor[name][which]
        row(what, said(name, measured), said(name, least), f'× {measured / least:.2f}', limit)


def print_figure(what, name, ours, which, limit=''):
    row(f'{what}, {which}', said(name, ours[name][which]), limit=limit)


def print_size(companies, measured, smallest):
    ours, empty, trivial = measured['comptoir'], measured['empty window'], measured['trivial table']
    print(f'\n{companies:,} companies')
    row('', 'Comptoir', 'floor', 'ratio', 'to reach')
    print_ratio('start → first useful frame ÷ empty window', 'first-frame', ours, empty, '≤ 1.2 (100,000: 1.3)')
    print_ratio('  of it, main thread at work', 'first-frame-cpu', ours, empty)
    print_ratio('  the same of a trivial table', 'first-frame', trivial, empty)
    print_ratio('  of it, main thread at work', 'first-frame-cpu', trivial, empty)
    print_ratio('  main thread, instructions of the run', 'instructions', ours, empty)
    print_ratio('first useful frame ÷ with the fewest', 'first-frame-cpu', ours, smallest, '≤ 1.05')
    more = ours['memory']['median'] - empty['memory']['median']
    row('memory (PSS), search ready', said('memory', ours['memory']['median']), said('memory', empty['memory']['median']),
        f'+ {more:.0f}', '≤ + 75')
    print_ratio('  resident', 'memory-rss', ours, empty)
    print_ratio('  anonymous', 'memory-anonymous', ours, empty)
    for name, what, limits in (('keystroke', 'keystroke → painted', ('≤ 33', '', '≤ 50')),
                               ('sort', 're-sort → painted', ('≤ 50', '', '')),
                               ('filter', 'filter → painted', ('', '', ''))):
        for which, limit in zip(('median', 'p99', 'worst'), limits):
            print_figure(what, name, ours, which, limit)
        print_figure('  main thread at work', f'{name}-cpu', ours, 'median')
    for how, limit in (('smooth', '≤ 1.5'), ('page', '≤ 2'), ('jump', '')):
        print_ratio(f'scroll frame, {how}, p99 ÷ trivial table', f'scroll-{how}', ours, trivial, limit, which='p99')
        print_ratio('  of it, main thread at work', f'scroll-{how}-cpu', ours, trivial, which='p99')
    if 'import' in measured['sqlite3 .import']:
        sync, least = ours['first-sync']['median'], measured['sqlite3 .import']['import']['median']
        row('first sync, started with the program', said('', sync), said('', least), f'{100 * least / sync:.0f} %',
            '≥ 45 % of the speed of .import')


def keep(found, path):
    """So far: what was measured stays, whatever becomes of the rest."""
    if path:
        with open(path, 'w', encoding='utf-8') as out:
            json.dump(found, out, indent=1, ensure_ascii=False)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('probe')
    parser.add_argument('foils')
    parser.add_argument('sizes', nargs='+', type=int)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--starts', type=int, default=10)
    parser.add_argument('--instructions', action='store_true')
    parser.add_argument('--others', help='the folder of the programs that print tables of their own')
    parser.add_argument('--json')
    parser.add_argument('--compare')
    return parser.parse_args()


def main():
    options = parse_arguments()
    found = {'machine': figures.machine(), 'figures': {}}
    print(f'{found["machine"]}; cairo renderer, {options.runs} runs of each, {options.starts} starts of each')
    for companies in options.sizes:
        measured = found['figures'][str(companies)] = measure_size(options, companies)
        print_size(companies, measured, found['figures'][str(options.sizes[0])]['comptoir'])
        keep(found, options.json)

    naive = {}
    figures.measure(naive, options.foils, 'naive', str(options.sizes[-1]))
    found['figures']['naive list'] = figures.summary(naive)
    print(f'\nThe naive list, of {options.sizes[-1]:,}')
    print_figure('re-sort → painted', 'sort', found['figures']['naive list'], 'median')
    keep(found, options.json)

    for program, *arguments in OTHERS if options.others else ():
        print(f'\n{program} {" ".join(arguments)}')
        found['figures'][program] = figures.run_printing(os.path.join(options.others, program), *arguments)
        for what, times in found['figures'][program].items():
            row(what, *(said('', value) for value in times.values()))
        keep(found, options.json)

    if options.compare:
        with open(options.compare, encoding='utf-8') as file:
            slower = figures.compare(json.load(file), found)
        print('\nSlower than before:' if slower else '\nNothing is slower than before.', *slower, sep='\n  ')
        sys.exit(1 if slower else 0)


if __name__ == '__main__':
    main()
