"""What comes after a placement, on its page: the plan, the countdown, the follow-ups, and how it went over time."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.followups.enums import AIMS, Attended, Audience, Ends, Evidence, Five, FollowUpKind, Going, Still
from talja.apps.followups.queries import (
    AskLine,
    CheckLine,
    Countdown,
    FollowUpLine,
    FollowUps,
    PlanLine,
    Progress,
    followups_of,
)
from talja.apps.organisation.actors import Actor
from talja.apps.placements.enums import Category, Destination
from talja.core.kernel.verdict import Verdict
from talja.web.shared.charts.base import ChartTable
from talja.web.shared.charts.levels import Level, LevelLine, Levels, draw_levels
from talja.web.shared.followup_words import ANSWERS, said_in_words
from talja.web.shared.placement_rows import Badge
from talja.web.shared.reasons import say

_AIMS = dict(AIMS)
_SHOWN = 2  # how many of those held are shown at once; the others can be opened
_SHOWN_DAYS = timedelta(days=90)  # how long the last step of a line is drawn


def followup_section(key: UUID, *, actor: Actor, on: date) -> dict[str, Any]:
    """Return what a placement's page shows of what comes after; nothing for those who may not see plans."""
    shown = followups_of(placement_key=key, actor=actor, on=on)
    if shown is None or shown.is_hidden:
        return {}
    held = [one for one in shown.followups if one.held_day is not None]
    recent = [*held[-_SHOWN:], *(one for one in shown.followups if one.held_day is None)]
    return {
        "after": {
            "plan": plan_facts(shown.plan) if shown.plan else [],
            "earlier_plans": [{"when": _moment(one), "facts": plan_facts(one)} for one in shown.earlier_plans],
            "countdown": countdown_words(shown.countdown),
            "rows": [followup_row(one, on=on) for one in recent],
            "earlier_rows": [followup_row(one, on=on) for one in held[:-_SHOWN][::-1]],
            "progress": _chart(shown.progress, on=on),
            "assessment": _assessment(shown),
            "is_over": bool(shown.checks) and shown.countdown is None,
            "checks": [check_row(one, key, on=on) for one in shown.checks],
            "plan_button": _button("plan_make", key, shown.may_follow_up),
            "add_button": _button("followup_add", key, shown.may_follow_up),
        }
    }


def plan_facts(plan: PlanLine) -> list[dict[str, str]]:
    """Return a plan as facts."""
    return [
        {"label": _("Målet efteråt"), "value": str(_AIMS[plan.aim])},
        {"label": _("Nästa steg"), "value": plan.next_step},
        {"label": _("Senast"), "value": plan.next_step_day.isoformat()},
        {"label": _("Ansvarig"), "value": plan.responsible},
    ]


def countdown_words(countdown: Countdown | None) -> dict[str, str] | None:
    """Return how long is left, which day that rests on, and how strongly to say it; None when nobody knows."""
    if countdown is None:
        return None
    days = countdown.days
    left = ngettext("%(days)s dag kvar", "%(days)s dagar kvar", days) % {"days": days}
    passed = ngettext("%(days)s dag sedan", "%(days)s dagar sedan", -days) % {"days": -days}
    others = ", ".join(f"{Ends(code).label} {day.isoformat()}" for code, day in countdown.others)
    rests = _("Räknat på %(which)s, %(day)s.") % {
        "which": Ends(countdown.rests_on).label,
        "day": countdown.day.isoformat(),
    }
    return {
        "left": _("i dag") if days == 0 else left if days > 0 else passed,
        "note": f"{rests} {_('Senare:')} {others}." if others else rests,
        "tone": {30: "danger", 90: "warning", 180: "info"}.get(countdown.warns, "neutral"),
    }


def followup_row(one: FollowUpLine, *, on: date) -> dict[str, Any]:
    """Return a follow-up as a row: its day, what it is, how it stands, and what was said."""
    held = one.held
    said = [str(Going(held.going).label)] if held else []
    if held and held.belief:
        said.append(_("tro: %(belief)s") % {"belief": Five(held.belief).label})
    return {
        "url": reverse("coordinator:followup", args=[one.key]) if one.kind != FollowUpKind.END else "",
        "kind": FollowUpKind(one.kind).label,
        "day": (one.held_day or one.due_day).isoformat(),
        "time": _time(one),
        "badge": state_badge(one, on=on),
        "said": " · ".join(said),
        "note": " ".join(text for text in ((held.note, held.agreed) if held else ()) if text),
        "who": ", ".join(str(Attended(code).label) for code in held.attended) if held else "",
        "asks": [_ask_words(ask) for ask in one.asks],
        "must_be_checked": one.must_be_checked and held is None,
    }


def state_badge(one: FollowUpLine, *, on: date) -> Badge:
    """Return how a follow-up stands: held, due or late."""
    if one.held_day is not None:
        return Badge(_("gjord"), "success")
    if one.due_day < on:
        return Badge(_("försenad"), "danger")
    return Badge(_("inbokad"), "info") if one.starts_at else Badge(_("planerad"), "neutral")


def check_row(one: CheckLine, key: UUID | str, *, on: date) -> dict[str, Any]:
    """Return a check after the end as a row. One that was not made is said to be just that."""
    made = bool(one.key)
    return {
        "months": ngettext("%(months)s månad", "%(months)s månader", one.months) % {"months": one.months},
        "day": (one.checked_day or one.due_day).isoformat(),
        "status": str(Destination(one.status).label) if made else _unchecked(one),
        "still": str(Still(one.still).label) if made else "",
        "evidence": str(Evidence(one.evidence).label) if made else "",
        "note": one.note,
        "url": reverse("coordinator:check_record", args=[key, one.months]) if one.due_day <= on else "",
        "verb": _("Rätta") if made else _("Skriv in"),
    }


def _unchecked(one: CheckLine) -> str:
    """Return how it stands with a check that nobody has made: the register may know, and then nobody is called."""
    if not one.registered or one.registered_first_day is None:
        return _("inte kontrollerat")
    told = {"category": Category(one.registered).label, "day": one.registered_first_day.isoformat()}
    return _("%(category)s från %(day)s, enligt registret") % told


def ask_facts(ask: AskLine) -> dict[str, Any]:
    """Return a form that was sent, with what was answered as facts."""
    own = [{"label": _("Egna ord"), "value": ask.words}] if ask.words else []
    return {**_ask_words(ask), "facts": [*said_in_words(ask.said), *own], "key": ask.key}


def _ask_words(ask: AskLine) -> dict[str, str]:
    whom = str(Audience(ask.audience).label)
    if ask.answered_at is not None:
        day = timezone.localdate(ask.answered_at).isoformat()
        said = ", ".join(str(ANSWERS[code][answer]) for code, answer in ask.said.items())
        return {"whom": whom, "state": _("svarade %(day)s") % {"day": day}, "said": said}
    sent = timezone.localdate(ask.sent_at).isoformat()
    words = _("formulär på papper %(day)s, inget svar än") if ask.is_on_paper else _("frågad %(day)s, inget svar än")
    return {"whom": whom, "state": words % {"day": sent}, "said": ""}


def _assessment(shown: FollowUps) -> list[dict[str, str]]:
    one = shown.assessment
    if one is None:
        return []
    facts = [{"label": _("Vad vi vet det från"), "value": str(Evidence(one.evidence).label)}]
    return [*facts, {"label": _("Anteckning"), "value": one.note}] if one.note else facts


def _chart(progress: Iterable[Progress], *, on: date) -> dict[str, Any] | None:
    """Return the two beliefs and the experience as steps over time with their table; None where nothing is known."""
    rows = sorted(progress, key=lambda one: one.day)
    series = {
        _("Personens egen tro"): [(one.day, one.own_belief) for one in rows],
        _("Handläggarens tro"): [(one.day, one.worker_belief) for one in rows],
        _("Klarar uppgifterna"): [(one.day, one.managing) for one in rows],
    }
    lines = tuple(
        LevelLine(name, tuple(_levels(told, on=on))) for name, told in series.items() if any(n for _d, n in told)
    )
    if not lines:
        return None
    title = _("Tro och upplevelse över tid")
    chart = Levels(
        key="progress",
        title=title,
        description=_("Trappsteg från 1, inte alls, till 5, mycket. Tabellen under har samma svar."),
        lines=lines,
        unit=_("av 5"),
        height=150,
    )
    headings = (_("Dag"), *series)
    cells = tuple((one.day.isoformat(), *map(_five, (one.own_belief, one.worker_belief, one.managing))) for one in rows)
    return {"drawing": draw_levels(chart), "title": title, "table": ChartTable(title, headings, cells[::-1])}


def _levels(told: list[tuple[date, int | None]], *, on: date) -> Iterator[Level]:
    """Yield each answer from its day to the next."""
    known = [(day, number) for day, number in told if number is not None]
    for (day, number), following in zip(known, [*known[1:], None], strict=True):
        until = following[0] - timedelta(days=1) if following else max(on, day + _SHOWN_DAYS)
        yield Level(day, max(day, until), float(number))


def _five(number: int | None) -> str:
    return "–" if number is None else str(number)


def _time(one: FollowUpLine) -> str:
    if one.starts_at is None or one.held_day is not None:
        return ""
    clock = f"{timezone.localtime(one.starts_at):%H.%M}"
    return f"kl. {clock}, {one.place}" if one.place else f"kl. {clock}"


def _moment(plan: PlanLine) -> str:
    return f"{timezone.localdate(plan.recorded_at).isoformat()} · {plan.recorded_by}"


def _button(name: str, key: UUID, verdict: Verdict) -> dict[str, str]:
    url = reverse(f"coordinator:{name}", args=[key]) if verdict else ""
    return {"url": url, "reason": "" if verdict else say(verdict)}
