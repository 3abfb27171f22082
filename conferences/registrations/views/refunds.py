"""Refunds of an event: how far they are, and the button of the second person."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.money import written
from casework.pages import page_of
from casework.refusals import may_be_refused
from diaspora.who_may import who_may
from payments.rules import approves_in_finance

from ...enums import TeamRole
from ...events.team import event_of
from ...rules import event_team
from ..refunds import prepared, print_of, release_refunds, sums_of


@who_may(event_team)
def refunds(request: HttpRequest, slug: str) -> HttpResponse:
    """The team of finance reads it; only a finance approver releases, and nobody what they prepared themselves."""
    event = event_of(request, slug, TeamRole.FINANCE)
    may_release = approves_in_finance(request.user)
    if request.method == "POST":
        if not may_release:
            raise PermissionDenied
        with may_be_refused(request):
            number = release_refunds(event=event, by=request.user, seen=request.POST.get("print", ""))
            messages.success(request, _("%(number)s refunds are released and are on their way.") % {"number": number})
        return redirect("event_desk:refunds", slug)
    waiting = list(prepared(event))
    values = {
        "event": event,
        "sums": sums_of(event),
        "number": len(waiting),
        "amount": written(sum(refund.amount_minor for refund in waiting), event.currency),
        "print": print_of(waiting),
        "may_release": may_release,
    }
    return render(request, "event_desk/refunds.html", values | page_of(request, waiting))
