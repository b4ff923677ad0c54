"""What leaves the register whole: the export, what an import is held against, and a placement's page."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.conftest import TODAY
from tests.factories.register import later, make_employer, make_number, make_person, make_placement, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Measure, Placement
from talja.apps.placements.operations import end_placement
from talja.apps.placements.operations.measures import load_measures
from talja.apps.placements.queries import (
    PlacementFilter,
    export_rows,
    get_placement,
    list_measures,
    measure_vocabulary,
    placements_for_linking,
)
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

NUMBER = make_number(40)


@pytest.fixture
def placement(asta: Actor) -> Placement:
    livs = make_employer("Livs AB", kind="private", org_number="5560000000")
    return make_placement(
        actor=asta,
        person=make_person(actor=asta, number=NUMBER, given_name="Åsa", family_name="Ek", born="abroad"),
        workplace=make_workplace("Butiken", employer=livs, cost_centre="7710"),
        extent=Decimal("75.5"),
        supervisor="Eva Öst",
        decision_reference="AF-1",
        decision_first_day=date(2026, 3, 1),
    )


@pytest.mark.usefixtures("placement")
def test_an_export_row_holds_everything(asta: Actor) -> None:
    (row,) = export_rows(actor=asta, on=TODAY).rows
    assert (row.given_name, row.family_name, row.number) == ("Åsa", "Ek", f"{NUMBER[:8]}-{NUMBER[8:]}")
    assert (row.birth_date, row.sex, row.born, row.protection) == (date(1960, 1, 3), "woman", "abroad", "")
    assert (row.org_number, row.cost_centre, row.line.employer) == ("5560000000", "7710", "Livs AB")
    assert (row.decision_reference, row.line.extent, row.line.measure) == ("AF-1", Decimal("75.5"), "Nystartsjobb")
    assert not export_rows(actor=asta, on=TODAY, filters=PlacementFilter(state="ended")).rows


def test_an_import_is_held_against_what_is_known(asta: Actor, placement: Placement) -> None:
    (known,) = placements_for_linking(actor=asta)
    assert (known.key, known.person_key, known.measure) == (
        str(placement.key),
        str(placement.person.key),
        "nystartsjobb",
    )
    assert (known.workplace, known.workplace_name) == (str(placement.workplace.key), "Butiken")
    assert known.values == {
        Field.EXTENT: Decimal("75.5"),
        Field.SUPERVISOR: "Eva Öst",
        Field.DECISION_REFERENCE: "AF-1",
        Field.DECISION_FIRST_DAY: date(2026, 3, 1),
    }


def test_a_placements_page_says_what_may_be_done(asta: Actor, protector: Actor, placement: Placement) -> None:
    page = get_placement(key=placement.key, actor=asta, on=TODAY)
    assert (page.decision_reference, page.recorded_by, page.recorded_from) == ("AF-1", "Asta Öberg", asta.at)
    assert (page.may_end.code, page.may_reopen.code, page.may_change.code) == ("", "not_ended", "")
    end: dict[str, Any] = {"last_day": TODAY, "reason": "", "destination": "", "kolada": "", "actor": later(asta)}
    end_placement(placement_key=placement.key, **end)
    ended = get_placement(key=placement.key, actor=asta, on=TODAY)
    assert (ended.may_end.code, ended.may_reopen.code) == ("already_ended", "")
    hidden = make_placement(actor=protector, person=make_person(actor=protector, protection="fingerad"))
    page = get_placement(key=hidden.key, actor=asta, on=TODAY)
    assert {page.may_change.code, page.may_end.code, page.may_remove.code} == {"protected_person"}


def test_measures_load_twice_alike_and_follow_a_changed_file(asta: Actor, system: Actor, tmp_path: Any) -> None:
    assert load_measures(actor=system) == 0
    make_placement(actor=asta, measure="arbetspraktik")
    placement = make_placement(actor=asta, measure="feriejobb", person=Placement.objects.get().person)
    path = tmp_path / "measures.yaml"
    path.write_text(
        "feriejobb: {name: Sommarjobb, category: municipal, exclusive_group: summer, can_reveal_health: false,\n"
        " first_day: null, last_day: 2026-12-31, spellings: [], source: x, certainty: hög, checked: 2026-11-22}"
    )
    assert load_measures(actor=system, path=path) == 1
    placement.refresh_from_db()
    assert (placement.measure.name, placement.exclusive_group) == ("Sommarjobb", "summer")
    assert Measure.objects.count() > 30
    path.write_text(path.read_text().replace("summer", "programme"))
    with pytest.raises(Denied, match="overlaps"):
        load_measures(actor=system, path=path)


def test_measures_to_choose_among_say_whether_they_still_exist(asta: Actor) -> None:
    can_start = {one.code: one.can_start for one in list_measures(on=TODAY, actor=asta)}
    assert can_start["nystartsjobb"]
    assert can_start["kommunal_anstallning"]
    assert not can_start["extratjanst"]
    names = [one.name for one in list_measures(on=TODAY, actor=asta) if one.category == "internship"]
    assert names[:2] == ["Arbetspraktik", "Arbetsträning"]


@pytest.mark.usefixtures("measures")
@pytest.mark.parametrize(
    ("code", "spelling"),
    [
        ("nystartsjobb", "NSJ"),
        ("nystartsjobb", "nystart"),
        ("lonebidrag_utveckling", "lönebidr utv"),
        ("osa", "OSA"),
        ("extratjanst", "extratj."),
        ("arbetspraktik", "praktik AF"),
    ],
)
def test_the_vocabulary_knows_how_staff_write(code: str, spelling: str) -> None:
    name, *spellings = measure_vocabulary()[code]
    assert name == Measure.objects.get(code=code).name
    assert spelling in spellings
