"""The keys of the list, each with its effect; what appears under the pointer; what is remembered."""
# SPDX-License-Identifier: GPL-3.0-or-later

import re

import tap
from comptoir import SLOW, Comptoir, Platform, open_session, words_of

WORDS = words_of('C.UTF-8')
NAME = 'Sandbox Company'
URL = re.compile(r'http://127\.0\.0\.1:\d+/company/[0-9a-f-]{36}')
GUID = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}')


class Keys:
    """The claims; each leaves the list as it found it."""

    def __init__(self, session, platform):
        self.session, self.platform = session, platform
        self.desk = self.app = None
        self.start()

    def start(self):
        self.desk = Comptoir(self.session, WORDS, env=self.platform.env)
        self.app = self.desk.app
        self.desk.row(NAME)

    def close(self, **criteria):
        """Escape, until what was opened is gone."""
        self.session.key('Escape')
        self.app.wait_none(**criteria)

    def wait_clipboard(self, pattern):
        self.app.poll(lambda: pattern.fullmatch(self.session.clipboard()), SLOW, f'{pattern.pattern} on the clipboard')
        return self.session.clipboard()

    # The claims

    def test_ctrl_n_opens_the_dialog(self):
        self.session.key('ctrl+n')
        self.app.find(role='text box', name=WORDS('Company name'))
        assert any(window.title == WORDS('Add new company') for window in self.app.windows()), self.app.windows()
        self.close(role='text box', name=WORDS('Company name'))

    def test_ctrl_f_opens_the_search_and_escape_closes_it(self):
        self.session.key('ctrl+f')
        self.app.find(role='search box', states='focused')
        self.close(role='search box')

    def test_f5_reads_what_is_new(self):
        self.platform.create('Atelier Beaurivage')
        self.session.key('F5')
        self.desk.row('Atelier Beaurivage')

    def test_f2_renames_and_escape_leaves_the_name(self):
        self.desk.select(NAME)
        self.session.key('F2')
        self.app.find(role='text box', name=WORDS('Company name'), states='focused')
        self.session.key('ctrl+a')
        self.session.type('Another Name')
        self.close(role='text box', name=WORDS('Company name'))
        self.desk.row(NAME)
        assert self.platform.count('Another Name') == 0

    def test_return_saves_the_new_name(self):
        self.desk.select(NAME)
        self.session.key('F2')
        self.app.find(role='text box', name=WORDS('Company name'), states='focused')
        self.session.key('ctrl+a')
        self.session.type('Another Name')
        self.session.key('Return')
        self.desk.row('Another Name')
        self.desk.button('Undo').click()
        self.desk.row(NAME)

    def test_delete_asks(self):
        self.desk.select(NAME)
        self.session.key('Delete')
        self.app.wait_text(f'“{NAME}”', role='label')
        self.app.find(role='dialog')
        self.close(role='dialog')
        self.desk.row(NAME)

    def test_ctrl_l_copies_the_link(self):
        self.desk.select(NAME)
        self.session.key('ctrl+l')
        self.wait_clipboard(URL)

    def test_ctrl_c_copies_the_row(self):
        self.desk.select(NAME)
        self.session.key('ctrl+c')
        row = self.wait_clipboard(re.compile(rf'{NAME}\t.*'))
        assert GUID.fullmatch(row.split('\t')[1]), row

    def test_ctrl_a_selects_all_and_escape_lets_go(self):
        self.desk.select(NAME)
        self.session.key('ctrl+a')
        self.app.wait_text('2 companies selected')
        self.session.key('Escape')
        self.app.wait_none(text='2 companies selected')

    def test_f1_and_ctrl_question_show_the_shortcuts(self):
        for chord in ('F1', 'ctrl+question'):
            self.session.key(chord)
            self.app.wait_text('Copy the rows as text')
            self.session.key('Escape')
            self.app.wait_none(role='label', text='Copy the rows as text')

    def test_ctrl_comma_opens_the_preferences(self):
        self.session.key('ctrl+comma')
        self.app.wait_text(self.session.home)
        self.session.key('Escape')
        self.app.wait_none(role='label', text=re.compile(re.escape(self.session.home)))

    def test_f10_opens_the_main_menu(self):
        self.session.key('F10')
        self.app.find(role='menu item', name=WORDS('Preferences'), showing=True)
        self.session.key('Escape')
        self.app.wait_none(role='menu item', name=WORDS('Preferences'), showing=True)

    def test_the_main_menu_leads_to_about(self):
        self.session.key('F10')
        self.app.find(role='menu item', name=WORDS('About Comptoir'), showing=True).click()
        self.app.wait_text('The Comptoir developers')
        self.session.key('Escape')
        self.app.wait_none(text=re.compile('The Comptoir developers.*'))

    def hover(self, node, at):
        x, y, _, _ = node.rect()
        self.session.mouse(x + at[0], y + at[1])

    def wait_tooltip(self, pattern):
        """What stands in the little window under the pointer."""
        self.app.poll(lambda: any(map(pattern.fullmatch, self.app.tooltips())), SLOW, f'a tooltip {pattern.pattern}')

    def test_a_pill_says_its_status_under_the_pointer(self):
        pills = self.desk.row(NAME).children[-1]
        self.hover(pills, (20, pills.extents_now()[3] // 2))
        self.wait_tooltip(re.compile(r'.+: Linked.*', re.DOTALL))

    def test_an_id_is_whole_under_the_pointer(self):
        short_id = re.search(r'Company ID (\w{8})', self.desk.row(NAME).label_text())[1]
        cell = self.desk.row(NAME).find(text=short_id)
        self.hover(cell, (20, cell.extents_now()[3] // 2))
        self.wait_tooltip(GUID)

    def test_the_last_read_is_exact_under_the_pointer(self):
        cell = self.desk.row(NAME).children[-2]
        self.hover(cell, (20, cell.extents_now()[3] // 2))
        self.wait_tooltip(re.compile(r'\d+ \w+ \d{4}, \d\d:\d\d'))

    def test_the_row_under_the_pointer_has_its_buttons(self):
        row = self.desk.row('Atelier Beaurivage')
        self.hover(row, (30, row.extents_now()[3] // 2))
        self.desk.button('Copy Link URL').click()
        copied = self.wait_clipboard(URL)
        assert self.platform.find('Atelier Beaurivage')['redirect'] == copied

    def size(self):
        window = next(window for window in self.app.windows() if not window.popup)
        return window.width, window.height

    def test_the_size_of_the_window_is_remembered(self):
        before = self.size()
        self.app.resize(1013, 677)
        chosen = self.size()
        assert chosen != before, chosen
        self.desk.quit()
        self.start()
        assert self.size() == chosen, (self.size(), chosen)

    def test_ctrl_q_ends_well(self):
        self.desk.quit()


def main():
    with open_session('C.UTF-8', size=(1300, 850)) as session:
        keys = Keys(session, Platform(session))
        tap.run(*(getattr(keys, name) for name in vars(Keys) if name.startswith('test_')))


main()
