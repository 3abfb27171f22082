"""What an offer says: until when, from when to when, on which terms."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.models.querysets import today_in_closing_zone

#: The fields of an offer.
TERMS = ("answer_by", "starts_on", "ends_on", "terms")


class TermsForm(forms.Form):
    needed_sometimes = ("answer_by",)

    answer_by = forms.DateField(
        label=_("The applicant answers by"),
        help_text=_("Needed for an offer, which then stands until the end of this day, Dar es Salaam time."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    starts_on = forms.DateField(
        label=_("First day of the assignment"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends_on = forms.DateField(
        label=_("Last day of the assignment"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    terms = forms.CharField(
        label=_("Terms of the offer"),
        help_text=_(
            "What the person should know before saying yes: place of work, hours, who arranges the travel. The "
            "allowances of the assignment are added by themselves. Write in the language that the person reads."
        ),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    def clean(self) -> dict:
        data = super().clean()
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot be before the first day."))
        return data

    def ask_answer_day(self, data: dict) -> None:
        """The day that no offer may lack."""
        if "answer_by" in self.errors:
            return
        if not data.get("answer_by"):
            self.add_error("answer_by", _("Choose the day by which the applicant answers."))
        elif data["answer_by"] <= today_in_closing_zone():
            self.add_error("answer_by", _("The last day to answer must be in the future."))


class OfferTermsForm(TermsForm):
    """Nothing but an offer."""

    marks_optional = False

    def clean(self) -> dict:
        data = super().clean()
        self.ask_answer_day(data)
        return data
