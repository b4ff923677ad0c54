"""The handbook's page on rule files: every example is read by the engine, and every fault says what it says there."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

from talja.core.rules.blocks import BLOCKS
from talja.core.rules.book import RuleBook, make_book, our_files
from talja.core.rules.reading import UnreadableRules
from talja.project.cli import main
from talja.web.shared.rule_texts import problem_text

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "handbook" / "regelfiler.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"<!-- prov: (\w+) -->\n```\w+\n(.*?)```", PAGE, re.DOTALL))
FAULTS = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| ([^|`]+) \|$", PAGE, re.MULTILINE)
OWN = ("share", "low_fee", "fee", "ceiling", "limit", "daily", "extra", "times", "days", "months")
UNITS = {"share": "percent", "low_fee": "percent", "fee": "percent", "times": "times", "days": "days/month"}
UNITS |= {"months": "months"}


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    with override("sv"):
        yield


def read(*texts: str) -> RuleBook:
    return make_book((*our_files(), *((f"egen{number}.yaml", text) for number, text in enumerate(texts))))


def said(text: str) -> list[str]:
    with pytest.raises(UnreadableRules) as caught:
        read(text)
    return [problem_text(problem) for problem in caught.value.problems]


def test_every_example_is_tried() -> None:
    assert EXAMPLES.keys() == {"changes", "form", "steps", "input"}
    assert PAGE.count("```") == 2 * len(EXAMPLES)
    assert len(FAULTS) > 10


def test_a_value_is_changed() -> None:
    changed = read(EXAMPLES["changes"]).schemes["nystartsjobb"].parameters["wage_ceiling"]
    assert "Arbetsmarknadsnämnden 2026-11-17 § 84" in {value.source for value in changed.values}


def test_the_form_is_read() -> None:
    scheme = read(EXAMPLES["form"]).schemes["sommarjobb_tallkoping"]
    assert [group.code for group in scheme.groups] == ["returning", "first_time"]
    assert [step.code for step in scheme.steps] == ["support"]
    assert scheme.cost


def test_every_building_block_has_an_example_that_is_read() -> None:
    values = "".join(
        f"  my_{name}:\n    title: {name}\n    unit: {UNITS.get(name, 'SEK/month')}\n    values:\n"
        '      2026-06-01: {value: "1", source: prov, certainty: high, checked: 2026-11-22}\n'
        for name in OWN
    )
    form = EXAMPLES["form"].replace("parameters:\n", f"parameters:\n{values}")
    before, _, after = form.partition("steps:\n")
    steps = f"{before}steps:\n{EXAMPLES['steps']}duration:{after.partition('duration:')[2]}"
    scheme = read(steps).schemes["sommarjobb_tallkoping"]
    assert {step.kind for step in scheme.steps} == BLOCKS.keys()


@pytest.mark.parametrize(("right", "wrong", "message"), FAULTS, ids=[wrong for _, wrong, _ in FAULTS])
def test_a_fault_says_what_the_handbook_says(right: str, wrong: str, message: str) -> None:
    assert right in EXAMPLES["form"]
    told = said(EXAMPLES["form"].replace(right, wrong, 1))
    beginning = message.removesuffix("…")
    assert any(one == message or (beginning != message and one.startswith(beginning)) for one in told), told


def test_a_value_that_does_not_exist_cannot_be_changed() -> None:
    told = said(EXAMPLES["changes"].replace("wage_ceiling", "takbelopp"))
    assert told == ["Värdet ”nystartsjobb/takbelopp” finns inte."]


def test_the_form_can_be_worked_out_before_it_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sommarjobb.yaml"
    file.write_text(EXAMPLES["form"], encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(EXAMPLES["input"].encode())))
    assert main(["rules", "calculate", "sommarjobb_tallkoping", "--scheme-file", str(file)]) == 0
    assert "6\u00a0000,00 kr" in capsys.readouterr().out
