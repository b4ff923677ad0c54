"""The life of an agreement as a whole: every state can be reached, none is a trap, and no edit keeps an approval."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import make_actor
from tests.factories.agreements import agreed, latest_of, make_draft, read_warnings
from tests.factories.subsidies import make_situation

from talja.apps.agreements.enums import TRANSITIONS, Change, Party, State
from talja.apps.agreements.inputs import ChangeInput, EndInput
from talja.apps.agreements.models import Agreement, AgreementVersion, Approval
from talja.apps.agreements.operations import (
    approve,
    cancel_agreement,
    edit_agreement,
    end_agreement,
    price_agreement,
    propose_change,
    reopen_agreement,
    revoke_approvals,
    settle,
    start_agreement,
    take_back,
    withdraw_change,
)
from talja.apps.agreements.operations.rows import FACTS
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.models import Workplace
from talja.core.kernel.verdict import Denied

OVER = {State.ENDED, State.CANCELLED}
DAY = date(2026, 12, 1)


def reached_from(start: State) -> set[State]:
    found, more = {start}, True
    while more:
        new = {to for origin, to, _ in TRANSITIONS if origin in found} - found
        found, more = found | new, bool(new)
    return found


def test_every_state_is_reached_from_a_draft() -> None:
    assert reached_from(State.DRAFT) == set(State)


@pytest.mark.parametrize("state", sorted(set(State) - OVER))
def test_no_other_state_than_the_ends_is_a_trap(state: State) -> None:
    assert reached_from(state) & OVER


def test_the_ends_lead_nowhere_but_back_from_a_mistake() -> None:
    assert {(origin, to) for origin, to, _ in TRANSITIONS if origin in OVER} == {(State.ENDED, State.RUNNING)}


def test_no_step_is_told_twice() -> None:
    assert len({(origin, to) for origin, to, _ in TRANSITIONS}) == len(TRANSITIONS)


Move = Callable[[Agreement, Actor, Actor, Workplace, int], Any]


def _edit(agreement: Agreement, asta: Actor, _: Actor, place: Workplace, n: int) -> None:
    said = agreed(place, extent=Decimal(10 + n % 80))
    number = latest_of(agreement).number
    edit_agreement(agreement_key=agreement.key, said=said, number=number, actor=asta, revoke=n % 2 == 0, reason="Nytt")


def _approve(party: Party) -> Move:
    def move(agreement: Agreement, asta: Actor, berit: Actor, _: Workplace, __: int) -> None:
        ways: dict[str, Any] = {"on_behalf_of": "Någon", "reason": "På papper"} if party != Party.UNIT else {}
        actor = asta if ways else berit
        approve(agreement_key=agreement.key, number=latest_of(agreement).number, party=party, actor=actor, **ways)

    return move


def _price(agreement: Agreement, asta: Actor, _: Actor, __: Workplace, n: int) -> None:
    situation = make_situation(first_day=DAY, wage=Decimal(15_000 + n))
    price_agreement(agreement_key=agreement.key, scheme="nystartsjobb", situation=situation, actor=asta)


def _change(agreement: Agreement, asta: Actor, _: Actor, __: Workplace, n: int) -> None:
    last_day = date(2027, 6, 1) + timedelta(days=n)
    change = ChangeInput(Change.EXTENDED, DAY, "Längre", last_day=last_day)
    propose_change(agreement_key=agreement.key, change=change, actor=asta)


def _settle(agreement: Agreement, asta: Actor, _: Actor, __: Workplace, ___: int) -> None:
    read_warnings(agreement, actor=asta)
    settle(agreement_key=agreement.key, actor=asta)


END = EndInput(date(2026, 12, 20), "time_ran_out", "unknown", "U")
MOVES: dict[str, Move] = {
    "edit": _edit,
    "price": _price,
    "unit": _approve(Party.UNIT),
    "workplace": _approve(Party.WORKPLACE),
    "participant": _approve(Party.PARTICIPANT),
    "revoke": lambda one, asta, *_: revoke_approvals(agreement_key=one.key, reason="Ångrar", actor=asta),
    "settle": _settle,
    "take_back": lambda one, asta, *_: take_back(agreement_key=one.key, reason="Fel", actor=asta),
    "cancel": lambda one, asta, *_: cancel_agreement(agreement_key=one.key, reason="Blev inte av", actor=asta),
    "start": lambda one, asta, *_: start_agreement(agreement_key=one.key, actor=asta),
    "change": _change,
    "withdraw": lambda one, asta, *_: withdraw_change(agreement_key=one.key, reason="Nej", actor=asta),
    "end": lambda one, asta, *_: end_agreement(agreement_key=one.key, end=END, actor=asta),
    "reopen": lambda one, asta, *_: reopen_agreement(agreement_key=one.key, why="Fel", actor=asta),
}
READY = ["unit", "workplace", "participant", "settle", "start"]


def said_by(version: AgreementVersion) -> dict[str, Any]:
    return {name: getattr(version, name) for name in FACTS}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(first=st.sampled_from([[], READY[:3], READY]), moves=st.lists(st.sampled_from(sorted(MOVES)), max_size=12))
def test_whatever_happens_a_yes_is_to_what_it_was_given_for(
    first: list[str], moves: list[str], asta: Actor, ekens_forskola: Workplace
) -> None:
    with transaction.atomic():
        berit = make_actor("Berit Norell")
        agreement = make_draft(actor=asta, workplace=ekens_forskola)
        minutes, approved = count(1), {}
        for number, name in enumerate([*first, *moves]):
            late = next(minutes)
            asta_then, berit_then = (replace(one, at=one.at + timedelta(minutes=late)) for one in (asta, berit))
            before = Agreement.objects.get(pk=agreement.pk).state
            try:
                with transaction.atomic():
                    MOVES[name](agreement, asta_then, berit_then, ekens_forskola, number)
            except Denied:
                continue
            finally:
                after = Agreement.objects.get(pk=agreement.pk).state
                assert before == after or (before, after) in {(origin, to) for origin, to, _ in TRANSITIONS}
            for yes in Approval.objects.standing().select_related("version"):
                assert approved.setdefault(yes.key, said_by(yes.version)) == said_by(yes.version)
            runs = State(after) in {State.APPROVED, State.RUNNING, State.EXTENDED}
            if runs:
                current = AgreementVersion.objects.get(agreement=agreement, standing="current")
                assert {one.party for one in current.approvals.filter(revoked_at=None)} >= {"unit", "workplace"}
        transaction.set_rollback(True)
