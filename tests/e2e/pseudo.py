"""A made-up language: long, accented, and marked, so that what is clipped or not translated shows at once."""
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'static'))
import catalogue  # noqa: E402

LANGUAGE = 'qps'        # private use: no real language has this code
BEGIN, END = '⟦', '⟧'

ACCENTED = str.maketrans('aceiklnorstuyzACEIKLNORSTUYZ', 'åçéîķļñöŕšţûýžÅÇÉÎĶĻÑÖŔŠŢÛÝŽ')
# Parts that must stay as they are: placeholders, markup, entities, what a name may hold.
KEPT = re.compile(r"(%[-0-9$.']*[a-zA-Z%]|<[^>]+>|&\w+;|- ' , & @ \. \? !)")
LONGER = 0.35           # French and German are about a third longer than English


def pseudo(text):
    """A string of the made-up language: ⟦Çömþåñîéš ~~⟧; date formats stay."""
    if not re.search(r'[A-Za-z]', KEPT.sub('', text)):
        return text
    parts = KEPT.split(text)
    accented = ''.join(part if number % 2 else part.translate(ACCENTED) for number, part in enumerate(parts))
    body, newline = (accented[:-1], '\n') if accented.endswith('\n') else (accented, '')
    start = re.match(r'\n*', body)[0]
    return f'{start}{BEGIN}{body[len(start):]}{" ~" * max(1, round(len(text) * LONGER / 2))}{END}{newline}'


def _quote(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n') + '"'


def make_catalogue(folder):
    """Write the made-up catalogue where gettext looks for it under a folder."""
    target = os.path.join(folder, LANGUAGE, 'LC_MESSAGES')
    os.makedirs(target, exist_ok=True)
    out = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
           '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n']
    for entry in catalogue.extract():
        lines = [f'msgctxt {_quote(entry.msgctxt)}'] if entry.msgctxt else []
        lines.append(f'msgid {_quote(entry.msgid)}')
        if entry.msgid_plural is None:
            lines.append(f'msgstr {_quote(pseudo(entry.msgid))}')
        else:
            lines += [f'msgid_plural {_quote(entry.msgid_plural)}', f'msgstr[0] {_quote(pseudo(entry.msgid))}',
                      f'msgstr[1] {_quote(pseudo(entry.msgid_plural))}']
        out.append('\n'.join(lines) + '\n')
    source = os.path.join(folder, f'{LANGUAGE}.po')
    with open(source, 'w', encoding='utf-8') as po:
        po.write('\n'.join(out))
    subprocess.run(['msgfmt', '--check-format', '-o', os.path.join(target, 'comptoir.mo'), source], check=True)
