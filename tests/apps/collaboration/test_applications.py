"""Applications to Arbetsförmedlingen: planned, sent, decided, corrected, taken back, not renewed."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from tests.conftest import TODAY
from tests.factories.register import later, make_placement

from talja.apps.audit.models import Event
from talja.apps.collaboration.models import Application, ApplicationEntry, Officer
from talja.apps.collaboration.operations import (
    About,
    ApplicationInput,
    OutcomeInput,
    add_officer,
    change_application,
    decline_renewal,
    officer_left,
    plan_application,
    record_outcome,
    remove_outcome,
    send_application,
    withdraw_application,
)
from talja.apps.collaboration.queries import (
    application_page,
    applications_of,
    applications_of_officer,
    decision_paces,
    get_officer,
    list_officers,
)
from talja.apps.organisation.actors import Actor
from talja.apps.placements.models import Measure
from talja.core.kernel.verdict import Denied

SENT = date(2026, 11, 2)
SAID = ApplicationInput(
    "nystartsjobb", SENT, reference=" AF-ÅÄÖ-1 ", first_day=date(2027, 1, 1), last_day=date(2027, 6, 30)
)
GRANTED = OutcomeInput(
    state="granted",
    decided_day=date(2026, 11, 16),
    decision_reference="B-1",
    amount=Decimal(9000),
    decision_first_day=date(2027, 1, 1),
    decision_last_day=date(2027, 6, 30),
)


@pytest.fixture
def application(about: About, officer: Officer, asta: Actor) -> Application:
    return send_application(about=about, said=replace(SAID, officer_key=officer.key), actor=asta)


def test_sent_as_it_was(application: Application, officer: Officer, about: About) -> None:
    row = Application.objects.get()
    assert (row.state, row.sent_day, row.reference, row.officer) == ("sent", SENT, "AF-ÅÄÖ-1", officer)
    assert Event.objects.get(code="application.sent").data == {"measure": "nystartsjobb"}
    assert ApplicationEntry.objects.get().officer_key == officer.key


def test_planned_and_then_sent_is_one(about: About, officer: Officer, asta: Actor) -> None:
    for by in (date(2026, 12, 1), date(2026, 12, 2)):
        plan_application(about=about, measure_code="nystartsjobb", send_by=by, officer_key=officer.key, actor=asta)
    send_application(about=about, said=SAID, actor=later(asta))
    row = Application.objects.get()
    assert (row.state, row.send_by, row.version) == ("sent", date(2026, 12, 2), 3)
    with pytest.raises(Denied, match="application_open"):
        plan_application(about=about, measure_code="nystartsjobb", send_by=None, actor=asta)


def test_one_at_a_time_for_a_matter_and_a_form(application: Application, about: About, asta: Actor) -> None:
    with pytest.raises(Denied, match="application_open"):
        send_application(about=about, said=SAID, actor=asta)
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    assert send_application(about=about, said=SAID, actor=later(asta)).pk != application.pk


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sent_day": TODAY + timedelta(days=1)}, "sent_in_future"),
        ({"first_day": None}, "application_days_in_disorder"),
        ({"first_day": date(2027, 7, 1)}, "application_days_in_disorder"),
        ({"reference": "x" * 61}, "text_too_long"),
        ({"wish": "x" * 301}, "text_too_long"),
    ],
)
def test_what_cannot_have_been_sent(changes: dict[str, object], code: str, about: About, asta: Actor) -> None:
    with pytest.raises(Denied, match=code):
        send_application(about=about, said=replace(SAID, **changes), actor=asta)


def test_unknown_forms_officers_and_actors(about: About, officer: Officer, asta: Actor, malik: Actor) -> None:
    with pytest.raises(Measure.DoesNotExist):
        send_application(about=about, said=replace(SAID, measure_code="trumpet"), actor=asta)
    with pytest.raises(Officer.DoesNotExist):
        send_application(about=about, said=replace(SAID, officer_key=uuid4()), actor=asta)
    officer_left(officer_key=officer.key, actor=asta)
    with pytest.raises(Denied, match="officer_gone"):
        send_application(about=about, said=replace(SAID, officer_key=officer.key), actor=asta)
    with pytest.raises(Denied, match="missing_right"):
        send_application(about=about, said=SAID, actor=malik)


def test_decided_as_it_was(application: Application, asta: Actor, about: About) -> None:
    record_outcome(application_key=application.key, said=GRANTED, seen=1, actor=asta)
    (line,) = applications_of(matter_key=about.matter_key, actor=asta)
    assert (line.state, line.amount, line.days, line.working_days) == ("granted", Decimal(9000), 14, 10)
    assert line.renew_by == date(2027, 6, 9)
    assert line.measure == "Nystartsjobb"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"state": "sent"}, "application_not_in_state"),
        ({"state": "trumpet"}, "application_not_in_state"),
        ({"decided_day": TODAY + timedelta(days=1)}, "decided_in_future"),
        ({"decided_day": SENT - timedelta(days=1)}, "decided_before_sent"),
        ({"decision_first_day": None}, "decision_days_in_disorder"),
        ({"level": Decimal(101)}, "level_out_of_range"),
        ({"level": Decimal(0)}, "level_out_of_range"),
        ({"amount": Decimal(-1)}, "amount_out_of_range"),
        ({"amount": Decimal(1_000_001)}, "amount_out_of_range"),
        ({"decision_reference": "x" * 61}, "text_too_long"),
    ],
)
def test_what_cannot_have_been_decided(
    changes: dict[str, object], code: str, application: Application, asta: Actor
) -> None:
    with pytest.raises(Denied, match=code):
        record_outcome(application_key=application.key, said=replace(GRANTED, **changes), actor=asta)
    assert Application.objects.get().state == "sent"


def test_withdrawn_is_no_outcome(application: Application, asta: Actor) -> None:
    with pytest.raises(Denied, match="unknown_code"):
        record_outcome(application_key=application.key, said=replace(GRANTED, state="withdrawn"), actor=asta)


def test_a_correction_says_why_and_the_second_is_told(application: Application, asta: Actor) -> None:
    key = application.key
    record_outcome(application_key=key, said=GRANTED, seen=1, actor=asta)
    with pytest.raises(Denied, match="changed_by_other"):
        record_outcome(application_key=key, said=GRANTED, seen=1, actor=asta)
    with pytest.raises(Denied, match="no_reason_given"):
        record_outcome(application_key=key, said=GRANTED, seen=2, actor=asta)
    refused = OutcomeInput("refused", date(2026, 11, 17))
    record_outcome(application_key=key, said=refused, seen=2, reason="Läste fel", actor=later(asta))
    row = Application.objects.get()
    assert (row.state, row.amount, row.decision_last_day) == ("refused", None, None)
    assert [one.amount for one in ApplicationEntry.objects.order_by("pk")] == [None, Decimal(9000), None]


def test_a_decision_taken_away_is_waited_for_again(application: Application, about: About, asta: Actor) -> None:
    with pytest.raises(Denied, match="application_not_in_state"):
        remove_outcome(application_key=application.key, reason="x", actor=asta)
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    row = remove_outcome(application_key=application.key, reason="Fel ansökan", actor=later(asta))
    assert (row.state, row.decided_day, row.amount, row.decision_reference) == ("sent", None, None, "")
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    send_application(about=about, said=SAID, actor=asta)
    with pytest.raises(Denied, match="application_open"):
        remove_outcome(application_key=application.key, reason="Fel", actor=asta)


def test_put_right(application: Application, officer: Officer, asta: Actor) -> None:
    other = add_officer(name="Ärla Öst", actor=asta)
    said = replace(SAID, reference="AF-2", officer_key=other.key)
    row = change_application(application_key=application.key, said=said, seen=1, actor=asta)
    assert (row.reference, row.officer) == ("AF-2", other)
    officer_left(officer_key=other.key, actor=asta)
    change_application(
        application_key=application.key, said=replace(said, wish="75 %"), actor=asta
    )  # who has it keeps it
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    with pytest.raises(Denied, match="decided_before_sent"):
        change_application(application_key=application.key, said=replace(said, sent_day=TODAY), actor=asta)


def test_withdrawn_with_a_reason(application: Application, asta: Actor) -> None:
    with pytest.raises(Denied, match="no_reason_given"):
        withdraw_application(application_key=application.key, reason="", actor=asta)
    withdraw_application(application_key=application.key, reason="Platsen blev inte av", actor=asta)
    with pytest.raises(Denied, match="application_not_in_state"):
        withdraw_application(application_key=application.key, reason="Igen", actor=asta)
    with pytest.raises(Denied, match="application_not_in_state"):
        change_application(application_key=application.key, said=SAID, actor=asta)


def test_what_is_not_renewed_is_not_asked_for(application: Application, about: About, asta: Actor) -> None:
    with pytest.raises(Denied, match="application_not_in_state"):
        decline_renewal(application_key=application.key, reason="x", actor=asta)
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    decline_renewal(application_key=application.key, reason="Ordinarie jobb", actor=later(asta))
    (line,) = applications_of(matter_key=about.matter_key, actor=asta)
    assert (line.renew_by, line.not_renewed) == (None, "Ordinarie jobb")


@pytest.mark.parametrize(("planned", "expected"), [(date(2027, 6, 30), None), (date(2027, 7, 1), date(2027, 6, 9))])
def test_nothing_is_renewed_for_a_placement_that_ends_with_it(
    planned: date, expected: date | None, about: About, asta: Actor
) -> None:
    placement = make_placement(actor=asta, planned_last_day=planned)
    matter = replace(about, placement_key=placement.key)
    application = send_application(about=matter, said=SAID, actor=asta)
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    assert applications_of(matter_key=about.matter_key, actor=asta)[0].renew_by == expected


def test_an_application_that_follows_is_the_renewal(application: Application, about: About, asta: Actor) -> None:
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    following = send_application(about=about, said=SAID, actor=later(asta))
    assert application_page(key=application.key, actor=asta).line.renew_by is None
    withdraw_application(application_key=following.key, reason="Nej", actor=later(asta))
    assert application_page(key=application.key, actor=asta).line.renew_by == date(2027, 6, 9)


def test_what_an_officer_has(application: Application, officer: Officer, about: About, asta: Actor) -> None:
    plan_application(
        about=replace(about, matter_key=uuid4()),
        measure_code="introduktionsjobb",
        send_by=None,
        officer_key=officer.key,
        actor=asta,
    )
    found = applications_of_officer(officer_key=officer.key, actor=asta, on=TODAY)
    assert [len(part) for part in (found.planned, found.waiting, found.to_renew, found.decided)] == [1, 1, 0, 0]
    assert found.waiting[0].expected_by == SENT + timedelta(days=21)
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    in_may = applications_of_officer(officer_key=officer.key, actor=asta, on=date(2027, 5, 20))
    assert [len(part) for part in (in_may.waiting, in_may.to_renew, in_may.decided)] == [0, 1, 0]
    too_late = applications_of_officer(officer_key=officer.key, actor=asta, on=date(2027, 7, 1))
    assert too_late.to_renew == ()


def test_how_long_decisions_take(application: Application, officer: Officer, asta: Actor, malik: Actor) -> None:
    assert get_officer(actor=asta, key=officer.key).median_days is None
    record_outcome(application_key=application.key, said=GRANTED, actor=asta)
    line = get_officer(actor=asta, key=officer.key)
    assert (line.waiting, line.decided, line.median_days) == (0, 1, 14)
    assert [(one.name, one.decided, one.days, one.working_days) for one in decision_paces(actor=asta)] == [
        ("Nystartsjobb", 1, 14, 10)
    ]
    assert decision_paces(actor=malik) == ()
    assert list_officers(actor=malik) == ()
    with pytest.raises(Officer.DoesNotExist):
        get_officer(actor=malik, key=officer.key)


def test_who_sees_an_application(application: Application, about: About, malik: Actor) -> None:
    assert applications_of(matter_key=about.matter_key, actor=malik) == ()
    with pytest.raises(Application.DoesNotExist):
        application_page(key=application.key, actor=malik)
