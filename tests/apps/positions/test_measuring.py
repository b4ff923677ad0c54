"""What a position really frees, held against what it promised."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from tests.conftest import MOMENT, TODAY
from tests.factories.positions import make_filled, make_position, said_of
from tests.factories.register import later, make_workplace

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.apps.positions.enums import Occasion
from talja.apps.positions.models import Position
from talja.apps.positions.operations.measuring import measure_freed
from talja.apps.positions.operations.moving import vacate_position
from talja.apps.positions.queries.listing import positions_to_measure
from talja.apps.positions.queries.pages import get_position, minutes_by_line
from talja.apps.positions.queries.work import work_of
from talja.core.kernel.verdict import Denied


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(Denied) as found:
        work()
    return found.value.code


def told(position: Position, *minutes: int) -> dict[UUID, int]:
    keys = position.tasks.order_by("order").values_list("key", flat=True)
    return dict(zip(keys, minutes, strict=True))


def test_the_hours_are_asked_for_after_six_weeks_and_not_before(asta: Actor, ekens_forskola: Workplace) -> None:
    early = make_filled(actor=asta, workplace=ekens_forskola, days_ago=41)
    assert positions_to_measure(actor=asta, on=TODAY) == ()
    assert (
        refused(
            lambda: measure_freed(
                position_key=early.key, occasion=Occasion.WEEKS_6, minutes=told(early, 1, 1), actor=asta
            )
        )
        == "too_early_to_measure"
    )
    tomorrow = TODAY + timedelta(days=1)
    (item,) = work_of(actor=asta, on=tomorrow)
    assert (item.code, item.key, item.due, item.place) == (
        "position.measure",
        str(early.key),
        tomorrow,
        "Ekens förskola",
    )


def test_what_is_measured_is_held_against_what_was_promised(
    malik: Actor, asta: Actor, ekens_forskola: Workplace
) -> None:
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    measure_freed(
        position_key=position.key, occasion=Occasion.WEEKS_6, minutes=told(position, 120, 0), actor=malik, note="Bra"
    )
    page = get_position(position.key, actor=malik, on=TODAY)
    assert (page.line.promised, page.line.freed) == (180, 120)
    assert page.line.due == TODAY + timedelta(days=91 - 50)
    assert [(line.occasion, line.total, line.note) for line in page.measured] == [(Occasion.WEEKS_6, 120, "Bra")]
    assert positions_to_measure(actor=malik, on=TODAY) == ()
    assert not page.may_measure[Occasion.MONTHS_3]


def test_the_latest_answer_of_an_occasion_counts(asta: Actor, ekens_forskola: Workplace) -> None:
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=200)
    for hour, minutes in enumerate((10, 100)):
        actor = later(asta, at=MOMENT + timedelta(hours=hour))
        measure_freed(
            position_key=position.key, occasion=Occasion.MONTHS_6, minutes=told(position, minutes, 0), actor=actor
        )
    assert get_position(position.key, actor=asta, on=TODAY).line.freed == 100
    assert get_position(position.key, actor=asta, on=TODAY).line.due == TODAY - timedelta(days=200 - 42)


@pytest.mark.parametrize(
    ("minutes", "code"),
    [((10,), "measure_all_tasks"), ((10, -1), "minutes_impossible"), ((10, 10_081), "minutes_impossible")],
)
def test_a_half_or_impossible_answer_is_refused(
    minutes: tuple[int, ...], code: str, asta: Actor, ekens_forskola: Workplace
) -> None:
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    keys = position.tasks.order_by("order").values_list("key", flat=True)
    answer = dict(zip(keys, minutes, strict=False))
    work = lambda: measure_freed(  # noqa: E731 - called by `refused`
        position_key=position.key, occasion=Occasion.WEEKS_6, minutes=answer, actor=asta
    )
    assert refused(work) == code
    assert not position.measured.exists()


def test_nothing_is_measured_where_nobody_works(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    described = make_position(actor=asta, workplace=ekens_forskola)
    vacated = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50)
    vacate_position(position_key=vacated.key, actor=asta)
    for position in (described, vacated):
        answer = told(position, 1, 1)
        work = lambda position=position, answer=answer: measure_freed(  # noqa: E731 - called by `refused`
            position_key=position.key, occasion=Occasion.WEEKS_6, minutes=answer, actor=asta
        )
        assert refused(work) == "position_not_filled"
    foreign = make_filled(actor=asta, workplace=make_workplace("Solrosen"), days_ago=50)
    with pytest.raises(Position.DoesNotExist):
        measure_freed(position_key=foreign.key, occasion=Occasion.WEEKS_6, minutes={}, actor=malik)


def test_lines_learn_how_long_their_tasks_took(asta: Actor, ekens_forskola: Workplace) -> None:
    line = uuid4()
    breakfast, laundry = said_of(ekens_forskola).tasks
    of_lines = tuple(type(task)(**_facts(task), line_key=line) for task in (breakfast, laundry))
    position = make_filled(actor=asta, workplace=ekens_forskola, days_ago=50, tasks=of_lines)
    measure_freed(position_key=position.key, occasion=Occasion.WEEKS_6, minutes=told(position, 200, 20), actor=asta)
    assert minutes_by_line(actor=asta) == {line: (40, 40)}


def _facts(task: object) -> dict[str, object]:
    names = ("title", "family", "occupation", "minutes", "starts", "workplace_key", "weeks")
    return {name: getattr(task, name) for name in names}
