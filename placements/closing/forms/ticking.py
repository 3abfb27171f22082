"""The boxes of the list at the end."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned


class ClosingForm(Versioned, forms.Form):
    done = forms.MultipleChoiceField(label=_("What is done?"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, items, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done"].choices = [(item, item.label) for item in items]
