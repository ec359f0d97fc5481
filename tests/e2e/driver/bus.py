"""Calls on the accessibility bus, spoken directly over D-Bus: no cache that could be stale."""
# SPDX-License-Identifier: GPL-3.0-or-later

from gi.repository import Gio, GLib

from .errors import Frozen

A11Y = 'org.a11y.atspi.'
ROOT = '/org/a11y/atspi/accessible/root'
NULL = '/org/a11y/atspi/null'
CALL_MS = 10000           # patience for one D-Bus call; past it the app is Frozen
WINDOW_COORDS = 1         # AT-SPI coordinate type: relative to the toplevel
POPUP_LAYER = 5           # AT-SPI layer of popovers
LABEL_ROLE = 29           # AT-SPI role


class Bus:
    """Calls to one D-Bus connection; many() sends a batch before awaiting any answer."""

    def __init__(self, address):
        self.ctx = GLib.MainContext.new()
        self.con = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.con.set_exit_on_close(False)

    def close(self):
        try:
            self.con.close_sync(None)
        except GLib.Error:
            pass

    def call(self, name, path, iface, method, args=None, timeout=CALL_MS):
        try:
            r = self.con.call_sync(name, path, iface, method, args, None,
                                   Gio.DBusCallFlags.NO_AUTO_START, timeout, None)
        except GLib.Error as e:
            if e.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT):
                raise Frozen(f'{name} did not answer {method} within {timeout} ms') from None
            return None
        return r.unpack() if r else None

    def many(self, calls, timeout=CALL_MS):
        """calls: (name, path, iface, method, args) tuples; answers in order, None for an error."""
        results = [None] * len(calls)
        left = [len(calls)]
        late = []
        self.ctx.push_thread_default()

        def done(con, res, k):
            try:
                results[k] = con.call_finish(res).unpack()
            except GLib.Error as e:
                if e.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT):
                    late.append(e)
            left[0] -= 1
        try:
            for k, (name, path, iface, method, args) in enumerate(calls):
                self.con.call(name, path, iface, method, args, None,
                              Gio.DBusCallFlags.NO_AUTO_START, timeout, None, done, k)
            while left[0]:
                self.ctx.iteration(True)
        finally:
            self.ctx.pop_thread_default()
        if late:
            raise Frozen(f'{calls[0][0]} did not answer within {timeout} ms')
        return results


def variant(signature, *args):
    """The arguments of a call."""
    return GLib.Variant('(' + signature + ')', args)
