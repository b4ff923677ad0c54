"""Work out a formula for one day: line by line, each with what it was made of."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from operator import is_
from typing import NamedTuple

from talja.core.rules.blocks import Many, Number, Terms
from talja.core.rules.finding import Finder
from talja.core.rules.parameters import Certainty
from talja.core.rules.plan import Formula, Found, Line
from talja.core.rules.results import Step, Term
from talja.core.rules.rounding import rounded
from talja.core.rules.scheme import RoundingPlace


class Worked(NamedTuple):
    """One line worked out: its step, the same as a term for later lines, and what would make it surer."""

    step: Step
    found: Found


def work_out(formula: Formula, finder: Finder, on: date, *, before: tuple[Worked, ...] = ()) -> tuple[Worked, ...]:
    """Return every line for a whole month as it is on the day.

    `before` is the same formula worked out for another day: lines that are made of the same are not made again.
    """
    done: list[Found] = []
    worked: list[Worked] = []
    for place, line in enumerate(formula.lines):
        given = _given(line, done, finder, on)
        used = tuple([found.term for founds in given for found in founds])
        is_same = before and before[place].step.terms == used
        worked.append(before[place] if is_same else _worked(line, given, used))
        done.append(worked[-1].found)
    return tuple(worked)


def amount_on(formula: Formula, finder: Finder, on: date) -> Decimal | None:
    """Return the result alone for a whole month as it is on the day: the last line's amount, nothing without lines.

    Only lines that the result needs are worked out, each once.
    """
    if not formula.lines:
        return Decimal(0)
    return _needed(formula, len(formula.lines) - 1, {}, finder, on).number


def _needed(formula: Formula, place: int, done: dict[int, Number], finder: Finder, on: date) -> Number:
    """Return what a line comes to, with the lines before it that it asks for."""
    line = formula.lines[place]
    used: list[Term | Number] = []
    for one in line.in_row:
        term: Term | Number
        if isinstance(one, int):
            term = done[one] if one in done else _needed(formula, one, done, finder, on)
        else:
            term = finder.find(one, on).term
        used.append(term)
        if line.kind.takes_first and _is_settled(term):
            break
    done[place] = _made_of(line, used, finder)
    return done[place]


def _made_of(line: Line, used: list[Term | Number], finder: Finder) -> Number:
    """Return what a line comes to, made of these: the very same as before, if it was made before and comes to that."""
    kept = finder.kept.get(line)
    if kept is not None and len(kept[0]) == len(used) and all(map(is_, kept[0], used)):
        return kept[1]
    number = Number(_amount(line, _by_argument(line, used)))
    if kept is not None and _is_same(kept[1].number, number.number):
        number = kept[1]
    finder.kept[line] = used, number
    return number


def _is_same(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether two amounts are the same, written with as many decimals."""
    return one == other and (one is None or other is None or one.same_quantum(other))


def _by_argument(line: Line, used: list[Term | Number]) -> Iterable[Many]:
    """Return the terms of each argument. Those that were not needed come last."""
    if line.is_plain:
        return zip(used, strict=False)
    terms = iter(used)
    return [list(islice(terms, len(sources))) for sources in line.sources]


def shown(formula: Formula, worked: tuple[Worked, ...]) -> tuple[Step, ...]:
    """Return the steps to show: without those that were not needed, because something before them was known."""
    steps = tuple(one.step for one in worked)
    if not formula.has_choices:
        return steps
    needed = set(formula.ends)
    for step in reversed(steps):
        if step.code in needed:
            needed.update(term.name for term in step.terms)
    return tuple(step for step in steps if step.code in needed)


def _given(line: Line, done: list[Found], finder: Finder, on: date) -> list[list[Found]]:
    """Return what the line's arguments are, in order."""
    given = [
        [done[one] if isinstance(one, int) else finder.find(one, on) for one in sources] for sources in line.sources
    ]
    return [_to_first_known(founds) for founds in given] if line.kind.takes_first else given


def _amount(line: Line, given: Iterable[Many]) -> Decimal | None:
    amount = line.kind.work_out(Terms(dict(zip(line.names, given, strict=True)), line.words))
    return None if amount is None else rounded(amount, line.rounding, at=RoundingPlace.STEP)


def _worked(line: Line, given: list[list[Found]], used: tuple[Term, ...]) -> Worked:
    amount = _amount(line, [[found.term for found in founds] for founds in given])
    if line.kind.takes_first:
        decisive = used[-1:] if amount is not None else used
        sources = [term.source for term in decisive]
    else:
        decisive = used
        sources = [term.source for term in used if term.version is not None]  # earlier steps have said theirs
    source = _joined(line.block.source, *sources)
    certainty = _least([term.certainty for term in decisive])
    unit = line.unit
    step = Step(line.block.code, line.block.title, amount, unit, source, certainty, used)
    missing = tuple(dict.fromkeys([name for founds in given for found in founds for name in found.missing]))
    return Worked(step, Found(Term(step.code, amount, unit, source, certainty), missing))


def _least(certainties: list[Certainty]) -> Certainty:
    return next((one for one in (Certainty.LOW, Certainty.MEDIUM) if one in certainties), Certainty.HIGH)


def _to_first_known(founds: list[Found]) -> list[Found]:
    """Return those up to the first that is known: what comes after it is not needed."""
    for place, (term, _) in enumerate(founds, start=1):
        if _is_settled(term):
            return founds[:place]
    return founds


def _is_settled(term: Term | Number) -> bool:
    return term.number is not None or term.is_ended


@lru_cache(maxsize=4096)
def _joined(*sources: str) -> str:
    """Return the sources as one text, each once."""
    return "; ".join(dict.fromkeys(part for source in sources for part in _parts(source)))


def _parts(source: str) -> Iterator[str]:
    yield from (part.strip() for part in source.split(";") if part.strip())
