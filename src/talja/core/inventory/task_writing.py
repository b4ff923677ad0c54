"""Writes files of the task library, so that what is read again is the same."""

from collections.abc import Iterable, Iterator

import yaml

from talja.core.inventory.library import Library, LibraryTask
from talja.core.inventory.lines import DAY_MINUTES, YEAR_WEEKS, Company, Kind
from talja.core.inventory.task_files import DAY_WORDS, FORMAT

_HEAD = """\
# Uppgifter som är vanliga på den här sortens arbetsplats. Allt är antaganden:
# kontrollera varje uppgift på arbetsplatsen innan någon räknar med den.
# Så läses filen: docs/reference/uppgiftsformat.md
"""
_WIDTH = 118


def write_task_files(library: Library) -> tuple[tuple[str, str], ...]:
    """Return the files of a library, as (name, text), one for each kind of workplace that it has tasks for."""
    return tuple((f"{kind}.yaml", _text(kind, library.of_kind(kind))) for kind in library.kinds)


def _text(kind: Kind, tasks: Iterable[LibraryTask]) -> str:
    head = yaml.safe_dump({"format": FORMAT, "kind": str(kind)}, sort_keys=False)
    blocks = (_block(task) for task in tasks)
    return f"{_HEAD}{head}tasks:\n" + "\n".join(blocks)


def _block(task: LibraryTask) -> str:
    content = {task.key: dict(_members(task))}
    text: str = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, default_flow_style=None, width=_WIDTH)
    return "".join(f"  {line}\n" for line in text.splitlines())


def _members(task: LibraryTask) -> Iterator[tuple[str, object]]:
    """Yield what stands in the file; what is as usual is left out."""
    yield from (("title", task.title), ("family", str(task.family)), ("done_by", list(task.occupations)))
    yield from (("minutes", f"{task.low}-{task.high}"), ("often", f"{task.times} per {task.per}"))
    window = f"{_clock(task.earliest)}-{_clock(task.latest)}"
    unusual: tuple[tuple[str, object, object], ...] = (
        ("weeks", task.weeks, YEAR_WEEKS),
        ("days", _days(task.days), ""),
        ("time", window, f"{_clock(0)}-{_clock(DAY_MINUTES)}"),
        ("fixed", not task.is_movable, False),
        ("people", task.people_at_once, 1),
        ("company", str(task.company), str(Company.ALONE)),
        ("place", task.place, ""),
        ("demands", dict(task.demands), {}),
    )
    yield from ((name, said) for name, said, usual in unusual if said != usual)
    yield "hand_over", str(task.hand_over)
    why = (("why_not", str(task.why_not)), ("reason", task.reason), ("caution", task.caution))
    yield from ((name, said) for name, said in why if said)
    yield "checked", task.checked


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _days(days: frozenset[int]) -> str:
    """Return the days as words, three or more in a row as a range."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ", ".join(_run(run) for run in runs)


def _run(run: list[int]) -> str:
    words = [DAY_WORDS[day] for day in run]
    return f"{words[0]}-{words[-1]}" if len(words) > 2 else ", ".join(words)
