"""The first page after signing in: what waits for me, and my profile as a task list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from diaspora.enums import PartState
from diaspora.models import Profile
from diaspora.profiles.parts import progress
from diaspora.profiles.publishing import needs_confirmation
from diaspora.who_may import signed_in, who_may

from ..applications.views.applying import RETURN_KEY
from ..enums import ApplicationState, InvitationState
from ..models import Application, Assignment, AssignmentInvitation
from ..spoken import with_language

TONES = {PartState.NOT_STARTED: "neutral", PartState.IN_PROGRESS: "info", PartState.DONE: "good"}


@who_may(signed_in)
def home(request: HttpRequest) -> HttpResponse:
    profile = Profile.objects.select_related("user").filter(user=request.user).first()
    states = progress(profile)
    required = [state for part, state in states if part.is_required]
    context = {
        "profile": profile,
        "asks_confirmation": bool(profile and needs_confirmation(profile)),
        "tasks": [
            {
                "title": part.title,
                "url": reverse(part.address),
                "status": state.label,
                "tone": TONES[state],
                "hint": "" if part.is_required else _("Optional"),
            }
            for part, state in states
        ],
        "done": required.count(PartState.DONE),
        "required": len(required),
        "waiting": _way_back(request, profile) + _waiting(profile) + _invitations(profile),
    }
    return render(request, "my/home.html", context)


def _way_back(request: HttpRequest, profile: Profile | None) -> list[dict]:
    """The assignment for which somebody came to complete the profile first."""
    reference = request.session.get(RETURN_KEY)
    assignment = Assignment.objects.open().filter(reference=reference).first() if reference else None
    if assignment is None:
        return []
    is_ready = bool(profile and profile.is_published)
    return [
        {
            "title": with_language(assignment, "title"),
            "text": _("You can apply now.") if is_ready else _("Publish your profile, then apply here."),
            "answer_by": None,
            "url": reverse("assignments:apply", args=[assignment.reference]),
        }
    ]


def _waiting(profile: Profile | None) -> list[dict]:
    """Applications on which the next step is the person's own: an offer to answer, something to supply, a draft."""
    texts = {
        ApplicationState.OFFERED: _("You have an offer. Please answer it."),
        ApplicationState.MORE_INFO: _("We need something from you."),
        ApplicationState.DRAFT: _("Your application is not sent yet."),
    }
    rows = Application.objects.filter(profile=profile, state__in=texts) if profile else Application.objects.none()
    return [
        {
            "title": with_language(row.assignment, "title"),
            "text": texts[ApplicationState(row.state)],
            "answer_by": row.offer_answer_by if row.state == ApplicationState.OFFERED else None,
            "url": reverse("my:application", args=[row.pk]),
        }
        for row in rows.select_related("assignment")
    ]


def _invitations(profile: Profile | None) -> list[dict]:
    """Institutions that ask whether they may see who this is."""
    if profile is None:
        return []
    rows = AssignmentInvitation.objects.filter(profile=profile, state=InvitationState.WAITING)
    return [
        {
            "title": with_language(row.assignment, "title"),
            "text": _("An institution invites you. Please say yes or no."),
            "answer_by": row.answer_by,
            "url": reverse("my:invitation", args=[row.pk]),
        }
        for row in rows.select_related("assignment__institution")
        if row.is_answerable
    ]
