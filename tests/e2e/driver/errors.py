"""What the driver raises, and waiting for a condition."""
# SPDX-License-Identifier: GPL-3.0-or-later

import time

TIMEOUT = 10.0            # default patience of every wait, seconds


class DriveError(AssertionError):
    """Something the driver was asked for did not happen."""


class NotFound(DriveError):
    """No widget (or text, window...) matched within the time-out."""


class AppDied(DriveError):
    """The app's process ended while the driver was waiting for something."""


class Frozen(DriveError):
    """The app's main loop did not answer an accessibility call in time."""


def poll(check, timeout=TIMEOUT, every=0.05, what='condition'):
    """Call check() until it returns something true; return that. NotFound at the time-out."""
    end = time.monotonic() + timeout
    while True:
        got = check()
        if got:
            return got
        if time.monotonic() >= end:
            raise NotFound(f'timed out after {timeout:g} s waiting for {what}')
        time.sleep(every)
