"""A form is pressed once: a double click, an impatient second press, or going back and sending the same again.

What is pressed again leads to where the first press led, and nothing is done twice. The same press is the same form of
the same page with the same answers: Django writes another token into each page that it shows, so a page that is opened
again, or another answer in the same one, is a press of its own. Every form of the portal and of its editor has the
token, so no form can be forgotten here.

Only a press that succeeded is remembered: whoever was refused may try again. What leads out of the portal or signs
somebody in has keys of its own and is left alone.
"""

import datetime
import hashlib
import time
from collections.abc import Callable, Iterator
from http import HTTPStatus

from django.contrib import messages
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Press
from .addresses import is_own_page
from .doors import is_door
from .owner import page_in

#: How long a press is remembered. Later the same answers are meant.
KEPT_FOR = datetime.timedelta(minutes=10)
#: How long the second waits for the first, in seconds, and how often it looks.
PATIENCE, PAUSE = 20.0, 0.05
#: Whoever began so long ago was cut off.
CUT_OFF = datetime.timedelta(minutes=1)
#: The hidden field in which Django writes its token.
MARKED = "csrfmiddlewaretoken"


class PressMiddleware:
    """Let the first of several equal presses through. Outside of every transaction, so that the others see it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or is_door(request.path) or not request.POST.get(MARKED):
            return self.get_response(request)
        mark = _mark(request)
        if (known := _first_answer(mark)) is not None:
            return _again(request, known)
        had_session = bool(request.session.session_key)
        response = self.get_response(request)
        if has_succeeded(request, response, had_session=had_session):
            Press.objects.filter(mark=mark).update(answer=response["Location"], pressed_at=timezone.now())
        else:
            Press.objects.filter(mark=mark).delete()
        return response

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        request.met_its_view = True  # type: ignore[attr-defined]  # its token was looked at by now


def has_succeeded(request: HttpRequest, response: HttpResponse, *, had_session: bool) -> bool:
    """Whether the same answers, sent again, need nothing but the way on."""
    if response.status_code != HTTPStatus.FOUND or not getattr(request, "met_its_view", False):
        return False
    if getattr(request, "has_clashed", False):
        return False
    address = response["Location"]
    if not is_own_page(address) or len(address) > 500 or is_door(address.partition("?")[0]):
        return False
    # A cookie, or a new session, is given once: the second press has to get its own.
    if response.cookies or (not had_session and not request.session.is_empty()):
        return False
    told = getattr(get_messages(request), "_queued_messages", [])
    return all(each.level < messages.WARNING for each in told)


def _mark(request: HttpRequest) -> str:
    digest = hashlib.sha256()
    for piece in _sent(request):
        digest.update(f"{len(piece)} ".encode() + piece)
    return digest.hexdigest()


def _sent(request: HttpRequest) -> Iterator[bytes]:
    yield request.META.get("CSRF_COOKIE", "").encode()
    yield request.get_full_path().encode()
    for name, values in sorted(request.POST.lists()):
        yield from (part.encode(errors="surrogatepass") for part in (name, *values))
    for name, files in sorted(request.FILES.lists()):
        for each in files:
            yield from (name.encode(), (each.name or "").encode(errors="surrogatepass"))
            yield from each.chunks()
            each.seek(0)


def _first_answer(mark: str) -> str | None:
    """None for the first; else where the first went on, empty when it is still at work after all patience."""
    until = time.monotonic() + PATIENCE
    while True:
        press, is_first = Press.objects.get_or_create(mark=mark)
        if is_first or _takes_over(press):
            return None
        if press.answer or time.monotonic() > until:
            return press.answer
        time.sleep(PAUSE)


def _takes_over(press: Press) -> bool:
    """What is remembered no longer, or was cut off, is pressed for the first time."""
    longest = KEPT_FOR if press.answer else CUT_OFF
    if timezone.now() - press.pressed_at < longest:
        return False
    same = Press.objects.filter(pk=press.pk, pressed_at=press.pressed_at)
    return bool(same.update(pressed_at=timezone.now(), answer=""))


def _again(request: HttpRequest, known: str) -> HttpResponse:
    if known:
        return HttpResponseRedirect(known)
    text = _("Your form is still being worked on. Look here in a minute before you send it once more.")
    messages.warning(request, text)
    return HttpResponseRedirect(page_in(request))
