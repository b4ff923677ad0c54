"""Asking a union, asking somebody else there, and taking the question back."""

from dataclasses import fields, replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from tests.apps.collaboration.conftest import DEADLINE, SHOWN
from tests.conftest import TODAY
from tests.factories.register import later, make_person, make_workplace

from talja.apps.audit.models import Event
from talja.apps.collaboration.enums import ConsultationState
from talja.apps.collaboration.models import Consultation, ConsultationEntry, Representative, Union
from talja.apps.collaboration.operations import (
    About,
    ProcedureInput,
    add_representative,
    answer_by_link,
    choose_procedure,
    close_union,
    record_contact,
    remind_consultation,
    representative_left,
    send_anew,
    send_consultation,
    withdraw_consultation,
)
from talja.apps.collaboration.shown import Shown
from talja.apps.correspondence.enums import LetterState
from talja.apps.correspondence.models import Letter, Link
from talja.apps.organisation.actors import Actor, by_link
from talja.apps.people.operations import change_person
from talja.core.kernel.verdict import Denied


def ask(about: About, union: Union, actor: Actor, **changes: object) -> Consultation:
    said = {"deadline": DEADLINE, "basis": "mbl_38", "shown": SHOWN} | changes
    return send_consultation(about=about, union_key=union.key, actor=actor, **said)


def test_the_representative_gets_a_letter_with_a_link_and_no_name(consultation: Consultation, asta: Actor) -> None:
    letter = Letter.objects.get()
    assert (letter.to_email, letter.to_name, letter.state) == ("rut@fack.example", "Rut Åberg", LetterState.QUEUED)
    assert "{link}" in letter.body
    assert "4 december 2026" in letter.body
    assert "Alva" not in letter.subject + letter.body
    link = Link.objects.get()
    assert (link.purpose, link.matter_key, link.needs_code) == ("consultation", consultation.key, False)
    assert link.expires_at.date() > DEADLINE
    assert Event.objects.get(code="consultation.sent").target_key == str(consultation.key)
    assert Event.objects.get(code="consultation.sent").data == {"basis": "mbl_38"}


def test_what_was_shown_is_stored_whole(consultation: Consultation) -> None:
    stored = Consultation.objects.get().shown
    assert stored.keys() == {field.name for field in fields(Shown)}
    assert Shown.from_json(stored) == SHOWN


@pytest.mark.parametrize("field", ["name", "person_number", "health", "level", "amount"])
def test_nothing_else_can_be_shown(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        Shown.from_json(SHOWN.as_json() | {field: "hemligt"})


def test_a_union_without_representative_is_asked_itself(about: About, union: Union, asta: Actor) -> None:
    row = ask(about, union, asta)
    assert (row.to_name, row.to_email) == ("Kommunal Ödsbygd", "kommunal@fack.example")


def test_who_has_no_address_gets_a_letter_on_paper_without_link(about: About, union: Union, asta: Actor) -> None:
    boel = add_representative(union_key=union.key, name="Boel Ång", phone="0451-1", actor=asta)
    ask(about, union, asta, representative_key=boel.key)
    letter = Letter.objects.get()
    assert letter.state == LetterState.PAPER
    assert "{link}" not in letter.body
    assert not Link.objects.exists()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"deadline": TODAY - timedelta(days=1)}, "deadline_in_past"),
        ({"deadline": TODAY + timedelta(days=366)}, "deadline_too_far"),
        ({"basis": "trumpet"}, "unknown_code"),
        ({"shown": replace(SHOWN, form="Nystartsjobb")}, "form_not_shown"),
        ({"shown": replace(SHOWN, form="Nystartsjobb"), "measure_code": "nystartsjobb"}, "form_not_shown"),
    ],
)
def test_what_may_not_be_asked(changes: dict[str, object], code: str, about: About, union: Union, asta: Actor) -> None:
    with pytest.raises(Denied, match=code):
        ask(about, union, asta, **changes)
    assert not Letter.objects.exists()


def test_the_form_is_told_where_the_municipality_has_chosen_so(about: About, union: Union, asta: Actor) -> None:
    said = ProcedureInput(True, "local", 10, True, 21, True, "Enligt samverkansavtalet")
    choose_procedure(measure_code="nystartsjobb", said=said, actor=asta)
    shown = replace(SHOWN, form="Nystartsjobb")
    assert ask(about, union, asta, shown=shown, measure_code="nystartsjobb").shown["form"] == "Nystartsjobb"


def test_a_union_is_asked_once_at_a_time(consultation: Consultation, about: About, union: Union, asta: Actor) -> None:
    with pytest.raises(Denied, match="consultation_open"):
        ask(about, union, asta)
    withdraw_consultation(consultation_key=consultation.key, reason="Fel dag", actor=later(asta))
    assert ask(about, union, later(asta, minutes=2)).pk != consultation.pk


def test_closed_unions_and_those_who_left_are_not_asked(
    about: About, union: Union, rut: Representative, asta: Actor
) -> None:
    representative_left(representative_key=rut.key, actor=asta)
    with pytest.raises(Denied, match="representative_gone"):
        ask(about, union, asta, representative_key=rut.key)
    close_union(union_key=union.key, actor=asta)
    with pytest.raises(Denied, match="union_closed"):
        ask(about, union, asta)


def test_somebody_elses_representative_is_nobody(about: About, union: Union, rut: Representative, asta: Actor) -> None:
    with pytest.raises(Representative.DoesNotExist):
        ask(about, union, asta, representative_key=uuid4())


def test_who_may_not_ask(about: About, union: Union, malik: Actor, ursula: Actor) -> None:
    for nobody in (malik, ursula):
        with pytest.raises(Denied, match="missing_right"):
            ask(about, union, nobody)


def test_a_workplace_out_of_reach_is_unknown(about: About, union: Union, asta: Actor) -> None:
    bound = replace(asta, workplaces=frozenset({make_workplace("Annan").pk}))
    with pytest.raises(Denied, match="not_found"):
        ask(about, union, bound)


def test_a_protected_person_is_asked_about_by_who_may_see_them(
    union: Union, rut: Representative, asta: Actor, protector: Actor, about: About
) -> None:
    hidden = make_person(actor=protector, protection="sekretessmarkering")
    secret = replace(about, person_key=hidden.key)
    with pytest.raises(Denied, match="protected_person"):
        ask(secret, union, asta)
    ask(secret, union, protector, representative_key=rut.key)
    assert Letter.objects.get().state == LetterState.WITHHELD  # the place would tell: somebody calls instead
    with pytest.raises(Denied, match="not_found"):
        ask(replace(about, person_key=uuid4()), union, asta)


def test_sent_anew_to_somebody_else_the_old_link_is_closed(
    consultation: Consultation, union: Union, asta: Actor
) -> None:
    nils = add_representative(union_key=union.key, name="Nils Öst", email="nils@fack.example", actor=asta)
    new = DEADLINE + timedelta(days=7)
    row = send_anew(consultation_key=consultation.key, representative_key=nils.key, deadline=new, actor=later(asta))
    assert (row.to_name, row.deadline, row.sendings) == ("Nils Öst", new, 2)
    assert set(Letter.objects.values_list("to_name", "state")) == {
        ("Rut Åberg", LetterState.CANCELLED),
        ("Nils Öst", LetterState.QUEUED),
    }
    links = Link.objects.order_by("pk")
    assert [link.revoked_at is None for link in links] == [False, True]
    assert [entry.to_name for entry in ConsultationEntry.objects.order_by("pk")] == ["Rut Åberg", "Nils Öst"]


def test_the_same_one_can_be_sent_it_anew(consultation: Consultation, rut: Representative, asta: Actor) -> None:
    send_anew(consultation_key=consultation.key, representative_key=rut.key, deadline=DEADLINE, actor=later(asta))
    assert Letter.objects.filter(state=LetterState.QUEUED).count() == 1
    assert Link.objects.filter(revoked_at=None).count() == 1


def test_an_answered_one_is_not_sent_anew_or_withdrawn(consultation: Consultation, asta: Actor) -> None:
    guest = by_link(link_key=uuid4(), purpose="consultation", matter_key=consultation.key, at=asta.at)
    answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=guest)
    for refused in (
        lambda: send_anew(consultation_key=consultation.key, deadline=DEADLINE, actor=asta),
        lambda: withdraw_consultation(consultation_key=consultation.key, reason="x", actor=asta),
        lambda: remind_consultation(consultation_key=consultation.key, actor=asta),
    ):
        with pytest.raises(Denied, match="consultation_not_in_state"):
            refused()


def test_withdrawn_with_a_reason_and_the_link_is_closed(consultation: Consultation, asta: Actor) -> None:
    with pytest.raises(Denied, match="no_reason_given"):
        withdraw_consultation(consultation_key=consultation.key, reason=" ", actor=asta)
    row = withdraw_consultation(consultation_key=consultation.key, reason="Blev inte av", actor=later(asta))
    assert row.state == ConsultationState.WITHDRAWN
    assert Link.objects.get().revoked_at is not None
    assert Letter.objects.get().state == LetterState.CANCELLED


def test_reminded_by_hand_once_a_day(consultation: Consultation, asta: Actor) -> None:
    for minutes in (1, 2):
        remind_consultation(consultation_key=consultation.key, actor=later(asta, minutes=minutes))
    assert Letter.objects.filter(kind="consultation.reminder").count() == 1
    with pytest.raises(Denied, match="deadline_passed"):
        remind_consultation(consultation_key=consultation.key, actor=replace(asta, at=asta.at + timedelta(days=20)))


def test_nobody_without_address_is_reminded(about: About, union: Union, asta: Actor) -> None:
    boel = add_representative(union_key=union.key, name="Boel Ång", phone="0451-1", actor=asta)
    row = ask(about, union, asta, representative_key=boel.key)
    with pytest.raises(Denied, match="letter_without_address"):
        remind_consultation(consultation_key=row.key, actor=asta)


def test_a_wish_for_contact_is_met_once(consultation: Consultation, asta: Actor) -> None:
    with pytest.raises(Denied, match="nobody_waits"):
        record_contact(consultation_key=consultation.key, note="Ringde", actor=asta)
    guest = by_link(link_key=uuid4(), purpose="consultation", matter_key=consultation.key, at=asta.at)
    answer_by_link(consultation_key=consultation.key, answer="agrees", wants_contact=True, seen=1, actor=guest)
    row = record_contact(consultation_key=consultation.key, note="Ringde", actor=later(asta))
    assert row.contacted_at == later(asta).at
    with pytest.raises(Denied, match="nobody_waits"):
        record_contact(consultation_key=consultation.key, note="Igen", actor=later(asta))


def test_a_person_who_becomes_protected_closes_the_question(
    consultation: Consultation, asta: Actor, about: About
) -> None:
    protect = {"protection": "sekretessmarkering"}
    change_person(person_key=about.person_key, facts=protect, reason="Ny uppgift", actor=later(asta))
    guest = by_link(link_key=uuid4(), purpose="consultation", matter_key=consultation.key, at=asta.at)
    with pytest.raises(Denied, match="not_found"):
        answer_by_link(consultation_key=consultation.key, answer="agrees", seen=1, actor=guest)
    with pytest.raises(Denied, match="protected_person"):
        remind_consultation(consultation_key=consultation.key, actor=later(asta))


def test_days_in_the_snapshot_may_be_unknown() -> None:
    bare = Shown("Ekens förskola")
    assert Shown.from_json(bare.as_json()) == bare
    assert Shown.from_json(replace(bare, first_day=date(2027, 1, 1)).as_json()).first_day == date(2027, 1, 1)
