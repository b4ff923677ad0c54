"""What each kind of document is for, and which placeholders it has: no more than whoever reads it may know.

The union and the reader of a certificate never learn the form of support, which can reveal health; nor does the union
learn who the person is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from talja.apps.documents import catalogue as has
from talja.apps.documents.catalogue_positions import POSITION, PROPOSAL, SUPPORT_FORMS
from talja.apps.documents.enums import Kind
from talja.apps.documents.fields import Data, Field

_ALWAYS = (has.DOCUMENT, has.MUNICIPALITY, has.CASE_WORKER)


@dataclass(frozen=True, slots=True)
class KindInfo:
    """A kind: what it is for, and its placeholders by name."""

    kind: Kind
    purpose: str | Promise
    fields: Mapping[str, Field]


def _info(kind: Kind, purpose: str | Promise, *groups: tuple[Field, ...]) -> KindInfo:
    return KindInfo(kind, purpose, {field.name: field for group in (*_ALWAYS, *groups) for field in group})


KINDS: Final[Mapping[Kind, KindInfo]] = {
    info.kind: info
    for info in (
        _info(
            Kind.AGREEMENT,
            _("Vad personen, arbetsplatsen och kommunen kommer överens om."),
            has.PERSON, has.NUMBER, has.PLACE, has.SUPERVISOR, has.WORK, has.WAGE, has.SUPPORT, has.COST, has.GOALS,
            has.FOLLOW_UPS, has.APPROVALS,
        ),
        _info(
            Kind.DECISION_BASIS,
            _("Vad chefen behöver för att bestämma sig: arbetet, kostnaden och planen."),
            has.PERSON, has.PLACE, has.SUPERVISOR, has.WORK, has.WAGE, has.SUPPORT, has.COST, has.GOALS,
            has.CONSULTED, has.AGENCY,
        ),
        _info(
            Kind.UNION_LETTER,
            _("Frågan till facket innan någon börjar. Utan personens namn och utan stödform."),
            has.PLACE, has.SUPERVISOR, has.WORK, has.UNION,
        ),
        _info(
            Kind.AGENCY_BASIS,
            _("Vad Arbetsförmedlingen behöver för att besluta om stöd."),
            has.PERSON, has.NUMBER, has.PLACE, has.CERTIFIED, has.SUPERVISOR, has.WORK, has.WAGE, has.SUPPORT,
            has.GOALS, has.CONSULTED, has.AGENCY,
        ),
        _info(
            Kind.COMMITTEE_LETTER,
            _("Skrivelse till en nämnd, med förslag till beslut."),
            has.COMMITTEE, has.PLACE, has.WORK, has.COST, has.CONSULTED, has.APPROVALS,
        ),
        _info(
            Kind.CERTIFICATE,
            _("Vad personen har gjort och lärt sig. Utan stödform, så att det kan visas för vem som helst."),
            has.PERSON, has.PLACE, has.SUPERVISOR, has.WORK, has.CERTIFICATE,
        ),
        _info(
            Kind.FOLLOW_UP_REPORT,
            _("Vad som kom fram vid en avstämning, och vad som händer nu."),
            has.PERSON, has.PLACE, has.SUPERVISOR, has.WORK, has.GOALS, has.MEETING, has.FOLLOW_UPS,
        ),
        _info(
            Kind.JOB_DESCRIPTION,
            _("Vad en befattning innehåller och kräver, och vad den kan leda till. Utan person."),
            has.PLACE, has.SUPERVISOR, POSITION, SUPPORT_FORMS,
        ),
        _info(
            Kind.POSITIONS_BASIS,
            _("Vad chefen, facket och nämnden behöver för att bestämma om nya befattningar. Utan personer."),
            PROPOSAL, SUPPORT_FORMS,
        ),
    )
}  # fmt: skip


def example_data(kind: Kind) -> Data:
    """Return the example of every placeholder of the kind, as data to make a document of."""
    data: dict[str, object] = {}
    for field in KINDS[kind].fields.values():
        _put(data, field.name, field.example)
    return data


def flattened(data: Data, fields: Mapping[str, Field]) -> Iterator[tuple[str, object]]:
    """Yield each value under its whole name. What is no list and no placeholder, but holds others, is a group."""
    for name, value in data.items():
        if isinstance(value, Mapping) and name not in fields:
            yield from ((f"{name}.{inner}", one) for inner, one in value.items())
        else:
            yield name, value


def nested(values: Mapping[str, object]) -> dict[str, object]:
    """Return values by whole name as data by group."""
    data: dict[str, object] = {}
    for name, value in values.items():
        _put(data, name, value)
    return data


def _put(data: dict[str, object], name: str, value: object) -> None:
    group, dot, own = name.partition(".")
    if dot:
        inner = data.setdefault(group, {})
        if isinstance(inner, dict):
            inner[own] = value
    else:
        data[name] = value
