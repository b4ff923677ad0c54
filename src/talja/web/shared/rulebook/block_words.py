"""The building blocks of formulas and the ways to count days, told to those who write rule files."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from talja.core.rules.day_counts import ADDITIVE, UNCUT
from talja.core.rules.scheme import DayCount
from talja.web.shared.rule_words import Words


@dataclass(frozen=True, slots=True)
class BlockText:
    """What a building block is called, and what it does."""

    name: Words
    text: Words


BLOCK_TEXTS: Mapping[str, BlockText] = {
    "amount": BlockText(
        gettext_lazy("Belopp"), gettext_lazy("Ett belopp som det är, gånger omfattningen om `scale` står.")
    ),
    "eligible_wage": BlockText(
        gettext_lazy("Lön upp till ett tak"),
        gettext_lazy("Lönen, men högst taket gånger omfattningen. Ett avskaffat tak är inget tak."),
    ),
    "share_of": BlockText(
        gettext_lazy("Andel"), gettext_lazy("En andel av ett belopp: en nivå, en avgift, ett pålägg.")
    ),
    "banded_share": BlockText(
        gettext_lazy("Andel i två band"), gettext_lazy("En andel upp till en gräns, en annan på det som ligger över.")
    ),
    "multiples": BlockText(
        gettext_lazy("Flera gånger avgiften"),
        gettext_lazy("Så många gånger avgiften: den första gången med `first`, resten med `rest`."),
    ),
    "fixed": BlockText(
        gettext_lazy("Fast belopp"),
        gettext_lazy("Ett belopp per månad, dag, timme eller år. Dagar och timmar i månaden står i `quantity`."),
    ),
    "for_first_months": BlockText(
        gettext_lazy("Bara de första månaderna"),
        gettext_lazy("Beloppet så länge tiden är kortare än gränsen, sedan ingenting."),
    ),
    "capped": BlockText(
        gettext_lazy("Högst"),
        gettext_lazy("Ett belopp, men högst så här mycket i månaden. Ett avskaffat tak är inget tak."),
    ),
    "raised": BlockText(gettext_lazy("Minst"), gettext_lazy("Ett belopp, men minst så här mycket i månaden.")),
    "nothing_below": BlockText(
        gettext_lazy("Inget under en gräns"),
        gettext_lazy("Ett belopp, eller ingenting när det är mindre än det minsta som betalas."),
    ),
    "sum_of": BlockText(gettext_lazy("Summa"), gettext_lazy("Flera belopp tillsammans.")),
    "difference": BlockText(gettext_lazy("Minus"), gettext_lazy("Ett belopp minus andra, aldrig under noll.")),
    "smallest": BlockText(gettext_lazy("Det lägsta"), gettext_lazy("Det lägsta av flera belopp.")),
    "largest": BlockText(gettext_lazy("Det högsta"), gettext_lazy("Det högsta av flera belopp.")),
    "first_known": BlockText(
        gettext_lazy("Det första som är känt"),
        gettext_lazy("Det första av flera belopp som är känt: kommunens eget före det allmänna."),
    ),
}


def is_additive(day_count: DayCount) -> bool:
    """Whether a time that is split keeps its sum."""
    return day_count in ADDITIVE


def counts_cost_apart(day_count: DayCount) -> bool:
    """Whether what a month costs is counted by days though the support is not."""
    return day_count in UNCUT
