"""The reserve list of an assignment: its order, and the offer to whoever is next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.confirming.once_more import ask_once_more, decided
from casework.refusals import may_be_refused
from casework.seen import keys_in
from diaspora.who_may import office, who_may
from skills_match.applications.news import letters_to_applicants
from skills_match.enums import ApplicationState
from skills_match.models import Application, Assignment

from ...models import Offer
from ...offers.budget import ask_offer, budget_for
from ...offers.forms.terms import OfferTermsForm
from ...offers.offering import offer_place, told_of_offer
from ...offers.places import places_left
from ..errors import AnotherIsNext
from ..order import move_up, on_reserve


@who_may(office)
def reserve(request: HttpRequest, reference: str) -> HttpResponse:
    """The list, and, while a place is free, the offer to its first: written, read as a letter, sent."""
    assignment = get_object_or_404(Assignment.objects.visible_to(request.user).for_lists(), reference=reference)
    listed = list(_listed(request, assignment))
    left = places_left(assignment=assignment)
    form = OfferTermsForm(request.POST or None, initial=_as_before(assignment))
    answer = decided(
        request,
        form,
        first=lambda: _letter(request, _first(request, listed), form.cleaned_data),
        decide=lambda: offer_place(
            application=_first(request, listed),
            by=request.user,
            seen=ApplicationState.RESERVE,
            **form.cleaned_data,
        ),
        done=_("The place is offered. The person has been told."),
        way_on=reverse("office:reserve", args=[reference]),
    )
    budget = budget_for(assignment) if listed and left else []
    values = {"assignment": assignment, "listed": listed, "left": left, "budget": budget, "form": form}
    return answer or render(request, "office/reserve.html", values)


def _listed(request: HttpRequest, assignment: Assignment):
    mine_not = Application.objects.for_office(request.user).values("pk")
    return on_reserve(assignment).filter(pk__in=mine_not).for_lists().select_related("reserve_slot")


def _first(request: HttpRequest, listed: list[Application]) -> Application:
    """Whoever is next, if it is still the one that the page showed."""
    if not listed or keys_in([request.POST.get("next", "")]) != [listed[0].pk]:
        raise AnotherIsNext
    return listed[0]


def _letter(request: HttpRequest, first: Application, terms: dict) -> HttpResponse:
    ask_offer(first, terms)
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=letters_to_applicants(
            applications=[first],
            to=ApplicationState.OFFERED,
            reason="",
            values=told_of_offer(before=first.state, **terms),
        ),
        about=first.shown_name,
        title=_("Offer the free place"),
        button=_("Send this to the applicant"),
    )


def _as_before(assignment: Assignment) -> dict:
    """Days and terms of the last offer for this assignment, to be read again."""
    last = Offer.objects.filter(application__assignment=assignment).order_by("-released_at").first()
    return {"starts_on": last.starts_on, "ends_on": last.ends_on, "terms": last.terms} if last else {}


@who_may(office)
def up(request: HttpRequest, pk: int) -> HttpResponse:
    sent = get_object_or_404(Application.objects.for_office(request.user).select_related("assignment"), pk=pk)
    slots = keys_in([request.POST.get("slot", "")])
    if request.method == "POST" and slots:
        with may_be_refused(request):
            move_up(application=sent, by=request.user, seen=slots[0])
    return redirect("office:reserve", sent.assignment.reference)
