"""What others may know about letters and links."""

from talja.apps.correspondence.lines import BounceLine, LetterLine, LetterPage, LinkLine, LinkPage, PaperLetter
from talja.apps.correspondence.queries.letters import (
    count_letters,
    get_letter,
    letters_about,
    letters_to_print,
    list_bounces,
    list_letters,
    paper_letters,
)
from talja.apps.correspondence.queries.links import address_of, link_page, links_about, opening_link

__all__ = [
    "BounceLine",
    "LetterLine",
    "LetterPage",
    "LinkLine",
    "LinkPage",
    "PaperLetter",
    "address_of",
    "count_letters",
    "get_letter",
    "letters_about",
    "letters_to_print",
    "link_page",
    "links_about",
    "list_bounces",
    "list_letters",
    "opening_link",
    "paper_letters",
]
