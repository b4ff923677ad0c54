"""Plans, notes, answers and addresses in the world of secrets: of a protected person, and of an open one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final
from uuid import UUID

from tests.factories.register import later

from talja.apps.followups.models import FollowUp
from talja.apps.followups.operations import HeldInput, PlanInput, answer_form, ask_about, make_plan, plan_followups
from talja.apps.followups.operations import record_followup as record_held
from talja.apps.organisation.actors import Actor
from talja.apps.people.operations import ContactInput, set_contact
from talja.apps.placements.models import Placement

PROTECTED_WORDS: Final = ("hemlig plan", "hemlig uppföljning", "skugga@dold.example", "Dolda gatan")
OPEN_WORDS: Final = ("öppen plan", "öppen uppföljning", "öppna egna ord", "oppnadis@post.example")
"""What those who follow up may see, and a manager never."""


def make_followups(*, berit: Actor, protector: Actor) -> None:
    """Plan, follow up and ask: the protected Skugga, and Öppna who is at Malik's workplace."""
    hidden = Placement.objects.filter(person__given_name="Skuggvina").order_by("pk")[0]
    seen = Placement.objects.filter(person__given_name="Öppnadis", last_day=None).order_by("pk")[0]
    reach = ContactInput(email="skugga@dold.example", street="Dolda gatan 1", town="Dolda")
    set_contact(person_key=hidden.person.key, said=reach, actor=protector)
    set_contact(person_key=seen.person.key, said=ContactInput(email="oppnadis@post.example"), actor=berit)
    _follow(hidden, "hemlig", actor=protector)
    _follow(seen, "öppen", actor=berit)
    waiting = FollowUp.objects.filter(placement_key=seen.key, kind="experience", held_day=None).order_by("due_day")[0]
    ask = ask_about(followup_key=waiting.key, audience="participant_form", actor=later(berit, minutes=3))
    said = {"managing": "2", "belief": "2"}
    answer_form(ask_key=ask.key, said=said, words="öppna egna ord", actor=later(berit, minutes=4))


def followup_keys() -> Mapping[str, Sequence[UUID]]:
    """Return the keys of the follow-ups: what a page of them is asked with."""
    return {"followup": list(FollowUp.objects.order_by("pk").values_list("key", flat=True))}


def _follow(placement: Placement, word: str, *, actor: Actor) -> None:
    by = later(actor)
    plan_followups(placement_key=placement.key, actor=by)
    said = PlanInput("studies_basic", f"{word} plan", date(2026, 12, 1))
    make_plan(placement_key=placement.key, said=said, actor=by)
    first = FollowUp.objects.filter(placement_key=placement.key, kind="check_in").order_by("due_day")[0]
    held = HeldInput(date(2026, 11, 20), note=f"{word} uppföljning")
    record_held(followup_key=first.key, said=held, actor=by)
