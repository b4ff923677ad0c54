"""How it was 3, 6 and 12 months after the last day: how many are known, and how many have work or studies then.

Each of the three is about others: those whose day to be asked lies in the period, however long ago they ended.
"""

from collections import Counter
from datetime import date, datetime

from talja.apps.followups.queries import ChecksByEnd, checks_for_statistics
from talja.apps.organisation.actors import Actor
from talja.apps.placements.filters import PlacementFilter
from talja.apps.reports.lines import Figure, LastingLine
from talja.apps.reports.queries.counting import Counted, subsidised
from talja.apps.reports.queries.register import SUBSIDISED
from talja.apps.reports.queries.shown import Teller
from talja.apps.reports.queries.spans import asked_about
from talja.core.chain.schedule import CHECK_MONTHS
from talja.core.disclosure.table import TOTAL, two_way
from talja.core.kernel.period import Period
from talja.core.statistics.lasting import LASTING, Later, later_on, share_lasting
from talja.core.statistics.spells import Spell

_YES, _NO, _UNKNOWN = "yes", "no", "unknown"
_ANSWERS = {Later.NO: _NO, Later.UNKNOWN: _UNKNOWN} | dict.fromkeys(LASTING, _YES)


def lasting(counted: Counted, teller: Teller, *, actor: Actor, known_at: datetime | None) -> tuple[LastingLine, ...]:
    """Return a line for 3, 6 and 12 months after, about the subsidised employments to be asked about in the period.

    Everyone who ended is counted, as in the share onward at end. One query.
    """
    spans = {months: asked_about(counted.period, months=months) for months in CHECK_MONTHS}
    days = [day for span in spans.values() for day in span]
    checks = checks_for_statistics(actor=actor, ended=Period(min(days), max(days)), known_at=known_at)
    ended = [(spell, spell.last_day) for spell in subsidised(counted.spells) if spell.last_day is not None]
    return tuple(
        _line(months, span, [pair for pair in ended if span[0] <= pair[1] <= span[1]], checks, teller)
        for months, span in spans.items()
    )


def _line(
    months: int, span: tuple[date, date], ended: list[tuple[Spell, date]], checks: ChecksByEnd, teller: Teller
) -> LastingLine:
    answers = [
        later_on(spell, checks.get((spell.placement_key, last_day), {}), months=months) for spell, last_day in ended
    ]
    counts = Counter(answers)
    table = teller.table(two_way({(_ANSWERS[one], one.value): counts[one] for one in Later}))
    yes, no, unknown = (table[answer, TOTAL] for answer in (_YES, _NO, _UNKNOWN))
    cases = PlacementFilter(categories=SUBSIDISED, ended_from=span[0], ended_to=span[1])
    share = teller.shown(
        share_lasting(answers),
        yes=Figure(teller.count(yes)),
        no=Figure(teller.count(no)),
        unknown=Figure(teller.count(unknown)),
        total=teller.figure(table[TOTAL, TOTAL], cases),
    )
    answered = None if yes is None or no is None or unknown is None else yes + no
    there = teller.count(table[_YES, Later.THERE.value])
    return LastingLine(months, share, answered=teller.count(answered), there=there)
