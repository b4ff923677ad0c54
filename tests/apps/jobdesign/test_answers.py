"""What the staff say from their phones, by the shared link."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from tests.factories.inventories import from_library, guest_of, make_inventory, make_line, say
from tests.factories.register import make_workplace

from talja.apps.audit.models import Event
from talja.apps.jobdesign.enums import InventoryState
from talja.apps.jobdesign.inputs import AnswerInput
from talja.apps.jobdesign.models import Contribution, Inventory, Line, SharedLink
from talja.apps.jobdesign.operations import (
    add_by_staff,
    drop_line,
    make_shared_link,
    move_inventory,
    open_shared_link,
    revoke_shared_link,
    take_back_answer,
)
from talja.apps.jobdesign.policies import MOST_ADDED, MOST_CONTRIBUTORS
from talja.apps.jobdesign.queries import guest_inventory, line_page, link_key_of, opened_by_token
from talja.apps.jobdesign.queries.pages import shared_link
from talja.apps.jobdesign.tokens import address_of, key_of, token_of
from talja.apps.organisation.actors import Actor
from talja.core.inventory.merging import Disagreement
from talja.core.kernel.verdict import Denied

YES = AnswerInput(does_it=True, minutes=10)


@pytest.fixture
def line(inventory: Inventory, saga: Actor) -> Line:
    (made,) = from_library(inventory, "Duka till lunch", actor=saga)
    return made


def test_an_answer_is_nobodys(line: Line, guest: Actor) -> None:
    say(line, "asas telefon", minutes=25, times=2, per="day", hand_over="yes", feeling=2, comment="Gärna", actor=guest)
    row = Contribution.objects.get()
    assert (row.minutes, row.times, row.feeling, row.answered_on) == (25, 2, 2, guest.at.date())
    assert "asas" not in row.contributor
    event = Event.objects.get(code="inventory.answered")
    assert (event.actor_key, event.data) == (guest.key, {"does_it": True})


def test_the_same_phone_answers_once_and_may_change_its_mind(line: Line, guest: Actor, inventory: Inventory) -> None:
    say(line, "en", minutes=25, actor=guest)
    say(line, "en", does_it=False, minutes=40, comment="Inte vi", actor=guest)
    row = Contribution.objects.get()
    assert (row.does_it, row.minutes, row.comment) == (False, None, "Inte vi")
    said = guest_inventory(key=inventory.key, actor=guest, phone="en").tasks[0].said
    assert said == AnswerInput(does_it=False, comment="Inte vi")
    assert guest_inventory(key=inventory.key, actor=guest, phone="en").answered == 1
    assert guest_inventory(key=inventory.key, actor=guest, phone="annan").answered == 0
    assert guest_inventory(key=inventory.key, actor=guest).tasks[0].said is None


def test_an_answer_is_taken_back(line: Line, guest: Actor) -> None:
    say(line, "en", actor=guest)
    assert not take_back_answer(line_key=line.key, phone="annan", actor=guest)
    assert take_back_answer(line_key=line.key, phone="en", actor=guest)
    assert not Contribution.objects.exists()


def test_answers_make_an_assumption_count(line: Line, guest: Actor, saga: Actor) -> None:
    for phone, minutes in (("en", 10), ("två", 20), ("tre", 60)):
        say(line, phone, minutes=minutes, actor=guest)
    row = line_page(key=line.key, actor=saga).row
    assert row.counts
    assert (row.yes, row.no, row.task.minutes, row.task.votes) == (3, 0, 20, 3)
    assert [one.field for one in row.disagreements] == ["minutes"]


def test_that_it_can_be_handed_over_is_known_when_somebody_here_says_so(line: Line, guest: Actor, saga: Actor) -> None:
    say(line, "en", actor=guest)
    assert line_page(key=line.key, actor=saga).row.task.hand_over == "unknown"
    say(line, "två", hand_over="yes", earliest=600, latest=700, days=frozenset({1}), per="week", actor=guest)
    task = line_page(key=line.key, actor=saga).row.task
    assert (task.hand_over, task.votes) == ("yes", 2)


def test_what_most_say_is_not_done_here_does_not_count(line: Line, guest: Actor, saga: Actor) -> None:
    say(line, "en", minutes=10, actor=guest)
    for phone in ("två", "tre"):
        say(line, phone, does_it=False, actor=guest)
    row = line_page(key=line.key, actor=saga).row
    assert (row.is_ours, row.counts) == (False, False)
    assert row.disagreements == (Disagreement("does_it", (("no", 2), ("yes", 1))),)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"minutes": 0}, "minutes_out_of_range"),
        ({"minutes": 1441}, "minutes_out_of_range"),
        ({"times": 0}, "times_out_of_range"),
        ({"times": 101}, "times_out_of_range"),
        ({"per": "year"}, "unknown_code"),
        ({"hand_over": "perhaps"}, "unknown_code"),
        ({"feeling": 9}, "unknown_code"),
        ({"days": frozenset({9})}, "unknown_code"),
        ({"earliest": 60}, "window_in_disorder"),
        ({"earliest": 60, "latest": 60}, "window_in_disorder"),
        ({"comment": "x" * 301}, "text_too_long"),
    ],
)
def test_what_no_answer_can_say(said: dict[str, Any], code: str, line: Line, guest: Actor) -> None:
    with pytest.raises(Denied, match=code):
        say(line, "en", actor=guest, **said)
    assert not Contribution.objects.exists()


def test_a_task_without_minutes_needs_them(inventory: Inventory, guest: Actor, saga: Actor) -> None:
    line = make_line(inventory, actor=saga, minutes=0)
    with pytest.raises(Denied, match="minutes_missing"):
        say(line, "en", actor=guest)
    say(line, "en", does_it=False, actor=guest)


def test_the_staff_add_what_nobody_had_thought_of(inventory: Inventory, guest: Actor, saga: Actor) -> None:
    told: dict[str, Any] = {"inventory_key": inventory.key, "family": "children", "actor": guest}
    made = add_by_staff(title="Leta efter vantar", said=YES, phone="en", **told)
    same = add_by_staff(title="leta efter VANTAR", said=replace(YES, minutes=20), phone="två", **told)
    assert (same.pk, Contribution.objects.count()) == (made.pk, 2)
    assert guest_inventory(key=inventory.key, actor=guest, phone="en").tasks[0].is_own
    assert not guest_inventory(key=inventory.key, actor=guest, phone="två").tasks[0].is_own
    assert line_page(key=made.key, actor=saga).row.counts


def test_one_phone_does_not_fill_the_inventory(inventory: Inventory, guest: Actor) -> None:
    told: dict[str, Any] = {"inventory_key": inventory.key, "family": "meals", "said": YES, "actor": guest}
    for number in range(MOST_ADDED):
        add_by_staff(title=f"Uppgift {number}", phone="en", **told)
    with pytest.raises(Denied, match="too_many_lines"):
        add_by_staff(title="En till", phone="en", **told)
    add_by_staff(title="En till", phone="två", **told)


def test_a_workplace_is_not_a_town(line: Line, guest: Actor) -> None:
    Contribution.objects.bulk_create(
        Contribution(line=line, contributor=str(number), does_it=True, answered_on=guest.at.date())
        for number in range(MOST_CONTRIBUTORS)
    )
    with pytest.raises(Denied, match="too_many_contributors"):
        say(line, "en till", actor=guest)


def test_a_link_opens_its_own_inventory_only(line: Line, guest: Actor, saga: Actor) -> None:
    other = make_inventory(actor=saga, workplace=make_workplace("Lundens förskola"))
    for stranger in (saga, guest_of(other, actor=saga)):
        with pytest.raises(Denied, match="not_found"):
            say(line, "en", actor=stranger)
    with pytest.raises(Inventory.DoesNotExist):
        guest_inventory(key=other.key, actor=guest)


def test_only_what_is_open_is_filled_in(line: Line, guest: Actor, inventory: Inventory, saga: Actor) -> None:
    move_inventory(inventory_key=inventory.key, to=InventoryState.SETTLING, actor=saga)
    with pytest.raises(Denied, match="inventory_not_open"):
        say(line, "en", actor=guest)
    assert not guest_inventory(key=inventory.key, actor=guest).may_answer


def test_a_line_that_was_taken_away_is_not_answered(line: Line, guest: Actor, saga: Actor) -> None:
    drop_line(line_key=line.key, reason="Fel", actor=saga)
    with pytest.raises(Line.DoesNotExist):
        say(line, "en", actor=guest)


def test_the_link_is_signed_expiring_and_revocable(inventory: Inventory, guest: Actor, saga: Actor) -> None:
    token = token_of(link_key_of(guest))
    came, key, left = opened_by_token(token=token, actor=saga)
    assert (came, key, left) == (guest, inventory.key, timedelta(days=21))
    late = replace(saga, at=saga.at + timedelta(days=21))
    for actor, wrong in ((late, token), (saga, f"{token}x"), (saga, "x"), (saga, token_of(uuid4()))):
        with pytest.raises(SharedLink.DoesNotExist):
            opened_by_token(token=wrong, actor=actor)
    assert revoke_shared_link(inventory_key=inventory.key, actor=saga)
    assert not revoke_shared_link(inventory_key=inventory.key, actor=saga)
    with pytest.raises(SharedLink.DoesNotExist):
        opened_by_token(token=token, actor=saga)


def test_a_new_link_takes_the_old_one_back(inventory: Inventory, guest: Actor, saga: Actor) -> None:
    new = make_shared_link(inventory_key=inventory.key, actor=saga, days=5)
    assert SharedLink.objects.live(at=saga.at).get() == new
    shown = shared_link(inventory, actor=saga)
    assert shown is not None
    assert shown.address == address_of(new.key)
    assert key_of(shown.address.rstrip("/").rpartition("/")[2]) == new.key
    with pytest.raises(Denied, match="link_days_out_of_range"):
        make_shared_link(inventory_key=inventory.key, actor=saga, days=61)


def test_that_somebody_began_is_counted_not_who(inventory: Inventory, guest: Actor) -> None:
    link = link_key_of(guest)
    for _ in range(2):
        open_shared_link(inventory_key=inventory.key, link_key=link, actor=guest)
    assert SharedLink.objects.get(key=link).opened == 2
    assert {event.actor_key for event in Event.objects.filter(code="inventory.link_opened")} == {guest.key}
