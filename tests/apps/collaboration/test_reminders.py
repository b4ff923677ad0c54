"""Reminders escalate by themselves, and stop by themselves; then it stands in the work list."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.collaboration.conftest import DEADLINE, SHOWN
from tests.conftest import MOMENT, TODAY
from tests.factories.register import later, make_person, make_placement

from talja.apps.collaboration.models import Application, Consultation, Officer, Representative, Union
from talja.apps.collaboration.operations import (
    About,
    ApplicationInput,
    OutcomeInput,
    ProcedureInput,
    choose_procedure,
    plan_application,
    record_answer,
    record_outcome,
    representative_left,
    reset_procedure,
    send_anew,
    send_application,
    send_consultation,
)
from talja.apps.collaboration.queries import work_of
from talja.apps.collaboration.tasks import remind
from talja.apps.correspondence.models import Letter
from talja.apps.organisation.actors import Actor

FIRST = date(2026, 12, 1)  # three working days before Friday 4 December


def at(day: date) -> datetime:
    return MOMENT + timedelta(days=(day - TODAY).days)


def kinds() -> list[str]:
    return [kind.partition(".")[2] for kind in Letter.objects.order_by("pk").values_list("kind", flat=True)]


def codes(actor: Actor, on: date = TODAY) -> list[str]:
    return [item.code for item in work_of(actor=actor, on=on).items]


def test_once_before_and_once_after(consultation: Consultation) -> None:
    told = [(day, remind(at(day))) for day in (TODAY, FIRST - timedelta(days=1), FIRST, FIRST, DEADLINE)]
    assert [count for _, count in told] == [0, 0, 1, 0, 0]
    assert [remind(at(DEADLINE + timedelta(days=days))) for days in (1, 1, 9)] == [1, 0, 0]
    assert kinds() == ["question", "reminder", "overdue"]


def test_a_server_that_was_down_reminds_once_of_the_latest(consultation: Consultation) -> None:
    assert remind(at(DEADLINE + timedelta(days=5))) == 1
    assert kinds() == ["question", "overdue"]


def test_what_is_answered_gets_none(consultation: Consultation, asta: Actor) -> None:
    record_answer(consultation_key=consultation.key, answer="agrees", how="phone", actor=asta)
    assert remind(at(DEADLINE + timedelta(days=1))) == 0


def test_a_question_sent_late_gets_no_first_reminder(
    about: About, union: Union, rut: Representative, asta: Actor
) -> None:
    said = {"union_key": union.key, "representative_key": rut.key, "basis": "mbl_38", "shown": SHOWN}
    send_consultation(about=about, deadline=TODAY + timedelta(days=2), actor=asta, **said)
    assert remind(later(asta, minutes=5).at) == 0
    assert remind(at(TODAY + timedelta(days=3))) == 1
    assert kinds() == ["question", "overdue"]


def test_sent_anew_is_reminded_anew(consultation: Consultation, rut: Representative, asta: Actor) -> None:
    remind(at(FIRST))
    new = DEADLINE + timedelta(days=14)
    actor = replace(asta, at=at(FIRST + timedelta(days=1)))
    send_anew(consultation_key=consultation.key, representative_key=rut.key, deadline=new, actor=actor)
    assert remind(at(DEADLINE)) == 0
    assert remind(at(new)) == 1


def test_on_paper_nobody_is_reminded(about: About, union: Union, asta: Actor) -> None:
    Union.objects.update(email="")
    send_consultation(about=about, union_key=union.key, deadline=DEADLINE, basis="mbl_38", shown=SHOWN, actor=asta)
    assert remind(at(DEADLINE + timedelta(days=1))) == 0


def test_work_about_unions(consultation: Consultation, rut: Representative, asta: Actor, malik: Actor) -> None:
    assert codes(asta) == []
    assert codes(asta, DEADLINE) == []
    (item,) = work_of(actor=asta, on=DEADLINE + timedelta(days=1)).items
    assert (item.code, item.key, item.due) == ("consultation_unanswered", str(consultation.key), DEADLINE)
    assert (item.about, item.place) == ("Kommunal Ödsbygd", "Ekens förskola")
    assert codes(malik, DEADLINE + timedelta(days=1)) == []
    representative_left(representative_key=rut.key, actor=asta)
    assert codes(asta) == ["consultation_without_representative"]
    record_answer(consultation_key=consultation.key, answer="agrees", how="phone", actor=asta)
    assert codes(asta) == []
    Consultation.objects.update(wants_contact=True)
    assert codes(asta) == ["consultation_contact"]
    Consultation.objects.update(contacted_at=MOMENT)
    assert codes(asta) == []


def test_work_about_applications(about: About, officer: Officer, asta: Actor) -> None:
    plan_application(about=about, measure_code="nystartsjobb", send_by=TODAY, actor=asta)
    assert codes(asta) == ["application_send"]
    said = ApplicationInput("nystartsjobb", date(2026, 11, 2))
    row = send_application(about=about, said=said, actor=asta)
    assert codes(asta, date(2026, 11, 23)) == []
    (item,) = work_of(actor=asta, on=date(2026, 11, 24)).items
    assert (item.code, item.due, item.about) == ("application_slow", date(2026, 11, 23), "Alva Åkesson")
    days = {"decision_first_day": date(2027, 1, 1), "decision_last_day": date(2027, 6, 30)}
    record_outcome(application_key=row.key, said=OutcomeInput("granted", date(2026, 11, 20), **days), actor=asta)
    assert codes(asta, date(2027, 5, 9)) == []
    (item,) = work_of(actor=asta, on=date(2027, 5, 10)).items
    assert (item.code, item.due) == ("application_renew", date(2027, 6, 9))
    assert codes(asta, date(2027, 6, 30)) == ["application_renew"]
    assert codes(asta, date(2027, 7, 1)) == []
    Application.objects.update(not_renewed="Ordinarie jobb")
    assert codes(asta, date(2027, 5, 10)) == []


def test_the_municipalitys_own_days_count(about: About, asta: Actor) -> None:
    send_application(about=about, said=ApplicationInput("nystartsjobb", date(2026, 11, 2)), actor=asta)
    own = ProcedureInput(False, "mbl_11", 14, True, 5, False, "Hos oss går det fort")
    choose_procedure(measure_code="nystartsjobb", said=own, actor=asta)
    assert codes(asta, date(2026, 11, 8)) == ["application_slow"]
    reset_procedure(measure_code="nystartsjobb", reason="Nej", actor=asta)
    assert codes(asta, date(2026, 11, 8)) == []


def test_a_protected_persons_place_and_name_are_not_told(
    about: About, protector: Actor, asta: Actor, union: Union
) -> None:
    hidden = make_person(actor=protector, protection="sekretessmarkering")
    secret = replace(about, person_key=hidden.key)
    send_consultation(about=secret, union_key=union.key, deadline=TODAY, basis="local", shown=SHOWN, actor=protector)
    plan_application(about=secret, measure_code="nystartsjobb", send_by=None, actor=protector)
    on = TODAY + timedelta(days=1)
    assert {item.place for item in work_of(actor=asta, on=on).items} == {""}
    assert [item.about for item in work_of(actor=asta, on=on).items] == ["Kommunal Ödsbygd", "Skyddad person"]
    assert {item.place for item in work_of(actor=protector, on=on).items} == {"Ekens förskola"}


@pytest.mark.parametrize("count", [1, 5])
def test_one_query_however_much_there_is(count: int, about: About, asta: Actor, union: Union) -> None:
    for _ in range(count):
        other = replace(about, matter_key=uuid4(), placement_key=make_placement(actor=asta).key)
        send_consultation(about=other, union_key=union.key, deadline=TODAY, basis="local", shown=SHOWN, actor=asta)
        plan_application(about=other, measure_code="nystartsjobb", send_by=None, actor=asta)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert len(work_of(actor=asta, on=TODAY + timedelta(days=1)).items) == 2 * count
    assert len(asked) == 1
