"""The demo's inventories of tasks: begun, filled in by phones that disagree, settled, ready to carve. All invented."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID
from zoneinfo import ZoneInfo

from talja.apps.collaboration.models import Union
from talja.apps.collaboration.operations import record_answer
from talja.apps.jobdesign import operations
from talja.apps.jobdesign.casting import input_of
from talja.apps.jobdesign.enums import InventoryState, Source
from talja.apps.jobdesign.inputs import AnswerInput, RiskInput, StaffInput
from talja.apps.jobdesign.models import Inventory, Line
from talja.apps.jobdesign.permissions import PURPOSE
from talja.apps.jobdesign.queries import inventory_page
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.organisation.enums import RoleKind
from talja.core.inventory.library import line_of, suggest
from talja.core.inventory.lines import HandOver, Kind, Per
from talja.core.inventory.task_files import load_library
from talja.project.demo.model import World

_ZONE = ZoneInfo("Europe/Stockholm")
S = InventoryState


@dataclass(frozen=True, slots=True)
class _Plan:
    """An inventory to make: where, what kind, how far it has come, and who works there by occupation.

    `staff`: full-time equivalents and what an hour is worth in kronor, by occupation; None where nobody has told.
    """

    place: str
    kind: Kind
    state: S
    days_ago: int
    phones: int
    staff: Mapping[str, tuple[float, int | None]]
    lines: int = 16


_PLANS = (
    _Plan(
        "Björkbackens äldreboende",
        Kind.ELDERLY_CARE,
        S.READY,
        130,
        6,
        {"5321": (14.5, 295), "5330": (4, 255), "2221": (2, 410)},
        lines=30,
    ),
    _Plan("Solgårdens äldreboende", Kind.ELDERLY_CARE, S.READY, 48, 4, {"5321": (11, 295)}),
    _Plan("Förskolan Blåklinten", Kind.PRESCHOOL, S.READY, 41, 5, {"5311": (6, 270), "2343": (4, 345)}),
    _Plan("Centralköket", Kind.KITCHEN, S.READY, 36, 3, {"5120": (4, 285)}),
    _Plan("Hemtjänsten Öster", Kind.HOME_CARE, S.SETTLING, 25, 5, {"5321": (9, None)}),
    _Plan("Centralskolan", Kind.SCHOOL, S.OPEN, 6, 4, {"2341": (18, 355)}),
    _Plan("Stadsbiblioteket", Kind.OFFICE, S.PREPARING, 3, 0, {}),
    _Plan("Fastighetsservice", Kind.PROPERTY, S.CANCELLED, 90, 0, {}),
)
_FULL_WEEK = 37 * 60
_COMMENTS = (
    "Det tar längre tid när vi är få.",
    "Vi gör det två och två ibland.",
    "Det här är en av de roliga stunderna.",
    "Kan lika gärna göras på förmiddagen.",
    "",
)
_ADDED = (
    ("Leta efter borttappade saker", "supplies", 10),
    ("Svara i telefon när ingen annan kan", "administration", 20),
)
_SETTLED = "Vi har gått igenom det på arbetsplatsträffen och det stämmer hos oss."
_CANCELLED = "Enheten gör om sin organisation. Vi tar upp det igen efter sommaren."
_RISK = RiskInput(
    text="De som är kvar kan få fler tunga moment efter varandra när de lätta uppgifterna flyttas.",
    measures="Vi fördelar om passen, provar i två månader och frågar alla vid nästa arbetsplatsträff.",
    who="Enhetschef, skyddsombud och två i personalen",
    day=date.min,
)


def load(world: World, *, users: Mapping[str, Actor], places: Mapping[str, UUID]) -> None:
    """Load the inventories, each as far as it has come."""
    strategist = _first(world, users, RoleKind.STRATEGIST)
    coordinator = _first(world, users, RoleKind.COORDINATOR)
    by_name = {place.name: places[place.key] for place in world.places.workplaces}
    for number, plan in enumerate(_PLANS):
        rng = random.Random(f"{world.seed}-inventories-{number}")
        _load_one(plan, by_name[plan.place], world.on, rng=rng, owner=strategist, coordinator=coordinator)


def _load_one(
    plan: _Plan, workplace_key: UUID, on: date, *, rng: random.Random, owner: Actor, coordinator: Actor
) -> None:
    begun = on - timedelta(days=plan.days_ago)
    actor = _at(owner, begun, 9)
    title = f"Inventering {begun:%Y}, {plan.place}"
    made = operations.begin_inventory(workplace_key=workplace_key, title=title, kind=plan.kind.value, actor=actor)
    _fill(made, plan, actor=actor)
    if plan.state == S.CANCELLED:
        operations.move_inventory(inventory_key=made.key, to=S.CANCELLED, reason=_CANCELLED, actor=actor)
    if plan.state in (S.PREPARING, S.CANCELLED):
        return
    _answer(made, plan, rng=rng, actor=replace(actor, at=actor.at + timedelta(hours=1)))
    if plan.state == S.OPEN:
        return
    actor = _at(owner, begun + timedelta(days=8), 10)
    operations.move_inventory(inventory_key=made.key, to=S.SETTLING, actor=actor)
    if plan.state == S.READY:
        _settle(made, begun + timedelta(days=10), actor=_at(owner, begun + timedelta(days=10), 13), told_by=coordinator)


def _fill(made: Inventory, plan: _Plan, *, actor: Actor) -> None:
    """Add the library's most usual tasks of the kind, and tell who works there."""
    tasks = suggest(plan.kind, load_library())
    kept = [task for task in tasks if task.hand_over is HandOver.NO][:2]
    chosen = [*[task for task in tasks if task.hand_over is not HandOver.NO][: plan.lines], *kept]
    lines = [input_of(line_of(task, key=task.id), library_key=task.id) for task in chosen]
    operations.add_lines(inventory_key=made.key, lines=lines, source=Source.LIBRARY, actor=actor)
    for occupation, (full_time, value) in plan.staff.items():
        said = StaffInput(
            occupation,
            full_time=Decimal(str(full_time)),
            full_week_minutes=_FULL_WEEK,
            hour_value=None if value is None else value * 100,
            shortage=130 if occupation.startswith("2") else 110,
        )
        operations.save_staff(inventory_key=made.key, said=said, actor=actor)


def _answer(made: Inventory, plan: _Plan, *, rng: random.Random, actor: Actor) -> None:
    """Let phones answer, most of them about the same and some quite differently."""
    operations.move_inventory(inventory_key=made.key, to=S.OPEN, actor=actor)
    link = operations.make_shared_link(inventory_key=made.key, actor=actor)
    lines = list(Line.objects.filter(inventory=made).order_by("pk"))
    for number in range(plan.phones):
        at = actor.at + timedelta(hours=2 + 5 * number)
        guest = by_link(link_key=link.key, purpose=PURPOSE, matter_key=made.key, at=at)
        operations.open_shared_link(inventory_key=made.key, link_key=link.key, actor=guest)
        phone = f"{rng.getrandbits(64):x}"
        for line in rng.sample(lines, k=round(len(lines) * rng.uniform(0.6, 1))):
            operations.answer_line(line_key=line.key, said=_said(line, rng), phone=phone, actor=guest)
    title, family, minutes = _ADDED[plan.days_ago % 2]
    operations.add_by_staff(
        inventory_key=made.key,
        title=title,
        family=family,
        said=AnswerInput(does_it=True, minutes=minutes, times=1, per=Per.DAY.value, hand_over=HandOver.YES.value),
        phone=phone,
        actor=guest,
    )


def _said(line: Line, rng: random.Random) -> AnswerInput:
    if rng.random() < 0.06:
        return AnswerInput(does_it=False)
    usual = line.minutes * rng.choice((0.9, 1, 1, 1.1))
    differs = rng.random() < 0.08
    stays = line.hand_over == HandOver.NO
    feeling = rng.choice((-2, -1, 0)) if stays or rng.random() < 0.03 else rng.choice((1, 1, 2))
    return AnswerInput(
        does_it=True,
        minutes=min(2 * line.minutes, 240) if differs else max(5 * round(usual / 5), 5),
        times=line.times,
        per=line.per,
        hand_over=line.hand_over if rng.random() < 0.97 else HandOver.PARTLY.value,
        feeling=feeling,
        comment=rng.choice(_COMMENTS) if rng.random() < 0.1 else "",
    )


def _settle(made: Inventory, day: date, *, actor: Actor, told_by: Actor) -> None:
    """Settle what the program wonders, assess the risk, ask the union, and call it ready."""
    page = inventory_page(key=made.key, actor=actor)
    findings = [finding.id for finding in page.findings if not finding.is_fault]
    operations.settle_findings(inventory_key=made.key, findings=findings, reason=_SETTLED, actor=actor)
    operations.assess_risk(inventory_key=made.key, said=replace(_RISK, day=day), actor=actor)
    asked = operations.ask_union(
        inventory_key=made.key,
        union_key=_union(made.kind).key,
        deadline=day + timedelta(days=14),
        basis="mbl_11",
        remark="Vi provar i liten skala och stämmer av med er efter två månader.",
        actor=actor,
    )
    answered = _at(told_by, day + timedelta(days=6), 14)
    record_answer(consultation_key=asked.key, answer="agrees", how="meeting", actor=answered)
    operations.move_inventory(inventory_key=made.key, to=S.READY, actor=replace(actor, at=answered.at))


def _union(kind: str) -> Union:
    name = "Sveriges Lärare" if kind == Kind.SCHOOL else "Kommunal"
    return Union.objects.filter(name__startswith=name).order_by("pk")[0]


def _first(world: World, users: Mapping[str, Actor], role: RoleKind) -> Actor:
    staff: Sequence[str] = [member.key for member in world.places.staff if member.role == role]
    return users[staff[0]]


def _at(actor: Actor, day: date, hour: int) -> Actor:
    return replace(actor, at=datetime.combine(day, time(hour), _ZONE))
