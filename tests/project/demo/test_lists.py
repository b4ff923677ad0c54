import csv
import io
import json
from collections import Counter, defaultdict
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from talja.core.intake.record import Field
from talja.core.kernel.personal_number import NumberKind, parse
from talja.project.demo.chance import stream
from talja.project.demo.lists.making import make_lists, write_lists
from talja.project.demo.lists.mess import Mess, misspelt
from talja.project.demo.lists.truth import MadeList, TrueCell
from talja.project.demo.model import World
from talja.project.demo.size import TALLKOPING
from talja.project.demo.world import build_world

ON = date(2026, 11, 22)
Cells = dict[str, list[list[object]]]


@cache
def world(factor: int = 1) -> World:
    return build_world(ON, seed=1, size=TALLKOPING.times(factor))


@cache
def lists(seed: int = 1) -> dict[str, MadeList]:
    payroll, unit, agency = make_lists(world(), seed=seed)
    return {"payroll": payroll, "unit": unit, "agency": agency}


@cache
def tidy() -> dict[str, MadeList]:
    payroll, unit, agency = make_lists(world(), mess=Mess().times(0))
    return {"payroll": payroll, "unit": unit, "agency": agency}


def opened(made: MadeList) -> Cells:
    """Open the file again with other means than it was written with."""
    if made.name.endswith(".xlsx"):
        book = CalamineWorkbook.from_filelike(io.BytesIO(made.content))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    encoding, delimiter = ("cp1252", ";") if made.name.endswith(".csv") else ("utf-16", "\t")
    return {"": [list(row) for row in csv.reader(io.StringIO(made.content.decode(encoding)), delimiter=delimiter)]}


@pytest.mark.parametrize("name", ["payroll", "unit", "agency"])
def test_the_same_arguments_give_the_same_bytes(name: str) -> None:
    again = dict(zip(("payroll", "unit", "agency"), make_lists(build_world(ON, seed=1), seed=1), strict=True))
    assert again[name].content == lists()[name].content
    assert lists(2)[name].content != lists(1)[name].content


@pytest.mark.parametrize("name", ["payroll", "unit", "agency"])
def test_every_row_of_the_file_is_accounted_for(name: str) -> None:
    made = lists()[name]
    for sheet, rows in opened(made).items():
        numbers = [row.number for row in made.rows if row.sheet == sheet]
        furniture = {each.number for each in made.furniture if each.sheet == sheet}
        assert len(numbers) == len(set(numbers))
        assert furniture.isdisjoint(numbers)
        filled = {number for number, row in enumerate(rows, 1) if any(cell != "" for cell in row)}
        assert filled <= furniture | set(numbers)
        assert set(numbers) <= filled


@pytest.mark.parametrize("name", ["payroll", "unit", "agency"])
def test_what_a_cell_says_stands_where_the_truth_says(name: str) -> None:
    made = lists()[name]
    rows = opened(made)
    for row in made.rows:
        cells = rows[row.sheet][row.number - 1]
        for cell in row.cells:
            if cell.says:
                assert cells[cell.column] != ""
            assert Field(cell.field)
            if cell.field == "number" and cell.says:
                digits = "".join(filter(str.isdigit, str(cells[cell.column]).removesuffix(".0")))
                assert cell.says.endswith(digits[-10:])


def test_dates_in_the_unit_s_file_are_real_dates_or_as_people_write_them() -> None:
    made = lists()["unit"]
    rows = opened(made)["Anställningar"]
    days = [
        (cell, rows[row.number - 1][cell.column])
        for row in made.rows
        if row.sheet == "Anställningar"
        for cell in row.cells
    ]
    days = [(cell, value) for cell, value in days if cell.field in ("first_day", "last_day") and cell.says]
    real = [(cell, value) for cell, value in days if isinstance(value, date | datetime)]
    assert len(days) * 0.3 < len(real) < len(days) * 0.9
    assert all(cell.says == value.isoformat()[:10] for cell, value in real if isinstance(value, date))
    texts = {str(value) for _, value in days if isinstance(value, str)}
    assert any(text.startswith("v") for text in texts)
    assert any("/" in text for text in texts)


def test_a_tidy_list_says_the_truth_and_leaves_nobody_out() -> None:
    for made in tidy().values():
        assert not made.left_out
        assert {row.fault for row in made.rows} == {""}
        cells = [cell for row in made.rows for cell in row.cells]
        unavoidable = {
            "",
            "open_end",
            "protected",
            "missing_number",
            "payroll_number",
            "no_number",
            "other_spelling",
            "lost_letter",
        }
        assert {cell.fault for cell in cells} <= unavoidable
        assert all(cell.says == cell.true for cell in cells if not cell.fault)


def test_the_truth_is_the_world_s() -> None:
    persons = {person.key: person for person in world().persons}
    placements = {placement.key: placement for placement in world().placements}
    for made in lists().values():
        for row in made.rows:
            truth, person = placements[row.placement].truth, persons[row.person]
            assert placements[row.placement].person == row.person
            true = {cell.field: cell.true for cell in row.cells if cell.true}
            assert true.get("first_day", truth.first_day.isoformat()) == truth.first_day.isoformat()
            assert true["family_name"] == person.family_name
            assert true["measure"] == truth.measure


def test_the_payroll_has_only_the_municipality_s_own_employees() -> None:
    placements = {placement.key: placement for placement in world().placements}
    for row in lists()["payroll"].rows:
        placement = placements[row.placement]
        assert placement.category in ("subsidised", "municipal")
        assert world().places.is_municipal(world().places.workplace(placement.truth.workplace))


def test_every_kind_of_mess_occurs_in_three_lists_of_some_seeds() -> None:
    faults = Counter[str]()
    for seed in range(1, 5):
        for made in lists(seed).values():
            faults.update(cell.fault for row in made.rows for cell in row.cells)
            faults.update(row.fault for row in made.rows)
    assert {
        *("name_typo", "name_order", "name_in_part", "missing_number", "birth_date_only", "transposed_digits"),
        *("wrong_check_digit", "wrong_day", "no_such_day", "vague_day", "other_form", "doubtful_form", "wrong_extent"),
        *("missing_value", "pay_period", "open_end", "protected", "duplicate", "still_listed", "payroll_number"),
        *("other_spelling", "lost_letter"),
    } <= set(faults)


def test_numbers_that_are_said_are_right_test_numbers_and_spoilt_ones_are_said_by_nobody() -> None:
    for made in lists().values():
        for row in made.rows:
            for cell in row.cells:
                if cell.field == "number" and cell.says:
                    assert parse(cell.says, on=ON).digits == cell.true
                if cell.fault in ("wrong_check_digit", "transposed_digits"):
                    assert cell.says == ""


def test_the_lists_disagree_about_who_is_there_and_when() -> None:
    said: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, made in lists().items():
        for row in made.rows:
            said[row.placement][name] = row.said().get("first_day", "")
    in_all = [days for days in said.values() if len(days) == 3]
    assert len(in_all) > 60
    assert sum(len(days) == 2 for days in said.values()) > 0
    both = [days for days in said.values() if days.get("payroll") and days.get("unit")]
    assert 10 < sum(days["payroll"] != days["unit"] for days in both) < len(both)


def test_a_protected_person_stands_without_name_and_number_in_the_unit_s_own_list() -> None:
    protected = {person.key for person in world().persons if person.protection}
    cells = [cell for row in lists()["unit"].rows if row.person in protected for cell in row.cells]
    assert cells
    assert not [cell for cell in cells if cell.field in ("number", "given_name", "family_name") and cell.says]


def test_a_person_without_number_has_a_local_number_only_in_the_unit_s_own_list() -> None:
    larger = build_world(ON, seed=5, size=TALLKOPING.times(4))
    local = {person.key for person in larger.persons if person.number_kind == NumberKind.LOCAL}
    said = {made.source: _fields_said(made, local) for made in make_lists(larger, mess=Mess().times(0))}
    assert {source for source, names in said.items() if "local_number" in names} == {"Arbetsmarknadsenhetens lista"}


def _fields_said(made: MadeList, persons: set[str]) -> set[str]:
    cells: list[TrueCell] = [cell for row in made.rows if row.person in persons for cell in row.cells]
    return {cell.field for cell in cells if cell.says}


def test_lists_can_be_made_as_long_as_the_world_allows() -> None:
    payroll, unit, agency = make_lists(world(3), rows=1_000)
    assert len(payroll.rows) > 300
    assert 1_000 <= len(unit.rows) <= 1_001
    assert 1_000 <= len(agency.rows) <= 1_001


def test_files_are_written_with_the_truth_beside_them(tmp_path: Path) -> None:
    paths = write_lists(world(), tmp_path / "demo-lists")
    assert [path.suffix for path in paths] == [".csv", ".xlsx", ".txt"]
    for path, made in zip(paths, make_lists(world()), strict=True):
        assert path.read_bytes() == made.content
        truth = json.loads((path.parent / f"{path.name}.truth.json").read_text(encoding="utf-8"))
        assert len(truth["rows"]) == len(made.rows)
        assert truth["rows"][0]["row"] == made.rows[0].number
        assert truth["left_out"] == list(made.left_out)
    placements = json.loads((tmp_path / "demo-lists" / "placements.truth.json").read_text(encoding="utf-8"))
    assert len(placements) == len(world().placements)


@pytest.mark.parametrize("name", ["Åsa", "Al", "Ng", "Anna Maria", "Öö"])
def test_a_misspelt_name_is_another_name_with_some_letters_left(name: str) -> None:
    for seed in range(30):
        slip = misspelt(stream(seed, "slip"), name)
        assert slip != name
        assert slip.strip()
        assert abs(len(slip) - len(name)) <= 1


def test_mess_never_exceeds_certainty_and_nought_is_tidy() -> None:
    assert Mess().times(1000).left_out == 1.0
    assert Mess().times(0) == Mess(*([0.0] * len(Mess.__slots__)))
