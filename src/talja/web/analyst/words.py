"""The overview in sentences: the conclusion first, and what the figures are about."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from talja.apps.reports.enums import GoalCode
from talja.apps.reports.lines import GoalLine, LastingLine, Overview, ShownShare
from talja.web.shared.charts.words import day, percent, whole
from talja.web.shared.reasons import say


def conclusion(found: Overview) -> str:
    """Return the page's first sentence: how many are running, and how that stands to where it began."""
    running, goal = found.running.count, found.goals.get(GoalCode.RUNNING_SUBSIDISED)
    if running is None:
        return _("Antalet anställningar med stöd är för litet för att visas.")
    about = {"running": _about(found, running)}
    said = (
        ngettext("%(running)s anställning med stöd pågår", "%(running)s anställningar med stöd pågår", running) % about
    )
    said = capital(said)
    if goal is None or goal.baseline is None:
        return f"{said}."
    return f"{said}, {_beside_baseline(running, goal.baseline, found)}."


def _about(found: Overview, number: int) -> str:
    return whole(number) if found.is_exact else _("ungefär %(number)s") % {"number": whole(number)}


def _beside_baseline(running: int, baseline: int, found: Overview) -> str:
    difference = running - baseline
    words = {"number": _about(found, abs(difference)), "baseline": whole(baseline)}
    if difference > 0:
        return _("%(number)s fler än utgångsläget %(baseline)s") % words
    if difference < 0:
        return _("%(number)s färre än utgångsläget %(baseline)s") % words
    if found.is_exact:
        return _("lika många som utgångsläget %(baseline)s") % words
    return _("ungefär lika många som utgångsläget %(baseline)s") % words


def change(found: Overview) -> tuple[str, str]:
    """Return how the stock stands to the baseline, in words, and the way it points; empty without one."""
    goal, difference = found.goals.get(GoalCode.RUNNING_SUBSIDISED), found.above_baseline
    if goal is None or goal.baseline is None or difference is None or found.running.count is None:
        return "", ""
    trend = "up" if difference > 0 else "down" if difference < 0 else "flat"
    return capital(_beside_baseline(found.running.count, goal.baseline, found)), trend


def to_target(found: Overview) -> str:
    """Return how far it is to the target; empty without one."""
    goal, running = found.goals.get(GoalCode.RUNNING_SUBSIDISED), found.running.count
    if goal is None or goal.target_count is None or running is None:
        return ""
    words = {"target": whole(goal.target_count), "number": _about(found, max(0, goal.target_count - running))}
    if running >= goal.target_count:
        return _("Målet %(target)s är nått.") % words
    return _("Målet är %(target)s: %(number)s till.") % words


def outcome(found: Overview) -> str:
    """Return the share onward in a sentence, with the bounds that the unknown leaves, beside the goal."""
    share, goal = found.onward, found.goals.get(GoalCode.ONWARD_SHARE)
    if share.total.count == 0:
        return _("Ingen anställning med stöd slutade i perioden.")
    target = "" if goal is None or goal.target_share is None else _target(share, float(goal.target_share))
    return f"{_bounds(share)} {target}".strip()


def _bounds(share: ShownShare) -> str:
    decimals = 0 if share.exact is None else 1
    if share.low is None or share.high is None:
        return say(share.withheld) if share.withheld else _("Andelen som gick vidare är inte känd.")
    words = {"low": percent(share.low, decimals=decimals), "high": percent(share.high, decimals=decimals)}
    words |= {"total": whole(share.total.count), "unknown": whole(share.unknown.count)}
    if share.low == share.high:
        return _("Av %(total)s som slutade gick %(low)s vidare till arbete eller studier.") % words
    return (
        _("Av %(total)s som slutade gick mellan %(low)s och %(high)s vidare till arbete eller studier.") % words
        + " "
        + _("För %(unknown)s är det okänt.") % words
    )


def _target(share: ShownShare, target: float) -> str:
    words = {"target": percent(target, decimals=0)}
    if share.low is not None and share.low >= target:
        return _("Målet %(target)s är nått, hur det än gick för de okända.") % words
    if share.high is not None and share.high < target:
        return _("Målet är %(target)s och är inte nått, hur det än gick för de okända.") % words
    if share.low is None:
        return _("Målet är %(target)s.") % words
    return _("Målet är %(target)s. Om det är nått beror på de okända.") % words


def since_start(found: Overview) -> str:
    """Return the bounds among those who started, which do not flatter a young project; empty when not shown."""
    bounds, started = found.onward_since_start, found.started.count
    if bounds is None or not started:
        return ""
    decimals = 1 if found.is_exact else 0
    words = {"started": _about(found, started), "low": percent(bounds.low, decimals=decimals)}
    words["high"] = percent(bounds.high, decimals=decimals)
    return (
        _("Av %(started)s som började i perioden har %(low)s redan gått vidare. Högst %(high)s kan göra det.") % words
    )


def lasting(found: Overview) -> str:
    """Return how it was the longest time after of which most is known, with the bounds that the unknown leaves.

    Where most is unknown the shortest time is told. Why not is said when no share can be.
    """
    asked = [line for line in found.lasting if line.share.total.count != 0]
    told = [line for line in asked if line.share.low is not None and line.share.high is not None]
    if not told:
        return say(asked[-1].share.withheld) if asked else _("Ingen har slutat så länge sedan.")
    mostly = [line for line in told if 2 * (line.share.unknown.count or 0) <= (line.share.total.count or 0)]
    return _lasting(mostly[-1] if mostly else told[0], decimals=1 if found.is_exact else 0)


def _lasting(line: LastingLine, *, decimals: int) -> str:
    share = line.share
    low, high = (percent(value, decimals=decimals) for value in (share.low, share.high))
    words = {"months": line.months, "total": whole(share.total.count), "low": low, "high": high}
    words |= {"unknown": whole(share.unknown.count)}
    if low == high:
        return _("%(months)s månader efter hade %(low)s av %(total)s arbete eller studier.") % words
    said = _("%(months)s månader efter hade mellan %(low)s och %(high)s av %(total)s arbete eller studier.") % words
    return f"{said} {_('För %(unknown)s är det okänt.') % words}"


def span(found: Overview) -> str:
    """Return the period in days."""
    words = {"first": day(found.period.first_day), "last": day(found.period.last_day)}
    return _("%(first)s – %(last)s") % words


def reference(goal: GoalLine | None) -> str:
    """Return where the reference population comes from; empty without one."""
    if goal is None or goal.population is None:
        return ""
    words = {"population": whole(goal.population), "source": goal.source, "day": day(goal.source_day)}
    said = _("Jämförs med %(population)s arbetslösa i kommunen.") % words
    if goal.source_day:
        said += " " + _("Uppgiften gäller %(day)s.") % words
    return f"{said} " + _("Källa: %(source)s.") % {"source": goal.source.rstrip(".")} if goal.source else said


def about(found: Overview, *, municipality: str) -> list[tuple[str, str]]:
    """Return what a file's figures are about: where, when, as known when, and whether they are protected."""
    known = _("som det var känt när dagen var slut") if found.is_replay else _("som det är känt när filen gjordes")
    exact = _("exakta") if found.is_exact else _protected()
    return [
        (_("Kommun"), municipality),
        (_("Läget på dagen"), f"{day(found.on)}, {known}"),
        (_("Period"), span(found)),
        (_("Siffrorna är"), exact),
    ]


def _protected() -> str:
    return _("skyddade: 1–4 döljs (..), övriga antal avrundas till närmaste femtal och andelar till hela procent")


def capital(words: str) -> str:
    """Return the words with a capital first."""
    return words[:1].upper() + words[1:]
