"""A calculation as it is shown: the core's amounts, what is not known as questions, refusals with paragraphs."""

from datetime import date
from decimal import Decimal

from talja.core.rules.book import load_book, make_book, our_files
from talja.core.rules.calculate import calculate
from talja.core.rules.facts import FactValue, Situation
from talja.core.rules.results import Answer
from talja.core.rules.scheme import Kind
from talja.web.shared.calculation_lines import FormLine, form_line

HAD = """
code: {code}
title: {title}
kind: {kind}
decided_by: {by}
legal_basis: Exempellag 1 §
in_force: [{{first_day: 2020-01-01}}]
las: {{effect: exempt, text: LAS gäller inte fullt ut., source: LAS 1 §}}
union: {{text: Fråga facket., source: MBL 11 §}}
parameters:
  most:
    title: Längsta tid
    unit: months
    values: {{2020-01-01: {{value: "{months}", source: Exempellag 2 §, certainty: low, checked: 2026-11-22}}}}
  part:
    title: Andel
    unit: percent
    values: {{2020-01-01: {{value: "50", source: Exempellag 3 §, certainty: {sure}, checked: 2026-11-22}}}}
{more}
conditions:
  - {{code: stranger, title: Personen är ny, source: Exempellag 4 §, when: {{fact: newcomer, is: true}}}}
cost: employment
{steps}
duration: {{total: most}}
duties:
  - {{code: ask, title: Ring först, who: manager, source: Exempellag 5 §}}
"""
STEPS = "steps:\n  - {code: support, title: Stöd, share_of: {of: wage, share: part}}"
FALLING = "  falling:\n    title: Fallande andel\n    unit: percent\n    values:\n      {}\n      {}"
BEGINS = date(2027, 1, 1)


def line(*, newcomer: bool | None = True, kind: str = "employment", months: int = 6, **changes: str) -> FormLine:
    words = {
        "code": "prov",
        "title": "Provstöd",
        "kind": kind,
        "by": "agency",
        "sure": "medium",
        "steps": STEPS,
        "more": "",
    }
    text = HAD.format(**{**words, "months": str(months), **changes})
    scheme = make_book((our_files()[0], ("prov.yaml", text))).schemes["prov"]
    facts: dict[str, FactValue] = {"wage": Decimal(20000), "extent": Decimal(100), "age": Decimal(40)}
    facts["po"] = Decimal(40)
    if newcomer is not None:
        facts["newcomer"] = newcomer
    return form_line(calculate(scheme, Situation(first_day=BEGINS, facts=facts)), scheme)


def test_amounts_are_those_of_the_core() -> None:
    shown = line()
    assert (shown.cost_month, shown.support_month, shown.net_month) == tuple(map(Decimal, (28000, 10000, 18000)))
    assert shown.after_month == 28000
    assert shown.net == 18000 * 6 + 28000 * 18
    assert shown.ends == date(2027, 6, 30)
    assert shown.length_text == "Högst 6\u00a0månader"


def test_time_falls_into_phases() -> None:
    assert [(phase.first_day, phase.net) for phase in line().phases] == [
        (BEGINS, Decimal(18000)),
        (date(2027, 7, 1), Decimal(28000)),
    ]
    assert [net for _first, _last, net in line().spells] == [18000, 28000]
    assert line().changes == (), "what comes after the support is no change of it"


def test_a_change_while_the_support_runs_is_told() -> None:
    two = '2020-01-01: {value: "50", source: Exempellag 3 §, certainty: high, checked: 2026-11-22}'
    three = two.replace("2020-01-01", "2027-04-01").replace('"50"', '"30"')
    shown = line(steps=STEPS.replace("share: part", "share: falling"), more=FALLING.format(two, three))
    assert [(phase.first_day, phase.net) for phase in shown.changes] == [(date(2027, 4, 1), Decimal(22000))]


def test_what_is_not_known_becomes_a_question_that_decides() -> None:
    shown = line(newcomer=None)
    assert (shown.answer, shown.status_text, shown.tone) == (Answer.UNKNOWN, "Kan gå", "warning")
    (question,) = [one for one in shown.questions if one.code == "newcomer"]
    assert question.decides
    assert question.text == "Är personen nyanländ?"
    assert question not in shown.surer_with


def test_a_refusal_names_what_is_demanded_and_its_paragraph() -> None:
    shown = line(newcomer=False)
    assert shown.status_text == "Går inte"
    assert [(one.text, one.source) for one in shown.refusals] == [("Personen är ny", "Exempellag 4 §")]


def test_certainty_is_the_least_sure_of_conditions_and_support() -> None:
    assert line().checked_with == "medel, kontrollera mot Arbetsförmedlingen"
    assert line(sure="high").checked_with == "hög"
    assert line(sure="low", by="municipality").checked_with == "låg, kontrollera mot den som beslutar"


def test_duties_and_remarks_come_along() -> None:
    shown = line()
    assert [(duty.who, duty.text) for duty in shown.duties] == [("Chefen", "Ring först")]
    assert (shown.las_text, shown.union_text) == ("LAS gäller inte fullt ut.", "Fråga facket.")
    assert [step.sum for step in shown.support_steps] == ["20\u00a0000\u00a0kr × 50\u00a0%"]


def test_a_programme_stops_when_its_time_is_over() -> None:
    shown = line(kind="programme", steps="")
    assert not shown.is_employment
    assert shown.spells[-1][1] == date(2027, 6, 30)


def test_every_form_of_ours_can_be_shown_when_nothing_is_known() -> None:
    book = load_book()
    for scheme in book.schemes.values():
        day = max(period.first_day for period in scheme.in_force)
        shown = form_line(calculate(scheme, Situation(first_day=day)), scheme)
        assert shown.title
        assert shown.length_text
        assert all(question.text for question in shown.questions), scheme.code
        if shown.kind is Kind.NONE:
            assert shown.net_month is None, "a cost without a wage"
