"""Administrations, units, workplaces and contacts: added, renamed, closed and removed by those who may."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from tests.factories.organisation import (
    ContactFactory,
    EmployerFactory,
    RoleFactory,
    WorkplaceFactory,
    actor_with,
)
from tests.factories.register import make_placement

from talja.apps.audit.models import Event
from talja.apps.organisation import operations
from talja.apps.organisation.enums import RoleKind, UnitKind
from talja.apps.organisation.models import Contact, Unit, Workplace
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db


@pytest.fixture
def asta():
    return actor_with(RoleKind.COORDINATOR)


@pytest.fixture
def vard(asta):
    return operations.add_administration(employer_key=EmployerFactory().key, name="Vård och omsorg", actor=asta)


def test_a_unit_stands_in_an_administration_and_no_deeper(asta, vard) -> None:
    unit = operations.add_unit(administration_key=vard.key, name="Särskilt boende", actor=asta)
    assert (unit.parent, unit.employer, unit.kind) == (vard, vard.employer, UnitKind.UNIT)
    with pytest.raises(Denied, match="unit_too_deep"):
        operations.add_unit(administration_key=unit.key, name="Avdelning 1", actor=asta)


def test_a_name_is_taken_within_its_parent_only(asta, vard) -> None:
    skola = operations.add_administration(employer_key=vard.employer.key, name="Skola", actor=asta)
    operations.add_unit(administration_key=vard.key, name="Norr", actor=asta)
    operations.add_unit(administration_key=skola.key, name="Norr", actor=asta)
    for name in ("norr", " NORR "):
        with pytest.raises(Denied, match="name_taken"):
            operations.add_unit(administration_key=skola.key, name=name, actor=asta)
    with pytest.raises(Denied, match="name_taken"):
        operations.add_administration(
            employer_key=vard.employer.key, name="vård & OMSORG".replace("&", "och"), actor=asta
        )


def test_renaming_keeps_the_unit_and_says_so_once(asta, vard) -> None:
    operations.rename_unit(unit_key=vard.key, name="Äldreomsorg", actor=asta)
    operations.rename_unit(unit_key=vard.key, name="Äldreomsorg", actor=asta)
    assert Unit.objects.get().name == "Äldreomsorg"
    assert Event.objects.filter(code="unit.renamed").count() == 1


def test_a_unit_that_holds_something_stays(asta, vard) -> None:
    unit = operations.add_unit(administration_key=vard.key, name="Norr", actor=asta)
    assert not operations.remove_unit_if_unused(unit_key=vard.key, actor=asta)
    assert operations.remove_unit_if_unused(unit_key=unit.key, actor=asta)
    assert operations.remove_unit_if_unused(unit_key=vard.key, actor=asta)


def test_a_workplace_belongs_to_its_units_employer(asta, vard) -> None:
    place = operations.add_workplace(
        name="Ekens förskola", employer_key=vard.employer.key, unit_key=vard.key, cost_centre=" 4711 ", actor=asta
    )
    assert (place.employer, place.unit, place.cost_centre) == (vard.employer, vard, "4711")
    with pytest.raises(ObjectDoesNotExist):
        operations.add_workplace(name="Almen", employer_key=EmployerFactory().key, unit_key=vard.key, actor=asta)
    with pytest.raises(Denied, match="cost_centre_too_long"):
        operations.add_workplace(name="Almen", employer_key=vard.employer.key, cost_centre="4" * 41, actor=asta)


def test_a_workplace_is_changed_and_closed_with_its_day_recorded(asta, vard) -> None:
    place = WorkplaceFactory(unit=vard, name="Eken")
    WorkplaceFactory(unit=vard, name="Almen")
    change = {"workplace_key": place.key, "cost_centre": "", "actor": asta}
    operations.change_workplace(name="Eken", closed_day=date(2027, 1, 1), **change)
    assert Workplace.objects.get(pk=place.pk).closed_day == date(2027, 1, 1)
    assert Event.objects.get(code="workplace.changed").data == {"fields": "closed_day", "closed_day": "2027-01-01"}
    with pytest.raises(Denied, match="name_taken"):
        operations.change_workplace(name="almen", closed_day=None, **change)


@pytest.mark.parametrize(
    "use",
    [
        lambda place: RoleFactory(kind=RoleKind.MANAGER, workplaces=[place]),
        lambda place: ContactFactory(employer=place.employer, workplace=place),
    ],
)
def test_a_workplace_in_use_stays(asta, use) -> None:
    used, unused = WorkplaceFactory(), WorkplaceFactory()
    use(used)
    assert not operations.remove_workplace_if_unused(workplace_key=used.key, actor=asta)
    assert operations.remove_workplace_if_unused(workplace_key=unused.key, actor=asta)
    assert list(Workplace.objects.all()) == [used]


def test_a_contact_is_added_changed_and_removed_without_the_name_in_the_log(asta) -> None:
    place = WorkplaceFactory()
    contact = operations.add_contact(
        employer_key=place.employer.key, workplace_key=place.key, name="Kim Ek", phone="0451-26 70 00", actor=asta
    )
    operations.change_contact(contact_key=contact.key, name="Kim Ek", email="kim@kommun.example", actor=asta)
    changed = Contact.objects.get()
    assert (changed.workplace, changed.phone, changed.email) == (place, "", "kim@kommun.example")
    operations.remove_contact(contact_key=contact.key, actor=asta)
    assert not Contact.objects.exists()
    events = Event.objects.filter(target_kind="contact").order_by("pk")
    assert [event.code for event in events] == ["contact.added", "contact.changed", "contact.removed"]
    assert "Kim" not in str([event.data for event in events])


@pytest.mark.parametrize(
    ("fields", "code"), [({"name": " ", "phone": "1"}, "name_missing"), ({"name": "Kim"}, "contact_unreachable")]
)
def test_a_contact_has_a_name_and_a_way_to_be_reached(asta, fields, code: str) -> None:
    with pytest.raises(Denied, match=code):
        operations.add_contact(employer_key=EmployerFactory().key, actor=asta, **fields)


STRANGERS_TRY = {
    "add_administration": {"employer_key": uuid4(), "name": "x"},
    "add_unit": {"administration_key": uuid4(), "name": "x"},
    "rename_unit": {"unit_key": uuid4(), "name": "x"},
    "remove_unit_if_unused": {"unit_key": uuid4()},
    "add_workplace": {"name": "x", "employer_key": uuid4()},
    "change_workplace": {"workplace_key": uuid4(), "name": "x", "cost_centre": "", "closed_day": None},
    "remove_workplace_if_unused": {"workplace_key": uuid4()},
    "add_contact": {"employer_key": uuid4(), "name": "x", "phone": "1"},
    "change_contact": {"contact_key": uuid4(), "name": "x", "phone": "1"},
    "remove_contact": {"contact_key": uuid4()},
    "ensure_workplace": {"workplace": "x"},
    "remove_made": {"made": ()},
}


@pytest.mark.parametrize(("operation", "fields"), STRANGERS_TRY.items())
def test_a_stranger_is_refused_before_anything_is_looked_up(operation: str, fields) -> None:
    with pytest.raises(Denied, match="missing_right"):
        getattr(operations, operation)(actor=actor_with(RoleKind.MANAGER), **fields)


def test_a_placement_holds_its_workplace_and_its_employer(system, measures) -> None:
    place = WorkplaceFactory(employer=EmployerFactory(kind="private"))
    make_placement(actor=system, workplace=place)
    assert not operations.remove_workplace_if_unused(workplace_key=place.key, actor=system)
    assert not operations.remove_employer_if_unused(employer_key=place.employer.key, actor=system)
    assert Workplace.objects.filter(pk=place.pk).exists()


def test_an_unchanged_form_records_nothing(asta) -> None:
    place = WorkplaceFactory(name="Eken")
    contact = ContactFactory(employer=place.employer, phone="1")
    operations.change_workplace(workplace_key=place.key, name="Eken", cost_centre="", closed_day=None, actor=asta)
    operations.change_contact(contact_key=contact.key, name=contact.name, phone="1", actor=asta)
    assert not Event.objects.exists()
