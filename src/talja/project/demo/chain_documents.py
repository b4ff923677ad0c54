"""The demo's own Word templates: a certificate that is in use, and a later one that somebody is still looking at."""

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import docx

from talja.apps.documents.enums import Kind
from talja.apps.documents.operations import choose_template, hand_in_template
from talja.apps.documents.shipped import shipped_template
from talja.apps.organisation.actors import Actor
from talja.apps.organisation.enums import RoleKind
from talja.project.demo.model import World

_ZONE = ZoneInfo("Europe/Stockholm")
_THANKS = "Tallköpings kommun tackar {{ person.namn }} för tiden hos oss."
_LANGUAGE = "Arbetsspråket har varit svenska."


def load(world: World, users: Mapping[str, Actor]) -> None:
    """Hand in two certificates of the municipality's own, and use the first."""
    who = next(users[one.key] for one in world.places.staff if one.role == RoleKind.COORDINATOR)
    noon = datetime.combine(world.on, time(12), _ZONE)
    early, late = (replace(who, at=noon - timedelta(days=days)) for days in (60, 3))
    file = hand_in_template(
        kind=Kind.CERTIFICATE, content=_ending(_THANKS), file_name="Intyg Tallköping.docx", actor=early
    )
    choose_template(kind=Kind.CERTIFICATE, key=file.key, actor=early)
    hand_in_template(
        kind=Kind.CERTIFICATE, content=_ending(_THANKS, _LANGUAGE), file_name="Intyg Tallköping ny.docx", actor=late
    )


def _ending(*paragraphs: str) -> bytes:
    """Return the certificate that ships, with some more said at its end."""
    document = docx.Document(io.BytesIO(shipped_template(Kind.CERTIFICATE)))
    for text in paragraphs:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
