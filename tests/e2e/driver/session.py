"""A private desktop: home folder, X server, window manager, session and accessibility buses."""
# SPDX-License-Identifier: GPL-3.0-or-later

import atexit
import ctypes
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid

from .app import App
from .bus import A11Y, CALL_MS, ROOT, Bus, variant
from .errors import TIMEOUT, AppDied, DriveError, NotFound, poll
from .turns import ENV
from .x11 import Display, write_png

OPENBOX_RC = '''<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
<focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
<placement><policy>Smart</policy><center>yes</center></placement>
<desktops><number>1</number></desktops>
<mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/>
</mousebind></context></mouse>
</openbox_config>
'''

BUS_CONF = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><keep_umask/><listen>unix:dir={run}</listen><auth>EXTERNAL</auth>
<servicedir>{services}</servicedir><policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
'''


class Session:
    """A private desktop, for the length of a `with` block; all that it started ends with it.

    lang        locale, such as 'fr_FR.UTF-8' (compiled privately where the system lacks it)
    size        screen size
    dark        True: the app sees a dark preference
    compositor  True: xfwm4 with its compositor, for real shadows and round corners (openbox starts faster)
    text_scale  2.0 = text twice as large
    home        keep HOME there; default: temporary, removed
    env         more variables for everything in the session
    """

    def __init__(self, lang='C.UTF-8', size=(1280, 800), dark=False, compositor=False, text_scale=1.0, home=None,
                 env=None):
        self.lang, self.size, self.dark = lang, size, dark
        self.compositor, self.text_scale = compositor, text_scale
        self._home, self._extra_env = home, dict(env or {})
        self._id = uuid.uuid4().hex
        self._processes, self._apps, self._pointer, self._stopped = [], [], (0, 0), False
        self.x = self.a11y = self._bus = self.dir = None

    def __enter__(self):
        try:
            self._start()
            return self
        except BaseException:
            self.stop()
            raise

    def __exit__(self, kind, error, traceback):
        went_well = kind is None or (kind is SystemExit and not error.code)
        turns = [turn for app in self._apps for turn in app.long_turns()] if went_well else []
        self.stop()
        if turns:
            raise DriveError('\n'.join(turns))

    def _start(self):
        self.dir = tempfile.mkdtemp(prefix='comptoir-e2e-')
        atexit.register(self.stop)
        self._guard_sigterm()
        self._make_environment()
        self._start_x()
        self._start_buses()
        self._start_window_manager()

    def _make_environment(self):
        self.home = os.path.abspath(self._home) if self._home else os.path.join(self.dir, 'home')
        run = os.path.join(self.dir, 'run')
        os.makedirs(run, mode=0o700)
        for folder in ('.config/gtk-4.0', '.local/share', '.local/state', '.cache'):
            os.makedirs(os.path.join(self.home, folder), exist_ok=True)
        self.env = {k: os.environ[k] for k in ('PATH', 'USER', 'LOGNAME', 'TZ') if k in os.environ}
        self.env.update(HOME=self.home, XDG_CONFIG_HOME=self.home + '/.config',
                        XDG_DATA_HOME=self.home + '/.local/share', XDG_STATE_HOME=self.home + '/.local/state',
                        XDG_CACHE_HOME=self.home + '/.cache', XDG_RUNTIME_DIR=run,
                        XDG_DATA_DIRS=os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share'),
                        COMPTOIR_E2E=self._id, GDK_BACKEND='x11', GTK_USE_PORTAL='0', ADW_DISABLE_PORTAL='1',
                        GIO_USE_VFS='local', GSETTINGS_BACKEND='keyfile', GSK_RENDERER='cairo', NO_AT_BRIDGE='0', **ENV)
        if self.dark:
            self.env['ADW_DEBUG_COLOR_SCHEME'] = 'prefer-dark'
        self._choose_locale()
        self.env.update(self._extra_env)
        with open(self.home + '/.config/gtk-4.0/settings.ini', 'w', encoding='utf-8') as settings:
            settings.write('[Settings]\ngtk-enable-animations=0\ngtk-font-name=Cantarell 11\n')

    def _guard_sigterm(self):
        """Let a plain SIGTERM unwind the `with` block instead of leaving processes behind."""
        if threading.current_thread() is threading.main_thread() and \
                signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def _choose_locale(self):
        self.env.update(LANG=self.lang, LC_ALL=self.lang)
        base = self.lang.split('.', maxsplit=1)[0]
        if base in ('C', 'POSIX'):
            return
        self.env['LANGUAGE'] = f'{base}:{base.split("_")[0]}'
        known = subprocess.run(['locale', '-a'], capture_output=True, text=True, check=True).stdout.split()
        if self.lang.lower().replace('-', '') in (name.lower().replace('-', '') for name in known):
            return
        folder = os.path.join(self.dir, 'locales')
        os.makedirs(folder)
        made = subprocess.run(['localedef', '-i', base, '-f', 'UTF-8', os.path.join(folder, self.lang)],
                              capture_output=True, text=True, check=False)
        if not os.path.isdir(os.path.join(folder, self.lang)):
            raise DriveError(f'no locale {self.lang} (package "locales"?): {made.stderr[-300:]}')
        self.env['LOCPATH'] = folder

    def spawn(self, argv, name, env=None, pass_fds=(), stdin=subprocess.DEVNULL):
        """Start a process that ends with the session, its output in a log file (process.log_path)."""
        log_path = os.path.join(self.dir, f'{len(self._processes)}-{name}.log')
        libc = ctypes.CDLL(None)

        def die_with_the_driver():
            libc.prctl(1, signal.SIGTERM)
        with open(log_path, 'wb') as log:
            process = subprocess.Popen(argv, env=env or self.env, stdin=stdin, stdout=log, stderr=subprocess.STDOUT,
                                       pass_fds=pass_fds, preexec_fn=die_with_the_driver)
        process.log_path = log_path
        self._processes.append(process)
        return process

    @staticmethod
    def _read_line(fd):
        buffer, end = b'', time.monotonic() + TIMEOUT
        while b'\n' not in buffer:
            if not select.select([fd], [], [], max(0, end - time.monotonic()))[0]:
                raise DriveError('a session service did not start in time')
            got = os.read(fd, 4096)
            if not got:
                raise DriveError('a session service ended at once')
            buffer += got
        return buffer.split(b'\n')[0].decode()

    def _spawn_and_read_line(self, argv, name):
        """Start a service that writes its address to the descriptor put in place of {fd}; returns that line."""
        r, w = os.pipe()
        try:
            self.spawn([word.format(fd=w) for word in argv], name, pass_fds=(w,))
        finally:
            os.close(w)
        try:
            return self._read_line(r)
        finally:
            os.close(r)

    def _start_x(self):
        display = self._spawn_and_read_line(
            ['Xvfb', '-displayfd', '{fd}', '-screen', '0', f'{self.size[0]}x{self.size[1]}x24', '-nolisten', 'tcp',
             '-noreset', '-dpi', '96'], 'Xvfb')
        self.env['DISPLAY'] = ':' + display
        self.x = Display(self.env['DISPLAY'])
        if self.text_scale != 1:
            self._run('xprop', '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER',
                      f'Xft.dpi:\t{96 * self.text_scale:g}\n')

    def _start_buses(self):
        conf, services = os.path.join(self.dir, 'bus.conf'), os.path.join(self.dir, 'services')
        os.makedirs(services)
        shutil.copy('/usr/share/dbus-1/services/org.a11y.Bus.service', services)
        with open(conf, 'w', encoding='utf-8') as out:
            out.write(BUS_CONF.format(run=self.env['XDG_RUNTIME_DIR'], services=services))
        self.env['DBUS_SESSION_BUS_ADDRESS'] = self._spawn_and_read_line(
            ['dbus-daemon', '--config-file', conf, '--nofork', '--nopidfile', '--print-address={fd}'], 'dbus')
        self._bus = Bus(self.env['DBUS_SESSION_BUS_ADDRESS'])
        self.spawn(['/usr/libexec/at-spi-bus-launcher', '--launch-immediately'], 'at-spi')
        address = poll(lambda: self._bus.call('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress'),
                       what='the accessibility bus')
        self.a11y = Bus(address[0])
        # Starts the registry, which apps register with.
        self.a11y.con.call_sync('org.freedesktop.DBus', '/', 'org.freedesktop.DBus', 'StartServiceByName',
                                variant('su', A11Y + 'Registry', 0), None, 0, CALL_MS, None)

    def owns(self, name):
        """Whether somebody on the session bus answers to a name."""
        return self._bus.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner',
                              variant('s', name))[0]

    def _start_window_manager(self):
        command = ['xfwm4', '--compositor=on']
        if not self.compositor:
            conf = os.path.join(self.dir, 'openbox.xml')
            with open(conf, 'w', encoding='utf-8') as out:
                out.write(OPENBOX_RC)
            command = ['openbox', '--config-file', conf, '--sm-disable']
        self.spawn(command, 'wm')
        poll(lambda: self.x.prop(self.x.root, '_NET_SUPPORTING_WM_CHECK'), what='the window manager')

    def members(self):
        """Ids of every process of this session, started by us or by what we started."""
        mark = b'COMPTOIR_E2E=' + self._id.encode()
        out = []
        for name in os.listdir('/proc'):
            if name.isdigit() and int(name) != os.getpid():
                try:
                    with open(f'/proc/{name}/environ', 'rb') as environ:
                        if mark in environ.read().split(b'\0'):
                            out.append(int(name))
                except OSError:
                    pass
        return out

    def stop(self):
        """End everything this session started, by process id; remove the temporary folder."""
        if self._stopped:
            return
        self._stopped = True
        atexit.unregister(self.stop)
        for connection in (self.a11y, self._bus, self.x):
            if connection:
                connection.close()
        for process in reversed(self._processes):          # apps first, Xvfb last
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(2)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait(5)
        if self.dir:
            self._end_what_the_buses_started()
            shutil.rmtree(self.dir, ignore_errors=True)

    def _end_what_the_buses_started(self):
        for number in (signal.SIGTERM, signal.SIGKILL):
            rest = self.members()
            for pid in rest:
                try:
                    os.kill(pid, number)
                except OSError:
                    pass
            end = time.monotonic() + 2
            while rest and self.members() and time.monotonic() < end:
                time.sleep(0.02)

    def launch(self, argv, env=None, wait=True, timeout=60):
        """Start an app; wait for its first window and for it to answer accessibility calls."""
        loaded = {'LD_PRELOAD': os.environ['COMPTOIR_PLACES']}      # tests/e2e/places.c
        process = self.spawn(list(argv), os.path.basename(argv[0]), env={**self.env, **loaded, **(env or {})})
        app = App(self, process, list(argv))
        self._apps.append(app)
        if wait:
            self._wait_ready(app, timeout)
        return app

    def _wait_ready(self, app, timeout):
        def seen():
            if not app.alive():
                raise AppDied(f'{app.argv} ended at once ({app.returncode})\n{app.log()[-3000:]}')
            return [w for w in app.windows() if not w.popup]

        def answers():
            name = app.connect()
            reply = name and self.a11y.call(name, ROOT, A11Y + 'Accessible', 'GetChildren', None, int(timeout * 1000))
            return bool(reply and reply[0])
        try:
            poll(seen, timeout, what=f'a window of {app.argv[0]}')
            poll(answers, timeout, what=f'{app.argv[0]} on the accessibility bus')
        except NotFound as error:
            raise NotFound(f'{error}\n{app.log()[-3000:]}') from None

    def _run(self, *argv):
        subprocess.run(argv, env=self.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, check=True, timeout=60)

    def key(self, *keys):
        """Press keys or chords one after the other: key('ctrl+f'), key('Tab', 'Return')."""
        for chord in keys:
            self._run('xdotool', 'key', '--clearmodifiers', chord)
            time.sleep(0.02)

    def type(self, text):
        """Type at the keyboard, whatever the characters."""
        self.x.give_keys(re.findall(r'[^\x20-\x7e]', text))
        for part in re.findall(r'[\x20-\x7e]+|[^\x20-\x7e]+', text):
            delay = '8' if part[0] < '\x7f' else '60'
            self._run('xdotool', 'type', '--clearmodifiers', '--delay', delay, '--', part)
        time.sleep(0.03)

    def mouse(self, x, y, button=None, clicks=1):
        """Glide the pointer there; press a button (1 left, 3 right, 4/5 wheel up/down).

        At a hand's pace: a press within some 50 ms of the pointer's arrival is sometimes lost by GTK 4.8 on X11, most
        of all after a popover has closed."""
        x, y = int(x), int(y)
        ox, oy = self._pointer
        self._pointer = (x, y)
        command = ['xdotool']
        for k in (1, 2, 3):
            command += ['mousemove', str(ox + (x - ox) * k // 4), str(oy + (y - oy) * k // 4), 'sleep', '0.012']
        self._run(*command, 'mousemove', str(x + 1), str(y), 'sleep', '0.012', 'mousemove', str(x), str(y))
        if button in (4, 5):
            time.sleep(0.03)
            self._run('xdotool', 'click', '--repeat', str(clicks), '--delay', '20', str(button))
        elif button:
            time.sleep(0.1)
            command = ['xdotool']
            for _ in range(clicks):
                command += ['mousedown', str(button), 'sleep', '0.04', 'mouseup', str(button), 'sleep', '0.03']
            self._run(*command)
        time.sleep(0.03)

    def window_at(self, x, y):
        """The topmost app window or popup at a screen point, or None."""
        for window in reversed(self.x.windows()):
            if window.x <= x < window.x + window.width and window.y <= y < window.y + window.height:
                return window
        return None

    def clipboard(self):
        """The clipboard's text; the program that owns it must still run."""
        read = subprocess.run(['xclip', '-selection', 'clipboard', '-o'], env=self.env, capture_output=True, timeout=5,
                              check=False)
        return read.stdout.decode()

    def screenshot(self, path, region=None):
        """Write the screen, or region=(x, y, w, h), clipped to the screen, to a PNG file."""
        x, y, w, h = (int(v) for v in (region or (0, 0, *self.size)))
        left, top = max(0, x), max(0, y)
        right, bottom = min(self.size[0], x + w), min(self.size[1], y + h)
        if right <= left or bottom <= top:
            raise DriveError(f'region {region} is off the screen')
        os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
        write_png(path, *self.x.pixels(left, top, right - left, bottom - top))
        return path
