"""Which name somebody may have meant."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_NEAR = 70


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like this one, or nothing when none is near."""
    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return found[0] if found else ""
