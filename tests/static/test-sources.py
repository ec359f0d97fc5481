"""What every source file keeps to: its layout, its licence line, no path of one machine."""
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import shutil
import subprocess

import tap
import tree

CLANG_FORMAT = 'clang-format-14'
# Written in pieces, so that this file does not hold what it looks for.
MACHINE_PATH = re.compile(r'(?<![\w.])/(?:' + '|'.join(('wo' + 'rk', 'fa' + 'rm', 'ro' + 'ot', 'ho' + r'me/\w+',
                                                       'tmp/' + 'wt')) + r')/')
BINARY = ('.png', '.ico', '.sqlite', '.db', '.mo')
LICENSED = ('.c', '.h', '.ui', '.sql', '.py', '.css')


def test_c_files_are_laid_out_by_clang_format():
    if shutil.which(CLANG_FORMAT) is None:
        raise tap.Skipped(f'{CLANG_FORMAT} is not here')
    files = tree.files('.c', '.h', under='src') + tree.files('.c', '.h', under='tests')
    done = subprocess.run([CLANG_FORMAT, '--dry-run', '--Werror', *files], cwd=tree.TOP, capture_output=True, text=True,
                          check=False)
    wrong = sorted({line.split(':')[0] for line in done.stderr.splitlines() if ' error:' in line})
    tap.assert_nothing(wrong, f'not as {CLANG_FORMAT} -i leaves it')


def test_source_files_name_their_licence():
    wrong = [path for path in tree.files(*LICENSED) if 'SPDX-License-Identifier: GPL-3.0-or-later' not in tree.read(path)]
    tap.assert_nothing(wrong, 'no SPDX-License-Identifier: GPL-3.0-or-later')


def test_no_file_holds_a_path_of_one_machine():
    wrong = [f'{path}:{number}: {line.strip()[:100]}'
             for path in tree.files() if not path.endswith(BINARY)
             for number, line in tree.lines(path) if MACHINE_PATH.search(line)]
    tap.assert_nothing(wrong, 'paths of one machine')


def test_no_line_ends_in_blanks():
    wrong = [f'{path}:{number}' for path in tree.files('.c', '.h', '.ui', '.css', '.py', '.build', '.sql', '.xml')
             for number, line in tree.lines(path) if line != line.rstrip()]
    tap.assert_nothing(wrong, 'blanks at the end of a line')


tap.run(test_c_files_are_laid_out_by_clang_format,
        test_source_files_name_their_licence,
        test_no_file_holds_a_path_of_one_machine,
        test_no_line_ends_in_blanks)
