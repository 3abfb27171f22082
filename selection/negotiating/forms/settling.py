"""What the office answers to a counter-offer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.models.querysets import today_in_closing_zone

from ...enums import CounterOfferState
from ...models import CounterOffer


class SettleForm(forms.Form):
    marks_optional = False

    to = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (CounterOfferState.GRANTED, _("Yes: offer it like this")),
            (CounterOfferState.REFUSED, _("No: the offer stays as it is")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say yes or no.")},
    )
    answer_by = forms.DateField(
        label=_("The applicant answers by"),
        help_text=_("Needed for a yes. The new offer stands until the end of this day, Dar es Salaam time."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    answer = forms.CharField(
        label=_("In your words"),
        help_text=_("The applicant reads it. Needed for a no."),
        required=False,
        max_length=CounterOffer._meta.get_field("answer").max_length,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("to") == CounterOfferState.REFUSED and not data.get("answer") and "answer" not in self.errors:
            self.add_error("answer", _("Give a reason. The applicant reads it."))
        if data.get("to") == CounterOfferState.GRANTED and "answer_by" not in self.errors:
            if not data.get("answer_by"):
                self.add_error("answer_by", _("Choose the day by which the applicant answers."))
            elif data["answer_by"] <= today_in_closing_zone():
                self.add_error("answer_by", _("The last day to answer must be in the future."))
        return data
