"""The board of internships about to end: who may be kept, by which form, at what cost, and how long there is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from talja.apps.agreements.enums import State, Wish
from talja.apps.agreements.lines import AgreementLine
from talja.apps.agreements.models import Conversion
from talja.apps.agreements.queries.listing import agreements_of_placements
from talja.apps.collaboration.queries import procedures_for
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.people.queries import masked_last
from talja.apps.placements.enums import Category
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.apps.placements.queries.rows import lines_of
from talja.apps.subsidies.book import current_book
from talja.core.chain.conversion import Deadline, days_left, deadlines, first_day_after
from talja.core.chain.procedures import Procedure
from talja.core.kernel.page import Page, page_within
from talja.core.rules.book import RuleBook
from talja.core.rules.compare import compare
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind

WITHIN_DAYS = 90
PAGE_SIZE = 25
_MONTHS = 12  # how far ahead the cost is compared
_MOST_KEPT = 4_000
_kept: dict[tuple[Any, ...], tuple["Possible", ...]] = {}  # by rule book and what is known: no person is in the key
_EMPLOYERS = {
    EmployerKind.MUNICIPAL: "municipality",
    EmployerKind.PRIVATE: "company",
    EmployerKind.ASSOCIATION: "association",
}


@dataclass(frozen=True, slots=True)
class Possible:
    """A form that the person may get. `net` is kronor a month for the employer; None = not known.

    `is_certain`: all its conditions are met as far as the register knows; else `missing` names the facts to ask about.
    """

    scheme: str
    title: str
    net: Decimal | None
    is_certain: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One internship on the board. `days_left` is until the first thing must be sent for the best form."""

    placement: PlacementLine
    wish: str
    forms: tuple[Possible, ...]
    first_day: date
    deadlines: tuple[Deadline, ...]
    days_left: int
    offer: AgreementLine | None

    @property
    def best(self) -> Possible | None:
        """The form that leaves least to pay of those that can be had, or else of those that may be."""
        return self.forms[0] if self.forms else None


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to. `wish` is a code of `Wish`; `wage` is a thought one, full time."""

    wish: str = ""
    wage: Decimal | None = None


def conversion_board(
    *, actor: Actor, on: date, filters: BoardFilter | None = None, page: int = 1, size: int = PAGE_SIZE
) -> Page[BoardRow]:
    """Return the internships that end within 90 days, or should have ended, the one that ends first first.

    Those given up are left out; those with an offer on its way stay until it starts. Without a wage no cost is known.
    Raises `Denied`: missing_right.
    """
    actor.needs(Right.MEASURE_VIEW).require()
    filters = filters or BoardFilter()
    found = _ending(actor=actor, on=on, wish=filters.wish)
    count = found.count()
    number = page_within(page, count=count, size=size)
    first = (number - 1) * size
    order: tuple[Any, ...] = (*masked_last(actor, prefix="person__"), "planned_last_day", "key")
    born = dict(found.order_by(*order).values_list("pk", "person__birth_date")[first : first + size])
    lines = lines_of(list(born), actor=actor, on=on)
    book, wishes = current_book(), _wishes(lines)
    offers = agreements_of_placements(keys=[line.key for line in lines], actor=actor)
    told = [
        _told(line, born=None if line.is_masked else birth, wage=filters.wage, book=book, on=on)
        for line, birth in zip(lines, born.values(), strict=True)
    ]
    procedures = procedures_for(one.best.scheme for one in told if one.best)
    rows = (
        _timed(
            replace(
                one,
                wish=wishes.get(one.placement.key, Wish.UNASKED.value),
                offer=next((each for each in offers[one.placement.key] if each.state != State.CANCELLED), None),
            ),
            procedures,
            on=on,
        )
        for one in told
    )
    return Page(tuple(rows), number, size, count)


def count_by_wish(*, actor: Actor, on: date) -> dict[str, int]:
    """Return how many internships on the board have each wish. Two queries."""
    keys = set(_ending(actor=actor, on=on, wish="").values_list("key", flat=True))
    said = dict(Conversion.objects.exclude(wish=Wish.UNASKED).values_list("placement_key", "wish"))
    counts = dict.fromkeys(Wish.values, 0)
    for key in keys:
        counts[said.get(key, Wish.UNASKED.value)] += 1
    return counts


def conversion_of(*, placement_key: UUID, actor: Actor) -> Conversion | None:
    """Return what is known of turning a placement into an employment, for those who may see the placement."""
    if not Placement.objects.visible_to(actor).filter(key=placement_key).exists():
        return None
    return Conversion.objects.filter(placement_key=placement_key).first()


def _ending(*, actor: Actor, on: date, wish: str) -> QuerySet[Placement]:
    """Return the internships that run and are meant to end soon, except those that were given up."""
    visible = Placement.objects.visible_to(actor).filter(
        measure__category=Category.INTERNSHIP,
        last_day=None,
        first_day__lte=on,
        planned_last_day__lte=on + timedelta(days=WITHIN_DAYS),
    )
    found = visible.exclude(key__in=Conversion.objects.exclude(lost_at=None).values("placement_key"))
    if wish == Wish.UNASKED:
        return found.exclude(key__in=Conversion.objects.exclude(wish=Wish.UNASKED).values("placement_key"))
    if wish in Wish.values:
        return found.filter(key__in=Conversion.objects.filter(wish=wish).values("placement_key"))
    return found


def _wishes(lines: tuple[PlacementLine, ...]) -> Mapping[str, str]:
    found = Conversion.objects.filter(placement_key__in=[line.key for line in lines])
    return {str(key): wish for key, wish in found.values_list("placement_key", "wish")}


def _told(line: PlacementLine, *, born: date | None, wage: Decimal | None, book: RuleBook, on: date) -> BoardRow:
    first_day = first_day_after(line.planned_last_day, on=on)
    forms = _forms(line, born=born, wage=wage, first_day=first_day, book=book)
    return BoardRow(line, Wish.UNASKED.value, forms, first_day, (), (first_day - on).days, None)


def _timed(row: BoardRow, procedures: Mapping[str, Procedure], *, on: date) -> BoardRow:
    """Return the row with what must be sent when, for the best form."""
    if row.best is None:
        return row
    procedure = procedures[row.best.scheme]
    return replace(
        row,
        deadlines=deadlines(row.first_day, procedure),
        days_left=days_left(row.first_day, procedure, on=on),
    )


def _forms(
    line: PlacementLine, *, born: date | None, wage: Decimal | None, first_day: date, book: RuleBook
) -> tuple[Possible, ...]:
    employer = "" if line.is_masked else _EMPLOYERS[EmployerKind(line.employer_kind)]
    month = first_day.replace(day=1)  # whole months and a birth year: many people share them, and are worked out once
    return _compared(book, month, born and born.replace(day=1), line.extent, wage, employer)


def _compared(book: RuleBook, *known: Any) -> tuple[Possible, ...]:
    """Return the forms for what is known: worked out once for everybody of whom the same is known."""
    key = (book.version, *known)
    if key not in _kept:
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        _kept[key] = tuple(_possible(book, *known))
    return _kept[key]


def _possible(
    book: RuleBook, first_day: date, born: date | None, extent: Decimal | None, wage: Decimal | None, employer: str
) -> Iterator[Possible]:
    """Yield the employments that can be had, or may be, in order of what is left to pay. Nothing is guessed."""
    facts: dict[str, FactValue] = {"employer": employer} if employer else {}
    if extent is not None:
        facts["extent"] = extent
        if wage is not None:
            facts["wage"] = wage * extent / 100
    for one in compare(book, Situation(first_day=first_day, birth_date=born, facts=facts), months=_MONTHS):
        scheme = book.schemes[one.scheme]
        if one.answer != Answer.NO and scheme.kind == Kind.EMPLOYMENT:
            net = None if one.net is None or not one.months else one.net / len(one.months)
            yield Possible(one.scheme, scheme.title, net, one.answer == Answer.YES, one.missing)
