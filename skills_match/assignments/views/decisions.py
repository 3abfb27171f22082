"""The decisions of the programme office on an assignment: one page each, with what it needs, and one verb."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from casework.confirming.once_more import ask_once_more, decided
from casework.seen import seen_in
from diaspora.who_may import office, who_may

from ...enums import AssignmentState
from ...models import Assignment
from ...rules import may_move
from .. import publishing
from ..forms import decisions as forms
from ..moves import MOVES
from ..news import letters_of_move

_S = AssignmentState


@dataclass(frozen=True)
class Decision:
    """`states` narrows decisions that are no move (`to` is None)."""

    verb: Callable[..., Assignment]
    to: AssignmentState | None
    title: str | Promise
    text: str | Promise
    done: str | Promise
    form: type[forms.AssignmentDecisionForm] = forms.AssignmentDecisionForm
    is_grave: bool = False
    states: frozenset[AssignmentState] = frozenset()


DECISIONS = {
    "approve": Decision(
        publishing.approve_assignment,
        _S.APPROVED,
        _("Approve"),
        _("The institution is told. Open comments count as settled."),
        _("Approved."),
        forms.ApproveForm,
    ),
    "edits": Decision(
        publishing.request_edits,
        _S.EDITS_REQUESTED,
        _("Ask for edits"),
        _("The institution gets the assignment back with your comments, and can send it again."),
        _("Sent back with your comments."),
        forms.EditsForm,
    ),
    "reject": Decision(
        publishing.reject_assignment,
        _S.REJECTED,
        _("Do not approve"),
        _("The assignment ends here. The institution can make a copy and send that."),
        _("Not approved. The institution is told why."),
        forms.AssignmentReasonForm,
        is_grave=True,
    ),
    "publish": Decision(
        publishing.publish_assignment,
        _S.PUBLISHED,
        _("Publish now"),
        _("It appears in the public list at once, and people can apply."),
        _("Published."),
        states=frozenset({_S.APPROVED}),
    ),
    "schedule": Decision(
        publishing.schedule_publication,
        None,
        _("Publish on a day"),
        _("The portal publishes it at the beginning of that day."),
        _("The publication is planned."),
        forms.ScheduleForm,
        states=frozenset({_S.APPROVED}),
    ),
    "extend": Decision(
        publishing.extend_closing,
        None,
        _("Extend the closing day"),
        _("People get more time to apply. The institution is told."),
        _("The closing day is extended."),
        forms.ClosingDayForm,
        states=frozenset({_S.APPROVED, _S.PUBLISHED}),
    ),
    "close": Decision(
        publishing.close_assignment,
        _S.CLOSED,
        _("Close for applications"),
        _("Nobody can apply any more. The page stays readable, and applications go on."),
        _("Closed."),
    ),
    "reopen": Decision(
        publishing.reopen_assignment,
        _S.PUBLISHED,
        _("Open again"),
        _("People can apply again until the end of the new closing day."),
        _("It is open again."),
        forms.ClosingDayForm,
        states=frozenset({_S.CLOSED}),
    ),
    "fill": Decision(
        publishing.fill_assignment,
        _S.FILLED,
        _("Mark as filled"),
        _("All posts are taken. The page stays readable and says so."),
        _("Marked as filled."),
    ),
    "cancel": Decision(
        publishing.cancel_assignment,
        _S.CANCELLED,
        _("Cancel this assignment"),
        _("It ends for good. Open applications end with this reason, and everybody who applied is told."),
        _("Cancelled."),
        forms.CancelReasonForm,
        is_grave=True,
    ),
}


def decisions_for(user, assignment: Assignment) -> list[dict]:
    """What `user` can decide now, in the order of the page."""
    return [
        {"name": name, "title": decision.title, "is_grave": decision.is_grave}
        for name, decision in DECISIONS.items()
        if _is_possible(decision, user, assignment)
    ]


def _is_possible(decision: Decision, user, assignment: Assignment) -> bool:
    if decision.states and assignment.state not in decision.states:
        return False
    return decision.to is None or may_move(user, assignment, decision.to)


def _ask_once_more(request: HttpRequest, assignment: Assignment, chosen: Decision, values: dict) -> HttpResponse | None:
    if not chosen.is_grave or not _is_possible(chosen, request.user, assignment):
        return None
    MOVES.ask_seen(assignment, seen_in(request))
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=letters_of_move(assignment=assignment, to=chosen.to, by=request.user, **values),
        about=assignment,
        title=chosen.title,
        button=_("Send this and end the assignment"),
    )


@who_may(office)
def decide(request: HttpRequest, reference: str, decision: str) -> HttpResponse:
    if decision not in DECISIONS:
        raise Http404
    chosen = DECISIONS[decision]
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_terms(), reference=reference)
    if request.method != "POST" and not _is_possible(chosen, request.user, assignment):
        messages.info(request, _("This decision is not possible in the present state of the assignment."))
        return redirect("office:assignment", reference)
    form = chosen.form(request.POST if request.method == "POST" else None)
    answer = decided(
        request,
        form,
        first=lambda: _ask_once_more(request, assignment, chosen, form.values),
        decide=lambda: chosen.verb(assignment=assignment, by=request.user, seen=seen_in(request), **form.values),
        done=chosen.done,
        way_on=reverse("office:assignment", args=[reference]),
        kept=lambda stored: [stored.decision_reason, *stored.comments.values_list("text", flat=True)],
    )
    values = {
        "assignment": assignment,
        "decision": chosen,
        "form": form,
        "open_comments": assignment.comments.filter(resolved_at=None) if decision == "edits" else [],
    }
    return answer or render(request, "office/decide.html", values)
