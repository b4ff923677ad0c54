"""The page on the file format is true: its example can be read, and it names every code there is."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from talja.core.inventory.demands import DEMANDS
from talja.core.inventory.library import Library
from talja.core.inventory.lines import Company, Family, HandOver, Kind, Per, WhyNot
from talja.core.inventory.task_files import FORMAT, read_task_files
from talja.core.inventory.task_writing import write_task_files

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "uppgiftsformat.md").read_text("utf-8")


def example() -> str:
    found = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def test_the_example_can_be_read_and_is_as_it_would_be_written() -> None:
    read = read_task_files([("example.yaml", example())])
    assert isinstance(read, Library)
    assert len(read.tasks) == 2
    ((_, written),) = write_task_files(read)
    assert written.endswith(example())


@pytest.mark.parametrize("codes", [Kind, Family, HandOver, WhyNot, Company], ids=lambda codes: codes.__name__)
def test_every_choice_is_named(codes: type[StrEnum]) -> None:
    for code in codes:
        assert f"`{code}`" in PAGE or f"`'{code}'`" in PAGE or not code


def test_every_demand_and_period_is_named() -> None:
    for code, demand in DEMANDS.items():
        (row,) = re.findall(rf"^\| `{code}` \| (.*) \|$", PAGE, re.MULTILINE)
        assert [int(level) for level in re.findall(r"(?:^|, )([0-9]) ", row)] == list(demand.levels)[1:]
    assert all(f" per {per}`" in PAGE for per in Per)
    assert f"`{FORMAT}`" in PAGE
