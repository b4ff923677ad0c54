"""Rule files together: the common one, one for each scheme, and a municipality's own that come after ours."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from talja.core.rules.facts import FACTS
from talja.core.rules.parameters import Parameter
from talja.core.rules.reading.fields import Fields
from talja.core.rules.reading.nodes import Node, read_nodes
from talja.core.rules.reading.parameters import read_values
from talja.core.rules.reading.problems import Problem, UnreadableRules
from talja.core.rules.reading.references import check_names, in_order
from talja.core.rules.reading.schemes import Shared, read_scheme, read_shared
from talja.core.rules.scheme import Scheme

SHARED = "shared"


def read_files(files: Iterable[tuple[str, str]]) -> tuple[Shared, dict[str, Scheme]]:
    """Return the common rules and the schemes by code, from (name, text) pairs. A later file wins over an earlier.

    A file is the common one (`shared: …`), a scheme (`code: …`), or changes (`changes: {scheme/parameter: …}`): dated
    values that are added to a parameter, or take the place of those of the same day. Raises `UnreadableRules` with
    every problem of every file.
    """
    trees: list[Node] = []
    problems: list[Problem] = []
    for name, text in files:
        try:
            trees.append(read_nodes(text, file=name))
        except UnreadableRules as unreadable:
            problems += unreadable.problems
    changes = _changes([tree for tree in trees if _has(tree, "changes")], problems)
    shared = Shared({}, {})
    for tree in trees:
        if _has(tree, SHARED):
            for fields in Fields(tree, problems).mapping(SHARED):
                shared = read_shared(fields)
    shared = replace(shared, parameters=_changed(SHARED, shared.parameters, changes, problems))
    schemes = {}
    for tree in trees:
        if not _has(tree, SHARED) and not _has(tree, "changes"):
            scheme = _scheme(tree, shared, changes, problems)
            schemes[scheme.code] = scheme
    problems += [node.problem("unknown_parameter", name=name) for name, node in changes.items()]
    if problems:
        raise UnreadableRules(tuple(problems))
    return shared, schemes


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
        cost=in_order(scheme.cost, _place(tree, "cost"), problems),
        steps=in_order(scheme.steps, _place(tree, "steps"), problems),
    )
    problems += check_names(scheme, tree)
    for name in scheme.facts.keys() & FACTS.keys():
        problems.append(_place(tree, "facts").problem("name_of_a_fact", name=name))
    return scheme


def _changes(trees: list[Node], problems: list[Problem]) -> dict[str, Node]:
    """Return the nodes of changed parameters by `scheme/parameter`; of two files that change one, both count."""
    found: dict[str, Node] = {}
    for tree in trees:
        fields = Fields(tree, problems)
        for inner in fields.mapping("changes"):
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


def _place(tree: Node, name: str) -> Node:
    return tree.content.get(name, tree) if isinstance(tree.content, Mapping) else tree
