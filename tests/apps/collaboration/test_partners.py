"""Unions, those who answer for them, where they are asked, and officers."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from tests.conftest import TODAY
from tests.factories.organisation import actor_with
from tests.factories.register import make_employer, make_unit, make_workplace

from talja.apps.collaboration.models import Coverage, Officer, Representative, Union
from talja.apps.collaboration.operations import (
    add_coverage,
    add_officer,
    add_representative,
    add_union,
    change_officer,
    change_representative,
    change_union,
    close_union,
    officer_left,
    open_union,
    remove_coverage,
    representative_left,
)
from talja.apps.collaboration.queries import (
    get_representative,
    get_union,
    list_coverages,
    list_officers,
    list_unions,
    unions_for,
    who_is_asked,
)
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, RoleKind
from talja.apps.organisation.models import Workplace
from talja.core.kernel.verdict import Denied


def names(workplace: Workplace, actor: Actor, occupation: str = "") -> list[str]:
    return [one.union for one in unions_for(workplace_key=workplace.key, occupation=occupation, actor=actor)]


@pytest.fixture
def school(db: None) -> Workplace:
    return make_workplace("Åsskolan", unit=make_unit("Grundskola", parent=make_unit("Barn och utbildning")))


def test_the_most_specific_place_wins(school: Workplace, asta: Actor) -> None:
    unit = school.unit
    assert unit is not None
    assert unit.parent is not None
    steps: list[tuple[str, dict[str, UUID]]] = [
        ("Överallt", {}),
        ("Arbetsgivaren", {"employer_key": school.employer.key}),
        ("Förvaltningen", {"unit_key": unit.parent.key}),
        ("Enheten", {"unit_key": unit.key}),
        ("Arbetsplatsen", {"workplace_key": school.key}),
    ]
    assert names(school, asta) == []
    for name, where in steps:
        add_coverage(union_key=add_union(name=name, actor=asta).key, actor=asta, **where)
        assert names(school, asta) == [name]
    assert names(make_workplace("Annan"), asta) == ["Arbetsgivaren"]
    elsewhere = make_workplace("Bageriet", employer=make_employer("Bageriet AB", kind=EmployerKind.PRIVATE))
    assert names(elsewhere, asta) == ["Överallt"]


def test_a_place_directly_under_an_administration(asta: Actor, union: Union) -> None:
    top = make_unit("Kultur")
    library = make_workplace("Biblioteket", unit=top)
    add_coverage(union_key=union.key, unit_key=top.key, actor=asta)
    assert names(library, asta) == [union.name]
    assert names(make_workplace("Annan"), asta) == []


def test_the_narrowest_occupation_wins_at_the_same_place(school: Workplace, asta: Actor) -> None:
    for name, occupation in (("Alla", ""), ("Vård", "53"), ("Barnskötare", "5311")):
        add_coverage(union_key=add_union(name=name, actor=asta).key, occupation=occupation, actor=asta)
    assert [names(school, asta, code) for code in ("", "5311", "5330", "4119")] == [
        ["Alla"],
        ["Barnskötare"],
        ["Vård"],
        ["Alla"],
    ]


def test_several_as_specific_are_all_asked_and_closed_ones_are_not(school: Workplace, asta: Actor) -> None:
    unions = [add_union(name=name, actor=asta) for name in ("Ört", "Ask")]
    for one in unions:
        add_coverage(union_key=one.key, workplace_key=school.key, actor=asta)
    assert names(school, asta) == ["Ask", "Ört"]
    close_union(union_key=unions[0].key, actor=asta)
    assert names(school, asta) == ["Ask"]


def test_who_is_asked_everywhere(school: Workplace, union: Union, rut: Representative, asta: Actor) -> None:
    private = make_workplace("Bageriet", employer=make_employer("Bageriet AB", kind=EmployerKind.PRIVATE))
    make_workplace("Stängda skolan", unit=school.unit, closed_day=date(2026, 1, 1))
    assert {one.workplace for one in who_is_asked(actor=asta, on=TODAY)} == {"Åsskolan"}
    assert who_is_asked(actor=asta, on=TODAY)[0].asked == ()
    add_coverage(union_key=union.key, workplace_key=private.key, representative_key=rut.key, actor=asta)
    assert {one.workplace for one in who_is_asked(actor=asta, on=TODAY)} == {"Åsskolan", "Bageriet"}
    unit = school.unit
    assert unit is not None
    (only,) = who_is_asked(actor=asta, on=TODAY, unit_key=unit.key)
    assert only.workplace == "Åsskolan"
    (asked,) = unions_for(workplace_key=private.key, actor=asta)
    assert (asked.representative, asked.email, asked.because.scope) == ("Rut Åberg", "rut@fack.example", "workplace")


def test_what_cannot_cover(union: Union, rut: Representative, school: Workplace, asta: Actor) -> None:
    for occupation in ("5x", "53111", "²"):
        with pytest.raises(Denied, match="occupation_group_shape"):
            add_coverage(union_key=union.key, occupation=occupation, actor=asta)
    with pytest.raises(Denied, match="coverage_two_places"):
        add_coverage(union_key=union.key, workplace_key=school.key, employer_key=school.employer.key, actor=asta)
    add_coverage(union_key=union.key, actor=asta)
    with pytest.raises(Denied, match="coverage_taken"):
        add_coverage(union_key=union.key, actor=asta)
    representative_left(representative_key=rut.key, actor=asta)
    with pytest.raises(Denied, match="representative_gone"):
        add_coverage(union_key=union.key, workplace_key=school.key, representative_key=rut.key, actor=asta)


def test_who_leaves_is_named_nowhere(union: Union, rut: Representative, asta: Actor) -> None:
    add_coverage(union_key=union.key, representative_key=rut.key, actor=asta)
    representative_left(representative_key=rut.key, actor=asta)
    assert Coverage.objects.get().representative is None
    assert get_union(actor=asta, key=union.key).active == ()
    with pytest.raises(Denied, match="representative_gone"):
        representative_left(representative_key=rut.key, actor=asta)


def test_a_coverage_is_taken_away(union: Union, asta: Actor) -> None:
    coverage = add_coverage(union_key=union.key, actor=asta)
    assert [one.scope for one in list_coverages(actor=asta, union_key=union.key)] == ["everywhere"]
    assert list_coverages(actor=asta, union_key=uuid4()) == ()
    remove_coverage(coverage_key=coverage.key, actor=asta)
    assert list_coverages(actor=asta) == ()


def test_unions_are_named_once(union: Union, asta: Actor) -> None:
    with pytest.raises(Denied, match="name_taken"):
        add_union(name="kommunal ödsbygd ", actor=asta)
    other = add_union(name="Vision", actor=asta)
    with pytest.raises(Denied, match="name_taken"):
        change_union(union_key=other.key, name="Kommunal Ödsbygd", actor=asta)
    with pytest.raises(Denied, match="name_missing"):
        add_union(name=" ", actor=asta)
    with pytest.raises(Denied, match="email_invalid"):
        add_union(name="Ny", email="å@ä", actor=asta)
    with pytest.raises(Denied, match="text_too_long"):
        add_union(name="x" * 161, actor=asta)
    assert (
        change_union(union_key=other.key, name="Vision Väst", email="v@fack.example", actor=asta).name == "Vision Väst"
    )
    change_union(union_key=other.key, name="Vision Väst", email="v@fack.example", actor=asta)
    assert [one.name for one in list_unions(actor=asta)] == ["Kommunal Ödsbygd", "Vision Väst"]


def test_closed_and_opened(union: Union, asta: Actor) -> None:
    with pytest.raises(Denied, match="already_active"):
        open_union(union_key=union.key, actor=asta)
    close_union(union_key=union.key, actor=asta)
    with pytest.raises(Denied, match="union_closed"):
        close_union(union_key=union.key, actor=asta)
    assert list_unions(actor=asta, open_only=True) == ()
    open_union(union_key=union.key, actor=asta)
    assert list_unions(actor=asta, open_only=True)[0].closed_day is None


def test_a_representative_can_be_reached(union: Union, rut: Representative, asta: Actor) -> None:
    with pytest.raises(Denied, match="contact_unreachable"):
        add_representative(union_key=union.key, name="Boel", actor=asta)
    for _ in range(2):
        row = change_representative(representative_key=rut.key, name="Rut Ek", phone="1", actor=asta)
    assert (row.name, row.email) == ("Rut Ek", "")
    line, somebody = get_representative(actor=asta, key=rut.key)
    assert (line.name, somebody.name) == ("Kommunal Ödsbygd", "Rut Ek")


def test_officers(officer: Officer, asta: Actor) -> None:
    with pytest.raises(Denied, match="text_too_long"):
        add_officer(name="Olle", office="x" * 121, actor=asta)
    for _ in range(2):
        change_officer(officer_key=officer.key, name="Olle Ek", actor=asta)
    other = add_officer(name="Ada", actor=asta)
    officer_left(officer_key=other.key, actor=asta)
    with pytest.raises(Denied, match="officer_gone"):
        officer_left(officer_key=other.key, actor=asta)
    assert [one.name for one in list_officers(actor=asta)] == ["Olle Ek", "Ada"]
    assert [one.name for one in list_officers(actor=asta, present_only=True)] == ["Olle Ek"]


def test_who_may_see_and_change(
    union: Union, rut: Representative, school: Workplace, ursula: Actor, malik: Actor
) -> None:
    hr = actor_with(RoleKind.HR)
    assert [one.name for one in list_unions(actor=hr)] == [union.name]
    for nobody in (ursula, malik):
        assert list_unions(actor=nobody) == ()
        assert list_coverages(actor=nobody) == ()
        assert who_is_asked(actor=nobody, on=TODAY) == ()
        assert unions_for(workplace_key=school.key, actor=nobody) == ()
        with pytest.raises(Union.DoesNotExist):
            get_union(actor=nobody, key=union.key)
        with pytest.raises(Representative.DoesNotExist):
            get_representative(actor=nobody, key=rut.key)
    for nobody in (ursula, malik, hr):
        with pytest.raises(Denied, match="missing_right"):
            add_union(name="Ny", actor=nobody)
        with pytest.raises(Denied, match="missing_right"):
            add_coverage(union_key=union.key, actor=nobody)
        with pytest.raises(Denied, match="missing_right"):
            add_officer(name="Ny", actor=nobody)
