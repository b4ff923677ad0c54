"""The work of the minute: each job once, whoever else is at it, and whatever one of them meets."""

import inspect
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db import DatabaseError
from tests.apps.correspondence.test_delivering import queued
from tests.conftest import MOMENT
from tests.together import at_once

from talja.apps.correspondence import tasks as correspondence
from talja.apps.correspondence.models import Letter, Turn
from talja.apps.correspondence.operations import end_turn, mark_sent, resend_letter, take_turn
from talja.apps.correspondence.operations.turns import LONGEST
from talja.apps.organisation.actors import Actor
from talja.project import ticking
from talja.project.commands import serving
from talja.project.ticking import JOBS, Ticking, tick


def good(at: datetime) -> int:
    return int(at == MOMENT)


def bad(_at: datetime) -> int:
    raise ValueError("Asta Öberg, 19800101-0000")


@pytest.mark.django_db
def test_one_that_fails_is_logged_by_its_kind_and_stops_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        done = tick(at=MOMENT, jobs=[bad, good])
    assert list(done.values()) == [None, 1]
    assert "ValueError" in caplog.text
    assert "Asta" not in caplog.text


@pytest.mark.django_db
def test_after_a_backup_is_put_back_nothing_is_sent_before_somebody_says_so(asta: Actor) -> None:
    kept, again = queued(2)
    assert (ticking.hold_letters(at=MOMENT), ticking.hold_letters(at=MOMENT)) == (2, 0)
    assert set(Letter.objects.values_list("state", "trouble")) == {("uncertain", "restored")}
    assert correspondence.deliver_letters(MOMENT + timedelta(days=1)) == 0
    mark_sent(letter_key=kept.key, actor=asta)
    resend_letter(letter_key=again.key, actor=asta)
    assert set(Letter.objects.values_list("state", flat=True)) == {"sent", "queued"}


@pytest.mark.django_db
def test_what_was_due_when_it_was_put_back_is_held_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def remind(at: datetime) -> int:
        return len(queued(1, at))

    monkeypatch.setattr(ticking, "JOBS", [bad, remind, correspondence.deliver_letters])
    assert ticking.hold_letters(at=MOMENT) == 1
    assert Letter.objects.get().state == "uncertain"


def test_letters_are_sent_last() -> None:
    assert JOBS[-1] is correspondence.deliver_letters
    assert len({f"{job.__module__}.{job.__name__}" for job in JOBS}) == len(JOBS)


def test_every_app_with_work_of_the_minute_has_it_done() -> None:
    names = (f"{app.name}.tasks" for app in apps.get_app_configs() if app.name.startswith("talja.apps."))
    modules = [import_module(name) for name in names if find_spec(name)]
    found = {
        function
        for module in modules
        for _name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and list(inspect.signature(function).parameters) == ["at"]
    }
    assert found == set(JOBS)


@pytest.mark.django_db
def test_the_turn_is_one_persons_until_it_is_let_go_or_too_old() -> None:
    assert take_turn(name="x", at=MOMENT)
    assert not take_turn(name="x", at=MOMENT + timedelta(minutes=1))
    assert take_turn(name="y", at=MOMENT)
    assert tick(at=MOMENT, jobs=[good])
    end_turn(name="x")
    assert take_turn(name="x", at=MOMENT)
    assert take_turn(name="x", at=MOMENT + LONGEST)  # whoever had it has stopped in the middle
    assert take_turn(name="x", at=MOMENT - timedelta(hours=1))  # the clock was set back


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_do_it_once() -> None:
    begun, done = threading.Event(), []

    def slow(_at: datetime) -> int:
        done.append(1)
        begun.wait(0.5)
        return 1

    at_once(lambda _number: tick(at=MOMENT, jobs=[slow]))
    assert len(done) == 1
    assert Turn.objects.get().held_until is None


@pytest.mark.django_db
def test_nothing_is_left_to_do_after_it(mailoutbox: list[object]) -> None:
    queued(2)
    assert tick(at=MOMENT)["correspondence.deliver_letters"] == 2
    assert tick(at=MOMENT)["correspondence.deliver_letters"] == 0
    assert len(mailoutbox) == 2


@contextmanager
def running(every: float = 0.02) -> Iterator[Ticking]:
    ticker = Ticking(seconds=every)
    ticker.start()
    try:
        yield ticker
    finally:
        ticker.stop()


def test_it_goes_on_when_the_database_is_away_and_ends_when_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ticks = []

    def failing() -> dict[str, int | None]:
        ticks.append(1)
        raise DatabaseError("Asta Öberg")

    monkeypatch.setattr(ticking, "tick_now", failing)
    with running():
        deadline = time.monotonic() + 5
        while len(ticks) < 3 and time.monotonic() < deadline:
            time.sleep(0.01)
        assert correspondence.stopping.is_set() is False
    assert correspondence.stopping.is_set()
    correspondence.stopping.clear()
    count = len(ticks)
    time.sleep(0.1)
    assert (count >= 3, len(ticks)) == (True, count)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jobs", "code", "words"),
    [([good], 0, "good: "), ([bad], 1, "bad: misslyckades"), ([], 0, "redan i gång")],
)
def test_the_command_says_what_was_done(
    jobs: list[ticking.Job],
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(ticking, "JOBS", jobs)
    assert serving.run_tick(None) == code  # type: ignore[arg-type]  # it has no options
    assert words in capsys.readouterr().out


@pytest.mark.django_db
def test_a_letter_is_not_begun_when_the_program_is_about_to_end() -> None:
    queued(1)
    correspondence.stopping.set()
    try:
        tick(at=MOMENT)
    finally:
        correspondence.stopping.clear()
    assert Letter.objects.get().attempts == 0
