"""Everything that a check or a sign can say has words, and the words name nothing that is not there."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from talja.core.chain import checks
from talja.web.shared.check_texts import CHECKS, SIGNALS, check_text, check_words, signal_words

CHAIN = Path(checks.__file__).parent
TELLERS = {"_stop", "_warn", "told", "Finding"}
DIFFERING = {f"counted_other_{what}" for what in ("form", "days", "extent", "wage")}  # told by what differs
COUNTED = {"fewer_ordinary", "repeated"}  # said with their number, one or several


def calls(name: str, tellers: set[str]) -> Iterator[tuple[str, set[str]]]:
    """Every code that a module tells, with the params that stand beside it."""
    for node in ast.walk(ast.parse((CHAIN / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in tellers and node.args:
            code = node.args[0]
            if isinstance(code, ast.Constant):
                yield str(code.value), {word.arg or "**" for word in node.keywords}


def test_every_check_has_words() -> None:
    codes = {code for code, _ in calls("checks.py", TELLERS)}
    assert {"combination", "las_converts", "renewal_needed", "decision_missing"} <= codes
    assert codes | DIFFERING == set(CHECKS)


def test_every_sign_has_words() -> None:
    codes = {code for code, _ in calls("signals.py", {"Signal"})}
    assert len(codes) == 6
    assert codes == set(SIGNALS) | COUNTED


@pytest.mark.parametrize("code", CHECKS)
def test_the_words_are_whole_sentences(code: str) -> None:
    names = ("first", "last", "longest", "decided_to", "day", "closed", "load", "capacity", "as_of")
    words = check_words(code, dict.fromkeys(names, "2026-11-02"))
    for sentence in (words.what, words.todo):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
        assert "%" not in sentence
    assert len(words.what) <= 130


def test_the_latest_day_is_told_where_it_is_another() -> None:
    assert "Senast" not in check_words("las_converts", {"day": "2027-02-24", "latest": ""}).what
    assert "Senast" not in check_words("las_converts", {"day": "2027-02-24", "latest": "2027-02-24"}).what
    told = check_words("las_converts", {"day": "2027-02-24", "latest": "2027-03-01"}).what
    assert told.endswith("Senast blir det 2027-03-01.")


def test_what_and_what_to_do_in_one_go() -> None:
    told = check_text("wage_missing", {})
    assert told == "Lönen saknas i överenskommelsen. Skriv lönen per månad. Vi gissar den aldrig."


def test_signs_are_told_with_their_number_or_day() -> None:
    assert "2026-05-01" in signal_words("redundancy", day=date(2026, 5, 1))
    assert signal_words("many_supported", number=20).startswith("20 procent")
    assert signal_words("fewer_ordinary", number=1).startswith("En färre är anställd")
    assert signal_words("fewer_ordinary", number=2).startswith("2 färre är anställda")
    assert signal_words("repeated", number=4).startswith("4 har haft stöd")
    assert signal_words("ordinary_unknown").startswith("Ingen har sagt")
    with pytest.raises(KeyError):
        signal_words("okänd")
