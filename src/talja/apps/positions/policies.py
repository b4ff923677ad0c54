"""When a position may be moved in its life, and when what it frees is asked for. The button asks the same function."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from talja.apps.positions.enums import TRANSITIONS, Occasion, State
from talja.apps.positions.models import Position
from talja.core.kernel.verdict import Verdict, no, yes

_DAYS: Final[Mapping[str, int]] = {Occasion.WEEKS_6: 42, Occasion.MONTHS_3: 91, Occasion.MONTHS_6: 182}


def may_become(position: Position, state: State) -> Verdict:
    """Whether the position may go to the state from where it is."""
    is_way = any((origin, target) == (position.state, state) for origin, target, _ in TRANSITIONS)
    return yes() if is_way else no("position_not_in_state")


def may_change(position: Position) -> Verdict:
    """Whether the text of the position may be changed: until it is closed."""
    return no("position_closed") if position.state == State.CLOSED else yes()


def asked_days(filled_day: date) -> Mapping[Occasion, date]:
    """Return the day from which each occasion's hours are asked for."""
    return {occasion: filled_day + timedelta(days=_DAYS[occasion]) for occasion in Occasion}


def may_measure(position: Position, occasion: Occasion, *, on: date) -> Verdict:
    """Whether the freed hours of the occasion may be told on the day: the position is filled, and long enough."""
    if position.state != State.FILLED or position.filled_day is None:
        return no("position_not_filled")
    return yes() if asked_days(position.filled_day)[occasion] <= on else no("too_early_to_measure")
