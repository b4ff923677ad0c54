"""Forms get the design system's class, and each field its label, help and error, tied together for a screen reader."""

from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory

from talja.web.shared.rendering import FormRenderer


class Sample(forms.Form):
    name = forms.CharField(label="Namn", help_text="Hela namnet.")
    note = forms.CharField(label="Anteckning", required=False, widget=forms.Textarea({"class": "own"}))
    kind = forms.ChoiceField(label="Slag", choices=[("a", "arbete"), ("b", "studier")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Tillfrågad")
    key = forms.CharField(widget=forms.HiddenInput, initial="7")
    locked = forms.CharField(label="Låst", disabled=True, required=False)


def field(form: forms.Form, name: str, **more: Any) -> str:
    context = Context({"field": form[name], **more})
    return Template('{% include "components/field.html" %}').render(context)


def test_settings_name_the_renderer() -> None:
    assert isinstance(Sample().renderer, FormRenderer)


def test_class_is_added_before_the_widgets_own() -> None:
    form = Sample()
    assert 'class="ds-input"' in str(form["name"])
    assert 'class="ds-input own"' in str(form["note"])
    assert "class" not in str(form["key"])


def test_label_help_and_input_belong_together() -> None:
    html = field(Sample(), "name")
    assert '<label class="ds-label" for="id_name">' in html
    assert 'id="id_name_helptext"' in html
    assert 'aria-describedby="id_name_helptext"' in html
    assert "frivilligt" not in html


def test_error_is_tied_to_the_input() -> None:
    html = field(Sample({}), "name")
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'class="ds-validation-message" data-field="validation" id="id_name_error"' in html


def test_what_is_not_required_says_so_unless_plain() -> None:
    assert "(frivilligt)" in field(Sample(), "note")
    assert "(frivilligt)" not in field(Sample(), "note", plain=True)


def test_choices_share_a_legend() -> None:
    html = field(Sample({}), "kind")
    assert html.count("<fieldset") == 1
    assert 'aria-describedby="id_kind_error"' in html
    assert html.count('class="ds-input"') == 2
    assert '<label for="id_kind_1">studier</label>' in html


def test_checkbox_stands_before_its_label() -> None:
    html = field(Sample(), "agreed")
    assert html.index("<input") < html.index("<label")


def test_hidden_field_is_only_an_input() -> None:
    assert field(Sample(), "key").split("#}")[-1].strip().startswith("<input type=")


def test_unit_is_shown_after_the_input() -> None:
    html = field(Sample(), "name", suffix="%")
    assert html.index("<input") < html.index('<span class="ds-field-affix" aria-hidden="true">%</span>')


def test_whole_form_shows_its_own_errors_first() -> None:
    form = Sample({"name": "Åsa"})
    form.add_error(None, "Dagarna överlappar.")
    html = str(form)
    assert html.index("Dagarna överlappar.") < html.index('for="id_name"')
    assert html.count('name="key"') == 1


def test_names_are_escaped() -> None:
    html = field(Sample({"name": "<b>Åsa</b>"}), "name")
    assert "<b>Åsa" not in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("", "?page=3", id="nothing before"),
        pytest.param("unit=4&page=9", "?unit=4&amp;page=3", id="others are kept, the same is replaced"),
        pytest.param("q=å ä&page=9", "?q=%C3%A5+%C3%A4&amp;page=3", id="Swedish letters"),
    ],
)
def test_address_with(query: str, expected: str) -> None:
    request = RequestFactory().get(f"/lista/?{query}")
    template = Template("{% load ui %}{% address_with page=3 %}")
    assert template.render(Context({"request": request})) == expected


def test_address_without() -> None:
    request = RequestFactory().get("/lista/?page=2&unit=4")
    template = Template('{% load ui %}{% address_with page="" %}')
    assert template.render(Context({"request": request})) == "?unit=4"


def test_component_sees_only_its_parameters() -> None:
    template = Template('{% load ui %}{% component "alert" tone="warning" %}<b>{{ title }}</b>{% endcomponent %}')
    html = template.render(Context({"title": "Sidans", "live": "alert"}))
    assert 'data-color="warning"' in html
    assert "<b>Sidans</b>" in html
    assert "<h2>" not in html
    assert "role=" not in html


def test_component_escapes_what_it_wraps() -> None:
    template = Template('{% load ui %}{% component "alert" %}{{ name }}{% endcomponent %}')
    assert "<i>" not in template.render(Context({"name": "<i>"}))
