"""What stands in the way of an agreement, or must be read before it goes on: judged from plain facts.

A *stop* holds until the fact is another. A *warning* is read by a person, who goes on and says why. What *informs* asks
for nothing. What nobody knows is a finding of its own, never a silence. A finding's `key` stays the same as long as
what it warns of does: what somebody has read need not be read again, and what has become something else must.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256

from talja.core.kernel.period import Period


class Severity(StrEnum):
    """What a finding asks for: something else, a reason, or nothing."""

    STOP = "stop"
    WARN = "warn"
    INFORM = "inform"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found. `params` are what the text about it names, days as ISO; `source` where it stands."""

    code: str
    severity: Severity
    params: tuple[tuple[str, str], ...] = ()
    source: str = ""
    about: str = ""  # what tells it from another finding of the same code: a day, a placement

    @property
    def key(self) -> str:
        """What it is called when somebody has read it: the same as long as it warns of the same thing."""
        return f"{self.code}:{self.about}" if self.about else self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the form of support demands. `longest_day` is the last day that its time allows the person; None = no limit.

    `is_limit_known`: whether `longest_day` can be trusted. `decision_day` is the last day of one decision that begins
    on the first. `waits`: it must not begin before the decision. `forbids_redundancy`: so the regulation says; None =
    nobody has checked. `can_begin`: the days on which it can; an empty one bounds nothing.
    """

    is_employment: bool
    group: str = ""  # a person has at most one at a time of those with the same
    is_decided_by_agency: bool = False
    waits: bool = False
    can_begin: tuple[Period, ...] = ()
    longest_day: date | None = None
    is_limit_known: bool = True
    decision_day: date | None = None
    forbids_redundancy: bool | None = None
    changes: tuple[date, ...] = ()  # days on which its amounts change
    source: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """Another placement of the person."""

    key: str
    period: Period
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redundancy:
    """What is known of notices for lack of work. `from_day`: how far back it matters. `as_of`: when it was told.

    `last_day` is the last one at the workplace, None = none was told of; `in_unit` the last one elsewhere in its unit.
    """

    from_day: date
    as_of: date | None = None
    last_day: date | None = None
    in_unit: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """Who supervises and how many others they have then. `capacity` None = nobody has said how many there can be."""

    name: str = ""
    load: int = 0
    capacity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Protection:
    """What the Employment Protection Act leads to for this person at this employer. `is_exempt`: it does not hold.

    Days as `core.rules.las` counts them, with this employment among the others. `doubts` are its codes.
    """

    is_exempt: bool = False
    is_known: bool = True
    is_kind_known: bool = True  # what sort of employment it is to be
    converted_on: date | None = None
    converts_on: date | None = None
    converts_latest_on: date | None = None
    doubts: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """What support and cost were counted with. None = it was not told. `is_same_form`: the form that is agreed."""

    period: Period
    extent: Decimal | None = None
    wage: Decimal | None = None
    is_same_form: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An agreement as it is to be judged on a day. What is None is not known.

    `is_starting`: it begins now, or has. `wage` is kronor per month, `extent` per cent. `decision` is the period that
    was decided; None = there is no decision. `closed_day` is the day from which the workplace is closed. `counted`
    None = nobody has counted.
    """

    on: date
    period: Period
    form: Form
    others: tuple[Beside, ...] = ()
    is_starting: bool = False
    closed_day: date | None = None
    redundancy: Redundancy | None = None
    supervision: Supervision = Supervision()
    protection: Protection | None = None
    decision: Period | None = None
    wage: Decimal | None = None
    extent: Decimal | None = None
    counted: Counted | None = None


FRESH_DAYS = 92  # a quarter: for so long we trust that nobody has been given notice since we were told (our own custom)
_A_KRONA = Decimal(1)  # wages that differ by less are the same, rounded on the way


def check(case: Case) -> tuple[Finding, ...]:
    """Return everything found, what stops first."""
    found = [one for judge in _JUDGES for one in judge(case)]
    return tuple(sorted(found, key=lambda one: list(Severity).index(one.severity)))


def _stop(code: str, *, about: str = "", source: str = "", **params: str) -> Finding:
    return Finding(code, Severity.STOP, tuple(params.items()), source, about)


def _warn(code: str, *, about: str = "", source: str = "", **params: str) -> Finding:
    return Finding(code, Severity.WARN, tuple(params.items()), source, about)


def _form(case: Case) -> Iterator[Finding]:
    """The days on which the form can begin."""
    first_day = case.period.first_day
    if case.form.can_begin and not any(period.covers(first_day) for period in case.form.can_begin):
        yield _stop("measure_not_valid", first=first_day.isoformat(), source=case.form.source)


def _workplace(case: Case) -> Iterator[Finding]:
    """Whether the workplace is open all the time."""
    closed, last_day = case.closed_day, case.period.last_day
    if closed is None:
        return
    if closed <= case.period.first_day:
        yield _stop("workplace_closed", closed=closed.isoformat())
    elif last_day is None or closed <= last_day:
        yield _warn("workplace_closes", about=closed.isoformat(), closed=closed.isoformat())


def _combination(case: Case) -> Iterator[Finding]:
    """What else the person has at the same time."""
    for other in case.others:
        if not other.period.overlaps(case.period):
            continue
        days = {"first": other.period.first_day.isoformat(), "last": _iso(other.period.last_day)}
        if case.form.group and other.group == case.form.group:
            yield _stop("combination", about=other.key, source=case.form.source, **days)
        else:
            yield _warn("runs_beside", about=other.key, **days)


def _time(case: Case) -> Iterator[Finding]:
    """For how long the form can be had: in all, and by one decision."""
    form, last_day = case.form, case.period.last_day
    if not form.is_limit_known:
        yield _warn("time_unknown", source=form.source)
    if form.longest_day is not None:
        day = form.longest_day.isoformat()
        if form.longest_day < case.period.first_day:
            yield _stop("time_used_up", about=day, source=form.source, longest=day)
        elif last_day is None:
            yield _warn("no_last_day", about=day, source=form.source, longest=day)
        elif last_day > form.longest_day:
            yield _stop("time_too_long", about=day, source=form.source, longest=day, last=last_day.isoformat())
    if form.decision_day is not None and last_day is not None and last_day > form.decision_day:
        day = form.decision_day.isoformat()
        yield Finding("renewal_needed", Severity.INFORM, (("decided_to", day),), form.source, day)


def _decision(case: Case) -> Iterator[Finding]:
    """Whether Arbetsförmedlingen has decided what is to begin, for all of the time."""
    if not case.form.is_decided_by_agency:
        return
    decided, period = case.decision, case.period
    if decided is None:
        if case.is_starting:
            told = _stop if case.form.waits else _warn
            yield told("decision_missing", about=period.first_day.isoformat(), source=case.form.source)
        return
    days = {"first": decided.first_day.isoformat(), "last": _iso(decided.last_day)}
    about = f"{days['first']}..{days['last']}"
    if period.first_day < decided.first_day:
        told = _stop if case.form.waits else _warn
        yield told("begins_before_decision", about=about, source=case.form.source, **days)
    if decided.last_day is not None and (period.last_day is None or period.last_day > decided.last_day):
        yield _warn("ends_after_decision", about=about, source=case.form.source, **days)


def _redundancy(case: Case) -> Iterator[Finding]:
    """Whether somebody was given notice for lack of work where the person is to be employed."""
    known, form = case.redundancy, case.form
    if not form.is_employment:
        return
    if known is None or known.as_of is None:
        yield _warn("redundancy_unknown", source=form.source)
        return
    if known.last_day is not None and known.last_day >= known.from_day:
        told = _stop if form.forbids_redundancy else _warn
        day = known.last_day.isoformat()
        yield told("redundancy", about=day, source=form.source, day=day, since=known.from_day.isoformat())
    elif (case.period.first_day - known.as_of).days > FRESH_DAYS:
        day = known.as_of.isoformat()
        yield _warn("redundancy_old", about=day, source=form.source, as_of=day)
    if known.in_unit is not None and known.in_unit >= known.from_day:
        day = known.in_unit.isoformat()
        yield _warn("redundancy_in_unit", about=day, source=form.source, day=day)


def _protection(case: Case) -> Iterator[Finding]:
    """What the Employment Protection Act leads to. Whether others have priority only people know: always a question."""
    known = case.protection
    if not case.form.is_employment or (known is not None and known.is_exempt):
        return
    source = "" if known is None else known.source
    yield _warn("priority_right", source="LAS 25, 25 a och 26 §§")
    if known is None or not known.is_known:
        yield _warn("las_unknown", source=source)
    if known is None:
        return
    if not known.is_kind_known:
        yield Finding("employment_unknown", Severity.INFORM, (), source)
    if known.converted_on is not None:
        day = known.converted_on.isoformat()
        yield _warn("las_converted", about=day, source=source, day=day)
    elif known.converts_on is not None and case.period.covers(known.converts_on):
        day, latest = known.converts_on.isoformat(), _iso(known.converts_latest_on)
        yield _warn("las_converts", about=day, source=source, day=day, latest=latest)


def _supervision(case: Case) -> Iterator[Finding]:
    """Whether somebody supervises, who has room for one more. The name is in no key: keys are stored apart."""
    known = case.supervision
    if not known.name.strip():
        yield _warn("supervisor_missing")
    elif known.capacity is None:
        yield _warn("supervisor_capacity_unknown", load=str(known.load))
    elif known.load >= known.capacity:
        told = {"load": str(known.load), "capacity": str(known.capacity)}
        yield _warn("supervisor_full", about=sha256(known.name.strip().casefold().encode()).hexdigest()[:12], **told)


def _money(case: Case) -> Iterator[Finding]:
    """The wage, and amounts that change while it runs."""
    if case.form.is_employment and case.wage is None:
        yield _warn("wage_missing")
    for day in sorted(case.form.changes):
        if day > case.period.first_day and case.period.covers(day):
            yield Finding("amounts_change", Severity.INFORM, (("day", day.isoformat()),), "", day.isoformat())


def _counted(case: Case) -> Iterator[Finding]:
    """Whether the sums rest on what is agreed. The amounts are in no key: keys are stored apart."""
    counted = case.counted
    if counted is None:
        return
    agreed: dict[str, tuple[object, object]] = {
        "form": (True, counted.is_same_form),
        "days": (case.period, _days_of(counted.period, case)),
        "extent": (case.extent, counted.extent),
        "wage": (case.wage, _wage_of(counted, case)),
    }
    for name, (said, then) in agreed.items():
        if said is not None and said != then:
            yield _warn(f"counted_other_{name}", about=sha256(f"{said}|{then}".encode()).hexdigest()[:12])


def _days_of(counted: Period, case: Case) -> Period:
    """Return the days counted. What runs may be counted from a later day on: that is no other time."""
    begins, runs = case.period.first_day, case.period.first_day <= case.on
    is_rest = runs and begins < counted.first_day and counted.last_day == case.period.last_day
    return case.period if is_rest else counted


def _wage_of(counted: Counted, case: Case) -> Decimal | None:
    """Return the wage counted with. One that differs by less than a krona was rounded on the way."""
    if case.wage is None or counted.wage is None:
        return counted.wage
    return case.wage if abs(case.wage - counted.wage) < _A_KRONA else counted.wage


_JUDGES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _form,
    _workplace,
    _combination,
    _time,
    _decision,
    _redundancy,
    _protection,
    _supervision,
    _money,
    _counted,
)


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()
