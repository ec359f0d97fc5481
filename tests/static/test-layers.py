"""The folder says what a file may know: the includes of src/ point only where the architecture allows."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re

import tap
import tree

# Which modules each module may include, itself aside.
MAY_INCLUDE = {
    'model': set(),
    'store': {'model'},
    'platform': {'model'},
    'sync': {'model', 'store', 'platform'},
    'sandbox': set(),
    'chart': set(),
    'export': {'model', 'chart'},
    'app': {'model', 'store', 'sync', 'chart', 'export'},
}
# The one file that builds the services, and the one that makes actions of what the sandbox can do.
BUILDERS = {'src/app/cpt-application.c', 'src/app/cpt-sandbox-controller.h'}
BUILDER_MAY_INCLUDE = MAY_INCLUDE['app'] | {'platform', 'sandbox'}

# System headers need no include path, so nothing else holds these back.
ONLY_IN = {
    'sqlite3.h': {'store', 'sandbox'},
    'libsoup/': {'platform', 'sandbox'},
    'json-glib/': {'platform', 'sandbox'},
    'libsecret/': {'platform'},
    'gtk/': {'chart', 'export', 'app'},
    'gdk/': {'chart', 'export', 'app'},
    'adwaita.h': {'app'},
    'qrencode.h': {'app'},
}

INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]')


def module_of(path):
    return path.split('/')[1]


def includes():
    """(path, line number, '<' or '"', name) of each include of src/."""
    for path in tree.files('.c', '.h', under='src'):
        for number, line in tree.lines(path):
            match = INCLUDE.match(line)
            if match:
                yield path, number, match[1], match[2]


def test_includes_point_only_where_the_architecture_allows():
    home = {os.path.basename(path): module_of(path) for path in tree.files('.h', under='src')}
    wrong = []
    for path, number, kind, name in includes():
        module, target = module_of(path), home.get(os.path.basename(name))
        allowed = BUILDER_MAY_INCLUDE if path in BUILDERS else MAY_INCLUDE[module]
        if kind == '"' and target is not None and target != module and target not in allowed:
            wrong.append(f'{path}:{number}: {module} includes {name} of {target}')
    tap.assert_nothing(wrong, 'includes that cross a layer')


def test_outside_libraries_stay_in_their_modules():
    wrong = [f'{path}:{number}: {name}'
             for path, number, _kind, name in includes()
             for prefix, modules in ONLY_IN.items()
             if name.startswith(prefix) and module_of(path) not in modules]
    tap.assert_nothing(wrong, 'headers of libraries that the module may not know')


def test_private_headers_stay_in_their_folder():
    home = {os.path.basename(path): module_of(path) for path in tree.files('-private.h', under='src')}
    wrong = [f'{path}:{number}: {name}' for path, number, _kind, name in includes()
             if home.get(os.path.basename(name), module_of(path)) != module_of(path)]
    tap.assert_nothing(wrong, 'private headers included from another folder')


tap.run(test_includes_point_only_where_the_architecture_allows,
        test_outside_libraries_stay_in_their_modules,
        test_private_headers_stay_in_their_folder)
