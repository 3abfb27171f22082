"""What a referee writes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from diaspora.name_fields import TitleField

from ...enums import RefereeSays
from ...models import Reference


class ReferenceForm(forms.Form):
    says = forms.ChoiceField(
        label=_("Do you recommend this person for the assignment?"),
        choices=RefereeSays.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    relation = TitleField(
        label=_("How do you know this person’s work?"),
        required=False,
        max_length=200,
        help_text=_("For instance: head of the department in Muscat, 2019 to 2024."),
    )
    text = forms.CharField(
        label=_("What should we know?"),
        help_text=_("How the person works, and what the host should see to. A few sentences are enough."),
        required=False,
        max_length=Reference._meta.get_field("text").max_length,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )

    def clean(self) -> dict:
        """Who cannot give a reference needs no words."""
        data = super().clean()
        if data.get("says") and data["says"] != RefereeSays.CANNOT:
            for name, sentence in (
                ("relation", _("Say how you know this person’s work.")),
                ("text", _("Write a few sentences.")),
            ):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, sentence)
        return data
