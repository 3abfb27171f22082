"""The office invites a match without a name for an institution: the answer, and the name after a yes, go there."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from diaspora.who_may import office, who_may

from ...matching.people import match_behind
from ...models import Assignment
from ...rules import may_send_invitation
from ..forms import InvitePersonForm
from ..inviting import ANSWER_DAYS, AlreadyInvited, invite_person
from ..shown import invitations_of, with_what_came


@who_may(office)
def invite(request: HttpRequest, reference: str, handle: str) -> HttpResponse:
    """Show whom and what, then send, for the institution. A message that was not sent stays on the page."""
    visible = Assignment.objects.visible_to(request.user).for_lists().for_matching()
    assignment = get_object_or_404(visible, reference=reference)
    form = InvitePersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form), may_be_refused(request, AlreadyInvited):
            message = form.cleaned_data["message"]
            invite_person(assignment=assignment, by=request.user, handle=handle, message=message)
            messages.success(request, _("The invitation is sent. The institution is told when the person says yes."))
        if form.is_valid():
            return redirect("office:match_people", reference)
    match = match_behind(assignment=assignment, reader=request.user, handle=handle)
    if match:
        sent = invitations_of(assignment=assignment)
        [match] = with_what_came(matches=[match], assignment=assignment, invitations=sent, reader=request.user)
    is_possible = match is not None and match.invitation is None and may_send_invitation(request.user, assignment)
    values = {"assignment": assignment, "match": match, "form": form, "days": ANSWER_DAYS, "is_possible": is_possible}
    return render(request, "office/invite_person.html", values, status=200 if match else 404)
