"""Where the sources disagree now: each source's latest applied list beside the others' and beside the register.

The register takes part as a source of its own, because the question is also what *our* list lacks. It is trusted for
nothing by itself: it says what somebody once took from a list.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from talja.apps.imports import permissions
from talja.apps.imports.lines import DifferenceLine, Reconciliation, SaidLine, SettlementLine, Shown
from talja.apps.imports.models import Settlement
from talja.apps.imports.queries.claimed import Claimed, claimed_now
from talja.apps.imports.queries.shown import Names
from talja.apps.imports.queries.sources import list_sources
from talja.apps.organisation.actors import Actor
from talja.apps.people.masking import PROTECTED_NAME
from talja.apps.people.queries import PersonLine, person_lines, user_names
from talja.apps.placements.queries import PlacementLine, placement_lines
from talja.core.intake.reconcile import Difference, differences
from talja.core.intake.record import Field, Value
from talja.core.kernel.page import Page, page_within

PAGE_SIZE = 50
_HIDDEN = frozenset({Field.NAME, Field.NUMBER, Field.WORKPLACE})


def differences_now(
    *,
    actor: Actor,
    on: date,
    kind: str = "",
    field: str = "",
    source: str = "",
    settled: bool = False,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Reconciliation:
    """Return where the sources disagree: the open differences, or the settled ones.

    `kind` is a code of `DifferenceKind`, `field` of `Field`, `source` the key of a source (`register` for ours). A
    settled difference is open again as soon as a source says something else. For those who may import; else nothing.
    """
    if not permissions.may_import(actor=actor):
        return Reconciliation(Page((), 1, size, 0), 0, 0, {}, {}, {}, ())
    claimed = claimed_now(actor=actor, on=on)
    found = differences(claimed.claims, sources=claimed.sources, trust=claimed.trust)
    settlements = {one.difference_key: one for one in Settlement.objects.all()}
    done = {one.key for one in found if _holds(one, settlements)}
    still = [one for one in found if one.key not in done]
    wanted = [one for one in found if (one.key in done) == settled and _fits(one, kind, field, source)]
    number = page_within(page, count=len(wanted), size=size)
    shown = wanted[(number - 1) * size : number * size]
    beside = _beside(shown, claimed, settlements, actor=actor, on=on)
    return Reconciliation(
        page=Page(tuple(_line(one, beside) for one in shown), number, size, len(wanted)),
        open=len(still),
        settled=len(done),
        by_kind=dict(Counter(one.kind.value for one in still)),
        by_field=dict(Counter(one.field.value for one in still if one.field)),
        by_source=dict(Counter(name for one in still for name in _parties(one))),
        sources=list_sources(actor=actor),
    )


def _holds(one: Difference, settlements: Mapping[str, Settlement]) -> bool:
    settlement = settlements.get(one.key)
    return settlement is not None and settlement.fingerprint == one.fingerprint


def _fits(one: Difference, kind: str, field: str, source: str) -> bool:
    return (
        kind in {"", one.kind.value}
        and field in {"", one.field.value if one.field else ""}
        and (not source or source in _parties(one))
    )


def _parties(one: Difference) -> set[str]:
    """Return the keys of the sources that the difference is between."""
    return {said.source for said in one.values} | ({one.missing_from} if one.missing_from else set())


@dataclass(frozen=True, slots=True)
class _Beside:
    claimed: Claimed
    settlements: Mapping[str, Settlement]
    persons: Mapping[str, PersonLine]
    placements: Mapping[str, PlacementLine]
    names: Names
    users: Mapping[str, str]
    may_identify: Callable[[str], bool]


def _beside(
    shown: Sequence[Difference], claimed: Claimed, settlements: Mapping[str, Settlement], *, actor: Actor, on: date
) -> _Beside:
    persons = person_lines(keys={one.person_key for one in shown}, actor=actor)
    by = [settlements[one.key].settled_by for one in shown if one.key in settlements]
    values = [(one.field, _text(said.value)) for one in shown if one.field for said in one.values]

    def may_identify(person_key: str) -> bool:
        person = persons.get(person_key)
        return not person.is_masked if person else person_key not in claimed.protected

    return _Beside(
        claimed=claimed,
        settlements=settlements,
        persons=persons,
        placements=placement_lines(keys={one.placement_key for one in shown if one.placement_key}, actor=actor, on=on),
        names=Names.behind((key.value, text) for key, text in values if key is not Field.NAME),
        users=user_names(by),
        may_identify=may_identify,
    )


def _line(one: Difference, beside: _Beside) -> DifferenceLine:
    person = beside.persons.get(one.person_key)
    identified = beside.may_identify(one.person_key)
    name = person.name if person else beside.claimed.strangers.get(one.person_key, "")
    return DifferenceLine(
        key=one.key,
        fingerprint=one.fingerprint,
        kind=one.kind.value,
        field=one.field.value if one.field else "",
        categories=tuple(sorted({category.partition(":")[0] for category in one.categories})),
        person=person,
        name=name if identified else str(PROTECTED_NAME),
        placement=beside.placements.get(one.placement_key or ""),
        said=tuple(_said(one, beside, identified=identified)),
        missing_from_key=one.missing_from,
        missing_from=beside.claimed.names.get(one.missing_from or "", ""),
        settlement=_settlement(one, beside, identified=identified),
    )


def _said(one: Difference, beside: _Beside, *, identified: bool) -> Iterator[SaidLine]:
    for said in one.values:
        hidden = not identified and one.field in _HIDDEN
        yield SaidLine(
            source_key=said.source,
            source=beside.claimed.names[said.source],
            value=None if hidden else _shown(one.field, _text(said.value), beside.names),
            is_trusted=said.source == one.trusted,
        )


def _shown(field: Field | None, text: str, names: Names) -> Shown:
    return text or None if field is None or field is Field.NAME else names.shown(field, text)


def _settlement(one: Difference, beside: _Beside, *, identified: bool) -> SettlementLine | None:
    settlement = beside.settlements.get(one.key)
    if settlement is None or settlement.fingerprint != one.fingerprint:
        return None
    return SettlementLine(
        chosen=beside.claimed.names.get(settlement.chosen, ""),
        note=settlement.note if identified else "",
        by=beside.users.get(settlement.settled_by, ""),
        at=settlement.settled_at,
    )


def _text(value: Value | None) -> str:
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)
