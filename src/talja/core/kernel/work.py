"""Something that waits for somebody: computed from state, and gone when the thing is done."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do. The web turns `code` into words and an address; `key` is the public key of what it is about.

    `due` is the day it should be done by; None = as soon as one can. `about` is already masked for who asked: a name,
    a workplace, a subject. `owner` is the public key of the user whose it is; empty = anybody who works with it.
    """

    code: str
    key: str
    due: date | None
    about: str = ""
    place: str = ""
    owner: str = ""
    person_key: str = ""  # whose data is shown, for the log of readings
