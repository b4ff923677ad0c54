"""An agreement's own page in words: what is agreed, who has approved, what the checks say, and what has happened."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _

from talja.apps.agreements.enums import NEEDS, Change, Party, Standing, State
from talja.apps.agreements.lines import AgreementPage, ApprovalLine, CheckLine, RefusalLine, StepLine, VersionLine
from talja.apps.subsidies.queries import CalculationLine
from talja.core.kernel.verdict import Verdict, yes
from talja.web.coordinator.agreement_moves import Move
from talja.web.shared.agreement_words import FIELDS, PARTIES, SEVERITIES, state_badge, value_text, when
from talja.web.shared.check_texts import check_words
from talja.web.shared.reasons import say

Facts = list[dict[str, str]]

WORK: Final = ("occupation", "tasks", "schedule", "offers")
AFTERWARDS: Final = ("goals", "aim", "afterwards")
PLACE: Final = (
    *("measure", "employment", "workplace", "supervisor", "first_day", "last_day", "extent", "weekly_hours", "wage"),
)


@dataclass(frozen=True, slots=True)
class ApprovalRow:
    """Whether a party has approved what is on its way, and how it can."""

    party: str
    label: str
    is_approved: bool
    note: str = field(repr=False)
    refusal: str = field(repr=False)
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version with what it changed from the one before."""

    title: str
    note: str = field(repr=False)
    reason: str = field(repr=False)
    changes: tuple[dict[str, str], ...] = field(repr=False)
    revoked: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A finding of the checks: how grave it is, what it says, who has read it. `url`: to go on all the same."""

    key: str
    text: str
    todo: str
    source: str
    label: str
    tone: str
    note: str = field(repr=False)
    url: str


def facts(version: VersionLine, names: Iterable[str], *, hidden: str = "") -> Facts:
    """Return what a version says of some things. `hidden` stands for what the reader may not see."""
    return [
        {"label": str(FIELDS[name]), "value": value_text(name, getattr(version, name)) or _hidden(name, hidden)}
        for name in names
    ]


def approval_rows(page: AgreementPage, refusals: Iterable[RefusalLine], *, records: bool) -> list[ApprovalRow]:
    """Return the parties whose yes is needed for what is on its way, or was needed for what is agreed.

    `records`: the reader may write in what somebody else has said.
    """
    version = page.pending or page.current
    given = {one.party: one for one in version.approvals if one.revoked_at is None}
    noes = {one.party: _refused(one) for one in reversed(list(refusals))}
    return [
        _approval(page, party, given.get(party), noes.get(party, ""), records=records)
        for party in NEEDS[Change(version.change)]
    ]


def is_open(page: AgreementPage) -> bool:
    """Whether there is anything to approve: an agreement on its way, or a change of one that runs."""
    return page.pending is not None or page.line.state in {State.DRAFT, State.CONSULTED, State.AWAITING}


def version_rows(page: AgreementPage) -> list[VersionRow]:
    """Return every version, latest first, each with how it differs from the one before."""
    every = sorted(
        (*page.earlier, page.current, *((page.pending,) if page.pending else ())), key=lambda one: one.number
    )
    before = [None, *every[:-1]]
    return [_version(one, earlier) for one, earlier in zip(every, before, strict=True)][::-1]


def differences(version: VersionLine, earlier: VersionLine) -> tuple[dict[str, str], ...]:
    """Return what a version says otherwise than an earlier one."""
    return tuple(
        {"label": str(FIELDS[name]), "old": old, "new": new}
        for name in FIELDS
        if (old := value_text(name, getattr(earlier, name))) != (new := value_text(name, getattr(version, name)))
        if name != "calculation_key"
    )


def check_rows(page: AgreementPage) -> list[CheckRow]:
    """Return what the checks say: what stands in the way first."""
    order = list(SEVERITIES)
    found = sorted(page.checks, key=lambda one: order.index(one.severity))
    return [_check(page, one, place) for place, one in enumerate(found, start=1)]


def history(steps: Iterable[StepLine]) -> list[dict[str, str]]:
    """Return the agreement's life, latest first as given. A step within a state tells why by its reason."""
    return [
        {
            "when": when(step.at),
            "who": step.by,
            "title": state_badge(step.state).label.capitalize(),
            "text": step.reason,
        }
        for step in steps
    ]


def notes_on(line: CalculationLine, version: VersionLine) -> list[str]:
    """Return where the calculation that an agreement rests on says otherwise than the agreement."""
    notes = []
    if line.scheme != version.measure_code:
        notes.append(
            _("Uträkningen gäller %(form)s, inte den form som står i överenskommelsen.") % {"form": line.scheme_title}
        )
    if line.first_day != version.first_day or (version.last_day and line.last_day != version.last_day):
        notes.append(_("Uträkningen gäller andra dagar än överenskommelsen. Räkna på nytt."))
    return notes


def _hidden(name: str, hidden: str) -> str:
    return hidden if name in {"workplace", "supervisor", "tasks", "schedule", "goals", "offers", "afterwards"} else ""


def _approval(
    page: AgreementPage, party: Party, given: ApprovalLine | None, refusal: str, *, records: bool
) -> ApprovalRow:
    label = str(PARTIES[party])
    if given is not None:
        return ApprovalRow(party, label, True, _given(given), "", ())
    own, moves = page.may_approve[party], []
    if own or (party == Party.UNIT and is_open(page)):
        moves.append(_approve(page, party, "agreement_approve", _("Godkänn"), own))
    if party != Party.UNIT and records and is_open(page):
        moves.append(_approve(page, party, "agreement_ask", _("Skicka länk"), yes()))
        moves.append(_approve(page, party, "agreement_approve_for", _("Skriv in ett godkännande"), yes()))
    return ApprovalRow(party, label, False, "", refusal, tuple(moves))


def _approve(page: AgreementPage, party: str, name: str, label: str, verdict: Verdict) -> Move:
    url = reverse(f"coordinator:{name}", args=[page.line.key, party]) if verdict else ""
    return Move(f"{name}-{party}", label, "", url, "" if verdict else say(verdict))


def _given(one: ApprovalLine) -> str:
    if one.on_behalf_of:
        words = {"day": f"{one.at:%Y-%m-%d}", "who": one.on_behalf_of, "by": one.by, "why": one.reason}
        return _("%(who)s, inskrivet %(day)s av %(by)s: ”%(why)s”") % words
    return _("%(who)s, %(day)s") % {"day": f"{one.at:%Y-%m-%d}", "who": one.by or _("Genom länken")}


def _refused(one: RefusalLine) -> str:
    words = {"day": f"{one.at:%Y-%m-%d}", "who": one.by or _("Genom länken"), "why": one.message}
    return _("Sa nej %(day)s (%(who)s): ”%(why)s”") % words


def _version(one: VersionLine, earlier: VersionLine | None) -> VersionRow:
    standing = {Standing.PENDING: _("väntar på godkännande"), Standing.WITHDRAWN: _("togs tillbaka")}
    about = standing.get(Standing(one.standing), "")
    title = _("Version %(number)s: %(what)s") % {"number": one.number, "what": Change(one.change).label}
    revoked = [one for one in one.approvals if one.revoked_at is not None]
    return VersionRow(
        title=f"{title} ({about})" if about else title,
        note=_("%(when)s av %(who)s") % {"when": when(one.made_at), "who": one.made_by},
        reason=one.reason,
        changes=() if earlier is None else differences(one, earlier),
        revoked=tuple(_revoked(each) for each in revoked),
    )


def _revoked(one: ApprovalLine) -> str:
    words = {"party": PARTIES[one.party], "day": f"{one.at:%Y-%m-%d}", "gone": f"{one.revoked_at:%Y-%m-%d}"}
    return _("%(party)s godkände %(day)s. Det togs tillbaka %(gone)s.") % words


def _check(page: AgreementPage, one: CheckLine, place: int) -> CheckRow:
    label, tone = SEVERITIES[one.severity]
    words = {"who": one.acknowledged_by, "why": one.acknowledged_reason}
    is_read, said = bool(one.acknowledged_reason), check_words(one.code, one.params)
    asks = one.severity == "warn" and not is_read and bool(page.may_edit or page.may_change)
    return CheckRow(
        key=one.key,
        text=said.what,
        todo="" if is_read else said.todo,
        source=one.source,
        label=_("läst") if is_read else str(label),
        tone="success" if is_read else tone,
        note=_("Läst av %(who)s: ”%(why)s”") % words if is_read else "",
        url=reverse("coordinator:agreement_acknowledge", args=[page.line.key, place]) if asks else "",
    )
