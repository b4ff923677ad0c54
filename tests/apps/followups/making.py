"""Small makers of what a test of follow-ups needs: through the operations."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tests.factories.organisation import ContactFactory, RoleFactory, UserFactory

from talja.apps.followups.models import Ask, FollowUp
from talja.apps.followups.operations import PlanInput, ask_about, make_plan, plan_followups
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.organisation.models import Contact, Role
from talja.apps.people.operations import ContactInput, set_contact
from talja.apps.placements.models import Placement
from talja.apps.placements.operations import end_placement

PLAN = PlanInput(aim="ordinary_municipal_job", next_step="Ringa chefen på Almgården", next_step_day=date(2026, 12, 1))
ANSWERS = {"feeling": "4", "managing": "3", "belief": "2"}
HERS = "alva@exempel.example"


def at(year: int, month: int, day: int, hour: int = 9) -> datetime:
    return datetime(year, month, day, hour, tzinfo=ZoneInfo("Europe/Stockholm"))


def planned(placement: Placement, *, actor: Actor, kind: str = "experience") -> FollowUp:
    """Plan the follow-ups, and return the first of a kind."""
    plan_followups(placement_key=placement.key, actor=actor)
    return FollowUp.objects.get(placement_key=placement.key, kind=kind, number=1)


def make_a_plan(placement: Placement, *, actor: Actor) -> None:
    make_plan(placement_key=placement.key, said=PLAN, actor=actor)


def reached(placement: Placement, *, actor: Actor, email: str = HERS, phone: str = "070-000 00 00") -> None:
    """Say how to reach the person."""
    set_contact(person_key=placement.person.key, said=ContactInput(email=email, phone=phone), actor=actor)


def make_manager(placement: Placement, *, email: str = "chef@exempel.example") -> Role:
    role: Role = RoleFactory(user=UserFactory(email=email), kind=RoleKind.MANAGER, workplaces=[placement.workplace])
    return role


def make_contact(placement: Placement, *, email: str = "kim@exempel.example") -> Contact:
    contact: Contact = ContactFactory(employer=placement.workplace.employer, workplace=placement.workplace, email=email)
    return contact


def asked(placement: Placement, *, actor: Actor, audience: str = "participant_form", kind: str = "experience") -> Ask:
    """Send a form about the first follow-up of a kind."""
    return ask_about(followup_key=planned(placement, actor=actor, kind=kind).key, audience=audience, actor=actor)


def ended(placement: Placement, *, actor: Actor, last_day: date, destination: str = "ordinary_private_job") -> None:
    facts = {"reason": "got_work", "destination": destination, "kolada": "A"}
    end_placement(placement_key=placement.key, last_day=last_day, actor=actor, **facts)
