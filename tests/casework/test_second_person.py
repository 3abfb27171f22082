"""Who begins what two people do reads on that page whether there is a second one."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CheckConstraint, F, Q
from django.urls import reverse
from django.utils import timezone

from casework.confirming.second_person import NOBODY_ELSE
from skills_match.enums import Right
from tests.conftest import sign_in
from tests.factories.contributions import AppealFactory
from tests.factories.payments import BankLineFactory, PaymentFactory
from tests.factories.people import UserFactory
from tests.factories.programmes import ProgrammeFactory
from tests.ours import OURS
from tests.payments.conftest import of_finance

TEMPLATES = Path(settings.BASE_DIR) / "templates"
#: What the database keeps from being done by one person, and the pages on which the first one begins.
BEGUN = {
    "nobody_closes_the_appeal_they_proposed_to_close": ["contributions/finance/end.html"],
    "nobody_confirms_the_bank_line_they_explained": ["payments/finance/bank_line.html"],
    "nobody_confirms_the_cash_they_counted": ["payments/finance/cash.html"],
    "nobody_confirms_the_money_they_reported": [
        "payments/finance/form.html",
        "payments/finance/read_bank_statement.html",
    ],
    "nobody_approves_the_refund_they_asked_for": ["payments/finance/form.html", "event_desk/cancel.html"],
    "nobody_approves_what_they_checked": ["placements/claim_decision.html"],
    "nobody_opens_a_closed_month_alone": ["placements/ask_month.html"],
    "a_right_is_never_given_by_one_person": ["office/programmes/propose_right.html"],
}
#: Begun by whoever is no colleague of those who check it.
BY_OTHERS = {"nobody_checks_where_they_are_paid_themselves", "nobody_gives_a_right_to_themselves"}
ALONE = "There is no second person"


def keeps_two_apart(condition: object) -> bool:
    """`~Q(confirmed_by=F("reported_by"))`: two people are never the same."""
    return (
        isinstance(condition, Q)
        and condition.negated
        and any(
            isinstance(part, tuple) and part[0].endswith("_by") and isinstance(part[1], F)
            for part in condition.children
        )
    )


def test_each_page_that_begins_what_two_people_do_asks_for_the_second():
    ours = [model for model in apps.get_models() if model._meta.app_label in OURS]
    kept = {
        each.name
        for model in ours
        for each in model._meta.constraints
        if isinstance(each, CheckConstraint) and keeps_two_apart(each.condition)
    }

    assert kept - BY_OTHERS == set(BEGUN)
    pages = {page for found in BEGUN.values() for page in found}
    assert [page for page in sorted(pages) if "{% second_person " not in (TEMPLATES / page).read_text()] == []


@pytest.mark.django_db
def test_the_only_approver_in_finance_reads_that_nobody_confirms():
    approver = of_finance("approve_finance")
    appeal, line = AppealFactory(), BankLineFactory()
    paid = PaymentFactory(state="paid", paid_at=timezone.now())
    pages = [
        reverse("finance_gifts:end", args=[appeal.slug]),
        reverse("finance:refund", args=[paid.reference]),
        reverse("finance:explain_bank_line", args=[line.pk]),
        reverse("finance:cash"),
    ]
    desk = sign_in(approver)

    alone = [ALONE in desk.get(page).text for page in pages]
    of_finance("approve_finance")
    with_a_colleague = [ALONE in desk.get(page).text for page in pages]

    assert (alone, with_a_colleague) == ([True] * 4, [False] * 4)


@pytest.mark.django_db
def test_an_officer_reads_that_nobody_confirms_a_right_that_is_for_the_only_colleague(officer):
    page, desk = reverse("office:propose_right", args=[ProgrammeFactory().code]), sign_in(officer)
    alone = desk.get(page).text
    colleague = UserFactory(is_superuser=True)
    typed = {"email": colleague.email, "right": Right.FINANCE_PREPARER.value, "starts_on": timezone.localdate()}

    before, after = desk.get(page).text, desk.post(page, typed, follow=True).text

    assert [told in page for page, told in ((alone, ALONE), (before, ALONE), (after, str(NOBODY_ELSE)))] == [
        True,
        False,
        True,
    ]
