"""What the queue of assignments can be narrowed to. A strange value narrows nothing."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from casework.filters import Filter
from office.officers import mine_or_nobodys

from ...enums import AssignmentState
from ...models import Programme
from ..found import assignments_called
from ..queue import waiting_too_long


class QueueFilter(Filter):
    q = forms.CharField(label=_("Title or reference"), max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All states")), *((s.value, s.label) for s in AssignmentState if s != AssignmentState.DRAFT)],
    )
    officer = forms.ChoiceField(
        label=_("Looked after by"),
        choices=[("", _("Everybody")), ("me", _("Me")), ("mine", _("Mine or unassigned")), ("nobody", _("Nobody yet"))],
    )
    programme = forms.ModelChoiceField(
        label=_("Programme"), queryset=Programme.objects.all(), to_field_name="code", empty_label=_("All programmes")
    )
    wait = forms.ChoiceField(label=_("Waiting"), choices=[("", _("All")), ("overdue", _("Overdue"))])

    def narrow(self, assignments, *, officer):
        values = self.values
        assignments = assignments.filter(assignments_called(values.get("q", "")))
        if "state" in values:
            assignments = assignments.filter(state=values["state"])
        owners = {"me": Q(officer=officer), "mine": mine_or_nobodys(officer), "nobody": Q(officer=None)}
        if "officer" in values:
            assignments = assignments.filter(owners[values["officer"]])
        if "programme" in values:
            assignments = assignments.filter(programme=values["programme"])
        if "wait" in values:
            assignments = assignments.filter(waiting_too_long())
        return assignments
