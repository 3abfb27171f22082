"""Boxes with rows, of which several may be ticked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class RowsField(forms.ModelMultipleChoiceField):
    """What is sent is looked for among the rows that are offered, so that no strange key reaches the database."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("Choose from the list.")}

    def clean(self, value: Any) -> Any:
        known = {str(pk) for pk in self.queryset.values_list("pk", flat=True)}  # type: ignore[union-attr]
        if not {str(each) for each in value or []} <= known:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().clean(value)
