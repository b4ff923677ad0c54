"""Those who may not open the cases get numbers that tell of nobody; those without the right get none."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.reports.test_overview_cases import figures
from tests.factories.register import make_person, make_placement

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import Right
from talja.apps.reports.queries import overview
from talja.core.kernel.period import Period
from talja.core.kernel.verdict import Denied


@pytest.mark.parametrize("who", ["malik", "ursula"])
def test_a_stranger_gets_no_figures(who: str, register: None, today: date, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Denied, match="missing_right"):
        overview(actor=request.getfixturevalue(who), on=today)


def test_protected_numbers_are_rounded_or_hidden_and_open_nothing(register: None, analyst: Actor, today: date) -> None:
    found = overview(actor=analyst, on=today)
    told = list(figures(tuple(getattr(found, name) for name in found.__dataclass_fields__)))
    assert not found.is_exact
    assert any(figure.count is None for figure in told)
    assert any(figure.count for figure in told)
    for figure in told:
        assert figure.cases is None
        assert figure.count is None or figure.count % 5 == 0
    for one in found.series:
        assert (one.stock % 5, one.starts % 5, one.departures % 5) == (0, 0, 0)
    assert found.persons is None or found.persons % 5 == 0
    assert found.onward.exact is None
    assert found.gaps == ()


@pytest.mark.parametrize("missing", [Right.PLACEMENT_VIEW, Right.MEASURE_VIEW])
def test_exact_numbers_take_every_right_to_the_cases(missing: Right, register: None, asta: Actor, today: date) -> None:
    assert overview(actor=asta, on=today).is_exact
    assert not overview(actor=replace(asta, rights=asta.rights - {missing}), on=today).is_exact
    assert not overview(actor=replace(asta, workplaces=frozenset({1})), on=today).is_exact


def test_a_small_form_of_support_is_hidden_and_so_is_another(
    register: None, analyst: Actor, system: Actor, today: date
) -> None:
    for _ in range(2):
        make_placement(actor=system, measure="osa")
    measures = {line.code: line.running.count for line in overview(actor=analyst, on=today).measures}
    hidden = {code for code, count in measures.items() if count is None}
    assert "osa" in hidden
    assert len(hidden) > 1


def test_the_same_table_on_two_days_does_not_tell_of_one_person(
    register: None, analyst: Actor, system: Actor, today: date
) -> None:
    """Spans are whole months, so that nobody can ask for all but one day."""
    for first_day in (date(2026, 3, 2), date(2026, 3, 31)):
        asked = overview(actor=analyst, on=today, period=Period(first_day, date(2026, 10, 15)))
        assert asked.period == Period(date(2026, 3, 1), date(2026, 9, 30))
    default = overview(actor=analyst, on=today)
    assert default.period == Period(date(2025, 11, 1), date(2026, 10, 31))
    replay = overview(actor=analyst, on=today, as_known=True)
    assert replay.on == date(2026, 10, 31)


def test_a_span_within_this_month_becomes_the_month_before(register: None, analyst: Actor, today: date) -> None:
    found = overview(actor=analyst, on=today, period=Period(today, None))
    assert found.period == Period(date(2026, 10, 1), date(2026, 10, 31))


def test_shares_follow_their_counts(analyst: Actor, system: Actor, measures: None, today: date) -> None:
    for sex in ("woman",) * 9 + ("man",) * 3:
        make_placement(actor=system, person=make_person(actor=system, sex=sex))
    found = overview(actor=analyst, on=today)
    assert (found.women.known, found.women.withheld) == (None, "share_reveals_few")
    assert (found.women.persons, found.women.placements.count) == (None, None)
    for _ in range(2):
        make_placement(actor=system, person=make_person(actor=system, sex="man"))
    found = overview(actor=analyst, on=today)
    assert (found.women.known, found.women.withheld) == (0.64, "")


def test_a_share_is_hidden_when_its_table_hides(analyst: Actor, register: None, system: Actor, today: date) -> None:
    """All of the few who are unknown could else be worked out."""
    period = Period(date(2026, 9, 1), date(2026, 10, 31))
    found = overview(actor=analyst, on=today, period=period)
    assert found.onward.withheld
    assert (found.onward.known, found.onward.low, found.onward.high) == (None, None, None)
