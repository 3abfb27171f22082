"""What somebody writes who reports, and with what they come back."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.models import Programme
from skills_match.models.programme import or_general

from ...models import Case
from ..readers import officers


class SafetyReportForm(forms.ModelForm):
    """Only what happened is asked; all else may stay empty. `website` is a trap: people do not see it."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    programme = forms.ModelChoiceField(
        label=_("In which programme?"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=_("I do not know"),
    )
    not_to = forms.ModelMultipleChoiceField(
        label=_("Who must not read it?"),
        queryset=officers().none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("These people read reports. Tick whoever it is about, or whom you would rather leave out."),
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    class Meta:
        model = Case
        fields = ("is_urgent", "concern", "text", "where", "about", "side", "contact")
        widgets = {
            "concern": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
            "where": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "about": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
            "contact": forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
        }
        labels = {
            "is_urgent": _("Somebody is in danger now"),
            "concern": _("What is it about?"),
            "text": _("What happened?"),
            "where": _("Where and when?"),
            "about": _("Who is it about?"),
            "side": _("Who are you?"),
            "contact": _("How can we reach you safely?"),
        }
        help_texts = {
            "is_urgent": _("Then call first: the numbers are above. Report afterwards."),
            "text": _("In your words, in English or Kiswahili. You need no proof."),
            "about": _("A name, or what the person does there."),
            "contact": _("You may leave this empty. You can always come back with number and code."),
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"key": uuid.uuid4(), "side": "other", **(self.initial or {})}
        self.fields["concern"].choices = [each for each in self.fields["concern"].choices if each[0]]
        self.fields["side"].required = False
        self.fields["programme"].queryset = Programme.objects.filter(is_public=True, is_default=False)
        self.fields["not_to"].queryset = officers()
        self.fields["not_to"].label_from_instance = lambda user: user.get_full_name()
        if not self.fields["not_to"].queryset.exists():
            del self.fields["not_to"]
        self.order_fields(
            ["is_urgent", "concern", "text", "where", "about", "side", "programme", "contact", "not_to", "website"]
        )

    def clean_programme(self) -> Programme:
        return or_general(self.cleaned_data["programme"])

    def clean_side(self) -> str:
        return self.cleaned_data["side"] or "other"

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    @property
    def told(self) -> dict:
        """What the verb is given."""
        told = {name: value for name, value in self.cleaned_data.items() if name != "website"}
        return told | {"key": told["key"] or uuid.uuid4(), "not_to": list(told.get("not_to") or ())}


class ComeBackForm(forms.Form):
    number = forms.CharField(label=_("Number"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    code = forms.CharField(label=_("Code"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}))


class AddForm(forms.Form):
    text = forms.CharField(
        label=_("Say more, or answer"), max_length=6000, widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"})
    )
