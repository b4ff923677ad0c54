"""The list of agreements: the choice in its address, and its rows with every word and address ready."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from talja.apps.agreements.enums import BEFORE_START, UNDER_WAY, Party, State
from talja.apps.agreements.lines import AgreementLine
from talja.apps.agreements.queries import AgreementFilter
from talja.web.shared.agreement_words import PARTIES, in_row, period_text, state_badge
from talja.web.shared.placement_rows import Badge, percent

LIST: Final = "coordinator:agreement_list"
GROUPS: Final[tuple[tuple[str, str | Promise, tuple[State, ...]], ...]] = (
    ("on_its_way", gettext_lazy("På väg"), BEFORE_START),
    ("under_way", gettext_lazy("Pågår"), UNDER_WAY),
    ("over", gettext_lazy("Avslutade"), (State.ENDED, State.CANCELLED)),
    ("", gettext_lazy("Alla"), tuple(State)),
)
"""The choices above the list: what the address says, the word, and the states that are counted."""
ALL: Final = "all"
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class AgreementAddress:
    """What is chosen: codes and keys only, every value checked. What is on its way is shown when nothing is said."""

    group: str = "on_its_way"
    waiting: str = ""
    workplace: UUID | None = None
    is_mine: bool = False
    page: int = 1

    def filters(self, *, own_key: str) -> AgreementFilter:
        """Return the choice as the query asks for it."""
        mine = own_key if self.is_mine else ""
        return AgreementFilter(state=self.group, waiting=self.waiting, workplace=self.workplace, mine=mine)

    @property
    def narrows(self) -> int:
        """How many filters are in use, besides the group."""
        return sum(map(bool, (self.waiting, self.workplace, self.is_mine)))

    def said(self) -> dict[str, str]:
        """Return what the query string says."""
        values = {
            "state": self.group or ALL,
            "waiting": self.waiting,
            "workplace": str(self.workplace or ""),
            "mine": "1" if self.is_mine else "",
        }
        return {name: value for name, value in values.items() if value and (name, value) != ("state", "on_its_way")}

    def url(self, **changes: Any) -> str:
        """Return the list's address, with what is changed; from the first page unless told."""
        chosen = replace(self, **{"page": 1, **changes})
        query = QueryDict(mutable=True)
        query.update(chosen.said() | ({"page": str(chosen.page)} if chosen.page > 1 else {}))
        return reverse(LIST) + (f"?{query.urlencode()}" if query else "")


def read(query: QueryDict) -> AgreementAddress:
    """Read what a query string says. What makes no sense is left out, never an error."""
    said, waiting, number = query.get("state", ""), query.get("waiting", ""), query.get("page", "")
    groups = {code for code, _label, _states in GROUPS}
    return AgreementAddress(
        group="" if said == ALL else said if said in groups and said else "on_its_way",
        waiting=waiting if waiting in Party.values else "",
        workplace=_key(query.get("workplace", "")),
        is_mine=bool(query.get("mine")),
        page=int(number) if number.isascii() and number.isdigit() and len(number) <= _LONGEST else 1,
    )


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in a list."""

    url: str
    name: str = field(repr=False)
    measure: str
    workplace: str
    administration: str
    period: str
    first_day: str
    until: str
    extent: str
    waits: str
    badges: tuple[Badge, ...]


def rows(lines: Iterable[AgreementLine], *, url_name: str = "coordinator:agreement") -> list[AgreementRow]:
    """Return the rows of a list; `url_name` is the page that an agreement has in this journey."""
    return [
        AgreementRow(
            url=reverse(url_name, args=[line.key]),
            name=line.person_name,
            measure=line.measure,
            workplace=line.workplace,
            administration=line.administration,
            period=period_text(line.first_day, line.last_day),
            first_day=line.first_day.isoformat(),
            until=_("till %(day)s") % {"day": line.last_day} if line.last_day else _("tills vidare"),
            extent=percent(line.extent),
            waits=_waits(line),
            badges=badges(line),
        )
        for line in lines
    ]


def badges(line: AgreementLine) -> tuple[Badge, ...]:
    """Return where an agreement is, and what to notice about it."""
    pending = (Badge(_("ändring väntar"), "warning"),) if line.has_pending else ()
    protected = (Badge(_("skyddad"), "danger"),) if line.is_masked else ()
    return (state_badge(line.state), *pending, *protected)


def _waits(line: AgreementLine) -> str:
    """Say whose yes an agreement on its way has not got."""
    if line.state not in BEFORE_START or line.state == State.APPROVED:
        return ""
    left = [str(PARTIES[party]) for party in Party if party not in line.approved_by]
    return _("Väntar på %(who)s") % {"who": in_row(left)} if left else ""


def _key(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None
