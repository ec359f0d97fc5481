"""Prism, the judge: installed into a cache, run on the official API data, asked about one exchange at a time.

Prism judges what goes through it as a proxy. It does not stand on the line itself, for it writes bodies anew: it reads
every body as text, which breaks archives, and numbers as binary fractions. So each exchange is played to it again,
request and answer, once it is over.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import dataclasses
import functools
import http.client
import http.server
import itertools
import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time

from exchange import Server, send_request, without_hops

VERSION = '5.14.2'
PATIENCE = 240          # seconds: on a machine that does much else
UNANSWERED = 503        # stands for an answer of which nothing is judged
NUMBER = 'X-Exchange'
# Prism says no more than fits into a header.
CUT_SHORT = 'Too many violations! '
VIOLATION = re.compile(r'\{"location":.*?"message":"(?:[^"\\]|\\.)*"\}')


class Missing(Exception):
    """What the judge needs is not here; its text says what."""


def find_program(cache):
    """The path of Prism, which is installed first if it is not there."""
    program = os.path.join(cache, 'node_modules', '.bin', 'prism')
    mark = os.path.join(cache, f'prism-{VERSION}')
    if os.path.exists(program) and os.path.exists(mark):
        return program
    if shutil.which('npm') is None:
        raise Missing('npm is not here')
    os.makedirs(cache, exist_ok=True)
    print(f'judge: installing Prism {VERSION} into {cache}', flush=True)
    done = subprocess.run(['npm', 'install', '--no-audit', '--no-fund', '--no-save', '--prefix', cache,
                           f'@stoplight/prism-cli@{VERSION}'], cwd=cache, capture_output=True, text=True, check=False)
    if done.returncode != 0 or not os.path.exists(program):
        raise Missing(f'npm could not install Prism {VERSION}: {" ".join(done.stderr.split()[:20])}')
    open(mark, 'w', encoding='utf-8').close()
    return program


def free_port():
    """A port of the loopback that nobody has just now."""
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


class Prism:
    """Prism as it runs, as a proxy or as a server of examples."""

    def __init__(self, program, mode, document, folder, upstream=None):
        self.port = free_port()
        name = os.path.basename(document).removesuffix('.json')
        with open(os.path.join(folder, f'prism-{mode}-{name}.log'), 'ab') as log:
            self._process = subprocess.Popen([program, mode, '--host', '127.0.0.1', '--port', str(self.port),
                                              '--verboseLevel', 'warn', document, *([upstream] if upstream else [])],
                                             stdout=log, stderr=log, cwd=folder)
        end = time.monotonic() + PATIENCE
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > end:
                self.close()
                raise Missing(f'Prism does not start on {document}: see {log.name}')
            time.sleep(0.1)

    def _answers(self):
        with socket.socket() as probe:
            return probe.connect_ex(('127.0.0.1', self.port)) == 0

    def has_ended(self):
        """Whether it ended by itself."""
        return self._process.poll() is not None

    def close(self):
        """End it."""
        self._process.terminate()
        self._process.wait(PATIENCE)


class ReplayHandler(http.server.BaseHTTPRequestHandler):
    """What Prism takes for the platform: gives the answer that was given before."""

    protocol_version = 'HTTP/1.1'

    def log_message(self, format, *args):
        """Say nothing."""

    def _handle(self):
        self.rfile.read(int(self.headers.get('Content-Length', 0)))
        exchange = self.server.exchanges[self.headers[NUMBER]]
        self.send_response_only(UNANSWERED if exchange.is_spoilt else exchange.status)
        for name, value in [] if exchange.is_spoilt else without_hops(exchange.answer_headers):
            self.send_header(name, value)
        answer = b'' if exchange.is_spoilt else exchange.answer
        if exchange.status != 204:
            self.send_header('Content-Length', str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _handle


class Replay(Server):
    """The answers that are being judged, by number."""

    def __init__(self):
        self.exchanges = {}
        super().__init__(ReplayHandler)


def read_violations(text):
    """What Prism wrote into its header."""
    if text is None:
        return []
    if text.startswith(CUT_SHORT):
        return [json.loads(found) for found in VIOLATION.findall(text)]
    return json.loads(text)


class Judge:
    """Prism on one document; says what is wrong with an exchange."""

    def __init__(self, program, document, folder):
        self._numbers = itertools.count()
        self._replay = Replay()
        self._start = functools.partial(Prism, program, 'proxy', document, folder, self._replay.url)
        self._prism = self._start()
        self._restarting = threading.Lock()

    def violations(self, exchange):
        """What Prism finds: a list of {location, severity, code, message}; location begins with request or response."""
        number = str(next(self._numbers))
        self._replay.exchanges[number] = exchange
        # What is not judged need not be read: it may be beyond reading on purpose.
        request = exchange if exchange.is_of_program else dataclasses.replace(exchange, body=b'')
        connection = http.client.HTTPConnection('127.0.0.1', self._prism.port, timeout=PATIENCE)
        try:
            send_request(connection, request, f'127.0.0.1:{self._prism.port}', [(NUMBER, number)])
            answer = connection.getresponse()
            answer.read()
        except OSError:
            self._restart()
            raise
        finally:
            connection.close()
            del self._replay.exchanges[number]
        if answer.getheader('Content-Type') == 'application/problem+json':
            raise RuntimeError(f'Prism could not judge {exchange.method} {exchange.target}: {answer.status}')
        return read_violations(answer.getheader('sl-violations'))

    def _restart(self):
        """What it cannot read may be its end; the others are judged all the same."""
        with self._restarting:
            if self._prism.has_ended():
                self._prism = self._start()

    def close(self):
        """End it."""
        self._prism.close()
        self._replay.close()
