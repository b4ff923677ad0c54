"""Cases that staff own: rows with input and expected amounts, held against a rule book, row by row and step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from talja.core.rules import case_words as words
from talja.core.rules.book import RuleBook
from talja.core.rules.calculate import calculate
from talja.core.rules.case_reading import Case, CaseProblem, Expectation, Row, Wanted, read_cases, rows_of_csv
from talja.core.rules.facts import whole_months
from talja.core.rules.results import Calculation, Step
from talja.core.rules.scheme import Scheme

__all__ = [
    "Case",
    "CaseProblem",
    "CaseResult",
    "Difference",
    "Expectation",
    "Report",
    "check_case",
    "check_cases",
    "read_cases",
    "rows_of_csv",
]

_EXACT, _WHOLE_KRONOR = Decimal("0.005"), Decimal("0.5")
_MONTHS = 24
_MONTHLY = frozenset({words.SUPPORT, words.COST, words.NET})


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that does not come out as expected. None: not known, or no limit. Empty text: not asked, or no group."""

    column: str
    key: str
    expected: Wanted
    got: Wanted


@dataclass(frozen=True, slots=True)
class CaseResult:
    """A case with its differences, and the steps of its month to find them in."""

    case: Case
    differences: tuple[Difference, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole sheet held against a book."""

    results: tuple[CaseResult, ...]
    problems: tuple[CaseProblem, ...]

    @property
    def differing(self) -> tuple[CaseResult, ...]:
        """The rows that do not come out as expected."""
        return tuple(result for result in self.results if result.differences)

    @property
    def is_passed(self) -> bool:
        """Whether every row could be read and comes out as expected, and there is some row."""
        return bool(self.results) and not self.problems and not self.differing


def check_cases(rows: Iterable[Row], book: RuleBook) -> Report:
    """Return the rows held against the book. Rows that cannot be read become problems, the others are checked."""
    cases, problems = read_cases(rows, book)
    return Report(tuple(check_case(case, book.schemes[case.scheme]) for case in cases), problems)


def check_case(case: Case, scheme: Scheme) -> CaseResult:
    """Return one case held against a scheme."""
    calculation = calculate(scheme, case.situation, months=_horizon(case))
    found = ((one, _got(one, case, calculation)) for one in case.expected)
    differences = tuple(
        Difference(one.column, one.key, one.wanted, got) for one, got in found if not _alike(one, got, case)
    )
    return CaseResult(case, differences, _steps(case.on, calculation))


def _horizon(case: Case) -> int:
    """Return how many months to work out: two years for the whole time, else to the month asked for."""
    if any(one.column == words.TOTAL for one in case.expected):
        return _MONTHS
    return max(whole_months(case.situation.first_day, case.on), 0) + 2


def _alike(expected: Expectation, got: Wanted, case: Case) -> bool:
    if not isinstance(expected.wanted, Decimal) or not isinstance(got, Decimal):
        return expected.wanted == got
    if expected.column in words.LENGTHS:
        return expected.wanted == got
    return abs(expected.wanted - got) <= (_WHOLE_KRONOR if case.is_whole_kronor else _EXACT)


def _got(expected: Expectation, case: Case, calculation: Calculation) -> Wanted:
    if expected.column in _MONTHLY:
        return _monthly(expected.column, case, calculation)
    if expected.column == words.STEPS:
        return {step.code: step.amount for step in _steps(case.on, calculation)}.get(expected.key, "")
    if expected.column == words.CONDITIONS:
        return {checked.code: checked.answer for checked in calculation.conditions}.get(expected.key, "")
    singles: dict[str, Wanted] = {
        words.TOTAL: calculation.support,
        words.LONGEST: calculation.extent.total_months,
        words.LONGEST_DECISION: calculation.extent.per_decision_months,
        words.WANTED_GROUP: "/".join(calculation.possible_groups),
        words.ANSWER: calculation.answer,
    }
    return singles[expected.column]


def _monthly(column: str, case: Case, calculation: Calculation) -> Decimal | None:
    cost, support = _month(case, calculation) if case.is_month else _whole_month(case.on, calculation)
    if column == words.SUPPORT:
        return support
    if column == words.COST:
        return cost
    return None if cost is None or support is None else cost - support


def _whole_month(on: date, calculation: Calculation) -> tuple[Decimal | None, Decimal | None]:
    """Return cost and support of a whole month as it is on the day; nothing outside the time."""
    for segment in calculation.segments:
        if segment.first_day <= on <= segment.last_day:
            return segment.monthly_cost, segment.monthly_support
    return Decimal(0), Decimal(0)


def _month(case: Case, calculation: Calculation) -> tuple[Decimal | None, Decimal | None]:
    """Return cost and support of the month, of which only a part may be worked."""
    cost: Decimal | None = Decimal(0)
    support: Decimal | None = Decimal(0)
    for month in calculation.months:
        if (month.first_day.year, month.first_day.month) == (case.on.year, case.on.month):
            cost = None if cost is None or month.cost is None else cost + month.cost
            support = None if support is None or month.support is None else support + month.support
    return cost, support


def _steps(on: date, calculation: Calculation) -> tuple[Step, ...]:
    held = next((one for one in calculation.segments if one.first_day <= on <= one.last_day), calculation.segments[0])
    return (*held.cost, *held.support)
