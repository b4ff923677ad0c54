"""Rule files together: the common one, one for each scheme, and a municipality's own that come after ours."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from talja.core.rules.facts import FACTS
from talja.core.rules.parameters import Parameter
from talja.core.rules.reading.fields import Fields
from talja.core.rules.reading.nodes import Node, read_nodes
from talja.core.rules.reading.parameters import read_values
from talja.core.rules.reading.problems import Problem, UnreadableRules
from talja.core.rules.reading.references import check_names, in_order, place_of
from talja.core.rules.reading.schemes import Shared, read_scheme, read_shared
from talja.core.rules.scheme import Scheme

SHARED, CHANGES = "shared", "changes"


def read_files(files: Iterable[tuple[str, str]]) -> tuple[Shared, dict[str, Scheme]]:
    """Return the common rules and the schemes by code, from (name, text) pairs. A later file wins over an earlier.

    A file is the common one (`shared: …`), a scheme (`code: …`), or changes (`changes: {scheme/parameter: …}`): dated
    values that are added to a parameter, or take the place of those of the same day. Raises `UnreadableRules` with
    every problem of every file.
    """
    problems: list[Problem] = []
    trees = list(_trees(files, problems))
    changes = _changes([tree for tree in trees if _has(tree, CHANGES)], problems)
    shared = _shared([tree for tree in trees if _has(tree, SHARED)], problems)
    shared = replace(shared, parameters=_changed(SHARED, shared.parameters, changes, problems))
    own = {place_of(tree, "code").content: tree for tree in trees if not _has(tree, SHARED) and not _has(tree, CHANGES)}
    schemes = {scheme.code: scheme for scheme in [_scheme(tree, shared, changes, problems) for tree in own.values()]}
    if not problems:  # else what a change speaks of may stand in what could not be read
        problems += [node.problem("unknown_parameter", name=name.partition("#")[0]) for name, node in changes.items()]
    if problems:
        raise UnreadableRules(tuple(problems))
    return shared, schemes


def _trees(files: Iterable[tuple[str, str]], problems: list[Problem]) -> Iterator[Node]:
    for name, text in files:
        try:
            yield read_nodes(text, file=name)
        except UnreadableRules as unreadable:
            problems += unreadable.problems


def _shared(trees: list[Node], problems: list[Problem]) -> Shared:
    """Return what the common files say together."""
    shared = Shared({}, {})
    for tree in trees:
        fields = Fields(tree, problems)
        for inner in fields.mapping(SHARED):
            new = read_shared(inner)
            shared = Shared({**shared.parameters, **new.parameters}, {**shared.costs, **new.costs})
        fields.close()
    return shared


def _scheme(tree: Node, shared: Shared, changes: dict[str, Node], problems: list[Problem]) -> Scheme:
    fields = Fields(tree, problems)
    scheme = read_scheme(fields, shared)
    fields.close()
    if any(one.file == tree.file for one in problems):
        return scheme  # names that lead nowhere because of an earlier fault would only be noise
    own = {key: one for key, one in scheme.parameters.items() if shared.parameters.get(key) is not one}
    changed = _changed(scheme.code, own, changes, problems)
    scheme = replace(
        scheme,
        parameters={**scheme.parameters, **changed},
        cost=in_order(scheme.cost, place_of(tree, "cost"), problems),
        steps=in_order(scheme.steps, place_of(tree, "steps"), problems),
    )
    problems += check_names(scheme, tree)
    for name in scheme.facts.keys() & FACTS.keys():
        problems.append(place_of(tree, "facts").problem("name_of_a_fact", name=name))
    return scheme


def _changes(trees: list[Node], problems: list[Problem]) -> dict[str, Node]:
    """Return the nodes of changed parameters by `scheme/parameter`; of two files that change one, both count."""
    found: dict[str, Node] = {}
    for tree in trees:
        fields = Fields(tree, problems)
        for inner in fields.mapping(CHANGES):
            for name, node in inner.members.items():
                inner.taken.add(name)
                found[f"{name}#{len(found)}"] = node
        fields.text("title", required=False)
        fields.close()
    return found


def _changed(
    owner: str, parameters: Mapping[str, Parameter], changes: dict[str, Node], problems: list[Problem]
) -> dict[str, Parameter]:
    """Return the parameters with the changes that concern them, and take those out of the list."""
    result = dict(parameters)
    for name in list(changes):
        place, _, _ = name.partition("#")
        scheme, _, key = place.partition("/")
        if scheme != owner or key not in result:
            continue
        fields = Fields(changes.pop(name), problems)
        old = result[key]
        new = read_values(fields, old.by, old.unit)
        fields.close()
        days = {value.first_day for value in new}
        kept = tuple(value for value in old.values if value.first_day not in days)
        result[key] = replace(old, values=tuple(sorted((*kept, *new), key=lambda value: value.first_day)))
    return result


def _has(tree: Node, name: str) -> bool:
    return isinstance(tree.content, Mapping) and name in tree.content
