"""The demo's support: most employments are counted, some are not, some decisions differ, and two rules are its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from tests.project.demo.test_load import ON

from talja.apps.accounts.models import User
from talja.apps.agreements.models import Agreement
from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor, actor_for
from talja.apps.placements.models import Placement
from talja.apps.subsidies import queries
from talja.apps.subsidies.models import Calculation, RuleChange, SupportDecision
from talja.project.demo.load import load_demo

pytestmark = pytest.mark.django_db
JANUARY = date(2027, 1, 1)


@pytest.fixture
def asta(tmp_path: Path) -> Actor:
    load_demo(on=ON, lists_folder=tmp_path)
    return actor_for(User.objects.get(name="Asta Almgren"), at=datetime.combine(ON, time(9), UTC), today=ON)


def lines(actor: Actor) -> Iterator[queries.DecisionLine]:
    for key in SupportDecision.objects.values_list("placement_key", flat=True):
        yield from queries.decisions_of(actor=actor, placement_key=key)


def test_the_demo_shows_what_support_is_about(asta: Actor) -> None:
    subsidised = Placement.objects.in_stock(on=ON).filter(measure__category="subsidised")
    calculated = set(Calculation.objects.values_list("placement_key", flat=True))
    missing = [one for one in subsidised if one.key not in calculated]
    assert 3 <= len(missing) <= 25
    agree = [line.agrees for line in lines(asta)]
    assert agree.count(True) >= 10
    assert agree.count(False) >= 5

    found = queries.forecast(actor=asta, on=ON)
    assert (found.counted or 0) > 60
    assert found.uncounted
    assert found.ends
    assert all(month.cost for month in found.months[:6])
    assert len({place.sum.administration for place in found.places}) > 2

    own, proposed = RuleChange.objects.order_by("pk")
    assert (own.state, proposed.state, proposed.takes_effect_on) == ("approved", "proposed", JANUARY)
    assert all("exempel" in one.title for one in (own, proposed))
    impact = queries.impact_of(actor=asta, change_key=proposed.key, on=ON)
    assert (impact.touched or 0) > 50
    assert any(line.cost > 0 for line in impact.lines)
    assert queries.rule_change(actor=asta, key=proposed.key).may_approve
    assert queries.current_book().shared["pension_and_insurance"].at(ON).number == Decimal("9.40")

    of_support = Event.objects.filter(code__regex=r"^(rule|placement)\.").exclude(target_key__in=_agreed())
    moments = list(of_support.order_by("pk").values_list("at", flat=True))
    assert moments == sorted(moments)
    assert moments[-1] < datetime.combine(ON, time(), UTC)


def _agreed() -> list[str]:
    """Return the placements that agreements began: their history is loaded after the register's."""
    return [str(key) for key in Agreement.objects.values_list("placement_key", flat=True)]
