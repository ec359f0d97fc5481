"""The states of the program of which there are pictures: how each is brought about."""
# SPDX-License-Identifier: GPL-3.0-or-later

import glob
import os
import re
import sqlite3

import accounts
from comptoir import SLOW, Comptoir, Platform

LONG_NAME = 'Compagnie internationale des transports maritimes et fluviaux du Saint-Laurent, division logistique'
BROKEN = 'Clinique veterinaire du Plateau'
LOST_CHARACTERS = 'Café Brûlerie du Nord (Montreal)'
UNKNOWN = 'introuvable'
ACCOUNT = 'Cabinet Martin'
REFUSED_KEY = ('The platform refused this key. Nothing was saved. Check that it is whole, that it belongs to this address, '
               'and that it was not replaced by a newer one.')


def _select_several(desk, number):
    desk.select(desk.first_name())
    desk.session.key(*['shift+Down'] * (number - 1))


def _open_menu_entry(desk, name, *labels):
    desk.show(name)
    desk.open_menu(name)
    for label in labels:
        desk.menu_entry(label).click()


# Those of the demonstration companies that change nothing: one program serves them all, Escape leaves each.

def companies(desk):
    """The list, as it opens."""


def search(desk):
    desk.search('sa')


def search_other_fields(desk):
    desk.search('laval')


def nothing_found(desk):
    desk.search(UNKNOWN)


def filter_and_sort(desk):
    desk.app.find(role=('button', 'toggle button'), name=desk.words('Sort and columns'), showing=True).click()


def tag_filter(desk):
    desk.app.find(role=('button', 'toggle button'), name=desk.words('Filter by tag'), showing=True).click()
    return desk.app.find(role='list item', name=re.compile(r'^region\W+qc'))


def tag_filtered(desk):
    tag_filter(desk).scroll_to().click()
    desk.app.find(role='button', name=re.compile('region.*qc'), showing=True)


def bulk_tags(desk):
    _select_several(desk, 4)
    desk.button('Tags').click()
    desk.session.type('region\tGaspesie')


def row_menu(desk):
    desk.open_menu(desk.first_name())


def connections(desk):
    desk.choose(desk.first_name(), 'Manage connections')


def connection_linked(desk):
    _open_menu_entry(desk, BROKEN, re.compile('^Stripe'))


def connection_broken(desk):
    _open_menu_entry(desk, BROKEN, re.compile('^Sage Intacct'))


def rename(desk):
    desk.select(desk.first_name())
    desk.session.key('F2')


def rename_accents(desk):
    rename(desk)
    desk.app.find(role='text box', name=desk.words('Company name'), states='focused')
    desk.session.key('ctrl+a')
    desk.session.type(LOST_CHARACTERS)


def several_selected(desk):
    _select_several(desk, 3)


def several_menu(desk):
    _select_several(desk, 3)
    desk.session.key('Menu')


def bulk_question(desk):
    desk.select(desk.first_name())
    desk.session.key('ctrl+a', 'ctrl+r')


def add_nothing_yet(desk):
    desk.button('New company').click()


def add_accents(desk):
    desk.fill_new_company(LOST_CHARACTERS)


def add_existing_name(desk):
    desk.fill_new_company('Sandbox Company')


def add_long_name(desk):
    desk.fill_new_company(LONG_NAME * 3)


def add_nothing_remains(desk):
    desk.fill_new_company('()[]{}')


def delete_one(desk):
    desk.select(desk.first_name())
    desk.session.key('Delete')


def delete_several(desk):
    _select_several(desk, 8)
    desk.session.key('Delete')


def delete_all(desk):
    desk.select(desk.first_name())
    desk.session.key('ctrl+a', 'Delete')


def qr_code(desk):
    words = desk.words
    _open_menu_entry(desk, desk.first_name(), words('Send Link URL'), words('Show QR code'))


def link_copied(desk):
    desk.select(desk.first_name())
    desk.session.key('ctrl+l')


def primary_menu(desk):
    desk.session.key('F10')


def account_menu(desk):
    accounts.open_menu(desk)


def account_add(desk):
    accounts.open_menu(desk)
    accounts.choose(desk, 'Add an account…')
    desk.app.find(role='text box', name=desk.words('API key'), timeout=SLOW)


def preferences(desk):
    desk.session.key('ctrl+comma')


def preferences_end(desk):
    preferences(desk)
    desk.app.find(role='list item', name=desk.words('No answer at all')).scroll_to()


def shortcuts(desk):
    desk.session.key('F1')


def shortcuts_statement(desk):
    shortcuts(desk)
    desk.app.find(role='list item', name=desk.words('Collapse all')).scroll_to()


def about(desk):
    desk.session.key('F10')
    desk.app.find(role='menu item', name=desk.words('About Comptoir'), showing=True).click()


def company_summary(desk):
    desk.open(desk.first_name())


def company_financial_year(desk):
    desk.open('Sandbox Company')
    periods = desk.app.find(role='combo box', name=desk.words('Period of the figures'), showing=True, timeout=SLOW)
    periods.click()
    desk.app.find(role='label', name=desk.words('Financial year to date'), within=periods, showing=True,
                  timeout=SLOW).click()


def company_activity(desk):
    desk.open('Sandbox Company')
    _show_activity(desk)


def _show_activity(desk):
    buttons = desk.app.find_all(role='button', name=desk.words('Activity log'), showing=True)
    if buttons:
        buttons[0].click()


def company_data(desk):
    desk.open(desk.first_name())
    desk.show_view('Data')


def company_details(desk):
    desk.open(desk.first_name())
    desk.show_view('Details')


def company_family(desk):
    desk.open('Groupe Lavallee')
    desk.show_view('Details')


def records(desk):
    company_data(desk)
    desk.open_records('Customer invoices')
    desk.app.poll(desk.records, SLOW, 'records')


def records_filtered(desk):
    records(desk)
    desk.app.find(role=('button', 'toggle button'), name=desk.words('Unpaid', 'records'), showing=True).click()
    desk.button('Add a filter').click()
    desk.button('Add a filter').click()
    desk.app.find_all(role='combo box', name=desk.words('Field'), showing=True)[1].click()
    fields = desk.app.find_all(role='combo box', name=desk.words('Field'), showing=True)[1]
    desk.app.find(role=('search box', 'text box'), within=fields, showing=True).click()
    desk.session.type(desk.words('Due', 'record'))      # a short list on a small screen does not have it before
    desk.app.find(role='label', name=desk.words('Due', 'record'), within=fields, timeout=SLOW).scroll_to().click()


def records_columns(desk):
    records(desk)
    desk.button('Order and columns').click()


def records_export(desk):
    records(desk)
    desk.button('Export').click()


def records_of_account(desk):
    company_data(desk)
    desk.open_records('Bank transactions')
    desk.app.poll(desk.records, SLOW, 'records')


def record(desk):
    records(desk)
    desk.app.find_all(role=('row', 'list item'), name=re.compile(': .*: '), showing=True)[2].click()
    desk.button('Copy as JSON')


def company_statement(desk):
    desk.open_statement('Sandbox Company', 'Profit and loss')


def company_statement_cell(desk):
    company_statement(desk)
    desk.session.key('Tab', 'Down', 'Down', 'ctrl+Left', 'Right', 'Right')


def company_statement_compared(desk):
    desk.open_statement('Sandbox Company', 'Balance sheet')
    desk.choose_shown('Compare two periods')
    desk.choose_shown('Per cents')


def company_history(desk):
    desk.open('Sandbox Company')
    desk.show_view('History')


def company_files(desk):
    desk.open('Boulangerie Aux Deux Moulins')
    desk.show_view('History')
    desk.app.find(role=('button', 'toggle button'), name=desk.words('Files', 'history'), showing=True).click()
    desk.app.find(role='list item', name=re.compile('releve-juin'), timeout=SLOW)


def company_read(desk):
    company_history(desk)
    desk.app.find_all(role=('row', 'list item'), name=re.compile(', Sandbox, '), showing=True)[0].click()


def company_read_menu(desk):
    company_read(desk)
    desk.session.key('Menu')


def refresh_dialog(desk):
    desk.open(desk.first_name())
    desk.session.key('ctrl+r')


def company_connections(desk):
    desk.open(desk.first_name())
    desk.show_view('Connections')


def _open_connection(desk, company, platform):
    desk.open(company)
    desk.show_view('Connections')
    desk.app.find(role='list item', name=platform, showing=True).click()


def company_connection(desk):
    _open_connection(desk, 'Lavallee Entreposage', 'Xero')


def company_linked_connection(desk):
    _open_connection(desk, 'Sandbox Company', 'Sandbox')


def company_without_connections(desk):
    desk.open('Les Jardins de Gaspe')
    desk.show_view('Connections')


def _add_connection(desk, company, searched):
    desk.open(company)
    desk.show_view('Connections')
    desk.button('Add a connection').click()
    desk.app.find(role='list item', name='Xero', timeout=SLOW)
    desk.session.type(searched)


def add_connection(desk):
    _add_connection(desk, 'Sandbox Company', '')


def add_connection_search(desk):
    _add_connection(desk, 'Sandbox Company', 'bank')


def add_connection_not_enabled(desk):
    _add_connection(desk, 'Sandbox Company', 'workday')
    desk.app.wait_text(desk.words('Nothing found'), timeout=SLOW, showing=True)


def add_connection_second(desk):
    _add_connection(desk, 'Sandbox Company', 'xero')
    desk.app.wait_none(role='list item', name='FreeAgent', showing=True)
    desk.session.key('Return')
    desk.app.find(role='dialog', name=desk.words('Add %s as well?').replace('%s', 'Xero'))


def company_tag(desk):
    company_details(desk)
    desk.app.find(role='list item', name=re.compile(desk.words('Add a tag'))).scroll_to().click()
    desk.session.type('region\tLaval')


def company_menu(desk):
    desk.open(desk.first_name())
    buttons = desk.app.find_all(role='button', name=desk.words('Manage connections'), showing=True)
    if buttons:
        buttons[0].click()
    else:
        desk.session.key('F10')


def company_rename(desk):
    desk.open(desk.first_name())
    desk.session.key('F2')


def settings(desk):
    desk.open_settings()
    last = desk.words('%s: fetch on first link').replace('%s', desk.words('Tax components', 'data type'))
    desk.app.find(role='switch', name=last, timeout=SLOW)


def company_settings(desk):
    desk.open('Sandbox Company')
    desk.session.key('F10')
    desk.app.find(role='menu item', name=desk.words('Data type settings of this company'), showing=True).click()
    desk.app.find(role='switch', name=desk.words('Override defaults'), timeout=SLOW)


ON_DEMONSTRATION_COMPANIES = (
    companies, search, search_other_fields, nothing_found, filter_and_sort, row_menu, connections, connection_linked,
    connection_broken, rename, rename_accents, several_selected, several_menu, bulk_question, add_nothing_yet, add_accents,
    add_existing_name, add_long_name, add_nothing_remains, delete_one, delete_several, delete_all, qr_code, link_copied,
    primary_menu, account_menu, account_add, preferences, preferences_end, shortcuts, shortcuts_statement, about, company_summary, company_activity, company_financial_year,
    company_connections, company_connection, company_linked_connection, company_without_connections, company_details, company_family,
    company_data,
    records, records_filtered, records_columns, records_export,
    records_of_account, record, company_tag, company_menu, add_connection, add_connection_search,
    add_connection_not_enabled, add_connection_second,
    company_rename,
    company_history, company_files, company_read, company_read_menu, refresh_dialog, settings, company_settings,
    company_statement, company_statement_cell, company_statement_compared,
    bulk_tags, tag_filter,
    tag_filtered)       # last: its filter stays in force


# Those that need a program of their own; the platform may be slow, broken or away.

def _await_rows(desk):
    desk.app.poll(desk.rows, SLOW, 'the company of the sandbox')
    return desk


def first_start(session, words):
    """The sandbox with its one company."""
    return _await_rows(Comptoir(session, words))


def loading(session, words):
    """The platform takes its time."""
    return Comptoir(session, words, env=Platform(session, 'slow=30').env)


def could_not_be_read(session, words):
    """The platform fails at the first read."""
    desk = Comptoir(session, words, env=Platform(session, 'status=500').env)
    desk.app.wait_text(words('The platform failed'), timeout=SLOW)
    return desk


def no_company(session, words):
    """The only company is deleted."""
    desk = _await_rows(Comptoir(session, words))
    desk.delete(desk.first_name())
    desk.app.wait_text(words('No company yet'), timeout=SLOW)
    return desk


def offline(session, words):
    """The platform went away after the list was read, and a company waits to be created."""
    platform = Platform(session)
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    platform.stop()
    desk.session.key('F5')
    desk.app.wait_text(words('The platform does not answer'), timeout=SLOW)
    desk.add('Atelier Beaurivage')
    desk.row('Atelier Beaurivage')
    return desk


def company_offline(session, words):
    """The platform went away while a company was looked at."""
    platform = Platform(session)
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    desk.open(desk.first_name())
    desk.show_view('Data')
    platform.stop()
    desk.session.key('F5')
    desk.app.wait_text(words('The platform does not answer'), timeout=SLOW)
    return desk


def deletion_held(session, words):
    """Eight seconds to take a deletion back."""
    desk = _await_rows(Comptoir(session, words, '--demo'))
    desk.delete(desk.first_name())
    return desk


def _refused(session, words, names):
    desk = _await_rows(Comptoir(session, words, env=Platform(session, 'status=400@POST/companies').env))
    for name in names:
        desk.add(name)
        desk.row(name, saying=words('Could not be created'))
    return desk


def refused(session, words):
    """The platform refused a company: the row says so."""
    return _refused(session, words, ['Atelier Beaurivage'])


def refused_details(session, words):
    """Why, and what to do."""
    desk = refused(session, words)
    desk.button('Details').click()
    return desk


def refused_several(session, words):
    """Several were refused at once: each with its reason."""
    platform = Platform(session, 'status=400@DELETE/companies')
    for name in 'Atelier Beaurivage', 'Lavallee Transport':
        platform.ask('/companies', {'name': name})
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    desk.row('Lavallee Transport')
    desk.select(desk.first_name())
    desk.session.key('ctrl+a', 'Delete')
    desk.app.find(role='button', name=words('Delete'), within=desk.app.find(role='dialog', showing=True)).click()
    desk.app.find(role='button', name=words('Details'), timeout=SLOW, showing=True).click()
    desk.app.find(role='button', name=words('Retry all'), timeout=SLOW, showing=True)
    return desk


def settings_changed(session, words):
    """A data type is read otherwise, and that is not saved."""
    desk = _await_rows(Comptoir(session, words, '--demo'))
    settings(desk)
    desk.choose_frequency('Supplier invoices', 'Daily')
    desk.leave_search()
    return desk


def settings_nothing_found(session, words):
    """No data type is called so."""
    desk = _await_rows(Comptoir(session, words, '--demo'))
    settings(desk)
    desk.search(UNKNOWN)
    return desk


def settings_leaving(session, words):
    """What becomes of what is not saved?"""
    desk = settings_changed(session, words)
    desk.session.key('alt+Left')
    return desk


def settings_refused(session, words):
    """The plan does not read hourly."""
    desk = _await_rows(Comptoir(session, words, env=Platform(session, 'free-plan').env))
    settings(desk)
    desk.choose_frequency('Supplier invoices', 'Hourly')
    desk.session.key('ctrl+s')
    desk.app.wait_text(words('The account’s plan does not read hourly: choose another frequency.'), timeout=SLOW)
    return desk


def settings_conflict(session, words):
    """Somebody else changed the same: whose stands?"""
    platform = Platform(session)
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    settings(desk)
    theirs = platform.ask('/profile/syncSettings')
    next(one for one in theirs['settings'] if one['dataType'] == 'bills')['syncSchedule'] = 168
    platform.ask('/profile/syncSettings', theirs)
    desk.choose_frequency('Supplier invoices', 'Daily')
    desk.session.key('ctrl+s')
    desk.app.find(role='dialog', name=words('Changed elsewhere meanwhile'), timeout=SLOW)
    return desk


def settings_waiting(session, words):
    """Offline: what was saved waits."""
    platform = Platform(session)
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    settings(desk)
    platform.stop()
    desk.choose_frequency('Supplier invoices', 'Daily')
    desk.session.key('ctrl+s')
    desk.app.wait_text(words('Waiting to be saved'), timeout=SLOW)
    return desk


def _refresh_all(session, words, *faults):
    platform = Platform(session, *faults, options=['--demo'])
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    desk.show('Groupe Lavallee')
    desk.select(desk.first_name())
    desk.session.key('ctrl+a', 'ctrl+r')
    desk.button('Refresh data', within=desk.app.find(role='dialog', timeout=SLOW)).click()
    desk.app.find(role='button', name=words('Pause'), timeout=SLOW, showing=True)
    return desk


def bulk_running(session, words):
    """The data of many companies are refreshed; the platform takes its time."""
    return _refresh_all(session, words, 'slow=2@POST/companies')


def bulk_paused(session, words):
    """No more are asked for, until they are to be."""
    desk = bulk_running(session, words)
    desk.button('Pause').click()
    desk.button('Continue')
    return desk


def bulk_ended(session, words):
    """Some were refused."""
    desk = _refresh_all(session, words, 'status=402,times=2@POST/companies')
    desk.button('Put away', timeout=SLOW)
    return desk


def bulk_details(session, words):
    """How each of them stands."""
    desk = bulk_ended(session, words)
    desk.button('Details').click()
    desk.app.find(role='list', name=words('Refreshed companies'), timeout=SLOW)
    return desk


def add_not_stored(session, words):
    """Another program has the file of the data in hand: the company cannot be kept."""
    desk = _await_rows(Comptoir(session, words))
    desk.fill_new_company('Atelier Beaurivage')
    store, = glob.glob(os.path.join(session.home, '**', 'store.sqlite'), recursive=True, include_hidden=True)
    other = sqlite3.connect(store, isolation_level=None)
    other.execute('BEGIN IMMEDIATE')
    desk.button('Add', states='sensitive').click()
    desk.app.wait_text(words('The local copy could not be read or written'), timeout=SLOW, showing=True)
    other.close()
    return desk


def _ask_for_statement(session, words, *faults):
    desk = _await_rows(Comptoir(session, words, env=Platform(session, *faults).env))
    desk.ask_for_statement('Sandbox Company', 'Profit and loss')
    return desk


def _fill_account(session, words, key='e2e-key'):
    """The dialog of a new account, filled in, on a platform with the demonstration companies."""
    platform = Platform(session, options=['--demo'])
    desk = _await_rows(Comptoir(session, words))
    account_add(desk)
    accounts.fill_account(desk, ACCOUNT, key, platform.url)
    return desk


def account_tested(session, words):
    """What the key may do is said before it is kept."""
    desk = _fill_account(session, words)
    accounts.try_key(desk)
    return desk


def account_key_refused(session, words):
    """The platform does not know the key."""
    desk = _fill_account(session, words, 'another-key')
    desk.button('Test', states='sensitive').click()
    desk.app.wait_text(words(REFUSED_KEY), timeout=SLOW)
    return desk


def account_no_keyring(session, words):
    """The desktop has no keyring: the key can be given until Comptoir closes."""
    desk = account_tested(session, words)
    desk.button('Add', states='sensitive').click()
    desk.app.wait_none(name=words('Waiting for the keyring of the desktop…'), showing=True)
    return desk


def account_real(session, words):
    """An account that is not the sandbox: no stripe, its name in the header bar."""
    accounts.start_keyring(session)
    platform = Platform(session, options=['--demo'])
    desk = _await_rows(Comptoir(session, words))
    accounts.add_account(desk, ACCOUNT, 'e2e-key', platform.url)
    desk.row(BROKEN)
    return desk


def account_real_menu(session, words):
    """What is done with it."""
    desk = account_real(session, words)
    accounts.open_menu(desk)
    return desk


def account_real_company(session, words):
    """The page of one of its companies."""
    desk = account_real(session, words)
    desk.open(BROKEN)
    return desk


def account_remove(session, words):
    """What is deleted, and what is not."""
    desk = account_real_menu(session, words)
    accounts.choose(desk, 'Remove the account…')
    desk.button('Remove')
    return desk


def company_changed(session, words):
    """Its description and tags were changed, here and elsewhere, and its settings: the activity log says so."""
    platform = Platform(session)
    desk = _await_rows(Comptoir(session, words, env=platform.env))
    company = platform.find('Sandbox Company')['id']
    platform.ask(f'/companies/{company}', {'tags': {'region': 'Ontario'}, 'description': 'Deux points de vente'},
                 method='PATCH')
    company_tag(desk)
    desk.session.key('Return')
    desk.app.wait_text('Laval', timeout=SLOW, showing=True)
    desk.session.key('alt+Left')
    company_settings(desk)
    desk.app.find(role='switch', name=words('Override defaults')).click()
    desk.session.key('ctrl+s', 'alt+Left')
    desk.show_view('Summary')
    _show_activity(desk)
    desk.app.wait_text(words('Description changed'), timeout=SLOW, showing=True)
    return desk


def statement_missing_month(session, words):
    """The software has no figures of one month."""
    desk = _ask_for_statement(session, words, 'report=gap')
    desk.button('What is shown', timeout=SLOW)
    return desk


def statement_empty(session, words):
    """No month of the report is complete."""
    desk = _ask_for_statement(session, words, 'report=empty')
    desk.app.wait_text(words('No figures'), timeout=SLOW, showing=True)
    return desk


def statement_never_read(session, words):
    """The platform has no report yet."""
    desk = _ask_for_statement(session, words, 'status=409,route=/companies/*/data/financials/*')
    desk.app.wait_text(words('Its data was never read, or is being read now'), timeout=SLOW, showing=True)
    return desk


def company_read_errors(session, words):
    """What the platform found wrong with the records, beside the history."""
    desk = _await_rows(Comptoir(session, words, env=Platform(session, 'read=ValidationError,type=invoices').env))
    desk.open('Sandbox Company')
    desk.session.key('ctrl+r')
    desk.button('Refresh data', within=desk.app.find(role='dialog', timeout=SLOW)).click()
    desk.show_view('History')
    failed = words('Validation failed', 'read status')
    row = desk.app.find(role=('row', 'list item'), name=lambda name: failed in name, timeout=SLOW)
    row.scroll_to()
    row.click(at=(24, row.extents_now()[3] // 2))
    desk.app.wait_text(words('Validation'), timeout=SLOW, showing=True)
    return desk


ON_A_PROGRAM_OF_THEIR_OWN = (first_start, loading, could_not_be_read, no_company, offline, company_offline,
                             deletion_held, refused, refused_details, refused_several, settings_changed,
                             settings_nothing_found, settings_leaving, settings_refused, settings_conflict,
                             settings_waiting, bulk_running, bulk_paused, bulk_ended, bulk_details,
                             account_tested, account_key_refused, account_no_keyring, account_real,
                             account_real_menu, account_real_company, account_remove, add_not_stored,
                             company_changed, statement_missing_month, statement_empty, statement_never_read,
                             company_read_errors)


# What is printed: each returns a file, of which the first page is shown.

def statement_on_paper(session, words):
    """A balance sheet."""
    desk = _await_rows(Comptoir(session, words))
    desk.open_statement('Sandbox Company', 'Balance sheet')
    return desk.export('PDF…', 'statement.pdf')


def summary_on_paper(session, words):
    """The figures and the chart of a company."""
    desk = _await_rows(Comptoir(session, words))
    desk.open('Sandbox Company')
    desk.app.find(role='image', name=lambda text: 'CAD' in text, timeout=SLOW)
    return desk.export('PDF…', 'summary.pdf')


ON_PAPER = (statement_on_paper, summary_on_paper)

# What is looked at in high contrast and with large text too.
ESSENTIAL = (companies, search, nothing_found, row_menu, connections, connection_broken, rename_accents,
             several_selected, add_accents, add_existing_name, delete_one, delete_all, preferences, shortcuts,
             could_not_be_read, offline)
