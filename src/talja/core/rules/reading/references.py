"""Names that point: every argument must lead to a step, a parameter or a fact, and no step may need itself."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter

from talja.core.rules.blocks import BLOCKS
from talja.core.rules.facts import FACTS, FactKind
from talja.core.rules.parameters import Rows
from talja.core.rules.reading.nodes import Node
from talja.core.rules.reading.problems import Problem
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


def names_of(block: Block) -> Iterator[str]:
    """Yield what the block's arguments name; words such as `day` are no names."""
    words = BLOCKS[block.kind].words
    for argument, names in block.arguments.items():
        if argument not in words:
            yield from (names if isinstance(names, tuple) else (names,))


def check_names(scheme: Scheme, node: Node) -> Iterator[Problem]:
    """Yield a problem for every name that leads nowhere, or to the wrong kind of thing."""
    members: Mapping[str, Node] = node.content if isinstance(node.content, Mapping) else {}
    for section, blocks in (("cost", scheme.cost), ("steps", scheme.steps)):
        place = members.get(section, node)
        codes = {block.code for block in blocks}
        for name in sorted(codes & (scheme.parameters.keys() | FACTS.keys() | scheme.facts.keys())):
            yield place.problem("name_taken", name=name)
        for block in blocks:
            for name in names_of(block):
                if name not in codes and not _is_number(scheme, name):
                    yield place.problem("unknown_name", name=name, step=block.code)
    place = members.get("duration", node)
    duration = scheme.duration
    for name in (duration.per_decision, duration.total, duration.no_longer_than, duration.times):
        if name and not _is_number(scheme, name):
            yield place.problem("unknown_name", name=name, step="duration")
    for name in duration.groups:
        if name not in {group.code for group in scheme.groups}:
            yield place.problem("unknown_group", name=name, parameter="duration")
    for cap in scheme.caps:
        if cap.at not in scheme.parameters:
            yield members.get("caps", node).problem("unknown_name", name=cap.at, step="caps")
    for section, conditions in (("groups", scheme.groups), ("conditions", scheme.conditions)):
        for condition in conditions:
            for code, name in _check_test(condition.test, scheme):
                yield members.get(section, node).problem(code, name=name, step=condition.code)
    yield from _check_groups(scheme, members.get("parameters", node))


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
        case Compare():
            fact = FACTS.get(test.fact) or scheme.facts.get(test.fact)
            if fact is None:
                yield "unknown_fact", test.fact
            elif test.relation != "is":
                if fact.kind != FactKind.NUMBER:
                    yield "fact_is_no_number", test.fact
                if test.than not in scheme.parameters and not test.than[:1].isdigit():
                    yield "unknown_parameter", test.than
            else:
                known = fact.choices if fact.kind == FactKind.CHOICE else ("true", "false")
                yield from (("unknown_alternative", word) for word in test.among if word not in known)


def _check_groups(scheme: Scheme, place: Node) -> Iterator[Problem]:
    groups = {group.code for group in scheme.groups}
    for parameter in scheme.parameters.values():
        for value in parameter.values:
            if "group" in parameter.by and value.rows is not None:
                for name in sorted(_at_depth(value.rows, parameter.by.index("group")) - groups):
                    yield place.problem("unknown_group", name=name, parameter=parameter.key)


def _at_depth(rows: Rows, depth: int) -> set[str]:
    if depth == 0:
        return set(rows)
    return {name for inner in rows.values() if isinstance(inner, Mapping) for name in _at_depth(inner, depth - 1)}
