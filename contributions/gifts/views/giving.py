"""Giving: the form, and the page of a gift; its address is the key to it."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import private
from diaspora.who_may import anyone, who_may
from payments import gateway
from payments.checkout.starting import open_checkout
from payments.currencies import AmountRefused
from payments.subscriptions.starting import open_monthly_checkout

from ...appeals.promises import promises
from ...models import Appeal, Gift
from ..beginning_again import begin_again
from ..changing import first_gift, is_of_reader, remember, typed_for
from ..forms import GiveForm
from ..giving import give
from ..honesty import share_that_arrives
from ..limits import may_ask
from ..standing import standing_of


@private
@who_may(anyone)
def give_to(request: HttpRequest, slug: str) -> HttpResponse:
    appeal = get_object_or_404(Appeal.objects.public().select_related("fallback", "assignment"), slug=slug)
    if not appeal.is_taking:
        return redirect(appeal)
    form = GiveForm(request.POST if request.method == "POST" else None, appeal=appeal, initial=_known(request, appeal))
    if form.is_valid():
        if form.is_from_a_machine:
            return redirect(appeal)
        if not may_ask(request, form.said):
            form.add_error(None, _("You have asked many times in a short while. Please try again in an hour."))
        else:
            with may_be_refused(form, AmountRefused, field="amount"), may_be_refused(form):
                begun = give(appeal=appeal, may_replace=partial(is_of_reader, request), **_said(request, form))
                remember(request, begun)
                return redirect(begun)
    context = {
        "appeal": appeal,
        "form": form,
        "promises": promises(appeal),
        "share": share_that_arrives(),
        "is_online": gateway.is_on(),
    }
    return render(request, "contributions/give.html", context)


def _known(request: HttpRequest, appeal: Appeal) -> dict:
    """What we know of the giver; for whoever changes something first, that gift, named only where it is theirs."""
    if gift := first_gift(appeal, request.GET.get("gift", "")):
        return typed_for(gift, is_of_reader=is_of_reader(request, gift))
    user = request.user
    return {"name": user.get_full_name(), "email": user.email} if user.is_authenticated else {}


def _said(request: HttpRequest, form: GiveForm) -> dict:
    giver = request.user if request.user.is_authenticated else None
    return {**form.said, "language": get_language(), "giver": giver}


@private
@who_may(anyone)
def gift(request: HttpRequest, key: UUID) -> HttpResponse:
    """What is to be paid, or what became of it. Whoever left Stripe's page without paying comes back here."""
    found = _found(key)
    standing = standing_of(found)
    if standing.can_pay:
        request.leads_to = gateway.form_origins()
    context = {"gift": found, "standing": standing, "promises": promises(found.appeal)}
    return render(request, "contributions/gift.html", context)


@private
@who_may(anyone)
@require_POST
def checkout(request: HttpRequest, key: UUID) -> HttpResponse:
    """The way to Stripe's page."""
    found = _found(key)
    with may_be_refused(request):
        found = begin_again(found)
        if found.subscription:
            return redirect(open_monthly_checkout(found.subscription))
        if found.payment:
            return redirect(open_checkout(found.payment))
    return redirect(found)


def _found(key: UUID) -> Gift:
    known = Gift.objects.select_related("appeal__fallback", "payment", "subscription")
    return get_object_or_404(known, key=key)
