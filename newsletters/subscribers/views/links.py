"""Pages for readers of the newsletter, who have no account."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from casework.sharing import Sharing
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may

from ..choices import choose, erase_subscriber
from ..choices import leave as leave_newsletter
from ..consent import TEXT
from ..forms import ChoicesForm, SubscribeForm
from ..links import link_to, subscriber_of
from ..signing_up import ask_to_subscribe, confirm_subscription

_AGAIN = "newsletters:subscribe"


@who_may(anyone)
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest) -> HttpResponse:
    """Ask for the newsletter. Known and new addresses, and what a machine filled in, get the same answer."""
    form = SubscribeForm(request.POST if request.method == "POST" else None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        if form.is_from_a_machine:
            return redirect("newsletters:asked")
        if ratelimit.consume(request, action="newsletter"):
            # An address of somebody else cannot be flooded, and nobody learns that it had its letters.
            if ratelimit.consume(request, action="newsletter_letter", key=form.cleaned_data["email"].lower()):
                ask_to_subscribe(**{name: form.cleaned_data[name] for name in ("email", "language", "topics")})
            return redirect("newsletters:asked")
        form.add_error(None, _("You have asked many times in a short while. Please try again in an hour."))
    told = _("News, new assignments, conferences and publications, in English or Kiswahili, at most twice a month.")
    sharing = Sharing(title=_("Newsletter"), description=told, path=request.path)
    return render(request, "newsletters/subscribe.html", {"form": form, "consent": TEXT, "sharing": sharing})


@who_may(anyone)
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "newsletters/asked.html")


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    subscriber = subscriber_of("confirm", token)
    if request.method == "POST":
        confirmed = confirm_subscription(subscriber=subscriber)
        return render(request, "newsletters/confirmed.html", {"choices": link_to("manage", confirmed)})
    return render(request, "newsletters/confirm.html", {"subscriber": subscriber, "consent": TEXT})


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Language, topics, a pause; and the ways out."""
    subscriber = subscriber_of("manage", token)
    is_pausing = bool(subscriber.paused_until and subscriber.paused_until > timezone.now())
    topics = [str(pk) for pk in subscriber.topics.values_list("pk", flat=True)]
    initial = {"language": subscriber.language, "topics": topics, "pauses": is_pausing}
    form = ChoicesForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose(subscriber=subscriber, **form.cleaned_data)
        messages.success(request, _("Your choice is saved."))
        return redirect(request.path)
    context = {"form": form, "subscriber": subscriber, "is_pausing": is_pausing}
    context |= {way: link_to(way, subscriber) for way in ("leave", "erase", "confirm")}
    return render(request, "newsletters/manage.html", context)


# Mail programs post here without a page of ours before, so without its cookie; the signed link says who it is for.
@csrf_exempt
@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST stops: a program that opens links to look at them changes nothing."""
    subscriber = subscriber_of("leave", token)
    if request.method == "POST":
        leave_newsletter(subscriber=subscriber)
        return render(request, "newsletters/left.html", {"choices": link_to("manage", subscriber)})
    return render(request, "newsletters/leave.html", {"subscriber": subscriber})


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def erase(request: HttpRequest, token: str) -> HttpResponse:
    subscriber = subscriber_of("erase", token)
    if request.method == "POST":
        erase_subscriber(subscriber=subscriber)
        return render(request, "newsletters/erased.html")
    return render(request, "newsletters/erase.html", {"subscriber": subscriber})
