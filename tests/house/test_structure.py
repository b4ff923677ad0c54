"""What import-linter cannot see: keys that point upwards, codes without words, scripts inside pages."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey, ManyToManyField

from talja.web.shared.reasons import REASONS

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "talja"
ORDER = settings.APPS_BOTTOM_UP
CODE = re.compile(r"^[a-z0-9]+(_[a-z0-9]+)*$")


@pytest.mark.parametrize("label", ORDER)
def test_keys_point_downwards(label: str) -> None:
    for model in apps.get_app_config(label).get_models():
        for field in model._meta.get_fields():
            if isinstance(field, ForeignKey | ManyToManyField):
                target = field.remote_field.model._meta.app_label
                assert ORDER.index(target) <= ORDER.index(label), f"{model.__name__}.{field.name} points up at {target}"


def reason_codes() -> set[str]:
    """Every literal given to `no(…)` or `Denied(…)` in the apps and the core."""
    codes: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"no", "Denied"}:
                codes.update(
                    part.value
                    for argument in node.args
                    for part in ast.walk(argument)
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.match(part.value)
                )
    return codes


def test_every_reason_has_words() -> None:
    codes = reason_codes()
    assert "missing_right" in codes
    assert codes - REASONS.keys() == set()


def test_no_script_or_style_inside_pages() -> None:
    for path in SOURCE.rglob("*.html"):
        page = path.read_text(encoding="utf-8")
        assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page), path.name


def test_names_never_stand_in_strings_of_models() -> None:
    for label in ORDER:
        for model in apps.get_app_config(label).get_models():
            assert str(model(pk=7)) == ("" if model.__name__ == "Measure" else "#7"), model.__name__
