"""`talja rules`: JSON in, steps out, and clear Swedish for what cannot be read."""

import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.conftest import MOMENT
from tests.core.rules.making import block, parameter, text
from tests.factories.organisation import actor_with
from tests.factories.subsidies import NEW_FEE

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.subsidies.operations import approve_rule, propose_rule
from talja.project.cli import main

pytestmark = pytest.mark.django_db
CASES = Path(__file__).parents[1] / "cases" / "support_cases.csv"
KNOWN = {"first_day": "2026-01-01", "full_time_wage": 26000, "extent": 75, "po": "40.15", "age": 30}


@pytest.fixture(autouse=True)
def in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")


@pytest.fixture
def calculate(monkeypatch: pytest.MonkeyPatch) -> Any:
    def run(told: object, *arguments: str) -> int:
        content = told if isinstance(told, bytes) else (told if isinstance(told, str) else json.dumps(told)).encode()
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        return main(["rules", "calculate", *arguments])

    return run


@pytest.fixture
def scheme_file(tmp_path: Path) -> Path:
    file = tmp_path / "eget bidrag.yaml"
    half = parameter("50", "percent")
    file.write_text(
        text(parameters={"half": half}, steps=[block("support", "share_of", of="wage", share="half")]), "utf-8"
    )
    return file


def test_json_answers_with_steps_months_and_totals(calculate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert calculate(KNOWN | {"months": 12, "group": "long"}, "nystartsjobb", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["scheme"], told["title"], told["group"], told["format"]) == ("nystartsjobb", "Nystartsjobb", "long", 1)
    assert told["months"][0]["first_day"] == "2026-01-01"
    assert len(told["months"]) == 12
    assert float(told["net"]) == pytest.approx(float(told["cost"]) - float(told["support"]))
    assert {step["code"] for step in told["segments"][0]["support"]} >= {"support"}
    assert told["situation"]["facts"]["wage"] == {"number": "19500"}


def test_people_get_swedish(calculate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert calculate(KNOWN, "nystartsjobb") == 0
    out = capsys.readouterr().out
    assert "Nystartsjobb (regelbok " in out
    assert "Kan ges: vet inte än" in out
    assert "Lön: 19\u00a0500,00 kr" in out
    assert "Sammanlagt: kostnad" in out
    assert "Säkrare med: " in out
    assert "Tid kvar: " in out
    assert "beror på det som inte är känt" in out


def test_a_scheme_of_ones_own(calculate: Any, scheme_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = {"first_day": "2026-01-01", "last_day": "2026-01-31", "wage": 20000}
    assert calculate(told, "exempelbidrag", "--json", "--scheme-file", str(scheme_file)) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (float(answer["support"]), answer["answer"]) == (10_000, "yes")
    assert calculate(told, "exempelbidrag", "--scheme-file", str(scheme_file)) == 0
    out = capsys.readouterr().out
    assert "Säkrare med" not in out
    assert "Tid kvar: ingen gräns" in out


def test_a_faulty_file_is_told_with_its_line(
    calculate: Any, scheme_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scheme_file.write_text(scheme_file.read_text("utf-8").replace("unit: percent", "unit: ducats"), "utf-8")
    assert calculate(KNOWN, "exempelbidrag", "--scheme-file", str(scheme_file)) == 1
    assert "eget bidrag.yaml, rad " in (err := capsys.readouterr().err)
    assert "parameters/half/unit: Enheten ”ducats” är okänd." in err
    scheme_file.write_bytes("code: é".encode("latin-1"))
    assert calculate(KNOWN, "exempelbidrag", "--scheme-file", str(scheme_file)) == 1
    assert "rad 1: Filen är inte sparad som UTF-8." in capsys.readouterr().err
    assert calculate(KNOWN, "exempelbidrag", "--scheme-file", str(scheme_file / "none")) == 1
    assert "går inte att öppna" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("{", "Det är inte JSON: se rad 1, tecken 2."),
        (b"\xff\xfe", "Texten är inte UTF-8."),
        ("[" * 100_000, "för många nivåer"),
        ("[]", "Det ska vara ett JSON-objekt"),
        ('{"wage": NaN}', "NaN är inget tal."),
        ({}, "first_day saknas"),
        ({"first_day": "2026-02-30"}, "first_day är ingen dag som finns."),
        ({"first_day": 20260101}, "first_day är ingen dag som finns."),
        ({"first_day": "20260101"}, "first_day är ingen dag som finns."),
        (KNOWN | {"wage": 3}, "Skriv wage eller full_time_wage, inte båda."),
        ({"first_day": "2026-01-01", "full_time_wage": 3}, "ska båda vara tal"),
        (KNOWN | {"group": 3}, "group ska vara en text"),
        (KNOWN | {"months": 0}, "months ska vara ett helt tal från 1 till 600."),
        (KNOWN | {"months": 1.5}, "months ska vara ett helt tal"),
        (KNOWN | {"months": "två"}, "months ska vara ett helt tal"),
        ('{"first_day": "2026-01-01", "months": 1e999999}', "months ska vara ett helt tal"),
        ('{"first_day": "2026-01-01", "full_time_wage": 9e999999, "extent": 9e999999}', "orimliga tal"),
        (KNOWN | {"hours": []}, "hours ska vara ett tal, en text, true eller false."),
        (KNOWN | {"hours": "many"}, "hours är inget tal."),
        (KNOWN | {"hours": 301}, "timmar: Talet ska ligga mellan 0 och 300."),
        (KNOWN | {"employer": "circus"}, "arbetsgivare: ”circus” går inte att välja."),
        (KNOWN | {"shoe_size": "43"}, "shoe_size: Ingen regel frågar efter ”shoe_size”."),
        (KNOWN | {"group": "giants"}, "målgrupp: Det finns ingen målgrupp ”giants”."),
        (KNOWN | {"last_day": "2025-12-31"}, "sista dag: Sista dagen ligger före första dagen, 2026-01-01."),
        (KNOWN | {"extent": 150}, "omfattning: Talet ska ligga mellan 1 och 100."),
    ],
)
def test_bad_input(calculate: Any, told: object, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert calculate(told, "nystartsjobb", "--json") == 1
    out, err = capsys.readouterr()
    assert not out
    assert expected in err


def test_an_unknown_form(calculate: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert calculate(KNOWN, "guldjobb") == 1
    assert "Formen guldjobb finns inte. De som finns är " in capsys.readouterr().err


def test_our_own_cases_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(CASES)]) == 0
    assert "stämmer." in capsys.readouterr().out


def test_the_municipalitys_own_rules_count_and_can_be_left_out(
    asta: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change = propose_rule(title="Ny avgift (exempel)", text=NEW_FEE, actor=asta)
    approve_rule(change_key=change.key, actor=actor_with(RoleKind.ADMINISTRATOR, at=MOMENT))
    sheet = tmp_path / "fall.csv"
    sheet.write_text(
        "Nr;Form;Första dag;Lön;Omfattning;Ålder;Kostnad per månad\n1;utan_stod;2027-01-01;20000;100;40;26284\n",
        "utf-8",
    )
    assert main(["rules", "check", str(sheet)]) == 3
    assert "prövade med kommunens egna regler" in capsys.readouterr().out
    assert main(["rules", "check", "--shipped", str(sheet)]) == 0
    assert "1 av 1 stämmer." in capsys.readouterr().out


def test_a_wrong_case_is_told_with_its_steps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = tmp_path / "fall.csv"
    sheet.write_text(
        "Nr;Form;Första dag;Lön;Omfattning;Målgrupp;Stöd per månad\n"
        "1;nystartsjobb;2026-01-01;20000;100;middle;1\n"
        "2;nystartsjobb;2026-01-01;mycket;100;middle;1\n",
        "utf-8",
    )
    assert main(["rules", "check", str(sheet)]) == 3
    out = capsys.readouterr().out
    assert "Rad 2, stöd per månad: väntat 1\u00a0kr, uträknat 12\u00a0568\u00a0kr" in out
    assert "Stöd per månad: 12\u00a0568,00 kr" in out
    assert "Rad 3, lön: Det är inget tal." in out
    assert "0 av 2 stämmer." in out


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("fall.csv", b"", "Filen är tom."),
        ("fall.csv", b"a;b\n1;2\n", "Vi hittar inte kolumnerna"),
        ("fall.csv", "Nr;Form;Första dag\n".encode(), "inga fall under dem"),
        ("fall.xlsx", b"PK\x03\x04 no more", "Filen är skadad"),
    ],
)
def test_what_is_no_sheet(
    tmp_path: Path, name: str, content: bytes, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(content)
    assert main(["rules", "check", str(tmp_path / name)]) == 1
    assert expected in capsys.readouterr().err


def test_a_sheet_in_excel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for row in (["Nr", "Form", "Första dag", "Lön", "Omfattning", "Målgrupp", "Stöd per månad"],
                [1, "nystartsjobb", "2026-01-01", 20_000, 100, "middle", 12_568]):  # fmt: skip
        book.active.append(row)
    book.save(tmp_path / "fall.xlsx")
    assert main(["rules", "check", str(tmp_path / "fall.xlsx")]) == 0
    assert "1 av 1 stämmer." in capsys.readouterr().out
