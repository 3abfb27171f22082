"""A placement of which allowances are claimed, and three people of finance."""

import datetime

import pytest
from django.contrib.auth.models import Permission

from placements.claims.deciding import Accepted, approve_claim, check_claim
from placements.claims.writing import claim_by_rate, send_claim
from placements.models import Grant, PaymentFile
from placements.payment_files.making import ask_for_file, fill_files
from selection.models import Offer
from skills_match.enums import AllowanceKind, AllowanceUnit, Right
from tests.factories.people import UserFactory
from tests.factories.placements import ClaimFactory, ExchangeRateFactory
from tests.factories.programmes import (
    AllowanceRateFactory,
    ProgrammeBudgetLineFactory,
    ProgrammeFactory,
    ProgrammeRightFactory,
)

DAY = datetime.timedelta(days=1)
NIGHTS = {"kind": AllowanceKind.SUBSISTENCE, "unit": AllowanceUnit.DAY}


def person_of_finance(name: str, *rights: Right, programme):
    """Works in the office and holds `rights` in `programme`."""
    user = UserFactory(first_name=name)
    user.user_permissions.add(Permission.objects.get(codename="work_in_office"))
    for right in rights:
        ProgrammeRightFactory(programme=programme, user=user, right=right)
    return user


@pytest.fixture
def programme(placement):
    """45 dollars a night, 50 from the fifth day of the placement on, 1,000 dollars offered for nights."""
    programme = ProgrammeFactory()
    placement.assignment.programme = programme
    placement.assignment.save(update_fields=["programme"])
    AllowanceRateFactory(programme=programme)
    AllowanceRateFactory(programme=programme, amount_minor=5_000, valid_from=placement.starts_on + 4 * DAY)
    AllowanceRateFactory(programme=programme, kind="lump_sum", unit="once", amount_minor=20_000)
    offer = Offer.objects.create(application=placement.application)
    offer.lines.create(kind="lump_sum", unit="once", amount_minor=100_000, currency="USD")
    offer.lines.create(kind="subsistence", unit="once", amount_minor=100_000, currency="USD")
    return programme


@pytest.fixture
def budget(programme):
    return ProgrammeBudgetLineFactory(programme=programme)


@pytest.fixture
def preparer(programme):
    return person_of_finance("Neema", Right.FINANCE_PREPARER, programme=programme)


@pytest.fixture
def approver(programme):
    return person_of_finance("Baraka", Right.FINANCE_APPROVER, programme=programme)


@pytest.fixture
def claim(placement, programme, professional):
    return ClaimFactory(placement=placement)


@pytest.fixture
def sent(claim, professional):
    """Six nights, two of them at the new rate: 280 dollars."""
    claim_by_rate(claim=claim, by=professional, first_on=claim.placement.starts_on, quantity=6, **NIGHTS)
    return send_claim(claim=claim, by=professional)


@pytest.fixture
def official(placement):
    """The table of the month of each day of the placement so far."""
    months = {(placement.starts_on + number * DAY).replace(day=1) for number in range(11)}
    return [
        ExchangeRateFactory(currency=currency, month=month, per_dollar=rate, source=source)
        for month in sorted(months)
        for currency, rate, source in [("TZS", "2500", "Bank of Tanzania"), ("EUR", "0.9", "European Central Bank")]
    ]


def accept_all(claim, budget, by):
    grant, _made = Grant.objects.get_or_create(programme=budget.programme, code="MIDA-7", donor="A donor")
    accepted = {line.pk: Accepted.whole(line.amount_minor, budget, grant) for line in claim.lines.all()}
    return check_claim(claim=claim, by=by, accepted=accepted)


@pytest.fixture
def approved(sent, budget, preparer, approver):
    return approve_claim(claim=accept_all(sent, budget, preparer), by=approver)


def made_file(*, programme, currency, by) -> PaymentFile:
    """Asked for, and filled by the worker."""
    file = ask_for_file(programme=programme, currency=currency, by=by)
    fill_files()
    file.refresh_from_db()
    return file
