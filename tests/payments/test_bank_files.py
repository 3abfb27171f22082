"""A bank statement is read as it is written, looked at before it is booked, and undone where it was read wrongly."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from payments.bank.deciding import NotThere, confirm_line, explain_line
from payments.bank.decimals import COMMA
from payments.bank.files import FileConfirmed, FileDecided, read_statement, take_file, undo_file
from payments.bank.matching import without_a_line
from payments.bank.receiving import confirm_money, report_money
from payments.bank.rows import NoLines, StatementRefused
from payments.enums import LedgerKind, PaymentState, PaymentWay
from payments.ledger.balances import balances
from payments.ledger.box import NotSoMuchCash
from payments.ledger.movements import movements
from payments.ledger.statements import period
from payments.models import BankLine, LedgerEntry, Payment
from tests.conftest import sign_in
from tests.factories.payments import BankLineFactory, RefundFactory

from .conftest import into_the_books

pytestmark = pytest.mark.django_db
HEADER = "date;amount;currency;text"


def read(*amounts, by, currency="USD", **said):
    """The sums that were read of a file with these, in the smallest unit."""
    lines = [HEADER, *(f"2026-11-20;{amount};{currency};Line {number}" for number, amount in enumerate(amounts))]
    file = read_statement(content="\n".join(lines).encode(), by=by, **said)
    return list(file.lines.order_by("pk").values_list("amount_minor", flat=True))


@pytest.mark.parametrize(
    ("amounts", "minor"),
    [
        (["20,00"], [2_000]),
        (["1.234,56"], [123_456]),
        (["1,234.56", "1,000"], [123_456, 100_000]),
        (["1.000", "-1.234.567", "12,5"], [100_000, -123_456_700, 1_250]),
        (["20", "1 500"], [2_000, 150_000]),
        (["1\u00a0500,00", "\u221212,00"], [150_000, -1_200]),
        (["0,50", "1.234.567"], [50, 123_456_700]),
        (["1,234,567", "20.5"], [123_456_700, 2_050]),
        (["(20.50)", "1,500.00-", "7-"], [-2_050, -150_000, -700]),
    ],
)
def test_a_file_is_read_in_the_decimals_that_its_own_sums_show(preparer, amounts, minor):
    assert read(*amounts, by=preparer) == minor


@pytest.mark.parametrize(
    ("amounts", "line"),
    [
        (["5", "5.005"], "Line 3"),
        (["150,000"], "Line 2"),
        (["20,00", "20.00"], "Line 3"),
        (["20.00", "1.234"], "Line 3"),
        (["20,00", "5.00,5"], "Line 3"),
        (["20,00", "1e3"], "Line 3"),
        (["20,005", "7,5"], "Line 2"),
        (["many"], "Line 2: “many” is no sum"),
        (["20.00", "USD 5.00"], "Line 3: “USD 5.00” is no sum"),
        (["20.00", "5.0050"], "Line 3: “5.0050” has more decimals than USD"),
    ],
)
def test_a_sum_that_can_be_read_in_two_ways_or_in_none_is_refused_with_its_line(preparer, amounts, line):
    with pytest.raises(StatementRefused, match=line):
        read(*amounts, by=preparer)

    assert not BankLine.objects.exists()


def test_what_no_sum_of_a_file_shows_is_said_by_whoever_reads_it(preparer):
    assert read("150.000", by=preparer, currency="TZS", decimals=COMMA) == [15_000_000]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("date,currency,amount,text\n2026-11-20,TZS,1,234.56,TDPABCDEFGH", "Line 2 has 5 cells"),
        ("date,amount,currency,text\n2026-11-20,5.00,USD", "Line 2 has 3 cells"),
        ('date,amount,currency,text\n2026-11-20,5.00,USD,"open\n2026-11-21,6.00,USD,a', "Line 2: a quote"),
        ("date,amount,amount,currency,text\n2026-11-20,5.00,6.00,USD,a", "“amount” twice"),
        ("date,amount,kiasi,currency,text\n2026-11-20,5.00,6.00,USD,a", "“amount” twice"),
        ("date,amount,currency,text\n2026-31-12,5.00,USD,a", "Line 2: “2026-31-12” is no day"),
        ("date,amount,currency,text\n2999-12-31,5.00,USD,a", "Line 2: “2999-12-31” is too long ago, or has not come"),
        ("date,amount,currency,text\n2026-11-20,5.00,XYZ,a", "Line 2: “XYZ” is no currency"),
    ],
)
def test_a_line_whose_cells_may_have_moved_is_never_read_and_what_is_wrong_is_shown(preparer, content, said):
    with pytest.raises(StatementRefused, match=re.escape(said)):
        read_statement(content=content.encode(), by=preparer)

    assert not BankLine.objects.exists()


def test_what_banks_write_besides_is_read_whole(preparer):
    """Cents of shillings, rows of empty cells, cells of two lines, and signs that nobody sees."""
    content = (
        'date,amount,currency,text,\n,,,,\n\n2026-11-20,"1,234.56",TZS,"VAT\nNovember",\n'
        "2026-11-21,-7.00,TZS,\u202eevil\x07 a\u2028b,\n"
    )

    lines = read_statement(content=content.encode(), by=preparer).lines.order_by("pk")

    assert [(line.amount_minor, line.text) for line in lines] == [(123_456, "VAT November"), (-700, "evil a b")]
    assert lines[0].written == "TZS\N{NO-BREAK SPACE}1,234.56"
    assert read_statement(content=content.encode(), by=preparer).lines.count() == 2  # the same file again


def test_lines_of_a_file_that_a_colleague_has_not_taken_are_named_and_wait_on_the_desk(preparer, approver):
    content = f"{HEADER}\n2026-11-20;5,00;USD;One\n2026-11-21;6,00;USD;Two".encode()
    waiting = read_statement(content=content, by=preparer)
    colleague = sign_in(approver)

    said = colleague.post(
        reverse("finance:read_bank_statement"), {"statement": SimpleUploadedFile("b.csv", content)}, follow=True
    ).text

    assert "not in the books yet: 2. Take that file" in said
    assert reverse("finance:bank_file", args=[waiting.pk]) in colleague.get(reverse("finance:desk")).text
    take_file(file=waiting, by=preparer)
    assert read_statement(content=content, by=approver).not_taken == 0
    assert reverse("finance:bank_file", args=[waiting.pk]) not in colleague.get(reverse("finance:desk")).text


def test_a_file_with_columns_and_no_line_is_told_so_and_older_programs_are_read(preparer):
    with pytest.raises(NoLines):
        read_statement(content=HEADER.encode(), by=preparer)

    content = "tarehe\tkiasi\tsarafu\tmaelezo\n20/11/2026\t5,00\tUSD\tZo\u00e9".encode("cp1252")
    assert read_statement(content=content, by=preparer).lines.get().text == "Zo\u00e9"


def test_nothing_is_booked_before_somebody_has_looked_at_the_sums(invoice, preparer):
    content = f"{HEADER}\n2026-11-20;2000000,00;TZS;{invoice.reference}\n2026-11-20;-12,00;USD;CHARGES".encode()
    desk = sign_in(preparer)
    file = read_statement(content=content, by=preparer)

    page = desk.get(reverse("finance:bank_file", args=[file.pk])).text
    listed = desk.get(reverse("finance:bank")).context["lines"]

    invoice.refresh_from_db()
    assert "TZS\N{NO-BREAK SPACE}2,000,000" in page
    assert "USD\N{NO-BREAK SPACE}-12.00" in page
    assert (listed, balances(), invoice.state) == ([], {}, PaymentState.OPEN)
    assert not BankLine.objects.undecided().exists()
    read_statement(content=content, by=preparer)  # what was not taken gives way
    assert BankLine.objects.count() == 2


def test_a_file_that_was_read_wrongly_is_undone_to_the_cent_and_read_again(invoice, preparer, approver):
    content = f"{HEADER}\n2026-11-20;2000000,00;TZS;{invoice.reference}\n2026-11-20;-12,00;TZS;CHARGES"
    wrong = into_the_books(content, by=preparer).file

    undo_file(file=wrong, by=approver)

    invoice.refresh_from_db()
    assert (set(balances().values()), invoice.state, BankLine.objects.count()) == ({0}, PaymentState.OPEN, 0)
    assert LedgerEntry.objects.count() == 2  # the books show that it was there
    for again in (take_file, undo_file):
        with pytest.raises(FileDecided):
            again(file=wrong, by=preparer)
    assert into_the_books(content, by=preparer).matched == 1


def test_a_file_of_which_anything_is_confirmed_stays(invoice, preparer, approver):
    file = into_the_books(f"{HEADER}\n2026-11-20;2000000,00;TZS;{invoice.reference}", by=preparer).file
    invoice.refresh_from_db()
    confirm_money(payment=invoice, by=approver)

    with pytest.raises(FileConfirmed):
        undo_file(file=file, by=preparer)

    assert balances()["bank TZS"] == 200_000_000


@pytest.mark.parametrize("is_confirmed", [True, False])
def test_the_money_of_an_invoice_that_was_reported_by_hand_is_at_the_bank_once(
    invoice, preparer, approver, is_confirmed
):
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    if is_confirmed:
        confirm_money(payment=invoice, by=approver)
    line = f"{HEADER}\n{timezone.localdate()};2000000,00;TZS;{invoice.reference}"

    taken = into_the_books(line, by=preparer)

    invoice.refresh_from_db()
    if not is_confirmed:
        confirm_money(payment=invoice, by=approver)
    assert taken.matched == 1
    assert invoice.bank_lines.get().amount_minor == 200_000_000
    assert balances() == {"bank TZS": 200_000_000, "income seat 7 TZS": -200_000_000}


@pytest.mark.parametrize("use", ["", "purpose", "booked"])
def test_money_is_at_the_bank_once_and_since_the_day_of_its_line(invoice, preparer, approver, use):
    """However late people decide; no day reads it twice. What was confirmed before its line stays on its own day."""
    day = timezone.localdate() - timezone.timedelta(days=9)
    if use == "booked":
        report_money(payment=invoice, evidence="Statement 7", by=preparer)
        confirm_money(payment=invoice, by=approver)
    into_the_books(f"{HEADER}\n{day};2000000,00;TZS;{'' if use else invoice.reference}", by=preparer)
    line = BankLine.objects.get()
    if use:
        thing = invoice.reference if use == "booked" else "seat 7"
        explain_line(line=line, use=use, thing=thing, explanation="A friend", by=preparer)
        confirm_line(line=line, by=approver)
    else:
        confirm_money(payment=line.payment, by=approver)

    then, now = (bank_at_the_end_of(each) for each in (day, timezone.localdate()))
    assert (then, now) == (0 if use == "booked" else 200_000_000, 200_000_000)
    payment = BankLine.objects.get().payment
    assert (timezone.localtime(payment.paid_at).date() == day) == (use != "booked")


def bank_at_the_end_of(day):
    return {each.kind: each.closing for each in movements(*period(day, day))}[LedgerKind.BANK]


def test_a_payer_who_pays_twice_has_sent_other_money(invoice, preparer, approver):
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    confirm_money(payment=invoice, by=approver)
    Payment.objects.update(reported_at=timezone.now() - timezone.timedelta(days=9))
    line = f"{HEADER}\n{timezone.localdate()};2000000,00;TZS;{invoice.reference}"

    assert into_the_books(line, by=preparer).matched == 0
    assert balances()["suspense TZS"] == -200_000_000


def test_a_line_whose_number_fits_several_invoices_stays_undecided_and_a_reference_is_of_one(invoice, begin, preparer):
    other = begin(amount_minor=invoice.amount_minor, way=PaymentWay.INVOICE, ends_at=invoice.ends_at)
    Payment.objects.update(control_number="991234567890")
    lines = [f"2026-11-20;2000000,00;TZS;991234567890 {text}" for text in ("one", "two", other.reference)]

    assert into_the_books("\n".join([HEADER, *lines]), by=preparer).matched == 1
    assert list(Payment.objects.filter(state=PaymentState.REPORTED)) == [other]
    assert BankLine.objects.undecided().count() == 2


def test_two_people_say_that_a_line_is_the_money_of_a_payment_in_the_books(invoice, preparer, approver):
    report_money(payment=invoice, evidence="Statement 7", by=preparer)
    confirm_money(payment=invoice, by=approver)
    into_the_books(f"{HEADER}\n2026-11-20;2000000,00;TZS;No reference", by=preparer)
    line = BankLine.objects.get()
    desk = sign_in(preparer)

    desk.post(
        reverse("finance:explain_bank_line", args=[line.pk]),
        {"use": "booked", "payment": invoice.reference, "explanation": "The name of the payer"},
    )
    line.refresh_from_db()
    confirm_line(line=line, by=approver)

    another = BankLineFactory(amount_minor=200_000_000)
    explain_line(line=another, use="booked", thing=invoice.reference, explanation="x", by=preparer)
    with pytest.raises(NotThere):
        confirm_line(line=another, by=approver)
    assert balances() == {"bank TZS": 200_000_000, "income seat 7 TZS": -200_000_000, "suspense TZS": 0}
    assert not without_a_line(another).exists()


def test_a_refund_by_hand_is_named_and_over_the_sum_of_its_line(seats, preparer, approver, begin):
    paid = begin(way=PaymentWay.INVOICE, amount_minor=4_400, currency="USD", ends_at=timezone.now())
    refund = RefundFactory(payment=paid, amount_minor=4_400, state="done")
    other = RefundFactory(payment=paid, amount_minor=4_300, state="done")
    lines = [BankLineFactory(amount_minor=-4_400, currency="USD") for _ in range(3)]
    for line, thing in zip(lines, (refund.pk, refund.pk, other.pk), strict=True):
        explain_line(line=line, use="refund", thing=str(thing), explanation="Back", by=preparer)

    confirm_line(line=lines[0], by=approver)
    for line in lines[1:]:
        with pytest.raises(NotThere):
            confirm_line(line=line, by=approver)

    assert BankLine.objects.get(refund=refund).pk == lines[0].pk
    page = sign_in(preparer).post(
        reverse("finance:explain_bank_line", args=[BankLineFactory(amount_minor=-1).pk]),
        {"use": "refund", "explanation": "x"},
    )
    assert page.context["form"].errors.keys() == {"refund"}


def test_more_cash_than_the_box_holds_is_never_brought_to_the_bank(preparer, approver):
    line = BankLineFactory(amount_minor=500_000, currency="USD")
    explain_line(line=line, use="cash", explanation="Friday", by=preparer)

    with pytest.raises(NotSoMuchCash):
        confirm_line(line=line, by=approver)

    assert balances() == {}


def test_whoever_confirms_an_invoice_sees_the_sum_of_the_bank_next_to_it(invoice, preparer, approver):
    into_the_books(f"{HEADER}\n2026-11-20;2000000,00;TZS;{invoice.reference}", by=preparer)
    desk, address = sign_in(approver), reverse("finance:payment", args=[invoice.reference])
    same = desk.get(address).text
    BankLine.objects.update(amount_minor=2_000_000)

    other = desk.get(address).text

    assert "On the bank statement" in same
    assert "<strong>TZS\N{NO-BREAK SPACE}20,000</strong>" in other
    assert ["Another sum than this payment" in page for page in (same, other)] == [False, True]
