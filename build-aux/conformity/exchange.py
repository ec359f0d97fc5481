"""Stands between the program and its sandbox, lets everything through byte by byte, and keeps what went by.

A base address http://127.0.0.1:PORT/WHO/UPSTREAM leads to the sandbox on port UPSTREAM; WHO says who asks.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

import http.client
import http.server
import threading
from dataclasses import dataclass

# Of one connection, not of what goes through it.
HOP_BY_HOP = ('connection', 'keep-alive', 'transfer-encoding', 'host', 'content-length')
# Who asks: the program itself, whose requests are judged; the tests of the sandbox ask wrongly on purpose.
PROGRAM = 'program'
# The sandbox says so itself when a fault made it spoil an answer.
SPOILT = 'x-sandbox-spoilt'
PATIENCE = 120          # seconds: faults of the sandbox answer up to half a minute late
CHUNK = 64 * 1024
# Where requests come from: their ports are not those of a sandbox that is away and comes back.
ELSEWHERE = ('127.0.0.2', 0)


@dataclass
class Exchange:
    """A request and its answer."""

    who: str
    method: str
    target: str         # path and query, as sent
    headers: list       # of the request: pairs
    body: bytes
    status: int = 0
    answer_headers: list = None
    answer: bytes = b''
    is_whole: bool = False

    @property
    def is_of_program(self):
        """Whether the request is judged."""
        return self.who == PROGRAM

    @property
    def is_spoilt(self):
        """Whether there is no answer, or only a part of one, or one that is wrong on purpose."""
        return not self.is_whole or any(name.lower() == SPOILT for name, _ in self.answer_headers)


def without_hops(headers):
    """Those headers that go on with the message."""
    return [(name, value) for name, value in headers if name.lower() not in HOP_BY_HOP]


def send_request(connection, exchange, host, more=()):
    """Write a request as it came, to a host, with more headers."""
    connection.putrequest(exchange.method, exchange.target, skip_host=True, skip_accept_encoding=True)
    connection.putheader('Host', host)
    for name, value in [*without_hops(exchange.headers), *more]:
        connection.putheader(name, value)
    if exchange.body:
        connection.putheader('Content-Length', len(exchange.body))
    connection.endheaders(exchange.body or None)


class Handler(http.server.BaseHTTPRequestHandler):
    """One connection of the program."""

    protocol_version = 'HTTP/1.1'

    def log_message(self, format, *args):
        """Say nothing."""

    def _read_body(self):
        length = self.headers.get('Content-Length')
        if length is not None:
            return self.rfile.read(int(length))
        body = b''
        if self.headers.get('Transfer-Encoding', '').lower() == 'chunked':
            while size := int(self.rfile.readline().split(b';')[0], 16):
                body += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        return body

    def _send_head(self, answer):
        self.send_response_only(answer.status, answer.reason)
        for name, value in without_hops(answer.getheaders()):
            self.send_header(name, value)
        length = answer.getheader('Content-Length')
        if length is not None:
            self.send_header('Content-Length', length)
        elif answer.status not in (204, 304):
            self.send_header('Connection', 'close')
            self.close_connection = True
        self.end_headers()

    def _let_through(self, exchange, upstream):
        connection = http.client.HTTPConnection('127.0.0.1', upstream, PATIENCE, source_address=ELSEWHERE)
        try:
            own = self.headers.get('Host') == f'127.0.0.1:{self.server.server_port}'
            send_request(connection, exchange, f'127.0.0.1:{upstream}' if own else self.headers['Host'],
                         self.server.more_headers(exchange))
            answer = connection.getresponse()
            exchange.status, exchange.answer_headers = answer.status, answer.getheaders()
            self._send_head(answer)
            while part := answer.read1(CHUNK):
                exchange.answer += part
                self.wfile.write(part)
            exchange.is_whole = len(exchange.answer) == int(answer.getheader('Content-Length', len(exchange.answer)))
        finally:
            connection.close()
        if not exchange.is_whole:
            raise ConnectionError('the answer was cut')

    def _handle(self):
        _, who, upstream, rest = self.path.split('/', 3)
        exchange = Exchange(who, self.command, f'/{rest}', self.headers.items(), self._read_body())
        try:
            self._let_through(exchange, int(upstream))
        except (OSError, http.client.HTTPException):
            self.close_connection = True        # as the sandbox broke off, so do we
        self.server.keep(exchange)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = _handle


class Server(http.server.ThreadingHTTPServer):
    """Listens on a free port of the loopback, until closed."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, handler):
        super().__init__(('127.0.0.1', 0), handler)
        self.url = f'http://127.0.0.1:{self.server_port}'
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        """A program that ends leaves its connections as they are."""

    def close(self):
        """Listen no more."""
        self.shutdown()
        self.server_close()


class Middleman(Server):
    """Where the program is sent in place of its sandbox."""

    def __init__(self, keep):
        self.keep = keep
        super().__init__(Handler)

    def more_headers(self, exchange):
        """What a request is given on its way."""
        return []
