"""Verdicts: a yes is bare, a no says why."""

import pytest

from talja.core.kernel.verdict import Denied, Verdict, no, yes


def test_yes_lets_through() -> None:
    assert yes()
    yes().require()


def test_no_stops_with_its_code() -> None:
    verdict = no("already_ended")
    assert not verdict
    with pytest.raises(Denied) as raised:
        verdict.require()
    assert raised.value.code == str(raised.value) == "already_ended"


@pytest.mark.parametrize(("allowed", "code"), [(True, "already_ended"), (False, "")])
def test_a_yes_with_a_reason_and_a_no_without_are_refused(allowed: bool, code: str) -> None:
    with pytest.raises(ValueError, match="reason code"):
        Verdict(allowed, code)
