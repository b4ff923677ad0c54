"""How forms look: every input gets the design system's class, and every field its label, help and error."""

from typing import Any

from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import Widget

PLAIN = frozenset({"hidden"})


class FieldInPage(BoundField):
    """A form's field that knows the design system's class for inputs."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        """Add the class that gives the input its look; a widget's own class comes after it."""
        built = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if getattr(widget, "input_type", "") not in PLAIN:
            own = f"{built.get('class', '')} {widget.attrs.get('class', '')}".split()
            built["class"] = " ".join(dict.fromkeys(["ds-input", *own]))
        return built


class FormRenderer(TemplatesSetting):
    """Django's form renderer with Talja's templates; `FORM_RENDERER` in the settings names it."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = FieldInPage
