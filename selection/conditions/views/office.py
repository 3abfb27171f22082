"""The office at the conditions of an application."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.privacy.access_log import record_access
from diaspora.who_may import office, who_may
from skills_match.models import Application

from ...enums import CONDITION_MOVES, ConditionState
from ...models import Condition
from ...rules import may_read_evidence
from ..forms.seeing_to import ConditionDecisionForm
from ..seeing_to import decide_condition


@who_may(office)
def conditions(request: HttpRequest, pk: int) -> HttpResponse:
    sent = get_object_or_404(Application.objects.for_office(request.user).for_lists(), pk=pk)
    rows = Condition.objects.filter(application=sent)
    return render(
        request, "office/conditions.html", {"application": sent, "assignment": sent.assignment, "conditions": rows}
    )


@who_may(office)
def condition(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what was handed in and decide; what was typed stays when a colleague was faster."""
    readable = Condition.objects.filter(application__in=Application.objects.for_office(request.user))
    row = get_object_or_404(readable.for_lists(), pk=pk)
    form = ConditionDecisionForm(request.POST or None, possible=_possible(row))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            to = ConditionState(form.cleaned_data["to"])
            reason = form.cleaned_data["reason"]
            decide_condition(condition=row, to=to, by=request.user, reason=reason, seen=seen_in(request))
            messages.success(request, _("Saved. Whoever sees to the condition can read it."))
            return redirect("office:conditions", row.application_id)
    record_access(subject=row.application.profile.user, viewer=request.user, what="application")
    values = {
        "condition": row,
        "application": row.application,
        "assignment": row.application.assignment,
        "form": form,
        "may_open": may_read_evidence(request.user),
    }
    return render(request, "office/condition.html", values)


def _possible(condition: Condition) -> list[ConditionState]:
    """What may be decided, also what was possible when the page was shown: the verb then says why not."""
    order = (ConditionState.MET, ConditionState.WAIVED, ConditionState.OPEN)
    return [to for to in order if (ConditionState(condition.state), to) in CONDITION_MOVES or condition.state == to]
