"""Differences between sources in Swedish: grouped by what they are about, each with what every source says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from talja.apps.imports.enums import SourceKind
from talja.apps.imports.queries import DifferenceLine, SaidLine, SourceLine
from talja.apps.placements.enums import Category
from talja.core.intake.record import Field
from talja.web.coordinator.batch_rows import PlaceView, place_view
from talja.web.shared.import_texts import field_label, value_text

REGISTER = "register"
_ABSENCE = "in_one_not_other"


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says, with the day of its list."""

    key: str
    source: str
    day: str
    value: str = field(repr=False)
    is_trusted: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. `settled` tells how, by whom and when, if it is."""

    key: str
    fingerprint: str
    name: str = field(repr=False)
    number: str = field(repr=False)
    categories: str
    said: tuple[Said, ...] = field(repr=False)
    placement: PlaceView | None
    chosen: str
    note: str = field(repr=False)
    settled: str


@dataclass(frozen=True, slots=True)
class Group:
    """Differences about the same thing, under a heading that is a question or a statement."""

    id: str
    title: str
    explanation: str
    differences: tuple[Difference, ...] = field(repr=False)

    @property
    def is_absence(self) -> bool:
        """Whether somebody is missing somewhere, rather than a value that differs."""
        return bool(self.explanation)


def grouped(lines: Iterable[DifferenceLine], sources: Iterable[SourceLine]) -> list[Group]:
    """Return the differences in groups: who is missing where first, then field by field."""
    known = {source.key: source for source in sources}
    ordered = sorted(lines, key=lambda line: _place(line, known))
    return [
        _group(place, list(members), known) for place, members in groupby(ordered, key=lambda line: _place(line, known))
    ]


Place = tuple[int, int, str, str]  # absences first, the register's own before the lists'


def _place(line: DifferenceLine, known: dict[str, SourceLine]) -> Place:
    if line.kind == _ABSENCE:
        holders = [said.source_key for said in line.said if said.source_key != REGISTER]
        missing = line.missing_from_key or REGISTER
        return (0, _rank(missing, known), missing, min(holders, key=lambda key: _rank(key, known), default=REGISTER))
    return (1, _FIELDS.index(line.field), line.field, "")


_FIELDS = [field.value for field in Field]
_ORDER = (REGISTER, SourceKind.OWN, SourceKind.PAYROLL, SourceKind.DECISIONS, SourceKind.OTHER)


def _rank(key: str, known: dict[str, SourceLine]) -> int:
    return _ORDER.index(known[key].kind if key in known else REGISTER)


def _group(place: Place, members: list[DifferenceLine], known: dict[str, SourceLine]) -> Group:
    kind, _order, about, holder = place
    differences = tuple(_difference(line, known) for line in members)
    number = f"group-{kind}-{about}-{holder}".rstrip("-")
    if kind:
        title = _("%(field)s skiljer") % {"field": field_label(about)}
        return Group(number, title, "", differences)
    return Group(number, *_absence(about, holder, known), differences)


def _absence(missing: str, holder: str, known: dict[str, SourceLine]) -> tuple[str, str]:
    """Return the question that a list's owner would ask, and what it means."""
    kinds = tuple(known[key].kind if key in known else REGISTER for key in (missing, holder))
    names = {"missing": _name(missing, known), "holder": _name(holder, known)}
    if kinds[0] == REGISTER:
        title = _("Vem finns i %(holder)s men inte i vårt register?")
        text = _("Personen kan saknas i registret, eller stå kvar i listan efter att det har slutat.")
    elif kinds[0] == SourceKind.OWN:
        title = _("Vem finns i %(holder)s men inte i %(missing)s?")
        text = _("Någon har stöd eller lön utan att stå i er egen lista.")
    elif kinds == (SourceKind.PAYROLL, SourceKind.DECISIONS):
        title = _("Beslut utan anställning: finns i %(holder)s men inte i %(missing)s")
        text = _("Beslutet kanske aldrig har använts, eller så har anställningen slutat.")
    elif kinds[0] == SourceKind.DECISIONS:
        title = _("Anställning utan beslut: finns i %(holder)s men inte i %(missing)s")
        text = _("Beslutet kan ha gått ut, eller aldrig ha kommit. Då kan kommunen stå för hela lönen.")
    else:
        title = _("Finns i %(holder)s men inte i %(missing)s")
        text = _("Anställningen kan ha slutat, eller så har listan missat den.")
    return title % names, text


def _name(key: str, known: dict[str, SourceLine]) -> str:
    return known[key].name if key in known else _("registret")


def _difference(line: DifferenceLine, known: dict[str, SourceLine]) -> Difference:
    settlement = line.settlement
    return Difference(
        key=line.key,
        fingerprint=line.fingerprint,
        name=line.name,
        number=line.person.number if line.person else "",
        categories=", ".join(str(Category(code).label) for code in line.categories if code in Category.values),
        said=tuple(_said(line, known)),
        placement=place_view(line.placement) if line.placement else None,
        chosen=settlement.chosen if settlement else "",
        note=settlement.note if settlement else "",
        settled=f"{settlement.by}, {localtime(settlement.at):%Y-%m-%d}" if settlement else "",
    )


def _said(line: DifferenceLine, known: dict[str, SourceLine]) -> Iterator[Said]:
    for said in line.said:
        yield Said(
            said.source_key, said.source or _("registret"), _day(said, known), _value(line, said), said.is_trusted
        )


def _day(said: SaidLine, known: dict[str, SourceLine]) -> str:
    latest = known[said.source_key].latest if said.source_key in known else None
    return latest.isoformat() if latest else ""


def _value(line: DifferenceLine, said: SaidLine) -> str:
    return value_text(line.field, said.value) if line.field else ""
