"""Payments are read from a file, twice without harm; auditors take a claim, and draw a sample again and again."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from placements.claims.audit import sample
from placements.claims.deciding import pass_to_payment
from placements.claims.importing import import_payments
from placements.claims.writing import claim_expense
from placements.models import Claim
from tests.conftest import sign_in
from tests.factories.documents import text_pdf
from tests.factories.placements import ClaimFactory, ClaimLineFactory

pytestmark = pytest.mark.django_db
HEADER = "claim;amount;currency;reference;paid_on"


@pytest.fixture
def on_its_way(approved, approver):
    """280 dollars."""
    return pass_to_payment(claim=approved, by=approver)


def read(claim: Claim, *lines: str, by) -> list[str]:
    text = "\r\n".join([HEADER, *lines]).format(claim=claim.reference, today=timezone.localdate())
    return [row.text or ("known" if row.is_known else "paid") for row in import_payments(content=text.encode(), by=by)]


def test_each_payment_of_a_file_is_reported_once_and_what_does_not_fit_is_said(on_its_way, preparer, professional):
    wrong = read(
        on_its_way,
        "{claim};279.99;USD;TT-9;{today}",
        "{claim};280.00;EUR;TT-9;{today}",
        "{claim};a lot;USD;TT-9;{today}",
        "{claim};280.00;USD;;{today}",
        "{claim};280.00;USD;TT-9;yesterday",
        "X{claim};280.00;USD;TT-9;{today}",
        "{claim};280.00;USD;TT-9;2100-01-01",
        by=preparer,
    )
    on_its_way.refresh_from_db()
    assert (on_its_way.state, len(wrong), "paid" in wrong) == ("with_finance", 7, False)

    good = "{claim};280.00;USD;TT-9;{today}"
    assert read(on_its_way, good, good, by=preparer) == ["paid", "known"]
    assert read(on_its_way, good, by=preparer) == ["known"]
    assert read(on_its_way, "{claim};280.00;USD;TT-10;{today}", by=preparer) not in (["paid"], ["known"])

    on_its_way.refresh_from_db()
    assert (on_its_way.state, on_its_way.payments.get().reference) == ("paid", "TT-9")
    assert read(on_its_way, good, by=professional) == ["You work on no claim with this reference."]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"date,amount\n1,2\n", b"claim\n"])
def test_a_file_that_is_no_table_of_payments_is_refused_on_the_page(content, preparer):
    upload = SimpleUploadedFile("payments.csv", content or b" ")

    page = sign_in(preparer).post(reverse("office:read_payments"), {"payments": upload})

    assert "This is no CSV file with the columns" in page.text


def test_an_auditor_gets_a_claim_with_lines_history_and_receipts(claim, professional, preparer, approver, officer):
    upload = SimpleUploadedFile("bus.pdf", text_pdf("Bus", ["TZS 5,000"]))
    first = claim.placement.starts_on
    spent = {"kind": "travel", "what": "Bus", "first_on": first, "amount_minor": 500_000, "currency": "TZS"}
    claim_expense(claim=claim, by=professional, upload=upload, **spent)
    Claim.objects.filter(pk=claim.pk).update(state="submitted")
    address = reverse("office:claim_audit", args=[claim.pk])

    answer = sign_in(preparer).get(address)

    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert sorted(archive.namelist()) == ["history.csv", "lines.csv", "payments.csv", "receipt-1.pdf"]
    assert "Bus" in archive.read("lines.csv").decode("utf-8-sig")
    assert archive.read("receipt-1.pdf").startswith(b"%PDF")
    assert sign_in(officer).get(address).status_code == 403
    assert ModelLogEntry.objects.filter(action="office.export", user=preparer).count() == 1


def test_the_same_word_draws_the_same_claims(claim, preparer):
    for _each in range(6):
        ClaimLineFactory(claim=ClaimFactory(placement=claim.placement, expert=claim.expert, state="submitted"))
    rows = Claim.objects.exclude(state="draft")

    drawn = [set(sample(rows, number=3, word=word)) for word in ("kanga", "kanga", "kitenge", "batiki")]
    answer = sign_in(preparer).post(reverse("office:sample_claims"), {"number": "3", "word": "kanga"})
    sheet = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active

    assert drawn[0] == drawn[1]
    assert len({frozenset(each) for each in drawn}) > 1
    assert {row[0].value for row in list(sheet.rows)[1:]} == {row.reference for row in drawn[0]}
