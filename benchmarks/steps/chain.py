"""The chain over a whole register: My day and the board of internships, with all that waits for somebody."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks import worlds
from benchmarks.steps.pages import _NOON, _TRANSACTION, _get, _measured, _signed_in
from benchmarks.steps.timing import timed
from talja.apps.agreements.enums import Cause, Change, Party, State, Wish
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval, Conversion
from talja.apps.collaboration.enums import ApplicationState, Basis, ConsultationState
from talja.apps.collaboration.models import Application, Consultation, Union
from talja.apps.followups.enums import Audience, Evidence, Going, Still
from talja.apps.followups.models import Ask, Check, FollowUp, Held, Plan
from talja.apps.placements.enums import Category, Destination
from talja.apps.placements.models import Measure, Placement
from talja.core.chain.schedule import Kind, check_days

_DAY = timedelta(days=1)
_MONTHS = (3, 6, 12)
_FOLLOWED = timedelta(days=90)  # between the talks of one placement
_BY = "system"
_STATES = (State.DRAFT, State.CONSULTED, State.AWAITING, State.APPROVED)
_EMPLOYMENTS = {Category.SUBSIDISED, Category.MUNICIPAL}


def fill() -> dict[str, Any]:
    """Write the chain around the register as it would stand: most done in time, some of each sort waiting or late."""
    placements = list(Placement.objects.select_related("measure", "person__case_worker", "workplace").order_by("pk"))
    running = [one for one in placements if one.first_day <= worlds.ON and (one.last_day or date.max) >= worlds.ON]
    counts = {"running": len(running), "followups": _follow(running), "checks": _check(placements)}
    counts["agreements"] = _agree(running)
    counts["conversions"] = _convert([one for one in running if one.measure.category == Category.INTERNSHIP])
    counts["consultations"] = _consult(running)
    return counts | {"applications": _apply(running)}


def measure(*, loops: int) -> dict[str, Any]:
    """Ask for My day and the board as a coordinator does; the first of each is told too, with nothing remembered."""
    day, board = reverse("shared:my_day"), reverse("coordinator:conversion_list")
    paths = {
        "My day": day,
        "My day, everybody's": f"{day}?vem=alla",
        "the board": board,
        "the board, with a wage": f"{board}?wage=24000",
        "the board, last page": f"{board}?page=999999",
    }
    with patch("django.utils.timezone.now", return_value=_NOON):
        client = _signed_in("coordinator")
        _get(client, reverse("coordinator:person_list"))  # a server that has started, and shown another page
        return {"pages": {name: _page(client, path, loops=loops) for name, path in paths.items()}}


def _page(client: Client, path: str, *, loops: int) -> dict[str, Any]:
    show = partial(_get, client, path)
    _, first = timed(show)
    with CaptureQueriesContext(connection) as captured:
        show()
    asked = [one["sql"] for one in captured.captured_queries if not _TRANSACTION.match(one["sql"])]
    found = _measured(show, loops=loops)
    return found | {"first": first["cpu"], "written": sum(not sql.lstrip().startswith("SELECT") for sql in asked)}


def _follow(running: list[Placement]) -> int:
    """Plan four of five, hold talks every third month, leave one due in eight late, and ask about those to come."""
    planned = (one for number, one in enumerate(running) if number % 5)
    Plan.objects.bulk_create(map(_plan, planned), batch_size=500)
    FollowUp.objects.bulk_create((row for one in running for row in _talks(one)), batch_size=500)
    rows = FollowUp.objects.order_by("pk")
    Held.objects.bulk_create(map(_held, rows.exclude(held_day=None)), batch_size=500)
    waiting = rows.filter(held_day=None, due_day__lte=worlds.ON + timedelta(days=40))
    Ask.objects.bulk_create(_asks(waiting), batch_size=500)
    return rows.count()


def _plan(placement: Placement) -> Plan:
    return Plan(
        placement_key=placement.key,
        aim=Destination.ORDINARY_MUNICIPAL_JOB,
        next_step="Samtal om fortsättningen",
        next_step_day=worlds.ON + timedelta(days=20),
        responsible_key=str(placement.person.case_worker.key) if placement.person.case_worker else _BY,
        recorded_at=_NOON,
        recorded_by=_BY,
    )


def _talks(placement: Placement) -> Iterator[FollowUp]:
    ends = placement.last_day or placement.planned_last_day or placement.first_day + timedelta(days=365)
    day, number = placement.first_day + timedelta(days=14), 1
    while day < ends and number < 9:
        is_held = day < worlds.ON and (placement.pk + number) % 8 > 0
        yield _talk(placement, Kind.EXPERIENCE if number % 2 else Kind.CHECK_IN, number, day, is_held=is_held)
        day, number = day + _FOLLOWED, number + 1
    yield _talk(placement, Kind.END, 1, ends, is_held=False)


def _talk(placement: Placement, kind: Kind, number: int, day: date, *, is_held: bool) -> FollowUp:
    return FollowUp(
        placement_key=placement.key,
        kind=kind.value,
        number=number,
        due_day=day,
        held_day=day if is_held else None,
        planned_at=_NOON,
        planned_by=_BY,
    )


def _held(talk: FollowUp) -> Held:
    day = talk.held_day or talk.due_day
    return Held(followup=talk, held_day=day, going=Going.WELL, recorded_at=_NOON, recorded_by=_BY)


def _asks(talks: Iterable[FollowUp]) -> Iterator[Ask]:
    for number, talk in enumerate(talks):
        if number % 4 == 0:
            yield Ask(
                followup=talk,
                audience=Audience.WORKPLACE,
                to_name="Malik Mattsson",
                last_day=worlds.ON + timedelta(days=14),
                recorded_at=_NOON - timedelta(days=10 + number % 8),
                recorded_by=_BY,
            )


def _check(placements: list[Placement]) -> int:
    """Call nine of ten when the day comes."""
    ended = ((one, one.last_day) for one in placements if one.last_day and one.last_day < worlds.ON)
    rows = [
        Check(
            placement_key=one.key,
            last_day=last_day,
            months=months,
            status=Destination.ORDINARY_PRIVATE_JOB,
            still=Still.UNKNOWN,
            evidence=Evidence.PERSON_TOLD,
            checked_day=check_days(last_day)[months],
            recorded_at=_NOON,
            recorded_by=_BY,
        )
        for one, last_day in ended
        for months in _MONTHS
        if check_days(last_day)[months] <= worlds.ON and (one.pk + months) % 10
    ]
    Check.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _agree(running: list[Placement]) -> int:
    """Agree on two of three that run, and have one for ten on its way; half of those have the workplace's yes."""
    measure = Measure.objects.get(code="nystartsjobb")
    signed = [_agreement(one, State.RUNNING) for number, one in enumerate(running) if number % 3]
    ways = [_agreement(one, _STATES[number % 4], is_first=False) for number, one in enumerate(running[::10])]
    Agreement.objects.bulk_create([*signed, *ways], batch_size=500)
    places = {one.person_id: one for one in running}
    versions = [
        _version(row, places[row.person_id], measure, number)
        for number, row in enumerate(Agreement.objects.order_by("pk"))
    ]
    AgreementVersion.objects.bulk_create(versions, batch_size=500)
    approved = AgreementVersion.objects.order_by("pk").select_related("agreement")
    rows = (
        Approval(version=one, party=party, approved_at=_NOON, approved_by=_BY)
        for number, one in enumerate(approved)
        for party in (Party.UNIT, Party.WORKPLACE)
        if one.agreement.state in {State.RUNNING, State.APPROVED} or (party == Party.WORKPLACE and number % 2)
    )
    Approval.objects.bulk_create(rows, batch_size=500)
    return len(versions)


def _agreement(placement: Placement, state: State, *, is_first: bool = True) -> Agreement:
    own = {"placement_key": placement.key} if is_first else {}
    return Agreement(person=placement.person, state=state, state_since=_NOON, drafted_at=_NOON, drafted_by=_BY, **own)


def _version(row: Agreement, placement: Placement, measure: Measure, number: int) -> AgreementVersion:
    runs = row.state == State.RUNNING
    first_day = placement.first_day if runs else worlds.ON + timedelta(days=number % 75 - 5)
    return AgreementVersion(
        agreement=row,
        number=1,
        change=Change.DRAFTED,
        effective_day=first_day,
        made_at=_NOON,
        made_by=_BY,
        workplace=placement.workplace,
        measure=placement.measure if runs else measure,
        first_day=first_day,
        last_day=None if runs else first_day + timedelta(days=364),
    )


def _convert(internships: list[Placement]) -> int:
    """Ask two workplaces of three, and give up one in seven."""
    wishes = (Wish.UNASKED, Wish.YES, Wish.MAYBE, Wish.YES, Wish.NO, Wish.UNASKED)
    rows = [_conversion(one, wishes[number % 6], lost=number % 7 == 0) for number, one in enumerate(internships)]
    Conversion.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _conversion(placement: Placement, wish: Wish, *, lost: bool) -> Conversion:
    said = {} if wish == Wish.UNASKED else {"wish_at": _NOON, "wish_by": _BY}
    why = {"cause": Cause.MONEY, "explanation": "Ingen budget", "lost_at": _NOON, "lost_by": _BY} if lost else {}
    return Conversion(placement_key=placement.key, wish=wish, **said, **why)


def _consult(running: list[Placement]) -> int:
    """Ask the union about every third that runs; one in twelve waits, and a quarter of those are late."""
    union = Union.objects.create(name="Kommunalarna", sort_key="kommunalarna")
    rows = [_consultation(one, union, number) for number, one in enumerate(running[::3])]
    Consultation.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _consultation(placement: Placement, union: Union, number: int) -> Consultation:
    waits = number % 12 == 0
    deadline = worlds.ON + timedelta(days=10 if number % 48 else -3)
    return Consultation(
        matter_key=placement.key,
        person_key=placement.person.key,
        workplace=placement.workplace,
        union=union,
        basis=Basis.LOCAL,
        shown={},
        state=ConsultationState.SENT if waits else ConsultationState.AGREES,
        answered_at=None if waits else _NOON,
        recorded_by="" if waits else _BY,
        sent_at=_NOON - timedelta(days=10),
        sent_by=_BY,
        deadline=deadline if waits else placement.first_day,
    )


def _apply(running: list[Placement]) -> int:
    """Apply for every employment that runs: one in 25 is to be sent, one in 25 waits, the rest is granted."""
    states = (ApplicationState.PLANNED, ApplicationState.SENT, *[ApplicationState.GRANTED] * 23)
    employed = [one for one in running if one.measure.category in _EMPLOYMENTS]
    rows = [_application(one, states[number % 25]) for number, one in enumerate(employed)]
    Application.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _application(placement: Placement, state: ApplicationState) -> Application:
    is_sent, is_granted = state != ApplicationState.PLANNED, state == ApplicationState.GRANTED
    sent = placement.first_day - timedelta(days=30) if is_granted else worlds.ON - timedelta(days=placement.pk % 30)
    last_day = placement.planned_last_day or placement.first_day + timedelta(days=365)
    return Application(
        matter_key=placement.key,
        placement_key=placement.key,
        person_key=placement.person.key,
        workplace=placement.workplace,
        measure_code=placement.measure.code,
        state=state,
        send_by=None if is_sent else worlds.ON + _DAY,
        sent_day=sent if is_sent else None,
        decided_day=placement.first_day if is_granted else None,
        decision_first_day=placement.first_day if is_granted else None,
        decision_last_day=max(last_day, placement.first_day) if is_granted else None,
        recorded_at=_NOON,
        recorded_by=_BY,
    )
