"""The tables of the overview: the same cells on the page, in Excel and in the open text file."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.placements.enums import Category, Destination, Kolada, Missing
from talja.apps.reports.lines import Figure, GroupShare, LastingLine, Overview, ShownShare
from talja.core.disclosure.suppress import HIDDEN
from talja.core.statistics.indicators import INDICATORS
from talja.core.statistics.months import last_day_of
from talja.web.coordinator.list_address import address_for
from talja.web.shared.charts.words import month_name, percent, whole
from talja.web.shared.indicator_texts import IndicatorText, text_for

Value: TypeAlias = int | float | str | None
NOTHING = "–"
ENDINGS = {
    "within_30": gettext_lazy("Inom 30 dagar"),
    "within_60": gettext_lazy("Inom 60 dagar"),
    "within_90": gettext_lazy("Inom 90 dagar"),
    "overdue": gettext_lazy("Planerad sista dag har passerat"),
    "without_day": gettext_lazy("Ingen sista dag är planerad"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, the number behind it for files, and where its cases are listed. No value = text only."""

    text: str
    value: Value = None
    url: str = ""
    is_number: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its key for files; the first cell of each row is its heading. `how` tells how it is counted."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    how: tuple[IndicatorText, ...] = ()

    @property
    def columns(self) -> tuple[tuple[str, bool], ...]:
        """Every heading, and whether numbers stand below it."""
        return tuple((heading, cell.is_number) for heading, cell in zip(self.headings, self.rows[0], strict=True))

    @property
    def lines(self) -> tuple[tuple[Cell, tuple[tuple[str, Cell], ...]], ...]:
        """Every row: its heading, and each other cell with the heading of its column."""
        return tuple((row[0], tuple(zip(self.headings[1:], row[1:], strict=True))) for row in self.rows)

    @property
    def is_wide(self) -> bool:
        """Whether its rows are easier read as cards on a phone."""
        return len(self.headings) > 3


def all_tables(found: Overview) -> tuple[Table, ...]:
    """Return every table of the overview, in the order of the page."""
    first = (by_category(found), by_measure(found), by_month(found), onward(found), destinations(found))
    then = (lasting(found), groups(found), endings(found), places(found))
    last = (kolada(found), kolada_codes(found), gaps(found))
    return tuple(table for table in first + then + last if table.rows)


def texts(*codes: str) -> tuple[IndicatorText, ...]:
    """Return the words of the indicators by their codes."""
    return tuple(text_for(INDICATORS[code]) for code in codes)


def by_category(found: Overview) -> Table:
    """Return what is running, has started and has ended, by category."""
    headings = (
        _("Kategori"),
        _("Pågående placeringar"),
        _("Personer"),
        _("Började i perioden"),
        _("Slutade i perioden"),
    )
    rows = (
        (
            name(Category(line.category).label),
            figure(line.running),
            count(line.persons),
            figure(line.started),
            figure(line.ended),
        )
        for line in found.categories
    )
    return Table(
        "kategorier", _("Alla insatser efter kategori"), headings, tuple(rows), texts("M01", "M01P", "M03", "M04")
    )


def by_measure(found: Overview) -> Table:
    """Return what is running, by form."""
    rows = ((name(line.name), name(Category(line.category).label), figure(line.running)) for line in found.measures)
    headings = (_("Insats"), _("Kategori"), _("Pågående placeringar"))
    return Table("insatser", _("Pågående placeringar efter insats"), headings, tuple(rows), texts("M01"))


def by_month(found: Overview) -> Table:
    """Return subsidised employments month by month, the latest first."""
    rows = [
        (name(month_name(one.month)), count(one.stock), count(one.starts), count(one.departures))
        for one in found.series[::-1]
    ]
    last_day = found.period.last_day
    if last_day is not None and last_day != last_day_of(found.series[-1].month):
        words = {"month": month_name(found.series[-1].month), "day": last_day.day}
        rows[0] = (name(_("%(month)s till och med den %(day)s") % words), *rows[0][1:])
    headings = (_("Månad"), _("Pågående sista dagen"), _("Började"), _("Slutade"))
    title = _("Anställningar med stöd: pågående, nya och avslutade placeringar")
    return Table("manader", title, headings, tuple(rows))


def onward(found: Overview) -> Table:
    """Return the share onward among the subsidised employments that ended."""
    labels = (_("Vidare till arbete eller studier"), _("Annat"), _("Okänt vart"))
    title = _("Andel vidare av anställningar med stöd som slutade")
    return Table("vidare", title, _share_headings(), tuple(_share(found.onward, labels)), texts("M07", "M25"))


def destinations(found: Overview) -> Table:
    """Return where those who ended went."""
    rows = ((name(Destination(code).label), figure(told)) for code, told in found.destinations)
    title = _("Vart anställningar med stöd ledde")
    return Table("vidare-till", title, (_("Gick vidare till"), _("Placeringar")), tuple(rows), texts("M04"))


def lasting(found: Overview) -> Table:
    """Return how it was 3, 6 and 12 months after; no rows when nobody ended that long ago."""
    headings = (
        _("Efter sista dagen"),
        _("Slutade"),
        _("Vi vet hur det gick"),
        _("I arbete eller studier"),
        _("Varav kvar på samma ställe"),
        _("Okänt"),
        _("Andel av dem vi känner till"),
        _("Lägst"),
        _("Högst"),
    )
    has_any = any(line.share.total.count != 0 for line in found.lasting)
    rows = (_lasting(line, decimals=1 if found.is_exact else 0) for line in found.lasting if has_any)
    title = _("Kvar efter 3, 6 och 12 månader")
    return Table("kvar", title, headings, tuple(rows), texts("M09"))


def kolada(found: Overview) -> Table:
    """Return Kolada's result, which is another measure than the municipality's own."""
    labels = (_("Arbete eller studier (A och B)"), _("Annat (C, D och E)"), _("Utan kategori"))
    title = _("Resultat vid avslut enligt Kolada, alla insatser")
    return Table("kolada", title, _share_headings(), tuple(_share(found.kolada, labels)), texts("M08"))


def kolada_codes(found: Overview) -> Table:
    """Return those who ended by Kolada's categories."""
    rows = ((name(Kolada(code).label), figure(told)) for code, told in found.kolada_codes)
    title = _("Koladas avslutskategorier, alla insatser")
    return Table("kolada-kategorier", title, (_("Kategori"), _("Placeringar")), tuple(rows))


def groups(found: Overview) -> Table:
    """Return women's and foreign-born persons' shares beside those of the unemployed; exact ones with their cases."""
    headings = (
        _("Grupp"),
        _("Andel av personerna"),
        _("Andel av de arbetslösa"),
        _("Skillnad i procentenheter"),
    )
    more = (_("Placeringar"), _("Placeringar där det är okänt"))
    pairs = ((_("Kvinnor"), found.women), (_("Födda utomlands"), found.born_abroad))
    rows = tuple(_group(label, group, is_exact=found.is_exact) for label, group in pairs)
    title = _("Vilka som har en anställning med stöd")
    return Table("grupper", title, headings + more * found.is_exact, rows, texts("M17", "M16"))


def endings(found: Overview) -> Table:
    """Return what ends soon, and what should have ended."""
    rows = ((name(ENDINGS[code]), figure(told)) for code, told in found.endings.items())
    title = _("Anställningar med stöd som tar slut")
    return Table("tar-slut", title, (_("Sista dag"), _("Pågående placeringar")), tuple(rows), texts("M28"))


def places(found: Overview) -> Table:
    """Return subsidised employments by administration."""
    headings = (_("Förvaltning"), _("Pågående placeringar"), _("Slutade i perioden"))
    nowhere = _("Utan förvaltning: företag, föreningar och skyddade uppgifter")
    rows = ((name(line.name or nowhere), figure(line.running), figure(line.ended)) for line in found.places)
    return Table(
        "forvaltningar", _("Anställningar med stöd efter förvaltning"), headings, tuple(rows), texts("M01", "M04")
    )


def gaps(found: Overview) -> Table:
    """Return what is missing, the most common first; nothing missing is left out."""
    missing = sorted((pair for pair in found.gaps if pair[1].count), key=lambda pair: -(pair[1].count or 0))
    rows = ((name(Missing(kind).label), figure(told)) for kind, told in missing)
    return Table("brister", _("Uppgifter som saknas"), (_("Vad som saknas"), _("Placeringar")), tuple(rows))


def name(label: str | Promise) -> Cell:
    """Return a cell of words."""
    words = capfirst(str(label))
    return Cell(words, words, is_number=False)


def count(number: int | None) -> Cell:
    """Return a cell with a count; a hidden one is two dots."""
    return Cell(whole(number), HIDDEN if number is None else number)


def figure(told: Figure) -> Cell:
    """Return a cell with a count and the way to its cases; there is none to no cases at all."""
    cell = count(told.count)
    return Cell(cell.text, cell.value, url_of(told) if told.count else "")


def url_of(told: Figure) -> str:
    """Return where the cases of a figure are listed, empty for those who may not see them."""
    return "" if told.cases is None else address_for(told.cases).url()


def _share_headings() -> tuple[str, ...]:
    return (_("Mått"), _("Värde"))


def _share(share: ShownShare, labels: Iterable[str]) -> Iterable[tuple[Cell, ...]]:
    if share.total.count == 0:
        return
    decimals = 0 if share.exact is None else 1
    for label, told in zip(labels, (share.yes, share.no, share.unknown), strict=True):
        yield name(label), figure(told)
    yield name(_("Alla som slutade")), figure(share.total)
    yield name(_("Andel av dem vi känner till")), part(share.known, decimals=decimals)
    yield name(_("Lägst, om alla okända räknas som nej")), part(share.low, decimals=decimals)
    yield name(_("Högst, om alla okända räknas som ja")), part(share.high, decimals=decimals)


def _lasting(line: LastingLine, *, decimals: int) -> tuple[Cell, ...]:
    share = line.share
    counts = (count(line.answered), count(share.yes.count), count(line.there), count(share.unknown.count))
    shares = (part_of(share, value, decimals=decimals) for value in (share.known, share.low, share.high))
    return (name(_("%(months)s månader") % {"months": line.months}), figure(share.total), *counts, *shares)


def part_of(share: ShownShare, value: float | None, *, decimals: int) -> Cell:
    """Return a cell with a value of a share; a dash when there is nothing that it could be a share of."""
    is_empty = value is None and not share.withheld
    return Cell(NOTHING, NOTHING) if is_empty else part(value, decimals=decimals)


def part(share: float | None, *, decimals: int) -> Cell:
    """Return a cell with a share; a hidden one is two dots."""
    return Cell(percent(share, decimals=decimals), HIDDEN if share is None else round(share, decimals + 2))


def _group(label: str, group: GroupShare, *, is_exact: bool) -> tuple[Cell, ...]:
    decimals = 1 if is_exact else 0
    known, reference = (
        Cell(NOTHING, NOTHING) if share is None and not withheld else part(share, decimals=decimals)
        for share, withheld in ((group.known, group.withheld), (group.reference, ""))
    )
    cells = (name(label), known, reference, gap(group.gap, decimals=decimals))
    return (*cells, figure(group.placements), figure(group.unknown_placements)) if is_exact else cells


def gap(difference: float | None, *, decimals: int) -> Cell:
    """Return a cell with a difference between two shares, in percentage points and with its sign."""
    if difference is None:
        return Cell(NOTHING, NOTHING)
    points = percent(abs(difference), decimals=decimals).removesuffix("%").strip()
    sign = "+" if difference > 0 else "\u2212"
    is_none = float(points.replace(",", ".")) == 0
    return Cell(points if is_none else f"{sign}{points}", round(difference * 100, decimals))
