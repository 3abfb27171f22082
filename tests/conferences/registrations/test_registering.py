"""Registering for an event: places, prices, approval, the waiting list."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from conferences.enums import EventState, RegistrationState
from conferences.models import Delegate, Quota, Registration
from conferences.registrations import cancelling, places, prices, waiting
from conferences.registrations.codes import SIGNS, is_well_formed, new_code
from conferences.registrations.paying import end_due_holds
from conferences.registrations.registering import RegistrationClosed, approve, refuse
from diaspora.models import WrittenEmail
from tests.conferences.miscounted import miscounted
from tests.factories.events import CategoryFactory, CodeFactory, QuotaFactory

from .come import come, somebody, state, taken

pytestmark = pytest.mark.django_db
_S = RegistrationState


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


def test_each_slip_in_a_code_is_noticed():
    code = new_code()
    wrong = [code[:n] + sign + code[n + 1 :] for n in range(8) for sign in SIGNS if sign != code[n]]
    swapped = [code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(7) if code[n] != code[n + 1]]

    assert is_well_formed(code)
    assert [text for text in [*wrong, *swapped, code[:7], "", "0" * 8] if is_well_formed(text)] == []
