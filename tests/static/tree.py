"""The files of the source tree, as the static tests read them."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))


def files(*suffixes, under='.'):
    """Paths from the top of the tree, sorted; build folders, what git keeps, and the inputs of tests/fuzz are left out."""
    found = []
    for folder, folders, names in os.walk(os.path.join(TOP, under)):
        folders[:] = [name for name in folders
                      if name not in ('.git', '__pycache__', 'corpus') and not name.startswith(('_build', 'build'))
                      or name == 'build-aux']
        for name in names:
            if name != '.git' and name.endswith(suffixes or ('',)):
                found.append(os.path.relpath(os.path.join(folder, name), TOP))
    return sorted(found)


def read(path):
    """The text of a file, given by its path from the top."""
    with open(os.path.join(TOP, path), encoding='utf-8') as source:
        return source.read()


def lines(path):
    """(number, line) of each line."""
    return enumerate(read(path).splitlines(), 1)
