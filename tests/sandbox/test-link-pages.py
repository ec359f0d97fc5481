"""The Link pages in a real browser: what a client sees and does, in two languages, on a desk and on a phone."""
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib'))
import tap  # noqa: E402

SANDBOX = sys.argv[1]
KEY = 'key'
ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'
SIZES = {'desk': (1100, 900), 'phone': (500, 800)}    # no window of Chromium is narrower than 500
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def call(method, url, body=None, headers=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {'Content-Type': 'application/json', **(headers or {})}, method=method)
    with OPENER.open(request, timeout=60) as answer:
        return json.loads(answer.read() or b'null')


class Program:
    """A program that says on its first lines where it listens."""

    def __init__(self, argv, pattern):
        self._process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self._process.stdout:
            found = re.search(pattern, line)
            if found:
                self.where = found[1]
                return
        raise AssertionError(f'{argv[0]} did not start')

    def stop(self):
        self._process.terminate()
        self._process.wait()
        self._process.stdout.close()


class Browser:
    def __init__(self, driver, folder, language, size):
        width, height = SIZES[size]
        # Through a pipe: a port would be looked for at "localhost", which is unknown without /etc/hosts.
        options = {'args': ['--headless=new', '--no-sandbox', '--remote-debugging-pipe', '--disable-gpu',
                            '--disable-quic', '--no-first-run', '--disable-background-networking',
                            '--disable-component-update', '--disable-sync',
                            '--disable-dev-shm-usage', f'--window-size={width},{height}', f'--accept-lang={language}',
                            f'--user-data-dir={tempfile.mkdtemp(dir=folder)}'],
                   'prefs': {'intl.accept_languages': language}}
        capabilities = {'alwaysMatch': {'browserName': 'chrome', 'goog:chromeOptions': options}}
        base = f'http://127.0.0.1:{driver.where}/session'
        self._base = f'{base}/{call("POST", base, {"capabilities": capabilities})["value"]["sessionId"]}'

    def close(self):
        call('DELETE', self._base)

    def open(self, url):
        call('POST', f'{self._base}/url', {'url': url})

    def run(self, script):
        return call('POST', f'{self._base}/execute/sync', {'script': f'return {script}', 'args': []})['value']

    def click(self, selector):
        found = call('POST', f'{self._base}/element', {'using': 'css selector', 'value': selector})['value']
        call('POST', f'{self._base}/element/{found[ELEMENT]}/click', {})

    def wait(self, text):
        end = time.monotonic() + 30
        words = 'document.body?.innerText ?? ""'        # there is no body for a moment, between two pages
        while text not in self.run(words):
            assert time.monotonic() < end, f'{text!r} never came: {self.run(words)}'

    def check_page(self):
        """It fits, nothing was loaded from elsewhere, every control has a name."""
        assert self.run('document.documentElement.scrollWidth <= window.innerWidth'), 'wider than the window'
        assert self.run('performance.getEntriesByType("resource").every(one => one.name.startsWith(location.origin))')
        assert self.run('[...document.querySelectorAll("button")].every(one => one.textContent.trim() || one.ariaLabel)')
        assert self.run('[...document.querySelectorAll("input:not([type=hidden]), select")]'
                        '.every(one => one.labels.length > 0)'), 'a field without a label'


def journey(language, size, words):
    if shutil.which('chromedriver') is None:
        raise tap.Skipped('chromedriver is not here')
    headers = {'Authorization': 'Basic ' + base64.b64encode(KEY.encode()).decode()}
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        sandbox = Program([SANDBOX, '--api-key', KEY, '--data-dir', os.path.join(folder, 'data')], r'on (http://\S+)')
        stack.callback(sandbox.stop)
        driver = Program(['chromedriver', '--port=0'], r'successfully on port (\d+)')
        stack.callback(driver.stop)
        browser = Browser(driver, folder, language, size)
        stack.callback(browser.close)

        company = call('POST', f'{sandbox.where}/companies', {'name': 'Atelier Beaurivage'}, headers)
        browser.open(company['redirect'])
        browser.wait(words[0])
        browser.check_page()
        browser.click('[name="platform"][value="mqjo"]')
        browser.wait(words[1])
        browser.check_page()
        browser.click('[value="startup"]')
        browser.click('[value="authorise"]')
        browser.wait(words[2])
        browser.check_page()
        company = call('GET', f'{sandbox.where}/companies/{company["id"]}', None, headers)
        assert [one['status'] for one in company['dataConnections']] == ['Linked'], company


ENGLISH = ('Choose a platform', 'Sample data', 'Your data is linked')
FRENCH = ('Choisissez une plateforme', 'Données d’exemple', 'Vos données sont liées')


def test_client_links_in_english_on_a_desk():
    journey('en', 'desk', ENGLISH)


def test_client_links_in_french_on_a_phone():
    journey('fr', 'phone', FRENCH)


tap.run(test_client_links_in_english_on_a_desk, test_client_links_in_french_on_a_phone)
