"""Where on a form's page something stands: the same words in links, lists and search hits."""

from talja.core.rules.due import DuePart

_ANCHORS = {
    DuePart.PARAMETER: "varde",
    DuePart.GROUP: "malgrupp",
    DuePart.CONDITION: "villkor",
    DuePart.DUTY: "gora",
    DuePart.FORM: "formen",
    DuePart.LAS: "las",
    DuePart.UNION: "facket",
}


def anchor_of(part: DuePart, key: str = "") -> str:
    """Return the anchor of a part of a form: varde-wage_ceiling, villkor-age, las."""
    return f"{_ANCHORS[part]}-{key}" if key else _ANCHORS[part]


def anchor_of_step(code: str) -> str:
    """Return the anchor of a step of a formula."""
    return f"steg-{code}"
