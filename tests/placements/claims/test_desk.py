"""The list of claims, and that its files say the same to the cent."""

import csv
import io
from collections import Counter
from decimal import Decimal

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from casework.waiting import Recipient, lines_for
from placements.enums import ClaimState
from skills_match.enums import Right
from tests.conftest import sign_in
from tests.factories.placements import (
    ClaimFactory,
    ClaimLineFactory,
    ClaimReceiptFactory,
    GrantFactory,
    LineShareFactory,
    PlacementFactory,
)
from tests.factories.programmes import ProgrammeFactory

from .conftest import person_of_finance

#: Currency, smallest units of each line of a claim.
LEDGER = [("USD", [1_805, 1_117]), ("EUR", [99_999, 1]), ("TZS", [4_512_300]), ("USD", [28_003])]


@pytest.fixture
def paid(programme, budget):
    """Claims in three currencies; what was only sent, and what another programme paid, counts for nothing."""
    for currency, amounts in LEDGER:
        _claim(programme, budget, ClaimState.PAID, currency, amounts)
    _claim(programme, budget, ClaimState.SUBMITTED, "USD", [])
    _claim(ProgrammeFactory(), budget, ClaimState.PAID, "USD", [777])
    return programme


def _claim(programme, budget, state, currency, amounts):
    placement = PlacementFactory(application__assignment__programme=programme)
    owed = sum(amounts) if state == ClaimState.PAID else None
    claim = ClaimFactory(placement=placement, state=state, currency=currency, owed_minor=owed)
    exchanged = {"rate": 1, "exchange_source": "–", "exchange_day": placement.starts_on}
    for amount in amounts:
        sums = {"amount_minor": amount, "accepted_minor": amount, "pay_minor": amount}
        line = ClaimLineFactory(claim=claim, currency=currency, **sums, **exchanged)
        part = amount // 3
        shares = [part, amount - part] if part else [amount]
        for minor in shares:
            LineShareFactory(line=line, budget_line=budget, amount_minor=minor, pay_minor=minor)
    return claim


def test_page_and_files_add_up_to_the_cent(paid, preparer):
    client = sign_in(preparer)
    ledger = Counter()
    for currency, amounts in LEDGER:
        ledger[currency] += sum(amounts)

    page = client.get(reverse("office:claims")).content.decode()
    text = b"".join(client.get(reverse("office:claims_export", args=["csv"])).streaming_content).decode("utf-8-sig")
    book = client.get(reverse("office:claims_export", args=["xlsx"]))
    sheet = load_workbook(io.BytesIO(b"".join(book.streaming_content))).active

    for sums in ("EUR\xa01,000.00", "TZS\xa045,123", "USD\xa0309.25"):
        assert f"<strong>{sums}</strong>" in page
    assert "7.77" not in page
    header, *rows = csv.reader(io.StringIO(text))
    assert _sums(header, rows) == ledger
    [titles, *cells] = [[cell.value for cell in row] for row in sheet.rows]
    assert (titles, _sums(titles, cells)) == (header, ledger)


def _sums(header, rows):
    sums = Counter()
    for row in rows:
        told = dict(zip(header, row, strict=True))
        sums[told["Paid in"]] += int(Decimal(str(told["To pay"])) * 100)
    return sums


def test_the_list_asks_as_much_for_one_claim_as_for_three(programme, budget, preparer, django_assert_num_queries):
    client, address = sign_in(preparer), reverse("office:claims")
    client.get(address)
    for number in (1, 2):
        for _each in range(number):
            _claim(programme, budget, ClaimState.PAID, "EUR", [100, 200])

        with django_assert_num_queries(11):
            client.get(address)


def test_what_waits_is_told_to_whom_it_waits_for(sent, preparer, approver, officer, programme):
    outside = person_of_finance("Zuri", Right.FINANCE_PREPARER, programme=ProgrammeFactory())

    told = {user: [line.title for line in lines_for(Recipient.FINANCE, user=user)] for user in (preparer, outside)}

    assert told == {preparer: ["Claims to check"], outside: []}
    assert "Claims to check" not in [line.title for line in lines_for(Recipient.OFFICE, user=officer)]


def test_the_pages_of_a_claim_ask_as_much_for_one_line_as_for_three(
    claim, budget, professional, preparer, django_assert_num_queries
):
    grant = GrantFactory(programme=budget.programme, code="MIDA-7")
    type(claim).objects.filter(pk=claim.pk).update(state=ClaimState.SUBMITTED)
    pages = {
        sign_in(preparer): (reverse("office:claim", args=[claim.pk]), 21),
        sign_in(professional): (reverse("my:claim", args=[claim.placement_id, claim.pk]), 16),
    }
    for number in (1, 2):
        for _each in range(number):
            line = ClaimLineFactory(claim=claim, accepted_minor=45_000)
            ClaimReceiptFactory(line=line)
            LineShareFactory(line=line, budget_line=budget, grant=grant)
            ClaimLineFactory(claim=claim, accepted_minor=45_000)
        for client, (address, queries) in pages.items():
            client.get(address)
            with django_assert_num_queries(queries):
                assert "450.00" in client.get(address).text
