"""Changing, pausing and ending a gift by a link without an account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.refusals import may_be_refused
from casework.token_links import opened_by_link
from diaspora.who_may import anyone, who_may
from payments import gateway
from payments.subscriptions.cards import open_card_page

from ...enums import EndedBy
from ...gifts.links import gift_behind
from ...gifts.naming import show_name
from ...gifts.standing import standing_of
from ...models import Gift
from ..changing import change_amount, go_on, pause, running
from ..ending import end_gift
from ..forms import ManageForm

_AGAIN = "contributions:ask"


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """How the gift stands, and a form to change it."""
    gift = gift_behind(token)
    form = ManageForm(request.POST if request.method == "POST" else None, gift=gift)
    if form.is_valid():
        with may_be_refused(form):
            _change(gift, form)
            messages.success(request, _("Your choice is saved."))
            return redirect("contributions:manage", token)
    can_change_card = gift.is_running and gateway.is_on()
    if can_change_card:
        request.leads_to = gateway.form_origins()
    context = {"gift": gift, "form": form, "standing": standing_of(gift), "token": token, "can_change": can_change_card}
    return render(request, "contributions/manage.html", context)


def _change(gift: Gift, form: ManageForm) -> None:
    is_anonymous = form.cleaned_data["shown"] == "no"
    if "amount" in form.cleaned_data:
        change_amount(gift=gift, amount_minor=form.cleaned_data["amount"], is_anonymous=is_anonymous)
    show_name(gift=gift, is_anonymous=is_anonymous)


@opened_by_link(ask_again=_AGAIN)
@who_may(anyone)
@require_POST
def act(request: HttpRequest, token: str, action: str) -> HttpResponse:
    """A button: pause, go on, end, another card."""
    gift = gift_behind(token)
    if action == "card":
        return _to_card_page(request, gift, token)
    done = {"pause": _paused, "go-on": _resumed, "end": _ended}
    if action not in done:
        raise Http404
    with may_be_refused(request):
        messages.success(request, done[action](gift))
    return redirect("contributions:manage", token)


def _to_card_page(request: HttpRequest, gift: Gift, token: str) -> HttpResponse:
    with may_be_refused(request):
        return redirect(open_card_page(running(gift)))
    return redirect("contributions:manage", token)


def _paused(gift: Gift) -> str:
    pause(gift=gift)
    return _("Your monthly gift pauses. Nothing is collected until you go on.")


def _resumed(gift: Gift) -> str:
    go_on(gift=gift)
    return _("Your monthly gift goes on. Your card is charged on its usual day.")


def _ended(gift: Gift) -> str:
    end_gift(gift=gift, by=EndedBy.GIVER)
    return _("Your monthly gift has ended. Thank you for everything that you gave.")
