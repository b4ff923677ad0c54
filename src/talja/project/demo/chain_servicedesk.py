"""What the demo municipality's managers and employers have asked, answered by the desk through its own operations."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from talja.apps.accounts.models import User
from talja.apps.correspondence.models import Link
from talja.apps.correspondence.operations.links import note_opened
from talja.apps.organisation.actors import Actor, actor_for, by_link, outsider
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.queries import workplace_options
from talja.apps.placements.enums import Category, State
from talja.apps.placements.queries import PlacementFilter, list_placements
from talja.apps.servicedesk import operations as desk
from talja.apps.servicedesk.enums import Kind
from talja.apps.servicedesk.models import Request
from talja.core.kernel.workdays import ZONE, add_working_days
from talja.project.demo.model import World

_TEMPLATES = (
    (
        "Vi letar efter någon",
        "Hej {namn}!\n\nTack för att du hörde av dig. Vi letar nu efter någon som passar på {arbetsplats} och hör av "
        "oss igen senast {svarsdag}.\n\n{handläggare}",
    ),
    (
        "Vi behöver veta mer",
        "Hej {namn}!\n\nFör att hitta rätt person behöver vi veta mer:\n- Vilka tider gäller det?\n- Vem blir "
        "handledare?\n- Finns det något som personen måste klara från första dagen?\n\n{handläggare}",
    ),
    (
        "Stödet kan förlängas",
        "Hej {namn}!\n\nStödet kan förlängas om Arbetsförmedlingen beslutar det. Vi gör ansökan åt dig.\n\n"
        "{handläggare}",
    ),
)
_ANSWERS = (
    (
        "Vem betalar arbetskläder åt en praktikant?",
        "Arbetsplatsen. Praktikanten är inte anställd, men ska ha samma skydd som andra på arbetsplatsen.",
    ),
    (
        "Får en praktikant arbeta kväll och helg?",
        "Ja, om handledaren också är där och det står i överenskommelsen.",
    ),
    (
        "Måste vi ha en handledare hela tiden?",
        "Någon ska alltid gå att fråga. Utse två, så klarar ni ledighet och sjukdom.",
    ),
    (
        "Vad händer om personen blir sjuk?",
        "Den som är anställd sjukanmäler sig till er som alla andra. Den som har praktik anmäler till "
        "Arbetsförmedlingen. Säg till oss om det blir långvarigt.",
    ),
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One request: how many working days ago, what, and what became of it (a step of `_STEPS`)."""

    days: int
    kind: Kind
    text: str
    step: str
    hours: str = ""
    demands: str = ""


_ASKED = (
    _Asked(41, Kind.QUESTION, "Får vår praktikant följa med på utflykt?", "solved"),
    _Asked(33, Kind.HANDS, "Vi behöver någon som sköter disk och dukning.", "no_possibility", "Halvtid"),
    _Asked(26, Kind.KEEP_INTERN, "Det fungerar så bra att vi vill behålla.", "agreement"),
    _Asked(19, Kind.HANDS, "Kan någon hjälpa till i tvätten före jul?", "withdrawn", "Tre dagar i veckan"),
    _Asked(16, Kind.SUPPORT_ENDS, "Stödet tar slut i vår. Vad gör vi sedan?", "solved"),
    _Asked(12, Kind.HANDS, "En extra person i köket, gärna snart.", "waiting", "75 %", "Tala enkel svenska"),
    _Asked(7, Kind.QUESTION, "Behöver vi teckna en egen försäkring?", "solved"),
    _Asked(6, Kind.HANDS, "Någon som håller ordning på förrådet och kör ut varor.", "working", "Heltid", "B-körkort"),
    _Asked(5, Kind.SUPPORT_ENDS, "Vi hinner inte med papperen till förlängningen.", "asked_again"),
    _Asked(4, Kind.KEEP_INTERN, "Vi vill gärna att hen blir kvar efter praktiken.", "taken"),
    _Asked(4, Kind.QUESTION, "Hur lång tid tar det att få ett beslut?", "new"),
    _Asked(2, Kind.HANDS, "Två personer som kan lyfta och bära när vi flyttar.", "new", "Under februari"),
    _Asked(1, Kind.HANDS, "Vi saknar någon som går på promenad med de äldre.", "new", "Några timmar om dagen"),
)


def load(world: World, users: dict[str, Actor]) -> None:
    """Load the desk: templates, answers, and requests in every state. `users` are the staff by the world's own keys."""
    managers = [users[each.key] for each in world.places.staff if each.role == RoleKind.MANAGER]
    workers = [
        users[each.key] for each in world.places.staff if each.role in {RoleKind.COORDINATOR, RoleKind.CASE_WORKER}
    ]
    if not managers or not workers:
        return
    _keep(_real(workers[0], at=_at(world, 60)))
    for number, asked in enumerate(_ASKED):
        manager = _real(managers[number % len(managers)], at=_at(world, asked.days, minutes=number))
        _ask(asked, manager, worker=workers[number % len(workers)])
    _guests(world, _real(workers[0], at=_at(world, 3)))


def _keep(worker: Actor) -> None:
    for title, text in _TEMPLATES:
        desk.save_template(title=title, text=text, actor=worker)
    for question, text in _ANSWERS:
        desk.publish_answer(question=question, text=text, actor=worker)


def _ask(asked: _Asked, manager: Actor, *, worker: Actor) -> None:
    on = manager.at.date()
    places = workplace_options(actor=manager, on=on)
    if not places:
        return
    wish = desk.Wish(
        kind=asked.kind,
        text=asked.text,
        hours=asked.hours,
        demands=asked.demands,
        placement_key=_somebody(asked, manager),
    )
    place = places[asked.days % len(places)].key
    if wish.placement_key is not None:
        place = _place_of(wish.placement_key, manager) or place
    request = desk.ask(workplace_key=place, wish=wish, actor=manager)
    at = manager.at + timedelta(hours=3 + asked.days % 4)
    owner = worker if request.owner is None else replace(worker, key=str(request.owner.key))
    _step(request, asked.step, manager, _real(owner, at=at))


def _step(request: Request, step: str, manager: Actor, worker: Actor) -> None:
    """Take a request as far as it has come."""
    if step in {"solved", "agreement", "no_possibility"}:
        outcome = {"solved": "answered", "agreement": "led_to_agreement"}.get(step, step)
        reason = "Det finns ingen som kan börja i höst." if step == "no_possibility" else ""
        _reply(
            request,
            "Hej! Så här gör vi: vi ringer i morgon och ordnar det.",
            worker,
            ending=desk.Ending(outcome, reason),
        )
    elif step == "withdrawn":
        desk.withdraw(request_key=request.key, actor=_moved(manager, hours=7))
    elif step == "waiting":
        _reply(request, "Hej! Vilka tider gäller det, och vem blir handledare?", worker, asks_back=True)
    elif step in {"working", "asked_again"}:
        _reply(request, "Hej! Vi letar efter någon och hör av oss.", worker)
        desk.note(
            request_key=request.key, text="Ringde Arbetsförmedlingen, de återkommer.", actor=_moved(worker, hours=1)
        )
        if step == "asked_again":
            desk.write(request_key=request.key, text="Hur går det?", actor=_moved(manager, hours=30))
    elif step == "taken":
        desk.take(request_key=request.key, version=request.version, actor=worker)


def _guests(world: World, worker: Actor) -> None:
    """One employer who has been answered, one who has not opened the link, and one who is invited."""
    wish = desk.Wish(Kind.HANDS, "Vi är en idrottsförening som behöver någon till vaktmästeriet.")
    guest = desk.Guest("Britt Berg", "britt.berg@tallkopings-if.example", "Tallköpings IF", "070-000 00 01")
    request = desk.ask_as_guest(guest=guest, wish=wish, actor=outsider(at=_at(world, 8)))
    link = Link.objects.get(purpose="request", matter_key=request.key)
    at = _at(world, 8, minutes=20)
    note_opened(link, actor=by_link(link_key=link.key, purpose="request", matter_key=request.key, at=at))
    _reply(request, "Hej! Hur många timmar i veckan tänker ni er?", _real(worker, at=_at(world, 7)), asks_back=True)
    other = desk.Guest("Kim Lund", "kim@lunds-bageri.example", "Lunds bageri", "")
    question = desk.Wish(Kind.QUESTION, "Kan vi få stöd för att anställa någon som varit länge utan arbete?")
    desk.ask_as_guest(guest=other, wish=question, actor=outsider(at=_at(world, 1)))
    invited = desk.Guest("Ove Ek", "ove@eks-plat.example", "Eks plåt", "")
    desk.invite(guest=invited, actor=worker)


def _reply(
    request: Request, text: str, worker: Actor, *, asks_back: bool = False, ending: desk.Ending | None = None
) -> None:
    version = Request.objects.get(key=request.key).version
    desk.reply(request_key=request.key, text=text, version=version, asks_back=asks_back, ending=ending, actor=worker)


def _somebody(asked: _Asked, manager: Actor) -> UUID | None:
    """Return somebody of the right kind at the manager's workplaces, if there is anybody."""
    if asked.kind not in {Kind.KEEP_INTERN, Kind.SUPPORT_ENDS}:
        return None
    category = Category.INTERNSHIP if asked.kind == Kind.KEEP_INTERN else Category.SUBSIDISED
    running = list_placements(actor=manager, on=manager.at.date(), filters=PlacementFilter(state=State.RUNNING))
    return next((UUID(line.key) for line in running.rows if line.category == category), None)


def _place_of(placement_key: UUID, manager: Actor) -> UUID | None:
    found = list_placements(actor=manager, on=manager.at.date(), filters=PlacementFilter(state=State.RUNNING)).rows
    return next((UUID(line.workplace_key) for line in found if line.key == str(placement_key)), None)


def _real(staff: Actor, *, at: datetime) -> Actor:
    """Return somebody of the staff with just the rights they have, at a moment."""
    return actor_for(User.objects.get(key=staff.key), at=at, today=at.date())


def _moved(actor: Actor, *, hours: int) -> Actor:
    return replace(actor, at=actor.at + timedelta(hours=hours))


def _at(world: World, days: int, *, minutes: int = 0) -> datetime:
    """Return a moment in the morning, about so many working days ago."""
    day = world.on - timedelta(days=1)
    left = days
    while left > 1 or add_working_days(day, 0) != day:
        left -= add_working_days(day, 0) == day
        day -= timedelta(days=1)
    return datetime.combine(day, time(9), ZONE) + timedelta(minutes=minutes)
