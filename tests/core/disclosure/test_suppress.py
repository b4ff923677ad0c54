"""The suppression against two judges that have never met it: linear elimination, and trying every table there is."""

from collections.abc import Collection, Iterator
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talja.core.disclosure.audit import Range, exposed, ranges
from talja.core.disclosure.suppress import HIDDEN, Protected, suppress, whole_groups
from talja.core.disclosure.table import TOTAL, Cell, Table, one_way, two_way

COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def tables(draw: st.DrawFn, largest: int = 5) -> Table:
    rows, columns = draw(st.integers(1, largest)), draw(st.integers(1, largest))
    cells = product("abcdef"[:rows], "uvwxyz"[:columns])
    if draw(st.booleans()):
        return one_way({row: draw(COUNTS) for row in "abcdef"[:rows]})
    return two_way({cell: draw(COUNTS) for cell in cells})


def test_a_single_small_part_takes_the_next_smallest_with_it() -> None:
    protected = suppress(one_way({"moved": 3, "job": 40, "studies": 12, "ill": 0}))

    assert [protected.text(key) for key in ("moved", "job", "studies", "ill")] == [HIDDEN, "40", HIDDEN, "0"]
    assert protected.count() == 55


def test_two_ones_need_a_third_because_a_hidden_count_is_known_to_be_at_least_one() -> None:
    protected = suppress(one_way({"a": 1, "b": 1, "c": 30, "d": 20}))

    assert protected.hidden == {("a", TOTAL), ("b", TOTAL), ("d", TOTAL)}


def test_two_small_counts_that_add_up_to_enough_need_nobody_else() -> None:
    assert suppress(one_way({"a": 4, "b": 4, "c": 30})).hidden == {("a", TOTAL), ("b", TOTAL)}


def test_a_lone_small_cell_in_a_two_way_table_takes_a_square_with_it() -> None:
    counts = {("unit", "women"): 2, ("unit", "men"): 20, ("school", "women"): 30, ("school", "men"): 40}
    protected = suppress(two_way({**counts, ("care", "women"): 9, ("care", "men"): 12}))

    assert protected.hidden == {("unit", "women"), ("unit", "men"), ("care", "women"), ("care", "men")}
    assert protected.count("unit") == 22
    assert (protected.rows, protected.columns) == (("unit", "school", "care"), ("women", "men"))


def test_nothing_small_hides_nothing() -> None:
    protected = suppress(two_way({("a", "x"): 5, ("a", "y"): 0, ("b", "x"): 7}))

    assert protected.hidden == frozenset()
    assert protected.count("b", "y") == 0


def test_an_empty_table_is_left_alone() -> None:
    assert suppress(two_way({})).text() == "0"
    assert suppress(one_way({})).text() == "0"


def test_a_table_of_one_small_cell_hides_its_total_too() -> None:
    assert suppress(one_way({"a": 2})).hidden == {("a", TOTAL), (TOTAL, TOTAL)}


@given(tables())
def test_no_small_count_is_shown_and_every_shown_count_is_true(table: Table) -> None:
    protected = suppress(table)

    assert not [count for count in protected.shown.values() if 0 < count < 5]
    assert all(table.counts[cell] == count for cell, count in protected.shown.items())
    assert protected.shown.keys() | protected.hidden == table.counts.keys()
    assert not protected.shown.keys() & protected.hidden
    assert all(table.counts[cell] > 0 for cell in protected.hidden), "a zero is always shown"


@given(tables())
def test_no_small_count_can_be_had_by_elimination(table: Table) -> None:
    hidden = suppress(table).hidden

    assert not [cell for cell in hidden if table.counts[cell] < 5 and cell in set(solvable(table, hidden))]


@given(tables())
def test_every_small_count_may_be_as_large_as_the_threshold_for_all_one_knows(table: Table) -> None:
    protected = suppress(table)
    found = ranges(table, protected.hidden)

    for cell in protected.hidden:
        low, high = found[cell].low, found[cell].high
        assert 1 <= low <= table.counts[cell]
        assert high is None or high >= max(5, table.counts[cell])


@given(tables())
def test_no_hidden_cell_could_be_shown_alone(table: Table) -> None:
    protected = suppress(table)
    small = small_cells(table)

    for cell in protected.hidden - set(small):
        assert any(exposed(table, protected.hidden - {cell}, small, threshold=5))


@given(tables())
def test_the_order_of_rows_and_columns_and_asking_twice_do_not_matter(table: Table) -> None:
    turned = Table(dict(list(table.counts.items())[::-1]), table.arcs)

    assert suppress(table).hidden == suppress(table).hidden
    assert not any(exposed(table, suppress(turned).hidden, small_cells(table), threshold=5))


SMALL_TABLES = st.lists(st.lists(st.integers(0, 2), min_size=2, max_size=2), min_size=2, max_size=3)


@settings(max_examples=60)
@given(SMALL_TABLES, st.data())
def test_the_attackers_ranges_are_those_of_all_tables_that_look_the_same(
    rows: list[list[int]], data: st.DataObject
) -> None:
    table = two_way({(f"r{i}", f"c{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)})
    positive = sorted(cell for cell, count in table.counts.items() if count)
    hidden = data.draw(st.sets(st.sampled_from(positive))) if positive else set()
    known_total = hidden - {(TOTAL, TOTAL)}

    assert ranges(table, known_total) == tried(table, known_total)


def test_with_only_the_small_cells_hidden_the_attacker_gets_them_all() -> None:
    table = one_way({"a": 3, "b": 40})

    assert ranges(table, {("a", TOTAL)}) == {("a", TOTAL): Range(3, 3)}
    assert ranges(table, {("a", TOTAL)})["a", TOTAL].is_exact
    assert list(exposed(table, {("a", TOTAL)}, [("a", TOTAL)], threshold=5)) == [("a", TOTAL)]


def test_a_hidden_total_leaves_no_upper_end() -> None:
    table = one_way({"a": 2})

    assert ranges(table, table.counts.keys())["a", TOTAL] == Range(1, None)


def test_another_threshold() -> None:
    assert suppress(one_way({"a": 7, "b": 40, "c": 11}), threshold=10).hidden == {("a", TOTAL), ("c", TOTAL)}
    with pytest.raises(ValueError, match="hides nothing"):
        suppress(one_way({"a": 1}), threshold=1)


def test_no_such_cell() -> None:
    with pytest.raises(KeyError):
        suppress(one_way({"a": 9})).count("b")


@pytest.mark.parametrize("counts", [{"a": -1}, {"": 1}])
def test_a_count_needs_a_key_and_is_never_negative(counts: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="below zero or has no key"):
        one_way(counts)
    with pytest.raises(ValueError, match="below zero or has no key"):
        two_way({(key, "x"): count for key, count in counts.items()})


def test_a_group_that_is_all_of_one_kind_is_pointed_out() -> None:
    table = two_way({("unit", "women"): 12, ("unit", "men"): 0, ("school", "women"): 9, ("school", "men"): 8})

    assert whole_groups(table) == (("unit", "women"), ("school", "men"))


def small_cells(table: Table) -> list[Cell]:
    return [cell for cell, count in table.counts.items() if 0 < count < 5]


def sums(table: Table) -> Iterator[dict[Cell, int]]:
    """Yield each sum of the table as coefficients: parts minus total is nothing."""
    lines = [(row, None) for row in (*table.rows, TOTAL)] + [(None, column) for column in (*table.columns, TOTAL)]
    for row, column in lines:
        line = [cell for cell in table.counts if row in (None, cell[0]) and column in (None, cell[1])]
        total = (row if row is not None else TOTAL, column if column is not None else TOTAL)
        if total in line and len(line) > 1:
            yield {cell: -1 if cell == total else 1 for cell in line}


def solvable(table: Table, hidden: Collection[Cell]) -> Iterator[Cell]:
    """Yield the hidden cells that the sums alone settle: those that stand alone in a row of the reduced system."""
    order = sorted(hidden)
    matrix = [[Fraction(line.get(cell, 0)) for cell in order] for line in sums(table)]
    done = 0
    for position in range(len(order)):
        pivot = next((row for row in range(done, len(matrix)) if matrix[row][position]), None)
        if pivot is None:
            continue
        matrix[done], matrix[pivot] = matrix[pivot], matrix[done]
        lead = matrix[done][position]
        matrix[done] = [value / lead for value in matrix[done]]
        for row in range(len(matrix)):
            if row != done and matrix[row][position]:
                factor = matrix[row][position]
                matrix[row] = [a - factor * b for a, b in zip(matrix[row], matrix[done], strict=True)]
        done += 1
    for line in matrix[:done]:
        if sum(value != 0 for value in line) == 1:
            yield order[next(position for position, value in enumerate(line) if value)]


def tried(table: Table, hidden: Collection[Cell]) -> dict[Cell, Range]:
    """Try every table there is, with the grand total known, and return what each hidden cell can be."""
    inner = [cell for cell in table.counts if TOTAL not in cell]
    most = table.counts[TOTAL, TOTAL]
    choices = [range(1, most + 1) if cell in hidden else (table.counts[cell],) for cell in inner]
    possible: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for counts in product(*choices):
        other = two_way(dict(zip(inner, counts, strict=True)))
        shown = all(other.counts[cell] == count for cell, count in table.counts.items() if cell not in hidden)
        if shown and all(other.counts[cell] >= 1 for cell in hidden):
            for cell in hidden:
                possible[cell].add(other.counts[cell])
    return {cell: Range(min(found), max(found)) for cell, found in possible.items()}


def test_the_judge_by_elimination_sees_what_subtraction_gives() -> None:
    table = two_way({("a", "x"): 3, ("a", "y"): 9, ("b", "x"): 8, ("b", "y"): 7})

    assert list(solvable(table, {("a", "x")})) == [("a", "x")]
    assert list(solvable(table, {("a", "x"), ("a", "y")})) == [("a", "x"), ("a", "y")]
    assert list(solvable(table, {cell for cell in table.counts if TOTAL not in cell})) == []
    assert isinstance(suppress(table), Protected)
