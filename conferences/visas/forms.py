"""What a delegate types for a visa letter, and why the team sends it back."""

import datetime

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from casework.typed.versions import Versioned

from ..models import Delegate, VisaLetter

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
#: Nobody comes earlier or stays longer around an event.
AROUND = datetime.timedelta(days=60)


class PassportForm(Versioned, forms.ModelForm):
    class Meta:
        model = VisaLetter
        fields = ["full_name", "nationality", "passport_number", "passport_until", "arrives_on", "leaves_on"]
        widgets = {"passport_until": _DAY, "arrives_on": _DAY, "leaves_on": _DAY}

    def __init__(self, *args, delegate: Delegate, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.delegate = delegate
        self.fields["passport_number"].widget.attrs |= {"autocomplete": "off", "spellcheck": "false"}

    def clean(self):
        cleaned = super().clean()
        event = self.delegate.event
        arrives, leaves = cleaned.get("arrives_on"), cleaned.get("leaves_on")
        if arrives and not event.starts_on - AROUND <= arrives <= event.ends_on:
            self.add_error("arrives_on", _("Choose a day at most two months before the event, and before its end."))
        if leaves and not event.starts_on <= leaves <= event.ends_on + AROUND:
            self.add_error("leaves_on", _("Choose a day from the first day of the event to two months after its end."))
        return cleaned


class SendBackForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What is missing or wrong"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("The person reads it. Do not repeat anything from the passport."),
        error_messages={"required": gettext_lazy("Say what is missing or wrong.")},
    )
