"""The municipality's own rules: one person proposes, another decides, and a faulty file is told with every fault."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.factories.organisation import actor_with
from tests.factories.register import later
from tests.factories.subsidies import NEW_CEILING

from talja.apps.audit.models import Event
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.apps.subsidies.book import current_book, unread
from talja.apps.subsidies.enums import RuleState
from talja.apps.subsidies.models import RuleChange
from talja.apps.subsidies.operations import (
    ValueInput,
    approve_rule,
    propose_rule,
    propose_value,
    reject_rule,
    withdraw_rule,
)
from talja.core.kernel.verdict import Denied
from talja.core.rules.book import load_book, our_files
from talja.core.rules.reading import UnreadableRules

OWN_FORM = dict(our_files())["nystartsjobb.yaml"].replace("code: nystartsjobb", "code: eget_jobb")
NEW_DAY = date(2027, 1, 1)
VALUE = ValueInput("nystartsjobb/wage_ceiling", NEW_DAY, "26000", "Påhittat exempel åäö", "low", date(2026, 11, 22))


def propose(actor: Actor, text: str = NEW_CEILING, title: str = "Nytt tak (exempel)") -> RuleChange:
    return propose_rule(title=title, text=text, actor=actor)


def ceiling(on: date = NEW_DAY) -> Decimal | None:
    value = current_book().schemes["nystartsjobb"].parameters["wage_ceiling"].at(on)
    return value and value.number


def test_a_proposal_changes_nothing_until_somebody_else_approves_it(asta: Actor, berit: Actor) -> None:
    before = current_book()
    change = propose(asta)
    assert (change.takes_effect_on, change.state) == (NEW_DAY, RuleState.PROPOSED)
    assert current_book() is before
    approve_rule(change_key=change.key, actor=later(berit))
    assert ceiling() == 25_000
    assert ceiling(date(2026, 12, 31)) != 25_000
    assert current_book().version != before.version
    change.refresh_from_db()
    assert (change.state, change.decided_by) == (RuleState.APPROVED, berit.key)
    assert list(Event.objects.filter(target_key=str(change.key)).order_by("pk").values_list("code", flat=True)) == [
        "rule.proposed",
        "rule.approved",
    ]


def test_of_two_approved_the_later_one_wins(asta: Actor, berit: Actor) -> None:
    first, second = propose(asta), propose_value(title="Ännu ett", value=VALUE, actor=asta)
    approve_rule(change_key=second.key, actor=later(berit, minutes=9))
    approve_rule(change_key=first.key, actor=berit)
    assert RuleChange.objects.get(key=first.key).decided_at == RuleChange.objects.get(key=second.key).decided_at
    assert [one.key for one in RuleChange.objects.approved()] == [first.key, second.key]


def test_the_form_writes_a_file_that_reads_back(asta: Actor, administrator: Actor) -> None:
    change = propose_value(title="Tak: 26 000 kr", value=VALUE, actor=administrator)
    approve_rule(change_key=change.key, actor=asta)
    value = current_book().schemes["nystartsjobb"].parameters["wage_ceiling"].at(NEW_DAY)
    assert value is not None
    assert (value.number, value.source, value.certainty, value.checked) == (
        26_000,
        VALUE.source,
        "low",
        date(2026, 11, 22),
    )


def test_a_table_and_a_note_can_be_written_by_the_form(asta: Actor) -> None:
    rows = {"short": "1", "middle": "2", "long": "3", "newcomer": "3", "guarantee": "1"}
    value = ValueInput("nystartsjobb/multiple", NEW_DAY, "", "Påhittat", "low", NEW_DAY, note="#: 'x'", rows=rows)
    assert propose_value(title="Tabell", value=value, actor=asta).takes_effect_on == NEW_DAY


def test_a_whole_form_of_its_own(asta: Actor, berit: Actor) -> None:
    change = propose(asta, OWN_FORM, "Eget jobb")
    assert change.takes_effect_on == date(2007, 1, 1)
    approve_rule(change_key=change.key, actor=berit)
    assert "eget_jobb" in current_book().schemes
    assert propose_rule(title="Senare", text=OWN_FORM, takes_effect_on=NEW_DAY, actor=asta).takes_effect_on == NEW_DAY


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", {"empty_file"}),
        ("a: [", {"not_yaml"}),
        ("just a text", {"missing_key"}),
        (NEW_CEILING.replace("25000", "tjugofem"), {"not_a_number"}),
        (NEW_CEILING.replace("2027-01-01", "2027-02-30"), {"not_a_day", "no_values"}),
        (NEW_CEILING.replace("wage_ceiling", "wage_cieling"), {"unknown_parameter"}),
        (
            NEW_CEILING.replace('source: "Påhittat exempel", certainty: low', "certainty: sure"),
            {"missing_key", "not_a_choice"},
        ),
        ("a: &a [1]\nb: *a", {"alias_not_allowed"}),
    ],
)
def test_a_faulty_file_is_refused_with_its_problems(asta: Actor, text: str, codes: set[str]) -> None:
    with pytest.raises(UnreadableRules) as fault:
        propose(asta, text)
    assert codes <= {problem.code for problem in fault.value.problems}
    assert all(problem.line > 0 for problem in fault.value.problems)
    assert not RuleChange.objects.exists()


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"title": "  "}, "rule_title_missing"),
        ({"title": "å" * 121}, "text_too_long"),
        ({"text": "shared: {}"}, "rule_file_shared"),
        ({"text": "changes: {}"}, "rule_changes_nothing"),
        ({"takes_effect_on": date(2027, 1, 2)}, "effect_after_values"),
    ],
)
def test_what_cannot_be_proposed(asta: Actor, said: dict, code: str) -> None:
    with pytest.raises(Denied, match=code):
        propose_rule(**{"title": "Tak", "text": NEW_CEILING, "actor": asta} | said)


def test_an_unknown_change_is_told_as_such(asta: Actor) -> None:
    with pytest.raises(RuleChange.DoesNotExist):
        approve_rule(change_key=uuid4(), actor=asta)


def test_four_eyes(asta: Actor, berit: Actor) -> None:
    change = propose(asta)
    with pytest.raises(Denied, match="own_proposal"):
        approve_rule(change_key=change.key, actor=asta)
    with pytest.raises(Denied, match="own_proposal"):
        reject_rule(change_key=change.key, reason="nej", actor=asta)
    with pytest.raises(Denied, match="not_own_proposal"):
        withdraw_rule(change_key=change.key, actor=berit)
    for state in (RuleState.APPROVED, RuleState.REJECTED):
        with pytest.raises(IntegrityError), transaction.atomic():
            RuleChange.objects.update(state=state, decided_at=asta.at, decided_by=asta.key, reason="x")


def test_a_rejection_says_why_and_a_proposal_is_decided_once(asta: Actor, berit: Actor) -> None:
    change = propose(asta)
    with pytest.raises(Denied, match="no_reason_given"):
        reject_rule(change_key=change.key, reason=" ", actor=berit)
    with pytest.raises(Denied, match="text_too_long"):
        reject_rule(change_key=change.key, reason="å" * 301, actor=berit)
    assert reject_rule(change_key=change.key, reason=" Fel tal ", actor=berit).reason == "Fel tal"
    for again in (
        lambda: approve_rule(change_key=change.key, actor=berit),
        lambda: reject_rule(change_key=change.key, reason="x", actor=berit),
        lambda: withdraw_rule(change_key=change.key, actor=asta),
    ):
        with pytest.raises(Denied, match="rule_not_in_state"):
            again()
    assert withdraw_rule(change_key=propose(asta).key, actor=asta).state == RuleState.WITHDRAWN
    assert current_book() is load_book()


@pytest.mark.parametrize("kind", sorted(set(RoleKind) - {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR}))
def test_no_other_role_proposes_or_decides(asta: Actor, kind: RoleKind) -> None:
    actor, change = actor_with(kind), propose(asta)
    for write in (
        lambda: propose(actor),
        lambda: approve_rule(change_key=change.key, actor=actor),
        lambda: reject_rule(change_key=change.key, reason="x", actor=actor),
        lambda: withdraw_rule(change_key=change.key, actor=actor),
    ):
        with pytest.raises(Denied, match="missing_right"):
            write()


def test_what_would_break_the_book_is_not_approved(asta: Actor, berit: Actor) -> None:
    """Each can be read by itself: the second speaks of a parameter that the first took away."""
    without = OWN_FORM.replace("least_age", "lowest_age")
    first = propose(asta, OWN_FORM, "Eget jobb")
    approve_rule(change_key=first.key, actor=berit)
    age = NEW_CEILING.replace("nystartsjobb/wage_ceiling", "eget_jobb/least_age").replace("25000", "21")
    second = propose(asta, age, "Högre ålder")
    approve_rule(change_key=propose(asta, without, "Eget jobb igen").key, actor=later(berit))
    before = current_book()
    with pytest.raises(UnreadableRules):
        approve_rule(change_key=second.key, actor=later(berit, minutes=2))
    assert current_book() is before


def test_an_approved_file_that_can_be_read_no_more_is_left_out_and_told(asta: Actor, berit: Actor) -> None:
    """As when a new version of Talja has renamed what it speaks of: the other rules still hold."""
    sound = approve_rule(change_key=propose(asta).key, actor=berit)
    lost = RuleChange.objects.create(
        title="Gammal",
        text=NEW_CEILING.replace("wage_ceiling", "renamed_away"),
        takes_effect_on=NEW_DAY,
        state=RuleState.APPROVED,
        proposed_at=asta.at,
        proposed_by=asta.key,
        decided_at=later(asta, minutes=5).at,
        decided_by=berit.key,
    )
    assert unread() == {lost.key}
    assert ceiling() == 25_000
    assert sound.key not in unread()


@pytest.mark.parametrize(
    "change",
    [
        lambda: RuleChange.objects.update(text="x"),
        lambda: RuleChange.objects.update(proposed_by="x"),
        lambda: RuleChange.objects.all().delete(),
    ],
)
def test_what_was_proposed_is_never_changed(asta: Actor, change: Callable[[], object]) -> None:
    propose(asta)
    with pytest.raises(DatabaseError, match="subsidies_append_only"), transaction.atomic():
        change()


@pytest.mark.parametrize(
    "facts", [{"state": "approved"}, {"decided_by": "x"}, {"state": "rejected", "decided_by": "x"}]
)
def test_the_state_and_who_decided_hang_together(asta: Actor, facts: dict[str, str]) -> None:
    propose(asta)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleChange.objects.update(**facts)
