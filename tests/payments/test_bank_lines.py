"""Every line of a bank statement is in the books, and nobody decides alone what it is."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from payments.actors import NotApprover, OwnWork
from payments.bank.deciding import LineDecided, confirm_line, explain_line, take_back, version
from payments.bank.files import read_statement
from payments.bank.receiving import send_back
from payments.bank.rows import StatementRefused
from payments.bank.suspense import enter_all
from payments.ledger.balances import balances
from payments.models import BankLine, LedgerAccount, Payment
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory
from tests.factories.payments import BankLineFactory

from .conftest import into_the_books

pytestmark = pytest.mark.django_db


def read(*lines, by):
    return into_the_books("\n".join(["date,amount,currency,text", *(f"2026-11-20,{line}" for line in lines)]), by=by)


def at_bank():
    """Account and what stands on it, of USD, without what is even."""
    return {code: amount for code, amount in balances(LedgerAccount.objects.filter(currency="USD")).items() if amount}


def decide(line, use, one, another, **values):
    explain_line(line=line, use=use, explanation="As the letter says", by=one, **values)
    confirm_line(line=line, by=another)


def test_what_nobody_knows_stands_on_an_account_of_its_own_and_what_went_out_too(preparer):
    told = read("25.50,USD,Without a word", "-12.00,USD,BANK CHARGES", "0,USD,Nothing", by=preparer)

    assert enter_all() == 0
    assert (told.new, told.went_out, told.empty) == (2, 1, 1)
    assert at_bank() == {"bank USD": 1350, "suspense USD": -1350}


@pytest.mark.parametrize(
    ("amount", "use", "then"),
    [
        ("80", "other", {"bank USD": 8000, "other USD": -8000}),
        ("-12", "fees", {"bank USD": -1200, "fees USD": 1200}),
        ("80", "back", {"bank USD": 8000, "suspense USD": -8000}),
    ],
)
def test_it_leaves_that_account_on_the_word_of_two(preparer, approver, amount, use, then):
    read(f"{amount},USD,A line", by=preparer)

    decide(BankLine.objects.get(), use, preparer, approver)

    assert at_bank() == then


def test_money_for_something_of_ours_becomes_a_payment_with_a_receipt(seats, preparer, approver):
    read("700,USD,Invoice of 750", by=preparer)

    decide(BankLine.objects.get(), "purpose", preparer, approver, thing="seat 7", payer_name="Asha")

    payment, line = Payment.objects.get(), BankLine.objects.get()
    assert at_bank() == {"bank USD": 70_000, "income seat 7 USD": -70_000}
    assert (payment.reported_by, payment.confirmed_by, line.payment) == (preparer, approver, payment)
    assert payment.receipts.get().amount_minor == 70_000


def test_nobody_decides_alone_twice_or_what_was_decided(preparer, approver):
    line = BankLineFactory()
    with pytest.raises(LineDecided):
        confirm_line(line=line, by=approver)
    explain_line(line=line, use="other", explanation="x", by=approver)
    for refused, by in ((OwnWork, approver), (NotApprover, preparer)):
        with pytest.raises(refused):
            confirm_line(line=line, by=by)
    with pytest.raises(LineDecided):
        explain_line(line=line, use="other", explanation="y", by=preparer)

    take_back(line=line, by=preparer)
    decide(line, "other", preparer, approver)

    with pytest.raises(LineDecided):
        take_back(line=line, by=preparer)


def test_a_line_whose_invoice_is_sent_back_is_nobodys_again(invoice, preparer, approver):
    read(f"2000000,TZS,{invoice.reference}", by=preparer)
    matched = balances()
    invoice.refresh_from_db()

    send_back(payment=invoice, reason="Of somebody else", by=approver)

    assert matched == {}
    assert balances() == {"bank TZS": 200_000_000, "suspense TZS": -200_000_000}


def test_two_people_decide_on_screen_and_the_history_names_both(seats, preparer, approver):
    desk, other_desk = sign_in(preparer), sign_in(approver)
    file = SimpleUploadedFile(
        "s.csv", b"date,amount,currency,text\n2026-11-20,-12,USD,BANK CHARGES\n2026-11-20,0,USD,x\n"
    )
    shown = desk.post(reverse("finance:read_bank_statement"), {"statement": file}, follow=True)
    said = desk.post(reverse("finance:decide_bank_file", args=[shown.context["file"].pk, "take"]), follow=True).text
    line = BankLine.objects.get()
    page, decided = (reverse(f"finance:{name}", args=args) for name, args in (
        ("explain_bank_line", [line.pk]), ("decide_bank_line", [line.pk, "confirm"]))
    )  # fmt: skip

    refused = desk.post(page, {"use": "purpose", "explanation": "x"})
    desk.post(page, {"use": "fees", "explanation": "November"})
    desk.post(decided)
    alone = BankLine.objects.get().confirmed_at
    other_desk.post(decided)

    events = other_desk.get(page).context["events"]
    assert "Went out: 1." in said
    assert "Lines over nothing that were left out: 1." in shown.text
    assert refused.status_code == 200
    assert alone is None
    assert [(each.title, each.by) for each in events] == [
        ("Confirmed", str(approver)),
        ("Said what it is", str(preparer)),
    ]
    assert reverse("finance:explain_bank_line", args=[line.pk]) not in desk.get(reverse("finance:desk")).text


def test_the_list_of_lines_is_narrowed_and_added_up(preparer):
    AppealFactory()
    BankLineFactory(amount_minor=100, currency="USD", booked_on="2026-10-05")
    BankLineFactory(amount_minor=-30, currency="USD", booked_on="2026-10-31")
    BankLineFactory(amount_minor=7000, currency="USD", booked_on="2026-11-01")
    desk = sign_in(preparer)

    october = desk.get(reverse("finance:bank"), {"month": "2026-10", "show": "undecided"})

    assert october.context["totals"] == ["USD\N{NO-BREAK SPACE}0.70"]
    assert len(october.context["lines"]) == 2


def test_a_month_of_no_year_narrows_nothing(preparer):
    BankLineFactory()

    page = sign_in(preparer).get(reverse("finance:bank"), {"month": "0000-01"})

    assert len(page.context["lines"]) == 1


def test_nobody_confirms_an_explanation_that_they_have_not_read(preparer, approver):
    line = BankLineFactory(amount_minor=-1200)
    explain_line(line=line, use="fees", explanation="November", by=preparer)
    line.refresh_from_db()
    read = version(line)
    take_back(line=line, by=preparer)
    explain_line(line=line, use="other", explanation="A loan", by=preparer)

    with pytest.raises(LineDecided):
        confirm_line(line=line, by=approver, seen=read)

    line.refresh_from_db()
    assert line.confirmed_at is None
    page = sign_in(approver).get(reverse("finance:explain_bank_line", args=[line.pk]))
    assert f'name="seen" value="{version(line)}"' in page.text


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "01/01/0001", "2999-01-01"])
def test_a_day_that_no_bank_books_is_refused_with_its_line(preparer, day):
    """Books are for ever."""
    content = f"date,amount,currency,text\n2026-11-20,5,USD,a\n{day},5,USD,b"

    with pytest.raises(StatementRefused, match="Line 3: “"):
        read_statement(content=content.encode(), by=preparer)

    assert not BankLine.objects.exists()
