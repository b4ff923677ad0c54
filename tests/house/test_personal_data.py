"""Nothing personal stays unclassified: every field of every model has a class, and no class lacks its field."""

from importlib import import_module

import pytest
from django.apps import AppConfig, apps
from django.db import models

from talja.core.kernel.personal_data import Fields, Personal, Scrub

OURS = [config for config in apps.get_app_configs() if config.name.startswith("talja.") and any(config.get_models())]
IDENTIFYING = {"number", "local_number", "given_name", "family_name", "sort_key", "search_text", "email", "phone"}


def classes(config: AppConfig) -> Fields:
    fields: Fields = import_module(f"{config.name}.personal_data").FIELDS
    return fields


def names(model: type[models.Model]) -> set[str]:
    return {field.name for field in (*model._meta.local_fields, *model._meta.local_many_to_many)}


@pytest.mark.parametrize("config", OURS, ids=lambda config: config.label)
def test_every_field_is_classified_and_every_class_has_its_field(config: AppConfig) -> None:
    found = {model.__name__: names(model) for model in config.get_models()}
    assert {model: set(fields) for model, fields in classes(config).items()} == found


def test_what_identifies_somebody_is_emptied() -> None:
    people = classes(apps.get_app_config("people"))
    kept = {
        (model, name)
        for model, fields in people.items()
        for name, rule in fields.items()
        if name in IDENTIFYING and not (isinstance(rule, Personal) and rule.scrub is Scrub.EMPTY)
    }
    assert not kept


def test_the_form_of_support_is_handled_as_health_data() -> None:
    placement = classes(apps.get_app_config("placements"))["Placement"]
    hints = {name for name, rule in placement.items() if isinstance(rule, Personal) and rule.reveals_health}
    assert {"measure", "end_reason", "destination"} <= hints
