"""A manager never sees the form of support; a protected person's name, number and place never show anywhere."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories.register import later, make_number, make_person, make_placement, make_unit, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.placements.lines import PlacementLine
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import change_placement, end_placement
from talja.apps.placements.queries import (
    PlacementFilter,
    data_quality,
    export_rows,
    get_placement,
    list_measures,
    list_placements,
    person_timeline,
    placement_history,
    placements_for_linking,
    spells_for_statistics,
)

NUMBER = make_number(40)
SECRETS = ("Hemlig", "Gömd", NUMBER, NUMBER[8:], "Fyrens", "Fyrförvaltningen", "Vakten", "AF-77")


def said(value: Any) -> str:
    """Everything that an answer holds, fields hidden from `repr` too."""
    if is_dataclass(value):
        return " ".join(said(getattr(value, one.name)) for one in fields(value))
    if isinstance(value, dict):
        return said(list(value.items()))
    return " ".join(map(said, value)) if isinstance(value, (tuple, list)) else str(value)


@pytest.fixture
def lighthouse(protector: Actor) -> Workplace:
    return make_workplace("Fyrens kök", unit=make_unit("Fyrförvaltningen"))


@pytest.fixture
def hidden(protector: Actor, lighthouse: Workplace) -> Placement:
    """A protected person's placement, changed once so that its history has something to tell."""
    facts = {"given_name": "Hemlig", "family_name": "Gömd", "number": NUMBER, "protection": "sekretessmarkering"}
    placement = make_placement(
        actor=protector,
        person=make_person(actor=protector, **facts),
        workplace=lighthouse,
        supervisor="Vakten",
        decision_reference="AF-77",
    )
    moved = {"workplace_key": make_workplace("Fyrens tvätt").key, "supervisor": "Vakten Två"}
    return change_placement(placement_key=placement.key, changes=moved, actor=later(protector), reason="Gömd igen")


def test_a_protected_identity_shows_nowhere(asta: Actor, hidden: Placement) -> None:
    shown = said(
        [
            list_placements(actor=asta, on=TODAY),
            person_timeline(person_key=hidden.person.key, actor=asta, on=TODAY),
            get_placement(key=hidden.key, actor=asta, on=TODAY),
            placement_history(key=hidden.key, actor=asta),
            export_rows(actor=asta, on=TODAY),
            placements_for_linking(actor=asta),
            spells_for_statistics(actor=asta),
            spells_for_statistics(actor=asta, known_at=later(asta, minutes=5).at),
        ]
    )
    assert str(hidden.key) in shown
    assert not [secret for secret in (*SECRETS, str(hidden.workplace.key)) if secret in shown]


def test_a_protected_identity_is_not_found_out_by_filters(asta: Actor, protector: Actor, hidden: Placement) -> None:
    workplace = hidden.workplace
    choices: list[dict[str, Any]] = [
        {"text": "hemlig"},
        {"text": NUMBER},
        {"text": "fyrens"},
        {"workplaces": (workplace.key,)},
        {"employers": (workplace.employer.key,)},
        {"employer_kinds": ("municipal",)},
    ]
    for choice in choices:
        assert not list_placements(actor=asta, on=TODAY, filters=PlacementFilter(**choice)).count, choice
        assert list_placements(actor=protector, on=TODAY, filters=PlacementFilter(**choice)).count == 1, choice
    unit = make_unit("Enheten")
    Placement.objects.update(workplace=make_workplace(unit=unit))
    assert not list_placements(actor=asta, on=TODAY, filters=PlacementFilter(units=(unit.key,))).count


@pytest.mark.parametrize("order", ["name", "-name", "workplace", "-workplace"])
def test_a_protected_person_is_sorted_last(asta: Actor, hidden: Placement, order: str) -> None:
    make_placement(actor=asta, person=make_person(actor=asta, given_name="Öa", family_name="Ö"))
    make_placement(actor=asta, person=make_person(actor=asta, given_name="Aa", family_name="A"))
    last = list_placements(actor=asta, on=TODAY, order=order).rows[-1]
    assert (last.key, last.person_name, last.is_masked) == (str(hidden.key), "Skyddad person", True)


@pytest.mark.usefixtures("hidden")
def test_an_export_tells_how_many_it_left_out_but_not_of_a_search(asta: Actor, protector: Actor) -> None:
    make_placement(actor=asta)
    assert (len(export_rows(actor=asta, on=TODAY).rows), export_rows(actor=asta, on=TODAY).left_out) == (1, 1)
    assert export_rows(actor=asta, on=TODAY, filters=PlacementFilter(text="hemlig")).left_out == 0
    assert len(export_rows(actor=protector, on=TODAY).rows) == 2


@pytest.fixture
def at_maliks(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> Placement:
    placement = make_placement(
        actor=asta,
        workplace=ekens_forskola,
        measure="lonebidrag_trygghet",
        decision_reference="AF-88",
        decision_first_day=date(2026, 2, 17),
    )
    change_placement(placement_key=placement.key, changes={"measure_code": "osa"}, actor=later(asta), reason="Ny nivå")
    end = {"reason": "ill", "destination": "ill", "kolada": "E"}
    return end_placement(placement_key=placement.key, last_day=date(2026, 6, 30), actor=later(asta, minutes=2), **end)


def test_a_manager_sees_only_their_own_workplaces(asta: Actor, malik: Actor, at_maliks: Placement) -> None:
    elsewhere = make_placement(actor=asta)
    assert [line.key for line in list_placements(actor=malik, on=TODAY).rows] == [str(at_maliks.key)]
    for ask in (get_placement, placement_history):
        arguments = {"on": TODAY} if ask is get_placement else {}
        with pytest.raises(Placement.DoesNotExist):
            ask(key=elsewhere.key, actor=malik, **arguments)
    assert not person_timeline(person_key=elsewhere.person.key, actor=malik, on=TODAY)


def test_a_manager_never_sees_the_form_of_support_nor_why_it_ended(malik: Actor, at_maliks: Placement) -> None:
    (line,) = list_placements(actor=malik, on=TODAY).rows
    history = placement_history(key=at_maliks.key, actor=malik)
    shown = said([line, get_placement(key=at_maliks.key, actor=malik, on=TODAY), history])
    secrets = ("Lönebidrag", "Skyddat", "lonebidrag", "osa", "AF-88", "2026-02-17", " ill", "sjuk", "Ny nivå")
    assert (line.measure, line.measure_code, line.person_number) == ("anställning med stöd", "", "")
    assert not [secret for secret in secrets if secret in shown]
    assert not get_placement(key=at_maliks.key, actor=malik, on=TODAY).sees_measure
    assert {change.field for entry in history for change in entry.changes} == {"first_day", "last_day"}


@pytest.mark.parametrize(
    "choice",
    [
        {"measures": ("osa",)},
        {"destinations": ("ill",)},
        {"end_reasons": ("ill",)},
        {"kolada": ("E",)},
        {"missing": ("measure_over",)},
        {"missing": ("decision",)},
        {"missing": ("destination",)},
    ],
)
def test_a_manager_cannot_find_it_out_by_filters(malik: Actor, at_maliks: Placement, choice: dict[str, Any]) -> None:
    assert not list_placements(actor=malik, on=TODAY, filters=PlacementFilter(**choice)).count


def test_a_manager_cannot_find_it_out_by_order_or_gaps(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    for name, measure in (("A", "osa"), ("B", "arbetspraktik"), ("C", "nystartsjobb")):
        person = make_person(actor=asta, given_name="X", family_name=name)
        make_placement(actor=asta, person=person, workplace=ekens_forskola, measure=measure)
    rows = list_placements(actor=malik, on=TODAY, order="measure").rows
    assert [line.person_name for line in rows] == ["X A", "X B", "X C"]
    assert not {"decision", "decision_over", "measure_over"} & {gap.kind for gap in data_quality(actor=malik, on=TODAY)}
    assert not list_measures(on=TODAY, actor=malik)


def test_a_manager_does_not_see_the_protected_at_all(protector: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    person = make_person(actor=protector, protection="fingerad")
    placement = make_placement(actor=protector, person=person, workplace=ekens_forskola)
    assert not list_placements(actor=malik, on=TODAY).count
    with pytest.raises(Placement.DoesNotExist):
        get_placement(key=placement.key, actor=malik, on=TODAY)


def test_names_and_numbers_stay_out_of_what_is_printed(asta: Actor) -> None:
    person = make_person(actor=asta, given_name="Åsa", family_name="Öberg", number=NUMBER)
    make_placement(actor=asta, person=person)
    (line,) = list_placements(actor=asta, on=TODAY).rows
    printed = repr((line, person, export_rows(actor=asta, on=TODAY), placements_for_linking(actor=asta)))
    assert isinstance(line, PlacementLine)
    assert not [secret for secret in ("Åsa", "Öberg", NUMBER[8:]) if secret in printed]
