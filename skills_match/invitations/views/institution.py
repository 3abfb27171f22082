"""An institution invites a match without a name, takes it back, and reads the profile after a yes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import member, who_may

from ...applications.sent import profile_sections
from ...matching.people import PersonMatch, match_behind
from ...models import Assignment, AssignmentInvitation
from ...models.assignment_invitation import OPEN_AT_MOST
from ...rules import may_invite, may_review
from .. import inviting as invitations
from ..forms import InvitePersonForm
from ..inviting import ANSWER_DAYS, AlreadyInvited
from ..shown import invitations_of, invited_people, with_what_came


@who_may(member)
def invite(request: HttpRequest, reference: str, handle: str) -> HttpResponse:
    """Show whom and what, then send. Whoever is no longer in the list cannot be invited: the page says so.

    A message that was not sent stays on the page.
    """
    assignment = get_object_or_404(
        Assignment.objects.of_members(request.user).for_lists().for_matching(), reference=reference
    )
    if not may_review(request.user, assignment.institution):
        raise Http404
    form = InvitePersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(request, AlreadyInvited):
            invitations.invite_person(
                assignment=assignment, by=request.user, handle=handle, message=form.cleaned_data["message"]
            )
            messages.success(request, _("The invitation is sent. You are told when the person says yes."))
        if form.is_valid():
            return redirect("institution_assignments:people", reference)
    match = _shown(request, assignment, handle)
    if match is None or match.invitation or match.application or not may_invite(request.user, assignment):
        values = {"assignment": assignment, "match": match, "form": form}
        return render(request, "institution/invite_gone.html", values, status=200 if match else 404)
    values = {
        "assignment": assignment,
        "match": match,
        "form": form,
        "days": ANSWER_DAYS,
        "most": OPEN_AT_MOST,
    }
    return render(request, "institution/invite_person.html", values)


@who_may(member)
def invited(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Name and profile of somebody who said yes; a page that says so when the yes does not stand (any more)."""
    invitation = _hosted(request, reference, pk)
    shown = invitations.open_to_host(invitation=invitation, by=request.user)
    values = {
        "assignment": invitation.assignment,
        "invitation": invitation,
        "shown": shown,
        "sections": profile_sections(shown) if shown else [],
    }
    return render(request, "institution/invited.html", values)


@who_may(member)
def withdraw(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Ask first: the same person cannot be invited again."""
    invitation = _hosted(request, reference, pk)
    if request.method != "POST":
        if not invitation.seems_open:
            return redirect("institution_assignments:people", reference)
        person = invited_people(invitations=[invitation], matches=[])[0]
        values = {"assignment": invitation.assignment, "invitation": invitation, "person": person}
        return render(request, "institution/withdraw_invitation.html", values)
    with may_be_refused(request):
        invitations.withdraw_invitation(invitation=invitation, by=request.user, seen=seen_in(request))
        messages.success(request, _("The invitation is withdrawn."))
    return redirect("institution_assignments:people", reference)


def _hosted(request: HttpRequest, reference: str, pk: int) -> AssignmentInvitation:
    hosted = AssignmentInvitation.objects.of_host(request.user).for_lists()
    return get_object_or_404(hosted, assignment__reference=reference, pk=pk)


def _shown(request: HttpRequest, assignment: Assignment, handle: str) -> PersonMatch | None:
    match = match_behind(assignment=assignment, reader=request.user, handle=handle)
    if match is None:
        return None
    sent = invitations_of(assignment=assignment)
    return with_what_came(matches=[match], assignment=assignment, invitations=sent, reader=request.user)[0]
