from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.inventory.making import FILE, task

from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import Company, Family, HandOver, Kind, Per, WhyNot
from talja.core.inventory.task_files import read_task_files
from talja.core.inventory.task_writing import write_task_files
from talja.core.kernel.reading.problems import UnreadableFile


def problems(*files: str) -> list[tuple[str, str, int, str]]:
    with pytest.raises(UnreadableFile) as caught:
        read_task_files((f"{number}.yaml", text) for number, text in enumerate(files))
    return [(one.file, one.key, one.line, one.code) for one in caught.value.problems]


def test_every_part_of_a_task_is_read() -> None:
    assert read_task_files([("f.yaml", FILE)]).tasks == (
        LibraryTask(
            kind=Kind.PRESCHOOL,
            key="duka",
            title="Duka fram frukost",
            family=Family.MEALS,
            occupations=("5311", "2343"),
            low=10,
            high=20,
            per=Per.DAY,
            times=1,
            weeks=46,
            days=frozenset({0, 1, 2, 4}),
            earliest=390,
            latest=480,
            is_movable=False,
            people_at_once=2,
            place="köket",
            company=Company.PAIR,
            demands={"swedish": 1, "hygiene": 1},
            hand_over=HandOver.PARTLY,
            why_not=WhyNot.SAFETY,
            reason="Personalen har ansvaret.",
            caution="Fråga om allergier.",
            checked=date(2026, 10, 1),
        ),
    )


def test_what_is_left_out_is_as_usual() -> None:
    head = "format: talja.tasks/1\nkind: shop\ntasks:\n"
    text = head + "  a: {title: A, family: meals, minutes: 15, often: 2 per week, hand_over: yes}\n"
    (read,) = read_task_files([("f.yaml", text)]).tasks
    assert read == task("a", kind=Kind.SHOP, title="A", occupations=(), low=15, high=15, per=Per.WEEK, times=2)


@pytest.mark.parametrize(
    ("old", "new", "key", "line", "code"),
    [
        ("talja.tasks/1", "talja.tasks/2", "format", 1, "unknown_format"),
        ("format: talja.tasks/1\n", "", "", 1, "missing_key"),
        ("preschool", "moon", "kind", 2, "not_a_choice"),
        ("  duka:", "  Duka!:", "tasks/Duka!", 5, "not_a_name"),
        ("title: Duka fram frukost", "title: " + "x" * 81, "tasks/duka/title", 5, "title_too_long"),
        ("title: Duka fram frukost", "titel: Duka", "tasks/duka", 5, "missing_key"),
        ("meals", "food", "tasks/duka/family", 6, "not_a_choice"),
        ("5311", "531", "tasks/duka/done_by/1", 7, "not_an_occupation"),
        ("5311", "[5311]", "tasks/duka/done_by/1", 7, "not_an_occupation"),
        ("5311", "2343", "tasks/duka/done_by/2", 7, "occupation_twice"),
        ("10-20", "20-10", "tasks/duka/minutes", 8, "not_minutes"),
        ("10-20", "0-10", "tasks/duka/minutes", 8, "not_minutes"),
        ("10-20", "10-2000", "tasks/duka/minutes", 8, "not_minutes"),
        ("10-20", "en stund", "tasks/duka/minutes", 8, "not_minutes"),
        ("10-20", "60-120", "tasks/duka/time", 12, "window_too_short"),
        ("1 per day", "0 per day", "tasks/duka/often", 9, "not_often"),
        ("1 per day", "100 per day", "tasks/duka/often", 9, "not_often"),
        ("1 per day", "ibland", "tasks/duka/often", 9, "not_often"),
        ("weeks: 46", "weeks: 53", "tasks/duka/weeks", 10, "not_a_count"),
        ("weeks: 46", "weeks: -1", "tasks/duka/weeks", 10, "not_a_count"),
        ("mon-wed", "mån", "tasks/duka/days", 11, "not_days"),
        ("mon-wed", "wed-mon", "tasks/duka/days", 11, "not_days"),
        ("06:30-08:00", "08:00-06:30", "tasks/duka/time", 12, "not_a_window"),
        ("06:30-08:00", "06:30-25:00", "tasks/duka/time", 12, "not_a_window"),
        ("06:30-08:00", "morgon", "tasks/duka/time", 12, "not_a_window"),
        ("fixed: true", "fixed: kanske", "tasks/duka/fixed", 13, "not_a_truth"),
        ("people: 2", "people: 21", "tasks/duka/people", 14, "not_a_count"),
        ("swedish: 1", "singing: 1", "tasks/duka/demands/singing", 17, "unknown_demand"),
        ("swedish: 1", "swedish: 5", "tasks/duka/demands/swedish", 17, "not_a_level"),
        ("swedish: 1", "swedish: lite", "tasks/duka/demands/swedish", 17, "not_a_level"),
        ("swedish: 1", "swedish: [1]", "tasks/duka/demands/swedish", 17, "not_a_level"),
        ("why_not: safety", "why_not:", "tasks/duka/hand_over", 18, "why_not_missing"),
        ("reason: Personalen har ansvaret.", "reason:", "tasks/duka/hand_over", 18, "reason_missing"),
        ("hand_over: partly", "hand_over: yes", "tasks/duka/why_not", 19, "why_not_of_yes"),
        ("checked: 2026-10-01", "checked: snart", "tasks/duka/checked", 22, "not_a_day"),
        ("caution:", "cauton:", "tasks/duka/cauton", 21, "unknown_key"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, key: str, line: int, code: str) -> None:
    assert old in FILE
    assert ("0.yaml", key, line, code) in problems(FILE.replace(old, new))


def test_no_room_in_a_whole_day_is_told_at_the_minutes() -> None:
    text = FILE.replace("    time: 06:30-08:00\n", "").replace("10-20", "10-1440")
    assert read_task_files([("f.yaml", text)]).tasks[0].latest == 1440


def test_every_problem_of_every_file_is_told() -> None:
    wrong = FILE.replace("10-20", "x").replace("meals", "food")
    assert sorted(problems(wrong, "kind: [", FILE + "  duka: {}\n")) == [
        ("0.yaml", "tasks/duka/family", 6, "not_a_choice"),
        ("0.yaml", "tasks/duka/minutes", 8, "not_minutes"),
        ("1.yaml", "", 2, "not_yaml"),
        ("2.yaml", "tasks/duka", 23, "key_twice"),
    ]


def test_a_kind_stands_in_one_file_only() -> None:
    assert problems(FILE, FILE) == [("1.yaml", "kind", 2, "kind_twice")]


def test_a_title_stands_once() -> None:
    again = FILE[FILE.index("  duka:") :].replace("duka:", "again:").replace("Duka fram frukost", "DUKA fram frukost")
    assert problems(FILE + again) == [("0.yaml", "tasks/again/title", 24, "title_twice")]


def test_files_written_are_read_as_the_same() -> None:
    library = read_task_files([("preschool.yaml", FILE)])
    ((name, text),) = write_task_files(library)
    assert name == "preschool.yaml"
    assert text.startswith("# Uppgifter")
    assert "days: mon-wed, fri" in text
    assert read_task_files([(name, text)]) == library


texts = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=60).map(str.strip)


@st.composite
def tasks(draw: st.DrawFn, key: str) -> LibraryTask:
    low = draw(st.integers(1, 200))
    high = draw(st.integers(low, 240))
    earliest = draw(st.integers(0, 1440 - high))
    hand_over = draw(st.sampled_from(HandOver))
    stays = hand_over in {HandOver.NO, HandOver.PARTLY}
    return task(
        key,
        kind=draw(st.sampled_from([Kind.SHOP, Kind.WARD])),
        title=f"{key} {draw(texts)}".strip(),
        family=draw(st.sampled_from(Family)),
        occupations=tuple(draw(st.lists(st.sampled_from(["5311", "0110", "9111"]), unique=True))),
        low=low,
        high=high,
        per=draw(st.sampled_from(Per)),
        times=draw(st.integers(1, 99)),
        weeks=draw(st.integers(1, 52)),
        days=draw(st.frozensets(st.integers(0, 6), min_size=1)),
        earliest=earliest,
        latest=draw(st.integers(earliest + high, 1440)),
        is_movable=draw(st.booleans()),
        people_at_once=draw(st.integers(1, 20)),
        place=draw(texts),
        company=draw(st.sampled_from(Company)),
        demands=draw(st.dictionaries(st.sampled_from(["swedish", "lifting"]), st.integers(1, 3))),
        hand_over=hand_over,
        why_not=draw(st.sampled_from([why for why in WhyNot if why])) if stays else WhyNot.NONE,
        reason=f"För {draw(texts)}".strip() if stays else "",
        caution=draw(texts),
        checked=draw(st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1))),
    )


@given(st.data())
def test_whatever_is_written_is_read_as_the_same(data: st.DataObject) -> None:
    drawn = [data.draw(tasks(key)) for key in ("one", "two", "three")]
    library = Library(tuple(sorted(drawn, key=lambda one: list(Kind).index(one.kind))))
    assert read_task_files(write_task_files(library)) == library
