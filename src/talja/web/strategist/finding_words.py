"""What to look at in an inventory before one carves, in plain Swedish: many of a kind are one thing."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.jobdesign.queries import FindingLine
from talja.apps.placements.queries import occupation_name
from talja.web.shared.inventory_words import hours

_TEXTS: Final[Mapping[str, tuple[str | Promise, str | Promise]]] = {
    "title_missing": (gettext_lazy("Uppgift utan namn"), gettext_lazy("Skriv vad som görs.")),
    "minutes_none": (gettext_lazy("Ingen tid"), gettext_lazy("Skriv hur lång tid det tar varje gång.")),
    "minutes_above_day": (gettext_lazy("Längre än ett dygn"), gettext_lazy("Rätta tiden.")),
    "times_none": (gettext_lazy("Inga gånger"), gettext_lazy("Skriv hur ofta det görs.")),
    "people_none": (gettext_lazy("Inga personer"), gettext_lazy("Skriv hur många som gör det samtidigt.")),
    "weeks_impossible": (gettext_lazy("Fel antal veckor"), gettext_lazy("Ett år har högst 52.")),
    "days_none": (gettext_lazy("Inga dagar"), gettext_lazy("Välj vilka dagar det kan göras.")),
    "days_unknown": (gettext_lazy("Dagar som inte finns"), gettext_lazy("Rätta dagarna.")),
    "window_impossible": (gettext_lazy("Slutar innan det börjar"), gettext_lazy("Rätta tiderna.")),
    "window_too_short": (
        gettext_lazy("Ryms inte mellan tiderna"),
        gettext_lazy("Uppgiften tar längre tid än det är mellan den tidigaste starten och det senaste slutet."),
    ),
    "demand_unknown": (gettext_lazy("Okänt krav"), gettext_lazy("Rätta kraven.")),
    "feeling_unknown": (gettext_lazy("Okänt svar"), gettext_lazy("Rätta svaret.")),
    "times_do_not_fit": (
        gettext_lazy("Alla gångerna ryms inte på en dag"),
        gettext_lazy("Stämmer tiden, antalet och klockslagen?"),
    ),
    "minutes_outside_range": (
        gettext_lazy("Tar annan tid än det brukar"),
        gettext_lazy("Tiden ligger utanför det vanliga. Det kan stämma: skriv i så fall varför."),
    ),
    "hand_over_unknown": (
        gettext_lazy("Ingen har sagt om det kan lämnas över"),
        gettext_lazy("De här tas inte med när ni snickrar. Fråga på mötet, eller låt dem vara kvar."),
    ),
    "why_not_missing": (
        gettext_lazy("Stannar, men ingen har sagt varför"),
        gettext_lazy("Skriv skälet: legitimation, sekretess, säkerhet eller lag. Ibland finns det inget."),
    ),
    "why_not_of_yes": (
        gettext_lazy("Kan lämnas över, fast det finns ett skäl emot"),
        gettext_lazy("Är det rätt att någon annan får göra det?"),
    ),
    "delegation_needed": (
        gettext_lazy("Kräver delegering"),
        gettext_lazy("Den som tar över behöver en personlig delegering av någon med legitimation."),
    ),
    "occupation_missing": (
        gettext_lazy("Ingen har sagt vem som gör det i dag"),
        gettext_lazy("Utan yrke vet vi inte vems tid som frigörs."),
    ),
    "alone_together": (
        gettext_lazy("Görs ensam, men av flera"),
        gettext_lazy("Är det flera som gör det samtidigt, var för sig?"),
    ),
    "would_be_missed": (
        gettext_lazy("Personalen skulle sakna det"),
        gettext_lazy("Prata om det innan någon annan tar över. Det som är roligt i arbetet är också arbetsmiljö."),
    ),
    "same_in_other_words": (
        gettext_lazy("Kanske samma sak två gånger"),
        gettext_lazy("Ta bort den ena, eller skriv vad som skiljer."),
    ),
    "only_looks_simple": (gettext_lazy("Ser enklare ut än det är"), gettext_lazy("Läs varningen och bedöm.")),
    "usually_stays": (
        gettext_lazy("Brukar behöva stanna"),
        gettext_lazy("På andra ställen lämnas det inte över. Kontrollera innan ni gör det."),
    ),
    "hours_unknown": (
        gettext_lazy("Okänd arbetstid"),
        gettext_lazy("Skriv hur många de är och hur lång en heltidsvecka är, så syns det om summan är rimlig."),
    ),
    "more_than_hours": (
        gettext_lazy("Mer tid än de har"),
        gettext_lazy("Uppgifterna tar längre tid än yrket arbetar. Något är för stort, eller räknat två gånger."),
    ),
    "little_told": (
        gettext_lazy("Bara en liten del är inventerad"),
        gettext_lazy("Mindre än hälften av arbetstiden finns med. Det räcker kanske, men säg det."),
    ),
}


@dataclass(frozen=True, slots=True)
class FindingItem:
    """One finding of a kind: what it is about, and why it may stand if somebody has said."""

    id: str
    text: str
    url: str
    settled: str
    settled_by: str


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one kind: what they mean and what to do. `waiting` are those that nobody has settled."""

    code: str
    title: str
    text: str
    is_fault: bool
    items: tuple[FindingItem, ...]

    @property
    def waiting(self) -> tuple[FindingItem, ...]:
        """Those that nobody has settled."""
        return tuple(item for item in self.items if not item.settled)


def finding_groups(findings: Sequence[FindingLine]) -> tuple[FindingGroup, ...]:
    """Return the findings by kind, those with something left first."""
    by_code: dict[str, list[FindingLine]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    groups = [
        FindingGroup(
            code, str(_TEXTS[code][0]), str(_TEXTS[code][1]), found[0].is_fault, tuple(_item(one) for one in found)
        )
        for code, found in by_code.items()
    ]
    return tuple(sorted(groups, key=lambda group: not group.waiting))


def codes_with_words() -> frozenset[str]:
    """Return the codes that have words, for the test that holds them to the core's."""
    return frozenset(_TEXTS)


def _item(finding: FindingLine) -> FindingItem:
    url = reverse("strategist:inventory_line", args=[finding.lines[0]]) if finding.lines else ""
    return FindingItem(finding.id, _about(finding), url, finding.settled, finding.settled_by)


def _about(finding: FindingLine) -> str:
    titles = " – ".join(finding.titles)
    if finding.code == "minutes_outside_range":
        return f"{titles}: {finding.data['minutes']} min"
    if "task" in finding.data:
        return f"{titles}. {finding.note}" if finding.note else titles
    if "occupation" in finding.data:
        return _hours(finding)
    return titles


def _hours(finding: FindingLine) -> str:
    name = occupation_name(str(finding.data["occupation"]))
    told, worked = hours(int(finding.data["told"])), int(finding.data["worked"])
    if not worked:
        return _("%(name)s: %(told)s i veckan är inventerat") % {"name": name, "told": told}
    return _("%(name)s: %(told)s av %(worked)s i veckan") % {"name": name, "told": told, "worked": hours(worked)}
