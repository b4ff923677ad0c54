"""One scheme from its file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations

from talja.core.kernel.period import Period
from talja.core.kernel.reading.fields import Fields, number_of, twice
from talja.core.rules.blocks import BLOCKS
from talja.core.rules.facts import FactKind
from talja.core.rules.parameters import Certainty, DatedBy, Parameter
from talja.core.rules.reading.parameters import read_parameters
from talja.core.rules.reading.tests import read_test
from talja.core.rules.scheme import (
    Block,
    Cap,
    Condition,
    DayCount,
    Declared,
    Duration,
    Duty,
    Kind,
    Las,
    Remark,
    Rounding,
    RoundingPlace,
    RoundingRule,
    Scheme,
)


class DecidedBy(StrEnum):
    """Who decides that the form may be had."""

    AGENCY = "agency"  # Arbetsförmedlingen
    MUNICIPALITY = "municipality"
    SOCIAL_SERVICES = "social_services"
    SCHOOL = "school"
    STATE = "state"
    EMPLOYER = "employer"
    OTHER = "other"


class Who(StrEnum):
    """Who has a duty."""

    MANAGER = "manager"
    UNIT = "unit"  # the labour-market unit
    AGENCY = "agency"
    UNION = "union"
    HR = "hr"


class CapPer(StrEnum):
    """Over which time a cap holds."""

    YEAR = "year"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Shared:
    """What every scheme may name: common parameters, and ways to build up what a month costs."""

    parameters: Mapping[str, Parameter]
    costs: Mapping[str, tuple[Block, ...]]


def read_shared(fields: Fields) -> Shared:
    """Return the common parameters and costs."""
    parameters = read_parameters(fields, DatedBy.WAGE_MONTH)
    costs = {name: tuple(_blocks(inner, "steps")) for name, inner in fields.named("costs")}
    return Shared(parameters, costs)


def read_scheme(fields: Fields, shared: Shared) -> Scheme:
    """Return the scheme. Faults are added to the fields' problems; the scheme is then not to be used."""
    own = read_parameters(fields, fields.choice("dated_by", DatedBy, DatedBy.WAGE_MONTH))
    return Scheme(
        code=fields.name("code"),
        title=fields.text("title"),
        summary=fields.text("summary", required=False),
        kind=fields.choice("kind", Kind),
        decided_by=fields.choice("decided_by", DecidedBy),
        legal_basis=fields.text("legal_basis"),
        in_force=_in_force(fields),
        in_force_certainty=fields.choice("in_force_certainty", Certainty, Certainty.HIGH),
        las=next((inner.choice("effect", Las) for inner in _opened(fields, "las")), Las.UNKNOWN),
        las_remark=_remark(fields, "las"),
        union_remark=_remark(fields, "union"),
        day_count=fields.choice("day_count", DayCount, DayCount.CALENDAR_DAYS),
        rounding=_rounding(fields),
        parameters={**shared.parameters, **own},
        groups=tuple(_conditions(fields, "groups")),
        conditions=tuple(_conditions(fields, "conditions")),
        cost=_cost(fields, shared),
        steps=tuple(_blocks(fields, "steps")),
        caps=tuple(Cap(inner.name("at"), inner.choice("per", CapPer)) for inner in fields.mappings("caps")),
        duration=_duration(fields),
        duties=tuple(_duties(fields)),
        facts={one.code: one for one in _declared(fields)},
        currency=fields.text("currency", required=False) or "SEK",
        needs_decided_level=fields.truth("needs_decided_level"),
        file=fields.node.file,
    )


def _in_force(fields: Fields) -> tuple[Period, ...]:
    periods = []
    for inner in fields.mappings("in_force", required=True):
        inner.node_of("first_day")
        periods.append(inner.period())
    if any(one.overlaps(other) for one, other in combinations(periods, 2)):
        fields.problems.append(fields.members["in_force"].problem("periods_overlap"))
    return tuple(periods)


def _opened(fields: Fields, name: str) -> Iterator[Fields]:
    """Yield a member without closing it: more is read from it elsewhere."""
    found = fields.node_of(name)
    if found is not None:
        yield Fields(found, fields.problems)


def _remark(fields: Fields, name: str) -> Remark:
    for inner in fields.mapping(name):
        inner.taken.add("effect" if name == "las" else "text")
        return_value = Remark(
            inner.text("text"), inner.text("source"), inner.choice("certainty", Certainty, Certainty.HIGH)
        )
        inner.close()
        return return_value
    return Remark("", "")


def _rounding(fields: Fields) -> Rounding:
    for inner in fields.mapping("rounding", required=False):
        found = inner.node_of("to", required=False)
        to = number_of(found, inner.problems) if found else Decimal(1)
        if to is None or to <= 0:
            inner.problems.append(inner.node.problem("rounding_step_not_positive"))
            to = Decimal(1)
        rule, place = inner.choice("rule", RoundingRule), inner.choice("place", RoundingPlace, RoundingPlace.MONTH)
        inner.close()
        return Rounding(rule, to, place)
    return Rounding()


def _conditions(fields: Fields, name: str) -> Iterator[Condition]:
    codes: list[str] = []
    for inner in fields.mappings(name):
        codes.append(inner.name("code"))
        yield Condition(
            code=codes[-1],
            title=inner.text("title"),
            source=inner.text("source"),
            test=read_test(inner.node_of("when"), inner.problems),
            certainty=inner.choice("certainty", Certainty, Certainty.HIGH),
            in_force=inner.period(),
        )
    if twice(codes):
        fields.problems.append(fields.members[name].problem("code_twice", name=twice(codes)))


def _cost(fields: Fields, shared: Shared) -> tuple[Block, ...]:
    found = fields.node_of("cost")
    if found is None or found.content == "none":
        return ()
    if isinstance(found.content, tuple):
        return tuple(_blocks(fields, "cost"))
    if str(found.content) not in shared.costs:
        known = ", ".join(("none", *sorted(shared.costs)))
        fields.problems.append(found.problem("unknown_cost", given=str(found.content), known=known))
        return ()
    return shared.costs[str(found.content)]


def _blocks(fields: Fields, name: str) -> Iterator[Block]:
    codes: list[str] = []
    for inner in fields.mappings(name):
        codes.append(inner.name("code"))
        title, source = inner.text("title"), inner.text("source", required=False)
        kinds = [key for key in inner.members if key not in {"code", "title", "source"}]
        if len(kinds) != 1 or kinds[0] not in BLOCKS:
            inner.problems.append(
                inner.node.problem("unknown_block", given=", ".join(kinds), known=", ".join(sorted(BLOCKS)))
            )
            inner.taken.update(kinds)
            continue
        arguments = {key: names for part in inner.mapping(kinds[0]) for key, names in _arguments(part, kinds[0])}
        yield Block(codes[-1], title, kinds[0], arguments, source)
    if twice(codes):
        fields.problems.append(fields.members[name].problem("code_twice", name=twice(codes)))


def _arguments(fields: Fields, block: str) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    kind = BLOCKS[block]
    for name in sorted(kind.allowed):
        required = name in kind.required or name in kind.words
        if name in kind.lists:
            yield name, tuple(str(node.content) for node in fields.items(name, required=required))
        elif given := fields.text(name, required=required):
            if name in kind.words and given not in kind.words[name]:
                known = ", ".join(kind.words[name])
                fields.problems.append(fields.members[name].problem("not_a_choice", given=given, known=known))
            yield name, given


def _duration(fields: Fields) -> Duration:
    for inner in fields.mapping("duration", required=False):
        found = Duration(
            inner.name("per_decision", required=False),
            inner.name("total", required=False),
            inner.name("no_longer_than", required=False),
            inner.name("times", required=False),
            tuple(str(node.content) for node in inner.items("groups")),
        )
        inner.close()
        return found
    return Duration()


def _duties(fields: Fields) -> Iterator[Duty]:
    for inner in fields.mappings("duties"):
        yield Duty(
            inner.name("code"),
            inner.text("title"),
            inner.choice("who", Who),
            inner.text("source"),
            inner.choice("certainty", Certainty, Certainty.HIGH),
        )


def _declared(fields: Fields) -> Iterator[Declared]:
    for inner in fields.mappings("facts"):
        choices = tuple(str(node.content) for node in inner.items("choices"))
        yield Declared(
            inner.name("code"),
            inner.text("title"),
            inner.choice("kind", FactKind),
            inner.text("unit", required=False),
            choices,
        )
