"""What was seen of each operation of the official API data, and what the judge said of it."""
# SPDX-License-Identifier: GPL-3.0-or-later

import collections
import json
import os
import re
import tomllib
from fnmatch import fnmatchcase

DOCUMENTS = ('Codat-Platform.json', 'Codat-Files.json')
METHODS = ('get', 'put', 'post', 'patch', 'delete')
PARAMETER = re.compile(r'\{[^}]*\}')
GUID = re.compile(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', re.IGNORECASE)
DIRECTIONS = ('request', 'response')
RULES = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'rules.toml')


class Operations:
    """The operations of the official API data, and which document has them."""

    def __init__(self, folder):
        found = []
        for document in DOCUMENTS:
            with open(os.path.join(folder, document), encoding='utf-8') as file:
                paths = json.load(file)['paths']
            found += [(path, method.upper(), document) for path, item in paths.items() for method in item
                      if method in METHODS]
        # What is written out goes before what stands for anything.
        found.sort(key=lambda one: (len(PARAMETER.findall(one[0])), one[0]))
        self._patterns = [(method, re.compile('[^/]+'.join(map(re.escape, PARAMETER.split(path)))),
                           f'{method} {path}', document) for path, method, document in found]
        self.names = [name for _, _, name, _ in self._patterns]

    def find(self, exchange):
        """The operation that a request is for, and its document; None twice if the data has none."""
        path = exchange.target.split('?')[0]
        for method, pattern, name, document in self._patterns:
            if method == exchange.method and pattern.fullmatch(path):
                return name, document
        return None, None


class Rules:
    """What is written down here: the operations that the program uses, and the exceptions."""

    def __init__(self):
        with open(RULES, 'rb') as file:
            rules = tomllib.load(file)
        self.used = rules['used']
        self.exceptions = rules['exception']
        self.excused = collections.Counter()

    def excuses(self, operation, exchange, violation):
        """Whether an exception covers a violation."""
        place = '.'.join(map(str, violation['location']))
        for number, rule in enumerate(self.exceptions):
            if (fnmatchcase(operation, rule.get('operation', '*')) and fnmatchcase(place, rule['place'])
                    and re.search(rule.get('message', ''), violation['message'])
                    and exchange.status in rule.get('status', [exchange.status])
                    and rule.get('holding', '').encode() in exchange.body + exchange.answer):
                self.excused[number] += 1
                return True
        return False


class Ledger:
    """Counts what was seen and judged; kept by the threads of the judges, under their lock."""

    def __init__(self, operations, rules):
        self._operations, self._rules = operations, rules
        self._seen = collections.defaultdict(collections.Counter)       # operation → what happened, how often
        self._statuses = collections.defaultdict(collections.Counter)
        self._foreign = collections.Counter()                           # of what the data lacks
        self._violations = collections.Counter()
        self._samples = {}
        self.failures = []

    def add_foreign(self, exchange):
        """A request for what the data does not have."""
        self._foreign[f'{exchange.method} ' + GUID.sub('{id}', exchange.target.split('?')[0])] += 1

    def add(self, operation, exchange, violations):
        """An exchange that was judged."""
        seen = self._seen[operation]
        seen['requests'] += 1
        seen['request judged'] += exchange.is_of_program
        seen['response judged'] += not exchange.is_spoilt
        self._statuses[operation][exchange.status if exchange.is_whole else 'cut'] += 1
        for violation in violations:
            direction = violation['location'][0]
            if exchange.is_spoilt if direction == 'response' else not exchange.is_of_program:
                continue
            if self._rules.excuses(operation, exchange, violation):
                seen[f'{direction} excused'] += 1
                continue
            seen[f'{direction} violations'] += 1
            place = re.sub(r'\.\d+', '.*', '.'.join(map(str, violation['location'])))
            key = (operation, exchange.status, place, violation['message'])
            self._violations[key] += 1
            self._samples.setdefault(key, exchange)

    def count_violations(self):
        """How many violations no exception covers."""
        return sum(self._violations.values())

    def missed(self):
        """Operations of the data that the program uses, but never did."""
        return [name for name in self._rules.used if not self._seen[name]['request judged']]

    def unlisted(self):
        """Operations that the program did, and that are not written down as used."""
        return [name for name in self._seen
                if self._seen[name]['request judged'] and name not in self._rules.used]

    def idle(self):
        """Exceptions that excused nothing."""
        return [f'{rule["reference"]}: {rule["because"]}' for number, rule in enumerate(self._rules.exceptions)
                if not self._rules.excused[number]]

    def _print_operations(self):
        print('\nOperations seen       requests   of the program: violations (excused)   answers: violations (excused)')
        for name in self._operations.names:
            seen = self._seen.get(name)
            if not seen:
                continue
            statuses = ' '.join(f'{status}×{count}' for status, count in
                                sorted(self._statuses[name].items(), key=lambda one: str(one[0])))
            columns = [f'{seen[f"{way} judged"]:7}: {seen[f"{way} violations"]} ({seen[f"{way} excused"]})'
                       for way in DIRECTIONS]
            print(f'{name}\n{seen["requests"]:30}   {columns[0]:38}   {columns[1]:30}   {statuses}')

    def _print_violations(self):
        print(f'\nViolations: {self.count_violations()}')
        for key, count in self._violations.most_common():
            operation, status, place, message = key
            sample = self._samples[key]
            print(f'{count:7} × {operation} → {status}: {place}: {message}\n          {sample.method} {sample.target}')
            shown = sample.body if place.startswith('request') else sample.answer
            print('          ' + shown[:300].decode('utf-8', 'replace').replace('\n', ' '))

    def _print_exceptions(self):
        print('\nExceptions')
        for number, rule in enumerate(self._rules.exceptions):
            print(f'{self._rules.excused[number]:7} × {rule["reference"]}: {rule["because"]}')

    def _print_list(self, title, lines):
        print(f'\n{title}: {len(lines) or "none"}')
        for line in lines:
            print(f'  {line}')

    def print(self):
        """All of it, for a person."""
        self._print_operations()
        self._print_exceptions()
        self._print_list('Not judged, for the data does not have it',
                         [f'{name} ({count})' for name, count in sorted(self._foreign.items())])
        self._print_list('In the data, and not used by Comptoir',
                         [name for name in self._operations.names if name not in self._rules.used])
        self._print_list('Used by Comptoir, and not exercised', self.missed())
        self._print_list('Exercised by Comptoir, and not written down as used', self.unlisted())
        self._print_list('Could not be judged', self.failures)
        self._print_violations()
