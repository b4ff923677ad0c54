"""Every rule that the judge knows, and every reason that a task is left for, has words."""

import re
from pathlib import Path

from talja.core.carving import explain, judge
from talja.core.inventory.demands import DEMANDS
from talja.web.strategist.demand_words import DEMAND_WORDS
from talja.web.strategist.fault_words import FAULTS, LEFT

CODE = re.compile(r'Fault\(\s*"(\w+)"')


def test_every_fault_of_the_judge_has_words() -> None:
    folder = Path(judge.__file__).parent
    codes = {code for path in folder.glob("judge*.py") for code in CODE.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 30
    assert codes <= FAULTS.keys(), codes - FAULTS.keys()


def test_every_reason_to_be_left_has_words() -> None:
    said = set(re.findall(r'Reason\(task\.key, "(\w+)"', Path(explain.__file__).read_text(encoding="utf-8")))
    assert said - {"placed", "stays"} <= LEFT.keys(), said


def test_every_demand_has_words_at_every_level() -> None:
    assert {code: set(demand.levels) - {0} for code, demand in DEMANDS.items()} == {
        code: set(words) for code, words in DEMAND_WORDS.items()
    }
