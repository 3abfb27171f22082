"""What reviewers and officers fill in: recommendations, decisions, and the filters of the list."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from casework.typed.versions import Versioned
from diaspora.models import User
from office.officers import mine_or_nobodys

from ...enums import APPLICATION_SENT, REASON_REQUIRED, ApplicationState
from ...models import Application, HostOpinion
from ...models.querysets import today_in_closing_zone
from ..waiting import offers_running_out, to_screen

_S = ApplicationState
#: Each decision in words of an officer.
DECISIONS = {
    _S.SCREENING: _("Start screening"),
    _S.MORE_INFO: _("Ask the applicant for something"),
    _S.SHORTLISTED: _("Put on the shortlist"),
    _S.OFFERED: _("Offer a place"),
    _S.NOT_ELIGIBLE: _("Not eligible: a condition is not met"),
    _S.NOT_SELECTED: _("Not selected"),
}


class OpinionForm(Versioned, forms.ModelForm):
    recommends = forms.TypedChoiceField(
        label=_("Do you recommend this person?"),
        choices=[("yes", _("Yes, I recommend")), ("no", _("No, I do not recommend"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you recommend this person.")},
    )

    class Meta:
        model = HostOpinion
        fields = ["recommends", "text"]
        labels = {"text": _("Why?")}
        help_texts = {
            "text": _(
                "The programme office and your colleagues read this. Write fairly: everybody may ask for what is kept "
                "about them."
            )
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 4, "dir": "auto"})}

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["recommends"] = "yes" if self.instance.recommends else "no"


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

    def __init__(self, *args, decisions: list[ApplicationState], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].choices = [(state, DECISIONS[state]) for state in decisions]
        if not REASON_REQUIRED & set(decisions):
            del self.fields["reason"]
        if _S.OFFERED not in decisions:
            del self.fields["answer_by"]

    def clean(self) -> dict:
        data = super().clean()
        decision = data.get("decision")
        if decision in REASON_REQUIRED and not data.get("reason") and "reason" not in self.errors:
            self.add_error("reason", _("Give a reason. The applicant reads it."))
        if decision == _S.OFFERED and "answer_by" not in self.errors:
            if not data.get("answer_by"):
                self.add_error("answer_by", _("Choose the day by which the applicant answers."))
            elif data["answer_by"] <= today_in_closing_zone():
                self.add_error("answer_by", _("The last day to answer must be in the future."))
        return data


class ApplicationFilter(Filter):
    """The filters of the office's list."""

    SORTS = {
        "newest": (_("Newest first"), ["-submitted_at", "-id"]),
        "oldest": (_("Oldest first"), ["submitted_at", "id"]),
        "waiting": (_("Longest in the present state"), ["in_state_since", "id"]),
        "assignment": (_("By assignment"), ["assignment__reference", "-submitted_at", "-id"]),
    }

    q = forms.CharField(label=_("Name or reference"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("All")),
            ("office", _("Waiting for the office")),
            ("ending", _("Offers that run out soon")),
            *[(state, state.label) for state in _S if state in APPLICATION_SENT],
        ],
    )
    officer = forms.ChoiceField(label=_("Officer"))
    overdue = forms.BooleanField(label=_("Overdue only"))
    sort = forms.ChoiceField(label=_("Order"), choices=[(name, label) for name, (label, _order) in SORTS.items()])
    assignment = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, reader: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader
        self.fields["officer"].choices = [
            ("", _("All")),
            ("me", _("Mine")),
            ("mine", _("Mine or unassigned")),
            ("nobody", _("Nobody yet")),
            *[(str(officer.pk), str(officer)) for officer in User.objects.officers()],
        ]

    def narrow(self, applications: QuerySet[Application]) -> QuerySet[Application]:
        chosen = self.values
        if "q" in chosen:
            applications = applications.named(chosen["q"])
        match chosen.get("state"):
            case None:
                pass
            case "office":
                applications = applications.filter(to_screen())
            case "ending":
                applications = applications.filter(offers_running_out())
            case state:
                applications = applications.filter(state=state)
        if "assignment" in chosen:
            applications = applications.filter(assignment__reference=chosen["assignment"])
        if "overdue" in chosen:
            applications = applications.overdue()
        match chosen.get("officer"):
            case None:
                pass
            case "me":
                applications = applications.filter(officer=self.reader)
            case "mine":
                applications = applications.filter(mine_or_nobodys(self.reader))
            case "nobody":
                applications = applications.filter(officer=None)
            case pk:
                applications = applications.filter(officer=pk)
        return applications.order_by(*self.SORTS[chosen.get("sort", "newest")][1])
