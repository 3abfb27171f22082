"""Where a newsletter is looked at and sent, next to Wagtail's screens in which it is composed."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may

from ...enums import NewsletterState
from ...models import Newsletter, Subscriber
from ...rules import composer, may_send, sender
from .. import moves
from ..composing import what_is_missing
from ..forms import SendForm
from ..letters import preview
from ..trials import send_trial

_LANGUAGES = dict(settings.FULL_LANGUAGES)


@dataclass(frozen=True)
class Button:
    """What it does, where that leads, and what is said then."""

    verb: Callable[..., None]
    to: NewsletterState
    label: Promise
    said: Promise


_BUTTONS = {
    "take_back": Button(
        moves.take_back,
        NewsletterState.DRAFT,
        gettext_lazy("Take it back"),
        gettext_lazy("It can be changed again. Nothing was sent."),
    ),
    "pause": Button(
        moves.pause, NewsletterState.PAUSED, gettext_lazy("Pause"), gettext_lazy("It pauses. What is left waits.")
    ),
    "go_on": Button(moves.go_on, NewsletterState.SENDING, gettext_lazy("Go on"), gettext_lazy("It goes on.")),
    "cancel": Button(
        moves.cancel,
        NewsletterState.CANCELLED,
        gettext_lazy("Cancel what is left"),
        gettext_lazy("It is cancelled. What had not been sent never is."),
    ),
}


@who_may(composer)
def desk(request: HttpRequest, pk: int) -> HttpResponse:
    return _show(request, get_object_or_404(Newsletter, pk=pk))


@require_POST
@who_may(sender)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Release it: it starts at once or at its time."""
    newsletter = get_object_or_404(Newsletter, pk=pk)
    form = SendForm(request.POST)
    if form.is_valid():
        with may_be_refused(form):
            moves.schedule(
                newsletter=newsletter, by=request.user, send_at=form.cleaned_data["send_at"], seen=seen_in(request)
            )
            messages.success(request, _("It is released."))
            return redirect("newsletter_desk", pk)
    return _show(request, newsletter, form=form)


@require_POST
@who_may(sender)
def move(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    if step not in _BUTTONS:
        raise Http404
    button = _BUTTONS[step]
    with may_be_refused(request):
        button.verb(newsletter=get_object_or_404(Newsletter, pk=pk), by=request.user, seen=seen_in(request))
        messages.success(request, button.said)
    return redirect("newsletter_desk", pk)


@require_POST
@who_may(composer)
def trial(request: HttpRequest, pk: int) -> HttpResponse:
    """To oneself only: nobody tries things out on others."""
    try:
        send_trial(newsletter=get_object_or_404(Newsletter, pk=pk), to=request.user.email)
        told = {"email": request.user.email}
        messages.success(request, _("A trial in each language is on its way to %(email)s.") % told)
    except (OSError, smtplib.SMTPException):
        messages.error(request, _("The mail server cannot be reached. Try again in a few minutes."))
    return redirect("newsletter_desk", pk)


@who_may(composer)
def show(request: HttpRequest, pk: int, language: str, kind: str) -> HttpResponse:
    """As readers get it: `kind` is html or text."""
    newsletter = get_object_or_404(Newsletter, pk=pk)
    if language not in _LANGUAGES or kind not in ("html", "text"):
        raise Http404
    rendered = preview(newsletter, language)
    if kind == "text":
        return HttpResponse(rendered.text, content_type="text/plain; charset=utf-8")
    return HttpResponse(rendered.html)


def _show(request: HttpRequest, newsletter: Newsletter, *, form: SendForm | None = None) -> HttpResponse:
    newsletter.refresh_from_db()
    letters = newsletter.letters
    context = {
        "newsletter": newsletter,
        "form": form or SendForm(),
        "may_send": may_send(request.user),
        "readers": Subscriber.objects.reading().count(),
        "sent": letters.exclude(emailed_at=None).count(),
        "waiting": letters.filter(emailed_at=None, email_due_at__isnull=False).count(),
        "stopped": letters.exclude(email_error="").filter(emailed_at=None, email_due_at=None).count(),
        "languages": settings.FULL_LANGUAGES,
        "is_draft": newsletter.state == NewsletterState.DRAFT,
        "missing": [] if newsletter.content else list(what_is_missing(newsletter)),
        "buttons": {
            step: button.label
            for step, button in _BUTTONS.items()
            if moves.MOVES.may(request.user, newsletter, button.to)
        },
    }
    return render(request, "newsletters/desk.html", context)
