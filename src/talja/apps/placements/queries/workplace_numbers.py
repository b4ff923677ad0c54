"""What checks are made of: a workplace in numbers, its supervisors' loads, and a person's employments."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.organisation.models import Workplace
from talja.apps.organisation.queries import KnownFacts, facts_known, share_limit
from talja.apps.placements.enums import Category, Destination
from talja.apps.placements.models import Placement
from talja.core.chain.signals import Course, Numbers, Signal, signals
from talja.core.kernel.period import Period
from talja.core.kernel.swedish import fold
from talja.core.rules.book import load_book
from talja.core.rules.day_counts import add_months
from talja.core.rules.las_limits import redundancy_from

EMPLOYMENTS = (Category.SUBSIDISED, Category.MUNICIPAL)
_ORDINARY = frozenset({Destination.ORDINARY_MUNICIPAL_JOB, Destination.ORDINARY_PRIVATE_JOB})
_A_YEAR, _THREE_YEARS = -12, -36  # months
_COLUMNS = ("first_day", "last_day", "measure__category", "occupation", "destination")


@dataclass(frozen=True, slots=True)
class WorkplaceNumbers:
    """A workplace now and a year ago, what is known of it, and the signs of crowding out.

    Nobody with a protected identity is counted, whoever asks: the same numbers are shown to the union.
    """

    workplace_key: UUID
    course: Course
    facts: KnownFacts
    signals: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class SupervisorLoad:
    """How many somebody at the workplace supervises on a day. `name` as it was written last."""

    name: str
    load: int


@dataclass(frozen=True, slots=True)
class EmploymentSpell:
    """One employment in the register. `form` is the measure's code; no last day = it runs."""

    key: UUID
    period: Period
    form: str
    employer_key: UUID
    employer: str
    is_municipal: bool  # the employer is the municipality


def workplace_numbers(*, workplace_key: UUID, actor: Actor, on: date) -> WorkplaceNumbers:
    """Return the numbers of a workplace on a day. Four queries, however many work there.

    Raises `Workplace.DoesNotExist` for what is unknown to the actor: for those who work with agreements, and for the
    manager of the workplace.
    """
    place = _workplace(workplace_key, actor=actor)
    a_year_ago = add_months(on, _A_YEAR)
    now, before = facts_known(place, days=[on, a_year_ago])
    rows = list(_counted(place, since=add_months(on, _THREE_YEARS), on=on).values_list(*_COLUMNS))
    course = Course(
        now=_numbers(rows, now, on),
        before=_numbers(rows, before, a_year_ago),
        in_a_row=_in_a_row(rows),
        redundancy_day=now.redundancy_day,
        redundancy_from=redundancy_from(load_book(), on),
        limit=share_limit(),
    )
    return WorkplaceNumbers(place.key, course, now, signals(course))


def supervisor_load(
    *, workplace_key: UUID, actor: Actor, on: date, other_than: UUID | None = None
) -> tuple[SupervisorLoad, ...]:
    """Return how many each supervisor at the workplace has on a day, most first. Two queries.

    `other_than` is a placement that is not counted: the one that is judged. Protected persons count for those who may
    see them. Raises `Workplace.DoesNotExist` as `workplace_numbers`.
    """
    place = _workplace(workplace_key, actor=actor)
    running = Placement.objects.filter(workplace=place).in_stock(on=on).identified_to(actor).exclude(supervisor="")
    if other_than is not None:
        running = running.exclude(key=other_than)
    names = list(running.order_by("first_day", "pk").values_list("supervisor", flat=True))
    shown = {fold(name): name.strip() for name in names}
    return tuple(SupervisorLoad(shown[key], load) for key, load in Counter(map(fold, names)).most_common())


def load_of(name: str, loads: Iterable[SupervisorLoad]) -> int:
    """Return how many the supervisor of that name has, however it is spelt with capitals and spaces."""
    return next((one.load for one in loads if fold(one.name) == fold(name)), 0)


def employment_spells(
    *, person_key: UUID, actor: Actor, employer_key: UUID | None = None, other_than: UUID | None = None
) -> tuple[EmploymentSpell, ...]:
    """Return a person's employments, at one employer or at all, in order of first day. One query.

    None for those who may not see the form of support, and none of a protected person for those who may not identify
    them: the employer would tell where they are. `other_than` is a placement that is left out: the one that is judged.
    """
    if not actor.may(Right.MEASURE_VIEW):
        return ()
    rows = Placement.objects.visible_to(actor).identified_to(actor)
    rows = rows.filter(person__key=person_key, measure__category__in=EMPLOYMENTS)
    if employer_key is not None:
        rows = rows.filter(workplace__employer__key=employer_key)
    if other_than is not None:
        rows = rows.exclude(key=other_than)
    related = rows.select_related("measure", "workplace__employer")
    return tuple(_spell(row) for row in related.order_by("first_day", "pk"))


def _spell(row: Placement) -> EmploymentSpell:
    employer = row.workplace.employer
    return EmploymentSpell(
        key=row.key,
        period=Period(row.first_day, row.last_day),
        form=row.measure.code,
        employer_key=employer.key,
        employer=employer.name,
        is_municipal=employer.kind == EmployerKind.MUNICIPAL,
    )


def _workplace(key: UUID, *, actor: Actor) -> Workplace:
    place = Workplace.objects.get(key=key)
    is_own = actor.may(Right.AGREEMENT_ANSWER) and actor.workplaces is not None and actor.reaches(place.pk)
    if not actor.may(Right.AGREEMENT_VIEW) and not is_own:
        raise Workplace.DoesNotExist
    return place


def _counted(place: Workplace, *, since: date, on: date) -> QuerySet[Placement]:
    """Return the placements of the last years, without those of protected persons."""
    lately = Q(last_day=None) | Q(last_day__gte=since)
    rows = Placement.objects.filter(lately, workplace=place, first_day__lte=on, person__protection="")
    return rows.order_by("first_day", "pk")


Row = tuple[date, date | None, str, str, str]


def _numbers(rows: list[Row], facts: KnownFacts, on: date) -> Numbers:
    running = [category for first, last, category, *_ in rows if first <= on and (last is None or on <= last)]
    return Numbers(
        on=on,
        supported=sum(category in EMPLOYMENTS for category in running),
        interns=sum(category == Category.INTERNSHIP for category in running),
        ordinary=facts.ordinary_staff,
        ordinary_as_of=facts.ordinary_as_of,
    )


def _in_a_row(rows: list[Row]) -> int:
    """Return the most employments in one occupation since the last that led to an ordinary post."""
    runs: Counter[str] = Counter()
    for _first, _last, category, occupation, destination in rows:
        if category in EMPLOYMENTS and occupation:
            runs[occupation] = 0 if destination in _ORDINARY else runs[occupation] + 1
    return max(runs.values(), default=0)
