"""What is told of workplaces: day by day, the latest holds, and a notice counts until it is taken back."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from tests.factories.organisation import (
    NOW,
    TODAY,
    MunicipalityFactory,
    UnitFactory,
    WorkplaceFactory,
    actor_with,
)

from talja.apps.audit.models import Event
from talja.apps.organisation import policies, queries
from talja.apps.organisation.actors import Actor, outsider
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Workplace, WorkplaceFacts
from talja.apps.organisation.operations import (
    FactsInput,
    record_workplace_facts,
    remove_workplace_facts,
    set_share_limit,
)
from talja.apps.organisation.queries import KnownFacts, facts_known
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db
FACTS: dict[str, Any] = {
    "as_of": TODAY,
    "on": TODAY,
    "ordinary_staff": 12,
    "supervisor_capacity": None,
    "redundancy": "",
    "redundancy_day": None,
    "source": "Chefen",
}


@pytest.fixture
def asta() -> Actor:
    return actor_with(RoleKind.COORDINATOR)


@pytest.fixture
def eken() -> Workplace:
    return WorkplaceFactory(unit=UnitFactory(), name="Eken")


def tell(place: Workplace, actor: Actor, as_of: date, **said: Any) -> WorkplaceFacts:
    facts = FactsInput(as_of=as_of, **{"source": "Chefen", **said})
    return record_workplace_facts(workplace_key=place.key, said=facts, actor=actor)


def known(place: Workplace, on: date = TODAY) -> KnownFacts:
    (found,) = facts_known(place, days=[on])
    return found


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, ""),
        ({"ordinary_staff": 0}, ""),
        ({"ordinary_staff": None, "supervisor_capacity": 2}, ""),
        ({"ordinary_staff": None, "redundancy": "none"}, ""),
        ({"redundancy": "given", "redundancy_day": TODAY}, ""),
        ({"as_of": date(2026, 11, 3)}, "facts_in_future"),
        ({"ordinary_staff": None}, "facts_say_nothing"),
        ({"ordinary_staff": -1}, "staff_out_of_range"),
        ({"ordinary_staff": 10_001}, "staff_out_of_range"),
        ({"supervisor_capacity": 101}, "staff_out_of_range"),
        ({"redundancy": "given"}, "redundancy_needs_day"),
        ({"redundancy": "none", "redundancy_day": TODAY}, "redundancy_day_alone"),
        ({"as_of": date(2026, 11, 1), "redundancy": "given", "redundancy_day": TODAY}, "redundancy_day_after"),
        ({"source": "  "}, "source_missing"),
        ({"source": "x" * 201}, "source_too_long"),
    ],
)
def test_what_may_be_told(changes: dict[str, Any], code: str) -> None:
    assert policies.may_be_told(**{**FACTS, **changes}).code == code


@pytest.mark.parametrize(
    ("percent", "is_allowed"),
    [(None, True), ("0.5", True), ("100", True), ("0", False), ("100.5", False), ("-1", False)],
)
def test_what_share_may_be_set(percent: str | None, *, is_allowed: bool) -> None:
    assert policies.may_be_share(Decimal(percent) if percent else None).allowed is is_allowed


def test_the_latest_of_each_fact_holds_on_a_day(asta: Actor, eken: Workplace) -> None:
    tell(eken, asta, date(2026, 1, 1), ordinary_staff=20, supervisor_capacity=2, source="Lönelistan")
    tell(eken, asta, date(2026, 6, 1), ordinary_staff=18)
    tell(eken, asta, date(2026, 10, 1), redundancy="none")
    assert known(eken) == KnownFacts(18, date(2026, 6, 1), "Chefen", 2, date(2026, 10, 1))
    assert known(eken, date(2026, 5, 31)) == KnownFacts(20, date(2026, 1, 1), "Lönelistan", 2)
    assert known(eken, date(2025, 12, 31)) == KnownFacts()


def test_told_again_for_the_same_day_it_takes_the_place_of_the_first(asta: Actor, eken: Workplace) -> None:
    tell(eken, asta, TODAY, ordinary_staff=20)
    tell(eken, asta, TODAY, ordinary_staff=21, source=" HR ")
    (row,) = queries.facts_of(workplace_key=eken.key, actor=asta)
    assert (row.ordinary_staff, row.source) == (21, "HR")


def test_a_notice_counts_whatever_is_told_after_it_until_it_is_taken_back(asta: Actor, eken: Workplace) -> None:
    told = tell(eken, asta, date(2026, 5, 1), redundancy="given", redundancy_day=date(2026, 4, 1))
    tell(eken, asta, date(2026, 9, 1), redundancy="none")
    assert (known(eken).redundancy_day, known(eken).redundancy_as_of) == (date(2026, 4, 1), date(2026, 9, 1))
    remove_workplace_facts(facts_key=told.key, actor=asta)
    assert known(eken).redundancy_day is None


def test_a_notice_elsewhere_in_the_unit_is_known_apart(asta: Actor, eken: Workplace) -> None:
    sibling, stranger = WorkplaceFactory(unit=eken.unit), WorkplaceFactory(unit=UnitFactory())
    for place in (sibling, stranger):
        tell(place, asta, TODAY, redundancy="given", redundancy_day=date(2026, 4, 1), ordinary_staff=99)
    assert known(eken) == KnownFacts(redundancy_in_unit=date(2026, 4, 1))
    alone = WorkplaceFactory(employer=eken.employer)
    tell(WorkplaceFactory(employer=eken.employer), asta, TODAY, redundancy="given", redundancy_day=TODAY)
    assert known(alone) == KnownFacts()


def test_what_is_known_takes_one_query_for_any_number_of_days(
    asta: Actor, eken: Workplace, django_assert_num_queries: Any
) -> None:
    tell(eken, asta, TODAY, ordinary_staff=5)
    with django_assert_num_queries(1):
        assert len(facts_known(eken, days=[TODAY, date(2025, 11, 2), date(2024, 1, 1)])) == 3


def test_telling_is_recorded_without_what_was_told(asta: Actor, eken: Workplace) -> None:
    told = tell(eken, asta, TODAY, ordinary_staff=0, redundancy="none", source="Anna Andersson")
    remove_workplace_facts(facts_key=told.key, actor=asta)
    first, second = Event.objects.filter(code__startswith="workplace.facts").order_by("pk")
    assert (first.target_key, first.data) == (
        str(eken.key),
        {"as_of": "2026-11-02", "fields": "ordinary_staff redundancy"},
    )
    assert (second.code, second.data) == ("workplace.facts_removed", {"as_of": "2026-11-02"})


def test_only_those_who_edit_the_organisation_may_tell(eken: Workplace, asta: Actor) -> None:
    told = tell(eken, asta, TODAY, ordinary_staff=5)
    hr = actor_with(RoleKind.HR)
    for refused in (
        lambda: tell(eken, hr, TODAY, ordinary_staff=5),
        lambda: remove_workplace_facts(facts_key=told.key, actor=hr),
        lambda: set_share_limit(percent=Decimal(10), actor=hr),
    ):
        with pytest.raises(Denied, match="missing_right"):
            refused()
    assert queries.facts_of(workplace_key=eken.key, actor=hr)
    assert queries.get_facts(key=told.key, actor=hr).workplace_key == eken.key


def test_a_stranger_is_told_nothing(eken: Workplace, asta: Actor) -> None:
    told = tell(eken, asta, TODAY, ordinary_staff=5)
    nobody = outsider(at=NOW)
    assert queries.facts_of(workplace_key=eken.key, actor=nobody) == ()
    with pytest.raises(WorkplaceFacts.DoesNotExist):
        queries.get_facts(key=told.key, actor=nobody)
    with pytest.raises(Workplace.DoesNotExist):
        tell(Workplace(key=uuid4()), asta, TODAY, ordinary_staff=5)


def test_today_is_the_day_in_sweden(asta: Actor, eken: Workplace) -> None:
    late = datetime.fromisoformat("2026-11-02T23:30+00:00")  # already the third
    assert tell(eken, Actor(asta.key, "", late, asta.rights, None), date(2026, 11, 3), ordinary_staff=5).pk


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"redundancy": "given"},
        {"redundancy": "given", "redundancy_day": date(2026, 11, 3)},
        {"redundancy": "none", "redundancy_day": TODAY},
    ],
)
def test_the_database_refuses_what_cannot_be(eken: Workplace, wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        WorkplaceFacts.objects.create(
            workplace=eken, as_of=TODAY, source="x", recorded_at=NOW, recorded_by="x", **wrong
        )


def test_the_municipality_sets_its_own_limit_once(asta: Actor) -> None:
    with pytest.raises(Denied, match="not_set_up"):
        set_share_limit(percent=Decimal(15), actor=asta)
    MunicipalityFactory()
    assert queries.share_limit() is None
    set_share_limit(percent=Decimal(15), actor=asta)
    set_share_limit(percent=Decimal(15), actor=asta)
    assert queries.share_limit() == Decimal("0.15")
    set_share_limit(percent=None, actor=asta)
    assert queries.share_limit() is None
    told = Event.objects.filter(code="municipality.share_limit_set").order_by("pk").values_list("data", flat=True)
    assert list(told) == [{"percent": "15"}, {"percent": ""}]
