"""My programme, with and without an account."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.sharing import absolute
from casework.token_links import TokenLinks, opened_by_link
from diaspora.models import User
from diaspora.who_may import anyone, signed_in, who_may

from ...models import Event
from ..calendars import as_file, sessions_calendar
from ..forms.reading import ArrangementForm
from ..picks import pages_of, pick, picked_by, picked_in, signed_up_by
from ..reading import by_day, released

#: For a calendar program, which cannot sign in; never too old, and ended with the account.
_SUBSCRIBE = TokenLinks("conferences.my_programme", lifetime=None)


@who_may(anyone)
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole programme with boxes. Without an account choosing is a GET: the choice is in the address."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    programme = released(event, zone=ArrangementForm(request.GET).their_zone)
    is_known = request.user.is_authenticated
    chosen = picked_by(request.user, event) if is_known else picked_in(request.GET)
    signed_up = signed_up_by(request.user, event) if is_known else set()
    shown = chosen | signed_up
    slots = programme.slots if programme else []
    values = {
        "event": event,
        "chosen": by_day(programme, [slot for slot in slots if slot.pk in shown]) if programme else [],
        "groups": by_day(programme, [slot for slot in slots if not slot.is_break]) if programme else [],
        "picked": chosen,
        "pages": pages_of(request.user, event) if is_known and slots else [],
        "speaks": is_known and event.speakers.filter(user=request.user).exists(),
        "calendar": absolute(_calendar_address(request, event, chosen)) if shown else "",
    }
    return render(request, "events/mine.html", values)


@require_POST
@who_may(signed_in)
def save(request: HttpRequest, slug: str) -> HttpResponse:
    event = get_object_or_404(Event.objects.public(), slug=slug)
    pick(user=request.user, event=event, sessions=picked_in(request.POST))
    messages.success(request, _("Your programme is saved."))
    return redirect("events:mine", slug)


@who_may(anyone)
def calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Sessions that stand in the address."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    return _calendar(event, picked_in(request.GET))


@opened_by_link()
@who_may(anyone)
def calendar_of_account(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """What somebody with an account has chosen by now: a subscriber follows each change."""
    event = get_object_or_404(Event.objects.public(), slug=slug)
    [pk] = _SUBSCRIBE.read(token, key_of=_key_of)
    user = User.objects.get(pk=pk)
    return _calendar(event, picked_by(user, event) | signed_up_by(user, event))


def _calendar(event: Event, chosen: set[int]) -> HttpResponse:
    programme = released(event, with_cancelled=True)
    slots = [slot for slot in programme.slots if slot.pk in chosen] if programme else []
    name = _("My programme: %(event)s") % {"event": event.title}
    return as_file(sessions_calendar(event, slots, name=name), "my-programme")


def _calendar_address(request: HttpRequest, event: Event, chosen: set[int]) -> str:
    if request.user.is_authenticated:
        token = _SUBSCRIBE.token(request.user.pk, key=request.user.email)
        return reverse("events:calendar_of_account", args=[event.slug, token])
    query = urlencode([("s", pk) for pk in sorted(chosen)])
    return f"{reverse('events:my_calendar', args=[event.slug])}?{query}"


def _key_of(pk: int) -> str | None:
    return User.objects.filter(pk=pk, is_active=True).values_list("email", flat=True).first()
