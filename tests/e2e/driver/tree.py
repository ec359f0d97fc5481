"""Reads the accessible tree, in batches, a level at a time."""
# SPDX-License-Identifier: GPL-3.0-or-later

from .bus import A11Y, NULL, ROOT, WINDOW_COORDS, variant
from .node import Node, middle

MAX_NODES = 20000


def read_tree(node, deep=False):
    """Fill in `node` and everything below. What is under an unmapped widget (closed stack pages, spare list rows) is
    left out unless deep."""
    level, count = [node], 0
    while level and count < MAX_NODES:
        _read_extents(level)
        if not deep:
            level = [n for n in level if n.mapped or n.parent is None or n.parent.path == ROOT]
        count += len(level)
        level = _read_children(_read_properties(level, deep))
    if not deep:
        for n in node.walk():
            n.children = [child for child in n.children if child.mapped]
    return node


def _read_extents(level):
    bus = level[0].app.bus
    extents = bus.many([n.address('Component', 'GetExtents', variant('u', WINDOW_COORDS)) for n in level])
    for n, got in zip(level, extents):
        n.extents, n.children = tuple(got[0]) if got else None, []
    coords = level[0].app.point_coords
    inside = bus.many([n.address('Component', 'Contains', variant('iiu', *middle(n.extents or (0, 0, 0, 0)), coords))
                       for n in level])
    for n, got in zip(level, inside):
        is_window = n.parent is not None and n.parent.path == ROOT
        n.mapped = n.extents is None or bool(got and got[0]) or (is_window and coords != WINDOW_COORDS)


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
    return parents


def _read_children(parents):
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
