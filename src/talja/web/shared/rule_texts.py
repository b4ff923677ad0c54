"""What is wrong in a rule file, and in what somebody typed for a calculation, in plain Swedish."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.core.rules.reading import Problem
from talja.core.rules.situations import Fault
from talja.web.shared.fact_words import FACT_TEXTS

PROBLEMS: dict[str, str | Promise] = {
    # the file as such
    "alias_not_allowed": gettext_lazy("Ankare (&) och alias (*) får inte användas. Skriv ut det som ska stå."),
    "empty_file": gettext_lazy("Filen är tom."),
    "file_too_large": gettext_lazy("Filen är för stor: högst %(most)s tecken."),
    "key_not_text": gettext_lazy("Ett namn saknas före kolonet, eller är något annat än ord."),
    "key_twice": gettext_lazy("”%(name)s” står två gånger. Ta bort den ena."),
    "not_text": gettext_lazy("Filen innehåller tecken som inte hör till en text."),
    "not_utf8": gettext_lazy("Filen är inte sparad som UTF-8. Spara om den, så att å, ä och ö blir rätt."),
    "not_yaml": gettext_lazy(
        "Raden följer inte reglerna för YAML. Se efter indrag, kolon, citattecken och parenteser."
    ),
    "tag_not_allowed": gettext_lazy("Märken som %(tag)s får inte användas."),
    "too_deep": gettext_lazy("Filen har för många nivåer: högst %(most)s."),
    # what is missing, unknown or of the wrong kind
    "missing_key": gettext_lazy("”%(name)s” saknas eller är tomt."),
    "unknown_key": gettext_lazy("”%(name)s” betyder inget här. Det som kan stå är %(known)s."),
    "not_a_choice": gettext_lazy("”%(given)s” går inte att välja. Välj bland %(known)s."),
    "not_a_day": gettext_lazy("”%(given)s” är ingen dag som finns. Skriv den som 2026-01-31."),
    "not_a_list": gettext_lazy("Här ska det stå en lista."),
    "not_a_mapping": gettext_lazy("Här ska det stå namn med värden, ett på varje rad."),
    "not_a_name": gettext_lazy("”%(name)s” går inte som namn. Använd små bokstäver a–z, siffror och understreck."),
    "not_a_number": gettext_lazy("”%(given)s” är inget tal. Skriv det med punkt och utan mellanrum: 20000.50."),
    "not_a_text": gettext_lazy("Här ska det stå en text, högst 1 000 tecken."),
    "not_a_truth": gettext_lazy("”%(given)s” är varken true eller false."),
    "number_below_zero": gettext_lazy("%(given)s är mindre än noll."),
    "number_out_of_range": gettext_lazy("%(given)s är inget rimligt tal. Högst tolv siffror, och sex efter punkten."),
    "percent_above_hundred": gettext_lazy("%(given)s är mer än hundra procent."),
    "day_out_of_range": gettext_lazy("%(given)s ligger utanför %(first)s–%(last)s. Kontrollera årtalet."),
    "days_in_wrong_order": gettext_lazy("Sista dagen %(last)s ligger före första dagen %(first)s."),
    "rounding_step_not_positive": gettext_lazy("Avrundningen ska vara till något större än noll, till exempel 1."),
    # values in time
    "gap_between_versions": gettext_lazy("Det blir en lucka: värdet slutar %(last)s och nästa börjar %(next)s."),
    "last_version_ends": gettext_lazy(
        "Det sista värdet slutar %(last)s. Skriv ett nytt värde dagen efter: ended om det avskaffas, annars unknown."
    ),
    "no_values": gettext_lazy("Det finns inget värde."),
    "periods_overlap": gettext_lazy("Tiderna går in i varandra."),
    "unknown_unit": gettext_lazy(
        "Enheten ”%(given)s” är okänd. Skriv till exempel SEK/month, percent, times eller months."
    ),
    "versions_overlap": gettext_lazy("Värdena går in i varandra: det ena slutar %(last)s, nästa börjar %(next)s."),
    # names that point
    "code_twice": gettext_lazy("Två rader har koden ”%(name)s”."),
    "fact_is_no_number": gettext_lazy("”%(name)s” i ”%(step)s” är inget tal och kan bara jämföras med is."),
    "limit_has_rows": gettext_lazy(
        "”%(name)s” har flera rader och kan inte vara gräns i ”%(step)s”. Ge varje grupp sin gräns."
    ),
    "name_of_a_fact": gettext_lazy("”%(name)s” är redan namnet på en uppgift. Välj ett annat."),
    "name_taken": gettext_lazy("”%(name)s” är redan namnet på ett värde eller en uppgift. Välj ett annat."),
    "number_must_be_parameter": gettext_lazy(
        "%(given)s ska inte stå här. Gör det till ett värde med enhet, källa och dag, och skriv dess namn."
    ),
    "one_relation": gettext_lazy("Skriv en jämförelse: %(known)s."),
    "result_is_not_last": gettext_lazy(
        "Det sista steget, ”%(name)s”, är resultatet och kan inte ingå i ett annat steg."
    ),
    "steps_in_a_ring": gettext_lazy("Stegen går i ring: %(ring)s. Inget av dem kan räknas ut först."),
    "unknown_alternative": gettext_lazy("”%(name)s” i ”%(step)s” är inget svar som går att ge."),
    "unknown_block": gettext_lazy("Steget ska ha en räkneregel. Det står ”%(given)s”; det som finns är %(known)s."),
    "unknown_cost": gettext_lazy("Kostnaden ”%(given)s” finns inte. Välj bland %(known)s, eller skriv egna steg."),
    "unknown_fact": gettext_lazy("Uppgiften ”%(name)s” finns inte."),
    "unknown_group": gettext_lazy("”%(name)s” i ”%(parameter)s” är ingen av formens målgrupper."),
    "unknown_name": gettext_lazy("”%(name)s” i ”%(step)s” är varken ett steg, ett värde eller en uppgift med tal."),
    "unknown_parameter": gettext_lazy("Värdet ”%(name)s” finns inte."),
    "unknown_test": gettext_lazy("Villkoret ska börja med ett av orden %(known)s."),
}

FAULTS: dict[str, str | Promise] = {
    "age_impossible": gettext_lazy(
        "Personen skulle vara yngre än %(least)s eller äldre än %(most)s år. Kontrollera årtalet."
    ),
    "day_out_of_range": gettext_lazy("Dagen ligger utanför %(first)s–%(last)s. Kontrollera årtalet."),
    "fact_not_choice": gettext_lazy("”%(given)s” går inte att välja. Välj bland %(known)s."),
    "fact_not_number": gettext_lazy("Det ska vara ett tal."),
    "fact_not_truth": gettext_lazy("Det ska vara ja eller nej."),
    "fact_out_of_range": gettext_lazy("Talet ska ligga mellan %(least)s och %(most)s."),
    "last_day_before_first": gettext_lazy("Sista dagen ligger före första dagen, %(first)s."),
    "time_too_long": gettext_lazy("Tiden är längre än %(most)s år. Kontrollera årtalen."),
    "unknown_fact": gettext_lazy("Ingen regel frågar efter ”%(given)s”."),
    "unknown_group": gettext_lazy("Det finns ingen målgrupp ”%(given)s”."),
}
_FIELDS: dict[str, str | Promise] = {
    "first_day": gettext_lazy("första dag"),
    "last_day": gettext_lazy("sista dag"),
    "decision_day": gettext_lazy("beslutsdag"),
    "birth_date": gettext_lazy("födelsedag"),
    "group": gettext_lazy("målgrupp"),
}


def say_problem(problem: Problem) -> str:
    """Return what is wrong in a rule file, with the file, the line and the key."""
    where = {"file": problem.file, "line": problem.line, "key": problem.key, "what": problem_text(problem)}
    if not problem.key:
        return _("%(file)s, rad %(line)s: %(what)s") % where
    return _("%(file)s, rad %(line)s, %(key)s: %(what)s") % where


def problem_text(problem: Problem) -> str:
    """Return what is wrong, without where."""
    return str(PROBLEMS[problem.code]) % problem.params


def fault_text(fault: Fault) -> str:
    """Return what cannot be so in a situation, without the field's name."""
    return str(FAULTS[fault.code]) % fault.params


def say_fault(fault: Fault) -> str:
    """Return what cannot be so, with the field's name before it."""
    label = _FIELDS.get(fault.field) or (FACT_TEXTS[fault.field].label if fault.field in FACT_TEXTS else fault.field)
    return _("%(field)s: %(what)s") % {"field": label, "what": fault_text(fault)}
