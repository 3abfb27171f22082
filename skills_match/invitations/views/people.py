"""People who fit an assignment, for its host: without names, each with a way to invite."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from diaspora.who_may import member, who_may

from ...enums import Audience
from ...matching.views.people import hosted_assignment, list_of_people
from ...models.assignment_invitation import OPEN_AT_MOST
from ...rules import may_invite, may_review
from ..inviting import invitations_of, with_applications, with_invitations


@who_may(member)
def for_host(request: HttpRequest, reference: str) -> HttpResponse:
    assignment = hosted_assignment(request, reference)
    context = list_of_people(request, assignment, Audience.HOSTS) | {"may_invite": may_invite(request.user, assignment)}
    if may_review(request.user, assignment.institution):
        sent = invitations_of(assignment=assignment)
        matches = with_invitations(matches=context["matches"], assignment=assignment, invitations=sent)
        matches = with_applications(matches=matches, assignment=assignment, reader=request.user)
        context |= {"matches": matches, "invitations": sent, "most_open": OPEN_AT_MOST}
    return render(request, "institution/people.html", context)
