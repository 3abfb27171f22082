"""What registering costs: paid, too late, given back."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from conferences.enums import RegistrationState
from conferences.events.moves import move_event
from conferences.models import Delegate, Registration
from conferences.registrations import cancelling, changing, waiting
from conferences.registrations.paying import end_due_holds
from conferences.registrations.registering import Payer
from diaspora.models import WrittenEmail
from payments.checkout.settling import give_back_late_money
from payments.checkout.starting import open_checkout
from payments.models import Payment, Refund
from tests.factories.events import CategoryFactory
from tests.payments.conftest import deliver_all

from .come import come, somebody, state, taken

pytestmark = pytest.mark.django_db
_S = RegistrationState


class TestMoney:
    def test_finance_reads_in_its_own_language_why_the_portal_gave_money_back(self, event, paid, stripe):
        made = come(event, paid)
        open_checkout(made.payment)
        made.payment.refresh_from_db()
        stripe.pay(made.payment.session_id)
        deliver_all(stripe)

        with override("sw"):  # the page to which the delegate returns
            give_back_late_money(Payment.objects.get())

        refund = Refund.objects.get()
        told = [ModelLogEntry.objects.get(action="payment.refund").comment, refund.reason_label]
        assert told == ["The money came too late."] * 2
        with override("sw"):
            assert refund.reason_label == "Pesa zilichelewa kufika."

    def test_a_place_is_held_paid_and_confirmed(self, event, hall, paid, stripe):
        made = come(event, paid)
        held = (made.state, taken(hall))
        open_checkout(made.payment)
        made.payment.refresh_from_db()

        stripe.pay(made.payment.session_id)
        deliver_all(stripe)

        assert held == (_S.HELD, 1)
        assert (state(made), taken(hall)) == (_S.CONFIRMED, 1)
        assert made.hold_until > made.payment.ends_at

    def test_what_nobody_pays_is_free_again(self, event, hall, paid, stripe):
        made = come(event, paid)
        Registration.objects.update(hold_until=timezone.now() - datetime.timedelta(seconds=1))

        end_due_holds()

        assert (state(made), taken(hall)) == (_S.EXPIRED, 0)

    def test_late_money_finds_a_place_that_is_still_free(self, event, hall, paid, stripe):
        made = self.expired(event, paid, stripe)

        stripe.find(made.payment.session_id)["status"] = "open"
        stripe.pay(made.payment.session_id)
        deliver_all(stripe)

        assert (state(made), taken(hall)) == (_S.CONFIRMED, 1)
        assert not Refund.objects.exists()

    def test_late_money_goes_back_where_the_place_is_gone_and_its_payer_is_asked_first(
        self, event, hall, paid, free, stripe
    ):
        made = self.expired(event, paid, stripe)
        holder = come(event, free, free, payer=somebody(1))
        waits = come(event, free, payer=somebody(2), waits=True)

        stripe.find(made.payment.session_id)["status"] = "open"
        stripe.pay(made.payment.session_id)
        deliver_all(stripe)
        line = [row.pk for row in waiting.line_of(event)]
        cancelling.cancel_delegate(delegate=holder.delegates.first())

        assert line == [made.pk, waits.pk]
        assert Refund.objects.get().amount_minor == 5_000_000
        assert [state(row) for row in (made, waits)] == [_S.OFFERED, _S.WAITING]
        assert taken(hall) == 2

    def expired(self, event, category, stripe):
        made = come(event, category)
        open_checkout(made.payment)
        made.payment.refresh_from_db()
        stripe.expire(made.payment.session_id)
        deliver_all(stripe)
        assert state(made) == _S.EXPIRED
        return made

    def test_an_amount_above_what_cards_allow_is_invoiced(self, event, client):
        dear = CategoryFactory(event=event, price_minor=150_000_000)

        page = client.get(reverse("events:details", args=[event.slug, f"{dear.pk}x1"])).content.decode()
        made = come(event, dear, way="invoice")

        assert "This cannot be paid online by card" in page
        assert (made.state, made.payment.way) == (_S.HELD, "invoice")


class TestGivingBack:
    def paid_one(self, event, category, stripe, number=2):
        made = come(event, *[category] * number)
        open_checkout(made.payment)
        made.payment.refresh_from_db()
        stripe.pay(made.payment.session_id)
        deliver_all(stripe)
        return Registration.objects.get(pk=made.pk)

    @pytest.mark.parametrize(("days", "back"), [(1, 8_000_000), (0, 8_000_000), (-1, None)])
    def test_money_goes_back_by_the_rule_that_was_shown(self, event, hall, paid, stripe, days, back):
        made = self.paid_one(event, paid, stripe)
        event.refund_percent, event.refund_until = 80, event.today + datetime.timedelta(days=days)
        event.save()

        cancelling.cancel(registration=made)

        assert Refund.objects.values_list("amount_minor", flat=True).first() == back
        assert taken(hall) == 0

    def test_one_of_two_gives_back_a_share(self, event, hall, paid, stripe):
        made = self.paid_one(event, paid, stripe)
        event.refund_percent, event.refund_until = 50, event.today
        event.save()

        cancelling.cancel_delegate(delegate=made.delegates.first())

        assert Refund.objects.get().amount_minor == 2_500_000
        assert (state(made), taken(hall)) == (_S.CONFIRMED, 1)

    def test_a_cancelled_event_gives_all_of_it_back_and_writes_to_everybody(
        self, event, hall, paid, free, stripe, member
    ):
        made = self.paid_one(event, paid, stripe, number=1)
        waits = come(event, free, free, payer=somebody(1), waits=True)
        WrittenEmail.objects.all().delete()

        move_event(event=event, to="cancelled", by=member().user, reason="The hall burnt down.")
        cancelling.cancel_what_is_off()
        again = cancelling.cancel_what_is_off()

        assert [state(row) for row in (made, waits)] == [_S.CANCELLED, _S.CANCELLED]
        assert Refund.objects.get().amount_minor == 5_000_000
        assert again == 0
        bodies = WrittenEmail.objects.filter(subject="Diaspora 2027 is cancelled").values_list("body", flat=True)
        assert len(bodies) == 2
        assert all("The hall burnt down." in body for body in bodies)

    def test_names_change_until_their_last_day(self, event, free):
        delegate = come(event, free).delegates.get()
        changing.name_delegate(delegate=delegate, name="First")
        type(event).objects.update(changes_until=event.today - datetime.timedelta(days=1))
        delegate = Delegate.objects.get()

        with pytest.raises(changing.TooLateToChange):
            changing.name_delegate(delegate=delegate, name="Second")
        changing.name_delegate(delegate=delegate, name="By the team", is_team=True)

        assert Delegate.objects.get().name == "By the team"


def test_a_payment_is_named_after_the_event_in_the_language_of_its_payer(event, paid):
    come(event, paid, payer=Payer("Asha", "a@example.org", "sw"))

    assert Payment.objects.get().title == "Usajili wa Diaspora 2027"
