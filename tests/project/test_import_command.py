"""Lists in and the register out, from the command line."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from tests.factories.lists import row, text_of
from tests.factories.register import later, make_number, make_person, make_placement

from talja.apps.audit.models import Event, ReadEvent
from talja.apps.imports.models import Batch, BatchFile, Source, StagedRow
from talja.apps.organisation.actors import Actor
from talja.apps.people.models import Person
from talja.apps.placements.models import Placement
from talja.project.cli import main

pytestmark = pytest.mark.usefixtures("measures", "ekens_forskola")
ONE, TWO = make_number(71), make_number(72)


@pytest.fixture(autouse=True)
def in_swedish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "lista.csv"
    file.write_bytes(text_of([row(ONE, workplace="Nya skolan"), row(TWO, "Bo", "Öst", first="2026-02-30")]))
    return file


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(capsys.readouterr().out)
    return answer


def test_a_dry_run_tells_row_by_row_and_leaves_nothing_behind(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = Event.objects.count()
    assert main(["import", str(listed), "--source", "Vår lista"]) == 3
    out = capsys.readouterr().out
    assert "2  NY  Alva Åkesson 19600104-••••  Nystartsjobb, Nya skolan, 2026-03-01" in out
    assert "Arbetsplats: Arbetsplatsen är ny och läggs till." in out
    assert "3  GÅR INTE ATT LÄSA  Bo Öst" in out
    assert "Sammanlagt: ny 1, går inte att läsa 1" in out
    assert "Inget är skrivet." in out
    for model in (Source, Batch, BatchFile, StagedRow, Person, Placement):
        assert not model.objects.exists()
    assert Event.objects.count() == events


def test_apply_writes_what_is_settled_and_undo_takes_it_back(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(listed), "--source", "Vår lista", "--kind", "own", "--apply", "--json"]) == 3
    answer = told(capsys)
    assert (answer["counts"], answer["applied"]["written"]) == ({"new": 1, "refused": 1}, 1)
    assert Person.objects.get().number == ONE
    assert Source.objects.get().kind == "own"
    assert main(["import", "--undo", answer["applied"]["batch"]]) == 0
    assert "Taget tillbaka: 3." in capsys.readouterr().out
    assert not Person.objects.exists()


def test_json_tells_what_was_read_found_matched_and_would_be_done(
    system: Actor, listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = make_person(actor=system, number=ONE, given_name="Alba")
    main(["import", str(listed), "--source", "Vår lista", "--json"])
    answer = told(capsys)
    assert answer["columns"][0] | {"confidence": 0, "reasons": []} == {
        "sheet": "lista",
        "heading": "Personnummer",
        "field": "number",
        "confidence": 0,
        "reasons": [],
    }
    first = answer["rows"][0]
    assert (first["status"], first["person"], first["placement"]) == ("new", str(person.key), None)
    assert first["read"]["number"] == "19600104-••••"
    assert first["read"]["first_day"] == "2026-03-01"
    assert {"field": "given_name", "old": "Alba", "new": "Alva", "take": True} in first["changes"]
    assert {one["code"] for one in first["reasons"]} == {"same_number"}
    assert answer["rows"][1]["findings"][0]["field"] == "first_day"
    assert answer["applied"] is None


def test_numbers_are_shown_only_on_request(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["import", str(listed), "--source", "Vår lista", "--show-numbers"])
    assert ONE[-4:] in capsys.readouterr().out
    for options in ([], ["--json"]):
        main(["import", str(listed), "--source", "Vår lista", *options])
        assert ONE[-4:] not in capsys.readouterr().out


def test_a_number_that_cannot_be_read_is_not_shown_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lista.csv"
    wrong = f"{ONE[:8]}-9999"
    file.write_bytes(text_of([row(wrong)]))
    for options in ([], ["--json"]):
        main(["import", str(file), "--source", "Vår lista", *options])
        assert "9999" not in capsys.readouterr().out


def test_a_protected_person_is_masked_at_the_terminal(
    system: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = make_person(actor=system, number=ONE, protection="sekretessmarkering")
    make_placement(actor=system, person=person, extent=50)
    file = tmp_path / "lista.csv"
    file.write_bytes(text_of([row(ONE, extent="80 %", workplace="Hemliga skolan")]))
    for options in ([], ["--json"]):
        main(["import", str(file), "--source", "Vår lista", "--show-numbers", *options])
        out = capsys.readouterr().out
        assert not any(said in out for said in ("Alva", "Åkesson", "Hemliga", ONE[-4:]))


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        ([], "vilken fil"),
        (["ingen.csv", "--source", "Vår lista"], "går inte att läsa"),
        (["--undo", "7a1f6c1e-0000-4000-8000-000000000000"], "ingen sådan lista"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(
    options: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *options]) == 1
    assert reason in capsys.readouterr().err


def test_a_broken_file_and_another_kind_are_refused(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "trasig.xlsx"
    broken.write_bytes(b"PK\x03\x04 trasig")
    assert main(["import", str(broken), "--source", "Vår lista", "--apply"]) == 1
    assert "skadad" in capsys.readouterr().err
    assert not Source.objects.exists()
    main(["import", str(listed), "--source", "Vår lista", "--kind", "own", "--apply"])
    assert main(["import", str(listed), "--source", "VÅR LISTA", "--kind", "payroll"]) == 1
    assert "annat slag" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_an_export_that_comes_back_changes_nothing(
    ending: str, system: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_placement(actor=system, extent=75, supervisor="Bo Öst")
    file = tmp_path / f"register.{ending}"
    assert main(["export", str(file)]) == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    capsys.readouterr()
    assert main(["import", str(file), "--source", "Registret", "--kind", "own", "--json"]) == 0
    assert told(capsys)["counts"] == {"unchanged": 1}


def test_an_export_leaves_protected_persons_out_unless_asked_for(
    system: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = make_person(actor=system, protection="sekretessmarkering")
    make_placement(actor=later(system), person=person)
    make_placement(actor=system)
    assert main(["export", str(tmp_path / "a.json")]) == 0
    assert main(["export", str(tmp_path / "b.json"), "--protected"]) == 0
    few, all_of_them = (json.loads((tmp_path / name).read_text(encoding="utf-8")) for name in ("a.json", "b.json"))
    assert (len(few), len(all_of_them)) == (1, 2)
    assert few[0]["Insats"] == "Nystartsjobb"
    assert [event.person_count for event in ReadEvent.objects.order_by("pk")] == [1, 2]
    assert main(["export", str(tmp_path / "a.json")]) == 1
    assert main(["export", str(tmp_path / "a.pdf")]) == 1
    assert "finns redan" in capsys.readouterr().err
