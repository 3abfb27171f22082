"""A database of the time when a line of a claim named one grant and a claim one payment, brought up to date and back.

Run as a program on the database of DATABASE_URL, an up-to-date and empty one: goes back in time, writes as the older
release did (by the models of its migrations), migrates, prints what is found, splits and pays in part as today, goes
back and prints that too.
"""

import datetime
import json

import django

if __name__ == "__main__":
    django.setup()

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

BEFORE = ("placements", "0003_safety")
DAY, PAID_ON = datetime.date(2026, 10, 1), datetime.date(2026, 11, 20)
EXCHANGED = {"rate": 1, "exchange_source": "–", "exchange_day": DAY}


def go_back():
    """The models of the older release."""
    executor = MigrationExecutor(connection)
    executor.migrate([BEFORE])
    executor.loader.build_graph()
    loader = executor.loader
    return loader.project_state([node for node in loader.graph.nodes if node in loader.applied_migrations]).apps


class OlderRelease:
    """Writes one claim that is paid, one that lies with finance, and one of which nobody has decided."""

    def __init__(self, apps):
        self.get = lambda app, name: apps.get_model(app, name).objects
        self.programme = self.get("skills_match", "Programme").create(code="health")
        self.budget = self.get("skills_match", "ProgrammeBudgetLine").create(
            programme=self.programme, code="H-1", amount_minor=9_000_000, currency="USD"
        )
        self.expert = self.get("diaspora", "User").create(email="expert@example.org")
        self.finance = self.get("diaspora", "User").create(email="finance@example.org")

    def write(self) -> None:
        placement = self.placement()
        paid = {"paid_on": PAID_ON, "paid_reference": "TT-7"}
        self.claim(placement, "paid", [("A-1", 45_000, 45_000), ("B-2", 30_000, 30_000)], **paid)
        self.claim(placement, "with_finance", [("A-1", 10_000, 10_000), ("A-1", 5_000, 5_000)])
        self.claim(placement, "submitted", [("", None, None)])

    def placement(self):
        region = self.get("diaspora", "Region").create(code="t", name="Tanga")
        assignment = self.get("skills_match", "Assignment").create(
            institution=self.get("diaspora", "Institution").create(region=region),
            programme=self.programme,
            reference="TZ-1",
            state="draft",
        )
        application = self.get("skills_match", "Application").create(
            assignment=assignment,
            profile=self.get("diaspora", "Profile").create(user=self.expert),
            state="confirmed",
            submitted_at=timezone.now(),
        )
        return self.get("placements", "Placement").create(
            application=application, mode="on_site", starts_on=DAY, ends_on=PAID_ON
        )

    def claim(self, placement, state: str, lines: list, **paid) -> None:
        decided_at = None if state == "submitted" else timezone.now()
        claim = self.get("placements", "Claim").create(
            placement=placement,
            expert=self.expert,
            currency="USD",
            state=state,
            checked_at=decided_at,
            approved_at=decided_at,
            approved_by=self.finance if decided_at else None,
            **paid,
        )
        for grant, accepted, pay in lines:
            decided = {} if pay is None else {"budget_line": self.budget, "accepted_minor": accepted, **EXCHANGED}
            self.get("placements", "ClaimLine").create(
                claim=claim,
                kind="travel",
                first_on=DAY,
                last_on=DAY,
                amount_minor=50_000,
                currency="USD",
                reason="Less was spent",
                grant=grant,
                pay_minor=pay,
                **decided,
            )


def what_is_found() -> dict:
    """By the models of today."""
    from placements.models import Claim, ClaimPayment, Grant, LineShare

    return {
        "claims": list(Claim.objects.order_by("pk").values_list("state", "owed_minor", "paid_minor")),
        "grants": [[row.programme.code, row.code, row.donor] for row in Grant.objects.all()],
        "shares": [[row.budget_line.code, row.grant.code, row.amount_minor] for row in LineShare.objects.all()],
        "payments": [
            [str(row.paid_on), row.reference, row.amount_minor, row.by.email] for row in ClaimPayment.objects.all()
        ],
    }


def go_on() -> None:
    """As today: a line carried by two grants, a payment in part, and a later payment that the bank sent back."""
    from placements.models import Claim, ClaimLine, Grant, LineShare

    line = ClaimLine.objects.get(shares__grant__code="B-2")
    LineShare.objects.create(
        line=line, budget_line=line.shares.get().budget_line, grant=Grant.objects.get(code="A-1"), amount_minor=1
    )
    paid, in_part = Claim.objects.get(state="paid"), Claim.objects.get(state="with_finance")
    came_back = {"came_back_on": PAID_ON + datetime.timedelta(days=9), "came_back_reason": "No such account"}
    for claim, reference, values in ((paid, "TT-8", came_back), (in_part, "TT-9", {})):
        claim.payments.create(
            amount_minor=6_000, reference=reference, paid_on=PAID_ON + datetime.timedelta(days=2), **values
        )
    Claim.objects.filter(pk=in_part.pk).update(state="partly_paid", paid_minor=6_000)


def what_was_kept(apps) -> dict:
    """By the models of the older release."""
    claims = apps.get_model("placements", "Claim").objects.order_by("pk")
    lines = apps.get_model("placements", "ClaimLine").objects.order_by("pk")
    return {
        "claims": [[row.state, str(row.paid_on), row.paid_reference] for row in claims],
        "lines": [[row.budget_line.code if row.budget_line else "", row.grant, row.accepted_minor] for row in lines],
    }


if __name__ == "__main__":
    OlderRelease(go_back()).write()
    call_command("migrate", verbosity=0)
    found = what_is_found()
    go_on()
    print(json.dumps([found, what_was_kept(go_back())]))
