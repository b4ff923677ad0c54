"""What is wrong with a sheet of cases, in plain Swedish: the file, its headings, its cells, and what came out wrong."""

from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.core.rules import case_words as words
from talja.core.rules.case_reading import CaseProblem, Wanted
from talja.core.rules.cases import Difference
from talja.core.rules.results import Answer
from talja.web.shared.rule_words import ANSWERS, decimal_text, money, months_text

PROBLEMS: dict[str, str | Promise] = {
    "case_age_and_birth_date": gettext_lazy("Skriv ålder eller födelsedatum, inte båda."),
    "case_days_in_wrong_order": gettext_lazy("Sista dagen ligger före första dagen."),
    "case_fact_twice": gettext_lazy("Uppgiften står två gånger på samma rad."),
    "case_missing_value": gettext_lazy("Cellen är tom. Den behövs i varje fall."),
    "case_not_a_day": gettext_lazy("Det är ingen dag. Skriv den som 2026-03-01."),
    "case_not_a_number": gettext_lazy("Det är inget tal."),
    "case_not_a_pair": gettext_lazy("Skriv det som namn=värde, med semikolon emellan."),
    "case_not_an_answer": gettext_lazy("Skriv ja, nej eller vet inte."),
    "case_not_yes_or_no": gettext_lazy("Skriv ja eller nej."),
    "case_nothing_expected": gettext_lazy("Raden säger inte vad du väntar dig. Fyll i minst ett väntat värde."),
    "case_number_out_of_range": gettext_lazy("Talet är orimligt."),
    "case_unknown_alternative": gettext_lazy("Det svaret finns inte att välja på."),
    "case_unknown_fact": gettext_lazy("Ingen regel frågar efter den uppgiften."),
    "case_unknown_form": gettext_lazy("Formen finns inte i regelboken. Skriv dess kod, till exempel nystartsjobb."),
    "case_unknown_group": gettext_lazy("Formen har ingen sådan målgrupp."),
    "case_unknown_heading": gettext_lazy("Vi känner inte till kolumnen. Byt rubrik eller ta bort den."),
}
_FILES: dict[str, str | Promise] = {
    "file_broken": gettext_lazy("Filen är skadad. Öppna den i Excel, spara en kopia och pröva kopian."),
    "file_empty": gettext_lazy("Filen är tom. Kontrollera att du valde rätt fil."),
    "file_kind_unknown": gettext_lazy("Filen är ingen tabell. Spara arket som Excel, OpenDocument eller CSV."),
    "file_password": gettext_lazy("Filen är låst med lösenord. Ta bort lösenordet i Excel, spara och pröva igen."),
    "file_too_large": gettext_lazy("Filen är för stor. Den får vara högst 10 MB. Dela arket och pröva delarna."),
    "case_no_rows": gettext_lazy("Arket har rubriker, men inga fall under dem."),
    "case_too_many_rows": gettext_lazy("Arket har fler än 5 000 rader. Dela det och pröva delarna."),
}
_MISSING = gettext_lazy("Vi hittar inte kolumnerna %(headings)s. Rubrikerna ska stå på en av de första raderna.")
_TWICE = gettext_lazy("Flera kolumner har samma rubrik: %(headings)s. Ta bort en av dem.")
_NOT_ASKED = gettext_lazy("prövas inte")
_NO_GROUP = gettext_lazy("ingen")


def file_text(code: str, headings: tuple[str, ...] = ()) -> str:
    """Return why a whole file cannot be checked."""
    named = {"headings": ", ".join(headings)}
    if code == "case_headings_missing":
        return str(_MISSING) % named
    return str(_TWICE) % named if code == "case_heading_twice" else str(_FILES[code])


def problem_text(problem: CaseProblem) -> str:
    """Return what is wrong with a cell, and what stands in it."""
    words_ = str(PROBLEMS[problem.code])
    return _("%(what)s Det står ”%(given)s”.") % {"what": words_, "given": problem.given} if problem.given else words_


def value_text(difference: Difference, value: Wanted) -> str:
    """Return an expected or a found value as it is said of its column."""
    if isinstance(value, Answer):
        return str(ANSWERS[value])
    if difference.column in words.LENGTHS:
        return months_text(value if isinstance(value, Decimal) else None)
    if isinstance(value, Decimal):
        whole = value == value.to_integral_value()
        return money(value) if whole else f"{decimal_text(value, decimals=2)}\u00a0kr"
    if difference.column == words.WANTED_GROUP:
        return value or str(_NO_GROUP)
    return money(None) if value is None else str(_NOT_ASKED)
