"""Registering for an event: places, prices, money, the waiting list, giving back."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.enums import EventState, RegistrationState
from conferences.events.moves import move_event
from conferences.models import Delegate, EventAnswer, Quota, Registration
from conferences.registrations import cancelling, places, prices, waiting
from conferences.registrations.codes import SIGNS, is_well_formed, new_code
from conferences.registrations.paying import end_due_holds
from conferences.registrations.registering import NewDelegate, Payer, RegistrationClosed, approve, refuse, register
from diaspora.models import WrittenEmail
from payments.checkout.starting import open_checkout
from payments.models import Payment, Refund
from tests.conftest import sign_in
from tests.factories.events import CategoryFactory, CodeFactory, EventFactory, QuestionFactory, QuotaFactory
from tests.factories.people import UserFactory
from tests.payments.conftest import deliver_all

from .miscounted import miscounted

pytestmark = pytest.mark.django_db
ASHA = Payer("Asha Mrema", "asha@example.org", "en")
_S = RegistrationState


@pytest.fixture
def event(event):
    type(event).objects.filter(pk=event.pk).update(state="open")
    event.refresh_from_db()
    return event


@pytest.fixture
def hall(event):
    """Two places for the whole event."""
    return QuotaFactory(event=event, size=2)


@pytest.fixture
def free(event):
    return CategoryFactory(event=event, name_en="Student", price_minor=0)


@pytest.fixture
def paid(event):
    return CategoryFactory(event=event, name_en="Delegate")


def come(event, *categories, payer=ASHA, **values):
    return register(event=event, payer=payer, delegates=[NewDelegate(each) for each in categories], **values)


def somebody(number: int) -> Payer:
    return Payer(f"Person {number}", f"person{number}@example.org", "en")


def taken(quota):
    return Quota.objects.get(pk=quota.pk).taken


def state(registration):
    return Registration.objects.get(pk=registration.pk).state


class TestPlaces:
    def test_a_free_place_is_confirmed_at_once_and_written_about(self, event, hall, free):
        made = come(event, free)

        assert made.state == _S.CONFIRMED
        assert taken(hall) == 1
        assert is_well_formed(made.delegates.get().code)
        assert WrittenEmail.objects.get().subject == "You have a place: Diaspora 2027"

    def test_a_group_gets_all_of_its_places_or_none(self, event, hall, free):
        come(event, free)

        with pytest.raises(places.Full):
            come(event, free, free, payer=somebody(1))

        assert taken(hall) == 1
        assert Registration.objects.count() == 1

    def test_every_quota_of_a_category_counts(self, event, hall, free, paid):
        few = QuotaFactory(event=event, size=1, covers_all=False)
        few.categories.add(free)
        come(event, free)

        with pytest.raises(places.Full):
            come(event, free, payer=somebody(1))

        assert come(event, paid, payer=somebody(2)).state == _S.HELD
        assert (taken(hall), taken(few)) == (2, 1)

    def test_the_database_refuses_one_too_many(self, event, hall, free, monkeypatch):
        """Also where a page looked a moment too early."""
        monkeypatch.setattr("conferences.registrations.registering.are_left", lambda *_: True)
        come(event, free, free)

        with pytest.raises(places.Full):
            come(event, free, payer=somebody(1))

        assert Delegate.objects.count() == 2

    @pytest.mark.parametrize("to", [state for state in EventState if state not in ("open", "full")])
    def test_nobody_registers_where_registration_is_not_open(self, event, free, to):
        type(event).objects.update(state=to)

        with pytest.raises(RegistrationClosed):
            come(event, free)

    def test_the_kept_numbers_are_those_that_are_counted(self, event, hall, free, paid):
        first = come(event, free)
        come(event, paid, payer=somebody(1))
        cancelling.cancel(registration=first)

        assert miscounted([event]) == {}
        Quota.objects.update(taken=2)
        assert miscounted([event]) == {hall.pk: (2, 1)}


class TestPrices:
    def test_an_early_price_ends_with_its_day_at_the_venue(self, event, paid, monkeypatch):
        paid.early_price_minor, paid.early_until = 3_000_000, datetime.date(2026, 12, 1)
        paid.event = event
        amounts = []
        for hour in ("2026-12-01T20:59+00:00", "2026-12-01T21:01+00:00"):
            now = datetime.datetime.fromisoformat(hour)
            monkeypatch.setattr(timezone, "now", lambda now=now: now)
            amounts.append(prices.price(paid, None))

        assert amounts == [3_000_000, 5_000_000]

    def test_a_code_makes_it_cheaper_as_often_as_it_may(self, event, hall, paid):
        code = CodeFactory(event=event, percent=30, most=1)

        first = come(event, paid, code=code)
        with pytest.raises(places.CodeUsedUp):
            come(event, paid, payer=somebody(1), code=code)

        assert first.amount_minor == 3_500_000
        assert taken(hall) == 1

    @pytest.mark.parametrize("change", [{"used": 10}, {"valid_until": datetime.date(2020, 1, 1)}, {"code": "OTHER"}])
    def test_a_code_that_is_over_is_refused(self, event, change):
        CodeFactory(event=event, **({"code": "SAVE"} | change))

        with pytest.raises(prices.CodeRefused):
            prices.code_called(event, "save")

    def test_a_category_for_guests_opens_by_its_code_only(self, event, free):
        guests = CategoryFactory(event=event, is_by_code_only=True)
        code = CodeFactory(event=event, category=guests, percent=100)

        assert prices.offered(event, None) == [free]
        assert prices.offered(event, code) == [free, guests]
        with pytest.raises(prices.CodeRefused):
            come(event, guests)
        assert come(event, guests, code=code).state == _S.CONFIRMED


class TestMoney:
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

    def test_an_amount_above_that_of_cards_is_invoiced(self, event, client):
        dear = CategoryFactory(event=event, price_minor=150_000_000)

        page = client.get(reverse("events:details", args=[event.slug, f"{dear.pk}x1"])).content.decode()
        made = come(event, dear, way="invoice")

        assert "This cannot be paid online by card" in page
        assert (made.state, made.payment.way) == (_S.HELD, "invoice")


class TestWaitingList:
    def test_what_becomes_free_is_offered_in_the_order_of_the_line(self, event, hall, free):
        holder = come(event, free, free)
        line = [come(event, free, payer=somebody(number), waits=True) for number in range(3)]

        cancelling.cancel_delegate(delegate=holder.delegates.first())
        one = [state(row) for row in line]
        cancelling.cancel(registration=Registration.objects.get(pk=holder.pk))

        assert one == [_S.OFFERED, _S.WAITING, _S.WAITING]
        assert [state(row) for row in line] == [_S.OFFERED, _S.OFFERED, _S.WAITING]
        assert taken(hall) == 2

    def test_nobody_is_passed_over_by_somebody_behind_them(self, event, hall, free):
        holder = come(event, free, free)
        group = come(event, free, free, payer=somebody(1), waits=True)
        single = come(event, free, payer=somebody(2), waits=True)

        cancelling.cancel_delegate(delegate=holder.delegates.first())

        assert [state(row) for row in (group, single)] == [_S.WAITING, _S.WAITING]

    def test_an_offer_is_taken_declined_or_runs_out(self, event, hall, free):
        holder = come(event, free, free)
        line = [come(event, free, payer=somebody(number), waits=True) for number in range(4)]
        cancelling.cancel(registration=holder)

        waiting.accept(registration=line[0])
        cancelling.cancel(registration=line[1])
        Registration.objects.filter(pk=line[2].pk).update(hold_until=timezone.now() - datetime.timedelta(seconds=1))
        end_due_holds()
        waiting.offer_due_places()

        assert [state(row) for row in line] == [_S.CONFIRMED, _S.CANCELLED, _S.EXPIRED, _S.OFFERED]
        assert taken(hall) == 2

    def test_a_person_waits_once(self, event, hall, free, client):
        come(event, free, free)
        come(event, free, payer=somebody(1), waits=True)
        typed = {"name": "Again", "email": "PERSON1@example.org", "language": "en", "d0-name": "Again", "waits": "1"}

        page = client.post(reverse("events:details", args=[event.slug, f"{free.pk}x1"]), typed)

        assert "This e-mail address is on the waiting list already" in page.content.decode()
        assert Registration.objects.filter(state=_S.WAITING).count() == 1


class TestApproval:
    @pytest.fixture
    def asked(self, event, hall):
        return come(event, CategoryFactory(event=event, price_minor=0, needs_approval=True))

    def test_a_place_is_taken_only_when_the_team_says_yes(self, event, hall, asked, member):
        before = (asked.state, taken(hall))

        approve(registration=asked, by=member("registration").user)

        assert before == (_S.REQUESTED, 0)
        assert (state(asked), taken(hall)) == (_S.CONFIRMED, 1)

    def test_approved_when_nothing_is_left_means_waiting(self, event, hall, asked, free, member):
        come(event, free, free, payer=somebody(1))

        approve(registration=asked, by=member("registration").user)

        assert state(asked) == _S.WAITING

    def test_a_refusal_carries_its_reason(self, asked, member):
        refuse(registration=asked, by=member("registration").user, reason="Only for members.")

        letter = WrittenEmail.objects.order_by("pk").last()
        assert state(asked) == _S.REFUSED
        assert "Only for members." in letter.body

    @pytest.mark.parametrize("role", ["programme", "finance", "check_in"])
    def test_no_other_role_decides(self, event, asked, member, role):
        address = reverse("event_desk:decide_registration", args=[event.slug, asked.pk, "approve"])

        assert member(role).post(address).status_code == 404
        assert state(asked) == _S.REQUESTED


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
        cancelling.name_delegate(delegate=delegate, name="First")
        type(event).objects.update(changes_until=event.today - datetime.timedelta(days=1))
        delegate = Delegate.objects.get()

        with pytest.raises(cancelling.TooLateToChange):
            cancelling.name_delegate(delegate=delegate, name="Second")
        cancelling.name_delegate(delegate=delegate, name="By the team", is_team=True)

        assert Delegate.objects.get().name == "By the team"


class TestPages:
    @pytest.fixture
    def typed(self):
        return {
            "name": "Asha Mrema",
            "email": "asha@example.org",
            "language": "sw",
            "d0-name": "Asha Mrema",
            "d1-name": "",
        }

    def test_from_the_choice_to_the_ticket(self, event, hall, free, client, typed):
        question = QuestionFactory(event=event)
        choice = client.get(reverse("events:register", args=[event.slug]), {f"n{free.pk}": "2"})
        typed |= {f"d0-q{question.pk}": "No fish"}

        answer = client.post(choice["Location"], typed)
        made = Registration.objects.get()
        page = client.get(answer["Location"])
        tickets = client.get(reverse("events:tickets", args=[event.slug, made.key])).content.decode()

        assert answer["Location"] == made.get_absolute_url()
        assert EventAnswer.objects.get().text == "No fish"
        assert "You have a place" in page.content.decode()
        assert page["Cache-Control"] == "no-store, private"
        assert [delegate.code in tickets for delegate in made.delegates.all()] == [True, True]
        assert "Una nafasi" in WrittenEmail.objects.get().subject

    def test_what_was_typed_is_kept_when_nothing_is_left(self, event, hall, free, client, typed):
        come(event, free, free, payer=somebody(1))

        page = client.post(reverse("events:details", args=[event.slug, f"{free.pk}x1"]), typed).content.decode()

        assert "There is no place left for this. You can join the waiting list." in page
        assert 'value="asha@example.org"' in page
        assert 'name="waits"' in page

    @pytest.mark.parametrize("choice", ["nonsense", "0x1", "{pk}x0", "{pk}x11", "{pk}x99-{pk}x99", "{other}x1"])
    def test_a_choice_that_cannot_be_had_leads_back(self, event, free, client, choice):
        other = CategoryFactory().pk
        address = reverse("events:details", args=[event.slug, choice.format(pk=free.pk, other=other)])

        assert client.get(address)["Location"] == reverse("events:register", args=[event.slug])

    def test_a_registration_of_another_event_does_not_exist_here(self, event, free, client):
        made, other = come(event, free), EventFactory()
        names = ["registration", "tickets", "cancel_registration"]

        statuses = [client.get(reverse(f"events:{name}", args=[other.slug, made.key])).status_code for name in names]

        assert statuses == [404, 404, 404]

    def test_cancelling_is_said_first_and_a_look_changes_nothing(self, event, hall, free, client):
        made = come(event, free)
        address = reverse("events:cancel_registration", args=[event.slug, made.key])

        client.get(address)
        before = state(made)
        client.post(address, {"seen": "confirmed"})
        client.post(address, {"seen": "confirmed"})

        assert (before, state(made), taken(hall)) == (_S.CONFIRMED, _S.CANCELLED, 0)

    @pytest.mark.parametrize("number", [1, 3])
    def test_the_list_of_the_team_costs_the_same_at_any_length(
        self, event, free, member, django_assert_num_queries, number
    ):
        client = member("registration")
        for each in range(number):
            come(event, free, payer=somebody(each))
        address = reverse("event_desk:registrations", args=[event.slug])
        client.get(address)

        with django_assert_num_queries(15):
            client.get(address)

    def test_a_person_sees_nobody_elses_registration_on_the_desk(self, event, free, elsewhere, professional):
        made = come(event, free)
        address = reverse("event_desk:registration", args=[event.slug, made.pk])

        assert elsewhere.get(address).status_code == 404
        assert sign_in(professional).get(address).status_code == 403

    def test_visible_are_ones_own_and_those_of_ones_events(self, event, free, member):
        user = UserFactory()
        made = come(event, free, payer=Payer("Asha", "a@example.org", "en", user=user))

        seen = Registration.objects.visible_to
        assert list(seen(user)) == [made] == list(seen(member("registration").user))
        assert list(seen(member("programme").user)) == list(seen(UserFactory())) == []


def test_each_slip_in_a_code_is_noticed():
    code = new_code()
    wrong = [code[:n] + sign + code[n + 1 :] for n in range(8) for sign in SIGNS if sign != code[n]]
    swapped = [code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(7) if code[n] != code[n + 1]]

    assert is_well_formed(code)
    assert [text for text in [*wrong, *swapped, code[:7], "", "0" * 8] if is_well_formed(text)] == []


def test_a_payment_is_named_after_the_event_in_the_language_of_its_payer(event, paid):
    come(event, paid, payer=Payer("Asha", "a@example.org", "sw"))

    assert Payment.objects.get().title == "Usajili wa Diaspora 2027"
