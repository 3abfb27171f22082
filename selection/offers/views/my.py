"""A person's own offer: its page, and the answer."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import signed_in, who_may
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ...enums import CounterOfferState
from .. import answering
from ..elements import days_told, elements_of
from ..errors import OfferReplaced
from ..forms.answering import OfferForm
from ..standing import version_of


@who_may(signed_in)
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the offer and answer it. A page that is stale by now says so and shows how things stand."""
    mine = get_object_or_404(_offered_to(request), pk=pk)
    if request.method == "POST":
        return _answer(request, mine)
    if mine.state != ApplicationState.OFFERED:
        return redirect("my:application", pk)
    return _page(request, mine, OfferForm())


def _answer(request: HttpRequest, mine: Application) -> HttpResponse:
    form = OfferForm(request.POST)
    if not form.is_valid():
        return _page(request, mine, form)
    told = dict(form.cleaned_data)
    read = {"seen": seen_in(request), "version": request.POST.get("offer_version")}
    with may_be_refused(request), may_be_refused(form, OfferReplaced):
        if told.pop("answer") == "accept":
            answering.accept_offer(application=mine, by=request.user, **read)
            messages.success(request, _("You accepted. Asante sana!"))
        else:
            answering.decline_offer(application=mine, by=request.user, **read, **told)
            messages.success(request, _("You declined. Thank you."))
    if form.errors:
        return _page(request, get_object_or_404(_offered_to(request), pk=mine.pk), form)
    return redirect("my:application", mine.pk)


def _offered_to(request: HttpRequest):
    released = Application.objects.of_applicant(request.user).filter(offer__released_at__isnull=False)
    return released.for_lists().select_related("assignment__institution", "profile__user", "officer", "offer")


def _page(request: HttpRequest, mine: Application, form: OfferForm) -> HttpResponse:
    mine.offer.application = mine
    counter_offers = list(mine.offer.counter_offers.all())
    values = {
        "application": mine,
        "assignment": mine.assignment,
        "offer": mine.offer,
        "lines": mine.offer.lines.all(),
        "offer_version": version_of(mine.offer),
        "said": [element for element in elements_of(mine.offer) if element.answer],
        "counter_offers": [(each, days_told(each)) for each in counter_offers],
        "asked": next((each for each in counter_offers if each.state == CounterOfferState.ASKED), None),
        "former": [(each, days_told(each)) for each in mine.offer.former.all()],
        "form": form,
    }
    return render(request, "my/offer.html", values)
