"""The field of a form as it meets what was typed; the renderer of the portal gives it to every form."""

import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.forms import BooleanField, BoundField, Field
from django.utils.formats import localize
from django.utils.translation import gettext as _

from .keeping import given_back, note_read
from .line_ends import with_one_line_end, without_signs_of_machines

_OF_A_LANGUAGE = re.compile(r"(.+) \[(\w\w)\]\Z", re.DOTALL)


class TypedBoundField(BoundField):
    """Reads a line end as one sign, so that a limit counts what the browser counted, and no control signs.

    On a page that gives a text back it shows what was typed, as long as the form itself has nothing newer.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label = _in_language(self.label)

    @property
    def data(self) -> Any:
        note_read(self.html_name)
        return without_signs_of_machines(with_one_line_end(super().data))

    @property
    def is_left_alone(self) -> bool:
        """Whether nothing was typed here, in a form that somebody else changed meanwhile."""
        return self.name in getattr(self.form, "left_alone", ())

    def value(self) -> Any:
        if self.is_left_alone:
            return self.field.prepare_value(self.initial)
        kept = given_back()
        if kept is None or self.form.is_bound or self.field.disabled or not self._is_of(kept):
            return super().value()
        widget = self.field.widget
        if widget.value_omitted_from_data(kept.data, {}, self.html_name):
            return super().value()
        kept.shown.add(self.html_name)
        typed = widget.value_from_datadict(kept.data, {}, self.html_name)
        if not self.is_hidden and self.field.has_changed(self.initial, typed):
            kept.differing.add(self.html_name)
        return self.field.prepare_value(self.field.bound_data(typed, self.initial))

    @property
    def stored_now(self) -> str:
        """What is stored, in words, where somebody else changed it while this form was open. Else empty."""
        if not getattr(self.form, "is_behind", False) or self.is_hidden or self.is_left_alone:
            return ""
        if not self.field.has_changed(self.initial, self.data):
            return ""
        return in_words(self.field, self.initial) or _("nothing")

    def _is_of(self, kept) -> bool:
        """Whether the form of this field is the one that was sent: a box without a tick is not sent at all."""
        return any(self.form.add_prefix(name) in kept.data for name in self.form.fields)


def _in_language(label: Any) -> Any:
    """“Title [en]”, as modeltranslation calls the columns of a text, in words; every other label as it is."""
    match = _OF_A_LANGUAGE.match(str(label))
    if match is None:
        return label
    names = {"en": _("English"), "sw": _("Kiswahili")}
    return _("%(text)s in %(language)s") % {"text": match[1], "language": names.get(match[2], match[2])}


def in_words(field: Field, value: Any) -> str:
    """A stored value as a reader knows it: the label of a choice rather than its code."""
    if isinstance(field, BooleanField):
        return _("Yes") if value else _("No")
    if value is None or value == "":
        return ""
    several = value if isinstance(value, list | tuple | set) else [value]
    labels = dict(_flat(getattr(field, "choices", ())))
    return ", ".join(str(labels.get(_code(each), localize(each))) for each in several)


def _flat(choices) -> Iterator[tuple[str, Any]]:
    for code, label in choices:
        if isinstance(label, list | tuple):
            yield from _flat(label)
        else:
            yield str(code), label


def _code(value: Any) -> str:
    return str(value.pk if isinstance(value, Model) else value)
