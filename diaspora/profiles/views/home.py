"""The first page after signing in: what waits, the next step, and the profile, which folds once it is published."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.waiting import Recipient, lines_for

from ... import rules
from ...accounts.workplaces import workplaces_of
from ...enums import PartState
from ...models import Profile
from ...open_pages import institution_page, my_page
from ...who_may import signed_in, who_may
from ..broken_off import what_was_broken_off
from ..next_step import next_step
from ..parts import progress
from ..publishing import needs_confirmation
from ..readers import who_sees
from ..waiting import confirmed_on

TONES = {PartState.NOT_STARTED: "neutral", PartState.IN_PROGRESS: "info", PartState.DONE: "good"}


@who_may(signed_in)
def home(request: HttpRequest) -> HttpResponse:
    profile = Profile.objects.select_related("user").filter(user=request.user).first()
    states = progress(profile)
    membership = rules.membership_of(request.user)
    workplaces = workplaces_of(request.user)
    # Whoever came to work for an institution or for the portal is not asked for a profile, only offered one.
    is_offered = profile is None and bool(workplaces)
    waiting = [line for line in lines_for(Recipient.PERSON, user=request.user) if line.url != confirmed_on()]
    context = {
        "institution": membership and membership.institution,
        "workplaces": [each for each in workplaces if each.text],
        "sections": my_page.sections(request.user, profile),
        "of_institution": institution_page.sections(request.user) if membership else [],
        "links": my_page.links(only_for_all=is_offered),
        "profile": profile,
        "is_offered": is_offered,
        "who_sees": who_sees(profile) if profile else "",
        "is_complete": not any(part.is_required and state != PartState.DONE for part, state in states),
        "asks_confirmation": bool(profile and needs_confirmation(profile)),
        "next": None if is_offered else next_step(profile, states),
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
        "waiting": [*what_was_broken_off(request, profile), *waiting],
        "waiting_for_institution": lines_for(Recipient.INSTITUTION, user=request.user) if membership else [],
    }
    return render(request, "my/home.html", context)
