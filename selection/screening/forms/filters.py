"""The filters of the list of applications."""

from functools import cache

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from diaspora.models import User
from office.officers import mine_or_nobodys
from skills_match.enums import APPLICATION_SENT, ApplicationState
from skills_match.models import Application, Programme, ProgrammeRule
from skills_match.programmes.saying import rules_about_people, saying

from ...negotiating.waiting import offers_asked_about
from ...offers.waiting import offers_running_out
from ..waiting import to_screen

_S = ApplicationState


def _officers() -> list[tuple]:
    officers = [(str(officer.pk), str(officer)) for officer in User.objects.officers()]
    return [
        ("", _("All")),
        ("me", _("Mine")),
        ("mine", _("Mine or unassigned")),
        ("nobody", _("Nobody yet")),
        *officers,
    ]


#: What an application says to a rule, as it stands in an address.
_SAID = {"met": True, "unmet": False, "unsaid": None}


def _programmes() -> list[tuple[str, str]]:
    return [("", _("All")), *((row.code, str(row)) for row in Programme.objects.order_by("code"))]


def _rules() -> list[tuple]:
    """Each rule with the three things that may be said to it, under the name of its programme."""
    words = {"met": gettext("met"), "unmet": gettext("not met"), "unsaid": gettext("not said")}
    return [
        ("", _("All")),
        *(
            (f"{rule.programme}: {text}", [(f"{rule.pk}-{said}", f"{text} – {word}") for said, word in words.items()])
            for rule, text in rules_about_people()
        ),
    ]


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
            ("asked", _("Requests for other days or more time")),
            *[(state, state.label) for state in _S if state in APPLICATION_SENT],
        ],
    )
    programme = forms.ChoiceField(label=_("Programme"))
    rule = forms.ChoiceField(label=_("Rule of the programme"))
    officer = forms.ChoiceField(label=_("Officer"))
    overdue = forms.BooleanField(label=_("Overdue only"))
    sort = forms.ChoiceField(label=_("Order"), choices=[(name, label) for name, (label, _order) in SORTS.items()])
    assignment = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args, reader: User, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.reader = reader
        # Asked for where the form is shown or an officer was chosen, not by a page that only reads the filters.
        for name, choices in {"officer": _officers, "programme": _programmes, "rule": _rules}.items():
            self.fields[name].choices = cache(choices)

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
            case "asked":
                applications = applications.filter(offers_asked_about())
            case state:
                applications = applications.filter(state=state)
        if "assignment" in chosen:
            applications = applications.filter(assignment__reference=chosen["assignment"])
        if "programme" in chosen:
            applications = applications.filter(assignment__programme__code=chosen["programme"])
        if "rule" in chosen:
            pk, said = chosen["rule"].split("-")
            applications = applications.filter(saying(ProgrammeRule.objects.get(pk=pk), _SAID[said]))
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
