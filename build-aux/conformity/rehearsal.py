"""Prism's server of examples, with somebody before it who asks it for errors when he is told to."""
# SPDX-License-Identifier: GPL-3.0-or-later

import http.server
import json

from exchange import Middleman, Server
from prism import Prism


def name_of(exchange):
    """METHOD /path, as errors are asked for."""
    return f'{exchange.method} {exchange.target.split("?")[0]}'


class ControlHandler(http.server.BaseHTTPRequestHandler):
    """GET: what was answered; POST: which requests are to be answered with which error from now on."""

    def log_message(self, format, *args):
        """Say nothing."""

    def do_GET(self):
        body = json.dumps(self.server.rehearsal.answered).encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        self.server.rehearsal.wanted = json.loads(self.rfile.read(int(self.headers['Content-Length'])))
        self.do_GET()


class Rehearsal(Middleman):
    """Examples of one document, and of errors."""

    def __init__(self, program, document, folder):
        self.wanted, self.answered = {}, []
        self._prism = Prism(program, 'mock', document, folder)
        super().__init__(lambda exchange: self.answered.append((name_of(exchange), exchange.status)))
        self._control = Server(ControlHandler)
        self._control.rehearsal = self
        self.env = {'COMPTOIR_EXAMPLES': f'{self.url}/program/{self._prism.port}',
                    'COMPTOIR_EXAMPLES_CONTROL': self._control.url}

    def more_headers(self, exchange):
        """Prism gives the error that it is asked for."""
        code = self.wanted.get(name_of(exchange))
        return [('Prefer', f'code={code}')] if code else []

    def close(self):
        """End it."""
        super().close()
        self._control.close()
        self._prism.close()
