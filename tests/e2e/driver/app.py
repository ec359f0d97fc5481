"""A launched program: its process, its windows, and finding things in its accessible tree."""
# SPDX-License-Identifier: GPL-3.0-or-later

import difflib
import os
import re
import signal
import subprocess
import time

from .bus import A11Y, ROOT, WINDOW_COORDS, variant
from .errors import AppDied, DriveError, NotFound, TIMEOUT, poll
from .node import ATSPI_ROLES, Node, middle
from .tree import dump_tree, read_children, read_tree
from .turns import long_turns

# Widgets that a screen reader must be able to name.
NAMED_ROLES = ('button', 'toggle button', 'text box', 'search box', 'checkbox', 'switch', 'combo box', 'slider',
               'spin button', 'image', 'radio', 'menu item', 'tab', 'meter', 'progress bar', 'password text')
MENU_ITEMS = ('menu item', 'menu item radio', 'menu item checkbox')
COMPLAINT = re.compile(r'-(WARNING|CRITICAL|ERROR) \*\*|\b(WARNING|CRITICAL) \*\*|AddressSanitizer|runtime error:')
# From GTK's own domain. The first, seen once in a few runs, when the program quits with a popover open under the
# pointer: whether the popover's disposal by hand (src/app/cpt-popover-anchor.c) brings it about was not found out. The
# second, from any GtkShortcutsWindow of GTK 4.8 that has shortcuts enough for two columns.
GTK_TRAP = re.compile(r'Gtk-WARNING \*\*: .*(Broken accounting of active state|GtkLabel \S+ \(label\) reported min width -)')


def _matcher(want):
    """A predicate over strings from an exact string, a compiled regex or a callable."""
    if want is None:
        return lambda s: True
    if callable(want):
        return lambda s: bool(want(s))
    if isinstance(want, re.Pattern):
        return lambda s: bool(want.search(s))
    return lambda s: s == want


def _plain_role(role):
    return role.lower().replace(' ', '').replace('-', '').replace('_', '')


def family(pid):
    """A process and its descendants: an app may be started through a wrapper."""
    children = {}
    for name in os.listdir('/proc'):
        if name.isdigit():
            try:
                with open(f'/proc/{name}/stat', encoding='utf-8', errors='replace') as stat:
                    children.setdefault(int(stat.read().rsplit(')', 1)[1].split()[1]), []).append(int(name))
            except OSError:
                pass
    out, rest = set(), [pid]
    while rest:
        one = rest.pop()
        out.add(one)
        rest += children.get(one, [])
    return out


class App:
    """A launched app."""

    def __init__(self, session, process, argv):
        self.session, self.argv, self.pid = session, argv, process.pid
        self.bus = session.a11y
        self._process, self._name, self._contains = process, None, None

    def alive(self):
        return self._process.poll() is None

    @property
    def returncode(self):
        """None while it runs; negative is the signal that ended it."""
        return self._process.poll()

    def log(self):
        """All it wrote to standard output and error."""
        with open(self._process.log_path, encoding='utf-8', errors='replace') as log:
            return log.read()

    def complaints(self):
        """Log lines that are GLib warnings or worse, or sanitizer reports."""
        return [line for line in self.log().splitlines() if COMPLAINT.search(line) and not GTK_TRAP.search(line)]

    def long_turns(self):
        """What its watchdog said of turns of the main loop that were far too long."""
        return long_turns(self.log(), self.argv[0])

    def kill(self):
        """End it as a power cut would (SIGKILL)."""
        os.kill(self.pid, signal.SIGKILL)
        self._process.wait(5)

    def wait_exit(self, timeout=TIMEOUT):
        """Wait for the process to end; returns its return code."""
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise DriveError(f'{self.argv[0]} still runs after {timeout:g} s') from None

    def windows(self):
        """Its X windows and popups, bottom of the stack first."""
        pids = family(self.pid)
        return [w for w in self.session.x.windows() if w.pid in pids or (w.popup and not w.pid)]

    def window(self, title=None, timeout=TIMEOUT):
        """The X window with that title (or the topmost one)."""
        ok = _matcher(title)
        return self.poll(lambda: next((w for w in reversed(self.windows()) if not w.popup and ok(w.title)), None),
                         timeout, f'a window {title!r}')

    def resize(self, width, height, title=None):
        """Make the window's contents width x height, border not counted; returns what it got (a minimum may win)."""
        window = self.window(title)
        top = next(node for node in self.root().children if node.name == window.title)
        self.session.x.resize(window, width + window.width - top.extents[2], height + window.height - top.extents[3])
        last = None
        for _ in range(40):                       # until it settles
            time.sleep(0.05)
            now = top.extents_now()[2:]
            if last == now:
                break
            last = now
        return now

    def xwindow(self, top):
        """The X window of a toplevel or popover, matched by kind, title and size."""
        _x, _y, width, height = top.extents or top.extents_now() or (0, 0, 0, 0)
        windows = [w for w in self.windows() if w.popup == top.is_popover]
        if not top.is_popover:
            windows = [w for w in windows if w.title == top.name] or windows
        if not windows:
            raise DriveError(f'no X window for {top}: {self.windows()}')
        return min(reversed(windows), key=lambda w: abs(w.width - width) + abs(w.height - height))

    def origin(self, top):
        """Screen position of the point from which GTK counts extents in a toplevel or popover."""
        x, y, width, height = top.extents_now() or (0, 0, 0, 0)
        window = self.xwindow(top)
        left, _right, up, _down = window.frame_extents
        # Without a compositor there are no frame extents, only an even border (5 px).
        return (window.x + (left or max(0, window.width - width) // 2) - x,
                window.y + (up or max(0, window.height - height) // 2) - y)

    def poll(self, check, timeout, what):
        """Wait for check(), noticing that the app died."""
        def guarded():
            got = check()
            if not got and not self.alive():
                raise AppDied(f'{self.argv[0]} ended ({self.returncode}) while waiting for {what}\n'
                              + self.log()[-2000:])
            return got
        return poll(guarded, timeout, what=what)

    def connect(self):
        """Its name on the accessibility bus, found by process id; None while it is not there."""
        if self._name:
            return self._name
        answer = self.bus.call(A11Y + 'Registry', ROOT, A11Y + 'Accessible', 'GetChildren')
        ours = family(self.pid)
        for name, _path in (answer[0] if answer else []):
            pid = self.bus.call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID',
                                variant('s', name))
            if pid and pid[0] in ours:
                self._name = name
        return self._name

    @property
    def _knows_contains(self):
        """Whether Component.Contains can be believed: GTK 4.18 compares with the widget's place in place of its size."""
        if self._contains is None:
            version, = self.bus.call(self._name, ROOT, 'org.freedesktop.DBus.Properties', 'Get',
                                     variant('ss', A11Y + 'Application', 'Version'))
            self._contains = [int(number) for number in version.split('.')[:2]] < [4, 10]
        return self._contains

    def read_extents(self, nodes):
        """Read where nodes are in their toplevels, and whether they are mapped at all. GTK 4.8 says where an unmapped one
        was, but not that it contains its own middle; of GTK 4.18 tests/e2e/places.c makes that it has no size."""
        for node, got in zip(nodes, self.bus.many([
                node.address('Component', 'GetExtents', variant('u', WINDOW_COORDS)) for node in nodes])):
            node.extents = tuple(got[0]) if got else None
            node.mapped = node.extents is None or min(node.extents[2:]) > 0
        if self._knows_contains:
            middles = [middle(node.extents or (0, 0, 0, 0)) for node in nodes]
            for node, contains in zip(nodes, self._contain(nodes, middles)):
                node.mapped = node.extents is None or contains

    def _contain(self, nodes, points):
        return [bool(got and got[0]) for got in self.bus.many([
            node.address('Component', 'Contains', variant('iiu', *point, WINDOW_COORDS))
            for node, point in zip(nodes, points)])]

    def _under(self, nodes, point):
        """Which of the nodes a point is in, their padding and border included. GTK 4.8 has extents without those."""
        self.read_extents(nodes)
        if self._knows_contains:
            inside = self._contain(nodes, [point] * len(nodes))
        else:
            inside = [node.mapped and node.extents is not None and node.holds(*point) for node in nodes]
        return [node for node, contains in zip(nodes, inside) if contains or node.extents is None]

    def hit(self, node, point):
        """What lies uppermost at a point of a toplevel: the paths from below a node to it, [] if it is the node itself.
        A label is not told from what it is on: it is not clicked, and one that stands for a missing text lets clicks through.

        Component.GetAccessibleAtPoint of GTK 4.18 also finds what is scrolled out of view, or is in a popover."""
        children = read_children([Node(self, node.bus_name, node.path)])
        for child in reversed(self._under(children, point)):
            if not (child.is_popover or child.is_label):
                deeper = self.hit(child, point)
                if deeper or child.extents:
                    return [child.path, *deeper]
        return []

    def root(self, deep=False):
        """A fresh snapshot of the whole accessible tree (deep: unmapped widgets too)."""
        node = Node(self, self.poll(self.connect, TIMEOUT, 'the app on the accessibility bus'), ROOT)
        read_tree(node, deep)
        node.role = 'application'
        return node

    def read(self, node):
        """Read a node and what is under it again."""
        return read_tree(node)

    def tree(self, deep=False):
        """The accessible tree as indented text."""
        return dump_tree(self.root(deep))

    def unlabelled(self):
        """Widgets that a screen reader can only call by their C type."""
        out = []
        for node in self.root().walk():
            if node.role in NAMED_ROLES and (node.unnamed or not node.name):
                if not any(not child.unnamed and (child.name or child.text) for child in list(node.walk())[1:]):
                    out.append(node)
        return out

    def find_all(self, role=None, name=None, text=None, description=None, states=(), within=None, showing=None):
        """Every matching node now. role: AT-SPI or GTK role name, or a tuple; name, text and description: exact
        string, compiled regex or callable; states: names, '-name' for absent; showing=True: only those on view."""
        roles = {_plain_role(r) for r in ((role,) if isinstance(role, str) else role or ())}
        is_name, is_text, is_description = _matcher(name), _matcher(text), _matcher(description)
        states = (states,) if isinstance(states, str) else states
        base = read_tree(within) if within is not None else self.root()
        return [n for n in base.walk() if n is not within
                and (not roles or {_plain_role(n.role), _plain_role(ATSPI_ROLES.get(n.role_number, ''))} & roles)
                and (is_name(n.name) or is_name(n.raw_name))
                and is_description(n.description)
                and all((s[1:] not in n.states) if s[0] == '-' else (s in n.states) for s in states)
                and (text is None or is_text(n.text))
                and (not showing or n.showing())]

    def find(self, nth=0, timeout=TIMEOUT, **criteria):
        """Wait for a node matching find_all()'s criteria and return it (the nth). Of several, those on view come
        first. What is not mapped (closed stack pages, unrevealed parts) never matches."""
        what = ', '.join(f'{k}={v.pattern if isinstance(v, re.Pattern) else v!r}' for k, v in criteria.items() if v)

        def look():
            got = self.find_all(**criteria)
            if len(got) > 1 and not criteria.get('showing'):
                rank = {'showing': 0, 'covered': 1, 'offscreen': 2, 'hidden': 3}
                got.sort(key=lambda n: rank[n.visibility()])
            return got[nth] if len(got) > nth else None
        try:
            return self.poll(look, timeout, f'a widget with {what}')
        except NotFound:
            hints = self._hints(criteria.get('name') or criteria.get('text'))
            raise NotFound(f'no widget with {what} after {timeout:g} s{hints}') from None

    def _hints(self, want):
        names = sorted({n.name for n in self.root().walk() if n.name and not n.unnamed})
        if isinstance(want, str):
            near = difflib.get_close_matches(want, names, 5, 0.5)
            if near:
                return f'; near: {near}'
        return f'; names there: {names[:40]}'

    def wait_none(self, timeout=TIMEOUT, **criteria):
        """Wait until no node matches (spinner, dialog, toast gone)."""
        self.poll(lambda: not self.find_all(**criteria), timeout, f'no {criteria}')

    def wait_text(self, want, timeout=TIMEOUT, **criteria):
        """Wait until some node's name or text contains (a string) or matches (a pattern) want; returns that node."""
        ok = (lambda s: want in s) if isinstance(want, str) else _matcher(want)

        def look():
            return next((n for n in self.find_all(**criteria) if ok(n.name) or ok(n.text)), None)
        return self.poll(look, timeout, f'text {want!r}')

    def focused(self):
        """The node with keyboard focus: the deepest one in the active window."""
        root = self.root()
        windows = [w for w in root.children if 'active' in w.states] or root.children
        return next((n for w in windows for n in reversed(list(w.walk())) if 'focused' in n.states), None)

    def tooltips(self):
        """The texts of tooltips. Nothing else is a label in a box of what a window holds, and GTK 4.18 has no word for it."""
        return [label.text for window in self.root().children for tip in window.children for box in tip.children
                for label in box.children if label.role == 'label']

    def menu(self, button, *path):
        """Open a menu button by its name and choose items by name, submenus included."""
        self.find(role=('button', 'toggle button'), name=button, showing=True).click()
        for label in path:
            self.find(role=MENU_ITEMS, name=label, showing=True).click()

    def screenshot(self, path, title=None):
        """A picture of one of its windows as it shows on the screen (popovers included)."""
        window = self.window(title)
        return self.session.screenshot(path, region=(window.x, window.y, window.width, window.height))
