"""Where unions are asked, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from talja.apps.collaboration.queries import CoverageLine, PlaceAsked


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """Where a union is asked: place, occupations, and whom."""

    key: str
    place: str
    occupation: str
    representative: str


@dataclass(frozen=True, slots=True)
class WhoRow:
    """A workplace with whom one would ask there, and why. `asked` is empty where nobody is."""

    place: str
    within: str
    asked: tuple[tuple[str, str, str], ...]  # union, representative, why


def coverage_rows(lines: Iterable[CoverageLine]) -> list[CoverageRow]:
    """Return the rows of a union's own page."""
    return [
        CoverageRow(line.key, place_text(line), occupation_text(line), line.representative or _("facket självt"))
        for line in lines
    ]


def who_rows(places: Iterable[PlaceAsked]) -> list[WhoRow]:
    """Return the rows of who is asked where."""
    return [
        WhoRow(
            place.workplace,
            place.within,
            tuple((one.union, one.representative, _why(one.because)) for one in place.asked),
        )
        for place in places
    ]


def place_text(line: CoverageLine) -> str:
    """Return the place, with what it stands within."""
    if line.scope == "everywhere":
        return _("Överallt")
    return f"{line.place} ({line.within})" if line.within else line.place


def occupation_text(line: CoverageLine) -> str:
    """Return which occupations it is about."""
    return _("yrken som börjar på %(digits)s") % {"digits": line.occupation} if line.occupation else _("alla yrken")


def _why(line: CoverageLine) -> str:
    words = {
        "workplace": _("sagt för arbetsplatsen"),
        "unit": _("sagt för enheten"),
        "administration": _("sagt för förvaltningen"),
        "employer": _("sagt för arbetsgivaren"),
        "everywhere": _("sagt för alla platser"),
    }
    return f"{words[line.scope]}, {occupation_text(line)}"
