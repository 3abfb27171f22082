"""Money for places: they are held as long as the payment may take, and a margin.

Money that comes later finds a place, or goes back and its payer stands first in the line.
"""

import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casework.due import try_each
from payments import gateway
from payments.checkout.ending import end_payment
from payments.checkout.settling import give_back_late_money
from payments.checkout.starting import begin_payment
from payments.enums import PaymentState, PaymentWay
from payments.models import Payment
from payments.purposes import Purpose, register_purpose

from ..enums import RegistrationActor, RegistrationState
from ..models import Registration
from .moves import move_registration
from .places import Full

KIND = "registration"
#: How long Stripe's page stays open, and an invoice may be paid.
HOLD, INVOICE = datetime.timedelta(hours=1), datetime.timedelta(days=14)
#: Word of a payment may be on its way for so long after its end, and so a bank transfer.
MARGIN, BANK_MARGIN = datetime.timedelta(minutes=15), datetime.timedelta(days=3)
_S = RegistrationState


def begin_to_pay(registration: Registration) -> Registration:
    """A payment for a registration that holds its places. Raises AmountRefused."""
    way = PaymentWay(registration.way)
    payment = begin_payment(
        purpose=KIND,
        purpose_reference=str(registration.pk),
        amount_minor=registration.amount_minor,
        currency=registration.event.currency,
        language=registration.language,
        way=way,
        payer=registration.user,
        payer_name=registration.name,
        payer_email=registration.email,
        ends_at=timezone.now() + INVOICE,
    )
    registration.payment = payment
    registration.hold_until = payment.ends_at + (MARGIN if way == PaymentWay.CARD else BANK_MARGIN)
    registration.save(update_fields=["payment", "hold_until"])
    return registration


def registration_of(payment: Payment) -> Registration | None:
    """The registration that waits for this payment and no later one."""
    found = Registration.objects.filter(pk=int(payment.purpose_reference), payment=payment)
    return found.select_related("event").first()


@transaction.atomic
def answer_late_money(payment: Payment) -> bool:
    """The hold has ended and the money is there. True: its places are taken once more. False: they are gone, the money
    goes back, and the registration is first in the line.

    Asked once, in the transaction that settles.
    """
    registration = registration_of(payment)
    if registration is None:
        return False
    if registration.state != _S.EXPIRED:
        return registration.holds_places
    try:
        with transaction.atomic():
            _confirm(registration)
        return True
    except Full:
        _wait_first(registration)
        return False


def _confirm(registration: Registration) -> Registration:
    return move_registration(registration, to=_S.CONFIRMED, actor=RegistrationActor.CLOCK, changes={"hold_until": None})


def _wait_first(registration: Registration) -> None:
    others = registration.event.registrations.filter(state=_S.WAITING, email=registration.email)
    if others.exists():
        others.update(is_first=True)
        return
    changes = {"waiting_since": timezone.now(), "is_first": True, "payment": None, "hold_until": None}
    move_registration(registration, to=_S.WAITING, actor=RegistrationActor.CLOCK, changes=changes)


def hear_paid(payment: Payment) -> None:
    """The place is confirmed. An invoice may be paid after its hold has ended without having ended itself."""
    registration = registration_of(payment)
    if registration is None:
        give_back_late_money(payment)
    elif registration.state == _S.HELD:
        _confirm(registration)
    elif registration.state != _S.CONFIRMED and not answer_late_money(payment):
        give_back_late_money(payment)


def hear_ended(payment: Payment) -> None:
    """Nobody paid: the places are free."""
    registration = registration_of(payment)
    if registration and registration.state == _S.HELD:
        expire(registration)


def expire(registration: Registration) -> Registration:
    return move_registration(registration, to=_S.EXPIRED, actor=RegistrationActor.CLOCK, changes={"hold_until": None})


def end_due_holds() -> int:
    """Holds and offers whose time is over. A payment by card is ended first: who paid at the last moment has paid."""
    due = Registration.objects.filter(state__in=[_S.HELD, _S.OFFERED], hold_until__lt=timezone.now())
    return try_each(due.select_related("event", "payment").order_by("hold_until", "pk")[:500], _end)


def _end(registration: Registration) -> None:
    payment = registration.payment
    if payment and payment.way == PaymentWay.CARD and payment.state == PaymentState.OPEN:
        if payment.session_id and not gateway.is_on():
            return
        end_payment(payment)
        return
    if payment is None or payment.state not in (PaymentState.PENDING, PaymentState.REPORTED, PaymentState.PAID):
        expire(registration)


def _title(payment: Payment) -> str:
    return _("Registration for %(event)s") % {"event": _paid_for(payment).event.title}


def _page(payment: Payment) -> str:
    """Also of a payment in whose place a later one has come."""
    return _paid_for(payment).get_absolute_url()


def _paid_for(payment: Payment) -> Registration:
    return Registration.objects.select_related("event").get(pk=int(payment.purpose_reference))


def register_kind() -> None:
    """Called when the apps are ready."""
    register_purpose(
        Purpose(KIND, title=_title, return_to=_page, still_free=answer_late_money, hold=HOLD, statement="EVENT")
    )
