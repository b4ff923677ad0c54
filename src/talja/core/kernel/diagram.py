"""The life of something as a page with a Mermaid diagram, drawn from its table of transitions."""

from collections.abc import Iterable, Iterator, Mapping


def life_of(
    title: str,
    *about: str,
    states: Mapping[str, str],
    begins: Iterable[tuple[str, str]],
    moves: Iterable[tuple[str, str, str]],
    ends: Iterable[str],
) -> str:
    """Return the page as it should stand in docs/reference.

    `states` are words by code, `begins` a state and what makes it, `moves` from, to and what it is called, if anything.
    All words are in the page's language.
    """
    return "\n".join(_lines(title, about, states, begins, moves, ends)) + "\n"


def _lines(
    title: str,
    about: tuple[str, ...],
    states: Mapping[str, str],
    begins: Iterable[tuple[str, str]],
    moves: Iterable[tuple[str, str, str]],
    ends: Iterable[str],
) -> Iterator[str]:
    yield from (f"# {title}", "", *about, "", "```mermaid", "stateDiagram-v2")
    yield from (f"    {code}: {words}" for code, words in states.items())
    yield from (f"    [*] --> {code}: {event}" for code, event in begins)
    yield from (f"    {origin} --> {target}" + (f": {event}" if event else "") for origin, target, event in moves)
    yield from (f"    {code} --> [*]" for code in ends)
    yield "```"
