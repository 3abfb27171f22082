"""What is typed at a gate."""

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.typed.rows import RowsField

from ..events.forms import EventPartForm
from ..models import CheckInList


class CheckInListForm(EventPartForm):
    class Meta:
        model = CheckInList
        fields = ("name_en", "name_sw", "categories", "sort_order")
        field_classes = {"categories": RowsField}


class CodeAtGateForm(forms.Form):
    """A scanner types into it and presses Enter, as a person would."""

    code = forms.CharField(
        label=_("Code of the ticket"),
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "autofocus": True}),
    )
    gate = forms.CharField(label=_("Gate"), max_length=40, required=False)

    def clean_code(self) -> str:
        """Scanners type the whole address of the picture: its last part is the code."""
        return self.cleaned_data["code"].strip().rstrip("/").rpartition("/")[2]
