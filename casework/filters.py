"""The form above a list."""

from typing import Any

from django import forms


class Filter(forms.Form):
    """Every field may be empty, and what makes no sense in the address does not narrow the list."""

    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    @property
    def values(self) -> dict[str, Any]:
        """Fields that hold something valid."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
