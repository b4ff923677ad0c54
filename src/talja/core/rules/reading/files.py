"""Rule files together: the common one, one for each scheme, and a municipality's own that come after ours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from talja.core.kernel.reading.fields import Fields
from talja.core.kernel.reading.nodes import Node, read_nodes
from talja.core.kernel.reading.problems import Problem
from talja.core.kernel.reading.problems import UnreadableFile as UnreadableRules
from talja.core.rules.facts import FACTS
from talja.core.rules.parameters import Parameter
from talja.core.rules.reading.parameters import read_values
from talja.core.rules.reading.references import check_groups, check_names, in_order, place_of
from talja.core.rules.reading.schemes import Shared, read_scheme, read_shared
from talja.core.rules.scheme import Scheme

SHARED, CHANGES = "shared", "changes"


@dataclass(frozen=True, slots=True)
class _Change:
    """New values of a parameter of the scheme `owner`, or of the common rules."""

    owner: str
    key: str
    node: Node


@dataclass(frozen=True, slots=True)
class _File:
    """A file's tree, and what it changes in those before it."""

    tree: Node
    changes: tuple[_Change, ...]


@dataclass(frozen=True, slots=True)
class _Faults:
    """What is wrong. `lost`: changes of what is not there, told only when every file could be read."""

    problems: list[Problem]
    lost: list[Problem]


def read_files(files: Iterable[tuple[str, str]]) -> tuple[Shared, dict[str, Scheme]]:
    """Return the common rules and the schemes by code, from (name, text) pairs. A later file wins over an earlier.

    A file is the common one (`shared: …`), a scheme (`code: …`), or changes (`changes: {scheme/parameter: …}`): dated
    values that are added to a parameter of the files before, or take the place of those of the same day. A scheme that
    comes later replaces the whole of an earlier one with the same code, and what was changed in it. Raises
    `UnreadableRules` with every problem of every file, also of one that a later file replaces.
    """
    faults = _Faults([], [])
    trees = list(_trees(files, faults.problems))
    read = [_File(tree, tuple(_changes(tree, faults.problems))) for tree in trees]
    shared = _shared(read, faults)
    schemes = _schemes(read, shared, faults)
    if problems := faults.problems or faults.lost:
        raise UnreadableRules(tuple(problems))
    return shared, schemes


def _trees(files: Iterable[tuple[str, str]], problems: list[Problem]) -> Iterator[Node]:
    for name, text in files:
        try:
            yield read_nodes(text, file=name)
        except UnreadableRules as unreadable:
            problems += unreadable.problems


def _changes(tree: Node, problems: list[Problem]) -> Iterator[_Change]:
    """Yield what the file changes; nothing when it is no file of changes."""
    if not _has(tree, CHANGES):
        return
    fields = Fields(tree, problems)
    for inner in fields.mapping(CHANGES):
        for name, node in inner.members.items():
            inner.taken.add(name)
            owner, _, key = name.partition("/")
            yield _Change(owner, key, node)
    fields.text("title", required=False)
    fields.close()


def _shared(read: Iterable[_File], faults: _Faults) -> Shared:
    """Return what the common files say together."""
    shared = Shared({}, {})
    for file in read:
        if _has(file.tree, SHARED):
            shared = _added(shared, Fields(file.tree, faults.problems))
        for change in file.changes:
            if change.owner == SHARED:
                changed = _changed(shared.parameters, change, faults)
                shared = replace(shared, parameters={**shared.parameters, **changed})
    return shared


def _added(shared: Shared, fields: Fields) -> Shared:
    """Return the common rules with those of one more file."""
    for inner in fields.mapping(SHARED):
        new = read_shared(inner)
        shared = Shared({**shared.parameters, **new.parameters}, {**shared.costs, **new.costs})
    fields.close()
    return shared


def _schemes(read: Iterable[_File], shared: Shared, faults: _Faults) -> dict[str, Scheme]:
    """Return the schemes as they are after the last file."""
    schemes: dict[str, Scheme] = {}
    for file in read:
        if not _has(file.tree, SHARED) and not _has(file.tree, CHANGES):
            scheme = _scheme(file.tree, shared, faults.problems)
            schemes[scheme.code] = scheme
        for change in file.changes:
            if change.owner in schemes:
                schemes[change.owner] = _with_change(schemes[change.owner], change, shared, faults)
            elif change.owner != SHARED:
                faults.lost.append(_unknown(change))
    return schemes


def _scheme(tree: Node, shared: Shared, problems: list[Problem]) -> Scheme:
    fields = Fields(tree, problems)
    scheme = read_scheme(fields, shared)
    fields.close()
    if any(one.file == tree.file for one in problems):
        return scheme  # names that lead nowhere because of an earlier fault would only be noise
    scheme = replace(
        scheme,
        cost=in_order(scheme.cost, place_of(tree, "cost"), problems),
        steps=in_order(scheme.steps, place_of(tree, "steps"), problems),
    )
    problems += check_names(scheme, tree)
    for name in scheme.facts.keys() & FACTS.keys():
        problems.append(place_of(tree, "facts").problem("name_of_a_fact", name=name))
    return scheme


def _with_change(scheme: Scheme, change: _Change, shared: Shared, faults: _Faults) -> Scheme:
    own = {key: one for key, one in scheme.parameters.items() if shared.parameters.get(key) is not one}
    changed = _changed(own, change, faults)
    for parameter in changed.values():
        faults.problems.extend(check_groups(parameter, scheme, change.node))
    return replace(scheme, parameters={**scheme.parameters, **changed})


def _changed(parameters: Mapping[str, Parameter], change: _Change, faults: _Faults) -> dict[str, Parameter]:
    """Return the parameter as it is after the change; nothing when there is no such parameter, which is a fault."""
    old = parameters.get(change.key)
    if old is None:
        faults.lost.append(_unknown(change))
        return {}
    fields = Fields(change.node, faults.problems)
    new = read_values(fields, old.by, old.unit)
    fields.close()
    days = {value.first_day for value in new}
    kept = tuple(value for value in old.values if value.first_day not in days)
    return {old.key: replace(old, values=tuple(sorted((*kept, *new), key=lambda value: value.first_day)))}


def _unknown(change: _Change) -> Problem:
    name = "/".join(filter(None, (change.owner, change.key)))
    return change.node.problem("unknown_parameter", name=name)


def _has(tree: Node, name: str) -> bool:
    return isinstance(tree.content, Mapping) and name in tree.content
