"""Internships that may become employments, in words: what is left to do, by when, and what each form would cost."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.agreements.enums import State, Wish
from talja.apps.agreements.queries import BoardRow, Possible
from talja.web.shared.fact_words import label_of
from talja.web.shared.placement_rows import percent
from talja.web.shared.rule_words import money

_TONES = {Wish.YES: "success", Wish.MAYBE: "info", Wish.NO: "neutral", Wish.UNASKED: "warning"}
_HURRY_DAYS = 7
_ASKED = 3  # how many facts to ask about are named; more would be read by nobody


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form that may be had: `is_certain` as far as the register knows, else `asks` says what to find out."""

    title: str
    cost: str
    is_certain: bool
    asks: str
    scheme: str


@dataclass(frozen=True, slots=True)
class ConversionRow:
    """An internship on the board."""

    url: str
    name: str = field(repr=False)
    place: str
    extent: str
    ends: str
    left: str
    left_tone: str
    wish: str
    wish_tone: str
    best: FormRow | None
    next_step: str
    offer_url: str


def conversion_row(row: BoardRow, *, on: date) -> ConversionRow:
    """Return a row with every word ready."""
    line = row.placement
    left, tone = time_left(row)
    return ConversionRow(
        url=reverse("coordinator:conversion", args=[line.key]),
        name=line.person_name,
        place=line.workplace,
        extent=percent(line.extent),
        ends=line.planned_last_day.isoformat() if line.planned_last_day else "",
        left=left,
        left_tone=tone,
        wish=str(Wish(row.wish).label),
        wish_tone=_TONES[Wish(row.wish)],
        best=form_row(row.best) if row.best else None,
        next_step=next_step(row, on=on),
        offer_url=reverse("coordinator:agreement", args=[row.offer.key]) if row.offer else "",
    )


def form_row(form: Possible) -> FormRow:
    """Return a form with what it costs a month, and what is not known yet."""
    named = [label_of(code) for code in form.missing[:_ASKED]]
    return FormRow(
        title=form.title,
        cost=money(form.net) if form.net is not None else "",
        is_certain=form.is_certain,
        asks="" if form.is_certain else ", ".join(str(name) for name in named),
        scheme=form.scheme,
    )


def time_left(row: BoardRow) -> tuple[str, str]:
    """Return how long there is until the first thing must be sent, and the colour that goes with it."""
    if row.offer is not None:
        return str(State(row.offer.state).label), "info"
    days = row.days_left
    if days < 0:
        return _("för sent att hinna"), "danger"
    text = ngettext("börja inom %(days)s dag", "börja inom %(days)s dagar", days) % {"days": days}
    return text, "warning" if days <= _HURRY_DAYS else "neutral"


def next_step(row: BoardRow, *, on: date) -> str:
    """Return the one thing to do next."""
    if row.offer is not None:
        return _("Fortsätt med överenskommelsen")
    if row.placement.planned_last_day is not None and row.placement.planned_last_day < on:
        return _("Avsluta eller förläng praktiken")
    return {
        Wish.UNASKED: _("Fråga arbetsplatsen"),
        Wish.MAYBE: _("Hjälp dem att bestämma sig"),
        Wish.YES: _("Börja med anställningen"),
        Wish.NO: _("Skriv varför det inte blir något"),
    }[Wish(row.wish)]


def deadline_facts(row: BoardRow) -> list[dict[str, str]]:
    """Return who must be asked by which day."""
    words = {"union": _("Senast fråga facket"), "agency": _("Senast ansöka hos Arbetsförmedlingen")}
    told = [{"label": words[one.code], "value": one.day.isoformat()} for one in row.deadlines]
    return [*told, {"label": _("Anställningen kan börja"), "value": row.first_day.isoformat()}]
