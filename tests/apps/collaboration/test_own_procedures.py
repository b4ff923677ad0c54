"""A municipality's own way with a form: chosen with a reason, kept, and gone back from. And who may see what."""

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.conftest import MOMENT
from tests.factories.organisation import actor_with
from tests.factories.register import later, make_workplace
from tests.together import THREADS, at_once

from talja.apps.collaboration import permissions
from talja.apps.collaboration.models import Application, Consultation, OwnProcedure
from talja.apps.collaboration.operations import (
    About,
    ApplicationInput,
    ProcedureInput,
    add_union,
    answer_by_link,
    choose_procedure,
    record_answer,
    reset_procedure,
    send_application,
    send_consultation,
)
from talja.apps.collaboration.queries import get_procedure, list_procedures, procedure_for, procedures_for
from talja.apps.collaboration.shown import Shown
from talja.apps.organisation.actors import Actor, by_link, system_actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.placements.models import Measure
from talja.apps.placements.operations import load_measures
from talja.core.chain.procedures import Basis, load_procedures
from talja.core.kernel.verdict import Denied

OWN = ProcedureInput(True, "local", 10, True, 30, False, " Enligt samverkansavtalet ")


def test_chosen_and_gone_back_from(asta: Actor) -> None:
    assert not procedure_for("nystartsjobb").is_own
    choose_procedure(measure_code="nystartsjobb", said=OWN, actor=asta)
    own = procedure_for("nystartsjobb", "subsidised")
    assert (own.needs_union, own.basis, own.union_days, own.agency_days) == (True, Basis.LOCAL, 10, 30)
    assert own.is_own
    assert procedures_for(["nystartsjobb", "osa"])["nystartsjobb"] == own
    line = get_procedure(actor=asta, measure_code="nystartsjobb")
    assert (line.chosen_by, line.reason) == ("Asta Öberg", "Enligt samverkansavtalet")
    assert line.standard == load_procedures().forms["nystartsjobb"]
    reset_procedure(measure_code="nystartsjobb", reason="Avtalet är slut", actor=later(asta))
    assert not procedure_for("nystartsjobb").is_own
    assert get_procedure(actor=asta, measure_code="nystartsjobb").chosen_at is None
    assert OwnProcedure.objects.count() == 2


def test_an_unnamed_form_is_handled_as_its_kind(asta: Actor) -> None:
    kinds = load_procedures().categories
    assert procedure_for("extratjanst") == kinds["subsidised"]
    assert procedure_for("okand", "internship") == kinds["internship"]
    assert procedure_for("") == procedure_for("okand") == kinds["subsidised"]
    assert procedures_for(["okand"])["okand"] == kinds["subsidised"]


@pytest.mark.parametrize(
    ("measure", "changes", "code"),
    [
        ("nystartsjobb", {"basis": "trumpet"}, "unknown_code"),
        ("nystartsjobb", {"union_days": 366}, "days_out_of_range"),
        ("nystartsjobb", {"agency_days": -1}, "days_out_of_range"),
        ("nystartsjobb", {"reason": " "}, "no_reason_given"),
        ("nystartsjobb", {"reason": "x" * 301}, "text_too_long"),
        ("osa", {"shows_form": True}, "form_reveals_health"),
    ],
)
def test_what_cannot_be_chosen(measure: str, changes: dict[str, object], code: str, asta: Actor) -> None:
    with pytest.raises(Denied, match=code):
        choose_procedure(measure_code=measure, said=replace(OWN, **changes), actor=asta)
    with pytest.raises(Denied, match="no_reason_given"):
        reset_procedure(measure_code=measure, reason="", actor=asta)
    with pytest.raises(Measure.DoesNotExist):
        choose_procedure(measure_code="trumpet", said=OWN, actor=asta)


SEES, EDITS = {RoleKind.COORDINATOR, RoleKind.CASE_WORKER}, {RoleKind.COORDINATOR, RoleKind.CASE_WORKER}
ORGANISES = {RoleKind.COORDINATOR, RoleKind.STRATEGIST, RoleKind.ADMINISTRATOR}
KNOWS_PLACES = ORGANISES | {RoleKind.CASE_WORKER, RoleKind.HR}
RULES = {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(RoleKind))
def test_who_may_what(kind: RoleKind) -> None:
    actor = actor_with(kind, at=MOMENT)
    assert bool(permissions.may_see(actor=actor)) == (kind in SEES)
    assert bool(permissions.may_ask(None, actor=actor)) == (kind in EDITS)
    assert bool(permissions.may_edit_officers(actor=actor)) == (kind in EDITS)
    assert bool(permissions.may_see_actors(actor=actor)) == (kind in KNOWS_PLACES)
    assert bool(permissions.may_edit_unions(actor=actor)) == (kind in ORGANISES)
    assert bool(permissions.may_see_procedures(actor=actor)) == (kind in SEES | RULES)
    assert bool(permissions.may_edit_procedures(actor=actor)) == (kind in RULES)
    assert bool(list_procedures(actor=actor)) is False  # no measures are loaded here


def test_procedures_are_not_for_everybody(ursula: Actor, asta: Actor) -> None:
    assert list_procedures(actor=ursula) == ()
    assert len(list_procedures(actor=asta)) == len(load_procedures().forms)
    with pytest.raises(Denied, match="missing_right"):
        get_procedure(actor=ursula, measure_code="osa")
    with pytest.raises(Denied, match="missing_right"):
        choose_procedure(measure_code="nystartsjobb", said=OWN, actor=ursula)


@pytest.fixture
def operator(transactional_db: None) -> Actor:
    actor = system_actor(at=MOMENT)
    load_measures(actor=actor)
    return actor


def test_at_the_same_moment_one_answer_counts_and_one_question_and_application_stand(operator: Actor) -> None:
    union = add_union(name="Vision", email="v@fack.example", actor=operator)
    about = About(uuid4(), None, make_workplace("Ekens förskola").key)
    said = {"union_key": union.key, "deadline": MOMENT.date(), "basis": "local", "shown": Shown("Ekens förskola")}
    told = at_once(lambda _: send_consultation(about=about, actor=operator, **said))
    assert told == ["", *["consultation_open"] * (THREADS - 1)]
    asked = Consultation.objects.get()

    def answer(number: int) -> object:
        if number % 2:
            return record_answer(consultation_key=asked.key, answer="agrees", how="phone", seen=1, actor=operator)
        guest = by_link(link_key=uuid4(), purpose="consultation", matter_key=asked.key, at=MOMENT)
        return answer_by_link(consultation_key=asked.key, answer="objects", text="Nej", seen=1, actor=guest)

    assert at_once(answer) == ["", *["answered_meanwhile"] * (THREADS - 1)]
    sent = ApplicationInput("nystartsjobb", MOMENT.date())
    told = at_once(lambda _: send_application(about=about, said=sent, actor=operator))
    assert told == ["", *["application_open"] * (THREADS - 1)]
    assert Application.objects.count() == 1
