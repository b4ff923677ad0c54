"""All forms side by side for one situation: what can be had, and what is left to pay."""

from decimal import Decimal

from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate_with
from talja.core.rules.facts import Situation
from talja.core.rules.results import Answer, Calculation
from talja.core.rules.segments import Kept

ORDER = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}


def compare(book: RuleBook, situation: Situation, *, months: int = 24) -> tuple[Calculation, ...]:
    """Return a calculation for every form that exists on the first day, internship and no support included.

    Those that can be had come first, then those that hang on something not known, then those that cannot; within
    each the one that leaves the least to pay. Forms outside the law's time are left out.
    """
    kept: Kept = {}
    found = (
        calculate_with(kept, scheme, situation, book_version=book.version, months=months)
        for scheme in book.beginning(situation.first_day)
    )
    return tuple(sorted(found, key=lambda one: (ORDER[one.answer], one.net is None, one.net or Decimal(0), one.scheme)))
