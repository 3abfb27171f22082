"""What the error summary says and where each of its lines leads."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django import template
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator, validate_slug
from django.forms import BaseForm, BooleanField, BoundField, DateField, DecimalField, Field, IntegerField, MultiWidget
from django.forms.formsets import BaseFormSet
from django.forms.widgets import ChoiceWidget
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()

#: What Django says without naming the field, and how we say it. Pairs, since lazy texts are no keys in two languages.
_NAMED = (
    (Field.default_error_messages["required"], gettext_lazy("“%(label)s” needs an answer.")),
    (MinValueValidator.message, gettext_lazy("“%(label)s” has to be %(limit)s or more.")),
    (MaxValueValidator.message, gettext_lazy("“%(label)s” has to be %(limit)s or less.")),
    (
        MaxLengthValidator.message,
        gettext_lazy("“%(label)s” is too long: %(limit)s characters at most, it has %(found)s."),
    ),
    (
        validate_slug.message,
        gettext_lazy("“%(label)s” may have letters, digits and hyphens, and no blanks: for example skills-at-home."),
    ),
    (IntegerField.default_error_messages["invalid"], gettext_lazy("“%(label)s” has to be a whole number.")),
    (
        DecimalField.default_error_messages["invalid"],
        gettext_lazy("“%(label)s” has to be a number, for example 150000 or 45.50."),
    ),
    (DateField.default_error_messages["invalid"], gettext_lazy("“%(label)s” has to be a day, for example 2027-01-31.")),
)


@dataclass(frozen=True)
class ErrorLine:
    """One error in the words shown at the field; `target` is the id of its first control, empty for the whole form."""

    text: str
    target: str = ""
    label: str = ""

    @property
    def named(self) -> "ErrorLine":
        """With the name of its field before it, where two fields would say the same words."""
        values = {"label": self.label, "text": self.text}
        return replace(self, text=_("%(label)s: %(text)s") % values) if self.label else self


@register.filter
def error_lines(source, before=None) -> list[ErrorLine]:
    """The errors of a form, of a formset, or of a list of either, in the order of the page; of one that stands `before`
    it, too."""
    lines = [*_lines(before), *_lines(source)]
    said = Counter(line.text for line in lines if line.target)
    return [line.named if said[line.text] > 1 else line for line in lines]


def _lines(source) -> Iterator[ErrorLine]:
    if isinstance(source, BaseFormSet):
        yield from (ErrorLine(str(text)) for text in source.non_form_errors())
        yield from (line for form in source.forms for line in _lines(form))
    elif isinstance(source, BaseForm):
        yield from (ErrorLine(str(text)) for text in source.non_field_errors())
        for field in source:
            target = "" if field.is_hidden else control_id(field)
            about = getattr(field.field, "about", "")
            for text in error_texts(field):
                line = ErrorLine(str(text), target, str(about or field.label))
                yield line.named if about else line
    elif source:
        yield from (line for part in source for line in _lines(part))


@register.filter
def error_texts(field: BoundField) -> list[str]:
    """The errors of one field. What Django says without its name ("This field is required.") is said with the name
    instead: in a summary the same words would otherwise stand several times, for nobody knows which field.
    """
    texts = []
    for error in field.errors.as_data():
        named = _named(field, error)
        texts += [named] if named else error.messages
    return texts


def _named(field: BoundField, error: ValidationError) -> str:
    """Empty when the message is one of ours, which names what it is about."""
    text = next((named for bare, named in _NAMED if bare == error.message), "")
    if text and error.code == "required" and isinstance(field.field, BooleanField):
        text = _("Tick “%(label)s” to go on.")
    params = error.params or {}
    return str(text) % {"label": field.label, "limit": params.get("limit_value"), "found": params.get("show_value")}


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
