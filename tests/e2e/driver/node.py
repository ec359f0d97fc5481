"""One accessible: what it says, where it is, and acting on it with the real pointer and keys."""
# SPDX-License-Identifier: GPL-3.0-or-later

import re
import time

from .bus import A11Y, LABEL_ROLE, POPUP_LAYER, WINDOW_COORDS, variant
from .errors import DriveError, NotFound, TIMEOUT, poll

# AT-SPI's own role names, by number, where they differ from the ARIA-like name
# GTK 4 reports; a role given to find() may be either one.
ATSPI_ROLES = {
    7: 'check box', 8: 'check menu item', 16: 'dialog', 20: 'filler', 23: 'frame', 27: 'image',
    36: 'option pane', 37: 'page tab', 38: 'page tab list', 39: 'panel', 40: 'password text',
    43: 'push button', 44: 'radio button', 45: 'radio menu item', 49: 'scroll pane',
    54: 'status bar', 55: 'table', 56: 'table cell', 61: 'text', 66: 'tree table',
    75: 'application', 79: 'entry', 87: 'form', 90: 'table row', 94: 'document text',
    99: 'grouping', 103: 'level bar', 104: 'title bar',
}
STATES = {
    1: 'active', 3: 'busy', 4: 'checked', 7: 'editable', 9: 'expandable', 10: 'expanded',
    11: 'focusable', 12: 'focused', 14: 'horizontal', 16: 'modal', 17: 'multiline', 20: 'pressed',
    22: 'selectable', 23: 'selected', 24: 'sensitive', 25: 'showing', 29: 'vertical',
    30: 'visible', 32: 'indeterminate', 33: 'required', 36: 'invalid', 43: 'read-only',
    0: 'invalid',
}
WHEEL_TAKERS = {'spin button', 'slider', 'combo box', 'scroll bar'}
# States that say nothing in a tree dump.
DULL = {'visible', 'sensitive', 'focusable', 'horizontal', 'vertical', 'showing', 'selectable'}


def middle(e):
    """The middle of (x, y, width, height)."""
    return e[0] + e[2] // 2, e[1] + e[3] // 2


class Node:
    """One accessible. role, name, description, states, extents, ifaces, children
    and parent are as they were when the tree was read; the methods ask or act now."""

    def __init__(self, app, bus_name, path, parent=None):
        self.app, self.bus_name, self.path, self.parent = app, bus_name, path, parent
        self.role = self.name = self.raw_name = self.description = ''
        self.role_number, self.states, self.children = 0, frozenset(), []
        self.extents = self._ifaces = self._layer = None
        self.mapped = True

    def address(self, iface, method, args=None):
        """What Bus.call() and Bus.many() need to call it."""
        return self.bus_name, self.path, A11Y + iface, method, args

    def _call(self, iface, method, args=None):
        return self.app.bus.call(*self.address(iface, method, args))

    @property
    def ifaces(self):
        """Names of the AT-SPI interfaces it offers."""
        if self._ifaces is None:
            r = self._call('Accessible', 'GetInterfaces')
            self._ifaces = tuple(i.replace(A11Y, '') for i in r[0]) if r else ()
        return self._ifaces

    def set_names(self, name, description):
        """raw_name is what GTK says; name leaves out GTK 4.8's doubling ("_Save Save", "Undo Undo")."""
        self.raw_name, self.description = name or '', description or ''
        self.name = self.raw_name
        half = (len(self.name) - 1) // 2
        for k in (half, half + 1):
            one, sep, two = self.name[:k], self.name[k:k + 1], self.name[k + 1:]
            if two and sep == ' ' and one.replace('_', '', 1) == two.replace('_', '', 1):
                self.name = two

    def set_role(self, number, name):
        """GTK's own role name where it has one."""
        self.role_number = number
        # GTK has no ARIA name for panels and password fields, and GTK 4.8 none for buttons that stay pressed.
        self.role = ATSPI_ROLES[number] if number in (40, 49) else name or ATSPI_ROLES.get(number, '')
        if self.role == 'toggle button':
            self.role = 'button'

    def set_states(self, words):
        bits = words[0] | (words[1] << 32 if len(words) > 1 else 0)
        self.states = frozenset(STATES.get(bit, f'state{bit}') for bit in range(64) if bits >> bit & 1)

    def telling_states(self):
        """The states worth a word."""
        return (self.states - DULL) | (set() if 'sensitive' in self.states else {'insensitive'})

    @property
    def text(self):
        """The text the widget holds (label, entry, text view), read now; '' if none."""
        if 'Text' not in self.ifaces:
            return ''
        r = self._call('Text', 'GetText', variant('ii', 0, 0x7fffffff))   # GTK 4.8 takes -1 for 0
        return r[0] if r else ''

    def state_now(self):
        """The states, read now."""
        r = self._call('Accessible', 'GetState')
        self.set_states(r[0] if r else [0])
        return self.states

    def has(self, state):
        return state in self.state_now()

    def gone(self):
        """True once the widget no longer exists or left its window."""
        r = self._call('Accessible', 'GetRole')
        return r is None

    def walk(self):
        yield self
        for c in self.children:
            yield from c.walk()

    def ancestors(self):
        n = self.parent
        while n is not None:
            yield n
            n = n.parent

    @property
    def toplevel(self):
        """The window or popover (whatever has an X window of its own) that holds this node."""
        n = self
        while n.parent is not None and n.parent.role != 'application' and not n.is_popover:
            n = n.parent
        return n

    @property
    def is_popover(self):
        if self._layer is None:
            r = self._call('Component', 'GetLayer')
            self._layer = r[0] if r else 0
        return self._layer == POPUP_LAYER

    def label_text(self):
        """What a screen reader could say: the name, the text, else the labels inside."""
        if self.name and not self.unnamed:
            return self.name
        t = self.text
        if t:
            return t
        return ' '.join(filter(None, (c.label_text() for c in self.children)))

    @property
    def unnamed(self):
        """GTK 4.8 falls back to the C type name for a widget without an accessible name."""
        return self.role != 'label' and bool(re.match(r'^[A-Z][a-z0-9]+[A-Z]\w+$', self.name))

    def find(self, *a, **kw):
        return self.app.find(*a, within=self, **kw)

    def find_all(self, *a, **kw):
        return self.app.find_all(*a, within=self, **kw)

    def extents_now(self):
        """(x, y, w, h) in its own toplevel, read now; None if it has none."""
        r = self._call('Component', 'GetExtents', variant('u', WINDOW_COORDS))
        self.extents = tuple(r[0]) if r else None
        return self.extents

    @property
    def is_label(self):
        return self._call('Accessible', 'GetRole') == (LABEL_ROLE,)

    def holds(self, x, y):
        """Whether a point of the toplevel is in its extents, as they were read."""
        left, top, width, height = self.extents
        return left <= x < left + width and top <= y < top + height

    def rect(self):
        """(x, y, w, h) on the screen read now."""
        e = self.extents_now()
        if not e:
            raise DriveError(f'{self} has no extents')
        ox, oy = self.app.origin(self.toplevel)
        return (ox + e[0], oy + e[1], e[2], e[3])

    def visibility(self, at=None):
        """'showing', 'covered' (another widget of the window lies over its middle, or over
        at=(dx, dy) from its top left), 'offscreen' (scrolled away: scroll_to helps) or 'hidden'
        (closed stack page, spare list row, zero size). The 'showing' state of AT-SPI says
        nothing: GTK 4.8 gives it to no widget, GTK 4.18 to all."""
        self.app.read_extents([self])
        e = self.extents
        if not self.mapped or not e or e[2] <= 0 or e[3] <= 0:
            return 'hidden'
        point = (e[0] + at[0], e[1] + at[1]) if at else middle(e)
        top = self.toplevel
        if top is self:
            return 'showing'
        around = [self]
        while around[-1] is not top:
            around.append(around[-1].parent)
        self.app.read_extents(around)
        if not all(node.holds(*point) for node in around[1:] if node.extents and node.extents[2] > 0):
            return 'offscreen'
        hit = self.app.hit(top, point)
        # The uppermost is in this one, or this one is in it: a part GTK does not present
        return 'showing' if self.path in hit or not hit or hit[-1] in {node.path for node in around} else 'covered'

    def showing(self):
        return self.visibility() in ('showing', 'covered')

    def center(self):
        x, y, w, h = self.rect()
        return x + w // 2, y + h // 2

    def scroll_to(self, timeout=TIMEOUT):
        """Turn the mouse wheel over the scrolled area around this node until it shows."""
        pane = next((a for a in self.ancestors() if a.role == 'scroll pane'), None)
        end = time.monotonic() + timeout
        while self.visibility() == 'offscreen':
            if pane is None or time.monotonic() > end:
                raise DriveError(f'{self} cannot be scrolled into view')
            e, p = self.extents, pane.extents_now()
            middle = e[1] + e[3] // 2
            gap = max(p[1] - middle, middle - p[1] - p[3])     # how far outside
            pane.wheel(5 if middle > p[1] + p[3] // 2 else 4, max(1, min(gap // 80, 10)))
        return self

    def wheel(self, button, clicks):
        """Turn the wheel over it: button 5 is down, 4 is up."""
        self.app.session.mouse(*self._wheel_point(), button=button, clicks=clicks)
        time.sleep(0.1)

    def _wheel_point(self):
        """A point of a scrolled area where the wheel scrolls it: not on a scroll bar (one turn
        there is a page) nor on a spin button, slider or drop-down (the wheel turns those)."""
        self.app.read(self)
        roles = {}
        for n in self.walk():
            up = roles.get(n.parent.path, '') if n.parent is not None and n is not self else ''
            roles[n.path] = up if up in WHEEL_TAKERS else n.role
        x, y, w, h = self.extents
        top = self.toplevel
        spots = [(x + int(w * fx), y + int(h * fy)) for fy in (.5, .3, .7, .1, .9, .2, .8, .4, .6)
                 for fx in (.5, .01, .25)]
        for px, py in spots:
            hit = self.app.hit(top, (px, py))
            if hit and roles.get(hit[-1], 'none') not in WHEEL_TAKERS | {'none'}:
                break
        ox, oy = self.app.origin(top)
        return ox + px, oy + py

    def click(self, button=1, clicks=1, at=None, timeout=TIMEOUT):
        """Click the middle (or at=(dx, dy) from its top left) with the real pointer."""
        def ready():
            vis = self.visibility(at)
            if vis == 'offscreen':
                self.scroll_to(timeout)
                vis = self.visibility(at)
            return vis == 'showing'
        try:
            poll(ready, timeout, what=f'{self} to be clickable')
        except NotFound:
            raise DriveError(f'{self} is {self.visibility(at)}: cannot be clicked') from None
        if not self.toplevel.is_popover:      # a closing popover still swallows a quick click
            end = time.monotonic() + 0.5
            while any(w.popup for w in self.app.windows()) and time.monotonic() < end:
                time.sleep(0.05)
        px, py = self._reach(at)
        over = self.app.session.window_at(px, py)
        if over and over.id != self.app.xwindow(self.toplevel).id:
            raise DriveError(f'{self} is under {over}: a click would go there')
        self.app.session.mouse(px, py, button=button, clicks=clicks)
        return self

    def _reach(self, at, tries=5):
        """Bring the pointer there, again if what is on its way makes it move: buttons follow the pointer to its row."""
        reached = None
        for _ in range(tries):
            self._still()
            x, y, w, h = self.rect()
            point = (x + at[0], y + at[1]) if at else (x + w // 2, y + h // 2)
            if point == reached:
                break
            reached = point
            self.app.session.mouse(*point)
        return reached

    def _still(self, tries=20):
        """Wait until it stops moving (animations)."""
        last = None
        for _ in range(tries):
            now = self.extents_now()
            if now == last:
                return
            last = now
            time.sleep(0.03)

    def double_click(self, **kw):
        return self.click(clicks=2, **kw)

    def right_click(self, **kw):
        return self.click(button=3, **kw)

    def hover(self):
        self.app.session.mouse(*self.center())
        return self

    def type(self, text):
        """Click it, then type at the keyboard."""
        self.click()
        self.app.session.type(text)
        return self

    def fill(self, text):
        """Click it, select all, type over it."""
        self.click()
        self.app.session.key('ctrl+a')
        if text:
            self.app.session.type(text)
        else:
            self.app.session.key('Delete')
        return self

    def rows(self):
        """Of a column view or list: its rows on view, as Nodes in visual order (GTK keeps some
        200 row widgets, in any order; the unmapped spare ones are left out)."""
        last = None
        for _ in range(10):            # until it stops changing: rows are recycled while it sorts
            self.app.read(self)
            lists = [n for n in self.walk() if n.role == 'list']
            base = (lists[-1] if self.role == 'tree grid' else lists[0]) if lists else self
            rows = sorted((r for r in base.children if r.extents), key=lambda r: r.extents[1])
            now = [(r.path, r.extents, r.label_text()) for r in rows]
            if now == last:
                break
            last = now
        return rows

    def cells(self):
        """Of a row: the text of each cell."""
        return [c.label_text() for c in self.children]

    def table(self):
        """Of a column view: the cell texts of the rows on view, in visual order."""
        return [r.cells() for r in self.rows()]

    def headers(self):
        """Of a column view: its column headers on view, as Nodes; .label_text() is the title."""
        return [n for n in self.walk() if n.role == 'column header']

    def header(self, title):
        got = [h for h in self.app.read(self).headers() if h.label_text() == title]
        if not got:
            raise NotFound(f'no column {title!r}, only {[h.label_text() for h in self.headers()]}')
        return got[0]

    def wait(self, check, timeout=TIMEOUT, what=None):
        """Wait until check(node) is true, e.g. n.wait(lambda n: 'checked' in n.state_now())."""
        self.app.poll(lambda: check(self), timeout, what or f'a condition on {self}')
        return self

    def screenshot(self, path):
        """A picture of just this widget."""
        return self.app.session.screenshot(path, region=self.rect())

    def __repr__(self):
        return f'<{self.role} {self.name!r}>'
