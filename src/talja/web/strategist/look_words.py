"""Where to look first, in words: what is expected, by what, and what nobody knows."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from talja.apps.jobdesign.queries.handing_over import handed_over
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind
from talja.apps.placements.queries import occupation_name
from talja.apps.possibilities.inputs import Handed
from talja.apps.possibilities.lines import Band, Earlier, LookLine
from talja.core.inventory.ranking import Expected, Nearness

_HOUR: Final = 60
_OCCUPATIONS_SHOWN: Final = 3
SURENESS: Final[Mapping[Nearness, tuple[str | Promise, str]]] = {
    Nearness.SAME: (gettext_lazy("inventerat här"), "success"),
    Nearness.UNIT: (gettext_lazy("uppskattat"), "info"),
    Nearness.ADMINISTRATION: (gettext_lazy("osäkert"), "warning"),
    Nearness.EMPLOYER_KIND: (gettext_lazy("mycket osäkert"), "warning"),
}
BASIS: Final[Mapping[Nearness, Any]] = {
    Nearness.SAME: ngettext_lazy("En inventering här", "%(count)d inventeringar här", "count"),
    Nearness.UNIT: ngettext_lazy("En inventering i samma enhet", "%(count)d inventeringar i samma enhet", "count"),
    Nearness.ADMINISTRATION: ngettext_lazy(
        "En inventering i samma förvaltning", "%(count)d inventeringar i samma förvaltning", "count"
    ),
    Nearness.EMPLOYER_KIND: ngettext_lazy(
        "En inventering hos samma slags arbetsgivare",
        "%(count)d inventeringar hos samma slags arbetsgivare",
        "count",
    ),
}


def handed_by_inventories(actor: Actor) -> tuple[Handed, ...]:
    """Return what the inventories tell, as the ranking takes it."""
    return tuple(
        Handed(one.workplace_key, one.minutes, one.full_time, is_short=one.is_short) for one in handed_over(actor=actor)
    )


def look_row(line: LookLine) -> dict[str, Any]:
    """Return a workplace to look at in words."""
    expected = line.expected
    is_known = expected.is_known and expected.basis is not None
    sureness, tone = SURENESS[expected.basis] if is_known and expected.basis else (_("vet inte"), "neutral")
    url = reverse("strategist:possibility", args=[line.possibility_key]) if line.possibility_key else ""
    return {
        "key": line.key,
        "name": line.name,
        "within": line.within,
        "kind": EmployerKind(line.employer_kind).label,
        "hours": hours_expected(expected),
        "sureness": sureness,
        "tone": tone,
        "reasons": list(_reasons(line)),
        "unknown": list(_unknown(line)),
        "notice": date_format(line.notice_day, "Y-m-d") if line.notice_day else "",
        "url": url,
    }


def hours_expected(expected: Expected) -> str:
    """Return the hours a week that may be hidden, from the least to the most; empty when nobody knows."""
    if expected.low is None or expected.high is None:
        return ""
    low, high = (round(minutes / _HOUR) for minutes in (expected.low, expected.high))
    if expected.basis is Nearness.SAME:
        return _("%(hours)s tim") % {"hours": low}
    if low == high:
        return _("cirka %(hours)s tim") % {"hours": low}
    return _("%(low)s–%(high)s tim") % {"low": low, "high": high}


def _reasons(line: LookLine) -> Iterator[str]:
    expected = line.expected
    if expected.basis is not None:
        yield BASIS[expected.basis] % {"count": expected.count}
    if expected.staff is not None and line.staff_as_of is not None:
        day = date_format(line.staff_as_of, "Y-m-d")
        said = ngettext("%(count)d anställd (%(day)s)", "%(count)d anställda (%(day)s)", expected.staff)
        yield said % {"count": expected.staff, "day": day}
    if line.asked_hands is not None:
        yield _("Bad oss om fler händer %(day)s") % {"day": date_format(line.asked_hands, "Y-m-d")}
    if line.is_short:
        yield _("Har svårt att rekrytera, enligt inventeringen")
    if line.room is not None:
        yield _("Varje handledare klarar %(count)s") % {"count": line.room}
    yield from _earlier(line.earlier)


def _earlier(earlier: Earlier) -> Iterator[str]:
    if earlier.band is Band.NONE:
        return
    if earlier.count is None:
        yield _("Några få har varit här genom oss på tre år")
    else:
        said = ngettext(
            "%(count)d person har varit här genom oss på tre år",
            "%(count)d personer har varit här genom oss på tre år",
            earlier.count,
        )
        yield said % {"count": earlier.count}
    if earlier.ended:
        told = {"onward": earlier.onward, "ended": earlier.ended}
        yield _("%(onward)s av %(ended)s gick vidare till arbete eller studier") % told
    if earlier.occupations:
        names = ", ".join(occupation_name(code) for code in earlier.occupations[:_OCCUPATIONS_SHOWN])
        yield _("Har arbetat som: %(names)s") % {"names": names}


def _unknown(line: LookLine) -> Iterator[str]:
    if line.expected.staff is None:
        yield _("hur många som arbetar här")
    if line.expected.basis is None:
        yield _("vad liknande arbetsplatser kan lämna över")
