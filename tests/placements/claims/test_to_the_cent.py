"""Pages, files and an independent ledger say the same of claims in three currencies, to the cent."""

import io
import random
import re
from collections import defaultdict
from decimal import Decimal
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from placements.claims.deciding import Accepted, GrantShare, approve_claim, check_claim, pass_to_payment, return_claim
from placements.claims.importing import import_payments
from placements.claims.paying import record_payment, take_back_payment
from placements.claims.settling import record_paid_back
from placements.claims.writing import send_claim
from placements.enums import CLAIM_APPROVED, ClaimState
from placements.models import AdvanceSettlement, Claim, ClaimPayment
from placements.payment_files.errors import NothingPayable
from placements.payment_files.making import table_of_file
from skills_match.enums import Right
from skills_match.models.querysets import today_in_closing_zone
from tests.conftest import sign_in
from tests.factories.placements import (
    ClaimFactory,
    ClaimLineFactory,
    ExchangeRateFactory,
    GrantFactory,
    PayAccountFactory,
    PlacementFactory,
)
from tests.factories.programmes import ProgrammeBudgetLineFactory, ProgrammeFactory, ProgrammeRightFactory

from .conftest import made_file, person_of_finance
from .ledger import PER_DOLLAR, STEP, Book, Ledger, exchanged, parts_of

pytestmark = pytest.mark.django_db
CURRENCIES = sorted(PER_DOLLAR)


class Year:
    """Claims of many experts, decided, paid and sent back by chance, and written into a ledger as well."""

    def __init__(self, seed: int) -> None:
        self.chance, self.ledger, self.number = random.Random(seed), Ledger(), 0
        self.programmes = [ProgrammeFactory(title_en=f"Programme {number}") for number in (1, 2)]
        self.preparer = person_of_finance("Neema", Right.FINANCE_PREPARER, programme=self.programmes[0])
        self.approver = person_of_finance("Baraka", Right.FINANCE_APPROVER, programme=self.programmes[0])
        for user, right in ((self.preparer, Right.FINANCE_PREPARER), (self.approver, Right.FINANCE_APPROVER)):
            ProgrammeRightFactory(programme=self.programmes[1], user=user, right=right)
        for each in self.programmes:
            ProgrammeBudgetLineFactory.create_batch(2, programme=each)
            GrantFactory.create_batch(2, programme=each)
        self.today = today_in_closing_zone()
        month = self.today.replace(day=1)
        for currency in set(PER_DOLLAR) - {"USD"}:
            ExchangeRateFactory(currency=currency, month=month, per_dollar=Decimal(str(float(PER_DOLLAR[currency]))))

    def amount(self, currency: str, most: int = 90_000) -> int:
        return self.chance.randint(1, most) * STEP[currency]

    def reference(self) -> str:
        self.number += 1
        return f"R-{self.number}"

    def place(self, claims: int) -> None:
        """One expert with an advance and some claims in one currency."""
        programme = self.chance.choice(self.programmes)
        self.number += 1
        named = {"application__profile__user__first_name": f"Asha {self.number}"}
        placement = PlacementFactory(application__assignment__programme=programme, **named)
        PayAccountFactory(owner=placement.expert, checked_at=timezone.now())
        currency = CURRENCIES[Claim.objects.values("placement").distinct().count() % len(CURRENCIES)]
        if self.chance.random() < 0.7:
            self.advance(placement, currency)
        for _each in range(claims):
            self.claim(placement, currency)

    def write(self, placement, currency: str, *, kind: str, lines: int) -> Claim:
        claim = ClaimFactory(placement=placement, currency=currency, kind=kind)
        for _line in range(lines):
            spent_in = currency if kind == "advance" else self.chance.choice(CURRENCIES)
            values = {"amount_minor": self.amount(spent_in), "currency": spent_in, "unit": "", "quantity": None}
            ClaimLineFactory(claim=claim, **values, first_on=self.today, last_on=self.today)
        keys = {
            "person": str(placement.expert),
            "assignment": f"{placement.assignment.reference} · {placement.assignment.title}",
            "programme": str(claim.programme),
        }
        self.ledger.books[claim.pk] = Book(keys, currency, is_advance=kind == "advance")
        return send_claim(claim=claim, by=placement.expert)

    def advance(self, placement, currency: str) -> None:
        claim = self.write(placement, currency, kind="advance", lines=1)
        [line] = claim.lines.all()
        check_claim(claim=claim, by=self.preparer, accepted={line.pk: Accepted(line.amount_minor, ())})
        approve_claim(claim=claim, by=self.approver, reason="Before travel.")
        self.ledger.books[claim.pk].approved = line.amount_minor
        pass_to_payment(claim=claim, by=self.preparer)
        self.pay(claim)

    def claim(self, placement, currency: str) -> None:
        claim = self.write(placement, currency, kind="claim", lines=self.chance.randint(1, 3))
        self.decide(claim)
        if self.chance.random() < 0.2:
            return_claim(claim=claim, by=self.preparer, reason="Which night?")
            self.undo(claim)
            if self.chance.random() < 0.7:
                send_claim(claim=claim, by=placement.expert)
                self.decide(claim)

    def decide(self, claim: Claim) -> None:
        money = {"lines": list(claim.programme.budget_lines.all()), "grants": list(claim.programme.grants.all())}
        accepted, book = {}, self.ledger.books[claim.pk]
        for line in claim.lines.all():
            whole = self.chance.random() < 0.6
            amount = line.amount_minor if whole else self.chance.randint(0, line.amount_minor // STEP[line.currency])
            amount = amount if whole else amount * STEP[line.currency]
            part = self.chance.randint(0, amount // STEP[line.currency]) * STEP[line.currency]
            pairs = zip(money["grants"], (part, amount - part), strict=True)
            shares = [GrantShare(self.chance.choice(money["lines"]), grant, each) for grant, each in pairs]
            accepted[line.pk] = Accepted(amount, tuple(shares), "" if whole else "Not all of it")
            pay = exchanged(amount, line.currency, claim.currency)
            book.approved += pay
            for share, each in zip(shares, parts_of(pay, [part, amount - part], claim.currency), strict=True):
                keys = (str(share.budget_line), str(share.grant))
                book.carried[keys] = book.carried.get(keys, 0) + each
        check_claim(claim=claim, by=self.preparer, accepted=accepted)
        approve_claim(claim=claim, by=self.approver, reason="More than was offered.")
        for advance in self.advances_of(claim):
            amount = min(advance.paid - advance.settled, book.approved)
            book.taken, advance.settled = amount, advance.settled + amount

    def undo(self, claim: Claim) -> None:
        book = self.ledger.books[claim.pk]
        for advance in self.advances_of(claim):
            advance.settled -= book.taken
        book.approved, book.taken, book.carried = 0, 0, {}

    def advances_of(self, claim: Claim) -> list[Book]:
        numbers = claim.placement.claims.advances().values_list("pk", flat=True)
        return [self.ledger.books[number] for number in numbers]

    def pay(self, claim: Claim) -> None:
        """All of it or in two parts; a part of what was paid comes back and is paid again."""
        book = self.ledger.books[claim.pk]
        if self.chance.random() < 0.4 and book.open > STEP[book.currency]:
            amount = self.chance.randint(1, book.open // STEP[book.currency] - 1) * STEP[book.currency]
            self.paid(claim, amount)
        if self.chance.random() < 0.8:
            self.paid(claim, book.open)
        if self.chance.random() < 0.3 and book.paid:
            payment = claim.payments.filter(came_back_on=None).first()
            told = {"reason": "The account was closed.", "came_back_on": self.today}
            take_back_payment(payment=payment, by=self.preparer, **told)
            book.paid -= payment.amount_minor
            pass_to_payment(claim=claim, by=self.approver)
        if book.is_advance and book.open:
            self.paid(claim, book.open)

    def paid(self, claim: Claim, amount: int) -> None:
        told = {"reference": self.reference(), "paid_on": self.today, "amount_minor": amount}
        record_payment(claim=claim, by=self.preparer, **told)
        self.ledger.books[claim.pk].paid += amount

    def settle_advances(self) -> None:
        for claim in Claim.objects.advances().filter(state=ClaimState.PAID):
            book = self.ledger.books[claim.pk]
            left = (book.paid - book.settled) // STEP[book.currency]
            if left and self.chance.random() < 0.6:
                amount = self.chance.randint(1, left) * STEP[book.currency]
                told = {"amount_minor": amount, "reference": self.reference(), "day": self.today}
                record_paid_back(advance=claim, by=self.preparer, **told)
                book.settled += amount

    def hand_over(self) -> dict[str, int]:
        """Everything approved, in payment files; half of what they hold is paid by the statement of the bank, to the
        cent as the files have it, the rest one by one. Returns the sums of the files."""
        sums: dict[str, int] = defaultdict(int)
        for programme in self.programmes:
            for currency in CURRENCIES:
                try:
                    made = made_file(programme=programme, currency=currency, by=self.approver)
                except NothingPayable:
                    continue
                rows = [(row[0], row[5]) for row in table_of_file(made).rows]
                sums[currency] += sum(int(amount * 100) for _claim, amount in rows)
                self.read_statement(currency, rows)
        return dict(sums)

    def read_statement(self, currency: str, rows: list) -> None:
        now, later = rows[::2], rows[1::2]
        lines = [f"{claim},{amount},{currency},{self.reference()},{self.today}" for claim, amount in now]
        content = "\n".join(["claim,amount,currency,reference,paid_on", *lines]).encode()
        refused = [row.text for row in import_payments(content=content, by=self.preparer) if not row.is_paid]
        assert refused == []
        for reference, amount in now:
            self.ledger.books[int(reference.rpartition("/A")[2])].paid += int(amount * 100)
        for reference, _amount in later:
            self.pay(Claim.objects.get(pk=int(reference.rpartition("/A")[2])))


def of_page(client, address: str, by: str) -> tuple[dict, dict]:
    """The rows of all pages, and the sums below them."""
    rows, sums, page = {}, {}, 1
    while True:
        text = client.get(address, {"by": by, "page": page}).text
        for row in re.findall(r"<tr>(.*?)</tr>", text, re.S):
            cells = [
                unescape(re.sub(r"<[^>]+>", "", cell)).strip() for cell in re.findall(r"<t[dh].*?>(.*?)</t", row, re.S)
            ]
            if len(cells) > 2 and cells[1] in CURRENCIES:
                amounts = tuple(int(Decimal(re.sub(r"[^\d.-]", "", cell)) * 100) for cell in cells[2:])
                (sums if cells[0] == "Together" else rows)[cells[0], cells[1]] = amounts
        page += 1
        if f"page={page}" not in text:
            return rows, sums


def of_workbook(client, address: str, **asked) -> list[tuple]:
    answer = client.get(address, asked)
    return list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.values)[1:]


def minor(*amounts) -> tuple[int, ...]:
    return tuple(round(Decimal(str(amount)) * 100) for amount in amounts)


def _some(amounts: dict) -> dict:
    """Without those of which there is nothing."""
    return {key: each for key, each in amounts.items() if (any(each) if isinstance(each, tuple) else each)}


@pytest.mark.parametrize("placements", [4, pytest.param(110, marks=pytest.mark.whole)])
def test_page_workbook_payment_file_and_ledger_say_the_same_to_the_cent(placements, capsys):
    year = Year(seed=15)
    for _each in range(placements):
        year.place(claims=3)
    ledger = year.ledger
    due = ledger.by_currency(lambda book: 0 if book.is_advance else book.open)
    handed = year.hand_over()
    year.settle_advances()
    desk = sign_in(year.preparer)

    assert handed == due
    page, file = reverse("office:claim_totals"), reverse("office:claim_totals_export", args=["xlsx"])
    for by in ("programme", "person", "assignment", "budget_line", "grant"):
        told = ledger.carried(by) if by in ("budget_line", "grant") else ledger.totals(by)
        told = _some(told)
        rows, sums = of_page(desk, page, by)
        assert _some(rows) == told
        listed = {(label, currency): minor(*rest) for label, currency, *rest in of_workbook(desk, file, by=by)}
        assert _some(listed) == told
        approved = ledger.by_currency(lambda book: 0 if book.is_advance else book.approved)
        assert _some({currency: amounts[0] for (_label, currency), amounts in sums.items()}) == approved
    lines = of_workbook(desk, reverse("office:claims_export", args=["xlsx"]))
    owed: dict[str, int] = defaultdict(int)
    for row in lines:
        # Paid in, to pay, and paid in advance.
        owed[row[23]] += round(Decimal(str(row[21] or 0)) * 100) - round(Decimal(str(row[22] or 0)) * 100)
    assert _some(owed) == ledger.by_currency(lambda book: book.approved - book.taken)
    paid: dict[str, int] = defaultdict(int)
    for payment in ClaimPayment.objects.filter(came_back_on=None).select_related("claim"):
        paid[payment.claim.currency] += payment.amount_minor
    assert _some(paid) == ledger.by_currency(lambda book: book.paid)
    found = Claim.objects.all()
    told = [
        f"{found.count()} claims, {found.advances().count()} of them advances",
        f"{found.filter(state__in=sorted(CLAIM_APPROVED)).count()} approved: {approved}",
        f"{ClaimPayment.objects.count()} payments, of which {ClaimPayment.objects.exclude(came_back_on=None).count()} "
        f"came back; {AdvanceSettlement.objects.count()} settlements of advances; in payment files {handed}",
    ]
    with capsys.disabled():
        print("\n" + "; ".join(told))
