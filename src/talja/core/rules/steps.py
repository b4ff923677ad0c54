"""Work out a formula for one day: line by line, each with what it was made of."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from talja.core.rules.blocks import Terms
from talja.core.rules.finding import Finder
from talja.core.rules.parameters import Certainty
from talja.core.rules.plan import Formula, Found, Line
from talja.core.rules.results import Step, Term
from talja.core.rules.rounding import rounded
from talja.core.rules.scheme import Rounding, RoundingPlace


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
        worked.append(before[place] if is_same else _worked(line, formula, given, used))
        done.append(worked[-1].found)
    return tuple(worked)


def amount_on(formula: Formula, finder: Finder, on: date) -> Decimal | None:
    """Return the result alone for a whole month as it is on the day: the last line's amount, nothing without lines.

    Only lines that the result needs are worked out, each once.
    """
    if not formula.lines:
        return Decimal(0)
    return _needed(formula, len(formula.lines) - 1, {}, finder, on).term.number


def _needed(formula: Formula, place: int, done: dict[int, Found], finder: Finder, on: date) -> Found:
    """Return what a line comes to, with the lines before it that it asks for."""
    if place not in done:
        line = formula.lines[place]
        given: list[list[Found]] = []
        for sources in line.sources:
            founds: list[Found] = []
            for one in sources:
                found = _needed(formula, one, done, finder, on) if isinstance(one, int) else finder.find(one, on)
                founds.append(found)
                if line.kind.takes_first and _is_settled(found.term):
                    break
            given.append(founds)
        amount = _amount(line, formula.rounding, given)
        done[place] = Found(Term(line.block.code, amount, formula.unit))
    return done[place]


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


def _amount(line: Line, rounding: Rounding, given: list[list[Found]]) -> Decimal | None:
    by_name = dict(zip(line.names, [[found.term for found in founds] for founds in given], strict=True))
    amount = line.kind.work_out(Terms(by_name, line.words))
    return None if amount is None else rounded(amount, rounding, at=RoundingPlace.STEP)


def _worked(line: Line, formula: Formula, given: list[list[Found]], used: tuple[Term, ...]) -> Worked:
    amount = _amount(line, formula.rounding, given)
    if line.kind.takes_first:
        decisive = used[-1:] if amount is not None else used
        sources = [term.source for term in decisive]
    else:
        decisive = used
        sources = [term.source for term in used if term.version is not None]  # earlier steps have said theirs
    source = _joined(line.block.source, *sources)
    certainty = _least([term.certainty for term in decisive])
    unit = formula.unit
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


def _is_settled(term: Term) -> bool:
    return term.number is not None or term.is_ended


@lru_cache(maxsize=4096)
def _joined(*sources: str) -> str:
    """Return the sources as one text, each once."""
    return "; ".join(dict.fromkeys(part for source in sources for part in _parts(source)))


def _parts(source: str) -> Iterator[str]:
    yield from (part.strip() for part in source.split(";") if part.strip())
