"""Which facts the calculator asks for, in which order and how. The rules decide; no form is named here."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.core.rules.blocks import names_of
from talja.core.rules.book import RuleBook
from talja.core.rules.facts import FACTS, Fact, FactKind, FactValue
from talja.core.rules.scheme import All, AnyOf, Compare, Declared, Not, Scheme, Test
from talja.web.public.calculator.numbers import NumberField
from talja.web.shared.fact_words import CHOICES, FACT_TEXTS
from talja.web.shared.rule_words import unit_text

Words = str | Promise

UNKNOWN: Final = ("", _("vet inte"))
YES, NO = "ja", "nej"
AGES: Mapping[str, tuple[Words, int]] = (
    MappingProxyType(  # groups that the law's limits tell apart, and who stands for each
        {
            "under-18": (_("under 18 år"), 17),
            "18-19": (_("18–19 år"), 19),
            "20-22": (_("20–22 år"), 21),
            "23-24": (_("23–24 år"), 24),
            "25-66": (_("25–66 år"), 40),
            "67-": (_("67 år eller äldre"), 68),
        }
    )
)
BANDS: Mapping[str, tuple[tuple[str, Words], ...]] = MappingProxyType(  # counted with the shortest time of the span
    {
        "months_without_work": (
            ("0", _("under 6 månader")),
            ("6", _("6–11 månader")),
            ("12", _("1–2 år")),
            ("24", _("2–3 år")),
            ("37", _("mer än 3 år")),
        )
    }
)
TAKEN_FOR_GRANTED: Mapping[str, str] = (
    MappingProxyType(  # as it is in a municipality; said on the page, and can be changed
        {
            "employer": "municipality",
            "collective_agreement": YES,
            "electronic_wages": YES,
            "tax_debt": NO,
            "relative_of_employer": NO,
        }
    )
)
NOT_ASKED: Final = frozenset(  # told elsewhere on the form, worked out, or different for each form of support
    {
        "wage",
        "extent",
        "po",
        "months_used",
        "months_since_last",
        *(code for code, one in FACTS.items() if one.is_derived),
    }
)
SECTIONS: tuple[tuple[Words, tuple[str, ...]], ...] = (
    (
        _("Personen"),
        (
            "months_without_work",
            "registered_unemployed",
            "programme",
            "programme_days",
            "newcomer",
            "months_since_permit",
            "months_since_establishment",
            "social_assistance",
            "assistance_months",
            "sickness_benefit",
            "sfi",
            "upper_secondary",
        ),
    ),
    (
        _("Arbetsförmedlingens beslut"),
        ("reduced_capacity", "decided_level", "needs_security", "sheltered_ground", "employment_phase"),
    ),
    (
        _("Arbetsplatsen"),
        (
            "employer",
            "redundancy_12_months",
            "collective_agreement",
            "ordinary_duties",
            "competitive_activity",
            "local_agreement",
            "central_agreement",
            "electronic_wages",
            "tax_debt",
            "relative_of_employer",
            "other_support",
            "hours",
            "insurance_rate",
            "holiday_rate",
        ),
    ),
)
REST: Final = _("Övrigt")


def asked_by(book: RuleBook) -> dict[str, Fact | Declared]:
    """Return every fact that some form of the book asks for and that somebody can be asked about."""
    found: dict[str, Fact | Declared] = {}
    for scheme in book.schemes.values():
        for name in _names(scheme):
            code = "months_without_work" if name.startswith("months_without_work_of_") else name
            if code not in NOT_ASKED and code in FACTS:
                found[code] = FACTS[code]
            elif code in scheme.facts:
                found.setdefault(code, scheme.facts[code])
    return found


def field_for(code: str, fact: Fact | Declared) -> forms.Field:
    """Return the field that asks for a fact; nothing answered is not known."""
    words = FACT_TEXTS.get(code)
    label = words.question if words else getattr(fact, "title", code)
    told: dict[str, Any] = {"label": label, "help_text": words.help if words else "", "required": False}
    if code in BANDS:
        return forms.ChoiceField(choices=[UNKNOWN, *BANDS[code]], **told)
    if fact.kind == FactKind.TRUTH:
        return forms.ChoiceField(choices=[UNKNOWN, (YES, _("ja")), (NO, _("nej"))], **told)
    if fact.kind == FactKind.CHOICE:
        named = CHOICES.get(code, {})
        return forms.ChoiceField(choices=[UNKNOWN, *((one, named.get(one, one)) for one in fact.choices)], **told)
    most = fact.most if isinstance(fact, Fact) else Decimal(1_000_000)
    return NumberField(
        min_value=0,
        max_value=most,
        error_messages={
            "min_value": _("Skriv ett tal som är 0 eller mer."),
            "max_value": _("Skriv ett tal som är högst %(most)s.") % {"most": most},
        },
        **told,
    )


def value_of(fact: Fact | Declared, given: object) -> FactValue | None:
    """Return an answer as the core takes it; None when there was none."""
    if given is None or given == "":
        return None
    if fact.kind == FactKind.TRUTH:
        return given == YES
    return str(given) if fact.kind == FactKind.CHOICE else Decimal(str(given))


def suffix_of(fact: Fact | Declared) -> str:
    """Return the unit that stands after a number's field."""
    return unit_text(fact.unit) if fact.unit else ""


def sections(codes: frozenset[str]) -> Iterator[tuple[Words, tuple[str, ...]]]:
    """Yield the headings with their facts in order; a fact that nobody has placed comes last."""
    placed: set[str] = set()
    for heading, named in SECTIONS:
        placed.update(named)
        if inside := tuple(code for code in named if code in codes):
            yield heading, inside
    if rest := tuple(sorted(codes - placed)):
        yield REST, rest


def _names(scheme: Scheme) -> Iterator[str]:
    for condition in (*scheme.groups, *scheme.conditions):
        yield from _tested(condition.test)
    for block in (*scheme.cost, *scheme.steps):
        for name in names_of(block):
            yield name
            parameter = scheme.parameters.get(name)
            yield from parameter.by if parameter else ()
    yield scheme.duration.no_longer_than


def _tested(test: Test) -> Iterator[str]:
    match test:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _tested(part)
        case Not(part):
            yield from _tested(part)
        case Compare():
            yield test.fact
