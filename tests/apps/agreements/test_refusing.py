"""A no is told with what has to be another way, and belongs to what was read."""

from datetime import date

import pytest
from tests.conftest import TODAY, make_actor
from tests.factories.agreements import FIRST_DAY, agreed, latest_of, make_draft, make_running
from tests.factories.register import later

from talja.apps.agreements.enums import Change, Party, State
from talja.apps.agreements.inputs import ChangeInput
from talja.apps.agreements.models import Agreement, Refusal
from talja.apps.agreements.operations import approve, edit_agreement, propose_change, refuse
from talja.apps.agreements.queries import refusals_of, work_of
from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person
from talja.core.kernel.verdict import Denied


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


def no(draft: Agreement, *, actor: Actor, number: int = 1, message: str = "Vi behöver fler timmar.", **said) -> Refusal:
    party = said.get("party", Party.WORKPLACE)
    return refuse(agreement_key=draft.key, number=number, party=party, message=message, actor=actor)


def test_the_workplace_says_no_and_the_unit_reads_why(draft: Agreement, malik: Actor, asta: Actor) -> None:
    no(draft, actor=malik, message="  Vi behöver fler timmar.  ")
    (told,) = refusals_of(key=draft.key, actor=asta)
    assert (told.party, told.message, told.by) == ("workplace", "Vi behöver fler timmar.", "Malik Haddad")
    event = Event.objects.get(code="agreement.refused")
    assert event.data == {"party": "workplace", "version": 1}
    assert Agreement.objects.get().state == State.DRAFT


def test_a_participant_says_no_by_the_link(draft: Agreement, asta: Actor, system: Actor) -> None:
    guest = by_link(link_key=draft.key, purpose="participant_approval", matter_key=draft.key, at=system.at)
    no(draft, actor=guest, party=Party.PARTICIPANT, message="Jag kan inte på måndagar.")
    assert refusals_of(key=draft.key, actor=asta)[0].by == ""


def test_what_is_written_anew_has_no_no(draft: Agreement, malik: Actor, asta: Actor, ekens_forskola: Workplace) -> None:
    no(draft, actor=malik)
    said = agreed(ekens_forskola, weekly_hours=38)
    edit_agreement(agreement_key=draft.key, said=said, number=1, actor=later(asta))
    assert refusals_of(key=draft.key, actor=asta) == ()
    with pytest.raises(Denied, match="changed_by_other"):
        no(draft, actor=malik)


@pytest.mark.parametrize(("message", "code"), [(" ", "no_reason_given"), ("å" * 1001, "text_too_long")])
def test_it_says_why_in_a_few_sentences(draft: Agreement, malik: Actor, message: str, code: str) -> None:
    with pytest.raises(Denied, match=code):
        no(draft, actor=malik, message=message)


def test_only_the_party_says_no_and_only_while_it_has_not_said_yes(
    draft: Agreement, malik: Actor, asta: Actor, ursula: Actor
) -> None:
    with pytest.raises(Denied, match="not_your_part"):
        no(draft, actor=asta)
    with pytest.raises(Agreement.DoesNotExist):
        no(draft, actor=ursula)
    with pytest.raises(Denied, match="unknown_code"):
        no(draft, actor=malik, party="union")
    approve(agreement_key=draft.key, number=1, party=Party.WORKPLACE, actor=malik)
    with pytest.raises(Denied, match="already_approved"):
        no(draft, actor=malik)


def test_what_has_begun_is_not_refused(draft: Agreement, malik: Actor) -> None:
    Agreement.objects.update(state=State.RUNNING)
    with pytest.raises(Denied, match="agreement_not_in_state"):
        no(draft, actor=malik)


def test_the_message_about_a_protected_person_is_hidden(
    draft: Agreement, malik: Actor, asta: Actor, protector: Actor
) -> None:
    no(draft, actor=malik)
    facts = {"protection": "sekretessmarkering"}
    change_person(person_key=draft.person.key, facts=facts, actor=later(asta))
    assert refusals_of(key=draft.key, actor=asta)[0].message == ""
    assert refusals_of(key=draft.key, actor=protector)[0].message


def test_no_one_sees_the_noes_of_an_agreement_that_is_not_for_them(draft: Agreement, ursula: Actor) -> None:
    with pytest.raises(Agreement.DoesNotExist):
        refusals_of(key=draft.key, actor=ursula)


def work(actor: Actor) -> list[tuple[str, str]]:
    return [(one.code, one.owner) for one in work_of(actor=actor, on=TODAY, everybody=True).items]


def test_a_no_waits_for_whoever_wrote_it_until_it_is_written_anew(
    draft: Agreement, asta: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    assert work(malik) == [("agreement_to_answer", "")]
    no(draft, actor=malik)
    assert work(asta) == [("agreement_refused", asta.key)]
    assert work(malik) == []
    said = agreed(ekens_forskola, weekly_hours=38)
    edit_agreement(agreement_key=draft.key, said=said, number=1, actor=later(asta))
    assert work(asta) == [("agreement_begins_soon", asta.key)]
    assert work(malik) == [("agreement_to_answer", "")]


def test_a_no_that_has_become_a_yes_waits_no_more(draft: Agreement, asta: Actor, malik: Actor) -> None:
    no(draft, actor=malik)
    approve(agreement_key=draft.key, number=1, party=Party.WORKPLACE, actor=later(malik))
    assert work(asta) == [("agreement_begins_soon", asta.key)]
    assert work(malik) == []


def test_a_no_to_a_change_waits_for_whoever_proposed_it(asta: Actor, malik: Actor, ekens_forskola: Workplace) -> None:
    berit = make_actor("Berit Norell")
    running = make_running(drafter=asta, approver=berit, workplace=ekens_forskola)
    change = ChangeInput(Change.EXTENDED, FIRST_DAY, "Längre", last_day=date(2027, 8, 31))
    propose_change(agreement_key=running.key, change=change, actor=later(berit, minutes=9))
    no(running, actor=later(malik, minutes=10), number=latest_of(running).number)
    assert ("agreement_refused", berit.key) in work(asta)


def test_a_no_about_a_protected_person_waits_only_for_those_who_may_know(
    draft: Agreement, asta: Actor, malik: Actor, protector: Actor
) -> None:
    no(draft, actor=malik)
    change_person(person_key=draft.person.key, facts={"protection": "sekretessmarkering"}, actor=later(asta))
    assert work(asta) == []
    assert work(protector) == [("agreement_refused", asta.key)]
