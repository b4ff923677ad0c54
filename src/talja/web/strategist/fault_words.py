"""Broken rules of a plan, and why a task is left, in Swedish."""

from collections.abc import Mapping
from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from talja.core.carving.explain import Reason
from talja.core.carving.fault import Fault
from talja.core.carving.problem import Problem

FAULTS: Final[Mapping[str, str | Promise]] = {
    "unknown_task": gettext_lazy("Uppgiften finns inte i problemet."),
    "unknown_workplace": gettext_lazy("Arbetsplatsen finns inte i problemet."),
    "unknown_profile": gettext_lazy("Ingen sådan grupp väntar."),
    "home_without_task": gettext_lazy("Befattningen har ingen uppgift på sin egen arbetsplats."),
    "task_twice": gettext_lazy("Två befattningar har samma uppgift."),
    "task_in_part": gettext_lazy("Uppgiften görs inte alla de gånger den ska."),
    "outside_window": gettext_lazy("Uppgiften ligger på en tid då den inte kan göras."),
    "off_grid": gettext_lazy("Uppgiften börjar inte på en jämn kvart."),
    "stays": gettext_lazy("Uppgiften får inte lämnas över."),
    "overlap": gettext_lazy("Två uppgifter krockar."),
    "too_far": gettext_lazy("Arbetsplatserna ligger för långt ifrån varandra."),
    "journey_too_long": gettext_lazy("Resan mellan arbetsplatserna är för lång."),
    "no_time_to_travel": gettext_lazy("Det finns ingen tid att ta sig mellan arbetsplatserna."),
    "too_many_sites": gettext_lazy("Befattningen har för många arbetsplatser."),
    "week_too_short": gettext_lazy("Veckan är för kort för en hel befattning."),
    "week_too_long": gettext_lazy("Veckan är för lång."),
    "day_too_short": gettext_lazy("En dag är för kort för att det ska vara värt att gå dit."),
    "day_too_long": gettext_lazy("En dag är för lång."),
    "too_many_days": gettext_lazy("Befattningen har för många arbetsdagar."),
    "gap_too_long": gettext_lazy("Det är ett för långt uppehåll mitt på dagen."),
    "no_break": gettext_lazy("Det finns ingen rast. Arbetstidslagen 15 § kräver rast inom fem timmar."),
    "unproductive": gettext_lazy("För mycket av tiden går till väntan och resor."),
    "too_many_families": gettext_lazy("Befattningen har för många slags uppgifter."),
    "demands": gettext_lazy("Ingen i gruppen klarar allt som uppgifterna kräver tillsammans."),
    "no_room": gettext_lazy("Arbetsplatsen kan inte handleda så många."),
    "too_many_of_profile": gettext_lazy("Det finns fler befattningar än personer i gruppen."),
    "too_many_positions": gettext_lazy("Det är fler befattningar än du har sagt."),
    "daily_rest": gettext_lazy("Det är mindre än elva timmars vila till nästa dag (arbetstidslagen 13 §)."),
    "weekly_rest": gettext_lazy("Det saknas 36 timmars sammanhängande vila i veckan (arbetstidslagen 14 §)."),
    "parted": gettext_lazy("Uppgifter som ska hållas ihop är isär."),
    "not_apart": gettext_lazy("Uppgifter som ska hållas isär är ihop."),
    "kept": gettext_lazy("Du har bestämt att uppgiften stannar."),
    "lock_broken": gettext_lazy("En låst uppgift är inte där du låste den."),
    "lock_moved": gettext_lazy("En låst uppgift har fått en annan tid."),
    "never": gettext_lazy("Du har sagt att befattningen inte ska ha uppgiften."),
    "shape_missing": gettext_lazy("En befattning som du har låst saknas."),
    "shape_changed": gettext_lazy("En befattning som du har låst har ändrats."),
    "key_twice": gettext_lazy("Två befattningar har samma nyckel."),
    "empty_position": gettext_lazy("Befattningen har inga uppgifter."),
}
LEFT: Final[Mapping[str, str | Promise]] = {
    "kept": gettext_lazy("Du har bestämt att den stannar."),
    "tied": gettext_lazy("Den hör ihop med en uppgift som stannar."),
    "no_profile": gettext_lazy("Ingen av dem som väntar klarar det den kräver."),
    "no_window": gettext_lazy("Den går inte att lägga på någon rimlig arbetsdag."),
    "too_far_alone": gettext_lazy("Ingen befattning finns i närheten."),
    "full": gettext_lazy("Den ryms inte: %(rule)s"),
    "not_worth": gettext_lazy("Den ryms, men kostar mer än den ger."),
    "fits": gettext_lazy("Den ryms. Flytta in den, eller räkna längre."),
}
STAYS: Final[Mapping[str, str | Promise]] = {
    "licence": gettext_lazy("Den kräver legitimation eller behörighet."),
    "secrecy": gettext_lazy("Sekretess hindrar att den lämnas över."),
    "safety": gettext_lazy("Säkerheten hindrar att den lämnas över."),
    "law": gettext_lazy("Lagen säger vem som ska göra den."),
    "no": gettext_lazy("Arbetsplatsen vill inte lämna över den."),
    "unknown": gettext_lazy("Ingen har sagt om den får lämnas över."),
}


def say_fault(fault: Fault, problem: Problem) -> str:
    """Return a broken rule as a sentence, with the task and the day it is about."""
    task = problem.task_by_key.get(fault.task)
    about = [str(WEEKDAYS[fault.day]).capitalize()] if fault.day is not None else []
    if task is not None:
        about.append(task.title)
    said = str(FAULTS[fault.code])
    return f"{', '.join(about)}: {said}" if about else said


def say_stays(why: str) -> str:
    """Return why a task may not be handed over."""
    return str(STAYS[why])


def say_reason(reason: Reason) -> str:
    """Return why a task is left."""
    if reason.code == "stays":
        return say_stays(str(reason.data["why"]))
    said = str(LEFT[reason.code])
    rule = str(FAULTS.get(str(reason.data.get("rule", "")), ""))
    return said % {"rule": rule[:1].lower() + rule[1:]} if reason.code == "full" else said
