"""Files of the library in words: two versions of a task side by side, and what publishers say of an occupation."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from talja.apps.jobdesign.enums import Kind
from talja.apps.tasklibrary.enums import Publisher
from talja.apps.tasklibrary.queries import OccupationFileLine
from talja.core.inventory.library_merging import Differing
from talja.core.inventory.occupation_files import Statement
from talja.web.strategist.library_words import Difference, differences


@dataclass(frozen=True, slots=True)
class PairRow:
    """A task that both have, with what they tell differently."""

    id: str
    title: str
    kind: str
    differs: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A publisher's sentence, and where a task can be made of it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """A publisher's sentences about an occupation; `language` where they are not in Swedish."""

    label: str
    language: str
    rows: tuple[StatementRow, ...]
    is_loaded: bool


@dataclass(frozen=True, slots=True)
class FileRow:
    """A publisher, and the file that has been loaded from it, if any."""

    publisher: str
    told: str


def pair_rows(pairs: Iterable[Differing]) -> list[PairRow]:
    """Return tasks that both have, side by side."""
    return [
        PairRow(
            id=pair.theirs.id,
            title=pair.ours.title,
            kind=str(Kind(pair.ours.kind).label),
            differs=tuple(differences(pair.ours, pair.theirs, pair.names)) or (_same_words(),),
        )
        for pair in pairs
    ]


def statement_groups(
    found: Mapping[str, Iterable[Statement]], *, ssyk: str, onet: str, loaded: Iterable[str]
) -> list[StatementGroup]:
    """Return publishers' sentences, for those publishers that were asked about the occupation."""
    codes = {Publisher.SSYK: ssyk, Publisher.ONET: onet}
    return [
        StatementGroup(
            label=str(publisher.label),
            language="en" if publisher is Publisher.ONET else "",
            rows=tuple(
                StatementRow(one.text, _begin(publisher, code, place, ssyk))
                for place, one in enumerate(found[publisher.value])
            ),
            is_loaded=publisher.value in loaded,
        )
        for publisher, code in codes.items()
        if code
    ]


def file_rows(files: Mapping[str, OccupationFileLine]) -> list[FileRow]:
    """Return each publisher, with what is loaded from it."""
    return [FileRow(str(one.label), _file(files.get(one.value))) for one in Publisher]


def _begin(publisher: Publisher, code: str, place: int, ssyk: str) -> str:
    said = {"fran": publisher.value, "kod": code, "nr": place, "yrke": ssyk}
    return f"{reverse('strategist:library_task_new')}?{urlencode(said)}"


def _file(line: OccupationFileLine | None) -> str:
    if line is None:
        return _("inte inläst")
    day = date_format(timezone.localtime(line.loaded_at), "DATE_FORMAT")
    told = {"name": line.file_name, "count": line.statements, "day": day, "who": line.loaded_by or _("okänd")}
    return _("%(name)s, %(count)s meningar, inläst %(day)s av %(who)s") % told


def _same_words() -> Difference:
    """Return what is said when only the name that files know the task by differs."""
    return Difference(_("Namn i filen"), _("vårt"), _("deras"))
