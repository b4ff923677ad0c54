"""What the queries answer about templates, made for the actor who asked."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from talja.apps.documents.enums import Holds
from talja.apps.documents.word.faults import Fault
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class KindLine:
    """A kind of document in the list. `number` is the version in use; 0: the template that ships with Talja."""

    code: str
    label: str
    purpose: str | Promise
    number: int
    chosen_at: datetime | None
    versions: int


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A template that was handed in. `may_choose`: whether it can be taken into use, or why not."""

    key: str
    number: int
    file_name: str
    size: int
    uploaded_at: datetime
    uploaded_by: str
    is_in_use: bool
    may_choose: Verdict


@dataclass(frozen=True, slots=True)
class PlaceholderLine:
    """A placeholder: how it is written, what it means, and an example. `columns` belong to the items of a list."""

    name: str
    written: str
    meaning: str | Promise
    holds: Holds
    example: str
    columns: tuple["PlaceholderLine", ...] = ()


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """When somebody chose a template. Number 0: the one that ships with Talja."""

    number: int
    chosen_at: datetime
    chosen_by: str


@dataclass(frozen=True, slots=True)
class KindPage:
    """A kind's own page. `faults`: why the template in use can be used no more; nothing when it can."""

    line: KindLine
    versions: tuple[VersionLine, ...]
    choices: tuple[ChoiceLine, ...]
    placeholders: tuple[PlaceholderLine, ...]
    may_choose_default: Verdict
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file to send: its name and what is in it."""

    name: str
    content: bytes
