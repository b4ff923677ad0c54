"""What the basis for a decision on a draft is filled with. It tells of work and of workplaces, not of persons."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from talja.apps.carvings.lines import DraftPage
from talja.apps.carvings.queries.sources import DraftSource
from talja.apps.documents.fields import Data
from talja.apps.documents.kinds import nested
from talja.apps.jobdesign.lines import InventoryPage
from talja.apps.jobdesign.queries import inventory_page
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.queries import places_within
from talja.apps.positions.enums import Occasion
from talja.apps.positions.queries.listing import positions_of_carving
from talja.core.carving.explain import reasons
from talja.core.carving.objectives import worth
from talja.core.carving.plan import Position
from talja.core.carving.problem import YEAR_WEEKS
from talja.core.inventory.demands import strictest
from talja.web.shared.paper_outside import consulted
from talja.web.shared.rule_words import day_text
from talja.web.strategist.carving_words import draft_name
from talja.web.strategist.demand_words import demand_list
from talja.web.strategist.draft_words import ordered, position_name
from talja.web.strategist.fault_words import say_fault, say_reason
from talja.web.strategist.forms.carvings import FULL_TIME
from talja.web.strategist.freed import freed_of_draft, hours_text
from talja.web.strategist.position_costs import Priced, cost_data
from talja.web.strategist.position_papers import Pairs, common, exact_extent, per_week
from talja.web.strategist.position_words import hours

_MOST_EXAMPLES: Final = 3  # tasks named for each reason to be left
_MOST_NAMED: Final = 12  # positions with a line of their own in what is to be decided
# Why a task is left, for those who do not carve themselves.
_OF_OTHERS: Final = {
    "kept": gettext_lazy("Det är bestämt att den stannar."),
    "fits": gettext_lazy("Den ryms, men är inte med i förslaget."),
}
_WEEKDAY_PARTS: Final = ("mandag", "tisdag", "onsdag", "torsdag", "fredag")


@dataclass(frozen=True, slots=True)
class DraftPapers:
    """A draft with all that its basis is made of. `names` are what its positions are called, in their order."""

    page: DraftPage
    names: Sequence[str]
    inventories: Sequence[InventoryPage]


def papers_of_draft(page: DraftPage, source: DraftSource, *, actor: Actor) -> DraftPapers:
    """Gather what the basis is made of. An inventory that the actor sees no more is left out."""
    return DraftPapers(page, names_of(page, source, actor=actor), tuple(_inventories(source, actor=actor)))


def names_of(page: DraftPage, source: DraftSource, *, actor: Actor) -> Sequence[str]:
    """Return what the draft's positions are called, in order: by the register, if they have been put there."""
    names = [position_name(page, position.key) for position in page.plan.positions]
    named = [line.title for line in positions_of_carving(source.carving_key, actor=actor)] if source.is_accepted else []
    return named if len(named) == len(names) else names


def draft_data(papers: DraftPapers, *, wage: Decimal | None, actor: Actor, on: date) -> Data:
    """Return what the basis is made of. Costs only for a wage that somebody has said."""
    told = {
        **dict(common(actor)),
        **dict(_sums(papers.page)),
        **dict(_parts(papers)),
        **cost_data(_priced(papers.page), wage=wage, on=on),
    }
    return nested({name: value for name, value in told.items() if value})


def _inventories(source: DraftSource, *, actor: Actor) -> Iterator[InventoryPage]:
    for key in source.inventories:
        try:
            yield inventory_page(key=key, actor=actor)
        except ObjectDoesNotExist:
            continue


def _sums(page: DraftPage) -> Pairs:
    score = page.line.score
    count = score["positions"]
    yield "forslag.namn", draft_name(page.line)
    yield "forslag.arende", page.carving.title
    yield "forslag.antal", ngettext("%(count)s befattning", "%(count)s befattningar", count) % {"count": count}
    yield "forslag.frigor", per_week(score["freed_minutes"])
    yield "forslag.betald_tid", per_week(score["paid_minutes"])
    yield "forslag.resor", per_week(score["travel_minutes"])
    yield "forslag.vantan", per_week(score["waiting_minutes"])


def _parts(papers: DraftPapers) -> Pairs:
    page = papers.page
    positions = list(_positions(papers))
    yield "forslag.befattningar", tuple(positions)
    yield "forslag.beslut", tuple(_to_decide(positions))
    yield "forslag.frigjort", tuple(_freed(page))
    yield "forslag.kvar", tuple(_left(page))
    yield "forslag.brister", tuple(say_fault(fault, page.problem) for fault in page.faults)
    yield "forslag.inventeringar", tuple(_inventory(one) for one in papers.inventories)
    yield (
        "forslag.fackens_svar",
        tuple(
            {"plats": one.line.workplace, **{part: row[part] for part in ("fack", "skickat", "svar", "text")}}
            for one in papers.inventories
            for row in consulted(one.consultations)
        ),
    )


def _positions(papers: DraftPapers) -> Iterator[Mapping[str, str]]:
    page = papers.page
    for name, position in zip(papers.names, page.plan.positions, strict=True):
        paid, home = _paid(page, position), page.problem.workplace_by_key.get(position.home)
        tasks = [page.problem.task_by_key[key] for key in ordered(position)]
        yield {
            "titel": name,
            "plats": home.title if home else "",
            "omfattning": _("%(percent)s procent, %(hours)s") % {"percent": _percent(paid), "hours": hours(paid)},
            "uppgifter": ", ".join(dict.fromkeys(task.title for task in tasks)),
            "krav": ", ".join(demand_list(strictest(task.demands for task in tasks))),
        }


def _to_decide(positions: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Yield what is to be decided: each position, or how many when they are too many to name, and the following up."""
    if len(positions) <= _MOST_NAMED:
        for one in positions:
            yield _("%(title)s på %(place)s inrättas: %(extent)s i veckan.") % {
                "title": one["titel"],
                "place": one["plats"],
                "extent": one["omfattning"],
            }
    else:
        yield _("De %(count)s befattningarna i underlaget inrättas.") % {"count": len(positions)}
    occasions = [str(one.label) for one in Occasion]
    yield _("Arbetsplatserna mäter tiden som frigörs %(first)s och %(last)s.") % {
        "first": ", ".join(occasions[:-1]),
        "last": occasions[-1],
    }


def _freed(page: DraftPage) -> Iterator[Mapping[str, str]]:
    """Yield how many hours each occupation is given on each day; most first."""
    for one in freed_of_draft(page):
        yield {
            "yrke": one.who,
            "plats": one.place,
            **{part: hours_text(one.days[day]) for day, part in enumerate(_WEEKDAY_PARTS)},
            "helg": hours_text(one.days[5] + one.days[6]),
            "vecka": hours_text(one.total),
        }


def _left(page: DraftPage) -> Iterator[Mapping[str, str]]:
    """Yield why tasks are left, how many for each reason and how long they take; the longest first."""
    why: dict[str, list[str]] = defaultdict(list)
    for reason in reasons(page.problem, page.params, page.plan):
        if reason.code != "placed":
            why[str(_OF_OTHERS.get(reason.code) or say_reason(reason))].append(reason.task)
    tasks = page.problem.task_by_key
    minutes = {
        text: sum(tasks[key].weekly_minutes * tasks[key].weeks for key in keys) // YEAR_WEEKS
        for text, keys in why.items()
    }
    for text in sorted(why, key=lambda text: (-minutes[text], text)):
        titles = list(dict.fromkeys(tasks[key].title for key in why[text]))
        yield {
            "varfor": text,
            "antal": str(len(why[text])),
            "tid": hours(minutes[text]),
            "exempel": ", ".join(titles[:_MOST_EXAMPLES]),
        }


def _inventory(page: InventoryPage) -> Mapping[str, str]:
    risk = page.risk
    told = {} if risk is None else {"day": day_text(risk.day), "who": risk.who, "text": risk.measures or risk.text}
    return {
        "plats": page.line.workplace,
        "uppgifter": str(page.line.lines),
        "svar": str(page.line.contributors),
        "risk": _("%(day)s, %(who)s: %(text)s") % told if told else _("Riskbedömningen är inte gjord."),
    }


def _priced(page: DraftPage) -> list[Priced]:
    positions = page.plan.positions
    places = places_within({position.home for position in positions})
    return [
        Priced(
            exact_extent(_paid(page, position), FULL_TIME),
            places[position.home].employer_kind if position.home in places else None,
        )
        for position in positions
    ]


def _paid(page: DraftPage, position: Position) -> int:
    return worth(page.problem, page.params, position).paid_minutes


def _percent(paid: int) -> int:
    return round(100 * paid / FULL_TIME)
