"""Time of employment: cases worked out by hand in tests/cases/las_cases.csv, and what must hold of any employments."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.rules.mutations import mutations

from talja.core.kernel.period import Period
from talja.core.rules.book import RuleBook, load_book, make_book, our_files
from talja.core.rules.las import Employment, LasCount, Spell, Tally, count_time, spell_of
from talja.core.rules.las_limits import Rule, redundancy_from
from talja.core.rules.parameters import Certainty

CASES = Path(__file__).parents[2] / "cases" / "las_cases.csv"
BOOK = load_book()
START = date(2023, 1, 1)
SILENT = (
    "shared/las_redundancy_months",  # not a time of employment: a test of its own
    "shared/las_month_employments 2022-10-01 number: -0.5",  # there is no half employment: 2.5 is 3
)


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter=";"))


def employments(written: str) -> list[Spell]:
    words = written.split()
    return [spell(kind, days) for kind, days in zip(words[::2], words[1::2], strict=True)]


def spell(kind: str, days: str) -> Spell:
    first, last = days.split("..")
    period = Period(date.fromisoformat(first), day(last))
    return Spell(period, Employment.FIXED_TERM, is_own=True) if kind == "own" else Spell(period, Employment(kind))


def day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def count(spells: list[Spell], on: date, *, book: RuleBook = BOOK) -> LasCount:
    return count_time(spells, on=on, book=book, by_agreement=True)


def tally(counted: LasCount, rule: Rule) -> Tally | None:
    return next((one for one in counted.tallies if one.rule is rule), None)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["case"])
def test_the_cases_that_were_worked_out_by_hand(row: dict[str, str]) -> None:
    on, by_agreement = date.fromisoformat(row["on"]), row["agreement"] == "ja"
    counted = count_time(employments(row["employments"]), on=on, book=BOOK, by_agreement=by_agreement)
    found = tally(counted, Rule(row["rule"]))
    assert found is not None
    assert found.days == int(row["days"])
    assert sum((one.last_day - one.first_day).days + 1 for one in found.stretches if one.last_day) == found.days
    days = (found.passed_on, found.passes_on, found.passes_latest_on, found.lasts_until)
    assert days == tuple(day(row[name]) for name in ("passed_on", "passes_on", "passes_latest_on", "lasts_until"))


def passes(row: dict[str, str], book: RuleBook) -> bool:
    on, by_agreement = date.fromisoformat(row["on"]), row["agreement"] == "ja"
    counted = count_time(employments(row["employments"]), on=on, book=book, by_agreement=by_agreement)
    found = tally(counted, Rule(row["rule"]))
    if found is None:
        return False
    days = (found.passed_on, found.passes_on, found.passes_latest_on, found.lasts_until)
    told = tuple(day(row[name]) for name in ("passed_on", "passes_on", "passes_latest_on", "lasts_until"))
    return found.days == int(row["days"]) and days == told


def test_no_number_can_change_without_a_case_saying_so() -> None:
    """Mutation: each number up and down."""
    changes = [one for one in mutations(BOOK) if one.name.startswith("shared/las_")]
    assert len(changes) >= 26
    for one in changes:
        changed = RuleBook("", BOOK.schemes, {**BOOK.shared, one.parameter.key: one.parameter})
        is_caught = any(not passes(row, changed) for row in rows())
        assert is_caught or one.name.startswith(SILENT), one.name


def test_nothing_counts_for_nobody() -> None:
    counted = count([], date(2026, 11, 2))
    assert counted.tallies == counted.doubts == ()
    assert counted.converted_on is counted.converts_on is counted.converts_latest_on is None


def test_a_chain_that_was_broken_long_ago_counts_no_more() -> None:
    old = employments("fixed_term 2024-01-01..2024-03-31")
    assert tally(count(old, date(2024, 9, 30)), Rule.CHAIN) is not None
    assert tally(count(old, date(2024, 10, 1)), Rule.CHAIN) is None
    assert tally(count(old, date(2024, 10, 1)), Rule.FIXED_TERM) is not None


def test_the_soonest_of_the_rules_is_told() -> None:
    counted = count(employments("fixed_term 2026-03-01.. substitute 2026-03-01.."), date(2026, 11, 2))
    assert (counted.converts_on, counted.converts_latest_on) == (date(2027, 2, 24), date(2027, 3, 1))
    assert counted.converted_on is None
    assert count(employments("fixed_term 2025-01-01.."), date(2026, 11, 2)).converted_on == date(2025, 12, 27)


def test_what_must_be_checked_is_said() -> None:
    spells = employments("exempt 2024-01-01..2024-12-31 fixed_term 2022-01-01.. unknown 2025-01-01..")
    assert count(spells, date(2026, 1, 1)).doubts == (
        "exempt_not_counted",
        "form_unknown",
        "before_2022",
        "month_length",
    )
    assert count(spells, date(2026, 1, 1)).exempt_days == 366


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("nystartsjobb", Employment.FIXED_TERM),
        ("lonebidrag_anstallning", Employment.FIXED_TERM),
        ("introduktionsjobb", Employment.EXEMPT),
        ("lonebidrag_utveckling", Employment.EXEMPT),
        ("osa", Employment.EXEMPT),
        ("etableringsjobb", Employment.UNKNOWN),
        ("from_another_time", Employment.UNKNOWN),
    ],
)
def test_the_form_says_what_sort_of_employment_it_is(form: str, kind: Employment) -> None:
    found = spell_of(Period(START), form, book=BOOK)
    assert found is not None
    assert (found.kind, found.is_assumed, found.is_own) == (kind, kind is Employment.FIXED_TERM, False)


@pytest.mark.parametrize("kind", [Employment.PERMANENT, Employment.TRIAL, Employment.SUBSTITUTE])
def test_what_is_agreed_goes_before_what_is_assumed(kind: Employment) -> None:
    told = spell_of(Period(START), "nystartsjobb", book=BOOK, kind=kind)
    assert told is not None
    assert (told.kind, told.is_assumed) == (kind, False)
    exempt = spell_of(Period(START), "introduktionsjobb", book=BOOK, kind=kind)
    assert exempt is not None
    assert exempt.kind is Employment.EXEMPT


def test_time_on_trial_counts_for_priority_alone() -> None:
    spells = [Spell(Period(START, date(2026, 12, 31)), Employment.TRIAL)]
    assert [one.rule for one in count(spells, date(2026, 12, 31)).tallies] == [Rule.PRIORITY]


def test_an_intern_is_no_employee_and_the_municipality_s_own_employment_is_known() -> None:
    assert spell_of(Period(START), "arbetspraktik", book=BOOK) is None
    own = spell_of(Period(START), "kommunal_anstallning", book=BOOK)
    assert own is not None
    assert own.is_own


def test_what_is_assumed_is_low_in_certainty() -> None:
    assumed = spell_of(Period(date(2026, 3, 1)), "nystartsjobb", book=BOOK)
    assert assumed is not None
    found = count([assumed], date(2026, 11, 2))
    assert {one.certainty for one in found.tallies} == {Certainty.LOW}
    assert found.doubts == ("kind_assumed", "month_length")
    known = count_time(employments("substitute 2026-03-01.."), on=date(2026, 11, 2), book=BOOK, by_agreement=False)
    assert [one.certainty for one in known.tallies] == [Certainty.HIGH, Certainty.MEDIUM]


def book_with(key: str, value: str) -> RuleBook:
    text = (
        f'changes:\n  shared/{key}:\n    values:\n      2026-01-01:\n        value: "{value}"\n'
        '        source: "Prov"\n        certainty: high\n        checked: 2026-01-01\n'
    )
    return make_book((*our_files(), ("own.yaml", text)))


def test_an_agreement_that_ended_leaves_the_law() -> None:
    ended = book_with("las_substitute_months_agreement", "ended")
    found = tally(count(employments("substitute 2026-03-01.."), date(2026, 11, 2), book=ended), Rule.SUBSTITUTE)
    assert found is not None
    assert found.limit == found.latest_limit == 730


def test_a_rule_that_the_book_has_no_more_is_not_counted() -> None:
    ended = book_with("las_fixed_term_months", "ended")
    counted = count(employments("fixed_term 2026-03-01.."), date(2026, 11, 2), book=ended)
    assert {one.rule for one in counted.tallies} == {Rule.PRIORITY, Rule.PRIORITY_FIXED_TERM}


def test_redundancy_is_looked_for_a_year_back() -> None:
    assert redundancy_from(BOOK, date(2026, 11, 2)) == date(2025, 11, 2)
    assert redundancy_from(BOOK, date(2028, 2, 29)) == date(2027, 2, 28)


def test_a_figure_that_counting_cannot_do_without_is_the_last_one_known() -> None:
    unknown = book_with("las_frame_years", "unknown")
    spells = employments("fixed_term 2026-03-01..")
    assert count(spells, date(2026, 11, 2), book=unknown) == count(spells, date(2026, 11, 2))


days = st.integers(min_value=0, max_value=1500).map(lambda number: START + timedelta(days=number))


@st.composite
def some_spells(draw: st.DrawFn) -> list[Spell]:
    found = []
    for _ in range(draw(st.integers(min_value=1, max_value=6))):
        first = draw(days)
        length = draw(st.sampled_from([0, 1, 5, 20, 90, 200, 400]))
        kind = draw(st.sampled_from([Employment.FIXED_TERM, Employment.SUBSTITUTE, Employment.PERMANENT]))
        found.append(Spell(Period(first, first + timedelta(days=length)), kind))
    return found


def told(counted: LasCount) -> dict[Rule, int]:
    return {one.rule: one.days for one in counted.tallies}


@given(some_spells(), st.randoms(use_true_random=False), days)
def test_the_order_does_not_matter(spells: list[Spell], rng: object, on: date) -> None:
    mixed = list(spells)
    rng.shuffle(mixed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert count(mixed, on).tallies == count(spells, on).tallies


@given(some_spells(), days)
def test_one_more_day_at_the_end_never_lowers_a_count(spells: list[Spell], on: date) -> None:
    first, *rest = spells
    assert first.period.last_day is not None
    longer = Spell(Period(first.period.first_day, first.period.last_day + timedelta(days=1)), first.kind)
    before, after = told(count(spells, on)), told(count([longer, *rest], on))
    conversions = {Rule.FIXED_TERM, Rule.CHAIN, Rule.SUBSTITUTE}  # a priority's three years end with the employment
    assert all(after.get(rule, 0) >= days for rule, days in before.items() if rule in conversions)


@given(some_spells(), days)
def test_no_day_is_counted_twice(spells: list[Spell], on: date) -> None:
    once = count(spells, on)
    for one in once.tallies:
        counted = [day for part in one.stretches for day in span(part)]
        assert len(counted) == len(set(counted)) == one.days
        assert one.days <= (on - one.first_day).days + 1


@given(some_spells())
def test_it_converts_on_the_first_day_that_the_count_exceeds(spells: list[Spell]) -> None:
    last = max(one.period.last_day for one in spells if one.period.last_day)
    found = tally(count(spells, last), Rule.FIXED_TERM)
    if found is None or found.passed_on is None:
        return
    then, before = count(spells, found.passed_on), count(spells, found.passed_on - timedelta(days=1))
    at, just_before = tally(then, Rule.FIXED_TERM), tally(before, Rule.FIXED_TERM)
    assert at is not None
    assert at.days == found.limit + 1
    assert just_before is not None
    assert just_before.days == found.limit
    assert just_before.days_left == 0


def span(period: Period) -> list[date]:
    assert period.last_day is not None
    return [
        period.first_day + timedelta(days=number) for number in range((period.last_day - period.first_day).days + 1)
    ]
