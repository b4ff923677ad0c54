"""Hand in a Word template, and choose which one a kind of document uses."""

from hashlib import sha256
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from talja.apps.audit.operations import record
from talja.apps.documents import permissions, policies
from talja.apps.documents.enums import Kind
from talja.apps.documents.models import TemplateChoice, TemplateFile
from talja.apps.documents.queries.trying import try_out
from talja.apps.organisation.actors import Actor
from talja.core.kernel.verdict import Denied

_TRIES = 5


def hand_in_template(*, kind: Kind, content: bytes, file_name: str, actor: Actor) -> TemplateFile:
    """Judge a template whole, and keep it as a new version; the one in use stays in use.

    The same file again is the version it was before. Raises `FaultyTemplate` with everything that is wrong, and
    `Denied`: missing_right, template_file_empty, template_too_large, template_name_wrong, changed_by_other.
    """
    permissions.may_keep_templates(actor=actor).require()
    policies.may_hand_in(content=content, file_name=file_name).require()
    try_out(content, kind=kind, actor=actor)
    for _ in range(_TRIES):
        try:
            return _store(kind=kind, content=content, file_name=file_name.strip(), actor=actor)
        except IntegrityError:  # somebody handed one in at the same moment, and took the number
            continue
    raise Denied("changed_by_other")


@transaction.atomic
def choose_template(*, kind: Kind, key: UUID | None, actor: Actor) -> None:
    """Use a template from now on: one that was handed in, or (None) the one that ships with Talja.

    Raises `TemplateFile.DoesNotExist`, `FaultyTemplate` when it can be used no more, and `Denied`: missing_right,
    template_in_use.
    """
    permissions.may_keep_templates(actor=actor).require()
    files = {file.key: file for file in TemplateFile.objects.select_for_update().filter(kind=kind).defer("content")}
    if key is not None and key not in files:
        raise TemplateFile.DoesNotExist
    chosen = files[key] if key else None
    in_force = TemplateChoice.objects.in_force().filter(kind=kind).first()
    policies.may_choose(chosen=chosen.pk if chosen else None, in_force=in_force.file_id if in_force else None).require()
    if chosen:
        try_out(bytes(chosen.content), kind=kind, actor=actor)
    TemplateChoice.objects.create(kind=kind, file=chosen, chosen_at=actor.at, chosen_by=actor.key)
    record(
        "template.chosen", target=chosen, actor=actor, document=kind.value, version=chosen.number if chosen else None
    )


@transaction.atomic
def _store(*, kind: Kind, content: bytes, file_name: str, actor: Actor) -> TemplateFile:
    digest = sha256(content).hexdigest()
    before = TemplateFile.objects.filter(kind=kind, sha256=digest).first()
    if before is not None:
        return before
    last = TemplateFile.objects.filter(kind=kind).aggregate(last=Max("number"))["last"] or 0
    file = TemplateFile.objects.create(
        kind=kind,
        number=last + 1,
        file_name=file_name,
        sha256=digest,
        size=len(content),
        content=content,
        uploaded_at=actor.at,
        uploaded_by=actor.key,
    )
    record("template.handed_in", target=file, actor=actor, document=kind.value, version=file.number)
    return file
