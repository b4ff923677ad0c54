"""Names that point: every argument must lead to a step, a parameter or a fact, and no step may need itself."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from talja.core.kernel.reading.nodes import Node
from talja.core.kernel.reading.problems import Problem
from talja.core.rules.blocks import names_of
from talja.core.rules.facts import FACTS, FactKind
from talja.core.rules.parameters import Parameter
from talja.core.rules.plan import names_at
from talja.core.rules.scheme import All, AnyOf, Block, Compare, Not, Scheme, Test


def in_order(blocks: tuple[Block, ...], node: Node, problems: list[Problem]) -> tuple[Block, ...]:
    """Return the steps so that each comes after those it is made of; the last of the file stays last.

    A ring of steps, and a result that another step needs, become problems.
    """
    by_code = {block.code: block for block in blocks}
    needs = {block.code: [name for name in names_of(block) if name in by_code] for block in blocks}
    try:
        order = list(TopologicalSorter(needs).static_order())
    except CycleError as ring:
        problems.append(node.problem("steps_in_a_ring", ring=" → ".join(ring.args[1])))
        return blocks
    if blocks and any(blocks[-1].code in needed for needed in needs.values()):
        problems.append(node.problem("result_is_not_last", name=blocks[-1].code))
    ordered = [by_code[code] for code in order if code != blocks[-1].code]
    return (*ordered, blocks[-1]) if blocks else ()


def check_names(scheme: Scheme, tree: Node) -> Iterator[Problem]:
    """Yield a problem for every name that leads nowhere, or to the wrong kind of thing."""
    yield from _check_blocks(scheme, "cost", scheme.cost, tree)
    yield from _check_blocks(scheme, "steps", scheme.steps, tree)
    yield from _check_duration(scheme, tree)
    for cap in scheme.caps:
        if cap.at not in scheme.parameters:
            yield part_of(tree, "caps", at=cap.at).problem("unknown_name", name=cap.at, step="caps")
    for section, conditions in (("groups", scheme.groups), ("conditions", scheme.conditions)):
        for condition in conditions:
            for code, name in _check_test(condition.test, scheme):
                yield part_of(tree, section, code=condition.code).problem(code, name=name, step=condition.code)
    for parameter in scheme.parameters.values():
        yield from check_groups(parameter, scheme, place_of(place_of(tree, "parameters"), parameter.key))


def check_groups(parameter: Parameter, scheme: Scheme, place: Node) -> Iterator[Problem]:
    """Yield a problem at the place for every group that the parameter has a row for and the scheme does not know."""
    if "group" not in parameter.by:
        return
    depth = parameter.by.index("group")
    groups = {group.code for group in scheme.groups}
    for value in parameter.values:
        unknown = sorted(names_at(value.rows, depth) - groups) if value.rows is not None else ()
        yield from (place.problem("unknown_group", name=name, parameter=parameter.key) for name in unknown)


def place_of(tree: Node, name: str) -> Node:
    """Return where a member of the tree stands; the tree itself when it has no such member."""
    return tree.content.get(name, tree) if isinstance(tree.content, Mapping) else tree


def part_of(tree: Node, section: str, **member: str) -> Node:
    """Return where a part of a list stands, told by one of its members; the list when it has no such part."""
    place = place_of(tree, section)
    ((name, text),) = member.items()
    parts = place.content if isinstance(place.content, tuple) else ()
    return next((part for part in parts if place_of(part, name).content == text), place)


def _check_blocks(scheme: Scheme, section: str, blocks: tuple[Block, ...], tree: Node) -> Iterator[Problem]:
    codes = {block.code for block in blocks}
    taken = scheme.parameters.keys() | FACTS.keys() | scheme.facts.keys()
    for block in blocks:
        place = part_of(tree, section, code=block.code)
        if block.code in taken:
            yield place.problem("name_taken", name=block.code)
        for name in names_of(block):
            if name not in codes and not _is_number(scheme, name):
                yield place.problem("unknown_name", name=name, step=block.code)


def _check_duration(scheme: Scheme, tree: Node) -> Iterator[Problem]:
    for member in ("per_decision", "total", "no_longer_than", "times"):
        name = getattr(scheme.duration, member)
        if name and not _is_number(scheme, name):
            yield place_of(place_of(tree, "duration"), member).problem("unknown_name", name=name, step="duration")
    for name in sorted(set(scheme.duration.groups) - {group.code for group in scheme.groups}):
        yield place_of(place_of(tree, "duration"), "groups").problem("unknown_group", name=name, parameter="duration")


def _is_number(scheme: Scheme, name: str) -> bool:
    if name in scheme.parameters:
        return True
    fact = FACTS.get(name) or scheme.facts.get(name)
    return fact is not None and fact.kind != FactKind.CHOICE


def _check_test(test: Test, scheme: Scheme) -> Iterator[tuple[str, str]]:
    match test:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _check_test(part, scheme)
        case Not(part):
            yield from _check_test(part, scheme)
        case _:
            yield from _check_comparison(test, scheme)


def _check_comparison(test: Compare, scheme: Scheme) -> Iterator[tuple[str, str]]:
    fact = FACTS.get(test.fact) or scheme.facts.get(test.fact)
    if fact is None:
        yield "unknown_fact", test.fact
    elif test.relation == "is":
        known = fact.choices if fact.kind == FactKind.CHOICE else ("true", "false")
        yield from (("unknown_alternative", word) for word in test.among if word not in known)
    elif fact.kind != FactKind.NUMBER:
        yield "fact_is_no_number", test.fact
    elif test.than not in scheme.parameters:
        yield "unknown_parameter", test.than
    elif scheme.parameters[test.than].by:
        yield "limit_has_rows", test.than
