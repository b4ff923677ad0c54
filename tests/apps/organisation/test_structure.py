"""The tree, the options and the words an import knows workplaces by; and that nobody without the right sees them."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from tests.factories.organisation import (
    NOW,
    TODAY,
    ContactFactory,
    EmployerFactory,
    RoleFactory,
    UnitFactory,
    UserFactory,
    WorkplaceFactory,
    actor_with,
    user_with,
)

from talja.apps.organisation import queries
from talja.apps.organisation.actors import actor_for, outsider
from talja.apps.organisation.enums import EmployerKind, RoleKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def asta():
    return actor_with(RoleKind.COORDINATOR)


@pytest.fixture
def kommunen():
    employer = EmployerFactory(name="Prövby kommun")
    skola = UnitFactory(employer=employer, name="Skola")
    vard = UnitFactory(employer=employer, name="Vård")
    norr = UnitFactory(employer=employer, parent=skola, name="Norr")
    WorkplaceFactory(unit=norr, name="Östra skolan", cost_centre="4711")
    WorkplaceFactory(unit=norr, name="Alma", closed_day=TODAY)
    WorkplaceFactory(unit=norr, name="Zinken", closed_day=TODAY + timedelta(days=1))
    WorkplaceFactory(unit=vard, name="Hemtjänsten")
    WorkplaceFactory(employer=employer, name="Receptionen")
    return employer


def test_the_tree_holds_everything_in_swedish_order_and_counts_what_is_open(asta, kommunen) -> None:
    EmployerFactory(kind=EmployerKind.PRIVATE, name="Adams Åkeri")
    tree = queries.organisation_tree(actor=asta, on=TODAY)
    assert [employer.name for employer in tree] == ["Prövby kommun", "Adams Åkeri"]
    skola, vard = tree[0].units
    (norr,) = skola.units
    assert [place.name for place in norr.workplaces] == ["Alma", "Zinken", "Östra skolan"]
    assert [place.is_closed for place in norr.workplaces] == [True, False, False]
    assert (tree[0].open_workplace_count, skola.open_workplace_count, vard.open_workplace_count) == (4, 2, 1)
    assert norr.workplaces[0].within == "Skola · Norr"
    assert tree[0].workplaces[0].within == "Prövby kommun"


def test_the_tree_takes_as_many_queries_for_two_workplaces_as_for_twenty(
    asta, kommunen, django_assert_num_queries
) -> None:
    for _more in range(20):
        WorkplaceFactory(unit=UnitFactory(employer=kommunen))
    with django_assert_num_queries(3):
        queries.organisation_tree(actor=asta, on=TODAY)


def test_one_unit_comes_with_what_stands_above_and_below(asta, kommunen) -> None:
    skola = queries.organisation_tree(actor=asta, on=TODAY)[0].units[0]
    norr = queries.get_unit(key=skola.units[0].key, actor=asta, on=TODAY)
    assert ([above.name for above in norr.above], len(norr.workplaces)) == (["Skola"], 3)
    place = queries.get_workplace(key=norr.workplaces[2].key, actor=asta, on=TODAY)
    assert (place.name, place.cost_centre) == ("Östra skolan", "4711")
    assert queries.get_employer(key=kommunen.key, actor=asta, on=TODAY).name == "Prövby kommun"


def test_contacts_of_an_employer_and_of_a_workplace_are_kept_apart(asta, kommunen) -> None:
    place = WorkplaceFactory(employer=kommunen)
    own = ContactFactory(employer=kommunen)
    there = ContactFactory(employer=kommunen, workplace=place)
    assert [line.key for line in queries.list_contacts(actor=asta, employer_key=kommunen.key)] == [own.key]
    assert [line.key for line in queries.list_contacts(actor=asta, workplace_key=place.key)] == [there.key]
    assert queries.list_contacts(actor=asta) == []


def test_options_leave_out_closed_workplaces_unless_asked(asta, kommunen) -> None:
    labels = [option.label for option in queries.workplace_options(actor=asta, on=TODAY)]
    assert labels == [
        "Hemtjänsten (Vård)",
        "Receptionen (Prövby kommun)",
        "Zinken (Skola · Norr)",
        "Östra skolan (Skola · Norr)",
    ]
    assert len(queries.workplace_options(actor=asta, on=TODAY, include_closed=True)) == 5
    assert [option.label for option in queries.unit_options(actor=asta)] == ["Skola", "Skola · Norr", "Vård"]


def test_a_manager_chooses_among_their_own_only(kommunen) -> None:
    place = WorkplaceFactory(unit=UnitFactory(employer=kommunen, parent=UnitFactory(employer=kommunen, name="Teknik")))
    role = RoleFactory(kind=RoleKind.MANAGER, workplaces=[place])
    malik = actor_for(role.user, at=NOW, today=TODAY)
    assert [option.key for option in queries.workplace_options(actor=malik, on=TODAY)] == [place.key]
    labels = [option.label for option in queries.unit_options(actor=malik)]
    assert labels == ["Teknik", f"Teknik · {place.unit.name}"]
    assert queries.organisation_tree(actor=malik, on=TODAY) == []


def test_an_import_knows_a_workplace_by_its_spellings(kommunen) -> None:
    words = {spellings[0]: spellings for spellings in queries.workplace_vocabulary().values()}
    assert words["Östra skolan"] == (
        "Östra skolan",
        "Skola Östra skolan",
        "Norr Östra skolan",
        "Skola Norr Östra skolan",
        "4711",
    )
    assert words["Receptionen"] == ("Receptionen", "Prövby kommun Receptionen")


def test_case_workers_are_active_and_may_edit_persons(asta) -> None:
    user_with(RoleKind.CASE_WORKER, name="Örjan")
    user_with(RoleKind.CASE_WORKER, name="Borta", is_active=False)
    user_with(RoleKind.HR, name="Hedda")
    RoleFactory(user__name="Förr", kind=RoleKind.CASE_WORKER, last_day=date(2021, 1, 1))
    names = [option.label for option in queries.case_worker_options(actor=asta, on=TODAY)]
    assert names[-1] == "Örjan"
    assert len(names) == 2
    assert queries.case_worker_options(actor=actor_with(RoleKind.HR), on=TODAY) == []


def test_a_stranger_sees_nothing(kommunen) -> None:
    user = UserFactory()
    unit, place = kommunen.units.first(), kommunen.workplaces.first()
    contact = ContactFactory(employer=kommunen)
    for stranger in (outsider(at=NOW), actor_for(user, at=NOW, today=TODAY)):
        assert queries.organisation_tree(actor=stranger, on=TODAY) == []
        assert queries.list_contacts(actor=stranger, employer_key=kommunen.key) == []
        assert queries.workplace_options(actor=stranger, on=TODAY) == []
        assert queries.unit_options(actor=stranger) == []
        assert queries.case_worker_options(actor=stranger, on=TODAY) == []
        for ask in (
            lambda who: queries.get_employer(key=kommunen.key, actor=who, on=TODAY),
            lambda who: queries.get_unit(key=unit.key, actor=who, on=TODAY),
            lambda who: queries.get_workplace(key=place.key, actor=who, on=TODAY),
            lambda who: queries.get_contact(key=contact.key, actor=who),
            lambda who: queries.roles_of(user_key=user.key, actor=who, on=TODAY),
            lambda who: queries.user_verdicts(key=user.key, actor=who, on=TODAY),
        ):
            with pytest.raises(ObjectDoesNotExist):
                ask(stranger)


def test_places_are_named_by_key(kommunen) -> None:
    place = kommunen.workplaces.get(name="Hemtjänsten")
    assert queries.workplace_names([place.key]) == {str(place.key): "Hemtjänsten"}
