from datetime import date

import pytest

from talja.project.demo.lists.truth import Furniture, MadeList, TrueCell, TrueRow
from talja.project.demo.scoring import (
    LinkScore,
    Score,
    score_cells,
    score_persons,
    score_placements,
    score_rows,
    together,
)


def cell(name: str, says: str, fault: str = "", column: int = 0) -> TrueCell:
    return TrueCell(column, name, says, says or "true", fault)


ROWS = (
    TrueRow("A", 3, "p1", "t1", (cell("given_name", "Åsa"), cell("extent", "75"), cell("first_day", "2025-01-01"))),
    TrueRow("A", 4, "p2", "t2", (cell("number", "", "wrong_check_digit"), cell("extent", "62.5"))),
    TrueRow("A", 5, "p3", "t3", ()),
    TrueRow("A", 6, "p4", "t4", ()),
)
MADE = MadeList("x.xlsx", "x", "x", date(2026, 1, 1), b"", ROWS, (Furniture("A", 1, "title"),), ())
TEXT = MadeList("x.csv", "x", "x", date(2026, 1, 1), b"", (TrueRow("", 2, "p1", "t1", ()),), (), ())


def test_cells_are_compared_by_what_they_mean() -> None:
    read = {("A", 3): {"given_name": "ÅSA", "extent": "75.00", "first_day": "2025-01-02"}, ("A", 4): {"number": "1"}}
    scores = score_cells(MADE, read)
    assert scores.total == Score(right=2, wrong=1, missed=1, invented=1)
    assert scores.by_field["first_day"] == Score(wrong=1)
    assert scores.by_fault["wrong_check_digit"] == Score(invented=1)
    assert scores.total.precision == 0.5
    assert scores.total.recall == 0.5


def test_a_ring_or_dots_make_another_name() -> None:
    assert score_cells(MADE, {("A", 3): {"given_name": "Asa"}}).by_field["given_name"] == Score(wrong=1)


def test_what_is_no_number_is_wrong_and_not_an_error() -> None:
    assert score_cells(MADE, {("A", 3): {"extent": "heltid"}}).by_field["extent"].wrong == 1


def test_reading_nothing_at_all_is_precise_and_finds_nothing() -> None:
    total = score_cells(MADE, {}).total
    assert (total.precision, total.recall) == (1.0, 0.0)


def test_rows_taken_among_titles_are_invented() -> None:
    assert score_rows(MADE, [("A", 1), ("A", 3), ("A", 4), ("A", 5)]) == Score(right=3, missed=1, invented=1)


def test_the_sheet_s_name_does_not_matter_in_a_text_file() -> None:
    assert score_rows(TEXT, [("loneutdrag", 2)]) == Score(right=1)


def test_links_are_right_merged_wrongly_taken_for_new_or_asked() -> None:
    settled = {("A", 3): "p1", ("A", 4): "p9", ("A", 5): "", ("A", 6): None}
    score = score_persons(MADE, settled, known={"p1", "p2", "p3"})
    assert score == LinkScore(right=1, wrong_merges=1, wrong_new=1, asked=1)
    assert score.precision == pytest.approx(1 / 3)
    assert score.recall == 0.25


def test_somebody_unknown_is_right_as_new_and_wrong_as_anybody() -> None:
    assert score_persons(MADE, {("A", 3): "", ("A", 4): "p1"}, known={"p1"}).wrong_new == 1
    score = score_persons(MADE, {("A", 5): "", ("A", 6): "p1"}, known={"p1"})
    assert score == LinkScore(right=1, wrong_merges=1, asked=2)


def test_placements_are_scored_by_the_placement() -> None:
    assert score_placements(MADE, {("A", 3): "t1", ("A", 4): "t1"}, known={"t1", "t2"}) == LinkScore(1, 1, 0, 2)


def test_nothing_settled_is_no_wrong_merge() -> None:
    assert score_persons(MADE, {}, known=()).precision == 1.0
    assert LinkScore().recall == 1.0


def test_scores_of_several_lists_add_up() -> None:
    assert together([Score(1, 2, 3, 4), Score(1, 1, 1, 1)]) == Score(2, 3, 4, 5)
    assert together([]) == Score()
