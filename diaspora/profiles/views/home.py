"""The first page after signing in: what waits for me, and my profile as a task list."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, lines_for

from ...enums import PartState
from ...models import Profile
from ...who_may import signed_in, who_may
from ..parts import progress
from ..publishing import needs_confirmation

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
        "waiting": lines_for(Recipient.PERSON, user=request.user),
    }
    return render(request, "my/home.html", context)
