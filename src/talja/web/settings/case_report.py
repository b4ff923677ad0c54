"""A sheet of cases held against the rule book: what the report's page shows, row by row and step by step."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.core.rules.book import RuleBook
from talja.core.rules.case_reading import CaseProblem
from talja.core.rules.cases import CaseResult, Report
from talja.web.shared.case_files import CaseSheet
from talja.web.shared.case_texts import problem_text, value_text
from talja.web.shared.rule_steps import StepLine, step_lines

_OF_THE_COLUMN = "case_unknown_heading"


@dataclass(frozen=True, slots=True)
class DifferenceLine:
    """A cell that does not come out as expected."""

    column: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A row that differs, with the steps to find the difference in."""

    row: int
    number: str
    form: str
    days: str
    differences: tuple[DifferenceLine, ...]
    steps: tuple[StepLine, ...]


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """What cannot be read. `row` empty: it concerns the whole column."""

    row: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseReport:
    """The whole report."""

    sheet: str
    conclusion: str
    tone: str
    differing: tuple[CaseLine, ...]
    problems: tuple[ProblemLine, ...]
    book_version: str


def case_report(report: Report, sheet: CaseSheet, book: RuleBook) -> CaseReport:
    """Return the report in words."""
    return CaseReport(
        sheet=sheet.name,
        conclusion=_conclusion(report),
        tone="success" if report.is_passed else "warning",
        differing=tuple(_case(result, sheet, book) for result in report.differing),
        problems=tuple(_problems(report.problems, sheet)),
        book_version=book.version,
    )


def _conclusion(report: Report) -> str:
    total, differing = len(report.results), len(report.differing)
    unread = len({problem.row for problem in report.problems})
    said = []
    if total:
        counted = {"same": total - differing, "total": total}
        said.append(_("%(same)s av %(total)s fall stämmer med regelboken.") % counted)
    if unread:
        words = ngettext("%(rows)s rad går inte att läsa.", "%(rows)s rader går inte att läsa.", unread)
        said.append(words % {"rows": unread})
    return " ".join(said)


def _case(result: CaseResult, sheet: CaseSheet, book: RuleBook) -> CaseLine:
    case, scheme = result.case, book.schemes[result.case.scheme]
    return CaseLine(
        row=sheet.row_number(case.row),
        number=case.number,
        form=scheme.title,
        days=f"{case.on:%Y-%m}" if case.is_month else case.on.isoformat(),
        differences=tuple(
            DifferenceLine(
                f"{one.column}: {one.key}" if one.key else one.column,
                value_text(one, one.expected),
                value_text(one, one.got),
            )
            for one in result.differences
        ),
        steps=step_lines(result.steps, (*scheme.cost, *scheme.steps), scheme),
    )


def _problems(problems: tuple[CaseProblem, ...], sheet: CaseSheet) -> Iterator[ProblemLine]:
    """Yield the problems; a column that nobody knows is told of once, and not again for every row."""
    told: set[str] = set()
    for problem in problems:
        if problem.code != _OF_THE_COLUMN:
            yield ProblemLine(str(sheet.row_number(problem.row)), problem.column, problem_text(problem))
        elif problem.column not in told:
            told.add(problem.column)
            yield ProblemLine("", problem.column, problem_text(problem))
