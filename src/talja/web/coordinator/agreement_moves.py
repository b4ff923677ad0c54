"""What can be done with an agreement: the one next thing, and the rest with the reason where it may not be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.agreements.enums import BEFORE_START, UNDER_WAY, Change, Party, State
from talja.apps.agreements.lines import AgreementPage, Demand
from talja.apps.placements.enums import Category
from talja.core.kernel.verdict import Verdict, no, yes
from talja.web.shared.agreement_words import CHANGES, demand_text
from talja.web.shared.reasons import say

APPROVALS: Final = "godkannanden"
CHECKS: Final = "kontroller"
UNION: Final = "facket"
AGENCY: Final = "arbetsformedlingen"
OBJECTION_PLACE: Final = 0  # the place of the union's objection among the warnings


@dataclass(frozen=True, slots=True)
class Move:
    """A button: where it leads, or why it may not be used."""

    id: str
    label: str
    icon: str
    url: str
    reason: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class DemandRow:
    """Something that an agreement needs, said in words, and where one gets it."""

    text: str
    is_met: bool
    url: str
    link_label: str


@dataclass(frozen=True, slots=True)
class Moves:
    """The one next thing, if there is one. `beside` and `more` can be done too, `closed` cannot now."""

    primary: Move | None
    beside: tuple[Move, ...]
    more: tuple[Move, ...]
    closed: tuple[Move, ...]


_LINKS: Final[dict[str, tuple[str, str | Promise]]] = {
    "facts": ("agreement_edit", gettext_lazy("Fyll i")),
    "union": ("agreement_consult", gettext_lazy("Fråga facket")),
    "agency": ("agreement_apply", gettext_lazy("Skriv in ansökan")),
}
_PLACES: Final[dict[str, tuple[str, str | Promise]]] = {
    "checks": (CHECKS, gettext_lazy("Till kontrollerna")),
    "unit": (APPROVALS, gettext_lazy("Till godkännandena")),
    "workplace": (APPROVALS, gettext_lazy("Till godkännandena")),
    "participant": (APPROVALS, gettext_lazy("Till godkännandena")),
}


_EMPLOYED: Final = (Category.SUBSIDISED, Category.MUNICIPAL)
_USUAL: Final = frozenset({"edit", "changes", "end"})


def may_price(page: AgreementPage) -> Verdict:
    """Whether a calculation can be made: approvals are of the money too."""
    if not page.may_edit:
        return page.may_edit
    return no("approvals_would_fall") if page.edit_revokes else yes()


def demand_rows(page: AgreementPage) -> list[DemandRow]:
    """Return what the agreement needs, in the order it is got."""
    return [_row(page, one) for one in page.demands]


def moves(page: AgreementPage) -> Moves:
    """Return what can be done now, and what cannot and why."""
    every = [*_moves(page), *_own_yes(page)]
    first = _first(page)
    primary = next((one for one in every if one.id == first and one.url), None)
    rest = [one for one in every if one is not primary and one.id != "approve"]
    usual = tuple(one for one in rest if one.url and one.id in _USUAL)
    more = tuple(one for one in rest if one.url and one.id not in _USUAL)
    return Moves(primary, usual, more, tuple(one for one in rest if not one.url))


def changes(page: AgreementPage) -> list[dict[str, str]]:
    """Return what can be changed while the agreement runs, with what each change means."""
    is_resting = page.line.state == State.INTERRUPTED
    always = {Change.SHORTENED, *([Change.OTHER] if page.line.category in _EMPLOYED else [])}
    offered = {kind for kind in CHANGES if (kind == Change.RESUMED) == is_resting} - {Change.OTHER}
    kinds = [kind for kind in CHANGES if kind in always | offered]
    address = "coordinator:agreement_change"
    return [
        {
            "url": reverse(address, args=[page.line.key, kind]),
            "label": str(CHANGES[kind][0]),
            "note": str(CHANGES[kind][1]),
        }
        for kind in kinds
    ]


def _moves(page: AgreementPage) -> Iterator[Move]:
    if page.line.state in BEFORE_START:
        yield _move(page, "edit", _("Ändra"), "pencil", page.may_edit)
        if page.sees_money:
            yield _move(page, "price", _("Räkna på stödet"), "calculator", may_price(page))
        yield _move(page, "consult", _("Fråga facket"), "users", page.may_consult)
        yield _move(page, "apply", _("Ansök hos Arbetsförmedlingen"), "send", page.may_apply)
        yield _move(page, "settle", _("Godkänn överenskommelsen"), "check", page.may_settle)
        yield _move(page, "start", _("Starta"), "play", page.may_start)
        if page.line.state != State.DRAFT:
            yield _move(page, "take_back", _("Gör till utkast igen"), "undo-2", page.may_take_back)
        yield _move(page, "cancel", _("Avbryt före start"), "x", page.may_cancel, "danger")
    elif page.line.state in UNDER_WAY:
        yield _move(page, "changes", _("Ändra"), "pencil", page.may_change)
        yield _move(page, "end", _("Avsluta"), "flag", page.may_end)


def _move(page: AgreementPage, what: str, label: str, icon: str, verdict: Verdict, tone: str = "") -> Move:
    url = reverse(f"coordinator:agreement_{what}", args=[page.line.key]) if verdict else ""
    return Move(what, label, icon, url, "" if verdict else say(verdict), tone)


def _own_yes(page: AgreementPage) -> Iterator[Move]:
    """Yield the unit's own yes, where the reader may give it."""
    if page.may_approve[Party.UNIT]:
        url = reverse("coordinator:agreement_approve", args=[page.line.key, Party.UNIT])
        yield Move("approve", _("Godkänn för arbetsmarknadsenheten"), "check", url, "")


def _first(page: AgreementPage) -> str:
    """Return the one next thing: the first lacking one that the reader can get, else the next step of the way."""
    if page.line.state == State.APPROVED:
        return "start"
    lacking = [one for one in page.demands if not one.is_met]
    if not lacking:
        return "settle" if page.line.state in BEFORE_START else "approve"
    return next((move for one in lacking if (move := _gets(page, one))), "")


def _gets(page: AgreementPage, one: Demand) -> str:
    """Return the move that gets what lacks; nothing where somebody else is waited for, or it is done on the page."""
    if one.code == "facts":
        return _facts_from(one)
    if one.code == "unit":
        return "approve" if page.may_approve[Party.UNIT] else ""
    wanted = {"union": (page.may_consult, "consult"), "agency": (page.may_apply, "apply")}
    may, move = wanted.get(one.code, (None, ""))
    return move if may and _is_undone(one) else ""


def _is_undone(one: Demand) -> bool:
    """Whether it waits for the unit itself to do something, and not for somebody's answer."""
    return one.params.get("status", "") not in {"waits", "objects"}


def _facts_from(one: Demand) -> str:
    """Return where the facts that lack are given: the calculation has a page of its own."""
    return "price" if one.params.get("missing") == "calculation_key" else "edit"


def _row(page: AgreementPage, one: Demand) -> DemandRow:
    text = demand_text(one.code, one.params, is_met=one.is_met)
    if one.is_met:
        return DemandRow(text, True, "", "")
    if one.code in _PLACES:
        place, label = _PLACES[one.code]
        return DemandRow(text, False, f"#{place}", str(label))
    key = page.line.key
    if one.code == "union" and one.params.get("status") == "objects":
        url = reverse("coordinator:agreement_acknowledge", args=[key, OBJECTION_PLACE])
        return DemandRow(text, False, url, _("Gå vidare ändå"))
    name, label = _LINKS[one.code]
    may = {"facts": page.may_edit, "union": page.may_consult, "agency": page.may_apply}[one.code]
    if one.code == "facts" and _facts_from(one) == "price":
        name, label, may = "agreement_price", _("Räkna på stödet"), may_price(page)
    if may and _is_undone(one):
        return DemandRow(text, False, reverse(f"coordinator:{name}", args=[key]), str(label))
    place = {"union": UNION, "agency": AGENCY}.get(one.code, "")
    return DemandRow(text, False, f"#{place}" if place else "", _("Se var det står") if place else "")
