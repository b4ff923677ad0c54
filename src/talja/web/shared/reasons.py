"""Reason codes in Swedish: what a person reads when something is refused. A house test finds codes without text."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.kernel.verdict import Denied, Verdict

REASONS: dict[str, str | Promise] = {
    "missing_right": _("Din roll ger inte rätt till det här. Fråga din administratör om du behöver den."),
    "not_found": _("Det du söker finns inte, eller så har du inte rätt att se det."),
    "share_of_few": _("Gruppen är mindre än tio personer. Då visar vi ingen andel."),
    "share_reveals_few": _("Andelen skulle visa hur det gick för ett fåtal. Därför visar vi den inte."),
    "share_of_all": _(
        "Det gäller alla eller ingen i gruppen, och säger därför något om var och en. Vi visar det inte."
    ),
    "median_of_few": _("Gruppen är mindre än tio. Då visar vi ingen mediantid."),
    # accounts and organisation
    "account_inactive": _("Kontot är stängt. Öppna det först."),
    "already_active": _("Kontot är redan öppet."),
    "already_inactive": _("Kontot är redan stängt."),
    "contact_unreachable": _("Skriv ett telefonnummer eller en e-postadress, så att det går att nå kontakten."),
    "cost_centre_too_long": _("Ansvaret får vara högst 40 tecken."),
    "email_taken": _("Någon annan har redan den e-postadressen."),
    "employer_ambiguous": _("Flera arbetsgivare heter så. Skriv organisationsnumret också."),
    "last_administrator": _("Någon måste kunna ge roller. Gör någon annan till administratör först."),
    "municipality_code_invalid": _("Kommunkoden ska vara fyra siffror."),
    "name_missing": _("Skriv ett namn."),
    "name_taken": _("Det finns redan ett med det namnet här."),
    "name_too_long": _("Namnet får vara högst 160 tecken."),
    "not_empty": _("Databasen innehåller riktiga uppgifter och kan inte bli en demokommun."),
    "not_set_up": _("Kommunen är inte upplagd än. Börja med det."),
    "org_number_invalid": _("Organisationsnumret stämmer inte. Kontrollera siffrorna."),
    "org_number_is_personal": _("Det är ett personnummer. Lämna fältet tomt för en enskild firma."),
    "org_number_taken": _("En annan arbetsgivare har redan det organisationsnumret."),
    "own_account": _("Du kan inte stänga ditt eget konto. Be en annan administratör."),
    "own_protected": _("Du kan inte ge dig själv rätt att se skyddade personuppgifter. Be en annan administratör."),
    "role_already_held": _("Användaren har redan den rollen under den tiden."),
    "role_needs_workplaces": _("Välj minst en arbetsplats. Den som har rollen ser bara sina egna."),
    "role_takes_no_workplaces": _("Den rollen gäller alla arbetsplatser. Ta bort dem du har valt."),
    "unit_needs_administration": _("Skriv vilken förvaltning enheten hör till."),
    "unit_too_deep": _("En enhet kan inte ha enheter under sig. Lägg den direkt under förvaltningen."),
    "workplace_ambiguous": _("Flera arbetsplatser heter så. Skriv vilken enhet du menar."),
    "workplace_closed": _("Arbetsplatsen är stängd då. Välj en annan, eller en tidigare dag."),
    "already_ended": _("Det är redan avslutat."),
    "ends_before_start": _("Sista dagen ligger före första dagen."),
    # persons and placements
    "birth_date_differs": _("Födelsedatumet stämmer inte med personnumret."),
    "birth_date_in_future": _("Födelsedatumet har inte varit än."),
    "changed_by_other": _(
        "Någon annan har ändrat uppgifterna sedan du öppnade sidan. Läs det nya och gör om det du vill ändra."
    ),
    "decision_days_in_disorder": _("Beslutets sista dag måste ha en första dag, som inte ligger efter den."),
    "duplicate_number": _("Någon annan i registret har redan det numret."),
    "end_without_day": _("Skriv sista dagen, eller ta bort orsaken och vart personen gick."),
    "extent_out_of_range": _("Omfattningen ska vara över 0 och högst 100 procent."),
    "first_day_too_early": _("Första dagen ligger före 1990. Kontrollera årtalet."),
    "first_day_too_far": _("Första dagen ligger mer än två år fram. Kontrollera årtalet."),
    "has_placements": _("Personen har placeringar och kan inte tas bort."),
    "last_day_too_far": _("Sista dagen ligger mer än två år fram. Skriv den som planerad sista dag."),
    "measure_not_valid_then": _("Insatsen fanns inte den dagen. Välj en annan insats eller en annan första dag."),
    "no_number": _("Skriv ett personnummer, ett samordningsnummer eller ett lokalt nummer."),
    "no_reason_given": _("Skriv varför. Det sparas i historiken."),
    "not_ended": _("Placeringen är inte avslutad."),
    "number_check_digit": _("Kontrollsiffran stämmer inte. Kontrollera numret."),
    "number_date": _("Numrets datum finns inte, eller har inte varit än. Kontrollera numret."),
    "number_reserve": _("Det är ett reservnummer. Skriv det som lokalt nummer."),
    "number_shape": _("Skriv numret med tio eller tolv siffror."),
    "occupation_shape": _("Skriv yrket som en kod med fyra siffror (SSYK 2012)."),
    "overlaps": _(
        "Personen har redan en placering samma dagar som inte går att förena med den här. Avsluta den först."
    ),
    "planned_before_start": _("Den planerade sista dagen ligger före första dagen."),
    "protected_person": _("Personen har skyddade personuppgifter. Be någon som har rätt att se dem."),
    "text_too_long": _("Texten är för lång."),
    "unknown_code": _("Välj ett av värdena i listan."),
    # lists on their way in
    "batch_not_in_state": _("Det går inte i listans läge nu. Någon annan kan ha hunnit före. Ladda om sidan."),
    "batch_not_in_review": _("Listan granskas inte längre. Någon annan kan ha fört in den eller lagt bort den."),
    "batch_still_working": _("Arbetet pågår fortfarande. Vänta tio minuter till."),
    "changed_since_read": _("Någon har ändrat i registret sedan listan granskades. Lämna in listan igen."),
    "decision_does_not_fit": _("Det valet passar inte för den raden."),
    "field_twice": _("Två kolumner har samma innehåll. Välj en av dem."),
    "file_empty": _("Filen är tom. Kontrollera att du valde rätt fil."),
    "file_too_large": _("Filen får vara högst 50 MB. Dela listan och lämna in delarna."),
    "list_day_in_future": _("Listans dag har inte varit än. Välj dagen då listan togs fram."),
    "source_name_missing": _("Skriv vad listan heter."),
    "source_name_taken": _("Det finns redan en lista med det namnet. Välj den i stället."),
    # support, its amounts and the municipality's own rules
    "amount_out_of_range": _("Skriv beloppet i kronor per månad, högst 1 000 000."),
    "decision_says_nothing": _("Skriv något av beslutet: numret, dagarna, nivån, taket eller beloppet."),
    "effect_after_values": _("Dagen ligger efter den första dag som filen ändrar. Välj den dagen eller en tidigare."),
    "fact_wrong": _("Något svar är orimligt eller av fel slag. Kontrollera det du har fyllt i."),
    "level_out_of_range": _("Nivån ska vara över 0 och högst 100 procent."),
    "not_own_proposal": _("Bara den som föreslog kan ta tillbaka förslaget. Du kan avslå det i stället."),
    "own_proposal": _("Du har föreslagit ändringen själv. En annan person måste avgöra den."),
    "rule_changes_nothing": _("Filen ändrar ingenting. Skriv minst ett värde med sin dag under changes."),
    "rule_file_shared": _("Filen får inte ersätta det gemensamma (shared). Ändra värden under changes i stället."),
    "rule_not_in_state": _("Förslaget är redan avgjort. Ladda om sidan."),
    "rule_title_missing": _("Skriv vad ändringen heter."),
    "scheme_unknown": _("Stödformen finns inte i regelboken."),
    # follow-ups and what comes after
    "already_held": _("Uppföljningen är redan hållen. Rätta det som står i stället."),
    "belief_missing": _("Svara hur mycket du tror på arbete eller studier."),
    "check_day_wrong": _("Dagen måste ligga efter att kontrollen blev aktuell, och inte i framtiden."),
    "day_outside_period": _("Dagen ligger utanför placeringen. Välj en dag inom den."),
    "end_is_assessed": _("Slutet bedömer du när du avslutar placeringen."),
    "form_closed": _("Tiden för att svara har gått ut. Hör av dig till din handläggare om du vill berätta något."),
    "held_day_wrong": _("Dagen måste ligga inom placeringen och får inte ligga i framtiden."),
    "nobody_to_ask": _("Personen har avlidit. Det finns ingen att fråga."),
    "plan_step_missing": _("Skriv vad nästa steg är."),
    "protected_gets_no_letters": _("Personen har skyddade personuppgifter. Vi skickar inga brev eller formulär."),
    "step_day_passed": _("Dagen har redan varit. Välj en dag från och med i dag."),
    # goals and saved views
    "goal_below_zero": _("Ett mål kan inte vara mindre än noll."),
    "goal_no_share": _("Skriv andelen som ett tal över 0 och högst 100 procent."),
    "more_than_population": _("En del kan inte vara större än hela gruppen."),
    "population_empty": _("Gruppen måste vara minst en person."),
    "source_too_long": _("Källan får vara högst 200 tecken."),
    "view_name_too_long": _("Namnet får vara högst 60 tecken."),
}


def say(reason: Denied | Verdict | str) -> str:
    """Return the Swedish text for a refusal or a code. Raises `KeyError` for a code without text."""
    code = reason if isinstance(reason, str) else reason.code
    return str(REASONS[code])
