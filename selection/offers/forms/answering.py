"""What an applicant says to an offer."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OfferForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What is your answer?"),
        choices=[("accept", _("Yes, I accept")), ("decline", _("No, I decline"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you accept or decline.")},
    )
