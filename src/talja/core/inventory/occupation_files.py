"""Suggestions out of publishers' own files, which the user loads: O*NET's task statements, and descriptions of SSYK.

Nothing of them is shipped. What is read is sentences to begin from; minutes, demands and the rest are for the place
to tell.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from talja.core.kernel.reading.problems import Problem, UnreadableFile

ONET_COLUMNS: Final = (
    "O*NET-SOC Code",
    "Task ID",
    "Task",
    "Task Type",
    "Incumbents Responding",
    "Date",
    "Domain Source",
)
_ONET_CODE = re.compile(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}")
_SSYK_CODE = re.compile(r"[0-9]{4}")
_MOST_PROBLEMS = 50
_SENTENCE = re.compile(r"(?<=[a-zåäö]\.)\s+(?=[A-ZÅÄÖ])")
_ENDS_AT = re.compile(r"hit hör inte|exempel på yrkesbenämningar", re.IGNORECASE)
_LEAD = re.compile(r"^exempel på arbetsuppgifter:\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A task of an occupation in the publisher's words: O*NET's (English) or SSYK's (Swedish)."""

    occupation: str
    text: str
    is_core: bool = True  # O*NET's own mark; what is not core is supplemental


def read_onet(text: str, *, file: str) -> tuple[Statement, ...]:
    """Return the statements of O*NET's "Task Statements" as published: tab separated, with its seven columns.

    Raises `UnreadableFile` with what is wrong, at most fifty lines of it.
    """
    lines = text.removeprefix("\ufeff").splitlines()
    if not lines or tuple(name.strip() for name in lines[0].split("\t")) != ONET_COLUMNS:
        raise UnreadableFile((Problem(file, "", 1, "not_onet", {"known": ", ".join(ONET_COLUMNS)}),))
    problems: list[Problem] = []
    rows = [(number, line.split("\t")) for number, line in enumerate(lines[1:], start=2) if line.strip()]
    found = tuple(_statement(row) for number, row in rows if _is_onet_row(row, number, file, problems))
    if problems:
        raise UnreadableFile(tuple(problems[:_MOST_PROBLEMS]))
    return found


def read_ssyk(text: str, *, file: str) -> tuple[Statement, ...]:
    """Return the sentences of the descriptions of SSYK 2012 (level 4), as JSON published by JobTech.

    Raises `UnreadableFile` for what is no such file.
    """
    try:
        concepts = json.loads(text)["data"]["concepts"]
        told = [(str(one["ssyk_code_2012"]), str(one["definition"])) for one in concepts]
    except json.JSONDecodeError as fault:
        raise UnreadableFile((Problem(file, "", fault.lineno, "not_json"),)) from None
    except (KeyError, TypeError, ValueError, RecursionError):  # a number of thousands of digits is a ValueError
        raise UnreadableFile((Problem(file, "", 1, "not_ssyk"),)) from None
    problems = tuple(
        Problem(file, code, 1, "not_an_occupation", {"given": code[:40]})
        for code, _ in told
        if not _SSYK_CODE.fullmatch(code)
    )
    if problems:
        raise UnreadableFile(problems[:_MOST_PROBLEMS])
    return tuple(Statement(code, sentence) for code, description in told for sentence in _sentences(description))


def statements_for(occupation: str, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return what an occupation does, by its code in the publisher's list: core tasks first."""
    own = (one for one in statements if one.occupation == occupation)
    return tuple(sorted(own, key=lambda one: not one.is_core))


def _is_onet_row(row: list[str], number: int, file: str, problems: list[Problem]) -> bool:
    if len(row) != len(ONET_COLUMNS):
        problems.append(
            Problem(file, "", number, "wrong_columns", {"given": str(len(row)), "wanted": str(len(ONET_COLUMNS))})
        )
    elif not _ONET_CODE.fullmatch(row[0].strip()):
        problems.append(Problem(file, ONET_COLUMNS[0], number, "not_an_onet_code", {"given": row[0][:40]}))
    elif not row[2].strip():
        problems.append(Problem(file, ONET_COLUMNS[2], number, "missing_key", {"name": ONET_COLUMNS[2]}))
    else:
        return True
    return False


def _statement(row: list[str]) -> Statement:
    return Statement(row[0].strip(), row[2].strip(), is_core=row[3].strip().casefold() != "supplemental")


def _sentences(description: str) -> Iterator[str]:
    end = _ENDS_AT.search(description)
    plain = " ".join(description[: end.start() if end else None].split())
    for sentence in _SENTENCE.split(plain):
        if bare := _LEAD.sub("", sentence).strip():
            yield bare
