"""What is searched for at the desk: kept in the session, never in an address or a log."""

from typing import Final

from talja.web.shared.edge import Request

LONGEST: Final = 100
_TEXT: Final = "desk_search"


def desk_text(request: Request) -> str:
    """Return what the user last searched for at the desk."""
    return str(request.session.get(_TEXT, ""))


def keep_desk_text(request: Request, text: str) -> None:
    """Keep what is searched for; nothing ends the search."""
    request.session[_TEXT] = " ".join(text.split())[:LONGEST]
