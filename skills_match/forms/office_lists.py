"""What the office's lists of assignments and applications can be narrowed to; their exports too."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from diaspora.forms.office import Filter
from diaspora.models import Institution, User

from ..domain import desk
from ..enums import APPLICATION_SENT, ApplicationState, AssignmentState

OFFICERS = [("", _("Everybody")), ("me", _("Me")), ("mine", _("Me or nobody")), ("nobody", _("Nobody yet"))]


def looked_after_by(choice: str, officer: User) -> Q:
    return {"me": Q(officer=officer), "nobody": Q(officer=None)}.get(choice) or desk.mine_or_nobodys(officer)


class AssignmentFilter(Filter):
    WAITING = [("", _("All")), ("overdue", _("Waiting too long"))]

    q = forms.CharField(label=_("Title or reference"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), *((state.value, state.label) for state in AssignmentState if state != "draft")],
    )
    officer = forms.ChoiceField(label=_("Looked after by"), choices=OFFICERS)
    wait = forms.ChoiceField(label=_("Waiting"), choices=WAITING)

    def narrow(self, assignments, *, officer: User):
        values = self.values
        if "q" in values:
            assignments = assignments.filter(desk.assignments_called(values["q"]))
        if "state" in values:
            assignments = assignments.filter(state=values["state"])
        if "officer" in values:
            assignments = assignments.filter(looked_after_by(values["officer"], officer))
        if "wait" in values:
            assignments = assignments.filter(desk.overdue_requests())
        return assignments


class ApplicationFilter(Filter):
    WAITING = [
        ("", _("All")),
        ("office", _("Waiting for the office")),
        ("overdue", _("Waiting too long")),
        ("offers", _("Offers that run out soon")),
    ]

    q = forms.CharField(label=_("Name, e-mail or reference"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), *((s.value, s.label) for s in ApplicationState if s in APPLICATION_SENT)],
    )
    institution = forms.ModelChoiceField(Institution.objects.with_names(), label=_("Institution"), empty_label=_("All"))
    officer = forms.ChoiceField(label=_("Looked after by"), choices=OFFICERS)
    wait = forms.ChoiceField(label=_("Waiting"), choices=WAITING)

    def narrow(self, applications, *, officer: User):
        values = self.values
        if "q" in values:
            applications = applications.filter(desk.applications_called(values["q"]))
        if "state" in values:
            applications = applications.filter(state=values["state"])
        if "institution" in values:
            applications = applications.filter(assignment__institution=values["institution"])
        if "officer" in values:
            applications = applications.filter(looked_after_by(values["officer"], officer))
        match values.get("wait"):
            case "office":
                return applications.filter(desk.waiting_applications())
            case "overdue":
                return applications.filter(desk.overdue_applications())
            case "offers":
                return applications.filter(desk.offers_running_out())
        return applications


class SearchForm(Filter):
    q = forms.CharField(label=_("Name, reference or e-mail"), max_length=100)
