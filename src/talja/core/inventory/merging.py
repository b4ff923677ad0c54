"""Several people's answers about the same line made one, and where they disagree.

The middle answer counts for numbers and the most usual for the rest. Where it matters for safety the careful answer
counts: a task demands what anybody says that it demands, and stays where it is when anybody says no with a reason. What
they disagree on is told, for the ward to talk about; it is never settled by the number of votes alone.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from talja.core.inventory.demands import DEMANDS, strictest
from talja.core.inventory.lines import HandOver, TaskLine, WhyNot

_CAREFUL: Final = (HandOver.NO, HandOver.PARTLY, HandOver.YES)
_APART_MINUTES = 10  # answers closer than this agree, whatever the share
_APART_WINDOW = 60
_APART_FEELING = 2
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field that people tell differently, and what they said, each with how many said it: the most usual first."""

    field: str
    said: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """One line made of several answers, and what they disagree on."""

    line: TaskLine
    disagreements: tuple[Disagreement, ...]


def merge(answers: Sequence[TaskLine]) -> Merged:
    """Return the answers as one line, the same in whatever order they come.

    Every answer counts as one, and the line's votes are their sum. Minutes of 0 are not told, and do not count. Raises
    `ValueError` for none, or several lines.
    """
    if len({answer.key for answer in answers}) != 1:
        raise ValueError("answers about one line, please")
    often = _middle(answers, lambda answer: (answer.yearly_times, answer.per, answer.times, answer.weeks))
    hand_over = _hand_over(answers)
    line = replace(
        often,
        title=_usual([answer.title for answer in answers]),
        family=_usual([answer.family for answer in answers]),
        occupation=_usual([answer.occupation for answer in answers if answer.occupation] or [""]),
        place=_usual([answer.place for answer in answers if answer.place] or [""]),
        company=_usual([answer.company for answer in answers]),
        minutes=_median(_told(answer.minutes for answer in answers)),
        low=min(_told(answer.low or answer.minutes for answer in answers)),
        high=max(answer.high or answer.minutes for answer in answers),
        people_at_once=_median([answer.people_at_once for answer in answers]),
        days=_days(answers),
        is_movable=_most(answers, lambda answer: answer.is_movable),
        demands=strictest(answer.demands for answer in answers),
        hand_over=hand_over,
        why_not=_why_not(answers, hand_over),
        is_undone=_most(answers, lambda answer: answer.is_undone),
        feeling=_median([answer.feeling for answer in answers]),
        votes=sum(answer.votes for answer in answers),
    )
    return Merged(_with_window(line, answers), tuple(_disagreements(answers)))


def _told(minutes: Iterable[int]) -> list[int]:
    """Return the minutes that somebody has told; a nought when nobody has."""
    return [number for number in minutes if number] or [0]


def _median(numbers: Sequence[int]) -> int:
    """Return the middle number; of an even count the lower of the two, which somebody has said."""
    return sorted(numbers)[(len(numbers) - 1) // 2]


def _middle(answers: Sequence[TaskLine], measure: Callable[[TaskLine], tuple[object, ...]]) -> TaskLine:
    return sorted(answers, key=measure)[(len(answers) - 1) // 2]


def _usual(values: Sequence[T]) -> T:
    """Return what most say; of equals the first in the alphabet, so that the order of answers does not matter."""
    return min(Counter(values).items(), key=lambda said: (-said[1], str(said[0])))[0]


def _most(answers: Sequence[TaskLine], says: Callable[[TaskLine], bool]) -> bool:
    return 2 * sum(says(answer) for answer in answers) > len(answers)


def _days(answers: Sequence[TaskLine]) -> frozenset[int]:
    """Return the days that at least half say; every day that anybody says when no day has so many."""
    told = Counter(day for answer in answers for day in answer.days)
    return frozenset(day for day, count in told.items() if 2 * count >= len(answers)) or frozenset(told)


def _with_window(line: TaskLine, answers: Sequence[TaskLine]) -> TaskLine:
    """Return the line with the middle window; with all that anybody says when the task has no room in it."""
    earliest, latest = _median([one.earliest for one in answers]), _median([one.latest for one in answers])
    if latest - earliest < line.minutes:
        earliest, latest = min(one.earliest for one in answers), max(one.latest for one in answers)
    return replace(line, earliest=earliest, latest=latest)


def _hand_over(answers: Sequence[TaskLine]) -> HandOver:
    if any(answer.hand_over is HandOver.NO and answer.why_not for answer in answers):
        return HandOver.NO
    said = Counter(answer.hand_over for answer in answers)
    best = max(said[choice] for choice in _CAREFUL)
    return next((choice for choice in _CAREFUL if best and said[choice] == best), HandOver.UNKNOWN)


def _why_not(answers: Sequence[TaskLine], hand_over: HandOver) -> WhyNot:
    if hand_over not in {HandOver.NO, HandOver.PARTLY}:
        return WhyNot.NONE
    reasons = [answer.why_not for answer in answers if answer.why_not and answer.hand_over is hand_over]
    return _usual(reasons) if reasons else WhyNot.NONE


def _disagreements(answers: Sequence[TaskLine]) -> Iterator[Disagreement]:
    minutes = _told(answer.minutes for answer in answers)
    often = [answer.yearly_times for answer in answers]
    people = [answer.people_at_once for answer in answers]
    feelings = [answer.feeling for answer in answers]
    opinions = [str(answer.hand_over) for answer in answers if answer.hand_over is not HandOver.UNKNOWN]
    checks: tuple[tuple[str, bool, Sequence[str]], ...] = (
        (
            "minutes",
            max(minutes) - min(minutes) > _APART_MINUTES and 2 * max(minutes) > 3 * min(minutes),
            _texts(minutes),
        ),
        ("often", 2 * max(often) > 3 * min(often), [f"{one.times} {one.per}" for one in answers]),
        ("days", _differ([answer.days for answer in answers]), [_day_text(answer.days) for answer in answers]),
        ("earliest", _far([one.earliest for one in answers]), _texts([one.earliest for one in answers])),
        ("latest", _far([one.latest for one in answers]), _texts([one.latest for one in answers])),
        ("people_at_once", _differ(people), _texts(people)),
        ("hand_over", _differ(opinions), opinions),
        ("is_undone", _differ([one.is_undone for one in answers]), _texts([int(one.is_undone) for one in answers])),
        ("feeling", max(feelings) - min(feelings) >= _APART_FEELING, _texts(feelings)),
    )
    yield from (Disagreement(name, _counted(said)) for name, is_so, said in checks if is_so)
    for code in DEMANDS:
        levels = [answer.demands.get(code, 0) for answer in answers]
        if _differ(levels):
            yield Disagreement(f"demands.{code}", _counted(_texts(levels)))


def _differ(values: Sequence[object]) -> bool:
    return len(set(values)) > 1


def _far(minutes: Sequence[int]) -> bool:
    return max(minutes) - min(minutes) > _APART_WINDOW


def _texts(numbers: Sequence[int]) -> list[str]:
    return [str(number) for number in numbers]


def _day_text(days: frozenset[int]) -> str:
    return "".join(str(day) for day in sorted(days))


def _counted(said: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(said).items(), key=lambda one: (-one[1], one[0])))
