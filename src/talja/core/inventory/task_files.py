"""Reads files of the task library: strict, every problem told with file, key and line, and nothing faulty used in part.

The format is `talja.tasks/1`, described in docs/reference/uppgiftsformat.md: one file for each kind of workplace.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from talja.core.inventory.demands import DEMANDS, is_level, ordered
from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import DAY_MINUTES, WEEKDAYS, YEAR_WEEKS, Company, Family, HandOver, Kind, Per, WhyNot
from talja.core.kernel.reading.fields import Fields
from talja.core.kernel.reading.nodes import Node, read_nodes
from talja.core.kernel.reading.problems import Problem, UnreadableFile

FORMAT: Final = "talja.tasks/1"
DAY_WORDS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_TIMES, MOST_PEOPLE = 99, 20
_DATA = files("talja.core.inventory") / "data" / "library"
_MINUTES = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,4}))?")
_OFTEN = re.compile(rf"([0-9]{{1,3}}) per ({'|'.join(Per)})")
_TIME = re.compile(r"([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])")
_OCCUPATION = re.compile(r"[0-9]{4}")
_LONGEST_TITLE = 80


def our_files() -> tuple[tuple[str, str], ...]:
    """Return our own files, as (name, text), in the order of the kinds of workplace."""
    return tuple((f"{kind}.yaml", (_DATA / f"{kind}.yaml").read_text("utf-8")) for kind in Kind)


@lru_cache(maxsize=1)
def load_library() -> Library:
    """Return our own library."""
    return read_task_files(our_files())


def read_task_files(told: Iterable[tuple[str, str]]) -> Library:
    """Return the library of the files, from (name, text) pairs. Raises `UnreadableFile` with every problem of them all.

    A kind of workplace stands in one file only; two libraries are brought together by `library_merging`.
    """
    problems: list[Problem] = []
    tasks: list[LibraryTask] = []
    kinds: set[Kind] = set()
    for tree in _trees(told, problems):
        fields = Fields(tree, problems)
        kind = _head(fields, kinds)
        tasks += _tasks(fields, kind)
        fields.close()
    if problems:
        raise UnreadableFile(tuple(problems))
    return Library(tuple(tasks))


def _trees(told: Iterable[tuple[str, str]], problems: list[Problem]) -> Iterator[Node]:
    for name, text in told:
        try:
            yield read_nodes(text, file=name)
        except UnreadableFile as unreadable:
            problems += unreadable.problems


def _head(fields: Fields, kinds: set[Kind]) -> Kind:
    form = fields.text("format")
    if form and form != FORMAT:
        fields.problems.append(fields.members["format"].problem("unknown_format", given=form, known=FORMAT))
    kind = fields.choice("kind", Kind)
    if kind in kinds and "kind" in fields.members:
        fields.problems.append(fields.members["kind"].problem("kind_twice", name=kind))
    kinds.add(kind)
    return kind


def _tasks(fields: Fields, kind: Kind) -> Iterator[LibraryTask]:
    titles: set[str] = set()
    for key, inner in fields.named("tasks"):
        before = len(inner.problems)
        task = _task(kind, key, inner)
        if len(inner.problems) == before:
            _judge(task, inner)
        if task.title.casefold() in titles:
            _refuse(inner, "title", "title_twice", name=task.title)
        titles.add(task.title.casefold())
        yield task


def _task(kind: Kind, key: str, fields: Fields) -> LibraryTask:
    low, high = _minutes(fields)
    times, per = _often(fields)
    earliest, latest = _window(fields)
    return LibraryTask(
        kind=kind,
        key=key,
        title=_title(fields),
        family=fields.choice("family", Family),
        occupations=_occupations(fields),
        low=low,
        high=high,
        per=per,
        times=times,
        weeks=_whole(fields, "weeks", default=YEAR_WEEKS, most=YEAR_WEEKS),
        days=_days(fields),
        earliest=earliest,
        latest=latest,
        is_movable=not fields.truth("fixed"),
        people_at_once=_whole(fields, "people", default=1, most=MOST_PEOPLE),
        place=fields.text("place", required=False),
        company=fields.choice("company", Company, Company.ALONE),
        demands=_demands(fields),
        hand_over=fields.choice("hand_over", HandOver),
        why_not=fields.choice("why_not", WhyNot, WhyNot.NONE),
        reason=fields.text("reason", required=False),
        caution=fields.text("caution", required=False),
        checked=fields.day("checked", required=False),
    )


def _judge(task: LibraryTask, fields: Fields) -> None:
    """Tell what does not go together in a task whose every part can be read."""
    room = task.latest - task.earliest
    if room < task.high:
        _refuse(fields, "time" if "time" in fields.members else "minutes", "window_too_short", minutes=str(room))
    stays = task.hand_over in {HandOver.NO, HandOver.PARTLY}
    if stays and not task.why_not:
        _refuse(fields, "hand_over", "why_not_missing")
    if stays and not task.reason:
        _refuse(fields, "hand_over", "reason_missing")
    if task.hand_over is HandOver.YES and task.why_not:
        _refuse(fields, "why_not", "why_not_of_yes")


def _title(fields: Fields) -> str:
    title = fields.text("title")
    if len(title) > _LONGEST_TITLE:
        _refuse(fields, "title", "title_too_long", most=str(_LONGEST_TITLE))
    return title


def _minutes(fields: Fields) -> tuple[int, int]:
    text = fields.text("minutes")
    found = _MINUTES.fullmatch(text)
    low = int(found[1]) if found else 0
    high = int(found[2] or low) if found else 0
    if text and not 1 <= low <= high <= DAY_MINUTES:
        _refuse(fields, "minutes", "not_minutes", given=text)
    return low, high


def _often(fields: Fields) -> tuple[int, Per]:
    text = fields.text("often")
    found = _OFTEN.fullmatch(text)
    times = int(found[1]) if found else 0
    if text and not 1 <= times <= MOST_TIMES:
        _refuse(fields, "often", "not_often", given=text, known=", ".join(Per))
    return times, Per(found[2]) if found else Per.DAY


def _window(fields: Fields) -> tuple[int, int]:
    text = fields.text("time", required=False)
    found = _TIME.fullmatch(text)
    earliest, latest = (int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])) if found else (0, 0)
    if text and not earliest < latest <= DAY_MINUTES:
        _refuse(fields, "time", "not_a_window", given=text)
    return (earliest, latest) if text else (0, DAY_MINUTES)


def _days(fields: Fields) -> frozenset[int]:
    """Return the days of `mon-fri`, `sat, sun` and the like; weekdays when the key is left out."""
    text = fields.text("days", required=False)
    if not text:
        return WEEKDAYS
    days: set[int] = set()
    for part in text.split(","):
        first, _, last = (word.strip() for word in part.partition("-"))
        if first not in DAY_WORDS or (last or first) not in DAY_WORDS[DAY_WORDS.index(first) :]:
            _refuse(fields, "days", "not_days", given=part.strip(), known=", ".join(DAY_WORDS))
            return WEEKDAYS
        days |= set(range(DAY_WORDS.index(first), DAY_WORDS.index(last or first) + 1))
    return frozenset(days)


def _occupations(fields: Fields) -> tuple[str, ...]:
    codes: list[str] = []
    for node in fields.items("done_by"):
        code = node.content if isinstance(node.content, str) else ""
        if not _OCCUPATION.fullmatch(code):
            fields.problems.append(node.problem("not_an_occupation", given=code))
        elif code in codes:
            fields.problems.append(node.problem("occupation_twice", given=code))
        codes.append(code)
    return tuple(codes)


def _demands(fields: Fields) -> Mapping[str, int]:
    levels: dict[str, int] = {}
    for inner in fields.mapping("demands", required=False):
        for code, node in inner.members.items():
            inner.taken.add(code)
            given = node.content if isinstance(node.content, str) else ""
            level = int(given) if given.isdecimal() and given.isascii() else -1
            if code not in DEMANDS:
                inner.problems.append(node.problem("unknown_demand", name=code, known=", ".join(DEMANDS)))
            elif not is_level(code, level):
                highest = str(DEMANDS[code].highest)
                inner.problems.append(node.problem("not_a_level", name=code, given=given, highest=highest))
            else:
                levels[code] = level
    return ordered(levels)


def _whole(fields: Fields, name: str, *, default: int, most: int) -> int:
    text = fields.text(name, required=False)
    number = int(text) if text.isdecimal() and text.isascii() and len(text) < 4 else 0
    if text and not 1 <= number <= most:
        _refuse(fields, name, "not_a_count", given=text, most=str(most))
    return number if text else default


def _refuse(fields: Fields, member: str, code: str, **params: str) -> None:
    node = fields.members.get(member, fields.node)
    fields.problems.append(node.problem(code, **params))
