"""Reads the accessible tree, in batches, a level at a time."""
# SPDX-License-Identifier: GPL-3.0-or-later

from .bus import A11Y, NULL, ROOT, variant
from .node import Node

MAX_NODES = 20000
LABELLED_ROLES = ('menu item', 'menu item radio', 'menu item checkbox')
LABELLED_BY = 2           # AT-SPI relation


def read_tree(node, deep=False):
    """Fill in `node` and everything below. What is under an unmapped widget (closed stack pages, spare list rows) is
    left out unless deep."""
    level, count, node.children = [node], 0, []
    while level and count < MAX_NODES:
        node.app.read_extents(level)
        if not deep:
            level = [n for n in level if n.mapped or n.parent is None or n.parent.path == ROOT]
        count += len(level)
        level = read_children(_read_properties(level, deep))
    if not deep:
        for n in node.walk():
            n.children = [child for child in n.children if child.mapped]
    return node


def _read_properties(level, deep):
    """Names, roles and states; returns the nodes that may have children."""
    if not level:
        return []
    calls = []
    for n in level:
        calls += [(n.bus_name, n.path, 'org.freedesktop.DBus.Properties', 'GetAll', variant('s', A11Y + 'Accessible')),
                  n.address('Accessible', 'GetRole'), n.address('Accessible', 'GetRoleName'),
                  n.address('Accessible', 'GetState')]
    answers = level[0].app.bus.many(calls)
    parents = []
    for k, n in enumerate(level):
        properties, role, role_name, states = answers[4 * k:4 * k + 4]
        properties = properties[0] if properties else {}
        n.set_names(properties.get('Name'), properties.get('Description'))
        n.set_role(role[0] if role else 0, role_name[0] if role_name else '')
        n.set_states(states[0] if states else [0])
        if n.path == ROOT or (properties.get('ChildCount') and (deep or n.mapped)):
            parents.append(n)
    _read_labels([n for n in level if n.role in LABELLED_ROLES and not n.raw_name])
    return parents


def _read_labels(nameless):
    """Name what has no name by what it is labelled by, as a screen reader does: so GTK 4.18 has the entries of a menu."""
    if not nameless:
        return
    bus = nameless[0].app.bus
    relations = bus.many([n.address('Accessible', 'GetRelationSet') for n in nameless])
    labels = [(n, label) for n, got in zip(nameless, relations) for relation, others in (got[0] if got else [])
              for label in others if relation == LABELLED_BY]
    texts = bus.many([(name, path, A11Y + 'Text', 'GetText', variant('ii', 0, 0x7fffffff))
                      for _n, (name, path) in labels])
    for (n, _label), got in zip(labels, texts):
        n.set_names(got[0] if got else '', n.description)


def read_children(parents):
    """Fill in the children of nodes, of which nothing is read yet; returns all of them."""
    if not parents:
        return []
    answers = parents[0].app.bus.many([n.address('Accessible', 'GetChildren') for n in parents])
    level = []
    for n, got in zip(parents, answers):
        n.children = [Node(n.app, name, path, n) for name, path in (got[0] if got else []) if path != NULL]
        level += n.children
    return level


def dump_tree(root):
    """The tree as indented text: role "name" (description) [states] text."""
    lines = []

    def show(n, depth):
        line = '  ' * depth + n.role + (f' "{n.name}"' if n.name else '')
        line += f' ({n.description})' if n.description else ''
        line += '' if n.mapped else ' UNMAPPED'
        states = sorted(n.telling_states())
        line += ' [' + ' '.join(states) + ']' if states else ''
        text = n.text
        line += f' text={text!r}' if text and text != n.name else ''
        lines.append(line)
        for child in n.children:
            show(child, depth + 1)
    show(root, 0)
    return '\n'.join(lines)
