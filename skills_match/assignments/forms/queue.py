"""What the queue of requests can be narrowed to. A strange value narrows nothing."""

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ...enums import AssignmentState
from ..queue import waiting_too_long


class QueueForm(forms.Form):
    marks_optional = False
    q = forms.CharField(label=_("Title or reference"), max_length=100, required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All states")), *((s.value, s.label) for s in AssignmentState if s != AssignmentState.DRAFT)],
        required=False,
    )
    officer = forms.ChoiceField(
        label=_("Looked after by"),
        choices=[("", _("Everybody")), ("me", _("Me")), ("mine", _("Me or nobody")), ("nobody", _("Nobody yet"))],
        required=False,
    )
    wait = forms.ChoiceField(
        label=_("Waiting"), choices=[("", _("All")), ("overdue", _("Waiting too long"))], required=False
    )

    @property
    def values(self) -> dict[str, str]:
        """The fields that were filled in with sense."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, assignments, *, officer):
        values = self.values
        for word in values.get("q", "").split():
            held = Q(reference__icontains=word)
            for code, _name in settings.LANGUAGES:
                held |= Q(**{f"title_{code}__icontains": word})
            assignments = assignments.filter(held)
        if "state" in values:
            assignments = assignments.filter(state=values["state"])
        mine, nobodys = Q(officer=officer), Q(officer=None)
        owners = {"me": mine, "mine": mine | nobodys, "nobody": nobodys}
        if "officer" in values:
            assignments = assignments.filter(owners[values["officer"]])
        if "wait" in values:
            assignments = assignments.filter(waiting_too_long())
        return assignments
