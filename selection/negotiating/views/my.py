"""A person talks about an offer before the answer: part by part, and what they ask for instead."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import signed_in, who_may
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ...enums import CounterOfferState
from ...models import CounterOffer
from ...offers.elements import elements_of
from ...offers.standing import version_of
from ..answering import answer_elements
from ..asking import ask_for_change, take_back
from ..forms.answering import CounterOfferForm, ElementsForm


def _offered(request: HttpRequest) -> QuerySet[Application]:
    """Also what is answered by now: a page that was open then says so."""
    released = Application.objects.of_applicant(request.user).filter(offer__released_at__isnull=False)
    return released.for_lists().select_related("assignment__region", "assignment__district", "offer")


@who_may(signed_in)
def parts(request: HttpRequest, pk: int) -> HttpResponse:
    """Each part of the offer is answered for itself; questions go to the office as messages."""
    mine = get_object_or_404(_offered(request), pk=pk)
    mine.offer.application = mine
    if request.method != "POST" and mine.state != ApplicationState.OFFERED:
        return redirect("my:application", pk)
    posted = request.POST if request.method == "POST" else None
    form = ElementsForm(posted, elements=elements_of(mine.offer))
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            answer_elements(application=mine, by=request.user, answers=form.answers(), **_read(request))
            messages.success(request, _("Saved. Your questions are with the programme office."))
            return redirect("my:offer", pk)
    return render(request, "my/offer_parts.html", _values(mine, form))


@who_may(signed_in)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(_offered(request), pk=pk)
    if request.method != "POST" and mine.state != ApplicationState.OFFERED:
        return redirect("my:application", pk)
    form = CounterOfferForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with may_be_refused(form):
            ask_for_change(application=mine, by=request.user, **form.cleaned_data, **_read(request))
            messages.success(request, _("The programme office has your request. Meanwhile the offer does not run out."))
            return redirect("my:offer", pk)
    asked = mine.offer.counter_offers.filter(state=CounterOfferState.ASKED).first()
    return render(request, "my/offer_ask.html", _values(mine, form) | {"asked": asked})


@require_POST
@who_may(signed_in)
def take_back_counter_offer(request: HttpRequest, pk: int) -> HttpResponse:
    own = CounterOffer.objects.filter(offer__application__profile__user=request.user)
    asked = get_object_or_404(own.select_related("offer__application"), pk=pk)
    with may_be_refused(request):
        take_back(counter_offer=asked, by=request.user)
        messages.success(request, _("Taken back. The offer stands as it was."))
    return redirect("my:offer", asked.offer.application_id)


def _read(request: HttpRequest) -> dict[str, str | None]:
    """The state and the version that the page showed."""
    return {"seen": seen_in(request), "version": request.POST.get("offer_version")}


def _values(mine: Application, form: CounterOfferForm | ElementsForm) -> dict:
    return {
        "application": mine,
        "assignment": mine.assignment,
        "offer": mine.offer,
        "offer_version": version_of(mine.offer),
        "form": form,
    }
