"""Word templates in words: the rows of the lists, and the facts of one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from talja.apps.documents.queries import KindPage, PlaceholderLine, VersionLine
from talja.core.kernel.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """A label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A template of a kind, the one that ships among them (`key` is None): what it is, and where its page is."""

    key: UUID | None
    title: str
    in_sentence: str  # the title as it stands within one
    source: str
    is_in_use: bool
    may_choose: Verdict
    url: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class PlaceholderRow:
    """A placeholder in the list. `is_inner`: it is written within the list above it."""

    written: str
    meaning: str | Promise
    holds: str
    example: str
    is_inner: bool


def version_name(number: int) -> str:
    """Return what a version is called; 0 is the template that ships."""
    return _("Version %(number)s") % {"number": number} if number else _("Taljas mall")


def version_rows(page: KindPage) -> tuple[VersionRow, ...]:
    """Return every template of a kind, the latest first and the one that ships last."""
    shipped = VersionRow(
        None,
        version_name(0),
        version_name(0),
        _("Följer med Talja"),
        page.line.number == 0,
        page.may_choose_default,
        reverse("settings:template_shipped", args=[page.line.code]),
    )
    return (*(_row(page.line.code, version) for version in page.versions), shipped)


def row_of(page: KindPage, key: UUID | None) -> VersionRow | None:
    """Return the row of one template; None when the kind has none such."""
    return next((row for row in version_rows(page) if row.key == key), None)


def version_facts(row: VersionRow) -> list[Said]:
    """Return what is known of a template."""
    facts = [
        Said(_("Läge"), _("används nu") if row.is_in_use else _("används inte")),
        Said(_("Kommer från"), row.source),
    ]
    return facts + ([Said(_("Storlek"), row.size)] if row.size else [])


def placeholder_rows(placeholders: tuple[PlaceholderLine, ...]) -> Iterator[PlaceholderRow]:
    """Yield the placeholders, each list followed by what is written within it."""
    for line in placeholders:
        yield _placeholder(line, is_inner=False)
        yield from (_placeholder(inner, is_inner=True) for inner in line.columns)


def moment_text(at: datetime, by: str) -> str:
    """Return when and by whom, such as `22 november 2026 av Asta Öberg`."""
    day = date_format(timezone.localtime(at), "j F Y")
    return _("%(day)s av %(name)s") % {"day": day, "name": by} if by else day


def _row(kind: str, version: VersionLine) -> VersionRow:
    return VersionRow(
        UUID(version.key),
        version_name(version.number),
        _("version %(number)s") % {"number": version.number},
        f"{version.file_name}, {moment_text(version.uploaded_at, version.uploaded_by)}",
        version.is_in_use,
        version.may_choose,
        reverse("settings:template_version", args=[kind, version.key]),
        filesizeformat(version.size),
    )


def _placeholder(line: PlaceholderLine, *, is_inner: bool) -> PlaceholderRow:
    return PlaceholderRow(line.written, capfirst(str(line.meaning)), str(line.holds.label), line.example, is_inner)
