"""Invitations that institutions sent to a person: who asks, what would be shown, yes or no."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import signed_in, who_may

from ...applications.sent import profile_sections
from ...applications.snapshot import take_snapshot
from ...models import AssignmentInvitation
from .. import inviting as invitations
from ..forms import InvitationAnswerForm


@who_may(signed_in)
def list_invitations(request: HttpRequest) -> HttpResponse:
    own = AssignmentInvitation.objects.of_person(request.user).for_lists()
    return render(request, "my/invitations.html", page_of(request, own))


@who_may(signed_in)
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it and answer; a second answer, a late one and one to a withdrawn invitation are told what happened."""
    mine = _own(request, pk)
    form = InvitationAnswerForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or (mine.is_answerable and not form.is_valid()):
        return _page(request, mine, form)
    is_yes = request.POST.get("answer") == "yes"
    verb = invitations.accept_invitation if is_yes else invitations.decline_invitation
    with may_be_refused(request):
        verb(invitation=mine, by=request.user, seen=seen_in(request))
        messages.success(
            request,
            _("Thank you. The institution can now read your name and profile for this assignment.")
            if is_yes
            else _("You said no. The institution sees nothing and is not told."),
        )
    return redirect("my:invitation", pk)


@who_may(signed_in)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    mine = _own(request, pk)
    if request.method != "POST":
        return redirect("my:invitation", pk)
    with may_be_refused(request):
        invitations.take_back_yes(invitation=mine, by=request.user, seen=seen_in(request))
        messages.success(request, _("Your yes is taken back. The institution no longer sees your name and profile."))
    return redirect("my:invitation", pk)


def _own(request: HttpRequest, pk: int) -> AssignmentInvitation:
    return get_object_or_404(AssignmentInvitation.objects.of_person(request.user).for_lists(), pk=pk)


def _page(request: HttpRequest, mine: AssignmentInvitation, form: InvitationAnswerForm) -> HttpResponse:
    shows = mine.is_answerable or mine.is_yes
    values = {
        "invitation": mine,
        "assignment": mine.assignment,
        "form": form,
        "sections": profile_sections(take_snapshot(profile=mine.profile, cv=None)) if shows else [],
        "has_applied": mine.assignment.applications.sent().filter(profile=mine.profile_id).exists(),
    }
    return render(request, "my/invitation.html", values)
