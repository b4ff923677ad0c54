"""Who may keep templates, and when one may be handed in or chosen: the truth tables."""

from dataclasses import replace

import pytest
from tests.conftest import MOMENT

from talja.apps.documents import permissions, policies
from talja.apps.organisation.actors import outsider
from talja.apps.organisation.enums import ROLE_RIGHTS, RoleKind


@pytest.mark.parametrize("kind", RoleKind)
def test_who_may_keep_templates(kind: RoleKind) -> None:
    actor = replace(outsider(at=MOMENT), rights=ROLE_RIGHTS[kind])
    may = permissions.may_keep_templates(actor=actor)
    assert bool(may) == (kind in {RoleKind.COORDINATOR, RoleKind.ADMINISTRATOR})
    assert may.code == ("" if may else "missing_right")


@pytest.mark.parametrize(
    ("size", "name", "code"),
    [
        (0, "a.docx", "template_file_empty"),
        (1, "a.docx", ""),
        (policies.MOST_BYTES, "a.docx", ""),
        (policies.MOST_BYTES + 1, "a.docx", "template_too_large"),
        (1, "", "template_name_wrong"),
        (1, "å" * 200, ""),
        (1, "å" * 201, "template_name_wrong"),
    ],
)
def test_when_a_template_may_be_handed_in(size: int, name: str, code: str) -> None:
    assert policies.may_hand_in(content=b"x" * size, file_name=name).code == code


@pytest.mark.parametrize(
    ("chosen", "in_force", "code"),
    [(None, None, "template_in_use"), (1, None, ""), (None, 1, ""), (1, 1, "template_in_use"), (1, 2, "")],
)
def test_when_a_template_may_be_chosen(chosen: int | None, in_force: int | None, code: str) -> None:
    assert policies.may_choose(chosen=chosen, in_force=in_force).code == code
