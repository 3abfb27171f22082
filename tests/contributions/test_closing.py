"""An appeal ends, and what was promised with each gift is done."""

import re

import pytest
from django.urls import reverse

from casework.moves import MoveRefused
from contributions.appeals.leftovers import keep_promises
from contributions.appeals.moves import NoBudget, close_appeal, open_appeal, propose_end, take_back
from contributions.appeals.progress import progress_of
from contributions.enums import AppealEnd, AppealState, Leftover
from contributions.monthly.ending import end_due_gifts
from diaspora.models import WrittenEmail
from payments.actors import OwnWork
from payments.ledger.balances import balances
from payments.models import Payment, Receipt, Refund
from payments.refunds.sending import send_refunds
from skills_match.enums import AssignmentState
from tests.factories.contributions import AppealFactory, BudgetLineFactory
from tests.factories.matching import AssignmentFactory
from tests.payments.conftest import deliver_all

from .conftest import at_desk, give, letters, paid

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(db):
    return AppealFactory(slug="other", title_en="Pumps for Kondoa", title_sw="Pampu za Kondoa")


@pytest.fixture
def close(preparer, approver):
    """Close an appeal by two people, and let the clock do what was promised, twice."""

    def close(appeal, *, is_cancelled=False):
        propose_end(appeal=appeal, is_cancelled=is_cancelled, by=preparer)
        close_appeal(appeal=appeal, by=approver)
        for _ in range(2):
            keep_promises()
            send_refunds()
        appeal.refresh_from_db()

    return close


class TestTwoPeople:
    def test_one_person_never_closes_an_appeal(self, appeal, preparer):
        propose_end(appeal=appeal, is_cancelled=False, by=preparer)

        with pytest.raises(MoveRefused):
            close_appeal(appeal=appeal, by=preparer)

    def test_an_approver_never_confirms_their_own_proposal(self, appeal, approver, preparer):
        approver.user_permissions.add(*preparer.user_permissions.all())
        propose_end(appeal=appeal, is_cancelled=False, by=approver)

        with pytest.raises(OwnWork):
            close_appeal(appeal=appeal, by=approver)

    def test_what_one_person_proposes_is_nothing_that_everybody_reads(self, client, appeal, preparer, close):
        propose_end(appeal=appeal, is_cancelled=True, by=preparer)
        proposed = client.get(appeal.get_absolute_url()).text
        desk = at_desk(preparer).get(reverse("finance_gifts:appeal", args=[appeal.slug])).text
        take_back(appeal=appeal, by=preparer)
        close(appeal, is_cancelled=True)

        assert "This appeal takes no more gifts" in proposed
        assert "does not take place" not in proposed
        assert "It waits for a finance approver" in desk
        assert "does not take place" in client.get(appeal.get_absolute_url()).text

    def test_what_was_proposed_can_be_taken_back(self, appeal, preparer):
        propose_end(appeal=appeal, is_cancelled=False, by=preparer)

        again = take_back(appeal=appeal, by=preparer)

        assert (again.state, again.end, again.closing_by) == (AppealState.OPEN, "", None)

    def test_an_editor_opens_nothing(self, appeal, officer):
        draft = AppealFactory(state=AppealState.DRAFT)

        with pytest.raises(MoveRefused):
            open_appeal(appeal=draft, by=officer)

    def test_a_budget_that_does_not_add_up_keeps_it_closed(self, preparer):
        draft = AppealFactory(state=AppealState.DRAFT)
        line = BudgetLineFactory(appeal=draft, amount=999)

        with pytest.raises(NoBudget):
            open_appeal(appeal=draft, by=preparer)
        line.amount = 1000
        line.save()
        assert open_appeal(appeal=draft, by=preparer).state == AppealState.OPEN


class TestTheGoalWasMissed:
    def test_gifts_are_given_back_with_a_credit_note_and_counted_no_more(self, stripe, appeal, close):
        paid(appeal, stripe)
        paid(appeal, stripe, email="rehema@givers.example")

        close(appeal)

        assert appeal.end == AppealEnd.MISSED
        assert Refund.objects.count() == 2
        assert sorted(str(receipt) for receipt in Receipt.objects.filter(kind="credit"))[0].startswith("C")
        assert progress_of([appeal])[appeal.pk].reached_minor == 0
        assert letters()[1:] == ["Money given back: USD 50.00"]
        assert "We promised this before you paid." in WrittenEmail.objects.latest("pk").body

    def test_gifts_go_to_the_other_appeal_in_the_books_too(self, stripe, appeal, other, close):
        type(appeal).objects.filter(pk=appeal.pk).update(if_missed=Leftover.MOVE, fallback=other)
        paid(appeal, stripe)

        close(appeal)

        assert progress_of([other])[other.pk].reached_minor == 5000
        assert balances()[f"income gift {appeal.pk} USD"] == 0
        assert balances()[f"income gift {other.pk} USD"] == -5000
        assert letters()[1:] == ["Your gift goes to another appeal, as promised"]

    def test_gifts_stay_where_that_was_promised(self, stripe, appeal, close):
        type(appeal).objects.update(if_missed=Leftover.KEEP)
        paid(appeal, stripe)

        close(appeal)

        assert progress_of([appeal])[appeal.pk].reached_minor == 5000
        assert letters() == ["Thank you for your gift of USD 50.00"]


def test_what_came_above_the_goal_moves_and_no_more_than_that(stripe, appeal, other, close):
    type(appeal).objects.filter(pk=appeal.pk).update(goal=120, if_exceeded=Leftover.MOVE, fallback=other)
    for _ in range(4):
        paid(appeal, stripe)

    close(appeal)

    assert appeal.end == AppealEnd.REACHED
    assert progress_of([appeal])[appeal.pk].reached_minor == 15000
    assert progress_of([other])[other.pk].reached_minor == 5000


def test_a_cancelled_appeal_gives_back_though_its_goal_was_reached(stripe, appeal, close):
    type(appeal).objects.update(goal=40)
    paid(appeal, stripe)

    close(appeal, is_cancelled=True)

    assert appeal.end == AppealEnd.CANCELLED
    assert Refund.objects.get().amount_minor == 5000


def test_money_that_comes_in_after_the_end_is_treated_as_promised(client, stripe, appeal, close):
    gift = give(appeal)
    stripe.pay(client.post(reverse("contributions:checkout", args=[gift.key]))["Location"].rpartition("/")[2])
    close(appeal)

    deliver_all(stripe)
    keep_promises()

    assert Refund.objects.get().payment == Payment.objects.get()


def test_monthly_gifts_end_with_their_appeal(stripe, appeal, close):
    gift = paid(appeal, stripe, often="monthly")

    close(appeal)
    end_due_gifts()

    gift.subscription.refresh_from_db()
    assert gift.subscription.state == "ended"
    assert "Your monthly gift has ended" in letters()


def test_a_monthly_gift_that_begins_after_the_end_of_its_appeal_ends_at_once(client, stripe, appeal, close):
    gift = give(appeal, often="monthly")
    stripe.pay(client.post(reverse("contributions:checkout", args=[gift.key]))["Location"].rpartition("/")[2])
    close(appeal)

    deliver_all(stripe)
    end_due_gifts()
    keep_promises()

    gift.refresh_from_db()
    assert (gift.subscription.state, gift.ended_by) == ("ended", "us")
    assert Refund.objects.get().amount_minor == 5000


def test_an_appeal_of_a_cancelled_assignment_takes_nothing_and_waits_for_finance(client, appeal, preparer):
    assignment = AssignmentFactory(state=AssignmentState.CANCELLED)
    type(appeal).objects.update(assignment=assignment)

    page = client.get(appeal.get_absolute_url()).content.decode()
    desk = at_desk(preparer).get(reverse("finance:desk")).content.decode()

    assert "This appeal takes no more gifts" in page
    assert reverse("contributions:give", args=[appeal.slug]) not in page
    assert "Its assignment was cancelled." in desk


class TestProgress:
    def test_only_settled_money_counts(self, stripe, appeal):
        give(appeal)
        give(appeal, way="invoice")
        lost = paid(appeal, stripe)
        stripe.dispute(lost.payment.intent_id)
        stripe.decide(stripe.all_of("dispute")[0]["id"], won=False)
        paid(appeal, stripe, choice="2000")
        deliver_all(stripe)

        assert progress_of([appeal])[appeal.pk].reached_minor == 2000

    def test_shillings_count_at_the_rate_at_which_they_were_exchanged(self, stripe, appeal):
        paid(appeal, stripe, choice="other", amount="100000", currency="TZS")

        progress = progress_of([appeal])[appeal.pk]
        assert (progress.reached_minor, progress.written_in_others) == (3710, [])

    def test_without_a_rate_another_currency_is_named_and_not_converted(self, stripe, appeal):
        type(appeal).objects.update(currency="EUR")
        appeal.refresh_from_db()
        paid(appeal, stripe, choice="other", amount="50", currency="USD")

        progress = progress_of([appeal])[appeal.pk]
        assert (progress.reached_minor, progress.written_in_others) == (0, ["USD\N{NO-BREAK SPACE}50.00"])

    @pytest.mark.parametrize("count", [1, 3])
    def test_the_list_costs_the_same_queries(self, client, stripe, count, django_assert_num_queries):
        for number in range(count):
            paid(AppealFactory(slug=f"a{number}"), stripe)
        client.get(reverse("contributions:list"))

        with django_assert_num_queries(3):
            page = client.get(reverse("contributions:list")).content.decode()

        assert re.findall("<h([1-6])", page) == ["1", *["2"] * count, "2"]  # none is left out
        assert page.count("USD\N{NO-BREAK SPACE}50.00 of USD\N{NO-BREAK SPACE}1,000.00") == count
