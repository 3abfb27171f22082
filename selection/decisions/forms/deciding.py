"""What an officer decides on one application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from skills_match.enums import REASON_REQUIRED, ApplicationState

from ...offers.forms.terms import TERMS, TermsForm

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


class ApplicationDecisionForm(TermsForm):
    """One of the `decisions` that are possible now, with the reason or the day that it needs."""

    marks_optional = False
    #: Fields with a text that goes with some decisions.
    REASONS: tuple[str, ...] = ("reason",)

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
    field_order = ("decision", "reason", *TERMS)

    def __init__(self, *args, decisions: list[ApplicationState], state: str = "", **kwargs) -> None:
        """`state`: where the application stands; what was begun before it waited for an answer goes on."""
        super().__init__(*args, **kwargs)
        words = {**DECISIONS, _S.SCREENING: _("Go on with the screening")} if state == _S.MORE_INFO else DECISIONS
        self.fields["decision"].choices = [(state, words[state]) for state in decisions]
        if not REASON_REQUIRED & set(decisions):
            del self.fields["reason"]
        if _S.OFFERED not in decisions:
            for name in TERMS:
                del self.fields[name]

    @property
    def offers_a_place(self) -> bool:
        """Whether an offer is among the decisions: then it matters how many places are left."""
        return "answer_by" in self.fields

    def written(self) -> dict:
        """What the verb takes."""
        data = dict(self.cleaned_data)
        return {"to": ApplicationState(data.pop("decision")), **data}

    def clean(self) -> dict:
        data = super().clean()
        decision = data.get("decision")
        for name in self.REASONS if decision in REASON_REQUIRED else ():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("Give a reason. The applicant reads it."))
        if decision == _S.OFFERED:
            self.ask_answer_day(data)
        return data
