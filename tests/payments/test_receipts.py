"""Receipts: one for each payment, a credit note for what went back, numbers that leave none out."""

import datetime
import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pypdfium2
import pytest
from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone, translation

from casework.documents import pdf
from payments.bank.receiving import take_cash
from payments.enums import PaymentWay, ReceiptKind
from payments.models import Receipt
from payments.receipts.checking import code_of, genuine
from payments.receipts.issuing import issue_receipt
from payments.refunds.asking import approve_refund, ask_for_refund
from payments.refunds.settling import pay_back_by_hand
from tests.conftest import sign_in
from tests.factories.payments import PaymentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cash(begin, preparer):
    """A payment in cash, taken at the desk."""
    return take_cash(payment=begin(way=PaymentWay.CASH, payer_name="Asha Mrema"), by=preparer)


def numbers(kind=ReceiptKind.RECEIPT) -> list[int]:
    return sorted(Receipt.objects.filter(kind=kind).values_list("number", flat=True))


def address(receipt, name="receipt") -> str:
    return reverse(f"payments:{name}", args=[receipt.payment.key, receipt.written_number])


def test_what_was_paid_has_one_receipt_and_what_went_back_a_credit_note(cash, preparer, approver):
    refund = ask_for_refund(payment=cash, amount_minor=1_000_000, reason="Twice", by=preparer)
    approve_refund(refund=refund, by=approver)
    pay_back_by_hand(refund=refund, by=preparer)
    issue_receipt(cash)

    year = timezone.localdate().year
    assert [str(receipt) for receipt in Receipt.objects.order_by("pk")] == [f"{year}-000001", f"C{year}-000001"]
    assert refund.credit_note.amount_minor == 1_000_000


def test_a_number_that_was_not_used_in_the_end_is_given_again(seats):
    with transaction.atomic():
        issue_receipt(PaymentFactory(reference="a"))
        transaction.set_rollback(True)

    issue_receipt(PaymentFactory(reference="b"))

    assert numbers() == [1]


def test_each_year_begins_with_one(seats, monkeypatch):
    issue_receipt(PaymentFactory())
    monkeypatch.setattr(timezone, "now", lambda: datetime.datetime(2031, 1, 1, 12, tzinfo=datetime.UTC))

    assert str(issue_receipt(PaymentFactory())) == "2031-000001"


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_hundred_at_once_leave_no_number_out(seats):
    payments = [PaymentFactory() for _ in range(200)]

    def issue(payment):
        with transaction.atomic():
            issue_receipt(payment)
            transaction.set_rollback(payment.pk % 10 == 0)
        connections.close_all()

    with ThreadPoolExecutor(20) as threads:
        list(threads.map(issue, payments))

    assert numbers() == list(range(1, len(numbers()) + 1))
    assert len(numbers()) == 200 - sum(payment.pk % 10 == 0 for payment in payments)
    assert connection.vendor == "postgresql"


class TestReading:
    def test_the_page_says_who_received_how_much_for_what(self, client, cash):
        page = client.get(address(cash.receipts.get())).content.decode()

        assert "12 Example Street, Dodoma" in page
        assert "Asha Mrema" in page
        assert "TZS\N{NO-BREAK SPACE}100,000" in page

    def test_the_document_is_tagged_and_says_its_language_and_title(self, client, cash):
        receipt = cash.receipts.get()
        with translation.override("sw"):
            answer = client.get(address(receipt, "receipt_pdf"))

        document = pikepdf.open(io.BytesIO(answer.content))
        assert answer["Content-Disposition"] == f'attachment; filename="{receipt.written_number}.pdf"'
        assert str(document.Root.Lang) == "sw"
        assert document.Root.MarkInfo.Marked
        figures = [
            each for each in document.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
        assert [str(each.Alt) for each in figures] == ["Msimbo unaoelekeza kwenye uhakiki wa hati hii"]
        assert document.docinfo["/Title"] == f"Risiti {receipt.written_number}"

    def test_a_name_of_one_long_word_stays_on_the_paper(self, client, cash):
        cash.payer_name = "W" * 120
        cash.save()
        answer = client.get(address(cash.receipts.get(), "receipt_pdf"))

        page = pypdfium2.PdfDocument(answer.content)[0]
        text = page.get_textpage()

        assert max(text.get_rect(number)[2] for number in range(text.count_rects())) <= page.get_width()

    def test_without_pango_the_page_itself_is_printed(self, client, cash, monkeypatch):
        monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
        receipt = cash.receipts.get()

        answer = client.get(address(receipt, "receipt_pdf"), follow=True)

        assert answer.redirect_chain[-1][0] == address(receipt)
        assert "print this page" in answer.content.decode()

    def test_the_key_of_another_payment_opens_nothing(self, client, cash):
        other = PaymentFactory()
        wrong = reverse("payments:receipt", args=[other.key, cash.receipts.get().written_number])

        assert client.get(wrong).status_code == 404

    def test_what_was_stated_stays_when_the_receiver_moves(self, client, cash, settings):
        settings.LEGAL_RECEIVER = "Somebody else"

        assert "Somebody else" not in client.get(address(cash.receipts.get())).content.decode()

    def test_a_receipt_names_nobody_after_its_payer_was_forgotten(self, client, cash):
        type(cash).objects.update(payer_name="", payer_email="")

        assert "Asha Mrema" not in client.get(address(cash.receipts.get())).content.decode()


class TestChecking:
    def test_anybody_may_ask_whether_a_receipt_is_genuine_and_nobody_is_named(self, client, cash):
        receipt = cash.receipts.get()

        answer = client.get(reverse("payments:check", args=[receipt.written_number, code_of(receipt)]))

        assert "Yes, we issued number" in answer.content.decode()
        assert "Asha" not in answer.content.decode()

    def test_a_receipt_over_another_sum_is_none_of_ours(self, cash):
        receipt = cash.receipts.get()
        code = code_of(receipt)
        Receipt.objects.update(amount_minor=receipt.amount_minor * 10)

        assert genuine(receipt.written_number, code) is None

    @pytest.mark.parametrize("number", ["2026-000009", "C2026-000001", "x", "2026", "9" * 40, "٢٠٢٦-1"])
    def test_what_was_not_issued_is_not_genuine(self, client, cash, number):
        assert genuine(number, "23456789") is None

    def test_a_guess_is_told_no(self, client, cash):
        answer = client.get(reverse("payments:check", args=[cash.receipts.get().written_number, "23456789"]))

        assert answer.status_code == 404
        assert "No, we issued nothing with this number and code" in answer.content.decode()


def test_finance_prints_the_receipt_of_cash(cash, preparer):
    page = sign_in(preparer).get(reverse("finance:payment", args=[cash.reference])).content.decode()

    assert address(cash.receipts.get()) in page
