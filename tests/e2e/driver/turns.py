"""Long turns of a program's main loop, from what its watchdog logs (src/app/cpt-turn-watch.c).

They are looked for where COMPTOIR_MOST_TURN says how many milliseconds the main thread may work in a turn: 100 is the
goal. Not by default: on a machine that does much else, a turn works twice as long for the same.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import shutil
import subprocess

MOST_OWN = float(os.environ.get('COMPTOIR_MOST_TURN', 'inf'))
# What has the program log them.
ENV = {'G_MESSAGES_DEBUG': 'Comptoir'} if 'COMPTOIR_MOST_TURN' in os.environ else {}

TURN = re.compile(r'Turn of (?P<clock>\d+) ms, own (?P<own>\d+) ms(?P<stacks>(?:\n  at .*)*)')


def long_turns(log, program):
    """Each turn of a log in which the main thread worked for too long, with the calls that were seen in it."""
    return [f'a turn of the main loop in which it worked {turn["own"]} ms:{_named(turn["stacks"], program)}'
            for turn in TURN.finditer(log) if float(turn['own']) > MOST_OWN]


def _named(stacks, program):
    """The stacks with the program's own functions by name, where binutils are here."""
    of_the_program = re.compile(rf'(?<![\w.-]){re.escape(os.path.basename(program))}\+(0x[0-9a-f]+)')
    offsets = sorted(set(of_the_program.findall(stacks)))
    if not offsets or not shutil.which('addr2line'):
        return stacks
    lines = subprocess.run(['addr2line', '-f', '-e', program, *offsets], capture_output=True, text=True,
                           check=False).stdout.splitlines()
    names = dict(zip(offsets, lines[::2]))
    return of_the_program.sub(lambda match: names.get(match[1], match[0]), stacks)
