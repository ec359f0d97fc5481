"""Figures of benchmarks: measured, brought together, kept as JSON, set beside others."""
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import re
import statistics
import subprocess
import tempfile
import time

SLOWER = 1.15       # of a median: what less than this differs by is the machine's mood
UNITS = {'memory': ('MiB', 1024), 'memory-rss': ('MiB', 1024), 'memory-anonymous': ('MiB', 1024),
         'instructions': ('M', 1e6), 'first-frame-instructions': ('M', 1e6)}
USUAL_UNIT = ('ms', 1000)
# What the programs that print their own table say: "click → history, painted   205.6 ms (own 59.7 ms)".
PRINTED = re.compile(r'^(?P<what>\S.*?)\s+(?P<clock>[\d.]+) ms(?: \(own\s+(?P<own>[\d.]+) ms\))?')


def scaled(name, value):
    return value / UNITS.get(name, USUAL_UNIT)[1]


def unit(name):
    return UNITS.get(name, USUAL_UNIT)[0]


def parse(text, runs):
    """Add the figures of one run, lines "name value", to {name: [values]}."""
    for line in text.splitlines():
        name, _space, value = line.partition(' ')
        if value.isdigit():
            runs.setdefault(name, []).append(scaled(name, int(value)))


def measure(runs, program, mode, *arguments):
    """One run of a program that is told when it was started."""
    start = time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000
    done = subprocess.run([program, mode, str(start), *arguments], stdout=subprocess.PIPE, text=True, check=True,
                          timeout=900)
    parse(done.stdout, runs)


def count_instructions(runs, program, mode, *arguments):
    """What the main thread did in one run, by callgrind: the same whoever else is on the machine."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['valgrind', '--tool=callgrind', '--separate-threads=yes',
                        f'--callgrind-out-file={folder}/out', program, mode, '0', *arguments],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=1800)
        main_thread, = glob.glob(f'{folder}/out-01')
        with open(main_thread, encoding='utf-8', errors='replace') as out:
            total = re.search(r'^(?:summary|totals): (\d+)', out.read(), re.MULTILINE)[1]
    runs.setdefault('instructions', []).append(scaled('instructions', int(total)))


def run_printing(program, *arguments):
    """The figures of a program that prints a table of its own: {what: {'clock': ms, 'own': ms}}."""
    done = subprocess.run([program, *arguments], stdout=subprocess.PIPE, text=True, check=True, timeout=900)
    found = {}
    for line in done.stdout.splitlines():
        match = PRINTED.match(line)
        if match:
            found[match['what']] = {name: float(match[name]) for name in ('clock', 'own') if match[name]}
    return found


def summary(runs):
    """{name: {median, p99, worst, n}}."""
    return {name: {'median': statistics.median(values),
                   'p99': sorted(values)[max(0, -(-len(values) * 99 // 100) - 1)],
                   'worst': max(values), 'n': len(values)}
            for name, values in sorted(runs.items())}


def flat(tree, path=()):
    """('a / b', number) of each median, and of each figure that is one number."""
    for name, value in tree.items():
        if isinstance(value, dict):
            if 'median' in value:
                yield ' / '.join((*path, name)), value['median']
            else:
                yield from flat(value, (*path, name))
        elif isinstance(value, (int, float)):
            yield ' / '.join((*path, name)), float(value)


def compare(old, new):
    """What became slower or larger: lines, none when nothing did."""
    before = dict(flat(old['figures']))
    return [f'{name}: {before[name]:.1f} → {value:.1f} (× {value / before[name]:.2f})'
            for name, value in flat(new['figures']) if before.get(name, 0) > 0 and value > before[name] * SLOWER]


def machine():
    """In a line: what these figures are of."""
    model = ''
    with open('/proc/cpuinfo', encoding='utf-8') as info:
        model = next((line.partition(':')[2].strip() for line in info if line.startswith('model name')), 'processor')
    return f'{os.cpu_count()} × {model}; load {os.getloadavg()[0]:.1f}'
