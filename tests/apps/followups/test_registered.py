"""What the register knows of how it went: nobody is called about an internship that went on to something of ours."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import F
from tests.apps.followups.making import at, ended
from tests.factories.register import later, make_placement

from talja.apps.followups.operations import CheckInput, record_check
from talja.apps.followups.queries import due_checks, followups_of, unknown_outcomes
from talja.apps.followups.registered import MonthsLater
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.core.chain.schedule import add_months

LAST = date(2026, 8, 31)
CALLED_ABOUT = date(2026, 11, 30)  # three months after, in a shorter month


@pytest.fixture
def internship(asta: Actor) -> Placement:
    made = make_placement(actor=asta, measure="arbetspraktik")
    ended(made, actor=asta, last_day=LAST, destination="unknown")
    return made


def goes_on(person: Person, *, actor: Actor, last_day: date | None = None, **facts: Any) -> Placement:
    made = make_placement(actor=actor, person=person, **{"first_day": date(2026, 9, 1)} | facts)
    if last_day is not None:
        ended(made, actor=actor, last_day=last_day)
    return made


def called(actor: Actor, on: date) -> list[str]:
    return [one.placement_key for one in due_checks(actor=actor, on=on).rows]


def unknown(actor: Actor, on: date) -> list[str]:
    return [one.placement_key for one in unknown_outcomes(actor=actor, on=on).rows]


def test_who_went_nowhere_of_ours_is_asked_about(internship: Placement, asta: Actor) -> None:
    assert called(asta, CALLED_ABOUT) == [str(internship.key)]
    assert unknown(asta, CALLED_ABOUT) == [str(internship.key)]


def test_who_went_on_to_an_employment_is_not(internship: Placement, asta: Actor) -> None:
    goes_on(internship.person, actor=asta)
    for months in (1, 3, 6, 9, 12, 18):
        on = add_months(LAST, months)
        assert (called(asta, on), unknown(asta, on)) == ([], [])


def known(placement: Placement, actor: Actor, on: date) -> list[tuple[str, date | None]]:
    found = followups_of(placement_key=placement.key, actor=actor, on=on)
    return [] if found is None else [(one.registered, one.registered_first_day) for one in found.checks]


def test_the_page_says_what_the_register_knows(internship: Placement, asta: Actor) -> None:
    """Of a check that is not due yet, what is so now; of one that was, what was so then."""
    nothing, employed = ("", None), ("subsidised", date(2026, 9, 1))
    assert known(internship, asta, CALLED_ABOUT) == [nothing] * 3
    other = goes_on(internship.person, actor=asta, measure="introduktionsjobb")
    assert known(internship, asta, date(2026, 8, 31)) == [nothing] * 3  # not begun
    assert known(internship, asta, CALLED_ABOUT) == [employed] * 3
    ended(other, actor=asta, last_day=date(2026, 12, 10))
    assert known(internship, asta, date(2027, 2, 25)) == [employed, nothing, nothing]
    assert known(other, asta, date(2027, 2, 25)) == [nothing] * 3  # an employment is asked about whatever follows


def test_once_the_other_has_ended_one_asks_again(internship: Placement, asta: Actor) -> None:
    goes_on(internship.person, actor=asta, last_day=date(2026, 10, 31))
    assert called(asta, CALLED_ABOUT) == [str(internship.key)]
    assert unknown(asta, date(2027, 2, 24)) == [str(internship.key)]


def test_what_the_register_knew_then_is_known_later(internship: Placement, asta: Actor) -> None:
    """The other ended in the days when one would have called: three months after is known, six are not."""
    goes_on(internship.person, actor=asta, last_day=date(2026, 12, 10))
    after = date(2027, 2, 25)
    assert str(internship.key) not in unknown(asta, after)
    assert str(internship.key) in called(asta, date(2027, 2, 28))
    assert str(internship.key) in unknown(asta, date(2027, 5, 30))


def test_an_employment_is_asked_about_whatever_follows(asta: Actor) -> None:
    employment = make_placement(actor=asta)
    ended(employment, actor=asta, last_day=LAST)
    goes_on(employment.person, actor=asta)
    assert called(asta, CALLED_ABOUT) == [str(employment.key)]


def test_somebody_elses_placement_says_nothing(internship: Placement, asta: Actor) -> None:
    make_placement(actor=asta, first_day=date(2026, 9, 1))
    goes_on(internship.person, actor=asta, first_day=CALLED_ABOUT + timedelta(days=1))
    assert called(asta, CALLED_ABOUT) == [str(internship.key)]
    assert called(asta, CALLED_ABOUT + timedelta(days=1)) == []


def test_what_somebody_told_is_no_longer_unknown(internship: Placement, asta: Actor) -> None:
    said = CheckInput(status="unemployed", still="no", evidence="person_told", note="", checked_day=CALLED_ABOUT)
    record_check(placement_key=internship.key, months=3, said=said, actor=later(asta, at=at(2026, 11, 30)))
    assert called(asta, CALLED_ABOUT) == []


@pytest.mark.parametrize("last_day", [LAST, date(2027, 11, 30), date(2028, 2, 29), date(2026, 12, 31)])
@pytest.mark.parametrize("months", [3, 6, 12])
def test_the_database_counts_months_as_we_do(last_day: date, months: int, internship: Placement) -> None:
    Placement.objects.filter(pk=internship.pk).update(last_day=last_day)
    counted = Placement.objects.annotate(
        same=MonthsLater(F("last_day"), months), over=MonthsLater(F("last_day"), months, 85)
    )
    wanted = add_months(last_day, months)
    assert counted.values_list("same", "over").get() == (wanted, wanted + timedelta(days=85))
