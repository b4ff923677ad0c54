"""Setting up the municipality, and the guard against demo mode over real people."""

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from tests.factories.organisation import NOW, MunicipalityFactory, UserFactory
from tests.factories.register import make_person

from talja.apps.organisation import checks, operations, queries
from talja.apps.organisation.actors import outsider, system_actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.organisation.models import Employer, Municipality
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.django_db
SYSTEM = system_actor(at=NOW)


def set_up(**fields):
    return operations.set_up_municipality(**{"name": "Prövby kommun", "code": "9999", "actor": SYSTEM, **fields})


def test_the_municipality_becomes_an_employer_and_can_change_its_name(django_capture_on_commit_callbacks) -> None:
    cache.clear()
    assert queries.municipality_name() == ""
    for name in ("Prövby", "Prövby kommun"):
        with django_capture_on_commit_callbacks(execute=True):
            set_up(name=name)
        assert queries.municipality_name() == name
    (employer,) = Employer.objects.all()
    assert (employer.name, employer.kind) == ("Prövby kommun", EmployerKind.MUNICIPAL)
    assert Municipality.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": " "}, "name_missing"),
        ({"code": "999"}, "municipality_code_invalid"),
        ({"code": "12a4"}, "municipality_code_invalid"),
        ({"code": "٠١٢٣"}, "municipality_code_invalid"),
        ({"actor": outsider(at=NOW)}, "missing_right"),
    ],
)
def test_what_cannot_be_a_municipality_is_refused(fields, code: str) -> None:
    with pytest.raises(Denied, match=code):
        set_up(**fields)


def test_an_empty_database_becomes_a_demo_and_stays_one() -> None:
    set_up(is_demo=True)
    UserFactory()
    set_up(name="Nytt namn", is_demo=True)
    set_up(name="Nytt namn")
    assert queries.is_demo()


@pytest.mark.parametrize("someone", [UserFactory, lambda: make_person(actor=SYSTEM)], ids=["a user", "a person"])
def test_a_database_with_people_never_becomes_a_demo(someone) -> None:
    set_up()
    someone()
    with pytest.raises(Denied, match="not_empty"):
        set_up(is_demo=True)
    assert not queries.is_demo()


@pytest.mark.parametrize("someone", [UserFactory, lambda: make_person(actor=SYSTEM)], ids=["a user", "a person"])
def test_demo_mode_over_real_people_is_refused(settings, someone) -> None:
    settings.DEMO = True
    assert checks.demo_guard() == ""
    someone()
    assert "TALJA_DEMO" in checks.demo_guard()
    with pytest.raises(CommandError, match="TALJA_DEMO"):
        call_command("check", databases=["default"])
    settings.DEMO = False
    assert checks.demo_guard() == ""


def test_demo_mode_over_a_demo_municipality_is_allowed(settings) -> None:
    settings.DEMO = True
    MunicipalityFactory(is_demo=True)
    UserFactory()
    assert checks.demo_guard() == ""
    assert checks.check_demo(None) == []


def test_before_the_tables_are_made_there_is_nothing_to_guard(settings, monkeypatch) -> None:
    settings.DEMO = True
    UserFactory()
    monkeypatch.setattr(checks.connection.introspection, "table_names", list)
    assert checks.demo_guard() == ""
