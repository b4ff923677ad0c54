"""Who says yes to what: four eyes for the unit, a workplace's own manager, a link, and a reason on another's behalf."""

from uuid import uuid4

import pytest
from tests.conftest import make_actor
from tests.factories.agreements import approve_all, current_of, make_draft
from tests.factories.register import later, make_person, make_workplace

from talja.apps.agreements.enums import BY_LINK, Party, State
from talja.apps.agreements.models import Agreement, Approval
from talja.apps.agreements.operations import approve, ask_for_approval, refuse, revoke_approvals
from talja.apps.agreements.queries import approval_page, get_agreement
from talja.apps.audit.models import Event
from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.organisation.models import Workplace
from talja.apps.people.operations import change_person
from talja.core.kernel.verdict import Denied


@pytest.fixture
def berit(measures: None) -> Actor:
    return make_actor("Berit Norell")


@pytest.fixture
def draft(asta: Actor, ekens_forskola: Workplace) -> Agreement:
    return make_draft(actor=asta, workplace=ekens_forskola)


def visitor(agreement: Agreement, actor: Actor, *, party: Party = Party.PARTICIPANT) -> Actor:
    return by_link(link_key=uuid4(), purpose=BY_LINK[party], matter_key=agreement.key, at=actor.at)


def test_the_one_who_drafted_does_not_approve_for_the_unit(draft: Agreement, asta: Actor, berit: Actor) -> None:
    with pytest.raises(Denied, match="own_agreement"):
        approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=asta)
    approval = approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    assert (approval.approved_by, approval.on_behalf_of) == (berit.key, "")
    assert Event.objects.get(code="agreement.approved").data == {"party": "unit", "version": 1}


def test_nobody_approves_for_the_unit_on_its_behalf(draft: Agreement, asta: Actor) -> None:
    with pytest.raises(Denied, match="unit_approves_itself"):
        approve(agreement_key=draft.key, number=1, party="unit", actor=asta, on_behalf_of="Chefen", reason="Bråttom")


def test_a_manager_approves_for_a_workplace_of_their_own(draft: Agreement, malik: Actor) -> None:
    assert approve(agreement_key=draft.key, number=1, party=Party.WORKPLACE, actor=malik).approved_by == malik.key
    for party, code in ((Party.PARTICIPANT, "not_your_part"), (Party.UNIT, "missing_right")):
        with pytest.raises(Denied, match=code):
            approve(agreement_key=draft.key, number=1, party=party, actor=malik)


@pytest.mark.parametrize("party", [Party.WORKPLACE, Party.PARTICIPANT])
def test_a_link_opens_nothing_about_somebody_protected_since(draft: Agreement, asta: Actor, party: Party) -> None:
    change_person(person_key=draft.person.key, facts={"protection": "sekretessmarkering"}, actor=later(asta))
    guest = visitor(draft, asta, party=party)
    with pytest.raises(Denied, match="not_found"):
        approve(agreement_key=draft.key, number=1, party=party, actor=guest)
    with pytest.raises(Denied, match="not_found"):
        refuse(agreement_key=draft.key, number=1, party=party, message="Nej", actor=guest)
    assert not Approval.objects.exists()


def test_another_workplaces_agreement_does_not_exist(asta: Actor, malik: Actor) -> None:
    elsewhere = make_draft(actor=asta, workplace=make_workplace("Almgården"))
    with pytest.raises(Agreement.DoesNotExist):
        approve(agreement_key=elsewhere.key, number=1, party=Party.WORKPLACE, actor=malik)


@pytest.mark.parametrize(
    ("name", "reason", "code"),
    [("Malik Haddad", " ", "no_reason_given"), ("", "På papper", "name_missing"), ("x" * 121, "Ja", "text_too_long")],
)
def test_on_somebodys_behalf_it_is_said_for_whom_and_why(
    draft: Agreement, asta: Actor, name: str, reason: str, code: str
) -> None:
    with pytest.raises(Denied, match=code):
        approve(agreement_key=draft.key, number=1, party="workplace", actor=asta, on_behalf_of=name, reason=reason)


def test_on_somebodys_behalf_with_a_reason(draft: Agreement, asta: Actor) -> None:
    approve(
        agreement_key=draft.key,
        number=1,
        party="workplace",
        actor=asta,
        on_behalf_of="Malik Haddad",
        reason="På papper",
    )
    assert (Approval.objects.get().on_behalf_of, Approval.objects.get().reason) == ("Malik Haddad", "På papper")
    assert "Malik" not in str(Event.objects.get(code="agreement.approved").data)


def test_a_participant_approves_by_a_link_to_just_this(
    draft: Agreement, asta: Actor, ekens_forskola: Workplace
) -> None:
    other = make_draft(actor=asta, workplace=ekens_forskola)
    actor = visitor(draft, asta)
    page = approval_page(key=draft.key, party=Party.PARTICIPANT, actor=actor)
    shown = page.version
    assert (shown.tasks, shown.calculation_key) == ("Duka, diska och följa med barnen ut.", "")
    assert (page.person_name, bool(page.may_answer), page.approved_at, page.before) == (
        "Alva Åkesson",
        True,
        None,
        None,
    )
    assert approve(agreement_key=draft.key, number=1, party=Party.PARTICIPANT, actor=actor).approved_by == actor.key
    with pytest.raises(Denied, match="not_your_part"):
        approve(agreement_key=other.key, number=1, party=Party.PARTICIPANT, actor=actor)
    page = approval_page(key=draft.key, party=Party.PARTICIPANT, actor=actor)
    assert (page.approved_at, page.may_answer.code) == (actor.at, "already_approved")
    with pytest.raises(Agreement.DoesNotExist):
        approval_page(key=other.key, party=Party.PARTICIPANT, actor=actor)
    with pytest.raises(Denied, match="not_your_part"):
        approve(agreement_key=draft.key, number=1, party=Party.WORKPLACE, actor=actor)


def test_what_was_approved_by_link_is_told_without_a_name(draft: Agreement, asta: Actor) -> None:
    approve(agreement_key=draft.key, number=1, party=Party.PARTICIPANT, actor=visitor(draft, asta))
    page = get_agreement(key=draft.key, actor=asta, on=asta.at.date())
    assert [(one.party, one.by) for one in page.current.approvals] == [("participant", "")]


def test_nobody_says_yes_twice_nor_to_an_old_version(draft: Agreement, berit: Actor) -> None:
    with pytest.raises(Denied, match="changed_by_other"):
        approve(agreement_key=draft.key, number=2, party=Party.UNIT, actor=berit)
    approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    with pytest.raises(Denied, match="already_approved"):
        approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    with pytest.raises(Denied, match="unknown_code"):
        approve(agreement_key=draft.key, number=1, party="grannen", actor=berit)


@pytest.mark.parametrize("state", [State.APPROVED, State.RUNNING, State.ENDED, State.CANCELLED])
def test_there_is_nothing_to_approve_in_other_states(draft: Agreement, state: State, berit: Actor) -> None:
    Agreement.objects.filter(pk=draft.pk).update(state=state)
    with pytest.raises(Denied, match="agreement_not_in_state"):
        approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)


def test_every_yes_can_be_taken_back_with_a_reason(draft: Agreement, asta: Actor, berit: Actor) -> None:
    with pytest.raises(Denied, match="nothing_approved"):
        revoke_approvals(agreement_key=draft.key, reason="Prövar", actor=asta)
    approve_all(draft, drafter=asta, approver=berit)
    with pytest.raises(Denied, match="no_reason_given"):
        revoke_approvals(agreement_key=draft.key, reason="", actor=asta)
    assert revoke_approvals(agreement_key=draft.key, reason="Fel lön", actor=later(asta)) == 3
    assert approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=later(berit, minutes=2))


def test_a_link_to_approve_is_sent_once_a_day_and_tells_nothing(draft: Agreement, asta: Actor) -> None:
    for _ in range(2):
        ask_for_approval(
            agreement_key=draft.key, party=Party.PARTICIPANT, email="alva@example.org", name="Alva Åkesson", actor=asta
        )
    letter = Letter.objects.get()
    assert "Duka" not in letter.body
    assert "{link}" in letter.body
    with pytest.raises(Denied, match="unknown_code"):
        ask_for_approval(agreement_key=draft.key, party="unit", email="b@example.org", name="", actor=asta)


def test_nobody_is_asked_for_what_they_have_approved(draft: Agreement, asta: Actor, berit: Actor) -> None:
    approve_all(draft, drafter=asta, approver=berit)
    with pytest.raises(Denied, match="already_approved"):
        ask_for_approval(agreement_key=draft.key, party="workplace", email="m@example.org", name="", actor=asta)


def test_a_protected_persons_agreement_is_approved_by_those_who_may(
    protector: Actor, berit: Actor, malik: Actor, ekens_forskola: Workplace
) -> None:
    person = make_person(actor=protector, protection="sekretessmarkering")
    draft = make_draft(actor=protector, workplace=ekens_forskola, person=person)
    with pytest.raises(Denied, match="protected_person"):
        approve(agreement_key=draft.key, number=1, party=Party.UNIT, actor=berit)
    with pytest.raises(Agreement.DoesNotExist):
        approve(agreement_key=draft.key, number=1, party=Party.WORKPLACE, actor=malik)
    page = get_agreement(key=draft.key, actor=berit, on=berit.at.date())
    assert (page.current.tasks, page.current.workplace, page.current.wage, page.line.workplace) == ("", "", None, "")
    assert page.demands == ()
    assert current_of(draft).tasks
