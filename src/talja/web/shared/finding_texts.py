"""What the import found in a cell or a row, in Swedish: the codes of core.intake's findings.

An error says what to do, a warning what Talja took, a note why nothing needs doing. The cell as written and the
suggestion stand beside the text, never in it.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.intake.record import Finding

FINDING_TEXTS: dict[str, str | Promise] = {
    # any cell
    "cell_is_excel_error": _("Cellen visar ett fel från kalkylbladet. Rätta formeln i listan, eller skriv värdet här."),
    "value_unknown": _("Listan säger att det är okänt."),
    "text_too_long": _("Texten är för lång."),
    "columns_disagree": _("Två kolumner säger olika. Vi tog den första."),
    # days
    "day_ambiguous": _("Datumet går att läsa på flera sätt. Kontrollera att vi läste rätt."),
    "day_approximate": _("Datumet är ungefärligt i listan. Kontrollera dagen."),
    "day_does_not_exist": _("Den dagen finns inte. Skriv rätt dag."),
    "day_extra_text": _("Cellen har mer text än ett datum. Kontrollera dagen."),
    "day_from_month": _(
        "Listan har bara månad och år. Vi tog månadens första dag, eller sista om det är en sista dag."
    ),
    "day_from_serial": _("Kalkylbladet har sparat datumet som ett tal. Vi räknade om det."),
    "day_from_term": _("En termin är ingen dag. Skriv dagen."),
    "day_from_week": _("Listan har en vecka. Vi tog måndagen, eller söndagen om det är en sista dag."),
    "day_incomplete": _("Datumet är inte helt. Skriv år, månad och dag."),
    "day_odd_form": _("Datumet är skrivet på ett ovanligt sätt. Kontrollera dagen."),
    "day_out_of_range": _("Årtalet är orimligt. Kontrollera datumet."),
    "day_says_other_edge": _("Cellen säger från och med eller till och med, men kolumnen gäller den andra dagen."),
    "day_unreadable": _("Vi kan inte läsa datumet. Skriv det som 2016-08-01."),
    "day_year_assumed": _("Året saknas. Vi tog det år som ligger närmast listans dag."),
    "open_end": _("Ingen sista dag: tills vidare."),
    "period_one_day": _("Cellen har bara en dag. Vi tog den som första dag."),
    # extents and wages
    "extent_approximate": _("Omfattningen är ungefärlig i listan. Kontrollera den."),
    "extent_from_hours": _("Vi räknade om timmar till procent av heltid. Kontrollera vad heltid är."),
    "extent_is_a_date": _("Kalkylbladet har gjort om omfattningen till ett datum. Skriv den i procent."),
    "extent_over_full": _("Omfattningen är mer än heltid. Skriv den i procent, högst 100."),
    "extent_part_time": _("Deltid säger inte hur mycket. Skriv omfattningen i procent."),
    "extent_scale_assumed": _("Talet kan vara procent, en andel eller timmar. Kontrollera att vi läste rätt."),
    "extent_unreadable": _("Vi kan inte läsa omfattningen. Skriv den som 75 %."),
    "extent_zero": _("Omfattningen är noll. Skriv den i procent, över 0."),
    "money_not_per_month": _("Lönen är inte per månad. Skriv månadslönen."),
    "money_unlikely": _("Beloppet är ovanligt för en månadslön. Kontrollera det."),
    "money_unreadable": _("Vi kan inte läsa beloppet. Skriv det som 18 500."),
    # numbers
    "local_number_is_personal": _("Det är ett personnummer. Vi sparar det som personnummer."),
    "local_number_too_long": _("Ett lokalt nummer får vara högst 20 tecken."),
    "number_birth_date_only": _("Cellen har bara ett födelsedatum. Vi tog det, men numret saknas."),
    "number_check_digit": _("Kontrollsiffran stämmer inte. Kontrollera alla siffror i numret."),
    "number_date": _("Numrets datum finns inte, eller har inte varit än. Kontrollera numret."),
    "number_extra_text": _("Cellen har mer text än ett nummer. Vi tog numret."),
    "number_incomplete": _("Siffror saknas i slutet av numret. Skriv tio eller tolv siffror."),
    "number_reserve": _("Det är ett reservnummer. Skriv personens personnummer, eller ge ett lokalt nummer."),
    "number_shape": _("Vi kan inte läsa numret. Skriv tio eller tolv siffror."),
    "number_taken_as_local": _("Det är inget personnummer. Vi tog det som ett lokalt nummer."),
    "number_without_serial": _("De fyra sista siffrorna saknas. Vi tog födelsedatumet."),
    "number_zero_added": _("Kalkylbladet har tagit bort nollor i början. Vi satte dit dem. Kontrollera numret."),
    "org_number_check_digit": _("Organisationsnumret stämmer inte. Kontrollera siffrorna."),
    "org_number_is_personal": _("Det är ett personnummer. Lämna cellen tom för en enskild firma."),
    "org_number_shape": _("Skriv organisationsnumret med tio siffror."),
    # names and protection
    "name_digits": _("Namnet har siffror. Vi tog bort dem."),
    "name_extra_text": _("Cellen har mer än ett namn. Vi tog bort det andra."),
    "name_order_assumed": _("Vi vet inte om förnamn eller efternamn står först. Kontrollera namnet."),
    "name_order_unlike_column": _("Namnet verkar stå i en annan ordning än de andra. Kontrollera namnet."),
    "name_single_word": _("Bara ett namn. Vi vet inte om det är förnamn eller efternamn."),
    "name_split_assumed": _("Vi vet inte var förnamnet slutar. Kontrollera namnet."),
    "name_unreadable": _("Det är inget namn."),
    "person_is_protected": _("Cellen säger att personen är skyddad. Vi markerar sekretess."),
    "protection_kind_assumed": _("Vi vet inte vilket skydd det är. Vi markerar sekretess tills någon ändrar det."),
    # words
    "born_country_unknown": _("Vi känner inte igen landet. Vi tog det som utrikes född."),
    "sex_from_digit": _("Vi läste 1 som man och 2 som kvinna."),
    "word_ambiguous": _("Ordet kan betyda flera saker. Välj en."),
    "word_extra_text": _("Cellen har mer text än namnet. Kontrollera att vi tog rätt."),
    "word_shortened": _("Vi tolkade en förkortning."),
    "word_similar": _("Ordet är felstavat eller skrivet på ett annat sätt. Kontrollera att vi tog rätt."),
    "word_unknown": _("Vi känner inte igen ordet. Välj ett ur listan."),
    "workplace_new": _("Arbetsplatsen är ny och läggs till. Välj en som finns om det är en av dem."),
    "workplace_by_cost_centre": _("Vi vet arbetsplatsen genom ansvaret."),
    "case_worker_unknown": _("Vi känner ingen handläggare med det namnet, eller flera. Den som står här ändras inte."),
    # the row as a whole
    "birth_date_disagrees": _("Födelsedatumet stämmer inte med personnumret. Vi går efter numret."),
    "decision_outside_placement": _("Beslutet gäller inte någon dag i placeringen. Kontrollera dagarna."),
    "last_day_before_first_day": _("Sista dagen ligger före första dagen."),
    "row_duplicate": _("Samma person, insats och första dag står redan på en tidigare rad."),
    "row_without_first_day": _("Första dagen saknas."),
    "row_without_person": _("Raden har varken nummer eller namn."),
    "sex_disagrees": _("Könet stämmer inte med personnumret. Kontrollera båda."),
}


def say_finding(finding: Finding) -> str:
    """Return the Swedish text for a finding. Raises `KeyError` for a code without text."""
    return str(FINDING_TEXTS[finding.code])
