"""Faulty rule files: every fault is told with file, key, line and words, and nothing faulty is used."""

import pytest
from tests.core.rules.bad_files import BAD, GOOD, SHARED, Bad

from talja.core.kernel.reading.nodes import read_nodes
from talja.core.rules.book import RuleBook, make_book
from talja.core.rules.reading import Problem, UnreadableRules, read_text
from talja.web.shared.rule_texts import say_problem


def problems(*texts: str) -> tuple[Problem, ...]:
    with pytest.raises(UnreadableRules) as caught:
        read(*texts)
    return caught.value.problems


def read(*texts: str) -> RuleBook:
    return make_book([("shared.yaml", SHARED), *((f"{number}.yaml", text) for number, text in enumerate(texts, 1))])


OTHER = GOOD.replace("code: exempelbidrag", "code: annat")


def test_the_good_file_is_good() -> None:
    assert list(read(GOOD).schemes) == ["exempelbidrag"]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: f"{bad.code}: {bad.new[:40]!r}")
def test_a_fault_is_told_where_it_is(bad: Bad) -> None:
    assert bad.old in GOOD
    found = problems(GOOD.replace(bad.old, bad.new, 1))
    assert (bad.code, bad.line) in [(one.code, one.line) for one in found]
    told = next(one for one in found if (one.code, one.line) == (bad.code, bad.line))
    assert told.file == "1.yaml"
    assert told.key.endswith(bad.key)
    assert f"1.yaml, rad {bad.line}" in say_problem(told)
    assert "%(" not in say_problem(told)


def test_every_fault_is_told_at_once() -> None:
    wrong = GOOD.replace('"50"', "fifty").replace("kind: employment", "kind: x").replace("2020-01-01}", "yesterday}", 1)
    codes = [one.code for one in problems(wrong, "", OTHER)]
    assert codes == ["empty_file", "not_a_number", "not_a_choice", "not_a_day"]


def test_a_file_in_another_encoding_is_told_with_its_line() -> None:
    assert read_text("title: Lön".encode(), file="a.yaml") == "title: Lön"
    assert read_text(b"\xef\xbb\xbftitle: x", file="a.yaml") == "title: x"
    with pytest.raises(UnreadableRules) as caught:
        read_text("code: a\ntitle: Lön\n".encode("latin-1"), file="a.yaml")
    assert [(one.code, one.line) for one in caught.value.problems] == [("not_utf8", 2)]
    assert str(caught.value) == "a.yaml:2  not_utf8"


def test_a_tree_is_kept_by_what_the_file_says_and_what_it_is_called() -> None:
    tree = read_nodes(GOOD, file="one.yaml")
    assert read_nodes(GOOD, file="one.yaml") is tree
    assert read_nodes(GOOD, file="two.yaml").file == "two.yaml"
    assert read_nodes(GOOD + "# slut", file="one.yaml") is not tree


def test_bytes_read_as_another_encoding_are_only_odd_letters() -> None:
    mojibake = GOOD.encode().decode("cp1252")
    assert read(mojibake).schemes["exempelbidrag"].legal_basis == "ExempelfÃ¶rordningen"


def test_a_later_file_wins_over_an_earlier() -> None:
    book = read(GOOD, GOOD.replace("title: Exempelbidrag", "title: Vårt bidrag"))
    assert book.schemes["exempelbidrag"].title == "Vårt bidrag"


CHANGE = """\
title: Nytt tak
changes:
  exempelbidrag/half:
    values:
      2027-01-01: {value: "60", source: SFS 2026:1, certainty: high, checked: 2026-11-01}
  shared/limit:
    values:
      2020-01-01: {value: "36", source: SFS 2026:1, certainty: high, checked: 2026-11-01}
"""


def test_changes_are_added_to_a_parameter_or_replace_the_same_day() -> None:
    book = read(GOOD, CHANGE)
    half, limit = book.parameters()["exempelbidrag/half"], book.parameters()["shared/limit"]
    assert [str(value.number) for value in half.values] == ["50", "60"]
    assert [str(value.number) for value in limit.values] == ["36"]
    assert book.schemes["exempelbidrag"].parameters["limit"] is limit
    assert book.version != read(GOOD).version


def test_a_change_of_nothing_is_told() -> None:
    (told,) = problems(GOOD, CHANGE.replace("/half", "/quarter"))
    assert (told.code, told.file, told.line, told.params) == (
        *("unknown_parameter", "2.yaml", 4),
        {"name": "exempelbidrag/quarter"},
    )
    assert [one.code for one in problems(GOOD, "changes: 5\n")] == ["not_a_mapping"]
    assert [one.code for one in problems("changes:\n", GOOD)] == ["missing_key"]


def test_common_files_add_up() -> None:
    own = SHARED.replace("limit:", "own_limit:") + "  costs:\n    plain:\n      steps:\n" + (
        "        - {code: cost, title: Kostnad, amount: {of: wage}}\n"
    )  # fmt: skip
    book = read(GOOD.replace("cost: none", "cost: plain"), own)
    assert set(book.shared) == {"limit", "own_limit"}
    assert [block.code for block in book.schemes["exempelbidrag"].cost] == ["cost"]
    assert [one.code for one in problems(GOOD, "shared: {}\nmore: 1\n")] == ["unknown_key"]
    assert [one.code for one in problems(GOOD, "shared: 5\n")] == ["not_a_mapping"]


def test_steps_may_stand_in_any_order() -> None:
    lines = GOOD.splitlines(keepends=True)
    place = lines.index("steps:\n")
    extra = "  - {code: extra, title: Mer, sum_of: {of: [base, base]}}\n"
    shuffled = [*lines[: place + 1], extra, *lines[place + 1 :]]
    assert [step.code for step in read("".join(shuffled)).schemes["exempelbidrag"].steps] == [
        "base",
        "extra",
        "support",
    ]


def test_a_scheme_may_be_without_steps_and_build_its_own_cost() -> None:
    text = GOOD.replace("cost: none", "cost:\n  - {code: cost, title: Kostnad, amount: {of: wage}}")
    scheme = read(text[: text.index("steps:")]).schemes["exempelbidrag"]
    assert ([step.code for step in scheme.cost], scheme.steps) == (["cost"], ())


def test_a_faulty_file_is_told_also_when_a_later_one_replaces_it() -> None:
    (told,) = problems(GOOD.replace('"50"', "fifty"), GOOD)
    assert (told.file, told.code) == ("1.yaml", "not_a_number")
    (led_nowhere,) = problems(GOOD.replace("share: half", "share: quarter"), GOOD)
    assert (led_nowhere.file, led_nowhere.code) == ("1.yaml", "unknown_name")


def test_a_later_scheme_replaces_what_was_changed_before_it() -> None:
    book = read(GOOD, CHANGE, GOOD.replace('"50"', '"70"'))
    assert [str(value.number) for value in book.parameters()["exempelbidrag/half"].values] == ["70"]
    assert [str(value.number) for value in book.parameters()["shared/limit"].values] == ["36"]
    again = read(GOOD, CHANGE, GOOD.replace('"50"', '"70"'), CHANGE)
    assert [str(value.number) for value in again.parameters()["exempelbidrag/half"].values] == ["70", "60"]


def test_a_later_scheme_need_not_have_what_was_changed_before_it() -> None:
    without = GOOD.replace("half:", "part:").replace("share: half", "share: part")
    assert "exempelbidrag/part" in read(GOOD, CHANGE, without).parameters()


def test_a_change_speaks_of_the_files_before_it() -> None:
    (told,) = problems(CHANGE, GOOD)
    assert (told.file, told.line, told.code) == ("1.yaml", 4, "unknown_parameter")
    everywhere = problems(CHANGE, GOOD, CHANGE.replace("/limit", "/nothing"))
    assert sorted(one.file for one in everywhere) == ["1.yaml", "3.yaml"]


def test_a_change_is_told_of_groups_that_the_scheme_does_not_know() -> None:
    rows = CHANGE.replace("/half", "/ceiling").replace('value: "60"', 'rows: {old: "60"}')
    (told,) = problems(GOOD, rows)
    assert (told.file, told.key, told.code, told.params["name"]) == (
        *("2.yaml", "changes/exempelbidrag/ceiling", "unknown_group"),
        "old",
    )


def test_a_later_common_file_replaces_what_was_changed_before_it() -> None:
    book = read(GOOD, CHANGE, SHARED.replace('"24"', '"12"'))
    assert [str(value.number) for value in book.parameters()["shared/limit"].values] == ["12"]
