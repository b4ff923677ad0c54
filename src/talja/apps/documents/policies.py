"""When a template may be handed in or chosen. The button asks the same function."""

from talja.core.kernel.verdict import Verdict, no, yes

MOST_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 200


def may_hand_in(*, content: bytes, file_name: str) -> Verdict:
    """Whether the file can be judged at all: there is something in it, and not too much."""
    if not content:
        return no("template_file_empty")
    if len(content) > MOST_BYTES:
        return no("template_too_large")
    return yes() if 0 < len(file_name.strip()) <= LONGEST_NAME else no("template_name_wrong")


def may_choose(*, chosen: int | None, in_force: int | None) -> Verdict:
    """Whether a template can be chosen instead of the one in force. None: the one that ships with Talja."""
    return no("template_in_use") if chosen == in_force else yes()
