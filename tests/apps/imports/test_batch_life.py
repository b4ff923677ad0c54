"""The life of a batch: every state can be reached and left, and only as the table says."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from tests.factories.lists import TODAY, apply, keys_of, make_source, read, row, text_of, undo
from tests.factories.register import later, make_number
from tests.factories.workbooks import workbook_of

from talja.apps.accounts.models import User
from talja.apps.audit.models import Event
from talja.apps.imports import permissions, policies, progress, tasks
from talja.apps.imports.enums import TRANSITIONS, BatchState, RowDecision, RowStatus
from talja.apps.imports.models import Batch, BatchFile, Source, StagedRow
from talja.apps.imports.operations import (
    add_source,
    apply_batch,
    change_source,
    choose_columns,
    correct_cell,
    decide_rows,
    discard_batch,
    read_batch,
    receive_list,
    recover_batch,
    set_trust,
    settle_row,
    start_applying,
    start_undoing,
    take_changes,
    undo_batch,
)
from talja.apps.imports.queries import list_rows
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.core.intake.record import Field
from talja.core.kernel.verdict import Denied

pytestmark = pytest.mark.usefixtures("ekens_forskola")
ONE, TWO = make_number(31), make_number(32)
ENDS = {BatchState.UNDONE, BatchState.DISCARDED}


@pytest.fixture
def batch(asta: Actor) -> Batch:
    return read(text_of([row(ONE)]), actor=asta)


def test_every_state_is_reached_and_none_is_a_trap() -> None:
    assert {target for _, target, _ in TRANSITIONS} | {BatchState.READING} == set(BatchState)
    assert set(BatchState) - {origin for origin, _, _ in TRANSITIONS} == ENDS


@pytest.mark.parametrize(("origin", "target"), list(product(BatchState, repeat=2)))
def test_a_batch_moves_only_as_the_table_says(origin: BatchState, target: BatchState) -> None:
    told = any((origin, target) == (one, other) for one, other, _ in TRANSITIONS)
    verdict = policies.may_move(Batch(state=origin), to=target)
    assert (bool(verdict), verdict.code) == (told, "" if told else "batch_not_in_state")


@pytest.mark.parametrize("state", BatchState)
def test_rows_are_decided_only_under_review(state: BatchState) -> None:
    assert policies.may_review(Batch(state=state)).code == ("" if state == "review" else "batch_not_in_review")


@pytest.mark.parametrize(("status", "decision"), list(product(RowStatus, RowDecision)))
def test_which_decisions_fit_which_rows(status: RowStatus, decision: RowDecision) -> None:
    fits = {"", "end", "leave"} if status == RowStatus.MISSING else {"", "skip"}
    assert bool(policies.may_decide(StagedRow(status=status), decision=decision)) == (decision.value in fits)
    assert bool(policies.may_settle(StagedRow(status=status))) == (status != RowStatus.MISSING)


def test_work_counts_as_dead_after_ten_minutes_without_a_sign(asta: Actor) -> None:
    batch = Batch(state=BatchState.APPLYING, moved_at=asta.at)
    at = asta.at + policies.PATIENCE
    assert policies.may_recover(batch, sign_of_life=None, at=at)
    assert policies.may_recover(batch, sign_of_life=None, at=at - timedelta(seconds=1)).code == "batch_still_working"
    assert policies.may_recover(batch, sign_of_life=asta.at + timedelta(minutes=1), at=at).code == "batch_still_working"
    assert policies.may_recover(Batch(state="review"), sign_of_life=None, at=at).code == "batch_not_in_state"


def test_only_those_with_every_right_and_all_workplaces_import(asta: Actor, malik: Actor, ursula: Actor) -> None:
    assert permissions.may_import(actor=asta)
    for stranger in (malik, ursula, replace(asta, workplaces=frozenset({1}))):
        assert permissions.may_import(actor=stranger).code == "missing_right"
    for right in ("import.run", "placement.view", "person.view", "measure.view"):
        less = replace(asta, rights=frozenset(one for one in asta.rights if one.value != right))
        assert permissions.may_import(actor=less).code == "missing_right"


def test_every_operation_refuses_a_stranger(batch: Batch, ursula: Actor) -> None:
    key, rows, nobody = batch.key, keys_of(batch), ursula
    attempts: list[Callable[[], object]] = [
        lambda: add_source(name="Ny", kind="own", actor=nobody),
        lambda: change_source(
            source_key=batch.source.key, name="Ny", owner="", covers=(), own_staff_only=False, actor=nobody
        ),
        lambda: set_trust(source_key=batch.source.key, fields=(), actor=nobody),
        lambda: receive_list(
            source_key=batch.source.key, file_name="a.csv", content=b"a", list_day=TODAY, actor=nobody
        ),
        lambda: read_batch(batch_key=key, actor=nobody),
        lambda: choose_columns(batch_key=key, mapping={}, actor=nobody),
        lambda: correct_cell(batch_key=key, rows=rows, field=Field.EXTENT, text="1", actor=nobody),
        lambda: decide_rows(batch_key=key, rows=rows, decision=RowDecision.SKIP, actor=nobody),
        lambda: settle_row(batch_key=key, row=rows[0], actor=nobody),
        lambda: take_changes(batch_key=key, rows=rows, fields=[Field.EXTENT], take=True, actor=nobody),
        lambda: start_applying(batch_key=key, actor=nobody),
        lambda: apply_batch(batch_key=key, actor=nobody),
        lambda: start_undoing(batch_key=key, actor=nobody),
        lambda: undo_batch(batch_key=key, actor=nobody),
        lambda: discard_batch(batch_key=key, actor=nobody),
        lambda: recover_batch(batch_key=key, actor=nobody),
    ]
    for attempt in attempts:
        with pytest.raises(Denied, match="missing_right"):
            attempt()


def test_a_list_that_is_laid_aside_leaves_nothing_behind(batch: Batch, asta: Actor) -> None:
    discard_batch(batch_key=batch.key, actor=asta)
    assert not StagedRow.objects.exists()
    assert bytes(BatchFile.objects.get().content) == b""
    with pytest.raises(Denied, match="batch_not_in_state"):
        start_applying(batch_key=batch.key, actor=asta)


@pytest.mark.parametrize(
    ("content", "name", "fault"),
    [
        (b" \r\n", "tom.csv", "file_empty"),
        (b"\x89PNG....", "bild.xlsx", "file_kind_unknown"),
        (b"PK\x03\x04 trasig", "trasig.xlsx", "file_broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "trasig.xls", "file_broken"),
        (b"Personnummer;Namn\r\n", "ingen.csv", "no_table"),
        (b"a;b;c\r\n" + b";;\r\n" * 700_000, "stor.csv", "file_too_large"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_can_be_laid_aside(
    content: bytes, name: str, fault: str, asta: Actor
) -> None:
    batch = read(content, actor=asta, name=name)
    assert (batch.state, batch.fault) == (BatchState.FAILED, fault)
    assert discard_batch(batch_key=batch.key, actor=asta).state == BatchState.DISCARDED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "cp850", "mac-roman"])
def test_any_usual_encoding_is_read(encoding: str, asta: Actor) -> None:
    content = text_of([row(ONE, "Åsa", "Öst")]).decode().encode(encoding)
    assert read(content, actor=asta).rows.get().values["given_name"] == "Åsa"


def test_what_may_not_be_handed_in(asta: Actor) -> None:
    key = make_source(asta).key
    for content, day, code in (
        (b"", TODAY, "file_empty"),
        (b"x" * (50 * 1024 * 1024 + 1), TODAY, "file_too_large"),
        (b"x", TODAY + timedelta(days=1), "list_day_in_future"),
    ):
        with pytest.raises(Denied, match=code):
            receive_list(source_key=key, file_name="a.csv", content=content, list_day=day, actor=asta)


def test_a_list_is_kept_by_its_bare_file_name(asta: Actor) -> None:
    assert read(text_of([row(ONE)]), actor=asta, name="C:\\Users\\asta\\lista.csv").file_name == "lista.csv"


def test_columns_that_are_chosen_are_remembered_for_the_next_list(asta: Actor) -> None:
    content = f"Vem;Start\r\n{ONE};2026-03-01\r\n{TWO};2026-04-01".encode()
    batch = read(content, actor=asta)
    columns = {column["heading"]: column["index"] for column in batch.columns}
    mapping = {columns["Vem"]: Field.NUMBER, columns["Start"]: Field.DECISION_FIRST_DAY}
    assert choose_columns(batch_key=batch.key, mapping=mapping, actor=asta).state == BatchState.READING
    read_batch(batch_key=batch.key, actor=asta)
    assert "decision_first_day" in Batch.objects.get().rows.first().values  # type: ignore[union-attr]  # there is one
    again = read(content, actor=later(asta))
    assert [column["reasons"] for column in again.columns] == [["remembered"]] * 2
    with pytest.raises(Denied, match="field_twice"):
        choose_columns(batch_key=again.key, mapping=dict.fromkeys((0, 1), Field.NUMBER), actor=asta)


def test_a_sheet_can_be_chosen(asta: Actor) -> None:
    content = workbook_of({"Nu": [*_sheet(ONE)], "Förr": [*_sheet(TWO)]})
    batch = read(content, actor=asta, name="lista.xlsx")
    assert batch.rows.count() == 2
    with pytest.raises(Denied, match="not_found"):
        choose_columns(batch_key=batch.key, mapping={}, sheet="Aldrig", actor=asta)
    choose_columns(batch_key=batch.key, mapping={}, sheet="Förr", actor=asta)
    read_batch(batch_key=batch.key, actor=asta)
    (line,) = list_rows(batch_key=batch.key, actor=asta).rows
    assert (line.number, line.sheet) == (2, "")
    assert not Source.objects.get().mapping


def _sheet(number: str) -> list[tuple[str, ...]]:
    return [
        ("Personnummer", "Namn", "Insats", "Arbetsplats", "Start"),
        (number, "Alva Ek", "NSJ", "Eken", "2026-03-01"),
    ]


def user_of(actor: Actor) -> int:
    assert actor.user_id is not None
    return actor.user_id


def test_the_worker_does_what_a_batch_waits_for(asta: Actor) -> None:
    source = make_source(asta)
    content = text_of([row(ONE)])
    batch = receive_list(source_key=source.key, file_name="a.csv", content=content, list_day=TODAY, actor=asta)
    user = user_of(asta)
    assert tasks.carry_on(batch_key=batch.key, user_id=user)
    assert not tasks.carry_on(batch_key=batch.key, user_id=user)
    start_applying(batch_key=batch.key, actor=asta)
    assert tasks.carry_on(batch_key=batch.key, user_id=user)
    assert Person.objects.count() == 1
    start_undoing(batch_key=batch.key, actor=asta)
    tasks.carry_on(batch_key=batch.key, user_id=user)
    assert (Batch.objects.get().state, Person.objects.count()) == (BatchState.UNDONE, 0)


@pytest.mark.parametrize(
    ("what", "state", "back"),
    [("read", "reading", "failed"), ("apply", "applying", "review"), ("undo", "undoing", "applied")],
)
def test_an_unforeseen_fault_puts_the_batch_back(
    what: str, state: str, back: str, batch: Batch, asta: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    Batch.objects.update(state=state, applied_at=asta.at)

    def fail(**_known: object) -> None:
        raise RuntimeError

    monkeypatch.setitem(tasks._WORK, what, fail)
    with pytest.raises(RuntimeError):
        tasks.work.call(what, str(batch.key), user_of(asta))
    found = Batch.objects.get()
    assert (found.state, found.fault) == (back, "unexpected")


def test_a_user_who_has_lost_the_right_meanwhile_leaves_no_batch_hanging(batch: Batch, asta: Actor) -> None:
    start_applying(batch_key=batch.key, actor=asta)
    User.objects.get(pk=user_of(asta)).roles.all().delete()
    with pytest.raises(tasks.WorkFailed, match="Denied"):
        tasks.work.call("apply", str(batch.key), user_of(asta))
    assert Batch.objects.get().state == BatchState.REVIEW


def test_work_that_comes_too_late_does_nothing(batch: Batch, asta: Actor) -> None:
    tasks.work.call("apply", str(batch.key), user_of(asta))
    assert Batch.objects.get().state == BatchState.REVIEW


def test_a_batch_whose_worker_died_is_put_back(batch: Batch, asta: Actor) -> None:
    start_applying(batch_key=batch.key, actor=asta)
    with pytest.raises(Denied, match="batch_still_working"):
        recover_batch(batch_key=batch.key, actor=asta)
    progress.forget(batch.key)
    back = recover_batch(batch_key=batch.key, actor=later(asta, minutes=10))
    assert (back.state, back.fault) == (BatchState.REVIEW, "work_stopped")
    with pytest.raises(Denied, match="batch_not_in_state"):  # should it live after all
        apply_batch(batch_key=batch.key, actor=asta)


def test_every_move_is_recorded(batch: Batch, asta: Actor) -> None:
    undo(apply(batch, actor=later(asta)), actor=later(asta, minutes=2))
    codes = set(Event.objects.filter(target_key=str(batch.key)).values_list("code", flat=True))
    assert codes >= {"batch.received", "batch.read", "batch.apply_started", "batch.applied", "batch.undo_started"}
    assert ONE not in repr(list(Event.objects.values()))


def test_a_long_list_is_read_again_in_the_background(
    batch: Batch, asta: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("talja.apps.imports.operations.reading.RIGHT_AWAY", 0)
    decide_rows(batch_key=batch.key, rows=keys_of(batch), decision=RowDecision.SKIP, actor=asta)
    assert Batch.objects.get().state == BatchState.READING
    read_batch(batch_key=batch.key, actor=asta)
    assert batch.rows.get().decision == RowDecision.SKIP
