"""What the checks 3, 6 and 12 months after move: the share in work or studies, of those that somebody asked about."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from tests.factories.figures import days, over
from tests.factories.register import later, make_person, make_placement

from talja.apps.followups.operations import CheckInput, record_check
from talja.apps.followups.queries import checks_for_statistics
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Placement
from talja.apps.placements.queries import list_placements
from talja.apps.reports.lines import LastingLine
from talja.apps.reports.queries import overview
from talja.core.chain.schedule import add_months, check_days
from talja.core.kernel.period import Period

JOB = "ordinary_municipal_job"
pytestmark = pytest.mark.usefixtures("measures")
NONE = (0, 0, 0, 0, 0, 0)


def made(actor: Actor, *, last_day: date, destination: str = JOB, **facts: Any) -> Placement:
    """Make an employment that ended, two years long unless told otherwise."""
    facts.setdefault("first_day", last_day - timedelta(days=730))
    placement = make_placement(actor=actor, **facts)
    over(placement, last_day=last_day, actor=actor, destination=destination, kolada="U")
    return Placement.objects.get(pk=placement.pk)


def checked(placement: Placement, months: int, status: str, *, actor: Actor, still: str = "yes") -> None:
    assert placement.last_day is not None
    said = CheckInput(check_days(placement.last_day)[months], status=status, still=still)
    record_check(placement_key=placement.key, months=months, said=said, actor=actor)


def counts(line: LastingLine) -> tuple[int | None, ...]:
    share = line.share
    return (share.total.count, line.answered, share.yes.count, line.there, share.no.count, share.unknown.count)


def lasting(actor: Actor, on: date, **asked: Any) -> dict[int, tuple[int | None, ...]]:
    return {line.months: counts(line) for line in overview(actor=actor, on=on, **asked).lasting}


def test_each_check_moves_its_own_figure(system: Actor, asta: Actor, today: date) -> None:
    placement = made(system, last_day=add_months(today, -12))
    unknown = (1, 0, 0, 0, 0, 1)
    assert lasting(asta, today) == {3: unknown, 6: unknown, 12: unknown}
    checked(placement, 3, JOB, actor=asta)
    assert lasting(asta, today) == {3: (1, 1, 1, 1, 0, 0), 6: unknown, 12: unknown}
    checked(placement, 6, "studies_university", still="no", actor=asta)
    assert lasting(asta, today)[6] == (1, 1, 1, 0, 0, 0)
    checked(placement, 12, "unemployed", still="no", actor=asta)
    assert lasting(asta, today)[12] == (1, 1, 0, 0, 1, 0)
    (_, _, line) = overview(actor=asta, on=today).lasting
    assert (line.share.known, line.share.low, line.share.high) == (0.0, 0.0, 0.0)


def test_the_day_to_ask_is_in_the_period(system: Actor, asta: Actor, today: date) -> None:
    """Each of the three is about others, and nobody is counted before the day has come."""
    made(system, last_day=add_months(today, -3) + timedelta(days=1))
    assert lasting(asta, today) == {3: NONE, 6: NONE, 12: NONE}
    assert lasting(asta, today + timedelta(days=1))[3][0] == 1
    made(system, last_day=add_months(today, -24))  # a year too long ago for all but what was asked a year ago
    assert [line[0] for line in lasting(asta, today).values()] == [0, 0, 0]
    before = Period(add_months(today, -24), add_months(today, -12))
    assert [line[0] for line in lasting(asta, today, period=before).values()] == [1, 1, 1]


def test_the_cases_are_those_that_ended_then(system: Actor, asta: Actor, today: date) -> None:
    for months in (2, 3, 4, 7, 13, 14, 25):
        made(system, last_day=add_months(today, -months))
    totals = [line.share.total for line in overview(actor=asta, on=today).lasting]
    assert [figure.count for figure in totals] == [5, 3, 2]
    for figure in totals:
        assert figure.cases is not None
        assert list_placements(actor=asta, on=today, filters=figure.cases).count == figure.count


def test_unknown_stays_unknown(system: Actor, asta: Actor, today: date) -> None:
    last_day = add_months(today, -6)
    asked_in_vain, corrected, dead = (made(system, last_day=last_day) for _ in range(3))
    checked(asked_in_vain, 3, "unknown", still="unknown", actor=asta)
    checked(corrected, 3, JOB, actor=asta)
    checked(corrected, 3, "unknown", still="unknown", actor=later(asta))
    checked(dead, 3, "deceased", still="no", actor=asta)
    made(system, last_day=last_day, destination="deceased")
    assert lasting(asta, today)[3] == (4, 2, 0, 0, 2, 2)
    assert lasting(asta, today)[6] == (4, 2, 0, 0, 2, 2)


def test_a_check_holds_for_its_last_day_only(system: Actor, asta: Actor, today: date) -> None:
    placement = made(system, last_day=add_months(today, -6))
    checked(placement, 3, JOB, actor=asta)
    Placement.objects.filter(pk=placement.pk).update(last_day=add_months(today, -5))
    assert lasting(asta, today)[3] == (1, 0, 0, 0, 0, 1)


def test_only_employments_with_support_are_counted(system: Actor, asta: Actor, today: date) -> None:
    made(system, last_day=add_months(today, -4), measure="arbetspraktik")
    assert lasting(asta, today) == {3: NONE, 6: NONE, 12: NONE}


def test_a_past_day_shows_what_was_told_by_then(system: Actor, asta: Actor, today: date) -> None:
    placement = made(later(system, at=system.at - timedelta(days=20)), last_day=add_months(today, -4))
    early = replace(asta, at=datetime.combine(days(-10), asta.at.timetz()))
    checked(placement, 3, JOB, actor=early)
    checked(placement, 3, "unemployed", still="no", actor=asta)
    assert lasting(asta, days(-11), as_known=True)[3] == (1, 0, 0, 0, 0, 1)
    assert lasting(asta, days(-10), as_known=True)[3] == (1, 1, 1, 1, 0, 0)
    assert lasting(asta, today, as_known=True)[3] == (1, 1, 0, 0, 1, 0)


def test_those_without_the_cases_get_few_hidden_and_the_rest_rounded(
    system: Actor, asta: Actor, analyst: Actor, today: date
) -> None:
    """Two who have nothing could else be worked out from the others and the whole."""
    last_day = add_months(today, -5)
    for number in range(40):
        placement = made(system, last_day=last_day)
        if number < 30:
            checked(placement, 3, "unemployed" if number < 2 else JOB, actor=asta)
    assert lasting(asta, today)[3] == (40, 30, 28, 28, 2, 10)
    (line, *_) = overview(actor=analyst, on=today).lasting
    told = counts(line)
    assert told[4] is None
    assert told[1] is None
    assert None in (told[0], told[2], told[5])
    assert all(number is None or number % 5 == 0 for number in told)
    assert (line.share.known, line.share.low, line.share.high, line.share.exact) == (None, None, None, None)
    assert line.share.withheld
    assert line.share.total.cases is None


def test_who_is_still_there_is_hidden_when_the_rest_are_few(
    system: Actor, asta: Actor, analyst: Actor, today: date
) -> None:
    for number in range(40):
        placement = made(system, last_day=add_months(today, -5))
        if number < 30:
            status = "unemployed" if number < 10 else JOB
            checked(placement, 3, status, still="no" if number < 12 else "yes", actor=asta)
    (line, *_) = overview(actor=analyst, on=today).lasting
    assert counts(line) == (40, 30, 20, None, 10, 10)
    assert line.share.known == 0.67


def test_protected_spans_are_whole_months(system: Actor, analyst: Actor, today: date) -> None:
    """What came due this month is told when the month is over, so that no day can be asked for alone."""
    for _ in range(10):
        made(system, last_day=add_months(today.replace(day=3), -3))
    assert lasting(analyst, today)[3][0] == 0
    assert lasting(analyst, today.replace(day=30))[3][0] == 10


@pytest.mark.parametrize("who", ["malik", "ursula"])
def test_a_stranger_gets_no_checks(who: str, system: Actor, today: date, request: pytest.FixtureRequest) -> None:
    checked(made(system, last_day=add_months(today, -4)), 3, JOB, actor=system)
    ended = Period(add_months(today, -6), today)
    assert len(checks_for_statistics(actor=system, ended=ended)) == 1
    assert checks_for_statistics(actor=request.getfixturevalue(who), ended=ended) == {}


def test_a_protected_person_is_counted_like_everybody(
    system: Actor, asta: Actor, analyst: Actor, protector: Actor, today: date
) -> None:
    hidden = make_person(actor=system, protection="sekretessmarkering")
    checked(made(system, last_day=add_months(today, -4), person=hidden), 3, JOB, actor=protector)
    assert lasting(asta, today)[3] == (1, 1, 1, 1, 0, 0)
    assert lasting(analyst, today)[3] == (None, None, None, None, 0, 0)


def test_as_many_queries_for_two_as_for_twenty(
    system: Actor, asta: Actor, today: date, django_assert_num_queries: Any
) -> None:
    for number in (2, 18):
        for _ in range(number):
            checked(made(system, last_day=add_months(today, -4)), 3, JOB, actor=asta)
        with django_assert_num_queries(1):
            checks_for_statistics(actor=asta, ended=Period(add_months(today, -6), today))
        with django_assert_num_queries(10):
            overview(actor=asta, on=today)
