"""The program against a server of the official examples, in place of the sandbox: what is seen of it, and no warning.

The examples are one company that nothing changes: what is added, renamed or refreshed is answered well, and the next
reading of the list shows the one company again.
In the environment, COMPTOIR_EXAMPLES is where the program is sent, and COMPTOIR_EXAMPLES_CONTROL where to ask for errors.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import urllib.request

import tap
from comptoir import API_KEY, SLOW, Comptoir, open_session, words_of

WORDS = words_of('C.UTF-8')
ADDED = 'Atelier Beaurivage'
EXAMPLES = os.environ['COMPTOIR_EXAMPLES']
CONTROL = os.environ['COMPTOIR_EXAMPLES_CONTROL']


def control(body=None):
    """Ask for errors, {"METHOD /path": status}, or for what was answered: a list of [METHOD /path, status]."""
    data = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(CONTROL, data=data), timeout=30) as answer:
        return json.load(answer)


class Journey:
    """The claims, in the order in which they are lived."""

    def __init__(self, session):
        self.session = session
        self.desk = Comptoir(session, WORDS, env={'COMPTOIR_SANDBOX_URL': EXAMPLES, 'COMPTOIR_SANDBOX_KEY': API_KEY})
        self.name = None

    def wait_answered(self, method, path_end, status):
        """Wait until a request was answered."""
        self.desk.app.poll(lambda: any(request.startswith(f'{method} ') and request.endswith(path_end) and
                                       answer == status for request, answer in control()), SLOW,
                           f'{method} …{path_end} to be answered {status}: {control()}')

    def test_lists_the_company_of_the_examples(self):
        self.name = self.desk.first_name()
        self.wait_answered('GET', '/companies', 200)

    def test_adds_a_company(self):
        self.desk.add(ADDED)
        self.wait_answered('POST', '/companies', 200)
        self.desk.row(self.name)

    def test_renames_a_company(self):
        self.desk.rename(self.name, ADDED)
        self.desk.app.poll(lambda: any(request.startswith('PATCH /companies/') and answer == 200
                                       for request, answer in control()), SLOW, 'the new name to be answered')

    def test_refreshes_a_company(self):
        self.desk.select(self.desk.first_name())
        self.session.key('ctrl+r')
        dialog = self.desk.app.find(role='dialog', timeout=SLOW)
        self.desk.button('Refresh data', within=dialog).click()
        self.wait_answered('POST', '/data/all', 204)

    def test_shows_each_view_of_a_company(self):
        self.desk.open(self.desk.first_name())
        for view in ('Data', 'History', 'Connections', 'Summary'):
            self.desk.show_view(view)
        self.session.key('Escape')
        self.desk.app.poll(self.desk.rows, SLOW, 'the list again')

    def test_says_that_the_plan_does_not_allow_it(self):
        control({'POST /companies': 402})
        self.desk.add('Boulangerie Duval')
        self.desk.button('Details').click()
        self.desk.app.wait_text(WORDS('The account’s plan does not allow it'), timeout=SLOW)
        self.session.key('Escape')
        control({})

    def test_says_that_the_platform_failed(self):
        control({'GET /companies': 500})
        self.session.key('F5')
        self.desk.app.wait_text(WORDS('The platform failed'), timeout=2 * SLOW)
        control({})

    def test_says_that_the_key_was_refused(self):
        control({'GET /companies': 401})
        self.session.key('F5')
        self.desk.app.wait_text(WORDS('The API key was refused'), timeout=SLOW)
        control({})

    def test_ends_well_and_complained_of_nothing(self):
        self.desk.quit()


with open_session('C.UTF-8') as SESSION:
    JOURNEY = Journey(SESSION)
    tap.run(*(getattr(JOURNEY, name) for name in vars(Journey) if name.startswith('test_')))
