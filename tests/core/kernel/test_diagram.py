"""The page with a diagram, whole."""

from talja.core.kernel.diagram import life_of


def test_a_life_from_its_beginning_to_its_end() -> None:
    page = life_of(
        "Ett liv",
        "Ritat ur en tabell.",
        states={"born": "född", "gone": "borta"},
        begins=[("born", "life.began")],
        moves=[("born", "gone", "life.ended"), ("gone", "born", "")],
        ends=["gone"],
    )
    assert page.splitlines() == [
        "# Ett liv",
        "",
        "Ritat ur en tabell.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        "    born: född",
        "    gone: borta",
        "    [*] --> born: life.began",
        "    born --> gone: life.ended",
        "    gone --> born",
        "    gone --> [*]",
        "```",
    ]
