"""Rows of a sheet of cases become cases, or problems that name row and column."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import TypeAlias

from talja.core.rules import case_words as words
from talja.core.rules.book import RuleBook
from talja.core.rules.facts import FACTS, Fact, FactKind, FactValue, Situation
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Scheme

Row: TypeAlias = Mapping[str, str]
Wanted: TypeAlias = Decimal | Answer | str | None  # None: not known, or no limit

_ANSWERS = {words.YES: Answer.YES, words.NO: Answer.NO, words.UNKNOWN: Answer.UNKNOWN}
_SPACES = str.maketrans("", "", " \u00a0\u202f")


@dataclass(frozen=True, slots=True)
class CaseProblem:
    """What cannot be read: the row of the sheet (the headings are row 1), the column, and a code."""

    row: int
    column: str
    code: str
    given: str = ""


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a cell expects. `key` is the step's or the condition's code where a cell holds several."""

    column: str
    key: str
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Case:
    """A row: a form in a situation, the day or month that the monthly amounts concern, and what is expected."""

    row: int
    number: str
    scheme: str
    situation: Situation
    on: date
    is_month: bool  # the amounts are those of the month that `on` begins, also when it is worked in part
    expected: tuple[Expectation, ...]
    is_whole_kronor: bool = False


class _Unreadable(Exception):
    """A cell that cannot be read."""

    def __init__(self, code: str, given: str) -> None:
        super().__init__(code)
        self.code, self.given = code, given


def rows_of_csv(text: str) -> Iterator[Row]:
    """Yield the rows of a sheet saved as text: semicolons between cells, headings first."""
    for row in csv.DictReader(StringIO(text.removeprefix("\ufeff")), delimiter=";", restkey="", restval=""):
        yield {str(heading): cell if isinstance(cell, str) else ";".join(cell) for heading, cell in row.items()}


def read_cases(rows: Iterable[Row], book: RuleBook) -> tuple[tuple[Case, ...], tuple[CaseProblem, ...]]:
    """Return the cases that can be read, and what is wrong with the others. Empty rows are passed over."""
    cases: list[Case] = []
    problems: list[CaseProblem] = []
    for number, cells in enumerate(rows, start=2):
        row = {heading.strip().casefold(): (cell or "").strip() for heading, cell in cells.items()}
        if any(row.values()):
            reader = _Reader(number, row, book)
            case = reader.case()
            problems += reader.problems
            cases += [case] if case is not None and not reader.problems else []
    return tuple(cases), tuple(problems)


@dataclass(slots=True)
class _Reader:
    number: int
    row: Row
    book: RuleBook
    problems: list[CaseProblem] = field(default_factory=list)

    def case(self) -> Case | None:
        for heading in self.row.keys() - set(words.HEADINGS):
            self._refuse(heading, "case_unknown_heading", heading)
        for heading in words.REQUIRED:
            if not self._cell(heading):
                self._refuse(heading, "case_missing_value")
        scheme = self.book.schemes.get(self._cell(words.FORM))
        first_day = self._day(words.FIRST_DAY)
        if scheme is None and self._cell(words.FORM):
            self._refuse(words.FORM, "case_unknown_form", self._cell(words.FORM))
        if scheme is None or first_day is None:
            return None
        situation = self._situation(scheme, first_day)
        on, is_month = self._concerned(first_day)
        expected = tuple(self._expected())
        if not expected:
            self._refuse("", "case_nothing_expected")
        whole = self._cell(words.WHOLE_KRONOR).casefold() == words.YES
        return Case(
            self.number, self._cell(words.NUMBER), scheme.code, situation, on, is_month, expected, is_whole_kronor=whole
        )

    # What is given

    def _situation(self, scheme: Scheme, first_day: date) -> Situation:
        last_day, group = self._day(words.LAST_DAY), self._cell(words.GROUP)
        if last_day is not None and last_day < first_day:
            self._refuse(words.LAST_DAY, "case_days_in_wrong_order", last_day.isoformat())
        if group and group not in {one.code for one in scheme.groups}:
            self._refuse(words.GROUP, "case_unknown_group", group)
        if self._cell(words.AGE) and self._cell(words.BIRTH_DATE):
            self._refuse(words.AGE, "case_age_and_birth_date", self._cell(words.AGE))
        return Situation(
            first_day=first_day,
            last_day=last_day,
            decision_day=self._day(words.DECISION_DAY),
            birth_date=self._day(words.BIRTH_DATE),
            group=group,
            facts=dict(self._facts(scheme)),
        )

    def _facts(self, scheme: Scheme) -> Iterator[tuple[str, FactValue]]:
        told = [(column, code, self._cell(column)) for column, code in words.COLUMN_FACTS.items() if self._cell(column)]
        for name, given in self._pairs(words.FACTS_COLUMN):
            told.append((words.FACTS_COLUMN, words.FACT_WORDS.get(name.casefold(), name), given))
        seen: set[str] = set()
        for column, code, given in told:
            fact = _fact_of(scheme, code)
            if fact is None:
                self._refuse(column, "case_unknown_fact", code)
            elif code in seen:
                self._refuse(column, "case_fact_twice", code)
            else:
                seen.add(code)
                yield from self._value(column, code, fact, given)

    def _value(self, column: str, code: str, fact: Fact, given: str) -> Iterator[tuple[str, FactValue]]:
        try:
            yield code, _fact_value(fact, given)
        except _Unreadable as unreadable:
            self._refuse(column, unreadable.code, unreadable.given)

    def _concerned(self, first_day: date) -> tuple[date, bool]:
        """Return the day that the monthly amounts concern, and whether it stands for its month: 2026-03."""
        given = self._cell(words.CONCERNS)
        if len(given) == len("2026-03"):
            return self._day(words.CONCERNS, given + "-01") or first_day, True
        return self._day(words.CONCERNS) or first_day, False

    # What is expected

    def _expected(self) -> Iterator[Expectation]:
        for column in (*words.AMOUNTS, *words.LENGTHS):
            if given := self._cell(column):
                yield from self._number(column, "", given)
        for code, given in self._pairs(words.STEPS):
            yield from self._number(words.STEPS, code, given)
        if group := self._cell(words.WANTED_GROUP):
            yield Expectation(words.WANTED_GROUP, "", "" if group == words.NO_GROUP else group)
        if answer := self._cell(words.ANSWER):
            yield from self._answer(words.ANSWER, "", answer)
        for code, given in self._pairs(words.CONDITIONS):
            yield from self._answer(words.CONDITIONS, code, given)

    def _number(self, column: str, key: str, given: str) -> Iterator[Expectation]:
        try:
            yield Expectation(column, key, None if given.casefold() in words.NOT_KNOWN else _number(given))
        except _Unreadable as unreadable:
            self._refuse(column, unreadable.code, unreadable.given)

    def _answer(self, column: str, key: str, given: str) -> Iterator[Expectation]:
        answer = _ANSWERS.get(given.casefold())
        if answer is None and not (key and given.casefold() == words.NOT_ASKED):
            self._refuse(column, "case_not_an_answer", given)
            return
        yield Expectation(column, key, answer if answer is not None else "")

    # Cells

    def _cell(self, heading: str) -> str:
        return self.row.get(heading, "")

    def _pairs(self, column: str) -> Iterator[tuple[str, str]]:
        for pair in filter(None, (part.strip() for part in self._cell(column).split(";"))):
            name, equals, given = (part.strip() for part in pair.partition("="))
            if not equals or not name or not given:
                self._refuse(column, "case_not_a_pair", pair)
                continue
            yield name, given

    def _day(self, column: str, given: str = "") -> date | None:
        text = given or self._cell(column)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._refuse(column, "case_not_a_day", text)
            return None

    def _refuse(self, column: str, code: str, given: str = "") -> None:
        self.problems.append(CaseProblem(self.number, column, code, given))


def _fact_of(scheme: Scheme, code: str) -> Fact | None:
    declared = scheme.facts.get(code)
    if declared is None:
        return FACTS.get(code)
    return Fact(FactKind(declared.kind), declared.unit, choices=declared.choices)


def _fact_value(fact: Fact, given: str) -> FactValue:
    if fact.kind is FactKind.TRUTH:
        if given.casefold() not in {words.YES, words.NO}:
            raise _Unreadable("case_not_yes_or_no", given)
        return given.casefold() == words.YES
    if fact.kind is FactKind.CHOICE:
        choice = words.CHOICE_WORDS.get(given.casefold(), given)
        if choice not in fact.choices:
            raise _Unreadable("case_unknown_alternative", given)
        return choice
    number = _number(given)
    if not fact.least <= number <= fact.most:
        raise _Unreadable("case_number_out_of_range", given)
    return number


def _number(given: str) -> Decimal:
    """Return a number as staff write it: 20 000,50."""
    try:
        number = Decimal(given.translate(_SPACES).replace(",", ".").replace("\u2212", "-"))
    except InvalidOperation:
        raise _Unreadable("case_not_a_number", given) from None
    if not number.is_finite():
        raise _Unreadable("case_not_a_number", given)
    return number
