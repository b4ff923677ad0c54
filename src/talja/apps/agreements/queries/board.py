"""The board of internships about to end: who may be kept, by which form, at what cost, and how long there is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from talja.apps.agreements import permissions
from talja.apps.agreements.enums import State, Wish
from talja.apps.agreements.models import Agreement, Conversion
from talja.apps.collaboration.queries import procedures_for
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.people.queries import masked_last, user_names
from talja.apps.placements.enums import Category
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.apps.placements.queries.rows import lines_of
from talja.apps.subsidies.book import current_book
from talja.apps.subsidies.queries.knowing import EMPLOYERS
from talja.apps.subsidies.queries.possible import Known, Possible, possible_forms
from talja.core.chain.conversion import Deadline, days_left, deadlines, first_day_after
from talja.core.chain.procedures import Procedure
from talja.core.kernel.page import Page, page_within
from talja.core.kernel.verdict import Verdict, no, yes
from talja.core.rules.book import RuleBook

WITHIN_DAYS = 90
PAGE_SIZE = 25


@dataclass(frozen=True, slots=True)
class Offer:
    """The agreement that makes an employment of an internship: its key and state."""

    key: str
    state: str


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One internship on the board. `days_left` is until the first thing must be sent for the best form."""

    placement: PlacementLine
    wish: str
    forms: tuple[Possible, ...]
    first_day: date
    deadlines: tuple[Deadline, ...]
    days_left: int
    offer: Offer | None

    @property
    def best(self) -> Possible | None:
        """The form that leaves least to pay of those that can be had, or else of those that may be."""
        return self.forms[0] if self.forms else None


@dataclass(frozen=True, slots=True)
class BoardFilter:
    """What the board is narrowed to. `wish` is a code of `Wish`; `wage` is a thought one, full time."""

    wish: str = ""
    wage: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """A page of the board, and how many of all on it have each wish."""

    page: Page[BoardRow]
    counts: Mapping[str, int]


def conversion_board(
    *, actor: Actor, on: date, filters: BoardFilter | None = None, page: int = 1, size: int = PAGE_SIZE
) -> Board:
    """Return the internships that end within 90 days, or should have ended, the one that ends first first.

    Those given up are left out; those with an offer on its way stay until it starts. Without a wage no cost is known.
    Seven queries. Raises `Denied`: missing_right.
    """
    actor.needs(Right.MEASURE_VIEW).require()
    filters = filters or BoardFilter()
    found = _ending(actor=actor, on=on)
    counted = found.order_by().values_list("wish").annotate(count=Count("pk"))
    counts = {**dict.fromkeys(Wish.values, 0), **dict(counted)}
    if filters.wish in Wish.values:
        found = found.filter(wish=filters.wish)
    count = counts.get(filters.wish, sum(counts.values()))
    number = page_within(page, count=count, size=size)
    rows = _page(found, actor=actor, on=on, wage=filters.wage, first=(number - 1) * size, size=size)
    return Board(Page(rows, number, size, count), counts)


def _page(
    found: QuerySet[Any, Any], *, actor: Actor, on: date, wage: Decimal | None, first: int, size: int
) -> tuple[BoardRow, ...]:
    order: tuple[Any, ...] = (*masked_last(actor, prefix="person__"), "planned_last_day", "key")
    chosen = list(found.order_by(*order).values_list("pk", "wish", "person__birth_date")[first : first + size])
    lines = lines_of([pk for pk, *_ in chosen], actor=actor, on=on)
    offers, book = _offers(lines), current_book()
    told = [
        replace(
            _told(line, born=None if line.is_masked else born, wage=wage, book=book, on=on),
            wish=wish,
            offer=offers.get(line.key),
        )
        for line, (_, wish, born) in zip(lines, chosen, strict=True)
    ]
    procedures = procedures_for(one.best.scheme for one in told if one.best)
    return tuple(_timed(one, procedures, on=on) for one in told)


@dataclass(frozen=True, slots=True)
class ConversionPage:
    """One internship that may become an employment: the board's row, what was said of it, and what may be done."""

    row: BoardRow
    wish_at: datetime | None
    wish_by: str
    cause: str
    explanation: str
    lost_at: datetime | None
    lost_by: str
    may_wish: Verdict
    may_offer: Verdict


def get_conversion(*, placement_key: UUID, actor: Actor, on: date, wage: Decimal | None = None) -> ConversionPage:
    """Return one internship's page. `wage` is a thought one, full time.

    Raises `Placement.DoesNotExist` for what is unknown to the actor, is no internship, or is not theirs to see.
    """
    if not actor.may(Right.MEASURE_VIEW):
        raise Placement.DoesNotExist
    visible = Placement.objects.visible_to(actor).filter(measure__category=Category.INTERNSHIP)
    placement = visible.select_related("person", "workplace").get(key=placement_key)
    (line,) = lines_of([placement.pk], actor=actor, on=on)
    born = None if line.is_masked else placement.person.birth_date
    told = _told(line, born=born, wage=wage, book=current_book(), on=on)
    said = Conversion.objects.filter(placement_key=placement.key).first() or Conversion(placement_key=placement.key)
    offer = _offers((line,)).get(line.key)
    row = _timed(replace(told, wish=said.wish, offer=offer), procedures_for(one.scheme for one in told.forms), on=on)
    names = user_names([said.wish_by, said.lost_by])
    is_open = yes() if placement.last_day is None and said.lost_at is None else no("already_given_up")
    return ConversionPage(
        row=row,
        wish_at=said.wish_at,
        wish_by=names.get(said.wish_by, ""),
        cause=said.cause,
        explanation="" if line.is_masked else said.explanation,
        lost_at=said.lost_at,
        lost_by=names.get(said.lost_by, ""),
        may_wish=permissions.may_wish(placement, actor=actor) and is_open,
        may_offer=permissions.may_convert(placement, actor=actor)
        and is_open
        and (yes() if offer is None else no("already_drafted")),
    )


def wish_of(*, placement_key: UUID, actor: Actor) -> tuple[str, Verdict]:
    """Return what a workplace has said of keeping an intern, and whether the actor may say it. For the workplace.

    Raises `Placement.DoesNotExist` for what is unknown to the actor, or is no internship that runs.
    """
    visible = Placement.objects.visible_to(actor).filter(measure__category=Category.INTERNSHIP, last_day=None)
    placement = visible.select_related("person", "workplace").get(key=placement_key)
    said = Conversion.objects.filter(placement_key=placement.key).first() or Conversion(placement_key=placement.key)
    is_open = yes() if said.lost_at is None else no("already_given_up")
    return said.wish, permissions.may_wish(placement, actor=actor) and is_open


def _ending(*, actor: Actor, on: date) -> QuerySet[Any, Any]:
    """Return the internships that run and are meant to end soon, with their wish, except those that were given up."""
    said = Conversion.objects.filter(placement_key=OuterRef("key"))
    return (
        Placement.objects.visible_to(actor)
        .filter(
            ~Exists(said.exclude(lost_at=None)),
            measure__category=Category.INTERNSHIP,
            last_day=None,
            first_day__lte=on,
            planned_last_day__lte=on + timedelta(days=WITHIN_DAYS),
        )
        .annotate(wish=Coalesce(Subquery(said.values("wish")[:1]), Value(Wish.UNASKED.value)))
    )


def _offers(lines: tuple[PlacementLine, ...]) -> dict[str, Offer]:
    """Return what makes an employment of each of these, if anything does. One query."""
    found = Agreement.objects.filter(converts_key__in=[line.key for line in lines]).exclude(state=State.CANCELLED)
    return {
        str(converts): Offer(str(key), state)
        for converts, key, state in found.values_list("converts_key", "key", "state")
    }


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
    """Return the forms for whole months and a month of birth: many people share them, and they are worked out once."""
    employer = "" if line.is_masked else EMPLOYERS[EmployerKind(line.employer_kind)]
    month, born = first_day.replace(day=1), born and born.replace(day=1)
    return possible_forms(book, Known(month, born, line.extent, wage, employer))
