"""Gifts for finance: what waits to be accepted, and monthly gifts that fail."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.pages import page_of
from casework.refusals import may_be_refused
from casework.seen import seen_in
from diaspora.who_may import who_may
from office.history import history_of
from payments.rules import finance

from ...appeals.names import is_name_hidden
from ...enums import EndedBy, GiftState
from ...gifts.anonymity import look_at
from ...gifts.deciding import accept_gift, decline_gift
from ...gifts.moves import MOVES
from ...gifts.standing import payments_of
from ...models import Gift
from ...monthly.ending import end_gift
from ..forms import DeclineGiftForm, GiftFilter


@who_may(finance)
def gifts(request: HttpRequest) -> HttpResponse:
    form = GiftFilter(request.GET)
    found = form.narrow(Gift.objects.select_related("appeal", "payment", "subscription"))
    return render(request, "contributions/finance/gifts.html", {"form": form, **page_of(request, found)})


@who_may(finance)
def gift(request: HttpRequest, pk: int) -> HttpResponse:
    """One gift. The form on it declines; accepting is a button."""
    found = _gift(pk)
    may_decide = MOVES.may(request.user, found, GiftState.ACCEPTED)
    is_sent = request.method == "POST"  # with a reason, which stays in view where a colleague was faster
    form = DeclineGiftForm(request.POST if is_sent else None) if may_decide or is_sent else None
    if form and form.is_valid():
        with may_be_refused(form):
            decline_gift(gift=found, by=request.user, seen=seen_in(request), **form.cleaned_data)
            messages.success(request, _("Declined. The giver gets a letter."))
            return redirect("finance_gifts:gift", pk)
    context = {
        "gift": found,
        "form": form,
        "payments": payments_of([found]),
        "is_name_hidden": is_name_hidden(found),
        "events": history_of(found, *filter(None, [found.subscription])),
    }
    return render(request, "contributions/finance/gift.html", context)


@who_may(finance)
@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    with may_be_refused(request):
        accept_gift(gift=_gift(pk), by=request.user, seen=seen_in(request))
        messages.success(request, _("Accepted. The giver gets a letter with the way to pay."))
    return redirect("finance_gifts:gift", pk)


@who_may(finance)
@require_POST
def looked_at(request: HttpRequest, pk: int) -> HttpResponse:
    """A large gift became anonymous, and somebody has looked at it."""
    look_at(gift=_gift(pk), by=request.user)
    messages.success(request, _("Noted with your name."))
    return redirect("finance_gifts:gift", pk)


@who_may(finance)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """We end a monthly gift."""
    end_gift(gift=_gift(pk), by=EndedBy.US, person=request.user)
    messages.success(request, _("The monthly gift ends. The giver gets a letter."))
    return redirect("finance_gifts:gift", pk)


def _gift(pk: int) -> Gift:
    return get_object_or_404(Gift.objects.select_related("appeal", "payment", "subscription"), pk=pk)
