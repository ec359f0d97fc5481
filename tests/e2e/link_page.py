"""What a client does on the Link pages, in a browser."""
# SPDX-License-Identifier: GPL-3.0-or-later

from driver import Browser

# What the first page says, in the language of the browser.
GREETINGS = {'fr': 'Choisissez', 'en': 'Choose'}


def authorise(session, url, language, platform='mqjo'):
    """Open a company's Link URL, choose a platform and the first sample data set, and authorise."""
    with Browser(session, language) as browser:
        browser.open(url)
        browser.wait_text(GREETINGS[language])
        browser.click(f'[name="platform"][value="{platform}"]')
        browser.click('[value="authorise"]')
        return browser.text()
