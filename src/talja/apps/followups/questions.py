"""The questions of the short forms, in codes: our own wording stands in the web."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from talja.apps.followups.enums import Audience, Five, Going

Said: TypeAlias = Mapping[str, str]
"""Question -> the code that was chosen; a number of a scale is written as text."""

_YES_NO: Final = ("yes", "no", "unknown")
_SCALE: Final = tuple(str(number) for number in Five.values)


@dataclass(frozen=True, slots=True)
class Question:
    """One question and the codes that answer it. One that is not `required` may be left."""

    code: str
    answers: tuple[str, ...]
    required: bool = True


QUESTIONS: Final[Mapping[str, tuple[Question, ...]]] = {
    Audience.WORKPLACE: (
        Question("going", tuple(Going.values)),
        Question("hours_right", _YES_NO),
        Question("keep", ("yes", "maybe", "no", "unknown")),
    ),
    Audience.PARTICIPANT: (
        Question("feeling", _SCALE, required=False),
        Question("managing", _SCALE),
        Question("belief", _SCALE),
    ),
}
"""How somebody is may be left unanswered: it can tell of their health."""


def cleaned(audience: str, said: Said) -> dict[str, str] | None:
    """Return the answers to the form's questions, or None when something is missing or is no answer."""
    questions = QUESTIONS[audience]
    answers = {one.code: said.get(one.code, "") for one in questions}
    fits = all(answers[one.code] in one.answers or (not one.required and not answers[one.code]) for one in questions)
    return {code: answer for code, answer in answers.items() if answer} if fits else None
