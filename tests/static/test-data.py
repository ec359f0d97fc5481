"""The data files are valid, as the tools of the desktop see them.

Arguments: the desktop file and the metainfo file as built.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess
import sys

import tap
import tree


def run(*command):
    return subprocess.run(command, cwd=tree.TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)


def succeeds(*command):
    done = run(*command)
    if done.returncode != 0 or 'warning' in done.stdout.lower():
        raise AssertionError(' '.join(command) + '\n' + done.stdout)


def test_desktop_file_is_valid():
    succeeds('desktop-file-validate', '--no-hints', os.path.abspath(sys.argv[1]))


def test_metainfo_is_valid():
    done = run('appstreamcli', 'validate', '--no-net', os.path.abspath(sys.argv[2]))
    # Debian 13 would have a home page, and the program has none.
    issues = [line for line in done.stdout.splitlines()
              if line.startswith(('E:', 'W:')) and 'url-homepage-missing' not in line]
    assert os.path.exists(sys.argv[2]) and not issues, done.stdout


def test_settings_schema_is_strictly_valid():
    succeeds('glib-compile-schemas', '--strict', '--dry-run', 'data')


def test_xml_files_are_well_formed():
    succeeds('xmllint', '--noout', '--nonet', *tree.files('.ui', '.xml', '.svg', '.xml.in'))


def test_every_template_is_in_the_resources():
    resources = tree.read('ui/comptoir.gresource.xml')
    missing = [path for path in tree.files('.ui', '.css', under='ui') if f'>{os.path.basename(path)}<' not in resources]
    tap.assert_nothing(missing, 'not in ui/comptoir.gresource.xml')


tap.run(test_desktop_file_is_valid,
        test_metainfo_is_valid,
        test_settings_schema_is_strictly_valid,
        test_xml_files_are_well_formed,
        test_every_template_is_in_the_resources)
