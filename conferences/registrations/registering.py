"""Registering: places are held or given in the transaction that writes the registration."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from casework.refusals import Refused
from payments.currencies import check_amount
from payments.enums import PaymentWay

from ..enums import EventState, RegistrationActor, RegistrationState
from ..events.holding import lean_on
from ..models import Category, Code, Delegate, Event, EventAnswer, Registration
from .codes import new_code
from .moves import move_registration
from .paying import begin_to_pay
from .places import Full, are_left
from .prices import CodeRefused, opens, price

#: Of one payer; a larger group registers twice.
MOST_DELEGATES = 10
_TAKES = (EventState.OPEN, EventState.FULL)


class RegistrationClosed(Refused):
    text = _("Registration for this event is not open.")


class PricesChanged(Refused):
    text = _("The currency of this event was changed a moment ago. Read the prices once more.")


class WaitsAlready(Refused):
    text = _("This e-mail address is on the waiting list already. Each person waits once.")


class NobodyToAccompany(Refused):
    text = _("Somebody who accompanies comes with a delegate: choose a place for that person as well.")


@dataclass(frozen=True)
class NewDelegate:
    """Somebody who shall come; the name may follow later. Without a `language` it is that of the payer. `answers` are
    texts by number of the question, `accompanies` the place of another one in the same list.
    """

    category: Category
    name: str = ""
    organisation: str = ""
    email: str = ""
    language: str = ""
    answers: dict[int, str] = field(default_factory=dict)
    accompanies: int | None = None


@dataclass(frozen=True)
class Payer:
    """Who registers, and reads the letters."""

    name: str
    email: str
    language: str
    user: Any = None


@transaction.atomic
def register(
    *,
    event: Event,
    payer: Payer,
    delegates: Sequence[NewDelegate],
    way: PaymentWay = PaymentWay.CARD,
    code: Code | None = None,
    waits: bool = False,
) -> Registration:
    """A registration that waits for approval, for money, or is confirmed at once; with `waits` on the waiting list.

    All delegates get their places together, or none does. Raises RegistrationClosed, NobodyToAccompany, Full,
    CodeUsedUp, WaitsAlready, PricesChanged, and AmountRefused for what cannot be paid in this way.
    """
    lean_on(event)
    _ask(event, delegates, code)
    needs_approval = any(each.category.needs_approval for each in delegates)
    demand = Counter(each.category.pk for each in delegates)
    if not (waits or needs_approval or are_left(event, demand)):
        raise Full
    prices = [price(each.category, code) for each in delegates]
    if sum(prices):
        check_amount(sum(prices), event.currency, by_card=way == PaymentWay.CARD)
    registration = _written(event, payer, delegates, prices, way, code)
    if waits and not needs_approval:
        return wait(registration)
    if needs_approval:
        return move_registration(registration, to=RegistrationState.REQUESTED, actor=RegistrationActor.DELEGATE)
    return give_or_hold(registration, actor=RegistrationActor.DELEGATE)


def _ask(event: Event, delegates: Sequence[NewDelegate], code: Code | None) -> None:
    state, currency = Event.objects.values_list("state", "currency").get(pk=event.pk)
    if state not in _TAKES or not 0 < len(delegates) <= MOST_DELEGATES:
        raise RegistrationClosed
    if currency != event.currency:
        raise PricesChanged
    if any(each.category.is_by_code_only and not opens(code, each.category) for each in delegates):
        raise CodeRefused
    if not all(_comes_with_somebody(each, delegates) for each in delegates):
        raise NobodyToAccompany


def _comes_with_somebody(new: NewDelegate, delegates: Sequence[NewDelegate]) -> bool:
    """True also for a delegate, who comes with nobody."""
    if new.accompanies is None or not new.category.is_accompanying:
        return new.accompanies is None and not new.category.is_accompanying
    return not delegates[new.accompanies].category.is_accompanying


def _written(event: Event, payer: Payer, delegates, prices: list[int], way: PaymentWay, code) -> Registration:
    registration = Registration.objects.create(
        event=event,
        user=payer.user,
        name=payer.name,
        email=payer.email.lower(),
        language=payer.language,
        way=way if sum(prices) else "",
        amount_minor=sum(prices),
        code=code,
    )
    made = [_delegate(registration, each, amount) for each, amount in zip(delegates, prices, strict=True)]
    for new, delegate in zip(delegates, made, strict=True):
        if new.accompanies is not None:
            delegate.accompanies = made[new.accompanies]
            delegate.save(update_fields=["accompanies"])
    return registration


def _delegate(registration: Registration, new: NewDelegate, price_minor: int) -> Delegate:
    delegate = Delegate(
        registration=registration,
        event=registration.event,
        category=new.category,
        name=new.name,
        organisation=new.organisation,
        email=new.email,
        language=new.language,
        price_minor=price_minor,
        code=new_code(),
    )
    while Delegate.objects.filter(event=registration.event, code=delegate.code).exists():
        delegate.code = new_code()
    delegate.save()
    EventAnswer.objects.bulk_create(
        [EventAnswer(delegate=delegate, question_id=pk, text=text) for pk, text in new.answers.items() if text]
    )
    return delegate


def give_or_hold(
    registration: Registration, *, actor: RegistrationActor, by: Any = None, seen: str | None = None
) -> Registration:
    """What costs nothing is confirmed; for the rest places are held as long as the payment may take. Raises Full."""
    if not registration.amount_minor:
        changes = {"hold_until": None}
        confirmed = RegistrationState.CONFIRMED
        return move_registration(registration, to=confirmed, by=by, actor=actor, seen=seen, changes=changes)
    with transaction.atomic():
        held = move_registration(registration, to=RegistrationState.HELD, by=by, actor=actor, seen=seen)
        return begin_to_pay(held)


def wait(registration: Registration, *, by: Any = None, actor=RegistrationActor.DELEGATE) -> Registration:
    """The end of the line. Raises WaitsAlready."""
    changes = {"waiting_since": timezone.now(), "hold_until": None}
    try:
        with transaction.atomic():
            return move_registration(registration, to=RegistrationState.WAITING, by=by, actor=actor, changes=changes)
    except IntegrityError as error:
        raise WaitsAlready from error


@transaction.atomic
def approve(*, registration: Registration, by: Any, seen: str | None = None) -> Registration:
    """The team says yes: places are given or held, or the line is joined where nothing is left. Raises MoveRefused."""
    try:
        with transaction.atomic():
            return give_or_hold(registration, by=by, actor=RegistrationActor.TEAM, seen=seen)
    except Full:
        return wait(registration, by=by, actor=RegistrationActor.TEAM)


def refuse(*, registration: Registration, by: Any, reason: str, seen: str | None = None) -> Registration:
    """Raises MoveRefused, also without a reason."""
    to, actor = RegistrationState.REFUSED, RegistrationActor.TEAM
    return move_registration(registration, to=to, by=by, actor=actor, seen=seen, reason=reason)


def last_moment(event: Event) -> datetime.datetime:
    """Until when anything may wait for an answer: the beginning of the first day at the venue."""
    return datetime.datetime.combine(event.starts_on, datetime.time(), tzinfo=event.zone)
