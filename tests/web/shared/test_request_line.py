"""The five steps of a request: what is done, what goes on, and what is honestly not begun."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from talja.apps.servicedesk.queries import RequestLine
from talja.web.shared.request_line import AgreementOnLine, line_steps

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LINE = RequestLine(
    key="k",
    kind="hands",
    state="in_progress",
    origin="account",
    place="Ekens förskola",
    asker="Malik",
    asked_at=AT,
    made_at=AT,
    promised_day=AT.date(),
    due_day=None,
    is_late=False,
    asker_wrote=False,
    is_confirmed=True,
    is_masked=False,
    owner_key="",
    owner="",
    outcome="",
    settled_at=None,
)
DRAFT = AgreementOnLine("/x/", "utkast", is_made=False, has_started=False, has_ended=False)
RUNNING = replace(DRAFT, state_text="pågår", is_made=True, has_started=True, followup_text="nästa den 3 mars")
ENDED = replace(RUNNING, has_ended=True, followup_text="uppföljd")
ON, DONE, NEXT = "current", "done", "next"


@pytest.mark.parametrize(
    ("line", "agreements", "states", "texts"),
    [
        (LINE, (), [ON, *[NEXT] * 4], ["pågår", *["inte påbörjat"] * 4]),
        (
            replace(LINE, outcome="no_possibility"),
            (),
            [DONE, *[NEXT] * 4],
            ["går inte att ordna", *["blev inte av"] * 4],
        ),
        (LINE, (DRAFT,), [DONE] * 3 + [ON, NEXT], ["pågår", "klart", "klart", "utkast", "inte påbörjat"]),
        (LINE, (DRAFT, RUNNING), [DONE] * 4 + [ON], ["pågår", "klart", "klart", "pågår", "nästa den 3 mars"]),
        (
            replace(LINE, outcome="led_to_agreement"),
            (ENDED,),
            [DONE] * 5,
            ["ledde till en överenskommelse", "klart", "klart", "pågår", "uppföljd"],
        ),
    ],
)
def test_the_steps(
    line: RequestLine, agreements: tuple[AgreementOnLine, ...], states: list[str], texts: list[str]
) -> None:
    steps = line_steps(line, agreements)
    assert [step["state"] for step in steps] == states
    assert [step["text"] for step in steps] == texts


def test_a_question_has_no_line() -> None:
    assert line_steps(replace(LINE, kind="question")) == []
