"""Staged rows are stored past `bulk_create`, and stand in the database as if it had stored them."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from tests.factories.lists import read, row, text_of
from tests.factories.register import make_number

from talja.apps.imports.enums import RowDecision, RowStatus
from talja.apps.imports.models import Batch, StagedRow
from talja.apps.imports.operations.storing import CHUNK, place_of, store_rows
from talja.apps.imports.staging import Staged
from talja.apps.organisation.actors import Actor

pytestmark = pytest.mark.usefixtures("ekens_forskola")
KEY = "0f8fad5b-d9cb-469f-a165-70867728950e"
CELLS = ["Åsa Öberg", '8 "h"', "", "100 %"]
CHANGE = {"field": "extent", "attribute": "extent", "old": "50", "new": "75", "take": True}
FULL = Staged(
    7,
    RowStatus.CHANGED,
    values={"given_name": "Åsa", "first_day": "2026-01-02"},
    findings=[{"code": "day_doubtful", "severity": "warning", "raw": "å"}],
    group=3,
    person_key=KEY,
    placement_key=KEY,
    candidates=[{"person_key": KEY, "row": None, "score": 12.5, "reasons": []}],
    reasons=[{"code": "same_number"}],
    changes=[CHANGE],
    is_protected=True,
)
EMPTY = Staged(8, RowStatus.REFUSED)


@pytest.fixture
def batch(asta: Actor) -> Batch:
    batch = read(text_of([row(make_number(31))]), actor=asta)
    batch.rows.all().delete()
    return batch


def _raw(batch: Batch) -> list[tuple[Any, ...]]:
    """Return the rows as they stand in the database, but for what is each row's own."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM imports_stagedrow WHERE batch_id = %s ORDER BY id", [batch.pk])
        common = [at for at, column in enumerate(cursor.description) if column[0] not in {"id", "key"}]
        return [tuple(one[at] for at in common) for one in cursor.fetchall()]


def test_every_column_stands_as_bulk_create_would_store_it(batch: Batch) -> None:
    told = {name: getattr(FULL, name) for name in FULL.__dataclass_fields__}
    search = "åsa öberg 8 h 100 asa oberg 8 h 100"
    StagedRow.objects.bulk_create(
        [
            StagedRow(batch=batch, cells=CELLS, search_text=search, **told),
            StagedRow(batch=batch, number=8, status=RowStatus.REFUSED),
        ]
    )
    expected = _raw(batch)
    batch.rows.all().delete()
    store_rows(batch, [FULL, EMPTY], cells={7: CELLS}, before={})
    assert _raw(batch) == expected
    full, empty = batch.rows.order_by("number")
    assert (full.person_key, full.cells, full.is_protected) == (UUID(KEY), CELLS, True)
    assert (empty.person_key, empty.values, empty.changes, empty.is_protected) == (None, {}, [], False)


@pytest.mark.parametrize("rows", [0, 1, CHUNK, CHUNK + 1])
def test_all_rows_are_stored_whatever_their_number(batch: Batch, rows: int) -> None:
    store_rows(batch, (Staged(number, RowStatus.NEW) for number in range(1, rows + 1)), cells={}, before={})
    assert list(batch.rows.order_by("pk").values_list("number", flat=True)) == list(range(1, rows + 1))
    assert batch.rows.values("key").distinct().count() == rows


def test_what_a_person_has_decided_follows_the_row(batch: Batch) -> None:
    store_rows(batch, [FULL, EMPTY], cells={}, before={})
    before = batch.rows.get(number=7)
    before.decision, before.corrections, before.chosen = RowDecision.SAME_PERSON, {"extent": "75"}, {"person_key": KEY}
    before.changes = [CHANGE | {"take": False, "by_hand": True}]
    batch.rows.all().delete()
    store_rows(batch, [FULL, EMPTY], cells={}, before={place_of(before): before})
    after, other = batch.rows.order_by("number")
    for name in ("key", "decision", "corrections", "chosen", "changes"):
        assert getattr(after, name) == getattr(before, name)
    assert (other.decision, other.corrections, other.chosen) == ("", {}, {})


def test_a_missing_placement_is_found_again_by_its_key() -> None:
    gone = Staged(0, RowStatus.MISSING, placement_key=KEY)
    assert place_of(gone) == place_of(StagedRow(number=0, placement_key=UUID(KEY))) != place_of(EMPTY)
    assert place_of(FULL) == place_of(StagedRow(number=7))
