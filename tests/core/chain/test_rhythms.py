"""The file of rhythms: complete, with source and certainty, and honest about what nobody knows."""

import pytest

from talja.core.chain.rhythms import forms_with_rhythm, rhythm_for


@pytest.mark.parametrize("category", ["subsidised", "municipal", "internship", "activity"])
def test_every_category_has_a_rhythm(category: str) -> None:
    rhythm = rhythm_for(category=category)
    assert 0 < rhythm.first_contact_days <= 14
    assert rhythm.experience_months == 3
    assert rhythm.three_party is None


def test_a_form_goes_before_its_category() -> None:
    assert rhythm_for(category="municipal", form="feriejobb").first_contact_days == 3
    assert rhythm_for(category="subsidised", form="nystartsjobb") == rhythm_for(category="subsidised")


def test_a_category_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        rhythm_for(category="okänd")


def test_what_is_uncertain_says_so() -> None:
    agencies = [rhythm_for(category="subsidised", form=form).three_party for form in sorted(forms_with_rhythm())]
    told = [one for one in agencies if one is not None]
    assert told
    assert all(one.source and one.checked and one.must_be_checked for one in told)
