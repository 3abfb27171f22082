"""When a newsletter is sent, and to whom a trial goes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SendForm(forms.Form):
    send_at = forms.DateTimeField(
        label=_("Day and time in Dar es Salaam"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("Empty: at once."),
    )

    def clean_send_at(self):
        send_at = self.cleaned_data["send_at"]
        if send_at and send_at < timezone.now():
            raise forms.ValidationError(_("Choose a time that is still to come."))
        return send_at
