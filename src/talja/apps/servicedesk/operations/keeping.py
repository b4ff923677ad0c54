"""Keep the desk in order: reply templates, published answers, what is promised, and who is away."""

from datetime import date
from uuid import UUID

from django.db import transaction

from talja.apps.accounts.models import User
from talja.apps.audit.operations import record
from talja.apps.organisation.actors import Actor
from talja.apps.servicedesk import permissions, policies
from talja.apps.servicedesk.models import Away, DeskRules, PublishedAnswer, ReplyTemplate, Request
from talja.core.kernel.swedish import search_text, sort_key
from talja.core.kernel.verdict import Denied


@transaction.atomic
def save_template(
    *, title: str, text: str, actor: Actor, template_key: UUID | None = None, version: int = 0
) -> ReplyTemplate:
    """Write a new reply template, or change one as it was seen.

    Raises `ReplyTemplate.DoesNotExist` and `Denied`: missing_right, template_empty, placeholder_unknown,
    text_too_long, template_title_taken, changed_by_other.
    """
    permissions.may_work(actor=actor).require()
    policies.may_be_template(title, text).require()
    template = ReplyTemplate() if template_key is None else _template(template_key, version=version)
    template.title, template.text, template.sort_key = title.strip(), text.strip(), sort_key(title)
    others = ReplyTemplate.objects.filter(removed_at=None, sort_key=template.sort_key).exclude(key=template.key)
    if others.exists():
        raise Denied("template_title_taken")
    template.version += 0 if template_key is None else 1
    template.changed_at, template.changed_by = actor.at, actor.key
    template.save()
    record("reply_template.saved", target=template, actor=actor)
    return template


@transaction.atomic
def remove_template(*, template_key: UUID, version: int, actor: Actor) -> ReplyTemplate:
    """Offer a template no more. Raises as `save_template`."""
    permissions.may_work(actor=actor).require()
    template = _template(template_key, version=version)
    template.removed_at = template.changed_at = actor.at
    template.changed_by = actor.key
    template.version += 1
    template.save()
    record("reply_template.removed", target=template, actor=actor)
    return template


@transaction.atomic
def publish_answer(
    *,
    question: str,
    text: str,
    actor: Actor,
    request_key: UUID | None = None,
    answer_key: UUID | None = None,
    version: int = 0,
) -> PublishedAnswer:
    """Publish an answer for every manager to find, or change one.

    It is for people to see to that it names nobody: `queries.names_in` and `queries.numbers_in` help them.

    Raises `PublishedAnswer.DoesNotExist`, `Request.DoesNotExist` and `Denied`: missing_right, answer_empty,
    text_too_long, changed_by_other.
    """
    permissions.may_work(actor=actor).require()
    policies.may_be_answer(question, text).require()
    if answer_key is not None:
        answer = _answer(answer_key, version=version)
        answer.version += 1
    else:
        if request_key is not None:
            Request.objects.visible_to(actor).get(key=request_key)
        answer = PublishedAnswer(request_key=request_key, published_at=actor.at)
    answer.question, answer.text = question.strip(), text.strip()
    answer.search_text, answer.sort_key = search_text(question, text), sort_key(question)[:300]
    answer.changed_at, answer.changed_by = max(actor.at, answer.published_at), actor.key
    answer.save()
    record("answer.published" if answer_key is None else "answer.changed", target=answer, actor=actor)
    return answer


@transaction.atomic
def withdraw_answer(*, answer_key: UUID, version: int, actor: Actor) -> PublishedAnswer:
    """Take a published answer back. Raises as `publish_answer`."""
    permissions.may_work(actor=actor).require()
    answer = _answer(answer_key, version=version)
    answer.withdrawn_at = answer.changed_at = max(actor.at, answer.published_at)
    answer.changed_by, answer.version = actor.key, answer.version + 1
    answer.save()
    record("answer.withdrawn", target=answer, actor=actor)
    return answer


@transaction.atomic
def set_desk_rules(*, answer_days: int, waiting_days: int, actor: Actor) -> DeskRules:
    """Say what the desk promises, in working days. Promises that were given are kept as they were.

    Raises `Denied`: missing_right, promise_out_of_range.
    """
    permissions.may_work(actor=actor).require()
    policies.may_promise(answer_days=answer_days, waiting_days=waiting_days).require()
    rules, _ = DeskRules.objects.select_for_update().get_or_create(pk=1)
    rules.answer_days, rules.waiting_days = answer_days, waiting_days
    rules.save()
    record("desk.rules_set", target=rules, actor=actor, answer_days=answer_days, waiting_days=waiting_days)
    return rules


@transaction.atomic
def set_away(*, until: date | None, actor: Actor) -> None:
    """Say until which day one takes no new requests; None: one is back. What one has already stays.

    Raises `Denied`: missing_right.
    """
    permissions.may_work(actor=actor).require()
    user = User.objects.get(key=actor.key)
    if until is None:
        Away.objects.filter(user=user).delete()
        record("desk.back", target=user, actor=actor)
        return
    Away.objects.update_or_create(user=user, defaults={"last_day": until})
    record("desk.away", target=user, actor=actor, last_day=until.isoformat())


def _template(key: UUID, *, version: int) -> ReplyTemplate:
    template = ReplyTemplate.objects.select_for_update().get(key=key, removed_at=None)
    if template.version != version:
        raise Denied("changed_by_other")
    return template


def _answer(key: UUID, *, version: int) -> PublishedAnswer:
    answer = PublishedAnswer.objects.select_for_update().get(key=key, withdrawn_at=None)
    if answer.version != version:
        raise Denied("changed_by_other")
    return answer
