"""The little of Xlib that looking at windows and pixels needs, through ctypes."""
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes
import ctypes.util
import struct
import threading
import zlib

from .errors import DriveError


class _XAttr(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_int), ('width', ctypes.c_int),
                ('height', ctypes.c_int), ('border_width', ctypes.c_int), ('depth', ctypes.c_int),
                ('visual', ctypes.c_void_p), ('root', ctypes.c_ulong), ('c_class', ctypes.c_int),
                ('bit_gravity', ctypes.c_int), ('win_gravity', ctypes.c_int),
                ('backing_store', ctypes.c_int), ('backing_planes', ctypes.c_ulong),
                ('backing_pixel', ctypes.c_ulong), ('save_under', ctypes.c_int),
                ('colormap', ctypes.c_ulong), ('map_installed', ctypes.c_int),
                ('map_state', ctypes.c_int), ('all_event_masks', ctypes.c_long),
                ('your_event_mask', ctypes.c_long), ('do_not_propagate_mask', ctypes.c_long),
                ('override_redirect', ctypes.c_int), ('screen', ctypes.c_void_p)]


class _XImage(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int),
                ('format', ctypes.c_int), ('data', ctypes.c_void_p), ('byte_order', ctypes.c_int),
                ('bitmap_unit', ctypes.c_int), ('bitmap_bit_order', ctypes.c_int),
                ('bitmap_pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int), ('bits_per_pixel', ctypes.c_int)]


class XWindow:
    """One X window: id, title, pid, x, y, width, height (on the screen, device
    pixels), popup (override-redirect: popovers, menus, tooltips), frame_extents."""
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __repr__(self):
        kind = 'popup' if self.popup else 'window'
        return f'<{kind} 0x{self.id:x} {self.title!r} {self.width}x{self.height}+{self.x}+{self.y} pid {self.pid}>'


class Display:
    """The little of Xlib that looking at windows and pixels needs, through ctypes."""
    _lib = None

    def __init__(self, display):
        if Display._lib is None:
            lib = ctypes.CDLL(ctypes.util.find_library('X11') or 'libX11.so.6')
            p, ul, i = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int
            lib.XOpenDisplay.restype, lib.XOpenDisplay.argtypes = p, [ctypes.c_char_p]
            lib.XDefaultRootWindow.restype, lib.XDefaultRootWindow.argtypes = ul, [p]
            lib.XInternAtom.restype, lib.XInternAtom.argtypes = ul, [p, ctypes.c_char_p, i]
            lib.XQueryTree.argtypes = [p, ul, p, p, p, p]
            lib.XGetWindowAttributes.argtypes = [p, ul, p]
            lib.XTranslateCoordinates.argtypes = [p, ul, ul, i, i, p, p, p]
            lib.XGetWindowProperty.argtypes = [p, ul, ul, ctypes.c_long, ctypes.c_long, i, ul,
                                               p, p, p, p, p]
            lib.XGetImage.restype = ctypes.POINTER(_XImage)
            lib.XGetImage.argtypes = [p, ul, i, i, ctypes.c_uint, ctypes.c_uint, ul, i]
            lib.XResizeWindow.argtypes = [p, ul, ctypes.c_uint, ctypes.c_uint]
            lib.XDisplayKeycodes.argtypes = [p, p, p]
            lib.XGetKeyboardMapping.restype = ctypes.POINTER(ul)
            lib.XGetKeyboardMapping.argtypes = [p, ctypes.c_ubyte, i, p]
            lib.XChangeKeyboardMapping.argtypes = [p, i, i, p, i]
            for f in ('XFree', 'XCloseDisplay', 'XFlush'):
                getattr(lib, f).argtypes = [p]
            lib.XSync.argtypes = [p, i]
            Display._handler = ctypes.CFUNCTYPE(i, p, p)(lambda d, e: 0)  # windows may vanish under us
            lib.XSetErrorHandler.argtypes = [p]
            lib.XSetErrorHandler(ctypes.cast(Display._handler, p))
            Display._lib = lib
        self.lib = Display._lib
        self.dpy = self.lib.XOpenDisplay(display.encode())
        if not self.dpy:
            raise DriveError(f'cannot open display {display}')
        self.root = self.lib.XDefaultRootWindow(self.dpy)
        self.lock = threading.RLock()
        self._atoms = {}

    def close(self):
        with self.lock:
            if self.dpy:
                self.lib.XCloseDisplay(self.dpy)
                self.dpy = None

    def _keys(self):
        """The keysyms of each key code."""
        first, last, each = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        self.lib.XDisplayKeycodes(self.dpy, ctypes.byref(first), ctypes.byref(last))
        number = last.value - first.value + 1
        found = self.lib.XGetKeyboardMapping(self.dpy, first.value, number, ctypes.byref(each))
        keys = {first.value + at: found[at * each.value:(at + 1) * each.value] for at in range(number)}
        self.lib.XFree(found)
        return keys

    def give_keys(self, characters):
        """Give each character that no key has one of its own, for good, as long as there are any without use.

        A key that is another at the next character, as xdotool has it, is read as that by a program that is late."""
        with self.lock:
            keys = self._keys()
            known = {symbol for symbols in keys.values() for symbol in symbols}
            free = [code for code, symbols in keys.items() if not any(symbols)]
            for character in dict.fromkeys(characters):
                symbol = ord(character) if ord(character) < 0x100 else 0x1000000 + ord(character)
                if symbol not in known and free:
                    self.lib.XChangeKeyboardMapping(self.dpy, free.pop(), 2, (ctypes.c_ulong * 2)(symbol, symbol), 1)
            self.lib.XSync(self.dpy, 0)

    def atom(self, name):
        if name not in self._atoms:
            self._atoms[name] = self.lib.XInternAtom(self.dpy, name.encode(), 0)
        return self._atoms[name]

    def prop(self, win, name):
        """A window property: bytes for format 8, a list of ints for format 32, or None."""
        typ, fmt = ctypes.c_ulong(), ctypes.c_int()
        n, left, data = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_void_p()
        rc = self.lib.XGetWindowProperty(self.dpy, win, self.atom(name), 0, 65536, 0, 0,
                                         ctypes.byref(typ), ctypes.byref(fmt), ctypes.byref(n),
                                         ctypes.byref(left), ctypes.byref(data))
        if rc or not data.value:
            return None
        try:
            if fmt.value == 8:
                return ctypes.string_at(data.value, n.value)
            if fmt.value == 32:
                arr = ctypes.cast(data, ctypes.POINTER(ctypes.c_long * n.value)).contents
                return [v & 0xffffffff for v in arr]
            return None
        finally:
            self.lib.XFree(data)

    def _children(self, win):
        r, par = ctypes.c_ulong(), ctypes.c_ulong()
        kids, n = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        if not self.lib.XQueryTree(self.dpy, win, ctypes.byref(r), ctypes.byref(par),
                                   ctypes.byref(kids), ctypes.byref(n)):
            return []
        out = [kids[k] for k in range(n.value)]
        if n.value:
            self.lib.XFree(kids)
        return out

    def windows(self):
        """Viewable app windows and popups, bottom of the stack first."""
        out = []
        with self.lock:
            if not self.dpy:
                return out
            for top in self._children(self.root):
                for win in [top] + self._children(top):
                    a = _XAttr()
                    if not self.lib.XGetWindowAttributes(self.dpy, win, ctypes.byref(a)):
                        continue
                    if a.map_state != 2 or a.c_class != 1 or a.width < 2:
                        continue
                    pid = self.prop(win, '_NET_WM_PID')
                    cls = self.prop(win, 'WM_CLASS')
                    if not pid and not (cls and a.override_redirect):
                        continue                 # the window manager's frames
                    x, y, ch = ctypes.c_int(), ctypes.c_int(), ctypes.c_ulong()
                    self.lib.XTranslateCoordinates(self.dpy, win, self.root, 0, 0, ctypes.byref(x),
                                                   ctypes.byref(y), ctypes.byref(ch))
                    name = self.prop(win, '_NET_WM_NAME') or self.prop(win, 'WM_NAME') or b''
                    ext = self.prop(win, '_GTK_FRAME_EXTENTS')
                    out.append(XWindow(id=win, title=name.decode('utf-8', 'replace'),
                                       pid=pid[0] if pid else 0, x=x.value, y=y.value,
                                       width=a.width, height=a.height,
                                       popup=bool(a.override_redirect),
                                       frame_extents=tuple(ext) if ext else (0, 0, 0, 0)))
        return out

    def pixels(self, x, y, w, h, win=None):
        """(w, h, RGB bytes) of part of the screen."""
        with self.lock:
            self.lib.XSync(self.dpy, 0)
            img = self.lib.XGetImage(self.dpy, win or self.root, x, y, w, h,
                                     ctypes.c_ulong(-1).value, 2)
            if not img:
                raise DriveError(f'cannot read pixels {w}x{h}+{x}+{y}')
            im = img.contents
            raw = ctypes.string_at(im.data, im.bytes_per_line * im.height)
            stride = im.bytes_per_line
            self.lib.XFree(im.data)
            self.lib.XFree(img)
        if stride != w * 4:
            raw = b''.join(raw[r * stride:r * stride + w * 4] for r in range(h))
        out = bytearray(w * h * 3)
        out[0::3], out[1::3], out[2::3] = raw[2::4], raw[1::4], raw[0::4]
        return w, h, bytes(out)

    def resize(self, window, width, height):
        """Ask for another size of a window, border included."""
        with self.lock:
            self.lib.XResizeWindow(self.dpy, window.id, width, height)
            self.lib.XSync(self.dpy, 0)


def write_png(path, w, h, rgb):
    """Write RGB bytes as a PNG file (no imaging library needed)."""
    rows = b''.join(b'\0' + rgb[r * w * 3:(r + 1) * w * 3] for r in range(h))

    def chunk(tag, body):
        return struct.pack('>I', len(body)) + tag + body + struct.pack('>I', zlib.crc32(tag + body))
    with open(path, 'wb') as f:
        f.write(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 0))
                + chunk(b'IDAT', zlib.compress(rows, 4)) + chunk(b'IEND', b''))


