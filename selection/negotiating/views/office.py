"""The office answers a counter-offer, and writes a new version of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from casework.confirming.once_more import ask_once_more, decided
from casework.seen import keys_in, seen_in
from diaspora.notices.letters import Letter, letters
from diaspora.privacy.access_log import record_access
from diaspora.who_may import office, who_may
from skills_match.applications.news import values_of
from skills_match.enums import ApplicationState
from skills_match.models import Application

from ...enums import CounterOfferState
from ...models import CounterOffer
from ...offers.budget import ask_offer, ask_version, budget_for
from ...offers.elements import days_told, elements_of
from ...offers.forms.terms import TERMS, OfferTermsForm
from ...offers.standing import version_of
from ..forms.settling import SettleForm
from ..renewing import change_offer, told_of_change
from ..settling import grant_counter_offer, refuse_counter_offer, told_of_refusal, version_asked_for


def _offered(request: HttpRequest, pk: int) -> Application:
    """Also one that is answered by now, so that a page that was open then says so."""
    released = Application.objects.for_office(request.user).filter(offer__released_at__isnull=False)
    related = ("assignment__region", "assignment__district", "offer")
    sent = get_object_or_404(released.for_lists().select_related(*related), pk=pk)
    sent.offer.application = sent
    record_access(subject=sent.profile.user, viewer=request.user, what="application")
    return sent


@who_may(office)
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """What the person says to each part; where something is asked, the answer, shown as it will be read."""
    sent = _offered(request, pk)
    newest = sent.offer.counter_offers.first()
    settled = sent.offer.counter_offers.exclude(state=CounterOfferState.ASKED)
    is_asked = newest is not None and newest.state == CounterOfferState.ASKED
    form = SettleForm(
        request.POST if request.method == "POST" else None,
        initial={"answer_by": (newest.until if newest else None) or sent.offer.answer_by},
    )
    if request.method == "POST" and newest is not None:
        asked = _read_counter_offer(request, sent, newest)
        answer = decided(
            request,
            form,
            first=lambda: _letter_first(request, asked, form),
            decide=lambda: _settle(request, asked, form),
            done=_("Done. The applicant has been told."),
            way_on=reverse("office:application", args=[pk]),
            kept=lambda row: [row.answer],
        )
        if answer:
            return answer
    values = {
        **_values(sent),
        "counter_offer_now": newest if is_asked or form.is_bound else None,
        "days_asked": days_told(newest) if newest else "",
        "counter_offers": [(each, days_told(each)) for each in settled],
        "former": [(each, days_told(each)) for each in sent.offer.former.all()],
        "budget": budget_for(sent.assignment, but=sent) if is_asked else [],
        "form": form,
    }
    return render(request, "office/offer.html", values)


def _read_counter_offer(request: HttpRequest, sent: Application, newest: CounterOffer) -> CounterOffer:
    """The one that the page showed: it may be taken back by now, and another one asked."""
    return sent.offer.counter_offers.filter(pk__in=keys_in([request.POST.get("counter_offer", "")])).first() or newest


def _settle(request: HttpRequest, asked: CounterOffer, form: SettleForm) -> None:
    data = form.cleaned_data
    read = {"answer": data["answer"], "seen": seen_in(request), "version": request.POST.get("offer_version")}
    if data["to"] == CounterOfferState.GRANTED:
        grant_counter_offer(counter_offer=asked, by=request.user, answer_by=data["answer_by"], **read)
    else:
        refuse_counter_offer(counter_offer=asked, by=request.user, **read)


def _letter_first(request: HttpRequest, asked: CounterOffer, form: SettleForm) -> HttpResponse | None:
    if asked.state != CounterOfferState.ASKED:
        return None
    sent, data = asked.offer.application, form.cleaned_data
    if data["to"] == CounterOfferState.GRANTED:
        version = version_asked_for(asked, answer_by=data["answer_by"])
        ask_version(asked.offer, **version)
        told = told_of_change(words=data["answer"], **version)
        return _ask(request, sent, "application_offer_changed", told, _("Grant what is asked for?"))
    told = told_of_refusal(asked.offer, answer=data["answer"])
    return _ask(request, sent, "application_offer_kept", told, _("Keep the offer as it is?"))


@who_may(office)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """A new version with other days or terms, and with the allowances of the assignment as they stand now."""
    sent = _offered(request, pk)
    stored = {name: getattr(sent.offer, name) for name in TERMS}
    form = OfferTermsForm(request.POST if request.method == "POST" else None, initial=stored)
    if request.method == "POST":
        answer = decided(
            request,
            form,
            first=lambda: _change_first(request, sent, form),
            decide=lambda: change_offer(
                application=sent, by=request.user, seen=seen_in(request), **_written(request, form)
            ),
            done=_("Done. The applicant has been told."),
            way_on=reverse("office:application", args=[pk]),
        )
        if answer:
            return answer
    values = {"allowances": sent.assignment.allowances.all(), "budget": budget_for(sent.assignment, but=sent)}
    return render(request, "office/offer_change.html", {**_values(sent), **values, "form": form})


def _written(request: HttpRequest, form: OfferTermsForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in TERMS} | {"version": request.POST.get("offer_version")}


def _change_first(request: HttpRequest, sent: Application, form: OfferTermsForm) -> HttpResponse | None:
    if sent.state != ApplicationState.OFFERED:
        return None
    ask_offer(sent, form.cleaned_data, offer=sent.offer)
    told = told_of_change(**{name: form.cleaned_data[name] for name in TERMS})
    return _ask(request, sent, "application_offer_changed", told, _("Send this new version of the offer?"))


def _ask(request: HttpRequest, sent: Application, kind: str, told: dict[str, Any], title: str) -> HttpResponse:
    return ask_once_more(
        request,
        "office/confirm.html",
        letters=_letters(sent, kind, told),
        about=sent.shown_name,
        title=title,
        button=_("Send this to the applicant"),
    )


def _letters(sent: Application, kind: str, told: dict[str, Any]) -> list[Letter]:
    values = {**values_of(sent.assignment), **told}
    return letters(kind=kind, values=values, readers=[sent.profile.user], to=sent.shown_name)


def _values(sent: Application) -> dict[str, Any]:
    return {
        "application": sent,
        "assignment": sent.assignment,
        "offer": sent.offer,
        "offer_version": version_of(sent.offer),
        "elements": elements_of(sent.offer),
    }
