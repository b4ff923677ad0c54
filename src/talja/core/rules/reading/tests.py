"""Conditions as data: `all`, `any` and `not` of facts held against parameters, never against bare numbers."""

from talja.core.kernel.reading.fields import Fields
from talja.core.kernel.reading.nodes import Node
from talja.core.kernel.reading.problems import Problem
from talja.core.rules.conditions import RELATIONS
from talja.core.rules.scheme import All, AnyOf, Compare, Not, Test

_NEVER = AnyOf(())


def read_test(node: Node | None, problems: list[Problem]) -> Test:
    """Return the test of a `when`; one that never holds where it cannot be read, beside the problem."""
    if node is None:
        return _NEVER
    fields = Fields(node, problems)
    word = next((word for word in ("all", "any", "not", "fact") if word in fields.members), "")
    test = _READERS[word](fields) if word else _NEVER
    if not word:
        problems.append(node.problem("unknown_test", known="all, any, not, fact"))
        return test
    fields.close()
    return test


def _all(fields: Fields) -> Test:
    return All(tuple(read_test(node, fields.problems) for node in fields.items("all", required=True)))


def _any(fields: Fields) -> Test:
    return AnyOf(tuple(read_test(node, fields.problems) for node in fields.items("any", required=True)))


def _not(fields: Fields) -> Test:
    return Not(read_test(fields.node_of("not"), fields.problems))


def _fact(fields: Fields) -> Test:
    fact = fields.name("fact")
    relations = sorted(RELATIONS & set(fields.members))
    if len(relations) != 1:
        fields.problems.append(fields.node.problem("one_relation", known=", ".join(sorted(RELATIONS))))
        fields.taken.update(relations)
        return _NEVER
    relation = relations[0]
    found = fields.node_of(relation)
    if found is None:
        return _NEVER
    if relation == "is":
        parts = found.content if isinstance(found.content, tuple) else (found,)
        return Compare(fact, relation, among=tuple(str(part.content) for part in parts))
    than = str(found.content)
    if than[:1].isdigit():
        fields.problems.append(found.problem("number_must_be_parameter", given=than))
    return Compare(fact, relation, than=than)


_READERS = {"all": _all, "any": _any, "not": _not, "fact": _fact}
