"""Lets Python commands of this folder drive the program as it was built in _build, without installing it."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys

TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), '..'))
BUILD = os.path.join(TOP, '_build')

os.environ['COMPTOIR_PROGRAM'] = f'{BUILD}/src/app/comptoir'
os.environ['COMPTOIR_SANDBOX_PROGRAM'] = f'{BUILD}/src/sandbox/comptoir-sandbox'
os.environ['COMPTOIR_PLACES'] = f'{BUILD}/tests/e2e/places.so'
os.environ['COMPTOIR_LOCALE_DIR'] = f'{BUILD}/po'
os.environ['GSETTINGS_SCHEMA_DIR'] = f'{BUILD}/data'
sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(TOP, 'tests', 'e2e'))


def build():
    """Install what is missing, and build."""
    subprocess.run([f'{TOP}/build-aux/install-deps', '--pictures'], check=True)
    if not os.path.exists(f'{BUILD}/build.ninja'):
        subprocess.run(['/usr/bin/meson', 'setup', BUILD], cwd=TOP, check=True)
    subprocess.run(['/usr/bin/ninja', '--quiet', '-C', BUILD], check=True)
