"""What is wrong in a file of the task library, or in a publisher's file, in plain Swedish with file, place and line."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.kernel.reading.problems import Problem
from talja.web.shared.rule_texts import PROBLEMS

LIBRARY_PROBLEMS: Final[dict[str, str | Promise]] = {
    "unknown_format": _("Filen är skriven som ”%(given)s”. Vi läser %(known)s."),
    "kind_twice": _("Två filer gäller samma slag av arbetsplats, ”%(name)s”. Lämna in en av dem."),
    "title_twice": _("Två uppgifter heter ”%(name)s”. Byt namn på den ena."),
    "title_too_long": _("Uppgiftens namn är för långt: högst %(most)s tecken."),
    "not_minutes": _("”%(given)s” är inga minuter. Skriv 15, eller 10-20 med den kortaste tiden först. Högst 1440."),
    "not_often": _("”%(given)s” säger inte hur ofta. Skriv till exempel 2 per day. Det går att räkna per %(known)s."),
    "not_days": _("”%(given)s” är inga dagar. Skriv till exempel mon-fri eller sat, sun. Dagarna är %(known)s."),
    "not_a_window": _("”%(given)s” är ingen tid på dagen. Skriv 07:00-16:00, med den tidigaste först."),
    "window_too_short": _("Uppgiften ryms inte: mellan klockslagen är det %(minutes)s minuter."),
    "not_a_count": _("”%(given)s” går inte. Skriv ett helt tal från 1 till %(most)s."),
    "not_an_occupation": _("”%(given)s” är inget yrke i SSYK 2012. Skriv fyra siffror inom citattecken: '5321'."),
    "occupation_twice": _("Yrket %(given)s står två gånger."),
    "unknown_demand": _("Kravet ”%(name)s” finns inte. De som finns är %(known)s."),
    "not_a_level": _("Kravet %(name)s kan inte vara ”%(given)s”. Skriv ett helt tal från 0 till %(highest)s."),
    "why_not_missing": _("Skriv varför den inte, eller bara delvis, får lämnas över: lag, sekretess eller säkerhet."),
    "reason_missing": _("Skriv med en mening varför den inte, eller bara delvis, får lämnas över."),
    "why_not_of_yes": _("Den får lämnas över, så det ska inte stå något hinder."),
    "not_onet": _("Det här är inte O*NET:s fil Task Statements som text. Första raden ska vara: %(known)s."),
    "wrong_columns": _("Raden har %(given)s kolumner och ska ha %(wanted)s. Kolumnerna skiljs med tabb."),
    "not_an_onet_code": _("”%(given)s” är ingen kod i O*NET. De ser ut som 31-1131.00."),
    "not_json": _("Filen är ingen JSON, eller är avbruten här. Hämta den igen hos JobTech."),
    "not_ssyk": _("Det här är inte beskrivningarna av SSYK 2012 på nivå 4. Hämta dem som JSON hos JobTech."),
    "no_statements": _("Filen har rätt form, men det står inga arbetsuppgifter i den."),
}


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """A fault as a row: which file, which line, where in it, and what to do."""

    file: str
    line: int
    place: str
    text: str


def task_problem_text(problem: Problem) -> str:
    """Return what is wrong, without where. Raises `KeyError` for a code without words."""
    words = LIBRARY_PROBLEMS.get(problem.code) or PROBLEMS[problem.code]
    return str(words) % problem.params


def problem_rows(problems: Sequence[Problem]) -> list[ProblemRow]:
    """Return the faults file by file, in the order of the lines."""
    found = sorted(problems, key=lambda one: (one.file, one.line, one.key))
    return [
        ProblemRow(one.file, one.line, one.key.removeprefix("tasks/").replace("/", " / "), task_problem_text(one))
        for one in found
    ]
