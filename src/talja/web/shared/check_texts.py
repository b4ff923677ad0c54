"""What stops an agreement or must be read before it, and the signs at a workplace, in Swedish: what it is, what to do.

The codes are those of core.chain.checks and core.chain.signals; a house test finds the ones without a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Words:
    """What was found, and what to do about it."""

    what: str
    todo: str


CHECKS: dict[str, tuple[Text, Text]] = {
    # the form and its time
    "measure_not_valid": (
        _("Insatsen finns inte den %(first)s."),
        _("Välj en annan insats eller en annan första dag."),
    ),
    "time_used_up": (
        _("Personens tid med stödet är slut: den räckte till %(longest)s."),
        _("Välj en annan form, eller be Arbetsförmedlingen pröva på nytt."),
    ),
    "time_too_long": (
        _("Stödet kan ges till %(longest)s, men överenskommelsen slutar %(last)s."),
        _("Korta tiden, eller planera vad som kommer efter stödet."),
    ),
    "no_last_day": (
        _("Överenskommelsen har ingen sista dag, men stödet kan ges till %(longest)s."),
        _("Skriv en sista dag, eller planera vad som händer när stödet tar slut."),
    ),
    "time_unknown": (
        _("Vi vet inte hur länge personen kan ha stödet."),
        _("Komplettera uträkningen, eller fråga Arbetsförmedlingen."),
    ),
    "renewal_needed": (
        _("Ett beslut räcker till %(decided_to)s. Därefter behövs ett nytt."),
        _("Ansök om förlängning i god tid."),
    ),
    "combination": (
        _("Personen har en annan insats från %(first)s som inte går att förena med den här."),
        _("Avsluta den andra först, eller välj en annan första dag."),
    ),
    "runs_beside": (
        _("Personen har en annan insats samtidigt, från %(first)s."),
        _("Kontrollera att de går att förena, och att tiden räcker till."),
    ),
    "amounts_change": (
        _("Stödets belopp ändras %(day)s, medan överenskommelsen gäller."),
        _("Uträkningen tar hänsyn till det. Säg det till den som har budgeten."),
    ),
    # the workplace and the supervisor
    "workplace_closed": (
        _("Arbetsplatsen är stängd från %(closed)s."),
        _("Välj en annan arbetsplats, eller ändra dagen under Organisation."),
    ),
    "workplace_closes": (
        _("Arbetsplatsen stänger %(closed)s, innan överenskommelsen är slut."),
        _("Korta tiden, eller planera för flytt."),
    ),
    "supervisor_missing": (
        _("Ingen handledare är utsedd."),
        _("Be chefen utse en handledare före första dagen."),
    ),
    "supervisor_full": (
        _("Handledaren har redan %(load)s och kan ha högst %(capacity)s samtidigt."),
        _("Välj en annan handledare, eller kom överens med chefen."),
    ),
    "supervisor_capacity_unknown": (
        _("Ingen har sagt hur många en handledare kan ha. Handledaren har nu %(load)s."),
        _("Fråga chefen, och skriv svaret på arbetsplatsens sida under Organisation."),
    ),
    # notices for lack of work
    "redundancy": (
        _("Någon sades upp på grund av arbetsbrist på arbetsplatsen %(day)s."),
        _("Det ska ha gått tolv månader. Vänta, välj en annan arbetsplats, eller kontrollera med HR."),
    ),
    "redundancy_in_unit": (
        _("Någon sades upp på grund av arbetsbrist i samma enhet %(day)s."),
        _("Kontrollera med HR om arbetsplatserna räknas som samma driftsenhet."),
    ),
    "redundancy_old": (
        _("Den senaste uppgiften om arbetsbrist på arbetsplatsen är från %(as_of)s."),
        _("Fråga chefen igen, och skriv svaret på arbetsplatsens sida under Organisation."),
    ),
    "redundancy_unknown": (
        _("Vi vet inte om någon har sagts upp på grund av arbetsbrist på arbetsplatsen."),
        _("Fråga chefen, och skriv svaret på arbetsplatsens sida under Organisation."),
    ),
    # the Employment Protection Act
    "priority_right": (
        _("Någon annan kan ha företrädesrätt till anställningen."),
        _("Fråga HR om någon ska erbjudas den först, och skriv svaret här."),
    ),
    "las_converts": (
        _("Anställningen blir tills vidare %(day)s om den fortsätter, enligt det tidigaste sättet att räkna."),
        _("Bestäm med HR vad som händer då. Dagarna står på personens sida."),
    ),
    "las_converted": (
        _("Personen kan redan ha blivit tillsvidareanställd hos arbetsgivaren, från %(day)s."),
        _("Gå inte vidare förrän HR har kontrollerat det. Dagarna står på personens sida."),
    ),
    "employment_unknown": (
        _("Ingen har sagt vilken sorts anställning det blir. Vi räknar den som särskild visstidsanställning."),
        _("Kontrollera med HR, och skriv anställningsformen i överenskommelsen."),
    ),
    "las_unknown": (
        _("Vi vet inte hur många LAS-dagar personen har hos arbetsgivaren."),
        _("Be HR räkna dem."),
    ),
    # the decision and the wage
    "decision_missing": (
        _("Arbetsförmedlingen har inte beslutat om stödet, och första dagen är inne."),
        _("Vänta med starten tills beslutet finns, eller flytta första dagen."),
    ),
    "begins_before_decision": (
        _("Beslutet gäller från %(first)s, men överenskommelsen börjar tidigare."),
        _("Flytta första dagen, eller be Arbetsförmedlingen ändra beslutet."),
    ),
    "ends_after_decision": (
        _("Beslutet gäller till %(last)s, men överenskommelsen slutar senare."),
        _("Ansök om förlängning, eller korta överenskommelsen."),
    ),
    "wage_missing": (
        _("Lönen saknas i överenskommelsen."),
        _("Skriv lönen per månad. Vi gissar den aldrig."),
    ),
    "counted_other_wage": (
        _("Lönen i överenskommelsen är inte den som är räknad."),
        _("Räkna om, så att stöd och kostnad stämmer."),
    ),
    "counted_other_extent": (
        _("Omfattningen i överenskommelsen är inte den som är räknad."),
        _("Räkna om, så att stöd och kostnad stämmer."),
    ),
    "counted_other_days": (
        _("Överenskommelsen gäller inte de dagar som är räknade."),
        _("Räkna om, så att stöd och kostnad stämmer."),
    ),
    "counted_other_form": (
        _("Uträkningen gäller en annan form än den som står i överenskommelsen."),
        _("Räkna om med rätt form."),
    ),
}

SIGNALS: dict[str, Text] = {
    "ordinary_unknown": _(
        "Ingen har sagt hur många som är anställda utan stöd. Då går det inte att räkna någon andel."
    ),
    "ordinary_old": _("Antalet anställda utan stöd är från %(day)s och kan ha ändrats."),
    "many_supported": _("%(number)s procent av de anställda har stöd. Det är mer än kommunens egen gräns."),
    "redundancy": _("Någon sades upp på grund av arbetsbrist %(day)s."),
}


def check_words(code: str, params: Mapping[str, str]) -> Words:
    """Return what was found and what to do. Raises `KeyError` for a code without a text."""
    what, todo = CHECKS[code]
    latest = params.get("latest", "")
    more = " " + _now("Senast blir det %(latest)s.") % params if latest and latest != params.get("day") else ""
    return Words(str(what) % params + more, str(todo))


def check_text(code: str, params: Mapping[str, str]) -> str:
    """Return what was found and what to do in one go. Raises `KeyError` for a code without a text."""
    words = check_words(code, params)
    return f"{words.what} {words.todo}"


def signal_words(code: str, *, number: int | None = None, day: date | None = None) -> str:
    """Return what a sign tells. Raises `KeyError` for a code without a text."""
    if number is not None and code == "fewer_ordinary":
        return ngettext(
            "En färre är anställd utan stöd än för ett år sedan, och fler har stöd.",
            "%(number)s färre är anställda utan stöd än för ett år sedan, och fler har stöd.",
            number,
        ) % {"number": number}
    if number is not None and code == "repeated":
        return _now(
            "%(number)s har haft stöd i samma yrke efter varandra utan att någon fick en vanlig anställning."
        ) % {"number": number}
    return str(SIGNALS[code]) % {"number": number, "day": day.isoformat() if day else ""}
