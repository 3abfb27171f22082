"""What an officer decides on one application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.enums import REASON_REQUIRED, ApplicationState
from skills_match.models.querysets import today_in_closing_zone

_S = ApplicationState
#: Each decision in words of an officer.
DECISIONS = {
    _S.SCREENING: _("Start screening"),
    _S.MORE_INFO: _("Ask the applicant for something"),
    _S.SHORTLISTED: _("Put on the shortlist"),
    _S.INTERVIEW: _("Ask to an interview"),
    _S.RESERVE: _("Put on the reserve list"),
    _S.OFFERED: _("Offer a place"),
    _S.NOT_ELIGIBLE: _("Not eligible: a condition is not met"),
    _S.NOT_SELECTED: _("Not selected"),
}


class ApplicationDecisionForm(forms.Form):
    """One of the `decisions` that are possible now, with the reason or the day that it needs."""

    marks_optional = False

    decision = forms.ChoiceField(
        label=_("What is decided?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what is decided.")},
    )
    reason = forms.CharField(
        label=_("Reason or question"),
        help_text=_("The applicant reads this. Needed for a refusal and for asking something."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
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

    def __init__(self, *args, decisions: list[ApplicationState], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [(state, DECISIONS[state]) for state in decisions]
        if not REASON_REQUIRED & set(decisions):
            del self.fields["reason"]
        if _S.OFFERED not in decisions:
            for name in ("answer_by", "starts_on", "ends_on", "terms"):
                del self.fields[name]

    @property
    def offers_a_place(self) -> bool:
        """Whether an offer is among the decisions: then it matters how many places are left."""
        return "answer_by" in self.fields

    def clean(self) -> dict:
        data = super().clean()
        decision = data.get("decision")
        if decision in REASON_REQUIRED and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Give a reason. The applicant reads it."))
        first, last = data.get("starts_on"), data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day cannot be before the first day."))
        if decision == _S.OFFERED and "answer_by" not in self.errors:
            if not data.get("answer_by"):
                self.add_error("answer_by", _("Choose the day by which the applicant answers."))
            elif data["answer_by"] <= today_in_closing_zone():
                self.add_error("answer_by", _("The last day to answer must be in the future."))
        return data
