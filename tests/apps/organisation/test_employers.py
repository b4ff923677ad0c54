"""Employers: checked organisation numbers, names that are told apart as Swedes do, and removal only when unused."""

import pytest
from tests.factories.organisation import EmployerFactory, WorkplaceFactory, actor_with

from talja.apps.audit.models import Event
from talja.apps.organisation import operations, policies
from talja.apps.organisation.enums import EmployerKind, RoleKind
from talja.apps.organisation.models import Employer
from talja.core.kernel.verdict import Denied, yes

pytestmark = pytest.mark.django_db
RIGHT, OTHER, PERSONAL = "556016-0680", "802002-4280", "19121212-1212"


@pytest.fixture
def asta():
    return actor_with(RoleKind.COORDINATOR)


def add(name="Bygg & Måla AB", kind=EmployerKind.PRIVATE, **fields):
    return operations.add_employer(kind=kind, name=name, **fields)


@pytest.mark.parametrize("written", [RIGHT, "5560160680", " 556016 0680 ", "165560160680"])
def test_the_number_is_kept_as_ten_digits(asta, written: str) -> None:
    employer = add(org_number=written, actor=asta)
    assert employer.org_number == "5560160680"
    event = Event.objects.get(code="employer.added")
    assert (event.target_key, event.data) == (str(employer.key), {"kind": "private"})


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("556016-0681", "org_number_invalid"),
        ("556016-068", "org_number_invalid"),
        ("abc", "org_number_invalid"),
        ("121212-1212", "org_number_is_personal"),
        (PERSONAL, "org_number_invalid"),
    ],
)
def test_a_wrong_number_is_refused(asta, written: str, code: str) -> None:
    with pytest.raises(Denied, match=code):
        add(org_number=written, actor=asta)
    assert not Employer.objects.exists()
    assert not Event.objects.exists()


def test_two_employers_share_a_name_only_with_different_numbers(asta) -> None:
    add(org_number=RIGHT, actor=asta)
    add(org_number=OTHER, kind=EmployerKind.ASSOCIATION, actor=asta)
    with pytest.raises(Denied, match="org_number_taken"):
        add(name="Ett annat namn", org_number=RIGHT, actor=asta)
    add(actor=asta)
    with pytest.raises(Denied, match="name_taken"):
        add(name="BYGG &  MÅLA ab", actor=asta)


@pytest.mark.parametrize(
    ("name", "code"), [("", "name_missing"), (" - ", "name_missing"), ("å" * 161, "name_too_long")]
)
def test_a_name_is_asked_for(asta, name: str, code: str) -> None:
    with pytest.raises(Denied, match=code):
        add(name=name, actor=asta)


def test_the_longest_name_fits_its_columns(asta) -> None:
    employer = add(name="ö" * 160, actor=asta)
    employer.full_clean()


def test_a_change_is_recorded_by_its_fields_and_the_same_again_is_none(asta) -> None:
    employer = add(actor=asta)
    for _again in range(2):
        operations.change_employer(employer_key=employer.key, name="Målarna AB", org_number=RIGHT, actor=asta)
    changed = Employer.objects.get()
    assert (changed.name, changed.org_number, changed.sort_key) == ("Målarna AB", "5560160680", "mz1larna ab")
    (event,) = Event.objects.filter(code="employer.changed")
    assert event.data == {"fields": "name org_number"}


def test_an_unused_employer_goes_and_a_used_one_stays(asta) -> None:
    unused, used = EmployerFactory(kind=EmployerKind.PRIVATE), WorkplaceFactory().employer
    assert operations.remove_employer_if_unused(employer_key=unused.key, actor=asta)
    assert not operations.remove_employer_if_unused(employer_key=used.key, actor=asta)
    assert list(Employer.objects.all()) == [used]


@pytest.mark.parametrize("kind", [RoleKind.CASE_WORKER, RoleKind.MANAGER, RoleKind.HR, RoleKind.DATA_PROTECTION])
def test_those_without_the_right_change_nothing(kind: RoleKind) -> None:
    stranger, employer = actor_with(kind), EmployerFactory()
    with pytest.raises(Denied, match="missing_right"):
        add(actor=stranger)
    with pytest.raises(Denied, match="missing_right"):
        operations.change_employer(employer_key=employer.key, name="Nytt", actor=stranger)
    with pytest.raises(Denied, match="missing_right"):
        operations.remove_employer_if_unused(employer_key=employer.key, actor=stranger)


@pytest.mark.parametrize(("number", "code"), [("", "name_taken"), (RIGHT, "org_number_taken")])
def test_of_two_who_add_the_same_at_once_one_is_told(asta, monkeypatch, number: str, code: str) -> None:
    add(org_number=number, actor=asta)
    monkeypatch.setattr(policies, "may_be_named", lambda *_args, **_kwargs: yes())
    monkeypatch.setattr(policies, "may_have_org_number", lambda *_args, **_kwargs: yes())
    with pytest.raises(Denied, match=code):
        add(org_number=number, actor=asta)
    assert Employer.objects.count() == 1
