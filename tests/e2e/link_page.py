"""What a client does on the Link pages, in a browser."""
# SPDX-License-Identifier: GPL-3.0-or-later

from driver import Browser, poll

# What the button of the last step says, in the language of the browser.
AUTHORISE = {'fr': 'Autoriser', 'en': 'Authorize'}


def authorise(session, url, language, platform='mqjo'):
    """Open a Link URL, choose a platform if it is a company's, and authorise the sample data set proposed."""
    with Browser(session, language) as browser:
        browser.open(url)
        if platform:
            browser.click(f'button[name="platform"][value="{platform}"]')
        browser.wait_text(AUTHORISE[language])
        browser.click('button[name="action"][value="authorise"]')
        poll(lambda: not browser.has('button[name="action"]'), what='the page after the authorisation')
