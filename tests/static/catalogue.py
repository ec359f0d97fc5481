"""Reads a gettext catalogue, and what xgettext finds in the sources."""
# SPDX-License-Identifier: GPL-3.0-or-later

import ast
import subprocess

import tree

# Those of Meson's preset 'glib' for i18n.gettext().
KEYWORDS = ('_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'g_dcgettext:2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3', 'ngettext:1,2')


class Entry:
    """One message: msgctxt (None if none), msgid, msgid_plural (None if none), msgstr (a list), flags, comments."""

    def __init__(self):
        self.fields, self.flags, self.comments = {}, set(), []

    @property
    def msgid(self):
        return self.fields.get('msgid', '')

    @property
    def msgctxt(self):
        return self.fields.get('msgctxt')

    @property
    def msgid_plural(self):
        return self.fields.get('msgid_plural')

    @property
    def msgstr(self):
        return [text for name, text in self.fields.items() if name.startswith('msgstr')]

    def __repr__(self):
        return f'{self.msgid!r} → {self.msgstr}'


def parse(text):
    """The header and the entries of a catalogue; obsolete ones are left out."""
    entries, entry, field = [], Entry(), None
    for line in text.splitlines() + ['']:
        if not line:
            if entry.fields:
                entries.append(entry)
            entry, field = Entry(), None
        elif line.startswith('#,'):
            entry.flags |= {flag.strip() for flag in line[2:].split(',')}
        elif line.startswith('#.'):
            entry.comments.append(line[2:].strip())
        elif line.startswith('"'):
            entry.fields[field] += ast.literal_eval(line)
        elif not line.startswith('#'):
            field, _space, value = line.partition(' ')
            entry.fields[field] = ast.literal_eval(value)
    return entries[0], entries[1:]


def run(*command):
    """The standard output of a gettext tool, run at the top of the tree."""
    return subprocess.run(command, cwd=tree.TOP, capture_output=True, text=True, check=True).stdout


def read(path):
    """The header and the entries of a catalogue file."""
    return parse(run('msgcat', '--no-wrap', '--force-po', path))


def extract():
    """The entries that xgettext finds in the files of po/POTFILES."""
    return parse(run('xgettext', '--from-code=UTF-8', '--add-comments=Translators:', '--files-from=po/POTFILES', '--output=-',
                     *(f'--keyword={word}' for word in KEYWORDS)))[1]
