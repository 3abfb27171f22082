"""What stays for a delegate: the certificate, slides and recordings, and a word about each session."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ...attendance.links import opened
from ...models import Feedback
from ...programme.reading import by_day, released
from ..forms import FeedbackForm
from ..giving import give, is_too_late, judged


@opened_by_link()
@who_may(anyone)
def after(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Opened by the letter that follows an event, and from the page of a registration."""
    delegate = opened(slug, token)
    programme = released(delegate.event)
    values = {
        "delegate": delegate,
        "event": delegate.event,
        "token": token,
        "certificate": getattr(delegate, "certificate", None),
        "groups": by_day(programme, judged(programme)) if programme else [],
        "given": set(Feedback.objects.filter(delegate=delegate).values_list("session", flat=True)),
        "stands": delegate.stand_requests.select_related("partner"),
        "may_judge": not is_too_late(delegate.event),
    }
    return render(request, "events/after.html", values)


@opened_by_link()
@who_may(anyone)
def feedback(request: HttpRequest, slug: str, token: str, key: UUID) -> HttpResponse:
    """About one session that has ended; what was said before can be changed."""
    delegate = opened(slug, token)
    slot = next((slot for slot in judged(released(delegate.event)) if slot.key == str(key)), None)
    if slot is None:
        raise Http404
    before = Feedback.objects.filter(delegate=delegate, session=slot.pk).first()
    form = FeedbackForm(request.POST if request.method == "POST" else None, instance=before)
    if form.is_valid():
        with may_be_refused(form):
            give(delegate=delegate, session=slot.pk, **form.cleaned_data)
            messages.success(request, _("Thank you. The organisers read it without your name."))
            return redirect("events:after", slug, token)
    values = {"delegate": delegate, "event": delegate.event, "slot": slot, "form": form, "token": token}
    return render(request, "events/feedback.html", values)
