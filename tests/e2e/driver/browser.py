"""A headless Chromium, over the WebDriver protocol and nothing but the standard library."""
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import urllib.error
import urllib.request

from .errors import TIMEOUT, DriveError, NotFound, poll

ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'     # the WebDriver standard's key of an element


class Browser:
    """A browser for the length of a `with` block; it lives in a Session and ends with it at the latest.

    lang  what the pages are asked for, such as 'fr'
    """

    def __init__(self, session, lang='en'):
        self._session, self._lang, self._base, self._id = session, lang, None, None

    def __enter__(self):
        driver = self._session.spawn(['chromedriver', '--port=0'], 'chromedriver')

        def port():
            with open(driver.log_path, encoding='utf-8', errors='replace') as log:
                return re.search(r'on port (\d+)\.', log.read())
        self._base = f'http://127.0.0.1:{poll(port, 30, what="chromedriver")[1]}'
        # No sandbox of its own: as root there is none. The profile is the session's, and goes with it. It is
        # spoken to through a pipe: a port would be looked for at "localhost", which is unknown without /etc/hosts.
        arguments = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--no-first-run',
                     '--disable-background-networking', '--remote-debugging-pipe', f'--lang={self._lang}',
                     f'--accept-lang={self._lang}', f'--user-data-dir={os.path.join(self._session.dir, "chromium")}']
        capabilities = {'alwaysMatch': {'browserName': 'chrome', 'goog:chromeOptions': {
            'args': arguments, 'prefs': {'intl.accept_languages': self._lang}}}}
        self._id = self._request('POST', '/session', {'capabilities': capabilities})['sessionId']
        return self

    def __exit__(self, *exception):
        if self._id:
            self._request('DELETE', f'/session/{self._id}')

    def _request(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, {'Content-Type': 'application/json'}, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(request, timeout=60) as answer:
                return json.load(answer)['value']
        except urllib.error.HTTPError as error:
            value = json.load(error)['value']
            raise DriveError(f'{value["error"]}: {value["message"]}') from None

    def _call(self, method, path, body=None):
        return self._request(method, f'/session/{self._id}{path}', body)

    def open(self, url):
        """Go to an address and wait until the page is there."""
        self._call('POST', '/url', {'url': url})

    @property
    def url(self):
        return self._call('GET', '/url')

    def text(self):
        """All the text that the page shows; none while it is on its way."""
        return self._call('POST', '/execute/sync', {'script': 'return document.body?.innerText ?? ""', 'args': []})

    def _find(self, selector):
        found = self._call('POST', '/elements', {'using': 'css selector', 'value': selector})
        if not found:
            raise NotFound(f'no {selector} in {self.url}')
        return found[0][ELEMENT]

    def has(self, selector):
        """Is there such an element?"""
        return bool(self._call('POST', '/elements', {'using': 'css selector', 'value': selector}))

    def click(self, selector):
        """Click an element, given by a CSS selector, as a person would: it must be on view."""
        self._call('POST', f'/element/{self._find(selector)}/click', {})

    def wait_text(self, want, timeout=TIMEOUT):
        """Wait until the page shows a text."""
        poll(lambda: want in self.text(), timeout, what=f'the text {want!r} on the page')
