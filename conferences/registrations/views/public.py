"""Registering: choose places, say who comes, then the page of the registration with everything that can be done."""

from collections import Counter
from uuid import UUID

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as looks
from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from casework.money import written
from casework.refusals import Refused, may_be_refused
from casework.seen import seen_in
from casework.sharing import Sharing
from casework.token_links import private
from diaspora.who_may import anyone, who_may
from payments import gateway
from payments.currencies import CURRENCIES
from payments.enums import PaymentWay

from ...attendance.links import path_of
from ...enums import EventState, RegistrationState
from ...models import Category, Code, Delegate, Event, Registration
from ..cancelling import cancel as cancel_registration
from ..changing import categories_for
from ..forms.registering import ChoiceForm, WhoComesForm, read_choice
from ..limits import OFTEN, too_often
from ..places import are_left
from ..prices import CodeRefused, TooManyCodes, code_called, offered, price, refund_share
from ..questions import asked_now, questions_of, unanswered
from ..registering import register as register_delegates
from ..waiting import accept as accept_offer
from ..waiting import line_of

_OPEN = (EventState.OPEN, EventState.FULL)
_HELD = (EventState.RUNNING, EventState.OVER)


def _open_event(slug: str) -> Event:
    return get_object_or_404(Event.objects.public().prefetch_related("categories"), slug=slug)


@who_may(anyone)
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """How many of which category. Nothing is held yet."""
    event = _open_event(slug)
    code, refusal = _code_in(request, event)
    categories = offered(event, code)
    is_sent = any(name.startswith("n") for name in request.GET)
    form = ChoiceForm(request.GET if is_sent else None, categories=categories, initial=_begun(code))
    if refusal and is_sent:
        form.refuse_code(refusal)
    if event.state in _OPEN and is_sent and form.is_valid():
        address = redirect("events:details", slug, form.choice)
        if code:
            address["Location"] += f"?code={code.code}"
        return address
    lines = [_line(form, category, code) for category in categories]
    values = {"event": event, "form": form, "lines": lines, "is_open": event.state in _OPEN, "refusal": refusal}
    title = _("Register: %(event)s") % {"event": event.title}
    values["sharing"] = Sharing(title=title, description=event.summary, path=request.path)
    # Whom the code invites is said to nobody: a code is a word, and words are guessed.
    return render(request, "events/choose.html", values | {"is_guest": bool(code and code.guest)})


def _begun(code: Code | None) -> dict:
    """What is filled in already: a guest who was invited to one category takes one place of it."""
    if code is None:
        return {}
    return {"code": code} | ({f"n{code.category_id}": 1} if code.guest and code.category_id else {})


def _code_in(request: HttpRequest, event: Event) -> tuple[Code | None, Refused | None]:
    """The code of the address. After many wrong ones from one place no code is looked at any more, also no right one:
    whoever guesses would know it by the answer."""
    text = request.GET.get("code", "")[:20]
    if text.strip() and not _may_try_codes(request, dry_run=True):
        return None, TooManyCodes()
    try:
        return code_called(event, text), None
    except CodeRefused as refusal:
        _may_try_codes(request)
        return None, refusal


def _may_try_codes(request: HttpRequest, *, dry_run: bool = False) -> bool:
    """A code stands in an address; elsewhere allauth counts no looks."""
    app = "allauth.account"
    return bool(looks.consume(request, app=app, action="event_code", dry_run=dry_run, limit_get=True))


def _line(form: ChoiceForm, category: Category, code: Code | None) -> dict:
    now, full = price(category, code), category.price_minor
    return {
        "category": category,
        "field": form[f"n{category.pk}"],
        "price": _money(now, category.event),
        "full_price": _money(full, category.event) if now < full else "",
        "until": category.early_until if category.price_now_minor < full else None,
    }


def _money(amount_minor: int, event: Event) -> str:
    return written(amount_minor, event.currency) if amount_minor else _("free")


@who_may(anyone)
def details(request: HttpRequest, slug: str, choice: str) -> HttpResponse:
    """Who pays and who comes. Behind the button places are taken or they are not; typed text is kept either way."""
    event = _open_event(slug)
    code, refusal = _code_in(request, event)
    chosen = read_choice(choice, offered(event, code))
    if event.state not in _OPEN or not chosen:
        query = f"?{urlencode({'code': request.GET['code'][:20]})}" if refusal else ""
        return redirect(reverse("events:register", args=[slug]) + query)
    total = sum(price(category, code) for category in chosen)
    by_card = gateway.is_on() and total <= CURRENCIES[event.currency].largest
    form = WhoComesForm(
        request.POST if request.method == "POST" else None,
        event=event,
        chosen=chosen,
        total=total,
        can_pay_by_card=by_card,
        initial=_known(request),
    )
    if form.is_valid() and _has_read_the_price(request, form, total, event) and _may_try(request, form):
        with may_be_refused(form):
            made = _register(request, event, form, code)
            return redirect(made.payment if made.payment and made.way == PaymentWay.CARD else made)
    values = {
        "event": event,
        "form": form,
        "total": _money(total, event),
        "total_minor": str(total),
        "costs": bool(total),
        "by_card": by_card,
        "is_full": not are_left(event, Counter(category.pk for category in chosen)),
        "needs_approval": any(category.needs_approval for category in chosen),
    }
    return render(request, "events/details.html", values)


def _has_read_the_price(request: HttpRequest, form: WhoComesForm, total: int, event: Event) -> bool:
    """An early price ends at midnight, and the team may change one: nobody pays what their page did not say."""
    if seen_in(request) in (None, str(total)):
        return True
    told = {"total": _money(total, event)}
    form.add_error(None, _("The price has changed since you opened this page. It is %(total)s now.") % told)
    return False


def _known(request: HttpRequest) -> dict:
    user = request.user
    known = {"name": user.get_full_name(), "email": user.email} if user.is_authenticated else {}
    return known | {"language": get_language(), "d0-name": known.get("name", "")}


def _may_try(request: HttpRequest, form: WhoComesForm) -> bool:
    if not ratelimit.consume(request, action="registration"):
        form.add_error(None, _("You have registered many times in a short while. Please try again in an hour."))
    elif email := too_often(request, (each.email for each in form.delegates()), payer=form.cleaned_data["email"]):
        form.add_error(None, OFTEN % {"email": email})
    return not form.errors


def _register(request: HttpRequest, event: Event, form: WhoComesForm, code: Code | None) -> Registration:
    return register_delegates(
        event=event,
        payer=form.payer(request.user),
        delegates=form.delegates(),
        way=form.way,
        code=code,
        waits="waits" in request.POST,
    )


def _registration(slug: str, key: UUID) -> Registration:
    found = Registration.objects.select_related("event", "payment", "code")
    return get_object_or_404(found, event__slug=slug, key=key)


@private
@who_may(anyone)
def registration(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """How it stands, and everything that can be done about it."""
    found = _registration(slug, key)
    rows = found.delegates.select_related("category", "change__category", "accompanies")
    delegates = list(rows.prefetch_related("answers", "files", "companions").order_by("pk"))
    after, questions = _after(found, delegates), questions_of(found.event)
    prefetch_related_objects([found.event], "categories")
    for delegate in delegates:
        delegate.registration, delegate.event = found, found.event
    open_questions = {each.pk: len(unanswered(questions, each)) for each in delegates}
    values = {
        "registration": found,
        "event": found.event,
        "lines": [
            {
                "delegate": each,
                "after": after.get(each.pk, ""),
                "is_asked": bool(asked_now(questions, each)),
                "unanswered": open_questions[each.pk],
                "may_swap": bool(categories_for(each)),
            }
            for each in delegates
        ],
        "unanswered": sum(open_questions.values()),
        "active": [each for each in delegates if not each.cancelled_at],
        "position": _position(found),
        "can_pay": found.state == RegistrationState.HELD and found.payment is not None,
    }
    return render(request, "events/registration.html", values)


def _after(registration: Registration, delegates: list[Delegate]) -> dict[int, str]:
    """Where each delegate finds what stays, once the event has begun."""
    if registration.state != RegistrationState.CONFIRMED or registration.event.state not in _HELD:
        return {}
    return {each.pk: path_of(each) for each in delegates if not each.cancelled_at and not each.accompanies_id}


def _position(registration: Registration) -> int:
    """In the line, from 1; 0 for who does not wait."""
    if registration.state != RegistrationState.WAITING:
        return 0
    keys = list(line_of(registration.event).values_list("pk", flat=True))
    return keys.index(registration.pk) + 1


@private
@require_POST
@who_may(anyone)
def accept(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    found = _registration(slug, key)
    with may_be_refused(request):
        made = accept_offer(registration=found, seen=seen_in(request))
        return redirect(made.payment if made.payment and made.way == PaymentWay.CARD else made)
    return redirect(found)


@private
@who_may(anyone)
def cancel(request: HttpRequest, slug: str, key: UUID) -> HttpResponse:
    """What it means is said first; the button gives everything back."""
    found = _registration(slug, key)
    if request.method == "POST":
        with may_be_refused(request):
            cancel_registration(registration=found, seen=seen_in(request))
            messages.success(request, _("It is cancelled. We have written to you."))
        return redirect(found)
    prices = found.delegates.filter(cancelled_at=None).values_list("price_minor", flat=True)
    share = refund_share(found.event, prices, on=found.event.today)
    is_paid = found.payment is not None and found.state == RegistrationState.CONFIRMED
    values = {"registration": found, "event": found.event, "is_paid": is_paid}
    return render(
        request, "events/cancel.html", values | {"refund": written(share, found.event.currency) if share else ""}
    )
