"""Finance at work: two people, bank statements, cash, what waits, and a statement that adds up."""

import datetime
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from casework.moves import MoveRefused, Stale
from diaspora.accounts.workplaces import workplaces_of
from diaspora.models import WrittenEmail
from payments.actors import OwnWork
from payments.bank.files import read_statement
from payments.bank.receiving import confirm_money, report_money, send_back, take_cash
from payments.bank.rows import StatementRefused
from payments.enums import PaymentState, PaymentWay, RefundState
from payments.ledger.balances import balances
from payments.models import BankFile, BankLine, Difference, Payment, Refund
from payments.refunds.asking import ask_for_refund
from payments.refunds.settling import pay_back_by_hand
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory
from tests.factories.payments import BankLineFactory, DisputeFactory, PaymentFactory, PayoutFactory, RefundFactory
from tests.factories.people import UserFactory

from .conftest import into_the_books, of_finance

pytestmark = pytest.mark.django_db


class TestInvoices:
    def test_two_people_see_the_money_then_it_is_paid(self, invoice, preparer, approver, seats):
        report_money(payment=invoice, evidence="Statement 7, line 3", by=preparer)
        before = list(seats.paid)
        paid = confirm_money(payment=invoice, by=approver)

        assert (before, seats.paid) == ([], [invoice.reference])
        assert paid.state == PaymentState.PAID
        assert balances() == {"bank TZS": 200_000_000, "income seat 7 TZS": -200_000_000}

    def test_nobody_confirms_what_they_reported(self, invoice, approver):
        report_money(payment=invoice, evidence="Statement 7", by=approver)

        with pytest.raises(OwnWork):
            confirm_money(payment=invoice, by=approver)

    def test_somebody_who_only_prepares_confirms_nothing(self, invoice, preparer):
        report_money(payment=invoice, evidence="Statement 7", by=of_finance("prepare_finance"))

        with pytest.raises(MoveRefused):
            confirm_money(payment=invoice, by=preparer)

    def test_what_is_not_there_goes_back_with_a_reason(self, invoice, preparer, approver):
        report_money(payment=invoice, evidence="Statement 7", by=preparer)

        send_back(payment=invoice, reason="That was another one", by=approver)

        invoice.refresh_from_db()
        assert (invoice.state, invoice.reported_by, invoice.evidence) == (PaymentState.OPEN, None, "")

    def test_a_payment_by_card_is_confirmed_by_nobody(self, begin, preparer):
        with pytest.raises(MoveRefused):
            report_money(payment=begin(), evidence="I saw it", by=preparer)
        with pytest.raises(MoveRefused):
            take_cash(payment=begin(), by=preparer)

    def test_a_stale_page_confirms_nothing(self, invoice, preparer, approver):
        report_money(payment=invoice, evidence="Statement 7", by=preparer)

        with pytest.raises(Stale):
            confirm_money(payment=invoice, by=approver, seen="open")

    def test_money_back_is_paid_by_hand_and_booked(self, invoice, preparer, approver):
        report_money(payment=invoice, evidence="Statement 7", by=preparer)
        confirm_money(payment=invoice, by=approver)
        refund = ask_for_refund(payment=invoice, amount_minor=5_000_000, reason="Twice", by=preparer)

        pay_back_by_hand(refund=refund, by=preparer)

        refund.refresh_from_db()
        assert refund.state == RefundState.DONE
        assert balances()["bank TZS"] == 195_000_000


def test_cash_is_taken_by_one_person_and_booked(begin, preparer, seats):
    payment = begin(way=PaymentWay.CASH, ends_at=timezone.now() + datetime.timedelta(days=1))

    take_cash(payment=payment, by=preparer)

    assert seats.paid == [payment.reference]
    assert balances() == {"cash TZS": 10_000_000, "income seat 7 TZS": -10_000_000}


class TestBankStatements:
    def read(self, *lines, by):
        return into_the_books("\n".join(["date,amount,currency,text", *lines]), by=by)

    def test_a_line_that_names_an_invoice_reports_it(self, invoice, preparer):
        reference = invoice.reference
        written = f"{reference[:3].lower()} {reference[3:7]}-{reference[7:]}"

        read = self.read(f'2026-11-20,"2,000,000.00",TZS,Seat for Asha {written}', by=preparer)

        invoice.refresh_from_db()
        assert (read.new, read.matched) == (1, 1)
        assert (invoice.state, invoice.reported_by) == (PaymentState.REPORTED, preparer)

    def test_another_sum_another_name_and_money_that_goes_out_match_nothing(self, invoice, preparer):
        read = self.read(
            f"2026-11-20,1999999,TZS,{invoice.reference}",
            "20/11/2026,2000000,TZS,Nobody knows",
            f"20.11.2026,-2000000,TZS,{invoice.reference}",
            by=preparer,
        )

        invoice.refresh_from_db()
        assert (read.new, read.matched, read.went_out, invoice.state) == (3, 0, 1, PaymentState.OPEN)

    def test_a_file_that_is_read_twice_brings_nothing_twice(self, preparer):
        lines = ["2026-11-20,5000,TZS,A gift", "2026-11-20,5000,TZS,A gift"]
        self.read(*lines, by=preparer)

        again = self.read(*lines, by=preparer)

        assert (again.new, again.known, BankLine.objects.count()) == (0, 2, 2)

    @pytest.mark.parametrize(
        "content",
        [b"", b"\xff\xfe", b"a,b\n1,2\n", b"date,amount,currency,text\n2026-11-20,many,TZS,x\n",
         b"date,amount,currency,text\n2026-11-20,5,XXX,x\n", b"date,amount,currency,text\nsoon,5,TZS,x\n"],
    )  # fmt: skip
    def test_what_is_no_statement_keeps_nothing(self, preparer, content):
        with pytest.raises(StatementRefused):
            read_statement(content=content, by=preparer)

        assert not BankLine.objects.exists()


#: Name → what somebody of finance gets.
PAGES = {
    "desk": 200,
    "payments": 200,
    "payment": 200,
    "refund": 200,
    "report": 200,
    "send_back": 200,
    "bank": 200,
    "bank_file": 200,
    "decide_bank_file": 405,
    "explain_bank_line": 200,
    "explain_difference": 404,
    "decide_bank_line": 405,
    "keep_refund": 200,
    "refuse_refund": 200,
    "payouts": 200,
    "payout": 200,
    "statement": 200,
    "statement_file": 200,
    "cash": 200,
    "confirm_cash": 405,
    "compare": 405,
    "act": 405,
    "decide_refund": 405,
}


@pytest.fixture
def addresses(seats):
    payment = PaymentFactory(way="invoice")
    arguments = {name: [payment.reference] for name in ("payment", "refund", "report", "send_back")} | {
        "explain_bank_line": [BankLineFactory().pk],
        "bank_file": [BankFile.objects.create().pk],
        "decide_bank_file": [BankFile.objects.create().pk, "take"],
        "payout": [PayoutFactory().pk],
        "explain_difference": [0],
        "decide_bank_line": [BankLineFactory().pk, "confirm"],
        "confirm_cash": [0],
        "keep_refund": [RefundFactory(payment=payment, state="failed").pk],
        "refuse_refund": [RefundFactory(payment=payment, state="requested").pk],
        "act": [payment.reference, "confirm"],
        "decide_refund": [RefundFactory(payment=payment).pk, "approve"],
    }
    return {name: reverse(f"finance:{name}", args=arguments.get(name, [])) for name in PAGES}


def test_finance_opens_its_pages(addresses, preparer):
    browser = sign_in(preparer)

    assert {name: browser.get(address).status_code for name, address in addresses.items()} == PAGES


@pytest.mark.parametrize("who", ["officer", "professional", "manager", "administrator"])
def test_nobody_else_comes_near_the_money(request, addresses, who):
    user = UserFactory(is_superuser=True, is_staff=True) if who == "administrator" else request.getfixturevalue(who)
    browser = sign_in(user)

    assert {browser.get(address).status_code for address in addresses.values()} == {403}
    assert {browser.post(address).status_code for address in addresses.values()} == {403}


def test_a_stranger_is_led_to_the_sign_in(addresses):
    assert {Client().get(address).status_code for address in addresses.values()} == {302}


def test_finance_works_with_a_second_factor(client, preparer, addresses):
    client.force_login(preparer)

    assert "/accounts/2fa/" in client.get(addresses["desk"])["Location"]


def test_the_menu_of_the_office_shows_each_what_they_may_open(officer, preparer):
    of_office = sign_in(officer).get(reverse("office:home")).content.decode()
    of_money = sign_in(preparer).get(reverse("finance:desk")).content.decode()

    assert reverse("finance:desk") not in of_office
    assert reverse("finance:desk") in of_money
    assert reverse("office_people:accounts") not in of_money


@pytest.mark.parametrize("count", [1, 3])
def test_what_waits_costs_the_same_queries(preparer, count, django_assert_num_queries):
    for _ in range(count):
        DisputeFactory()
        BankLineFactory()
        RefundFactory(state=RefundState.REQUESTED)
        PaymentFactory(way="invoice", state=PaymentState.REPORTED)
    browser = sign_in(preparer)
    browser.get(reverse("finance:desk"))

    with django_assert_num_queries(27):
        page = browser.get(reverse("finance:desk")).content.decode()

    assert page.count("answer at Stripe until") == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_payments_costs_the_same_queries(preparer, count, django_assert_num_queries):
    PaymentFactory.create_batch(count)
    browser = sign_in(preparer)
    browser.get(reverse("finance:payments"))

    with django_assert_num_queries(9):
        page = browser.get(reverse("finance:payments")).content.decode()

    assert page.count('data-label="Amount"') == count


def test_a_difference_is_in_sight_while_it_is_explained_and_its_tab_is_open(preparer):
    found = Difference.objects.create(
        kind="no_line", about="ch_7", payment=PaymentFactory(), ours="TZS 100", theirs="0"
    )

    page = sign_in(preparer).get(reverse("finance:explain_difference", args=[found.pk]))

    assert [fact for _label, fact in page.context["facts"]][:3] == [f"{found.payment.reference}, ch_7", "TZS 100", "0"]
    assert "ch_7" in page.text
    assert 'aria-current="page">Finance</a>' in page.text


def test_two_people_give_a_large_sum_back_on_screen(begin, preparer, approver, invoice):
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    confirm_money(payment=invoice, by=approver)
    desk, other_desk = sign_in(preparer), sign_in(approver)
    page = reverse("finance:payment", args=[invoice.reference])

    desk.post(reverse("finance:refund", args=[invoice.reference]), {"amount": "1500000", "reason": "Not this year"})
    refund = Refund.objects.get()
    decide = reverse("finance:decide_refund", args=[refund.pk, "approve"])
    desk.post(decide, {"seen": "requested"})
    refund.refresh_from_db()
    by_oneself = refund.state
    other_desk.post(decide, {"seen": "requested"})

    refund.refresh_from_db()
    assert (by_oneself, refund.state) == (RefundState.REQUESTED, RefundState.APPROVED)
    assert "Not this year" in desk.get(page).content.decode()


def test_the_statement_adds_up_on_screen_and_as_a_spreadsheet(begin, preparer, approver, invoice):
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    confirm_money(payment=invoice, by=approver)
    pay_back_by_hand(
        refund=ask_for_refund(payment=invoice, amount_minor=5_000_000, reason="Twice", by=preparer), by=preparer
    )
    desk = sign_in(preparer)

    page = desk.get(reverse("finance:statement")).content.decode()
    file = desk.get(reverse("finance:statement_file"))

    book = load_workbook(BytesIO(b"".join(file.streaming_content)))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert "TZS\N{NO-BREAK SPACE}1,950,000" in page
    assert sum(row["amount"] for row in rows[:-1]) == rows[-1]["amount"] == rows[-1]["reached"] == 1_950_000
    assert [row["kind"] for row in rows] == ["Received", "Given back", "Total"]
    assert balances()["income seat 7 TZS"] == -195_000_000


#: Of the first sheet, in their order.
COLUMNS = "day kind reference document payer thing way currency amount reached_currency reached fee rate".split()


def test_a_file_is_read_on_screen_and_its_matches_are_told(preparer, invoice):
    desk = sign_in(preparer)
    line = f"date;amount;currency;text\n2026-11-20;2000000;TZS;{invoice.reference}\n".encode()

    shown = desk.post(
        reverse("finance:read_bank_statement"), {"statement": SimpleUploadedFile("s.csv", line)}, follow=True
    )
    before = balances()
    page = desk.post(reverse("finance:decide_bank_file", args=[shown.context["file"].pk, "take"]), follow=True)

    assert "TZS\N{NO-BREAK SPACE}2,000,000" in shown.text
    assert before == {}
    assert "Lines in the books: 1. Matched with an invoice: 1," in page.text
    assert Payment.objects.get(pk=invoice.pk).state == PaymentState.REPORTED


def test_a_form_that_is_pressed_four_times_makes_one_thing(seats, preparer):
    """Of a payment and of a refund, each with one letter at most; another form makes another one."""
    desk, address = sign_in(preparer), reverse("finance:invoice")
    appeal = AppealFactory()
    typed = {"thing": f"gift {appeal.pk}", "amount": "40", "currency": "USD", "way": "invoice", "language": "en"}
    typed |= {"payer_name": "Asha", "payer_email": "asha@example.org"}
    first, second = (str(desk.get(address).context["form"].initial["key"]) for _ in range(2))

    led_to = {desk.post(address, typed | {"key": first})["Location"] for _ in range(4)}
    desk.post(address, typed | {"key": second})

    assert len(led_to) == 1
    assert Payment.objects.count() == WrittenEmail.objects.count() == 2
    now = timezone.now()
    Payment.objects.update(state="paid", paid_at=now, confirmed_at=now)
    refunding = reverse("finance:refund", args=[Payment.objects.first().reference])
    key = desk.get(refunding).context["form"].initial["key"]
    for _ in range(4):
        desk.post(refunding, {"amount": "5", "reason": "Twice", "key": str(key)})
    assert Refund.objects.count() == 1


def test_whoever_signs_in_for_finance_lands_in_finance(preparer, approver, stranger):
    rooms = [[each.address for each in workplaces_of(user)] for user in (preparer, approver, stranger)]

    assert [addresses[:1] for addresses in rooms] == [["finance:desk"], ["finance:desk"], []]
