"""The import in Swedish: what a column holds and why, what was left out of a list, why a file could not be read."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.intake.record import Field

Text = str | Promise

FIELD_LABELS: dict[str, Text] = {
    Field.NUMBER: _("Personnummer"),
    Field.LOCAL_NUMBER: _("Lokalt nummer"),
    Field.BIRTH_DATE: _("Födelsedatum"),
    Field.NAME: _("Namn"),
    Field.GIVEN_NAME: _("Förnamn"),
    Field.FAMILY_NAME: _("Efternamn"),
    Field.SEX: _("Kön"),
    Field.BORN: _("Född i Sverige eller utomlands"),
    Field.EDUCATION: _("Utbildning"),
    Field.PROTECTION: _("Skyddade uppgifter"),
    Field.MEASURE: _("Insats"),
    Field.EMPLOYER: _("Arbetsgivare"),
    Field.ORG_NUMBER: _("Organisationsnummer"),
    Field.ADMINISTRATION: _("Förvaltning"),
    Field.UNIT: _("Enhet"),
    Field.WORKPLACE: _("Arbetsplats"),
    Field.COST_CENTRE: _("Ansvar"),
    Field.FIRST_DAY: _("Första dag"),
    Field.LAST_DAY: _("Sista dag"),
    Field.PERIOD: _("Period (från och till i samma cell)"),
    Field.EXTENT: _("Omfattning"),
    Field.OCCUPATION: _("Yrke"),
    Field.SUPERVISOR: _("Handledare"),
    Field.CASE_WORKER: _("Handläggare"),
    Field.DECISION_REFERENCE: _("Beslutets nummer"),
    Field.DECISION_FIRST_DAY: _("Beslutets första dag"),
    Field.DECISION_LAST_DAY: _("Beslutets sista dag"),
    Field.END_REASON: _("Varför det slutade"),
    Field.DESTINATION: _("Vart det ledde"),
    Field.KOLADA: _("Kolada"),
    Field.WAGE: _("Lön"),
    Field.IGNORED: _("Läs inte kolumnen"),
}
ATTRIBUTE_LABELS: dict[str, Text] = {"planned_last_day": _("Planerad sista dag"), "last_day": _("Sista dag")}

LEFT_OUT: dict[str, Text] = {
    "row_title": _("Rubrik ovanför tabellen"),
    "row_blank": _("Tom rad"),
    "row_total": _("Summa"),
    "row_section": _("Mellanrubrik"),
    "row_header_repeated": _("Kolumnrubrikerna en gång till"),
    "row_note": _("Anteckning"),
}

COLUMN_REASONS: dict[str, Text] = {
    "remembered": _("Du valde det förra gången."),
    "heading_exact": _("Rubriken är välkänd."),
    "heading_similar": _("Rubriken liknar en välkänd."),
    "heading_part": _("En del av rubriken är välkänd."),
    "heading_other": _("Rubriken är välkänd, men registret har ingen plats för innehållet."),
    "section": _("Det är mellanrubrikerna i listan."),
    "content_fits": _("Innehållet passar."),
    "content_partly": _("En del av innehållet passar."),
    "content_differs": _("Innehållet ser ut som något annat."),
    "content_empty": _("Kolumnen är tom."),
    "content_only": _("Rubriken säger inget, men innehållet passar."),
    "ambiguous": _("Det kan vara något annat också."),
    "field_taken": _("En annan kolumn passar bättre."),
    "hidden_column": _("Kolumnen är dold i kalkylbladet."),
}

FAULTS: dict[str, Text] = {
    "file_empty": _("Filen är tom. Kontrollera att du valde rätt fil, och lämna in den igen."),
    "file_kind_unknown": _(
        "Det är ingen lista som Talja kan läsa. Spara den som Excel (.xlsx), OpenDocument (.ods) eller CSV, "
        "och lämna in den igen."
    ),
    "file_password": _("Filen är låst med lösenord. Ta bort lösenordet i Excel, spara och lämna in den igen."),
    "file_broken": _("Filen är skadad. Öppna den i Excel, spara en kopia och lämna in kopian."),
    "file_too_large": _("Filen är för stor. Den får vara högst 50 MB. Dela listan och lämna in delarna."),
    "no_table": _(
        "Vi hittar ingen lista i filen. Den behöver en rad med rubriker, till exempel Personnummer, Namn och Insats."
    ),
    "unexpected": _("Något gick fel hos oss. Inget är ändrat i registret. Försök igen, och säg till om det upprepas."),
    "work_stopped": _("Arbetet stannade av. Inget är ändrat i registret. Försök igen."),
}

STEPS: dict[str, Text] = {
    "waiting": _("Väntar på sin tur"),
    "reading": _("Läser filen"),
    "linking": _("Letar upp personerna i registret"),
    "storing": _("Sparar raderna"),
    "applying": _("För in i registret"),
    "applied": _("Införd"),
    "undoing": _("Tar tillbaka"),
    "undone": _("Tillbakatagen"),
}

_SURE, _LIKELY = 0.85, 0.6


def field_label(code: str, attribute: str = "") -> str:
    """Return what a field is called; `attribute` tells a planned last day from a real one."""
    return str(ATTRIBUTE_LABELS.get(attribute) or FIELD_LABELS[code])


def value_text(code: str, value: str | date | Decimal | None) -> str:
    """Return a value as people write it in Sweden, with its unit."""
    if value is None:
        return ""
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal):
        number = number_format(value.normalize() if value % 1 else int(value))
        return f"{number} {'kr' if code == Field.WAGE else '%'}"
    return value


def certainty(confidence: float) -> tuple[str, str]:
    """Return how sure the reading of a column is, in a word, and the tone that goes with it."""
    if confidence >= _SURE:
        return str(_("säker")), "success"
    if confidence >= _LIKELY:
        return str(_("trolig")), "info"
    return str(_("osäker")), "warning"
