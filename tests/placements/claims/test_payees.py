"""Where an expert is paid: read by few, checked after each change, and in the file of whoever pays."""

import io
import zipfile

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from casework.moves import MoveNotAllowed
from diaspora.models import FileAccess, Notice
from placements.claims.deciding import pass_to_payment
from placements.claims.importing import import_payments
from placements.enums import PlacementState
from placements.models import PayAccount, PaymentFile, Placement
from placements.payees.errors import AccountReplaced, AccountUnchecked, NotPlaced
from placements.payees.keeping import account_of, check_account, keep_account
from placements.payment_files.errors import NothingPayable
from placements.payment_files.making import fill_files
from placements.payment_files.putting_away import put_away
from skills_match.enums import Right
from tests.conftest import sign_in
from tests.factories.placements import PayAccountFactory
from tests.factories.programmes import ProgrammeFactory, ProgrammeRightFactory

from .conftest import DAY, made_file, person_of_finance

#: Nobody else's number.
NUMBER = "0152 2841 7790"


@pytest.fixture
def checker(programme):
    return person_of_finance("Rehema", Right.BANK_DETAILS, Right.FINANCE_APPROVER, programme=programme)


@pytest.fixture
def account(approved, professional, checker):
    typed = {"way": "bank", "holder": "Asha Mrema", "provider": "CRDB", "number": NUMBER, "code": "CORUTZTZ"}
    sign_in(professional).post(reverse("my:pay_account"), typed)
    return account_of(professional)


def test_nothing_is_paid_to_an_account_that_only_its_expert_has_seen(
    account, approved, professional, preparer, checker, stranger
):
    ProgrammeRightFactory(programme=approved.programme, user=professional, right=Right.BANK_DETAILS)
    for wrong in (professional, preparer, stranger):
        with pytest.raises(MoveNotAllowed):
            check_account(account=account, by=wrong)
    with pytest.raises(AccountUnchecked):
        pass_to_payment(claim=approved, by=preparer)
    with pytest.raises(NothingPayable):
        made_file(programme=approved.programme, currency="USD", by=preparer)
    assert PaymentFile.objects.count() == 0

    sign_in(checker).post(reverse("office:pay_account", args=[account.pk]))

    account.refresh_from_db()
    assert (account.checked_by, Notice.objects.get(kind="pay_account").user) == (checker, professional)
    assert FileAccess.objects.get(subject=professional, what="pay_account").viewer == checker
    with pytest.raises(AccountReplaced):
        check_account(account=account, by=checker)
    assert pass_to_payment(claim=approved, by=preparer).state == "with_finance"


def test_a_change_freezes_the_payment_again(account, approved, professional, preparer, checker):
    check_account(account=account, by=checker)
    changed = PayAccount(way="mobile", holder="Asha Mrema", provider="M-Pesa", number="+255 700 900 418")

    keep_account(account=changed, by=professional)

    with pytest.raises(AccountReplaced):
        check_account(account=account, by=checker)
    with pytest.raises(AccountUnchecked):
        pass_to_payment(claim=approved, by=preparer)
    assert list(PayAccount.objects.filter(owner=professional, replaced_at=None)) == [changed]


def test_only_somebody_with_an_assignment_is_asked_where_they_are_paid(stranger):
    with pytest.raises(NotPlaced):
        keep_account(account=PayAccount(way="mobile", holder="X", provider="Y", number="12345"), by=stranger)


def test_a_payment_file_has_the_columns_of_the_bank_and_is_paid_by_its_statement(account, approved, preparer, checker):
    PayAccount.objects.update(number=f"+{NUMBER}")
    check_account(account=account, by=checker)
    desk, banker = sign_in(preparer), sign_in(checker)
    layout = {
        "file_format": "csv",
        "field_0": "number",
        "heading_0": "=ACC_NO",
        "field_1": "amount",
        "field_2": "claim",
    }
    page = reverse("office:payment_layout", args=[approved.programme.code])
    refused = desk.post(page, {**layout, "field_2": "amount"})
    desk.post(page, layout)

    made = desk.post(reverse("office:payment_files"), {"programme": approved.programme.pk, "currency": "USD"}).url
    take = reverse("office:take_payment_file", args=[PaymentFile.objects.get().pk])
    too_early = (banker.post(take).status_code, "0 of 1 claims are in the file." in desk.get(made).text)
    again = desk.post(reverse("office:payment_files"), {"programme": approved.programme.pk, "currency": "USD"})
    fill_files()
    text = b"".join(banker.post(take).streaming_content).decode("utf-8-sig")

    assert "Each field may be in one column only." in refused.text
    assert (too_early, "is being made already" in again.text) == ((404, True), True)
    assert text.splitlines() == ["'=ACC_NO,Amount,Reference of the claim", f"{NUMBER},280.00,{approved.reference}"]
    assert (NUMBER in desk.get(made).text, desk.post(take).status_code) == (False, 404)
    assert "USD\xa0280.00" in desk.get(made).text
    with pytest.raises(NothingPayable):
        made_file(programme=approved.programme, currency="USD", by=preparer)
    line = f"{approved.reference},280.00,USD,TT-1,{timezone.localdate()}"
    statement = f"claim,amount,currency,reference,paid_on\n{line}\n".encode()
    [read] = import_payments(content=statement, by=preparer)
    approved.refresh_from_db()
    assert (read.is_paid, approved.state) == (True, "paid")


def test_an_account_number_is_nowhere_but_with_whoever_checks_it(
    account, approved, professional, preparer, officer, manager, checker
):
    elsewhere = person_of_finance("Zuri", Right.BANK_DETAILS, programme=ProgrammeFactory())
    placement, claim = [approved.placement_id], [approved.pk]
    seen = {
        professional: ["my:pay_account", ("my:claim", placement + claim), ("my:placement", placement)],
        preparer: ["office:claims", ("office:claim", claim), "office:payment_files", ("office:claim_audit", claim)],
        officer: [("office:placement", placement), "office:placements"],
        manager: [("institution_assignments:placement", placement)],
    }

    pages = [_read(sign_in(user), page) for user, names in seen.items() for page in names]

    address = reverse("office:pay_account", args=[account.pk])
    assert NUMBER in sign_in(checker).get(address).text
    assert [sign_in(user).get(address).status_code for user in (preparer, elsewhere, professional)] == [403, 404, 403]
    digits = NUMBER.replace(" ", "")
    for text in [*pages, *(str(message.message()) for message in mail.outbox), *_kept()]:
        assert digits not in text.replace(" ", "")


def _read(client, page) -> str:
    name, args = page if isinstance(page, tuple) else (page, [])
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200
    if answer.streaming:
        archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
        return " ".join(archive.read(each).decode(errors="replace") for each in archive.namelist())
    return answer.text


def _kept() -> list[str]:
    """What notices and the log say."""
    told = [str(row.values) for row in Notice.objects.all()]
    return told + [f"{row.label} {row.data}" for row in ModelLogEntry.objects.all()]


def test_an_account_is_put_away_half_a_year_after_the_last_assignment(placement, professional):
    PayAccountFactory(owner=professional, written_at=timezone.now() - 200 * DAY)
    assert put_away() == 0

    Placement.objects.filter(pk=placement.pk).update(
        state=PlacementState.CANCELLED, in_state_since=timezone.now() - 181 * DAY
    )

    assert (put_away(), account_of(professional)) == (1, None)
