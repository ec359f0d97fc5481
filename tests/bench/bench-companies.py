"""Measures the Companies screen beside an empty libadwaita window, in one run, and prints a table with the ratios.

Arguments: bench-probe, then the number of companies. To be run on a display (build-aux/with-display).
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import statistics
import subprocess
import sys
import time

RUNS = 5
STARTS = 10     # more of what is short, and asked for as a ratio
LIMITS = {'first-frame': 1.3, 'keystroke': 33, 'sort': 50, 'memory': 75}


def measure(probe, mode, *arguments):
    """One run: {figure: [values]}, in milliseconds and MiB."""
    start = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    done = subprocess.run([probe, mode, str(start), *arguments], stdout=subprocess.PIPE, text=True, check=True,
                          timeout=300)
    figures = {}
    for line in done.stdout.splitlines():
        name, _space, value = line.partition(' ')
        figures.setdefault(name, []).append(int(value) / (1024 if name == 'memory' else 1000))
    return figures


def median(runs, name):
    return statistics.median(value for run in runs for value in run[name])


def worst(runs, name):
    return max(value for run in runs for value in run[name])


def row(what, ours, empty, result, limit):
    print(f'{what:<34} {ours:>12} {empty:>12} {result:>12} {limit:>10}')


def main():
    probe, companies = sys.argv[1], sys.argv[2]
    measure(probe, 'fill', '--companies', companies)
    ours, empty = [], []
    for _ in range(RUNS):               # by turns, so that a busy machine slows both
        empty.append(measure(probe, 'empty'))
        ours.append(measure(probe, 'companies', '--companies', companies))

    starts, empty_starts = [], []
    for _ in range(STARTS):
        empty_starts.append(measure(probe, 'empty'))
        starts.append(measure(probe, 'start', '--companies', companies))

    print(f'{int(companies):,} companies, cairo renderer, {RUNS} runs of each, {STARTS} starts of each')
    row('', 'Comptoir', 'empty window', 'result', 'to reach')
    for name, what in (('first-frame', 'start → first useful frame'), ('first-frame-cpu', '  of it, main thread at work')):
        frame, empty_frame = median(starts, name), median(empty_starts, name)
        row(what, f'{frame:.0f} ms', f'{empty_frame:.0f} ms', f'× {frame / empty_frame:.2f}', f'× {LIMITS["first-frame"]}')
    for name, what in (('keystroke', 'keystroke → painted'), ('sort', 'other column → painted')):
        row(f'{what}, median', f'{median(ours, name):.0f} ms', '', f'{median(ours, name):.0f} ms', f'{LIMITS[name]} ms')
        row(f'{what}, worst', f'{worst(ours, name):.0f} ms', '', f'{worst(ours, name):.0f} ms', '')
    memory, empty_memory = median(ours, 'memory'), median(empty, 'memory')
    row('memory (PSS)', f'{memory:.0f} MiB', f'{empty_memory:.0f} MiB', f'+ {memory - empty_memory:.0f} MiB',
        f'+ {LIMITS["memory"]} MB')


main()
