"""A Secret Service (the keyring of a desktop) that a test plays the user of.

Speaks the D-Bus interface of freedesktop.org as far as libsecret uses it, in one collection, and does at prompts what
the test said: see CONTROL. Secrets are in memory and travel in the clear: they are those of a test.
"""
# SPDX-License-Identifier: GPL-3.0-or-later

from gi.repository import Gio, GLib

ROOT = '/org/freedesktop/secrets'
COLLECTION = ROOT + '/collection/login'
DEFAULT = ROOT + '/aliases/default'
NOBODY = '/'    # no object, where a path is due
SECRET = 'org.freedesktop.Secret.'

INTERFACES = '''<node>
<interface name="org.freedesktop.Secret.Service">
  <method name="OpenSession"><arg type="s" direction="in"/><arg type="v" direction="in"/>
    <arg type="v" direction="out"/><arg type="o" direction="out"/></method>
  <method name="SearchItems"><arg type="a{ss}" direction="in"/>
    <arg type="ao" direction="out"/><arg type="ao" direction="out"/></method>
  <method name="Unlock"><arg type="ao" direction="in"/>
    <arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
  <method name="Lock"><arg type="ao" direction="in"/>
    <arg type="ao" direction="out"/><arg type="o" direction="out"/></method>
  <method name="GetSecrets"><arg type="ao" direction="in"/><arg type="o" direction="in"/>
    <arg type="a{o(oayays)}" direction="out"/></method>
  <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
  <property name="Collections" type="ao" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Collection">
  <method name="CreateItem"><arg type="a{sv}" direction="in"/><arg type="(oayays)" direction="in"/>
    <arg type="b" direction="in"/><arg type="o" direction="out"/><arg type="o" direction="out"/></method>
  <property name="Items" type="ao" access="read"/>
  <property name="Label" type="s" access="read"/>
  <property name="Locked" type="b" access="read"/>
  <property name="Created" type="t" access="read"/>
  <property name="Modified" type="t" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Item">
  <method name="Delete"><arg type="o" direction="out"/></method>
  <method name="GetSecret"><arg type="o" direction="in"/><arg type="(oayays)" direction="out"/></method>
  <property name="Attributes" type="a{ss}" access="read"/>
  <property name="Label" type="s" access="readwrite"/>
  <property name="Locked" type="b" access="read"/>
  <property name="Created" type="t" access="read"/>
  <property name="Modified" type="t" access="read"/>
</interface>
<interface name="org.freedesktop.Secret.Session">
  <method name="Close"/>
</interface>
<interface name="org.freedesktop.Secret.Prompt">
  <method name="Prompt"><arg type="s" direction="in"/></method>
  <method name="Dismiss"/>
  <signal name="Completed"><arg type="b"/><arg type="v"/></signal>
</interface>
<interface name="io.github.comptoir.Comptoir.TestKeyring">
  <method name="SetAnswer"><arg type="s" direction="in"/></method>
  <method name="SetSlow"><arg type="b" direction="in"/></method>
  <method name="CountPrompts"><arg type="u" direction="out"/></method>
  <method name="CountHeld"><arg type="u" direction="out"/></method>
</interface>
</node>'''

CONTROL = '/io/github/comptoir/Comptoir/TestKeyring'
"""SetAnswer: what the user does at every prompt: "unlock", "dismiss", or "nothing": it stays there.
SetSlow: an item that is made is there at once, but nobody hears of it before SetSlow (false).
CountPrompts: how often the user was asked. CountHeld: how many answers SetSlow holds back."""


class Refusal(Exception):
    """An error answer: the name of the error."""


class SecretService:
    """The objects on the bus; each method is named for the interface and the member that it answers."""

    def __init__(self, connection):
        self._connection = connection
        self._infos = {info.name: info for info in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces}
        self._items, self._registered, self._prompts = {}, {}, {}
        self._n_made, self._n_prompts = 0, 0
        self._is_locked, self._answer, self._slow, self._held = False, 'unlock', False, []
        self._publish(ROOT, 'Service')
        self._publish(COLLECTION, 'Collection')
        self._publish(DEFAULT, 'Collection')
        self._publish(CONTROL, 'TestKeyring')

    def _publish(self, path, kind):
        name = 'io.github.comptoir.Comptoir.TestKeyring' if kind == 'TestKeyring' else SECRET + kind
        self._registered[path] = self._connection.register_object(path, self._infos[name], self._call, self._get, self._set)

    def _withdraw(self, path):
        self._connection.unregister_object(self._registered.pop(path))

    def _new_path(self, kind):
        self._n_made += 1
        return f'{ROOT}/{kind}/n{self._n_made}'

    def _call(self, _connection, _sender, path, interface, method, parameters, invocation):
        kind = interface.rsplit('.', 1)[1].lower()
        try:
            answer = getattr(self, f'{kind}_{method}')(path, *parameters)
        except Refusal as refusal:
            invocation.return_dbus_error(str(refusal), 'refused')
            return
        out = ''.join(arg.signature for arg in self._infos[interface].lookup_method(method).out_args)
        value = GLib.Variant(f'({out})', answer) if out else None
        if self._slow and method == 'CreateItem':
            self._held.append((invocation, value))
        else:
            invocation.return_value(value)

    def _get(self, _connection, _sender, path, interface, name):
        signature = self._infos[interface].lookup_property(name).signature
        item = self._items.get(path, {})
        value = {
            'Collections': [COLLECTION],
            'Items': list(self._items),
            'Attributes': item.get('attributes', {}),
            'Label': item.get('label', 'Login'),
            'Locked': self._is_locked,
            'Created': 0,
            'Modified': 0,
        }[name]
        return GLib.Variant(signature, value)

    def _set(self, _connection, _sender, path, _interface, _name, value):
        if not self._is_locked:
            self._items[path]['label'] = value.unpack()
        return not self._is_locked

    # The service

    def service_OpenSession(self, _path, algorithm, _input):
        if algorithm != 'plain':
            raise Refusal('org.freedesktop.DBus.Error.NotSupported')
        session = self._new_path('session')
        self._publish(session, 'Session')
        return GLib.Variant('s', ''), session

    def session_Close(self, path):
        self._withdraw(path)

    def service_ReadAlias(self, _path, name):
        return (COLLECTION if name == 'default' else NOBODY,)

    def service_SearchItems(self, _path, wanted):
        found = [path for path, item in self._items.items() if wanted.items() <= item['attributes'].items()]
        return ([], found) if self._is_locked else (found, [])

    def service_Lock(self, _path, objects):
        self._is_locked = True
        return objects, NOBODY

    def service_Unlock(self, _path, objects):
        if not self._is_locked:
            return objects, NOBODY
        return [], self._ask(lambda: GLib.Variant('ao', objects), GLib.Variant('ao', []))

    def service_GetSecrets(self, _path, objects, session):
        return ({path: self._secret_of(path, session) for path in objects if path in self._items},)

    # What is kept

    def _secret_of(self, path, session):
        if self._is_locked:
            raise Refusal(SECRET + 'Error.IsLocked')
        return session, b'', self._items[path]['secret'], 'text/plain'

    def collection_CreateItem(self, _path, properties, secret, replace):
        def make():
            attributes = properties[SECRET + 'Item.Attributes']
            if replace:
                for path in [path for path, item in self._items.items() if item['attributes'] == attributes]:
                    self.item_Delete(path)
            path = self._new_path('collection/login')
            self._items[path] = {'attributes': attributes, 'label': properties[SECRET + 'Item.Label'],
                                 'secret': bytes(secret[2])}
            self._publish(path, 'Item')
            return path
        if self._is_locked:
            return NOBODY, self._ask(lambda: GLib.Variant('o', make()), GLib.Variant('o', NOBODY))
        return make(), NOBODY

    def item_Delete(self, path):
        if path not in self._items:
            raise Refusal(SECRET + 'Error.NoSuchObject')
        if self._is_locked:
            def delete():
                self.item_Delete(path)
                return GLib.Variant('s', '')
            return (self._ask(delete, GLib.Variant('s', '')),)
        del self._items[path]
        self._withdraw(path)
        return (NOBODY,)

    def item_GetSecret(self, path, session):
        return (self._secret_of(path, session),)

    # The user

    def _ask(self, do, nothing):
        path = self._new_path('prompt')
        self._prompts[path] = (do, nothing)
        self._publish(path, 'Prompt')
        return path

    def _complete(self, path, is_dismissed):
        do, nothing = self._prompts.pop(path)
        if not is_dismissed:
            self._is_locked = False
        result = nothing if is_dismissed else do()
        self._connection.emit_signal(None, path, SECRET + 'Prompt', 'Completed',
                                     GLib.Variant('(bv)', (is_dismissed, result)))
        self._withdraw(path)

    def prompt_Prompt(self, path, _window):
        self._n_prompts += 1
        if self._answer != 'nothing':
            GLib.idle_add(self._complete, path, self._answer == 'dismiss')

    def prompt_Dismiss(self, path):
        GLib.idle_add(self._complete, path, True)

    # The test

    def testkeyring_SetAnswer(self, _path, answer):
        self._answer = answer

    def testkeyring_SetSlow(self, _path, slow):
        self._slow = slow
        for invocation, value in self._held:
            invocation.return_value(value)
        self._held = []

    def testkeyring_CountPrompts(self, _path):
        return (self._n_prompts,)

    def testkeyring_CountHeld(self, _path):
        return (len(self._held),)


def main():
    """Serve until the end."""
    connection = Gio.bus_get_sync(Gio.BusType.SESSION)
    service = SecretService(connection)
    Gio.bus_own_name_on_connection(connection, 'org.freedesktop.secrets', Gio.BusNameOwnerFlags.NONE, None, None)
    GLib.MainLoop().run()
    del service


if __name__ == '__main__':
    main()
