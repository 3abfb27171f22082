"""What the error summary says and where each of its lines leads."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import template
from django.forms import BaseForm, BooleanField, BoundField, Field, MultiWidget
from django.forms.formsets import BaseFormSet
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext as _

register = template.Library()


@dataclass(frozen=True)
class ErrorLine:
    """One error in the words shown at the field; `target` is the id of its first control, empty for the whole form."""

    text: str
    target: str = ""


@register.filter
def error_lines(source) -> list[ErrorLine]:
    """The errors of a form, of a formset, or of a list of either, in the order of the page."""
    return list(_lines(source))


def _lines(source) -> Iterator[ErrorLine]:
    if isinstance(source, BaseFormSet):
        yield from (ErrorLine(str(text)) for text in source.non_form_errors())
        yield from (line for form in source.forms for line in _lines(form))
    elif isinstance(source, BaseForm):
        yield from (ErrorLine(str(text)) for text in source.non_field_errors())
        for field in source:
            target = "" if field.is_hidden else control_id(field)
            yield from (ErrorLine(str(text), target) for text in error_texts(field))
    elif source:
        yield from (line for part in source for line in _lines(part))


@register.filter
def error_texts(field: BoundField) -> list[str]:
    """The errors of one field. Django's bare "This field is required." is said with the name of the field instead."""
    bare = Field.default_error_messages["required"]
    texts = []
    for error in field.errors.as_data():
        if error.code != "required" or error.message != bare:
            texts += error.messages
        elif isinstance(field.field, BooleanField):
            texts.append(_("Tick “%(label)s” to go on.") % {"label": field.label})
        else:
            texts.append(_("“%(label)s” needs an answer.") % {"label": field.label})
    return texts


@register.filter
def control_id(field: BoundField) -> str:
    """The id of the control that takes the focus: the first one where a field has several."""
    widget = field.field.widget
    own_id = widget.attrs.get("id") or field.auto_id
    if single := widget.id_for_label(own_id):
        return single
    if isinstance(widget, ChoiceWidget) and field.subwidgets:
        return field.subwidgets[0].id_for_label
    if isinstance(widget, MultiWidget):
        return own_id + widget.widgets_names[0]  # type: ignore[attr-defined]
    return f"{own_id}_field"
