"""Tallköping's possibilities: places where there may be a job, from just noticed to filled. All invented."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.possibilities.enums import Outcome, Step, TouchKind, Who
from talja.apps.possibilities.inputs import NextInput, PossibilityInput, QuestionInput
from talja.apps.possibilities.models import Possibility
from talja.apps.possibilities.operations.asking import answer_asked, ask_about
from talja.apps.possibilities.operations.beginning import begin_possibility
from talja.apps.possibilities.operations.moving import move_possibility
from talja.apps.possibilities.operations.noting import note_touch, set_next_step
from talja.core.kernel.workdays import ZONE
from talja.project.demo.model import World

_CALL, _VISIT, _LETTER, _MEETING = TouchKind.CALL, TouchKind.VISIT, TouchKind.LETTER, TouchKind.MEETING
_TO_ANSWER: Final = 21  # days


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question so many days ago, and what was said so many days ago, if anything."""

    days_ago: int
    who: Who
    question: str
    outcome: Outcome | None = None
    answer: str = ""
    answered_ago: int = 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """A possibility. `moves` are days ago, step and reason; `touches` days ago, kind and words; `due` days from now."""

    place: str
    title: str
    days_ago: int
    said: tuple[str, str] = ("", "")  # hope, need
    moves: tuple[tuple[int, Step, str], ...] = ()
    touches: tuple[tuple[int, TouchKind, str], ...] = ()
    asked: tuple[_Asked, ...] = ()
    following: tuple[str, int, str, Who] | None = None  # next step, due, stuck on, whose move
    role: RoleKind = RoleKind.STRATEGIST


_PLANS: Final = (
    _Plan(
        "Björkbackens äldreboende",
        "Måltider, tvätt och sällskap",
        140,
        said=("Två serviceassistenter på dagtid.", "Fyra undersköterskor går i pension inom två år."),
        moves=((133, Step.VISIT, ""), (130, Step.INVENTORY, ""), (60, Step.CARVED, ""), (49, Step.FILLED, "")),
        touches=((138, _CALL, "Chefen vill gärna, men undrar vem som handleder."), (133, _VISIT, "Såg köket.")),
        asked=(_Asked(70, Who.UNION, "Har ni synpunkter på uppgifterna?", Outcome.YES, "Ja till att prova.", 62),),
    ),
    _Plan(
        "Solgårdens äldreboende",
        "Frukost och tvätt",
        75,
        said=("En halvtid till att börja med.", ""),
        moves=((70, Step.CONTACTED, ""), (61, Step.VISIT, ""), (48, Step.INVENTORY, "")),
        touches=((70, _CALL, "Vill vara med efter sommaren."), (61, _VISIT, "Gick igenom en dag på avdelningen.")),
        following=("Gå igenom inventeringen med chefen", 4, "", Who.US),
    ),
    _Plan(
        "Förskolan Blåklinten",
        "Mellanmål, disk och material",
        64,
        said=("En serviceassistent som delas med Tallkotten.", "Svårt att få tag i barnskötare."),
        moves=((58, Step.VISIT, ""), (41, Step.INVENTORY, ""), (12, Step.CARVED, "")),
        touches=((58, _VISIT, "Personalen vill slippa disken mitt på dagen."),),
        asked=(_Asked(10, Who.AGENCY, "Går det att få stöd för två arbetsplatser i samma anställning?"),),
        following=("Be om besked om stödet", 6, "besked om stöd för två arbetsplatser", Who.AGENCY),
    ),
    _Plan(
        "Centralköket",
        "Packning och diskrum",
        52,
        said=("Två befattningar på förmiddagen.", ""),
        moves=((45, Step.VISIT, ""), (36, Step.INVENTORY, ""), (15, Step.AGREED, "")),
        touches=((15, _MEETING, "Köksmästaren och facket är överens om en provperiod."),),
        asked=(_Asked(24, Who.UNION, "Ser ni någon risk för undanträngning?", Outcome.YES, "Nej, ingen.", 16),),
        following=("Skriv ihop vilka befattningar som ska sökas till", 9, "", Who.US),
    ),
    _Plan(
        "Hemtjänsten Öster",
        "Ärenden, inköp och tvätt",
        40,
        moves=((36, Step.CONTACTED, ""), (25, Step.INVENTORY, "")),
        touches=((36, _CALL, "Planeraren hjälper till att hitta tiderna."),),
        following=("Fråga om de saknade arbetstiderna", -3, "arbetstiderna i gruppen", Who.EMPLOYER),
    ),
    _Plan(
        "Centralskolan",
        "Rastvakt, material och skolköket",
        20,
        moves=((14, Step.VISIT, ""), (6, Step.INVENTORY, "")),
        touches=((14, _VISIT, "Rektorn vill börja med årskurs fyra till sex."),),
        asked=(_Asked(13, Who.SOCIAL, "Kan ni stå för en handledare på halvtid under våren?"),),
        following=("Påminn personalen om formuläret", 2, "", Who.EMPLOYER),
    ),
    _Plan(
        "Parkavdelningen",
        "Säsongsarbete i parkerna",
        33,
        moves=((30, Step.CONTACTED, ""), (18, Step.VISIT, "")),
        touches=((18, _VISIT, "Arbetsledaren har plats för två från april."),),
        asked=(_Asked(28, Who.INSURANCE, "Vad gäller för den som trappar upp från halvtid?"),),
        following=("Fråga igen om upptrappning", 8, "svar om upptrappning", Who.INSURANCE),
        role=RoleKind.COORDINATOR,
    ),
    _Plan(
        "Granvik Livs AB",
        "Varor, pant och kundvagnar",
        27,
        said=("En halvtid på förmiddagarna.", "Säljare till jul."),
        moves=((26, Step.CONTACTED, ""), (19, Step.VISIT, "")),
        touches=((26, _CALL, "Handlaren är nyfiken, vill veta vad det kostar."), (19, _VISIT, "Gick igenom lagret.")),
        following=("Räkna på kostnaden och mejla", 1, "vad det kostar efter stöd", Who.US),
    ),
    _Plan(
        "Tall-Tvätten AB",
        "Sortering och vikning",
        16,
        moves=((11, Step.CONTACTED, ""),),
        touches=((11, _LETTER, "Skickade ett exempel från Björkbacken."),),
        following=("Boka besök", 5, "", Who.EMPLOYER),
    ),
    _Plan("Norrby Lager & Logistik AB", "Plock och retur", 9, touches=((8, _CALL, "Ring igen efter inventeringen."),)),
    _Plan(
        "Tallköpings IF",
        "Vaktmästeri och kiosk",
        22,
        said=("En tjänst som delas med Folkets Hus.", ""),
        moves=((20, Step.CONTACTED, ""),),
        touches=((20, _MEETING, "Styrelsen tar upp det på nästa möte."),),
        following=("Fråga vad styrelsen sade", -1, "styrelsens beslut", Who.EMPLOYER),
    ),
    _Plan("Röda trådens secondhandförening", "Sortera, laga och sälja", 5),
    _Plan("Stadsbiblioteket", "Uppsättning och hylluppsikt", 12, moves=((3, Step.INVENTORY, ""),)),
    _Plan(
        "Fastighetsservice",
        "Enklare underhåll",
        110,
        moves=((100, Step.INVENTORY, ""), (88, Step.ASIDE, "Enheten gör om sin organisation.")),
    ),
)


def load(world: World, *, users: Mapping[str, Actor], places: Mapping[str, UUID]) -> None:
    """Load the possibilities, each as far as it has come. `users` and `places` are by the world's own keys."""
    named = {place.name: places[place.key] for place in world.places.workplaces if place.key in places}
    by_role = {RoleKind(one.role): users[one.key] for one in reversed(world.places.staff)}
    for plan in _PLANS:
        _load(plan, named[plan.place], who=by_role[plan.role], on=world.on)


def _load(plan: _Plan, place: UUID, *, who: Actor, on: date) -> None:
    said = PossibilityInput(plan.title, *plan.said)
    begun = begin_possibility(workplace_key=place, said=said, actor=_at(who, on, plan.days_ago))
    told = [*_moves(plan, begun), *_touches(plan, begun), *_asked(plan, begun)]
    for days_ago, happen in sorted(told, key=lambda one: -one[0]):
        happen(_at(who, on, days_ago))
    if plan.following is not None:
        _follow(plan.following, begun, on=on, actor=_at(who, on, 4))


_Told = list[tuple[int, Callable[[Actor], object]]]


def _moves(plan: _Plan, begun: Possibility) -> _Told:
    def move(step: Step, reason: str) -> Callable[[Actor], object]:
        return lambda actor: move_possibility(possibility_key=begun.key, step=step, reason=reason, actor=actor)

    return [(days_ago, move(step, reason)) for days_ago, step, reason in plan.moves]


def _touches(plan: _Plan, begun: Possibility) -> _Told:
    def note(kind: TouchKind, text: str) -> Callable[[Actor], object]:
        return lambda actor: note_touch(possibility_key=begun.key, kind=kind, text=text, actor=actor)

    return [(days_ago, note(kind, text)) for days_ago, kind, text in plan.touches]


def _asked(plan: _Plan, begun: Possibility) -> _Told:
    return [(one.days_ago, _asking(one, begun)) for one in plan.asked]


def _asking(one: _Asked, begun: Possibility) -> Callable[[Actor], object]:
    def ask(actor: Actor) -> None:
        deadline = actor.at.date() + timedelta(days=_TO_ANSWER)
        asked = ask_about(possibility_key=begun.key, said=QuestionInput(one.who, one.question, deadline), actor=actor)
        if one.outcome is not None:
            then = replace(actor, at=actor.at + timedelta(days=one.days_ago - one.answered_ago))
            answer_asked(asked_key=asked.key, outcome=one.outcome, answer=one.answer, actor=then)

    return ask


def _follow(said: tuple[str, int, str, Who], begun: Possibility, *, on: date, actor: Actor) -> None:
    next_step, due, stuck_on, whose_move = said
    following = NextInput(next_step, on + timedelta(days=due), stuck_on, whose_move)
    begun.refresh_from_db()
    set_next_step(possibility_key=begun.key, said=following, version=begun.version, actor=actor)


def _at(who: Actor, on: date, days_ago: int) -> Actor:
    return replace(who, at=datetime(on.year, on.month, on.day, 10, tzinfo=ZONE) - timedelta(days=days_ago))
