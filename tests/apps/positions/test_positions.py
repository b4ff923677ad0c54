"""Positions in the register: described, agreed, opened, filled, empty again and closed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.conftest import MOMENT, TODAY
from tests.factories.positions import make_filled, make_position, said_of
from tests.factories.register import later, make_workplace

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.enums import TRANSITIONS, State
from talja.apps.positions.inputs import TextInput
from talja.apps.positions.models import Position
from talja.apps.positions.operations.describing import change_texts, describe_position
from talja.apps.positions.operations.moving import (
    agree_on_position,
    close_position,
    fill_position,
    open_position,
    vacate_position,
)
from talja.apps.positions.queries.listing import list_positions, positions_of_carving
from talja.apps.positions.queries.pages import get_position
from talja.core.kernel.verdict import Denied


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


def test_a_position_remembers_its_tasks_and_what_it_promised(asta: Actor, ekens_forskola: Workplace) -> None:
    position = make_position(actor=asta, workplace=ekens_forskola)
    page = get_position(position.key, actor=asta, on=TODAY)
    assert [(task.title, task.promised) for task in page.tasks] == [("Duka fram frukost", 150), ("Vika tvätt", 30)]
    assert (page.line.promised, page.line.extent, page.line.state) == (180, 50, State.DESCRIBED)
    assert (page.line.freed, page.line.due, page.demands) == (None, None, {"swedish": 2, "hygiene": 1})
    assert Event.objects.get(code="position.described").data == {"tasks": 2, "minutes": 1200}


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"text": TextInput("  ")}, "position_title_missing"),
        ({"tasks": ()}, "position_without_tasks"),
        ({"paid_minutes": 0}, "position_without_time"),
        ({"full_time_minutes": 0}, "position_without_time"),
    ],
)
def test_half_a_position_is_refused(
    facts: dict[str, object], code: str, asta: Actor, ekens_forskola: Workplace
) -> None:
    assert refused(lambda: make_position(actor=asta, workplace=ekens_forskola, **facts)) == code
    assert not Position.objects.exists()


def test_an_unknown_workplace_is_refused(asta: Actor, ekens_forskola: Workplace) -> None:
    with pytest.raises(Workplace.DoesNotExist):
        describe_position(said=replace(said_of(ekens_forskola), workplace_key=uuid4()), actor=asta)


def test_its_way_from_described_to_closed(asta: Actor, ekens_forskola: Workplace) -> None:
    key = make_filled(actor=asta, workplace=ekens_forskola, days_ago=1).key
    assert get_position(key, actor=asta, on=TODAY).filled_day == TODAY - timedelta(days=1)
    assert vacate_position(position_key=key, actor=asta).filled_day is None
    assert refused(lambda: vacate_position(position_key=key, actor=asta)) == "position_not_in_state"
    assert refused(lambda: close_position(position_key=key, reason=" ", actor=asta)) == "position_reason_missing"
    close_position(position_key=key, reason="Förskolan läggs ner", actor=asta)
    page = get_position(key, actor=asta, on=TODAY)
    assert (page.line.state, page.closed_reason) == (State.CLOSED, "Förskolan läggs ner")
    assert refused(lambda: open_position(position_key=key, actor=asta)) == "position_not_in_state"
    codes = {code for *_, code in TRANSITIONS}
    assert list(Event.objects.filter(code__in=codes).order_by("pk").values_list("code", flat=True)) == [
        "position.agreed",
        "position.opened",
        "position.filled",
        "position.vacated",
        "position.closed",
    ]


def test_only_an_agreed_position_is_opened_and_only_an_open_one_vacated(asta: Actor, ekens_forskola: Workplace) -> None:
    key = make_position(actor=asta, workplace=ekens_forskola).key
    assert refused(lambda: open_position(position_key=key, actor=asta)) == "position_not_in_state"
    agree_on_position(position_key=key, actor=asta)
    assert refused(lambda: vacate_position(position_key=key, actor=asta)) == "position_not_in_state"
    assert refused(lambda: agree_on_position(position_key=key, actor=asta)) == "position_not_in_state"


def test_nobody_has_it_from_a_day_to_come(asta: Actor, ekens_forskola: Workplace) -> None:
    key = make_position(actor=asta, workplace=ekens_forskola).key
    agree_on_position(position_key=key, actor=asta)
    open_position(position_key=key, actor=asta)
    tomorrow = TODAY + timedelta(days=1)
    assert (
        refused(lambda: fill_position(position_key=key, first_day=tomorrow, actor=asta)) == "position_filled_in_future"
    )


def test_texts_are_changed_by_one_at_a_time(asta: Actor, ekens_forskola: Workplace) -> None:
    position = make_position(actor=asta, workplace=ekens_forskola)
    said = TextInput("Måltidsvärd", "Dukar och pratar.", "Kock", "Frukosten tar längre tid.")
    change_texts(position_key=position.key, said=said, version=1, actor=asta)
    page = get_position(position.key, actor=asta, on=TODAY)
    assert (page.line.title, page.description, page.development) == ("Måltidsvärd", "Dukar och pratar.", "Kock")
    assert page.version == 2
    change = lambda title, version: change_texts(  # noqa: E731 - said three times, in one line each
        position_key=position.key, said=TextInput(title), version=version, actor=asta
    )
    assert refused(lambda: change("Ny", 1)) == "changed_by_other"
    assert refused(lambda: change("", 2)) == "position_title_missing"
    close_position(position_key=position.key, reason="Dubblett", actor=asta)
    assert refused(lambda: change("Ny", 3)) == "position_closed"


def test_a_manager_sees_what_is_done_at_theirs_and_says_yes_to_their_own(
    asta: Actor, malik: Actor, ursula: Actor, ekens_forskola: Workplace
) -> None:
    other = make_workplace("Solrosens äldreboende")
    own = make_position(actor=asta, workplace=ekens_forskola)
    foreign = make_position(actor=asta, workplace=other)
    shared = describe_position(
        said=replace(said_of(other), tasks=(*said_of(other).tasks, said_of(ekens_forskola).tasks[0])), actor=asta
    )
    assert {line.key for line in list_positions(actor=malik).rows} == {str(own.key), str(shared.key)}
    assert list_positions(actor=ursula).rows == ()
    with pytest.raises(Position.DoesNotExist):
        get_position(foreign.key, actor=malik, on=TODAY)
    assert refused(lambda: agree_on_position(position_key=shared.key, actor=malik)) == "not_found"
    assert agree_on_position(position_key=own.key, actor=malik).state == State.AGREED
    assert refused(lambda: open_position(position_key=own.key, actor=malik)) == "missing_right"
    assert refused(lambda: make_position(actor=malik, workplace=ekens_forskola)) == "missing_right"


def test_a_list_is_of_a_state_or_of_a_carving(asta: Actor, ekens_forskola: Workplace) -> None:
    carving = uuid4()
    first = make_position(actor=asta, workplace=ekens_forskola, carving_key=carving)
    second = make_position(actor=later(asta, at=MOMENT + timedelta(hours=1)), workplace=ekens_forskola)
    close_position(position_key=first.key, reason="Dubblett", actor=asta)
    assert [line.key for line in list_positions(actor=asta).rows] == [str(second.key)]
    assert [line.key for line in list_positions(actor=asta, state=State.CLOSED).rows] == [str(first.key)]
    assert [line.key for line in positions_of_carving(carving, actor=asta)] == [str(first.key)]


def test_a_list_asks_as_often_for_two_as_for_twenty(
    asta: Actor, ekens_forskola: Workplace, django_assert_num_queries: Callable[[int], object]
) -> None:
    for count in (2, 20):
        while Position.objects.count() < count:
            make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
        with django_assert_num_queries(4):  # type: ignore[attr-defined] # a context manager
            assert len(list_positions(actor=asta).rows) == count
