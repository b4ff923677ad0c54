"""The law as data in plain Swedish: kinds, who decides, LAS, certainty, amounts with units, conditions and days.

Pure functions from what the core tells to what a page, a workbook or a paper shows. Questions to ask about what is
not known stand in `fact_words`, and how a step was worked out in `rule_steps`.
"""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from talja.core.rules.parameters import Certainty, DatedBy
from talja.core.rules.results import Answer, Checked
from talja.core.rules.scheme import DayCount, Kind, Las, RoundingPlace, RoundingRule

Words = str | Promise

_SPACE = "\u00a0"
_MINUS = "\u2212"

KINDS: dict[str, Words] = {
    Kind.EMPLOYMENT: gettext_lazy("Anställning med stöd"),
    Kind.MUNICIPAL: gettext_lazy("Kommunens egen anställning"),
    Kind.PROGRAMME: gettext_lazy("Praktik eller program, ingen anställning"),
    Kind.NONE: gettext_lazy("Anställning utan stöd"),
}

DECIDED_BY: dict[str, Words] = {
    "agency": gettext_lazy("Arbetsförmedlingen"),
    "municipality": gettext_lazy("kommunen"),
    "social_services": gettext_lazy("socialtjänsten"),
    "school": gettext_lazy("skolan"),
    "state": gettext_lazy("staten"),
    "employer": gettext_lazy("arbetsgivaren själv"),
    "other": gettext_lazy("någon annan"),
}

WHO: dict[str, Words] = {
    "manager": gettext_lazy("Chefen"),
    "unit": gettext_lazy("Arbetsmarknadsenheten"),
    "agency": gettext_lazy("Arbetsförmedlingen"),
    "union": gettext_lazy("Facket"),
    "hr": gettext_lazy("HR"),
}

LAS: dict[str, Words] = {
    Las.APPLIES: gettext_lazy("LAS gäller"),
    Las.EXEMPT: gettext_lazy("Undantag från stora delar av LAS"),
    Las.NOT_EMPLOYEE: gettext_lazy("LAS gäller inte: personen är inte anställd"),
    Las.OWN_AGREEMENT: gettext_lazy("Eget avtal styr"),
    Las.UNKNOWN: gettext_lazy("Fråga HR om LAS"),
}

CERTAINTIES: dict[str, Words] = {
    Certainty.HIGH: pgettext_lazy("säkerhet", "hög"),
    Certainty.MEDIUM: pgettext_lazy("säkerhet", "medel"),
    Certainty.LOW: pgettext_lazy("säkerhet", "låg"),
}

CERTAINTY_TONES = {Certainty.HIGH: "success", Certainty.MEDIUM: "info", Certainty.LOW: "warning"}

ANSWERS: dict[str, Words] = {
    Answer.YES: gettext_lazy("ja"),
    Answer.NO: gettext_lazy("nej"),
    Answer.UNKNOWN: gettext_lazy("vet inte än"),
}

DAY_COUNTS: dict[str, Words] = {
    DayCount.CALENDAR_DAYS: gettext_lazy("Del av månad räknas i kalenderdagar"),
    DayCount.MONTHS_AND_DAYS: gettext_lazy("Hela månader, och resten som dagar av 30,4375"),
    DayCount.THIRTY_360: gettext_lazy("Varje månad räknas som 30 dagar"),
    DayCount.WHOLE_MONTHS: gettext_lazy("Bara hela månader räknas"),
    DayCount.STARTED_MONTHS: gettext_lazy("Påbörjad månad räknas som hel"),
}

ROUNDING_RULES: dict[str, Words] = {
    RoundingRule.NONE: gettext_lazy("Avrundas inte"),
    RoundingRule.HALF_UP: gettext_lazy("Avrundas till närmaste, halva uppåt"),
    RoundingRule.HALF_EVEN: gettext_lazy("Avrundas till närmaste, halva till jämnt tal"),
    RoundingRule.DOWN: gettext_lazy("Avrundas nedåt"),
    RoundingRule.UP: gettext_lazy("Avrundas uppåt"),
}

ROUNDING_PLACES: dict[str, Words] = {
    RoundingPlace.STEP: gettext_lazy("vid varje steg"),
    RoundingPlace.MONTH: gettext_lazy("månad för månad"),
    RoundingPlace.TOTAL: gettext_lazy("på summan"),
}

DATED_BY: dict[str, Words] = {
    DatedBy.WAGE_MONTH: gettext_lazy("Månaden då arbetet görs avgör vilket värde som gäller"),
    DatedBy.DECISION_DAY: gettext_lazy("Dagen för beslutet avgör vilket värde som gäller"),
    DatedBy.START_DAY: gettext_lazy("Första dagen avgör vilket värde som gäller"),
}

UNITS: dict[str, Words] = {
    "percent": gettext_lazy("procent"),
    "times": gettext_lazy("gånger"),
    "days": gettext_lazy("dagar"),
    "months": gettext_lazy("månader"),
    "years": gettext_lazy("år"),
    "days/month": gettext_lazy("dagar i månaden"),
    "hours/week": gettext_lazy("timmar i veckan"),
    "hours/month": gettext_lazy("timmar i månaden"),
}
_PER: dict[str, Words] = {
    "hour": gettext_lazy("i timmen"),
    "day": gettext_lazy("om dagen"),
    "month": gettext_lazy("i månaden"),
    "year": gettext_lazy("om året"),
}
_CURRENCIES = {"SEK": "kr"}

CHECKED: dict[str, Words] = {  # the conditions that the engine sets itself; the others bring their titles with them
    "form_exists": gettext_lazy("Formen finns den dag anställningen börjar"),
    "in_target_group": gettext_lazy("Personen hör till någon av grupperna som stödet är till för"),
    "time_left": gettext_lazy("Det finns tid kvar med stödet"),
}


def unit_text(unit: str) -> str:
    """Return a unit in words: `SEK/month` is kr i månaden. A unit we have no words for stands as it is."""
    if unit in UNITS:
        return str(UNITS[unit])
    currency, _slash, per = unit.partition("/")
    named = _CURRENCIES.get(currency, currency)
    return f"{named} {_PER[per]}" if per in _PER else named


def decimal_text(number: Decimal, *, decimals: int | None = None) -> str:
    """Return a number the Swedish way: 20 000, 31,42, 2,5. Without `decimals`: as many as it has, at most four."""
    rounded = number.quantize(Decimal(1).scaleb(-(4 if decimals is None else decimals)), ROUND_HALF_UP)
    written = f"{abs(rounded):,f}".replace(",", _SPACE).replace(".", ",")
    if decimals is None and "," in written:
        written = written.rstrip("0").rstrip(",")
    return f"{_MINUS if rounded < 0 else ''}{written}"


def money(amount: Decimal | None, *, currency: str = "SEK") -> str:
    """Return an amount in whole kronor: 12 345 kr. What is not known is said to be unknown, never nothing."""
    if amount is None:
        return _("okänt")
    return f"{decimal_text(amount, decimals=0)}{_SPACE}{_CURRENCIES.get(currency, currency)}"


def quantity(number: Decimal | None, unit: str, *, is_scaled: bool = False) -> str:
    """Return a number with its unit: 31,42 %, 24 månader, 20 000 kr. `is_scaled`: a percentage given as a share."""
    if number is None:
        return _("okänt")
    if unit == "percent":
        return f"{decimal_text(number * 100 if is_scaled else number)}{_SPACE}%"
    if unit == "times":
        return decimal_text(number)
    if unit in UNITS:
        return f"{decimal_text(number)}{_SPACE}{UNITS[unit]}"
    currency, _slash, per = unit.partition("/")
    decimals = 0 if number == number.to_integral_value() else 2
    named = f"{decimal_text(number, decimals=decimals)}{_SPACE}{_CURRENCIES.get(currency, currency)}"
    return f"{named} {_PER[per]}" if per in {"hour", "day", "year"} else named


def months_text(months: Decimal | int | None) -> str:
    """Return a time: 21 dagar, 1 månad, 24 månader, 4 år. Whole years from three up are said in years.

    Less than a month is said in days, of which the core counts 30 to a month.
    """
    if months is None:
        return _("ingen gräns")
    number = Decimal(months)
    if 0 < number < 1:
        return f"{decimal_text(number * 30, decimals=0)}{_SPACE}{_('dagar')}"
    if number >= 36 and number % 12 == 0:
        return f"{decimal_text(number / 12)}{_SPACE}{_('år')}"
    return f"{decimal_text(number)}{_SPACE}{_('månad') if number == 1 else _('månader')}"


def day_text(on: date) -> str:
    """Return a day for running text: 1 mars 2027."""
    return f"{on.day}{_SPACE}{_MONTHS[on.month - 1]} {on.year}"


_MONTHS: tuple[Words, ...] = (
    gettext_lazy("januari"),
    gettext_lazy("februari"),
    gettext_lazy("mars"),
    gettext_lazy("april"),
    gettext_lazy("maj"),
    gettext_lazy("juni"),
    gettext_lazy("juli"),
    gettext_lazy("augusti"),
    gettext_lazy("september"),
    gettext_lazy("oktober"),
    gettext_lazy("november"),
    gettext_lazy("december"),
)


def in_sentence(title: str) -> str:
    """Return a title as it stands within a sentence: nystartsjobb, but OSA."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def condition_text(checked: Checked) -> str:
    """Return what a condition demands. The engine's own conditions have no title in the files."""
    return checked.title or str(CHECKED[checked.code])


def checked_with(certainty: Certainty, *, decided_by: str = "agency") -> str:
    """Return how sure we are in a word, and whom to check with when that is not sure."""
    level = str(CERTAINTIES[certainty])
    if certainty is Certainty.HIGH:
        return level
    with_whom = DECIDED_BY["agency"] if decided_by == "agency" else _("den som beslutar")
    return _("%(level)s, kontrollera mot %(whom)s") % {"level": level, "whom": with_whom}


def certainty_text(certainty: Certainty, *, decided_by: str = "agency") -> str:
    """Return the same as a sentence of its own: Säkerhet: medel, kontrollera mot Arbetsförmedlingen."""
    return _("Säkerhet: %(level)s") % {"level": checked_with(certainty, decided_by=decided_by)}
