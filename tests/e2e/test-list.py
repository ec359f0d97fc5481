"""The companies list in the hands of a person: searched, filtered, ordered, chosen from, with keys and pointer."""
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import tap
from comptoir import SLOW, Comptoir, open_session, words_of

WORDS = words_of('C.UTF-8')
ALL = 47                # companies of the demonstration, with the one of the sandbox
LINE = re.compile(r'[^\t]+\thttp://127\.0\.0\.1:\d+/company/[0-9a-f-]{36}')
BROKEN = 'Imprimerie Chartrand'


class List:
    """The claims; each leaves the list as it found it."""

    def __init__(self, session, desk):
        self.session, self.desk, self.app = session, desk, desk.app

    # What several claims look at

    def names(self):
        return [row.split(', Company ID')[0] for row in self.desk.rows()]

    def wait_names(self, check, what):
        self.app.poll(lambda: check(self.names()), SLOW, f'{what}; names: {self.names()}')

    def counts(self):
        """Of each filter, how many companies it would show."""
        chips = (chip.name.rsplit(': ', 1) for chip in self.app.find_all(role='button', name=re.compile(r': \d+$')))
        return {name: int(number) for name, number in chips}

    def wait_counts(self, **wanted):
        def look():
            counts = self.counts()
            return all(counts.get(name.replace('_', ' ')) == number for name, number in wanted.items())
        self.app.poll(look, SLOW, f'the counts {wanted}')

    def filter(self, name):
        self.app.find(role='button', name=re.compile(f'^{name}: ')).click()

    def order_by(self, title):
        self.app.find(role='tree grid').header(title).click()

    def show_all(self):
        self.session.key('Escape', 'Escape')
        self.filter('All')
        self.wait_counts(All=ALL)

    def assert_focus_is_in_search(self):
        assert self.app.focused().role in ('search box', 'text box'), self.app.focused()

    # The claims

    def test_typing_in_the_table_searches(self):
        self.desk.select('Sandbox Company')
        self.session.type('chartr')
        self.wait_names(lambda names: len(names) == 1 and names[0].startswith(BROKEN), 'the one found')
        self.assert_focus_is_in_search()
        self.show_all()

    def test_all_terms_must_match_in_any_field(self):
        self.desk.search('LAVALLÉE xero')
        self.wait_names(lambda names: len(names) == 2 and all('Lavallee' in name for name in names), 'two found')
        assert self.app.wait_text('2 companies found')
        self.show_all()

    def test_the_row_says_which_other_field_matched(self):
        self.desk.search('laval')
        self.wait_names(lambda names: len(names) == 4 and names[0].startswith('Lavallee'), 'four, the best first')
        assert 'tags: ' in self.names()[-1], self.names()
        self.show_all()

    def test_an_id_is_found_from_four_characters_on(self):
        short_id = re.search(r'Company ID (\w{8})', self.desk.row(BROKEN).label_text())[1]
        self.desk.search(short_id[:4])
        self.wait_names(lambda names: any(name.startswith(BROKEN) for name in names), 'the company of that ID')
        self.show_all()

    def test_counts_follow_the_search_and_the_filter_keeps_it(self):
        before = self.counts()
        self.desk.search('lavallee')
        self.wait_counts(All=3, Needs_attention=1, Pending=0)
        self.filter('Needs attention')
        self.wait_names(lambda names: len(names) == 1 and 'Deauthorized' in names[0], 'the broken one')
        self.show_all()
        assert self.counts() == before, self.counts()

    def test_filter_search_and_order_combine(self):
        self.filter('Needs attention')
        self.wait_names(lambda names: len(names) == 5, 'those that need attention')
        for _ in range(2):
            self.order_by('Company name')
        self.wait_names(lambda names: names == sorted(names, reverse=True), 'names backwards')
        self.desk.search('xero')
        self.wait_names(lambda names: len(names) == 3, 'three of them')
        self.show_all()

    def test_every_column_orders_the_list(self):
        for title in ('Company name', 'Company ID', 'Created by', 'Last read', 'Connections', 'Created'):
            self.order_by(title)
            first = self.app.poll(self.names, SLOW, 'rows')[0]
            self.order_by(title)
            self.wait_names(lambda names, first=first: names and names[0] != first, f'another first row by {title}')

    def test_no_date_is_last_both_ways(self):
        for _ in range(2):
            self.order_by('Last read')
            self.wait_names(lambda names: 'Last read —' not in self.desk.rows()[0], 'a date at the top')
        self.order_by('Created')
        self.order_by('Created')

    def test_nothing_found_repeats_the_words_and_leads_back(self):
        self.desk.search('introuvable')
        self.app.wait_text('“introuvable”')
        self.desk.button('Add “introuvable”')
        assert not self.app.unlabelled(), self.app.unlabelled()
        self.desk.button('Clear search').click()
        self.wait_counts(All=ALL)

    def test_keys_that_act_leave_the_list_alone_while_a_field_has_the_focus(self):
        self.desk.select(BROKEN)
        before = self.session.clipboard()
        self.desk.search('chart')
        self.session.key('End', 'ctrl+l', 'ctrl+c', 'Delete')
        self.assert_focus_is_in_search()
        assert self.session.clipboard() == before, self.session.clipboard()
        assert not self.app.find_all(role='dialog')
        self.show_all()

    def test_several_links_are_copied_as_lines(self):
        self.desk.select(BROKEN)
        self.session.key('shift+Down', 'shift+Down')
        self.app.wait_text('3 companies selected')
        before = self.session.clipboard()
        self.session.key('ctrl+l')
        self.app.poll(lambda: self.session.clipboard() != before, SLOW, 'the clipboard')
        lines = self.session.clipboard().splitlines()
        assert len(lines) == 3 and all(LINE.fullmatch(line) for line in lines), lines
        assert lines[0].startswith(f'{BROKEN}\t'), lines
        self.session.key('Escape')

    def test_everything_is_selected_and_let_go(self):
        self.desk.select(BROKEN)
        self.session.key('ctrl+a')
        self.app.wait_text(f'{ALL} companies selected')
        self.session.key('Escape')
        self.app.wait_none(text=f'{ALL} companies selected')

    def test_the_menu_key_opens_the_menu_of_the_row(self):
        self.desk.select(BROKEN)
        self.session.key('Menu')
        self.app.find(role='menu item', name=WORDS('Copy Link URL'), showing=True)
        self.session.key('Escape')
        self.app.wait_none(role='menu item', name=WORDS('Copy Link URL'), showing=True)

    def wait_page(self, name):
        self.desk.button('Back')
        self.app.wait_text(name)

    def wait_focused_row(self, name):
        def look():
            row = self.app.focused()
            return row and row.label_text().split(', ', 1)[0] == name
        self.app.poll(look, SLOW, f'the focus on {name!r}')

    def test_enter_opens_the_company_and_escape_returns_to_its_row(self):
        self.desk.select(BROKEN)
        self.session.key('Return')
        self.wait_page(BROKEN)
        self.session.key('Escape')
        self.wait_focused_row(BROKEN)

    def test_a_double_click_opens_the_company_and_alt_left_returns(self):
        row = self.desk.row(BROKEN)
        row.double_click(at=(12, row.extents_now()[3] // 2))
        self.wait_page(BROKEN)
        self.session.key('alt+Left')
        self.wait_focused_row(BROKEN)

    def test_the_row_menu_opens_the_company_and_the_mouse_returns(self):
        self.desk.choose(BROKEN, 'Open')
        self.wait_page(BROKEN)
        self.app.find(name=lambda name: name.startswith(WORDS('Revenue')), showing=True).click(button=8)
        self.wait_focused_row(BROKEN)

    def test_back_finds_the_search_and_the_place(self):
        self.desk.search('la')
        self.wait_names(lambda names: 1 < len(names) < ALL, 'those found')
        self.session.key('Down', 'Down', 'Down')
        name = self.app.focused().label_text().split(', ', 1)[0]
        before = self.names()
        self.session.key('Return')
        self.wait_page(name)
        self.desk.button('Back').click()
        self.wait_focused_row(name)
        assert self.names() == before, self.names()
        self.show_all()

    def click_first_pill(self, name):
        pills = self.desk.row(name).children[-1]
        pills.click(at=(20, pills.extents_now()[3] // 2))

    def test_a_pill_offers_what_its_status_allows(self):
        self.click_first_pill(BROKEN)
        self.desk.button('Copy Link URL')
        assert not self.app.find_all(role='button', name=WORDS('Unlink'), showing=True)
        self.session.key('Escape')
        self.click_first_pill('Sandbox Company')
        self.desk.button('Unlink')
        self.session.key('Escape')

    def test_under_860_pixels_it_is_a_list(self):
        self.app.resize(840, 720)
        self.app.wait_none(role='tree grid')
        self.desk.row('Boulangerie Aux Deux Moulins', saying='Pending authorization')
        self.app.resize(900, 720)
        self.app.find(role='tree grid')
        self.app.resize(1280, 800)

    def test_a_new_name_can_be_taken_back(self):
        self.desk.rename('Sandbox Company', 'Another Name')
        self.desk.row('Another Name')
        self.desk.button('Undo').click()
        self.desk.row('Sandbox Company')
        self.desk.wait_no_row('Another Name')

    def test_a_column_that_was_hidden_stays_so(self):
        self.desk.button('Sort and columns').click()
        self.app.find(role='menu item', name='Columns', showing=True).click()
        self.app.find(role='menu item', name='Last read', showing=True).click()
        self.session.key('Escape', 'Escape')
        self.wait_hidden_title('Last read')
        self.desk.select('Boulangerie Aux Deux Moulins')
        self.start_again()
        self.wait_hidden_title('Last read')

    def test_a_deletion_can_be_cancelled_after_a_quit(self):
        self.desk.delete('Sandbox Company')
        self.desk.wait_no_row('Sandbox Company')
        self.start_again()
        self.desk.button('Cancel').click()
        self.desk.row('Sandbox Company')

    def test_the_list_is_exported_as_it_is_found(self):
        self.desk.search('lavallée')
        self.wait_names(lambda names: len(names) == 3, 'the three found')
        names = self.names()
        self.session.key('F10')
        self.app.find(role='menu item', name='Export the list as CSV…', showing=True).click()
        rows = self.desk.read_exported('found.csv')
        assert list(rows[0]) == self.desk.titles(), (rows[0], self.desk.titles())
        assert [row['Company name'] for row in rows] == [name.split(', ')[0] for name in names], (rows, names)
        assert all(re.fullmatch(r'[0-9a-f-]{36}', row['Company ID']) for row in rows), rows
        self.session.key('ctrl+f')
        self.assert_focus_is_in_search()
        self.show_all()

    def test_what_is_selected_is_exported_alone(self):
        self.desk.search('lavallée')
        self.wait_names(lambda names: len(names) == 3, 'the three found')
        self.desk.select('Lavallee Transport')
        self.session.key('shift+Down')
        self.app.find(role=('button', 'toggle button'), name='Export', showing=True).click()
        self.session.mouse(2, 2)    # away from the button, or its tooltip lies over the menu
        self.app.find(role='menu item', name='Export as CSV…', showing=True).click()
        rows = self.desk.read_exported('selected.csv')
        assert len(rows) == 2 and rows[0]['Company name'] == 'Lavallee Transport', rows
        self.session.key('Escape')
        self.show_all()

    def wait_hidden_title(self, title):
        self.app.poll(lambda: 'Connections' in self.desk.titles() and title not in self.desk.titles(), SLOW,
                      f'a table without {title!r}')

    def start_again(self):
        self.desk.quit()
        self.desk = open_list(self.session)
        self.app = self.desk.app


def open_list(session):
    """The program on the demonstration companies."""
    desk = Comptoir(session, WORDS, '--demo')
    desk.app.poll(lambda: len(desk.rows()) > 5, SLOW, 'the demonstration companies')
    desk.app.resize(1280, 800)
    return desk


def main():
    with open_session('C.UTF-8', size=(1300, 850)) as session:
        claims = List(session, open_list(session))
        tap.run(*(getattr(claims, name) for name in vars(List) if name.startswith('test_')))


main()
