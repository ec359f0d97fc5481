"""Runs claims and says the outcome in TAP, for Meson to count."""
# SPDX-License-Identifier: GPL-3.0-or-later

import sys
import traceback


class Skipped(Exception):
    """Raised by a claim that cannot be looked at here; its text says why."""


def run(*claims):
    """Call each claim, a function named test_something_holds; exits with 1 if one raised."""
    print(f'1..{len(claims)}', flush=True)
    failed = False
    for number, claim in enumerate(claims, 1):
        name = claim.__name__.removeprefix('test_').replace('_', ' ')
        try:
            claim()
            print(f'ok {number} - {name}', flush=True)
        except Skipped as reason:
            print(f'ok {number} - {name} # SKIP {reason}', flush=True)
        except Exception:
            failed = True
            for line in traceback.format_exc().rstrip().split('\n'):
                print(f'# {line}')
            print(f'not ok {number} - {name}', flush=True)
    sys.exit(1 if failed else 0)


def assert_nothing(found, claim):
    """Fail, listing what was found against the claim."""
    if found:
        more = [f'and {len(found) - 20} more'] if len(found) > 20 else []
        raise AssertionError(f'{claim}:\n' + '\n'.join(f'  {one}' for one in [*found[:20], *more]))
