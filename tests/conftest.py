"""The people and the moment that every test shares, and a database that lets a test clean up after itself."""

import gc
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from talja.apps.accounts.models import User
from talja.apps.organisation.actors import Actor, actor_for, system_actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Role, Workplace
from talja.apps.placements.operations import load_measures
from tests.factories.register import make_workplace

MOMENT = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
TODAY = MOMENT.date()


# A busy machine is no reason to fail: what is slow is measured in benchmarks.
hypothesis_settings.register_profile("talja", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("talja")

ASKS = {"db", "transactional_db", "django_db_setup"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, on PostgreSQL, what asks no database: it was run with SQLite, and cannot tell the difference."""
    if connection.vendor == "postgresql":
        left = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if asks_database(item)]


def asks_database(item: pytest.Item) -> bool:
    names = ASKS & set(getattr(item, "fixturenames", ()))
    return bool(names) or item.get_closest_marker("django_db") is not None


def pytest_collection_finish() -> None:
    """Look for garbage less often, and not in what is there from the start: it is a tenth of the time otherwise."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep a SQLite test database in a file: threads wait for each other there, as they do for real."""
    if connection.vendor == "sqlite":
        path: Path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(path)
        connection.settings_dict.setdefault("TEST", {})["NAME"] = str(path)


@pytest.fixture(scope="session", autouse=True)
def flush_past_triggers() -> Iterator[None]:
    """Let the test runner empty the tables: SQLite's append-only triggers are taken away meanwhile, and put back."""
    if connection.vendor != "sqlite":
        yield
        return
    original = type(connection.ops).sql_flush
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(connection.ops), "sql_flush", _between_triggers(original))
        yield


def _between_triggers(original: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def sql_flush(ops: BaseDatabaseOperations, *args: Any, **kwargs: Any) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        statements = original(ops, *args, **kwargs)
        return [*(f"DROP TRIGGER {name}" for name, _ in triggers), *statements, *(sql for _, sql in triggers)]

    return sql_flush


@pytest.fixture
def moment() -> datetime:
    return MOMENT


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def system(db: None) -> Actor:
    """The operator on the server."""
    return system_actor(at=MOMENT)


@pytest.fixture
def measures(system: Actor) -> None:
    """Every measure that comes with the program."""
    load_measures(actor=system)


@pytest.fixture
def ekens_forskola(db: None) -> Workplace:
    """The workplace that Malik manages."""
    return make_workplace("Ekens förskola")


@pytest.fixture
def asta(measures: None) -> Actor:
    """A coordinator, who does not see protected identities."""
    return make_actor("Asta Öberg")


@pytest.fixture
def protector(measures: None) -> Actor:
    """A coordinator who sees protected identities."""
    return make_actor("Petra Ek", sees_protected=True)


@pytest.fixture
def malik(measures: None, ekens_forskola: Workplace) -> Actor:
    """The manager of Ekens förskola."""
    return make_actor("Malik Haddad", workplace=ekens_forskola)


@pytest.fixture
def ursula(measures: None) -> Actor:
    """Somebody with an account but no role."""
    user = User.objects.create_user("ursula@demo.example", name="Ursula Holm")
    return actor_for(user, at=MOMENT, today=TODAY)


def make_actor(name: str, *, sees_protected: bool = False, workplace: Workplace | None = None) -> Actor:
    """Return a new coordinator, or the manager of a workplace, with an address at demo.example."""
    user = User.objects.create_user(f"{name.partition(' ')[0].lower()}@demo.example", name=name)
    kind = RoleKind.MANAGER if workplace else RoleKind.COORDINATOR
    role = Role.objects.create(user=user, kind=kind, sees_protected=sees_protected, first_day=date(2020, 1, 1))
    if workplace is not None:
        role.workplaces.add(workplace)
    return actor_for(user, at=MOMENT, today=TODAY)
