"""What the filters of the placement list offer, kept for a minute so that the list itself asks for little."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import EmployerKind, Right
from talja.apps.organisation.queries import organisation_tree, unit_options, workplace_options
from talja.apps.people.enums import Born, Sex
from talja.apps.people.queries import case_workers
from talja.apps.placements.enums import Category, Destination, EndReason, Kolada, Missing
from talja.apps.placements.queries import list_measures
from talja.web.coordinator.list_address import DAYS, ENDS_WITHIN, SEVERAL, UNKNOWN, ListAddress

SECONDS = 60
Labels = Mapping[str, str]
LABELS = {
    "category": _("Kategori"),
    "measure": _("Insats"),
    "unit": _("Förvaltning eller enhet"),
    "workplace": _("Arbetsplats"),
    "employer": _("Arbetsgivare"),
    "employer_kind": _("Slag av arbetsgivare"),
    "case_worker": _("Handläggare"),
    "ends_within": _("Slutar inom"),
    "destination": _("Gick vidare till"),
    "end_reason": _("Avslutsorsak"),
    "kolada": _("Kolada"),
    "sex": _("Kön"),
    "born": _("Född"),
    "missing": _("Att åtgärda"),
    "started_from": _("Började tidigast"),
    "started_to": _("Började senast"),
    "ended_from": _("Slutade tidigast"),
    "ended_to": _("Slutade senast"),
    "state": _("Läge"),
}
FIRST = ("category", "measure", "unit", "workplace", "case_worker", "ends_within")
MORE = ("employer_kind", "sex", "born", "missing", "destination", *DAYS)


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as the page shows it: a select with its options ready, or a day to write."""

    name: str
    label: str
    options: str = ""
    day: str = ""
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, and where it is taken away."""

    label: str
    url: str


def choices(names: Iterable[str], *, address: ListAddress, actor: Actor, on: date) -> list[Choice]:
    """Return the filters of these names with what is chosen marked."""
    known = options(actor=actor, on=on)
    return [
        Choice(name, str(LABELS[name]), day=address.one(name), is_day=True)
        if name in DAYS
        else Choice(name, str(LABELS[name]), _marked(known[name][1], address.values.get(name, ())))
        for name in names
    ]


def chips(address: ListAddress, *, actor: Actor, on: date) -> list[Chip]:
    """Return every filter in use in words, in the order of the filters; the state stands by itself."""
    known = options(actor=actor, on=on)
    found = (
        [Chip(gettext("Sök: %(text)s") % {"text": address.text}, address.without_text().url())] if address.text else []
    )
    for name in (*SEVERAL, "ends_within", *DAYS):
        for value in address.values.get(name, ()):
            words = value if name in DAYS else known[name][0].get(value, _unlisted(name, value))
            found.append(Chip(f"{LABELS[name]}: {words}", address.without(name, value).url()))
    return found


def refused_words(address: ListAddress) -> str:
    """Return the names of the filters whose value made no sense."""
    return ", ".join(str(LABELS[name]) for name in address.refused)


def options(*, actor: Actor, on: date) -> dict[str, tuple[Labels, SafeString]]:
    """Return each filter's labels by value, and its options as HTML. Made anew once a minute for each kind of user."""
    scope = "all" if actor.workplaces is None else actor.key
    key = f"list_options:{scope}:{actor.may(Right.MEASURE_VIEW)}:{on:%Y%m%d}:{get_language()}"
    kept: dict[str, tuple[Labels, SafeString]] | None = cache.get(key)
    if kept is None:
        kept = {name: (labels, _html(labels)) for name, labels in _labels(actor=actor, on=on).items()}
        cache.set(key, kept, SECONDS)
    return kept


def _labels(*, actor: Actor, on: date) -> dict[str, Labels]:
    unknown = {UNKNOWN: gettext("okänt")}
    return {
        "category": _words(Category.choices),
        "measure": {measure.code: measure.name for measure in list_measures(on=on, actor=actor)},
        "unit": {str(unit.key): unit.label for unit in unit_options(actor=actor)},
        "workplace": {
            str(place.key): place.label for place in workplace_options(actor=actor, on=on, include_closed=True)
        },
        "employer": {str(branch.key): branch.name for branch in organisation_tree(actor=actor, on=on)},
        "employer_kind": _words(EmployerKind.choices),
        "case_worker": {worker.key: worker.name for worker in case_workers(on=on)},
        "ends_within": {days: gettext("%(days)s dagar") % {"days": days} for days in ENDS_WITHIN},
        "destination": _words(Destination.choices),
        "end_reason": _words(EndReason.choices),
        "kolada": _words(Kolada.choices),
        "sex": _words(Sex.choices) | unknown,
        "born": _words(Born.choices) | unknown,
        "missing": _words(Missing.choices),
    }


def _words(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    return {value: str(label) for value, label in pairs if value}


def _unlisted(name: str, value: str) -> str:
    """Words for a value that the filter does not offer: days other than the usual, or what has been taken away."""
    say: Callable[[str], str] = gettext
    return say("%(days)s dagar") % {"days": value} if name == "ends_within" else say("ett val som inte längre finns")


def _html(labels: Labels) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', labels.items())


def _marked(html: SafeString, chosen: tuple[str, ...]) -> SafeString:
    """Mark what is chosen. Several at once stand as one option of their own, so that the form keeps them."""
    if len(chosen) > 1:
        several = gettext("%(count)s valda") % {"count": len(chosen)}
        return format_html('<option value="{}" selected>{}</option>{}', ",".join(chosen), several, html)
    if not chosen:
        return html
    (value,) = chosen
    attribute = format_html('value="{}"', value)
    if attribute not in html:
        return format_html("<option {} selected>{}</option>{}", attribute, gettext("eget val"), html)
    return mark_safe(html.replace(attribute, f"{attribute} selected", 1))  # noqa: S308 - both parts are escaped above
