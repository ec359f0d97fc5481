"""Comptoir as a person uses it: each method is something a person does, or looks at."""
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import csv
import json
import os
import re
import urllib.request

from driver import DriveError, Session, poll
from words import Words

PROGRAM = os.environ['COMPTOIR_PROGRAM']
SANDBOX = os.environ['COMPTOIR_SANDBOX_PROGRAM']
LOCALE_DIR = os.environ['COMPTOIR_LOCALE_DIR']
SCHEMA_DIR = os.environ['GSETTINGS_SCHEMA_DIR']

API_KEY = 'e2e-key'
# The simulated clock runs fast, so that nothing is waited for longer than a person would.
TIME_FACTOR = '20'
SLOW = 40.0             # patience for what takes a few requests, on a machine that does other things too


def open_session(lang, **options):
    """A private desktop in which the program finds what was built."""
    env = {'GSETTINGS_SCHEMA_DIR': SCHEMA_DIR, 'COMPTOIR_LOCALE_DIR': LOCALE_DIR, **options.pop('env', {})}
    return Session(lang=lang, env=env, **options)


class Platform:
    """A sandbox that stands alone, so that it can be slow, broken or away while the program runs."""

    def __init__(self, session, *faults, time_factor=TIME_FACTOR, options=(), api_key=API_KEY, data='platform'):
        self._session, self._port, self._process, self.url = session, '0', None, None
        self._time_factor, self._options = time_factor, options
        self._api_key, self._data = api_key, data
        self.start(*faults)

    def start(self, *faults):
        """Start it, on the port and with the data it had before."""
        argv = [SANDBOX, '--port', self._port, '--api-key', self._api_key, '--time-factor', self._time_factor, '--data-dir',
                os.path.join(self._session.dir, self._data), *self._options]
        for fault in faults:
            argv += ['--fault', fault]
        self._process = self._session.spawn(argv, 'platform')
        self.url = poll(self._address, SLOW, what='the platform to listen')
        self._port = self.url.rsplit(':', 1)[1]

    def _address(self):
        with open(self._process.log_path, encoding='utf-8', errors='replace') as log:
            text = log.read()
        if self._process.poll() is not None:
            raise DriveError(f'the platform ended ({self._process.returncode})\n{text}')
        match = re.search(r'^Listening on (\S+)$', text, re.MULTILINE)
        return match and match[1]

    def stop(self):
        """From now on nobody answers."""
        self._process.terminate()
        self._process.wait(10)

    def ask(self, path, body=None, method=None):
        """What the platform answers, asked behind the program's back; None when it has nothing to say."""
        credentials = base64.b64encode(self._api_key.encode()).decode()
        request = urllib.request.Request(self.url + path, data=None if body is None else json.dumps(body).encode(),
                                         method=method,
                                         headers={'Authorization': f'Basic {credentials}',
                                                  'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def _companies(self, name):
        return [company for company in self.ask('/companies?page=1&pageSize=5000')['results']
                if company['name'] == name]

    def count(self, name):
        """How many companies of that name the platform has."""
        return len(self._companies(name))

    def find(self, name):
        """The one company of that name, as the platform has it."""
        company, = self._companies(name)
        return company

    def create(self, name):
        """Somebody else adds a company."""
        self.ask('/companies', {'name': name})

    @property
    def env(self):
        """What makes the program speak to this platform; under build-aux/judge, past the judge."""
        judge = os.environ.get('COMPTOIR_JUDGE')
        url = f'{judge}/program/{self._port}' if judge else self.url
        return {'COMPTOIR_SANDBOX_URL': url, 'COMPTOIR_SANDBOX_KEY': self._api_key}


class Comptoir:
    """The program, running in a session."""

    def __init__(self, session, words, *arguments, env=None):
        self.session, self.words = session, words
        self.app = session.launch([PROGRAM, *arguments], env=env)

    # Looking

    def _row_nodes(self):
        """The rows on view, of the table or, where the window is narrow, of the list."""
        lists = self.app.find_all(role=('tree grid', 'list'), name=self.words('Companies'))
        return lists[0].rows() if lists else []

    def rows(self):
        """What a screen reader says of each row on view, from the top."""
        return [row.label_text() for row in self._row_nodes()]

    def find_row(self, name):
        """The row of a company, by its whole name; None if it is not on view."""
        return next((row for row in self._row_nodes() if row.label_text().split(', ', 1)[0] == name), None)

    def row(self, name, saying=None, timeout=SLOW):
        """Wait for the row of a company, and for it to say something."""
        def look():
            row = self.find_row(name)
            return row if row and (saying is None or saying in row.label_text()) else None
        try:
            return self.app.poll(look, timeout, f'the row of {name!r}' + (f' to say {saying!r}' if saying else ''))
        except DriveError as error:
            raise type(error)(f'{error}; rows: {self.rows()}') from None

    def show(self, name):
        """Turn the wheel over the list until the row of a company is on view."""
        def look():
            row = self.find_row(name)
            for rows in self.app.find_all(role=('tree grid', 'list'), name=self.words('Companies'))[:1]:
                if row is None:
                    rows.wheel(5, 2)
            return row
        return self.app.poll(look, SLOW, f'the row of {name!r}')

    def wait_no_row(self, name, timeout=SLOW):
        """Wait until a company is not in the list."""
        self.app.poll(lambda: self.find_row(name) is None, timeout, f'{name!r} to leave the list')

    def button(self, source, timeout=SLOW, **criteria):
        """A button by its English name, with or without the ellipsis of what asks first."""
        label = self.words(source)
        return self.app.find(role=('button', 'toggle button'), name=lambda name: name.rstrip('…') == label,
                             timeout=timeout, showing=True, **criteria)

    def first_name(self):
        """The name of the company at the top."""
        return self.app.poll(self.rows, SLOW, 'a company in the list')[0].split(', ', 1)[0]

    # Doing

    def fill_new_company(self, name):
        """Open the dialog and write a name; nothing is added yet."""
        self.button('New company').click()
        self.app.find(role='text box', name=self.words('Company name')).fill(name)

    def add(self, name):
        """Add a company, as the dialog proposes it."""
        self.fill_new_company(name)
        self.button('Add', states='sensitive').click()

    def select(self, name):
        """Click the row of a company, away from its buttons and pills."""
        row = self.row(name)
        row.click(at=(12, row.extents_now()[3] // 2))
        return row

    def open_menu(self, name):
        """The menu of a row, by the right button of the mouse."""
        row = self.row(name)
        row.click(button=3, at=(12, row.extents_now()[3] // 2))

    def choose(self, name, source):
        """Choose an entry of the menu of a row."""
        self.open_menu(name)
        label = self.words(source)
        self.menu_entry(lambda text: text.rstrip('…') == label).click()

    def menu_entry(self, name):
        """An entry of the menu that is open, by the keyboard where the menu is higher than the screen."""
        self.app.find(role='menu item', showing=True)

        def look():
            entries = self.app.find_all(role='menu item', name=name, showing=True)
            return entries[0] if entries else self.session.key('Down')
        return self.app.poll(look, SLOW, f'the entry {name} of the menu')

    def open(self, name):
        """The page of a company, by the keyboard."""
        self.show(name)
        self.select(name)
        self.session.key('Return')
        self.button('Back')

    def show_view(self, source):
        """Choose a view of the page of a company."""
        tab = self.app.find(role='tab', name=self.words(source), showing=True, timeout=SLOW)
        tab.click()
        poll(lambda: 'selected' in tab.state_now() or tab.click(), SLOW, what=f'the view {source!r}')

    def data_row(self, start):
        """The row of a data type, on view."""
        def look():
            row = self.app.find(role='list item', name=lambda text: text.startswith(start), timeout=SLOW)
            try:
                return row.scroll_to(timeout=5)
            except DriveError:
                return None
        return self.app.poll(look, SLOW, f'the row of {start!r}')

    def open_records(self, data_type):
        """The records of a data type, from the view of data."""
        name = self.words(data_type, 'data type')
        row = self.data_row(f'{name}, ')
        row.click(at=(24, row.extents_now()[3] // 2))
        self.button('Back to the data types')

    def records(self):
        """The records that are seen: what each row says."""
        rows = self.app.find_all(role=('row', 'list item'), showing=True)
        return [row.name for row in rows if f': ' in row.name]

    def open_statement(self, company, statement):
        """A statement of a company, from its data."""
        self.ask_for_statement(company, statement)
        self.app.find(role=('button', 'toggle button'), name=self.words('What is shown'), showing=True, timeout=SLOW)

    def ask_for_statement(self, company, statement):
        """The same; there may be nothing in it."""
        self.open(company)
        self.show_view('Data')
        self.choose_statement(statement)

    def choose_statement(self, statement):
        """A statement, from the view of data."""
        self.data_row(self.words(statement, 'data type')).click()

    def choose_shown(self, entry):
        """Switch something of a statement on or off."""
        self.app.find(role=('button', 'toggle button'), name=self.words('What is shown'), showing=True).click()
        self.session.mouse(2, 2)    # away from the button, or its tooltip lies over the menu
        self.app.find(role=('menu item', 'check menu item'), name=self.words(entry), showing=True).click()

    def save_as(self, name):
        """Answer the file dialog, GTK's own, with a path in the session's folder; what is written comes whole."""
        path = os.path.join(self.session.dir, name)
        self.app.find(role='text box', states='focused', timeout=SLOW)      # the name
        self.session.key('ctrl+a')
        self.session.type(path)
        self.session.key('Return')
        poll(lambda: os.path.exists(path), SLOW, what=f'{name} to be written')
        return path

    def titles(self):
        """The columns of the table of companies that have a title, in their order."""
        grids = self.app.find_all(role='tree grid')
        return [header.label_text() for header in grids[0].headers() if header.label_text()] if grids else []

    def read_exported(self, name):
        """The file that the dialog is answered with, as Python's csv reads it: a row a company, by title."""
        with open(self.save_as(name), encoding='utf-8-sig', newline='') as file:
            return list(csv.DictReader(file))

    def export(self, entry, name):
        """Write what is shown to a file, through the file dialog; returns its path."""
        self.button('Export or print').click()
        self.session.mouse(2, 2)    # away from the button, or its tooltip lies over the menu
        self.app.find(role='menu item', name=self.words(entry), showing=True).click()
        return self.save_as(name)

    def upload(self, folder):
        """Choose the one file of a folder, in GTK's own dialog. Nothing of its list is on the bus, and a key that comes
        while it is being filled does nothing: Return is pressed until it closes, once to go into the folder and once for
        the file."""
        answer = {'role': 'button', 'name': self.words('Upload'), 'showing': True}
        self.app.find(role='button', name=self.words('Upload files…'), showing=True, timeout=SLOW).click()
        self.app.find(**answer, timeout=SLOW)
        self.session.key('ctrl+l')
        self.app.find(role='text box', states='focused', timeout=SLOW)
        self.session.key('ctrl+a')
        self.session.type(folder + '/')
        for _ in range(12):
            self.session.key('Return')
            try:
                return self.app.wait_none(**answer, timeout=SLOW / 10)
            except DriveError:
                continue
        raise AssertionError('the dialog did not take the file')

    def open_settings(self):
        """The page of data type settings, from the main menu."""
        self.session.key('F10')
        self.app.find(role='menu item', name=self.words('Data type settings'), showing=True).click()
        titles = [self.words('By default, for all companies'), self.words('All companies', 'settings')]
        self.app.find(role='label', name=lambda name: name in titles, timeout=SLOW, showing=True)

    def choose_frequency(self, data_type, source):
        """Find a data type on the page of settings and choose how often it is read."""
        name = self.words(data_type, 'data type')
        self.search(name)
        frequency = self.app.find(role='combo box', name=self.words('%s: sync frequency').replace('%s', name),
                                  timeout=SLOW, showing=True)
        frequency.click()
        self.app.find(role='label', name=self.words(source, 'frequency'), within=frequency, showing=True).click()

    def rename(self, name, new_name):
        """F2, the new name, Save."""
        self.select(name)
        self.session.key('F2')
        self.app.find(role='text box', name=self.words('Company name'), states='focused')
        self.session.key('ctrl+a')
        self.session.type(new_name)
        self.button('Save', states='sensitive').click()

    def search(self, text):
        """Ctrl+F, unless the field is there already, then the words."""
        field = {'role': 'search box', 'states': 'focused'}
        if not self.app.find_all(**field):
            self.session.key('ctrl+f')
        self.app.find(**field)
        self.session.key('ctrl+a')
        self.session.type(text)

    def leave_search(self):
        """Escape clears the field, then closes it."""
        self.session.key('Escape', 'Escape')

    def delete(self, name):
        """Delete, and confirm."""
        self.select(name)
        self.session.key('Delete')
        self.button('Delete').click()

    def quit(self):
        """Ctrl+Q; it must end well and have complained of nothing."""
        self.session.key('ctrl+q')
        code = self.app.wait_exit(SLOW)
        assert code == 0, f'ended with {code}\n{self.app.log()[-2000:]}'
        self.assert_quiet()

    def assert_quiet(self):
        """Nothing was logged as a warning or worse."""
        complaints = self.app.complaints()
        assert not complaints, '\n'.join(complaints)


def words_of(lang):
    """The words of a run in a language."""
    return Words(lang, LOCALE_DIR)
