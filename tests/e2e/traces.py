"""What must be nowhere but where it belongs: every trace that a run leaves."""
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import os


def files_below(folder):
    """All that is written below a folder, while a program may write there."""
    for path, _folders, names in os.walk(folder):
        for name in names:
            full = os.path.join(path, name)
            try:
                if os.path.isfile(full):
                    with open(full, 'rb') as file:
                        yield full, file.read()
            except FileNotFoundError:
                pass


def traces(session, *desks):
    """Where something could be left: (where, what stands there) of files, logs, command lines, environments, windows."""
    for folder in (session.home, session.env['XDG_RUNTIME_DIR']):
        yield from files_below(folder)
    for desk in desks:
        yield 'the log', desk.app.log().encode()
        if desk.app.alive():
            for name in ('cmdline', 'environ'):
                yield from process_file(desk.app.pid, name)
            yield 'the windows', desk.app.tree(deep=True).encode()


def process_file(pid, name):
    """A file of a process, unless it is for nobody but root."""
    try:
        with open(f'/proc/{pid}/{name}', 'rb') as file:
            yield f'/proc/PID/{name}', file.read()
    except PermissionError:
        pass


def assert_key_is_nowhere(key, session, *desks):
    """Neither files, settings, logs, command lines, the environment nor what is shown hold a key, encoded or not."""
    for where, text in traces(session, *desks):
        for form in (key.encode(), base64.b64encode(key.encode())):
            assert form not in text, where
