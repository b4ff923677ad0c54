"""The rule book is whole: every form is there, every number says where it stands, no condition hides a number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from talja.apps.placements.operations.measures import MEASURES
from talja.core.rules import book as books
from talja.core.rules.blocks import names_of
from talja.core.rules.parameters import Certainty
from talja.core.rules.reading.parameters import is_unit
from talja.core.rules.scheme import All, AnyOf, Compare, Not, Scheme, Test

BOOK = books.load_book()
FILES = dict(books.our_files())
DATA = Path(books.__file__).parent / "data"

# The forms of support, and of work without support, that a register since 2014 can hold
TODAYS = {
    *("nystartsjobb", "introduktionsjobb", "etableringsjobb", "lonebidrag_utveckling", "lonebidrag_anstallning"),
    *("lonebidrag_trygghet", "osa", "samhall", "arbetspraktik", "kompetensbedomning", "arbetstraning"),
    *("forstarkt_arbetstraning", "kommunal_praktik", "aktivitetskrav", "kommunal_anstallning", "feriejobb", "kaa"),
    "utan_stod",
}
ENDED = {
    *("extratjanst", "sarskilt_anstallningsstod", "forstarkt_anstallningsstod", "instegsjobb", "traineejobb_valfard"),
    *("traineejobb_bristyrken", "yrkesintroduktion", "beredskapsjobb", "lonebidrag_fore_2017"),
    *("utvecklingsanstallning", "trygghetsanstallning"),
}
# Measures of the register that are no forms to calculate
NO_FORMS = {
    "plusjobb": "ended in 2007, before any register that is read; its rules are not found",
    "jobbgaranti_ungdom": "a programme that a person is in; the forms within it are their own",
    "jobb_och_utveckling": "a programme that a person is in; the forms within it are their own",
    "etableringsprogram": "a programme that a person is in; the forms within it are their own",
    "sius": "a supporting person beside a form, with neither wage nor support for the workplace",
}
MEASURE_DAYS: dict[str, dict[str, Any]] = yaml.safe_load(MEASURES.read_text(encoding="utf-8"))


def test_every_form_has_a_file_of_its_own_name() -> None:
    assert set(BOOK.schemes) == TODAYS | ENDED
    assert {scheme.file for scheme in BOOK.schemes.values()} == {f"{code}.yaml" for code in BOOK.schemes}
    assert {code for code, scheme in BOOK.schemes.items() if scheme.in_force[-1].last_day is not None} == ENDED


def test_every_measure_is_a_form_or_says_why_not() -> None:
    assert MEASURE_DAYS.keys() == (BOOK.schemes.keys() - {"utan_stod"}) | NO_FORMS.keys()
    assert all(NO_FORMS.values())


@pytest.mark.parametrize("code", sorted(MEASURE_DAYS.keys() & BOOK.schemes.keys()))
def test_a_form_has_the_days_of_its_measure(code: str) -> None:
    """A day that the register does not hold for settled may stand in the rules, but not as certain."""
    scheme, measure = BOOK.schemes[code], MEASURE_DAYS[code]
    for told, day in (
        (measure["first_day"], scheme.in_force[0].first_day),
        (measure["last_day"], scheme.in_force[-1].last_day),
    ):
        if told is not None:
            assert day == told
        else:
            assert day is None or scheme.in_force_certainty is not Certainty.HIGH


@pytest.mark.parametrize("address", BOOK.parameters())
def test_every_value_says_what_it_is_and_where_it_stands(address: str) -> None:
    parameter = BOOK.parameters()[address]
    assert parameter.title
    assert is_unit(parameter.unit)
    for value in parameter.values:
        assert value.source
        assert date(2026, 1, 1) <= value.checked
        if value.certainty is Certainty.LOW:
            said = f"{value.source} {value.note}".casefold()
            assert value.note or any(word in said for word in ("minnet", "antagande", "inte hitta", "räknas inte")), (
                f"{value.first_day}: why so unsure?"
            )
        if value.is_unknown:
            assert value.certainty is Certainty.LOW


@pytest.mark.parametrize("name", FILES)
def test_the_file_itself_says_so_for_every_value(name: str) -> None:
    """Nothing is filled in while reading: each value stands in the file with all it needs."""
    tree = yaml.safe_load(FILES[name])
    for parameter in tree.get("shared", tree).get("parameters", {}).values():
        assert parameter["unit"]
        for value in parameter["values"].values():
            assert value["source"]
            assert value["certainty"] in set(Certainty)
            assert isinstance(value["checked"], date)
            assert ("value" in value) != ("rows" in value)


@pytest.mark.parametrize("code", BOOK.schemes)
def test_conditions_hold_no_numbers_of_their_own(code: str) -> None:
    scheme = BOOK.schemes[code]
    for condition in (*scheme.groups, *scheme.conditions):
        assert condition.title
        assert condition.source
        for compared in _compared(condition.test):
            if compared.relation == "is":
                assert not any(letter.isdigit() for word in compared.among for letter in word)
            else:
                assert compared.than in scheme.parameters


@pytest.mark.parametrize("code", BOOK.schemes)
def test_formulas_hold_no_numbers_of_their_own(code: str) -> None:
    scheme = BOOK.schemes[code]
    named = [name for block in (*scheme.cost, *scheme.steps) for name in names_of(block)]
    assert not [name for name in named if not name[0].isalpha()]


def test_no_parameter_is_left_unused() -> None:
    used = {scheme.code: set(_used(scheme)) for scheme in BOOK.schemes.values()}
    of_time = (DATA.parent / "las_limits.py").read_text(encoding="utf-8")  # no form's: time of employment
    for address in BOOK.parameters():
        owner, _, key = address.partition("/")
        in_some_scheme = any(key in names for code, names in used.items() if owner in {code, "shared"})
        assert in_some_scheme or (owner == "shared" and f'"{key}"' in of_time), address


@pytest.mark.parametrize("code", BOOK.schemes)
def test_a_form_says_what_the_law_and_the_union_have_to_say(code: str) -> None:
    scheme = BOOK.schemes[code]
    assert scheme.summary
    for remark in (scheme.las_remark, scheme.union_remark):
        assert remark.text
        assert remark.source
    codes = [duty.code for duty in scheme.duties]
    assert len(codes) == len(set(codes))
    assert codes or code == "beredskapsjobb"  # which no municipality can give


def test_files_are_readable_on_a_screen() -> None:
    for file in DATA.rglob("*.yaml"):
        lines = file.read_text(encoding="utf-8").splitlines()
        assert not [number for number, line in enumerate(lines, start=1) if len(line) > 120], file.name


def _compared(test: Test) -> Iterator[Compare]:
    match test:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _compared(part)
        case Not(part):
            yield from _compared(part)
        case Compare():
            yield test


def _used(scheme: Scheme) -> Iterator[str]:
    for block in (*scheme.cost, *scheme.steps):
        yield from names_of(block)
    for condition in (*scheme.groups, *scheme.conditions):
        yield from (compared.than for compared in _compared(condition.test))
    duration = scheme.duration
    yield from (duration.per_decision, duration.total, duration.times, *(cap.at for cap in scheme.caps))
