"""The log: only ever added to, shown to those who may see it, and found by day, code, actor and person."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from tests.factories.organisation import NOW, UserFactory, actor_with

from talja.apps.audit import operations, queries
from talja.apps.audit.models import Event, ReadEvent
from talja.apps.audit.queries import Excerpt
from talja.apps.organisation.enums import RoleKind

pytestmark = pytest.mark.django_db
EVERYTHING = Excerpt()


@pytest.fixture
def dina():
    return actor_with(RoleKind.DATA_PROTECTION)


@pytest.mark.parametrize("model", [Event, ReadEvent])
@pytest.mark.parametrize("change", [lambda rows: rows.update(code="x"), lambda rows: rows.delete()])
def test_no_row_is_changed_or_removed(model, change) -> None:
    actor = actor_with(RoleKind.COORDINATOR)
    operations.record("a", actor=actor)
    operations.record_read("a", actor=actor, persons=[uuid4()])
    with pytest.raises(DatabaseError, match="audit_append_only"), transaction.atomic():
        change(model.objects.all())
    assert model.objects.get().code == "a"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite can replace a row by inserting it")
@pytest.mark.parametrize("model", [Event, ReadEvent])
def test_no_row_is_replaced(model) -> None:
    actor = actor_with(RoleKind.COORDINATOR)
    operations.record("a", actor=actor)
    operations.record_read("a", actor=actor, persons=[uuid4()])
    table = model._meta.db_table
    columns = ", ".join("'x'" if field.name == "code" else field.column for field in model._meta.concrete_fields)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="audit_append_only"), transaction.atomic():
        cursor.execute(f"INSERT OR REPLACE INTO {table} SELECT {columns} FROM {table}")  # noqa: S608 - our own names
    assert model.objects.get().code == "a"


def test_the_latest_stands_first_and_older_lines_on_the_next_page(dina) -> None:
    user = UserFactory()
    operations.record_many("user.created", actor=dina, targets=[user] * 51, fields="name")
    operations.record("role.given", actor=actor_with(RoleKind.HR, at=NOW + timedelta(hours=1)), target=user, kind="hr")
    first = queries.list_events(actor=dina, excerpt=EVERYTHING)
    second = queries.list_events(actor=dina, excerpt=EVERYTHING, page=2)
    assert first.lines[0].code == "role.given"
    assert (first.lines[0].target_kind, first.lines[0].target_key) == ("user", str(user.key))
    assert (len(first.lines), first.has_older, len(second.lines), second.has_older) == (50, True, 2, False)
    assert queries.list_events(actor=dina, excerpt=EVERYTHING, page=-1).lines == first.lines


@pytest.mark.parametrize(
    ("excerpt", "found"),
    [
        (Excerpt(code="b"), ["b"]),
        (Excerpt(actor_key="anna"), ["b", "a"]),
        (Excerpt(from_at=datetime(2026, 11, 3, tzinfo=UTC)), ["c", "b"]),
        (Excerpt(until_at=datetime(2026, 11, 3, tzinfo=UTC)), ["a"]),
        (Excerpt(code="d"), []),
    ],
)
def test_the_log_is_cut_by_day_code_and_actor(dina, excerpt: Excerpt, found: list[str]) -> None:
    for code, actor_key, day in (("a", "anna", 2), ("b", "anna", 3), ("c", "bo", 4)):
        Event.objects.create(at=datetime(2026, 11, day, tzinfo=UTC), actor_key=actor_key, code=code)
    assert [line.code for line in queries.list_events(actor=dina, excerpt=excerpt).lines] == found
    assert queries.codes(actor=dina) == ["a", "b", "c"]
    assert queries.actor_keys(actor=dina) == ["anna", "bo"]


def test_who_has_seen_a_person(dina) -> None:
    asta, eva, karin = actor_with(RoleKind.COORDINATOR), uuid4(), uuid4()
    operations.record_read("placement_list", actor=asta, persons=[eva, karin, eva])
    operations.record_read("person", actor=asta, persons=[karin])
    operations.record_read("empty", actor=asta, persons=[])
    seen = queries.list_readings(actor=dina, excerpt=EVERYTHING, person_key=eva).lines
    assert [(line.code, line.actor_key, line.person_count) for line in seen] == [("placement_list", asta.key, 2)]
    assert len(queries.list_readings(actor=dina, excerpt=EVERYTHING).lines) == 2


@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.DATA_PROTECTION])
def test_nobody_else_sees_the_log(kind: RoleKind) -> None:
    stranger = actor_with(kind)
    operations.record("a", actor=stranger)
    operations.record_read("a", actor=stranger, persons=[uuid4()])
    assert queries.list_events(actor=stranger, excerpt=EVERYTHING).lines == ()
    assert queries.list_readings(actor=stranger, excerpt=EVERYTHING).lines == ()
    assert queries.codes(actor=stranger) == queries.actor_keys(actor=stranger) == []


def test_whether_anything_was_recorded_about_a_kind(dina) -> None:
    operations.record("user.created", actor=dina, target=UserFactory())
    assert queries.recorded_any(kinds=["person", "user"])
    assert not queries.recorded_any(kinds=["person"])
