"""What an applicant says to an offer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ...enums import DeclineReason
from ...models import Offer


class OfferForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What is your answer?"),
        choices=[("accept", _("Yes, I accept")), ("decline", _("No, I decline"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you accept or decline.")},
    )
    reason = forms.ChoiceField(
        label=_("If you decline: why?"),
        help_text=_("You need not say. Only the programme office reads it; it helps to make better offers."),
        choices=[("", _("I would rather not say")), *DeclineReason.choices],
        required=False,
    )
    text = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=Offer._meta.get_field("decline_text").max_length,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
