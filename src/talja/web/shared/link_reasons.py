"""Why the import thinks that a row is about somebody, or waits: the codes of core.intake in Swedish."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.intake.links import Reason

LINK_REASONS: dict[str, str | Promise] = {
    # who it is
    "same_number": _("Samma personnummer."),
    "same_local_number": _("Samma lokala nummer."),
    "number_nearly_same": _("Numret är nästan detsamma: en siffra, två som bytt plats eller seklet skiljer."),
    "number_differs": _("Personnumren är olika."),
    "same_name": _("Samma namn."),
    "same_name_other_order": _("Samma namn, men för- och efternamn har bytt plats."),
    "similar_name": _("Namnen liknar varandra till %(percent)s procent."),
    "part_of_name": _("Listan har bara en del av namnet, och den stämmer till %(percent)s procent."),
    "name_differs_in_part": _("Antingen förnamnet eller efternamnet är ett annat."),
    "name_differs": _("Numret är detsamma, men namnet är ett helt annat. Kontrollera att numret stämmer."),
    "same_birth_date": _("Samma födelsedatum."),
    "same_birth_date_common": _("Samma födelsedatum, men många har fått just det datumet."),
    "birth_date_nearly_same": _("Födelsedatumen är nästan desamma."),
    "birth_date_differs": _("Födelsedatumen är olika."),
    # which placement it is
    "same_workplace": _("Samma arbetsplats."),
    "workplace_differs": _("Arbetsplatserna är olika."),
    "same_measure": _("Samma insats."),
    "measure_differs": _("Insatserna är olika."),
    "same_first_day": _("Samma första dag."),
    "first_day_differs": _("Första dagen skiljer %(days)s dagar."),
    "first_day_not_said": _("Listan säger inte vilken dag det började."),
    "dates_overlap": _("Perioderna går in i varandra."),
    "extends": _("Fortsätter där en tidigare period slutar."),
    "several_placements": _("Det kan vara flera av personens placeringar."),
    "several_rows": _("%(rows)s rader i listan handlar om samma placering men säger olika saker."),
    # why the row waits, or what to notice
    "who_is_it": _("Välj vem raden gäller, eller om det är en ny person."),
    "which_placement": _("Välj vilken placering raden gäller, eller om det är en ny."),
    "nobody_named": _("Raden har varken namn eller nummer."),
    "number_unreadable": _("Numret går inte att läsa. Rätta det, eller spara personen utan nummer."),
    "essential_unreadable": _("Det går inte att läsa %(field)s. Rätta det, så kommer raden med."),
    "essential_missing": _("Raden saknar %(field)s. Fyll i det, så kommer raden med."),
    "ends_before_start": _("Sista dagen ligger före första dagen."),
    "ended_in_register": _("Placeringen är avslutad här, men listan säger att den pågår."),
    "ending_without_last_day": _("Raden säger varför det slutade eller vart det ledde, men inte att det har slutat."),
    "protection_changes": _("Listan har ett annat skydd än det personen har här. Ändra det för hand om det stämmer."),
    "row_repeats": _("Säger samma sak som rad %(row)s."),
    "protected_person": _("Personen har skyddade personuppgifter. Den som har rätt att se dem avgör raden."),
    "would_overlap": _(
        "Personen har redan en placering samtidigt, och de två utesluter varandra. Avsluta den, eller rätta dagarna."
    ),
    "would_overlap_row": _(
        "Raden går in i den på rad %(row)s, och de två utesluter varandra. Rätta dagarna, eller hoppa över en av dem."
    ),
    # what the list leaves out
    "not_in_list": _("Pågår här, men finns inte i listan."),
    "person_in_list": _("Personen finns i listan med något annat."),
    "perhaps_in_row": _("En rad i listan kan gälla personen. Avgör den först."),
}
STAGING_REASONS: dict[str, str | Promise] = {  # the codes of apps.imports: what the register would say
    "would_overlap": _("Personen har redan en placering de dagarna som inte får pågå samtidigt."),
    "would_overlap_row": _("Går in i placeringen på rad %(row)s, och de två får inte pågå samtidigt."),
    "measure_not_valid_then": _("Insatsen fanns inte den första dagen. Kontrollera dagen eller insatsen."),
    "protected_person": _("Personen har skyddade personuppgifter. Den som har rätt att se dem avgör raden."),
}
_FIELDS: dict[str, str | Promise] = {
    "name": _("namnet"),
    "measure": _("insatsen"),
    "workplace": _("arbetsplatsen"),
    "first_day": _("första dagen"),
}


def say_link(reason: Reason) -> str:
    """Return the Swedish sentence for a reason, with its figures. Raises `KeyError` for a code without text."""
    params = dict(reason.params)
    if "field" in params:
        params["field"] = str(_FIELDS[params["field"]])
    return str((LINK_REASONS | STAGING_REASONS)[reason.code]) % params
