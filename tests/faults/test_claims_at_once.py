"""Eight people of finance decide and pay at the same moment: each claim is approved once and paid once.

Each test has its control: without the lock it ends otherwise.
"""

import pytest
from wagtail.models import ModelLogEntry

from placements.claims.deciding import Accepted, approve_claim, check_claim
from placements.claims.paying import record_payment
from placements.models import Claim, ClaimPayment
from skills_match.enums import Right
from skills_match.models.querysets import today_in_closing_zone
from tests.factories.placements import (
    AdvanceFactory,
    ClaimFactory,
    ClaimLineFactory,
    GrantFactory,
    PlacementFactory,
)
from tests.factories.programmes import ProgrammeBudgetLineFactory
from tests.placements.claims.conftest import person_of_finance

from .at_once import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.postgresql,
]
PEOPLE = 8
many = pytest.mark.parametrize("number", [1, pytest.param(100, marks=pytest.mark.whole)])


def checked(placement, preparer, *, kind: str = "claim") -> Claim:
    """450 dollars. An advance is carried by no grant yet."""
    programme = placement.assignment.programme
    budget = programme.budget_lines.first() or ProgrammeBudgetLineFactory(programme=programme)
    grant = programme.grants.first() or GrantFactory(programme=programme)
    claim = ClaimFactory(placement=placement, state="submitted", kind=kind)
    line = ClaimLineFactory(claim=claim)
    accepted = Accepted(45_000, ()) if claim.is_advance else Accepted.whole(45_000, budget, grant)
    return check_claim(claim=claim, by=preparer, accepted={line.pk: accepted})


def people(programme) -> tuple:
    preparer = person_of_finance("Neema", Right.FINANCE_PREPARER, programme=programme)
    return preparer, [
        person_of_finance(f"Baraka {number}", Right.FINANCE_APPROVER, programme=programme) for number in range(PEOPLE)
    ]


@many
@pytest.mark.parametrize("kind", ["claim", "advance"])
def test_eight_approve_a_claim_or_an_advance_once_and_pay_it_once(number, kind, is_locked, capsys):
    first = PlacementFactory()
    programme = first.assignment.programme
    preparer, approvers = people(programme)
    today, raised = today_in_closing_zone(), []
    for each in range(number):
        # Of advances one is open at a time.
        placement = first if kind == "claim" else PlacementFactory(application__assignment__programme=programme)
        claim = checked(placement, preparer, kind=kind)
        told = {"claim": claim, "reason": "More than was offered."}
        raised += at_once(Claim, *[lambda by=by, told=told: approve_claim(by=by, **told) for by in approvers])
        Claim.objects.filter(pk=claim.pk).update(state="with_finance")
        raised += at_once(
            ClaimPayment,
            *[
                lambda by=by, claim=claim, each=each: record_payment(
                    claim=claim, by=by, paid_on=today, reference=f"{each}-{by.pk}"
                )
                for by in approvers
            ],
        )

    approvals = ModelLogEntry.objects.filter(action="claim.approved").count()
    payments = ClaimPayment.objects.count()
    with capsys.disabled():
        print(
            f"\n{PEOPLE} × {number}, locked {is_locked}: {approvals} approvals, {payments} payments, "
            f"{len(raised)} refused"
        )
    if is_locked:
        assert (approvals, payments, set(raised)) == (number, number, {"AlreadyDone"})
        assert len(raised) == 2 * (PEOPLE - 1) * number
    else:
        assert approvals > number
        assert payments > number


@many
def test_an_advance_is_taken_off_eight_claims_at_once_to_the_cent(number, is_locked):
    """450 dollars in advance, 3,600 approved at the same moment."""
    for _each in range(number):
        placement = PlacementFactory()
        preparer, approvers = people(placement.assignment.programme)
        advance = AdvanceFactory(placement=placement)
        claims = [checked(placement, preparer) for _by in approvers]
        pairs = list(zip(claims, approvers, strict=True))
        raised = at_once(
            Claim, *[lambda claim=claim, by=by: approve_claim(claim=claim, by=by, reason="x") for claim, by in pairs]
        )

        advance.refresh_from_db()
        taken = sum(row.amount_minor for row in advance.settlements.all())
        if is_locked:
            assert (raised, taken, advance.settled_minor) == ([], 45_000, 45_000)
            owed = [claim.owed_minor for claim in Claim.objects.filter(kind="claim", placement=placement)]
            assert sorted(owed) == [0] + [45_000] * (PEOPLE - 1)
        else:
            assert taken != advance.settled_minor or taken != 45_000 or raised
