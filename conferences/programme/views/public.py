"""A programme for everybody: arranged as one likes, one session, now and next, what each version changed."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.sharing import Sharing, in_one_sentence
from diaspora.who_may import anyone, who_may

from ...events.pages import page_about
from ...models import Event, SessionPlaces
from ..assignments import open_assignments
from ..forms.reading import ArrangementForm
from ..photos import photos_of
from ..printing import print_of
from ..projects import projects_of
from ..publications import publication_of
from ..reading import ARRANGEMENTS, Slot, released


@who_may(anyone)
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Whoever shortens an address finds the page of the event, or its programme."""
    found = get_object_or_404(Event.objects.public(), slug=slug)
    page = page_about(found)
    return redirect(page.url if page else found)


@who_may(anyone)
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    form = ArrangementForm(request.GET)
    found = released(event, zone=form.their_zone)
    slots = [slot for slot in found.slots if _is_spoken(slot, form.values.get("language"))] if found else []
    arrange = ARRANGEMENTS[form.values.get("by") or "day"]
    values = {
        "programme": found,
        "calls": event.calls.filter(closes_at__gt=timezone.now()),
        "form": form,
        "groups": arrange(found, slots) if found else [],
        "can_print": found is not None and print_of(found) is not None,
        "names_days": form.values.get("by", "day") != "day",
        "sharing": Sharing(title=event.title, description=event.summary, path=request.path),
    }
    return render(request, "events/programme.html", _about(event) | values)


@who_may(anyone)
def printed(request: HttpRequest, slug: str) -> HttpResponse:
    """The PDF that the worker keeps, in the language of the address; while a new one is made, the page itself."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    found = released(event)
    document = print_of(found) if found else None
    if document is None:
        return redirect("events:programme", slug)
    headers = {"Content-Disposition": f'inline; filename="{slug}-{document.language}.pdf"'}
    return HttpResponse(bytes(document.content), content_type="application/pdf", headers=headers)


@who_may(anyone)
def session(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """One session. What was cancelled stays under its address, and says so."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    found = released(event, zone=ArrangementForm(request.GET).their_zone, with_cancelled=True)
    slot = found.slot(str(key)) if found else None
    if slot is None:
        raise Http404
    sharing = Sharing(title=slot.title, description=in_one_sentence(slot.abstract) or slot.title, path=request.path)
    values = {"slot": slot, "sharing": sharing, "assignments": open_assignments(slot.pk)}
    photos = photos_of(part.speaker for part in slot.parts)
    values["parts"] = [(part, photos.get(part.speaker.pk)) for part in slot.parts]
    values["projects"] = projects_of(slot.pk)
    values["places"] = SessionPlaces.objects.filter(session=slot.pk).first()
    values["publication"] = publication_of(slot.pk)
    return render(request, "events/session.html", _about(event) | values)


@who_may(anyone)
def now(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    found = released(event, zone=ArrangementForm(request.GET).their_zone)
    title = _("Now and next: %(event)s") % {"event": event.title}
    values = {"now": found.now() if found else [], "next": found.next() if found else []}
    values["sharing"] = Sharing(title=title, description=event.summary, path=request.path)
    return render(request, "events/now.html", _about(event) | values)


@who_may(anyone)
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """The versions, the newest first."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    title = _("Changes of the programme: %(event)s") % {"event": event.title}
    values = {
        "versions": event.versions.order_by("-number").defer("content"),
        "sharing": Sharing(title=title, description=event.summary, path=request.path),
    }
    return render(request, "events/changes.html", _about(event) | values)


def _is_spoken(slot: Slot, language: str | None) -> bool:
    return not language or slot.is_break or slot.is_interpreted or slot.language == language


def _about(event: Event) -> dict:
    return {"event": event, "event_page": page_about(event)}
