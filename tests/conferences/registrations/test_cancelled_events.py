"""An event is called off: what was paid is prepared to go back, released by a second person, and accounted for."""

import time

import pytest
from django.contrib.auth.models import Permission
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from conferences.events.moves import move_event
from conferences.models import Registration
from conferences.registrations import cancelling
from conferences.registrations.refunds import RefundsChanged, prepared, print_of, release_refunds, sums_of
from diaspora.models import WrittenEmail
from payments.actors import OwnWork
from payments.checkout.starting import open_checkout
from payments.comparison.comparing import compare
from payments.models import Difference, Payment, Refund
from payments.refunds.sending import send_refunds
from payments.webhook.settling import settle_events
from tests.factories.events import DelegateFactory, RegistrationFactory, TeamMemberFactory
from tests.factories.payments import PaymentFactory
from tests.factories.people import UserFactory
from tests.payments.conftest import deliver_all

from .come import come, somebody

pytestmark = pytest.mark.django_db


def paid_places(event, category, number: int) -> None:
    for _place in range(number):
        payment = PaymentFactory(
            state="paid", way="card", amount_minor=5_000_000, currency="TZS", paid_at=timezone.now()
        )
        registration = RegistrationFactory(event=event, state="confirmed", payment=payment, amount_minor=5_000_000)
        DelegateFactory(registration=registration, category=category, price_minor=5_000_000)


def approver(event):
    user = UserFactory()
    user.user_permissions.add(
        *Permission.objects.filter(
            content_type__app_label="payments", codename__in=["prepare_finance", "approve_finance"]
        )
    )
    TeamMemberFactory(event=event, user=user, role="finance")
    return user


def call_off(event, by) -> None:
    move_event(event=event, to="cancelled", by=by, reason="The hall burnt down.")
    while cancelling.cancel_what_is_off():
        pass


def _prepared_and_released(event, category, member, number: int) -> None:
    paid_places(event, category, number)
    organiser, second = member().user, approver(event)
    call_off(event, organiser)
    waiting = list(prepared(event))
    before = sums_of(event)

    with pytest.raises(RefundsChanged):
        release_refunds(event=event, by=second, seen=print_of(waiting[:-1]))
    released = release_refunds(event=event, by=second, seen=print_of(waiting))

    after = sums_of(event)
    assert Registration.objects.filter(state="cancelled").count() == number == released
    assert {refund.requested_by for refund in waiting} == {organiser}
    assert set(Refund.objects.values_list("state", "approved_by", "amount_minor")) == {
        ("approved", second.pk, 5_000_000)
    }
    assert [line.number for line in before.lines] == [line.number for line in after.lines] == [number]
    assert (before.left, after.left) == ("TZS\xa00", "TZS\xa00")
    assert WrittenEmail.objects.filter(subject__contains="is cancelled").count() == number


def test_what_an_organiser_called_off_a_second_person_gives_back(event, paid, member):
    _prepared_and_released(event, paid, member, 3)


@pytest.mark.whole
def test_eight_hundred_paid_places_go_back_together(event, paid, member):
    _prepared_and_released(event, paid, member, 800)


def _deliver(stripe) -> None:
    """All of it: one turn of the worker settles two hundred."""
    deliver_all(stripe)
    while settle_events():
        pass


def _back_through_stripe(event, category, member, stripe, number: int) -> None:
    """From the payer's page at Stripe and back to the card, with the books and the comparison with Stripe."""
    begun = time.monotonic()
    for place in range(number):
        made = come(event, category, payer=somebody(place))
        open_checkout(made.payment)
        made.payment.refresh_from_db()
        stripe.pay(made.payment.session_id)
    _deliver(stripe)
    second = approver(event)
    assert Registration.objects.filter(state="confirmed").count() == number
    call_off(event, member().user)
    release_refunds(event=event, by=second, seen=print_of(list(prepared(event))))
    released = sums_of(event)

    while send_refunds():
        pass
    stripe.events = stripe.events[number:]  # those of the payments were delivered
    _deliver(stripe)

    sums = sums_of(event)
    assert not released.is_settled
    assert sums.is_settled
    assert [line.number for line in sums.lines] == [number]
    assert set(Refund.objects.values_list("state", flat=True)) == {"done"}
    assert len(stripe.all_of("refund")) == number
    assert Payment.objects.filter(refunded_minor=F("amount_minor")).count() == number
    found = compare()
    assert (found.mended, Difference.objects.count()) == (0, 0)
    print(f"{number} paid places: {sums.paid} paid, all given back and compared, {time.monotonic() - begun:.0f} s")


def test_what_goes_back_is_at_stripe_in_the_books_and_in_the_sums(event, paid, member, stripe):
    _back_through_stripe(event, paid, member, stripe, 2)


@pytest.mark.whole
def test_eight_hundred_refunds_are_reconciled(event, paid, member, stripe):
    _back_through_stripe(event, paid, member, stripe, 800)


def test_whoever_called_it_off_releases_nothing_alone(event, paid):
    paid_places(event, paid, 1)
    both = approver(event)
    TeamMemberFactory(event=event, user=both)
    call_off(event, both)

    with pytest.raises(OwnWork):
        release_refunds(event=event, by=both, seen=print_of(list(prepared(event))))

    assert Refund.objects.get().state == "requested"


def test_only_an_approver_of_finance_presses_the_button(event, paid, member, elsewhere):
    paid_places(event, paid, 1)
    call_off(event, member().user)
    page, finance = reverse("event_desk:refunds", args=[event.slug]), member("finance")
    shown = finance.get(page)

    refused = finance.post(page, {"print": shown.context["print"]})

    assert (shown.status_code, refused.status_code) == (200, 403)
    assert {client.get(page).status_code for client in (elsewhere, member("registration"))} == {404}
    assert Refund.objects.get().state == "requested"
