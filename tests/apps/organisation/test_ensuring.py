"""What an import asks for: the workplace of these names, made where it is missing, and taken away when it is undone."""

import pytest
from tests.factories.organisation import EmployerFactory, UnitFactory, WorkplaceFactory, actor_with

from talja.apps.organisation import operations
from talja.apps.organisation.enums import EmployerKind, RoleKind
from talja.apps.organisation.models import Employer, Unit, Workplace
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db


@pytest.fixture
def asta():
    return actor_with(RoleKind.COORDINATOR)


@pytest.fixture
def kommunen():
    return EmployerFactory(name="Prövby kommun")


def ensure(**names):
    return operations.ensure_workplace(**names)


def test_everything_missing_is_made_once(asta, kommunen) -> None:
    names = {"administration": "Vård och omsorg", "unit": "Norr", "workplace": "Ekens förskola", "cost_centre": "4711"}
    first = ensure(**names, actor=asta)
    assert [entry.split(":")[0] for entry in first.made] == ["unit", "unit", "workplace"]
    assert (first.workplace.employer, first.workplace.cost_centre) == (kommunen, "4711")
    shouted = {name: value.upper() for name, value in names.items()}
    again = ensure(**shouted, actor=asta)
    assert (again.workplace, again.made) == (first.workplace, ())


def test_undoing_restores_exactly_what_was(asta, kommunen) -> None:
    UnitFactory(employer=kommunen, name="Skola")
    made = ensure(administration="Skola", unit="Söder", workplace="Almen", actor=asta).made
    assert operations.remove_made(made=made, actor=asta) == ()
    assert not Workplace.objects.exists()
    assert [unit.name for unit in Unit.objects.all()] == ["Skola"]
    assert operations.remove_made(made=made, actor=asta) == made


def test_undoing_leaves_what_somebody_uses_now(asta, kommunen) -> None:
    made = ensure(administration="Skola", workplace="Almen", actor=asta).made
    WorkplaceFactory(unit=Unit.objects.get(), name="Linden")
    assert operations.remove_made(made=made, actor=asta) == made[:1]


def test_a_workplace_known_by_its_name_alone_is_found_where_it_stands(asta, kommunen) -> None:
    place = WorkplaceFactory(unit=UnitFactory(employer=kommunen), name="Ekens förskola")
    assert ensure(workplace="ekens förskola", actor=asta).workplace == place
    WorkplaceFactory(unit=UnitFactory(employer=kommunen), name="Ekens Förskola")
    with pytest.raises(Denied, match="workplace_ambiguous"):
        ensure(workplace="Ekens förskola", actor=asta)


def test_a_company_is_found_by_number_before_name(asta, kommunen) -> None:
    first = ensure(employer="Bygg AB", org_number="556016-0680", workplace="Lagret", actor=asta)
    assert [entry.split(":")[0] for entry in first.made] == ["employer", "workplace"]
    assert first.workplace.employer.kind == EmployerKind.PRIVATE
    assert ensure(employer="Bygg Aktiebolag", org_number="5560160680", workplace="Lagret", actor=asta).made == ()
    assert ensure(employer="BYGG ab", workplace="Lagret", actor=asta).made == ()
    other = ensure(employer="Bygg AB", org_number="802002-4280", workplace="Lagret", actor=asta)
    assert other.workplace.employer != first.workplace.employer
    with pytest.raises(Denied, match="employer_ambiguous"):
        ensure(employer="Bygg AB", workplace="Lagret", actor=asta)
    assert Employer.objects.count() == 3


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ({"workplace": ""}, "name_missing"),
        ({"workplace": "Almen", "unit": "Söder"}, "unit_needs_administration"),
        ({"workplace": "Almen", "employer": "Fel AB", "org_number": "5560160681"}, "org_number_invalid"),
    ],
)
def test_what_cannot_be_a_workplace_is_refused_and_leaves_nothing(asta, kommunen, names, code: str) -> None:
    with pytest.raises(Denied, match=code):
        ensure(**names, actor=asta)
    assert (Workplace.objects.count(), Unit.objects.count(), Employer.objects.count()) == (0, 0, 1)


def test_before_the_municipality_is_set_up_nothing_is_guessed(asta) -> None:
    with pytest.raises(Denied, match="not_set_up"):
        ensure(workplace="Almen", actor=asta)


def test_undoing_takes_a_company_away_too(asta, kommunen) -> None:
    made = ensure(employer="Bygg AB", org_number="556016-0680", workplace="Lagret", actor=asta).made
    assert operations.remove_made(made=made, actor=asta) == ()
    assert list(Employer.objects.all()) == [kommunen]
