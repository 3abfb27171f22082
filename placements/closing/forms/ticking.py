"""The boxes of a list in which a side ticks what is done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.versions import Versioned


class TickedForm(Versioned, forms.Form):
    done = forms.MultipleChoiceField(label=_("What is done?"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, items, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["done"].choices = [(item, item.label) for item in items]
