"""Every fact that a rule may ask about, as a short label and as a question in plain Swedish."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from talja.core.rules.facts import FACTS, FactValue
from talja.core.rules.scheme import Scheme
from talja.web.shared.rule_words import quantity

Words = str | Promise


@dataclass(frozen=True, slots=True)
class FactText:
    """What a fact is called, how to ask for it, and what helps somebody to answer."""

    label: Words
    question: Words
    help: Words = ""


FACT_TEXTS: dict[str, FactText] = {
    # the work
    "wage": FactText(_("lön"), _("Vad blir lönen i månaden, före skatt?")),
    "extent": FactText(_("omfattning"), _("Hur många procent av heltid?")),
    "hours": FactText(_("timmar"), _("Hur många timmar i månaden?")),
    "po": FactText(
        _("PO-pålägg"),
        _("Vilket PO-pålägg har ni?"),
        _("Det kommunen lägger på lönen för avgifter, pension och försäkringar. Fråga din ekonom."),
    ),
    "insurance_rate": FactText(
        _("avtalsförsäkringar"), _("Hur många procent av lönen kostar avtalsförsäkringarna?"), _("Fråga din ekonom.")
    ),
    "holiday_rate": FactText(
        _("semesterersättning"),
        _("Hur många procent semesterersättning betalas på lönen?"),
        _("Bara för den som får timlön. I lagen är det 12 procent."),
    ),
    "other_support": FactText(_("annat stöd"), _("Får ni annat stöd för samma anställning, och hur mycket i månaden?")),
    "employer": FactText(_("arbetsgivare"), _("Vem blir arbetsgivare?")),
    "collective_agreement": FactText(
        _("kollektivavtal"), _("Följer lön och villkor ett kollektivavtal, eller är de lika bra?")
    ),
    "electronic_wages": FactText(_("lön till konto"), _("Betalas lönen ut till ett konto?")),
    "tax_debt": FactText(_("skatteskulder"), _("Har arbetsgivaren skulder för skatter och avgifter?")),
    "redundancy_12_months": FactText(
        _("uppsägning för arbetsbrist"),
        _("Har någon blivit uppsagd för arbetsbrist på arbetsplatsen de senaste tolv månaderna?"),
        _("Det gäller driftsenheten: i en kommun oftast den enskilda arbetsplatsen."),
    ),
    "relative_of_employer": FactText(
        _("släkt med arbetsgivaren"), _("Är personen släkt med den som äger eller leder företaget?")
    ),
    "competitive_activity": FactText(
        _("konkurrensutsatt verksamhet"), _("Säljer arbetsplatsen varor eller tjänster i konkurrens med andra?")
    ),
    "ordinary_duties": FactText(
        _("ordinarie uppgifter"), _("Ska personen göra sådant som annars ordinarie personal gör?")
    ),
    "local_agreement": FactText(
        _("lokal överenskommelse"), _("Finns det en lokal överenskommelse med facket om sådana här anställningar?")
    ),
    "central_agreement": FactText(
        _("centralt avtal om formen"), _("Finns det ett centralt kollektivavtal om just den här formen?")
    ),
    # the person
    "age": FactText(_("ålder"), _("Hur gammal är personen när anställningen börjar?")),
    "age_at_year_start": FactText(_("ålder vid årets början"), _("Hur gammal är personen när året börjar?")),
    "months_without_work": FactText(
        _("tid utan arbete"),
        _("Hur länge har personen varit utan arbete?"),
        _("Räkna tid som arbetslös, i program, med försörjningsstöd eller sjuk. Det räcker med ett ungefär."),
    ),
    "months_without_work_of_15": FactText(
        _("tid utan arbete av 15 månader"), _("Hur många av de senaste 15 månaderna har personen varit utan arbete?")
    ),
    "months_without_work_of_9": FactText(
        _("tid utan arbete av 9 månader"), _("Hur många av de senaste 9 månaderna har personen varit utan arbete?")
    ),
    "months_without_work_of_27": FactText(
        _("tid utan arbete av 27 månader"), _("Hur många av de senaste 27 månaderna har personen varit utan arbete?")
    ),
    "registered_unemployed": FactText(
        _("inskriven hos Arbetsförmedlingen"), _("Är personen inskriven hos Arbetsförmedlingen?")
    ),
    "newcomer": FactText(
        _("nyanländ"),
        _("Är personen nyanländ?"),
        _("Har fått uppehållstillstånd som flykting, skyddsbehövande eller anhörig de senaste tre åren."),
    ),
    "months_since_permit": FactText(
        _("tid sedan uppehållstillstånd"), _("Hur många månader sedan fick personen uppehållstillstånd?")
    ),
    "months_since_establishment": FactText(
        _("tid sedan etableringsprogrammet"), _("Hur många månader sedan slutade personen i etableringsprogrammet?")
    ),
    "social_assistance": FactText(_("försörjningsstöd"), _("Har personen försörjningsstöd?")),
    "assistance_months": FactText(
        _("tid med försörjningsstöd"), _("Hur många månader har personen haft försörjningsstöd?")
    ),
    "sickness_benefit": FactText(
        _("sjukpenning eller sjukersättning"),
        _("Har personen haft sjukpenning, rehabiliteringspenning, sjukersättning eller aktivitetsersättning?"),
    ),
    "programme": FactText(_("program"), _("Är personen med i något program hos Arbetsförmedlingen?")),
    "programme_days": FactText(_("dagar i programmet"), _("Hur många dagar har personen varit i programmet?")),
    "employment_phase": FactText(_("sysselsättningsfasen"), _("Är personen i sysselsättningsfasen?")),
    "sfi": FactText(_("sfi"), _("Läser personen svenska för invandrare (sfi)?")),
    "upper_secondary": FactText(_("gymnasieexamen"), _("Har personen en gymnasieexamen?")),
    "reduced_capacity": FactText(
        _("nedsatt arbetsförmåga"),
        _("Har Arbetsförmedlingen beslutat att personen har nedsatt arbetsförmåga?"),
        _("Det är Arbetsförmedlingen som bedömer. Du behöver inte veta varför."),
    ),
    "sheltered_ground": FactText(
        _("grund för skyddat arbete"),
        _("Har Arbetsförmedlingen bedömt att personen hör till dem som kan få skyddat arbete (OSA)?"),
    ),
    "needs_security": FactText(
        _("behov av varaktigt stöd"), _("Har Arbetsförmedlingen bedömt att personen behöver stöd som varar?")
    ),
    "decided_level": FactText(
        _("beslutad nivå"),
        _("Vilken nivå har Arbetsförmedlingen beslutat?"),
        _("I procent. Nivån gäller en viss person i ett visst arbete, och står i beslutet."),
    ),
    "months_used": FactText(_("använd tid"), _("Hur många månader har personen redan haft med det här stödet?")),
    "months_since_last": FactText(
        _("tid sedan stödet"), _("Hur många månader sedan hade personen det här stödet senast?")
    ),
    # where in time
    "elapsed_months": FactText(_("månader som har gått"), _("Hur många månader har stödet pågått?")),
    "year": FactText(_("år"), _("Vilket år gäller det?")),
}

CHOICES: dict[str, dict[str, Words]] = {
    "employer": {
        "municipality": _("kommunen"),
        "region": _("regionen"),
        "state": _("en statlig myndighet"),
        "company": _("ett företag"),
        "association": _("en förening"),
        "household": _("ett hushåll"),
    },
    "programme": {
        "none": _("nej, inget program"),
        "job_guarantee": _("jobb- och utvecklingsgarantin"),
        "youth_guarantee": _("jobbgarantin för ungdomar"),
        "establishment": _("etableringsprogrammet"),
    },
}


def label_of(name: str, scheme: Scheme | None = None) -> str:
    """Return what a fact, a parameter or a step is called, to name it within a sentence or a sum."""
    if scheme is not None:
        for block in (*scheme.cost, *scheme.steps):
            if block.code == name:
                return block.title
        if name in scheme.parameters:
            return scheme.parameters[name].title
        if name in scheme.facts:
            return scheme.facts[name].title
    return str(FACT_TEXTS[name].label) if name in FACT_TEXTS else name


def question_of(name: str, scheme: Scheme | None = None) -> str:
    """Return the question that would settle what is not known. What only one form asks for brings its own words.

    A figure of the law that nobody has found is no question to a manager: it is said to be missing.
    """
    if name in FACT_TEXTS:
        return str(FACT_TEXTS[name].question)
    if scheme is not None and name in scheme.facts:
        return scheme.facts[name].title
    return gettext("Uppgiften är inte hittad: %(what)s") % {"what": label_of(name, scheme)}


def is_question(name: str, scheme: Scheme | None = None) -> bool:
    """Whether somebody can answer: a fact, and not a figure of the law that nobody has found."""
    return name in FACTS or (scheme is not None and name in scheme.facts)


def questions_of(names: Iterable[str], scheme: Scheme | None = None) -> tuple[str, ...]:
    """Return the questions in order, each once: windows of time without work all come down to the same answer."""
    asked = ("months_without_work" if name.startswith("months_without_work_of_") else name for name in names)
    return tuple(dict.fromkeys(question_of(name, scheme) for name in asked))


def answer_text(name: str, value: FactValue, scheme: Scheme | None = None) -> str:
    """Return an answer in words: ja, 24 månader, kommunen."""
    if isinstance(value, bool):
        return gettext("ja") if value else gettext("nej")
    if isinstance(value, Decimal):
        declared = scheme.facts.get(name) if scheme is not None else None
        unit = FACTS[name].unit if name in FACTS else (declared.unit if declared else "")
        return quantity(value, unit)
    return str(CHOICES.get(name, {}).get(value, value))
