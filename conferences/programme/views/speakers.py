"""Speakers and their accounts: the team sends links, a speaker takes over the profile and keeps it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.token_links import opened_by_link, private
from casework.typed.sent import sent_in
from diaspora.who_may import anyone, signed_in, who_may

from ...enums import TeamRole
from ...events.team import event_of
from ...models import Event, Speaker
from ...rules import event_team
from ..claiming import SpeaksAsSomebodyElse, claim, disconnect, opened, send_link
from ..forms.speakers import OwnProfileForm
from ..photos import photos_of
from ..reading import released


@who_may(event_team)
def speakers(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has connected an account, and who has not."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    found = page_of(request, event.speakers.select_related("user"))
    return render(request, "event_desk/speakers.html", {"event": event, **found})


@require_POST
@who_may(event_team)
def answer(request: HttpRequest, slug: str, pk: int, action: str) -> HttpResponse:
    """Send the link, or take the profile back from the wrong account."""
    event = event_of(request, slug, TeamRole.PROGRAMME)
    speaker = get_object_or_404(event.speakers, pk=pk)
    with may_be_refused(request):
        if action == "send":
            send_link(speaker=speaker, by=request.user)
            messages.success(request, _("The link is on its way to %(email)s.") % {"email": speaker.email})
        else:
            disconnect(speaker=speaker, by=request.user)
            messages.success(request, _("No account is connected any more."))
    return redirect("event_desk:speakers", slug)


@opened_by_link()
@who_may(anyone)
def claim_profile(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Whose profile it is, and the button that connects it with the account of the reader. Looking changes nothing."""
    speaker = opened(slug, token)
    if request.method == "POST" and request.user.is_authenticated:
        with may_be_refused(request, only=SpeaksAsSomebodyElse):
            claim(slug=slug, token=token, by=request.user)
            messages.success(request, _("The profile is yours: from now on you write it yourself."))
            return redirect("events:own_speaker", slug)
    values = {"event": speaker.event, "speaker": speaker, "photo": photos_of([speaker]).get(speaker.pk)}
    return render(request, "events/claim_speaker.html", values)


@private
@who_may(signed_in)
def own_profile(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    speaker = get_object_or_404(Speaker, event=event, user=request.user)
    form = OwnProfileForm(*sent_in(request), instance=speaker)
    if form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("events:own_speaker", slug)
    programme = released(event)
    slots = [slot for slot in programme.slots if _speaks(speaker, slot)] if programme else []
    values = {"event": event, "speaker": speaker, "form": form, "slots": slots}
    values["photo"] = photos_of([speaker]).get(speaker.pk)
    return render(request, "events/own_speaker.html", values)


def _speaks(speaker: Speaker, slot) -> bool:
    return any(pk == speaker.pk for pk, _is_chair in slot.entry["speakers"])
