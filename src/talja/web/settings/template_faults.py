"""What is wrong with a Word template, in Swedish: what it is, where it stands, and what might have been meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from talja.apps.documents.queries import Fault, Place

FAULTS: Final[Mapping[str, str | Promise]] = {
    # names and tags
    "placeholder_unknown": _("Fältet ”%(name)s” finns inte i den här sortens dokument."),
    "filter_unknown": _("Det går inte att skriva ”|%(name)s”."),
    "list_as_text": _("”%(name)s” är en lista. Skriv {%% for %(suggestion)s in %(name)s %%} omkring."),
    "row_as_text": _("”%(name)s” är en rad med flera delar. Skriv till exempel {{ %(suggestion)s }}."),
    "loop_over_no_list": _("”%(name)s” är ingen lista, så det går inte att skriva {%% for %%} med den."),
    "loop_name_taken": _("”%(name)s” är redan namn på något annat. Kalla raden något eget i {%% for %%}."),
    "loops_too_deep": _("”%(name)s” står inuti för många andra. Dela upp det."),
    "tags_too_many": _("Mallen har för många fält. Dela upp den."),
    "tag_not_closed": _("”%(name)s” saknar slut. Skriv %(suggestion)s efter."),
    "tag_not_opened": _("”%(name)s” saknar början. Skriv {{ eller {%% före."),
    "tag_closed_wrong": _("”%(name)s” börjar och slutar olika. Fält slutar med }} och villkor med %%}."),
    "tag_broken": _("”%(name)s” går inte att läsa. Jämför med listan över fält."),
    "tag_not_allowed": _("”%(name)s” går inte att använda i mallar. Fält, {%% if %%} och {%% for %%} fungerar."),
    "tag_outside_text": _("”%(name)s” står där det inte går att fylla i, till exempel i en länk eller en fotnot."),
    "statement_not_alone": _("”%(name)s” måste stå ensamt på sin rad."),
    "block_across": _("”%(name)s” måste börja och sluta likadant: båda på egna rader, eller båda i samma mening."),
    "block_not_ended": _("”%(name)s” saknar slut. Skriv {%% %(suggestion)s %%} där det ska sluta."),
    "end_without_beginning": _("”%(name)s” passar inte ihop med det som står före."),
    # the file
    "template_broken": _("Filen är skadad och går inte att öppna. Spara om den i Word och försök igen."),
    "template_locked": _("Filen är låst med lösenord. Ta bort lösenordet och försök igen."),
    "template_not_word": _("Filen är inget Word-dokument. Spara den som .docx."),
    "template_is_old_word": _("Filen har ett gammalt format eller ett lösenord. Spara den som .docx utan lösenord."),
    "template_is_pdf": _("Filen är en PDF. Mallen ska vara ett Word-dokument (.docx)."),
    "template_is_rtf": _("Filen är i formatet RTF. Spara den som .docx."),
    "template_is_picture": _("Filen är en bild. Mallen ska vara ett Word-dokument (.docx)."),
    "template_is_opendocument": _("Filen är i formatet OpenDocument. Spara den som .docx."),
    "template_is_other_office": _("Filen kommer från Excel eller PowerPoint. Mallen ska vara en .docx från Word."),
    "template_too_large_inside": _("Dokumentet är för stort. Ta bort bilder eller dela upp det."),
    "template_does_not_fit": _("Det går inte att fylla i mallen. Ta bort tabeller en i taget tills det fungerar."),
    "template_has_macros": _("Filen innehåller makron eller program. Spara den som ett vanligt Word-dokument (.docx)."),
    "template_has_objects": _("Filen innehåller ett inbäddat objekt. Ta bort det, eller klistra in det som text."),
    "template_has_entities": _("Filen innehåller något som inte hör hemma i ett Word-dokument. Spara om den i Word."),
    "template_fetches": _("Filen hämtar något från en annan plats: ”%(name)s”. Klistra in det i dokumentet i stället."),
    "template_has_field": _("Word-fältet ”%(name)s” går inte att använda. Sidnummer och datum fungerar."),
    "template_has_merge_field": _("”%(name)s” är ett fält för koppla dokument. Skriv fältet inom {{ }} i stället."),
    "template_has_changes": _("Det finns spårade ändringar. Godkänn eller avvisa alla i Word, och spara om filen."),
    "template_has_comments": _("Det finns kommentarer. De skulle följa med i varje dokument, så ta bort dem."),
}  # fmt: skip
LEFT_OUT: Final[Mapping[str, str | Promise]] = {
    "picture": _("Bilder finns i Word men inte i PDF."),
    "footnote": _("Fotnoter finns i Word men inte i PDF."),
    "sections": _("PDF har samma sidhuvud och sidfot på alla sidor: det första avsnittets."),
    "first_page": _("PDF har samma sidhuvud på första sidan som på de andra."),
}
_PARTS: Final[Mapping[str, str | Promise]] = {"header": _("sidhuvudet"), "footer": _("sidfoten"), "body": ""}
_SUGGESTS = frozenset({"placeholder_unknown", "filter_unknown", "loop_over_no_list"})


@dataclass(frozen=True, slots=True)
class FaultLine:
    """A fault in words: what, where, and how the paragraph reads. The latter two are empty where nothing is known."""

    text: str
    place: str
    quote: str


def fault_lines(faults: Sequence[Fault]) -> tuple[FaultLine, ...]:
    """Return faults in words, in the order they were found."""
    return tuple(FaultLine(fault_text(fault), place_text(fault.place), fault.place.text) for fault in faults)


def fault_text(fault: Fault) -> str:
    """Return what is wrong, and what might have been meant."""
    said = str(FAULTS.get(fault.code, fault.code)) % {"name": fault.name, "suggestion": fault.suggestion}
    if fault.suggestion and fault.code in _SUGGESTS:
        said += " " + _now("Menade du ”%(name)s”?") % {"name": fault.suggestion}
    return said


def place_text(place: Place) -> str:
    """Return where something stands, such as `tabell 2, rad 3, kolumn 1, under rubriken ”Lön”`."""
    steps = [str(_PARTS.get(place.part, place.part))]
    if place.table:
        steps.append(
            _now("tabell %(table)s, rad %(row)s, kolumn %(column)s")
            % {"table": place.table, "row": place.row, "column": place.column}
        )
    elif place.paragraph:
        steps.append(_now("stycke %(number)s") % {"number": place.paragraph})
    if place.heading:
        steps.append(_now("under rubriken ”%(heading)s”") % {"heading": place.heading})
    return ", ".join(step for step in steps if step)


def left_out_texts(codes: Sequence[str]) -> tuple[str, ...]:
    """Return what the Word document shows and the PDF does not."""
    return tuple(str(LEFT_OUT.get(code, code)) for code in codes)
