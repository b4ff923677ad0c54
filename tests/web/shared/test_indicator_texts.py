import pytest

from talja.core.statistics.indicators import INDICATORS, Indicator
from talja.web.shared.indicator_texts import TEXTS, text_for


@pytest.mark.parametrize("indicator", INDICATORS.values(), ids=INDICATORS.keys())
def test_every_indicator_has_a_question_and_says_how_it_is_counted(indicator: Indicator) -> None:
    text = text_for(indicator)

    assert str(text.question).endswith("?")
    assert str(text.how).endswith(".")


def test_no_text_is_left_without_an_indicator() -> None:
    assert TEXTS.keys() == {indicator.question for indicator in INDICATORS.values()}
